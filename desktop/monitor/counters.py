"""Counts one unit each: persons, conversations, referrals, in columns of many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from desktop.monitor.answers import Reader, Sheet
from desktop.monitor.breakdowns import UNKNOWN, Split
from desktop.monitor.cases import Cases
from desktop.monitor.columns import Coded, Whole
from desktop.monitor.facts import referral_fact
from desktop.monitor.indicators import NUMBERS, Definition
from desktop.monitor.model import Unit
from desktop.monitor.people import AT_START, COMPLETENESS, REFERRAL
from desktop.monitor.tally import Judged, Tally
from desktop.monitor.values import DECLINED, Columns
from desktop.monitor.verdicts import Verdicts


class Counter:
    """Counts the indicators of one unit.

    Attributes:
        unit: of which.
        definitions: the indicators it counts.
        owners: of each row that it counts, the place of the person; those of one together.
        keys: rows with the same key are counted once; None for each by itself.
        tally: what it counted.
    """

    unit: Unit
    owners: Whole
    keys: Whole | None = None

    def __init__(self, reader: Reader, cases: Cases, indicators: Sequence[Definition], chosen: Sequence[Split]) -> None:
        self.cases, asked = cases, cases.asked
        self.definitions = [item for item in indicators if item.indicator.unit == self.unit]
        self.splits = [item for item in chosen if self.unit in item.units]
        self.names = sorted({name for item in self.definitions for name in item.names})
        self._verdicts = [Verdicts(item) for item in self.definitions]
        self._numbers = [place for place, item in enumerate(self.definitions) if item.indicator.kind in NUMBERS]
        together = asked.households and self.unit != "conversation"
        unit: Unit = "household" if together and self.unit == "person" else self.unit
        whom = f"{unit} of a household" if together and unit == "referral" else unit
        self.tally = Tally(unit, self.definitions, self.splits, asked.population(whom), households=together)

    def count(self, start: int, stop: int) -> None:
        """Count what these people have of this unit; after the others."""
        first, last = np.searchsorted(self.owners, (start, stop)).tolist()
        self.tally.add(self.judged(np.arange(first, last)))

    def judged(self, rows: Whole) -> Judged:
        """How rows are counted."""
        columns, carried = self.columns(rows)
        codes = [verdict.codes(columns, len(rows)) for verdict in self._verdicts]
        return Judged(
            np.array(codes, np.uint8).reshape(len(codes), len(rows)),
            [_named(split.pick.column(carried, len(rows))) for split in self.splits],
            {place: self._verdicts[place].numbers(columns, len(rows)) for place in self._numbers},
            None if self.keys is None else self.keys[rows],
        )

    def columns(self, rows: Whole) -> tuple[Columns, Columns]:
        """What is read of rows, and what the breakdowns go by: earlier answers too."""
        raise NotImplementedError


class _Spoken(Counter):
    """Counts conversations."""

    def __init__(self, reader: Reader, cases: Cases, indicators: Sequence[Definition], chosen: Sequence[Split]) -> None:
        super().__init__(reader, cases, indicators, chosen)
        self._reader, self._talks = reader, cases.crowd.talks
        self._at_start = [name for name in self.names if name.startswith(AT_START)]
        self._carried = tuple(dict.fromkeys(name for item in self.splits for name in item.reads))
        read = dict.fromkeys((*self.names, *(name for item in self.splits for name in item.pick.names)))
        wanted = [name for name in read if name.startswith("facts.") and name != COMPLETENESS]
        known = cases.facts(wanted) if wanted else {}
        self._facts = {name: known[name] for name in wanted if name in known}
        self._now = Sheet(reader, [*read, *self._carried], complete=COMPLETENESS in read)
        self._lent = self._now.lent()
        self._before = Sheet(reader, [*self._carried, *self._lent])
        self._first = Sheet(reader, [name.removeprefix(AT_START) for name in self._at_start])
        self._places = self.places()
        self.owners = self._talks.owner[cases.held[self._places]]

    def places(self) -> Whole:
        """The conversations that are counted, by their places in `Cases.held`."""
        raise NotImplementedError

    def columns(self, rows: Whole) -> tuple[Columns, Columns]:
        """What is read of rows, and what the breakdowns go by: earlier answers too."""
        people, earlier = self.owners[rows], self._earlier(rows)
        lent = {name: earlier[name] for name in self._lent}
        columns = self._read(self._now, self.cases.held[self._places[rows]], lent)
        columns |= {name: column.at(people) for name, column in self._facts.items()} | self._from_start(people)
        return columns, {**columns, **{name: _latest(columns[name], earlier[name]) for name in self._carried}}

    def _read(self, sheet: Sheet, talks: Whole, lent: Columns | None = None) -> dict[str, Coded]:
        about = self.cases.about(sheet.names, self._talks.owner[talks], self._talks.day[talks])
        return sheet.columns(talks, about, lent)

    def _earlier(self, rows: Whole) -> dict[str, Coded]:
        """The latest answers before each conversation to what conditions and breakdowns carry on."""
        held, found = self.cases.held, self._nothing((*self._carried, *self._lent), len(rows))
        if not found:
            return found
        owners = self._talks.owner[held]
        before = self._places[rows] - np.searchsorted(owners, self.owners[rows])
        left, back = np.flatnonzero(before > 0), 1
        while len(left):
            talks = held[self._places[rows[left]] - back]
            tells = self._before.tells(talks)
            columns, told = self._read(self._before, talks[tells]), left[tells]
            for name, latest in found.items():
                latest.codes[told] = np.where(latest.codes[told], latest.codes[told], _spoken(columns[name]))
            back += 1
            left = left[before[left] >= back]
        return found

    def _from_start(self, people: Whole) -> dict[str, Coded]:
        """What was said in the first conversation."""
        first = self.cases.first[people]
        there, found = np.flatnonzero(first >= 0), self._nothing(self._at_start, len(people))
        if found:
            then = self._read(self._first, first[there])
            for name, column in found.items():
                column.codes[there] = then[name.removeprefix(AT_START)].codes
        return found

    def _nothing(self, names: Iterable[str], rows: int) -> dict[str, Coded]:
        """Columns of answers that were not given."""
        asked = {name: self._reader.known[name.removeprefix(AT_START)] for name in names}
        return {name: Coded(np.zeros(rows, np.int64), self._reader.texts(item).met) for name, item in asked.items()}


class Persons(_Spoken):
    """Everybody with a conversation in the period, once: at the latest."""

    unit = "person"

    def places(self) -> Whole:
        """The latest conversation with everybody."""
        return self.cases.latest

    def __init__(self, reader: Reader, cases: Cases, indicators: Sequence[Definition], chosen: Sequence[Split]) -> None:
        super().__init__(reader, cases, indicators, chosen)
        self.keys = cases.who.codes[self.owners] if cases.asked.households else None


class Conversations(_Spoken):
    """Each conversation of the period."""

    unit = "conversation"

    def places(self) -> Whole:
        """The conversations with everybody."""
        return self.cases.counted


class Referrals(Counter):
    """Each organisation that somebody was referred to in the period, once."""

    unit = "referral"

    def __init__(self, reader: Reader, cases: Cases, indicators: Sequence[Definition], chosen: Sequence[Split]) -> None:
        super().__init__(reader, cases, indicators, chosen)
        read = dict.fromkeys((*self.names, *(name for item in self.splits for name in item.pick.names)))
        sent, referrals, standings = cases.referred(), cases.crowd.referrals, cases.standings
        self.owners = referrals.owner[sent]
        place, many = cases.asked.municipality, len(referrals.organisation.values)
        self.keys = cases.who.codes[self.owners] * many + referrals.organisation.codes[sent]
        facts = {name: referral_fact(name, referrals, standings, place) for name in read if name in REFERRAL}
        self._columns = {name: column.at(sent) for name, column in {**facts, "round": referrals.round}.items()}
        self._columns |= cases.about(list(read), self.owners, standings.sent_on[sent])

    def columns(self, rows: Whole) -> tuple[Columns, Columns]:
        """What is read of rows, twice."""
        columns = {name: column.at(rows) for name, column in self._columns.items()}
        return columns, columns


def _named(column: Coded) -> Coded:
    return Coded(column.codes, [name or UNKNOWN.id for name in column.values])


def _spoken(column: Coded) -> Whole:
    """The codes of what was said in answer; 0 for the rest."""
    said = [0 if value is None or value is DECLINED else place for place, value in enumerate(column.values)]
    return np.array(said, np.int64)[column.codes]


def _latest(own: Coded, earlier: Coded) -> Coded:
    """What was said now, or else before; both are of the same forms."""
    said = _spoken(own)
    return Coded(np.where(said, said, earlier.codes), own.values)
