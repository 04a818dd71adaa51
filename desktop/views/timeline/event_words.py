"""The words and pictures of a timeline: of a kind of event, of a step, of a day. No windows here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from PySide6.QtCore import QDate

from desktop.dossier.milestones import Stands, StepStanding
from desktop.dossier.timeline import Event, Kind
from desktop.forms.colours import Shade
from desktop.questions import dates
from desktop.views import wording

Which = Literal["all", "talks", "referrals", "agreements"]
KINDS: Mapping[Kind, tuple[str, str]] = {
    "linked": ("Koppeling", "flag"),
    "moved_in": ("Woning", "home"),
    "milestone": ("Inburgering", "education"),
    "conversation": ("Gesprek", "speech"),
    "consent": ("Toestemming", "shield"),
    "referral": ("Doorverwijzing", "arrow-right"),
    "letter": ("Brief", "letter"),
    "appointment": ("Afspraak", "calendar"),
    "action": ("Actie", "list"),
    "meeting": ("Bijeenkomst", "people"),
    "buddy": ("Maatje", "handshake"),
    "decision": ("Overleg", "network"),
    "planned": ("Planning", "calendar"),
}
"""Of each kind: its word, and its picture."""
FILTERS: Mapping[Which, tuple[str, str]] = {
    "all": ("Alles", "circle"),
    "talks": ("Gesprekken", "speech"),
    "referrals": ("Doorverwijzingen", "arrow-right"),
    "agreements": ("Afspraken", "list"),
}
"""What can be looked at: its word, and its picture."""
STANDS: Mapping[Stands, tuple[str, str, Shade]] = {
    "done": ("klaar op", "check", Shade.GOOD),
    "blocked": ("staat stil", "warning", Shade.CONCERN),
    "late": ("te laat sinds", "clock", Shade.DANGER),
    "expected": ("verwacht op", "calendar", Shade.ACCENT),
    "open": ("nog open", "circle", Shade.MUTED),
}
"""Of where a step stands: words that a day may follow, a picture, and its colour."""
UNKNOWN, COMING, NOTHING = "Dag onbekend", "nog te komen", "Hier is nog niets. Kies 'Alles' voor de hele tijdlijn."


def wanted(event: Event, which: Which) -> bool:
    """Whether an event is of the kind that is looked at. An appointment without subject is one for a conversation."""
    kind = event.kind
    if which == "talks":
        return kind in ("conversation", "planned") or (kind == "appointment" and not event.subject)
    if which == "referrals":
        return kind in ("referral", "consent", "letter") or (kind == "appointment" and bool(event.subject))
    return which == "all" or kind in ("appointment", "action")


def in_order(events: Sequence[Event], newest_first: bool) -> list[Event]:
    """Those with a day in the order that was asked; those without stay at the end."""
    known = [event for event in events if event.day is not None]
    return (known[::-1] if newest_first else known) + [event for event in events if event.day is None]


def heading(event: Event) -> str:
    """Under which heading an event stands: its year."""
    return str(event.day.year) if event.day else UNKNOWN


def day(when: date | None) -> str:
    """A day without its year, which stands above it."""
    return wording.DUTCH.toString(QDate(when.year, when.month, when.day), "d MMMM") if when else ""


def below(event: Event) -> str:
    """What stands under the title of an event: its kind first, so that the picture is never alone."""
    said = f"„{event.note}”" if event.note else ""
    kind = "" if event.kind == "milestone" else KINDS[event.kind][0]  # its detail says it
    return " · ".join(part for part in (kind, event.detail, said) if part)


def stands(standing: StepStanding, today: date) -> str:
    """Where a step stands: 'klaar op 03-03-2026'."""
    state = standing.stands(today)
    words = STANDS[state][0]
    if state == "blocked":
        return f"{words} sinds {dates.write(standing.blocked_since)}" if standing.blocked_since else words
    return f"{words} {dates.write(standing.day)}" if standing.day else words
