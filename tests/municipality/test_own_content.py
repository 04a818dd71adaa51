"""What a municipality adds of its own: life domains, and its words in letters."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import paths
from desktop.check import check
from desktop.errors import Finding
from desktop.municipality.letters import PLACES, Letters, places, wrong_places

PLACE = Path("municipalities") / "linderveen"
OWN, LETTERS, SETTINGS = (PLACE / name for name in ("domains/10-dorp.yaml", "letters.yaml", "municipality.yaml"))
Change = Callable[[str], str]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of everything that is shipped."""
    folder = tmp_path / "questionnaires"
    shutil.copytree(paths.questionnaires(), folder)
    return folder


@pytest.fixture
def alone(copy: Path) -> Path:
    """Such a copy in which Linderveen is the only municipality: the rules of another take a while to be tried."""
    shutil.rmtree(copy / "municipalities" / "zeist")
    return copy


def swap(old: str, new: str) -> Change:
    """Put something else in the place of what stands in the file."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return change


BROKEN: dict[str, tuple[Path, Change, str, str]] = {
    "a question of another domain": (
        OWN, swap("id: dorp.verhaal", "id: werk.verhaal"), "werk.verhaal", "beginnen met 'dorp.'",
    ),
    "its own question twice": (OWN, swap("id: dorp.helpen", "id: dorp.buren"), "dorp.buren", "buren' bestaat al"),
    "another domain": (OWN, swap("id: dorp.helpen", "id: drop.helpen"), "drop.helpen", "beginnen met 'dorp.'"),
    "an unknown round": (OWN, swap("[half_year, two", "[half, two"), "dorp.helpen", "'half' staat niet"),
    "an unknown condition": (
        OWN, swap("pillar: bijdragen", "ask_if: dorp.burren > 3"), "dorp.helpen", "Bedoelt u 'dorp.buren'?",
    ),
    "a circle": (OWN, swap("pillar: bijdragen", "ask_if: dorp.helpen == true"), "dorp.helpen", "in een kring"),
    "a place in Dutch": (LETTERS, swap("spraken wij af op {date}", "spraken wij af op {Date}"), "-", "u 'date'?"),
    "a place of another paper": (LETTERS, swap("Kunt u iets", "Op {sent}: kunt u iets"), "-", "'{sent}' is geen"),
    "a misspelt day of the letter": (LETTERS, swap("Op {sent} vroegen", "Op {send} vroegen"), "-", "Bedoelt u 'sent'?"),
    "a misspelt day of withdrawal": (LETTERS, swap("trok op {withdrawn}", "trok op {drawn}"), "-", "{withdrawn}"),
    "a place in the invitation": (LETTERS, swap("Wij drinken", "{naam}, wij drinken"), "-", "'{naam}' is geen inv"),
    "an unknown part of the form": (
        LETTERS, swap("  opening: \"In Linderveen b", "  aanhef: \"In Linderveen b"), "-", "'aanhef' is hier",
    ),
    "a lone brace": (LETTERS, swap("nieuwe inwoner", "nieuwe {inwoner"), "-", "achter '{inwoner' ontbreekt een '}'"),
    "the other brace": (LETTERS, swap("nieuwe inwoner", "nieuwe inwoner}"), "-", "voor 'inwoner}' ontbreekt een '{'"),
    "an unknown part": (LETTERS, swap("  privacy:", "  geheim:"), "-", "'geheim' is hier geen bekend veld"),
    "an unknown paper": (LETTERS, swap("report:", "raport:"), "-", "Bedoelt u 'report'?"),
    "too long": (LETTERS, swap("Fijn dat", "Fijn " * 1000 + "dat"), "-", "te lang"),
    "a role without a domain": (SETTINGS, swap("[dorp, wonen]", "[drop, wonen]"), "wegwijzer", "u 'dorp'?"),
}  # fmt: skip


def the_one(found: list[Finding], problem: str) -> Finding:
    (finding,) = [item for item in found if problem in item.problem]
    return finding


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.thorough if place % 2 else ()) for place, name in enumerate(BROKEN)]
)
def test_a_mistake_is_told_where_it_is(alone: Path, name: str) -> None:
    path, change, where, problem = BROKEN[name]
    file = alone / path
    old = file.read_text("utf-8")
    new = change(old)
    file.write_text(new, "utf-8")
    changed = [
        number
        for number, pair in enumerate(zip(old.split("\n"), new.split("\n"), strict=True), 1)
        if len(set(pair)) > 1
    ]
    found = the_one(check(alone), problem)
    assert found == the_one(check(file), problem) == the_one(check(alone / PLACE), problem)
    assert (Path(found.file), found.where) == (file, where)
    assert found.line in changed


def test_a_file_that_would_be_skipped_is_told(copy: Path) -> None:
    (copy / OWN).rename((copy / OWN).with_suffix(".yml"))
    assert any("wordt niet gelezen" in finding.problem for finding in check(copy))


def test_a_letters_file_by_itself(copy: Path, tmp_path: Path) -> None:
    for name in ("letters.yaml", "anders.yaml"):
        shutil.copy(copy / LETTERS, tmp_path / name)
        assert check(tmp_path / name) == []
        (tmp_path / name).write_text("agreements:\n  opening: '{naam}'\n", "utf-8")
        assert ["geen invulplek" in finding.problem for finding in check(tmp_path / name)] == [True]


@pytest.mark.thorough
def test_two_municipalities_with_one_id_and_other_words(copy: Path) -> None:
    shutil.copytree(copy / "municipalities" / "zeist", copy / "municipalities" / "anders")
    settings, rules = (copy / "municipalities" / "anders" / f"{name}.yaml" for name in ("municipality", "rules"))
    settings.write_text(settings.read_text("utf-8").replace("id: zeist", "id: anders"), "utf-8")
    assert check(copy) == []
    text = rules.read_text("utf-8")
    assert text.count('"Hulp bij geld en schulden."') == 1
    rules.write_text(text.replace('"Hulp bij geld en schulden."', '"Hulp bij geld."'), "utf-8")
    (finding,) = check(copy)
    assert finding.where == "rule:hulp-bij-schulden:title"
    assert "translations: own" in finding.problem
    settings = copy / "municipalities" / Path(finding.file).parent.name / "municipality.yaml"
    settings.write_text(settings.read_text("utf-8") + "\ntranslations: own\n", "utf-8")
    assert check(copy) == []


def test_texts_that_are_left_out_stay_as_they_are() -> None:
    texts = Letters.model_validate({"referral": {"salutation": "Hallo,"}})
    assert texts.referral.salutation == "Hallo,"
    assert texts.referral.closing == Letters().referral.closing
    assert Letters().referral.salutation == "Geachte collega,"
    assert all(not wrong_places(words, places(paper)) for paper, _, words in Letters().texts())
    assert {paper for paper, _, _ in Letters().texts()} == set(Letters.model_fields)
    assert {paper for paper, _, _ in Letters().translated()} == {"agreements", "consent", "invitation"}


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("geen", []),
        ("".join(f"{{{name}}}" for name in PLACES), []),
        ("{naam}", ["{naam}"]),
        ("{ date }", ["{ date }"]),
        ("{Date}{date}", ["{Date}"]),
        ("{}", ["{}"]),
        ("{{date}}", ["{", "}"]),
        ("a { b", ["{"]),
        ("{date.year}", ["{date.year}"]),
    ],
)
def test_what_stands_between_braces(words: str, wrong: list[str]) -> None:
    assert wrong_places(words) == wrong
