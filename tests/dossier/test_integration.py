"""What comes in civic integration: terms that were told and reckoned, the loan, ontzorgen, steps, parts with proof."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from desktop import guide as guides
from desktop.dossier import certificates
from desktop.dossier.around import Certificate
from desktop.dossier.certificates import PartStanding
from desktop.dossier.coming_back import Milestone
from desktop.dossier.integration import Due, Dues, due, finished
from desktop.dossier.latest import latest
from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.errors import AnswerError
from desktop.guide import Guide

TODAY = date(2026, 11, 22)
HELD = date(2026, 3, 1)


@pytest.fixture(scope="module")
def zeist() -> Guide:
    return guides.load("zeist")


@pytest.fixture(scope="module")
def linderveen() -> Guide:
    return guides.load("linderveen")


def talk(on: date = HELD, round_id: str = "start", said: Mapping[str, Any] | None = None) -> Conversation:
    answers = {name: Answer(name, "answered", value) for name, value in (said or {}).items()}
    return Conversation(round_id, on, "ar", completed=True, answers=answers)


def person(regime: str | None = "Wi2021", **said: Any) -> Dossier:
    """Somebody with one conversation: `taal__lening="op"`."""
    given = {name.replace("__", "."): value for name, value in said.items()}
    newcomer = Newcomer("Samira Haddad", "ar", date(1990, 5, 1), linked_on=date(2026, 1, 5), regime=regime)  # type: ignore[arg-type]
    return Dossier(newcomer, [talk(said=given)])


def told(place: Guide, of: Dossier, today: date = TODAY) -> list[Due]:
    return due(of, place.municipality, place.questionnaire, today)


def only(place: Guide, of: Dossier, kind: str, today: date = TODAY) -> Due:
    [found] = [one for one in told(place, of, today) if one.kind == kind]
    return found


def standings(place: Guide, of: Dossier) -> list[PartStanding]:
    asked = certificates.questions(place.municipality)
    return certificates.parts(of, place.municipality, latest(place.questionnaire, of, asked))


@pytest.mark.parametrize(
    ("day", "urgency", "days"),
    [
        ("2026-11-21", "passed", -1),
        ("2026-11-22", "near", 0),
        ("2026-12-23", "near", 31),
        ("2026-12-24", "coming", 32),
        ("2027-05-22", "coming", 181),
        ("2027-05-23", "later", 182),
    ],
)
def test_a_term_that_was_told_counts_down(zeist: Guide, day: str, urgency: str, days: int) -> None:
    found = only(zeist, person(persoon__termijn=day), "deadline")
    assert (found.urgency, found.days(TODAY), found.reckoned) == (urgency, days, False)
    assert found.source == "verteld op 01-03-2026: Startgesprek"
    assert found.detail == "Van 0 van de 7 onderdelen is een bewijs genoteerd."


def test_one_after_the_other_tells_of_each_what_it_tells_of_him_alone(zeist: Guide) -> None:
    """The same answer means another thing in another version, or when it was declined."""
    people = [person(persoon__termijn="2027-01-01", geld__ontzorgen="ja", taal__onderdelen=["pvt"]) for _ in range(4)]
    people[1].conversations[0].version = "2999.1"  # of a later version: nobody can tell how it was asked
    people[2].conversations[0].answers["persoon.termijn"].state = "declined"
    people[3].conversations[0].answers["taal.onderdelen"].value = ["pvt", "knm"]
    dues = Dues(zeist.municipality, zeist.questionnaire, TODAY)
    found = [dues.of(one) for one in people]
    assert found == [told(zeist, one) for one in people]
    assert found[0] != found[1] != found[2]
    assert [dues.of(one) for one in reversed(people)] == found[::-1]


def test_of_some_urgencies_it_tells_what_it_tells_of_all(zeist: Guide) -> None:
    days = ("2026-01-01", "2026-12-01", "2027-03-01", "2029-01-01")
    people = [person(persoon__termijn=day, geld__ontzorgen="ja", geld__ontzorgen_tot="2025-01-01") for day in days]
    people[0].milestones = [Milestone("pip", expected_on=date(2026, 1, 5))]
    every = [told(zeist, one) for one in people]
    assert len({one.urgency for found in every for one in found}) > 3
    for wanted in ({"passed"}, {"near", "coming"}, {"later", "ended"}):
        dues = Dues(zeist.municipality, zeist.questionnaire, TODAY, wanted)
        assert [dues.of(one) for one in people] == [[one for one in found if one.urgency in wanted] for found in every]


def test_one_municipality_warns_earlier_than_another(zeist: Guide, linderveen: Guide) -> None:
    one = person(persoon__termijn="2027-07-01")
    assert only(zeist, one, "deadline").urgency == "later"
    assert only(linderveen, one, "deadline").urgency == "coming"


@pytest.mark.parametrize(
    ("begun", "ends"),
    [
        (date(2024, 2, 29), date(2027, 2, 28)),
        (date(2025, 2, 28), date(2028, 2, 28)),
        (date(2024, 12, 31), date(2027, 12, 31)),
    ],
)
def test_without_a_day_that_was_told_it_is_reckoned_and_says_from_where(zeist: Guide, begun: date, ends: date) -> None:
    one = person()
    one.milestones = [Milestone("pip", done_on=begun)]
    found = only(zeist, one, "deadline")
    assert (found.day, found.reckoned) == (ends, True)
    words = "gerekend vanaf ‘Plan inburgering en participatie (PIP)’ op"
    assert found.source == f"{words} {begun:%d-%m-%Y}, 36 maanden verder"
    assert "brief van DUO" in found.detail


def test_a_day_that_was_told_goes_before_one_that_is_reckoned_and_what_differs_is_said(zeist: Guide) -> None:
    one = person(persoon__termijn="2027-01-01")
    one.milestones = [Milestone("pip", done_on=date(2024, 2, 29))]
    found = only(zeist, one, "deadline")
    assert (found.day, found.reckoned) == (date(2027, 1, 1), False)
    assert "36 maanden verder is het 28-02-2027. De dag die is verteld, gaat voor." in found.detail
    one.conversations.append(talk(date(2026, 9, 1), "catch_up", {"persoon.termijn": "2027-02-28"}))
    found = only(zeist, one, "deadline")
    assert (found.day, "gerekend" in found.detail.lower()) == (date(2027, 2, 28), False)
    assert "01-09-2026" in found.source


def test_the_latest_answer_counts_also_when_it_was_entered_first_and_a_refusal_takes_nothing_back(zeist: Guide) -> None:
    one = person(persoon__termijn="2027-01-01")
    one.conversations.insert(0, talk(date(2026, 10, 1), "catch_up", {"persoon.termijn": "2028-01-01"}))
    one.conversations.append(talk(date(2026, 11, 1), "catch_up"))
    one.conversations[-1].answers["persoon.termijn"] = Answer("persoon.termijn", "declined")
    assert only(zeist, one, "deadline").day == date(2028, 1, 1)


@pytest.mark.parametrize(
    ("in_time", "day", "words"),
    [
        ("uitstel", "2027-01-01", "er uitstel is"),
        ("voorbij", "2027-01-01", "al voorbij is. Kijk het samen na"),
        ("nee", "2027-01-01", "niet op tijd lukt"),
        ("ja", "2025-01-01", "toen al voorbij"),
        ("ja", "2027-01-01", ""),
        ("voorbij", "2026-06-01", ""),
    ],
)
def test_under_the_old_law_what_was_told_beside_the_day_is_held_against_it(
    zeist: Guide, in_time: str, day: str, words: str
) -> None:
    one = person("Wi2013", persoon__termijn=day, taal__wi_termijn=in_time)
    found = only(zeist, one, "deadline")
    assert found.day == date.fromisoformat(day)
    assert words in found.detail
    assert ("Verteld" in found.detail) is bool(words)
    assert "Van 0 van de 7 onderdelen" in found.detail


def test_a_new_day_told_later_settles_what_was_told_of_the_old_one(zeist: Guide) -> None:
    one = person("Wi2013", persoon__termijn="2026-06-01", taal__wi_termijn="uitstel")
    one.conversations.append(talk(date(2026, 9, 1), "catch_up", {"persoon.termijn": "2027-06-01"}))
    assert "uitstel" not in only(zeist, one, "deadline").detail


def test_under_the_old_law_nothing_is_reckoned_and_a_term_without_a_day_is_said_to_be_so(zeist: Guide) -> None:
    one = person("Wi2013")
    one.milestones = [Milestone("pip", done_on=date(2024, 1, 1))]
    assert (only(zeist, one, "deadline").urgency, only(zeist, one, "deadline").day) == ("undated", None)
    over = only(zeist, person("Wi2013", taal__wi_termijn="voorbij"), "deadline")
    assert (over.urgency, over.day, over.source) == ("passed", None, "verteld op 01-03-2026: Startgesprek")


@pytest.mark.parametrize(
    ("said", "urgency", "day", "words"),
    [
        ({"taal__lening": "over", "persoon__termijn": "2027-03-01"}, "coming", date(2027, 3, 1), "nog geld over"),
        ({"taal__lening": "op", "persoon__termijn": "2029-03-01"}, "near", date(2029, 3, 1), "bijna op"),
        ({"taal__lening": "op"}, "near", None, "brief van DUO"),
        ({"taal__lening": "over"}, "undated", None, "brief van DUO"),
        ({"taal__lening": "over", "taal__wi_uren": 640, "persoon__termijn": "2026-01-01"}, "passed",
         date(2026, 1, 1), "640 uur les geweest. De termijn is voorbij: vraag bij DUO na"),
    ],
)  # fmt: skip
def test_the_loan_of_the_old_law_runs_with_the_term(
    zeist: Guide, said: dict[str, Any], urgency: str, day: date | None, words: str
) -> None:
    found = only(zeist, person("Wi2013", **said), "loan")
    assert (found.urgency, found.day) == (urgency, day)
    assert words in found.detail


def test_no_loan_where_there_is_none_or_another_law_holds(zeist: Guide) -> None:
    for one in (person("Wi2013", taal__lening="nee"), person("Wi2021", taal__lening="op"), person("Wi2013")):
        assert [item for item in told(zeist, one) if item.kind == "loan"] == []


@pytest.mark.parametrize(
    ("until", "urgency"),
    [
        ("2026-08-23", "ended"),
        ("2026-08-24", "passed"),
        ("2026-11-30", "near"),
        ("2027-01-17", "coming"),
        ("2027-01-18", "later"),
    ],
)
def test_the_end_of_ontzorgen_is_counted_down(zeist: Guide, until: str, urgency: str) -> None:
    found = only(zeist, person(geld__ontzorgen="ja", geld__ontzorgen_tot=until), "relief")
    assert (found.urgency, found.reckoned) == (urgency, False)


def test_the_end_of_ontzorgen_is_reckoned_from_moving_in_unless_the_municipality_has_no_usual_time(
    zeist: Guide, linderveen: Guide
) -> None:
    one = person(geld__ontzorgen="ja")
    one.newcomer = Newcomer("Samira Haddad", "ar", moved_in_on=date(2025, 8, 31), regime="Wi2021")
    one.conversations[0].held_on = date(2026, 2, 1)
    found = only(zeist, one, "relief")
    assert (found.day, found.reckoned) == (date(2026, 2, 28), True)
    assert found.source == "gerekend vanaf de verhuizing op 31-08-2025, 6 maanden verder"
    assert (only(linderveen, one, "relief").day, only(linderveen, one, "relief").urgency) == (None, "undated")
    one.conversations[0].held_on = date(2026, 3, 1)  # the bills were still paid after the day that would be reckoned
    assert (only(zeist, one, "relief").day, only(zeist, one, "relief").reckoned) == (None, False)


def test_ontzorgen_that_stopped_or_goes_on_after_the_day_that_was_told_is_counted_down_no_more(zeist: Guide) -> None:
    one = person(geld__ontzorgen="ja", geld__ontzorgen_tot="2026-08-01")
    one.conversations.append(talk(date(2026, 9, 1), "catch_up", {"geld.ontzorgen": "ja"}))
    assert (only(zeist, one, "relief").day, only(zeist, one, "relief").urgency) == (None, "undated")
    one.conversations.append(talk(date(2026, 10, 1), "catch_up", {"geld.ontzorgen": "nee"}))
    assert told(zeist, one) == []


def test_a_regime_without_a_duty_has_no_term_no_loan_and_no_parts(zeist: Guide) -> None:
    one = person("ukraine", persoon__termijn="2026-12-01", taal__lening="op", geld__ontzorgen="nee")
    one.milestones = [Milestone("pip", done_on=date(2025, 1, 1)), Milestone("intake", expected_on=date(2026, 1, 1))]
    assert [(item.kind, item.urgency) for item in told(zeist, one)] == [("step", "passed")]
    assert standings(zeist, one) == []
    one.certificates = [Certificate("knm", date(2026, 2, 1))]
    assert [item.part.id for item in standings(zeist, one)] == ["knm"]


def test_of_whom_nobody_knows_the_law_only_what_was_told_is_told(zeist: Guide) -> None:
    one = person(None)
    one.milestones = [Milestone("pip", done_on=date(2024, 1, 1))]
    assert told(zeist, one) == []
    assert only(zeist, person(None, persoon__termijn="2027-01-01"), "deadline").day == date(2027, 1, 1)
    assert len(standings(zeist, one)) == 8


def test_no_term_runs_once_all_is_done(zeist: Guide) -> None:
    one = person("Wi2013", persoon__termijn="2026-01-01", taal__lening="op")
    one.milestones = [Milestone("examen", done_on=TODAY)]
    assert finished(one, zeist.municipality, TODAY)
    assert told(zeist, one) == []
    assert not finished(one, zeist.municipality, TODAY - timedelta(1))


def test_steps_that_are_late_expected_or_held_up_are_told(zeist: Guide) -> None:
    one = person()
    one.milestones = [
        Milestone("intake", expected_on=date(2026, 11, 1)),
        Milestone("leerbaarheid", expected_on=date(2026, 12, 1)),
        Milestone("pip", blocked="wacht op DUO", blocked_since=date(2026, 6, 1), expected_on=date(2026, 7, 1)),
        Milestone("leerroute", expected_on=date(2027, 9, 1)),
    ]
    found = {item.subject: (item.urgency, item.day, item.detail) for item in told(zeist, one)}
    assert found == {
        "intake": ("passed", date(2026, 11, 1), "Deze stap is nog niet klaar."),
        "leerbaarheid": ("near", date(2026, 12, 1), ""),
        "pip": ("stuck", date(2026, 7, 1), "Deze stap staat stil sinds 01-06-2026: wacht op DUO"),
        "leerroute": ("later", date(2027, 9, 1), ""),
    }
    assert [item.subject for item in told(zeist, one)] == ["intake", "leerbaarheid", "pip", "leerroute"]


def test_a_part_is_proven_told_or_open(zeist: Guide) -> None:
    one = person(taal__onderdelen=["pvt", "knm"])
    certificates.record(one, Certificate("pvt", date(2026, 2, 2), "verklaring gezien", "Noor"), TODAY)
    found = {item.part.id: item.stands for item in standings(zeist, one)}
    assert found == {
        "pvt": "proven", "map": "open", "knm": "told", "lezen": "open", "luisteren": "open", "schrijven": "open",
        "spreken": "open",
    }  # fmt: skip
    one.conversations.append(talk(date(2026, 9, 1), "half_year", {"taal.onderdelen": ["geen"]}))
    assert {item.part.id: item.stands for item in standings(zeist, one)}["knm"] == "open"
    old_law = person("Wi2013", taal__examen=["werk", "knm"])
    assert [item.part.id for item in standings(zeist, old_law) if item.told] == ["ona", "knm"]
    assert "map" not in {item.part.id for item in standings(zeist, old_law)}


@pytest.mark.parametrize(
    ("certificate", "why"),
    [
        (Certificate("map", TODAY + timedelta(1)), "moet nog komen"),
        (Certificate("map", date(1990, 4, 30)), "geboortedatum"),
        (Certificate("pvt", date(2026, 3, 3)), "al genoteerd, met de dag 02-02-2026"),
        (Certificate("map", date(2026, 3, 3), "x" * 201), "te lang"),
    ],
)
def test_a_proof_that_cannot_be_is_refused_and_nothing_changes(certificate: Certificate, why: str) -> None:
    one = person()
    one.certificates = [Certificate("pvt", date(2026, 2, 2))]
    with pytest.raises(AnswerError, match=why):
        certificates.record(one, certificate, TODAY)
    assert [item.part for item in one.certificates] == ["pvt"]


def test_a_part_recorded_twice_elsewhere_counts_once_and_one_that_is_gone_is_still_told(linderveen: Guide) -> None:
    one = person()
    later, first = Certificate("kijkweek", date(2026, 5, 5)), Certificate("kijkweek", date(2026, 4, 4))
    one.certificates = [later, first, Certificate("oude_toets", date(2020, 1, 1))]
    found = {item.part.title: item for item in standings(linderveen, one)}
    assert found["Kijkweek bij drie bedrijven"].certificate is first
    assert not found["Oude toets"].known
    certificates.remove(one, first)
    assert [item.done_on for item in one.certificates if item.part == "kijkweek"] == [date(2026, 5, 5)]


def test_the_second_municipality_has_steps_and_parts_of_its_own(zeist: Guide, linderveen: Guide) -> None:
    one = person()
    one.milestones = [Milestone("plan", expected_on=date(2026, 1, 1)), Milestone("pip", expected_on=date(2026, 1, 1))]
    assert [item.title for item in told(linderveen, one)] == ["Plan met de buurgemeente"]
    of_zeist = {part.title for part in zeist.municipality.settings.integration.parts}
    own = [part.title for part in linderveen.municipality.settings.integration.parts]
    assert own
    assert of_zeist.isdisjoint(own)
    assert {item.part.id for item in standings(linderveen, one)} == {
        "handtekening", "kijkweek", "dorpsquiz", "stadstoets"
    }  # fmt: skip


def test_a_municipality_that_sets_nothing_has_nothing_to_reckon(zeist: Guide) -> None:
    bare = zeist.municipality.settings.model_copy(
        update={"integration": type(zeist.municipality.settings.integration)(), "steps": ()}
    )
    place = zeist.municipality.model_copy(update={"settings": bare})
    one = person(persoon__termijn="2026-12-01")
    one.milestones = [Milestone("pip", done_on=date(2024, 1, 1))]
    [found] = due(one, place, zeist.questionnaire, TODAY)
    assert (found.day, found.detail) == (date(2026, 12, 1), "")
