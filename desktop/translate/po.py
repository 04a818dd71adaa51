"""PO files, as translators' tools such as Poedit read and write them. The one user of polib.

Context (`msgctxt`) = what the text is, source (`msgid`) = its Dutch; `fuzzy` = a draft.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polib

from desktop.document import read_text, refusal
from desktop.errors import ContentError, Finding

LARGEST_FILE = 2_000_000
"""Bytes; ten times a whole catalog is less."""

MOST_LINES = 30_000
"""Six times a whole catalog; polib takes the square of the lines of one text."""

WIDTH = 110
_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a PO file.

    Attributes:
        source: the Dutch it translates.
        text: the translation; empty when there is none.
        draft: it carries the mark `fuzzy`.
        previous: the Dutch that was translated, when that has changed since.
        remark: what a translator wrote beside it.
        line: where it stands in the file, counted from 1.
    """

    context: str
    source: str
    text: str
    draft: bool = False
    previous: str = ""
    remark: str = ""
    line: int = 1


@dataclass(frozen=True)
class Sheet:
    """A PO file that was read: the fields of its header, and its entries that are in use."""

    header: Mapping[str, str]
    entries: tuple[Entry, ...]


def read(file: Path) -> Sheet:
    """The content of a PO file.

    Raises:
        ContentError: when it is not there, or no good PO file.
    """
    return _sheet(file, read_text(file, LARGEST_FILE))


@lru_cache(maxsize=16)
def _sheet(file: Path, text: str) -> Sheet:
    """What a text says: built once, though each municipality and each check reads the same catalogs again."""
    po = _parsed(file, text)
    return Sheet(po.metadata, tuple(_entry(found) for found in po if not found.obsolete))


def merge(file: Path, title: str, sources: Iterable[tuple[str, str]]) -> None:
    """Bring a file up to date with the Dutch of today; one that is not there is made.

    A text whose Dutch changed keeps its translation, outdated, with the old Dutch beside the new. A new one is
    added empty; one that is gone is kept out of use, for when it comes back. Comments and the header stay.

    Raises:
        ContentError: when there is a file that is no good PO file: it is left as it is.
        OSError: when it cannot be written.
    """
    merged = _parse(file) if file.is_file() else _fresh(title, file.stem)
    have = {entry.msgctxt: entry for entry in sorted(merged, key=lambda entry: not entry.obsolete)}
    merged.clear()
    for context, source in sources:
        entry = have.pop(context, None) or polib.POEntry(msgctxt=context, msgid=source)
        _renew(entry, source)
        merged.append(entry)
    for entry in have.values():
        if entry.msgstr:
            entry.obsolete = True
            merged.append(entry)
    fresh = file.with_suffix(".new")
    fresh.write_text(str(merged) + "\n", "utf-8", newline="\n")
    os.replace(fresh, file)


def put(
    file: Path | None,
    title: str,
    code: str,
    entries: Iterable[Entry],
    without: Collection[str] = (),
    signature: re.Pattern[str] | None = None,
) -> str:
    """The text of a PO file with these entries in it: each replaces the one with its context, or comes at the end.

    Args:
        file: the file as it is; None to begin a new one with this title and language. All that is not replaced stays.
        without: contexts that are taken out.
        signature: the lines of a remark that the new remark replaces; what else people wrote there stays.

    Raises:
        ContentError: when the file is no good PO file.
    """
    changed = _parse(file) if file else _fresh(title, code)
    have = {entry.msgctxt: entry for entry in sorted(changed, key=lambda entry: not entry.obsolete)}
    for entry in entries:
        found = have.get(entry.context)
        if found is None:
            found = have[entry.context] = polib.POEntry(msgctxt=entry.context)
            changed.append(found)
        found.msgid, found.msgstr = entry.source, entry.text
        found.fuzzy, found.obsolete, found.previous_msgid = entry.draft, False, entry.previous or None
        others = [line for line in found.tcomment.splitlines() if not (signature and signature.match(line))]
        found.tcomment = "\n".join([*others, entry.remark])
    kept = [entry for entry in changed if entry.msgctxt not in without]
    changed.clear()
    changed.extend(kept)
    return str(changed) + "\n"


def write(file: Path, text: str, mode: int = 0o600) -> None:
    """Put a text in the place of a file: the old or the new is there, never half.

    Raises:
        OSError: when it cannot be written, or something else than a file stands there; then nothing is changed.
    """
    if os.path.lexists(file) and (file.is_symlink() or not file.is_file()):
        raise FileExistsError(file)
    handle, name = tempfile.mkstemp(prefix=f".{file.name[:99]}.", dir=file.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        with suppress(OSError):  # a disk that knows no rights
            Path(name).chmod(mode)
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _entry(found: polib.POEntry) -> Entry:
    draft, previous = found.fuzzy, found.previous_msgid or ""
    line = int(found.linenum or 1)
    return Entry(found.msgctxt, found.msgid, found.msgstr, draft, previous, found.tcomment, line)


def _renew(entry: polib.POEntry, source: str) -> None:
    """Give an entry the Dutch of today."""
    entry.obsolete = False
    if entry.msgid != source:
        if entry.msgstr:
            entry.previous_msgid = (entry.fuzzy and entry.previous_msgid) or entry.msgid
            entry.fuzzy = True
        entry.msgid = source
    if entry.previous_msgid == source:
        entry.previous_msgid = None


def _fresh(title: str, code: str) -> polib.POFile:
    po = polib.POFile(wrapwidth=WIDTH)
    po.header = title
    po.metadata = {
        "Project-Id-Version": "startgesprek",
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return po


def _parse(file: Path) -> polib.POFile:
    return _parsed(file, read_text(file, LARGEST_FILE))


def _parsed(file: Path, text: str) -> polib.POFile:
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise refusal(file, MOST_LINES, "dit bestand heeft te veel regels. Verdeel het over meer bestanden.")
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#") and not line.rstrip().endswith('"'):
            raise _damaged(file, number)
    try:
        po = polib.pofile(text + "\n", wrapwidth=WIDTH)
    except (OSError, ValueError, LookupError) as error:
        found = _LINE.search(str(error))
        raise _damaged(file, int(found[1]) if found else 1) from None
    findings = list(_mistakes(file, po))
    if findings:
        raise ContentError(findings)
    return po


def _mistakes(file: Path, po: polib.POFile) -> Iterable[Finding]:
    seen: set[str] = set()
    for entry in po:
        if entry.obsolete:
            continue
        where, line = entry.msgctxt or "-", int(entry.linenum or 1)
        if not entry.msgctxt:
            yield Finding(str(file), line, where, "hier ontbreekt 'msgctxt': welke tekst dit is. Zet het terug.")
        elif entry.msgid_plural:
            yield Finding(str(file), line, where, "een meervoud mag hier niet. Haal 'msgid_plural' weg.")
        elif entry.msgctxt in seen:
            yield Finding(str(file), line, where, "deze tekst staat er twee keer. Haal er één weg.")
        seen.add(where)


def _damaged(file: Path, line: int) -> ContentError:
    problem = "dit is geen goed PO-bestand. Open het in Poedit of zet een eerdere versie terug."
    return refusal(file, line, problem)
