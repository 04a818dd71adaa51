"""What the papers for the newcomer share: his language beside Dutch, and an honest word when nobody reviewed it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from desktop.letters.model import Block, Kind, Letter, Paragraph
from desktop.letters.occasion import Occasion
from desktop.letters.phrasebook import Phrasebook, Said
from desktop.letters.text import unbroken


def newcomer_paper(
    kind: Kind, occasion: Occasion, stem: str, blocks: Callable[[Phrasebook], Iterable[Block]]
) -> Letter:
    """A paper in two languages; its title is the phrase `<kind>_title`.

    Args:
        stem: its file name without ending.
        blocks: the paper's parts, in the languages of a phrase book.
    """
    book = Phrasebook(occasion.guide, occasion.dossier.newcomer.language)
    title = book.phrase(f"{kind}_title")
    parts = tuple(blocks(book))
    return Letter(kind, title, occasion.letterhead, (*_honest(occasion, book), *parts), stem, book.tongue)


def _honest(occasion: Occasion, book: Phrasebook) -> Iterator[Block]:
    """That the translation is a draft, or that there is none; to be asked when all texts have been said."""
    if book.drafts:
        yield Paragraph(book.phrase("draft_translation"), "quiet")
    elif book.alone and occasion.dossier.newcomer.language != "nl":
        yield Paragraph(book.phrase("not_translated"), "quiet")


def own_or_phrase(occasion: Occasion, book: Phrasebook, paper: str, part: str, phrase_id: str) -> Said:
    """What the municipality says here in its own words, or else the phrase that all say."""
    municipality = occasion.guide.municipality
    words: str = getattr(getattr(municipality.letters, paper), part)
    if not words:
        return book.phrase(phrase_id)
    return book.text(municipality.letter_context(paper, part), words, **occasion.places())


def phone(occasion: Occasion) -> str:
    """The municipality's telephone number, that stays on one line; empty when it has none."""
    return unbroken(occasion.guide.municipality.settings.letterhead.phone)
