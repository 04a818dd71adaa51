"""The agenda of a coordination meeting as things stand in the vault now. Off the GUI thread."""

from __future__ import annotations

from desktop.dossier.around import Sitting
from desktop.dossier.coordination import Agenda
from desktop.dossier.waiting import usual_days
from desktop.errors import DossierMissing
from desktop.letters.coordination_agenda import agenda
from desktop.views.desk import Desk

GONE = "Dit overleg staat niet meer in de lijst. Ga terug en kies een ander."


def sitting_of(desk: Desk, sitting_id: str) -> Sitting:
    """The meeting with this id.

    Raises:
        DossierMissing: it was taken away.
        VaultError: the vault cannot be read.
    """
    found = next((one for one in desk.dossiers.around.sittings() if one.id == sitting_id), None)
    if found is None:
        raise DossierMissing(GONE)
    return found


def find(desk: Desk, sitting_id: str) -> Agenda:
    """The agenda. Of whom something was decided already the whole dossier is read: what was typed is held against it.

    Raises:
        DossierMissing: the meeting was taken away.
        VaultError: the vault cannot be read.
    """
    sitting, around = sitting_of(desk, sitting_id), desk.dossiers.around
    waits, today = desk.waits(), desk.today()
    asked = around.on_the_table(sitting.id, usual_days(desk.guide.municipality, waits), today)
    briefly = around.briefly(asked)
    decided = [one.id for one in briefly if any(known.sitting == sitting.id for known in one.case_decisions)]
    whole = {one.id: one for one in around.dossiers_of(decided)}
    return agenda(desk.guide, [whole.get(one.id, one) for one in briefly], sitting, today, waits)
