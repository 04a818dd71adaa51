"""A vault in a folder that several accounts share: whoever works in it locks nobody out, and lets nobody else in.

With the rights of root there are really several accounts, and a group of theirs. Without, all of them are one's own:
then what is proven are the rights of every file, which is what decides for others.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.store import openness
from desktop.store.vault import Vault

from .conftest import PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
MANY = os.geteuid() == 0
OURS = 61200 if MANY else os.getgroups()[-1] if os.getgroups() else os.getgid()
WAYS = ["inherits", "plain", *(["list"] if hasattr(os, "setxattr") else [])]
NOOR, ALI, STRANGER = (61201, 61202, 61203) if MANY else (os.getuid(),) * 3

Worked = Callable[..., list[Any]]

WORKING = """
import json, os, sys
from pathlib import Path
from desktop.errors import UserError
from desktop.dossier.model import Dossier, Newcomer
from desktop.store import backup, queries
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault
rehearsal, folder, passphrase = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
def work(folder, name):
    with Vault.open(folder, passphrase) as vault:
        queries.Dossiers(vault).add(Dossier(Newcomer(name, "ar")))
        vault.add_passphrase("acht groene bomen bij " + name, name, Derivation(8, 1, 1))
        vault.backup()
        return [len(queries.Dossiers(vault).search()), vault.verify(), backup.unread(folder)]
def turn(account, group, name):
    if os.geteuid() == 0:
        os.setgroups([group] if group else [])
        os.setgid(account)
        os.setuid(account)
    os.umask(0o077)
    try:
        return work(folder, name)
    except UserError as error:
        return [type(error).__name__, str(error)]
work(rehearsal, "Ahmad")  # so that everything is loaded: another account may not come where Python stands
for number, (account, group) in enumerate(json.loads(sys.argv[4])):
    if not os.fork():
        print(json.dumps(turn(account, group, f"Ahmad {number}")), flush=True)
        os._exit(0)
    os.wait()
"""

REFUSING = """
import json, sys
from pathlib import Path
from desktop.errors import UserError
from desktop.store import backup
from desktop.store.vault import Vault
sys.path.insert(0, "tests")
from proofs.troubles import _give_up_rights
folder, passphrase = Path(sys.argv[1]), sys.argv[2]
with Vault.open(folder, passphrase) as vault:
    made = vault.backup()
_give_up_rights()
told = {}
for path in (folder, folder / "keys.json", folder / "dossiers.db", folder / "in-use.lock"):
    mode = path.stat().st_mode
    path.chmod(0)
    try:
        Vault.open(folder, passphrase).close()
    except UserError as error:
        told[path.name] = [type(error).__name__, str(error)]
    path.chmod(mode)
with Vault.open(folder, passphrase) as vault:
    for path in (made, made / "keys.json", made / "dossiers.db"):
        mode = path.stat().st_mode
        path.chmod(0)
        told[str(path.relative_to(made.parent))] = [backup.state(vault, made), vault.verify(), backup.unread(folder)]
        path.chmod(mode)
    told["whole"] = [backup.state(vault, made), vault.verify(), backup.unread(folder)]
