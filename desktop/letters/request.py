"""What is asked of an organisation, in words that tell it no more than it may know."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.dossier.model import Referral
from desktop.letters.disclosure import may_hint
from desktop.letters.occasion import Occasion
from desktop.municipality.model import RESTRICTED, Organisation


def request(occasion: Occasion, organisation: Organisation, referrals: Sequence[Referral]) -> str:
    """The help that is asked, one line each, in Dutch.

    What a rule proposed goes only where the answers that it rests on may go, also when somebody changed its words,
    or the municipality its title: they tell the same. What a person worded goes to nobody who must not know more than
    the goals: a buddy, an employer. The organisation's own words stand there instead.
    """
    needs = [referral.need for referral in referrals if may_be_said(occasion, organisation, referral)]
    return "\n".join(dict.fromkeys(needs)) or organisation.offers


def may_be_said(occasion: Occasion, organisation: Organisation, referral: Referral) -> bool:
    """Whether an organisation may read the need of a referral as it stands in the dossier."""
    guide, dossier = occasion.guide, occasion.dossier
    role = guide.municipality.role_of(organisation)
    rule = next((rule for rule in guide.municipality.rules if rule.id == referral.rule), None)
    worded = rule is not None and rule.title == referral.need
    if not referral.need or (not worded and role.kind in RESTRICTED):
        return False
    if rule is None:  # of a rule that is gone, nobody can tell which answers it rested on
        return referral.rule is None or dossier.consent(organisation.id) == "given"
    consent, struck = dossier.consent(organisation.id), dossier.struck(organisation.id)
    if role.kind in RESTRICTED and "newcomer" in rule.when:
        return False  # his age, his country and the law he falls under are in no letter to these
    if "newcomer.country" in rule.when and consent != "given":
        return False
    return may_hint(role, guide.questionnaire, guide.rules[rule.id].questions, consent, struck)
