"""The answers of one conversation as one row of values: all that is counted, and no word that somebody wrote.

Whoever needs an answer of it gets one made; counting reads the values themselves, a column of many rows at a time.
"""

from __future__ import annotations

import json
import re
from collections import UserDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import zip_longest
from operator import itemgetter
from typing import Any

from desktop.dossier.model import Answer, Conversation

REFUSED, ELSEWHERE = 0.5, 1.5
"""Stand in the place of a value: of what was declined; and of what was answered in words, which are not here. No answer
is a fraction."""
_MARKS = {"": None, "-": REFUSED, "~": ELSEWHERE}
"""How these, and nothing, are written: as no value is. Between two stands a new line, which is in none of them."""
_TOLD = ""
"""Stands in the place of the id of a question: the bits."""
_encoded = json.JSONEncoder(separators=(",", ":")).encode
_NONE: Mapping[str, Any] = {}
_PLAIN = re.compile(r"[a-z0-9][a-z0-9_.-]{0,79}")
"""An id of a choice, or a day."""
_OF_A_PERSON = ("relation", "age")
"""What is not in words of somebody in a family."""


class Brief(UserDict[str, Answer]):
    """The answers of one conversation.

    Args:
        written: its row: first, as the bits of one number (in sixteens), the places of all that was answered or
            declined; then, by place, what `meant` reads.
        places: of the questions, by their ids, from 1; a row that is shorter was made when there were fewer.
        in_full: values that stand elsewhere, by the ids of their questions.
    """

    def __init__(self, written: str, places: Mapping[str, int], in_full: Mapping[str, Any] = _NONE) -> None:
        self.written, self.places, self.in_full = written, places, in_full
        self._row: list[str] | None = None

    @property
    def row(self) -> list[str]:
        """What is written, by place, with what stands elsewhere."""
        if self._row is None:
            self._row = self._read()
        return self._row

    def tells(self, places: int) -> bool:
        """Whether anything was answered or declined to these questions, of which the places are the bits."""
        return bool(self.in_full or int(self.written.partition("\n")[0], 16) & places)

    def _read(self) -> list[str]:
        row = self.written.split("\n")
        for question, value in self.in_full.items():
            place = self.places[question]
            row += [""] * (place + 1 - len(row))
            row[place] = _text(value)
        return row

    @cached_property
    def data(self) -> dict[str, Answer]:  # type: ignore[override]
        """The answers, by the ids of their questions."""
        found = {}
        row = self.row
        for name, place in self.places.items():
            value = meant(row[place]) if place < len(row) else None
            if value == REFUSED:
                found[name] = Answer(name, "declined")
            elif value is not None:
                found[name] = Answer(name, "answered", None if value == ELSEWHERE else value)
        return found


class Said:
    """What was said in some conversations, question by question: as in a `Brief`, of which it makes columns at once.

    Args:
        questions: ids of those of which a column is asked.

    Attributes:
        places: of the questions, by their ids.
        in_writing: whether its columns are of what is written, and not of what that means.
    """

    def __init__(self, talks: Sequence[Conversation], questions: Iterable[str]) -> None:
        every: list[Mapping[str, Answer]] = [talk.answers for talk in talks]
        briefs = [answers for answers in every if isinstance(answers, Brief)]
        self.in_writing = bool(briefs) and len(briefs) == len(talks)
        if self.in_writing:
            self.places = briefs[0].places
            known = [name for name in questions if name in self.places]
            self._columns: Mapping[str, Sequence[Any]] = _picked(briefs, known, self.places)
        else:
            self.places, self._columns = _columns(every)
        self._nothing = ("" if self.in_writing else None,) * len(talks)

    def column(self, question: str) -> Sequence[Any]:
        """What was said to one question in each conversation: None for nothing, `REFUSED`, `ELSEWHERE` or the value."""
        return self._columns.get(question, self._nothing)

    @property
    def told(self) -> Sequence[int]:
        """The places of all that was answered or declined in each conversation, as the bits of a number."""
        told = self._columns.get(_TOLD, ())
        return [int(bits, 16) for bits in told] if self.in_writing else told


def written(answers: Iterable[Answer], places: dict[str, int]) -> str:
    """Answers as a `Brief` has them; a question that has no place yet gets the next one."""
    bits, *values = _row(answers, places, _without_words)
    return "\n".join((f"{bits:x}", *map(_text, values)))


def meant(text: str) -> Any:
    """What is written of one question: None for nothing, `REFUSED`, `ELSEWHERE` or the value that was answered."""
    return _MARKS[text] if text in _MARKS else json.loads(text)


def _text(value: Any) -> str:
    """How it is written, so that `meant` reads it."""
    if value is None:
        return ""
    if isinstance(value, float) and value in (REFUSED, ELSEWHERE):
        return "-" if value == REFUSED else "~"
    return _encoded(value)


def _picked(briefs: Sequence[Brief], names: Sequence[str], places: Mapping[str, int]) -> dict[str, Sequence[str]]:
    """Columns of what is written."""
    wanted = [0, *(places[name] for name in names)]
    width, rows = max(wanted) + 1, [one.row for one in briefs]
    for place, row in enumerate(rows):
        if len(row) < width:
            rows[place] = row + [""] * (width - len(row))
    pick = itemgetter(*wanted, 0)  # of one place it would give no row
    return dict(zip((_TOLD, *names), zip(*map(pick, rows), strict=True), strict=False))


def _columns(every: Sequence[Mapping[str, Answer]]) -> tuple[dict[str, int], dict[str, Sequence[Any]]]:
    places: dict[str, int] = {}
    rows = [_row(answers.values(), places, lambda value: value) for answers in every]
    columns = list(zip_longest(*rows))
    return places, {name: columns[place] for name, place in {_TOLD: 0, **places}.items() if columns}


def _row(answers: Iterable[Answer], places: dict[str, int], kept: Callable[[Any], Any]) -> list[Any]:
    found: list[Any] = [0]
    for answer in answers:
        if (value := _value(answer)) is not None:
            place = places.setdefault(answer.question, len(places) + 1)
            if place >= len(found):
                found += [None] * (place + 1 - len(found))
            found[place] = kept(value)
            found[0] |= 1 << place
    return found


def _value(answer: Answer) -> Any:
    if answer.state == "answered":
        return ELSEWHERE if answer.value is None else answer.value
    return REFUSED if answer.state == "declined" else None


def _without_words(value: Any) -> Any:
    if isinstance(value, list):
        items = [_bare(item) for item in value]
        return ELSEWHERE if ELSEWHERE in items else items
    if isinstance(value, str):
        return value if _PLAIN.fullmatch(value) else ELSEWHERE
    return value if isinstance(value, int) else value if value == REFUSED else ELSEWHERE


def _bare(item: Any) -> Any:
    if isinstance(item, dict):
        return {name: item[name] for name in _OF_A_PERSON if name in item}
    return item if isinstance(item, str) and _PLAIN.fullmatch(item) else ELSEWHERE
