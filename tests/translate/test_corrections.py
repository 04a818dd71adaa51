"""The corrections of a municipality: kept for good, by whoever writes, and never worth a failure."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path
from subprocess import PIPE

import polib
import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import CorrectionRefused
from desktop.translate import corrections as module
from desktop.translate.catalog import Catalog, Translated
from desktop.translate.corrections import Correction, Corrections, reviewer
from desktop.translate.po import LARGEST_FILE, MOST_LINES, Entry
from desktop.translate.wording import LONGEST_NAME, clean, faults, name_faults

DAY = date(2026, 3, 1)
YES = Correction("a:text", "Ja", "نعم", "Amira Haddad", DAY)
NO = Correction("b:text", "Nee", "لا", "Amira Haddad", DAY)


@pytest.fixture
def own(tmp_path: Path) -> Corrections:
    """A municipality without corrections yet."""
    return Corrections(tmp_path / "vertalingen" / "zeist")


def test_a_correction_is_there_after_a_restart(own: Corrections) -> None:
    assert (own.of("ar"), own.languages()) == ({}, [])
    own.add("ar", [YES])
    own.add("ar", [NO])
    again = Corrections(own.folder)
    assert (again.of("ar"), again.of("ti"), again.languages()) == ({"a:text": YES, "b:text": NO}, {}, ["ar"])
    assert again.trouble == ""


def test_a_second_one_replaces_the_first_and_can_be_taken_back(own: Corrections) -> None:
    own.add("ar", [YES, NO])
    later = Correction("a:text", "Ja", "أجل", "Yonas Tesfay", date(2026, 4, 1))
    own.add("ar", [later])
    assert own.of("ar") == {"a:text": later, "b:text": NO}
    own.remove("ar", "a:text")
    own.remove("ar", "nergens:text")
    assert own.of("ar") == {"b:text": NO}


def test_only_its_owner_may_read_it(own: Corrections) -> None:
    own.add("ar", [YES])
    for path in (own.folder.parent, own.folder, *own.folder.iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    assert {path.name for path in own.folder.iterdir()} <= {"ar.po", module.LOCK}


def test_it_reads_well_in_a_translators_tool_which_keeps_who_reviewed(own: Corrections) -> None:
    own.add("ar", [YES])
    file = own.folder / "ar.po"
    text = file.read_text("utf-8")
    assert text.startswith("# Arabisch (العربية): vertalingen die tolken in uw gemeente hebben nagekeken.\n")
    assert '\n# Nagekeken door Amira Haddad op 2026-03-01\nmsgctxt "a:text"\nmsgid "Ja"\nmsgstr "نعم"\n' in text
    po = polib.pofile(text)
    po.metadata["X-Generator"] = "Poedit 3.4"
    po[0].tcomment += "\nliever niet te formeel"
    po.append(polib.POEntry(msgctxt="c:text", msgid="Later", msgstr="لاحقا", flags=["fuzzy"]))
    po.save(str(file))
    assert own.of("ar") == {"a:text": YES}, "what waits for a look is no correction"
    own.add("ar", [Correction("a:text", "Ja", "أجل", "Yonas Tesfay", DAY), NO])
    po = polib.pofile(file.read_text("utf-8"))
    assert po.metadata["X-Generator"] == "Poedit 3.4"
    assert po[0].tcomment == "liever niet te formeel\nNagekeken door Yonas Tesfay op 2026-03-01"
    assert [entry.msgctxt for entry in po] == ["a:text", "c:text", "b:text"]


@pytest.mark.parametrize(
    ("remark", "found"),
    [
        ("", None),
        ("mooi", None),
        ("Nagekeken door Amira op 2026-03-01", ("Amira", DAY)),
        ("mooi\nNagekeken door Amira op 2026-03-01.  \nNagekeken door B op 2026-03-02", ("Amira", DAY)),
        ("Nagekeken door A op 2020-01-01 op 2026-03-01", ("A op 2020-01-01", DAY)),
        ("Nagekeken door Amira op 2026-13-41", None),
        ("Nagekeken door Amira op ٢٠٢٦-٠٣-٠١", None),
        ("Nagekeken door Amira", None),
    ],
)
def test_who_reviewed(remark: str, found: tuple[str, date] | None) -> None:
    assert reviewer(remark) == found


REFUSED = {
    "a name lost": Correction("a:text", "Naam: {name}", "الاسم", "Amira", DAY),
    "nobody": Correction("a:text", "Ja", "نعم", "", DAY),
    "a name as long as a book": Correction("a:text", "Ja", "نعم", "A" * 10_000, DAY),
    "no context": Correction("", "Ja", "نعم", "Amira", DAY),
    "no Dutch": Correction("a:text", "", "نعم", "Amira", DAY),
    "a context no file can hold": Correction("a\x00", "Ja", "نعم", "Amira", DAY),
    "Dutch no file can hold": Correction("a:text", "Ja\ud800", "نعم", "Amira", DAY),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_is_refused_and_nothing_with_it(own: Corrections, name: str) -> None:
    own.add("ar", [YES])
    before = (own.folder / "ar.po").read_bytes()
    with pytest.raises(CorrectionRefused, match=r"\.$"):
        own.add("ar", [NO, REFUSED[name]])
    assert (own.folder / "ar.po").read_bytes() == before


def test_it_never_writes_what_it_could_not_read(own: Corrections) -> None:
    own.add("ar", [YES])
    with pytest.raises(CorrectionRefused, match="te groot"):
        own.add("ar", [Correction(f"a:{number}", "Ja", "نعم", "Amira", DAY) for number in range(MOST_LINES // 4)])
    assert own.of("ar") == {"a:text": YES}


@pytest.mark.parametrize("code", ["", "nl", "..", "../ar", "/ar", "ar\0", "AR.po", "x" * 300])
def test_a_language_is_never_another_place(own: Corrections, code: str) -> None:
    assert own.of(code) == {}
    with pytest.raises(CorrectionRefused, match="In deze taal"):
        own.add(code, [YES])
    assert not own.folder.parent.exists()


GOOD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgctxt "a"\nmsgid "Ja"\nmsgstr "نعم"\n'
DAMAGED = {
    "nonsense": b"<html>",
    "empty": b"",
    "zeros": b"\0" * 4096,
    "half": GOOD.encode()[:-9],
    "not UTF-8": b'msgctxt "a"\nmsgid "caf\xe9"\nmsgstr ""\n',
    "twice": (GOOD + '\nmsgctxt "a"\nmsgid "Ja"\nmsgstr "x"\n').encode(),
    "huge": b"#" * (LARGEST_FILE + 1),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_set_aside_and_stays(own: Corrections, name: str) -> None:
    own.folder.mkdir(parents=True)
    for number in (1, 2):
        (own.folder / "ar.po").write_bytes(DAMAGED[name])
        assert own.of("ar") == {}
        aside = own.folder / f"ar.po.beschadigd-{number}"
        assert aside.read_bytes() == DAMAGED[name]
        assert f"voor het Arabisch zijn beschadigd. U ziet de gewone vertalingen. Het bestand heet nu {aside.name}" in (
            own.trouble
        )
    own.add("ar", [YES])
    assert own.of("ar") == {"a:text": YES}
    assert "beschadigd-2" in own.trouble, "it stays told after another look"


@pytest.mark.parametrize("name", DAMAGED)
def test_correcting_over_a_damaged_file_sets_it_aside_first(own: Corrections, name: str) -> None:
    own.folder.mkdir(parents=True)
    (own.folder / "ar.po").write_bytes(DAMAGED[name])
    own.add("ar", [YES])
    assert own.of("ar") == {"a:text": YES}
    assert (own.folder / "ar.po.beschadigd-1").read_bytes() == DAMAGED[name]
    assert "beschadigd-1" in own.trouble


@pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
def test_what_is_no_file_is_set_aside_too(own: Corrections, tmp_path: Path, kind: str) -> None:
    own.folder.mkdir(parents=True)
    place, outside = own.folder / "ar.po", tmp_path / "buiten.po"
    outside.write_text(GOOD, "utf-8")
    if kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to(outside)
    assert own.of("ar") == {}
    own.add("ar", [YES])
    assert own.of("ar") == {"a:text": YES}
    assert os.path.lexists(own.folder / "ar.po.beschadigd-1")
    assert outside.read_text("utf-8") == GOOD


def test_texts_that_cannot_be_used_are_passed_over_and_told(own: Corrections) -> None:
    own.add("ar", [YES, NO])
    file = own.folder / "ar.po"
    file.write_text(file.read_text("utf-8").replace("لا", "\u202eلا").replace("نعم", "نعم {x}"), "utf-8")
    assert own.of("ar") == {}
    assert own.trouble.startswith("2 verbeterde vertaling(en) voor het Arabisch kunnen niet worden gebruikt.")
    own.add("ar", [YES])
    assert own.of("ar") == {"a:text": YES}
    assert own.trouble.startswith("1 ")
    own.add("ar", [NO])
    assert own.of("ar").keys() == {"a:text", "b:text"}
    assert own.trouble == ""


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "vertalingen").write_text("")
    own = Corrections(tmp_path / "vertalingen" / "zeist")
    assert own.of("ar") == {}
    with pytest.raises(CorrectionRefused, match="De vertaling is niet bewaard"):
        own.add("ar", [YES])


def test_while_another_program_writes_it_waits_and_then_says_so(
    own: Corrections, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.add("ar", [YES])
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    with FileLock(own.folder / module.LOCK), pytest.raises(CorrectionRefused, match="een ander programma is bezig"):
        own.add("ar", [NO])
    own.add("ar", [NO])
    assert own.of("ar").keys() == {"a:text", "b:text"}


PROGRAM = """
import sys
from datetime import date
from pathlib import Path
from desktop.translate.corrections import Correction, Corrections

