"""A model file opened with distrust: names, kinds and sizes are judged before anything is unpacked.

A `.argosmodel` is a zip with one folder in it. Only what translating needs is ever unpacked; a sentence splitter that
may lie beside it (a pickle, an ONNX file) is not.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from desktop.errors import ModelRefused

LARGEST_FILE = 1_500_000_000
LARGEST_CONTENT = 3_000_000_000
HIGHEST_RATIO = 30
SMALL = 1_000_000
"""Bytes of content below which no ratio is too high."""
MOST_ENTRIES = 1_000
LONGEST_INDEX = 500_000
STEP = 1_000_000

_WANTED = re.compile(
    r"metadata\.json|sentencepiece\.model|bpe\.model|model/[^/]+|readme(\.md|\.txt)?|licen[cs]e(\.md|\.txt)?",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_SPOILT = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OverflowError,
    RuntimeError, ValueError,
)  # fmt: skip
_REFUSALS = {
    errno.ENOENT: "Dit bestand is er niet. Kijk na of de stick er nog in zit.",
    errno.EACCES: "Dit bestand of de map met vertaalmodellen mag niet worden gebruikt. Vraag om rechten.",
    errno.EPERM: "Dit bestand of de map met vertaalmodellen mag niet worden gebruikt. Vraag om rechten.",
    errno.EROFS: "In de map met vertaalmodellen mag niet worden geschreven. Vraag om rechten.",
    errno.ENOSPC: "Het vertaalmodel past niet: de schijf is vol. Maak ruimte. Er is niets geïnstalleerd.",
    errno.EDQUOT: "Het vertaalmodel past niet: uw ruimte is op. Maak ruimte. Er is niets geïnstalleerd.",
}

DAMAGED = "Dit bestand is beschadigd of niet helemaal gekopieerd. Haal het opnieuw op. Er is niets geïnstalleerd."
NO_MODEL = "Dit bestand is geen vertaalmodel. Kies een bestand dat eindigt op .argosmodel. Er is niets geïnstalleerd."
_UNSAFE = "Dit bestand is onveilig: {}. Gebruik het niet. Er is niets geïnstalleerd."


class Archive:
    """A zip that was judged safe to unpack.

    Attributes:
        top: name of its one folder.
        wanted: what translating needs, by its path in that folder.
    """

    def __init__(self, opened: zipfile.ZipFile, top: str, wanted: dict[str, zipfile.ZipInfo]) -> None:
        self._opened = opened
        self.top = top
        self.wanted = wanted

    def text(self, name: str, longest: int) -> str:
        """The first `longest` bytes of a file as text.

        Raises:
            ModelRefused: it is damaged.
        """
        with _sound(), self._opened.open(self.wanted[name]) as part:
            return part.read(longest).decode("utf-8-sig", errors="replace")

    def prove(self) -> None:
        """Read everything once.

        Raises:
            ModelRefused: something is damaged.
        """
        for entry in self._opened.infolist():
            for _ in self._chunks(entry):
                pass

    def unpack(self, folder: Path) -> None:
        """Write what is wanted to a folder.

        Raises:
            ModelRefused: something is damaged.
            OSError: the disk refuses.
        """
        for name, entry in self.wanted.items():
            place = folder.joinpath(*name.split("/"))
            place.parent.mkdir(exist_ok=True)
            with place.open("xb") as out:
                for chunk in self._chunks(entry):
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())

    def _chunks(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of one entry; zipfile holds them against its length and checksum."""
        with _sound():
            part = self._opened.open(entry)
        with part:
            while True:
                with _sound():
                    chunk = part.read(STEP)
                if not chunk:
                    return
                yield chunk


def opened(file: BinaryIO) -> Archive:
    """Judge an open file.

    Raises:
        ModelRefused: it is no model, damaged, or made to do harm.
    """
    size = _check_ends(file)
    with _sound():
        archive = zipfile.ZipFile(file)
    entries = archive.infolist()
    for entry in entries:
        _check_entry(entry)
    content = sum(entry.file_size for entry in entries)
    if content > LARGEST_CONTENT or (content > SMALL and content > HIGHEST_RATIO * size):
        raise ModelRefused(_UNSAFE.format("het zwelt op bij het uitpakken"))
    return Archive(archive, *_one_folder(entries))


