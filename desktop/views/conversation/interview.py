"""The conversation: life domains at the left, questions in two languages in the middle, a quiet clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.dossier.model import Answer, Conversation, Dossier
from desktop.dossier.other_version import catch_up
from desktop.dossier.progress import counted, progress, resume_at
from desktop.errors import UserError
from desktop.forms.bilingual import isolated
from desktop.forms.card import QuestionCard
from desktop.forms.footer import Saved
from desktop.views.aids.aid_buttons import BUTTONS
from desktop.views.conversation.conversation_aids import ConversationAids
from desktop.views.conversation.conversation_footer import NEXT_QUESTION
from desktop.views.conversation.conversation_frame import ConversationFrame
from desktop.views.conversation.conversation_keys import listen
from desktop.views.conversation.conversation_saving import ConversationSaving
from desktop.views.conversation.earlier_answers import EarlierAnswers
from desktop.views.conversation.left_over_answers import NothingAsked
from desktop.views.conversation.question_list import QuestionList
from desktop.views.desk import Desk
from desktop.views.page import Page

SHORTCUTS = 9
MEND = "Verbeter het, of maak het vak leeg."


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
        self.domains = questionnaire.asked(conversation.round)
        self._caught_up = catch_up(questionnaire, conversation)
        self._past = EarlierAnswers(desk.guide, self.domains, dossier, conversation)
        self._shown: frozenset[str] = frozenset()
        self._questions: QuestionList | None = None
        self._current = 0
        self._resumed = False
        self._read_only = conversation.completed
        self._saving = ConversationSaving(desk, conversation, self)
        self._aids = ConversationAids(desk, dossier, conversation, self)
        self._frame = ConversationFrame(self, desk.guide, dossier, conversation, self.domains, self._aids, clock)
        self._connect()
        self._count()
        if self.domains:
            self.open_domain(resume_at(self.domains, self._shown, conversation))
        else:
            self._frame.put(NothingAsked(self._past.every_left_over()))
            self._show()

    @property
    def whole(self) -> bool:
        """Whether every card of the life domain is there."""
        return self._questions is None or self._questions.whole

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
        self._questions = self._build(index)
        self._frame.put(self._questions)
        self._frame.rail.show_chosen(index)
        self._frame.footer.show_domain(index)
        self._show()
        self._questions.show()

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
        self._frame.make_room()

    # Building

    def _connect(self) -> None:
        frame = self._frame
        for way in (frame.rail, frame.footer):
            way.chosen.connect(self._turn_to)
        frame.footer.pause.connect(self._pause)
        frame.footer.finished.connect(self._finish)
        frame.languages.chosen.connect(self._speak)
        frame.clock.minute.connect(self._minute_passed)
        if frame.completed is not None:
            frame.completed.change.connect(self._change_completed)
        self._saving.saving.connect(partial(self._show_saved, "saving"))
        self._saving.saved.connect(partial(self._show_saved, "saved"))
        self._saving.failed.connect(partial(self._show_saved, "failed"))
        self._aids.chosen.connect(self._touched)
        self._aids.further.connect(partial(self._next_question, touched=True))
        self._aids.back.connect(self._previous_question)
        self._aids.exchanged.connect(self._saving.exchanges)
        self._aids.corrected.connect(lambda: self._speak(self._conversation.language))
        self._aids.drawer.turned.connect(lambda _: frame.make_room())
        keys = {aid.key: partial(self._aids.use, name) for name, aid in BUTTONS.items()}
        keys |= {
            f"Ctrl+{number + 1}": partial(self._turn_to, number) for number in range(min(SHORTCUTS, len(self.domains)))
        }
        keys |= dict.fromkeys((NEXT_QUESTION, "Ctrl+Return"), partial(self._next_question))
        keys |= {"Ctrl+PgDown": partial(self._turn_by, 1), "Ctrl+PgUp": partial(self._turn_by, -1)}
        listen(self, keys)

    def _build(self, index: int) -> QuestionList:
        guide, domain = self._desk.guide, self.domains[index]
        made = QuestionList(domain, guide.catalog(self._conversation.language), guide.phrase, self)
        made.set_read_only(self._read_only)
        made.show_only(self._shown)
        made.changed.connect(self._answered)
        made.begin(self._fill, partial(self._past.show_below, made))
        return made

    def _fill(self, card: QuestionCard) -> None:
        """Show on a card what is known."""
        question_id = card.question.id
        card.show_answer(self._conversation.answer(question_id))
        if question_id in self._saving.refused:
            card.show_saved("failed", self._saving.refused[question_id])
        self._past.show_on(card)

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
            self._frame.rail.show_chosen(self._current)
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
            self._move_to(first)  # by then its card is there
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
            next(one for one in reversed(self._frame.footer.stops()) if not one.isHidden()).setFocus()

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
        elif question_id == self._asked()[0]:  # where the life domain begins, with its introduction
            self._move_to(question_id)
            questions.cards[question_id].focus()
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
        self._frame.show_plan(self._current)

    def _speak(self, code: str) -> None:
        """Go on in another language; every answer stays."""
        try:
            catalog = self._desk.guide.catalog(code)
        except UserError as error:
            self._desk.tell(str(error), "error")
            self._frame.languages.show_language(self._conversation.language)
            return
        if not self._conversation.completed:
            self._conversation.language = code
            self._saving.place()
        self._frame.speak(catalog)
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
        """The card of a question of this life domain."""
        return self._questions.card(question_id) if self._questions is not None else None

    # Showing

    def _refresh(self) -> None:
        """An answer changed: see what that means, and show it."""
        self._count()
        self._show()

    def _count(self) -> None:
        """See what is asked now, and what is to be proposed."""
        guide, conversation = self._desk.guide, self._conversation
        asked, values = counted(self.domains, guide.conditions, self._dossier, conversation, self._past.known)
        self._shown = asked | self._past.otherwise
        self._proposals = guide.proposals(self._dossier, conversation, values)

    def _show(self) -> None:
        """Show what is asked now, how far it has come, and what to do when there is danger."""
        if self._questions is not None:
            self._questions.show_only(self._shown)
        self._frame.rail.show_progress(lambda index: progress(self.domains[index], self._shown, self._conversation))
        self._frame.danger.show_protocols(self._proposals)
        self._frame.show_plan(self._current)

    def _show_saved(self, how: Saved, question_id: str, sentence: str = "") -> None:
        if self._questions is not None and question_id in self._questions.cards:
            self._questions.cards[question_id].show_saved(how, sentence)
