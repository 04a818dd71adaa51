"""What a volunteer hears of a newcomer, and nothing else: the first name, and of the wish what people can do together.

The wish was told to be passed on. Nothing comes from any other answer, from a note, or from where somebody is from; a
condition ('alleen met een vrouw') and the wait are not passed on either.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.dossier.around import Buddy, BuddyWish
from desktop.dossier.buddy_words import CONDITIONS, MOMENTS, first_name
from desktop.dossier.model import Newcomer

NEVER = "Het maatje hoort nooit: gezondheid, geld, familie, herkomst of het verhaal van iemand."


@dataclass(frozen=True)
class Introduction:
    """One of two people, as the other hears of him.

    Attributes:
        languages: BCP 47 codes.
        moments: when he can: keys of `CONDITIONS`.
        hours: a week; None when nothing was said of it.
    """

    first_name: str
    languages: tuple[str, ...]
    interests: tuple[str, ...]
    neighbourhood: str
    moments: tuple[str, ...]
    hours: int | None

    def facts(self, say: Callable[[str], str]) -> list[tuple[str, str]]:
        """What it is called, and what is told. Args: say: the Dutch name of a language."""
        told = [
            ("Voornaam", self.first_name),
            ("Talen", ", ".join(say(code) for code in self.languages)),
            ("Doet graag", ", ".join(self.interests)),
            ("Wijk", self.neighbourhood),
            ("Kan", ", ".join(CONDITIONS[moment] for moment in self.moments)),
            ("Tijd", f"{self.hours} uur per week" if self.hours else ""),
        ]
        return [(name, value) for name, value in told if value]


def of_newcomer(newcomer: Newcomer, wish: BuddyWish) -> Introduction:
    """What the buddy hears of a newcomer."""
    return _of(newcomer.name, wish)


def of_buddy(buddy: Buddy) -> Introduction:
    """What a newcomer hears of a buddy: the same, and no telephone number."""
    return _of(buddy.name, buddy)


def _of(name: str, said: BuddyWish | Buddy) -> Introduction:
    return Introduction(
        first_name(name),
        tuple(said.languages),
        tuple(said.interests),
        said.neighbourhood,
        tuple(moment for moment in MOMENTS if moment in said.conditions),
        said.hours,
    )
