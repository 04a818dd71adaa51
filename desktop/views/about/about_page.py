"""Over dit programma: version and licence, where files are, how to report a problem, and the parts of others."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop import about
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, look
from desktop.views.about.part_panel import PartPanel
from desktop.views.desk import Desk
from desktop.views.page import Page
from desktop.views.scrolled import Scrolled

SIGN_SIZE = 72
"""Pixels; the sign grows with nothing."""
TROUBLE = (
    "Meld het aan de beheerder van uw gemeente. Vertel wat u deed en wat u zag. Kopieer hieronder de gegevens van deze "
    "computer en stuur die mee. Noem nooit een naam of een antwoord van een nieuwkomer, en stuur geen foto van het "
    "scherm."
)
PLACES = (
    "Alles staat op deze computer. Wordt het programma verwijderd, dan blijven uw kluizen, voorkeuren, vertalingen en "
    "vertaalmodellen staan."
)
OTHERS = (
    "Dit programma is gebouwd met werk van anderen. Kies een onderdeel om de licentie te lezen. Qt en PySide6 gebruikt "
    "het onder de LGPL: zij staan als losse bestanden in de map van het programma, en u mag ze vervangen."
)


class AboutPage(Page):
    """Four cards, one below another."""

    title = "Over dit programma"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._tell = desk.tell
        back = button("Voorkeuren", "back", "quiet")
        back.setIcon(icon("arrow-left"))
        back.clicked.connect(self.leave)
        top = QHBoxLayout()
        top.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(label(self.title, "title"), 1)
        scroll = Scrolled("about_scroll")
        scroll.rows.setContentsMargins(40, 20, 40, 24)
        scroll.rows.setSpacing(14)
        scroll.rows.addLayout(top)
        for card in (self._program(), self._places(), self._trouble(), self._others()):
            scroll.rows.addWidget(card)
        scroll.rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _program(self) -> QFrame:
        card, rows = _card("")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(f"Startgesprek {about.version()}", "heading"))
        words.addWidget(label(f"Licentie: {about.LICENCE}. {about.MEANS}"))
        sign = QSvgWidget(str(about.SIGN))
        sign.setFixedSize(SIGN_SIZE, SIGN_SIZE)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        rows.addLayout(row)
        return card

    def _places(self) -> QFrame:
        card, rows = _card("Waar staat wat?")
        rows.addWidget(label(PLACES, "help"))
        pairs = QGridLayout()
        pairs.setHorizontalSpacing(20)
        pairs.setVerticalSpacing(6)
        pairs.setColumnStretch(0, 2)
        pairs.setColumnStretch(1, 5)
        for row, (what, place) in enumerate(about.places()):
            shown = label(_breakable(place))
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setAccessibleName(f"{what}: {place}")
            pairs.addWidget(label(what, "help"), row, 0)
            pairs.addWidget(shown, row, 1)
        rows.addSpacing(4)
        rows.addLayout(pairs)
        return card

    def _trouble(self) -> QFrame:
        card, rows = _card("Er gaat iets mis")
        rows.addWidget(label(TROUBLE))
        copy = button("Gegevens van deze computer kopiëren", "copy_machine")
        copy.clicked.connect(self._copy)
        rows.addSpacing(4)
        rows.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _others(self) -> QFrame:
        card, rows = _card("Onderdelen van anderen")
        rows.addWidget(label(OTHERS, "help"))
        rows.addSpacing(4)
        rows.addWidget(PartPanel())
        return card

    def _copy(self) -> None:
        QApplication.clipboard().setText("\n".join(about.machine()))
        self._tell(
            "Gekopieerd: versies van het programma en van deze computer. Er staat niets van een nieuwkomer in.", "done"
        )


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    look(card, "card")
    rows = QVBoxLayout(card)
    rows.setContentsMargins(24, 18, 24, 20)
    rows.setSpacing(6)
    if title:
        rows.addWidget(label(title, "heading"))
    return card, rows


def _breakable(place: str) -> str:
    """A path may be long: it breaks after each folder."""
    return place.replace("/", "/\u200b").replace("\\", "\\\u200b")
