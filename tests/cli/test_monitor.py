"""Figures on the command line: whole quarters, every file or none, and kept in the vault to hold against the next."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from desktop.cli_monitor import NOT_OVER
from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.monitor.model import Period
from desktop.store import backup
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

from .samples import CHEAP, PASSPHRASE, Run, right, wrong

QUARTER = ("--from", "1-1-2026", "--to", "31-3-2026")
GIVEN = ("--on", "2-4-2026", "--municipality", "zeist")
NAMES = [
    f"monitor-2026-k1{ending}" for ending in ("-codeboek.csv", "-weigeringen.txt", ".csv", ".pdf", ".xlsx")
]  # fmt: skip


def newcomer(number: int) -> Dossier:
    """Somebody who was spoken with in the first quarter; every third has no doctor."""
    answers = {"gezondheid.huisarts": Answer("gezondheid.huisarts", "answered", number % 3 > 0)}
    held = Conversation("start", date(2026, 2, 1 + number % 28), "ar", completed=True, answers=answers)
    return Dossier(Newcomer(f"Voorbeeld-{number} Zilverreiger", "ar", country="SY"), [held], id=f"kenmerk-{number}")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with sixty people, to copy."""
    folder = tmp_path_factory.mktemp("monitor") / "Zeist.startgesprek"
    (folder.parent / "wachtzin.txt").write_text(PASSPHRASE, "utf-8")
    vault, _ = Vault.create(folder, PASSPHRASE, "Noor de Wit", CHEAP)
    with vault:
        Dossiers(vault).add(*map(newcomer, range(60)))
    return folder


@pytest.fixture
def vault(full: Path, tmp_path: Path) -> Path:
    """A vault to use."""
    shutil.copytree(full.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / full.name


@pytest.fixture
def key(vault: Path) -> tuple[str, Path]:
    """How a command gets the passphrase of the vault."""
    return "--passphrase-file", vault.parent / "wachtzin.txt"


def kept(vault: Path) -> tuple[list[Period], list[str]]:
    """Of which periods figures were published, and what the log says of it."""
    with Vault.open(vault, PASSPHRASE) as opened:
        noted = [entry.detail for entry in opened.log.entries() if entry.kind == "monitor_exported"]
        return [export.period for export in Dossiers(opened).publishing.exports()], noted


def test_every_file_and_it_is_kept(run: Run, vault: Path, key: tuple[str, Path], tmp_path: Path) -> None:
    out = tmp_path / "uit" / "cijfers"
    said = right(run("monitor", vault, *key, *GIVEN, *QUARTER, "--out", out, "--uitsplitsing", "origin"))
    assert sorted(file.name for file in out.iterdir()) == NAMES
    assert sorted(said.splitlines()[:-1]) == sorted(str(out / name) for name in NAMES)
    assert said.splitlines()[-1].startswith("Niet getoond: ")
    assert kept(vault) == ([Period(date(2026, 1, 1), date(2026, 3, 31))], ["2026q1"])
    read = list(csv.DictReader(StringIO((out / NAMES[2]).read_text("utf-8-sig")), delimiter=";"))
    assert {row["Periode"] for row in read} == {"2026-K1"}
    assert {row["Uitsplitsing"] for row in read} <= {"", "Herkomst"}
    assert len({row["Kenmerk"] for row in read}) > 10
    for file in out.iterdir():
        assert b"Zilverreiger" not in file.read_bytes()
        assert b"kenmerk-" not in file.read_bytes()


def test_the_same_once_more_is_noted_and_never_replaces_a_file(
    run: Run, vault: Path, key: tuple[str, Path], tmp_path: Path
) -> None:
    words = ("monitor", vault, *key, *GIVEN, *QUARTER, "--uitsplitsing", "geen", "--out")
    right(run(*words, tmp_path / "een"))
    before = (tmp_path / "een" / NAMES[4]).read_bytes()
    assert f"'{NAMES[4]}' staat al in deze map" in wrong(run(*words, tmp_path / "een"))
    right(run(*words, tmp_path / "twee"))
    assert (tmp_path / "twee" / NAMES[4]).read_bytes() == before == (tmp_path / "een" / NAMES[4]).read_bytes()
    assert kept(vault) == ([Period(date(2026, 1, 1), date(2026, 3, 31))], ["2026q1", "2026q1"])


def test_a_period_that_is_not_over_says_so(run: Run, vault: Path, key: tuple[str, Path], tmp_path: Path) -> None:
    given = ("--on", "31-3-2026", "--municipality", "zeist", *QUARTER, "--uitsplitsing", "geen", "--afronden")
    code, _, told = run("monitor", vault, *key, *given, "--out", tmp_path / "uit")
    assert (code, told) == (0, f"{NOT_OVER}\n")
    with Vault.open(vault, PASSPHRASE) as opened:
        assert [export.rounded for export in Dossiers(opened).publishing.exports()] == [True]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("--from", "2-1-2026", "--to", "31-3-2026"), "de eerste dag valt midden in een kwartaal"),
        (("--from", "1-1-2026", "--to", "30-3-2026"), "de laatste dag valt midden in een kwartaal"),
        (("--from", "1-4-2026", "--to", "31-3-2026"), "begint na het einde"),
        (("--from", "1-1-2026"), "Geef '--from' en '--to' samen"),
        (("--from", "morgen", "--to", "31-3-2026"), "datum"),
        ((*QUARTER, "--uitsplitsing", "schoenmaat"), "Uitsplitsing 'schoenmaat' is er niet. Kies uit: origin"),
        ((*QUARTER, "--out", "Zeist.startgesprek/uit"), "niet in de kluis"),
        ((*QUARTER, "--municipality", "nergens"), "deze gemeente is er niet"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_kept(
    run: Run,
    vault: Path,
    key: tuple[str, Path],
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    problem: str,
) -> None:
    monkeypatch.chdir(vault.parent)
    assert problem in wrong(run("monitor", vault, *key, *GIVEN, "--out", "uit", *words))
    assert not (vault.parent / "uit").exists()
    assert kept(vault) == ([], [])


def test_files_that_cannot_be_written_are_not_kept(run: Run, vault: Path, key: tuple[str, Path]) -> None:
    place = vault.parent / "wachtzin.txt" / "uit"
    words = ("monitor", vault, *key, *GIVEN, *QUARTER, "--uitsplitsing", "geen", "--out", place)
    assert "kunnen niet in" in wrong(run(*words))
    assert kept(vault) == ([], [])


def test_where_the_files_go_must_be_told(run: Run, vault: Path, key: tuple[str, Path]) -> None:
    assert "hier ontbreekt nog: --out" in wrong(run("monitor", vault, *key), 2)


def test_after_an_older_backup_it_warns_of_figures_that_it_cannot_know(
    run: Run, vault: Path, key: tuple[str, Path], tmp_path: Path
) -> None:
    with Vault.open(vault, PASSPHRASE) as opened:
        saved = backup.make(opened)
    right(run("monitor", vault, "--out", tmp_path / "een", *QUARTER, *GIVEN, *key))  # nothing to warn of
    again = tmp_path / "Terug.startgesprek"
    backup.restore(saved, again, PASSPHRASE).close()
    code, _, told = run("monitor", again, "--out", tmp_path / "twee", *QUARTER, *GIVEN, *key)
    assert code == 0
    assert "een reservekopie teruggezet" in told
    assert "Geef deze dan niet uit" in told
