"""What the page of the plan says: of a list, of what is missing, of a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QDate

from desktop.dossier.schedule import Upcoming
from desktop.guide import Guide
from desktop.views.planning.wanted import Wanted, Which
from desktop.views.wording import DUTCH, apart

LIST_WORDS: Mapping[Which, str] = {
    "late": "Te laat",
    "month": "Deze maand",
    "quarter": "Komende drie maanden",
    "undated": "Zonder datum",
    "all": "Alles",
    "skipped": "Vervalt",
}
"""In the order in which they are offered."""
EMPTY: Mapping[Which, str] = {
    "late": "Geen enkel gesprek is te laat. Mooi.",
    "month": "Deze maand staat er geen gesprek gepland.",
    "quarter": "De komende drie maanden staat er geen gesprek gepland.",
    "undated": "Van iedereen is bekend wanneer het gesprek is.",
    "all": "Er staat geen gesprek gepland.\nWie u inschrijft, komt hier vanzelf.",
    "skipped": "Geen enkel gesprek vervalt.",
}
NOT_FOUND = "Niemand gevonden met deze keuze."
NOT_READ = "De planning kon niet worden gelezen. Kies haar opnieuw om het nog eens te proberen."


def many(count: int) -> str:
    """How many conversations there are."""
    return "1 gesprek" if count == 1 else f"{count} gesprekken"


def people(count: int) -> str:
    """How many invitations there are."""
    return "1 uitnodiging" if count == 1 else f"{count} uitnodigingen"


def month(year_and_month: str) -> str:
    """A month, like 'maart 2027', from '2027-03'."""
    year, number = year_and_month.split("-")
    return str(DUTCH.toString(QDate(int(year), int(number), 1), "MMMM yyyy"))


def month_name(number: int) -> str:
    """The name of a month, like 'Maart'."""
    name = DUTCH.standaloneMonthName(number)
    return f"{name[:1].upper()}{name[1:]}"


def far(item: Upcoming, today: date) -> str:
    """How far its day is away; 'te laat' in words."""
    if item.day is None or item.skipped or (item.unfinished and not item.appointment):
        return ""
    return apart(item.day, today, late=item.late(today))


def title(wanted: Wanted, guide: Guide) -> str:
    """What a list is called on paper and in a file: the list, and what it was narrowed to. It names nobody."""
    parts = [month(wanted.month) if wanted.month else LIST_WORDS[wanted.which].lower()]
    if wanted.round:
        parts.append(guide.questionnaire.round_title(wanted.round))
    if wanted.text.strip():
        parts.append("gezocht op een naam")
    return f"Planning: {', '.join(parts)}"


def about(items: Sequence[Upcoming], guide: Guide) -> str:
    """Whom something is about that is done with the chosen rows."""
    if len(items) == 1:
        return f"{items[0].newcomer.name} · {guide.questionnaire.round_title(items[0].round)}"
    return (
        f"{many(len(items))}: "
        + ", ".join(item.newcomer.name for item in items[:4])
        + (f" en {len(items) - 4} anderen" if len(items) > 4 else "")
    )