print(json.dumps(told))
"""


def run(source: str, *arguments: object) -> list[Any]:
    """What a program of its own tells, line by line."""
    command = [sys.executable, "-c", source, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def shared(empty: Path) -> Iterator[Path]:
    """A vault that Noor made, where other accounts can come: the folders of pytest are closed to them."""
    with tempfile.TemporaryDirectory(dir=os.path.join(os.sep, "tmp")) as made:
        os.chmod(made, 0o711)
        folder = Path(shutil.copytree(empty, Path(made) / "Zeist.startgesprek"))
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOOR, NOOR if MANY else OURS)
        yield folder


@pytest.fixture
def worked(empty: Path, shared: Path, tmp_path: Path) -> Worked:
    """Lets accounts work in the shared vault one after the other; each with the only group that it is in, or none."""

    def work(*accounts: tuple[int, int]) -> list[Any]:
        rehearsal = shutil.copytree(empty, tmp_path / "oefenen.startgesprek")
        return run(WORKING, rehearsal, shared, PASSPHRASE, json.dumps(accounts))

    return work


def opened(folder: Path, way: str) -> None:
    """What an administrator does: the folder and everything in it is for a group from now on.

    Args:
        way: 'inherits' when what is new gets the group of its folder, 'plain' when it gets that of who makes it, 'list'
            when the folder has a list of who may do what (an ACL) that names the group.
    """
    for path in (folder, *folder.rglob("*")):
        if way == "list":
            os.setxattr(path, "system.posix_acl_access", listed(7 if path.is_dir() else 6))
            if path.is_dir():
                os.setxattr(path, "system.posix_acl_default", listed(7))
            continue
        os.chown(path, -1, OURS)
        path.chmod(0o770 | (stat.S_ISGID if way == "inherits" else 0) if path.is_dir() else 0o660)


def listed(how: int) -> bytes:
    """A list of rights as Linux keeps it: for the owner and our group, and nobody else. `man 5 acl`."""
    entries = ((1, how, -1), (4, 0, -1), (8, how, OURS), (16, how, -1), (32, 0, -1))
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)


def rights(folder: Path) -> dict[str, tuple[int, int]]:
    """Group and mode of everything in a vault."""
    found = {path: path.stat() for path in (folder, *folder.rglob("*"))}
    return {str(path): (told.st_gid, told.st_mode & 0o777) for path, told in found.items()}


@pytest.mark.parametrize("way", WAYS)
def test_accounts_of_one_group_take_turns(shared: Path, worked: Worked, way: str) -> None:
    opened(shared, way)
    turns = worked((NOOR, OURS), (ALI, OURS), (NOOR, OURS), (ALI, OURS))
    assert turns == [[people, [], []] for people in (1, 2, 3, 4)]
    for path, found in rights(shared).items():
        assert found[1] == (0o770 if os.path.isdir(path) else 0o660), path
        assert found[0] == OURS or way == "list", path
    assert len(list((shared / "backups").iterdir())) == 4


def test_a_vault_that_nobody_opened_for_others_stays_private(shared: Path, worked: Worked) -> None:
    assert worked((NOOR, OURS)) == [[1, [], []]]
    modes = {path: mode for path, (_, mode) in rights(shared).items()}
    assert modes == {path: 0o700 if os.path.isdir(path) else 0o600 for path in modes}


def test_who_is_not_of_the_group_is_told_of_rights_and_not_of_damage(shared: Path, worked: Worked) -> None:
    opened(shared, "inherits")
    if not MANY:
        shared.chmod(0)
    [(kind, sentence)] = worked((STRANGER, 0))
    shared.chmod(0o770)
    assert kind == "VaultForbidden"
    assert "niet beschadigd: zet niets terug" in sentence


def test_what_may_not_be_read_is_told_by_its_name_and_called_sound(vault: Vault) -> None:
    vault.close()
    [told] = run(REFUSING, vault.folder, PASSPHRASE)
    assert told.pop("whole") == ["whole", [], []]
    for name in (vault.folder.name, "keys.json", "dossiers.db", "in-use.lock"):
        kind, sentence = told.pop(name)
        assert kind == "VaultForbidden"
        assert "niet beschadigd: zet niets terug. Vraag uw beheerder" in sentence
        assert name == vault.folder.name or f"'{name}'" in sentence
    assert len(told) == 3
    for state, findings, unread in told.values():
        assert (state, findings) == ("forbidden", [])
        assert [words for words in unread if "niet nagekeken: u hebt daar geen rechten op" in words] == unread != []


def test_a_file_keeps_the_group_that_it_was_opened_for_and_is_never_opened_for_others(tmp_path: Path) -> None:
    new = tmp_path / "nieuw"
    cases = ((0o777, None, 0o660), (0o750, None, 0o640), (0o770, 0o644, 0o640), (0o770, 0o600, 0o660))
    for folder, old, granted in cases:
        tmp_path.chmod(folder)
        new.write_bytes(b"")
        new.chmod(old or 0o600)
        before = new.stat() if old else None
        new.chmod(0o600)
        openness.follow(new, tmp_path, before)
        assert new.stat().st_mode & 0o777 == granted, (folder, old)
    tmp_path.chmod(0o700)
    new.chmod(0o600)
    openness.follow(new, tmp_path)
    assert new.stat().st_mode & 0o777 == 0o600
