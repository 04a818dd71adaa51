"""Backups are proven when they are made, open by themselves, and never replace a vault."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from desktop.dossier.model import Answer, Dossier
from desktop.errors import BackupRefused, NotSaved, VaultDamaged, VaultExists, VaultMissing, WrongPassphrase
from desktop.store import backup, database
from desktop.store.queries import Dossiers
from desktop.store.reencryption import reencrypt
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault

CHEAP = Derivation(memory=8, passes=1, lanes=1)
Beside = Callable[..., "subprocess.Popen[str]"]

BACKUP_ON_A_SMALL_DISK = """
import resource, sys
from pathlib import Path
from desktop.errors import NotSaved
from desktop.store.vault import Vault
vault = Vault.open(Path(sys.argv[1]), sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    vault.backup()
except NotSaved as error:
    print(error)
"""


@pytest.fixture
def filled(vault: Vault, dossier: Dossier) -> Vault:
    """The open vault with one dossier in it."""
    Dossiers(vault).add(dossier)
    return vault


def test_a_backup_of_an_open_vault_is_whole_and_stands_alone(filled: Vault) -> None:
    place = filled.backup()
    assert place.parent == filled.folder / "backups"
    assert sorted(os.listdir(place)) == ["dossiers.db", "keys.json"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in place.iterdir()} == {0o600}
    assert filled.info.backups == (place.name,)
    assert filled.verify() == []


def test_two_backups_in_one_second_stand_beside_each_other(filled: Vault) -> None:
    places = [filled.backup() for _ in range(3)]
    assert sorted(place.name for place in places) == sorted(filled.info.backups)
    assert len(filled.info.backups) == 3


def test_a_restored_vault_holds_what_the_backup_held(
    filled: Vault, dossier: Dossier, passphrase: str, tmp_path: Path
) -> None:
    place = filled.backup()
    Dossiers(filled).delete(dossier.id)
    away = shutil.copytree(place, tmp_path / "usb" / place.name)
    with Vault.restore(away, tmp_path / "terug.startgesprek", passphrase) as restored:
        found = Dossiers(restored).open(dossier.id)
        assert found.newcomer == dossier.newcomer
        assert len(found.conversations[0].answers) == 4
        assert restored.verify() == []
        assert [line.dossier_id for line in Dossiers(restored).search("khat")] == [dossier.id]
    assert sorted(os.listdir(away)) == ["dossiers.db", "keys.json"]


def test_an_old_backup_opens_with_the_passphrase_of_then(filled: Vault, passphrase: str, tmp_path: Path) -> None:
    place = filled.backup()
    filled.change_passphrase(passphrase, "nieuwe zin")
    with pytest.raises(WrongPassphrase):
        Vault.restore(place, tmp_path / "terug", "nieuwe zin")
    Vault.restore(place, tmp_path / "terug", passphrase).close()


def test_nothing_is_restored_over_something(filled: Vault, passphrase: str, tmp_path: Path) -> None:
    place = filled.backup()
    with pytest.raises(VaultExists):
        Vault.restore(place, filled.folder, passphrase)
    with pytest.raises(VaultMissing):
        Vault.restore(tmp_path, tmp_path / "terug", passphrase)


def test_a_damaged_backup_is_named_and_not_restored(filled: Vault, passphrase: str, tmp_path: Path) -> None:
    filled.backup()
    bad = filled.backup()
    file = bad / "dossiers.db"
    data = file.read_bytes()
    file.write_bytes(data[:-2000] + b"?" + data[-1999:])
    findings = filled.verify()
    assert len(findings) == 1
    assert f"{bad.name} is beschadigd" in findings[0]
    with pytest.raises(VaultDamaged):
        Vault.restore(bad, tmp_path / "terug", passphrase)
    assert not (tmp_path / "terug").exists()


def test_a_disk_without_room_for_a_backup_is_told(filled: Vault, passphrase: str, beside: Beside) -> None:
    filled.close()
    told = beside(BACKUP_ON_A_SMALL_DISK, filled.folder, passphrase).communicate()[0]
    assert told.startswith("Niet opgeslagen: de schijf is vol")
    assert os.listdir(filled.folder / "backups") == []


def test_a_backup_without_its_keys_is_named(filled: Vault) -> None:
    (filled.backup() / "keys.json").unlink()
    assert len(filled.verify()) == 1


# On locking


def test_nothing_changed_makes_no_backup(filled: Vault, passphrase: str) -> None:
    assert backup.keep(filled) is not None
    assert backup.keep(filled) is None
    filled.close()
    with Vault.open(filled.folder, passphrase) as again:
        assert backup.keep(again) is None, "opening and locking alone is nothing to keep"


def renamed(vault: Vault, dossier: Dossier) -> None:
    dossier.newcomer = replace(dossier.newcomer, name="Ahmad Khatib")
    Dossiers(vault).save(dossier)


def answered(vault: Vault, dossier: Dossier) -> None:
    Dossiers(vault).save_answer(dossier.conversations[0].id, Answer("wonen.verhaal", "answered", "x"))


CHANGES: dict[str, Callable[[Vault, Dossier], object]] = {
    "a name": renamed,
    "an answer": answered,
    "a dossier gone": lambda vault, dossier: Dossiers(vault).delete(dossier.id),
    "somebody more": lambda vault, _: vault.add_passphrase("een heel andere zin", "Bo", CHEAP),
    "something printed": lambda vault, dossier: vault.log.note("printed", dossier.id),
    "the last backup lost": lambda vault, _: shutil.rmtree(backup.all_of(vault.folder)[-1]),
    "the last backup torn": lambda vault, _: (backup.all_of(vault.folder)[-1] / "dossiers.db").write_bytes(b"x" * 9999),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_every_change_is_seen(filled: Vault, dossier: Dossier, change: Callable[[Vault, Dossier], object]) -> None:
    first = backup.keep(filled, lambda: datetime(2026, 3, 1, 9))
    change(filled, dossier)
    second = backup.keep(filled, lambda: datetime(2026, 3, 2, 9))
    assert second is not None
    assert second != first
    assert backup.state(filled, second) == "whole"


def test_a_change_elsewhere_in_the_same_second_is_seen(filled: Vault, dossier: Dossier, passphrase: str) -> None:
    backup.keep(filled)
    filled.close()
    with Vault.open(filled.folder, passphrase) as again:
        answered(again, dossier)
        assert backup.keep(again) is not None


def test_a_backup_by_hand_counts_and_never_goes(filled: Vault, dossier: Dossier) -> None:
    by_hand = backup.make(filled, now=datetime(2020, 1, 1))
    before = backup.make(filled, "voor-versie-9", now=datetime(2020, 1, 2))
    assert backup.keep(filled, lambda: datetime(2026, 1, 1)) is None
    for day in range(1, 20):
        Dossiers(filled).save_answer(dossier.conversations[0].id, Answer("wonen.verhaal", "answered", str(day)))
        backup.keep(filled, lambda: datetime(2026, 1, day))  # noqa: B023
    assert {by_hand, before} < set(backup.all_of(filled.folder))


def test_a_full_disk_takes_no_backup_away(filled: Vault, passphrase: str, beside: Beside) -> None:
    backup.make(filled, "automatisch", datetime(2026, 1, 1, 9))
    backup.make(filled, "automatisch", datetime(2026, 1, 1, 10))
    Dossiers(filled).save_answer(Dossiers(filled).all()[0].conversations[0].id, Answer("x", "declined"))
    filled.close()
    before = backup.all_of(filled.folder)
    told = beside(BACKUP_ON_A_SMALL_DISK.replace("vault.backup()", KEEP), filled.folder, passphrase).communicate()[0]
    assert told.startswith("Niet opgeslagen: de schijf is vol")
    assert backup.all_of(filled.folder) == before
    assert len(os.listdir(filled.folder / "backups")) == 2


KEEP = "__import__('desktop.store.backup').store.backup.keep(vault)"


def test_what_a_kill_left_behind_is_swept_away(filled: Vault) -> None:
    half = filled.folder / "backups" / ".2026-03-01T09-00-00-automatisch.x1y2z3"
    half.mkdir()
    (half / "dossiers.db").write_bytes(b"half")
    (filled.folder / "backups" / ".nomedia").touch()
    backup.keep(filled)
    assert not half.exists()
    assert (filled.folder / "backups" / ".nomedia").exists()


def test_what_was_done_is_in_the_log(filled: Vault, passphrase: str, tmp_path: Path) -> None:
    made = backup.keep(filled)
    assert made is not None
    backup.make(filled)
    backup.copy_to(filled, tmp_path)
    told = [entry.detail for entry in filled.log.entries() if entry.kind == "backup_made"]
    assert told == ["elsewhere", "by_hand", "automatic"]
    with Vault.restore(made, tmp_path / "terug", passphrase) as restored:
        assert restored.log.entries(limit=1)[0].kind == "restored"
        assert restored.log.verify() == []


# On a stick


def test_a_copy_on_a_stick_is_whole_and_named_after_vault_and_moment(
    filled: Vault, dossier: Dossier, passphrase: str, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    place = backup.copy_to(filled, stick, datetime(2026, 3, 1, 14, 5))
    assert place == stick / "Zeist reservekopie 2026-03-01T14-05-00"
    assert sorted(os.listdir(place)) == ["LEESMIJ.txt", "dossiers.db", "keys.json"]
    assert "'Reservekopie terugzetten…'" in (place / "LEESMIJ.txt").read_text("utf-8")
    assert "Khat" not in (place / "LEESMIJ.txt").read_text("utf-8")
    assert backup.copy_to(filled, stick, datetime(2026, 3, 1, 14, 5)) != place
    with Vault.restore(place, tmp_path / "terug", passphrase) as restored:
        assert Dossiers(restored).open(dossier.id).newcomer == dossier.newcomer


@pytest.mark.parametrize("inside", ["", "backups", "backups/../backups"])
def test_a_copy_within_the_vault_is_no_copy_elsewhere(filled: Vault, tmp_path: Path, inside: str) -> None:
    before = sorted(filled.folder.rglob("*"))
    (tmp_path / "link").symlink_to(filled.folder)
    for folder in (filled.folder / inside, tmp_path / "link" / inside):
        with pytest.raises(NotSaved, match="hoort bij de kluis zelf"):
            backup.copy_to(filled, folder)
    assert sorted(filled.folder.rglob("*")) == before


def test_a_stick_that_is_not_there(filled: Vault, tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="stick"):
        backup.copy_to(filled, tmp_path / "weg")


@pytest.mark.parametrize("moment", ["copy", "proven"])
def test_a_stick_taken_away_in_the_middle(
    filled: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    work = getattr(database, moment)

    def away(*given: object) -> object:
        shutil.rmtree(stick)
        return work(*given)

    monkeypatch.setattr(database, moment, away)
    with pytest.raises(NotSaved, match="Er is geen kopie gemaakt"):
        backup.copy_to(filled, stick)
    assert not stick.exists()
    assert filled.verify() == []


def test_a_stick_without_room(filled: Vault, passphrase: str, tmp_path: Path, beside: Beside) -> None:
    filled.close()
    copying = f"__import__('desktop.store.backup').store.backup.copy_to(vault, Path({str(tmp_path)!r}))"
    before = sorted(os.listdir(tmp_path))
    told = beside(BACKUP_ON_A_SMALL_DISK.replace("vault.backup()", copying), filled.folder, passphrase).communicate()[0]
    assert told.startswith("De kopie is niet gelukt")
    assert sorted(os.listdir(tmp_path)) == before


# What calls itself a backup


def linked_database(place: Path) -> None:
    (place / "dossiers.db").rename(place.parent / "elsewhere.db")
    (place / "dossiers.db").symlink_to(place.parent / "elsewhere.db")


def linked_keys(place: Path) -> None:
    (place / "keys.json").rename(place.parent / "elsewhere.json")
    (place / "keys.json").symlink_to("../elsewhere.json")


HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a linked database": (linked_database, "dossiers.db"),
    "linked keys": (linked_keys, "keys.json"),
    "a file more": (lambda place: (place / "start.exe").touch(), "start.exe"),
    "a journal": (lambda place: (place / "dossiers.db-wal").touch(), "dossiers.db-wal"),
    "a folder more": (lambda place: (place / "map").mkdir(), "map"),
    "a pipe": (lambda place: os.mkfifo(place / "LEESMIJ.txt"), "LEESMIJ.txt"),
    "a name that turns around": (lambda place: (place / "a\N{RIGHT-TO-LEFT OVERRIDE}b").touch(), "a�b"),
    "a whole vault": (lambda place: (place / "backups").mkdir(), "hele kluis"),
}


@pytest.mark.parametrize(("spoil", "part"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_folder_that_only_calls_itself_a_backup_is_refused(
    filled: Vault, passphrase: str, tmp_path: Path, spoil: Callable[[Path], object], part: str
) -> None:
    place = filled.backup()
    spoil(place)
    with pytest.raises(BackupRefused) as refused:
        Vault.restore(place, tmp_path / "terug", passphrase)
    assert part in str(refused.value)
    assert not (tmp_path / "terug").exists()
    assert backup.state(filled, place) == "damaged"


def test_a_link_to_a_backup_is_refused(filled: Vault, passphrase: str, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(filled.backup())
    with pytest.raises(BackupRefused, match="verwijzing"):
        Vault.restore(tmp_path / "link", tmp_path / "terug", passphrase)


def test_what_systems_leave_in_a_folder_is_no_reason_to_refuse(filled: Vault, passphrase: str, tmp_path: Path) -> None:
    place = filled.backup()
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "._keys.json"):
        (place / name).write_bytes(b"\0")
    Vault.restore(place, tmp_path / "terug", passphrase).close()


def test_the_recovery_key_of_then_opens_a_backup(folder: Path, cheap: Derivation, tmp_path: Path) -> None:
    vault, key = Vault.create(folder, "drie grijze ganzen", "Noor", cheap)
    place = vault.backup()
    vault.close()
    Vault.restore(place, tmp_path / "terug", key.lower()).close()
    with pytest.raises(WrongPassphrase):
        Vault.restore(place, tmp_path / "nog een", key[:-1] + ("A" if key[-1] != "A" else "B"))


def test_who_was_removed_still_opens_what_was_made_before(
    filled: Vault, dossier: Dossier, passphrase: str, tmp_path: Path
) -> None:
    removed = "een heel andere zin over regen"
    filled.keys.add(removed, "Bo Jansen", CHEAP)
    (gone,) = [holder.id for holder in filled.keys.holders() if holder.name == "Bo Jansen"]
    old = backup.keep(filled, lambda: datetime(2026, 3, 1, 9))
    assert old is not None
    reencrypt(filled, passphrase, gone)
    new = backup.keep(filled, lambda: datetime(2026, 3, 2, 9))
    assert new is not None
    assert (backup.state(filled, old), backup.state(filled, new)) == ("other_key", "whole")
    assert filled.verify() == [], "a backup with an earlier key is no damage"
    with Vault.restore(old, tmp_path / "toen", removed) as restored:
        assert Dossiers(restored).open(dossier.id).newcomer == dossier.newcomer
    for secret in (removed, "drie"):
        with pytest.raises(WrongPassphrase):
            Vault.restore(new, tmp_path / "nu", secret)
    Vault.restore(new, tmp_path / "nu", passphrase).close()
    assert backup.remove(old)
    assert backup.all_of(filled.folder) == [new]
