"""'Wat ontbreekt': help that was needed and that nobody gave, and life domains about which there is no card."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.looks import badge, button, label, look
from desktop.views.clearing import clear
from desktop.views.directory.missing import Lack, Missing
from desktop.views.scrolled import Scrolled

HEADING = "Wat ontbreekt"
ABOUT = (
    "Hulp die het afgelopen jaar nodig was, en die niemand bood of die geweigerd werd. De aantallen zijn klein: "
    "deze lijst blijft in de kluis."
)
NOTHING = "Het afgelopen jaar kreeg iedereen de hulp die was voorgesteld."
BARE = "Nog geen kaart over"
SILENT = "Wordt niet meer voorgesteld, want de organisatie is gestopt. Kies in rules.yaml een andere"
BUSY = "Dit wordt uitgezocht…"


class MissingView(QWidget):
    """A row for each kind of help.

    Signals:
        wanted: title of a life domain whose cards are asked for.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("directory_missing")
        self._area = Scrolled("directory_missing_scroll")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(label(HEADING, "heading"))
        rows.addWidget(label(ABOUT, "help"))
        rows.addWidget(self._area, 1)
        self._area.rows.setSpacing(8)
        self.say(BUSY)

    def say(self, words: str) -> None:
        """Only words."""
        clear(self._area.rows)
        self._area.rows.addWidget(label(words, "help"))
        self._area.rows.addStretch(1)

    def show_missing(self, found: Missing) -> None:
        """Show what is missing."""
        clear(self._area.rows)
        if not found.lacks:
            self._area.rows.addWidget(label(NOTHING, "help"))
        for number, lack in enumerate(found.lacks):
            self._area.rows.addWidget(self._row(number, lack))
        told = (("missing_silent", SILENT, found.silent), ("missing_bare", BARE, found.bare))
        for name, words, titles in told:
            if titles:
                line = label(f"{words}: {', '.join(title.rstrip('.') for title in titles)}.")
                line.setObjectName(name)
                self._area.rows.addWidget(line)
        self._area.rows.addStretch(1)

    def _row(self, number: int, lack: Lack) -> QFrame:
        card = QFrame()
        look(card, "panel")
        card.setObjectName(f"missing:{number}")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(16, 10, 16, 10)
        rows.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(label(lack.what, "theme"), 1)
        head.addWidget(badge("1 mens" if lack.people == 1 else f"{lack.people} mensen"), 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(head)
        rows.addWidget(label(f"{lack.theme}: {lack.why}", "help"))
        if lack.offers:
            words = "Bekijk de ene kaart hierover" if lack.offers == 1 else f"Bekijk de {lack.offers} kaarten hierover"
            link = button(words, f"missing_link:{number}", "quiet")
            link.clicked.connect(lambda: self.wanted.emit(lack.theme))
            rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            rows.addWidget(label("Er is nog geen kaart over dit leefgebied.", "small"))
        return card
