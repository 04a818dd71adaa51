"""The commands that need no vault, wrong usage, and faults of the program."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop import paths
from desktop.letters.pip_exchange import SCHEMA
from desktop.settings import Settings

from .samples import Run, right, wrong


def test_the_schema_describes_what_is_exported(run: Run) -> None:
    schema = json.loads(right(run("schema")))
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert "dossiers" in schema["properties"]


def test_the_schema_of_the_file_for_the_plan_is_the_one_in_the_repository(run: Run) -> None:
    assert right(run("schema", "--pip")) == SCHEMA.read_text("utf-8")


@pytest.mark.thorough
def test_what_is_shipped_is_checked(run: Run, tmp_path: Path) -> None:
    assert right(run("check")).endswith("\nAlles klopt.\n")
    file = tmp_path / "vragen.yaml"
    file.write_text("id: werk\ntitel: Werk\n")
    code, out, complaint = run("check", file, paths.translations() / "uk.po")
    assert code == 1
    assert f"{file}, regel 2: werk: 'titel' is hier geen bekend veld" in out
    assert complaint.endswith(" fout(en) gevonden. Verbeter ze en kijk opnieuw na.\n")


def test_the_table_of_rules_is_of_all_municipalities_or_of_one(run: Run) -> None:
    whole = right(run("check", "--regels"))
    one = right(run("check", "--regels", "--municipality", "linderveen"))
    assert one.startswith("Gemeente Linderveen: ")
    assert whole.startswith(one.rstrip())
    assert whole.count("gaat af bij") == whole.count("blijft stil bij") > one.count("gaat af bij")
    assert "Kies uit: linderveen, zeist." in wrong(run("check", "--regels", "--municipality", "nergens"))
    assert "hoort bij '--regels'" in wrong(run("check", "--municipality", "zeist"))


def test_the_state_of_the_translations(run: Run) -> None:
    head, *rows, whose = right(run("translations", "status")).splitlines()
    assert whose == "Dit zijn alle teksten van Gemeente Zeist, met wat daar is nagekeken."
    assert head.split() == ["taal", "nagekeken", "concept", "verouderd", "ontbreekt", "samen"]
    assert {row.split()[0] for row in rows} >= {"ar", "ti"}
    for row in rows:
        *states, whole = [int(number) for number in row.split()[-5:]]
        assert sum(states) == whole


@pytest.mark.thorough
def test_translations_are_brought_up_to_date(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(paths.translations(), tmp_path / "translations")
    before = right(run("translations", "update"))
    assert before.splitlines()[-1] == "Dit zijn alle teksten die bij het programma zitten."
    monkeypatch.setattr(paths, "translations", lambda: tmp_path / "translations")
    assert right(run("translations", "update")) == before
    (tmp_path / "translations" / "ti.po").write_text("onzin")
    assert "ti.po, regel 1: " in wrong(run("translations", "update"))


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("gesprek",), "'gesprek' bestaat niet. Kies uit: "),
        (("vault",), "hier ontbreekt nog: OPDRACHT"),
        (("vault", "open"), "'open' bestaat niet. Kies uit: "),
        (("vault", "create"), "hier ontbreekt nog: KLUIS"),
        (("import", "x"), "hier ontbreekt nog: BESTAND"),
        (("letters", "x"), "hier ontbreekt nog: --dossier"),
        (("letters", "x", "--dossier"), "achter --dossier hoort een waarde"),
        (("check", "--alles"), "dit is hier onbekend: --alles"),
        (("schema", "x"), "dit is hier onbekend: x"),
        (("vault", "passphrase", "x", "--n=1", "--help=5"), "achter -h/--help hoort geen waarde"),
    ],
)
def test_wrong_usage_is_one_dutch_line(run: Run, words: tuple[str, ...], problem: str) -> None:
    said = wrong(run(*words), 2)
    assert problem in said
    assert " --help\n" in said


@pytest.mark.parametrize("words", [(), ("check",), ("vault",), ("vault", "create"), ("letters",), ("translations",)])
def test_help_is_dutch(run: Run, words: tuple[str, ...]) -> None:
    out = right(run(*words, "--help"))
    assert out.startswith(f"gebruik: {' '.join(('startgesprek', *words))} ")
    for english in ("usage", "positional", "options", "show this", "arguments"):
        assert english not in out


def test_a_fault_of_the_program_tells_its_place_and_nothing_of_anybody(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> Path:
        raise KeyError("Samira Haddad heeft schulden")

    monkeypatch.setattr(paths, "translations", broken)
    said = wrong(run("translations", "status"))
    assert said.startswith("Er ging iets mis in het programma (KeyError, test_commands.py:")
    assert "Samira" not in said


def test_without_a_screen_there_is_no_window(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "geen scherm" in wrong(run())


def beside(*words: str, **given: Any) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "desktop", *words]
    return subprocess.run(command, cwd=paths.PACKAGE.parent, capture_output=True, check=False, **given)


@pytest.mark.thorough
def test_a_terminal_that_knows_few_signs(tmp_path: Path) -> None:
    file = tmp_path / "vrag\udcff€.yaml"
    file.write_text("id: ቋንቋ\n")
    done = beside("check", str(file), env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"\\u20ac.yaml, regel 1: " in done.stdout


def test_a_reader_that_stops_early() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "schema"],
        cwd=paths.PACKAGE.parent,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A municipality's own folder, in the folder where the command is given."""
    folder = tmp_path / "Zeewolde 2026"
    shutil.copytree(paths.questionnaires() / "municipalities" / "linderveen", folder)
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.mark.parametrize("given", ["Zeewolde 2026", "./Zeewolde 2026", "../{0}/Zeewolde 2026", "{1}"])
def test_a_municipality_is_given_by_any_path(run: Run, own: Path, given: str) -> None:
    name = given.format(own.parent.name, own)
    assert right(run("check", "--regels", "--municipality", name)).startswith("Gemeente Linderveen: ")
    assert "nagekeken" in right(run("translations", "status", "--municipality", name))


def test_a_folder_that_is_away_is_told_from_one_that_is_misspelled(run: Run, own: Path) -> None:
    for command in (("check", "--regels"), ("translations", "status")):
        wrong_name = wrong(run(*command, "--municipality", "./Zeewolde 2062"))
        assert "staat geen map 'Zeewolde 2062'. Bedoelt u 'Zeewolde 2026'?" in wrong_name
    away = own.parent / "netwerk"
    away.mkdir()
    Settings(paths.settings()).set("municipality", str(away / "Zeewolde"))
    assert "nu niet bereikbaar. Is de netwerkschijf verbonden" in wrong(run("translations", "status"))


def test_the_help_says_that_it_may_be_a_path(run: Run) -> None:
    for command in (("check",), ("letters",), ("import",), ("work",), ("monitor",), ("retention", "list")):
        code, out, _ = run(*command, "--help")
        assert code == 0
        assert "pad" in " ".join(out.split()).rpartition("--municipality GEMEENTE")[2][:120]
