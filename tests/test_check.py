"""`startgesprek check`: what is shipped is right, and one thing broken is told at its line, alone or in its folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import paths
from desktop.check import check
from desktop.errors import Finding

HEALTH = "domains/30-gezondheid.yaml"
PLACE = "municipalities/zeist"
MUNICIPALITY, ORGANISATIONS, RULES = (f"{PLACE}/{name}.yaml" for name in ("municipality", "organisations", "rules"))


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of everything that is shipped."""
    folder = tmp_path_factory.mktemp("inhoud") / "questionnaires"
    shutil.copytree(paths.questionnaires(), folder)
    return folder


@pytest.fixture
def copy(shipped: Path, tmp_path: Path) -> Path:
    """A copy to break."""
    folder = tmp_path / "questionnaires"
    shutil.copytree(shipped, folder)
    return folder


def test_what_is_shipped_is_right(copy: Path) -> None:
    assert check(paths.questionnaires()) == []
    assert check(paths.translations()) == []
    for file in (copy / "rounds.yaml", copy / "phrasebook.yaml", *sorted((copy / "domains").iterdir())[:1]):
        assert check(file) == []
    assert check(copy / PLACE) == []


def line_of(text: str, piece: str) -> int:
    return text[: text.index(piece)].count("\n") + 1


Change = Callable[[str], str]


