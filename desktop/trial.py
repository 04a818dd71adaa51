"""A vault to try the program with: invented people, in a place of its own, with a passphrase that everybody knows.

It is never the vault that is offered at the next start, it says on every page what it is, and it can be thrown away.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.errors import NotSaved, VaultDamaged, VaultMissing, VaultTooNew, WrongPassphrase

if TYPE_CHECKING:
    from desktop.guide import Guide
    from desktop.store.vault import Vault

NAME = "Proefkluis (verzonnen mensen)"
HOLDER = "Marijke de Boer (proef)"
"""It stands on every paper as who made it."""
PASSPHRASE = "vier fietsen onder de kastanje"  # noqa: S105  # nothing in it needs to be kept from anybody
COST = 8 * 1024
"""Kibibytes for the key derivation: it keeps nothing from anybody, so nobody has to wait for it."""


def folder() -> Path:
    """Where it stands, once it is made."""
    return paths.trial() / f"{NAME}.startgesprek"


def there() -> bool:
    """Whether there is one."""
    return os.path.isdir(paths.trial())  # also of a home whose name is too long for the disk


def is_trial(vault: Vault) -> bool:
    """Whether an open vault is one to try with, also one that was copied or put back elsewhere."""
    return vault.folder == folder().absolute() or vault.holder == HOLDER


def enter(guide: Guide, today: date, progress: Callable[[int], None]) -> Vault:
    """Open the one that is there, or make a new one; takes a second or two.

    Args:
        today: the day on which the invented people are looked at.
        progress: hears how many hundredths are done.

    Raises:
        VaultInUse: it is open in another window.
        NotSaved: there is no room for it.
    """
    from desktop.store.queries import Dossiers
    from desktop.store.vault import Vault

    try:
        vault = Vault.open(folder(), PASSPHRASE)
    except (VaultMissing, VaultDamaged, VaultTooNew, WrongPassphrase):
        return _made(guide, today, progress)
    if Dossiers(vault).search("", limit=1):
        return vault
    vault.close()  # it was broken off while it was made, or somebody took everybody out
    return _made(guide, today, progress)


def remove() -> None:
    """Throw it away, with everything in it.

    Raises:
        NotSaved: the disk refused; some of it is still there.
    """
    try:
        shutil.rmtree(paths.trial())
    except FileNotFoundError:
        return
    except OSError:
        raise NotSaved("De proefkluis kon niet helemaal worden weggegooid. Probeer het straks opnieuw.") from None


def _made(guide: Guide, today: date, progress: Callable[[int], None]) -> Vault:
    from desktop.store.queries import Dossiers
    from desktop.store.sealing import Derivation
    from desktop.store.vault import Vault
    from desktop.trial_around import surround
    from desktop.trial_dossiers import invented
    from desktop.trial_people import EVERYBODY

    remove()
    try:
        paths.trial().mkdir(parents=True, mode=0o700)
    except OSError:
        raise NotSaved("Er kon geen proefkluis worden gemaakt. Kijk na of de schijf vol is.") from None
    vault, _ = Vault.create(folder(), PASSPHRASE, HOLDER, Derivation(memory=COST, passes=1, lanes=1))
    try:
        made = []
        for number, dossier in enumerate(invented(guide, today, HOLDER), 1):
            made.append(dossier)
            progress(90 * number // len(EVERYBODY))
        around = surround(guide, made, today)
        Dossiers(vault).add(*made)
        Dossiers(vault).around.add(around.meetings, around.buddies, around.sittings)
        progress(100)
    except BaseException:
        vault.close()
        raise
    return vault
