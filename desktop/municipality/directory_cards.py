"""The directory as cards: one for each organisation, and one for each of its activities. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.municipality.directory import Activity, Weekday
from desktop.municipality.model import STALE_AFTER, Municipality, Organisation

BETWEEN = "/"
"""Between the ids of an organisation and its activity."""
USUAL = "network"
"""Picture of a card that has no icon and no theme of its own."""


@dataclass(frozen=True)
class Card:
    """One card of the directory.

    Attributes:
        organisation: whose it is.
        activity: the one that it is about; None when it is about the organisation.
    """

    organisation: Organisation
    activity: Activity | None = None

    @property
    def id(self) -> str:
        """By which it is found again: `taalhuis`, or `taalhuis/taalcafe`."""
        return f"{self.organisation.id}{BETWEEN}{self.activity.id}" if self.activity else self.organisation.id

    @property
    def title(self) -> str:
        """Its name in Dutch."""
        return self.activity.title if self.activity else self.organisation.name

    @property
    def text(self) -> str:
        """What one can do or get there, in Dutch."""
        return self.activity.text if self.activity else self.organisation.offers

    @property
    def audience(self) -> str:
        """Who may come."""
        return self.activity.audience if self.activity else self.organisation.audience

    @property
    def cost(self) -> str:
        """What it costs whoever comes."""
        return self.activity.cost if self.activity else self.organisation.cost

    @property
    def themes(self) -> tuple[str, ...]:
        """Ids of the life domains it helps with."""
        return self.activity.themes if self.activity else self.organisation.themes

    @property
    def languages(self) -> tuple[str, ...]:
        """That are spoken there."""
        own = self.activity.languages if self.activity else ()
        return own or self.organisation.languages

    @property
    def days(self) -> tuple[Weekday, ...]:
        """On which one can come; empty when that is not told."""
        return self.activity.days if self.activity else self.organisation.days

    @property
    def neighbourhoods(self) -> tuple[str, ...]:
        """For whom it is; empty for the whole municipality."""
        return self.activity.neighbourhoods if self.activity else self.organisation.neighbourhoods

    @property
    def words(self) -> tuple[str, ...]:
        """More words by which people look for it."""
        return self.activity.words if self.activity else self.organisation.words

    @property
    def place(self) -> tuple[str, ...]:
        """The lines of where it is."""
        return (self.activity.place,) if self.activity and self.activity.place else self.organisation.address

    @property
    def verified_on(self) -> date:
        """When somebody last checked it."""
        return (self.activity.verified_on if self.activity else None) or self.organisation.verified_on

    def stale(self, today: date) -> bool:
        """Whether nobody has checked it for half a year."""
        return today - self.verified_on > STALE_AFTER

    def part(self, municipality: Municipality, name: str) -> tuple[str, str]:
        """The catalog context and the Dutch of a field that a newcomer reads; see `directory.ACTIVITY_TEXTS`."""
        if self.activity:
            return municipality.context("activity", self.activity.id, name), getattr(self.activity, name)
        return municipality.context("organisation", self.organisation.id, name), getattr(self.organisation, name)


def cards(municipality: Municipality, today: date) -> list[Card]:
    """A card for everything that is there today, in the order of the directory."""
    return [card for organisation in municipality.present(today) for card in of(organisation)]


def of(organisation: Organisation) -> Iterator[Card]:
    """The cards of one organisation."""
    yield Card(organisation)
    for activity in organisation.activities:
        yield Card(organisation, activity)
