"""Says in Dutch what is refused of an interchange file, and where in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.errors import InterchangeError

_PARTS = {
    "conversations": "gesprek",
    "exchanges": "vertaalde zin",
    "consents": "toestemming",
    "actions": "actie",
    "referrals": "doorverwijzing",
    "extensions": "verlenging",
    "strikes": "weggehaald antwoord",
    "sent": "verstuurde brief",
    "arrangements": "afspraak over een gesprek",
    "milestones": "stap van de inburgering",
    "outcomes": "uitkomst van een doel",
    "attendances": "bijeenkomst",
    "buddy_wishes": "wens voor een maatje",
    "buddy_matches": "maatje",
    "case_decisions": "besluit van een overleg",
    "certificates": "onderdeel van de inburgering",
    "tips": "tip",
    "questions": "vraag",
    "history": "stap",
}
_LONGEST = 60


@dataclass(frozen=True)
class Place:
    """Where in a file: dossier 12ab, gesprek 2, veld 'answers.werk.soort'."""

    words: str
    path: str = ""

    def part(self, name: str, number: int) -> Place:
        """A numbered part of this place, counted from 1."""
        return Place(f"{self}, {name} {number}")

    def field(self, name: str) -> Place:
        """A field of this place, or of the field that it is."""
        return Place(self.words, f"{self.path}.{name}" if self.path else name)

    def __str__(self) -> str:
        return f"{self.words}, veld '{shown(self.path)}'" if self.path else self.words


def shown(text: object) -> str:
    """Text of a file as it may stand in a message: short, on one line, without invisible signs."""
    plain = "".join(sign if sign.isprintable() else "�" for sign in str(text)[: _LONGEST + 1])
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def refusal(problems: list[str]) -> InterchangeError:
    """The error that tells the first problem, and how many follow."""
    more = {0: "", 1: " Daarna volgt nog 1 fout."}.get(
        len(problems) - 1, f" Daarna volgen nog {len(problems) - 1} fouten."
    )
    first = problems[0][0].upper() + problems[0][1:]
    return InterchangeError(f"{first}{more} Verbeter het bestand; er is niets opgeslagen.")


def refused_value(content: Any, detail: Mapping[str, Any], before: tuple[int | str, ...] = ()) -> str:
    """One error of pydantic as a Dutch sentence. Args: before: the steps to what was looked at."""
    return f"{_place(content, (*before, *detail['loc']))} {_problem(detail)}."


def _place(content: Any, steps: tuple[int | str, ...]) -> Place:
    """The place that pydantic's steps lead to."""
    place = Place("het bestand")
    for before, step in zip(("", *steps), steps, strict=False):
        if isinstance(step, str):
            place = place.field(step)
        elif before == "dossiers":
            place = Place(f"dossier {_dossier_name(content, step)}")
        else:
            outer = Place(place.words, place.path.removesuffix(str(before)).rstrip("."))
            place = outer.part(_PARTS.get(str(before), f"'{before}'"), step + 1)
    return place


def _dossier_name(content: Any, number: int) -> str:
    try:
        name = content["dossiers"][number]["id"]
    except (KeyError, IndexError, TypeError):
        name = None
    return shown(name) if isinstance(name, str) and name else f"nummer {number + 1}"


def _problem(detail: Mapping[str, Any]) -> str:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return "ontbreekt"
        case "extra_forbidden":
            return "is geen bekend veld"
        case "string_type":
            return "moet tekst zijn, tussen aanhalingstekens"
        case "string_too_short" | "too_short":
            return "is leeg"
        case "string_too_long":
            return f"is te lang: hoogstens {context.get('max_length')} tekens"
        case "string_pattern_mismatch":
            return "heeft tekens die hier niet mogen"
        case "int_type":
            return "moet een heel getal zijn, zonder aanhalingstekens"
        case "greater_than_equal":
            return f"moet minstens {context.get('ge')} zijn"
        case "less_than_equal":
            return f"mag hoogstens {context.get('le')} zijn"
        case "bool_type":
            return "moet true of false zijn"
        case "literal_error":
            return f"moet een van deze zijn: {str(context.get('expected')).replace(' or ', ' of ')}"
        case "list_type":
            return "moet een lijst zijn: [ … ]"
        case "dict_type" | "model_type":
            return "moet uit velden bestaan: { … }"
        case "value_error":
            return str(context.get("error"))
        case _:
            return "klopt niet"
