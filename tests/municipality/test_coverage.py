"""For every rule one set of answers that fires it and one that does not; and the rules for which there is none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop import guide, paths
from desktop.check import check, rules_table
from desktop.dossier import coverage as search
from desktop.dossier.coverage import Coverage, coverage
from desktop.dossier.coverage_words import problem
from desktop.dossier.progress import counted
from desktop.dossier.situations import Situation
from desktop.errors import ContentError
from desktop.guide import Guide
from desktop.municipality import load as municipality_load
from desktop.questions import load as questions_load

SHIPPED = paths.questionnaires()
NAMES = municipality_load.names(SHIPPED)
DOMAIN = """\
id: haven
title: "De haven"
icon: compass
minutes: 4
questions:
  - {id: haven.boot, type: yes_no, text: "Heeft u een boot?", purpose: "-", rounds: [start]}
  - {id: haven.varen, type: yes_no, text: "Vaart u?", purpose: "-", rounds: [start], ask_if: haven.boot == true}
  - {id: haven.zin, type: scale, text: "Zin?", purpose: "-", rounds: [half_year], low: nee, high: ja}
  - {id: haven.nooit, type: yes_no, text: "Nooit?", purpose: "-", rounds: [catch_up]}
  - id: haven.mensen
    type: persons
    text: "Wie vaart mee?"
    purpose: "-"
    rounds: [start]
    fields: [name, age]
"""
RULE = """
  - id: nieuw
    propose: action
    when: '{when}'
    reason: "er een haven is"
    title: "Varen."
"""


def covered(folder: Path, name: str) -> list[Coverage]:
    """The coverage of one municipality in a folder of questionnaires."""
    whole = questions_load.load(folder)
    municipality, asked = municipality_load.load(folder / "municipalities" / name, whole)
    return coverage(municipality, asked, municipality_load.extended(whole, municipality.domains))


def proposed(place: Guide, situation: Situation) -> list[str]:
    """Ids of the rules that propose something, after it is sure that every answer was really asked for."""
    dossier, now = situation.dossier(place.questionnaire)
    for conversation in dossier.conversations:
        asked, _ = counted(place.questionnaire.asked(conversation.round), place.conditions, dossier, conversation)
        assert conversation.answers.keys() <= asked
    return [proposal.rule.id for proposal in place.proposals(dossier, now)]


@pytest.fixture(params=NAMES, scope="module")
def shipped(request: pytest.FixtureRequest) -> tuple[Guide, list[Coverage]]:
    """A municipality that is shipped, and the coverage of its rules."""
    return guide.load(request.param), covered(SHIPPED, request.param)


def test_every_rule_fires_on_one_set_of_answers_and_is_silent_on_the_next(
    shipped: tuple[Guide, list[Coverage]],
) -> None:
    place, found = shipped
    assert [item.rule for item in found] == list(place.municipality.rules)
    for item in found:
        assert item.fires
        assert item.silent
        assert item.rule.id in proposed(place, item.fires)
        assert item.rule.id not in proposed(place, item.silent)
        fires, silent = item.fires.given, item.silent.given
        assert silent.keys() <= fires.keys()
        assert sum(silent[name] != fires[name] for name in silent) <= 1
        assert problem(item) == ""


def test_no_answer_is_there_that_the_rule_could_do_without(shipped: tuple[Guide, list[Coverage]]) -> None:
    place, found = shipped
    for item in found:
        assert item.fires
        for name in item.fires.given:
            less = item.fires.without(frozenset({name}))
            dossier, now = less.dossier(place.questionnaire)
            assert item.rule.id not in [proposal.rule.id for proposal in place.proposals(dossier, now)], item


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of what is shipped, with a harbour."""
    copy = tmp_path / "questionnaires"
    shutil.copytree(SHIPPED, copy)
    (copy / "municipalities/linderveen/domains/20-haven.yaml").write_text(DOMAIN, "utf-8")
    return copy


def added(folder: Path, when: str, more: str = "") -> Path:
    """The rules of Linderveen with one more, on the harbour."""
    file = folder / "municipalities/linderveen/rules.yaml"
    text = file.read_text("utf-8") + RULE.format(when=when)
    file.write_text(f"{text}    {more}\n" if more else text, "utf-8")
    return file


