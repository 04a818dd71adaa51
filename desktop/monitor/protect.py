"""What of the counted tables may leave the vault: what is named at all, merge small groups, withhold, look back, and
have it attacked.

The reasons in an export are given out, so they may not betray a figure either: 'guard' stands for every withheld one,
whether it is small, full, or guards another. 'earlier' is said only of everything of a population or an indicator,
'merged' of a whole category, 'few' of a median or a sum, 'rounded' of a figure that is told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from desktop.errors import UserError
from desktop.monitor.amounts import FEWEST
from desktop.monitor.bounds import Memory, attack
from desktop.monitor.holding import Holding
from desktop.monitor.labels import too_few
from desktop.monitor.model import STATUSES, TOTAL, Category, Export, Period, Published, Table
from desktop.monitor.naming import names
from desktop.monitor.population import Hierarchies, Rules, publish

SMALLEST = 5
ROUNDS = 12
"""So often more is withheld before an export is refused."""

Progress = Callable[[int], None]
"""Is told the percentage that is done; what it raises stops the work."""


class ExportRefused(UserError):
    """No safe export can be made of these figures."""

    sentence = (
        "Deze cijfers kunnen niet veilig naar buiten, ook niet als er veel wordt weggelaten. "
        "Kies een langere periode of minder uitsplitsingen."
    )


def protect(
    tables: Sequence[Table],
    period: Period,
    on: date,
    smallest: int = SMALLEST,
    hierarchies: Hierarchies | None = None,
    earlier: Sequence[Export] = (),
    rounded: bool = False,
    progress: Progress | None = None,
) -> Export:
    """The export of these tables: one `Published` a table, in their order, that `bounds.attack` finds nothing in, nor
    `labels.too_few`.

    Args:
        on: the day it is made.
        smallest: the smallest number that may be told; at least 2.
        hierarchies: by breakdown id, the wider categories that `Category.parent` can name.
        earlier: what was given out before, of any period.
        rounded: figures are rounded to five instead of withheld.
        progress: see `Progress`.

    Raises:
        ExportRefused: even with whole populations withheld something is exposed, or the tables contradict each other.
    """
    if smallest < 2:
        raise ValueError("a smallest number below 2 protects nobody")
    tell = progress or (lambda _: None)
    _agree(tables)
    holding = Holding()
    memory = Memory()
    may = names(tables, smallest, hierarchies or {}, earlier, period)

    for number in range(ROUNDS):
        begin, end = (99 - 69 // 3**turn for turn in (number, number + 1))  # each turn there is less to look at
        rules = Rules(smallest, rounded, hierarchies or {}, holding, may)
        export = Export(period, on, _published(tables, period, rules, earlier, tell), smallest, rounded)
        found = attack(export, earlier, lambda done: tell(begin + (end - begin) * done // 100), memory)  # noqa: B023
        if not found:
            if any(too_few(tables, export.tables, smallest)):
                raise ExportRefused
            tell(100)
            return export
        holding.more(found)
    raise ExportRefused


def _published(
    tables: Sequence[Table], period: Period, rules: Rules, earlier: Sequence[Export], tell: Progress
) -> tuple[Published, ...]:
    """Every table as it would be given out, the largest populations first: the smaller ones are held against them."""
    places: dict[tuple[str, str], list[int]] = {}
    for place, table in enumerate(tables):
        places.setdefault((table.population, table.unit), []).append(place)
    order = sorted(places, key=lambda key: -tables[places[key][0]].whole(TOTAL))
    made: dict[int, Published] = {}
    for done, key in enumerate(order):
        tell(30 * done // len(order))
        inside = [tables[place] for place in places[key]]
        made.update(zip(places[key], publish(inside, period, rules, earlier, list(made.values())), strict=True))
    return tuple(made[place] for place in range(len(tables)))


def _agree(tables: Sequence[Table]) -> None:
    """Tables of one population have the same wholes, and categories add up to everybody; else nothing is safe.

    Raises:
        ExportRefused: they do not.
    """
    wholes: dict[tuple[str, str, str, str], int] = {}
    for table in tables:
        ids = [category.id for category in table.breakdown.categories] if table.breakdown else []
        right = all(
            sum(table.count(category, status) for category in ids) == table.count(TOTAL, status)
            for status in (STATUSES if table.breakdown else ())
        )
        for category in (*ids, TOTAL):
            place = table.breakdown.id if table.breakdown and category != TOTAL else ""
            whole = table.whole(category)
            right &= wholes.setdefault((table.population, table.unit, place, category), whole) == whole
        if not right:
            raise ExportRefused(
                f"De tabel '{table.title}' spreekt een andere tabel over dezelfde mensen tegen. "
                "Laat haar weg uit de uitvoer, en kijk de indicator na."
            )


def shown(published: Published) -> tuple[Category, ...]:
    """The categories to print, in the order of the codebook (never of size); merged ones are left out.

    A merged category stays in `published.breakdown` with cells of reason 'merged', its `parent` being the category
    that holds it, so that a later export can be held against it. It stays in the vault: no file may name it.
    """
    categories = published.breakdown.categories if published.breakdown else ()
    return tuple(item for item in categories if published.cells[item.id, TOTAL].reason != "merged")


def percentage(published: Published, category: str) -> int | None:
    """Yes of yes and no together, in whole percents; None unless both are told and are at least ten together.

    It is computed of what is told, so it never tells more; of few people, or of a figure that is withheld, a
    percentage would give the numbers away.
    """
    yes, no = (published.cells[category, status].value for status in ("yes", "no"))
    if yes is None or no is None or yes + no < FEWEST or published.kind != "share":
        return None
    return round(100 * yes / (yes + no))
