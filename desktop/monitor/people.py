"""What an expression may read of a dossier besides answers: by which name, and what it means. `facts` works it out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple, get_args

from desktop.dossier.around import Frequency
from desktop.dossier.model import ReferralStatus
from desktop.municipality.model import Basis, Municipality, RoleKind, Way
from desktop.questions.model import Question, Questionnaire
from desktop.questions.terms import NEWCOMER, Facts, Sort

AT_START = "start."
"""Before the id of a question: the answer in the first conversation (of the start round, or to catch up)."""
COMPLETENESS = "facts.completeness"
HELPED_BY = "facts.helped_"
"""Before a kind of organisations."""
KINDS: tuple[RoleKind, ...] = get_args(RoleKind)


class Fact(NamedTuple):
    """Something that is known of a dossier: its sort, what it means, and of choices what they may be."""

    sort: Sort
    meaning: str
    options: tuple[str, ...] = ()


FACTS: Mapping[str, Fact] = {
    "facts.started": Fact("yes_no", "whether the first conversation was held in the period"),
    "facts.later": Fact("yes_no", "whether the conversation that is counted is a later one than the first"),
    "facts.days_to_start": Fact("number", "days from the koppeling to the first conversation"),
    "facts.days_after_plan": Fact("number", "days from the day the municipality plans to the first conversation"),
    "facts.conversations": Fact("number", "conversations held so far"),
    COMPLETENESS: Fact("number", "of the questions this conversation asks, how many in 100 were answered or declined"),
    "facts.referrals": Fact("number", "referrals that were sent so far"),
    "facts.referrals_helped": Fact("number", "of these, help started"),
    "facts.referrals_waiting": Fact("number", "of these, still running, and help did not start yet"),
    "facts.referrals_refused": Fact("number", "of these, refused, or no answer came"),
    "facts.referred_to": Fact("choices", "organisations they were sent to"),
    "facts.helped_by": Fact("choices", "organisations whose help started"),
    **{HELPED_BY + kind: Fact("yes_no", f"whether help of an organisation of the kind {kind} began") for kind in KINDS},
    "facts.unmet": Fact("number", "needs refused, unanswered or without an organisation, with nothing in their place"),
    "facts.actions": Fact("number", "actions agreed so far, without what was dropped"),
    "facts.actions_done": Fact("number", "of these, done"),
    "facts.actions_open": Fact("number", "of these, not done, late or not"),
    "facts.actions_overdue": Fact("number", "of these, late"),
    "facts.came": Fact(
        "yes_no", "whether they came to a meeting in the period; unknown when they were invited and nobody noted it"
    ),
    "facts.meetings": Fact("number", "meetings in the period they came to, as far as that was noted"),
    "facts.meetings_invited": Fact("number", "meetings in the period they were invited to"),
    "facts.buddy": Fact("yes_no", "whether they have a buddy"),
    "facts.buddies": Fact("choices", "kinds of the buddies they have"),
    "facts.buddy_meets": Fact(
        "choice", "how often they meet their buddy; of several the most often", get_args(Frequency)
    ),
    "facts.buddy_waiting": Fact("yes_no", "whether they wish a buddy, and have none"),
    "facts.buddy_days_waiting": Fact("number", "since when they do, in days"),
    "facts.certificates": Fact("choices", "parts of civic integration that are done, as far as that was noted"),
}
"""Of a person and the conversation that is counted, as it stood at the end of the period."""
REFERRAL: Mapping[str, Fact] = {
    "referral.organisation": Fact("choice", "to which organisation"),
    "referral.kind": Fact("choice", "kind of the role of that organisation", KINDS),
    "referral.way": Fact("choice", "how it was done", get_args(Way)),
    "referral.basis": Fact("choice", "legal basis", get_args(Basis)),
    "referral.status": Fact("choice", "where it stood", get_args(ReferralStatus)),
    "referral.helped": Fact("yes_no", "whether help started"),
    "referral.days_waited": Fact("number", "days from sending it until help started"),
}
"""Of a referral that was sent in the period, as it stood at its end."""
STARTED = frozenset({"facts.started", "facts.later", "facts.days_to_start", "facts.days_after_plan"})
AGREED = frozenset(name for name in FACTS if name.startswith("facts.actions"))
MEETINGS = frozenset({"facts.came", "facts.meetings", "facts.meetings_invited"})
BUDDIES = frozenset(name for name in FACTS if name.startswith(("facts.buddy", "facts.buddies")))
CERTIFICATES = "facts.certificates"
REFERRED = FACTS.keys() - STARTED - AGREED - MEETINGS - BUDDIES - {COMPLETENESS, CERTIFICATES, "facts.conversations"}
"""The facts by what they are about."""
Ids = Mapping[str, Collection[str]]
"""By the name of a fact, the ids of a municipality that it may be."""


def ids_of(*municipalities: Municipality) -> Ids:
    """What the facts may be that name something of a municipality."""
    organisations = [item.id for place in municipalities for item in place.organisations]
    return {
        **dict.fromkeys(("facts.referred_to", "facts.helped_by", "referral.organisation"), organisations),
        "facts.buddies": [kind.id for place in municipalities for kind in place.settings.buddies.kinds],
        CERTIFICATES: [part.id for place in municipalities for part in place.settings.integration.parts],
    }


def facts_known(unit: str, ids: Ids) -> Facts:
    """What an expression over one unit may name besides answers and the round."""
    if unit == "conversation":
        return NEWCOMER
    found = REFERRAL if unit == "referral" else FACTS
    known = {name: (fact.sort, tuple(ids.get(name, fact.options))) for name, fact in found.items()}
    return {**NEWCOMER, **known}


def questions_known(unit: str, questionnaire: Questionnaire) -> dict[str, Question]:
    """The questions whose answers an expression over one unit may name, by that name."""
    if unit == "referral":
        return {}
    if unit == "conversation":
        return questionnaire.by_id
    first = {AT_START + name: question for name, question in questionnaire.by_id.items()}
    plain = {name: question.model_copy(update={"id": name, "was": ()}) for name, question in first.items()}
    return questionnaire.by_id | plain
