"""Puts other keys in the place of `keys.json` while the vault is in use, and finds the right file at the next opening.

The keys of before stay beside it as `keys.json.previous` until the new ones, read back from the disk, have opened.
At whatever moment the program ends, `keys.json` is whole: the old one or the new. The previous file is only used
when `keys.json` is damaged or gone, and that is told; else it is removed at the next opening, unread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.errors import VaultDamaged, VaultError, VaultMissing, WrongPassphrase
from desktop.store import keyslots
from desktop.store.files import read_whole, write_whole
from desktop.store.keyslots import Keyslots

KEYS = "keys.json"
PREVIOUS = "keys.json.previous"

RESCUED = (
    "Het bestand keys.json was beschadigd. De vorige versie ervan is teruggezet: "
    "wat daarna aan wachtzinnen is veranderd, moet opnieuw."
)
RESCUE_FAILED = VaultDamaged(
    "Het bestand keys.json van de kluis is beschadigd. Er is nog een vorige versie van: "
    "typ de wachtzin van voor de laatste verandering, of zet een reservekopie terug."
)
_UNPROVEN = VaultDamaged(
    "De nieuwe sleutels gingen niet open en zijn weer weggehaald. Er is niets veranderd. Probeer het opnieuw."
)


def found(folder: Path) -> tuple[Keyslots, bool]:
    """The keys of a vault, and whether they are the previous ones, because the last are damaged or gone.

    Raises:
        VaultMissing, VaultDamaged: there are no good ones.
        VaultForbidden: they may not be read; then the previous ones are not used either.
        VaultTooNew: a newer version of the program wrote them.
    """
    try:
        return keyslots.read(folder / KEYS), False
    except (VaultDamaged, VaultMissing):
        with suppress(VaultError):
            return keyslots.read(folder / PREVIOUS), True
        raise


@contextmanager
def told_of_rescue(rescued: bool) -> Iterator[None]:
    """When the previous keys do not open either, it may be the passphrase that is newer: say so.

    Raises:
        VaultDamaged: instead of WrongPassphrase, when the keys in use are not the last.
    """
    try:
        yield
    except WrongPassphrase:
        if rescued:
            raise RESCUE_FAILED from None
        raise


@contextmanager
def replacing(folder: Path, slots: Keyslots, opens: Callable[[Keyslots], bool]) -> Iterator[None]:
    """Put other keys in the place of `keys.json`; what belongs with them is done in the block.

    Args:
        opens: whether the keys as they were read back open the vault.

    Raises:
        NotSaved: the disk refused. VaultDamaged: they do not open. The old keys are there again, also when the
        block ends with an error.
    """
    old = read_whole(folder / KEYS)
    write_whole(folder / PREVIOUS, old, folder)
    try:
        write_whole(folder / KEYS, keyslots.encode(slots), folder)
        if not opens(keyslots.read(folder / KEYS)):
            raise _UNPROVEN
        yield
    except BaseException:
        # A disk that refuses even this keeps both files: the next opening sorts them out.
        with suppress(VaultError):
            write_whole(folder / KEYS, old, folder)
            forget_previous(folder)
        raise
    forget_previous(folder)


def forget_previous(folder: Path) -> None:
    """Remove the keys of before, if any: they open with what was valid then."""
    with suppress(OSError):
        (folder / PREVIOUS).unlink(missing_ok=True)