@pytest.mark.parametrize(
    ("when", "fires", "silent"),
    [
        ("haven.varen == true", {"haven.boot": True, "haven.varen": True}, {"haven.boot": True, "haven.varen": False}),
        ("has(haven.zin)", {"haven.zin": 1}, {}),
        ("haven.zin > 3", {"haven.zin": 4}, {"haven.zin": 3}),
        ("haven.zin + haven.zin == 6", {"haven.zin": 3}, {"haven.zin": 2}),
        (
            "size(haven.mensen) >= 2",
            {"haven.mensen": [{"name": "tekst"}] * 2},
            {"haven.mensen": [{"name": "tekst"}]},
        ),
        (
            "haven.mensen.exists(m, m.age < 12)",
            {"haven.mensen": [{"age": 11}]},
            {"haven.mensen": [{"age": 12}]},
        ),
        (
            "newcomer.age < 21 && haven.boot == true",
            {"newcomer.age": 20, "haven.boot": True},
            {"newcomer.age": 21, "haven.boot": True},
        ),
    ],
)
def test_the_smallest_set_and_the_nearest_one(
    folder: Path, when: str, fires: dict[str, object], silent: dict[str, object]
) -> None:
    added(folder, when)
    found = covered(folder, "linderveen")[-1]
    assert found.fires
    assert found.silent
    assert (found.fires.given, found.silent.given) == (fires, silent)


def test_what_a_round_does_not_ask_was_said_in_the_one_before(folder: Path) -> None:
    added(folder, "haven.boot == true && haven.zin == 5")
    found = covered(folder, "linderveen")[-1]
    assert found.fires == Situation("half_year", {"haven.boot": True, "haven.zin": 5}, "start")
    assert "nieuw" in [
        proposal.rule.id
        for place in [guide.load("linderveen", folder)]
        for proposal in place.proposals(*found.fires.dossier(place.questionnaire))
    ]
    assert "ronde = Gesprek na een half jaar (na het Startgesprek)" in " ".join(rules_table(folder, "linderveen"))


def test_a_condition_may_read_the_round(folder: Path) -> None:
    added(folder, 'round == "half_year"')
    found = covered(folder, "linderveen")[-1]
    assert found.fires == Situation("half_year")
    assert found.silent == Situation("start")


@pytest.mark.parametrize(
    ("when", "more", "says"),
    [
        ("haven.varen == true && haven.boot == false", "", "nooit samen mogelijk"),
        ("haven.boot == true", "rounds: [half_year]", "'haven.boot' wordt hier niet gevraagd"),
        ("haven.nooit == true", "", "'haven.nooit' wordt hier niet gevraagd"),
        ("haven.boot == true", "rounds: [catch_up]", "'haven.boot' wordt hier niet gevraagd"),
        ("haven.boot == true || haven.boot == false", "", "gaat altijd af"),
        ("haven.zin <= 5", "", "gaat altijd af"),
        ("haven.boot == false || haven.zin < 9", "rounds: [half_year]", "gaat altijd af"),
    ],
)
def test_a_rule_that_is_of_no_use_is_told_at_its_line(folder: Path, when: str, more: str, says: str) -> None:
    shutil.rmtree(folder / "municipalities" / "zeist")  # trying its rules as well takes a while
    file = added(folder, when, more)
    (finding,) = check(file)
    line = file.read_text("utf-8")[: file.read_text("utf-8").index(when)].count("\n") + 1
    assert (finding.file, finding.line, finding.where) == (str(file), line, "nieuw")
    assert says in finding.problem
    assert check(folder) == [finding]
    guide.load("linderveen", folder)  # it can be used all the same


def test_a_search_that_was_not_finished_accuses_nobody(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = added(folder, "haven.varen == true && haven.boot == false")
    monkeypatch.setattr(search, "MOST_TRIES", 3)
    assert check(file) == []
    assert rules_table(folder, "linderveen")[-2].endswith("niet gevonden: er zijn te veel mogelijkheden")


def test_the_table_speaks_dutch() -> None:
    lines = rules_table(SHIPPED)
    assert [line for line in lines if line.endswith(" regels")] == [
        "Gemeente Linderveen: 13 regels",
        "Gemeente Zeist: 59 regels",
    ]
    start = lines.index("nidos-18: doorverwijzing bij nidos")
    assert lines[start + 1 : start + 4] == [
        "  stelt voor       Overleg met de voogd over wat er nodig is vanaf 18 jaar.",
        "  gaat af bij      leeftijd = 17; persoon.alleen = ja; persoon.plan_18 = “Nog niets”",
        "  blijft stil bij  leeftijd = 18; persoon.alleen = ja; persoon.plan_18 = “Nog niets”",
    ]
    assert rules_table(SHIPPED / "municipalities/zeist") == rules_table(SHIPPED, "zeist")
    with pytest.raises(ContentError, match="Kies uit: linderveen, zeist"):
        rules_table(SHIPPED, "zeits")
