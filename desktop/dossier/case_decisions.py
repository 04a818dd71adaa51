"""What is decided about a case in a coordination meeting: it becomes an action in the newcomer's dossier. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from desktop.dossier.around import CaseDecision, Sitting
from desktop.dossier.history import in_order
from desktop.dossier.model import Action, Dossier
from desktop.errors import AnswerError
from desktop.questions import dates
from desktop.questions.answers import clean

LONGEST = 300
FURTHEST = timedelta(days=365)
CLOSED = "Dit overleg is gesloten. Open het weer als u er nog iets in wilt veranderen."


def decide(
    dossier: Dossier,
    sitting: Sitting,
    referral: str,
    text: str,
    owner: str,
    due_on: date | None,
    today: date,
    *,
    allowed: Collection[str],
    professional: str = "",
) -> CaseDecision:
    """Put a decision into a dossier, with the action that comes of it.

    Args:
        referral: id of the referral it is about.
        owner: who does it, as `Action.owner`.
        allowed: who can take something upon himself (`coordination.owners`).
        professional: name of who notes it.

    Raises:
        AnswerError: nothing is written, the day is past, nobody at the table does it, or the meeting is closed;
            nothing is changed then.
    """
    if sitting.closed:
        raise AnswerError(CLOSED)
    words = " ".join(text.split())
    if not words:
        raise AnswerError("Schrijf op wat er is besloten.")
    if owner not in allowed:
        raise AnswerError("Deze organisatie zit niet aan tafel. Kies wie het wel doet.")
    if due_on is not None and due_on < today:
        raise AnswerError("Deze dag is al voorbij. Kies vandaag of een latere dag, of laat de datum leeg.")
    title = clean(words, LONGEST, one_line=True)
    held = in_order(dossier)
    action = Action(
        title=title,
        owner=owner,
        round=held[-1].round if held else "",
        due_on=due_on,
        reason=f"dit is besloten in het regieoverleg van {dates.write(sitting.on)}",
        professional=professional,
    )
    decision = CaseDecision(sitting.id, min(today, sitting.on), title, action.id, referral)
    dossier.actions.append(action)
    dossier.case_decisions.append(decision)
    return decision


def take_back(dossier: Dossier, decision_id: str) -> CaseDecision | None:
    """Take a decision out of a dossier, with its action, if that is still open. None when it is not there."""
    found = next((one for one in dossier.case_decisions if one.id == decision_id), None)
    if found is not None:
        dossier.case_decisions.remove(found)
        dossier.actions[:] = [one for one in dossier.actions if one.id != found.action or one.status != "open"]
    return found


def check_day(day: date, today: date) -> None:
    """Whether a meeting can be on a day. One that has been may still be noted.

    Raises:
        AnswerError: it lies more than a year away.
    """
    if abs(day - today) > FURTHEST:
        raise AnswerError("Deze dag is meer dan een jaar van vandaag. Kijk het jaar na.")
