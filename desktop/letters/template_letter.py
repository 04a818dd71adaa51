"""The letter to a buddy organisation or an employer: its own, closed template. In Dutch.

It knows goals, language level, availability and interests; never health, money, family, trauma or a story.
So nothing stands in it but what is named here: name and language, the organisation's own offer or the title
of a harmless rule, and the answers that its role lists. No word that was typed about the newcomer besides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.dossier.model import Basis
from desktop.letters.disclosure import Line
from desktop.letters.grounds import grounds
from desktop.letters.model import Block, Fact, Facts, Heading, Paragraph
from desktop.letters.occasion import Occasion
from desktop.translate.languages import language

ASK_HIMSELF = "Meer delen wij niet. Wilt u meer weten? Vraag het rustig aan de persoon zelf. Niets vertellen mag ook."


def template(occasion: Occasion, asked: str, lines: Sequence[Line], basis: Basis | None) -> Iterator[Block]:
    """The middle of the letter.

    Args:
        asked: what is asked, as `request` words it for this recipient.
        lines: the answers that go.
        basis: on which the letter goes; None when it waits for consent.
    """
    newcomer = occasion.dossier.newcomer
    yield Heading("Om wie het gaat")
    yield Facts((Fact("Naam", newcomer.name), Fact("Taal", language(newcomer.language).dutch)))
    yield Heading("Wat wij u vragen")
    yield Paragraph(asked)
    yield from grounds("Wat hierbij helpt", lines, basis)
    yield Paragraph(ASK_HIMSELF)
