"""What is open of a dossier, as rows for the work lists: made anew whenever a dossier is stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from desktop.dossier.model import ENDED, Action, Dossier, Referral
from desktop.dossier.work import PEOPLE, WAITING
from desktop.store.names import folded

Row = dict[str, Any]


def open_tasks(dossier: Dossier) -> Iterator[Row]:
    """A row for each open action and referral.

    `day`, counted as `date.toordinal` does, is the day on which something is expected, as told; or the day from which
    the organisation's usual time `runs`. It is None when there is neither. `folded` is the title, to be found in.
    """
    yield from (_action(action) for action in dossier.actions if action.status == "open")
    yield from (_referral(referral) for referral in dossier.referrals if referral.status not in ENDED)


def _action(action: Action) -> Row:
    return {
        "record": action.id,
        "owner": action.owner,
        "organisation": "" if action.owner in PEOPLE else action.owner,
        "professional": action.professional,
        "status": action.status,
        "since": None,
        "runs": False,
        "day": _counted(action.due_on),
        "title": action.title,
        "folded": folded(action.title),
    }


def _referral(referral: Referral) -> Row:
    last = referral.history[-1] if referral.history else None
    waits = last is not None and last.status in WAITING
    told = last.expected_on if last and waits else None
    return {
        "record": referral.id,
        "owner": referral.organisation,
        "organisation": referral.organisation,
        "professional": referral.professional,
        "status": referral.status,
        "since": last.on if last else None,
        "runs": waits and told is None,
        "day": _counted(told or (last.on if last and waits else None)),
        "title": referral.need,
        "folded": folded(referral.need),
    }


def _counted(day: date | None) -> int | None:
    return day.toordinal() if day else None
