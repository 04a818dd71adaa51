"""Reads YAML content files into validated models, and says of every mistake where it stands.

YAML here is the core schema without surprises: `no` and `1:30` stay text, anchors and aliases,
tags, duplicate keys, huge files and deep nesting are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from desktop.errors import ContentError, Finding

LARGEST_FILE = 1_000_000
DEEPEST = 20
_INTEGER = re.compile(r"[-+]?[0-9]{1,15}")
_FLOAT = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")
_WORDS: dict[str, object] = {
    "": None, "~": None, "null": None, "true": True, "false": False,
    "True": True, "False": False, "TRUE": True, "FALSE": False,
}  # fmt: skip

Place = tuple[str | int, ...]


class Frozen(BaseModel):
    """Base of every content model: unchangeable, and no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


Model = TypeVar("Model", bound=Frozen)


@dataclass(frozen=True)
class Document:
    """Plain data of one file, and the line each part of it stands on.

    Attributes:
        file: the path as the person gave it.
        data: dicts, lists, text, numbers, booleans, None.
        lines: place of a part (keys and indexes from the top) to its line, counted from 1.
    """

    file: Path
    data: Any
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """Line of a place, or of the nearest part around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def where(self, place: Place) -> str:
        """The innermost `id` around a place, for a reader who thinks in questions and rules."""
        found, part = "-", self.data
        for step in place:
            if isinstance(part, dict) and isinstance(part.get("id"), str):
                found = part["id"]
            try:
                part = part[step]
            except (KeyError, IndexError, TypeError):
                return found
        if isinstance(part, dict) and isinstance(part.get("id"), str):
            found = part["id"]
        return found

    def finding(self, place: Place, problem: str) -> Finding:
        """A mistake at a place of this document."""
        return Finding(str(self.file), self.line(place), self.where(place), problem)


def read(file: Path) -> Document:
    """Read one YAML file.

    Raises:
        ContentError: with one finding, when the file is missing, too large or not usable YAML.
    """
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise _refusal(file, 1, "dit bestand is groter dan 1 MB. Verdeel het over meer bestanden.")
        text = file.read_bytes().decode("utf-8-sig")
    except OSError:
        raise _refusal(file, 1, "dit bestand kan niet worden gelezen. Kijk de naam en de rechten na.") from None
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        raise _refusal(file, line, "dit bestand is geen UTF-8. Bewaar het opnieuw als UTF-8.") from None
    try:
        return _Builder(file).document(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise _refusal(
            file, line, f"dit is geen geldige YAML ({error.problem}). Kijk inspringing, ':' en aanhalingstekens na."
        ) from None
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        raise _refusal(file, line, "hier staat een teken dat niet in YAML mag. Haal het weg.") from None


def validate(document: Document, model: type[Model]) -> Model:
    """Turn a document into a model.

    Raises:
        ContentError: a finding for each mistake, in Dutch.
    """
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        raise ContentError([_explain(document, detail) for detail in error.errors()]) from None


def _refusal(file: Path, line: int, problem: str) -> ContentError:
    return ContentError([Finding(str(file), line, "-", problem)])


class _Builder:
    """Builds plain data from YAML events, so that nothing is ever expanded or guessed."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.lines: dict[Place, int] = {}

    def document(self, events: Iterator[Any]) -> Document:
        data: Any = None
        seen = False
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if seen:
                    self._refuse(event, "er staat meer dan één document in dit bestand. Haal '---' weg.")
                seen = True
                data = self._node(next(events), events, ())
        return Document(self.file, data, self.lines)

    def _node(self, event: Any, events: Iterator[Any], place: Place) -> Any:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(event, "verwijzingen met & en * mogen niet. Schrijf de tekst uit.")
        if getattr(event, "tag", None):
            self._refuse(event, "een typeaanduiding met ! mag niet. Haal hem weg.")
        if len(place) > DEEPEST:
            self._refuse(event, "dit is te diep ingesprongen.")
        self.lines.setdefault(place, event.start_mark.line + 1)
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, place)
        return self._mapping(events, place)

    def _list(self, events: Iterator[Any], place: Place) -> list[Any]:
        items: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, (*place, len(items))))
        return items

    def _mapping(self, events: Iterator[Any], place: Place) -> dict[str, Any]:
        items: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(event, "de naam voor ':' moet gewone tekst zijn.")
            key = event.value
            if key in items:
                self._refuse(event, f"'{key}' staat hier twee keer. Haal er één weg.")
            self.lines[(*place, key)] = event.start_mark.line + 1
            items[key] = self._node(next(events), events, (*place, key))
        return items

    def _refuse(self, event: Any, problem: str) -> None:
        raise _refusal(self.file, event.start_mark.line + 1, problem)


def _scalar(event: yaml.ScalarEvent) -> object:
    text = event.value
    if event.style is not None:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


def _explain(document: Document, detail: Any) -> Finding:
    """One pydantic error as a Dutch finding. `loc` may name union branches that are no part of the file."""
    place = tuple(detail["loc"])
    kind, context = detail["type"], detail.get("ctx", {})
    name = str(place[-1]) if place else "bestand"
    match kind:
        case "extra_forbidden":
            problem = f"'{name}' is hier geen bekend veld. Kijk de spelling na of haal het weg."
        case "missing":
            problem = f"'{name}' ontbreekt. Voeg het toe."
        case "literal_error" | "enum":
            problem = f"'{name}' moet een van deze zijn: {str(context.get('expected', '')).replace(' or ', ' of ')}."
        case "string_type":
            problem = f"'{name}' moet tekst zijn. Zet er aanhalingstekens omheen."
        case "int_type" | "int_parsing" | "float_type" | "int_from_float":
            problem = f"'{name}' moet een getal zijn, zonder aanhalingstekens."
        case "bool_type" | "bool_parsing":
            problem = f"'{name}' moet true of false zijn."
        case "list_type" | "tuple_type":
            problem = f"'{name}' moet een lijst zijn, elke regel met '- ' ervoor."
        case "model_type" | "dict_type" | "model_attributes_type":
            problem = f"'{name}' moet uit velden bestaan: 'naam: waarde'."
        case "date_from_datetime_parsing" | "date_parsing" | "date_type":
            problem = f"'{name}' moet een datum zijn, zoals 2026-05-31."
        case "string_pattern_mismatch":
            problem = f"'{name}' mag alleen kleine letters, cijfers, '_', '-' en punten hebben, en begint met een letter."
        case "value_error":
            problem = str(context.get("error", detail["msg"]))
        case _:
            problem = f"'{name}' klopt niet ({detail['msg']})."
    return document.finding(place, problem)
