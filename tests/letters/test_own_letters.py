"""What is the municipality's own on paper: its logo, and its words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PIL import Image

from desktop.dossier.model import Dossier
from desktop.guide import Guide
from desktop.letters.model import Paragraph, Signatures
from desktop.letters.pdf import render
from desktop.municipality.letters import Letters

from .test_papers import papers


def test_logo_is_read_from_the_municipality_alone(guide: Guide, dossier: Dossier, tmp_path: Path) -> None:
    def with_logo(name: str) -> Guide:
        settings = guide.municipality.settings
        head = settings.letterhead.model_copy(update={"logo": name})
        settings = settings.model_copy(update={"letterhead": head})
        return replace(guide, municipality=guide.municipality.model_copy(update={"settings": settings}))

    logo = tmp_path / "logo.png"
    Image.new("RGB", (40, 20), "navy").save(logo)
    for name in ("logo.png", "../../logo.png"):
        head = papers(with_logo(name), dossier)["verslag"].letterhead
        assert (head.logo, head.trouble) == (logo.read_bytes(), "")
    for name, problem in (("weg.png", "'weg.png' staat niet in deze map"), ("logo.png", "geen goede PNG of JPEG")):
        logo.write_bytes(b"RIFF\x24\0\0\0WEBPVP8 ")
        letter = papers(with_logo(name), dossier)["verslag"]
        assert letter.letterhead.logo is None
        assert letter.letterhead.trouble.startswith("Er staat geen logo op de papieren: ")
        assert problem in letter.letterhead.trouble
        assert render([letter]).startswith(b"%PDF"), "without it the letter is there all the same"


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
