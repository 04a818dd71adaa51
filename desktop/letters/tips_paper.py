"""Tips of people who came before, to read out at a conversation. They name nobody, and stand in Dutch as they were
written down: only the title and the words above them are in the newcomer's language too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from desktop.dossier.tips import Tip
from desktop.guide import Guide
from desktop.letters.model import Block, Letter, Paragraph
from desktop.letters.occasion import letterhead
from desktop.letters.phrasebook import Phrasebook


def tips(guide: Guide, found: Sequence[Tip], today: date, language: str = "nl") -> Letter:
    """The tips in their order; those without words, that were put aside, are left out.

    Args:
        language: of the newcomer it is read out to.
    """
    book = Phrasebook(guide, language)
    title = book.phrase("tips_title")
    blocks = tuple(_blocks(book, found))
    draft = (Paragraph(book.phrase("draft_translation"), "quiet"),) if book.drafts else ()
    return Letter("tips", title, letterhead(guide), (*draft, *blocks), f"{today.isoformat()}-tips", book.tongue)


def _blocks(book: Phrasebook, found: Sequence[Tip]) -> Iterator[Block]:
    written = [tip.text.strip() for tip in found if tip.text.strip()]
    if not written:
        yield Paragraph("Er staan nog geen tips in de lijst.")
        return
    yield Paragraph(book.phrase("tips_intro"), "lead")
    for text in written:
        yield Paragraph(text, icon="speech")
