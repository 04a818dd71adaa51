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
from typing import Any

from desktop.dossier.model import Answer, Conversation

REFUSED, ELSEWHERE = 0.5, 1.5
"""Stand in the place of a value: of what was declined; and of what was answered in words, which are not here. No answer
is a fraction."""
_NONE: Mapping[str, Any] = {}
_PLAIN = re.compile(r"[a-z0-9][a-z0-9_.-]{0,79}")
"""An id of a choice, or a day."""
_OF_A_PERSON = ("relation", "age")
"""What is not in words of somebody in a family."""


class Brief(UserDict[str, Answer]):
    """The answers of one conversation.

    Args:
        written: its row, as JSON: first, as the bits of one number, the places of all that was answered or declined;
            then, by place: null for nothing, `REFUSED`, `ELSEWHERE`, or the value that was answered.
        places: of the questions, by their ids, from 1; a row that is shorter was made when there were fewer.
        in_full: values that stand elsewhere, by the ids of their questions.
    """

    def __init__(self, written: str, places: Mapping[str, int], in_full: Mapping[str, Any] = _NONE) -> None:
        self.written, self.places, self.in_full = written, places, in_full

    @cached_property
    def row(self) -> list[Any]:
        """What is written, read."""
        return self.filled(json.loads(self.written))

    def filled(self, row: list[Any]) -> list[Any]:
        """The row with what stands elsewhere."""
        for question, value in self.in_full.items():
            place = self.places[question]
            row += [None] * (place + 1 - len(row))
            row[place] = value
        return row

    @cached_property
    def data(self) -> dict[str, Answer]:  # type: ignore[override]
        """The answers, by the ids of their questions."""
        found = {}
        row = self.row
        for name, place in self.places.items():
            value = row[place] if place < len(row) else None
            if value == REFUSED:
                found[name] = Answer(name, "declined")
            elif value is not None:
                found[name] = Answer(name, "answered", None if value == ELSEWHERE else value)
        return found


class Said:
    """What was said in some conversations, question by question: as in a `Brief`, of which it makes columns at once.

    Attributes:
        places: of the questions, by their ids.
    """

    def __init__(self, talks: Sequence[Conversation]) -> None:
        every: list[Mapping[str, Answer]] = [talk.answers for talk in talks]
        briefs = [answers for answers in every if isinstance(answers, Brief)]
        if briefs and len(briefs) == len(talks):
            self.places = briefs[0].places
            self._columns = list(zip_longest(*_read(briefs)))
        else:
            self.places, self._columns = _columns(every)
        self._nothing = (None,) * len(talks)

    def column(self, question: str) -> Sequence[Any]:
        """What was said to one question in each conversation."""
        place = self.places.get(question, len(self._columns))
        return self._columns[place] if place < len(self._columns) else self._nothing

    @property
    def told(self) -> Sequence[int]:
        """The places of all that was answered or declined in each conversation, as the bits of a number."""
        return self._columns[0] if self._columns else ()


def written(answers: Iterable[Answer], places: dict[str, int]) -> str:
    """Answers as a `Brief` has them; a question that has no place yet gets the next one."""
    return json.dumps(_row(answers, places, _without_words), separators=(",", ":"))


def _read(briefs: Sequence[Brief]) -> list[list[Any]]:
    """Their rows, all read at once: that is much quicker."""
    fresh = [one for one in briefs if "row" not in one.__dict__]
    rows: list[list[Any]] = json.loads(f"[{','.join(one.written for one in fresh)}]")
    for one, row in zip(fresh, rows, strict=True):
        one.row = one.filled(row) if one.in_full else row
    return [one.row for one in briefs]


def _columns(every: Sequence[Mapping[str, Answer]]) -> tuple[dict[str, int], list[tuple[Any, ...]]]:
    places: dict[str, int] = {}
    rows = [_row(answers.values(), places, lambda value: value) for answers in every]
    return places, list(zip_longest(*rows))


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
