"""How days, waiting times, owners, steps and ways of referring are said in Dutch on the screens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QDate, QLocale

from desktop.dossier.durations import in_days, in_months, lasting
from desktop.dossier.model import Referral, ReferralStatus, Way
from desktop.dossier.promises import Promise, State
from desktop.dossier.steps import STANDS
from desktop.dossier.waiting import Expectation
from desktop.dossier.waiting_words import in_words
from desktop.municipality.model import Municipality, Urgency

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
URGENCY: dict[Urgency, str] = {"now": "Nu", "soon": "Binnenkort", "normal": "Gewoon"}
URGENCY_ICON: dict[Urgency, str] = {"now": "warning", "soon": "clock", "normal": "calendar"}
PEOPLE: dict[str, str] = {"newcomer": "Nieuwkomer", "professional": "De gemeente", "interpreter": "Tolk"}
STATUS: Mapping[ReferralStatus, str] = STANDS
"""Of a referral. The button that records a step has the same words, so that what is clicked is what stands there."""
_ACTION: dict[State, str] = {"done": "gedaan", "open": "nog open", "dropped": "vervallen"}
LATE = "te laat"
LONG = 90
"""Days ago that are counted; of what is longer ago, months."""
WAYS: dict[Way, str] = {"letter": "Brief", "phone": "Bellen", "warm": "Warme overdracht", "accompanied": "Samen gaan"}
WAY_ICON: dict[Way, str] = {"letter": "letter", "phone": "phone", "warm": "handshake", "accompanied": "people"}
ASKS: dict[Way, str] = {
    "letter": "U stuurt de brief zelf op, en noteert op welke dag.",
    "phone": "U belt de organisatie en vertelt alleen wat in de brief mag staan.",
    "warm": "U belt of mailt eerst, en stelt de nieuwkomer dan zelf voor aan een vaste persoon.",
    "accompanied": "U spreekt af wie de eerste keer meegaat: een maatje, een vrijwilliger of uzelf.",
}
"""What a way of referring asks of the professional."""


def day(when: date) -> str:
    """A day, like '3 maart 2026'."""
    return DUTCH.toString(QDate(when.year, when.month, when.day), "d MMMM yyyy")


def apart(when: date, today: date, *, late: bool) -> str:
    """How far a day is away, like 'over 3 weken'; of one that has passed whether it is late, or long ago."""
    days = (when - today).days
    if days < 0:
        passed = in_days(-days) if -days <= LONG else in_months(-days)
        return f"{passed} {LATE if late else 'geleden'}"
    if days < 2:
        return "morgen" if days else "vandaag"
    return f"over {lasting(today, when)}"


def waiting(expected: Expectation) -> str:
    """How long it takes, and who says so, like 'meestal 3 tot 6 weken (zo ging het bij 14 mensen)'."""
    return in_words(expected)


def stands(promise: Promise) -> str:
    """Where a promise stands, in the words of its steps; or that it is late, when nobody answered in time."""
    subject, state = promise.subject, promise.state
    if isinstance(subject, Referral):
        return LATE if state == "lost" and subject.status != "no_answer" else STATUS[subject.status]
    return _ACTION.get(state, LATE)


def begun(words: str) -> str:
    """Words with a capital, as on a button or at the beginning of a line."""
    return f"{words[:1].upper()}{words[1:]}"


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


def organisation_spoken(organisation_id: str, municipality: Municipality) -> str:
    """Its name inside a sentence: 'de huisarts'; its id when the directory lost it."""
    organisation = municipality.organisation_by_id.get(organisation_id)
    return organisation.spoken if organisation else organisation_id


def breakable(name: str) -> str:
    """A name that may go on to the next line where two words are written as one: VluchtelingenWerk."""
    return _CAPITAL.sub("\u200b", name)
