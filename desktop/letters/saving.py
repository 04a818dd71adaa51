"""A packet as files: one a paper, as PDF or for Word, or one PDF of all. A file is whole or not there, and private."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

from desktop.dossier.model import Conversation, Dossier
from desktop.dossier.waiting import Waited
from desktop.errors import DossierMissing, LetterError, NotSaved
from desktop.guide import Guide
from desktop.letters.before import before
from desktop.letters.compose import packet
from desktop.letters.model import Kind, Letter
from desktop.letters.pdf import render, render_each
from desktop.letters.protection import protect
from desktop.letters.timeline_paper import timeline

PAPERS: dict[Kind, str] = {
    "report": "verslag",
    "actions": "actielijst",
    "referral": "verwijsbrieven",
    "consent": "toestemming",
    "agreements": "afspraken",
    "before": "voor het gesprek",
    "timeline": "tijdlijn",
}
"""The papers of a packet, those that are only made when they are asked for, and what a person calls them."""
_BESIDES: Mapping[Kind, Callable[[Guide, Dossier, date, Mapping[str, Waited] | None], Letter]] = {
    "before": before,
    "timeline": timeline,
}
_LONGEST_NAME = 60


def to_save(
    guide: Guide,
    dossier: Dossier,
    conversation: str | None,
    today: date,
    papers: Collection[Kind] = (),
    waits: Mapping[str, Waited] | None = None,
) -> list[Letter]:
    """The packet of one conversation without the letters that wait for consent: what the window proposes to print.

    What is about the newcomer as a whole is made only when it is asked for; it needs no conversation.

    Args:
        conversation: its number or its round; the last one held when None.
        papers: only these; all when empty.
        waits: what the history tells of how long people wait, by id of the organisation.

    Raises:
        DossierMissing: there is no such conversation.
        LetterError: none of these papers is in the packet.
    """
    letters = []
    if not papers or set(papers) - set(_BESIDES):
        whole = packet(guide, dossier, _chosen(dossier, conversation), today, waits)
        letters = [letter for letter in whole if not letter.waits and (not papers or letter.kind in papers)]
    letters += [make(guide, dossier, today, waits) for kind, make in _BESIDES.items() if kind in papers]
    if not letters:
        asked = ", ".join(PAPERS.get(kind, kind) for kind in papers)
        raise LetterError(f"In dit gesprek zijn er geen papieren om op te slaan: {asked}. Kies een ander papier.")
    return letters


def save_letters(
    letters: Sequence[Letter], folder: Path, password: str = "", word: bool = False, name: str = ""
) -> list[Path]:
    """Write each letter as a file; nothing is written when one of them fails.

    Args:
        folder: made when it is not there.
        password: each PDF opens with it only; empty for files that open by themselves.
        word: as .docx, to add a line to; without a password.
        name: put in the names of the files; without it they tell the day and the paper, never a person.

    Returns:
        the files, in the order of the letters.

    Raises:
        LetterError: a paper cannot be made, or this password not be used.
        NotSaved: the disk refuses.
    """
    ending = ".docx" if word else ".pdf"
    files = [folder / f"{named(letter.stem, name)}{ending}" for letter in letters]
    made = (
        [_document(letter) for letter in letters] if word else [_closed(one, password) for one in render_each(letters)]
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, data in zip(files, made, strict=True):
            _write(file, data)
    except OSError:
        raise NotSaved(f"De papieren kunnen niet in '{folder}' worden geschreven. Kies een andere map.") from None
    return files


def save_one(letters: Sequence[Letter], file: Path, password: str = "") -> Path:
    """Write all letters as one PDF, each with its own page numbers.

    Raises:
        LetterError: a paper cannot be made, or this password not be used.
        NotSaved: the disk refuses.
    """
    data = _closed(render(letters), password)
    try:
        _write(file, data)
    except OSError:
        raise NotSaved(f"'{file}' kan niet worden geschreven. Kies een andere map of naam.") from None
    return file


def named(stem: str, name: str) -> str:
    """A file name with a person's name behind it, of letters and figures alone; the same when there is none."""
    letters = unicodedata.normalize("NFC", name).casefold()
    plain = "-".join(re.findall(r"\w+", letters.replace("_", " ")))[:_LONGEST_NAME].strip("-")
    return f"{stem}-{plain}" if plain else stem


def _document(letter: Letter) -> bytes:
    from desktop.letters import word  # python-docx takes a while to load

    return word.docx(letter)


def _closed(pdf: bytes, password: str) -> bytes:
    return protect(pdf, password) if password else pdf


def _chosen(dossier: Dossier, wanted: str | None) -> Conversation:
    """The last conversation with this number or round."""
    found = [item for item in dossier.conversations if wanted is None or wanted in (item.id, item.round)]
    if not found:
        raise DossierMissing(
            "Dit dossier heeft nog geen gesprek."
            if wanted is None
            else f"Dit dossier heeft geen gesprek '{wanted}'. Kijk het nummer of de ronde na."
        )
    return max(found, key=lambda item: item.held_on)


def _write(file: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".pdf", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
