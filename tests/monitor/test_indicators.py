"""Indicators are data: what is shipped is right, and a wrong one is told with file, line and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop import check as checks
from desktop import guide as guides
from desktop import paths
from desktop.errors import ContentError
from desktop.monitor import indicators
from desktop.monitor.counting import count
from desktop.monitor.model import TOTAL
from desktop.monitor.people import FACTS, REFERRAL

from .counting_samples import HALF_YEAR, people

SHARED, OWN = "indicators.yaml", "municipalities/linderveen/indicators.yaml"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy to break."""
    folder = tmp_path / "questionnaires"
    shutil.copytree(paths.questionnaires(), folder)
    return folder


def entry(**fields: str) -> str:
    """One indicator, as a line of YAML."""
    given = {"id": "nieuw", "title": "T", "meaning": "M."} | fields
    return "  - {" + ", ".join(f"{name}: {value}" for name, value in given.items()) + "}\n"


WRONG = {
    "question": (entry(holds="netwerk.tevredn >= 4"), "'holds': de vraag 'netwerk.tevredn' bestaat niet.", "tevreden'"),
    "at the start": (entry(holds="start.taal.sprken > 1"), "'start.taal.sprken' bestaat niet", "'start.taal.spreken'?"),
    "fact": (entry(holds="facts.referals > 0"), "'facts.referals' bestaat niet", "Bedoelt u 'facts.referrals'?"),
    "option": (entry(holds="'wegwijs.app == \"altijd\"'"), "'altijd' is geen optie van 'wegwijs.app'", "nooit, soms"),
    "type": (entry(holds="'netwerk.tevreden == \"4\"'"), "is een getal", "zonder aanhalingstekens"),
    "no CEL": (entry(holds="netwerk.tevreden >="), "'holds': deze voorwaarde is niet te lezen", "achter >="),
    "never": (entry(holds="netwerk.tevreden > 5"), "dit kan nooit waar zijn", "Kijk de getallen"),
    "no yes or no": (entry(holds="netwerk.tevreden"), "dit geeft geen ja of nee", "Vergelijk"),
    "no number": (entry(kind="median", value="opleiding.wens"), "'value': dit geeft geen getal", "Noem een vraag"),
    "among": (entry(among="facts.leter", holds="opleiding.wens"), "'among': 'facts.leter' bestaat niet", "facts.later"),
    "presence": (entry(holds="has(taal.les)"), "has(…) maakt van onbekend een nee", "Zet het bij 'among'"),
    "not of a referral": (entry(unit="referral", holds="taal.spreken > 1"), "de vraag 'taal.spreken' bestaat niet", ""),
    "not of a person": (entry(holds="referral.helped"), "de vraag 'referral.helped' bestaat niet", ""),
    "no numerator": (entry(), "'holds' ontbreekt", "count"),
    "no value": (entry(kind="median", holds="opleiding.wens"), "staat bij 'value' welk getal", ""),
    "value": (entry(holds="opleiding.wens", value="taal.spreken"), "'value' hoort bij 'kind: median'", "'holds'"),
    "twice": (entry(id="app_nooit", holds="opleiding.wens"), "'app_nooit' staat er twee keer", "eigen id"),
    "kind": (entry(kind="aandeel", holds="opleiding.wens"), "'kind' moet een van deze zijn: share", ""),
    "field": (entry(hold="opleiding.wens"), "'hold' is hier geen bekend veld", "Bedoelt u 'holds'?"),
}  # fmt: skip


def added(file: Path, lines: str, before: str = "\n# Manieren") -> int:
    """Put lines in a file; on which line they stand."""
    text = file.read_text("utf-8")
    at = text.index(before) if before in text else len(text)
    file.write_text(text[:at] + lines + text[at:], "utf-8")
    return text[:at].count("\n") + 1


def test_what_is_shipped_is_right() -> None:
    for name, least in (("zeist", 35), ("linderveen", 35)):
        found = guides.load(name).indicators
        assert len(found.every) > least
        assert {"route", "household"} <= {item.grouping.id for item in found.divisions}
        for item in found.every:
            assert item.indicator.meaning.endswith(".")
            assert item.indicator.meaning.count(". ") == 0, "one sentence"


def test_every_pillar_of_zeist_has_indicators() -> None:
    guide = guides.load("zeist")
    pillars = {item.id: guide.indicators.pillar(item.id) for item in guide.municipality.settings.pillars}
    assert all(len(found) > 2 for found in pillars.values())
    assert sum(map(len, pillars.values())) + len(guide.indicators.pillar(None)) == len(guide.indicators.every)


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_one_is_told_with_its_line(wrong: str, copy: Path) -> None:
    lines, problem, mend = WRONG[wrong]
    line = added(copy / SHARED, lines)
    findings = indicators.check(copy / SHARED, checks._shipped())
    assert len(findings) == 1
    assert (Path(findings[0].file), findings[0].line) == (copy / SHARED, line)
    assert problem in findings[0].problem
    assert mend in findings[0].problem


