"""What the editors of an action and of a referral have in common: a heading, an error, save and cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.model import Action, Referral
from desktop.errors import UserError
from desktop.forms.looks import button, label, named, state
from desktop.views.scrolled import Scrolled


class Editor(QWidget):
    """Fields above, 'save' and 'cancel' below. Nothing changes before 'save'; Escape cancels.

    Signals:
        saved: the record that was edited.
        cancelled: nothing was changed.

    Attributes:
        record: what is edited.
        fields: layout to put the fields in.
    """

    saved = Signal(object)
    cancelled = Signal()

    def __init__(
        self, record: Action | Referral, name: str, heading: str, save_text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.record = record
        self._first: tuple[object, ...] = ()
        named(self, name, heading)
        title = label(heading, "heading")
        title.setObjectName("editor_heading")
        self._area = Scrolled("editor_scroll")
        self.fields = self._area.rows
        self.fields.setSpacing(6)
        self._error = label("", "error")
        self._error.setObjectName("editor_error")
        self._error.hide()
        save = button(save_text, "editor_save", "primary")
        save.clicked.connect(self.submit)
        self._cancel = button("Annuleren", "editor_cancel", "quiet")
        self._cancel.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.addWidget(save)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 12, 16)
        rows.setSpacing(10)
        rows.addWidget(title)
        rows.addWidget(self._area, 1)
        rows.addWidget(self._error)
        rows.addLayout(buttons)

    def store(self) -> Action | Referral:
        """Put what is in the fields into the record, and return it.

        Raises:
            UserError: something is missing or wrong; the record is unchanged.
        """
        raise NotImplementedError

    def typed(self) -> tuple[object, ...]:
        """What is in the fields now."""
        raise NotImplementedError

    def begin(self) -> None:
        """Remember what the fields are filled with; called when they are."""
        self._first = self.typed()

    @property
    def touched(self) -> bool:
        """Whether something in the fields was changed."""
        return self.typed() != self._first

    def submit(self) -> bool:
        """Save when everything is right, or say what is not. Returns whether it was saved."""
        try:
            record = self.store()
        except UserError as error:
            self.complain(str(error))
            return False
        self.saved.emit(record)
        return True

    def complain(self, sentence: str) -> None:
        """Say what has to change before this can be saved; an empty sentence takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        state(self._error, "error" if sentence else "")
        focused = self._area.focusWidget()
        if sentence and focused is not None:
            self._area.ensureWidgetVisible(focused)

    def add(self, text: str, field: QWidget) -> None:
        """Add a field with its label above it."""
        title = label(text, "help")
        title.setBuddy(field)
        self.fields.addWidget(title)
        self.fields.addWidget(field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves everything as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
