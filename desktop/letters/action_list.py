"""The action list: everything still to be done for one newcomer, to tick off. Dutch, for the professional."""

from __future__ import annotations

from desktop.dossier.model import ENDED, Action, Referral
from desktop.dossier.waiting import expectation
from desktop.dossier.waiting_words import in_words
from desktop.letters.model import Block, Fact, Facts, Heading, Letter, Paragraph, Promise, Promises
from desktop.letters.occasion import Occasion, by_date, in_dutch
from desktop.letters.report import STATUSES

_WAYS = {
    "letter": "met een brief",
    "phone": "door te bellen",
    "warm": "met een warme overdracht: u belt en stelt de nieuwkomer voor",
    "accompanied": "samen: iemand gaat mee",
}


def action_list(occasion: Occasion) -> Letter:
    """Open actions of every conversation by due date, and referrals that wait for a step."""
    newcomer, held = occasion.dossier.newcomer, occasion.conversation
    blocks: list[Block] = [
        Facts((Fact("Nieuwkomer", newcomer.name), Fact("Gesproken op", in_dutch(held.held_on)))),
        Heading("Acties"),
    ]
    actions = by_date([action for action in occasion.dossier.actions if action.status == "open"])
    if actions:
        blocks.append(Promises(tuple(_action(occasion, action) for action in actions)))
    else:
        blocks.append(Paragraph("Er staan geen acties open."))
    referrals = [referral for referral in occasion.dossier.referrals if referral.status not in ENDED]
    if referrals:
        blocks.append(Heading("Doorverwijzingen"))
        blocks.append(Promises(tuple(_referral(occasion, referral) for referral in referrals)))
    return Letter("actions", "Actielijst", occasion.letterhead, tuple(blocks), occasion.stem("actielijst"))


def _action(occasion: Occasion, action: Action) -> Promise:
    lines = [f"Wie: {occasion.owner_name(action.owner)}"]
    if action.due_on:
        late = " – te laat" if action.overdue(occasion.today) else ""
        lines.append(f"Klaar op: {in_dutch(action.due_on)}{late}")
    if action.reason:
        lines.append(f"Omdat {action.reason}")
    return Promise(action.title, tuple(lines))


def _referral(occasion: Occasion, referral: Referral) -> Promise:
    organisation = occasion.guide.municipality.organisation_by_id.get(referral.organisation)
    lines = [referral.need, f"Stand: {STATUSES[referral.status]}{_late(occasion, referral)}"]
    if organisation:
        lines.append(f"Verwijzen: {_WAYS[referral.way or organisation.way]}")
        if organisation.phone:
            who = f"{organisation.contact}, " if organisation.contact else ""
            lines.append(f"Contact: {who}{organisation.phone}")
        lines.append(f"Wachttijd: {in_words(expectation(organisation, occasion.waits))}")
        if organisation.stale(occasion.today):
            lines.append(f"Deze gegevens zijn nagekeken op {in_dutch(organisation.verified_on)}: kijk ze na.")
    return Promise(occasion.organisation_name(referral.organisation), tuple(line for line in lines if line))


def _late(occasion: Occasion, referral: Referral) -> str:
    organisation = occasion.guide.municipality.organisation_by_id.get(referral.organisation)
    usual = expectation(organisation, occasion.waits).patience if organisation else None
    return " – te laat, vraag het na" if referral.overdue(occasion.today, usual) else ""
