"""Work, lock, and a backup is there; the vault breaks, and from the first page everything comes back."""

from __future__ import annotations

import resource
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from desktop.demo_hand import Hand, work
from desktop.dossier.model import Dossier, Newcomer
from desktop.store import backup
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault
from desktop.views.door.closing_page import PATIENCE

from .conftest import PASSPHRASE, Enter, unlock

Program = Callable[..., Hand]


def added(hand: Hand, name: str) -> Dossier:
    """Somebody more in the open vault."""
    assert hand.application.desk
    dossier = Dossier(Newcomer(name, "ti"))
    hand.application.desk.dossiers.add(dossier)
    return dossier


def locked(hand: Hand) -> None:
    """Press the lock, and wait for the first page."""
    hand.click("lock")
    hand.until_page("UnlockPage")


def opened(hand: Hand) -> None:
    """Open the vault again, and wait until nothing is under way."""
    unlock(hand)
    hand.until_page("DossiersPage")
    hand.until(lambda: hand.application._background.idle, "idle")


@pytest.mark.thorough
def test_from_a_broken_vault_everything_comes_back(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    folder = tmp_path / "Proef.startgesprek"
    dossier = added(hand, "Selam Tesfay")
    locked(hand)
    (made,) = backup.all_of(folder)
    assert made.name.endswith("-automatisch")
    data = (folder / "dossiers.db").read_bytes()
    (folder / "dossiers.db").write_bytes(data[:4096] + b"x" * (len(data) - 4096))

    unlock(hand)
    hand.until(lambda: "reservekopie terug" in hand.window.page.error, "damaged")  # type: ignore[union-attr]
    hand.click("restore_backup")
    hand.until_page("RestorePage")
    hand.type("restore_passphrase", "dit is hem niet")
    hand.click("restore")
    hand.until(lambda: "past niet" in hand.window.page.error, "refused")  # type: ignore[union-attr]
    hand.type("restore_passphrase", PASSPHRASE)
    hand.click("restore")
    hand.until_page("DossiersPage")
    assert hand.application.desk
    assert hand.application.desk.vault
    assert hand.application.desk.vault.folder == tmp_path / "Proef hersteld.startgesprek"
    assert hand.application.desk.dossiers.open(dossier.id).newcomer == dossier.newcomer
    assert (folder / "dossiers.db").read_bytes()[4096:] == b"x" * (len(data) - 4096), "the broken one stays"


@pytest.mark.thorough
def test_nothing_is_put_back_over_a_vault(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    locked(hand)
    hand.click("restore_backup")
    hand.until_page("RestorePage")
    hand.type("restore_name", "Proef")
    hand.type("restore_passphrase", PASSPHRASE)
    hand.click("restore")
    hand.until(lambda: "staat al iets" in hand.window.page.error, "refused")  # type: ignore[union-attr]
    hand.click("back")
    hand.until_page("UnlockPage")


def test_a_lock_without_change_makes_no_backup(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    folder = tmp_path / "Proef.startgesprek"
    locked(hand)
    made = backup.all_of(folder)
    assert len(made) == 1
    opened(hand)
    locked(hand)
    assert backup.all_of(folder) == made


def test_the_end_of_the_program_makes_one_too(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    added(hand, "Selam Tesfay")
    assert hand.window.close()
    (made,) = backup.all_of(tmp_path / "Proef.startgesprek")
    with Vault.restore(made, tmp_path / "terug", PASSPHRASE) as restored:
        assert [line.name for line in Dossiers(restored).search("")] == ["Selam Tesfay"]


def test_the_screen_is_empty_while_the_backup_is_made(
    program: Program, enter: Enter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = program()
    enter(hand, tmp_path)
    go_on, keep = threading.Event(), backup.keep

    def slowly(vault: Vault) -> Path | None:
        go_on.wait(60)
        return keep(vault)

    monkeypatch.setattr(backup, "keep", slowly)
    hand.click("lock")
    hand.until_page("ClosingPage")
    assert hand.application.desk is None
    assert not hand.there("closing_reason"), "a word that flashes startles"
    work(PATIENCE + 100)
    assert hand.there("closing_reason")
    assert not hand.window.findChildren(QLineEdit)
    hand.application.lock()
    hand.application.lock_at_once()
    assert type(hand.window.page).__name__ == "ClosingPage"
    go_on.set()
    hand.until_page("UnlockPage")
    opened(hand)


@contextmanager
def full_disk() -> Iterator[None]:
    """No file may grow beyond what a small note takes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_never_holds_up_the_lock(program: Program, enter: Enter, tmp_path: Path) -> None:
    hand = program()
    enter(hand, tmp_path)
    folder = tmp_path / "Proef.startgesprek"
    locked(hand)
    before = backup.all_of(folder)
    opened(hand)
    dossier = added(hand, "Selam Tesfay")
    with full_disk():
        locked(hand)
        assert hand.application._vault is None
        assert "reservekopie is niet gelukt" in hand.window.messages.text
        opened(hand)
        assert "reservekopie is niet gelukt" in hand.window.messages.text, "told to whoever comes next"
        assert backup.all_of(folder) == before
        locked(hand)
    opened(hand)
    assert hand.window.messages.text == ""
    assert backup.all_of(folder) != before, "it is made up for"
    locked(hand)
    with Vault.restore(backup.all_of(folder)[-1], tmp_path / "terug", PASSPHRASE) as restored:
        assert Dossiers(restored).open(dossier.id).newcomer == dossier.newcomer


def test_on_sleep_the_vault_is_closed_at_once_and_the_backup_comes_later(
    program: Program, enter: Enter, tmp_path: Path
) -> None:
    hand = program()
    enter(hand, tmp_path)
    folder = tmp_path / "Proef.startgesprek"
    locked(hand)
    before = backup.all_of(folder)
    opened(hand)
    added(hand, "Selam Tesfay")
    hand.application.lock_at_once()
    assert type(hand.window.page).__name__ == "UnlockPage", "at once"
    assert backup.all_of(folder) == before
    assert sorted(path.name for path in folder.iterdir()) == ["backups", "dossiers.db", "in-use.lock", "keys.json"]
    opened(hand)
    assert len(backup.all_of(folder)) == 1, "of each day the last"
    assert backup.all_of(folder) != before
