"""The phrase book: read, and every mistake told where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.check import check
from desktop.errors import ContentError
from desktop.questions.phrasebook import PhraseBook, load

BOOK = """\
themes:
  - id: welkom
    title: Welkom
    phrases:
      - {id: dag, text: Goedendag.}
      - {id: zit, text: Gaat u zitten.}
  - id: nood
    title: Nood
    phrases:
      - {id: hulp, text: Wij bellen hulp.}
"""


def test_themes_and_phrases_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "phrasebook.yaml").write_text(BOOK, "utf-8")
    book = load(tmp_path)
    assert [(theme.title, [phrase.id for phrase in theme.phrases]) for theme in book.themes] == [
        ("Welkom", ["dag", "zit"]),
        ("Nood", ["hulp"]),
    ]
    assert check(tmp_path / "phrasebook.yaml") == []


def test_without_a_file_it_is_empty(tmp_path: Path) -> None:
    assert load(tmp_path) == PhraseBook()


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("id: zit", "id: dag", 6, "'dag' bestaat al"),
        ("id: hulp", "id: dag", 10, "'dag' bestaat al"),
        ("id: hulp", "id: theme", 10, "'theme' bestaat al"),
        ("id: nood", "id: welkom", 7, "het thema 'welkom' staat er twee keer"),
        ("title: Nood", "titel: Nood", 8, "Bedoelt u 'title'?"),
        ("text: Wij bellen hulp.", "text: ''", 10, "'text' is leeg"),
    ],
)
def test_a_mistake_is_told_where_it_is(tmp_path: Path, old: str, new: str, line: int, problem: str) -> None:
    assert BOOK.count(old) == 1
    for name in ("phrasebook.yaml", "anders.yaml"):
        file = tmp_path / name
        file.write_text(BOOK.replace(old, new), "utf-8")
        assert [item.line for item in check(file) if problem in item.problem] == [line]
    with pytest.raises(ContentError):
        load(tmp_path)
