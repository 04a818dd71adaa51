"""What an expression may read of a dossier besides answers, and how it stood on one day.

What happened after that day does not count, so that a period that is over gives the same figures for ever.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple, get_args

from desktop.dossier.model import Conversation, Dossier, Newcomer, Referral, ReferralStatus
from desktop.dossier.planning import CATCH_UP, START, planned_on
from desktop.municipality.model import Basis, Municipality, RoleKind, Way
from desktop.questions.model import Question, Questionnaire
from desktop.questions.terms import NEWCOMER, Facts, Sort

AT_START = "start."
"""Before the id of a question: the answer in the first conversation (of the start round, or to catch up)."""
COMPLETENESS = "facts.completeness"
_HELPED_BY = "facts.helped_"
_KINDS: tuple[RoleKind, ...] = get_args(RoleKind)
_HELPED_BY_NONE = dict.fromkeys((_HELPED_BY + kind for kind in _KINDS), False)
_HELPED: tuple[ReferralStatus, ...] = ("started", "completed")
_FAILED: tuple[ReferralStatus, ...] = ("refused", "no_answer")
_NOT_SENT: tuple[ReferralStatus, ...] = ("drafted", "withdrawn")


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
    **{
        _HELPED_BY + kind: Fact("yes_no", f"whether help of an organisation of the kind {kind} began")
        for kind in _KINDS
    },
    "facts.unmet": Fact("number", "needs refused, unanswered or without an organisation, with nothing in their place"),
    "facts.actions": Fact("number", "actions agreed so far, without what was dropped"),
    "facts.actions_done": Fact("number", "of these, done"),
    "facts.actions_open": Fact("number", "of these, not done, late or not"),
    "facts.actions_overdue": Fact("number", "of these, late"),
}
"""Of a person and the conversation that is counted, as it stood at the end of the period."""
REFERRAL: Mapping[str, Fact] = {
    "referral.organisation": Fact("choice", "to which organisation"),
    "referral.kind": Fact("choice", "kind of the role of that organisation", _KINDS),
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
_NONE_AGREED = dict.fromkeys(sorted(AGREED), 0)
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


class Standing(NamedTuple):
    """Where one referral stood on a day.

    Attributes:
        sent_on: when the organisation heard of it; None when it had not yet.
        helped_on: when help started (or was completed, when no start was recorded); None when it had not yet.
    """

    status: ReferralStatus
    sent_on: date | None
    helped_on: date | None

    @classmethod
    def of(cls, referral: Referral, day: date) -> Standing:
        """As its steps up to that day tell."""
        status: ReferralStatus = "drafted"
        sent_on = helped_on = None
        for step in referral.history:
            if step.on > day:
                break
            status = step.status
            if sent_on is None and status not in _NOT_SENT:
                sent_on = step.on
            if helped_on is None and status in _HELPED:
                helped_on = step.on
        return cls(status, sent_on, helped_on)


def referral_fact(name: str, referral: Referral, standing: Standing, municipality: Municipality) -> Any:
    """One fact of a referral, by its name; None when it is unknown."""
    organisation = municipality.organisation_by_id.get(referral.organisation)
    match name:
        case "referral.helped":
            return standing.helped_on is not None
        case "referral.days_waited":
            if standing.sent_on is None or standing.helped_on is None:
                return None
            return max((standing.helped_on - standing.sent_on).days, 0)
        case "referral.organisation":
            return referral.organisation
        case "referral.kind":
            return municipality.role_of(organisation).kind if organisation else None
        case "referral.way":
            return referral.way or (organisation.way if organisation else None)
        case "referral.status":
            return standing.status
        case _:
            return referral.basis


def start_facts(
    dossier: Dossier, first: Conversation | None, counted: Conversation, since: date, municipality: Municipality
) -> dict[str, Any]:
    """The facts about the first conversation.

    Args:
        since: the first day of the period.
    """
    if first is None:
        return {"facts.started": False}
    known: dict[str, Any] = {"facts.started": first.held_on >= since, "facts.later": counted is not first}
    linked_on = dossier.newcomer.linked_on
    if linked_on is not None and linked_on <= first.held_on:
        known["facts.days_to_start"] = (first.held_on - linked_on).days
    for planned in municipality.settings.rounds:
        if planned.id == first.round and (day := planned_on(planned, dossier)) is not None:
            known["facts.days_after_plan"] = (first.held_on - day).days
    return known


def referred_facts(standings: Sequence[tuple[Referral, Standing]], municipality: Municipality) -> dict[str, Any]:
    """The facts about referrals, as they stood on a day.

    Args:
        standings: where each referral stood on that day.
    """
    sent: list[str] = []
    helped: list[str] = []
    waiting = refused = 0
    for referral, standing in standings:
        if standing.sent_on:
            sent.append(referral.organisation)
            if standing.helped_on:
                helped.append(referral.organisation)
            elif standing.status in _FAILED:
                refused += 1
            elif standing.status != "withdrawn":
                waiting += 1
    organisations = municipality.organisation_by_id
    known: dict[str, Any] = {
        **_HELPED_BY_NONE,
        "facts.referrals": len(sent),
        "facts.referrals_helped": len(helped),
        "facts.referrals_waiting": waiting,
        "facts.referrals_refused": refused,
        "facts.referred_to": sorted(set(sent)),
        "facts.helped_by": sorted(set(helped)),
        "facts.unmet": _unmet(standings, organisations),
    }
    for name in helped:
        if name in organisations:
            known[_HELPED_BY + municipality.role_of(organisations[name]).kind] = True
    return known


def _unmet(standings: Sequence[tuple[Referral, Standing]], organisations: Mapping[str, object]) -> int:
    """How many needs nobody takes up: refused, unanswered, or drafted for an organisation that is not there."""
    open_still = [
        referral.id
        for referral, standing in standings
        if standing.helped_on is None
        and (
            standing.status in _FAILED or (standing.status == "drafted" and referral.organisation not in organisations)
        )
    ]
    if not open_still:
        return 0
    instead = {referral.instead_of for referral, standing in standings if standing.status != "withdrawn"}
    return sum(name not in instead for name in open_still)


def agreed_facts(dossier: Dossier, day: date) -> dict[str, Any]:
    """The facts about actions, as they stood on a day."""
    if not dossier.actions:
        return _NONE_AGREED
    agreed_on: dict[str, date] = {}
    for conversation in dossier.conversations:
        before = agreed_on.get(conversation.round)
        if before is None or conversation.held_on < before:
            agreed_on[conversation.round] = conversation.held_on
    agreed = done = overdue = 0
    for action in dossier.actions:
        if action.status == "dropped" or agreed_on.get(action.round, date.min) > day:
            continue
        agreed += 1
        if action.status == "done" and (action.done_on is None or action.done_on <= day):
            done += 1
        elif action.due_on is not None and action.due_on < day:
            overdue += 1
    return {
        "facts.actions": agreed,
        "facts.actions_done": done,
        "facts.actions_open": agreed - done,
        "facts.actions_overdue": overdue,
    }
