"""Taalpakketten: from one laptop to another, through a translator's tool, and whatever else a USB stick may hold."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import polib
import pytest

from desktop.errors import PackRefused
from desktop.translate import pack
from desktop.translate.corrections import Correction
from desktop.translate.pack import UNKNOWN, Comparison, Pack, Refused, compare

DAY = date(2026, 3, 1)
TODAY = date(2026, 6, 1)
YES = Correction("a:text", "Ja", "نعم", "Amira Haddad", DAY)
NO = Correction("b:text", "Nee", "لا", "Yonas Tesfay", date(2026, 4, 1))
SOURCES = [("a:text", "Ja"), ("b:text", "Nee")]
HEAD = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
ENTRY = 'msgctxt "a:text"\nmsgid "Ja"\nmsgstr "نعم"\n'


def test_it_comes_back_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "ar.po"
    assert pack.write(file, "ar", [YES, NO], "Gemeente Zeist") == 2
    assert pack.read(file) == Pack("ar", (YES, NO))
    text = file.read_text("utf-8")
    assert text.startswith("# Taalpakket Arabisch (العربية) van Gemeente Zeist: ")
    assert polib.pofile(text)[1].tcomment == "Nagekeken door Yonas Tesfay op 2026-04-01"
    assert file.stat().st_mode & 0o044, "whoever gets it can read it"


@pytest.mark.parametrize("place", ["map", "nergens/ar.po", "link.po", "x" * 300, "a\0.po"])
def test_where_it_cannot_be_written_nothing_is_touched(tmp_path: Path, place: str) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "link.po").symlink_to(tmp_path / "map")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(PackRefused, match="niet opgeslagen"):
        pack.write(tmp_path / place, "ar", [YES], "Zeist")
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_pack_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(PackRefused, match="nog geen nagekeken vertalingen voor het Arabisch"):
        pack.write(tmp_path / "ar.po", "ar", [], "Zeist")
    assert list(tmp_path.iterdir()) == []


def test_from_a_translators_tool_it_is_asked_who_reviewed(tmp_path: Path) -> None:
    file = tmp_path / "ar.po"
    po = polib.POFile()
    po.metadata = {"Language": "ar_SY", "Last-Translator": "Amira  Haddad <amira@example.nl>"}
    po.metadata["PO-Revision-Date"] = "2026-05-02 10:15+0200"
    po.metadata["Content-Type"] = "text/plain; charset=utf-8"
    po.append(polib.POEntry(msgctxt="a:text", msgid="Ja", msgstr="أجل", tcomment="zo zeg je dat"))
    po.append(polib.POEntry(msgctxt="b:text", msgid="Nee", msgstr="لا", flags=["fuzzy"]))
    po.append(polib.POEntry(msgctxt="c:text", msgid="Later", msgstr=""))
    po.save(str(file))
    found = pack.read(file)
    unsigned = Correction("a:text", "Ja", "أجل", "", date(2026, 5, 2))
    assert found == Pack("ar", (unsigned,), "Amira Haddad", 2)
    assert found.unsigned
    assert compare(found, {"a:text": YES}, SOURCES, TODAY).renewed == (unsigned,)
    assert pack.sign(found.corrections, " Amira  Haddad", TODAY) == [replace(unsigned, by="Amira Haddad")]


@pytest.mark.parametrize("when", ["", "YEAR-MO-DA HO:MI+ZONE", "0001-01-01 00:00", "9999-01-01"])
def test_a_day_that_is_not_known_is_never_newer(tmp_path: Path, when: str) -> None:
    file = tmp_path / "ar.po"
    file.write_text(HEAD.replace("Language", f'PO-Revision-Date: {when}\\n"\n"Language') + ENTRY, "utf-8")
    found = pack.read(file)
    (item,) = found.corrections
    assert (item.by, item.on) == ("", UNKNOWN)
    ours = replace(YES, text="أجل")
    assert compare(found, {"a:text": ours}, SOURCES, TODAY).older == (item,)
    assert compare(found, {}, SOURCES, TODAY).new == (item,)
    assert pack.sign([item, NO], "Amira", TODAY) == [replace(item, by="Amira", on=TODAY), NO]


@pytest.mark.parametrize(
    ("said", "name", "code"),
    [
        ("ar", "x.po", "ar"),
        ("ar-SA", "x.po", "ar"),
        ("fa_AF", "x.po", "prs"),
        ("fa_IR", "x.po", "fa"),
        ("ku", "x.po", "kmr"),
        ("", "ti.po", "ti"),
    ],
)
def test_the_language_of_a_pack(tmp_path: Path, said: str, name: str, code: str) -> None:
    file = tmp_path / name
    file.write_text(HEAD.replace("Language: ar", f"Language: {said}") + ENTRY, "utf-8")
    assert pack.read(file).code == code


THEIRS = replace(YES, text="أجل")
RULES = {
    "nothing of ours": ({}, THEIRS, "new"),
    "theirs later": ({"a:text": YES}, replace(THEIRS, on=date(2026, 3, 2)), "renewed"),
    "the same day": ({"a:text": YES}, THEIRS, "older"),
    "ours later": ({"a:text": YES}, replace(THEIRS, on=date(2026, 2, 1)), "older"),
    "the same words": ({"a:text": YES}, replace(YES, by="Noor", on=TODAY), "same"),
    "the same words for other Dutch": ({"a:text": replace(YES, source="Jawel")}, replace(YES, on=TODAY), "renewed"),
    "the Dutch changed": ({}, replace(THEIRS, source="Jawel"), "outdated"),
    "no such text": ({}, replace(THEIRS, context="z:text"), "unknown"),
    "today": ({}, replace(THEIRS, on=TODAY), "new"),
}


@pytest.mark.parametrize("name", RULES)
def test_what_becomes_of_a_text(name: str) -> None:
    own, item, place = RULES[name]
    assert compare(Pack("ar", (item,)), own, SOURCES, TODAY) == Comparison(**{place: (item,)})


UNUSABLE = {
    "tomorrow": (replace(YES, on=date(2026, 6, 2)), "een dag die nog komt: 02-06-2026"),
    "the year 1": (replace(YES, on=date(1, 1, 1)), "kan niet kloppen"),
    "tomorrow, by nobody": (replace(YES, by="", on=date(2026, 6, 2)), "een dag die nog komt"),
    "a name as long as a book": (replace(YES, by="A" * 10_000), "te lang"),
    "a name that turns around": (replace(YES, by="Amira\u202e"), "tekens die niet mogen"),
    "a text that turns around": (replace(YES, text="\u202eنعم"), "U+202E"),
    "an option too long": (replace(YES, context="a:option:x", text="نعم بالتأكيد نعم"), "past niet op de knop"),
    "a name lost": (replace(YES, source="Ja {name}"), "{name} moet"),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_what_cannot_be_used_is_listed_with_why(name: str) -> None:
    item, why = UNUSABLE[name]
    found = compare(Pack("ar", (item, NO)), {}, SOURCES, TODAY)
    (refused,) = found.refused
    assert refused == Refused(item, refused.fault)
    assert why in refused.fault
    assert found == Comparison(new=(NO,), refused=(refused,))


def many(count: int) -> str:
    return HEAD + "".join(f'msgctxt "a{number}"\nmsgid "Ja"\nmsgstr "x"\n\n' for number in range(count))


HOSTILE = {
    "50 MB": (b"#" * 50_000_000, "groter dan 2 MB"),
    "100,000 entries": (many(100_000).encode(), "groter dan 2 MB"),
    "100,000 remarks": (HEAD + "# ja\n" * 100_000 + ENTRY, "te veel regels"),
    "100,000 lines": (HEAD + ENTRY + '""\n' * 100_000, "te veel regels"),
    "twice": (HEAD + ENTRY + "\n" + ENTRY, "Regel 10: deze tekst staat er twee keer"),
    "a plural": (HEAD + 'msgctxt "a"\nmsgid "Ja"\nmsgid_plural "x"\nmsgstr[0] "x"\n', "meervoud"),
    "no context": (HEAD + 'msgid "Ja"\nmsgstr "نعم"\n', "msgctxt"),
    "not UTF-8": (HEAD.encode() + b'msgctxt "a"\nmsgid "caf\xe9"\nmsgstr "x"\n', "geen UTF-8"),
    "UTF-16": ((HEAD + ENTRY).encode("utf-16"), "geen UTF-8"),
    "control signs": (HEAD + ENTRY.replace("Ja", "J\x07a"), "onzichtbaar teken"),
    "no pack": ("%PDF-1.7\n", "geen goed PO-bestand"),
    "empty": ("", "geen nagekeken tekst"),
    "only drafts": (HEAD + "#, fuzzy\n" + ENTRY, "geen nagekeken tekst"),
    "another language": (HEAD.replace(": ar", ": tlh") + ENTRY, "'tlh', is niet bekend"),
    "Dutch": (HEAD.replace(": ar", ": nl") + ENTRY, "'nl', is niet bekend"),
    "a language as long as a book": (HEAD.replace(": ar", ": " + "x" * 9999) + ENTRY, "is niet bekend"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_pack_gets_one_sentence(tmp_path: Path, name: str) -> None:
    content, why = HOSTILE[name]
    file = tmp_path / "ar.po"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    assert why in told(file)


@pytest.mark.parametrize("kind", ["nothing", "folder", "pipe", "device"])
def test_what_is_no_file_gets_one_sentence(tmp_path: Path, kind: str) -> None:
    place = Path("/dev/zero") if kind == "device" else tmp_path / "ar.po"
    if kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    assert any(problem in told(place) for problem in ("dit bestand kan niet worden gelezen.", "dit bestand ontbreekt."))


def told(file: Path) -> str:
    with pytest.raises(PackRefused) as caught:
        pack.read(file)
    said = str(caught.value)
    assert "\n" not in said
    assert len(said) < 250
    assert said.isprintable()
    return said
