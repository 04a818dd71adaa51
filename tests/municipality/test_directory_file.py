"""The directory in its file: changed as a person would, whole or not at all, and only when the folder stays right."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.content import read, validate
from desktop.errors import ContentError, UserError
from desktop.municipality import directory_file as files
from desktop.municipality import directory_saving as saving
from desktop.municipality.directory import Activity
from desktop.municipality.model import Organisation, Organisations

TEXT = """\
# boven
notice: "Verzonnen."
organisations:
  # --- eerste groep ---
  - id: a
    name: "A"  # zo heet het
    role: x
    # boven offers
    offers: 'Van alles.'
    address:
      - "Plein 1"
      - "1000 AA Dorp"  # of het park

    # boven themes
    themes: [een, twee]  # twee stuks
    verified_on: 2026-01-01
    activities:
      - id: q
        title: "Fietsen"  # met de fiets
        text: "Leren."

      # boven r
      - id: r
        title: "Zwemmen"
        text: "Leren."
        days: [mon, tue]  # of woensdag

  # --- tweede groep ---
  - id: b
    name: "B"
    role: x
    offers: "Iets."
    verified_on: 2026-01-01

# onder
"""
FLOW = """\
organisations:
- {id: a, name: A, role: x, offers: T., verified_on: 2026-01-01}
- {id: b, name: B, role: x, offers: T., verified_on: 2026-01-01}
"""


def organisations(text: str, tmp_path: Path) -> dict[str, Organisation]:
    """What the program reads in a text."""
    file = tmp_path / "organisations.yaml"
    file.write_text(text, "utf-8")
    return {one.id: one for one in validate(read(file), Organisations).organisations}


def changed(organisation: Organisation, **values: Any) -> Organisation:
    return organisation.model_copy(update=values)


def lines_apart(old: str, new: str) -> tuple[set[str], set[str]]:
    """The lines that went, and those that came."""
    return {*old.splitlines()} - {*new.splitlines()}, {*new.splitlines()} - {*old.splitlines()}


@pytest.mark.thorough
def test_what_is_shipped_comes_through_unchanged(tmp_path: Path) -> None:
    for town in ("zeist", "linderveen"):
        text = (paths.questionnaires() / "municipalities" / town / saving.FILE).read_text("utf-8")
        for known in organisations(text, tmp_path).values():
            assert files.with_organisation(text, known, known) == text


def test_only_the_field_that_was_changed_is_written_anew(tmp_path: Path) -> None:
    a = organisations(TEXT, tmp_path)["a"]
    text = files.with_organisation(TEXT, changed(a, cost="gratis", phone="030: 1 # 2", themes=("drie",)), a)
    gone, come = lines_apart(TEXT, text)
    assert gone == {"    themes: [een, twee]  # twee stuks"}
    assert '    cost: "gratis"' in come
    assert '    phone: "030: 1 # 2"' in come
    assert len(come) == 3
    assert text.index("offers") < text.index("cost") < text.index("phone") < text.index("address")
    assert organisations(text, tmp_path)["a"] == changed(a, cost="gratis", phone="030: 1 # 2", themes=("drie",))


def test_remarks_stay_where_they_were(tmp_path: Path) -> None:
    a = organisations(TEXT, tmp_path)["a"]
    new = changed(a, name="AA", address=("Ergens",), until=date(2026, 3, 3), themes=())
    text = files.with_organisation(TEXT, new, a)
    kept = [line.strip() for line in text.splitlines()]
    for remark in ("# boven", "# boven offers", "# boven themes", "# boven r", "# --- tweede groep ---", "# onder"):
        assert remark in kept
    assert "# zo heet het" in text
    assert kept.index("# boven themes") + 1 == next(place for place, line in enumerate(kept) if "themes:" in line)
    assert kept[kept.index("# --- tweede groep ---") + 1] == "- id: b"
    assert kept[-1] == "# onder"


def test_activities_are_added_changed_and_taken_out(tmp_path: Path) -> None:
    a = organisations(TEXT, tmp_path)["a"]
    q, r = a.activities
    more = Activity(id="s", title="Naaien", text="Samen: naaien.", days=("sat",), verified_on=date(2026, 2, 2))
    for wanted in ((q, r, more), (r,), (q,), (), (q.model_copy(update={"cost": "5 euro"}), r), (more,)):
        new = changed(a, activities=wanted)
        text = files.with_organisation(TEXT, new, a)
        found = organisations(text, tmp_path)
        assert found["a"] == new
        assert "# --- tweede groep ---" in text
        assert text.index("tweede groep") < text.index("- id: b")
    b = organisations(TEXT, tmp_path)["b"]
    text = files.with_organisation(TEXT, changed(b, activities=(more,)), b)
    assert organisations(text, tmp_path)["b"].activities == (more,)
    assert text.endswith("\n# onder\n")


def test_one_is_added_at_the_end_and_one_is_taken_out(tmp_path: Path) -> None:
    b = organisations(TEXT, tmp_path)["b"]
    text = files.with_organisation(TEXT, changed(b, id="c", name="C"))
    assert list(organisations(text, tmp_path)) == ["a", "b", "c"]
    assert text.index("- id: c") < text.index("# onder")
    left = files.without_organisation(TEXT, "a")
    assert list(organisations(left, tmp_path)) == ["b"]
    assert [line for line in left.splitlines() if "groep" in line] == [
        "  # --- eerste groep ---", "  # --- tweede groep ---",
    ]  # fmt: skip
    assert "# onder" in files.without_organisation(TEXT, "b")


def test_a_file_in_another_style_keeps_it(tmp_path: Path) -> None:
    a = organisations(FLOW, tmp_path)["a"]
    new = changed(a, cost="gratis", activities=(Activity(id="x", title="X", text="Y."),))
    text = files.with_organisation(FLOW, new, a)
    assert organisations(text, tmp_path)["a"] == new
    assert text.splitlines()[2] == FLOW.splitlines()[2]
    windows = files.without_organisation(TEXT.replace("\n", "\r\n"), "b")
    assert "\r\n" in windows
    assert "\n" not in windows.replace("\r\n", "")


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    a = organisations(TEXT, tmp_path)["a"]
    theirs = TEXT.replace("Van alles.", "Van niets.")
    with pytest.raises(UserError, match="ook ergens anders veranderd"):
        files.with_organisation(theirs, changed(a, cost="1 euro"), a)
    with pytest.raises(UserError, match="ook ergens anders veranderd"):
        files.with_organisation(TEXT, a)  # another with this id came meanwhile
    with pytest.raises(UserError, match="staat niet meer"):
        files.with_organisation(files.without_organisation(TEXT, "a"), changed(a, cost="1 euro"), a)
    with pytest.raises(UserError, match="staat niet meer"):
        files.without_organisation(TEXT, "z")
    others = TEXT.replace('name: "B"', 'name: "Bé"')
    assert '"Bé"' in files.with_organisation(others, changed(a, cost="1 euro"), a)


def test_signs_that_mean_something_in_the_file_are_words_there(tmp_path: Path) -> None:
    a = organisations(TEXT, tmp_path)["a"]
    odd = "- 'x': \"y\" # {z} [q] & *a !b | > % @ ` \\ ~ no 2026-01-01 مقهى ቋንቋ"
    new = changed(a, offers=odd, contact="no", cost="1:30", words=("null", "true", odd), address=("- a", "# b"))
    assert organisations(files.with_organisation(TEXT, new, a), tmp_path)["a"] == new


_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=40).map(str.strip)
_NAMES = st.lists(_WORDS.filter(bool), max_size=3, unique=True).map(tuple)


@pytest.mark.thorough
@given(offers=_WORDS.filter(bool), cost=_WORDS, address=_NAMES, words=_NAMES, title=_WORDS.filter(bool))
def test_whatever_is_typed_is_read_back(
    offers: str, cost: str, address: tuple[str, ...], words: tuple[str, ...], title: str, tmp_path_factory: Any
) -> None:
    place = tmp_path_factory.mktemp("tekst")
    a = organisations(TEXT, place)["a"]
    activity = Activity(id="q", title=title, text="Leren.", words=words)
    new = changed(a, offers=offers, cost=cost, address=address, words=words, activities=(activity, a.activities[1]))
    found = organisations(files.with_organisation(TEXT, new, a), place)
    assert found["a"] == new
    assert found["b"] == organisations(TEXT, place)["b"]


# In the folder


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    made = tmp_path / "dorp"
    made.mkdir()
    (made / saving.FILE).write_text(TEXT, "utf-8")
    yield made
    made.chmod(0o700)


def test_the_folder_is_looked_at_with_the_change_in_it_before_the_file_is_replaced(folder: Path) -> None:
    seen = []

    def look(copy: Path) -> str:
        seen.append((copy.name, (copy / saving.FILE).read_text("utf-8")))
        assert (folder / saving.FILE).read_text("utf-8") == TEXT
        return "goed"

    (folder / saving.FILE).chmod(0o640)
    assert saving.save(folder, "a", lambda text: text + "# meer\n", look) == "goed"
    assert seen == [("dorp", TEXT + "# meer\n")]
    assert (folder / saving.FILE).read_text("utf-8") == TEXT + "# meer\n"
    assert stat.S_IMODE((folder / saving.FILE).stat().st_mode) == 0o640
    assert os.listdir(folder) == [saving.FILE]


def test_a_wrong_file_is_never_left_behind(folder: Path) -> None:
    def refuse(copy: Path) -> None:
        raise ContentError([])

    with pytest.raises(ContentError):
        saving.save(folder, "a", lambda text: "stuk: [", refuse)
    assert (folder / saving.FILE).read_text("utf-8") == TEXT
    assert os.listdir(folder) == [saving.FILE]


def test_a_file_that_may_not_be_written_stays_as_it_is_and_it_is_said(folder: Path) -> None:
    (folder / saving.FILE).chmod(0o400)
    with pytest.raises(UserError, match="mag niet schrijven in de map van de gemeente"):
        saving.save(folder, "a", lambda text: text + "# meer\n", lambda copy: None)
    assert (folder / saving.FILE).read_text("utf-8") == TEXT


def test_a_change_that_touches_another_is_refused(folder: Path) -> None:
    with pytest.raises(UserError, match="niet veilig"):
        saving.save(folder, "a", lambda text: text.replace('name: "B"', 'name: "C"'), lambda copy: None)
    with pytest.raises(UserError, match="niet veilig"):
        saving.save(folder, "a", lambda text: files.without_organisation(text, "b"), lambda copy: None)

    def meanwhile(copy: Path) -> None:
        (folder / saving.FILE).write_text(TEXT + "# van een ander\n", "utf-8")

    with pytest.raises(UserError, match="ook ergens anders veranderd"):
        saving.save(folder, "a", lambda text: text + "# meer\n", meanwhile)
    assert (folder / saving.FILE).read_text("utf-8") == TEXT + "# van een ander\n"


def test_a_file_that_is_broken_already_is_named(folder: Path) -> None:
    (folder / saving.FILE).write_text(TEXT.replace("verified_on: 2026-01-01", "verified_on: [", 1), "utf-8")
    with pytest.raises(ContentError, match="geen geldige YAML"):
        saving.save(folder, "a", lambda text: text, lambda copy: None)


def test_a_disk_that_refuses_halfway_leaves_the_old_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "vol")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="Er is niets bewaard"):
        saving.save(folder, "a", lambda text: text + "# meer\n", lambda copy: None)
    assert (folder / saving.FILE).read_text("utf-8") == TEXT
    assert os.listdir(folder) == [saving.FILE]


def test_a_folder_that_is_away_is_not_called_locked(tmp_path: Path) -> None:
    away = tmp_path / "schijf" / "gemeente"
    away.parent.mkdir()
    assert "nu niet bereikbaar" in saving.refusal(away)
    with pytest.raises(UserError, match=r"Er is niets bewaard\. De map .* is nu niet bereikbaar"):
        saving.save(away, "a", lambda text: text, lambda copy: None)


def test_nothing_is_changed_in_a_copy() -> None:
    copy = paths.municipalities() / "kopie"
    assert saving.refusal(copy) == saving.COPY
    with pytest.raises(UserError, match="u werkt met de kopie ervan"):
        saving.save(copy, "a", lambda text: text, lambda copy: None)
