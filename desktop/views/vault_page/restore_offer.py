"""A backup put back from within the program: a new vault beside the one that is open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.looks import button, label, look, state
from desktop.views.door.restore_fields import RestoreFields

_TEXT = (
    "Van de reservekopie wordt een nieuwe kluis gemaakt. De kluis die nu open is, blijft zoals hij is. "
    "De nieuwe opent u daarna op het eerste scherm, met 'Andere kluis kiezen…'."
)


class RestoreOffer(QFrame):
    """Hidden until a backup is chosen.

    Signals:
        restore: folder of the backup, folder of the new vault, passphrase or recovery key.

    Attributes:
        fields: the questions.
    """

    restore = Signal(Path, Path, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "notice")
        self.setObjectName("restore_offer")
        self.fields = RestoreFields()
        self.fields.wrong.connect(self.show_error)
        self.fields.chosen.connect(self._restore)
        self._error = label("", "error")
        self._error.setObjectName("restore_error")
        self._error.hide()
        self._yes, self._no = button("Terugzetten", "restore_yes", "primary"), button("Niet terugzetten", "restore_no")
        self._yes.clicked.connect(self.fields.submit)
        self._no.clicked.connect(self.close_offer)
        answers = QHBoxLayout()
        answers.addWidget(self._yes)
        answers.addWidget(self._no)
        answers.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 12, 18, 14)
        rows.setSpacing(6)
        rows.addWidget(label("Reservekopie terugzetten", "heading"))
        rows.addWidget(label(_TEXT))
        rows.addWidget(self.fields)
        rows.addWidget(self._error)
        rows.addLayout(answers)
        self.hide()

    def offer(self, vault: Path, backups: Sequence[Path], chosen: Path) -> None:
        """Show it, for one of the backups of a vault."""
        self.fields.offer(backups, vault.stem, vault.parent, chosen)
        self.show_error("")
        self.set_busy(False)
        self.show()
        self._no.setFocus()

    def close_offer(self) -> None:
        """Forget what was typed, and hide."""
        self.fields.wipe()
        self.hide()

    def set_busy(self, busy: bool) -> None:
        """While the vault is made nothing can be pressed twice."""
        self._yes.setText("Bezig met terugzetten…" if busy else "Terugzetten")
        self._yes.setEnabled(not busy)

    def show_error(self, sentence: str) -> None:
        """Show what went wrong; an empty sentence takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        state(self._error, "error" if sentence else "")

    def _restore(self, backup: Path, folder: Path, secret: str) -> None:
        self.set_busy(True)
        self.restore.emit(backup, folder, secret)
