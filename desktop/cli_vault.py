"""The `startgesprek vault …` commands, and how every command opens a vault. They never print what is in a dossier.

They look at a vault of an earlier version as it is, and do not bring it up to date; what reads dossiers does.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import AnswerError, UserError, VaultDamaged, VaultMissing
from desktop.passphrase import required

if TYPE_CHECKING:
    from desktop.store.vault import Vault

LONGEST_SECRET = 10_000
"""Bytes of the longest passphrase file: what is larger is another file."""


def read_secret(file: Path | None, question: str, option: str = "--passphrase-file") -> str:
    """A passphrase or recovery key from a file, or asked for without showing it.

    Args:
        option: how a file is given, for when nobody can be asked.

    Raises:
        AnswerError: the file does not hold one line of text, or nobody can be asked.
        OSError: the file cannot be read.
    """
    if file is not None:
        return _in_file(file)
    if sys.stdin is None or not sys.stdin.isatty():
        raise AnswerError(f"Geef {question.lower()} met {option} BESTAND.")
    try:
        return getpass.getpass(question + ": ")
    except EOFError:
        raise AnswerError("Er is niets ingevuld. Er is niets veranderd.") from None


def _in_file(file: Path) -> str:
    with file.open("rb") as opened:
        data = opened.read(LONGEST_SECRET + 1)
    try:
        text = data.decode("utf-8-sig").strip("\r\n")
    except UnicodeDecodeError:
        text = ""
    if not text or "\n" in text or len(data) > LONGEST_SECRET:
        raise AnswerError(f"In '{file}' moet alleen de wachtzin of sleutel staan, op één regel. Kijk het bestand na.")
    return text


def new_passphrase(file: Path | None, option: str = "--new-passphrase-file", known: Iterable[str] = ()) -> str:
    """A new passphrase, asked for twice when it is typed.

    Args:
        known: names that anyone may guess at.

    Raises:
        AnswerError: as `read_secret`, or it is too short or too easy to guess, or the two differ.
        OSError: the file cannot be read.
    """
    typed = read_secret(file, "Nieuwe wachtzin", option)
    required(typed, known)
    if file is None and typed != read_secret(None, "Nog een keer"):
        raise AnswerError("De twee wachtzinnen zijn niet gelijk. Er is niets veranderd.")
    return typed


def open_vault(given: argparse.Namespace, *, renew: bool = True, passphrase: str | None = None) -> Vault:
    """Open the vault that the command names.

    Args:
        renew: bring a vault of an earlier version up to date.
        passphrase: when it was read already.

    Raises:
        VaultError: it is not there, or cannot be opened.
        AnswerError, OSError: as `read_secret`.
    """
    from desktop.store.vault import Vault

    if not given.vault.exists():
        raise VaultMissing(f"Er is geen kluis op '{given.vault}'. Kijk de naam van de map na.")
    if passphrase is None:
        passphrase = read_secret(given.passphrase_file, "Wachtzin")
    vault = Vault.open(given.vault, passphrase, renew=renew)
    if vault.notice:
        print(vault.notice, file=sys.stderr)
    return vault


def outside(vault: Path, target: Path) -> None:
    """Refuse to write something readable into a vault.

    Raises:
        UserError: the target lies in it.
    """
    place = target.resolve()
    if vault.resolve() in (place, *place.parents):
        raise UserError("Schrijf leesbare bestanden niet in de kluis. Kies een andere map.")


def create(given: argparse.Namespace) -> None:
    """Make a vault and show its recovery key, once."""
    from desktop.store.vault import Vault

    passphrase = new_passphrase(given.passphrase_file, "--passphrase-file", [given.holder, given.vault.stem])
    vault, recovery_key = Vault.create(given.vault, passphrase, given.holder)
    vault.close()
    print(f"De kluis is gemaakt: {given.vault}")
    print("Herstelsleutel (schrijf hem op; hij wordt niet bewaard):")
    print(recovery_key)


def verify(given: argparse.Namespace) -> None:
    """Look at every page of the database, the log and every backup; compare the log with a fingerprint kept elsewhere.

    Of a vault that is damaged, also one that does not open, it names the newest good backup.
    """
    from desktop.store.backup import unread
    from desktop.store.examination import newest_good, remains

    if (given.fingerprint is None) != (given.number is None):
        raise AnswerError("Geef '--fingerprint' en '--number' samen: de vingerafdruk en de regel waar hij bij hoort.")
    secret = read_secret(given.passphrase_file, "Wachtzin")
    try:
        with open_vault(given, renew=False, passphrase=secret) as vault:
            findings = vault.verify()
            if given.fingerprint and not findings and not vault.log.holds(given.number, given.fingerprint):
                findings = [
                    f"Het logboek is tot en met regel {given.number} niet meer wat het was: de vingerafdruk past niet."
                ]
            remarks = [] if findings else vault.log.remarks()
            remarks += unread(vault.folder)
    except (VaultDamaged, VaultMissing) as error:
        if not remains(given.vault):
            raise
        findings, remarks = [str(error)], []
    for finding in (*findings, *remarks):
        print(finding)
    if findings:
        print(newest_good(given.vault, secret))
        raise VaultDamaged("De kluis is niet heel: zie hierboven. Zet een goede reservekopie terug.")
    print("De kluis is heel.")


def backup(given: argparse.Namespace) -> None:
    """Make a backup in the vault's own folder, or in another one, such as that of a USB stick."""
    from desktop.store.backup import copy_to

    with open_vault(given, renew=False) as vault:
        print(f"Reservekopie gemaakt en nagekeken: {copy_to(vault, given.out) if given.out else vault.backup()}")


