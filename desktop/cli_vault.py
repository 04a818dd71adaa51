"""The `startgesprek vault …` commands. They print what happened, never what is in a dossier."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from desktop.errors import AnswerError, VaultDamaged

if TYPE_CHECKING:
    from pathlib import Path


def create(given: argparse.Namespace) -> None:
    """Make a vault and show its recovery key, once."""
    from desktop.cli import read_secret
    from desktop.store.vault import Vault

    vault, recovery_key = Vault.create(given.vault, read_secret(given.passphrase_file, "Nieuwe wachtzin"), given.holder)
    vault.close()
    print(f"De kluis is gemaakt: {given.vault}")
    print("Herstelsleutel (schrijf hem op; hij wordt niet bewaard):")
    print(recovery_key)


def verify(given: argparse.Namespace) -> int:
    """Look at every page of the database and every backup."""
    from desktop.cli import open_vault

    with open_vault(given) as vault:
        findings = vault.verify()
    for finding in findings:
        print(finding)
    if findings:
        raise VaultDamaged("De kluis is niet heel: zie hierboven. Zet een goede reservekopie terug.")
    print("De kluis is heel.")
    return 0


def backup(given: argparse.Namespace) -> None:
    """Make a backup in the vault's own folder."""
    from desktop.cli import open_vault

    with open_vault(given) as vault:
        print(f"Reservekopie gemaakt en nagekeken: {vault.backup()}")


def restore(given: argparse.Namespace) -> None:
    """Make a new vault of a backup."""
    from desktop.cli import read_secret
    from desktop.store.vault import Vault

    passphrase = read_secret(given.passphrase_file, "Wachtzin van toen")
    Vault.restore(given.backup, given.vault, passphrase).close()
    print(f"De reservekopie staat nu in een nieuwe kluis: {given.vault}")


def passphrase(given: argparse.Namespace) -> None:
    """Change a passphrase."""
    from desktop.cli import read_secret
    from desktop.store.vault import Vault

    old = read_secret(given.passphrase_file, "Wachtzin")
    with Vault.open(given.vault, old) as vault:
        vault.change_passphrase(old, _new_passphrase(given.new_passphrase_file))
    print("De wachtzin is veranderd.")


def recover(given: argparse.Namespace) -> None:
    """Open with the recovery key and give a new passphrase."""
    from desktop.cli import read_secret
    from desktop.store.vault import Vault

    with Vault.recover(given.vault, read_secret(given.recovery_key_file, "Herstelsleutel")) as vault:
        vault.add_passphrase(_new_passphrase(given.new_passphrase_file), "hersteld")
    print("De nieuwe wachtzin opent de kluis.")


def info(given: argparse.Namespace) -> None:
    """Tell how large the vault is and which backups there are; nobody's name."""
    from desktop.cli import open_vault

    with open_vault(given) as vault:
        known = vault.info
    print(f"Kluis: {known.folder}")
    print(f"Versie: {known.schema_version}")
    print(f"Dossiers: {known.dossiers}")
    print(f"Wachtzinnen: {len(known.holders)}")
    print(f"Grootte: {known.size} bytes")
    print(f"Reservekopieën: {', '.join(known.backups) or 'geen'}")


def _new_passphrase(file: Path | None) -> str:
    from desktop.cli import read_secret

    typed = read_secret(file, "Nieuwe wachtzin")
    if file is None and typed != read_secret(None, "Nog een keer"):
        raise AnswerError("De twee wachtzinnen zijn niet gelijk. Er is niets veranderd.")
    return typed
