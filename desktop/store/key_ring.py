"""Who can open an open vault: people with a name and a passphrase of their own, and the recovery key.

Every change touches `keys.json` alone, and counts only once it has been read back from the disk and opened
(`key_file`). Whoever has the vault open may change everything here: he can read everything in it as well.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import LastHolder, NameTaken, VaultDamaged, VaultError, WrongPassphrase
from desktop.store import key_file, keyslots
from desktop.store.calibration import calibrated
from desktop.store.keyslots import Keyslots, Opening
from desktop.store.sealing import Derivation
from desktop.store.slot import Slot

if TYPE_CHECKING:
    from desktop.store.vault import Vault

LONGEST_NAME = 100
_NO_NAME = "Vul een naam in. Zo ziet iedereen wie de kluis kan openen."
_GONE = "Deze persoon heeft geen wachtzin meer. Er is niets veranderd."
_FOREIGN = (
    "In keys.json staat een wachtzin die niet bij deze kluis hoort. Er is niets veranderd. "
    "Haal die wachtzin weg, of vraag de beheerder om hulp."
)
CUT_OFF = (
    "Het opnieuw versleutelen was niet afgemaakt. Er is niets kwijt. "
    "Kies bij Kluis beheren opnieuw voor versleutelen als iemand de kluis niet meer mag openen."
)


@dataclass(frozen=True)
class Holder:
    """Somebody who can open the vault.

    Attributes:
        id: which slot; it changes with the passphrase.
        name: as it was typed.
        yourself: whose passphrase opened the vault now.
        ready: whether he can be given a new data key while he is not there (see `reencryption`).
    """

    id: str
    name: str
    yourself: bool
    ready: bool


class KeyRing:
    """The keys of one open vault. Everything here but `holders` is slow: call it off the GUI thread."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def holders(self) -> list[Holder]:
        """The people with a passphrase, in the order in which they got one.

        Raises:
            VaultError: the vault is closed, or `keys.json` is gone or damaged.
        """
        data_key = self._vault.key
        return [
            Holder(slot.id, slot.name(data_key) or "?", slot.id == self._vault.holder_id, slot.version > 1)
            for slot in self.slots().people
        ]

    def add(
        self, passphrase: str, holder: str, derivation: Derivation | None = None, *, namesake: bool = False
    ) -> None:
        """Give one more person a passphrase. In a vault that the recovery key opened, he is who works in it now.

        Args:
            derivation: cost of the passphrase; by default what this machine can bear.
            namesake: whether somebody may have this name already, or no name.

        Raises:
            NotSaved: the disk refused; nothing is changed.
            NameTaken: somebody has this name.
            VaultError: the name or the passphrase is empty, the passphrase is in use, or there are too many people.
        """
        name = tidy(holder)
        if not namesake:
            self._check_name(name)
        slots = self.slots().add(self._vault.key, passphrase, name, derivation or calibrated())
        added = slots.slots[-1]
        self._write(slots, added, passphrase)
        if self._vault.holder_id not in [slot.id for slot in slots.people]:
            self._vault.holder, self._vault.holder_id = name, added.id
        self.note("key_added", name)

    def change(self, old: str, new: str, derivation: Derivation | None = None, *, of: str = "") -> None:
        """Give whoever knows `old` another passphrase. The cost stays as it was unless given.

        Args:
            of: id of the only holder whose passphrase `old` may be; by default anybody's.

        Raises:
            WrongPassphrase: nobody has this old passphrase, or somebody else has it; the words do not tell which.
            NotSaved: the disk refused; the old passphrase stays.
            VaultError: the new one is empty or in use.
        """
        changed = self._exchange(lambda slots: slots.change(old, new, derivation), new, of)
        self.note("key_changed", self.name(changed))

    def remove(self, holder_id: str) -> None:
        """Take somebody's passphrase away. He may still know the data key: see `reencryption` for what that means.

        Raises:
            LastHolder: nobody with a passphrase would be left.
            NotSaved: the disk refused; nothing is changed.
        """
        left, name = self.without(holder_id), self.name(holder_id)
        with key_file.replacing(self._vault.folder, left, lambda read: read == left and read.knows(self._vault.key)):
            pass
        self.note("key_removed", name)

    def renew_recovery(self) -> str:
        """Make a new recovery key; the paper of the old one opens nothing any more.

        Returns:
            The key as it must be printed: it is kept nowhere.

        Raises:
            NotSaved: the disk refused; the old key stays.
        """
        slots, typed = self.slots().renew_recovery(self._vault.key)
        with key_file.replacing(self._vault.folder, slots, lambda read: read.recover(typed)[0] == self._vault.key):
            pass
        self.note("recovery_renewed")
        return typed

    def strengthen(self, passphrase: str, derivation: Derivation | None = None) -> bool:
        """Raise the cost of a passphrase that was just typed, when the program asks more by now. Never fails.

        Args:
            derivation: what is asked; by default at least that of `Derivation`, or what this machine can bear.

        Returns:
            Whether it was raised. A disk that refuses leaves it as it was.
        """
        mine = next((slot for slot in self.slots().people if slot.id == self._vault.holder_id), None)
        if mine is None or mine.derivation is None or not mine.derivation.weaker_than(derivation or Derivation()):
            return False
        with suppress(VaultError):
            self._exchange(lambda slots: slots.change(passphrase, passphrase, derivation or calibrated()), passphrase)
            return True
        return False

    def settle(self, slots: Keyslots, opening: Opening, rescued: bool) -> None:
        """Bring the keys up to date just after the vault was opened with them. A disk that refuses changes nothing.

        The slot that was opened becomes one of this version with the data key of now in it, without another
        derivation. What a kill left of a change or of a re-encryption is cleared away.
        """
        from desktop.store.reencryption import forget_half_made

        vault = self._vault
        undone = len(opening.keys) - 1 - opening.keys.index(vault.key)
        vault.notice = key_file.RESCUED if rescued else CUT_OFF if undone else ""
        settled = _settled(slots, opening, vault.key, undone)
        with suppress(VaultError):
            if rescued:
                keyslots.write(vault.folder / key_file.KEYS, slots)
            if settled != slots:
                mine = settled.slots[slots.slots.index(opening.slot)]
                proof = (vault.key,)
                with key_file.replacing(
                    vault.folder,
                    settled,
                    lambda read: any(one == mine and one.keys(opening.wrapping) == proof for one in read.slots),
                ):
                    pass
            key_file.forget_previous(vault.folder)
        forget_half_made(vault.folder)

    def slots(self) -> Keyslots:
        """The keys as they are on the disk.

        Raises:
            VaultMissing, VaultDamaged, VaultTooNew: they are not good.
            NotSaved: the vault was moved; what stands in its place is another one.
        """
        with self._vault.steady():
            return keyslots.read(self._vault.folder / key_file.KEYS)

    def without(self, holder_id: str) -> Keyslots:
        """The keys without those of one person.

        Raises:
            LastHolder: nobody with a passphrase would be left.
            VaultError: he has none.
        """
        slots = self.slots()
        left = slots.without(holder_id)
        if left == slots:
            raise VaultError(_GONE)
        if not left.people:
            raise LastHolder
        return left

    def note(self, kind: str, holder: str = "") -> None:
        """Put what was done in the log of the vault. It is done by then: a log that fails undoes nothing."""
        with suppress(VaultError):
            self._vault.log.note(kind, detail=holder)

    def name(self, holder_id: str) -> str:
        """The name of a holder; empty when there is none."""
        return next((holder.name for holder in self.holders() if holder.id == holder_id), "")

    def _exchange(self, change: Callable[[Keyslots], Keyslots], passphrase: str, of: str = "") -> str:
        before = self.slots()
        after = change(before)
        (made,) = [slot for slot in after.slots if slot not in before.slots]
        (gone,) = [slot for slot in before.slots if slot not in after.slots]
        if of not in ("", gone.id):
            raise WrongPassphrase
        self._write(after, made, passphrase)
        if gone.id == self._vault.holder_id:
            self._vault.holder_id = made.id
        return made.id

    def _write(self, slots: Keyslots, made: Slot, passphrase: str) -> None:
        proof = (self._vault.key,)

        def opens(read: Keyslots) -> bool:
            return any(slot == made and slot.keys(slot.wrapping(passphrase)) == proof for slot in read.slots)

        if not slots.knows(self._vault.key):
            raise VaultDamaged(_FOREIGN)
        with key_file.replacing(self._vault.folder, slots, opens):
            pass

    def _check_name(self, name: str) -> None:
        if not name:
            raise VaultError(_NO_NAME)
        if _compared(name) in map(_compared, (holder.name for holder in self.holders())):
            raise NameTaken


def _settled(slots: Keyslots, opening: Opening, data_key: bytes, undone: int) -> Keyslots:
    """The keys as they should be: names under the data key of now, nothing pending that was cut off."""

    def named(slot: Slot) -> Slot:
        if slot.name(data_key) is not None:
            return slot
        names = [name for key in opening.keys if (name := slot.name(key)) is not None]
        return slot.named(data_key, names[-1]) if names else slot

    def settled(slot: Slot) -> Slot:
        if slot is opening.slot:
            plain = slot.version > 1 and not slot.successors
            return named(slot) if plain else slot.filled(opening.wrapping, data_key, opening.name)
        return named(replace(slot, successors=slot.successors[: len(slot.successors) - undone]))

    return Keyslots(tuple(map(settled, slots.slots)))


def tidy(name: str) -> str:
    """A name as it is kept: single spaces, nothing that cannot be seen, not too long."""
    seen = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in name)
    return " ".join(seen.split())[:LONGEST_NAME].strip()


def _compared(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def not_ready(holders: Iterable[Holder]) -> list[str]:
    """Names of those who have to log in once before they can be given a new data key."""
    return [holder.name for holder in holders if not holder.ready]
