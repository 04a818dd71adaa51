"""A taalpakket: the corrections of one language as one PO file, for another laptop, a translator, or the project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop.document import shown
from desktop.errors import ContentError, PackRefused
from desktop.translate import po
from desktop.translate.corrections import Correction, reviewer, signed
from desktop.translate.languages import BY_CODE, language
from desktop.translate.po import Entry
from desktop.translate.wording import LONGEST_NAME, clean, date_faults, faults, name_faults, normal

_ELSEWHERE = {"fa_AF": "prs", "fa-AF": "prs", "ku": "kmr", "ku_TR": "kmr"}
"""How other programs call a language of ours."""

UNKNOWN = date.min
"""The day of a review that the file does not tell: it is never newer than another."""


@dataclass(frozen=True)
class Pack:
    """What a file holds; nothing of it is kept yet.

    Attributes:
        code: its language.
        corrections: the texts that carry no mark `fuzzy`. Where nobody signed, `by` is empty, and `on` is the day
            of the file's header or UNKNOWN.
        by: who the header says translated it last, to propose where nobody signed; may be empty.
        drafts: how many texts still are drafts: these are never taken over.
    """

    code: str
    corrections: tuple[Correction, ...]
    by: str = ""
    drafts: int = 0

    @property
    def unsigned(self) -> bool:
        """Whether somebody has to say who reviewed."""
        return any(not item.by for item in self.corrections)


@dataclass(frozen=True)
class Refused:
    """A text of a pack that cannot be used.

    Attributes:
        fault: why, a Dutch sentence.
    """

    correction: Correction
    fault: str


@dataclass(frozen=True)
class Comparison:
    """A pack beside what the municipality has.

    Attributes:
        new: there is no correction of this text yet.
        renewed: theirs was reviewed later than ours, and differs.
        same: ours says the same of the same Dutch.
        older: they differ, and ours is of the same day or later: ours stays unless a person chooses theirs.
        outdated: it translates Dutch that has changed since.
        unknown: no text of this municipality.
        refused: cannot be used.
    """

    new: tuple[Correction, ...] = ()
    renewed: tuple[Correction, ...] = ()
    same: tuple[Correction, ...] = ()
    older: tuple[Correction, ...] = ()
    outdated: tuple[Correction, ...] = ()
    unknown: tuple[Correction, ...] = ()
    refused: tuple[Refused, ...] = ()


def write(file: Path, code: str, corrections: Iterable[Correction], municipality: str) -> int:
    """Write a pack, readable for who gets it.

    Args:
        municipality: the name that stands at the top of it.

    Returns:
        how many texts are in it.

    Raises:
        PackRefused: there is nothing to write, or the disk refused; a file that was there is as it was.
    """
    entries = [signed(item) for item in corrections]
    if not entries:
        raise PackRefused(f"Er zijn nog geen nagekeken vertalingen voor het {language(code).dutch} om op te slaan.")
    name = language(code)
    title = (
        f"Taalpakket {name.dutch} ({name.own}) van {shown(municipality)}: vertalingen die tolken hebben nagekeken.\n"
        "Verandert u een tekst? Haal dan de regel 'Nagekeken door ...' erbij weg."
    )
    try:
        po.write(file, po.put(None, title, code, entries), mode=0o644)
    except (OSError, ValueError):
        raise PackRefused(
            "Het taalpakket is niet opgeslagen: op deze plek kan niet worden geschreven. Kies een andere plek of naam."
        ) from None
    return len(entries)


def read(file: Path) -> Pack:
    """The pack in a file.

    Raises:
        PackRefused: it is no pack; the sentence says why.
    """
    try:
        sheet = po.read(file)
    except ContentError as error:
        first = error.findings[0]
        raise PackRefused(f"Dit taalpakket kan niet worden ingelezen. Regel {first.line}: {first.problem}") from None
    code = _code(sheet.header, file)
    on = _day(sheet.header.get("PO-Revision-Date", ""))
    ready = [entry for entry in sheet.entries if entry.text and not entry.draft]
    if not ready:
        raise PackRefused(
            "In dit taalpakket staat geen nagekeken tekst. Haal in Poedit de markering weg bij wat klopt."
        )
    corrections = tuple(_correction(entry, on) for entry in ready)
    by = clean(sheet.header.get("Last-Translator", "").split("<")[0])[:LONGEST_NAME].strip()
    return Pack(code, corrections, by, len(sheet.entries) - len(ready))


def compare(
    pack: Pack, own: Mapping[str, Correction], sources: Iterable[tuple[str, str]], today: date | None = None
) -> Comparison:
    """Hold a pack against the corrections there are, and against the Dutch of today.

    Args:
        own: what is reviewed here in this language (`guide.reviewed`).
        sources: its texts: context and Dutch.
        today: a review of a later day is refused.
    """
    dutch = dict(sources)
    found: dict[str, list[Correction]] = {
        name: [] for name in ("new", "renewed", "same", "older", "outdated", "unknown")
    }
    refused = []
    for item in pack.corrections:
        if wrong := _wrong(pack.code, item, today or date.today()):
            refused.append(Refused(item, wrong))
        else:
            found[_place(item, own.get(item.context), dutch.get(item.context))].append(item)
    return Comparison(**{name: tuple(items) for name, items in found.items()}, refused=tuple(refused))


def sign(corrections: Iterable[Correction], by: str, today: date) -> list[Correction]:
    """The corrections, signed by this person where nobody had signed; of today where the day is not known."""
    return [
        item if item.by else replace(item, by=clean(by), on=today if item.on == UNKNOWN else item.on)
        for item in corrections
    ]


def _wrong(code: str, item: Correction, today: date) -> str:
    """Why a text cannot be used; empty when it can."""
    wrong = faults(code, item.context, item.source, item.text)
    if item.by:
        wrong += name_faults(item.by)
    if item.by or item.on != UNKNOWN:
        wrong += date_faults(item.on, today)
    return wrong[0] if wrong else ""


def _place(item: Correction, ours: Correction | None, dutch: str | None) -> str:
    """The list of a comparison that a text belongs in."""
    if dutch is None:
        return "unknown"
    if item.source != dutch:
        return "outdated"
    if ours is None:
        return "new"
    if (ours.text, ours.source) == (item.text, item.source):
        return "same"
    return "renewed" if item.on > ours.on else "older"


def _correction(entry: Entry, on: date) -> Correction:
    signature = reviewer(entry.remark) or ("", on)
    return Correction(entry.context, entry.source, normal(entry.text), *signature)


def _code(header: Mapping[str, str], file: Path) -> str:
    """The language of a pack: what its header says, else the name of the file; `ar_SA` is Arabic too."""
    said = header.get("Language", "").strip() or file.stem
    code = _ELSEWHERE.get(said) or re.split("[-_]", said)[0].lower()
    if code not in BY_CODE or code == "nl":
        known = ", ".join(code for code in BY_CODE if code != "nl")
        raise PackRefused(f"De taal van dit taalpakket, '{shown(said, 20)}', is niet bekend. Kies uit: {known}.")
    return code


def _day(text: str) -> date:
    """The day that a header tells, such as `2026-03-01 10:15+0100`; UNKNOWN when it cannot be one."""
    try:
        found = date.fromisoformat(text.strip()[:10])
    except ValueError:
        return UNKNOWN
    return UNKNOWN if date_faults(found, date.today()) else found
