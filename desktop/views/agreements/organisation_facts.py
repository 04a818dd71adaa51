"""What the directory says of an organisation: what it offers, how long the wait is, and how old that is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.forms.icons import icon
from desktop.forms.looks import label
from desktop.municipality.model import Organisation
from desktop.views.theme import LIGHT
from desktop.views.wording import day, waiting


class OrganisationFacts(QWidget):
    """Name, usual waiting time, offer; a warning when nobody checked the entry for half a year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = label("")
        self._offers = label("", "help")
        self._waiting = label("")
        self._stale = label("", "reason")
        self._involved = label("")
        for part, name in (
            (self._name, "organisation_name"),
            (self._offers, "organisation_offers"),
            (self._waiting, "organisation_waiting"),
            (self._stale, "organisation_stale"),
            (self._involved, "organisation_involved"),
        ):
            part.setObjectName(name)
        first = QHBoxLayout()
        first.setSpacing(24)
        first.addWidget(self._name, 1)
        first.addWidget(_pictured("clock", LIGHT.muted, self._waiting), 1)
        self._warning = _pictured("warning", LIGHT.concern, self._stale)
        self._twice = _pictured("info", LIGHT.accent, self._involved)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(first)
        for widget in (self._offers, self._warning, self._twice):
            rows.addWidget(widget)

    def show_organisation(self, organisation: Organisation, today: date, involved: bool, named: bool = True) -> None:
        """Show one organisation; `involved` when a referral there runs already."""
        self._name.setText(organisation.name)
        self._name.setVisible(named)
        self._offers.setText(organisation.offers)
        self._waiting.setText(f"Wachttijd: {waiting(organisation.waiting_days)}")
        checked = day(organisation.verified_on)
        self._stale.setText(f"Deze gegevens zijn oud: nagekeken op {checked}. Bel om ze na te gaan.")
        self._warning.setVisible(organisation.stale(today))
        self._involved.setText("Al betrokken: er loopt al een doorverwijzing naar deze organisatie.")
        self._twice.setVisible(involved)


def _pictured(picture: str, colour: str, text: QLabel) -> QWidget:
    row = QWidget()
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(8)
    drawing = QLabel()
    drawing.setPixmap(icon(picture, colour).pixmap(18, 18))
    inside.addWidget(drawing, 0, Qt.AlignmentFlag.AlignTop)
    inside.addWidget(text, 1)
    return row
