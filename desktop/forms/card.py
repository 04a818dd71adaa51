"""One question with everything that belongs to it: head, earlier answer, field, and what is said besides."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.dossier.model import Answer
from desktop.errors import AnswerError
from desktop.forms.earlier import KEY, Earlier
from desktop.forms.field import Phrase
from desktop.forms.fields import make
from desktop.forms.footer import Footer, Saved
from desktop.forms.head import Head
from desktop.forms.icons import icon
from desktop.forms.looks import label, look, state
from desktop.questions import answers
from desktop.questions.model import Question
from desktop.translate.catalog import Catalog


class QuestionCard(QFrame):
    """A question as the two readers see it.

    What was shown and not touched comes back as it was, even when it no longer fits the question.

    Attributes:
        question: what is asked.
        field: the widget of its value.

    Signals:
        changed: the answer as it is now, and whether it is to be saved at once.
    """

    changed = Signal(object, bool)

    def __init__(self, question: Question, catalog: Catalog, phrase: Phrase, parent: QWidget | None = None) -> None:
        """Args: phrase: gives a fixed Dutch sentence by its id."""
        super().__init__(parent)
        look(self, "card")
        self.setObjectName(f"question:{question.id}")
        self.setAccessibleName(question.text)
        self.question = question
        self._catalog = catalog
        self._shown = Answer(question.id)
        self._touched = False
        self._usable: Any = None
        self._set_aside: Any = None
        self._cleared = False
        self._earlier_answer: Answer | None = None
        self._head = Head(question, catalog, phrase)
        self._earlier: Earlier | None = None
        self.field = make(question, catalog, phrase)
        self._error, self._warning = label("", "error"), QLabel()
        self._error.setObjectName(f"error:{question.id}")
        self._footer = Footer(question.id)
        self._arrange()
        self.field.changed.connect(self._field_changed)
        self.field.left.connect(self._field_left)
        self._footer.unanswered.connect(self._unanswered)
        self._footer.noted.connect(lambda: self._tell(immediate=False))
        self._footer.concern_changed.connect(self._concern_changed)

    def _arrange(self) -> None:
        wrong = QHBoxLayout()
        wrong.setSpacing(6)
        wrong.addWidget(self._warning, 0, Qt.AlignmentFlag.AlignTop)
        wrong.addWidget(self._error, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 20, 12)
        self._column.setSpacing(10)
        self._column.addWidget(self._head)
        self._column.addWidget(self.field)
        self._column.addLayout(wrong)
        self._column.addWidget(self._footer)
        self.show_error("")

    def show_answer(self, answer: Answer) -> None:
        """Show what is kept of this question."""
        self._shown, self._touched, self._set_aside = answer, False, None
        self._usable = answer.value
        self._cleared = answer.state in ("declined", "not_asked")
        self.field.show_value(answer.value if answer.state == "answered" else None)
        self._footer.show_state(answer.state)
        self._footer.show_note(answer.note)
        self._footer.concern.setChecked(answer.concern)
        state(self, "concern" if answer.concern else "")
        self.show_error("")
        self.show_saved("")

    def answer(self) -> Answer:
        """What is answered now.

        Raises:
            AnswerError: when what stands in the field cannot be kept; it is also said beside the field.
        """
        try:
            return self._answer(self._value())
        except AnswerError as error:
            self.show_error(str(error))
            raise

    def show_earlier(self, title: str, held_on: date, words: str, earlier: Answer | None = None) -> None:
        """Show an earlier answer beside the question.

        Args:
            title: which conversation it was, in Dutch.
            held_on: when that was.
            words: the earlier answer in Dutch words.
            earlier: the answer itself; None when it cannot be compared or taken over.
        """
        if self._earlier is None:
            self._earlier = Earlier(self.question.id)
            self._earlier.still_so.connect(self._still_so)
            self._column.insertWidget(1, self._earlier)
            self._earlier.show()
            key = QShortcut(QKeySequence(KEY), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self._still_so)
        self._earlier_answer = earlier if earlier and self._fits(earlier) else None
        self._earlier.show_words(title, held_on, words, copied=self._earlier_answer is not None)
        self._say_earlier()

    def set_catalog(self, catalog: Catalog) -> None:
        """Speak another language; every answer stays."""
        self._catalog = catalog
        self._head.set_catalog(catalog)
        self.field.set_catalog(catalog)
        self._say_earlier()

    def show_saved(self, how: Saved, sentence: str = "") -> None:
        """Say whether the answer is saved: '' (nothing), 'saving', 'saved', 'failed' with the reason."""
        self._footer.show_saved(how, sentence)

    def show_error(self, sentence: str) -> None:
        """Say beside the field what is wrong with it; nothing for an empty text."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._warning.setVisible(bool(sentence))
        if sentence:
            self._error.ensurePolished()
            ink = self._error.palette().color(QPalette.ColorRole.WindowText).name()
            self._warning.setPixmap(icon("warning", ink).pixmap(18, 18))
        self.field.mark(bool(sentence))
        self.field.setAccessibleDescription(sentence)

    def focus(self) -> None:
        """Put the keyboard on the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _value(self) -> Any:
        return self.field.value() if self._touched else self._shown.value

    def _answer(self, value: Any) -> Answer:
        unanswered = self._footer.state()
        how = unanswered or ("open" if value is None else "answered")
        return Answer(
            question=self.question.id,
            state=how,
            value=None if unanswered else value,
            note=self._note(),
            concern=self._footer.concern.isChecked(),
        )

    def _note(self) -> str:
        try:
            return str(answers.clean(self._footer.note.text(), answers.LONGEST_TEXT))
        except AnswerError:
            return ""

    def _tell(self, *, immediate: bool) -> None:
        """Pass the answer on; while the field holds something unusable, its last usable value goes along."""
        self.changed.emit(self._answer(self._last_usable()), immediate)

    def _field_changed(self) -> None:
        self._take_over()
        try:
            self.field.value()
        except AnswerError:
            self.show_saved("")
        else:
            self._tell(immediate=self.field.immediate)

    def _take_over(self) -> None:
        """The field speaks now: no chip, no error, and nothing put aside."""
        self._touched, self._cleared, self._set_aside = True, False, None
        self._footer.show_state("")
        self.show_error("")

    def _field_left(self) -> None:
        try:
            self.field.value()
        except AnswerError as error:
            self.show_error(str(error))

    def _unanswered(self, chosen: str) -> None:
        """A chip clears the field; taking it back brings the value back."""
        if chosen:
            if not self._cleared:
                self._set_aside = self._last_usable()
            self.field.clear()
        else:
            self.field.show_value(self._set_aside)
        self._cleared = bool(chosen)
        self._touched = True
        self.show_error("")
        self._tell(immediate=True)

    def _last_usable(self) -> Any:
        """The value now, or the last one before something unusable was typed."""
        try:
            self._usable = self._value()
        except AnswerError:
            return self._usable
        return self._usable

    def _concern_changed(self) -> None:
        state(self, "concern" if self._footer.concern.isChecked() else "")
        self._tell(immediate=True)

    def _fits(self, earlier: Answer) -> bool:
        try:
            return earlier.state == "answered" and answers.check(self.question, earlier.value) is not None
        except AnswerError:
            return False

    def _say_earlier(self) -> None:
        if self._earlier is None:
            return
        catalog, found, own = self._catalog, self._earlier_answer, ""
        spoken = self.question.type not in ("text", "number", "date")
        if found is not None and spoken and catalog.language.code != "nl":
            own = answers.in_words(self.question, found.value, catalog.say)
        self._earlier.show_own(own, catalog.language)

    def _still_so(self) -> None:
        """Take the earlier value over; the earlier note stays where it was."""
        if self._earlier_answer is None:
            return
        self.field.show_value(self._earlier_answer.value)
        self._take_over()
        self._tell(immediate=True)
