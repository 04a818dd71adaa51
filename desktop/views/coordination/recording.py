"""Recording a decision: the dossier is opened, looked at once more, changed and saved in one go."""

from __future__ import annotations

from datetime import date

from desktop.dossier import case_decisions
from desktop.dossier.coordination import Agenda, Case, owners
from desktop.errors import AnswerError
from desktop.letters import coordination_agenda
from desktop.letters.coordination_words import gives_away
from desktop.views.coordination.agenda_finding import sitting_of
from desktop.views.desk import Desk

NAMED = (
    "Hier staat ‘{}’. Dat mag niet iedereen aan tafel lezen. Schrijf het anders, zonder namen, herkomst of wat iemand "
    "vertelde."
)
OFF = "Deze zaak is van tafel: de toestemming is ingetrokken, of de zaak is veranderd. Er is niets vastgelegd."


def record(desk: Desk, agenda: Agenda, case: Case, text: str, owner: str, due: object) -> bool:
    """Note a decision about a case, if it still lies on the table. Returns whether it did.

    Raises:
        AnswerError: something is missing, or stands in the words that must not.
        DossierMissing: the dossier or the meeting is gone.
        NotSaved, VaultDamaged: the disk refused; nothing changed.
    """
    sitting, dossier, today = sitting_of(desk, agenda.sitting.id), desk.dossiers.open(case.dossier.id), desk.today()
    now = coordination_agenda.agenda(desk.guide, [dossier], sitting, today, desk.waits())
    if case.referral.id not in {one.referral.id for one in now.cases}:
        desk.tell(OFF, "warning")
        return False
    others = [one for one in agenda.people if one.id != dossier.id]
    if found := gives_away(text, [dossier, *others], desk.guide):
        raise AnswerError(NAMED.format(found))
    case_decisions.decide(
        dossier,
        sitting,
        case.referral.id,
        text,
        owner,
        due if isinstance(due, date) else None,
        today,
        allowed=owners(now.table),
        professional=desk.professional,
    )
    desk.dossiers.save(dossier)
    return True


def take_back(desk: Desk, dossier_id: str, decision: str) -> None:
    """Take a decision back, with its action while that is open.

    Raises:
        DossierMissing: the dossier is gone.
        NotSaved, VaultDamaged: the disk refused; nothing changed.
    """
    dossier = desk.dossiers.open(dossier_id)
    if case_decisions.take_back(dossier, decision) is not None:
        desk.dossiers.save(dossier)