def restore(given: argparse.Namespace) -> None:
    """Make a new vault of a backup."""
    from desktop.store.vault import Vault

    passphrase = read_secret(given.passphrase_file, "De wachtzin of herstelsleutel van toen")
    Vault.restore(given.backup, given.vault, passphrase).close()
    print(f"De reservekopie staat nu in een nieuwe kluis: {given.vault}")


def passphrase(given: argparse.Namespace) -> None:
    """Change a passphrase."""
    from desktop.store.calibration import calibrated
    from desktop.store.vault import Vault

    old = read_secret(given.passphrase_file, "Wachtzin")
    with Vault.open(given.vault, old, renew=False) as vault:
        known = [vault.holder, vault.folder.stem]
        vault.change_passphrase(old, new_passphrase(given.new_passphrase_file, known=known), calibrated())
    print("De wachtzin is veranderd.")


def recover(given: argparse.Namespace) -> None:
    """Open with the recovery key and give a new passphrase."""
    from desktop.store.vault import Vault

    recovery_key = read_secret(given.recovery_key_file, "De herstelsleutel", "--recovery-key-file")
    with Vault.recover(given.vault, recovery_key, renew=False) as vault:
        vault.add_passphrase(new_passphrase(given.new_passphrase_file), "hersteld")
    print("De nieuwe wachtzin opent de kluis.")


def log(given: argparse.Namespace) -> None:
    """Show who did what, the oldest first, or write it to a file; dossiers by their id, nobody's name."""
    import time

    from desktop.store import log_export, log_words
    from desktop.store.log_wanted import Wanted

    wanted = Wanted(dossier=given.dossier)
    if given.out is not None:
        outside(given.vault, given.out)
    with open_vault(given) as vault:
        if given.out is not None:
            count = log_export.export(vault.log, given.out, wanted)
            print(f"{count} regel(s) geschreven. Dit bestand is leesbaar voor iedereen: bewaar het veilig.")
        else:
            zone = "/".join(dict.fromkeys(time.tzname))
            print(f"Tijden op de klok van deze computer ({zone}). In de kluis staan zij in UTC.")
            for entry in vault.log.entries(newest_first=False, limit=log_export.EVERY, wanted=wanted):
                said = log_words.kind(entry.kind), log_words.detail(entry.kind, entry.detail), entry.dossier
                words = ", ".join(part for part in said if part)
                line = f"{entry.number}  {log_words.moment(entry.at)}  {log_words.person(entry.who)}: {words}"
                print("".join(sign if sign.isprintable() else "·" for sign in line))
        end = vault.log.end
    print(f"Vingerafdruk bij regel {end.number}: {log_words.grouped(end.fingerprint)}")


def info(given: argparse.Namespace) -> None:
    """Tell how large the vault is and which backups there are; nobody's name."""
    from desktop.store.database import SCHEMA_VERSION

    with open_vault(given, renew=False) as vault:
        known = vault.info
    waits = "" if known.schema_version == SCHEMA_VERSION else f" (wordt bij het openen versie {SCHEMA_VERSION})"
    print(f"Kluis: {known.folder}")
    print(f"Versie: {known.schema_version}{waits}")
    print(f"Dossiers: {known.dossiers}")
    print(f"Wachtzinnen: {len(known.holders)}")
    print(f"Grootte: {known.size} bytes")
    print(f"Reservekopieën: {', '.join(known.backups) or 'geen'}")
