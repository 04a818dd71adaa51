"""Corrections and taalpakketten by command."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import polib
import pytest

from desktop import guide, paths
from desktop.settings import Settings
from desktop.translate.corrections import Correction, Corrections

from .samples import Run, right, wrong

YES = Correction("phrase:yes", "ja", "أجل", "Amira Haddad", date(2026, 3, 1))
NO = Correction("phrase:no", "nee", "كلا", "Amira Haddad", date(2026, 3, 1))


@pytest.fixture
def packed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A taalpakket of two texts, and then a fresh profile."""
    guide.load("zeist").correct("ar", [NO, YES])
    file = tmp_path / "arabisch.po"
    said = right(run("translations", "pack", "ar", file))
    assert said.startswith("2 nagekeken tekst(en) geschreven.")
    monkeypatch.setenv("STARTGESPREK_HOME", str(tmp_path / "andere laptop"))
    return file


def kept(municipality: str) -> Mapping[str, Correction]:
    return Corrections(paths.corrections() / municipality).of("ar")


def reviewed(out: str) -> int:
    found = re.search(r"^ar Arabisch +(\d+)", out, re.MULTILINE)
    assert found
    return int(found[1])


@pytest.mark.thorough
def test_the_state_counts_the_corrections_of_the_municipality(run: Run) -> None:
    before = reviewed(right(run("translations", "status")))
    guide.load("linderveen").correct("ar", [YES])
    assert reviewed(right(run("translations", "status"))) == before
    assert reviewed(right(run("translations", "status", "--municipality", "linderveen"))) == before + 1
    Settings(paths.settings()).set("municipality", "linderveen")
    assert reviewed(right(run("translations", "status"))) == before + 1
    assert "utopia" in wrong(run("translations", "status", "--municipality", "utopia"))


def test_damaged_corrections_are_told_below_the_table(run: Run) -> None:
    guide.load("zeist").correct("ar", [YES])
    (paths.corrections() / "zeist" / "ar.po").write_text("onzin")
    assert "ar.po.beschadigd-1" in right(run("translations", "status")).splitlines()[-1]


def test_a_pack_is_never_written_over_another_file(run: Run, packed: Path) -> None:
    before = packed.read_bytes()
    assert "bestaat al" in wrong(run("translations", "pack", "ar", packed))
    assert packed.read_bytes() == before


def test_a_pack_comes_over_to_a_fresh_profile(run: Run, packed: Path) -> None:
    assert [entry.msgctxt for entry in polib.pofile(str(packed))] == ["phrase:yes", "phrase:no"], "as they are met"
    out = right(run("translations", "import", packed))
    assert out.splitlines() == [
        "Taalpakket Arabisch: 2 nagekeken tekst(en).",
        "     2  nieuw",
        "2 tekst(en) overgenomen.",
    ]
    assert kept("zeist") == {"phrase:yes": YES, "phrase:no": NO}
    again = right(run("translations", "import", packed)).splitlines()
    assert again[1:] == ["     2  gelijk aan de uwe", "0 tekst(en) overgenomen."]
    assert kept("linderveen") == {}


def test_a_later_review_of_ours_stays_unless_it_is_asked_otherwise(run: Run, packed: Path) -> None:
    ours = replace(YES, text="إي", by="Noor", on=date(2026, 3, 1))
    guide.load("zeist").correct("ar", [ours, replace(NO, text="لأ", by="Noor", on=date(2026, 2, 1))])
    out = right(run("translations", "import", packed, "--newest")).splitlines()
    assert out[1:] == [
        "     1  later nagekeken dan de uwe",
        "        phrase:no: van Amira Haddad; de uwe is van Noor",
        "     1  anders, en niet later nagekeken dan de uwe",
        "        phrase:yes: van Amira Haddad; de uwe is van Noor",
        "1 tekst(en) overgenomen.",
        "1 niet overgenomen: wat u had, is gebleven. Wilt u ze toch: --replace",
    ]
    assert kept("zeist") == {"phrase:yes": ours, "phrase:no": NO}
    assert "1 tekst(en) overgenomen." in right(run("translations", "import", packed, "--replace"))
    assert kept("zeist") == {"phrase:yes": YES, "phrase:no": NO}


def test_when_nobody_signed_it_asks_for_a_name(run: Run, packed: Path) -> None:
    packed.write_text(re.sub(r"(?m)^# Nagekeken .*\n", "", packed.read_text("utf-8")), "utf-8")
    code, out, complaint = run("translations", "import", packed)
    assert (code, "2  nieuw" in out) == (1, True)
    assert complaint.endswith("Er is niets overgenomen. Geef de naam van de tolk erbij: --by 'NAAM'\n")
    assert kept("zeist") == {}
    right(run("translations", "import", packed, "--by", "Amira Haddad"))
    assert [item.by for item in kept("zeist").values()] == ["Amira Haddad"] * 2


def test_what_is_refused_is_told_and_the_rest_comes_over(run: Run, packed: Path) -> None:
    packed.write_text(packed.read_text("utf-8").replace("أجل", "\u202eأجل"), "utf-8")
    out = right(run("translations", "import", packed))
    assert "     1  geweigerd\n        phrase:yes: In deze vertaling staat een teken dat u niet ziet (U+202E)." in out
    assert kept("zeist") == {"phrase:no": NO}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("pack", "ti", "x.po"), "nog geen nagekeken vertalingen voor het Tigrinya"),
        (("pack", "../ar", "x.po"), "nog geen nagekeken vertalingen"),
        (("import", "nergens.po"), "dit bestand ontbreekt"),
        (("import", "/"), "kan niet worden gelezen"),
        (("import", paths.translations() / "ar.po"), "geen nagekeken tekst"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[object, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said in wrong(run("translations", *words))
    assert list(tmp_path.iterdir()) == []


def test_two_ways_at_once_is_wrong_usage(run: Run) -> None:
    assert "gaan niet samen" in wrong(run("translations", "import", "x.po", "--newest", "--replace"), 2)
