"""What the page of a household needs to know, read off the GUI thread: it opens every dossier of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.dossier import planning
from desktop.dossier.schedule import Outline, Upcoming
from desktop.errors import DossierMissing, LetterError
from desktop.views.desk import Desk

if TYPE_CHECKING:
    from desktop.letters.household_sheet import LeftOut


@dataclass(frozen=True)
class Found:
    """What was found.

    Attributes:
        upcoming: the next conversation of each, by the id of the dossier.
        left_out: what does not stand on the sheet that all of them read.
        trouble: why there can be no such sheet; empty when it can be made.
    """

    upcoming: Mapping[str, Upcoming | None]
    left_out: tuple[LeftOut, ...]
    trouble: str = ""


def find(desk: Desk, name: str, today: date) -> Found:
    """Read the dossiers of a household. Who reads them is noted in the log.

    Raises:
        VaultError: the vault cannot be read.
    """
    from desktop.letters.household_sheet import household

    dossiers = []
    for line in desk.dossiers.household(name):
        try:
            dossiers.append(desk.dossiers.open(line.dossier_id))
        except DossierMissing:
            continue  # somebody deleted it just now
        desk.dossiers.log.note_reading("opened", line.dossier_id)
    municipality = desk.guide.municipality
    upcoming = {dossier.id: planning.upcoming(municipality, Outline.of(dossier)) for dossier in dossiers}
    try:
        sheet = household(desk.guide, dossiers, today, desk.waits())
    except LetterError as error:
        return Found(upcoming, (), str(error))
    return Found(upcoming, sheet.left_out)
