"""The `startgesprek translations …` commands: the state of each catalog, and bringing it up to date."""

from __future__ import annotations

import argparse

from desktop import paths
from desktop.translate import catalog
from desktop.translate.languages import language

_STATES: tuple[catalog.State, ...] = ("reviewed", "draft", "outdated", "missing")
_HEADS = ("nagekeken", "concept", "verouderd", "ontbreekt")


def status(given: argparse.Namespace) -> None:
    """Print a table: how many texts are in each state, language by language."""
    wanted = _wanted()
    rows = {}
    for code in catalog.available(paths.translations()):
        known = catalog.load(paths.translations(), code)
        states = [known.get(context, source).state for context, source in wanted]
        rows[code] = {state: states.count(state) for state in _STATES}
    _print(rows, len(wanted))


def update(given: argparse.Namespace) -> None:
    """Merge the Dutch of today into every catalog, keeping what was translated."""
    wanted = _wanted()
    rows = {
        code: catalog.merge(paths.translations(), code, wanted) for code in catalog.available(paths.translations())
    }
    _print(rows, len(wanted))


def _wanted() -> list[tuple[str, str]]:
    from desktop.municipality import load as municipality_load
    from desktop.questions import load as questions_load
    from desktop.translate.sources import sources

    folder = paths.questionnaires()
    questionnaire = questions_load.load(folder)
    municipalities = [
        municipality_load.load(folder / "municipalities" / name, questionnaire)[0]
        for name in municipality_load.names(folder)
    ]
    return sources(questionnaire, questions_load.load_phrases(folder), municipalities)


def _print(rows: dict[str, dict[catalog.State, int]], total: int) -> None:
    print(f"{'taal':<24}" + "".join(f"{head:>12}" for head in _HEADS) + f"{'samen':>12}")
    for code, counts in rows.items():
        name = f"{code} {language(code).dutch}"
        print(f"{name:<24}" + "".join(f"{counts.get(state, 0):>12}" for state in _STATES) + f"{total:>12}")
