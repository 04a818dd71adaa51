"""A buddy stops, or is taken away wholly: first every match with him ends. Off the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop.dossier import buddies
from desktop.dossier.around import Buddy
from desktop.dossier.buddy_words import listed
from desktop.store.queries import Dossiers

STOPPED = "Het maatje is gestopt."
FOR_GOOD = "Naam, telefoon en alles wat erbij staat gaan uit de kluis. Dat kunt u niet terugdraaien."
COPIES = "In reservekopieën van vóór nu staan ze nog."


def stop(dossiers: Dossiers, buddy: Buddy, today: date) -> None:
    """End his matches, and take him from whoever can be chosen.

    Raises:
        VaultError: it cannot be stored.
    """
    _end(dossiers, buddy, today)
    dossiers.around.save_buddy(replace(buddy, stopped_on=today))


def remove(dossiers: Dossiers, buddy: Buddy, today: date) -> None:
    """End his matches, and delete all that is known of him.

    Raises:
        NotErased: he is deleted, but what was left of him is not wiped yet.
        VaultError: it cannot be stored.
    """
    _end(dossiers, buddy, today)
    dossiers.around.remove_buddy(buddy.id)


def stop_question(buddy: Buddy, others: Sequence[str]) -> str:
    """What is asked before somebody stops who is a buddy now."""
    return f"{_now(buddy, others)} Stopt {buddy.name} vandaag, ook daarmee?"


def remove_question(buddy: Buddy, others: Sequence[str]) -> str:
    """What is asked before somebody is taken away."""
    ends = f" {_now(buddy, others)} Dat eindigt vandaag." if others else ""
    return f"{buddy.name} weghalen? {FOR_GOOD} {COPIES}{ends}"


def _now(buddy: Buddy, others: Sequence[str]) -> str:
    return f"{buddy.name} is nu maatje van {listed(list(others))}."


def _end(dossiers: Dossiers, buddy: Buddy, today: date) -> None:
    around = dossiers.around
    his = [owner for owner, match in around.matches() if match.buddy == buddy.id and match.ended_on is None]
    for dossier in around.dossiers_of(dict.fromkeys(his)):
        buddies.end_all(dossier, buddy.id, today, STOPPED)
        dossiers.save(dossier)
