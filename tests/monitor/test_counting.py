"""What is counted is what was worked out by hand; unknown is never a no; a person and a household count once."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop import guide as guides
from desktop import paths
from desktop.dossier import progress
from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.guide import Guide
from desktop.monitor import counting, indicators
from desktop.monitor.answers import Reader, Sheet
from desktop.monitor.breakdowns import available, hierarchies
from desktop.monitor.cases import Asked, Cases
from desktop.monitor.counting import count
from desktop.monitor.crowd import crowd
from desktop.monitor.model import STATUSES, TOTAL, Period, Table
from desktop.monitor.people import COMPLETENESS
from desktop.monitor.values import thawed
from desktop.questions.model import Domain, Question, Questionnaire, Was

from .counting_samples import DECLINED, HALF_YEAR, people, talk

PERSONS = {
    "nieuwkomers": (6, 0, 0, 0),
    "dagen_tot_start": (4, 0, 1, 0),
    "start_op_tijd": (3, 1, 1, 0),
    "netwerk_eerste_contact": (1, 1, 0, 0),
    "netwerk_geen_contact": (2, 3, 0, 1),
    "netwerk_buiten": (2, 3, 0, 1),
    "netwerk_tevreden": (2, 2, 1, 1),
    "app_vaak": (2, 2, 1, 1),
    "werk_betaald": (2, 2, 1, 1),
    "werk_uren": (1, 0, 0, 1),
    "taal_vooruit": (1, 2, 0, 0),
    "doorverwezen": (4, 2, 0, 0),
    "geholpen": (3, 1, 0, 0),
    "niet_geholpen": (2, 4, 0, 0),
    "acties_alle_gedaan": (0, 2, 0, 0),
    "acties_open": (2, 0, 0, 0),
    "acties_te_laat": (1, 1, 0, 0),
}
"""Yes, no, unknown and declined of each: see the samples."""
OTHERS = {"gesprekken": (8, 0, 0, 0), "verwijzingen": (5, 0, 0, 0), "verwijzingen_geholpen": (2, 3, 0, 0)}
OTHERS |= {"wachttijd": (2, 0, 3, 0)}


@pytest.fixture(scope="module")
def zeist() -> Guide:
    """The shipped guide of Zeist."""
    return guides.load("zeist")


def households(guide: Guide) -> Guide:
    """The same municipality, counting households."""
    place = guide.municipality
    settings = place.settings.model_copy(update={"count_by": "household"})
    return replace(guide, municipality=place.model_copy(update={"settings": settings}))


def counted(guide: Guide, dossiers: list[Dossier], *breakdowns: str, **asked: Any) -> dict[tuple[str, str], Table]:
    """Every table, by its indicator and breakdown."""
    tables = count(dossiers, guide, guide.indicators.every, asked.pop("period", HALF_YEAR), breakdowns, **asked)
    return {(table.indicator, table.breakdown.id if table.breakdown else ""): table for table in tables}


def row(table: Table, category: str = TOTAL) -> tuple[int, ...]:
    """Yes, no, unknown and declined."""
    return tuple(table.count(category, status) for status in STATUSES)


def test_everything_is_as_it_was_worked_out_by_hand(zeist: Guide) -> None:
    found = counted(zeist, people())
    assert {name: row(found[name, ""]) for name in PERSONS | OTHERS} == PERSONS | OTHERS
    assert found["dagen_tot_start", ""].values == {TOTAL: (0, 19, 19, 40)}
    assert found["werk_uren", ""].values == {TOTAL: (24,)}
    assert found["wachttijd", ""].values == {TOTAL: (21, 30)}
    assert {found[name, ""].unit for name in PERSONS} == {"person"}


def test_households_give_other_numbers_and_say_so(zeist: Guide) -> None:
    found = counted(households(zeist), people(), "origin", "age")
    expected = {
        "nieuwkomers": (5, 0, 0, 0),
        "dagen_tot_start": (3, 0, 1, 0),
        "start_op_tijd": (3, 0, 1, 0),
        "netwerk_geen_contact": (2, 2, 0, 1),
        "netwerk_tevreden": (2, 1, 1, 1),
        "werk_betaald": (2, 1, 1, 1),
        "app_vaak": (2, 1, 1, 1),
        "acties_te_laat": (1, 0, 0, 0),
        "gesprekken": (8, 0, 0, 0),
        "verwijzingen": (4, 0, 0, 0),
        "verwijzingen_geholpen": (2, 2, 0, 0),
    }
    assert {name: row(found[name, ""]) for name in expected} == expected
    assert found["dagen_tot_start", ""].values == {TOTAL: (0, 19, 19)}
    assert (found["nieuwkomers", ""].unit, found["gesprekken", ""].unit) == ("household", "conversation")
    assert "household" in found["nieuwkomers", ""].population
    assert row(found["nieuwkomers", "origin"], "SY") == (1, 0, 0, 0)
    breakdown = found["nieuwkomers", "age"].breakdown
    assert breakdown
    assert breakdown.categories[-1].id == "mixed"


def test_a_household_that_differs_is_of_no_single_category(zeist: Guide) -> None:
    found = counted(households(zeist), people(), "sex", "route")
    assert row(found["nieuwkomers", "sex"], "mixed") == (1, 0, 0, 0)
    assert row(found["nieuwkomers", "route"], "b1") == (1, 0, 0, 0)


def test_the_breakdowns_are_as_worked_out_by_hand(zeist: Guide) -> None:
    found = counted(zeist, people(), "origin", "language", "age", "sex", "route", "round", "household", "regime")
    newcomers = {key[1]: table for key, table in found.items() if key[0] == "nieuwkomers" and key[1]}
    sizes = {
        name: {category: table.whole(category) for category in dict.fromkeys(key for key, _ in table.counts)}
        for name, table in newcomers.items()
    }
    assert sizes == {
        "origin": {TOTAL: 6, "SY": 2, "IQ": 1, "ER": 2, "unknown": 1},
        "language": {TOTAL: 6, "ar": 2, "ckb": 1, "ti": 2, "prs": 1},
        "age": {TOTAL: 6, "age_35": 2, "age_18": 1, "age_25": 1, "unknown": 1, "age_55": 1},
        "sex": {TOTAL: 6, "female": 2, "male": 3, "unknown": 1},
        "route": {TOTAL: 6, "b1": 2, "z": 1, "unknown": 2, "onderwijs": 1},
        "round": {TOTAL: 6, "half_year": 1, "start": 3, "catch_up": 1, "two_year": 1},
        "household": {TOTAL: 6, "unknown": 6},
        "regime": {TOTAL: 6, "Wi2021": 3, "unknown": 1, "family": 1, "Wi2013": 1},
    }
    assert row(found["netwerk_tevreden", "origin"], "SY") == (1, 1, 0, 0)
    assert row(found["netwerk_tevreden", "origin"], "unknown") == (0, 1, 0, 0)
    assert row(found["gesprekken", "round"], "start") == (5, 0, 0, 0)
    assert found["dagen_tot_start", "origin"].values == {
        TOTAL: (0, 19, 19, 40), "SY": (19, 40), "IQ": (19,), "ER": (0,),
    }  # fmt: skip


def test_organisations_are_told_of_referrals_only(zeist: Guide) -> None:
    found = counted(zeist, people(), "organisation", "origin")
    table = found["verwijzingen_geholpen", "organisation"]
    assert {name: row(table, name) for name in ("taalhuis", "buddy-to-buddy", "samenspraak", "uaf")} == {
        "taalhuis": (1, 1, 0, 0), "buddy-to-buddy": (0, 1, 0, 0), "samenspraak": (1, 0, 0, 0), "uaf": (0, 1, 0, 0),
    }  # fmt: skip
    assert found["wachttijd", "organisation"].values["taalhuis"] == (21,)
    assert ("verwijzingen", "origin") not in found
    assert ("nieuwkomers", "organisation") not in found


def test_categories_hold_everybody_once_and_stand_in_an_order_of_their_own(zeist: Guide) -> None:
    dossiers = people()
    for order in range(3):
        random.Random(order).shuffle(dossiers)
        found = counted(zeist, dossiers, *available(zeist))
        assert all(_adds_up(table) for table in found.values() if table.breakdown)
        origin = found["app_vaak", "origin"].breakdown
        assert origin
        assert [item.title for item in origin.categories] == ["Eritrea", "Irak", "Syrië", "Onbekend"]
        assert [item.parent for item in origin.categories] == ["un_014", "un_145", "un_145", None]
    wider = {name: {item.id for item in items} for name, items in hierarchies().items()}
    for table in found.values():
        if table.breakdown and table.breakdown.id in wider:
            parents = {item.parent for item in table.breakdown.categories} - {None}
            assert parents <= wider[table.breakdown.id]


def _adds_up(table: Table) -> bool:
    assert table.breakdown
    names = [item.id for item in table.breakdown.categories]
    together = tuple(sum(cells) for cells in zip(*(row(table, name) for name in names), strict=True))
    return together == row(table) and {name for name, _ in table.counts} <= {TOTAL, *names}


def test_tables_of_one_population_have_one_total(zeist: Guide) -> None:
    wholes: dict[str, set[int]] = {}
    for table in counted(zeist, people(), "origin", "age").values():
        wholes.setdefault(table.population, set()).add(table.whole(TOTAL))
    assert all(len(found) == 1 for found in wholes.values())
    assert len(wholes) > 5


def test_one_round_alone(zeist: Guide) -> None:
    found = counted(zeist, people(), round_id="start")
    assert row(found["nieuwkomers", ""]) == (5, 0, 0, 0)
    assert row(found["gesprekken", ""]) == (5, 0, 0, 0)
    assert row(found["netwerk_geen_contact", ""]) == (2, 2, 0, 1), "Amina knew nobody at the start"


def test_what_came_after_the_period_changes_nothing(zeist: Guide) -> None:
    """The figures of a period that is over stay as they are."""
    dossiers = people()
    before = counted(zeist, dossiers, "origin")
    for dossier in dossiers:
        dossier.conversations.append(talk("two_year", date(2026, 9, 1), netwerk__contacten=99, netwerk__tevreden=1))
        for referral in dossier.referrals:
            referral.history.append(replace(referral.history[-1], status="completed", on=date(2026, 9, 1)))
    assert counted(zeist, dossiers, "origin") == before
    assert counted(zeist, dossiers, period=Period(date(2026, 1, 1), date(2026, 12, 31))) != before


def test_as_it_stands_today_when_the_period_is_not_over(zeist: Guide) -> None:
    found = counted(zeist, people(), today=date(2026, 4, 15))
    assert row(found["acties_te_laat", ""]) == (0, 2, 0, 0), "due on 1 May"
    assert row(found["niet_geholpen", ""]) == (1, 5, 0, 0), "the UAF may still answer"


@pytest.mark.parametrize("state", ["open", "not_asked", "declined"])
def test_no_answer_is_never_a_no(zeist: Guide, state: Any) -> None:
    """Of every indicator that reads answers: without any, nobody is a no."""
    answers = {item.id: Answer(item.id, state) for item in zeist.questionnaire}
    held = Conversation("start", date(2026, 2, 1), "ar", "2026.1", completed=True, answers=answers)
    found = counted(zeist, [Dossier(Newcomer("Amina", "ar", date(2000, 1, 1)), [held])])
    asking = [
        item.indicator.id
        for item in zeist.indicators.every
        if item.outcome and not any(name.startswith(("facts.", "referral.")) for name in item.names)
    ]
    assert len(asking) > 15
    assert {name: found[name, ""].count(TOTAL, "no") for name in asking} == dict.fromkeys(asking, 0)
    status = "declined" if state == "declined" else "unknown"
    assert row(found["app_vaak", ""]) == tuple(int(name == status) for name in STATUSES)


def test_a_person_counts_once_however_many_conversations(zeist: Guide) -> None:
    talks = [talk("start", date(2026, 1, day), wegwijs__app="vaak") for day in range(1, 29)]
    talks.append(talk("half_year", date(2026, 2, 1), wegwijs__app=DECLINED))
    found = counted(zeist, [Dossier(Newcomer("Amina", "ar"), talks)])
    assert row(found["app_vaak", ""]) == (0, 0, 0, 1), "the latest conversation"
    assert row(found["gesprekken", ""]) == (29, 0, 0, 0)


def test_completeness_counts_what_is_asked(zeist: Guide) -> None:
    """Declined is told; left open is not; a question that is not asked in the end counts for nothing."""
    asked = [item for item in zeist.questionnaire if "start" in item.rounds and not item.ask_if]
    answers = {item.id: Answer(item.id, "declined") for item in asked}
    person = Newcomer("Amina", "ar", date(1980, 1, 1), regime="family")
    held = Conversation("start", date(2026, 2, 1), "ar", "2026.1", completed=True, answers=answers)
    also = ["persoon.termijn", "taal.leerbaarheid", "taal.leerroute", "taal.onderdelen"]  # those of her regime
    short = counted(zeist, [Dossier(person, [held])])["profiel_deel", ""].values
    assert short == {TOTAL: (100 * len(asked) // (len(asked) + len(also)),)}
    answers |= {name: Answer(name, "declined") for name in (*also, "taal.lening", "werk.uren")}
    assert counted(zeist, [Dossier(person, [held])])["profiel_deel", ""].values == {TOTAL: (100,)}


def test_what_an_earlier_conversation_said_decides_what_is_asked_later(zeist: Guide) -> None:
    """Whether child care is asked about depends on where the children go to school: that is asked at the start only."""
    children = [{"relation": "kind", "age": 8}]
    person = Newcomer("Amina", "ar", date(1980, 1, 1), regime="Wi2013")
    length = []
    for school in ("alle", "elders"):
        start = talk("start", date(2026, 1, 5), gezin__gezinsleden=children, gezin__kinderen_school=school)
        later = talk("half_year", date(2026, 6, 5), gezin__gezinsleden=children)
        dossier = Dossier(person, [start, later])
        shown, _ = progress.counted(zeist.questionnaire.asked("half_year"), zeist.conditions, dossier, later)
        value = counted(zeist, [dossier], round_id="half_year")["profiel_deel", ""].values
        assert value == {TOTAL: (100 // len(shown),)}
        length.append(len(shown))
    assert length[0] == length[1] + 1


def test_it_goes_by_the_same_answers_as_the_conversation_did(zeist: Guide) -> None:
    """Which questions were asked in the end is what the interview itself says, for many mixtures of answers."""
    chance, wanted = random.Random(8), [item.id for item in zeist.questionnaire]
    for _ in range(60):
        answers = {item.id: _some(item, chance) for item in zeist.questionnaire if chance.random() < 0.7}
        held = Conversation("start", date(2026, 2, 1), "ar", "2026.1", completed=True, answers=answers)
        age = chance.choice((None, date(2005, 1, 1), date(1980, 1, 1)))
        dossier = Dossier(Newcomer("Amina", "ar", age, regime=chance.choice((None, "Wi2013", "Wi2021"))), [held])
        shown, kept = progress.counted(zeist.questionnaire.asked("start"), zeist.conditions, dossier, held)
        cases = Cases(crowd([dossier]), Asked(zeist.municipality, HALF_YEAR, HALF_YEAR.last))
        sheet = Sheet(Reader(zeist, cases.crowd), wanted, complete=True)
        coded = sheet.columns(cases.held, cases.about(sheet.names, cases.held, cases.crowd.talks.day))
        columns = {name: column.told() for name, column in coded.items()}
        asked = {item.id for item in zeist.questionnaire if "start" in item.rounds}
        found = {name: thawed(columns[name][0]) for name in asked if columns[name][0] is not None}
        assert {name: len(value) if isinstance(value, list) else value for name, value in found.items()} == {
            name: len(value) if isinstance(value, list) else value for name, value in kept.items() if name in asked
        }
        assert columns[COMPLETENESS] == [100 * len(shown & answers.keys()) // len(shown)]


def _some(item: Question, chance: random.Random) -> Answer:
    """An answer that the question takes."""
    value: Any = {
        "single": lambda: chance.choice(item.options).id,
        "multi": lambda: [chance.choice(item.options).id],
        "scale": lambda: chance.randint(1, 5),
        "number": lambda: chance.randint(0, 3),
        "yes_no": lambda: chance.random() < 0.5,
        "date": lambda: "2026-05-01",
        "text": lambda: "iets",
        "persons": lambda: [{"relation": chance.choice(("kind", "partner")), "age": 30}],
    }[item.type]()
    return Answer(item.id, "answered", value)


def test_answers_of_earlier_versions_count(zeist: Guide) -> None:
    """A scale of ten that became one of five, and another that cannot be compared."""
    was = Was.model_validate(
        {"id": "netwerk.cijfer", "type": "scale", "minimum": 1, "maximum": 10, "low": "a", "high": "b"}
        | {"values": {str(mark): (mark + 1) // 2 for mark in range(1, 11)}, "until": "2026.1"}
    )
    apart = Was.model_validate({"id": "wegwijs.app", "text": "Anders", "comparable": False, "until": "2026.0"})
    guide = replace(zeist, questionnaire=_changed(zeist.questionnaire, {"netwerk.tevreden": was, "wegwijs.app": apart}))
    old = talk("start", date(2026, 2, 1), wegwijs__app="vaak")
    old.answers["netwerk.cijfer"] = Answer("netwerk.cijfer", "answered", 8)
    old.version = "2025.1"
    found = counted(guide, [Dossier(Newcomer("Amina", "ar"), [old])])
    assert row(found["netwerk_tevreden", ""]) == (1, 0, 0, 0), "8 of 10 is 4 of 5"
    assert row(found["app_vaak", ""]) == (0, 0, 1, 0), "nobody can tell"


def _changed(questionnaire: Questionnaire, forms: dict[str, Was]) -> Questionnaire:
    domains: list[Domain] = []
    for domain in questionnaire.domains:
        questions = tuple(
            item.model_copy(update={"was": (forms[item.id],)}) if item.id in forms else item
            for item in domain.questions
        )
        domains.append(domain.model_copy(update={"questions": questions}))
    return Questionnaire(version=questionnaire.version, rounds=questionnaire.rounds, domains=tuple(domains))


def test_an_answer_of_a_later_version_is_unknown(zeist: Guide) -> None:
    """It came from a colleague with a newer program: what its marks mean nobody here can tell."""
    held = talk("start", date(2026, 2, 1), wegwijs__app="vaak")
    held.version = "2099.1"
    found = counted(zeist, [Dossier(Newcomer("Amina", "ar"), [held])])
    assert row(found["app_vaak", ""]) == (0, 0, 1, 0)


def test_linderveen_counts_households_by_its_own_indicators() -> None:
    guide = guides.load("linderveen")
    start = talk("start", date(2026, 2, 1), dorp__buren=2, dorp__vereniging="nee", dorp__vervoer=["fiets"])
    later = talk("half_year", date(2026, 6, 1), dorp__buren=4, dorp__vereniging="lid", dorp__vervoer=["kan_niet"])
    alone = talk("start", date(2026, 3, 1), dorp__vereniging=DECLINED)
    family = [Dossier(Newcomer(name, "ar", household="7"), [start, later]) for name in ("Amina", "Bashir")]
    found = counted(guide, [*family, Dossier(Newcomer("Chnar", "ckb"), [alone])], "vervoer")
    assert row(found["dorp_vereniging", ""]) == (1, 0, 0, 1)
    assert row(found["dorp_straat", ""]) == (1, 0, 0, 0)
    assert row(found["dorp_vereniging", "vervoer"], "niet") == (1, 0, 0, 0)
    assert row(found["dorp_vereniging", "vervoer"], "unknown") == (0, 0, 0, 1)
    assert found["dorp_vereniging", ""].unit == "household"
    assert "activiteiten" not in guide.indicators.by_id, "it does not ask that question"
    assert "origin" not in available(guide), "it does not record where people come from"
    with pytest.raises(ValueError, match="origin"):
        count([], guide, guide.indicators.every, HALF_YEAR, ["origin"])


def test_a_municipality_with_an_organisation_of_its_own(zeist: Guide, tmp_path: Path) -> None:
    """`"taalhuis" in facts.helped_by`, in a file of the municipality."""
    own = tmp_path / indicators.FILE
    own.write_text(
        "indicators:\n  - {id: bij_taalhuis, title: T, meaning: M, holds: '\"taalhuis\" in facts.helped_by'}\n", "utf-8"
    )
    place = zeist.municipality.model_copy(update={"folder": str(tmp_path)})
    found = indicators.load(paths.questionnaires(), place, zeist.questionnaire, zeist.questionnaire)
    guide = replace(zeist, indicators=found)
    assert row(counted(guide, people())["bij_taalhuis", ""]) == (2, 4, 0, 0), "Amina, and Farid in 2024"


def test_it_tells_how_far_it_is_and_can_be_stopped(zeist: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    dossiers, whole = people(), counted(zeist, people(), "origin")
    told: list[int] = []
    monkeypatch.setattr(counting, "STEP", 3)
    assert counted(zeist, dossiers, "origin", progress=told.append) == whole, "in parts it is the same"
    assert told == [0, 3, 6, 8]

    def stop(done: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        counted(zeist, dossiers, progress=stop)


def test_nobody_at_all(zeist: Guide) -> None:
    found = counted(zeist, [], *available(zeist))
    assert all(table.counts == {} for table in found.values())
    assert row(found["app_vaak", ""]) == (0, 0, 0, 0)


def test_nothing_of_a_dossier_is_kept(zeist: Guide) -> None:
    """Not a name, a day or a word that somebody said is in a table."""
    dossiers = people()
    dossiers[0].conversations[0].answers["netwerk.verhaal"] = Answer("netwerk.verhaal", "answered", "Geheimpje")
    told = repr(list(counted(zeist, dossiers, *available(zeist)).values()))
    for secret in (*(dossier.newcomer.name for dossier in dossiers), "Geheimpje", "Huis", "2026-06-20", dossiers[0].id):
        assert secret not in told