own, name = Corrections(Path(sys.argv[1])), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for number in range(20):
    own.add("ar", [Correction(f"{name}:{number}", "Ja", "نعم", "Amira", date(2026, 3, 1))])
"""


def test_two_programs_lose_nothing_of_each_other(own: Corrections) -> None:
    programs = [
        subprocess.Popen([sys.executable, "-c", PROGRAM, own.folder, name], stdin=PIPE, stdout=PIPE) for name in "xy"
    ]
    for program in programs:
        assert program.stdout
        assert program.stdout.readline() == b"ready\n"
    for program in programs:
        assert program.stdin
        program.stdin.write(b"go\n")
        program.stdin.flush()
    for program in programs:
        program.communicate(timeout=60)
        assert program.returncode == 0
    assert own.of("ar").keys() == {f"{name}:{number}" for name in "xy" for number in range(20)}
    assert own.trouble == ""


names = st.text(min_size=1, max_size=LONGEST_NAME).map(clean).filter(lambda name: not name_faults(name))
texts = st.text(min_size=1, max_size=80).map(clean).filter(lambda text: not faults("xx", "a", "Ja", text))
keys = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Zl", "Zp"]), min_size=1, max_size=20)
days = st.dates(date(2020, 1, 1), date(2100, 1, 1))
items = st.builds(Correction, keys, st.just("Ja"), texts, names, days)


@settings(max_examples=60)
@given(st.lists(items, min_size=1, max_size=4, unique_by=lambda item: item.context))
def test_any_text_and_any_name_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, given_items: list[Correction]
) -> None:
    own = Corrections(tmp_path_factory.mktemp("eigen") / "zeist")
    own.add("xx", given_items)
    assert own.of("xx") == {item.context: item for item in given_items}
    assert own.trouble == ""


SHIPPED = {
    "reviewed": Entry("a:text", "Ja", "نعم", remark="Nagekeken door Noor op 2026-01-01"),
    "draft": Entry("a:text", "Ja", "نعم", draft=True),
    "outdated": Entry("a:text", "Ja!", "نعم"),
    "missing": None,
}
OF_TODAY = Correction("a:text", "Ja", "أجل", "Amira", DAY)
OF_BEFORE = Correction("a:text", "Jawel", "بلى", "Amira", DAY)
PRECEDENCE = [
    ("reviewed", OF_TODAY, Translated("أجل", "reviewed", "Amira", DAY)),
    ("draft", OF_TODAY, Translated("أجل", "reviewed", "Amira", DAY)),
    ("outdated", OF_TODAY, Translated("أجل", "reviewed", "Amira", DAY)),
    ("missing", OF_TODAY, Translated("أجل", "reviewed", "Amira", DAY)),
    ("reviewed", OF_BEFORE, Translated("نعم", "reviewed", "Noor", date(2026, 1, 1))),
    ("draft", OF_BEFORE, Translated("نعم", "draft")),
    ("outdated", OF_BEFORE, Translated("نعم", "outdated")),
    ("missing", OF_BEFORE, Translated("بلى", "outdated", "Amira", DAY)),
    ("reviewed", None, Translated("نعم", "reviewed", "Noor", date(2026, 1, 1))),
    ("missing", None, Translated("", "missing")),
]


@pytest.mark.parametrize(("shipped", "correction", "shown"), PRECEDENCE)
def test_which_text_is_shown(shipped: str, correction: Correction | None, shown: Translated) -> None:
    entry = SHIPPED[shipped]
    own = {"a:text": correction} if correction else {}
    known = Catalog("ar", {"a:text": entry} if entry else {}, own)
    assert known.get("a:text", "Ja") == shown
    assert Catalog("ar", {"a:text": entry} if entry else {}).corrected(own).get("a:text", "Ja") == shown
    assert Catalog("nl", None, own).get("a:text", "Ja") == Translated("Ja", "source")


def test_what_is_reviewed_here_is_a_correction_or_a_shipped_review() -> None:
    known = Catalog("ar", {"a:text": SHIPPED["reviewed"], "b:text": Entry("b:text", "Nee", "لا")}, {"c:text": YES})  # type: ignore[dict-item]
    assert known.reviewed([("a:text", "Ja"), ("b:text", "Nee"), ("d:text", "Later")]) == {
        "c:text": YES,
        "a:text": Correction("a:text", "Ja", "نعم", "Noor", date(2026, 1, 1)),
        "b:text": Correction("b:text", "Nee", "لا", "", date.min),
    }
    assert known.corrected({"a:text": OF_TODAY}).reviewed([("a:text", "Ja")]) == {"a:text": OF_TODAY}
