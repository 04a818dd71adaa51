"""Counts one unit each: persons, conversations, referrals. A few dossiers are kept, and counted together in columns."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import date

from desktop.dossier.model import Referral
from desktop.monitor.answers import Guidance, Sheet
from desktop.monitor.breakdowns import UNKNOWN, Split
from desktop.monitor.cases import KNOWN, Asked, Case
from desktop.monitor.facts import Standing, referral_fact
from desktop.monitor.indicators import NUMBERS, Definition
from desktop.monitor.model import Unit
from desktop.monitor.people import AT_START, COMPLETENESS, LISTS, REFERRAL, about
from desktop.monitor.tally import Tally
from desktop.monitor.values import DECLINED, Column, Columns, frozen
from desktop.monitor.verdicts import Verdicts


class Counter:
    """Counts the indicators of one unit.

    Attributes:
        unit: of which.
        definitions: the indicators it counts.
        tally: what it counted.
    """

    unit: Unit

    def __init__(
        self, guide: Guidance, asked: Asked, indicators: Sequence[Definition], chosen: Sequence[Split]
    ) -> None:
        self.asked = asked
        self.definitions = [item for item in indicators if item.indicator.unit == self.unit]
        self.splits = [item for item in chosen if self.unit in item.units]
        self.names = sorted({name for item in self.definitions for name in item.names})
        self._verdicts = [Verdicts(item) for item in self.definitions]
        self._numbers = [place for place, item in enumerate(self.definitions) if item.indicator.kind in NUMBERS]
        together = asked.households and self.unit != "conversation"
        unit: Unit = "household" if together and self.unit == "person" else self.unit
        whom = f"{unit} of a household" if together and unit == "referral" else unit
        self.tally = Tally(unit, self.definitions, self.splits, asked.population(whom), households=together)

    def take(self, case: Case) -> None:
        """Keep what a dossier has of this unit."""
        raise NotImplementedError

    def flush(self) -> None:
        """Count what was kept, and forget it."""
        raise NotImplementedError

    def add(self, columns: Columns, carried: Columns, rows: int, keys: Sequence[Hashable] | None) -> None:
        """Count rows.

        Args:
            carried: what the breakdowns go by: earlier answers too.
            keys: rows with the same key are counted once; None for each by itself.
        """
        codes = [verdict.codes(columns, rows) for verdict in self._verdicts]
        picked = [[name or UNKNOWN.id for name in split.pick.column(carried, rows)] for split in self.splits]
        values = {place: self._verdicts[place].numbers(columns, codes[place]) for place in self._numbers}
        self.tally.add(list(map(bytes, zip(*codes, strict=True))), picked, values, keys)


class _Spoken(Counter):
    """Counts conversations."""

    def __init__(
        self, guide: Guidance, asked: Asked, indicators: Sequence[Definition], chosen: Sequence[Split]
    ) -> None:
        super().__init__(guide, asked, indicators, chosen)
        self._at_start = [name for name in self.names if name.startswith(AT_START)]
        self._carried = tuple(dict.fromkeys(name for item in self.splits for name in item.reads))
        read = dict.fromkeys((*self.names, *(name for item in self.splits for name in item.pick.names)))
        self._facts = [name for name in read if name.startswith("facts.") and name != COMPLETENESS]
        self._now = Sheet(guide, [*read, *self._carried], complete=COMPLETENESS in read)
        self._lent = self._now.lent()
        self._before = Sheet(guide, [*self._carried, *self._lent])
        self._first = Sheet(guide, [name.removeprefix(AT_START) for name in self._at_start])
        self._waiting: list[tuple[Case, int]] = []

    def keys(self, cases: Iterable[Case]) -> list[Hashable] | None:
        """Rows with the same key are counted once; None for each by itself."""
        raise NotImplementedError

    def flush(self) -> None:
        """Count what was kept, and forget it."""
        waiting, self._waiting = self._waiting, []
        earlier = self._earlier(waiting)
        talks = [case.held[place] for case, place in waiting]
        people = [case.dossier.newcomer for case, _ in waiting]
        columns = self._now.columns(talks, people, {name: earlier[name] for name in self._lent})
        columns |= self._from_facts(waiting) | self._from_start(waiting)
        carried = {**columns, **{name: _latest(columns[name], earlier[name]) for name in self._carried}}
        self.add(columns, carried, len(waiting), self.keys(case for case, _ in waiting))

    def _earlier(self, waiting: Sequence[tuple[Case, int]]) -> dict[str, list[Hashable]]:
        """The latest answers before each conversation to what conditions and breakdowns carry on."""
        found: dict[str, list[Hashable]] = {name: [] for name in (*self._carried, *self._lent)}
        if not found:
            return found
        tells = self._before.tells
        before = [[talk for talk in reversed(case.held[:place]) if tells(talk)] for case, place in waiting]
        people = [case.dossier.newcomer for (case, _), talks in zip(waiting, before, strict=True) for _ in talks]
        columns = self._before.columns([talk for talks in before for talk in talks], people)
        for name, latest in found.items():
            start, column = 0, columns[name]
            for talks in before:
                said: Hashable = None
                for value in column[start : start + len(talks)]:
                    if value is not None and value is not DECLINED:
                        said = value
                        break
                latest.append(said)
                start += len(talks)
        return found

    def _from_facts(self, waiting: Sequence[tuple[Case, int]]) -> dict[str, Column]:
        """What is read besides answers."""
        found: dict[str, Column] = {}
        for names, work in KNOWN:
            if asked := [name for name in self._facts if name in names]:
                facts = [work(case, case.held[place]) for case, place in waiting]
                found |= {name: [known.get(name) for known in facts] for name in asked}
        return found | {name: list(map(frozen, found[name])) for name in LISTS if name in found}

    def _from_start(self, waiting: Sequence[tuple[Case, int]]) -> dict[str, Column]:
        """What was said in the first conversation."""
        if not self._at_start:
            return {}
        firsts = [(case, case.first) for case, _ in waiting]
        there = [(case, first) for case, first in firsts if first is not None]
        people = [case.dossier.newcomer for case, _ in there]
        then = self._first.columns([first for _, first in there], people)
        found: dict[str, Column] = {}
        for name in self._at_start:
            said = iter(then[name.removeprefix(AT_START)])
            found[name] = [None if first is None else next(said) for _, first in firsts]
        return found


class Persons(_Spoken):
    """Everybody with a conversation in the period, once: at the latest."""

    unit = "person"

    def take(self, case: Case) -> None:
        """Keep the latest conversation with somebody."""
        self._waiting += [(case, place) for place in case.counted[-1:]]

    def keys(self, cases: Iterable[Case]) -> list[Hashable] | None:
        """The household, where households are counted."""
        return [case.who() for case in cases] if self.asked.households else None


class Conversations(_Spoken):
    """Each conversation of the period."""

    unit = "conversation"

    def take(self, case: Case) -> None:
        """Keep the conversations with somebody."""
        self._waiting += [(case, place) for place in case.counted]

    def keys(self, cases: Iterable[Case]) -> None:
        """Each by itself."""


class Referrals(Counter):
    """Each organisation that somebody was referred to in the period, once."""

    unit = "referral"

    def __init__(
        self, guide: Guidance, asked: Asked, indicators: Sequence[Definition], chosen: Sequence[Split]
    ) -> None:
        super().__init__(guide, asked, indicators, chosen)
        self._read = list(dict.fromkeys((*self.names, *(name for item in self.splits for name in item.pick.names))))
        self._waiting: list[tuple[Case, Referral, Standing, date]] = []

    def take(self, case: Case) -> None:
        """Keep the referrals of somebody."""
        self._waiting += [(case, *referred) for referred in case.referred()]

    def flush(self) -> None:
        """Count what was kept, and forget it."""
        waiting, self._waiting = self._waiting, []
        columns: dict[str, Column] = {"round": [referral.round for _, referral, _, _ in waiting]}
        columns |= about(
            self._read, [case.dossier.newcomer for case, *_ in waiting], [sent_on for *_, sent_on in waiting]
        )
        for name in self._read:
            if name in REFERRAL:
                place = self.asked.municipality
                columns[name] = [referral_fact(name, item, standing, place) for _, item, standing, _ in waiting]
        self.add(
            columns, columns, len(waiting), [(case.who(), referral.organisation) for case, referral, *_ in waiting]
        )


def _latest(own: Column, earlier: Column) -> Column:
    """What was said now, or else before."""
    return [old if new is None or new is DECLINED else new for new, old in zip(own, earlier, strict=True)]
