"""The foot of a page: the way back at the left, and after it what a page puts there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button

PLACES: Mapping[str, str] = {
    "actions": "Afspraken",
    "around": "Rondom",
    "buddies": "Maatjes",
    "buddy": "Maatje",
    "deadlines": "Inburgering",
    "directory": "Sociale kaart",
    "dossier": "Dossier",
    "dossiers": "Nieuwkomers",
    "household": "Huishouden",
    "integration": "Inburgering",
    "interview": "Gesprek",
    "letters": "De papieren",
    "meeting": "Bijeenkomst",
    "meetings": "Bijeenkomsten",
    "monitor": "Cijfers",
    "planning": "Planning",
    "promises": "Wat is beloofd",
    "referrals": "Doorverwijzingen",
    "sitting": "Regieoverleg",
    "timeline": "Tijdlijn",
    "tips": "Tips",
    "work": "Werklijst",
}
"""What a way back says: where it leads to, by the name of the page."""
TO_DOSSIER = "Terug naar het dossier"
EDGE, BETWEEN, CLOSER = 24, 10, 8
"""Pixels at the ends, between two parts, and between two buttons where many stand beside each other."""


class PageFoot(QFrame):
    """As high as its buttons, whatever the page leaves.

    Attributes:
        back: the way back.
        row: the layout, with the way back in it already.
    """

    def __init__(self, words: str, back: Callable[[], object], parent: QWidget | None = None) -> None:
        """Args: words: of the way back; back: what it does."""
        super().__init__(parent)
        self.setProperty("look", "footer")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._said: Mapping[QPushButton, tuple[str, str]] = {}
        self.back = button(words, "back", "quiet")
        self.back.setIcon(icon("arrow-left", Shade.ACCENT))
        self.back.clicked.connect(back)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(EDGE, 10, EDGE, 10)
        self.row.setSpacing(BETWEEN)
        self.row.addWidget(self.back)

    def stand_below(self, page: QWidget, whole: QLayout | QWidget) -> None:
        """Lay a page out: what it shows has all the room there is, and this stands below it."""
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        if isinstance(whole, QLayout):
            rows.addLayout(whole, 1)
        else:
            rows.addWidget(whole, 1)
        rows.addWidget(self)

    def say(self, words: Mapping[QPushButton, tuple[str, str]]) -> None:
        """Put words on buttons: all of them or, where letters would be cut off, fewer; the first gives way first."""
        self._said = words
        for part, (whole, _) in words.items():
            part.setAccessibleName(whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room or less for the words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for part, (whole, _) in self._said.items():
            part.setText(whole)
        here = (item.widget() for item in map(self.row.itemAt, range(self.row.count())) if item is not None)
        shown = [one for one in here if one is not None and not one.isHidden()]
        for one in shown:
            one.ensurePolished()
        room = self.width() - 2 * EDGE - self.row.spacing() * len(shown)
        for part, (_, brief) in self._said.items():
            if self.isVisible() and sum(one.sizeHint().width() for one in shown) > room:
                part.setText(brief)
