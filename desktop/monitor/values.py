"""Values in columns: what a function gives for them, worked out once for each that is met."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np

from desktop.dossier.history import answer_in
from desktop.dossier.model import Answer, Conversation
from desktop.monitor.brief import ELSEWHERE, REFUSED, meant
from desktop.monitor.columns import Coded, distinct
from desktop.questions.model import Question

Columns = Mapping[str, Coded]
"""By the name of an answer or a fact, its column: None where it is unknown, lists as tuples."""
Work = Callable[[Mapping[str, Any], frozenset[str]], Any]
_ANY_DAY = date(2000, 1, 1)
_AGE = re.compile(r',"age":\d+(?=[,}])|"age":\d+(?:,|(?=}))')
"""In a list of people as JSON: no name can look like it, for there a quotation mark stands behind a stroke."""


class _Declined:
    """Stands in a column for an answer that was declined."""


DECLINED = _Declined()


class Remembered(dict[Hashable, Any]):
    """A function of values by name, and of the names that were declined, that works out everything once.

    Its keys are the values of the names; of one name the value itself.
    """

    def __init__(self, names: Iterable[str], work: Work) -> None:
        super().__init__()
        self.names, self._work = tuple(names), work

    def column(self, columns: Columns, rows: int) -> Coded:
        """What it gives in every row."""
        if not self.names:
            return Coded(np.zeros(rows, np.int64), [self[()]])
        read = [columns.get(name) or Coded.one(None, rows) for name in self.names]
        codes, first = distinct(read)
        keys = [column.at(first).told() for column in read]
        return Coded(codes, [self[key] for key in (keys[0] if len(keys) == 1 else zip(*keys, strict=True))])

    def __missing__(self, key: Any) -> Any:
        told = list(zip(self.names, (key,) if len(self.names) == 1 else key, strict=True))
        declined = frozenset(name for name, value in told if value is DECLINED)
        values = {name: thawed(value) for name, value in told if value is not None and value is not DECLINED}
        self[key] = self._work(values, declined)
        return self[key]


class Forms(dict[Hashable, Hashable]):
    """What was said to one question (see `brief`), each as an answer to the question of today: None when it is none.

    Args:
        version: of today's questionnaire.
        fields: what is read of a person; two of whom that is the same are the same.

    Attributes:
        ageless: whether it is of people, whose ages are not read.
    """

    def __init__(self, question: Question, version: str, fields: Iterable[str] = ()) -> None:
        super().__init__({None: None, REFUSED: DECLINED, ELSEWHERE: None})
        self._question, self._version = question, version
        self._fields = [name for name in question.fields if name in fields]
        self.ageless = question.type == "persons" and "age" not in self._fields
        self._relations = {None, *(option.id for option in question.options)}

    def of(self, value: Any) -> Hashable:
        """The form of a value, also of a list."""
        return self[self._key(value)] if isinstance(value, list) else self[value]

    def _key(self, value: Any) -> Hashable:
        """A value that is no key by itself, as one."""
        if self._question.type != "persons" or not isinstance(value, list):
            return frozen(value)
        return tuple(tuple((name, item[name]) for name in self._fields if name in item) for item in value)

    def __missing__(self, given: Hashable) -> Hashable:
        if self._question.type == "persons":
            people = thawed(given)
            self[given] = given if all(item.get("relation") in self._relations for item in people) else None
        else:
            answer = Answer(self._question.id, "answered", thawed(given))
            talk = Conversation("", _ANY_DAY, "", self._version, answers={answer.question: answer})
            self[given] = said(self._question, talk)
        return self[given]


class Texts(dict[str, int]):
    """What is written of one question (see `brief`): the place of each form in a list of all that were met.

    Attributes:
        met: the forms; the first is None.
    """

    def __init__(self, forms: Forms) -> None:
        super().__init__()
        self.met: list[Hashable] = [None]
        self._forms, self._places = forms, dict[Hashable, int]({None: 0})

    def place(self, form: Hashable) -> int:
        """The place of a form."""
        place = self._places.setdefault(form, len(self.met))
        if place == len(self.met):
            self.met.append(form)
        return place

    def __missing__(self, text: str) -> int:
        # Families differ most by their ages, which take long to read: mostly nobody asks for them.
        bare = _AGE.sub("", text) if self._forms.ageless else text
        self[text] = self.place(self._forms.of(meant(text))) if bare == text else self[bare]
        return self[text]


def said(question: Question, talk: Conversation) -> Hashable:
    """What was said to a question in one conversation, that may have asked it in another form."""
    found = answer_in(question, talk)
    if found is None:
        return None
    return DECLINED if found.answer.state == "declined" else frozen(found.value)


def frozen(value: Any) -> Hashable:
    """A value as it stands in a column: a list as a tuple, people as tuples of their fields."""
    if isinstance(value, list):
        return tuple(tuple(sorted(item.items())) if isinstance(item, dict) else item for item in value)
    found: Hashable = value
    return found


def thawed(value: Hashable) -> Any:
    """A value of a column as it was."""
    if isinstance(value, tuple):
        return [dict(item) if isinstance(item, tuple) else item for item in value]
    return value
