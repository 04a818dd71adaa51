"""The conversation: life domains at the left, questions in two languages in the middle, a quiet clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.changes import earlier_answer
from desktop.dossier.model import Answer, Conversation, Dossier
from desktop.dossier.progress import planned_until, progress, resume_at, shown
from desktop.errors import AnswerError, UserError
from desktop.forms.bilingual import isolated
from desktop.forms.card import QuestionCard
from desktop.forms.footer import Saved
from desktop.forms.looks import label
from desktop.questions.model import Round
from desktop.translate.catalog import available
from desktop.translate.languages import language
from desktop.views.clearing import clear
from desktop.views.conversation.completed_notice import CompletedNotice
from desktop.views.conversation.conversation_clock import ConversationClock
from desktop.views.conversation.conversation_footer import NEXT_QUESTION, ConversationFooter
from desktop.views.conversation.conversation_header import ConversationHeader, LanguageMenu
from desktop.views.conversation.conversation_saving import ConversationSaving
from desktop.views.conversation.danger_notice import DangerNotice
from desktop.views.conversation.domain_rail import DomainRail
from desktop.views.conversation.question_list import QuestionList
from desktop.views.desk import Desk
from desktop.views.follow_up.answer_words import said
from desktop.views.page import Page

SHORTCUTS = 9
MEND = "Verbeter het, of maak het vak leeg."
EARLIER = 600
"""Signs of an earlier answer that stand beside the question; the rest is in the dossier."""


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
        self._earlier = dossier.before(conversation)
        known = [item for item in desk.guide.questionnaire.rounds if item.id == conversation.round]
        self._round = known[0] if known else Round(id=conversation.round, title="Gesprek")
        self.domains = desk.guide.questionnaire.asked(conversation.round)
        self._shown: frozenset[str] = frozenset()
        self._questions: QuestionList | None = None
        self._current = 0
        self._resumed = False
        self._read_only = conversation.completed
        self._saving = ConversationSaving(desk, conversation, self)
        self._clock = ConversationClock(conversation.minutes, self._round.minutes, clock, not conversation.completed)
        self._languages = LanguageMenu(self._spoken(), conversation.language)
        self._rail = DomainRail(self.domains)
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
            self._place.addWidget(label("In dit gesprek worden geen vragen gesteld.", "heading"))

    def flush(self) -> bool:
        """Save everything that is still being typed, and where the conversation is.

        Returns:
            False when the disk refuses, or when something unusable stands in a field: then it is shown and said.
        """
        saved, wrong = self._saving.flush(), self._half_typed()
        if wrong is None:
            return saved
        self._show_half_typed(wrong)
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
        stop = _last_stop(self._questions)
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
        QTimer.singleShot(0, self, self._resume)

    # Building

    def _arrange(self) -> None:
        header = ConversationHeader(
            self._dossier.newcomer.name,
            self._round.title,
            self._conversation.interpreter,
            self._languages,
            self._clock,
        )
        middle = QVBoxLayout()
        middle.setSpacing(0)
        if self._read_only:
            completed = CompletedNotice(self._conversation.held_on)
            completed.change.connect(self._change_completed)
            middle.addWidget(completed)
        middle.addLayout(self._place, 1)
        middle.addWidget(self._danger)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self._rail)
        columns.addLayout(middle, 1)
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
        self._saving.saving.connect(lambda question_id: self._show_saved(question_id, "saving"))
        self._saving.saved.connect(lambda question_id: self._show_saved(question_id, "saved"))
        self._saving.failed.connect(lambda question_id, why: self._show_saved(question_id, "failed", why))
        for number in range(min(SHORTCUTS, len(self.domains))):
            self._shortcut(f"Ctrl+{number + 1}", partial(self._turn_to, number))
        for keys in (NEXT_QUESTION, "Ctrl+Return"):
            self._shortcut(keys, self._next_question)
        self._shortcut("Ctrl+PgDown", lambda: self._turn_to(self._current + 1))
        self._shortcut("Ctrl+PgUp", lambda: self._turn_to(self._current - 1))

    def _shortcut(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _build(self, index: int) -> QuestionList:
        guide, conversation = self._desk.guide, self._conversation
        made = QuestionList(self.domains[index], guide.catalog(conversation.language), guide.phrase, self)
        for question_id, card in made.cards.items():
            card.show_answer(conversation.answer(question_id))
            if question_id in self._saving.refused:
                card.show_saved("failed", self._saving.refused[question_id])
            if self._earlier is not None:
                self._show_earlier(card, self._earlier)
        made.set_read_only(self._read_only)
        made.changed.connect(self._answered)
        return made

    def _show_earlier(self, card: QuestionCard, before: Conversation) -> None:
        answer, comparable = earlier_answer(card.question, before)
        if answer is None or answer.state not in ("answered", "declined"):
            return
        guide = self._desk.guide
        held = [item.title for item in guide.questionnaire.rounds if item.id == before.round]
        held.append(language(before.language).dutch)
        if before.interpreter:
            held.append(f"tolk {isolated(before.interpreter)}")
        words = said(card.question, answer, EARLIER)
        if not comparable:
            words += " (de vraag was toen anders)"
        card.show_earlier(", ".join(held), before.held_on, words, answer if comparable else None)

    def _spoken(self) -> list[str]:
        """Codes of the languages to choose from: those of the people at the table first, Dutch last."""
        own = [self._conversation.language, self._dossier.newcomer.language]
        codes = dict.fromkeys([*own, *available(self._desk.guide.translations)])
        return [*(code for code in codes if code != "nl"), "nl"]

    # What happens

    def _answered(self, answer: Answer, immediate: bool) -> None:
        self._saving.answer(answer, immediate)
        self._move_to(answer.question)
        self._refresh()

    def _turn_to(self, index: int) -> None:
        """Another life domain, at its beginning or at the first question that is still open."""
        if not 0 <= index < len(self.domains):
            return
        wrong = self._half_typed()
        if wrong is not None:
            self._show_half_typed(wrong)
            self._rail.show_chosen(self._current)
            return
        self.open_domain(index)
        self._begin()

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

    def _next_question(self) -> None:
        """Put the keyboard on the next question; after the last one, on the way further."""
        questions, asked = self._questions, self._asked()
        if questions is None:
            return
        here = questions.question_at(self.focusWidget())
        following = asked[asked.index(here) + 1 :] if here in asked else asked
        if not following:
            next(one for one in reversed(self._footer.stops()) if not one.isHidden()).setFocus()
            return
        questions.scroll_to(following[0])
        questions.cards[following[0]].focus()

    def _resume(self) -> None:
        """Scroll to the question at which the conversation was left, and put the cursor there."""
        questions, question_id = self._questions, self._conversation.at_question
        if questions is None or self._read_only or question_id not in self._asked():
            self._begin()
            return
        questions.scroll_to(question_id)
        questions.cards[question_id].focus()

    def _change_completed(self) -> None:
        """From now on a completed conversation can be changed."""
        self._read_only = False
        if self._questions is not None:
            self._questions.set_read_only(False)
        self._begin()

    def _focused(self, _: QWidget | None, now: QWidget | None) -> None:
        if self._questions is not None and self.isVisible():
            question_id = self._questions.question_at(now)
            if question_id:
                self._move_to(question_id)

    def _move_to(self, question_id: str) -> None:
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

    def _pause(self) -> None:
        if self.flush():
            self.leave.emit()

    def _finish(self) -> None:
        if self.flush():
            self.go.emit("actions", {"dossier": self._dossier.id, "conversation": self._conversation.id})

    def _half_typed(self) -> QuestionCard | None:
        """The first question with something in its field that cannot be kept; it says so itself."""
        for question_id, card in self._questions.cards.items() if self._questions is not None else ():
            try:
                if question_id in self._shown:
                    card.answer()
            except AnswerError:
                return card
        return None

    def _show_half_typed(self, card: QuestionCard) -> None:
        if self._questions is not None:
            self._questions.scroll_to(card.question.id)
            card.focus()

    # Showing

    def _refresh(self) -> None:
        """Show what is asked now, how far it has come, and what to do when there is danger."""
        guide, conversation = self._desk.guide, self._conversation
        self._shown = shown(self.domains, guide.conditions, self._dossier, conversation)
        if self._questions is not None:
            self._questions.show_only(self._shown)
        self._rail.show_progress(lambda index: progress(self.domains[index], self._shown, conversation))
        self._danger.show_protocols(guide.proposals(self._dossier, conversation))
        self._show_plan()

    def _show_plan(self) -> None:
        """How the time stands: a plain number, never an alarm."""
        if self._conversation.completed:
            return
        minutes, whole = self._conversation.minutes, self._round.minutes
        until = planned_until(self.domains, self._current, whole)
        rest = len(self.domains) - self._current
        if minutes <= until:
            self._clock.show_plan(f"dit onderwerp tot ongeveer {until} min")
        elif minutes < whole:
            topics = "dit onderwerp" if rest == 1 else f"{rest} onderwerpen"
            self._clock.show_plan(f"nog {whole - minutes} min voor {topics}")
        else:
            self._clock.show_plan("rond rustig af, of spreek nog eens af")

    def _show_saved(self, question_id: str, how: Saved, sentence: str = "") -> None:
        card = self._questions.cards.get(question_id) if self._questions is not None else None
        if card is not None:
            card.show_saved(how, sentence)


def _last_stop(page: QWidget) -> QWidget:
    """The last widget inside another at which the tab key stops."""
    last, here = page, page.nextInFocusChain()
    while here is not None and page.isAncestorOf(here):
        last = last if here.focusPolicy() == Qt.FocusPolicy.NoFocus else here
        here = here.nextInFocusChain()
    return last
