"""The vault is there, but its recovery key never came on paper: a new one is made, now or another time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.forms.looks import button
from desktop.views.door.door import DoorPage

TEXT = (
    "U bent vorige keer gestopt voordat de herstelsleutel van '{vault}' op papier stond. Uw dossiers zijn veilig. Maar "
    "wie nu de wachtzin kwijtraakt, komt nooit meer in de kluis. Maak daarom een nieuwe sleutel; het duurt één minuut."
)


class ReminderPage(DoorPage):
    """Asks once at each start, and never stands in the way of a conversation.

    Signals:
        renew: a new key is wanted.
        later: not now.
    """

    renew = Signal()
    later = Signal()

    def __init__(self, vault: str, parent: QWidget | None = None) -> None:
        super().__init__("key", "Er ligt nog geen herstelsleutel", TEXT.format(vault=vault), parent)
        self._make = button("Nieuwe herstelsleutel maken", "reminder_renew", "primary")
        self._make.clicked.connect(self.renew)
        self._wait = button("Later, eerst aan het werk", "reminder_later", "quiet")
        self._wait.clicked.connect(self.later)
        last = QHBoxLayout()
        last.addWidget(self._wait)
        last.addStretch(1)
        last.addWidget(self._make)
        self.body.addLayout(last)
        self.first = self._make

    def set_busy(self, busy: bool) -> None:
        """While the key is made nothing can be pressed twice."""
        for part in (self._make, self._wait):
            part.setEnabled(not busy)
