"""Reads what comes and has passed of everybody. Off the GUI thread: it takes seconds over ten thousand dossiers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.dossier import integration
from desktop.dossier.model import Dossier
from desktop.guide import Guide
from desktop.monitor.undisturbed import undisturbed
from desktop.views.desk import Desk
from desktop.views.integration.wanted import LISTS, Row, in_order


@dataclass(frozen=True)
class Found:
    """What was read.

    Attributes:
        rows: the most urgent first.
        today: the day that everything is counted from.
    """

    rows: tuple[Row, ...]
    today: date


def find(desk: Desk) -> Found:
    """What comes and has passed of everybody.

    Raises:
        VaultError: the vault cannot be read.
    """
    guide, today = desk.guide, desk.today()
    asked = integration.questions(guide.municipality)
    with undisturbed():
        return Found(tuple(told(guide, desk.dossiers.around.integration(guide.questionnaire, asked), today)), today)


def told(guide: Guide, dossiers: Iterable[Dossier], today: date) -> list[Row]:
    """What comes and has passed of these dossiers, in its order."""
    from desktop.store.names import folded

    shown = [urgency for urgency in integration.URGENCIES if urgency in LISTS]
    rows, dues = [], integration.Dues(guide.municipality, guide.questionnaire, today, shown)
    for dossier in dossiers:
        if found := dues.of(dossier):
            name = dossier.newcomer.name
            compared = f" {folded(name)}"
            rows += [Row(dossier.id, name, compared, one) for one in found]
    return in_order(rows)
