"""The kinds of buddies and the neighbourhoods of a municipality: what is wrong in them is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import paths
from desktop.errors import ContentError
from desktop.municipality.load import load
from desktop.questions.load import load as load_questions

ZEIST = paths.questionnaires() / "municipalities" / "zeist"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{id: taalmaatje, title", "{id: maatje, title", "'maatje' staat er twee keer"),
        ('taal.maatje == "wil"', 'taal.maatje == "graag"', "graag"),
        ('taal.maatje == "wil"', 'taal.maat == "wil"', "taal.maat"),
        ('taal.maatje == "wil"', "netwerk.eenzaam > 3", "een maatje mag niets merken van 'netwerk.eenzaam'"),
        ('taal.maatje == "wil"', "newcomer.age > 17", "noemt geen vraag"),
        ('"Vollenhove"', '"centrum"', "de wijk 'centrum' staat er twee keer"),
        ('title: "gezinsmaatje"', "titel: gezinsmaatje", "titel"),
    ],
)
def test_a_mistake_is_said_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    for file in ZEIST.glob("*.yaml"):
        (tmp_path / file.name).write_text(file.read_text("utf-8"), "utf-8")
    file = tmp_path / "municipality.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as refused:
        load(tmp_path, load_questions(paths.questionnaires()))
    assert said in str(refused.value)
    assert "municipality.yaml, regel " in str(refused.value)
