"""What is the municipality's own on paper: its logo, and its words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.dossier.model import Dossier
from desktop.errors import LetterError
from desktop.guide import Guide
from desktop.letters.model import Paragraph, Signatures
from desktop.municipality.letters import Letters

from .test_papers import papers


def test_logo_is_read_from_the_municipality_alone(guide: Guide, dossier: Dossier, tmp_path: Path) -> None:
    def with_logo(name: str) -> Guide:
        settings = guide.municipality.settings
        head = settings.letterhead.model_copy(update={"logo": name})
        settings = settings.model_copy(update={"letterhead": head})
        return replace(guide, municipality=guide.municipality.model_copy(update={"settings": settings}))

    (tmp_path / "logo.png").write_bytes(b"picture")
    assert papers(with_logo("logo.png"), dossier)["verslag"].letterhead.logo == b"picture"
    assert papers(with_logo("../../logo.png"), dossier)["verslag"].letterhead.logo == b"picture"
    with pytest.raises(LetterError, match=r"weg\.png"):
        papers(with_logo("weg.png"), dossier)


def test_a_municipality_words_its_letters_itself(guide: Guide, dossier: Dossier) -> None:
    """Its own words; without a telephone or an address for mail one writes, without a name nothing stands in front."""
    head = guide.municipality.settings.letterhead.model_copy(update={"phone": "", "email": ""})
    settings = guide.municipality.settings.model_copy(update={"letterhead": head})
    own = {"referral": {"salutation": "Dag {organisation},"}, "report": {"opening": "Van {municipality}."}}
    letters = Letters.model_validate(own | {"agreements": {"closing": "Op {date}."}})
    municipality = guide.municipality.model_copy(update={"settings": settings, "letters": letters})
    for conversation in dossier.conversations:
        conversation.professional = ""
    made = papers(replace(guide, municipality=municipality), dossier)
    letter = next(paper for stem, paper in made.items() if stem.startswith("doorverwijzing"))
    text = str(letter.blocks)
    assert "Dag " in text
    assert "Geachte collega" not in text
    assert "binnen twee weken weten: schrijf naar Plein 1, 0000 AA Duindorp. Dan kunnen" in text
    assert Signatures((guide.municipality.name,)) in letter.blocks
    assert made["verslag"].blocks[0] == Paragraph(f"Van {guide.municipality.name}.", "lead")
    assert guide.phrases["agreements_keep"] not in str(made["afspraken"].blocks)
