"""A language's catalog: what state a text is in, and that nothing a translator wrote is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import ContentError, Finding
from desktop.translate import catalog
from desktop.translate.catalog import Translated
from desktop.translate.corrections import Correction
from desktop.translate.po import LARGEST_FILE

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
ENTRIES = """\
msgctxt "a:text"
msgid "Ja"
msgstr "نعم"

#, fuzzy
msgctxt "b:text"
msgid "Nee"
msgstr "لا"

#, fuzzy
#| msgid "Misschien"
msgctxt "c:text"
msgid "Misschien wel"
msgstr "ربما"

msgctxt "d:text"
msgid "Later"
msgstr ""

#~ msgctxt "e:text"
#~ msgid "Weg"
#~ msgstr "ذهب"
"""


def written(folder: Path, text: str | bytes = HEAD + ENTRIES, code: str = "ar") -> Path:
    file = folder / f"{code}.po"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def test_every_state(tmp_path: Path) -> None:
    known = catalog.read(written(tmp_path))
    assert known.get("a:text", "Ja") == Translated("نعم", "reviewed")
    assert known.get("a:text", "Ja hoor") == Translated("نعم", "outdated")
    assert known.get("b:text", "Nee") == Translated("لا", "draft")
    assert known.get("b:text", "Nee hoor") == Translated("لا", "outdated")
    assert known.get("c:text", "Misschien wel") == Translated("ربما", "outdated")
    assert known.get("d:text", "Later") == Translated("", "missing")
    assert known.get("e:text", "Weg") == Translated("", "missing")
    assert known.get("f:text", "Nooit") == Translated("", "missing")
    assert len(known) == 4


def test_dutch_needs_no_catalog(tmp_path: Path) -> None:
    written(tmp_path, code="nl")
    assert catalog.load(tmp_path, "nl").get("a:text", "Ja") == Translated("Ja", "source")


def test_what_is_missing_is_said_in_dutch(tmp_path: Path) -> None:
    known = catalog.read(written(tmp_path))
    assert [known.say(f"{name}:text", "Hallo") for name in "adx"] == ["نعم", "Hallo", "Hallo"]


def test_it_knows_the_line_of_a_text(tmp_path: Path) -> None:
    known = catalog.read(written(tmp_path))
    assert [known.line(f"{name}:text") for name in "abcdx"] == [5, 9, 14, 20, 1]


def test_the_language_knows_its_direction(tmp_path: Path) -> None:
    written(tmp_path)
    assert catalog.load(tmp_path, "ar").language.right_to_left
    assert catalog.load(tmp_path, "ti").language.own == "ትግርኛ"


def test_the_languages_there_are(tmp_path: Path) -> None:
    written(tmp_path)
    written(tmp_path, code="ti")
    (tmp_path / "LEESMIJ.txt").touch()
    assert catalog.available(tmp_path) == ["ar", "ti"]
    assert catalog.available(tmp_path / "nergens") == []


@pytest.mark.parametrize("code", ["fa", "", "../ar", "/etc/passwd", "ar\0", "x" * 5000, "ar.po"])
def test_a_language_without_a_catalog_is_empty(tmp_path: Path, code: str) -> None:
    written(tmp_path)
    (tmp_path / "map").mkdir()
    known = catalog.load(tmp_path / "map", code)
    assert len(known) == 0
    assert known.say("a:text", "Ja") == "Ja"


BROKEN = {
    "no catalog at all": ("<html>\n", 1),
    "a quote not closed": (HEAD + 'msgctxt "a"\nmsgid "Ja\nmsgstr "x"\n', 6),
    "a quote within": (HEAD + 'msgctxt "a"\nmsgid "Ja"hoor"\nmsgstr "x"\n', 6),
    "an unknown word": (HEAD + 'msgctxt "a"\nmsgid "Ja"\nmsgtxt "x"\n', 7),
    "no msgid": (HEAD + 'msgstr "x"\n', 5),
    "a conflict": (HEAD + '<<<<<<< HEAD\nmsgid "Ja"\n', 5),
    "not UTF-8": (HEAD.encode() + b'msgctxt "a"\nmsgid "caf\xe9"\nmsgstr ""\n', 6),
    "a NUL": (HEAD + 'msgctxt "a"\nmsgid "\0"\n', 6),
    "no context": (HEAD + 'msgid "Ja"\nmsgstr "x"\n', 5),
    "twice": (HEAD + ENTRIES + '\nmsgctxt "a:text"\nmsgid "Anders"\nmsgstr "x"\n', 28),
    "a plural": (HEAD + 'msgctxt "a"\nmsgid "Ja"\nmsgid_plural "Ja\'s"\nmsgstr[0] "x"\n', 5),
    "too large": ("#" * (LARGEST_FILE + 1), 1),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_damaged_catalog_is_refused_at_its_line(tmp_path: Path, name: str) -> None:
    content, line = BROKEN[name]
    file = written(tmp_path, content)
    with pytest.raises(ContentError) as caught:
        catalog.read(file)
    (finding,) = caught.value.findings
    assert (finding.file, finding.line) == (str(file), line)
    with pytest.raises(ContentError):
        catalog.merge(tmp_path, "ar", [("a:text", "Ja")])
    assert file.read_bytes() == (content.encode() if isinstance(content, str) else content), "it is left as it is"


def test_a_catalog_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="dit bestand ontbreekt"):
        catalog.read(tmp_path / "ar.po")


SOURCES = [("a:text", "Ja"), ("b:text", "Nee"), ("c:text", "Misschien wel"), ("d:text", "Later")]


def test_bringing_up_to_date_changes_nothing_when_it_is(tmp_path: Path) -> None:
    file = written(tmp_path)
    assert catalog.merge(tmp_path, "ar", SOURCES) == {"reviewed": 1, "draft": 1, "outdated": 1, "missing": 1}
    first = file.read_bytes()
    catalog.merge(tmp_path, "ar", SOURCES)
    assert file.read_bytes() == first
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_text_comes_empty_and_in_its_place(tmp_path: Path) -> None:
    file = written(tmp_path)
    counts = catalog.merge(tmp_path, "ar", [("z:text", "Nieuw"), *SOURCES])
    assert counts["missing"] == 2
    assert polib.pofile(str(file))[0].msgctxt == "z:text"


def test_when_the_dutch_changes_the_text_stays_outdated_with_the_old_dutch_beside_it(tmp_path: Path) -> None:
    file = written(tmp_path)
    counts = catalog.merge(tmp_path, "ar", [("a:text", "Ja hoor"), *SOURCES[1:]])
    assert counts == {"reviewed": 0, "draft": 1, "outdated": 2, "missing": 1}
    entry = polib.pofile(str(file))[0]
    assert (entry.msgid, entry.previous_msgid, entry.msgstr, entry.fuzzy) == ("Ja hoor", "Ja", "نعم", True)
    catalog.merge(tmp_path, "ar", [("a:text", "Jazeker"), *SOURCES[1:]])
    entry = polib.pofile(str(file))[0]
    assert (entry.msgid, entry.previous_msgid) == ("Jazeker", "Ja"), "the Dutch that was translated"


def test_after_a_translators_tool_removed_the_mark_it_is_reviewed(tmp_path: Path) -> None:
    file = written(tmp_path)
    catalog.merge(tmp_path, "ar", [("a:text", "Ja hoor"), *SOURCES[1:]])
    po = polib.pofile(str(file))
    po[0].fuzzy, po[0].previous_msgid, po[0].msgstr = False, None, "أجل"
    po.save()
    assert catalog.read(file).get("a:text", "Ja hoor") == Translated("أجل", "reviewed")
    catalog.merge(tmp_path, "ar", [("a:text", "Ja hoor"), *SOURCES[1:]])
    assert catalog.read(file).get("a:text", "Ja hoor") == Translated("أجل", "reviewed")


def test_when_the_dutch_is_as_it_was_again_it_waits_for_a_look(tmp_path: Path) -> None:
    file = written(tmp_path)
    catalog.merge(tmp_path, "ar", [("a:text", "Ja hoor"), *SOURCES[1:]])
    catalog.merge(tmp_path, "ar", SOURCES)
    assert catalog.read(file).get("a:text", "Ja") == Translated("نعم", "draft")
    assert "#| msgid" in file.read_text("utf-8"), "that of another text is still there"


def test_a_text_that_is_gone_can_come_back(tmp_path: Path) -> None:
    file = written(tmp_path)
    assert catalog.merge(tmp_path, "ar", SOURCES[1:])["reviewed"] == 0
    assert catalog.read(file).get("a:text", "Ja") == Translated("", "missing")
    assert catalog.merge(tmp_path, "ar", [*SOURCES, ("e:text", "Weg")])["reviewed"] == 2
    assert catalog.read(file).get("a:text", "Ja") == Translated("نعم", "reviewed")
    assert catalog.read(file).get("e:text", "Weg") == Translated("ذهب", "reviewed")


def test_what_people_wrote_beside_the_texts_stays(tmp_path: Path) -> None:
    head = '# Nagekeken door de tolk\nmsgid ""\nmsgstr ""\n"Last-Translator: Tolk <tolk@example.nl>\\n"\n\n'
    remark = "# liever niet te formeel\n"
    file = written(tmp_path, head + remark + ENTRIES)
    catalog.merge(tmp_path, "ar", SOURCES)
    text = file.read_text("utf-8")
    assert text.startswith("# Nagekeken door de tolk\n")
    assert "Last-Translator: Tolk <tolk@example.nl>" in text
    assert remark in text


def test_a_first_catalog(tmp_path: Path) -> None:
    long = "Een heel lange zin. " * 30
    counts = catalog.merge(tmp_path, "ti", [("a:text", 'Zeg "ja"\nof \\ nee\t!'), ("b:text", long)])
    assert counts == {"reviewed": 0, "draft": 0, "outdated": 0, "missing": 2}
    text = (tmp_path / "ti.po").read_text("utf-8")
    assert text.startswith("# Tigrinya (ትግርኛ): texts of Startgesprek.")
    assert '"Language: ti\\n"' in text
    assert [entry.msgid for entry in polib.pofile(text)] == ['Zeg "ja"\nof \\ nee\t!', long]


PIECES = [
    'msgid "',
    'msgstr "',
    'msgctxt "',
    '"',
    "\n",
    "#, fuzzy\n",
    '#| msgid "x"\n',
    "#~ ",
    "a",
    "\\",
    "é",
    "msgstr[0] ",
    "#:",
    "[",
    "%",
    "msgid_plural ",
]


@settings(max_examples=100)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=40))
def test_any_text_is_a_catalog_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = written(tmp_path_factory.getbasetemp(), (HEAD + text).encode("utf-8", "surrogatepass"), "xx")
    for finding in outcome(file):
        assert isinstance(finding, int) or (isinstance(finding, Finding) and finding.line > 0)


def outcome(file: Path) -> list[object]:
    try:
        return [len(catalog.read(file))]
    except ContentError as error:
        return list(error.findings)


def test_it_knows_the_dutch_that_was_translated(tmp_path: Path) -> None:
    known = catalog.read(written(tmp_path))
    assert known.former("a:text", "Ja") == ""  # of today
    assert known.former("a:text", "Ja hoor") == "Ja"
    assert known.former("c:text", "Misschien wel") == "Misschien"  # what a merge kept beside it
    assert known.former("d:text", "Later") == ""
    own = Correction("d:text", "Straks", "لاحقاً", "Noor", date(2026, 3, 1))
    assert known.corrected({"d:text": own}).former("d:text", "Later") == "Straks"
    assert known.corrected({"d:text": own}).former("d:text", "Straks") == ""


def test_corrections_come_besides_those_it_has(tmp_path: Path) -> None:
    first = Correction("a:text", "Ja", "أجل", "Noor", date(2026, 3, 1))
    second = Correction("b:text", "Nee", "كلا", "Noor", date(2026, 3, 1))
    known = catalog.read(written(tmp_path)).corrected({"a:text": first})
    both = known.also({"b:text": second})
    assert [both.get("a:text", "Ja").text, both.get("b:text", "Nee").text] == ["أجل", "كلا"]
    assert known.get("b:text", "Nee").state == "draft"
    assert known.also({}) is known
