"""One language's catalog: what stands in the newcomer's language for each Dutch text, and in what state.

A shipped text is reviewed only when a named interpreter removed its `fuzzy` mark; until then it is a draft. When
the Dutch changes, `#|` keeps the Dutch that was translated, as translators' tools expect, until somebody has
looked. A correction of the municipality goes before the shipped text, as long as it translates the Dutch of today.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from desktop.translate import po
from desktop.translate.corrections import Correction, reviewer
from desktop.translate.languages import Language, language
from desktop.translate.po import Entry

State = Literal["reviewed", "draft", "outdated", "missing", "source"]
_CODE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,3}")


@dataclass(frozen=True)
class Translated:
    """A text in the newcomer's language.

    Attributes:
        text: empty when missing.
        state: reviewed by an interpreter, draft, outdated (the Dutch changed since), missing,
            or source (the newcomer's language is Dutch).
        by: who reviewed it; empty when nobody did, or nobody's name was kept.
        on: the day of that review; None when it is not known.
    """

    text: str
    state: State
    by: str = ""
    on: date | None = None


class Catalog:
    """The texts of one language.

    Attributes:
        language: the language and its direction.
    """

    def __init__(
        self,
        code: str,
        entries: Mapping[str, Entry] | None = None,
        corrections: Mapping[str, Correction] | None = None,
    ) -> None:
        self.language: Language = language(code)
        self._entries = entries or {}
        self._corrections = corrections or {}

    def corrected(self, corrections: Mapping[str, Correction]) -> Catalog:
        """The same catalog with these corrections instead of those it has."""
        return Catalog(self.language.code, self._entries, corrections)

    def also(self, corrections: Mapping[str, Correction]) -> Catalog:
        """The same catalog with these corrections besides those it has."""
        return self.corrected({**self._corrections, **corrections}) if corrections else self

    def get(self, context: str, source: str) -> Translated:
        """The text for a context whose Dutch is `source`, with its state.

        A correction of today's Dutch goes before all. One of other Dutch is outdated: it is used only where there
        is no shipped text at all.
        """
        if self.language.code == "nl":
            return Translated(source, "source")
        correction = self._corrections.get(context)
        if correction and correction.source == source:
            return Translated(correction.text, "reviewed", correction.by, correction.on)
        shipped = self._shipped(context, source)
        if correction and shipped.state == "missing":
            return Translated(correction.text, "outdated", correction.by, correction.on)
        return shipped

    def reviewed(self, sources: Iterable[tuple[str, str]]) -> dict[str, Correction]:
        """What somebody reviewed: the corrections, and the shipped texts that were; of the first day when unknown."""
        found = dict(self._corrections)
        for context, source in sources:
            known = self._shipped(context, source)
            if known.state == "reviewed":
                shipped = Correction(context, source, known.text, known.by, known.on or date.min)
                found.setdefault(context, shipped)
        return found

    def say(self, context: str, source: str) -> str:
        """The text alone; the Dutch where there is none. Fits `questions.answers.in_words`."""
        return self.get(context, source).text or source

    def former(self, context: str, source: str) -> str:
        """The Dutch that an outdated text translates; empty when it is not outdated, or nobody knows."""
        if self.get(context, source).state != "outdated":
            return ""
        entry, correction = self._entries.get(context), self._corrections.get(context)
        if entry is not None and entry.text:
            return entry.previous or entry.source
        return correction.source if correction else ""

    def line(self, context: str) -> int:
        """Where a text stands in the file, counted from 1."""
        entry = self._entries.get(context)
        return entry.line if entry else 1

    def __len__(self) -> int:
        return len(self._entries)

    def _shipped(self, context: str, source: str) -> Translated:
        entry = self._entries.get(context)
        if entry is None or not entry.text:
            return Translated("", "missing")
        if entry.draft and not entry.previous and entry.source == source:
            return Translated(entry.text, "draft")
        signed = reviewer(entry.remark)
        by, on = signed or ("", None)
        if entry.source != source or entry.draft:
            return Translated(entry.text, "outdated", by, on)
        return Translated(entry.text, "reviewed", by, on)


def load(folder: Path, code: str, corrections: Mapping[str, Correction] | None = None) -> Catalog:
    """The catalog of a language; when the folder has none, one with nothing but the corrections.

    Raises:
        ContentError: when the file is no good PO file.
    """
    file = folder / f"{code}.po"
    known = read(file) if _CODE.fullmatch(code) and file.is_file() else Catalog(code)
    return known.corrected(corrections) if corrections else known


def read(file: Path) -> Catalog:
    """The catalog in a file; its name says the language.

    Raises:
        ContentError: when it is not there, or no good PO file.
    """
    return Catalog(file.stem, {entry.context: entry for entry in po.read(file).entries})


def available(folder: Path) -> list[str]:
    """Codes of the languages that have a catalog."""
    return sorted(file.stem for file in folder.glob("*.po"))


def merge(folder: Path, code: str, sources: Iterable[tuple[str, str]]) -> dict[State, int]:
    """Bring a catalog up to date with the Dutch, and write it (see `po.merge`).

    Returns:
        how many texts are in each state.

    Raises:
        ContentError: when there is a file that is no good PO file: it is left as it is.
        OSError: when it cannot be written.
    """
    wanted, name = list(sources), language(code)
    title = f"{name.dutch} ({name.own}): texts of Startgesprek. `fuzzy` = draft, not yet reviewed by an interpreter."
    po.merge(folder / f"{code}.po", title, wanted)
    return count(load(folder, code), wanted)


def count(catalog: Catalog, sources: Iterable[tuple[str, str]]) -> dict[State, int]:
    """How many of these texts are in each state."""
    counts: dict[State, int] = {"reviewed": 0, "draft": 0, "outdated": 0, "missing": 0}
    for context, source in sources:
        state = catalog.get(context, source).state
        counts[state] = counts.get(state, 0) + 1
    return counts
