"""How days, waiting times, owners and steps are said in Dutch on the screens."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

from desktop.dossier.model import ReferralStatus
from desktop.municipality.model import Municipality, Urgency

DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
URGENCY: dict[Urgency, str] = {"now": "Nu", "soon": "Binnenkort", "normal": "Gewoon"}
URGENCY_ICON: dict[Urgency, str] = {"now": "warning", "soon": "clock", "normal": "calendar"}
PEOPLE: dict[str, str] = {"newcomer": "Nieuwkomer", "professional": "De gemeente", "interpreter": "Tolk"}
STATUS: dict[ReferralStatus, str] = {
    "drafted": "nog niet verstuurd",
    "sent": "verstuurd",
    "received": "ontvangen",
    "waiting": "op de wachtlijst",
    "appointment": "afspraak gemaakt",
    "started": "begonnen",
    "completed": "afgerond",
    "refused": "niet aangenomen",
    "withdrawn": "ingetrokken",
    "no_answer": "geen antwoord",
}


def day(when: date) -> str:
    """A day, like '3 maart 2026'."""
    return DUTCH.toString(QDate(when.year, when.month, when.day), "d MMMM yyyy")


def waiting(days: int | None) -> str:
    """A usual waiting time, like 'meestal ongeveer 6 weken'; 'onbekend' when nobody knows.

    Told as on the agreements sheet: in days up to twenty, then in weeks.
    """
    if days is None:
        return "onbekend"
    if days <= 1:
        return "meestal meteen"
    if days <= 20:
        return f"meestal ongeveer {days} dagen"
    return f"meestal ongeveer {round(days / 7)} weken"


def owner(owner_id: str, municipality: Municipality) -> str:
    """Who does something, after 'Wie:': one of the people at the table, or an organisation by its name."""
    organisation = municipality.organisation_by_id.get(owner_id)
    if owner_id in PEOPLE:
        return PEOPLE[owner_id].lower()
    return organisation.name if organisation else owner_id


def organisation_name(organisation_id: str, municipality: Municipality) -> str:
    """An organisation's name; its id when the directory lost it."""
    organisation = municipality.organisation_by_id.get(organisation_id)
    return organisation.name if organisation else organisation_id
