"""A packet as files in a folder, one PDF a paper; each file is whole or not there, and for its owner only."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path

from desktop.dossier.model import Conversation, Dossier
from desktop.errors import DossierMissing, NotSaved
from desktop.guide import Guide
from desktop.letters.compose import packet
from desktop.letters.pdf import render
from desktop.letters.protection import protect


def save_packet(
    guide: Guide,
    dossier: Dossier,
    conversation: str | None,
    folder: Path,
    today: date | None = None,
    password: str = "",
) -> list[Path]:
    """Write the packet of one conversation, the same that the window proposes to print.

    A letter that waits for consent is left out, and nothing is written when a paper fails.

    Args:
        conversation: its number or its round; the last one held when None.
        folder: made when it is not there.
        password: each file opens with it only; empty for files that open by themselves.

    Returns:
        the files, in the order of the packet. Their names tell the day and the paper, never a person.

    Raises:
        DossierMissing: when there is no such conversation.
        LetterError: when a paper cannot be made, or this password not be used.
        NotSaved: when the disk refuses.
    """
    chosen = _chosen(dossier, conversation)
    letters = [letter for letter in packet(guide, dossier, chosen, today or date.today()) if not letter.waits]
    made = [(folder / f"{letter.stem}.pdf", _closed(render([letter]), password)) for letter in letters]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, data in made:
            _write(file, data)
    except OSError:
        raise NotSaved(f"De papieren kunnen niet in '{folder}' worden geschreven. Kies een andere map.") from None
    return [file for file, _ in made]


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