def swap(old: str, new: str) -> Change:
    """Put something else in the place of what stands in the file once, or the first time."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def more(lines: str) -> Change:
    """Something at the end of the file."""
    return lambda text: text.rstrip("\n") + "\n" + lines


def adds(kind: str, ask_if: str = "", name: str = "nieuw") -> Change:
    """One more question at the end of the health domain."""
    condition = f", ask_if: '{ask_if}'" if ask_if else ""
    return more(f"  - {{id: gezondheid.{name}, type: {kind}, text: T, purpose: P, rounds: [start]{condition}}}\n")


BOMB = "a: &a [x]\n" + "".join(f"{new}: &{new} [{old}, {old}]\n" for old, new in (("*a", "b"), ("*b", "c")))
NEW = "gezondheid.nieuw"
DEBTS, BUDDY = "hulp-bij-schulden", "taalhuis-taalmaatje"
ALWAYS = "rounds: [start, half_year, one_and_half_year, two_year, catch_up]"

# What is broken, the file, the change, what stands at the line, the question or rule, words of the problem.
BROKEN: dict[str, tuple[str, Change, str, str, str]] = {
    "unknown key": (HEALTH, swap("  purpose:", "  purpos:"), "  purpos:", "gezondheid.verhaal", "u 'purpose'?"),
    "wrong type": (HEALTH, adds("tekst"), NEW, NEW, "'type' moet een"),
    "number as text": (HEALTH, swap("minutes: ", "minutes: x"), "minutes: x", "gezondheid", "heel getal"),
    "duplicate id": (HEALTH, adds("text", name="slaap"), "{id: gezondheid.slaap", "gezondheid.slaap", "bestaat al"),
    "duplicate key": (HEALTH, swap("icon: ", "icon: x\nicon: "), "icon: health", "gezondheid", "hier twee keer"),
    "unknown question": (HEALTH, adds("text", "gezondheid.slap < 3"), NEW, NEW, "Bedoelt u 'gezondheid.slaap'?"),
    "invalid CEL": (HEALTH, adds("text", "gezondheid.slaap <"), NEW, NEW, "achter < ontbreekt"),
    "wrong option": (HEALTH, adds("text", 'gezondheid.hulp == "straks"'), NEW, NEW, "'straks' is geen optie van"),
    "mixed types": (HEALTH, adds("text", 'gezondheid.slaap == "3"'), NEW, NEW, "is een getal"),
    "itself": (HEALTH, adds("yes_no", NEW), NEW, NEW, "in een kring"),
    "wrong round": (HEALTH, swap(ALWAYS, "rounds: [later]"), "rounds: [later]", "gezondheid.verhaal", "'later' staat"),
    "bad YAML": (HEALTH, swap('text: "', 'text: ["'), 'text: ["', "gezondheid.", "met [ wordt niet gesloten"),
    "alias bomb": (HEALTH, lambda text: BOMB, "a: &a", "-", "& en *"),
    "tag": (HEALTH, swap("id: g", "id: !!python/name:os.system g"), "id: !!", "-", "!"),
    "empty": (HEALTH, lambda text: "", "", "-", "leeg"),
    "deep": (HEALTH, lambda text: "[" * 100_000, "", "-", "diep"),
    "NUL": (HEALTH, swap("id: gezondheid.slaap", "id: gezond\0heid.slaap"), "id: gezond\0", "-", "onzichtbaar"),
    "50 MB": (HEALTH, lambda text: "# " + "x" * 50_000_000, "", "-", "groter dan 1 MB"),
    "rule on nothing": (RULES, swap("geld.schulden ==", "geld.schuld =="), "geld.schuld ==", DEBTS, "'geld.schulden'?"),
    "rule without CEL": (RULES, swap("geld.schulden ==", "geld.schulden ="), "geld.schulden =", DEBTS, "schrijf == in"),
    "rule's option": (RULES, swap('maatje == "wil"', 'maatje == "wilt"'), '"wilt"', BUDDY, "Bedoelt u 'wil'?"),
    "rule to nobody": (RULES, swap("organisation: taalh", "organisation: tal"), ": taluis", BUDDY, "u 'taalhuis'?"),
    "entry's key": (ORGANISATIONS, swap("  offers:", "  ofers:"), "  ofers:", "rsd", "Bedoelt u 'offers'?"),
    "no date": (ORGANISATIONS, swap("verified_on: 2026", "verified_on: 20266"), "_on: 20266", "rsd", "een datum"),
    "its round": (MUNICIPALITY, swap("{id: two_year,", "{id: twoyear,"), "{id: twoyear,", "twoyear", "two_y"),
    "curious role": (MUNICIPALITY, swap("[netwerk.maatje,", "[geld.schulden,"), "[geld.schulden,", "maatje", "te gev"),
    "rounds": ("rounds.yaml", swap("{id: two_year,", "{id: start,"), "{id: start, title: Ges", "start", "twee keer"),
    "phrases": ("phrases.yaml", swap('{id: "no",', '{id: "yes",'), '{id: "yes", text: "nee"}', "yes", "twee keer"),
}  # fmt: skip
WHOLE = ("unknown key", "duplicate id", "unknown question", "bad YAML", "rule on nothing", "its round", "phrases")
"""What every run looks for in a whole folder as well."""


def broken(file: Path, change: Change) -> str:
    text = change(file.read_text("utf-8"))
    file.write_text(text, "utf-8", newline="\n")
    return text


def the_one(found: list[Finding], problem: str) -> Finding:
    (finding,) = [item for item in found if problem in item.problem]
    return finding


@pytest.mark.parametrize(
    "name", [name if name in WHOLE else pytest.param(name, marks=pytest.mark.thorough) for name in BROKEN]
)
def test_one_thing_broken_in_a_whole_folder(copy: Path, name: str) -> None:
    path, change, piece, where, problem = BROKEN[name]
    text = broken(copy / path, change)
    by_folder, by_file = the_one(check(copy), problem), the_one(check(copy / path), problem)
    assert by_folder == by_file
    assert Path(by_file.file) == copy / path
    assert by_file.line == line_of(text, piece)
    assert by_file.where.startswith(where)
    assert str(by_file).startswith(f"{copy / path}, regel {by_file.line}: {by_file.where}: ")


@pytest.mark.parametrize("name", BROKEN)
def test_the_same_in_a_file_that_was_copied_away(shipped: Path, tmp_path: Path, name: str) -> None:
    path, change, piece, where, problem = BROKEN[name]
    file = tmp_path / Path(path).name
    shutil.copy(shipped / path, file)
    assert check(file) == []
    text = broken(file, change)
    finding = the_one(check(file), problem)
    assert (finding.file, finding.line) == (str(file), line_of(text, piece))
    assert finding.where.startswith(where)


@pytest.mark.parametrize("path", [HEALTH, "rounds.yaml", "phrases.yaml", MUNICIPALITY, ORGANISATIONS, RULES])
def test_a_file_under_another_name_is_known_by_what_is_in_it(shipped: Path, tmp_path: Path, path: str) -> None:
    file = tmp_path / "bestand.yaml"
    shutil.copy(shipped / path, file)
    assert check(file) == []
    broken(file, swap("id:", "idd:"))
    assert any("Bedoelt u 'id'?" in finding.problem for finding in check(file))


def test_a_municipality_by_itself(shipped: Path, tmp_path: Path) -> None:
    folder = tmp_path / "dorp"
    shutil.copytree(shipped / PLACE, folder)
    assert check(folder) == []
    broken(folder / "rules.yaml", swap("geld.schulden == true", "geld.schuld == true"))
    (finding,) = check(folder)
    assert finding.where == "hulp-bij-schulden"
    (folder / "rules.yaml").unlink()
    assert [Path(item.file).name for item in check(folder)] == ["rules.yaml"]


def test_everything_that_is_broken_is_told_at_once(copy: Path) -> None:
    broken(copy / HEALTH, swap("minutes: ", "minutes: x"))
    broken(copy / "phrases.yaml", swap('{id: "no",', '{id: "yes",'))
    broken(copy / PLACE / "organisations.yaml", swap("verified_on: 2026", "verified_on: 20266"))
    broken(copy / PLACE / "rules.yaml", swap("propose: action", "propose: actie"))
    assert [Path(item.file).name for item in check(copy)] == [
        "30-gezondheid.yaml", "organisations.yaml", "rules.yaml", "phrases.yaml",
    ]  # fmt: skip
    for path in (HEALTH, "phrases.yaml", f"{PLACE}/organisations.yaml", f"{PLACE}/rules.yaml"):
        assert len(check(copy / path)) == 1


def test_a_mistake_elsewhere_is_not_told_of_this_file(copy: Path) -> None:
    broken(copy / HEALTH, swap("minutes: ", "minutes: x"))
    assert check(copy / "domains" / "70-werk.yaml") == []


def test_the_file_is_named_as_it_was_given(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(copy / HEALTH, swap("minutes: ", "minutes: x"))
    monkeypatch.chdir(copy / "domains")
    assert [item.file for item in check(Path("30-gezondheid.yaml"))] == ["30-gezondheid.yaml"]
    assert [item.file for item in check(Path(".."))] == ["../domains/30-gezondheid.yaml"]


def test_a_municipality_without_its_first_file_is_told(copy: Path) -> None:
    (copy / PLACE / "municipality.yaml").rename(copy / PLACE / "gemeente.yaml")
    assert "municipality.yaml" in [Path(item.file).name for item in check(copy)]


def test_a_file_that_would_be_skipped_is_told(copy: Path) -> None:
    (copy / "domains" / "99-sport.yml").write_text("id: sport\n", "utf-8")
    (finding,) = check(copy)
    assert (Path(finding.file).name, finding.problem) == (
        "99-sport.yml", "dit bestand wordt niet gelezen. Heet het misschien 99-sport.yaml?",
    )  # fmt: skip


def test_folders_with_nothing_in_them(tmp_path: Path) -> None:
    assert "geen vragenlijst" in check(tmp_path)[0].problem
    (tmp_path / "domains").mkdir()
    assert {Path(item.file).name for item in check(tmp_path)} == {"domains", "phrases.yaml", "rounds.yaml"}


@pytest.mark.parametrize("name", ["er-niet", "er-niet.yaml", "er-niet.po", "x" * 300])
def test_what_is_not_there(tmp_path: Path, name: str) -> None:
    (finding,) = check(tmp_path / name)
    assert (finding.file, finding.line, finding.where) == (str(tmp_path / name), 1, "-")
    assert finding.problem.startswith(("dit bestand ontbreekt.", "dit bestand kan niet worden gelezen."))


def test_a_catalog_whose_places_to_fill_in_differ(tmp_path: Path) -> None:
    file = tmp_path / "ar.po"
    shutil.copy(paths.translations() / "ar.po", file)
    assert check(file) == check(tmp_path) == []
    text = file.read_text("utf-8")
    begin = text.index('msgctxt "phrase:agreements_name"')
    file.write_text(text[:begin] + text[begin:].replace("{name}", "{naam}", 2).replace("{naam}", "{name}", 1), "utf-8")
    (finding,) = check(file)
    assert (finding.where, finding.line) == (
        "phrase:agreements_name",
        line_of(text, 'msgctxt "phrase:agreements_name"') - 1,
    )
    assert "invulplekken" in finding.problem


def test_a_damaged_catalog(tmp_path: Path) -> None:
    (tmp_path / "ar.po").write_text("onzin\n", "utf-8")
    (tmp_path / "ti.po").write_bytes(b"#" * 50_000_000)
    assert [(Path(item.file).name, item.line) for item in check(tmp_path)] == [("ar.po", 1), ("ti.po", 1)]


PIECES = [
    "\n",
    "  ",
    "- ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "#",
    "&a ",
    "*a",
    "|",
    "x",
    "5",
    "true",
    "id: ",
    "\0",
    "é",
    "<",
    "==",
]
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(PIECES)), min_size=1, max_size=4)


@settings(max_examples=50)
@given(st.sampled_from([HEALTH, "rounds.yaml", "phrases.yaml", MUNICIPALITY, ORGANISATIONS, RULES]), EDITS)
def test_however_a_file_is_mauled_there_are_only_findings(
    tmp_path_factory: pytest.TempPathFactory, path: str, edits: list[tuple[float, int, str]]
) -> None:
    text = (paths.questionnaires() / path).read_text("utf-8")
    for place, gone, piece in edits:
        begin = int(place * len(text))
        text = text[:begin] + piece + text[begin + gone :]
    file = tmp_path_factory.getbasetemp() / Path(path).name
    file.write_text(text, "utf-8", newline="\n")
    for finding in check(file):
        assert finding.file == str(file)
        assert 1 <= finding.line <= text.count("\n") + 1
        assert str(finding).isprintable()
        assert finding.problem.endswith((".", "?"))
