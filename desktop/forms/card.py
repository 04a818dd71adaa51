"""One question with everything that belongs to it: head, earlier answer, field, and what is said besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.history import EarlierAnswer
from desktop.dossier.model import Answer
from desktop.errors import AnswerError
from desktop.forms.colours import Shade
from desktop.forms.earlier import KEY, Earlier
from desktop.forms.earlier_words import RoundTitle
from desktop.forms.explanation import Explanation
from desktop.forms.field import Phrase
from desktop.forms.fields import make
from desktop.forms.footer import Footer, Saved
from desktop.forms.head import Head
from desktop.forms.icons import Picture
from desktop.forms.looks import label, look, state
from desktop.forms.since_then import SinceThen
from desktop.questions import answers
from desktop.questions.model import Question
from desktop.translate.catalog import Catalog


class QuestionCard(QFrame):
    """A question as the two readers see it.

    What was shown and not touched comes back as it was, even when it no longer fits the question. While something
    unusable stands in the field, the answer is the one from before this piece of typing: what was read on the way
    (13, when 131 was typed) is no answer.

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
        self._catalog, self._phrase, self._understood = catalog, phrase, ""
        self._shown = Answer(question.id)
        self._touched = False
        self._settled = self._told = self._shown
        self._set_aside: Any = None
        self._cleared = False
        self._locked = self._read_only = False
        self._head = Head(question, catalog, phrase, self)
        self._earlier: Earlier | None = None
        self.field = make(question, catalog, phrase, self)
        self._error, self._warning = label("", "error", self), Picture("warning", Shade.DANGER, 18, self)
        self._error.setObjectName(f"error:{question.id}")
        self._footer = Footer(question.id, Explanation(question), self)
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
        self._column.setContentsMargins(20, 11, 20, 9)
        self._column.setSpacing(8)
        self._column.addWidget(self._head)
        self._column.addWidget(self.field)
        self._column.addLayout(wrong)
        self._column.addWidget(self._footer)
        self.show_error("")

    def show_answer(self, answer: Answer) -> None:
        """Show what is kept of this question."""
        self._shown, self._touched, self._set_aside = answer, False, None
        self._settled = self._told = answer
        self._cleared = answer.state in ("declined", "not_asked")
        self.field.show_value(answer.value if answer.state == "answered" else None)
        self._footer.show_state(answer.state)
        self._footer.show_note(answer.note)
        self._footer.concern.setChecked(answer.concern)
        state(self, "concern" if answer.concern else "")
        self.show_error("")
        self.show_saved("")

    def choose(self, value: Any | None) -> None:
        """Answer with a value chosen elsewhere: on the newcomer's own screen, or in an earlier conversation."""
        if self._locked:
            return
        self.field.show_value(value)
        self._take_over()
        self._tell(immediate=True)

    def let_go(self) -> None:
        """Drop what cannot be kept, and show the answer from before it was typed."""
        if not self._fitting():
            self.show_answer(self._usable())

    def set_read_only(self, read_only: bool) -> None:
        """Show the answer only, or let it be changed."""
        self._read_only = read_only
        self.field.setEnabled(not read_only and not self._locked)
        self._footer.set_read_only(read_only or self._locked)
        if self._earlier is not None:
            self._earlier.again.setEnabled(not read_only)

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

    def show_earlier(self, earlier: Sequence[EarlierAnswer], round_title: RoundTitle) -> None:
        """Show the answers of earlier conversations beside the question; nothing when there are none.

        Args:
            earlier: newest first.
        """
        if not earlier:
            return
        self._earlier = Earlier(self.question, earlier, round_title, self._catalog, self._phrase)
        self._earlier.set_catalog(self._catalog, self._understood)
        self._earlier.still_so.connect(self._still_so)
        self._earlier.still_declined.connect(self._still_declined)
        self._column.insertWidget(1, self._earlier)
        self._earlier.show()
        key = QShortcut(QKeySequence(KEY), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._still_so)

    def show_then(self, found: EarlierAnswer | None, locked: bool) -> None:
        """Show that the question was asked otherwise in this conversation itself, and what was answered to it.

        Args:
            found: what was answered; its value of today stands in the field, and what is kept does not change.
            locked: no answer can be given: it would be taken for one of the question of then.
        """
        self._locked = locked
        since = SinceThen(self.question, found, locked)
        self._column.insertWidget(1, since)
        since.show()
        self.field.show_value(found.value if found else None)
        self.set_read_only(self._read_only)

    def set_catalog(self, catalog: Catalog, understood: str = "") -> None:
        """Speak another language; every answer stays. `understood` as in `Bilingual.set_catalog`."""
        self._catalog, self._understood = catalog, understood
        self._head.set_catalog(catalog, understood)
        self.field.set_catalog(catalog)
        if self._earlier is not None:
            self._earlier.set_catalog(catalog, understood)

    def show_saved(self, how: Saved, sentence: str = "") -> None:
        """Say whether the answer is saved: '' (nothing), 'saving', 'saved', 'failed' with the reason.

        Something unusable in the field is never called saved, whatever was saved besides.
        """
        self._footer.show_saved(how if how == "failed" or self._fitting() else "", sentence)

    def show_error(self, sentence: str) -> None:
        """Say beside the field what is wrong with it; nothing for an empty text."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._warning.setVisible(bool(sentence))
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
        """Pass the answer on; while the field holds something unusable, the value from before goes along."""
        self._told = self._usable()
        if immediate:
            self._settled = self._told
        self.changed.emit(self._told, immediate)

    def _field_changed(self) -> None:
        self._take_over()
        if self._fitting():
            self._tell(immediate=self.field.immediate)
        else:
            self.show_saved("")
            if (self._told.state, self._told.value) != (self._settled.state, self._settled.value):
                self._tell(immediate=False)

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
        else:
            self._settled = self._usable()

    def _unanswered(self, chosen: str) -> None:
        """A chip clears the field; taking it back brings the value back."""
        if chosen:
            if not self._cleared:
                self._set_aside = self._value() if self._fitting() else self._settled.value
            self.field.clear()
        else:
            self.field.show_value(self._set_aside)
        self._cleared = bool(chosen)
        self._touched = True
        self.show_error("")
        self._tell(immediate=True)

    def _usable(self) -> Answer:
        """The answer now; of what is unusable, the answer from before it was typed."""
        try:
            return self._answer(self._value())
        except AnswerError:
            return replace(self._settled, note=self._note(), concern=self._footer.concern.isChecked())

    def _fitting(self) -> bool:
        """Whether what stands in the field can be kept."""
        try:
            self._value()
        except AnswerError:
            return False
        return True

    def _concern_changed(self) -> None:
        state(self, "concern" if self._footer.concern.isChecked() else "")
        self._tell(immediate=True)

    def _still_so(self) -> None:
        """Take the earlier value over; the earlier note stays where it was."""
        if self._earlier is not None and self._earlier.value is not None and self._earlier.again.isEnabled():
            self.choose(self._earlier.value)

    def _still_declined(self) -> None:
        self._footer.show_state("declined")
        self._unanswered("declined")
