"""The answers in a letter to an organisation, each under the legal basis on which it goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.dossier.model import Basis
from desktop.letters.disclosure import Line
from desktop.letters.model import Block, Fact, Facts, Heading, Paragraph

BASES: dict[Basis, str] = {
    "legal_task": "Wij delen dit met u omdat het hoort bij onze wettelijke taak.",
    "consent": "Deze persoon heeft toestemming gegeven om dit met u te delen.",
}
"""In the order in which they stand in a letter."""


def grounds(heading: str, lines: Sequence[Line], otherwise: Basis | None) -> Iterator[Block]:
    """A group of answers for each legal basis, with that basis below it.

    Args:
        lines: what goes.
        otherwise: the basis of the letter when no answer goes; None when there is none yet.
    """
    if lines:
        yield Heading(heading)
    for basis, words in BASES.items():
        group = [line for line in lines if line.basis == basis]
        if group:
            yield Facts(tuple(Fact(line.text, line.answer) for line in group))
        if group or (not lines and basis == otherwise):
            yield Paragraph(words, "quiet")
