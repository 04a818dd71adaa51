"""What is known of an organisation: what it offers, how long the wait is, how old that is, who is involved already."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.dossier.waiting import Expectation
from desktop.forms.colours import Shade
from desktop.forms.icons import Picture
from desktop.forms.looks import label
from desktop.municipality.model import Organisation
from desktop.views.agreements.surroundings import Already
from desktop.views.clearing import clear
from desktop.views.wording import day, waiting

INVOLVED: dict[str, tuple[str, str, Shade]] = {
    "organisation": ("", "info", Shade.ACCENT),
    "need": ("reason", "warning", Shade.CONCERN),
    "household": ("", "home", Shade.ACCENT),
    "others": ("small", "people", Shade.MUTED),
}
"""Of each sentence of `Already`, in this order: how it looks, its picture, the colour of the picture."""


class OrganisationFacts(QWidget):
    """Name, waiting time, offer; a warning when nobody checked the entry for half a year; who is involved already."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = _line("theme", "organisation_name")
        self._offers = _line("help", "organisation_offers")
        self._waiting = _line("", "organisation_waiting")
        self._stale = _line("reason", "organisation_stale")
        clock = pictured("clock", Shade.MUTED, self._waiting)
        self._warning = pictured("warning", Shade.CONCERN, self._stale)
        self._already = QVBoxLayout()
        self._already.setSpacing(4)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for widget in (self._name, self._offers, clock, self._warning):
            rows.addWidget(widget)
        rows.addLayout(self._already)

    def show_organisation(
        self,
        organisation: Organisation,
        today: date,
        expected: Expectation,
        already: Already,
        named: bool = True,
    ) -> None:
        """Show one organisation, how long it takes there, and who is involved already."""
        self._name.setText(organisation.name)
        self._name.setVisible(named)
        self._offers.setText(organisation.offers)
        self._waiting.setText(f"Wachttijd: {waiting(expected)}")
        checked = day(organisation.verified_on)
        self._stale.setText(f"Deze gegevens zijn oud: nagekeken op {checked}. Bel om ze na te gaan.")
        self._warning.setVisible(organisation.stale(today))
        clear(self._already)
        for name, (look, picture, colour) in INVOLVED.items():
            sentence: str = getattr(already, name)
            if sentence:
                words = _line(look, f"{name}_involved")
                words.setText(sentence)
                self._already.addWidget(pictured(picture, colour, words))


def pictured(picture: str, shade: Shade, text: QLabel) -> QWidget:
    """A line with its picture before it."""
    row = QWidget()
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(8)
    drawing = Picture(picture, shade, 18)
    inside.addWidget(drawing, 0, Qt.AlignmentFlag.AlignTop)
    inside.addWidget(text, 1)
    return row


def _line(look: str, object_name: str) -> QLabel:
    made = label("", look)
    made.setObjectName(object_name)
    return made
