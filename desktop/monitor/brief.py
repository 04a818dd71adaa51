"""The answers of one conversation as one row of writing: all that is counted.

As it is kept, it has no word that somebody wrote. Whoever needs an answer of it gets one made; counting reads what is
written, a column of many rows at a time.
"""

from __future__ import annotations

import json
import re
from collections import UserDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from desktop.dossier.model import Answer
from desktop.monitor.columns import Mask

REFUSED, ELSEWHERE = 0.5, 1.5
"""Stand in the place of a value: of what was declined; and of what was answered in words, which are not here. No answer
is a fraction."""
NOTHING_SAID = "0"
"""A row of no answers."""
_MARKS = {"": None, "-": REFUSED, "~": ELSEWHERE}
"""How these, and nothing, are written: as no value is. Between two stands a new line, which is in none of them."""
_encoded = json.JSONEncoder(separators=(",", ":")).encode
_PLAIN = re.compile(r"[a-z0-9][a-z0-9_.-]{0,79}")
"""An id of a choice, or a day."""
_OF_A_PERSON = ("relation", "age")
"""What is not in words of somebody in a family."""


class Brief(UserDict[str, Answer]):
    """The answers of one conversation.

    Args:
        row: what is written: first, as the bits of one number (in sixteens), the places of all that was answered or
            declined; then, by place, what `meant` reads.
        places: of the questions, by their ids, from 1; a row that is shorter was made when there were fewer.
    """

    def __init__(self, row: str, places: Mapping[str, int]) -> None:
        self.row, self.places = row.split("\n"), places

    @cached_property
    def data(self) -> dict[str, Answer]:  # type: ignore[override]
        """The answers, by the ids of their questions."""
        found = {}
        for name, place in self.places.items():
            value = meant(self.row[place]) if place < len(self.row) else None
            if value == REFUSED:
                found[name] = Answer(name, "declined")
            elif value is not None:
                found[name] = Answer(name, "answered", None if value == ELSEWHERE else value)
        return found


class Said:
    """What was said in many conversations, question by question.

    Args:
        rows: what is written of each.
        places: of the questions in them.
    """

    def __init__(self, rows: Sequence[str], places: Mapping[str, int]) -> None:
        self._rows, self._places = rows, places

    def columns(self, talks: Iterable[int], questions: Collection[str]) -> dict[str, list[str]]:
        """What is written of each question in these conversations, as `meant` reads it.

        Of a hundred questions few are asked: to look only for those takes a third of splitting every row.

        Args:
            talks: their places.
        """
        rows = [self._rows[talk] for talk in talks]
        if not questions:
            return {}
        text = "\n".join((*rows, ""))
        ends = np.flatnonzero(np.frombuffer(text.encode("ascii", "replace"), np.uint8) == ord("\n"))
        last = np.searchsorted(ends, np.cumsum(np.fromiter(map(len, rows), np.int64, len(rows)) + 1) - 1)
        first = np.append(-1, last[:-1]) + 1
        found = {}
        for name in questions:
            cell = first + self._places.get(name, len(ends))
            there = cell <= last
            cell = np.where(there, cell, last)
            starts, stops = np.where(there, ends[cell - 1] + 1, 0).tolist(), np.where(there, ends[cell], 0).tolist()
            found[name] = [text[start:stop] for start, stop in zip(starts, stops, strict=True)]
        return found

    def told(self, talks: Iterable[int]) -> list[int]:
        """The places of all that was answered or declined in these conversations, as the bits of a number."""
        rows = self._rows
        return [int(rows[talk].partition("\n")[0], 16) for talk in talks]

    def tells(self, talks: Iterable[int], questions: Iterable[str]) -> Mask:
        """Whether anything was answered or declined to these questions in each of these conversations."""
        bits = sum({1 << self._places[name] for name in questions if name in self._places})
        return np.array([told & bits != 0 for told in self.told(talks)], dtype=bool)


def written(answers: Iterable[Answer], places: dict[str, int], *, words: bool = False) -> str:
    """Answers as one row; a question that has no place yet gets the next one.

    Args:
        words: whether it holds what somebody wrote as well: never of a row that is kept.
    """
    bits, values = 0, [""]
    for answer in answers:
        if (value := _value(answer)) is not None:
            place = places.setdefault(answer.question, len(places) + 1)
            values += [""] * (place + 1 - len(values))
            values[place] = _text(value if words else _without_words(value))
            bits |= 1 << place
    return "\n".join((f"{bits:x}", *values[1:]))


def with_words(row: str, places: Mapping[str, int], words: Mapping[str, Any]) -> str:
    """A row, and what was written by hand to some of its questions."""
    cells = row.split("\n")
    for question, value in words.items():
        place = places[question]
        cells += [""] * (place + 1 - len(cells))
        cells[place] = _text(value)
    return "\n".join(cells)


def meant(text: str) -> Any:
    """What is written of one question: None for nothing, `REFUSED`, `ELSEWHERE` or the value that was answered."""
    return _MARKS[text] if text in _MARKS else json.loads(text)


def _text(value: Any) -> str:
    """How it is written, so that `meant` reads it."""
    if isinstance(value, float) and value in (REFUSED, ELSEWHERE):
        return "-" if value == REFUSED else "~"
    return _encoded(value)


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
