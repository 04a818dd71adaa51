"""A published export as lines: one for each group of each table, the same in every file that is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.letters.monitor_words import EVERYBODY, OTHERS, REASONS, UNITS, WITHHELD, publishable
from desktop.monitor.model import OTHER, STATUSES, TOTAL, Category, Cell, Export, Published, Reason
from desktop.monitor.protect import percentage, shown

ALL_GROUPS = "Alle groepen"
ALL_FIGURES = "alle getallen"
Told = int | str | None
"""A figure; `WITHHELD`; or None where there is nothing to tell."""
_NAMES = {
    "yes": "teller",
    "no": "nee",
    "unknown": "onbekend",
    "declined": "wil het niet zeggen",
    "*": "allen samen",
}


@dataclass(frozen=True)
class Line:
    """What is published of one group.

    Attributes:
        group: what it is called.
        id: of the group; TOTAL for everybody together, empty for groups of which nothing is told.
        yes: the numerator, or what was counted.
        of: the denominator: yes and no together.
        percent: yes of these, in whole percents.
        whole: all of the group, unknown and declined among them.
        median: of a median; its title tells of what.
        sum: of amounts; its title tells of what.
        withheld: the names of the columns that are withheld, each with the reason.
    """

    table: Published
    group: str
    id: str
    yes: Told = None
    no: Told = None
    unknown: Told = None
    declined: Told = None
    whole: Told = None
    median: Told = None
    sum: Told = None
    of: Told = None
    percent: Told = None
    withheld: tuple[tuple[str, Reason], ...] = ()

    @property
    def everybody(self) -> bool:
        """Whether it is the line of all groups together."""
        return self.id == TOTAL

    @property
    def divided_by(self) -> str:
        """What the group is one of, in Dutch; empty for everybody together."""
        return publishable(self.table.breakdown.title) if self.table.breakdown and not self.everybody else ""

    @property
    def figures(self) -> tuple[Told, ...]:
        """What was counted; the rest is worked out from it."""
        return self.yes, self.no, self.unknown, self.declined, self.whole, self.median, self.sum

    @property
    def why(self) -> str:
        """Why some figures are not there, in one sentence; empty when all are."""
        return "; ".join(f"{listed(names)}: {reason(why, self.table)}" for why, names in grouped(self.withheld))


def lines(export: Export) -> list[Line]:
    """Table after table: everybody first, then the groups in the order of the codebook, which tells nothing of size.

    Everybody stands in the first table of an indicator only, so that nothing is added up twice.
    """
    found: list[Line] = []
    told: set[tuple[str, str]] = set()
    for table in export.tables:
        mine = (table.table, table.population)
        if mine not in told:
            found.append(_line(table, Category(TOTAL, EVERYBODY)))
            told.add(mine)
        found += _groups(table)
    return found


def title(table: Published) -> str:
    """What is counted, in Dutch."""
    return publishable(table.title) or publishable(table.table)


def name(category: Category) -> str:
    """What a group is called."""
    return EVERYBODY if category.id == TOTAL else publishable(category.title) or OTHERS


def reason(why: Reason, table: Published) -> str:
    """Why a figure of this table is not there."""
    return REASONS[why].format(unit=UNITS[table.unit])


def grouped(withheld: Sequence[tuple[str, Reason]]) -> list[tuple[Reason, list[str]]]:
    """Names by their reason, both in the order in which they come first."""
    found: dict[Reason, list[str]] = {}
    for column, why in withheld:
        found.setdefault(why, []).append(column)
    return list(found.items())


def listed(names: Sequence[str]) -> str:
    """'teller', 'teller en nee', 'teller, nee en onbekend'."""
    return " en ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def lower(words: str) -> str:
    """A title as it stands in the middle of a sentence."""
    return words[:1].lower() + words[1:]


def wider(table: Published) -> list[str]:
    """The groups that others were merged into. Which ones, and how many, is not told: that one is there can be enough
    to know who it is."""
    told = shown(table)
    into = {one.parent for one in table.breakdown.categories if one not in told} if table.breakdown else set()
    return [name(one) for one in told if one.id in into] or ([OTHERS] if into else [])


def _groups(table: Published) -> list[Line]:
    groups = [group for group in shown(table) if group.id != TOTAL]
    told = [_line(table, group) for group in sorted(groups, key=lambda group: group.id == OTHER)]
    if not told or any(isinstance(value, int) for line in told for value in line.figures):
        return told
    # Groups of which nothing is told are not named: that somebody is in one can be enough to know who it is.
    first = told[0]
    why: Reason = first.withheld[0][1] if first.withheld else "guard"
    return [replace(first, group=ALL_GROUPS, id="", withheld=((ALL_FIGURES, why),))]


def _line(table: Published, group: Category) -> Line:
    cells = {status: table.cells.get((group.id, status)) for status in (*STATUSES, "*")}
    known = cells["yes"]
    median = table.medians.get(group.id) if known is None or known.value != 0 else None  # of nobody there is none
    total = table.sums.get(group.id)
    withheld = [(_NAMES[status], _reason(cell)) for status, cell in cells.items() if _hidden(cell)]
    if _hidden(median):
        withheld.append(("mediaan", _reason(median)))
    if _hidden(total):
        withheld.append(("totaal", _reason(total)))
    of = _denominator(table, group)
    percent: Told = None
    if table.kind == "share":
        percent = percentage(table, group.id)
        if percent is None and of:
            percent = WITHHELD
            if isinstance(of, int) and isinstance(_told(cells["yes"]), int):
                withheld.append(("percentage", "few"))
    return Line(
        table,
        name(group),
        group.id,
        yes=_told(cells["yes"]),
        of=of,
        percent=percent,
        no=_told(cells["no"]),
        unknown=_told(cells["unknown"]),
        declined=_told(cells["declined"]),
        whole=_told(cells["*"]),
        median=_told(median),
        sum=_told(total),
        withheld=tuple(withheld),
    )


def _denominator(table: Published, group: Category) -> Told:
    """Yes and no together: only what anybody can add up from what is published."""
    if table.kind != "share":
        return None
    parts = [table.cells.get((group.id, status)) for status in ("yes", "no")]
    if any(_hidden(part) for part in parts):
        return WITHHELD
    values = [part.value for part in parts if part is not None and part.value is not None]
    return sum(values) if values else None


def _told(cell: Cell | None) -> Told:
    if cell is None:
        return None
    return WITHHELD if cell.value is None else cell.value


def _hidden(cell: Cell | None) -> bool:
    return cell is not None and cell.value is None


def _reason(cell: Cell | None) -> Reason:
    """What may be told of it: see `monitor_words`."""
    why = cell.reason if cell else None
    return "guard" if why in (None, "small", "group") else why
