"""The words 'Geen netwerk gebruikt' in the strip, which stand there only while they are true."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import offline
from desktop.forms.colours import Shade
from desktop.forms.icons import Picture
from desktop.forms.looks import label

PICTURE = 18
MEANS = (
    "Dit programma gebruikt geen netwerk: elke poging wordt geweigerd, ook van onderdelen van anderen.\n"
    "Zo gaat geen antwoord en geen vertaling het internet op. Alleen als u zelf print, kan dat via een netwerkprinter."
)


class NetworkStatement(QWidget):
    """Says that no network is used, because the program refuses it in this process; hidden where it does not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("network_statement")
        self._worded = True
        self._picture = picture = Picture("offline", Shade.INK, PICTURE)
        self._words = label("Geen netwerk gebruikt", "small")
        self._words.setWordWrap(False)
        self._words.setObjectName("network_words")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(6)
        row.addWidget(picture)
        row.addWidget(self._words, 0, Qt.AlignmentFlag.AlignVCenter)
        self.look()

    def show_words(self, worded: bool) -> None:
        """Words beside the picture, or the picture alone, which says the same in its tooltip."""
        self._worded = worded
        self.look()

    def look(self) -> None:
        """Say what is so now."""
        self._picture.setVisible(offline.standing())
        self._words.setVisible(offline.standing() and self._worded)
        refused = offline.refused()
        told = f"\nGeweigerd tot nu toe: {refused} keer." if refused else ""
        self.setToolTip(MEANS + told)
        self.setAccessibleName(self._words.text() if offline.standing() else "")

    def showEvent(self, event: QShowEvent) -> None:
        """Look again."""
        super().showEvent(event)
        self.look()

    def event(self, event: QEvent) -> bool:
        """Look again before the explanation is shown."""
        if event.type() == QEvent.Type.ToolTip:
            self.look()
        return super().event(event)
