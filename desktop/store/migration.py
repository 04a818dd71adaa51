"""Brings a vault of an earlier version up to date, after a backup. Alembic enters here, and in the steps themselves.

All steps and the new version number are one transaction: after a fault, a full disk or a kill, the vault is as it was.
Import this only when there is something to do: a vault that is up to date opens without Alembic.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

from desktop.errors import VaultError
from desktop.store import backup, migrations
from desktop.store.database import SCHEMA_VERSION
from desktop.store.vault import Vault

STEPS = Path(migrations.__file__).parent
_UNCHANGED = "De kluis kon niet worden bijgewerkt voor deze versie van Startgesprek. Er is niets aan veranderd"
_FAULT = f"{_UNCHANGED}: met de vorige versie gaat hij gewoon open. Vraag de beheerder om hulp."


def renew(vault: Vault) -> None:
    """Make a backup of a vault that was just opened, prove it, and take every step to the version of this program.

    Raises:
        VaultError: it went wrong; the vault is as it was. NotSaved or VaultDamaged when that is why.
    """
    try:
        backup.make(vault, f"voor-versie-{SCHEMA_VERSION}")
        upgrade(vault)
    except VaultError as error:
        raise type(error)(f"{_UNCHANGED}. {error}") from None
    except Exception as error:
        raise VaultError(_FAULT) from error


def upgrade(vault: Vault) -> None:
    """Take the steps, all or none of them.

    Raises:
        NotSaved, VaultDamaged: the disk refused, or the file is not what it should be.
    """
    settings = Config()
    # Alembic reads a % in a setting as the beginning of a name.
    settings.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    with vault.writing() as connection:
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
