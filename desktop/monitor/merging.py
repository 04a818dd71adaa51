"""Small groups go together: first into the wider category that is declared, and then into OTHER.

A group that other groups were merged into holds at least `smallest` people, and two of its categories hold somebody:
an 'other' of one country is no hiding place. A category of nobody is shown as such, unless something is merged: then
it goes along, so that nobody can tell which of the merged ones are empty. What must not be named at all was merged
before (`naming`), and begins as one group.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.monitor.model import OTHER, STATUSES, TOTAL, Breakdown, Category, Table

REST = "Overig"

Touchy = Callable[[str, frozenset[str], int], bool]
"""Whether a group of these categories, holding so many, would give somebody away beside what was told before."""


@dataclass(frozen=True)
class Grouping:
    """How a breakdown is shown: the groups in the order of its categories, each with the ids it holds.

    Attributes:
        breakdown: what is published: the groups, and the merged categories with their group as `parent`.
        members: by group, its categories; a category that stays alone holds itself.
    """

    breakdown: Breakdown
    members: Mapping[str, tuple[str, ...]]

    def merged(self, category: str) -> bool:
        """Whether a category is only shown as part of a group."""
        return category not in self.members


def group(
    breakdown: Breakdown,
    wholes: Mapping[str, int],
    smallest: int,
    wider: Sequence[Category],
    touchy: Touchy,
    named: Mapping[str, Collection[str]] | None = None,
) -> Grouping | None:
    """The groups that can be shown; None when only everybody together could be.

    Args:
        wholes: by category, how many it holds.
        wider: the declared wider categories.
        touchy: see `Touchy`.
        named: the groups to begin with, each with its categories; None: every category is one.
    """
    declared = {category.id: category for category in wider}
    parents = {category.id: category.parent for category in (*breakdown.categories, *wider)}
    begun = {
        name: set(leaves) for name, leaves in (named or {one.id: (one.id,) for one in breakdown.categories}).items()
    }
    members = {name: set(leaves) for name, leaves in begun.items()}

    def size(name: str) -> int:
        return sum(wholes.get(leaf, 0) for leaf in members[name])

    def unsafe(name: str) -> bool:
        leaves = members[name]
        if leaves == begun.get(name) and size(name) == 0:
            return False
        if leaves != {name}:
            return size(name) < smallest or sum(wholes.get(leaf, 0) > 0 for leaf in leaves) < 2
        return 0 < size(name) < smallest

    def bad(name: str) -> bool:
        return unsafe(name) or touchy(name, frozenset(members[name]), size(name))

    def put(name: str, into: str) -> None:
        leaves = members.pop(name)
        members.setdefault(into, set()).update(leaves)

    wrong = [name for name in members if bad(name)]
    if wrong:
        wrong += [name for name in members if size(name) == 0 and name not in wrong]
    while wrong:
        for name in wrong:
            parent = parents.get(name)
            if name != OTHER:
                put(name, parent if parent in declared else OTHER)
        if wrong == [OTHER]:
            others = [name for name in members if name != OTHER]
            if not others:
                return None
            put(min(others, key=size), OTHER)
        wrong = [name for name in members if bad(name)]
    if len(members) < 2:
        return None
    return Grouping(*_shown(breakdown, members, declared))


def _shown(
    breakdown: Breakdown, members: Mapping[str, set[str]], declared: Mapping[str, Category]
) -> tuple[Breakdown, dict[str, tuple[str, ...]]]:
    """The published breakdown: in the order of its categories, wider ones after them, OTHER last."""
    home = {leaf: name for name, leaves in members.items() for leaf in leaves}
    alone = [category for category in breakdown.categories if members.get(category.id) == {category.id}]
    wide = [category for name, category in declared.items() if name in members and category not in alone]
    rest = [Category(OTHER, REST)] if OTHER in members and members[OTHER] != {OTHER} else []
    gone = [replace(item, parent=home[item.id]) for item in breakdown.categories if item not in alone]
    gone = [replace(item, id=f"{item.id}.") if item.id == item.parent else item for item in gone]
    alone.sort(key=lambda category: category.id == OTHER)
    shown = [*alone, *(replace(category, parent=None) for category in wide), *rest]
    ordered = {category.id: tuple(sorted(members[category.id])) for category in shown}
    return replace(breakdown, categories=(*shown, *gone)), ordered


def merge(table: Table, grouping: Grouping) -> Table:
    """The same table counted by groups."""
    counts = {(TOTAL, status): table.count(TOTAL, status) for status in STATUSES}
    values = {TOTAL: table.values[TOTAL]} if TOTAL in table.values else {}
    for name, leaves in grouping.members.items():
        for status in STATUSES:
            counts[name, status] = sum(table.count(leaf, status) for leaf in leaves)
        if table.values:
            values[name] = tuple(sorted(value for leaf in leaves for value in table.values.get(leaf, ())))
    return replace(table, breakdown=grouping.breakdown, counts=counts, values=values)
