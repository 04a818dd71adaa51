"""A vault where no memory can be shared through a file, as on a network drive, and one program at a time."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from desktop.dossier.model import Answer, Dossier
from desktop.store import backup, reencryption
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

Beside = Callable[..., "subprocess.Popen[str]"]

INDEX = "dossiers.db-shm"
SAVING = """
import sys
from pathlib import Path
from desktop.dossier.model import Answer
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault
vault = Vault.open(Path(sys.argv[1]), sys.argv[2])
Dossiers(vault).save_answer(sys.argv[3], Answer("werk.soort", "answered", "voor de val"))
print("saved", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def far(empty: Path, folder: Path, passphrase: str) -> Iterator[Vault]:
    """An open vault in which something else stands where the shared memory would be: no disk can give it then."""
    shutil.copytree(empty, folder)
    (folder / INDEX).mkdir()
    with Vault.open(folder, passphrase) as opened:
        yield opened
    assert (folder / INDEX).is_dir()


def test_all_is_done_without_shared_memory(far: Vault, dossier: Dossier, passphrase: str) -> None:
    dossiers = Dossiers(far)
    dossiers.add(dossier)
    talk = dossier.conversations[0].id

    def save(number: int) -> int:
        dossiers.save_answer(talk, Answer(f"veel.{number}", "answered", number))
        return len(dossiers.open(dossier.id).conversations[0].answers)

    with far.reading() as connection, ThreadPoolExecutor(4) as pool:
        before = connection.exec_driver_sql("SELECT count(*) FROM answers").scalar_one()
        assert max(pool.map(save, range(40))) == len(dossier.conversations[0].answers) + 40
        assert connection.exec_driver_sql("SELECT count(*) FROM answers").scalar_one() == before
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
    assert backup.state(far, far.backup()) == "whole"
    reencryption.reencrypt(far, passphrase)
    save(40)
    assert far.verify() == []
    far.close()
    with Vault.open(far.folder, passphrase) as again:
        assert f"veel.{40}" in Dossiers(again).open(dossier.id).conversations[0].answers


def test_what_was_saved_before_a_kill_is_there_without_shared_memory(
    far: Vault, dossier: Dossier, passphrase: str, beside: Beside
) -> None:
    Dossiers(far).add(dossier)
    far.close()
    other = beside(SAVING, far.folder, passphrase, dossier.conversations[0].id, says="saved")
    other.kill()
    other.wait()
    assert (far.folder / "dossiers.db-wal").stat().st_size
    with Vault.open(far.folder, passphrase) as again:
        answers = Dossiers(again).open(dossier.id).conversations[0].answers
        assert answers["werk.soort"].value == "voor de val"


def test_a_kill_leaves_no_index_behind(vault: Vault, dossier: Dossier, passphrase: str, beside: Beside) -> None:
    Dossiers(vault).add(dossier)
    vault.close()
    other = beside(SAVING, vault.folder, passphrase, dossier.conversations[0].id, says="saved")
    assert not (vault.folder / INDEX).exists()
    other.kill()
    other.wait()
    (vault.folder / INDEX).write_bytes(b"of an earlier version")
    with Vault.open(vault.folder, passphrase):
        assert not (vault.folder / INDEX).exists()


def test_another_program_gets_no_further_than_the_lock(vault: Vault, beside: Beside) -> None:
    with vault.writing() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM log")
    reading = (
        "import sys, desktop.store.cipher as cipher\n"
        "from pathlib import Path\n"
        "cipher.WAIT = 0.1\n"
        "try:\n"
        "    cipher.connect(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3]).execute('SELECT * FROM log')\n"
        "except Exception as error:\n"
        "    print(error)\n"
    )
    for mode in ("rw", "ro"):
        program = beside(reading, vault.folder / "dossiers.db", vault.key.hex(), mode)
        assert program.communicate()[0] == "database is locked\n"


def test_here_a_program_that_shares_memory_can_do_nothing(tmp_path: Path) -> None:
    (tmp_path / "gewoon.db-shm").mkdir()
    with closing(sqlite3.connect(tmp_path / "gewoon.db")) as plain, pytest.raises(sqlite3.OperationalError):
        plain.executescript("PRAGMA journal_mode = WAL; CREATE TABLE gewoon (x)")
