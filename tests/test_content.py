"""Mistakes in content files, each said in Dutch at its line, with its question and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.content import MOST_FINDINGS, Document, meant, read, validate
from desktop.errors import ContentError, Finding
from desktop.municipality.model import Organisations, Rules, Settings
from desktop.questions.load import Phrases
from desktop.questions.model import Domain, Rounds

DOMAIN = """\
id: werk
title: Werk
icon: werk
minutes: 8
questions:
  - id: werk.soort
    type: single
    text: "Werkt u?"
    purpose: "Daarom."
    rounds: [start]
    options:
      - {id: ja, text: "Ja"}
      - {id: nee, text: "Nee"}
  - id: werk.cijfer
    type: scale
    text: "Hoe gaat het?"
    purpose: "Daarom."
    rounds: [start]
    low: "slecht"
    high: "goed"
"""


def findings(folder: Path, text: str) -> list[Finding]:
    """What is wrong with a life domain."""
    file = folder / "werk.yaml"
    file.write_text(text, "utf-8")
    try:
        validate(read(file), Domain)
    except ContentError as error:
        return error.findings
    return []


def test_a_good_file_has_no_findings(tmp_path: Path) -> None:
    assert findings(tmp_path, DOMAIN) == []


CHANGES = [
    ("an unknown key", "type: single", "tipe: single", 7, "werk.soort", "Bedoelt u 'type'?"),
    ("an unknown key of an option", "{id: nee, text:", "{id: nee, tekst:", 13, "werk.soort", "Bedoelt u 'text'?"),
    ("an unknown key of the domain", "icon: werk", "ikoon: werk", 3, "werk", "Bedoelt u 'icon'?"),
    ("nothing like it", "icon: werk", "xyz: werk", 3, "werk", "'xyz' is hier geen bekend veld. Kijk de spelling"),
    ("a missing key", '    text: "Hoe gaat het?"\n', "", 14, "werk.cijfer", "'text' ontbreekt"),
    ("an unknown type", "type: scale", "type: schaal", 15, "werk.cijfer", "single, multi, number, date, scale"),
    ("nearly a type", "type: scale", "type: scales", 15, "werk.cijfer", "Bedoelt u 'scale'?"),
    ("text as a number", "minutes: 8", 'minutes: "8"', 4, "werk", "heel getal zijn, zonder aanhalingstekens"),
    ("yes as a number", "minutes: 8", "minutes: true", 4, "werk", "heel getal"),
    ("a fraction", "minutes: 8", "minutes: 8.5", 4, "werk", "heel getal"),
    ("too little", "minutes: 8", "minutes: 0", 4, "werk", "minstens 1"),
    ("too much", "minutes: 8", "minutes: 999", 4, "werk", "hoogstens 60"),
    ("a number as text", 'text: "Werkt u?"', "text: 5", 8, "werk.soort", "aanhalingstekens omheen"),
    ("nothing as text", 'text: "Werkt u?"', "text:", 8, "werk.soort", "'text' is leeg. Vul het in."),
    ("spaces as text", 'text: "Werkt u?"', 'text: "  "', 8, "werk.soort", "'text' is leeg. Vul het in."),
    ("a very long text", "Werkt u?", "x" * 1001, 8, "werk.soort", "hoogstens 1000 tekens"),
    ("a very long help", 'low: "slecht"', f'low: "{"x" * 1001}"', 19, "werk.cijfer", "hoogstens 1000 tekens"),
    ("no list", "rounds: [start]\n    options", "rounds: start\n    options", 10, "werk.soort", "moet een lijst zijn"),
    ("an empty list", "rounds: [start]\n    options", "rounds: []\n    options", 10, "werk.soort", "minstens 1"),
    (
        "a wrong item",
        "rounds: [start]\n    options",
        "rounds: [a, 5]\n    options",
        10,
        "werk.soort",
        "nummer 2 van 'rounds'",
    ),
    ("no fields", '{id: nee, text: "Nee"}', "nee", 13, "werk.soort", "uit velden bestaan"),
    ("no for a boolean", "type: scale", "type: scale\n    required: no", 16, "werk.cijfer", "true of false"),
    ("a capital in an id", "id: werk.soort", "id: werk.Soort", 6, "werk.Soort", "leefgebied.naam"),
    ("an id without a domain", "id: werk.soort", "id: soort", 6, "soort", "leefgebied.naam"),
    ("a dash in an id", "{id: nee,", "{id: n-ee,", 13, "werk.soort", "kleine letters, cijfers en '_'"),
    ("one option", '      - {id: nee, text: "Nee"}\n', "", 6, "werk.soort", "minstens twee 'options'"),
    ("an option twice", "{id: nee,", "{id: ja,", 6, "werk.soort", "de optie 'ja' staat er twee keer"),
    ("a round twice", "rounds: [start]\n    low", "rounds: [start, start]\n    low", 14, "werk.cijfer", "twee keer"),
    ("a scale without ends", '    high: "goed"\n', "", 14, "werk.cijfer", "'low' en 'high'"),
    ("a scale upside down", "    low:", "    minimum: 5\n    maximum: 1\n    low:", 14, "werk.cijfer", "kleiner"),
    ("an endless scale", "    low:", "    maximum: 1000000\n    low:", 14, "werk.cijfer", "stappen"),
    ("a unit of a scale", "    low:", "    unit: kg\n    low:", 14, "werk.cijfer", "'unit'"),
    (
        "options of a scale",
        "    low:",
        "    options: [{id: a, text: b}]\n    low:",
        14,
        "werk.cijfer",
        "geen 'options'",
    ),
    ("fields of a scale", "    low:", "    fields: [name]\n    low:", 14, "werk.cijfer", "'fields' hoort"),
    ("a better text", "type: single", "type: text\n    compare: higher_is_better", 6, "werk.soort", "'options'"),
]


@pytest.mark.parametrize(("old", "new", "line", "where", "problem"), [pytest.param(*c[1:], id=c[0]) for c in CHANGES])
def test_a_mistake_is_told_where_it_is(tmp_path: Path, old: str, new: str, line: int, where: str, problem: str) -> None:
    assert DOMAIN.count(old) == 1
    found = findings(tmp_path, DOMAIN.replace(old, new))
    told = [finding for finding in found if "ontbreekt" not in finding.problem] or found
    assert [(finding.line, finding.where) for finding in told] == [(line, where)]
    assert problem in told[0].problem


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ("type: text, compare: higher_is_better", "haal 'compare' weg"),
        ("type: text, minimum: 3", "'minimum' en 'maximum' horen"),
        ("type: persons, fields: [name, name]", "het veld 'name' staat er twee keer"),
        ("type: persons, fields: [relation]", "'relation' en 'options'"),
        ("type: persons, fields: [age], options: [{id: a, text: A}]", "'relation' en 'options'"),
        ("type: persons", "'fields' hoort"),
    ],
)
def test_the_parts_of_a_question_fit_its_type(tmp_path: Path, more: str, problem: str) -> None:
    question = f"  - {{id: werk.nog, text: T, purpose: P, rounds: [start], {more}}}\n"
    (finding,) = findings(tmp_path, DOMAIN + question)
    assert (finding.line, finding.where) == (21, "werk.nog")
    assert problem in finding.problem


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    text = (
        DOMAIN.replace("minutes: 8", "minutes: acht").replace("type: scale", "type: schaal").replace("{id: nee,", "{")
    )
    assert [finding.line for finding in findings(tmp_path, text)] == [4, 13, 15]


def test_a_flood_of_mistakes_is_cut(tmp_path: Path) -> None:
    assert len(findings(tmp_path, DOMAIN + "  - {}\n" * 190)) == MOST_FINDINGS


@pytest.mark.parametrize("data", ["- a\n", "a\n", "5\n", "true\n"])
def test_a_file_that_is_no_domain_at_all(tmp_path: Path, data: str) -> None:
    (finding,) = findings(tmp_path, data)
    assert (finding.line, finding.where) == (1, "-")
    assert "uit velden bestaan" in finding.problem


def test_a_hostile_key_stays_on_one_line(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, DOMAIN + '"naam\\nmet\\u202e regels": 1\n')
    assert "\n" not in str(finding)
    assert "\u202e" not in str(finding)


def test_it_guesses_only_what_looks_alike() -> None:
    assert meant("netwerk.contaten", ["werk.soort", "netwerk.contacten"]) == " Bedoelt u 'netwerk.contacten'?"
    assert meant("iets", ["werk.soort", "netwerk.contacten"]) == ""
    assert meant("x" * 1_000_000, ["x" * 50]) != meant("", [])


FIELDS = [
    "id",
    "title",
    "icon",
    "minutes",
    "questions",
    "type",
    "text",
    "rounds",
    "options",
    "rules",
    "when",
    "phrases",
]
FIELDS += ["organisations", "letterhead", "roles", "version", "was", "values", "verified_on", "address", "logo", "x"]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8) | st.just("start"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=6),
    max_leaves=25,
)


@settings(max_examples=80)
@given(VALUES, st.sampled_from([Domain, Rounds, Phrases, Rules, Organisations, Settings]))
def test_any_data_give_a_model_or_findings(data: object, model: type[Domain]) -> None:
    document = Document(Path("x.yaml"), data, {})
    try:
        validate(document, model)
    except ContentError as error:
        for finding in error.findings:
            assert finding.problem.endswith((".", "?")), finding
            assert "Kijk in de handleiding" not in finding.problem, "a kind of mistake without words of its own"
