"""Disk proof: no room, a read-only disk, rights that are gone, a folder that is moved; told, and nothing is lost.

    python tests/proofs/all.py disk_full

At length also on a really small file system, mounted for the process alone (as root, or in a world of its own). The
troubles stand in `troubles.py`, what is tried while they last in `squeezed.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from ..store.kept import PASSPHRASE as KEPT_PASSPHRASE
from ..store.kept import VAULTS, people
from . import troubles
from .child import Child


def stored(place: Path, kinds: Sequence[str]) -> str:
    """Everything that changes a vault, under each kind of trouble. Returns the figures."""
    figures = []
    for kind in kinds:
        with Child("squeezed.store", _fresh(place, kind), kind) as child:
            [(_, refused)] = child.ended()
        figures.append(f"{kind} {len(refused)}")
    return "acts refused with a sentence, nothing lost: " + ", ".join(figures)


def migrated(place: Path, kinds: Sequence[str]) -> str:
    """A vault of the first version is brought up to date under each kind of trouble. Returns the figures."""
    for kind in kinds:
        arguments = (_fresh(place, f"migratie-{kind}"), kind, VAULTS / "1", KEPT_PASSPHRASE)
        with Child("squeezed.migration", *arguments) as child:
            (_, sentence), (_, found) = child.ended()
        assert sentence.endswith("."), sentence
        assert found == [asdict(one) for one in people(1)]
    return f"migration refused and done later: {', '.join(kinds)}"


def shown(place: Path, kinds: Sequence[str]) -> str:
    """The real windows, under each kind of trouble. Returns the figures."""
    for kind in kinds:
        with Child("squeezed.window", _fresh(place, f"venster-{kind}"), kind) as child:
            (_, sentence), _ = child.ended()
        assert sentence.startswith("Niet opgeslagen"), sentence
    return f"the window said 'niet opgeslagen', and later 'opgeslagen': {', '.join(kinds)}"


def at_length(place: Path) -> str:
    """Everything, on every disk that can be had here."""
    mounted = [kind.__name__ for kind in troubles.WITH_MOUNTS] if troubles.can_mount() else []
    refusing = [kind.__name__ for kind in troubles.ANYWHERE if kind.refuses]
    parts = [
        stored(place, ["Forbidden", *refusing, *mounted]),
        migrated(place, ["NoRoom", "Forbidden", *mounted]),
        shown(place, [*refusing, *mounted[:1]]),
    ]
    return "; ".join(parts) + ("" if mounted else "; NO small file system could be mounted here")


def _fresh(place: Path, name: str) -> Path:
    (place / name).mkdir(parents=True)
    return place / name


LONG = (at_length,)
