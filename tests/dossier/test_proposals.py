"""What the rules propose, and what they leave alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from desktop.dossier.model import Action, ActionStatus, Answer, Conversation, Dossier, Referral, ReferralStatus, Step
from desktop.dossier.proposals import confirm_action, confirm_referral, facts, propose
from desktop.municipality.model import Rule

from .samples import HALF, START, conditions, conversation, dossier, municipality, rule

ACTION = rule("bellen", "d.a == 1 || d.b == 2", within_days=7, owner="newcomer")
REFERRAL = rule("taalmaatje", "d.a == 1", "referral", basis="legal_task")
PROTOCOL = rule("gevaar", "d.a == 1", "protocol")


def proposed(whole: Dossier, held: Conversation, *rules: Rule) -> list[str]:
    """Ids of the rules that propose something."""
    place = municipality(*rules)
    return [item.rule.id for item in propose(place, conditions(place), whole, held)]


def now(**values: Any) -> tuple[Dossier, Conversation]:
    held = conversation("half_year", HALF, completed=False, **values)
    return dossier(conversation(d__a=1), held), held


def test_a_proposal_says_why_where_to_and_when() -> None:
    whole, held = now(d__a=1, d__c=5)
    place = municipality(ACTION, REFERRAL)
    action, referral = propose(place, conditions(place), whole, held)
    assert (action.because, action.organisation, action.due_on) == (("d.a",), None, HALF + timedelta(7))
    assert referral.organisation is place.organisation_by_id["taalhuis"]
    assert (referral.because, referral.due_on, referral.involved) == (("d.a",), HALF + timedelta(14), False)


def test_only_answers_of_this_conversation_count() -> None:
    whole, held = now()
    assert proposed(whole, held, ACTION, REFERRAL) == []
    held.answers["d.a"] = Answer("d.a", "declined")
    assert proposed(whole, held, ACTION, REFERRAL) == []


@pytest.mark.parametrize(("until", "found"), [(HALF, ["bellen"]), (HALF + timedelta(1), ["bellen", "taalmaatje"])])
def test_an_organisation_that_is_no_longer_there_is_not_proposed(until: date, found: list[str]) -> None:
    whole, held = now(d__a=1)
    place = municipality(ACTION, REFERRAL)
    gone = tuple(one.model_copy(update={"until": until}) for one in place.organisations)
    place = municipality(ACTION, REFERRAL).model_copy(update={"organisations": gone})
    assert sorted(item.rule.id for item in propose(place, conditions(place), whole, held)) == found


def test_the_most_urgent_first_and_a_protocol_before_all() -> None:
    whole, held = now(d__a=1)
    rules = [
        rule(name, "d.a == 1", urgency=name.partition("-")[0]) for name in ("normal-1", "soon-1", "now-1", "soon-2")
    ]
    quiet = rule("gevaar", "d.a == 1", "protocol", urgency="normal")
    assert proposed(whole, held, *rules, quiet) == ["gevaar", "now-1", "soon-1", "soon-2", "normal-1"]


def test_what_was_dismissed_stays_away_in_this_conversation_only() -> None:
    whole, held = now(d__a=1)
    held.dismissed.append("bellen")
    assert proposed(whole, held, ACTION, REFERRAL) == ["taalmaatje"]
    whole.conversations[0].dismissed.append("taalmaatje")
    assert proposed(whole, held, ACTION, REFERRAL) == ["taalmaatje"]


@pytest.mark.parametrize(("status", "again"), [("open", False), ("done", True), ("dropped", True)])
def test_an_action_of_an_earlier_round(status: ActionStatus, again: bool) -> None:
    whole, held = now(d__a=1)
    whole.actions.append(Action("Bellen", "newcomer", "start", status=status, rule="bellen"))
    assert (proposed(whole, held, ACTION) == ["bellen"]) is again
    whole.actions[0].round = "half_year"
    assert proposed(whole, held, ACTION) == [], "of this round it is not proposed again, whatever came of it"


@pytest.mark.parametrize(
    ("status", "again"),
    [
        ("drafted", False),
        ("sent", False),
        ("waiting", False),
        ("started", False),
        ("no_answer", False),
        ("completed", True),
        ("refused", True),
        ("withdrawn", True),
    ],
)
def test_a_referral_of_an_earlier_round(status: ReferralStatus, again: bool) -> None:
    whole, held = now(d__a=1)
    whole.referrals.append(Referral("taalhuis", "start", rule="taalmaatje", history=[Step(status, START)]))
    assert (proposed(whole, held, REFERRAL) == ["taalmaatje"]) is again
    whole.referrals[0].round = "half_year"
    assert proposed(whole, held, REFERRAL) == []


def test_what_a_person_added_leads_to_nothing_else_being_left_out() -> None:
    whole, held = now(d__a=1)
    whole.actions.append(Action("Zelf bedacht", "professional", "half_year"))
    whole.referrals.append(Referral("taalhuis", "start", history=[Step("sent", START)]))
    place = municipality(ACTION, REFERRAL)
    action, referral = propose(place, conditions(place), whole, held)
    assert referral.involved, "the organisation knows this newcomer already"
    assert not action.involved
    whole.referrals[0].history.append(Step("completed", HALF))
    assert not propose(place, conditions(place), whole, held)[1].involved


def test_a_rule_for_some_rounds() -> None:
    whole, held = now(d__a=1)
    assert proposed(whole, held, rule("x", "d.a == 1", rounds=("start",))) == []
    assert proposed(whole, held, rule("x", "d.a == 1", rounds=("start", "half_year"))) == ["x"]


def test_a_rule_that_was_not_compiled_proposes_nothing() -> None:
    whole, held = now(d__a=1)
    assert propose(municipality(ACTION), {}, whole, held) == []


def test_a_rule_may_read_the_newcomer_and_the_round() -> None:
    whole = dossier(birth_date=date(2008, 9, 2), country="ER", regime="Wi2021")
    held = conversation("half_year", HALF)
    assert facts(whole, held) == {
        "round": "half_year",
        "newcomer": {"age": 17, "language": "ar", "country": "ER", "regime": "Wi2021"},
    }
    young = rule("jong", 'newcomer.age < 18 && newcomer.country == "ER" && round == "half_year"')
    assert proposed(whole, held, young) == ["jong"]
    assert proposed(dossier(), held, young, rule("oud", "newcomer.age >= 18")) == [], "an unknown age is no age"


def test_a_confirmed_proposal_becomes_an_agreement() -> None:
    whole, held = now(d__a=1)
    held.professional = "Noor de Wit"
    place = municipality(ACTION, REFERRAL)
    first, second = propose(place, conditions(place), whole, held)
    action, referral = confirm_action(first, held), confirm_referral(second, held)
    assert (action.professional, referral.professional, referral.way) == ("Noor de Wit", "Noor de Wit", None)
    assert (action.title, action.owner, action.round, action.due_on, action.status, action.reason, action.rule) == (
        "bellen", "newcomer", "half_year", HALF + timedelta(7), "open", "dat zo is", "bellen",
    )  # fmt: skip
    assert (referral.organisation, referral.round, referral.basis, referral.need, referral.reason, referral.rule) == (
        "taalhuis", "half_year", "legal_task", "taalmaatje", "dat zo is", "taalmaatje",
    )  # fmt: skip
    assert [(step.status, step.on) for step in referral.history] == [("drafted", HALF)]
    whole.actions.append(action)
    whole.referrals.append(referral)
    assert propose(place, conditions(place), whole, held) == []


def test_a_protocol_is_shown_as_long_as_it_holds() -> None:
    whole, held = now(d__a=1)
    assert proposed(whole, held, PROTOCOL) == ["gevaar"]
    held.dismissed.append("gevaar")
    assert proposed(whole, held, PROTOCOL) == []


def test_a_hidden_answer_does_not_count_and_an_earlier_one_only_beside_one_of_now() -> None:
    whole, held = now(d__a=1, d__b=5)
    place = municipality(
        rule("een", "d.a == 1"), rule("beide", "d.b == 5 && d.vroeger == 3"), rule("toen", "d.vroeger == 3")
    )
    found = propose(place, conditions(place), whole, held, {"d.b": 5, "d.vroeger": 3})
    assert [item.rule.id for item in found] == ["beide"]
    assert found[0].because == ("d.b",)
