"""The `startgesprek vault …` commands about who can open a vault."""

from __future__ import annotations

import argparse

from desktop.cli_vault import new_passphrase, open_vault, read_secret
from desktop.errors import VaultError

KEPT_COPIES = (
    "Let op: reservekopieën en kopieën van vóór vandaag gaan nog open met de wachtzinnen van toen. "
    "Gooi ze weg als dat niet mag, en maak een nieuwe."
)


def holders(given: argparse.Namespace) -> None:
    """Name everybody who can open the vault."""
    with open_vault(given, renew=False) as vault:
        people = vault.keys.holders()
    for holder in people:
        print(_shown(holder.name) + (" (dit bent u)" if holder.yourself else ""))


def add(given: argparse.Namespace) -> None:
    """Give one more person a passphrase."""
    with open_vault(given, renew=False) as vault:
        passphrase = new_passphrase(given.new_passphrase_file, known=[given.holder, vault.folder.stem])
        vault.keys.add(passphrase, given.holder)
    print("De nieuwe wachtzin opent de kluis.")


def remove(given: argparse.Namespace) -> None:
    """Take somebody's passphrase away; encrypt anew for who stays when that is asked."""
    from desktop.store.reencryption import reencrypt
    from desktop.store.vault import Vault

    passphrase = read_secret(given.passphrase_file, "Wachtzin")
    with Vault.open(given.vault, passphrase) as vault:
        found = [holder for holder in vault.keys.holders() if holder.name == given.name]
        if len(found) != 1:
            raise VaultError(
                "Er zijn meer mensen met deze naam. Haal de goede weg in het venster, bij Kluis beheren."
                if found
                else "Niemand met deze naam heeft een wachtzin. Zie: startgesprek vault holders"
            )
        if not given.reencrypt:
            vault.keys.remove(found[0].id)
            print("De wachtzin is weggehaald.")
            print("Wie hem had, kan de sleutel van de gegevens nog kennen. Met --reencrypt houdt dat op.")
            return
        recovery_key = reencrypt(vault, passphrase, found[0].id)
    print("De wachtzin is weggehaald en de kluis is opnieuw versleuteld.")
    print(KEPT_COPIES)
    _print_key(recovery_key)


def renew_recovery(given: argparse.Namespace) -> None:
    """Make a new recovery key and show it, once."""
    with open_vault(given, renew=False) as vault:
        recovery_key = vault.keys.renew_recovery()
    _print_key(recovery_key)


def _print_key(recovery_key: str) -> None:
    print("Nieuwe herstelsleutel (schrijf hem op; hij wordt niet bewaard, en de oude opent niets meer):")
    print(recovery_key)


def _shown(name: str) -> str:
    return "".join(sign if sign.isprintable() else "·" for sign in name)
