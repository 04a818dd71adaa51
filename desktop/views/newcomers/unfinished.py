"""A conversation that is not finished: go on with it, put its date right, or take it away while it is still empty."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.dossier.model import Conversation, Dossier
from desktop.dossier.planning import check_day, removable
from desktop.errors import UserError
from desktop.forms.looks import button, label
from desktop.questions import dates
from desktop.views.conversation.particulars import particulars
from desktop.views.desk import Desk
from desktop.views.inline_question import InlineQuestion
from desktop.views.newcomers.field_pairs import field_pairs, typed
from desktop.views.newcomers.unlikely_day import UnlikelyDay


class Unfinished(QWidget):
    """The ways on from a conversation that was begun.

    Signals:
        resumed: the person goes on with the conversation.
        corrected: the conversation was changed or taken away, and the dossier saved.
    """

    resumed = Signal()
    corrected = Signal()

    def __init__(
        self, desk: Desk, dossier: Dossier, conversation: Conversation, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._dossier, self._conversation = desk, dossier, conversation
        self._doubt = UnlikelyDay(dossier)
        self._error = label("", "error")
        self._error.setObjectName("conversation_error")
        self._error.hide()
        self._question = InlineQuestion()
        self._form = self._make_form()
        self._form.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(label(f"{title} van {dates.write(conversation.held_on)} is nog niet afgerond."))
        for sentence in particulars(desk.guide.questionnaire, dossier, conversation):
            whole.addWidget(label(sentence, "help"))
        for way in self._ways():
            whole.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._question, self._form, self._error):
            whole.addWidget(part)

    def _ways(self) -> list[QPushButton]:
        onward = button("Verder met het gesprek", "resume_conversation", "primary")
        onward.clicked.connect(self.resumed)
        change = button("Datum, tolk of plaats wijzigen", "change_conversation", "quiet")
        change.clicked.connect(self._open_form)
        if not removable(self._dossier, self._conversation):
            return [onward, change]
        remove = button("Dit gesprek weghalen", "remove_conversation", "quiet")
        remove.clicked.connect(self._ask)
        return [onward, change, remove]

    def _make_form(self) -> QWidget:
        made = QWidget()
        self._day = QLineEdit(dates.write(self._conversation.held_on))
        self._interpreter = QLineEdit(self._conversation.interpreter)
        self._place = QLineEdit(self._conversation.place)
        rows = QVBoxLayout(made)
        rows.setContentsMargins(0, 0, 0, 0)
        fields = (
            ("Datum", self._day, "held_on"),
            ("Tolk", self._interpreter, "interpreter"),
            ("Plaats", self._place, "place"),
        )
        for pair in field_pairs("change", fields):
            rows.addWidget(pair)
        save = button("Bewaren", "save_conversation", "primary")
        save.clicked.connect(self._change)
        cancel = button("Annuleren", "cancel_conversation", "quiet")
        cancel.clicked.connect(self._close_form)
        bottom = QHBoxLayout()
        bottom.addWidget(save)
        bottom.addWidget(cancel)
        bottom.addStretch(1)
        rows.addLayout(bottom)
        for line in (self._day, self._interpreter, self._place):
            line.returnPressed.connect(self._change)
        return made

    def flush(self) -> bool:
        """Save what was changed in the form; False when that cannot be done, and the error tells why."""
        return self._form.isHidden() or self._untouched() or self._keep()

    def _untouched(self) -> bool:
        held = self._conversation
        then = [dates.write(held.held_on), held.interpreter, held.place]
        return [self._day.text(), self._interpreter.text(), self._place.text()] == then

    def _open_form(self) -> None:
        self._form.show()
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_form(self) -> None:
        held = self._conversation
        self._day.setText(dates.write(held.held_on))
        self._interpreter.setText(held.interpreter)
        self._place.setText(held.place)
        self._say("")
        self._form.hide()

    def _change(self) -> None:
        if self._keep():
            self.corrected.emit()

    def _keep(self) -> bool:
        held = self._conversation
        before = held.held_on, held.interpreter, held.place
        try:
            day = dates.parse(self._day.text())
            if day != held.held_on:  # days that came in from elsewhere out of order are no reason to refuse a name
                check_day(self._dossier, day, self._desk.today(), held)
                self._doubt.check(day)
            held.interpreter, held.place, held.held_on = typed(self._interpreter), typed(self._place), day
            self._desk.dossiers.save_conversation(held)
        except UserError as error:
            held.held_on, held.interpreter, held.place = before
            self._say(str(error))
            return False
        self._say("")
        return True

    def _ask(self) -> None:
        self._question.ask("Dit lege gesprek weghalen?", "Weghalen", "Laten staan", self._remove)

    def _remove(self) -> None:
        place = self._dossier.conversations.index(self._conversation)
        self._dossier.conversations.remove(self._conversation)
        try:
            self._desk.dossiers.save(self._dossier)
        except UserError as error:
            self._dossier.conversations.insert(place, self._conversation)
            self._say(str(error))
            return
        self.corrected.emit()

    def _say(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
