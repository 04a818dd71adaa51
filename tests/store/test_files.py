"""Files of a vault: only for their owner, and whole or not there."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from desktop.errors import NotSaved, VaultDamaged, VaultMissing
from desktop.store import files


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_new_content_replaces_the_old_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    files.write_whole(path, b"oud")
    files.write_whole(path, b"nieuw")
    assert path.read_bytes() == b"nieuw"
    assert os.listdir(tmp_path) == ["keys.json"]
    assert mode(path) == 0o600


def test_what_cannot_be_written_leaves_everything_as_it_was(tmp_path: Path) -> None:
    occupied = tmp_path / "keys.json"
    occupied.mkdir()
    with pytest.raises(NotSaved):
        files.write_whole(occupied, b"nieuw")
    assert os.listdir(tmp_path) == ["keys.json"]
    with pytest.raises(NotSaved, match="deze map is er niet"):
        files.write_whole(tmp_path / "weg" / "keys.json", b"nieuw")


def test_a_file_that_is_missing_or_absurd_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VaultMissing):
        files.read_whole(tmp_path / "keys.json")
    (tmp_path / "keys.json").write_bytes(b"0" * (files.LARGEST + 1))
    with pytest.raises(VaultDamaged):
        files.read_whole(tmp_path / "keys.json")
    with pytest.raises(VaultDamaged):
        files.read_whole(tmp_path)


def test_a_folder_appears_only_when_it_is_finished(tmp_path: Path) -> None:
    place = tmp_path / "kluis"
    with files.new_folder(place) as half:
        (half / "een").write_bytes(b"1")
        assert not place.exists()
    assert os.listdir(tmp_path) == ["kluis"]
    assert os.listdir(place) == ["een"]
    assert mode(place) == 0o700


def test_a_folder_that_fails_halfway_is_gone(tmp_path: Path) -> None:
    def fail() -> None:
        with files.new_folder(tmp_path / "kluis") as half:
            (half / "een").write_bytes(b"1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert os.listdir(tmp_path) == []
