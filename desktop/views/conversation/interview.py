"""The conversation: life domains at the left, questions in two languages in the middle, a quiet clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.model import Answer, Conversation, Dossier
from desktop.dossier.other_version import catch_up
from desktop.dossier.progress import counted, planned_until, progress, resume_at
from desktop.errors import UserError
from desktop.forms.bilingual import isolated
from desktop.forms.card import QuestionCard
from desktop.forms.footer import Saved
from desktop.views.aids.aid_buttons import BUTTONS
from desktop.views.clearing import clear
from desktop.views.conversation.completed_notice import CompletedNotice
from desktop.views.conversation.conversation_aids import ConversationAids
from desktop.views.conversation.conversation_clock import ConversationClock, plan
from desktop.views.conversation.conversation_footer import NEXT_QUESTION, ConversationFooter
from desktop.views.conversation.conversation_header import ConversationHeader, LanguageMenu, spoken
from desktop.views.conversation.conversation_keys import listen
from desktop.views.conversation.conversation_saving import ConversationSaving
from desktop.views.conversation.danger_notice import DangerNotice
from desktop.views.conversation.domain_rail import DomainRail
from desktop.views.conversation.earlier_answers import EarlierAnswers
from desktop.views.conversation.left_over_answers import NothingAsked
from desktop.views.conversation.particulars import Particulars, round_of
from desktop.views.conversation.question_list import QuestionList
from desktop.views.desk import Desk
from desktop.views.page import Page

SHORTCUTS = 9
MEND = "Verbeter het, of maak het vak leeg."
ROOMY, LETTERS = 1500, 14
"""Pixels, at letters of so many pixels, from which the life domains stay beside an open drawer."""
WORDED = 1180
"""The same, from which the buttons of the aids have words."""


class InterviewPage(Page):
    """A conversation. Every answer is saved at once, and leaving it loses nothing.

    Attributes:
        domains: the life domains of this round.
    """

    def __init__(
        self,
        desk: Desk,
        dossier: Dossier,
        conversation: Conversation,
        parent: QWidget | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Args: clock: seconds, for the minutes of the conversation."""
        super().__init__(parent)
        self.setObjectName("page")
        self.title = f"Gesprek met {isolated(dossier.newcomer.name)}"
        self._desk, self._dossier, self._conversation = desk, dossier, conversation
        questionnaire = desk.guide.questionnaire
        self._round = round_of(questionnaire, conversation)
        self.domains = questionnaire.asked(conversation.round)
        self._caught_up = catch_up(questionnaire, conversation)
        self._past = EarlierAnswers(desk.guide, self.domains, dossier, conversation)
        self._shown: frozenset[str] = frozenset()
        self._questions: QuestionList | None = None
        self._current = 0
        self._resumed = False
        self._read_only = conversation.completed
        codes = spoken(conversation.language, dossier.newcomer.language, desk.guide.translations)
        self._saving = ConversationSaving(desk, conversation, self)
        self._clock = ConversationClock(conversation.minutes, self._round.minutes, clock, not conversation.completed)
        self._languages = LanguageMenu(codes, conversation.language)
        self._rail = DomainRail(self.domains)
        self._aids = ConversationAids(desk, dossier, conversation, self)
        self._place = QVBoxLayout()
        self._danger = DangerNotice()
        self._footer = ConversationFooter(self.domains, conversation.completed)
        self._arrange()
        self._connect()
        self._rail.set_catalog(desk.guide.catalog(conversation.language))
        self._refresh()
        if self.domains:
            self.open_domain(resume_at(self.domains, self._shown, conversation))
        else:
            self._place.addWidget(NothingAsked(self._past.every_left_over()))

    def flush(self) -> bool:
        """Save everything that is still being typed, and where the conversation is.

        Returns:
            False when the disk refuses, or when something unusable stands in a field: then it is shown and said.
        """
        saved, wrong = self._saving.flush(), self._half_typed()
        if wrong is None:
            return saved and self._aids.flush()
        self._bring(wrong.question.id)
        self._desk.tell(f"Dit antwoord kan zo niet worden bewaard: '{wrong.question.text}' {MEND}", "warning")
        return False

    def abandon(self) -> bool:
        """Give up what cannot be kept: its question gets the answer back from before it was typed."""
        for card in self._questions.cards.values() if self._questions is not None else ():
            card.let_go()
        return self._saving.flush()

    def open_domain(self, index: int) -> None:
        """Put a life domain on the page. Only its own cards are there: a card is large in memory."""
        if not 0 <= index < len(self.domains):
            return
        self._current = index
        clear(self._place)
        self._questions = self._build(index)
        self._place.addWidget(self._questions)
        self._rail.show_chosen(index)
        self._footer.show_domain(index)
        self._refresh()
        self._questions.show()
        stop: QWidget = self._questions.last_stop()
        for following in (*self._danger.stops(), *self._footer.stops()):  # the tab key: questions before what is below
            self.setTabOrder(stop, following)
            stop = following

    def showEvent(self, event: QShowEvent) -> None:
        """Go on where the conversation was left."""
        super().showEvent(event)
        if self._resumed:
            return
        self._resumed = True
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focused)
        if self._caught_up:
            self._saving.place()
        QTimer.singleShot(0, self, self._resume)
        QTimer.singleShot(0, self._aids, self._aids.settle)

    def hideEvent(self, event: QHideEvent) -> None:
        """The page is left: nothing of it stays on another screen."""
        super().hideEvent(event)
        if not event.spontaneous():  # to minimise the window is not to leave the conversation
            self._aids.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room or less for what stands beside the questions."""
        super().resizeEvent(event)
        self._make_room()

    # Building

    def _arrange(self) -> None:
        header = ConversationHeader(
            self._dossier.newcomer.name,
            self._round.title,
            self._conversation.interpreter,
            self._languages,
            self._aids.buttons,
            self._clock,
        )
        middle = QVBoxLayout()
        middle.setSpacing(0)
        if self._read_only:
            completed = CompletedNotice(self._conversation.held_on)
            completed.change.connect(self._change_completed)
            middle.addWidget(completed)
        middle.addWidget(Particulars(self._desk.guide.questionnaire, self._dossier, self._conversation))
        middle.addLayout(self._place, 1)
        middle.addWidget(self._danger)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self._rail)
        columns.addLayout(middle, 1)
        columns.addWidget(self._aids.drawer)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(header)
        whole.addLayout(columns, 1)
        whole.addWidget(self._footer)

    def _connect(self) -> None:
        self._rail.chosen.connect(self._turn_to)
        self._footer.chosen.connect(self._turn_to)
        self._footer.pause.connect(self._pause)
        self._footer.finished.connect(self._finish)
        self._languages.chosen.connect(self._speak)
        self._clock.minute.connect(self._minute_passed)
        self._saving.saving.connect(partial(self._show_saved, "saving"))
        self._saving.saved.connect(partial(self._show_saved, "saved"))
        self._saving.failed.connect(partial(self._show_saved, "failed"))
        self._aids.chosen.connect(self._touched)
        self._aids.further.connect(partial(self._next_question, touched=True))
        self._aids.back.connect(self._previous_question)
        self._aids.exchanged.connect(self._saving.exchanges)
        self._aids.corrected.connect(lambda: self._speak(self._conversation.language))
        self._aids.drawer.turned.connect(lambda _: self._make_room())
        keys = {aid.key: partial(self._aids.use, name) for name, aid in BUTTONS.items()}
        keys |= {
            f"Ctrl+{number + 1}": partial(self._turn_to, number) for number in range(min(SHORTCUTS, len(self.domains)))
        }
        keys |= dict.fromkeys((NEXT_QUESTION, "Ctrl+Return"), partial(self._next_question))
        keys |= {"Ctrl+PgDown": partial(self._turn_by, 1), "Ctrl+PgUp": partial(self._turn_by, -1)}
        listen(self, keys)

    def _build(self, index: int) -> QuestionList:
        guide, conversation = self._desk.guide, self._conversation
        made = QuestionList(self.domains[index], guide.catalog(conversation.language), guide.phrase, self)
        for question_id, card in made.cards.items():
            card.show_answer(conversation.answer(question_id))
            if question_id in self._saving.refused:
                card.show_saved("failed", self._saving.refused[question_id])
        self._past.show_on(made)
        made.set_read_only(self._read_only)
        made.changed.connect(self._answered)
        return made

    # What happens

    def _answered(self, answer: Answer, immediate: bool) -> None:
        self._saving.answer(answer, immediate)
        self._move_to(answer.question)
        self._refresh()
        self._follow(answer.question)

    def _touched(self, question_id: str, value: object) -> None:
        """The newcomer chose on his own screen."""
        card = self._card(question_id)
        if card is not None and not self._read_only:
            card.choose(value)
            self._follow(question_id)

    def _follow(self, question_id: str) -> None:
        """Let the aids know which question is spoken of, and what is answered."""
        card = self._card(question_id)
        if card is not None:
            self._aids.follow(self.domains[self._current], card.question, self._past.value(question_id))

    def _turn_to(self, index: int) -> None:
        """Another life domain, at its beginning or at the first question that is still open."""
        if not 0 <= index < len(self.domains):
            return
        wrong = self._half_typed()
        if wrong is not None:
            self._bring(wrong.question.id)
            self._rail.show_chosen(self._current)
            return
        self.open_domain(index)
        self._begin()

    def _turn_by(self, step: int) -> None:
        self._turn_to(self._current + step)

    def _begin(self) -> None:
        """Put the keyboard on the first question that is still open, or else on the first."""
        asked = self._asked()
        first = next((item for item in asked if self._conversation.answer(item).state == "open"), next(iter(asked), ""))
        if self._questions is not None and first:
            self._move_to(first)
            self._questions.cards[first].focus()
            if self._read_only:
                self._questions.setFocus()
            elif first != asked[0]:
                self._questions.scroll_to(first)

    def _asked(self) -> list[str]:
        """Ids of the questions on the page, from top to bottom."""
        questions = self.domains[self._current].questions if self.domains else ()
        return [question.id for question in questions if question.id in self._shown]

    def _next_question(self, *, touched: bool = False) -> None:
        """The next question; after the last one the way further, or the next life domain for a newcomer's touch."""
        following = self._questions.after(self._aids.question_id, self._asked()) if self._questions is not None else []
        if following:
            self._bring(following[0], touched=touched)
        elif touched:
            self._turn_by(1)
        else:
            next(one for one in reversed(self._footer.stops()) if not one.isHidden()).setFocus()

    def _previous_question(self) -> None:
        """The question before this one; before the first, the last of the life domain before."""
        domain, asked = self._current, self._asked()
        following = self._questions.after(self._aids.question_id, asked) if self._questions is not None else []
        before = [item for item in asked if item not in (*following, self._aids.question_id)]
        if not before:
            self._turn_by(-1)
            before = self._asked() if self._current != domain else []
        if before:
            self._bring(before[-1], touched=True)

    def _bring(self, question_id: str, *, touched: bool = False) -> None:
        """Bring a question to the top, with the keyboard on it; a touch takes it from nobody who types beside it."""
        if self._questions is not None:
            self._questions.scroll_to(question_id)
            if not (touched and self._aids.drawer.isAncestorOf(self.focusWidget() or self)):
                self._questions.cards[question_id].focus()
            self._move_to(question_id)

    def _resume(self) -> None:
        """Scroll to the question at which the conversation was left, and put the cursor there."""
        questions, question_id = self._questions, self._conversation.at_question
        if questions is None or self._read_only or question_id not in self._asked():
            self._begin()
        else:
            self._bring(question_id)

    def _change_completed(self) -> None:
        """From now on a completed conversation can be changed."""
        self._read_only = False
        self._aids.let_change()
        if self._questions is not None:
            self._questions.set_read_only(False)
        self._begin()

    def _focused(self, _: QWidget | None, now: QWidget | None) -> None:
        if self._questions is not None and self.isVisible():
            question_id = self._questions.question_at(now)
            if question_id:
                self._move_to(question_id)

    def _move_to(self, question_id: str) -> None:
        self._follow(question_id)
        if question_id != self._conversation.at_question and not self._conversation.completed:
            self._conversation.at_question = question_id
            self._saving.place()

    def _minute_passed(self, minutes: int) -> None:
        if not self._conversation.completed:
            self._conversation.minutes = minutes
            self._saving.place()
        self._show_plan()

    def _speak(self, code: str) -> None:
        """Go on in another language; every answer stays."""
        try:
            catalog = self._desk.guide.catalog(code)
        except UserError as error:
            self._desk.tell(str(error), "error")
            self._languages.show_language(self._conversation.language)
            return
        if not self._conversation.completed:
            self._conversation.language = code
            self._saving.place()
        self._languages.show_language(code)
        self._rail.set_catalog(catalog)
        if self._questions is not None:
            self._questions.set_catalog(catalog)
        self._aids.speak(catalog)

    def _pause(self) -> None:
        if self.flush():
            self.leave.emit()

    def _finish(self) -> None:
        if self.flush():
            self.go.emit("actions", {"dossier": self._dossier.id, "conversation": self._conversation.id})

    def _half_typed(self) -> QuestionCard | None:
        return self._questions.half_typed(self._shown) if self._questions is not None else None

    def _card(self, question_id: str) -> QuestionCard | None:
        """The card of a question on the page."""
        return self._questions.cards.get(question_id) if self._questions is not None else None

    # Showing

    def _make_room(self) -> None:
        """An open drawer stands where the life domains were, unless there is room for both."""
        scale = max(self.font().pixelSize(), LETTERS) / LETTERS
        self._rail.setVisible(not self._aids.drawer.showing or self.width() >= ROOMY * scale)
        self._aids.buttons.show_words(self.width() >= WORDED * scale)

    def _refresh(self) -> None:
        """Show what is asked now, how far it has come, and what to do when there is danger."""
        guide, conversation = self._desk.guide, self._conversation
        asked, values = counted(self.domains, guide.conditions, self._dossier, conversation, self._past.known)
        self._shown = asked | self._past.otherwise
        if self._questions is not None:
            self._questions.show_only(self._shown)
        self._rail.show_progress(lambda index: progress(self.domains[index], self._shown, conversation))
        self._danger.show_protocols(guide.proposals(self._dossier, conversation, values))
        self._show_plan()

    def _show_plan(self) -> None:
        """How the time stands."""
        if not self._conversation.completed:
            until = planned_until(self.domains, self._current, self._round.minutes)
            rest = len(self.domains) - self._current
            self._clock.show_plan(plan(self._conversation.minutes, self._round.minutes, until, rest))

    def _show_saved(self, how: Saved, question_id: str, sentence: str = "") -> None:
        card = self._card(question_id)
        if card is not None:
            card.show_saved(how, sentence)
