"""What an expression may read of a dossier besides answers: by which name, and what it means. `facts` works it out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple, get_args

from desktop.dossier.model import Conversation, Newcomer, ReferralStatus
from desktop.dossier.planning import CATCH_UP, START
from desktop.municipality.model import Basis, RoleKind, Way
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
REFERRED = FACTS.keys() - STARTED - AGREED - {COMPLETENESS, "facts.conversations"}
"""The facts by what they are about."""
LISTS = tuple(name for name, fact in FACTS.items() if fact.sort == "choices")
"""The facts that are lists."""
_ORGANISATIONS = ("facts.referred_to", "facts.helped_by", "referral.organisation")


def facts_known(unit: str, organisations: Collection[str] = ()) -> Facts:
    """What an expression over one unit may name besides answers and the round.

    Args:
        organisations: ids that a municipality knows.
    """
    if unit == "conversation":
        return NEWCOMER
    found = REFERRAL if unit == "referral" else FACTS
    known = {name: tuple(organisations) for name in _ORGANISATIONS}
    return {**NEWCOMER, **{name: (fact.sort, known.get(name, fact.options)) for name, fact in found.items()}}


def questions_known(unit: str, questionnaire: Questionnaire) -> dict[str, Question]:
    """The questions whose answers an expression over one unit may name, by that name."""
    if unit == "referral":
        return {}
    if unit == "conversation":
        return questionnaire.by_id
    first = {AT_START + name: question for name, question in questionnaire.by_id.items()}
    plain = {name: question.model_copy(update={"id": name, "was": ()}) for name, question in first.items()}
    return questionnaire.by_id | plain


def about(names: Iterable[str], newcomers: Sequence[Newcomer], days: Sequence[date]) -> dict[str, list[Any]]:
    """What is known of newcomers, each on one day: by name, a value for each.

    Args:
        names: what is wanted; of these, what tells of the newcomer.
    """
    found: dict[str, list[Any]] = {}
    for name in names:
        if name == "newcomer.age":
            found[name] = [newcomer.age(day) for newcomer, day in zip(newcomers, days, strict=True)]
        elif name.startswith("newcomer."):
            found[name] = list(map(attrgetter(name.removeprefix("newcomer.")), newcomers))
    return found


def first_conversation(held: Sequence[Conversation]) -> Conversation | None:
    """The first conversation of the start round, or else the first to catch up.

    Args:
        held: in their order.
    """
    for round_id in (START, CATCH_UP):
        for conversation in held:
            if conversation.round == round_id:
                return conversation
    return None
