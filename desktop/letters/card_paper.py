"""Information cards to take home, in the newcomer's language beside Dutch. Discreet ones never go on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from desktop.guide import Guide
from desktop.letters.model import Block, Heading, Letter, Pair, Paragraph, Spacer
from desktop.letters.occasion import letterhead
from desktop.letters.phrasebook import Phrasebook, Said
from desktop.letters.text import unbroken
from desktop.questions.cards import KnownCard


def card_paper(guide: Guide, cards: Sequence[KnownCard], today: date, language: str) -> Letter:
    """Cards in their order, about two on a page. It says nothing of whom it is for."""
    book = Phrasebook(guide, language)
    title = book.phrase("cards_title")
    blocks = tuple(block for known in cards if not known.card.discreet for block in _card(guide, book, known))
    draft = (Paragraph(book.phrase("draft_translation"), "quiet"),) if book.drafts else ()
    return Letter("cards", title, letterhead(guide), (*draft, *blocks), f"{today.isoformat()}-kaarten", book.tongue)


def _card(guide: Guide, book: Phrasebook, known: KnownCard) -> Iterator[Block]:
    icon = next((theme.icon for theme in guide.cards.themes if theme.id == known.card.theme), "")
    yield Heading(book.text(*known.part("title")), icon)
    yield Paragraph(book.text(*known.part("what")))
    for number, step in enumerate(known.steps(), 1):
        yield Paragraph(_numbered(number, book.text(*step)), close=number > 1)
    if known.card.know:
        yield Paragraph(book.text(*known.part("know")), icon="tip")
    yield Paragraph(book.text(*known.part("help")), icon="people")
    directory = guide.municipality.organisation_by_id
    for helper in (directory[name] for name in known.helpers):
        if not guide.municipality.role_of(helper).discreet:
            phone = f": {unbroken(helper.phone)}" if helper.phone else ""
            yield Paragraph(book.name(f"{helper.name}{phone}"), icon="phone" if phone else "home", close=True)
    yield Spacer()


def _numbered(number: int, said: Said) -> Said:
    if isinstance(said, Pair):
        return Pair(f"{number}. {said.dutch}", f"{number}. {said.own}" if said.own else "")
    return f"{number}. {said}"
