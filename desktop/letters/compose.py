"""The referral packet: all papers of one conversation, the same for the window and for the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.dossier.model import Conversation, Dossier, Referral
from desktop.dossier.waiting import Waited
from desktop.guide import Guide
from desktop.letters.action_list import action_list
from desktop.letters.agreements import agreements
from desktop.letters.consent_form import consent_form, to_sign
from desktop.letters.model import Letter
from desktop.letters.occasion import Occasion
from desktop.letters.referral_letter import may_be_sent, referral_letter
from desktop.letters.report import report

__all__ = ["action_list", "agreements", "packet", "referral_letters", "report"]


def packet(
    guide: Guide,
    dossier: Dossier,
    conversation: Conversation,
    today: date,
    waits: Mapping[str, Waited] | None = None,
) -> list[Letter]:
    """The newcomer's agreements sheet first; then report, action list, referral letters, forms still to be signed.

    Args:
        waits: what the history tells of how long people wait, by id of the organisation.
    """
    occasion = Occasion(guide, dossier, conversation, today, waits or {})
    forms = [consent_form(occasion, organisation) for organisation in to_sign(occasion)]
    return [agreements(occasion), report(occasion), action_list(occasion), *referral_letters(occasion), *forms]


def referral_letters(occasion: Occasion) -> list[Letter]:
    """One letter for each organisation of the directory that this conversation refers to.

    An organisation the newcomer said no to gets none, unless the law asks for it.
    """
    wanted: dict[str, list[Referral]] = {}
    for referral in occasion.referrals:
        if may_be_sent(occasion, referral):
            wanted.setdefault(referral.organisation, []).append(referral)
    known = occasion.guide.municipality.organisation_by_id
    return [
        referral_letter(occasion, known[organisation], referrals)
        for organisation, referrals in wanted.items()
        if organisation in known
    ]
