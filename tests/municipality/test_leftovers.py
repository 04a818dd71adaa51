"""What was left of an example is told as a warning, and so are the quotation marks of a word processor."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop import paths
from desktop.check import check, warnings

SHIPPED = paths.questionnaires() / "municipalities"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Zeist, copied to begin with."""
    return Path(shutil.copytree(SHIPPED / "zeist", tmp_path / "mijndorp"))


def test_the_examples_themselves_may_be_examples() -> None:
    assert warnings(paths.questionnaires()) == warnings(SHIPPED / "zeist") == warnings(paths.translations()) == []


def test_what_was_left_is_counted_with_the_first_lines(folder: Path) -> None:
    assert check(folder) == []
    name, head, directory = warnings(folder)
    assert (name.line, name.problem) == (2, "'zeist' is de id van een voorbeeld. Geef uw gemeente een eigen id.")
    assert head.problem == (
        "hier staan nog 6 regels met gegevens van het voorbeeld, zoals 'Voorbeeldgegevens' (regel 6), "
        "'Voorbeeldplein 1' (regel 7), '0000 XX' (regel 8). Zo komen zij in echte brieven."
    )
    assert Path(directory.file).name == "organisations.yaml"
    assert "'Team Nieuwkomers (voorbeeld)' (regel 12)" in directory.problem


def test_it_is_quiet_when_all_is_ones_own(folder: Path) -> None:
    (folder / "municipality.yaml").write_text(
        "# Verzonnen voorbeeldgegevens stonden hier.\n"
        'id: mijndorp\nletterhead:\n  address: ["Plein 1"]\n  phone: "030 123 00 00"\n'
    )
    (folder / "organisations.yaml").write_text('offers: "Bijvoorbeeld een fiets. Een voorbeeld: 0800 2000."\n')
    assert warnings(folder) == []


@pytest.mark.parametrize(
    "line",
    ['phone: "030 000 00 00"', "phone: 0500-000012", "email: x@example.nl", 'website: "www.example.org"',
     "contact: Meldpunt (voorbeeld)", 'place: "Voorbeeldhof 12"', "notice: Alles is verzonnen."],
)  # fmt: skip
def test_each_kind_of_invention(folder: Path, line: str) -> None:
    for file in folder.glob("*.yaml"):
        file.write_text("x: y\n")
    (folder / "organisations.yaml").write_text(f"x: y\n{line}\n")
    (finding,) = warnings(folder)
    assert (finding.line, "hier staat nog 1 regel met" in finding.problem) == (2, True)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("    name: “Zwembad De Dobber”", True),
        ("  - {id: x, name: ‘Zwembad’}", True),
        ("  - „Water”", True),
        ('    name: "“Zwembad” aan zee"', False),
        ("    name: Zwembad “De Dobber”", False),
        ("    # name: “Zwembad”", False),
    ],
)
def test_a_quotation_mark_of_a_word_processor(folder: Path, line: str, told: bool) -> None:
    before = warnings(folder)
    with (folder / "organisations.yaml").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    new = [one.problem for one in warnings(folder) if one not in before]
    assert [problem[1:] for problem in new] == [
        ' hoort nu bij de tekst. Typ een recht aanhalingsteken (") in plaats daarvan.'
    ] * told
