"""What somebody outside knows of an export, and of earlier ones, as sums over unknown numbers.

Written for the self-check alone, from `model` and from nothing of what made the export. Everything published becomes
bounds of a figure (rounded: the five numbers it can stand for); everything withheld becomes an unknown of at least
nothing. The sums that always hold: statuses add up to the whole row, categories to everybody, merged categories to the
one that holds them. Tables of one population share their totals and the wholes of their rows.

Two layers (populations of one export, or one now and one earlier) are *linked* when the one may be part of the other:
same unit, periods that overlap, and nothing published that contradicts it. What the larger has more is then a figure
of its own that nobody published: `Sort` 'apart'. So are the bands between two breakdowns that name each other by
`Category.parent`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from desktop.monitor.model import OTHER, STATUSES, TOTAL, Cell, Export, Period, Published

ROUND = 2
"""How far a number rounded to five can lie from what it was."""

Sort = Literal["withheld", "rounded", "apart"]
SORTS: tuple[Sort | None, ...] = (None, "withheld", "rounded", "apart")
"""None: nobody minds what is known of a figure."""


class Figure(NamedTuple):
    """The name of one number. Wholes of rows belong to no table, and figures of everybody to no breakdown."""

    layer: int
    table: str
    breakdown: str
    category: str
    status: str


@dataclass(frozen=True)
class Layer:
    """The tables of one population in one export; `silent` are the breakdowns of which nothing is told."""

    number: int
    population: str
    unit: str
    period: Period
    smallest: int
    rounded: bool
    tables: tuple[Published, ...]
    silent: Set[str]

    @cached_property
    def shown(self) -> Mapping[int, Mapping[str, tuple[str, ...]]]:
        """The `groups` of each table, by its `id`."""
        return {id(table): groups(table) for table in self.tables}

    @cached_property
    def cells(self) -> list[tuple[Figure, Cell]]:
        """Every cell that is shown, published or not."""
        return list(_cells(self))

    @cached_property
    def told(self) -> Mapping[Figure, tuple[int, int]]:
        """Between what each published figure lies."""
        off = ROUND if self.rounded else 0
        found = {name: cell.value for name, cell in self.cells if cell.value is not None}
        return {name: (max(0, value - off), value + off) for name, value in found.items()}


@dataclass
class System:
    """Figures with their bounds (both included; None: as large as may be), and sums: the whole and its parts.

    `most` is the largest that is known of any.
    """

    low: dict[Figure, int] = field(default_factory=dict)
    high: dict[Figure, int | None] = field(default_factory=dict)
    sums: list[tuple[Figure, tuple[Figure, ...]]] = field(default_factory=list)
    watched: dict[Figure, Sort] = field(default_factory=dict)
    most: int = 0

    def know(self, figure: Figure, low: int = 0, high: int | None = None) -> None:
        """A figure lies between these; what was known already is kept where it is closer."""
        before = self.high.get(figure)
        self.low[figure] = max(low, self.low.get(figure, 0))
        self.high[figure] = high if before is None else before if high is None else min(high, before)

    def add(self, whole: Figure, parts: Iterable[Figure]) -> None:
        """A whole is the sum of its parts."""
        found = tuple(parts)
        for figure in (whole, *found):
            self.low.setdefault(figure, 0)
            self.high.setdefault(figure, None)
        self.sums.append((whole, found))


def build(
    export: Export, earlier: Sequence[Export], tick: Callable[[], None] = lambda: None
) -> tuple[System, list[Layer], list[Layer]]:
    """The whole system of an export and of earlier ones, its layers, and those of earlier ones.

    Args:
        tick: is called now and then; what it raises stops the work.
    """
    now = list(_layers(export, 0))
    told = [layer for layer in now if layer.told]
    before: list[Layer] = []
    for other in earlier:
        if _overlap(other.period, export.period):
            before += _layers(other, len(now) + len(before))
    system = System()
    for layer in now:
        tick()
        _read(system, layer)
    pairs = [(a, b) for place, a in enumerate(told) for b in told[place + 1 :]]
    pairs += [(a, b) for a in before for b in told if a.population == b.population or _common(a, b)]
    read = {layer.number for layer in now}
    for a, b in pairs:
        tick()
        if a.unit == b.unit:
            _link(system, a, b, read, coupled=a.number >= len(now))
    sums = (sum(map(system.low.__getitem__, parts)) for _, parts in system.sums)
    system.most = max([0, *sums, *(value for value in system.high.values() if value is not None)])
    return system, now, before


def groups(published: Published) -> dict[str, tuple[str, ...]]:
    """The categories that are shown, each with those merged into it."""
    if published.breakdown is None:
        return {}
    ids = {category.id for category in published.breakdown.categories}
    held: dict[str, tuple[str, ...]] = {}
    for category in published.breakdown.categories:
        if _merged(published, category.id) and category.parent in ids:
            held[category.parent] = (*held.get(category.parent, ()), category.id)
        else:
            held.setdefault(category.id, ())
    return held


def _merged(published: Published, category: str) -> bool:
    return published.cells.get((category, TOTAL), Cell(None)).reason == "merged"


def _layers(export: Export, first: int) -> Iterator[Layer]:
    found: dict[tuple[str, str], list[Published]] = defaultdict(list)
    for table in export.tables:
        found[table.population, table.unit].append(table)
    for number, ((population, unit), tables) in enumerate(found.items(), first):
        silent = _silent(tables)
        yield Layer(number, population, unit, export.period, export.smallest, export.rounded, tuple(tables), silent)


def _overlap(a: Period, b: Period) -> bool:
    return a.first <= b.last and b.first <= a.last


def _common(a: Layer, b: Layer) -> bool:
    return bool({table.table for table in a.tables} & {table.table for table in b.tables})


def figure(layer: Layer, published: Published, category: str, status: str) -> Figure:
    """The name of a cell: what tables share has one name."""
    breakdown = published.breakdown.id if published.breakdown and category != TOTAL else ""
    return Figure(layer.number, "" if status == TOTAL else published.table, breakdown, category, status)


def _cells(layer: Layer) -> Iterator[tuple[Figure, Cell]]:
    """Every cell of a layer that is shown, published or not."""
    for table in layer.tables:
        for category in (*layer.shown[id(table)], TOTAL):
            for status in (*STATUSES, TOTAL):
                yield figure(layer, table, category, status), table.cells.get((category, status), Cell(None))


def _silent(tables: Sequence[Published]) -> set[str]:
    """The breakdowns of which nothing is told: anybody may be in any category of them.

    Each of their figures can be nobody or all there are of its status, and whatever changed can have changed in
    any category: so none is closer held than the figure of everybody, and they need not be solved.
    """
    told, few = set(), set()
    for table in tables:
        for (category, _), cell in table.cells.items():
            if table.breakdown and category != TOTAL and (cell.value is not None or cell.reason in ("small", "merged")):
                told.add(table.breakdown.id)
        if table.breakdown and len(groups(table)) < 2:
            few.add(table.breakdown.id)
    return {table.breakdown.id for table in tables if table.breakdown} - told - few


def _read(system: System, layer: Layer) -> None:
    """All that one layer says of itself, apart from breakdowns that are silent."""
    off = ROUND if layer.rounded else 0
    for name, cell in layer.cells:
        if name.breakdown in layer.silent:
            continue
        if cell.value is not None:
            system.know(name, max(0, cell.value - off), cell.value + off)
        elif cell.reason == "small":  # a reason is given out too
            system.know(name, 1, layer.smallest - 1)
        else:
            system.know(name)
        if cell.value is None or layer.rounded:
            system.watched.setdefault(name, "rounded" if layer.rounded else "withheld")
    for table in layer.tables:
        shown = layer.shown[id(table)] if not table.breakdown or table.breakdown.id not in layer.silent else {}
        for category in (*shown, TOTAL):
            parts = [figure(layer, table, category, status) for status in STATUSES]
            system.add(figure(layer, table, category, TOTAL), parts)
        for status in (*STATUSES, TOTAL) if shown else ():
            parts = [figure(layer, table, category, status) for category in shown]
            system.add(figure(layer, table, TOTAL, status), parts)
    _bands(system, layer)


def _bands(system: System, layer: Layer) -> None:
    """A category of one breakdown that is part of a category of another leaves a band between them."""
    homes: dict[str, list[Published]] = defaultdict(list)
    for table in layer.tables:
        for category in layer.shown[id(table)]:
            homes[category].append(table)
    for table in layer.tables:
        inside: dict[str, list[str]] = defaultdict(list)
        for item in table.breakdown.categories if table.breakdown else ():
            if item.parent not in (None, OTHER) and not _merged(table, item.id):
                inside[str(item.parent)].append(item.id)
        for wide, narrow in inside.items():
            for home in homes.get(wide, ()):
                if home.breakdown and table.breakdown and home.breakdown.id != table.breakdown.id:
                    for status in (*STATUSES, TOTAL) if home.table == table.table else (TOTAL,):
                        whole = figure(layer, home, wide, status)
                        parts = [figure(layer, table, category, status) for category in narrow]
                        _apart(system, whole, parts, f"{table.breakdown.id}<{home.breakdown.id}")


def _apart(system: System, whole: Figure, parts: list[Figure], place: str) -> None:
    rest = Figure(whole.layer, whole.table, place, whole.category, whole.status)
    system.add(whole, (*parts, rest))
    system.watched[rest] = "apart"


def _link(system: System, a: Layer, b: Layer, read: set[int], *, coupled: bool) -> None:
    """Let what the one layer has more than the other be a figure, where that can be.

    Of two populations of one export only what is told of both is subtracted; an earlier one is coupled to this: what
    is withheld in the one is held by what is told in the other.
    """
    same = list(_comparable(a, b))
    known = a.told, b.told
    ranges = [(_range(known[0], left), _range(known[1], right)) for left, right in same]
    both = [(one, two) for one, two in ranges if one and two]
    grown = all(two[1] >= one[0] for one, two in both)
    shrunk = all(one[1] >= two[0] for one, two in both)
    if not both or not (grown or shrunk or a.population == b.population):
        return
    left_over, apart = [], set()
    for (left, right), (one, two) in zip(same, ranges, strict=True):
        if one and two and one[0] == one[1] and two[0] == two[1]:
            name = _between(left[0], right[0], a, b)._replace(breakdown=f"{right[0].breakdown}@{a.number}-{b.number}=")
            system.know(name, abs(two[0] - one[0]), abs(two[0] - one[0]))
            system.watched[name] = "apart"
        elif coupled:
            left_over.append((left, right))
            for told, figures in ((one, right), (two, left)):
                if told and len(figures) == 1:  # the other export told it: only what lies between them is new
                    apart.add(figures[0])
    if not coupled:
        return
    if a.number not in read:
        read.add(a.number)
        _read(system, a)
    if not a.rounded and not b.rounded:
        system.watched.update(dict.fromkeys(apart & system.watched.keys(), "apart"))
    if grown or shrunk:
        _couple(system, a, b, [*left_over, *_single(system, a, b)], grown=grown)


def _couple(
    system: System,
    a: Layer,
    b: Layer,
    pairs: Iterable[tuple[tuple[Figure, ...], tuple[Figure, ...]]],
    *,
    grown: bool,
) -> None:
    """No figure of the layer that is a part is larger than that of the other."""
    for left, right in pairs:
        small, large = (left, right) if grown else (right, left)
        rest = _between(left[0], right[0], a, b)
        whole = large[0] if len(large) == 1 else rest._replace(breakdown=f"{rest.breakdown}+")
        if len(large) > 1:
            system.add(whole, large)
        system.add(whole, (*small, rest))
        system.watched[rest] = "apart"


def _single(system: System, a: Layer, b: Layer) -> list[tuple[tuple[Figure, ...], tuple[Figure, ...]]]:
    """Single categories that are merged in one of two layers, or in both with others; each becomes a figure."""
    found = {}
    for left, right, statuses in _alongside(a, b):
        held, holds = a.shown[id(left)], b.shown[id(right)]
        if held == holds:
            continue
        leaves = [{leaf for home, inside in side.items() for leaf in inside or (home,)} for side in (held, holds)]
        for status in statuses:
            _split(system, a, left, status)
            _split(system, b, right, status)
            for leaf in leaves[0] & leaves[1]:
                one, two = figure(a, left, leaf, status), figure(b, right, leaf, status)
                found[one, two] = ((one,), (two,))
    return list(found.values())


def _split(system: System, layer: Layer, table: Published, status: str) -> None:
    """The categories merged into another are figures of their own."""
    for home, leaves in layer.shown[id(table)].items():
        parts = tuple(figure(layer, table, leaf, status) for leaf in leaves)
        if parts and parts[0] not in system.low:
            system.add(figure(layer, table, home, status), parts)
            system.watched.update(dict.fromkeys(parts, "apart"))


def _between(left: Figure, right: Figure, a: Layer, b: Layer) -> Figure:
    """The name of what lies between two figures."""
    place = f"{right.breakdown or left.breakdown}@{a.number}-{b.number}"
    category = right.category if left.category == right.category else f"{left.category}/{right.category}"
    return Figure(b.number, right.table, place, category, right.status)


def _range(known: Mapping[Figure, tuple[int, int]], figures: tuple[Figure, ...]) -> tuple[int, int] | None:
    """Between what the sum of figures lies; None when one of them is not published."""
    found = [known[name] for name in figures if name in known]
    if len(found) < len(figures):
        return None
    return sum(low for low, _ in found), sum(high for _, high in found)


def _comparable(a: Layer, b: Layer) -> Iterator[tuple[tuple[Figure, ...], tuple[Figure, ...]]]:
    """Figures of two layers that count the same people, if merged differently then as sums."""
    yield (figure(a, a.tables[0], TOTAL, TOTAL),), (figure(b, b.tables[0], TOTAL, TOTAL),)
    ours, theirs = ({table.table: table for table in layer.tables} for layer in (a, b))
    for name in ours.keys() & theirs.keys():
        for status in STATUSES:
            yield (figure(a, ours[name], TOTAL, status),), (figure(b, theirs[name], TOTAL, status),)
    for left, right, statuses in _alongside(a, b):
        for held, holds in _alike(a.shown[id(left)], b.shown[id(right)]):
            for one in statuses:
                yield (
                    tuple(figure(a, left, category, one) for category in held),
                    tuple(figure(b, right, category, one) for category in holds),
                )


def _alongside(a: Layer, b: Layer) -> Iterator[tuple[Published, Published, tuple[str, ...]]]:
    """Tables of two layers by the same breakdown, and what can be compared in them; of two indicators the wholes."""
    tables: dict[tuple[str, str], Published] = {}
    wholes: dict[str, Published] = {}
    for table in a.tables:
        if table.breakdown and table.breakdown.id not in a.silent | b.silent:
            tables[table.table, table.breakdown.id] = table
            wholes.setdefault(table.breakdown.id, table)
    done: set[str] = set()
    for table in b.tables:
        if table.breakdown and table.breakdown.id in wholes:
            if table.breakdown.id not in done:
                done.add(table.breakdown.id)
                yield wholes[table.breakdown.id], table, (TOTAL,)
            if (table.table, table.breakdown.id) in tables:
                yield tables[table.table, table.breakdown.id], table, STATUSES


def _alike(
    left: Mapping[str, tuple[str, ...]], right: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The smallest sets of categories that hold the same people in both."""
    homes_left = {leaf: home for home, leaves in left.items() for leaf in leaves or (home,)}
    homes_right = {leaf: home for home, leaves in right.items() for leaf in leaves or (home,)}
    left_over = dict.fromkeys(homes_left)
    while left_over:
        ours: set[str] = set()
        theirs: set[str] = set()
        new = {next(iter(left_over))}
        while new:
            leaf = new.pop()
            if leaf not in left_over:
                continue
            del left_over[leaf]
            for homes, side, found in ((homes_left, left, ours), (homes_right, right, theirs)):
                if leaf in homes and homes[leaf] not in found:
                    found.add(homes[leaf])
                    new |= set(side[homes[leaf]] or (homes[leaf],))
        if theirs:
            yield tuple(sorted(ours)), tuple(sorted(theirs))
