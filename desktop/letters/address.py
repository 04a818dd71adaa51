"""How a letter to an organisation begins: its address and the day, or that it must not be sent."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.letters.model import Block, Heading, Paragraph
from desktop.letters.occasion import Occasion, in_dutch
from desktop.municipality.model import Organisation


def address(occasion: Occasion, organisation: Organisation) -> Iterator[Block]:
    """To whom, and on what day."""
    lines = (organisation.name, organisation.contact, *organisation.address)
    yield Paragraph("\n".join(line for line in lines if line))
    yield Paragraph(f"Datum: {in_dutch(occasion.today)}")


def not_to_send(why: str) -> Iterator[Block]:
    """What stands in the place of a letter that must not go."""
    yield Heading("Niet versturen")
    yield Paragraph(why, "lead")