@pytest.mark.parametrize("where", ["folder", "file"])
def test_the_command_names_file_line_and_mend(where: str, copy: Path) -> None:
    line = added(copy / SHARED, WRONG["question"][0])
    findings = checks.check(copy if where == "folder" else copy / SHARED)
    assert [(Path(item.file), item.line, item.where) for item in findings] == [(copy / SHARED, line, "nieuw")]
    assert "Bedoelt u 'netwerk.tevreden'?" in str(findings[0])
    with pytest.raises(ContentError, match=r"netwerk\.tevreden"):
        guides.load("zeist", copy)


def test_a_municipality_has_its_own(copy: Path) -> None:
    wrong = entry(holds="'\"verenigingsgit\" in facts.referred_to'") + entry(id="app_nooit", holds="opleiding.wens")
    line = added(copy / OWN, wrong, "\nbreakdowns")
    for place in (copy, copy / "municipalities" / "linderveen", copy / OWN):
        findings = checks.check(place)
        assert [(Path(item.file), item.line) for item in findings] == [(copy / OWN, line), (copy / OWN, line + 1)]
        assert "Bedoelt u 'verenigingsgids'?" in findings[0].problem
        assert "is er al voor elke gemeente" in findings[1].problem
    with pytest.raises(ContentError):
        guides.load("linderveen", copy)
    assert guides.load("zeist", copy).indicators.every, "another municipality is not in its way"


def test_kinds_of_buddies_and_parts_are_those_of_the_municipality(copy: Path) -> None:
    lines = entry(holds="'\"klusmaatj\" in facts.buddies'") + entry(id="pvt", holds="'\"pvt\" in facts.certificates'")
    line = added(copy / OWN, lines, "\nbreakdowns")
    findings = checks.check(copy)
    assert [(Path(item.file), item.line) for item in findings] == [(copy / OWN, line), (copy / OWN, line + 1)]
    assert "Bedoelt u 'klusmaatje'?" in findings[0].problem
    assert "Kies uit handtekening" in findings[1].problem


def test_a_file_alone_is_held_against_what_is_shipped(tmp_path: Path) -> None:
    for name in ("indicators.yaml", "cijfers.yaml"):
        file = tmp_path / name
        file.write_text("indicators:\n" + entry(holds="dorp.vereniging == 'lit'"), "utf-8")
        assert [(item.line, "Bedoelt u 'lid'?" in item.problem) for item in checks.check(file)] == [(2, True)]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ("  - {id: origin, title: T, question: taal.leerroute}\n", "is er al voor elke gemeente"),
        ("  - {id: nieuw, title: T, question: taal.leeroute}\n", "Bedoelt u 'taal.leerroute'?"),
        ("  - {id: nieuw, title: T, question: werk.soort}\n", "geen vraag met één keuze"),
        ("  - {id: nieuw, title: T}\n", "noem een 'question', of schrijf zelf de 'groups'"),
        ("  - {id: nieuw, title: T, groups: [{id: a, title: A, when: newcomer.ag > 1}]}\n", "'newcomer.ag' bestaat"),
    ],
)
def test_a_wrong_breakdown_is_told_with_its_line(lines: str, problem: str, copy: Path) -> None:
    text = (copy / OWN).read_text("utf-8")
    (copy / OWN).write_text(text + lines, "utf-8")
    findings = checks.check(copy / OWN)
    assert [item.line for item in findings] == [text.count("\n") + 1]
    assert problem in findings[0].problem


def test_both_files_may_be_left_out(copy: Path) -> None:
    (copy / SHARED).unlink()
    (copy / OWN).unlink()
    assert checks.check(copy) == []
    assert guides.load("linderveen", copy).indicators.every == ()


def test_every_fact_is_worked_out(copy: Path) -> None:
    """Whatever may be named is there: nothing stays unknown because nobody computes it."""
    (copy / SHARED).write_text(
        "indicators:\n"
        + "".join(
            entry(id=name.replace(".", "_"), unit=unit, holds=f"'{_test(name, fact.sort)}'")
            for unit, facts in (("person", FACTS), ("referral", REFERRAL))
            for name, fact in facts.items()
        ),
        "utf-8",
    )
    shutil.rmtree(copy / "municipalities" / "linderveen")
    (copy / "municipalities" / "zeist" / SHARED).unlink()
    guide = guides.load("zeist", copy)
    for table in count(people(), guide, guide.indicators.every, HALF_YEAR):
        assert table.count(TOTAL, "yes") + table.count(TOTAL, "no") > 0, table.indicator


def _test(name: str, sort: str) -> str:
    return f"{name} == true" if sort == "yes_no" else f"{name} > 1" if sort == "number" else f"size({name}) > 0"
