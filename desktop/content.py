"""Turns YAML content files into validated models, and says in Dutch of every mistake where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from desktop.document import Document, Place, read, shown
from desktop.errors import ContentError, Finding

__all__ = ["Document", "Frozen", "Model", "meant", "read", "validate"]

MOST_FINDINGS = 100
NEAR = 0.75
"""How much two words have to look alike, from 0 to 1, before the one is asked after for the other."""


class Frozen(BaseModel):
    """Base of every content model: unchangeable, and no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


Model = TypeVar("Model", bound=Frozen)


def validate(document: Document, model: type[Model]) -> Model:
    """Turn a document into a model. Nothing is converted: '5' is text, and 1 is not true.

    Raises:
        ContentError: a finding for each mistake, in Dutch.
    """
    try:
        # Of JSON pydantic knows, also when it is strict, that a list may be a tuple and a text a date.
        return model.model_validate_json(json.dumps(document.data), strict=True)
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not _hollow(detail)]
        findings = [_explain(document, model, detail) for detail in details[:MOST_FINDINGS]]
        raise ContentError(findings) from None


def meant(word: str, known: Iterable[str]) -> str:
    """A question to end a finding with, when a known word looks very much like this one: ' Bedoelt u …?'

    Of a name with a dot the last part has to look like it too: to share a life domain makes no two questions alike.
    """
    given = word[:80]
    close = (name for name in get_close_matches(given, list(known), 3) if _near(given, name))
    found = next((name for name in close if _near(given.rpartition(".")[2], name.rpartition(".")[2])), "")
    return f" Bedoelt u '{found}'?" if found else ""


def _near(word: str, known: str) -> bool:
    """Whether most of two words is the same, or all but one letter."""
    differ = sum(one != other for one, other in zip(word, known, strict=False))
    return SequenceMatcher(None, word, known).ratio() >= NEAR or (len(word) == len(known) > 2 and differ == 1)


def _hollow(detail: Any) -> bool:
    """Whether a list is only called too short because what stands in it is wrong."""
    return detail["type"] == "too_short" and bool(detail["input"])


def _explain(document: Document, model: type[Frozen], detail: Any) -> Finding:
    """One pydantic error as a Dutch finding."""
    place: Place = tuple(detail["loc"])
    problem = _problem(detail, place, _name(place))
    if detail["type"] == "extra_forbidden":
        close = get_close_matches(str(place[-1])[:80], _fields(model, place), 1)  # of so few a guess seldom misleads
        problem += f" Bedoelt u '{close[0]}'?" if close else ""
    return document.finding(place, problem)


def _name(place: Place) -> str:
    """What a place is called: the key, or the number in the list of a key."""
    key = next((shown(step) for step in reversed(place) if isinstance(step, str)), "bestand")
    return f"nummer {place[-1] + 1} van '{key}'" if place and isinstance(place[-1], int) else f"'{key}'"


def _problem(detail: Any, place: Place, name: str) -> str:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            return f"{name} is hier geen bekend veld. Kijk de spelling na of haal het weg."
        case "missing":
            return f"{name} ontbreekt. Voeg het toe."
        case _ if detail["input"] is None:
            return f"{name} is leeg. Vul het in."
        case "literal_error":
            known = re.findall(r"'([^']*)'", str(context["expected"]))
            wrong = f"{name} moet een van deze zijn: {', '.join(known)}."
            return wrong + meant(str(detail["input"]), known)
        case "string_type":
            return f"{name} moet tekst zijn. Zet er aanhalingstekens omheen."
        case "int_type" | "int_from_float" | "int_parsing":
            return f"{name} moet een heel getal zijn, zonder aanhalingstekens."
        case "bool_type":
            return f"{name} moet true of false zijn, zonder aanhalingstekens."
        case "tuple_type":
            return f"{name} moet een lijst zijn, elke regel met '- ' ervoor."
        case "model_type" | "dict_type":
            return f"{name} moet uit velden bestaan, elk als 'veld: waarde'."
        case "date_type" | "date_parsing" | "date_from_datetime_parsing" | "date_from_datetime_inexact":
            return f"{name} moet een datum zijn die bestaat, zoals 2026-05-31."
        case "string_pattern_mismatch":
            return f"{name} {_shape(str(context['pattern']))}."
        case "string_too_short":
            return f"{name} is leeg. Vul het in."
        case "string_too_long":
            return f"{name} is te lang: hoogstens {context['max_length']} tekens. Maak het korter."
        case "too_short":
            return f"{name} heeft te weinig regels: minstens {context['min_length']}. Vul aan."
        case "too_long":
            return f"{name} heeft te veel regels: hoogstens {context['max_length']}. Haal er weg."
        case "greater_than_equal":
            return f"{name} moet minstens {context['ge']} zijn."
        case "less_than_equal":
            return f"{name} mag hoogstens {context['le']} zijn."
        case "value_error":
            return str(context["error"])
        case _:
            return f"{name} klopt niet. Kijk in de handleiding wat hier hoort."


def _shape(pattern: str) -> str:
    if pattern.startswith(r"^\d"):
        return "moet uit getallen bestaan met een punt ertussen, zoals 2026.2, of met een eigen teller: 2026.2-dorp.1"
    signs = "kleine letters, cijfers en " + ("'_' of '-'" if "-]" in pattern else "'_'")
    if r"\." in pattern:
        return f"moet eruitzien als 'leefgebied.naam', met alleen {signs}"
    return f"mag alleen {signs} hebben, en begint met een letter"


def _fields(model: type[Frozen], place: Place) -> list[str]:
    """Names of the fields that may stand where the last step of a place stands."""
    kind: Any = model
    for step in place[:-1]:
        kind = get_args(kind)[0] if isinstance(step, int) else kind.model_fields[step].annotation
    return list(kind.model_fields)
