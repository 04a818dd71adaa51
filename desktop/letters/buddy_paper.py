"""A sheet for a newcomer and his buddy, when they get to know each other: the same for both, in two languages.

It tells of each what `dossier/buddy_introduction.py` lets the other hear, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.dossier.buddy_introduction import Introduction
from desktop.guide import Guide
from desktop.letters.model import Block, Heading, Letter, Pair, Paragraph, Spacer
from desktop.letters.occasion import letterhead
from desktop.letters.phrasebook import Phrasebook, Said
from desktop.translate.languages import language

MORE_LANGUAGES = {"de": ("Duits", "Deutsch"), "es": ("Spaans", "Español")}
"""In Dutch and in itself: languages that volunteers speak and no conversation is held in."""


def buddy_paper(guide: Guide, newcomer: Introduction, buddy: Introduction, today: date, spoken: str) -> Letter:
    """The sheet.

    Args:
        spoken: the newcomer's language, as a BCP 47 code.
    """
    book = Phrasebook(guide, spoken)
    title = book.phrase("buddy_title")
    blocks = tuple(_blocks(book, newcomer, buddy))
    draft = (Paragraph(book.phrase("draft_translation"), "quiet"),) if book.drafts else ()
    return Letter("buddy", title, letterhead(guide), (*draft, *blocks), f"{today.isoformat()}-maatje", book.tongue)


def _blocks(book: Phrasebook, newcomer: Introduction, buddy: Introduction) -> Iterator[Block]:
    names = {"newcomer": newcomer.first_name, "buddy": buddy.first_name}
    yield Paragraph(book.phrase("buddy_intro", **names), "lead", icon="handshake")
    for one in (newcomer, buddy):
        yield from _about(book, one)
    yield Spacer()
    yield Paragraph(book.phrase("buddy_place"), icon="people")
    yield Paragraph(book.phrase("buddy_fits"), icon="speech")


def _about(book: Phrasebook, one: Introduction) -> Iterator[Block]:
    yield Heading(book.phrase("buddy_about", name=one.first_name), "person")
    if one.languages:
        yield Paragraph(_languages(book, one), icon="language")
    if one.interests:
        yield Paragraph(book.phrase("buddy_likes", interests=", ".join(one.interests)), icon="heart", close=True)
    if one.neighbourhood:
        yield Paragraph(book.phrase("buddy_lives", neighbourhood=one.neighbourhood), icon="home", close=True)


def _languages(book: Phrasebook, one: Introduction) -> Said:
    """The languages: in Dutch as they are called in Dutch, and beside it each by its own name."""
    names = [MORE_LANGUAGES.get(code) or (language(code).dutch, language(code).own) for code in one.languages]
    dutch = book.phrase("buddy_languages", languages=", ".join(name[0] for name in names))
    own = book.phrase("buddy_languages", languages=", ".join(name[1] for name in names))
    return Pair(dutch.dutch, own.own) if isinstance(dutch, Pair) and isinstance(own, Pair) else dutch
