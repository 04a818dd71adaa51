"""One program at a time: who comes second is told where it is open, and nobody is locked out for good."""

from __future__ import annotations

import json
import platform
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.errors import VaultInUse
from desktop.store.vault import Vault

Beside = Callable[..., "subprocess.Popen[str]"]

HOLD = """
import sys
from pathlib import Path
from desktop.store.vault import Vault
vault = Vault.open(Path(sys.argv[1]), sys.argv[2])
print("open", flush=True)
sys.stdin.read()
vault.close()
"""


def test_a_vault_that_another_program_has_open_is_refused(vault: Vault, passphrase: str, beside: Beside) -> None:
    vault.close()
    other = beside(HOLD, vault.folder, passphrase, says="open")
    with pytest.raises(VaultInUse, match=rf"al open op computer {platform.node()}, sinds \d\d-\d\d-\d{{4}} om"):
        Vault.open(vault.folder, passphrase)
    other.communicate()
    Vault.open(vault.folder, passphrase).close()


def test_a_program_that_was_killed_locks_nobody_out(vault: Vault, passphrase: str, beside: Beside) -> None:
    vault.close()
    other = beside(HOLD, vault.folder, passphrase, says="open")
    other.kill()
    other.wait()
    assert (vault.folder / "in-use.json").exists()
    Vault.open(vault.folder, passphrase).close()
    assert not (vault.folder / "in-use.json").exists()


def test_the_same_program_cannot_open_it_twice(vault: Vault, passphrase: str) -> None:
    with pytest.raises(VaultInUse):
        Vault.open(vault.folder, passphrase)


@pytest.mark.parametrize("note", [b"", b"[]", b'{"machine": 1}', b'{"machine": "x", "since": "gisteren"}', b"\xff"])
def test_a_note_that_cannot_be_read_still_gives_a_sentence(vault: Vault, passphrase: str, note: bytes) -> None:
    (vault.folder / "in-use.json").write_bytes(note)
    with pytest.raises(VaultInUse, match="Sluit hem daar eerst"):
        Vault.open(vault.folder, passphrase)


def test_the_note_tells_the_machine_and_the_time_only(vault: Vault) -> None:
    note = json.loads(Path(vault.folder / "in-use.json").read_bytes())
    assert note.keys() == {"machine", "since"}


def test_a_wrong_passphrase_leaves_the_vault_free(vault: Vault, passphrase: str) -> None:
    vault.close()
    with pytest.raises(Exception, match="past niet"):
        Vault.open(vault.folder, "verkeerd")
    assert not (vault.folder / "in-use.json").exists()
    Vault.open(vault.folder, passphrase).close()
