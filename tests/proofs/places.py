"""Vaults for the proofs: made through the store with a passphrase that costs next to nothing, and looked into."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from desktop.dossier.model import Answer, Conversation, Dossier, Exchange, Newcomer
from desktop.settings import Settings
from desktop.store import database
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault

PASSPHRASE = "drie grijze ganzen boven Zeist"
CHEAP = Derivation(memory=8, passes=1, lanes=1)
HOLDER = "Noor de Wit"
SETTINGS = "instellingen"


def talk(name: str, marker: str = "") -> Dossier:
    """An invented newcomer with a conversation just begun, and one held before it that has something in it."""
    said = {
        f"wonen.{number}": Answer(f"wonen.{number}", "answered", f"{marker} zin {number}", f"{marker} " * number)
        for number in range(30)
    }
    told = [Exchange("newcomer", f"{marker} أخي", "ar", f"{marker} broer", "nl", date(2026, 3, 1))]
    held = Conversation("start", date(2026, 3, 1), "ar", completed=True, answers=said, exchanges=told)
    return Dossier(Newcomer(name, "ar", date(1990, 5, 1)), [held, Conversation("half_year", date(2026, 9, 1), "ar")])


def begun(place: Path, people: Sequence[Dossier]) -> Path:
    """A vault with these people in it, closed; the program would open it the next time."""
    folder = place / "Zeist.startgesprek"
    made, _ = Vault.create(folder, PASSPHRASE, HOLDER, CHEAP)
    with made:
        Dossiers(made).add(*people)
    Settings(place / SETTINGS).set("last_vault", str(folder))
    return folder


def copied(folder: Path, name: str) -> Path:
    """A copy of a vault beside it, in the place of an earlier copy."""
    copy = folder.with_name(name)
    shutil.rmtree(copy, ignore_errors=True)
    return shutil.copytree(folder, copy)


def everything(vault: Vault) -> list[dict[str, Any]]:
    """All that an open vault holds of people."""
    return [asdict(dossier) for dossier in Dossiers(vault).all()]


def sound(vault: Vault) -> None:
    """See that nothing in an open vault is damaged, by SQLite's word and by SQLCipher's.

    Raises:
        AssertionError: something is.
    """
    with closing(vault.connect()) as connection:
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.damage(connection) == []
    assert vault.verify() == [], vault.verify()
