"""Makes what cannot stand in a table, when it is needed: files that are too large, too deep, or no files at all."""

from __future__ import annotations

import hashlib
import json
import os
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

Make = Callable[[Path], object]
PRECIOUS = "van iemand anders"


def holding(content: str | bytes, times: int = 1) -> Make:
    """A file with this in it, so many times over."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return lambda place: place.write_bytes(data * times)


def sparse(size: int) -> Make:
    """A file of this many bytes that takes no room."""

    def make(place: Path) -> None:
        with place.open("wb") as file:
            file.truncate(size)

    return make


def pipe(place: Path) -> None:
    """A named pipe that nobody writes to: who reads it waits for ever."""
    os.mkfifo(place)


def folder(place: Path) -> None:
    """A folder."""
    place.mkdir()


def listening(place: Path) -> None:
    """A socket."""
    here = os.open(".", os.O_RDONLY)
    os.chdir(place.parent)  # its name may be longer than a socket's can be
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(place.name)
    os.fchdir(here)
    os.close(here)


def link(target: str) -> Make:
    """A link to a path."""
    return lambda place: place.symlink_to(target)


def link_away(place: Path) -> None:
    """A link to somebody else's file, in a folder beside."""
    other = place.parent.parent / "kostbaar.txt"
    other.write_text(PRECIOUS)
    place.symlink_to(other)


def slip(place: Path) -> None:
    """A zip whose files want out of their folder."""
    with zipfile.ZipFile(place, "w") as archive:
        for name in ("../../weg.txt", "/tmp/weg.txt", "keys.json", "dossiers.db"):
            archive.writestr(name, "x")


def as_json(**content: Any) -> Make:
    """A file of JSON."""
    return holding(json.dumps(content))


def forged(change: Callable[[dict[str, Any]], object]) -> Make:
    """`keys.json` as somebody would forge it: changed in its place, with a checksum that fits."""

    def make(place: Path) -> None:
        content = json.loads(place.read_bytes())
        del content["checksum"]
        change(content)
        canonical = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
        place.write_text(json.dumps(content | {"checksum": hashlib.sha256(canonical).hexdigest()}))

    return make


def cost(**numbers: Any) -> Make:
    """`keys.json` that asks for another key derivation."""
    return forged(lambda content: content["slots"][0]["derivation"].update(numbers))
