"""Keeps what was arranged about conversations: each dossier is opened, checked and only then saved. No window here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.dossier.coming_back import Arrangement
from desktop.dossier.model import Dossier
from desktop.dossier.planning import arrange, call_off, rounds_from, take_back
from desktop.dossier.schedule import Upcoming
from desktop.errors import AnswerError
from desktop.views.desk import Desk

MOST = 100
"""People that something can be arranged for at once."""


def arranged(desk: Desk, items: Sequence[Upcoming], given: Arrangement, *, later: bool = False) -> None:
    """Arrange the same for the conversation of each of these newcomers.

    Args:
        given: what is arranged; of which round and on which day it was decided, is filled in here.
        later: also for all conversations after it.

    Raises:
        AnswerError: it cannot be so for one of them; nothing is changed.
        DossierMissing: one was deleted; nothing is changed.
        NotSaved, VaultDamaged: the disk refused; those before it are kept.
    """
    today, municipality = desk.today(), desk.guide.municipality

    def change(dossier: Dossier, item: Upcoming) -> None:
        round_ids = rounds_from(municipality, item.round) if later else [item.round]
        for round_id in round_ids:
            one = Arrangement(
                round_id, given.kind, today, given.day, given.reason, desk.professional, given.time, given.place
            )
            arrange(dossier, one, today, municipality)

    _change(desk, items, change)


def taken_back(desk: Desk, items: Sequence[Upcoming]) -> None:
    """Hold these conversations as planned after all."""
    _change(desk, items, lambda dossier, item: take_back(desk.guide.municipality, dossier, item.round))


def called_off(desk: Desk, items: Sequence[Upcoming]) -> None:
    """The appointments for these conversations do not go on."""

    def change(dossier: Dossier, item: Upcoming) -> None:
        call_off(dossier, item.appointment.round if item.appointment else item.round)

    _change(desk, items, change)


def _change(desk: Desk, items: Sequence[Upcoming], change: Callable[[Dossier, Upcoming], None]) -> None:
    if len(items) > MOST:
        raise AnswerError(f"Kies hoogstens {MOST} mensen tegelijk.")
    changed = []
    for item in items:
        dossier = desk.dossiers.open(item.dossier_id)
        try:
            change(dossier, item)
        except AnswerError as error:
            if len(items) == 1:
                raise
            raise AnswerError(f"{item.newcomer.name}: {error} Er is niets veranderd.") from None
        changed.append(dossier)
    for dossier in changed:
        desk.dossiers.save(dossier)
