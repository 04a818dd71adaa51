"""What a kill left of a vault that was being made goes when the next one is made there; nothing else ever does."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from desktop.store import vault_folder
from desktop.store.vault import Vault

LONG_AGO = time.time() - 48 * 3600


def left_behind(folder: Path, *files: str) -> Path:
    """A folder as a kill leaves it, made two days ago."""
    (folder / "backups").mkdir(parents=True)
    for name in files:
        (folder / name).write_bytes(b"half")
    for path in (*folder.iterdir(), folder):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return folder


def made(place: Path) -> None:
    with vault_folder.new(place) as half:
        (half / "keys.json").write_bytes(b"whole")


def test_what_a_kill_left_is_cleared_away(folder: Path) -> None:
    begun = (".keys.json.ab12cd_9",), ("keys.json",), ("keys.json", "dossiers.db", "dossiers.db-wal")
    left = [left_behind(folder.with_name(f".{folder.name}.ab12cd_{n}"), *files) for n, files in enumerate(begun)]
    made(folder)
    assert [path for path in left if path.exists()] == []
    assert os.listdir(folder.parent) == [folder.name]
    assert sorted(os.listdir(folder)) == ["backups", "keys.json"]


def test_nothing_else_is_touched(folder: Path, vault: Vault) -> None:
    """A vault in use under such a name, what is new, what is of others, a link."""
    vault.close()
    real = folder.rename(folder.with_name(f".{folder.name}.abcdefgh"))
    for path in (*real.iterdir(), real):
        os.utime(path, (LONG_AGO, LONG_AGO))
    elsewhere = left_behind(folder.with_name("ergens"), "keys.json")
    kept = [
        real,
        left_behind(folder.with_name(f".{folder.name}.aaaaaaaa"), "keys.json", "brief.pdf"),
        left_behind(folder.with_name(".Utrecht.startgesprek.abcdefgh"), "keys.json"),
        left_behind(folder.with_name(f".{folder.name}.te-lang-om-van-ons-te-zijn"), "keys.json"),
        left_behind(folder.with_name(f".{folder.name}.bbbbbbbb"), "keys.json"),
        folder.with_name(f".{folder.name}.cccccccc"),
        left_behind(folder.with_name(f".{folder.name}.dddddddd"), "dossiers.db"),
        elsewhere,
    ]
    os.utime(kept[4] / "keys.json")
    kept[5].symlink_to(elsewhere, target_is_directory=True)
    shutil.copytree(kept[4], kept[6] / "backups" / "2026-01-01")
    os.utime(kept[6] / "backups", (LONG_AGO, LONG_AGO))
    made(folder)
    assert all(path.exists() for path in kept)
