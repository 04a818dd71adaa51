"""How often a wrong passphrase was tried on a closed vault, while this program runs: its log cannot be written then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.errors import WrongPassphrase

_counted: Counter[Path] = Counter()


@contextmanager
def counted(folder: Path) -> Iterator[None]:
    """Count it when the block finds that a passphrase or recovery key does not open the vault in a folder."""
    try:
        yield
    except WrongPassphrase:
        _counted[folder] += 1
        raise


def taken(folder: Path) -> int:
    """How many there were since they were last asked for."""
    return _counted.pop(folder, 0)
