"""The table of a coordination meeting: what stalls, who may hear it, what is told of it, and what is decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop import guide as guides
from desktop.dossier.around import CaseDecision, Sitting
from desktop.dossier.case_decisions import check_day, decide, take_back
from desktop.dossier.coordination import Agenda, at_table, may_sit, number, owners
from desktop.dossier.model import Action, Consent, Conversation, Decision, Dossier, Newcomer, Referral, Step, Strike
from desktop.errors import AnswerError
from desktop.guide import Guide
from desktop.letters.coordination_agenda import agenda

TODAY = date(2026, 11, 24)
LONG_AGO = TODAY - timedelta(60)
TABLE = Sitting(TODAY, "Stadhuis", ["taalhuis", "rsd"], id="s")


@pytest.fixture(scope="module")
def zeist() -> Guide:
    return guides.load("zeist")


def waiting(organisation: str = "taalhuis", rule: str | None = "taalhuis-taalmaatje", **more: object) -> Referral:
    """A referral without an answer, in the words of a rule."""
    given = {"need": "Een taalmaatje om mee te oefenen.", "basis": "consent"} | more
    made = Referral(organisation, "start", rule=rule, id="r", **given)  # type: ignore[arg-type]
    made.history = made.history or [Step("sent", LONG_AGO), Step("no_answer", LONG_AGO)]
    return made


def newcomer(guide: Guide, *referrals: Referral, no: tuple[str, ...] = ()) -> Dossier:
    """Somebody who allows everybody everything, but for some; what a rule proposed has the words of the rule."""
    rules = {rule.id: rule.title for rule in guide.municipality.rules}
    consents = [Consent(one.id, "given", LONG_AGO) for one in guide.municipality.organisations if one.id not in no]
    for referral in referrals:
        if referral.need == "Een taalmaatje om mee te oefenen.":
            referral.need = rules.get(referral.rule or "", referral.need)
    talk = Conversation("start", LONG_AGO, "ar", completed=True)
    return Dossier(Newcomer("Amina Hassan", "ar"), [talk], consents, referrals=list(referrals), id="amina")


def made(guide: Guide, dossier: Dossier, sitting: Sitting = TABLE) -> Agenda:
    return agenda(guide, [dossier], sitting, TODAY)


def telling(guide: Guide, dossier: Dossier, *table: str) -> str:
    """How much is told of the only case; why nothing is."""
    found = made(guide, dossier, replace(TABLE, organisations=list(table)) if table else TABLE)
    return found.cases[0].telling if found.cases else found.withheld[0].reason


@pytest.mark.parametrize(
    ("history", "why"),
    [
        ([Step("sent", LONG_AGO)], "late"),
        ([Step("sent", TODAY - timedelta(5))], None),
        ([Step("sent", LONG_AGO), Step("waiting", LONG_AGO, expected_on=TODAY + timedelta(9))], None),
        ([Step("sent", TODAY - timedelta(91)), Step("waiting", TODAY, expected_on=TODAY + timedelta(9))], "waiting"),
        ([Step("sent", LONG_AGO), Step("no_answer", TODAY)], "no_answer"),
        ([Step("sent", LONG_AGO), Step("refused", TODAY)], "refused"),
        ([Step("sent", LONG_AGO), Step("started", TODAY)], None),
        ([Step("sent", LONG_AGO), Step("withdrawn", TODAY)], None),
        ([Step("drafted", LONG_AGO)], None),
    ],
)
def test_what_stalls(zeist: Guide, history: list[Step], why: str | None) -> None:
    found = made(zeist, newcomer(zeist, waiting(history=history)))
    assert [case.why for case in found.cases] == ([why] if why else [])
    assert not found.withheld


def test_after_a_refusal_another_organisation_is_something(zeist: Guide) -> None:
    refused = waiting(history=[Step("sent", LONG_AGO), Step("refused", LONG_AGO)])
    after = Referral("samenspraak", "start", instead_of="r", history=[Step("drafted", TODAY)])
    assert not made(zeist, newcomer(zeist, refused, after)).cases


def test_what_nobody_offers_is_an_unmet_need_and_its_old_name_is_not_told(zeist: Guide) -> None:
    wide = replace(TABLE, organisations=["rsd"])
    found = made(zeist, newcomer(zeist, waiting("opgeheven")), wide)
    assert [(case.why, case.telling) for case in found.cases] == [("nobody", "need")]
    assert telling(zeist, newcomer(zeist, waiting("opgeheven", None, need="Getypt")), "rsd") == "private"


@pytest.mark.parametrize("decisions", [(), ("refused",), ("given", "refused"), ("given", "withdrawn")])
@pytest.mark.parametrize("organisation", ["taalhuis", "rsd"])
def test_one_no_keeps_a_case_off_the_table(zeist: Guide, organisation: str, decisions: tuple[Decision, ...]) -> None:
    dossier = newcomer(zeist, waiting(), no=(organisation,))
    dossier.consents += [Consent(organisation, one, TODAY - timedelta(3 - at)) for at, one in enumerate(decisions)]
    found = made(zeist, dossier)
    assert not found.cases
    assert [(item.reason, item.lacking) for item in found.withheld] == [
        ("declined" if decisions else "consent", (organisation,))
    ]
    assert found.lacking() == ({} if decisions else {organisation: 1})


def test_a_legal_task_is_no_consent_and_whom_it_is_about_is_asked_too(zeist: Guide) -> None:
    dossier = newcomer(zeist, waiting(basis="legal_task"), no=("taalhuis",))
    found = made(zeist, dossier, replace(TABLE, organisations=["rsd"]))
    assert [item.lacking for item in found.withheld] == [("taalhuis",)]


def test_a_later_yes_brings_it_back(zeist: Guide) -> None:
    dossier = newcomer(zeist, waiting(), no=("rsd",))
    dossier.consents += [Consent("rsd", "refused", LONG_AGO), Consent("rsd", "given", TODAY)]
    assert made(zeist, dossier).cases


@pytest.mark.parametrize("table", [[], ["opgeheven"], ["veilig-thuis"], ["taalhuis", "veilig-thuis"]])
def test_with_nobody_or_with_whom_nobody_may_know_of_there_is_no_agenda(zeist: Guide, table: list[str]) -> None:
    found = made(zeist, newcomer(zeist, waiting()), replace(TABLE, organisations=table))
    assert (found.cases, found.withheld, found.table.good) == ((), (), False)


def test_who_can_sit_there_and_who_is_gone(zeist: Guide) -> None:
    there = {one.id for one in may_sit(zeist.municipality)}
    assert "rsd" in there, "the organisation that leads is an organisation like the others"
    assert "veilig-thuis" not in there
    table = at_table(replace(TABLE, organisations=["rsd", "weg", "veilig-thuis", "rsd"]), zeist.municipality)
    assert [one.id for one in table.partners] == ["rsd"]
    assert (table.gone, [one.id for one in table.discreet]) == (("weg",), ["veilig-thuis"])
    assert owners(table) == ["professional", "newcomer", "rsd"]


@pytest.mark.parametrize(
    ("referral", "table", "told"),
    [
        (waiting(), ("taalhuis", "rsd"), "need"),
        (waiting(), ("taalhuis", "vluchtelingenwerk"), "organisation"),
        (waiting(need="Hij wil graag praten over vroeger."), ("taalhuis", "rsd"), "organisation"),
        (waiting(rule=None, need="Getypt."), ("rsd",), "organisation"),
        (waiting(rule="die-is-weg"), ("rsd",), "organisation"),
        (waiting("rsd", "rsd-werk"), ("rsd",), "need"),
        (waiting("rsd", "rsd-werk"), ("taalhuis",), "organisation"),
        (waiting("rsd", None, need="Getypt."), ("taalhuis",), "private"),
        (waiting("rsd", "inkomen-aanvragen"), ("taalhuis",), "private"),
        (waiting("rsd", "inkomen-aanvragen"), ("rsd",), "organisation"),
        (waiting("sociaal-team", "hulp-bij-schulden"), ("rsd",), "private"),
        (waiting("sociaal-team", "hulp-bij-schulden"), ("sociaal-team",), "organisation"),
        (waiting("sociaal-team", "hulp-bij-schulden"), ("sociaal-team", "rsd"), "private"),
        (waiting("sociaal-team", None, need="Getypt."), ("rsd",), "private"),
        (waiting("huisarts", "huisarts-situatie"), ("huisarts",), "private"),
        (waiting("ggd", None, need="Getypt."), ("rsd", "ggd"), "private"),
        (waiting("veilig-thuis", None, need="Getypt."), ("rsd",), "private"),
        (waiting("veilig-thuis", "taalhuis-taalmaatje"), ("rsd",), "private"),
    ],
)
def test_how_much_is_told(zeist: Guide, referral: Referral, table: tuple[str, ...], told: str) -> None:
    assert telling(zeist, newcomer(zeist, replace(referral, history=list(referral.history))), *table) == told


def test_what_was_struck_for_somebody_at_the_table_is_not_on_it(zeist: Guide) -> None:
    [asked, *_] = zeist.rules["taalhuis-taalmaatje"].questions
    dossier = newcomer(zeist, waiting())
    dossier.strikes.append(Strike("taalhuis", asked, "newcomer", TODAY))
    assert telling(zeist, dossier) == "organisation", "whom it is about has the letter, without this answer"
    dossier.strikes.append(Strike("rsd", asked, "newcomer", TODAY))
    assert telling(zeist, dossier) == "private"
    assert telling(zeist, dossier, "taalhuis") == "organisation"


def test_a_number_tells_nothing_and_holds_in_one_meeting() -> None:
    assert number("s", "amina") == number("s", "amina") != number("t", "amina")
    assert len({number("s", str(name)) for name in range(500)}) == 500
    assert not set("".join(number("s", str(name)) for name in range(50))) & set("AEIOUY01")


def test_a_decision_becomes_an_action_and_can_be_taken_back(zeist: Guide) -> None:
    dossier = newcomer(zeist, waiting())
    table = at_table(TABLE, zeist.municipality)
    due = TODAY + timedelta(14)
    made_now = decide(
        dossier, TABLE, "r", "  Belt  vrijdag. ", "taalhuis", due, TODAY, allowed=owners(table), professional="Noor"
    )
    [action] = dossier.actions
    assert (action.title, action.owner, action.due_on, action.round, action.professional) == (
        "Belt vrijdag.", "taalhuis", due, "start", "Noor",
    )  # fmt: skip
    assert (made_now.action, made_now.referral, made_now.on, made_now.sitting) == (action.id, "r", TODAY, "s")
    dossier.referrals[0].history.append(Step("started", TODAY))
    [case] = made(zeist, dossier).cases
    assert (case.why, case.decisions, case.action(made_now)) == (None, (made_now,), action), "it stays on the table"
    assert take_back(dossier, made_now.id) is made_now
    assert (dossier.actions, dossier.case_decisions) == ([], [])
    assert take_back(dossier, made_now.id) is None


def test_an_action_that_is_done_outlives_its_decision() -> None:
    action = Action("Belt", "professional", "start", status="done", id="a")
    dossier = Dossier(Newcomer("Amina", "ar"), actions=[action], case_decisions=[CaseDecision("s", TODAY, "Belt", "a")])
    take_back(dossier, dossier.case_decisions[0].id)
    assert dossier.actions == [action]


@pytest.mark.parametrize(
    ("sitting", "text", "owner", "due", "said"),
    [
        (TABLE, "  ", "rsd", None, "Schrijf op"),
        (TABLE, "Belt", "cjg", None, "zit niet aan tafel"),
        (TABLE, "Belt", "rsd", TODAY - timedelta(1), "al voorbij"),
        (replace(TABLE, closed=True), "Belt", "rsd", None, "gesloten"),
    ],
)
def test_a_decision_that_cannot_be_is_told_and_changes_nothing(
    sitting: Sitting, text: str, owner: str, due: date | None, said: str
) -> None:
    dossier = Dossier(Newcomer("Amina", "ar"))
    with pytest.raises(AnswerError, match=said):
        decide(dossier, sitting, "r", text, owner, due, TODAY, allowed=["professional", "rsd"])
    assert (dossier.actions, dossier.case_decisions) == ([], [])


def test_the_day_of_a_meeting() -> None:
    check_day(TODAY - timedelta(40), TODAY)
    with pytest.raises(AnswerError, match="meer dan een jaar"):
        check_day(TODAY + timedelta(4000), TODAY)


def test_the_other_municipality_has_tables_of_its_own() -> None:
    linderveen = guides.load("linderveen")
    theirs = {one.id for one in may_sit(linderveen.municipality)}
    assert theirs
    assert not theirs & {one.id for one in may_sit(guides.load("zeist").municipality)}
    dossier = newcomer(linderveen, waiting("taalatelier", "atelier-oefenen"))
    assert made(linderveen, dossier, replace(TABLE, organisations=["taalatelier"])).cases
    assert not made(linderveen, dossier, TABLE).table.good, "nobody of Zeist sits here"
