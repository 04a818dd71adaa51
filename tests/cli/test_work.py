"""The work lists on the command line: the same tasks as in the window, on the screen and in a file."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from desktop.dossier.model import Action, Dossier, Newcomer, Referral, Step
from desktop.store import log_words
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

from .samples import CHEAP, PASSPHRASE, Run, right, wrong

ON = ("--on", "8-9-2026", "--municipality", "zeist")
ME = "Noor de Wit"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with somebody for whom there is work; nothing here changes it but its log."""
    folder = tmp_path_factory.mktemp("werk") / "Zeist.startgesprek"
    (folder.parent / "wachtzin.txt").write_text(PASSPHRASE, "utf-8")
    agreed = [
        Action("Huisarts zoeken", "newcomer", "start", date(2026, 9, 8), professional=ME),
        Action("Tandarts bellen", "professional", "start", date(2026, 9, 1), professional="Ali Demir"),
        Action("Fiets kopen", "newcomer", "start", status="done"),
    ]
    sent = Referral("taalhuis", "start", need="Een taalmaatje", history=[Step("sent", date(2026, 3, 2))])
    vault, _ = Vault.create(folder, PASSPHRASE, ME, CHEAP)
    with vault:
        Dossiers(vault).add(Dossier(Newcomer("Yusuf\u2028 \u202eHamdan\u001b[31m", "ar"), [], [], agreed, [sent]))
    return folder


@pytest.fixture
def key(full: Path) -> tuple[str, Path]:
    """How a command gets the passphrase of the vault."""
    return "--passphrase-file", full.parent / "wachtzin.txt"


def noted(vault: Path) -> tuple[str, str]:
    """What the log said last, but for the opening of the vault."""
    with Vault.open(vault, PASSPHRASE) as opened:
        entry = next(entry for entry in opened.log.entries() if entry.kind != "unlocked")
    return entry.kind, entry.detail


def test_everything_that_is_open_by_day(run: Run, full: Path, key: tuple[str, Path]) -> None:
    out = right(run("work", full, *key, *ON)).splitlines()
    assert out[0] == "Alles: 3 afspraken"
    assert out[1].split() == ["Uiterlijk", "Nieuwkomer", "Wie", "doet", "het", "Afgesproken", "door", "Wat"]
    assert [line.split("  ")[-1].strip() for line in out[2:]] == [
        "Een taalmaatje (Doorverwijzing: verstuurd op 02-03-2026)",
        "Tandarts bellen (Actie)",
        "Huisarts zoeken (Actie)",
    ]
    assert out[3].startswith("01-09-2026 (7 dagen te laat)")
    assert all("Yusuf ·Hamdan·[31m" in line for line in out[2:])
    assert noted(full) == ("listed", "work,1")


def test_who_asks_is_told_that_he_stood_on_a_list_on_the_screen(run: Run, full: Path, key: tuple[str, Path]) -> None:
    right(run("work", full, *key, *ON))
    with Vault.open(full, PASSPHRASE) as opened:
        (line,) = Dossiers(opened).search()
        noted = opened.log.entries(dossier=line.dossier_id)[0]
    words = f"{log_words.kind(noted.kind)}: {log_words.detail(noted.kind, noted.detail)}"
    assert words == "Lijst op het scherm: werklijst"


@pytest.mark.parametrize(
    ("words", "head", "first"),
    [
        (("--list", "overdue"), "Te laat: 2 afspraken", "Een taalmaatje"),
        (
            ("--list", "no_answer", "--organisation", "taalhuis"),
            "Geen antwoord, Taalhuis: 1 afspraak",
            "Een taalmaatje",
        ),
        (("--list", "mine", "--search", "HUIS"), "Mijn afspraken, gezocht op een woord: 1 afspraak", "Huisarts zoeken"),
        (("--professional", "Wie dan ook"), "Alles, van één collega: 0 afspraken", ""),
    ],
)
def test_a_list_is_asked_for(
    run: Run, full: Path, key: tuple[str, Path], words: tuple[str, ...], head: str, first: str
) -> None:
    out = right(run("work", full, *key, *ON, *words)).splitlines()
    assert out[0] == head
    assert (first in out[2]) if first else len(out) == 1


def test_a_list_as_a_spreadsheet(run: Run, full: Path, key: tuple[str, Path]) -> None:
    file = full.parent / "lijst.xlsx"
    said = right(run("work", full, *key, *ON, "--list", "overdue", "--out", file))
    assert (
        said
        == "2 afspraken geschreven. Dit bestand is leesbaar voor iedereen en er staan namen in: bewaar het veilig.\n"
    )
    with zipfile.ZipFile(file) as book:
        text = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    assert "Tandarts bellen" in text
    assert "Huisarts zoeken" not in text
    assert noted(full) == ("exported", "work,1")
    assert file.stat().st_mode & 0o077 == 0


def test_a_list_as_a_paper(run: Run, full: Path, key: tuple[str, Path]) -> None:
    file = full.parent / "lijst.PDF"
    right(run("work", full, *key, *ON, "--out", file))
    assert file.read_bytes().startswith(b"%PDF")
    assert noted(full) == ("saved", "work,1")


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("--organisation", "weg"), "Organisatie 'weg' is er niet. Kies uit: "),
        (("--out", "lijst.doc"), "moet eindigen op .xlsx of .pdf"),
        (("--out", "Zeist.startgesprek/lijst.pdf"), "niet in de kluis"),
        (("--out", "nergens/lijst.xlsx"), "Niet opgeslagen"),
        (("--on", "morgen"), "datum"),
    ],
)
def test_what_cannot_be_done_is_told(
    run: Run, full: Path, key: tuple[str, Path], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], problem: str
) -> None:
    monkeypatch.chdir(full.parent)
    asked = words if words[0] == "--on" else (*ON, *words)
    assert problem in wrong(run("work", full, *key, *asked))


def test_a_list_that_is_not_there(run: Run, full: Path, key: tuple[str, Path]) -> None:
    assert "gisteren' bestaat niet. Kies uit: " in wrong(run("work", full, *key, "--list", "gisteren"), 2)
