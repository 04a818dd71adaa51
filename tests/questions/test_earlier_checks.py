"""What a questionnaire says of its own past is checked: where the mistake stands, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import ContentError
from desktop.questions import load as questions_load

from .samples import write

SCALE = "type: scale, low: slecht, high: goed"
CHOICE = "type: single, options: [{id: een, text: E}, {id: twee, text: T}]"
PEOPLE = "type: persons, fields: [relation], options: [{id: kind, text: K}]"
OLD = "options: [{id: oud, text: O}, {id: een, text: E}]"
TO_FIVE = "{1: 1, 2: 1, 3: 2, 4: 2, 5: 3, 6: 3, 7: 4, 8: 4, 9: 5, 10: 5}"


def told(folder: Path) -> list[tuple[str, int, str]]:
    """File, line and problem of every mistake."""
    try:
        questions_load.load(folder)
    except ContentError as error:
        return [(Path(item.file).name, item.line, item.problem) for item in error.findings]
    return []


def asked(folder: Path, kind: str, was: str) -> list[str]:
    write(folder, a=f"id: a.y, type: text\nid: a.x, {kind}, was: [{was}]")
    found = told(folder)
    assert all(item[:2] == ("a.yaml", 7) for item in found)
    return [problem for _, _, problem in found]


@pytest.mark.parametrize(
    ("kind", "was"),
    [
        ("type: text", "{id: a.x, until: '0.9', text: Anders?}"),
        ("type: text", "{id: a.w}, {id: a.v}, {id: a.w, until: '0.5'}"),
        (SCALE, f"{{id: a.x, until: '0.9', maximum: 10, values: {TO_FIVE}}}"),
        (SCALE, "{id: a.x, until: '0.9', maximum: 10, comparable: false}"),
        (SCALE, "{id: a.x, until: '0.9', maximum: 3, values: {1: 1, 2: null, 3: 5}}"),
        (SCALE, f"{{id: a.w, type: single, {OLD}, values: {{oud: 1, een: 5}}}}"),
        (CHOICE, "{id: a.w, type: yes_no, values: {true: een, false: null}}"),
        (CHOICE, f"{{id: a.w, {OLD}, values: {{oud: twee}}}}"),
        (f"{CHOICE}, former_options: [{{id: oud, text: O}}]", "{id: a.x, until: '0.9', values: {oud: een}}"),
        (CHOICE.replace("single", "multi"), f"{{id: a.w, {OLD}, values: {{oud: [een, twee]}}}}"),
        (CHOICE.replace("single", "multi"), f"{{id: a.w, type: single, {OLD}}}"),
        (PEOPLE, "{id: a.w, options: [{id: man, text: M}], values: {man: kind}}"),
        ("type: number", "{id: a.w, unit: dagen}"),
        ("type: text", "{id: a.w, type: date, comparable: false}"),
    ],
)
def test_what_is_right(tmp_path: Path, kind: str, was: str) -> None:
    assert asked(tmp_path, kind, was) == []


@pytest.mark.parametrize(
    ("kind", "was", "problem"),
    [
        ("type: text", "{id: a.y}", "'a.y' is nu ook een vraag"),
        ("type: text", "{id: a.x}", "met de eigen id heeft 'until' nodig"),
        ("type: text", "{id: a.x, until: '0.9'}, {id: a.x, until: '0.9.0'}", "staat er al een met dezelfde 'until'"),
        ("type: text", "{id: a.w}, {id: a.w}", "staat er al een met dezelfde 'until'"),
        ("type: text", "{id: a.x, until: '1'}", "Dat is nu 1: verhoog die"),
        ("type: text", "{id: a.w, until: '1.10'}", "Dat is nu 1: verhoog die"),
        ("type: text", "{id: a.w, until: later}", "'until' moet uit getallen bestaan"),
        (SCALE, "{id: a.w, maximum: 10}", "bij 'values' ontbreekt '1', '2', '3', '4', '5' en meer. Noem"),
        (
            SCALE,
            f"{{id: a.w, maximum: 10, values: {TO_FIVE.replace('3: 2, ', '')}}}",
            "bij 'values' ontbreekt '3'. Noem",
        ),
        (SCALE, "{id: a.w, type: yes_no, values: {true: 1}}", "bij 'values' ontbreekt 'false'. Noem"),
        ("type: number", "{id: a.w, maximum: 500}", "ontbreekt een deel van de getallen."),
        (CHOICE, f"{{id: a.w, {OLD}, values: {{oudd: een}}}}", "'oudd' is geen antwoord van toen."),
        (CHOICE, f"{{id: a.w, {OLD}, values: {{oudd: een}}}}", "Bedoelt u 'oud'?"),
        (CHOICE, f"{{id: a.w, {OLD}, values: {{oud: drie}}}}", "'drie' past niet bij de vraag van nu. 'drie' is geen"),
        (CHOICE.replace("single", "multi"), "{id: a.w, values: {een: drie}}", "'drie' past niet bij de vraag van nu"),
        (SCALE, "{id: a.w, values: {1: 6}}", "'6' past niet bij de vraag van nu. Vul een getal in van 1 tot en met 5"),
        (SCALE, "{id: a.w, values: {9: 5}}", "'9' is geen antwoord van toen"),
        (PEOPLE, "{id: a.w, values: {kind: oma}}", "'oma' past niet bij de vraag van nu"),
        ("type: yes_no", "{id: a.w, values: {ja: true}}", "'ja' is geen antwoord van toen"),
        (SCALE, "{id: a.w, type: single, values: {een: 1}}", "zo kan de vraag toen niet gesteld zijn: een keuzevraag"),
        ("type: text", "{id: a.w, type: scale, comparable: false}", "toen niet gesteld zijn: 'low' en 'high'"),
        ("type: text", "{id: a.w, minimum: 3}", "toen niet gesteld zijn: 'minimum' en 'maximum' horen"),
    ],
)
def test_a_mistake_in_an_earlier_form(tmp_path: Path, kind: str, was: str, problem: str) -> None:
    (found,) = asked(tmp_path, kind, was)
    assert problem in found
    assert found.endswith((".", "?"))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (CHOICE.replace("}", ", alone: true}", 1), "'alone' hoort bij een vraag van type 'multi'"),
        ("type: yes_no, kept_as: goal", "'kept_as' hoort bij een vraag van type 'text'"),
        (f"{CHOICE}, former_options: [{{id: een, text: E}}]", "'een' staat bij 'options' en bij 'former_options'"),
        (f"{CHOICE}, former_options: [{{id: o, text: O}}, {{id: o, text: P}}]", "de vroegere optie 'o' staat er twee"),
        ("type: text, former_options: [{id: een, text: E}]", "'former_options' hoort bij een vraag met 'options'"),
    ],
)
def test_a_mistake_in_the_question_itself(tmp_path: Path, line: str, problem: str) -> None:
    write(tmp_path, a=f"id: a.y, type: text\nid: a.x, {line}")
    ((file, at, found),) = told(tmp_path)
    assert (file, at) == ("a.yaml", 7)
    assert problem in found


def former(folder: Path, *lines: str) -> list[tuple[str, int, str]]:
    write(folder, a="id: a.x, type: text", b="id: b.x, type: text")
    with (folder / "domains" / "a.yaml").open("a") as file:
        file.write("former:\n" + "".join(f"  - {{{line}, text: T}}\n" for line in lines))
    return told(folder)


def test_questions_that_are_no_longer_asked(tmp_path: Path) -> None:
    """Of any life domain: one that is gone has no file any more."""
    assert former(tmp_path, "id: a.weg, type: yes_no", f"id: weg.x, {CHOICE}", f"id: b.weg, {SCALE}") == []
    found = questions_load.load(tmp_path)
    assert [found.known(name) is not None for name in ("a.weg", "weg.x", "b.weg")] == [True] * 3
    assert list(found.by_id) == ["a.x", "b.x"]


def test_a_former_id_may_also_be_what_another_question_was(tmp_path: Path) -> None:
    former(tmp_path, "id: a.weg, type: yes_no")
    file = tmp_path / "domains" / "b.yaml"
    file.write_text(file.read_text("utf-8").replace("type: text", "type: yes_no, was: [{id: a.weg}]"), "utf-8")
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("lines", "at", "problem"),
    [
        (["id: b.x, type: text"], 8, "'b.x' wordt nog gesteld. Haal de vraag hier weg, of bij 'questions'."),
        (["id: a.w, type: text", "id: a.w, type: date"], 9, "'a.w' staat twee keer bij 'former'. Haal er één weg."),
        (["id: a.w, type: single"], 8, "een keuzevraag heeft minstens twee 'options' nodig. Voeg ze toe."),
        (["id: a.w, type: scale"], 8, "'low' en 'high' zeggen wat de uitersten"),
        (["id: a.w, type: text, rounds: [start]"], 8, "'rounds' is hier geen bekend veld"),
    ],
)
def test_a_mistake_in_what_is_no_longer_asked(tmp_path: Path, lines: list[str], at: int, problem: str) -> None:
    ((file, line, found),) = former(tmp_path, *lines)
    assert (file, line) == ("a.yaml", at)
    assert problem in found


def test_a_condition_with_a_former_id_is_told_the_new_one(tmp_path: Path) -> None:
    lines = ["x, type: yes_no, was: [{id: a.w}]", "y, type: text, ask_if: a.w", "z, type: yes_no, was: [{id: a.w}]"]
    write(tmp_path, a="\n".join(f"id: a.{line}" for line in lines))
    assert told(tmp_path) == [("a.yaml", 7, "'ask_if': de vraag 'a.w' heet nu 'a.x' of 'a.z'. Neem die id over.")]


def test_without_a_version_the_rest_is_looked_at_all_the_same(tmp_path: Path) -> None:
    write(tmp_path, a=f"id: a.x, {SCALE}, was: [{{id: a.x, until: '1', maximum: 10}}]")
    (tmp_path / "rounds.yaml").write_text("version: proef\nrounds:\n  - {id: start, title: S}\n", "utf-8")
    assert [(file, line) for file, line, _ in told(tmp_path)] == [("a.yaml", 6), ("rounds.yaml", 1)]
