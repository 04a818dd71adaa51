"""What may go to the organisation that does the broad intake (brede intake), and on which recorded basis. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from desktop.dossier.agreements import Obstacle, obstacle
from desktop.dossier.history import answers_today, in_order
from desktop.dossier.model import Answer, Basis, Conversation, Dossier
from desktop.dossier.proposals import facts
from desktop.errors import LetterError
from desktop.guide import Guide
from desktop.letters.disclosure import Disclosure, disclose
from desktop.letters.occasion import Occasion
from desktop.municipality.model import Municipality, Organisation, Role

NOBODY = (
    "Deze gemeente heeft niet ingesteld wie de brede intake doet. Vraag de beheerder om dat in municipality.yaml "
    "te zetten."
)
REFUSALS: dict[Obstacle, str] = {
    "unasked": "Er is nog geen toestemming vastgelegd voor deze organisatie. Vraag die eerst.",
    "refused": "De nieuwkomer geeft geen toestemming voor deze organisatie. Er gaat niets.",
}


@dataclass(frozen=True)
class Ground:
    """On what recorded ground something may go to an organisation.

    Attributes:
        basis: a task of the law when every referral to it that still counts rests on that; else consent.
        referrals: ids of those referrals.
        obstacle: why nothing may go; None when it may.
    """

    basis: Basis
    referrals: tuple[str, ...]
    obstacle: Obstacle | None


@dataclass(frozen=True)
class Handover:
    """What one organisation may get of one newcomer.

    Attributes:
        disclosure: which answers go, and which not.
    """

    organisation: Organisation
    ground: Ground
    disclosure: Disclosure


def intake_organisation(municipality: Municipality) -> Organisation | None:
    """Who does the broad intake; else who leads, when that is an organisation for income and civic integration."""
    settings = municipality.settings
    named = settings.integration.organisation
    found = municipality.organisation_by_id.get(named or settings.lead_organisation or "")
    if found is None or municipality.role_of(found).kind != "income":
        return None
    return found


def ground(dossier: Dossier, organisation: Organisation) -> Ground:
    """What was recorded about an organisation: referrals, and the newcomer's last word."""
    asked = [
        one
        for one in dossier.referrals
        if one.organisation == organisation.id and one.status not in ("refused", "withdrawn")
    ]
    by_law = bool(asked) and all(one.basis == "legal_task" for one in asked)
    basis: Basis = "legal_task" if by_law else "consent"
    return Ground(basis, tuple(one.id for one in asked), obstacle(dossier, organisation.id, basis))


def whole(guide: Guide, dossier: Dossier, today: date, professional: str = "") -> Occasion:
    """An occasion whose answers are the latest of all conversations until today."""
    now = Conversation("", today, dossier.newcomer.language, guide.questionnaire.version, professional)
    return Occasion(guide, dossier, now, today)


def counting(occasion: Occasion) -> dict[str, Answer]:
    """The latest answers that still mean something: how many lessons a week there were does not, once there are none.

    A question is held against all the latest answers, and the facts of the conversation in which it was answered.
    """
    guide, dossier = occasion.guide, occasion.dossier
    known = {name: answer for name, answer in occasion.answers.items() if answer.state == "answered"}
    given: dict[str, Conversation] = {}
    for talk in in_order(dossier):
        given |= dict.fromkeys(answers_today(guide.questionnaire, talk), talk)
    while True:
        values = {name: answer.value for name, answer in known.items()}
        hidden = [
            name
            for name in known
            if name in guide.conditions
            and not guide.conditions[name].holds(values, **facts(dossier, given.get(name, occasion.conversation)))
        ]
        if not hidden:
            return known
        for name in hidden:
            del known[name]


def handover(occasion: Occasion, only: Collection[str] | None = None, role: Role | None = None) -> Handover:
    """What may go to who does the broad intake.

    Args:
        only: ids of the questions it is about; all when None.
        role: what is looked at instead of the role of that organisation; the rules of sharing stay the same.

    Raises:
        LetterError: nobody does the broad intake here.
    """
    guide, dossier = occasion.guide, occasion.dossier
    organisation = intake_organisation(guide.municipality)
    if organisation is None:
        raise LetterError(NOBODY)
    found = ground(dossier, organisation)
    answers = {name: answer for name, answer in counting(occasion).items() if only is None or name in only}
    disclosure = disclose(
        role=role or guide.municipality.role_of(organisation),
        questionnaire=guide.questionnaire,
        answers=answers,
        consent=dossier.consent(organisation.id),
        basis=found.basis,
        struck=dossier.struck(organisation.id),
    )
    return Handover(organisation, found, disclosure)
