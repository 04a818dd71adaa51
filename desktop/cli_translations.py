"""The `startgesprek translations …` commands: the state of each catalog, and bringing it up to date."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.translate.catalog import State

_HEADS: dict[State, str] = {
    "reviewed": "nagekeken",
    "draft": "concept",
    "outdated": "verouderd",
    "missing": "ontbreekt",
}


def status(given: argparse.Namespace) -> None:
    """Print a table: how many texts are in each state, language by language."""
    from desktop import paths
    from desktop.translate import catalog

    wanted = _wanted()
    rows = {}
    for code in catalog.available(paths.translations()):
        known = catalog.load(paths.translations(), code)
        states = [known.get(context, source).state for context, source in wanted]
        rows[code] = {state: states.count(state) for state in _HEADS}
    _print(rows, len(wanted))


def update(given: argparse.Namespace) -> None:
    """Merge the Dutch of today into every catalog, keeping what was translated."""
    from desktop import paths
    from desktop.translate import catalog

    wanted, folder = _wanted(), paths.translations()
    _print({code: catalog.merge(folder, code, wanted) for code in catalog.available(folder)}, len(wanted))


def _wanted() -> list[tuple[str, str]]:
    from desktop import paths
    from desktop.translate.sources import shipped

    return shipped(paths.questionnaires())


def _print(rows: dict[str, dict[State, int]], total: int) -> None:
    from desktop.translate.languages import language

    print(f"{'taal':<28}" + "".join(f"{head:>12}" for head in _HEADS.values()) + f"{'samen':>12}")
    for code, counts in rows.items():
        name = f"{code} {language(code).dutch}"
        print(f"{name:<28}" + "".join(f"{counts[state]:>12}" for state in _HEADS) + f"{total:>12}")
