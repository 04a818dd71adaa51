"""One YAML file as plain data that knows its lines. The one user of PyYAML.

YAML here is the core schema without surprises: `no` and `1:30` stay text; anchors and aliases, tags,
duplicate keys, invisible signs, huge files and deep nesting are refused.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from desktop.errors import ContentError, Finding

LARGEST_FILE = 1_000_000
MOST_PARTS = 20_000
DEEPEST = 20
_INTEGER = re.compile(r"[-+]?[0-9]{1,15}")
_FLOAT = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")
_WORDS: dict[str, object] = {
    "": None, "~": None, "null": None, "true": True, "false": False,
    "True": True, "False": False, "TRUE": True, "FALSE": False,
}  # fmt: skip
_INVISIBLE = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TROUBLES = {
    "mapping values are not allowed in this context": "hier staat een ':' te veel, of de inspringing klopt niet",
    "could not find expected ':'": "hier ontbreekt een ':'",
    "found unexpected end of stream": "een aanhalingsteken wordt niet gesloten",
    "found character that cannot start any token": "hier staat een teken dat niet mag, zoals een tab, @ of %",
    "found unknown escape character": "na een \\ staat een teken dat daar niet mag",
    "did not find expected ',' or ']'": "een lijst met [ wordt niet gesloten",
    "did not find expected ',' or '}'": "een blok met { wordt niet gesloten",
    "did not find expected node content": "hier ontbreekt een waarde, of een [ of { wordt niet gesloten",
    "did not find expected key": "de inspringing klopt niet, of er ontbreekt een ':'",
    "did not find expected '-' indicator": "hier ontbreekt '- ', of de inspringing klopt niet",
}
_BEGINNING = ("while scanning a quoted scalar", "while scanning a simple key", "while parsing a flow")

Place = tuple[str | int, ...]


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
        """The id of the question, rule or other entry around a place, else that of the file, else '-'."""
        found, part = _id(self.data), self.data
        for step in place[:2]:
            try:
                part = part[step]
            except (KeyError, IndexError, TypeError):
                break
            found = _id(part) or found
        return found or "-"

    def finding(self, place: Place, problem: str) -> Finding:
        """A mistake at a place of this document."""
        return Finding(str(self.file), self.line(place), self.where(place), problem)


def read(file: Path) -> Document:
    """Read one YAML file.

    Raises:
        ContentError: with one finding, when the file is missing, too large or not usable YAML.
    """
    return _document(file, read_text(file))


@lru_cache(maxsize=64)
def _document(file: Path, text: str) -> Document:
    """What a text says: built once, though a check and each municipality read the same files again."""
    builder = _Builder(file)
    try:
        return builder.document(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        line, problem = _trouble(error, builder.wide)
        raise builder.refusal(min(line, len(text.splitlines())), problem) from None


def read_text(file: Path, largest: int = LARGEST_FILE) -> str:
    """The text of a content file of at most `largest` bytes.

    Raises:
        ContentError: when it is missing, too large, no UTF-8, or holds a sign that cannot be seen.
    """
    try:
        if not file.is_file():
            raise ValueError if os.path.lexists(file) else FileNotFoundError
        with file.open("rb") as opened:
            data = opened.read(largest + 1)
    except FileNotFoundError:
        raise refusal(file, 1, f"dit bestand ontbreekt.{_instead(file)}") from None
    except (OSError, ValueError):
        raise refusal(file, 1, "dit bestand kan niet worden gelezen. Kijk de naam en de rechten na.") from None
    if len(data) > largest:
        problem = f"dit bestand is groter dan {largest // 1_000_000} MB. Verdeel het over meer bestanden."
        raise refusal(file, 1, problem)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise refusal(file, line, "dit bestand is geen UTF-8. Bewaar het opnieuw als UTF-8.") from None
    if sign := _INVISIBLE.search(text):
        line = text[: sign.start()].count("\n") + 1
        raise refusal(file, line, "hier staat een onzichtbaar teken. Haal het weg.")
    return text


def _instead(file: Path) -> str:
    """What to do about a file that is missing: it may be there with another ending or other capitals."""
    try:
        names = sorted(one.name for one in file.parent.iterdir() if one.is_file())
    except OSError:
        names = []
    close = [name for name in names if name.casefold().partition(".")[0] == file.stem.casefold()]
    return f" Wel is er '{shown(close[0])}'. Noem dat {shown(file.name)}." if close else " Kijk de naam na."


def refusal(file: Path, line: int, problem: str, where: str = "-") -> ContentError:
    """The error for a file with one mistake."""
    return ContentError([Finding(str(file), line, where, problem)])


def shown(text: object, longest: int = 60) -> str:
    """Text of a file as it may stand in a finding: short, on one line, without invisible signs."""
    plain = "".join(sign if sign.isprintable() else "·" for sign in str(text)[: longest + 1])
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


class _Builder:
    """Builds plain data from YAML events, so that nothing is ever expanded or guessed.

    Attributes:
        wide: line of the last value if that is a quoted text of more than one line, else 0.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.lines: dict[Place, int] = {}
        self.wide = 0
        self._ids: dict[int, str] = {}

    def document(self, events: Iterator[Any]) -> Document:
        data: Any = None
        seen = False
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if seen:
                    self._refuse(event, "er staat meer dan één document in dit bestand. Haal '---' weg.")
                seen = True
                data = self._node(next(events), events, ())
        if data is None:
            raise refusal(self.file, 1, "dit bestand is leeg. Vul het of haal het weg.")
        return Document(self.file, data, self.lines)

    def refusal(self, line: int, problem: str) -> ContentError:
        """The error for a mistake in what is being read now."""
        return refusal(self.file, line, problem, self._ids.get(2) or self._ids.get(0) or "-")

    def _node(self, event: Any, events: Iterator[Any], place: Place) -> Any:
        self._check(event, len(place))
        self.lines.setdefault(place, event.start_mark.line + 1)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, place)
        return self._mapping(events, place)

    def _check(self, event: Any, depth: int) -> None:
        self._ids = {outer: name for outer, name in self._ids.items() if outer < depth}
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._refuse(event, "verwijzingen met & en * mogen niet. Schrijf de tekst uit.")
        if event.tag:
            self._refuse(event, "een typeaanduiding met ! mag niet. Haal hem weg.")
        if depth > DEEPEST:
            self._refuse(event, "dit is te diep genest. Maak het platter.")
        if len(self.lines) >= MOST_PARTS:
            self._refuse(event, "dit bestand heeft te veel onderdelen. Verdeel het over meer bestanden.")

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
            self._check(event, len(place) + 1)
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(event, "de naam voor ':' moet gewone tekst zijn.")
            key = event.value
            if key in items:
                self._refuse(event, f"'{shown(key)}' staat hier twee keer. Haal er één weg.")
            self.lines[(*place, key)] = event.start_mark.line + 1
            items[key] = self._node(next(events), events, (*place, key))
            if key == "id" and len(place) <= 2:
                self._ids[len(place)] = _id(items)
        return items

    def _scalar(self, event: Any) -> object:
        text, start, end = event.value, event.start_mark.line, event.end_mark.line
        self.wide = start + 1 if event.style in ("'", '"') and end > start else 0
        if _INVISIBLE.search(text):
            self._refuse(event, "in deze tekst staat een onzichtbaar teken. Haal het weg.")
        if event.style:  # quoted or a block; plain text has none
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
        return text

    def _refuse(self, event: Any, problem: str) -> None:
        raise self.refusal(event.start_mark.line + 1, problem)


def _trouble(error: yaml.MarkedYAMLError, wide: int) -> tuple[int, str]:
    """Line and problem of a syntax error: where it began, rather than where the reader got lost."""
    began = (error.context or "").startswith(_BEGINNING)
    mark = error.context_mark if began and error.context_mark else error.problem_mark
    line = mark.line + 1 if mark else 1
    problem = _TROUBLES.get(error.problem or "", "de opbouw klopt niet")
    if wide and not began:  # the quotation mark that ended that text was meant to begin another
        line, problem = wide, _TROUBLES["found unexpected end of stream"]
    return line, f"dit is geen geldige YAML: {problem}. Kijk deze regel en die erboven na."


def _id(part: Any) -> str:
    found = part.get("id") if isinstance(part, dict) else None
    return shown(found) if isinstance(found, str) else ""