def checked_file(file: Path) -> None:
    """Judge a path before it is opened.

    Raises:
        ModelRefused: it is no regular file, or too large.
        OSError: it is not there, or may not be seen.
    """
    try:
        found = file.stat()
    except ValueError:
        raise ModelRefused(NO_MODEL) from None
    if not stat.S_ISREG(found.st_mode):
        raise ModelRefused(NO_MODEL)
    if found.st_size > LARGEST_FILE:
        raise ModelRefused("Dit bestand is te groot voor een vertaalmodel. Er is niets geïnstalleerd.")


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what the disk refuses into a sentence."""
    try:
        yield
    except OSError as error:
        usual = "Dit bestand kan niet worden gelezen of geïnstalleerd. Kijk na of de stick er nog in zit."
        raise ModelRefused(_REFUSALS.get(error.errno or 0, usual)) from None


@contextmanager
def _sound() -> Iterator[None]:
    try:
        yield
    except _SPOILT:
        raise ModelRefused(DAMAGED) from None


def _check_ends(file: BinaryIO) -> int:
    """Judge the end of a zip before zipfile does, which reads an index of any length. Returns the file's size."""
    file.seek(0)
    if file.read(4) != b"PK\x03\x04":
        raise ModelRefused(NO_MODEL)
    size = file.seek(0, os.SEEK_END)
    file.seek(-min(size, 42), os.SEEK_END)
    tail = file.read(42)
    end = tail[-22:]
    if not end.startswith(b"PK\x05\x06") or not end.endswith(b"\0\0"):  # a comment would let another end hide in it
        raise ModelRefused(DAMAGED)
    number, length = struct.unpack("<10xHL6x", end)
    if number > MOST_ENTRIES or length > LONGEST_INDEX or tail.startswith(b"PK\x06\x07"):
        raise ModelRefused(_UNSAFE.format("er zitten te veel bestanden in"))
    return size


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    parts = name.removesuffix("/").split("/")
    odd = "\\" in name or ":" in name or not name.isprintable() or name != entry.orig_filename
    if odd or any(part in ("", ".", "..") for part in parts):
        raise ModelRefused(_UNSAFE.format("er zit een bestand in dat buiten zijn map wil komen"))
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFDIR if entry.is_dir() else stat.S_IFREG):
        raise ModelRefused(_UNSAFE.format("er zit een koppeling of apparaat in"))
    if entry.flag_bits & 0x1:
        raise ModelRefused("Dit bestand is met een wachtwoord beveiligd. Vraag om een open bestand.")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ModelRefused(DAMAGED)


def _one_folder(entries: list[zipfile.ZipInfo]) -> tuple[str, dict[str, zipfile.ZipInfo]]:
    """The one folder that everything is in, and what is wanted of it.

    Raises:
        ModelRefused: there are more, or a name stands there twice on some disk.
    """
    tops = {entry.filename.split("/")[0] for entry in entries}
    files = [entry for entry in entries if not entry.is_dir()]
    plain = [unicodedata.normalize("NFKC", entry.filename).casefold() for entry in files]
    folders = {"/".join(name.split("/")[:depth]) for name in plain for depth in range(1, name.count("/") + 1)}
    if len(set(plain)) != len(plain) or folders & set(plain):
        raise ModelRefused(_UNSAFE.format("een naam staat er twee keer in"))
    top = min(tops, default="")
    if len(tops) != 1 or not _NAME.fullmatch(top) or any("/" not in entry.filename for entry in files):
        raise ModelRefused(NO_MODEL)
    inside = {entry.filename.removeprefix(f"{top}/"): entry for entry in files}
    return top, {name: entry for name, entry in inside.items() if _WANTED.fullmatch(name)}
