"""What was said in many conversations at once: a column a question, in the form of today and as far as it counts.

An answer to a question that its conversation did not ask in the end, or that cannot be compared with today, is none.
Columns, and not one person after the other: the same few answers come again and again, and each is worked out once.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import partial
from itertools import compress
from typing import Any, Protocol, get_args

from desktop.dossier.model import Conversation, Newcomer
from desktop.monitor.brief import Brief, Said
from desktop.monitor.indicators import Definitions
from desktop.monitor.people import AT_START, COMPLETENESS, about
from desktop.monitor.values import Column, Columns, Forms, Remembered, Texts, said
from desktop.municipality.model import Municipality
from desktop.questions.conditions import Condition
from desktop.questions.model import PersonField, Question, Questionnaire
from desktop.questions.terms import NEWCOMER
from desktop.questions.versions import later

_NEWCOMER = tuple(NEWCOMER)
_FACTS = (*_NEWCOMER, "round")
"""What a condition of a question reads besides answers."""


class Guidance(Protocol):
    """What guides the conversations that are counted: a `desktop.guide.Guide` has it."""

    @property
    def questionnaire(self) -> Questionnaire:
        """As the municipality asks it."""

    @property
    def municipality(self) -> Municipality:
        """Whose figures they are."""

    @property
    def conditions(self) -> Mapping[str, Condition]:
        """Compiled `ask_if` by question id."""

    @property
    def indicators(self) -> Definitions:
        """What it can count."""


class Sheet:
    """Reads conversations into columns.

    Args:
        wanted: ids of the questions that are read, and names of what is known of the newcomer.
        complete: whether `facts.completeness` is wanted.
    """

    def __init__(self, guide: Guidance, wanted: Iterable[str], *, complete: bool = False) -> None:
        self._questionnaire, self._complete = guide.questionnaire, complete
        self._known = guide.questionnaire.by_id
        self._conditions = {name: item for name, item in guide.conditions.items() if name in self._known}
        by_source: dict[str, list[Question]] = {}
        for name, item in self._conditions.items():
            by_source.setdefault(item.source, []).append(self._known[name])
        self._groups = [(_remembered(self._conditions[group[0].id]), group) for group in by_source.values()]
        self._asks = {question.id: ask for ask, group in self._groups for question in group}
        wanted = list(wanted)
        decide = [name for item in self._conditions.values() for name in item.questions] if complete else []
        self._questions = [self._known[name] for name in self._ordered([*wanted, *decide])]
        asking = (
            self._groups
            if complete
            else [(self._asks[item.id], []) for item in self._questions if item.id in self._asks]
        )
        self._facts = tuple(dict.fromkeys((*wanted, *(name for ask, _ in asking for name in ask.names))))
        self._deciding = dict.fromkeys(name for ask, _ in asking for name in ask.names if name in self._known)
        fields, version = _fields(guide), guide.questionnaire.version
        self._forms = {question.id: Forms(question, version, fields) for question in self._questions}
        self._texts = {name: Texts(forms) for name, forms in self._forms.items()}
        read = [self._known[name] for name in dict.fromkeys(wanted) if name in self._known]
        self._read = [name for question in read for name in (question.id, *(was.id for was in question.was))]
        self._mask: tuple[Mapping[str, int], int] = {}, 0
        self._newer: dict[str, bool] = {}
        self._bits: _Bits | None = None

    def lent(self) -> tuple[str, ...]:
        """Ids of the questions that decide what is asked, and that some round itself does not ask."""
        every = {item.id for item in self._questionnaire.rounds}
        return tuple(name for name in self._deciding if not every <= set(self._known[name].rounds))

    def tells(self, talk: Conversation) -> bool:
        """Whether anything was said to the questions that are read; true when that takes long to find out."""
        said: object = talk.answers
        if not isinstance(said, Brief):
            return True
        if self._mask[0] is not said.places:
            self._mask = said.places, sum({1 << said.places[name] for name in self._read if name in said.places})
        return said.tells(self._mask[1])

    def columns(
        self, talks: Sequence[Conversation], newcomers: Sequence[Newcomer], lent: Columns | None = None
    ) -> dict[str, Column]:
        """What was said in each conversation, and what is known of each newcomer then.

        Args:
            lent: earlier answers, which count for conditions of rounds that do not ask them.
        """
        table: dict[str, Column] = {**about(self._facts, newcomers, [talk.held_on for talk in talks])}
        rounds = table["round"] = [talk.round for talk in talks]
        read, versions = dict(table), set(filter(self._is_newer, {talk.version for talk in talks}))
        newer = [place for place, talk in enumerate(talks) if talk.version in versions] if versions else []
        asked = [question.id for question in self._questions]
        told = Said(talks if asked or self._complete else (), asked)
        for question in self._questions:
            column = self._column(question, talks, told, newer)
            if question.id in self._asks:
                shown = self._asks[question.id].column(read, len(talks))
                column = [value if ask else None for value, ask in zip(column, shown, strict=True)]
            table[question.id] = read[question.id] = column
            if lent and question.id in lent:
                read[question.id] = self._borrowed(question, column, lent[question.id], rounds)
        if self._complete:
            table[COMPLETENESS] = self._completeness(told, read)
        return table

    def _column(
        self, question: Question, talks: Sequence[Conversation], told: Said, newer: Sequence[int]
    ) -> list[Hashable]:
        """What was said to one question, whether or not it was asked in the end."""
        if question.was:
            return [said(question, talk) for talk in talks]
        worked_out = self._texts[question.id].__getitem__ if told.in_writing else self._forms[question.id].of
        column = list(map(worked_out, told.column(question.id)))
        for place in newer:
            column[place] = said(question, talks[place])
        return column

    def _borrowed(self, question: Question, own: Column, lent: Column, rounds: Column) -> Column:
        return [
            earlier if value is None and name not in question.rounds else value
            for value, earlier, name in zip(own, lent, rounds, strict=True)
        ]

    def _completeness(self, told: Said, read: Columns) -> list[int | None]:
        """Of the questions that are asked in each conversation, how many in 100 were answered or declined."""
        if self._bits is None or self._bits.places is not told.places:
            self._bits = _Bits(self._questionnaire, told.places, [group for _, group in self._groups])
        rounds, bits, done = [str(name) for name in read["round"]], self._bits, told.told
        for own, former in bits.renamed:
            done = [found | own if found & former else found for found in done]
        always = [True] * len(rounds)
        shown = zip(always, *(ask.column(read, len(rounds)) for ask, _ in self._groups), strict=True)
        asked = [sum(compress(bits.asked.get(name, ()), every)) for name, every in zip(rounds, shown, strict=True)]
        return [
            100 * (some & every).bit_count() // every.bit_count() if every else None
            for some, every in zip(done, asked, strict=True)
        ]

    def _is_newer(self, version: str) -> bool:
        """Whether a conversation was held with a later questionnaire than this one."""
        if version not in self._newer:
            self._newer[version] = later(version, self._questionnaire.version)
        return self._newer[version]

    def _reads(self, question: Question) -> tuple[str, ...]:
        condition = self._conditions.get(question.id)
        return condition.questions if condition else ()

    def _ordered(self, names: Iterable[str]) -> list[str]:
        """Questions, each after those that decide whether it is asked; no circle passed the check."""
        found: dict[str, None] = {}

        def take(name: str) -> None:
            if name in self._known and name not in found:
                for other in self._reads(self._known[name]):
                    take(other)
                found[name] = None

        for name in names:
            take(name)
        return list(found)


class _Bits:
    """Questions as the bits of a number, in the places they have in what was said.

    Attributes:
        asked: by round, those that are always asked, and then those of each group.
        renamed: of each question with former ids, its own bit and theirs.
    """

    def __init__(self, every: Questionnaire, places: Mapping[str, int], groups: Sequence[Sequence[Question]]) -> None:
        """Args: groups: the questions that one condition decides about."""
        self.places, bits = places, {name: 1 << place for name, place in places.items()}
        for question in every:  # what nobody answered so far gets a place after the others
            for name in (question.id, *(was.id for was in question.was)):
                bits.setdefault(name, 1 << (len(bits) + 1))
        decided = {question.id for group in groups for question in group}
        parts = [[question for question in every if question.id not in decided], *groups]
        self.asked = {
            one.id: [sum(bits[item.id] for item in part if one.id in item.rounds) for part in parts]
            for one in every.rounds
        }
        self.renamed = [
            (bits[question.id], sum({bits[was.id] for was in question.was})) for question in every if question.was
        ]


def in_words(guide: Guidance) -> frozenset[str]:
    """Ids of the questions, former ids among them, of which counting reads what somebody wrote: a `Brief` lacks it."""
    definitions = guide.indicators
    read = {name for item in guide.conditions.values() for name in item.questions}
    read |= {name.removeprefix(AT_START) for item in definitions.every for name in item.names}
    read |= {name for item in definitions.divisions for name in item.names}
    of_people = not {"relation", "age"}.issuperset(_fields(guide))
    found: set[str] = set()
    for question in guide.questionnaire:
        types = {question.type, *(was.type or question.type for was in question.was)}
        if question.id in read and ("text" in types or ("persons" in types and of_people)):
            found |= {question.id, *(was.id for was in question.was)}
    return frozenset(found)


def _fields(guide: Guidance) -> list[str]:
    """What any condition or indicator reads of a person: an age that nobody reads makes no family another one."""
    definitions = guide.indicators
    expressions = [part for item in definitions.every for part in (item.among, item.outcome) if part]
    expressions += [when for item in definitions.divisions for _, when in item.groups]
    sources = [*(item.source for item in guide.conditions.values()), *(item.source for item in expressions)]
    return [
        name
        for name in get_args(PersonField)
        if any(re.search(rf"(?<!newcomer)\.{name}\b", source) for source in sources)
    ]


def _remembered(condition: Condition) -> Remembered:
    facts = [name for name in _FACTS if re.search(rf"\b{name}\b", condition.source)]
    return Remembered((*condition.questions, *facts), partial(_holds, condition))


def _holds(condition: Condition, values: Mapping[str, Any], _: frozenset[str]) -> bool:
    newcomer = {name.partition(".")[2]: value for name, value in values.items() if name in _NEWCOMER}
    facts: dict[str, Any] = {"newcomer": newcomer} | ({"round": values["round"]} if "round" in values else {})
    return condition.holds(values, **facts)
