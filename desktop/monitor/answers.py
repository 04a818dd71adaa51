"""What was said in many conversations at once: a column a question, in the form of today and as far as it counts.

An answer to a question that its conversation did not ask in the end, or that cannot be compared with today, is none.
Columns, and not one person after the other: the same few answers come again and again, and each is worked out once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import compress
from typing import Any, Protocol, cast, get_args

import numpy as np

from desktop.dossier.model import Answer, Conversation
from desktop.monitor.brief import Brief, Said
from desktop.monitor.columns import Coded, Mask, Whole, distinct
from desktop.monitor.crowd import Crowd
from desktop.monitor.indicators import Definitions
from desktop.monitor.people import AT_START, COMPLETENESS
from desktop.monitor.values import Columns, Forms, Remembered, Texts, said
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


class Reader:
    """What the sheets of one crowd have in common: what was said, and what its forms are today."""

    def __init__(self, guide: Guidance, crowd: Crowd) -> None:
        self.questionnaire, self.known = guide.questionnaire, guide.questionnaire.by_id
        self.crowd, self.said = crowd, Said(crowd.talks.said, crowd.places)
        self.conditions = {name: item for name, item in guide.conditions.items() if name in self.known}
        by_source: dict[str, list[Question]] = {}
        for name, item in self.conditions.items():
            by_source.setdefault(item.source, []).append(self.known[name])
        self.groups = [(_remembered(self.conditions[group[0].id]), group) for group in by_source.values()]
        self.asks = {question.id: ask for ask, group in self.groups for question in group}
        self.newer = crowd.talks.version.among([name for name in crowd.talks.version.values if self._is_newer(name)])
        self._fields, self._texts = _fields(guide), dict[str, Texts]()

    def texts(self, question: Question) -> Texts:
        """The forms of what was said to a question."""
        if question.id not in self._texts:
            self._texts[question.id] = Texts(Forms(question, self.questionnaire.version, self._fields))
        return self._texts[question.id]

    def talk(self, place: int) -> Conversation:
        """A conversation as far as answers need it."""
        talks, answers = self.crowd.talks, Brief(self.crowd.talks.said[place], self.crowd.places)
        version = talks.version.values[talks.version.codes[place]]
        return Conversation("", talks.day[place].item(), "", version, answers=cast(dict[str, Answer], answers))

    def _is_newer(self, version: str) -> bool:
        """Whether a conversation was held with a later questionnaire than this one."""
        return later(version, self.questionnaire.version)


class Sheet:
    """Reads conversations into columns.

    Args:
        wanted: ids of the questions that are read, and names of what is known of the newcomer.
        complete: whether `facts.completeness` is wanted.
    """

    def __init__(self, reader: Reader, wanted: Iterable[str], *, complete: bool = False) -> None:
        self._reader, self._complete = reader, complete
        wanted, known = list(wanted), reader.known
        decide = [name for item in reader.conditions.values() for name in item.questions] if complete else []
        self._questions = [known[name] for name in self._ordered([*wanted, *decide])]
        self._read = [known[name] for name in wanted if name in known]
        asking = [ask for ask, _ in reader.groups]
        if not complete:
            asking = [reader.asks[item.id] for item in self._questions if item.id in reader.asks]
        self.names = tuple(dict.fromkeys((*wanted, *(name for ask in asking for name in ask.names))))
        self._deciding = dict.fromkeys(name for ask in asking for name in ask.names if name in known)
        self._bits = _Bits(reader) if complete else None

    def lent(self) -> tuple[str, ...]:
        """Ids of the questions that decide what is asked, and that some round itself does not ask."""
        every = {item.id for item in self._reader.questionnaire.rounds}
        return tuple(name for name in self._deciding if not every <= set(self._reader.known[name].rounds))

    def tells(self, talks: Whole) -> Mask:
        """Whether anything was said in each conversation to the questions that are read."""
        names = [name for item in self._read for name in (item.id, *(was.id for was in item.was))]
        return self._reader.said.tells(talks.tolist(), names)

    def columns(self, talks: Whole, about: Columns, lent: Columns | None = None) -> dict[str, Coded]:
        """What was said in each conversation.

        Args:
            talks: their places.
            about: what is known of each newcomer then (`names` has what is read of it).
            lent: earlier answers, which count for conditions of rounds that do not ask them.
        """
        rounds, places = self._reader.crowd.talks.round.at(talks), talks.tolist()
        table: dict[str, Coded] = {**about, "round": rounds}
        read = dict(table)
        told = self._reader.said.columns(places, [question.id for question in self._questions])
        newer = np.flatnonzero(self._reader.newer[talks]).tolist()
        for question in self._questions:
            column = self._column(question, places, told[question.id], newer)
            if question.id in self._reader.asks:
                shown = self._reader.asks[question.id].column(read, len(talks)).array(bool)
                column = Coded(np.where(shown, column.codes, 0), column.values)
            table[question.id] = read[question.id] = column
            if lent and question.id in lent:
                read[question.id] = self._borrowed(question, column, lent[question.id], rounds)
        if self._complete:
            table[COMPLETENESS] = self._completeness(places, read)
        return table

    def _column(self, question: Question, talks: Sequence[int], told: Sequence[str], newer: Sequence[int]) -> Coded:
        """What was said to one question, whether or not it was asked in the end."""
        texts, reader = self._reader.texts(question), self._reader
        if question.was:
            found = [texts.place(said(question, reader.talk(talk))) for talk in talks]
            return Coded(np.array(found, np.int64), texts.met)
        codes = np.fromiter(map(texts.__getitem__, told), np.int64, len(talks))
        for place in newer:
            codes[place] = texts.place(said(question, reader.talk(talks[place])))
        return Coded(codes, texts.met)

    def _borrowed(self, question: Question, own: Coded, lent: Coded, rounds: Coded) -> Coded:
        """Both are of the same forms."""
        missing = (own.codes == 0) & ~rounds.among(question.rounds)
        return Coded(np.where(missing, lent.codes, own.codes), own.values)

    def _completeness(self, talks: Sequence[int], read: Columns) -> Coded:
        """Of the questions that are asked in each conversation, how many in 100 were answered or declined."""
        assert self._bits
        rounds, bits, done = read["round"], self._bits, self._reader.said.told(talks)
        for own, former in bits.renamed:
            done = [found | own if found & former else found for found in done]
        shown = [ask.column(read, len(talks)) for ask, _ in self._reader.groups]
        shown = [Coded(column.array(np.int64), (False, True)) for column in shown]
        codes, first = distinct([rounds, *shown])
        patterns = zip(*(column.at(first).told() for column in (rounds, *shown)), strict=True)
        asked = [sum(compress(bits.asked.get(name, ()), (True, *which))) for name, *which in patterns]
        found = [
            100 * (some & asked[code]).bit_count() // asked[code].bit_count() if asked[code] else None
            for some, code in zip(done, codes.tolist(), strict=True)
        ]
        return Coded.of(found)

    def _ordered(self, names: Iterable[str]) -> list[str]:
        """Questions, each after those that decide whether it is asked; no circle passed the check."""
        found: dict[str, None] = {}
        known, conditions = self._reader.known, self._reader.conditions

        def take(name: str) -> None:
            if name in known and name not in found:
                for other in conditions[name].questions if name in conditions else ():
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

    def __init__(self, reader: Reader) -> None:
        every, groups = reader.questionnaire, [group for _, group in reader.groups]
        bits = {name: 1 << place for name, place in reader.crowd.places.items()}
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
