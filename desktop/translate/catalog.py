"""One language's catalog: gettext PO, context = what the text is, source = Dutch. The one user of polib.

A text is reviewed only when a named interpreter removed its `fuzzy` mark; until then it is a draft. When the
Dutch changes, `#|` keeps the Dutch that was translated, as translators' tools expect, until somebody has looked.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import polib

from desktop.document import read_text, refusal
from desktop.errors import ContentError, Finding
from desktop.translate.languages import Language, language

State = Literal["reviewed", "draft", "outdated", "missing", "source"]
LARGEST_FILE = 2_000_000
WIDTH = 110
_CODE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True)
class Translated:
    """A text in the newcomer's language.

    Attributes:
        text: empty when missing.
        state: reviewed by an interpreter, draft, outdated (the Dutch changed since), missing,
            or source (the newcomer's language is Dutch).
    """

    text: str
    state: State


class Catalog:
    """The texts of one language.

    Attributes:
        language: the language and its direction.
    """

    def __init__(self, code: str, entries: Mapping[str, polib.POEntry] | None = None) -> None:
        self.language: Language = language(code)
        self._entries = entries or {}

    def get(self, context: str, source: str) -> Translated:
        """The text for a context whose Dutch is `source`, with its state."""
        if self.language.code == "nl":
            return Translated(source, "source")
        entry = self._entries.get(context)
        if entry is None or not entry.msgstr:
            return Translated("", "missing")
        if entry.msgid != source or (entry.fuzzy and entry.previous_msgid):
            return Translated(entry.msgstr, "outdated")
        return Translated(entry.msgstr, "draft" if entry.fuzzy else "reviewed")

    def say(self, context: str, source: str) -> str:
        """The text alone; the Dutch where there is none. Fits `questions.answers.in_words`."""
        return self.get(context, source).text or source

    def line(self, context: str) -> int:
        """Where a text stands in the file, counted from 1."""
        entry = self._entries.get(context)
        return int(entry.linenum or 1) if entry else 1

    def __len__(self) -> int:
        return len(self._entries)


def load(folder: Path, code: str) -> Catalog:
    """The catalog of a language; an empty one when the folder has none.

    Raises:
        ContentError: when the file is no good PO file.
    """
    file = folder / f"{code}.po"
    return read(file) if _CODE.fullmatch(code) and file.is_file() else Catalog(code)


def read(file: Path) -> Catalog:
    """The catalog in a file; its name says the language.

    Raises:
        ContentError: when it is not there, or no good PO file.
    """
    return Catalog(file.stem, {entry.msgctxt: entry for entry in _parse(file) if not entry.obsolete})


def available(folder: Path) -> list[str]:
    """Codes of the languages that have a catalog."""
    return sorted(file.stem for file in folder.glob("*.po"))


def merge(folder: Path, code: str, sources: Iterable[tuple[str, str]]) -> dict[State, int]:
    """Bring a catalog up to date with the Dutch, and write it.

    A text whose Dutch changed keeps its translation, outdated, with the old Dutch beside the new. A new one is
    added empty; one that is gone is kept out of use, for when it comes back. Comments and the header stay.

    Returns:
        how many texts are in each state.

    Raises:
        ContentError: when there is a file that is no good PO file: it is left as it is.
        OSError: when it cannot be written.
    """
    wanted = list(sources)
    file = folder / f"{code}.po"
    merged = _parse(file) if file.is_file() else _fresh(code)
    have = {entry.msgctxt: entry for entry in sorted(merged, key=lambda entry: not entry.obsolete)}
    merged.clear()
    for context, source in wanted:
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
    known = load(folder, code)
    counts: dict[State, int] = {"reviewed": 0, "draft": 0, "outdated": 0, "missing": 0}
    for context, source in wanted:
        counts[known.get(context, source).state] += 1
    return counts


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


def _fresh(code: str) -> polib.POFile:
    name = language(code)
    po = polib.POFile(wrapwidth=WIDTH)
    po.header = (
        f"{name.dutch} ({name.own}): texts of Startgesprek. `fuzzy` = draft, not yet reviewed by an interpreter."
    )
    po.metadata = {
        "Project-Id-Version": "startgesprek",
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return po


def _parse(file: Path) -> polib.POFile:
    text = read_text(file, LARGEST_FILE)
    for number, line in enumerate(text.splitlines(), 1):
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
