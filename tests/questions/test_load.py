"""A folder of questionnaires: what its files say together."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import ContentError, Finding
from desktop.questions import load as questions_load
from desktop.questions.model import Questionnaire, Was

from .samples import question, questionnaire, write


def told(folder: Path) -> list[tuple[str, int, str, str]]:
    """File, line, question and problem of every mistake."""
    try:
        questions_load.load(folder)
    except ContentError as error:
        return [(Path(item.file).name, item.line, item.where, item.problem) for item in error.findings]
    return []


def one(folder: Path) -> tuple[str, int, str, str]:
    (finding,) = told(folder)
    return finding


def test_a_folder_in_the_order_of_its_file_names(tmp_path: Path) -> None:
    write(tmp_path, b="id: b.a, type: text\nid: b.b, type: date", a="id: a.a, type: yes_no")
    found = questions_load.load(tmp_path)
    assert [item.id for item in found] == ["a.a", "b.a", "b.b"]
    assert list(found.by_id) == ["a.a", "b.a", "b.b"]
    assert list(found.domain_by_id) == ["a", "b"]
    assert found.version == "1"
    assert questions_load.load_phrases(tmp_path) == {"yes": "ja"}


def test_the_questions_of_a_round() -> None:
    first, later = question("a", "text", rounds=["start"]), question("b", "text", rounds=["half_year"])
    found = questionnaire(first, later)
    assert [item.id for domain in found.asked("start") for item in domain.questions] == ["d.a"]
    assert [item.id for domain in found.asked("half_year") for item in domain.questions] == ["d.b"]
    assert found.asked("later") == []
    assert found.round("start").minutes == 90
    with pytest.raises(KeyError):
        found.round("later")


def test_an_id_twice_in_one_file(tmp_path: Path) -> None:
    write(tmp_path, a="id: a.x, type: text\nid: a.y, type: text\nid: a.x, type: date")
    assert one(tmp_path)[:3] == ("a.yaml", 8, "a.x")


def test_an_id_that_another_file_has(tmp_path: Path) -> None:
    write(tmp_path, a="id: a.x, type: text", b="id: b.x, type: text\nid: a.x, type: text")
    assert [item[:3] for item in told(tmp_path)] == [("b.yaml", 7, "a.x")] * 2
    assert [item[3] for item in told(tmp_path)] == [
        "'a.x' bestaat al. Geef elke vraag een eigen id.",
        "de id moet beginnen met 'b.'.",
    ]


def test_a_domain_twice(tmp_path: Path) -> None:
    write(tmp_path, a="id: a.x, type: text", b="id: a.y, type: text")
    file = tmp_path / "domains" / "b.yaml"
    file.write_text(file.read_text("utf-8").replace("id: b\n", "id: a\n"), "utf-8")
    assert one(tmp_path) == ("b.yaml", 1, "a", "het leefgebied 'a' bestaat al. Kies een andere id.")


@pytest.mark.parametrize(
    ("domain", "name", "where"),
    [("newcomer", "x", "newcomer"), ("round", "x", "round"), ("a", "in", "a.in"), ("a", "true", "a.true")],
)
def test_words_that_conditions_need_are_kept_free(tmp_path: Path, domain: str, name: str, where: str) -> None:
    write(tmp_path, **{domain: f"id: {domain}.{name}, type: text"})
    assert one(tmp_path)[2] == where
    assert "is een vast woord" in one(tmp_path)[3]


def test_a_round_that_is_not_there(tmp_path: Path) -> None:
    write(tmp_path, a="id: a.x, type: text")
    file = tmp_path / "domains" / "a.yaml"
    file.write_text(file.read_text("utf-8").replace("[start]", "[start, half_yaer]"), "utf-8")
    assert one(tmp_path)[3] == "de ronde 'half_yaer' staat niet in rounds.yaml. Bedoelt u 'half_year'?"


def test_a_round_twice(tmp_path: Path) -> None:
    write(tmp_path, a="id: a.x, type: text")
    with (tmp_path / "rounds.yaml").open("a") as file:
        file.write("  - {id: start, title: Nog een}\n")
    assert one(tmp_path)[:3] == ("rounds.yaml", 5, "start")


def test_a_phrase_twice(tmp_path: Path) -> None:
    write(tmp_path, a="id: a.x, type: text")
    with (tmp_path / "phrases.yaml").open("a") as file:
        file.write('  - {id: "yes", text: jawel}\n')
    with pytest.raises(ContentError, match=r"phrases\.yaml, regel 3: yes: .yes. staat er twee keer"):
        questions_load.load_phrases(tmp_path)


def test_a_condition_on_a_later_or_another_domain(tmp_path: Path) -> None:
    write(tmp_path, a="id: a.x, type: text, ask_if: b.y && a.z", b="id: b.y, type: yes_no\nid: b.z, type: text")
    assert one(tmp_path)[:3] == ("a.yaml", 6, "a.x")
    assert "'ask_if': de vraag 'a.z' bestaat niet" in one(tmp_path)[3]


@pytest.mark.parametrize(
    ("lines", "where", "circle"),
    [
        ("id: a.x, type: yes_no, ask_if: a.x", "a.x", "a.x → a.x"),
        ("id: a.x, type: yes_no, ask_if: a.y\nid: a.y, type: yes_no, ask_if: a.x", "a.x", "a.x → a.y → a.x"),
        (
            "id: a.v, type: yes_no, ask_if: a.x\nid: a.x, type: yes_no, ask_if: a.y\nid: a.y, type: yes_no, ask_if: a.x",  # noqa: E501
            "a.x",
            "a.x → a.y → a.x",
        ),
    ],
)
def test_questions_that_wait_for_each_other(tmp_path: Path, lines: str, where: str, circle: str) -> None:
    write(tmp_path, a=lines)
    file, _, question_id, problem = one(tmp_path)
    assert (file, question_id) == ("a.yaml", where)
    assert problem == f"'ask_if' wacht in een kring: {circle}. Haal één voorwaarde weg."


def test_a_long_chain_is_no_circle(tmp_path: Path) -> None:
    domains = {}
    for letter in "abcdefgh":
        lines = [f"id: {letter}.q{number}, type: yes_no, ask_if: {letter}.q{number - 1}" for number in range(1, 200)]
        domains[letter] = "\n".join([f"id: {letter}.q0, type: yes_no", *lines])
    write(tmp_path, **domains)
    assert told(tmp_path) == []


def test_a_former_id_that_is_in_use(tmp_path: Path) -> None:
    write(
        tmp_path, a="id: a.x, type: text\nid: a.y, type: text, was: [{id: a.x}]\nid: a.z, type: text, was: [{id: a.z}]"
    )
    assert [item[2] for item in told(tmp_path)] == ["a.y", "a.z"]


def test_every_file_is_looked_at_though_one_is_broken(tmp_path: Path) -> None:
    write(
        tmp_path, a="id: a.x, type: text, ask_if: b.y", b="id: b.y, type: tekst", c="id: c.x, type: text, ask_if: c.y"
    )
    (tmp_path / "rounds.yaml").write_text("version: 1\n", "utf-8")
    assert [item[:3] for item in told(tmp_path)] == [
        ("b.yaml", 6, "b.y"),
        ("c.yaml", 6, "c.x"),
        ("rounds.yaml", 1, "-"),
        ("rounds.yaml", 1, "-"),
    ]


def test_nothing_at_all(tmp_path: Path) -> None:
    assert {item[0] for item in told(tmp_path)} == {"domains", "rounds.yaml"}


def test_one_file_is_held_against_the_others(tmp_path: Path) -> None:
    folder = write(tmp_path / "heel", a="id: a.x, type: yes_no", b="id: b.x, type: text, ask_if: a.x")
    whole = questions_load.load(folder)
    alone = tmp_path / "b.yaml"
    text = (folder / "domains" / "b.yaml").read_text("utf-8")
    alone.write_text(text, "utf-8")
    assert questions_load.check_domain_file(alone, whole) == []
    alone.write_text(text.replace("ask_if: a.x", "ask_if: a.y"), "utf-8")
    assert questions_load.check_domain_file(alone, whole) == [
        Finding(str(alone), 6, "b.x", "'ask_if': de vraag 'a.y' bestaat niet. Kijk de spelling na.")
    ]


def test_conditions_by_question() -> None:
    first, second = question("a", "yes_no"), question("b", "text", ask_if="d.a")
    found: Questionnaire = questionnaire(first, second)
    assert {name: item.questions for name, item in questions_load.conditions(found).items()} == {"d.b": ("d.a",)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ja", "een"),
        (3, "drie"),
        ("3", "drie"),
        (True, "waar"),
        (False, False),
        ("x", "x"),
        (["ja", "x"], ["een", "x"]),
    ],
)
def test_an_old_value_is_called_what_it_is_called_today(old: object, new: object) -> None:
    was = Was(id="d.oud", values={"ja": "een", "3": "drie", "true": "waar"})
    found = was.now(old)
    assert (type(found), found) == (type(new), new)
