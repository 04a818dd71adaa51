"""The archive for other Linux systems: unpack it anywhere, a stick included, and start it."""

from __future__ import annotations

import platform
import tarfile
from pathlib import Path

from debian_package import IDENTITY, version
from needed_libraries import needed, packages

HERE = Path(__file__).resolve().parent


def make(frozen: Path, build: Path, dist: Path) -> Path:
    """Build `startgesprek-VERSION-linux-MACHINE.tar.xz`."""
    name = f"startgesprek-{version()}-linux-{platform.machine()}"
    must, wished = packages(needed(frozen))
    words = (
        (HERE / "LEESMIJ.txt")
        .read_text("utf-8")
        .format(version=version(), must=_lines(must), wished=_lines(wished), identity=IDENTITY)
    )
    reading = build / "LEESMIJ.txt"
    reading.write_text(words, "utf-8")
    file = dist / f"{name}.tar.xz"
    with tarfile.open(file, "w:xz", preset=6) as archive:
        archive.add(frozen, name, filter=_nobody)
        archive.add(reading, f"{name}/LEESMIJ.txt", filter=_nobody)
        archive.add(build / "pictures" / "startgesprek-256.png", f"{name}/startgesprek.png", filter=_nobody)
    return file


def _lines(names: list[str]) -> str:
    return " ".join(item.split()[0] for item in names)


def _nobody(item: tarfile.TarInfo) -> tarfile.TarInfo:
    """Nothing of whoever built it."""
    item.uid = item.gid = 0
    item.uname = item.gname = "root"
    item.mode = 0o755 if item.isdir() or (item.mode & 0o100 and "." not in Path(item.name).name) else 0o644
    return item
