"""The words of the plan: how the next conversation stands, and why it has no day. For the window and for paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.dossier.planning import START
from desktop.dossier.schedule import Upcoming
from desktop.municipality.model import Anchor, Municipality
from desktop.questions import dates

NOT_KNOWN = "Nog niet bekend"
MISSING: Mapping[Anchor, str] = {
    "linked_on": "vul de koppelingsdatum in",
    "moved_in_on": "vul in sinds wanneer iemand in de woning is",
    "start": "begin het startgesprek, of kies zelf een dag",
}
"""What is counted from and not known, and so what to do."""
IN_DOSSIER = "in het dossier"
NO_LONGER = "dit gesprek plant de gemeente niet meer"
INVITED, NOTHING, UNFINISHED, MOVED, LEFT_OUT = (
    "Afspraak op",
    "Nog geen afspraak",
    "Nog bezig",
    "Verplaatst",
    "Vervalt",
)
Title = Callable[[str], str]
"""What a round is called, by its id."""


def when(item: Upcoming) -> str:
    """The day, as it is written in a list; that it is not known."""
    return dates.write(item.day) or NOT_KNOWN


def standing(item: Upcoming, municipality: Municipality, title: Title) -> tuple[str, str]:
    """How it stands, and what is to be said of that besides; the second is empty when there is nothing.

    Args:
        title: what a round is called.
    """
    if item.skipped and item.moved:
        return f"{LEFT_OUT}: {item.moved.reason}", f"besloten op {dates.write(item.moved.on)}"
    if item.appointment:
        return invited(item), _beside_appointment(item, municipality, title)
    if item.unfinished:
        return f"{UNFINISHED}: rond het gesprek af", _begun(item, municipality)
    if item.moved:
        was = f"was {dates.write(item.planned_on)}" if item.planned_on else ""
        return f"{MOVED}: {item.moved.reason}", was
    if item.due_on is None:
        why = missing(item.round, municipality)
        return f"{why[:1].upper()}{why[1:]}", "" if why == MISSING["start"] else IN_DOSSIER
    return NOTHING, ""


def invited(item: Upcoming) -> str:
    """For which day and time somebody is invited; empty when he is not."""
    made = item.appointment
    if made is None or made.day is None:
        return ""
    return f"{INVITED} {dates.write(made.day)}" + (f", {made.time}" if made.time else "")


def missing(round_id: str, municipality: Municipality) -> str:
    """What has to be filled in before a round has a day."""
    for planned in municipality.settings.rounds:
        if planned.id == round_id:
            return MISSING[planned.anchor]
    return NO_LONGER


def _begun(item: Upcoming, municipality: Municipality) -> str:
    begun = f"begonnen op {dates.write(item.due_on)}"
    planned = {one.id for one in municipality.settings.rounds}
    return begun if item.round in planned or item.round == START else f"{begun}; {NO_LONGER}"


def _beside_appointment(item: Upcoming, municipality: Municipality, title: Title) -> str:
    made = item.appointment
    if made is None:
        return ""
    if made.round not in {one.id for one in municipality.settings.rounds}:
        return f"afgesproken als: {title(made.round)}; {NO_LONGER}"
    if item.unfinished:
        return _begun(item, municipality)
    moved = f"verplaatst: {item.moved.reason}" if item.moved else ""
    return "; ".join(part for part in (made.place, moved) if part)
