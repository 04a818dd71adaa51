"""YAML as plain data that knows its lines: nothing is guessed, expanded or trusted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.document import DEEPEST, LARGEST_FILE, MOST_PARTS, Document, read, shown
from desktop.errors import ContentError, Finding


def written(folder: Path, content: str | bytes) -> Path:
    file = folder / "vragen.yaml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def refused(folder: Path, content: str | bytes) -> Finding:
    """The one finding of a file that cannot be used."""
    with pytest.raises(ContentError) as caught:
        read(written(folder, content))
    (finding,) = caught.value.findings
    return finding


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("1:30", "1:30"),
        ("2026-05-31", "2026-05-31"),
        ("true", True),
        ("False", False),
        ("", None),
        ("null", None),
        ("'null'", "null"),
        ('"5"', "5"),
        ("5", 5),
        ("-5", -5),
        ("007", 7),
        ("5.5", 5.5),
        ("1e9", "1e9"),
        (".inf", ".inf"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12345678901234567890", "12345678901234567890"),
        ("|\n  twee\n  regels", "twee\nregels\n"),
        ("مرحبا", "مرحبا"),
    ],
)
def test_a_value_is_what_it_looks_like(tmp_path: Path, text: str, value: object) -> None:
    found = read(written(tmp_path, f"a: {text}\n")).data["a"]
    assert (type(found), found) == (type(value), value)


def test_it_knows_the_line_of_every_part(tmp_path: Path) -> None:
    text = "id: d\nquestions:\n  - id: d.a\n    text: |\n      twee\n      regels\n"
    text += "    rounds: [start,\n      half]\n  - id: d.b\n"
    document = read(written(tmp_path, text))
    places: list[tuple[str | int, ...]] = [
        (),
        ("id",),
        ("questions",),
        ("questions", 0),
        ("questions", 0, "text"),
        ("questions", 0, "rounds", 1),
        ("questions", 1, "id"),
        ("questions", 1, "text"),
        ("questions", 7),
    ]
    assert [document.line(place) for place in places] == [1, 1, 2, 3, 4, 8, 9, 9, 2]


@pytest.mark.parametrize(
    ("place", "where"),
    [
        ((), "d"),
        (("title",), "d"),
        (("questions", 0), "d.a"),
        (("questions", 0, "options", 0, "text"), "d.a"),
        (("questions", 1, "text"), "d"),
        (("questions", 9), "d"),
    ],
)
def test_it_names_the_question_around_a_place(place: tuple[str | int, ...], where: str) -> None:
    data = {"id": "d", "questions": [{"id": "d.a", "options": [{"id": "o"}]}, {"text": "geen id"}]}
    assert Document(Path("x"), data, {}).where(place) == where


BROKEN = {
    "a quote not closed": (
        'id: d\nquestions:\n  - id: d.a\n    text: "abc\n    help: d\n',
        4,
        "d.a",
        "aanhalingsteken",
    ),
    "a quote closed by the next": (
        'id: d\nquestions:\n  - id: d.a\n    text: "abc\n    help: "d"\n',
        4,
        "d.a",
        "aanhal",
    ),
    "a colon too many": ("id: d\ntitle: twee: drie\n", 2, "d", "':' te veel"),
    "no colon": ("id: d\ntitle\nicon: x\n", 2, "d", "ontbreekt een ':'"),
    "indent": ("id: d\nquestions:\n  - id: d.a\n   text: x\n", 4, "d.a", "inspringing"),
    "a tab": ("id: d\nquestions:\n\t- id: d.a\n", 3, "d", "tab"),
    "a list not closed": ("id: d\nrounds: [a, b\nicon: x\n", 2, "d", "met [ "),
    "a block not closed": ("id: d\nrounds: {a: b\nicon: x\n", 2, "d", "met { "),
    "an escape": ('id: d\ntitle: "\\q"\n', 2, "d", "\\"),
    "an alias": ("id: &a d\ntitle: *a\n", 1, "-", "& en *"),
    "an alias alone": ("id: d\ntitle: *a\n", 2, "d", "& en *"),
    "an anchored name": ("id: d\n&a title: x\n", 2, "d", "& en *"),
    "a merge": ("id: d\n<<: *a\n", 2, "d", "& en *"),
    "a tag": ("id: d\ntitle: !!python/object/apply:os.system [ls]\n", 2, "d", "!"),
    "a tagged name": ("id: d\n!!str title: x\n", 2, "d", "!"),
    "twice the same": (
        "id: d\nquestions:\n  - id: d.a\n    text: x\n    text: y\n",
        5,
        "d.a",
        "'text' staat hier twee keer",
    ),
    "a name that is a list": ("id: d\n? [a]\n: b\n", 2, "d", "gewone tekst"),
    "two documents": ("id: d\n---\nid: e\n", 2, "d", "'---'"),
    "empty": ("", 1, "-", "leeg"),
    "only a remark": ("# niets\n", 1, "-", "leeg"),
    "a NUL": ("id: d\ntitle: a\0b\n", 2, "-", "onzichtbaar"),
    "a written NUL": ('id: d\ntitle: "a\\0b"\n', 2, "d", "onzichtbaar"),
    "a terminal's escape": ('id: d\ntitle: "\\e[2J"\n', 2, "d", "onzichtbaar"),
    "not UTF-8": (b"id: d\ntitle: caf\xe9\n", 2, "-", "UTF-8"),
    "UTF-16": ("id: d\n".encode("utf-16"), 1, "-", "UTF-8"),
    "too large": (b"# " + b"x" * LARGEST_FILE, 1, "-", "1 MB"),
    "too deep": ("[" * (DEEPEST + 2), 1, "-", "diep"),
    "much too deep": ("[" * 500_000, 1, "-", "diep"),
    "blocks too deep": ("- " * 300_000, 1, "-", "diep"),
    "too much": ("[" + "1," * (MOST_PARTS + 1) + "]", 1, "-", "te veel onderdelen"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_where_it_is_broken(tmp_path: Path, name: str) -> None:
    content, line, where, problem = BROKEN[name]
    finding = refused(tmp_path, content)
    assert (finding.line, finding.where) == (line, where)
    assert problem in finding.problem
    assert finding.problem.endswith(".")


def test_an_alias_bomb_stays_small(tmp_path: Path) -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{new}: &{new} [{', '.join(['*' + old] * 9)}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)]
    assert "& en *" in refused(tmp_path, "\n".join(lines)).problem


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert read(written(tmp_path, b"\xef\xbb\xbfid: d\n")).data == {"id": "d"}


@pytest.mark.parametrize("name", ["er-niet.yaml", "een\0nul.yaml", "x" * 5000])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(ContentError, match=r"dit bestand (ontbreekt|kan niet worden gelezen)\. Kijk de naam"):
        read(tmp_path / name)


@pytest.mark.parametrize("name", ["rules.yaml.txt", "Rules.yaml", "rules.yml"])
def test_a_file_that_is_not_there_may_have_another_ending(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("rules: []\n")
    (tmp_path / "rules-oud.yaml").write_text("rules: []\n")
    with pytest.raises(ContentError, match=f"dit bestand ontbreekt. Wel is er '{name}'. Noem dat rules.yaml."):
        read(tmp_path / "rules.yaml")


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.yaml")
    (tmp_path / "map.yaml").mkdir()
    for place in (tmp_path / "pijp.yaml", tmp_path / "map.yaml", Path("/dev/zero")):
        with pytest.raises(ContentError, match="kan niet worden gelezen"):
            read(place)


def test_text_of_a_file_is_shown_short_on_one_line() -> None:
    assert shown("a\nb\x1b[2J\u202ec") == "a·b·[2J·c"
    assert shown("x" * 1000, 10) == "x" * 9 + "…"


def outcome(file: Path) -> list[object]:
    """What the file holds, or the finding; anything else that is raised fails the test."""
    try:
        return [read(file).data]
    except ContentError as error:
        return list(error.findings)


@settings(max_examples=80)
@given(st.binary(max_size=200))
def test_any_bytes_give_data_or_findings(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "bytes.yaml"
    file.write_bytes(data)
    assert outcome(file)


PIECES = [
    "\r",
    "a",
    "b: ",
    "- ",
    "? ",
    ": ",
    "\n",
    "  ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a ",
    "*a",
    "!t ",
    "'",
    '"',
    "|",
    ">",
    "#",
    "%",
    "---\n",
    "\\x",
    "\t",
    "~",
    "1",
    "é",
    "\u2028",
    "<<: ",
]


@settings(max_examples=120)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_heap_of_yaml_gives_data_or_findings(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "heap.yaml"
    file.write_text(text, "utf-8")
    for finding in outcome(file):
        if isinstance(finding, Finding):
            assert 1 <= finding.line <= max(1, len(text.splitlines()))
            assert "\n" not in str(finding)
