"""What there is around the conversations: a name, what it is for, and what waits there, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.dossier.around import BuddyWish, Meeting, Sitting
from desktop.dossier.buddies import waiting_list
from desktop.municipality.model import Organisation
from desktop.questions import dates


@dataclass(frozen=True)
class Way:
    """A page around the conversations.

    Attributes:
        page: its name.
        icon: its picture.
        about: what it is for, in one sentence.
    """

    page: str
    icon: str
    title: str
    about: str


WAYS = (
    Way("directory", "compass", "Sociale kaart", "Wie helpt waarmee, voor wie, en hoe lang het wachten is."),
    Way("meetings", "people", "Bijeenkomsten", "Wie u uitnodigt en waarom, wie er was, en wat eruit kwam."),
    Way("buddies", "handshake", "Maatjes", "Wie er een zoekt, wie er een wil zijn, en wie bij wie past."),
    Way("coordination", "network", "Regieoverleg", "Wat stilstaat, met organisaties aan tafel; zonder namen."),
    Way("deadlines", "education", "Inburgering", "Welke termijnen eraan komen, en wat iets tegenhoudt."),
)


@dataclass(frozen=True)
class Standing:
    """What the vault and the directory hold of each, read at once."""

    organisations: Sequence[Organisation]
    meetings: Sequence[Meeting]
    wishes: Sequence[tuple[str, BuddyWish]]
    sittings: Sequence[Sitting]


def told(standing: Standing, today: date) -> dict[str, str]:
    """What waits, by page; empty where nothing does, or where it is told on the page itself."""
    tellers: dict[str, Callable[[Standing, date], str]] = {
        "directory": _directory,
        "meetings": _meetings,
        "buddies": _buddies,
        "coordination": _sittings,
    }
    return {page: teller(standing, today) for page, teller in tellers.items()}


def _directory(standing: Standing, today: date) -> str:
    there = [one for one in standing.organisations if not one.ended(today)]
    old = sum(one.stale(today) for one in there)
    many = f"{len(there)} organisaties" if len(there) != 1 else "1 organisatie"
    cards = sum(1 + len(one.activities) for one in there)
    many = f"{many} op {cards} kaarten" if cards > len(there) else many
    return f"{many}, waarvan {old} langer dan een half jaar niet nagekeken." if old else f"{many}."


def _meetings(standing: Standing, today: date) -> str:
    coming = sorted(one.day for one in standing.meetings if not one.cancelled and one.day >= today)
    if not coming:
        return "Er staat nog geen bijeenkomst gepland."
    return f"De volgende is op {dates.write(coming[0])}."


def _buddies(standing: Standing, today: date) -> str:
    waiting = waiting_list(standing.wishes)
    if len(waiting) > 1:
        return f"{len(waiting)} nieuwkomers wachten op een maatje."
    return "1 nieuwkomer wacht op een maatje." if waiting else "Er staat niemand op de wachtlijst voor een maatje."


def _sittings(standing: Standing, today: date) -> str:
    coming = sorted(one.on for one in standing.sittings if not one.closed and one.on >= today)
    return f"Het volgende overleg is op {dates.write(coming[0])}." if coming else "Er staat nog geen overleg gepland."
