"""Information cards on paper: in two languages, nobody's name, nothing discreet, and only who helps in this place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.guide import Guide
from desktop.letters.card_paper import card_paper
from desktop.letters.model import Heading, Letter, Paragraph
from desktop.letters.pdf import render
from desktop.questions.cards import Card, CardBook, CardTheme, KnownCard

TODAY = date(2026, 11, 22)


def made(name: str, helpers: tuple[str, ...] = (), **more: bool) -> KnownCard:
    card = Card(
        id=name, theme="zorg", title=f"Over {name}", what="Zo gaat dat.", steps=("Bel.", "Ga."), help="Wij.", **more
    )
    return KnownCard(card, f"card:{name}", helpers=helpers)


@pytest.fixture
def known(guide: Guide) -> Guide:
    """Everybody in the directory helps with the first card; the second is discreet."""
    everybody = tuple(guide.municipality.organisation_by_id)
    cards = (made("huisarts", everybody), made("gevaar", discreet=True))
    return replace(guide, cards=CardBook((CardTheme(id="zorg", title="Zorg", icon="health"),), cards))


def said(letter: Letter) -> list[str]:
    found = []
    for block in letter.blocks:
        if isinstance(block, Heading | Paragraph):
            found.append(block.text if isinstance(block.text, str) else block.text.dutch)
    return found


def test_a_card_is_numbered_and_has_the_picture_of_its_theme(known: Guide) -> None:
    letter = card_paper(known, known.cards.cards, TODAY, "nl")
    assert said(letter)[:5] == ["Over huisarts", "Zo gaat dat.", "1. Bel.", "2. Ga.", "Wij."]
    assert [block.icon for block in letter.blocks if isinstance(block, Heading)] == ["health"]
    assert letter.stem == "2026-11-22-kaarten"


def test_nothing_discreet_goes_home(known: Guide) -> None:
    roles = [role.model_copy(update={"discreet": True}) for role in known.municipality.settings.roles]
    settings = known.municipality.settings.model_copy(update={"roles": tuple(roles)})
    hidden = replace(known, municipality=known.municipality.model_copy(update={"settings": settings}))
    names = [item.name for item in known.municipality.organisations]
    for guide, told in ((known, True), (hidden, False)):
        words = " ".join(said(card_paper(guide, guide.cards.cards, TODAY, "nl")))
        assert "gevaar" not in words
        assert all((name in words) is told for name in names)


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_it_can_be_printed(known: Guide, language: str) -> None:
    assert render([card_paper(known, known.cards.cards, TODAY, language)]).startswith(b"%PDF")
