"""Newer version proof: a vault, keys or a backup of a newer version are refused, and not one byte is touched.

python tests/proofs/all.py newer
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from desktop.dossier.model import Dossier
from desktop.errors import VaultTooNew
from desktop.store import interchange, keyslots
from desktop.store.database import SCHEMA_VERSION
from desktop.store.vault import Vault

from .child import Child
from .places import PASSPHRASE, SETTINGS, begun, talk

ROOT = Path(__file__).resolve().parents[2]
OURS = ("in-use.json", "in-use.lock", "dossiers.db-shm")
"""What comes and goes with every look, and holds nothing."""


def newer_database(folder: Path) -> None:
    """A database as a later program leaves it."""
    with Vault.open(folder, PASSPHRASE) as vault, closing(vault.connect()) as connection:
        vault.backup()
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        connection.execute("CREATE TABLE later (something TEXT)")


def newer_keys(folder: Path) -> None:
    """Keys as a later program writes them."""
    with Vault.open(folder, PASSPHRASE) as vault:
        vault.backup()
    content = json.loads((folder / "keys.json").read_bytes()) | {"version": keyslots.VERSION + 1, "later": True}
    del content["checksum"]
    content["checksum"] = keyslots._checksum(content)
    (folder / "keys.json").write_text(json.dumps(content))


def refused(place: Path, commands: bool = True) -> str:
    """Try everything on vaults of a newer version. Returns the figures."""
    tried = 0
    for name, make in {"database": newer_database, "keys": newer_keys}.items():
        here = place / name
        here.mkdir()
        dossier = talk("Ahmad")
        folder = begun(here, [dossier])
        make(folder)
        before = contents(folder)
        for renew in (True, False):
            assert "nieuwere versie" in _refusal(folder, renew)
        with Child("acts.knock", here / SETTINGS, PASSPHRASE) as window:
            assert "nieuwere versie" in window.until("told")[1]
        tried += 3
        for arguments in _commands(here, folder, dossier.id) if commands else ():
            command = [sys.executable, "-m", "desktop", *arguments]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            assert done.returncode == 1, (arguments, done.stdout)
            assert "nieuwere versie" in done.stderr, (arguments, done.stderr)
            assert done.stderr.count("\n") == 1, done.stderr
            tried += 1
        assert contents(folder) == before, "something was touched"
    return f"{tried} times refused, every byte as it was"


def _refusal(folder: Path, renew: bool) -> str:
    try:
        Vault.open(folder, PASSPHRASE, renew=renew).close()
    except VaultTooNew as error:
        return str(error)
    return "it opened"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a vault, by its path."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name not in OURS)
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def _commands(place: Path, folder: Path, dossier: str) -> list[list[str]]:
    secret, data, out = place / "wachtzin", place / "in.json", place / "uit"
    secret.write_text(PASSPHRASE, "utf-8")
    data.write_bytes(interchange.export([Dossier(talk("Hani").newcomer)]))
    vault, known = str(folder), ["--passphrase-file", str(secret)]
    return [
        ["vault", "info", vault, *known],
        ["vault", "verify", vault, *known],
        ["vault", "backup", vault, *known],
        ["vault", "passphrase", vault, *known, "--new-passphrase-file", str(secret)],
        ["import", vault, str(data), *known],
        ["export", vault, str(place / "uit.json"), *known],
        ["letters", vault, "--dossier", dossier, "--out", str(out), *known],
    ]


LONG = (refused,)
