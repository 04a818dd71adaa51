"""Putting a backup back: always into a new vault, so that nothing that is there can be lost by it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.forms.looks import button
from desktop.views.door.door import DoorPage
from desktop.views.door.restore_fields import RestoreFields

_TEXT = (
    "Van de reservekopie wordt een nieuwe kluis gemaakt. De oude kluis blijft staan zoals hij is, ook als hij "
    "beschadigd is."
)


class RestorePage(DoorPage):
    """Asks what it takes.

    Signals:
        restore: folder of the backup, folder of the new vault, passphrase or recovery key.

    Attributes:
        fields: the questions.
    """

    restore = Signal(Path, Path, str)

    def __init__(
        self, vault: Path | None, folder: Path, backups: Sequence[Path], parent: QWidget | None = None
    ) -> None:
        """Args:
        vault: the vault that was chosen at the door, if any.
        folder: where new vaults come otherwise.
        backups: those of that vault, the oldest first.
        """
        super().__init__("refresh", "Reservekopie terugzetten", _TEXT, parent)
        self.fields = RestoreFields()
        self.fields.offer(backups, vault.stem if vault else "Startgesprekken", vault.parent if vault else folder)
        self.fields.wrong.connect(self.show_error)
        self.fields.chosen.connect(self.restore)
        self._button = button("Terugzetten en openen", "restore", "primary")
        self._button.clicked.connect(self.fields.submit)
        back = button("Terug", "back", "quiet")
        back.clicked.connect(self.leave)
        last = QHBoxLayout()
        last.addWidget(back)
        last.addStretch(1)
        last.addWidget(self._button)
        self.body.addWidget(self.fields)
        self.body.addLayout(last)

    def set_busy(self, busy: bool) -> None:
        """While the vault is made nothing can be pressed twice."""
        self._button.setText("Bezig met terugzetten…" if busy else "Terugzetten en openen")
        self._button.setEnabled(not busy)

    def wipe(self) -> None:
        """Forget what was typed."""
        self.fields.wipe()
