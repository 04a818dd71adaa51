"""Which fields the form of a card has: of an organisation, and of an activity."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from desktop.guide import Guide
from desktop.municipality.directory_checks import icons
from desktop.municipality.directory_search import DAYS
from desktop.views.directory.fields import Area, Choice, Day, Field, Line, Many, Number, Words
from desktop.views.wording import WAYS


@dataclass(frozen=True)
class Choices:
    """What there is to choose from.

    Attributes:
        roles, themes, neighbourhoods, days, ways: words by id.
        pictures: of themes, by id.
        icons: names of pictures.
    """

    roles: Mapping[str, str]
    themes: Mapping[str, str]
    neighbourhoods: Mapping[str, str]
    days: Mapping[str, str]
    ways: Mapping[str, str]
    pictures: Mapping[str, str]
    icons: Collection[str]

    @classmethod
    def of(cls, guide: Guide) -> Choices:
        """What a municipality has to choose from."""
        settings, domains = guide.municipality.settings, guide.questionnaire.domains[1:-1]
        return cls(
            roles={role.id: role.title for role in settings.roles},
            themes={domain.id: domain.title for domain in domains},
            neighbourhoods={name: name for name in settings.neighbourhoods},
            days={str(day): words for day, words in DAYS.items()},
            ways={str(way): words for way, words in WAYS.items()},
            pictures={domain.id: domain.icon for domain in domains if domain.icon},
            icons=icons(),
        )


Rows = list[tuple[str, str, Field, str]]
"""Of each field: its name in the model, what stands above it, the field, and help below that."""


def _shared(choices: Choices) -> dict[str, Field]:
    """The fields that both kinds of cards have."""
    near = choices.neighbourhoods
    return {
        "themes": Many("form:themes", choices.themes, choices.pictures, as_chosen=True),
        "days": Many("form:days", choices.days, {}),
        "neighbourhoods": Many("form:neighbourhoods", near, {}) if near else Words(),
        "languages": Words("Nederlands, Arabisch"),
        "words": Words("fiets, fietsles, verkeer"),
        "audience": Line(),
        "cost": Line("gratis"),
        "verified_on": Day("dd-mm-jjjj"),
    }


_ASIDE = {
    "themes": ("Leefgebieden", "Wat u het eerst kiest, geeft het plaatje."),
    "days": ("Dagen", ""),
    "neighbourhoods": ("Wijken", "Kies niets als het voor de hele gemeente is."),
    "languages": ("Talen die er gesproken worden", "Met komma's ertussen."),
    "words": ("Ook te vinden met", "Andere woorden die mensen gebruiken, met komma's ertussen."),
    "audience": ("Voor wie", ""),
    "cost": ("Kosten", ""),
}


def organisation_fields(choices: Choices) -> list[tuple[str, Rows]]:
    """The groups of fields of an organisation."""
    shared = _shared(choices)

    def one(name: str) -> tuple[str, str, Field, str]:
        return (name, _ASIDE[name][0], shared[name], _ASIDE[name][1])

    icons = {name: name for name in choices.icons}
    return [
        (
            "Wat",
            [
                ("name", "Naam *", Line(), ""),
                ("in_sentence", "In een zin", Line("de huisarts"), "Alleen als er ‘de’ of ‘het’ voor hoort."),
                ("offers", "Waarvoor *", Area(), "Een of twee gewone zinnen. De nieuwkomer leest dit ook."),
                ("role", "Wat mag deze organisatie zien? *", Choice(choices.roles, "Kies…"), ""),
                one("themes"),
                one("audience"),
                one("languages"),
                one("cost"),
                one("words"),
                ("icon", "Plaatje", Choice(icons, "Dat van het leefgebied"), ""),
            ],
        ),
        (
            "Waar en wanneer",
            [
                ("address", "Adres", Area(lines=True), "Elke regel van het adres op een eigen regel."),
                ("directions", "Zo komt men er", Area(), ""),
                one("neighbourhoods"),
                one("days"),
                ("contact", "Contactpersoon", Line(), ""),
                ("phone", "Telefoon", Line(), ""),
                ("email", "E-mail", Line(), ""),
                ("waiting_days", "Gewone wachttijd in dagen", Number(), "Leeg als niemand het weet."),
                ("way", "Hoe verwijst u", Choice(choices.ways), ""),
                ("verified_on", "Nagekeken op *", shared["verified_on"], ""),
                ("until", "Gestopt sinds", Day("dd-mm-jjjj"), "Dan wordt de kaart niet meer voorgesteld of gevonden."),
            ],
        ),
    ]


def activity_fields(choices: Choices) -> list[tuple[str, Rows]]:
    """The groups of fields of an activity."""
    shared = _shared(choices)

    def one(name: str) -> tuple[str, str, Field, str]:
        return (name, _ASIDE[name][0], shared[name], _ASIDE[name][1])

    own = "Leeg: zoals bij de organisatie."
    return [
        (
            "Wat",
            [
                ("title", "Naam *", Line("Leren fietsen"), ""),
                ("text", "Wat doet men er? *", Area(), "Een of twee gewone zinnen. De nieuwkomer leest dit ook."),
                one("themes"),
                one("audience"),
                ("languages", _ASIDE["languages"][0], shared["languages"], own),
                one("cost"),
                one("words"),
            ],
        ),
        (
            "Waar en wanneer",
            [
                one("days"),
                ("time", "Tijd", Line("10:00-11:30"), ""),
                ("place", "Plaats", Line(), own),
                one("neighbourhoods"),
                ("verified_on", "Nagekeken op", shared["verified_on"], own),
            ],
        ),
    ]
