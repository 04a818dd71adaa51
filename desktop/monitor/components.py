"""The self-check's system taken apart: what follows from one sum, and what has nothing to do with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from desktop.monitor.system import Figure, System

Sum = tuple[Figure, tuple[Figure, ...]]


def _links(item: Sum) -> set[str]:
    """Which two layers a sum links, if it does."""
    return {name.breakdown.partition("@")[2].rstrip("+") for name in (item[0], *item[1]) if "@" in name.breakdown}


def believed(sums: Sequence[Sum], broken: Sequence[Sum]) -> list[Sum] | None:
    """The sums without those links that turn out not to be true: the one was no part of the other. None: no such."""
    layers = {str(name.layer) for whole, parts in broken for name in (whole, *parts)}
    wrong = {link for item in sums for link in _links(item) if layers & set(link.split("-"))}
    return [item for item in sums if not _links(item) & wrong] if wrong else None


def settle(system: System, sums: Sequence[Sum]) -> tuple[list[Sum], list[Sum]]:
    """Fill in what a single sum tells; the sums with more unknowns, and those that contradict what is known."""
    left, broken = list(sums), []
    while True:
        rest = []
        for whole, parts in left:
            unknown = [name for name in (whole, *parts) if system.low[name] != system.high[name]]
            if len(unknown) > 1:
                rest.append((whole, parts))
            elif not unknown:
                if system.low[whole] != sum(system.low[name] for name in parts):
                    broken.append((whole, parts))
            elif (value := _solved(system, whole, parts, unknown[0])) is None:
                broken.append((whole, parts))
            else:
                system.low[unknown[0]] = system.high[unknown[0]] = value
        if len(rest) == len(left):
            return rest, broken
        left = rest


def _solved(system: System, whole: Figure, parts: Sequence[Figure], unknown: Figure) -> int | None:
    """The only value of an unknown; None when it would contradict what is known of it."""
    others = sum(system.low[name] for name in parts if name != unknown)
    value = others if unknown == whole else system.low[whole] - others
    high = system.high[unknown]
    return value if system.low[unknown] <= value and (high is None or value <= high) else None


def components(system: System, sums: Sequence[Sum]) -> list[tuple[list[Figure], list[Sum]]]:
    """Unknowns that have nothing to do with each other, apart."""
    root: dict[Figure, Figure] = {}

    def top(name: Figure) -> Figure:
        root.setdefault(name, name)
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    def unknown(item: Sum) -> list[Figure]:
        return [name for name in (item[0], *item[1]) if system.low[name] != system.high[name]]

    for item in sums:
        first, *others = unknown(item)
        for name in others:
            root[top(name)] = top(first)
    inside: dict[Figure, list[Sum]] = defaultdict(list)
    names: dict[Figure, list[Figure]] = defaultdict(list)
    for item in sums:
        inside[top(unknown(item)[0])].append(item)
    for name in list(root):
        names[top(name)].append(name)
    return [(names[key], inside[key]) for key in names]


def signature(system: System, names: list[Figure], sums: list[Sum]) -> Hashable:
    """All that the solution of a component depends on."""
    inside = sorted({name for whole, parts in sums for name in (whole, *parts)})
    bounds = tuple((system.low[name], system.high[name], system.watched.get(name)) for name in inside)
    return tuple(inside), bounds, tuple(sorted(sums))
