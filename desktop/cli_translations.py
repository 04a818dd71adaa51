"""The `startgesprek translations …` commands: the state of each catalog, bringing it up to date, taalpakketten."""

from __future__ import annotations

import argparse
import errno
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.cli import shown
from desktop.cli_check import chosen_elsewhere

if TYPE_CHECKING:
    from desktop.guide import Guide
    from desktop.translate.catalog import State
    from desktop.translate.corrections import Correction, Corrections
    from desktop.translate.pack import Comparison, Pack

_HEADS: dict[State, str] = {
    "reviewed": "nagekeken",
    "draft": "concept",
    "outdated": "verouderd",
    "missing": "ontbreekt",
}
_LISTS = {
    "new": "nieuw",
    "renewed": "later nagekeken dan de uwe",
    "same": "gelijk aan de uwe",
    "older": "anders, en niet later nagekeken dan de uwe",
    "outdated": "het Nederlands is intussen veranderd",
    "unknown": "geen tekst van deze gemeente",
}


def status(given: argparse.Namespace) -> None:
    """Print a table: of the texts of one municipality how many are in each state, with what was reviewed there."""
    from desktop import paths
    from desktop.translate import catalog

    guide = _guide(given)
    wanted = guide.sources()
    rows = {code: catalog.count(guide.catalog(code), wanted) for code in catalog.available(paths.translations())}
    _print(rows, len(wanted))
    print(f"Dit zijn alle teksten van {shown(guide.municipality.name)}, met wat daar is nagekeken.")
    _tell_trouble(guide.corrections)


def update(given: argparse.Namespace) -> None:
    """Merge the shipped Dutch of today into every catalog, keeping what was translated."""
    from desktop import paths
    from desktop.translate import catalog
    from desktop.translate.sources import shipped

    wanted, folder = shipped(paths.questionnaires()), paths.translations()
    _print({code: catalog.merge(folder, code, wanted) for code in catalog.available(folder)}, len(wanted))
    print("Dit zijn alle teksten die bij het programma zitten.")
    for own in chosen_elsewhere():
        print(f"De eigen teksten in {shown(str(own))} horen daar niet bij: die vertaalt u in het programma, bij Talen.")


def write(given: argparse.Namespace) -> None:
    """Write a municipality's corrections of one language as a taalpakket."""
    from desktop.translate import pack

    if os.path.lexists(given.file):
        raise FileExistsError(errno.EEXIST, "", str(given.file))
    guide = _guide(given)
    own = guide.corrections.of(given.language) if guide.corrections else {}
    ordered = [own[context] for context, _ in guide.sources() if context in own]
    written = pack.write(given.file, given.language, ordered, guide.municipality.name)
    print(f"{written} nagekeken tekst(en) geschreven. Er staan namen in van wie nakeek, en niets over nieuwkomers.")
    _tell_trouble(guide.corrections)


def read(given: argparse.Namespace) -> None:
    """Show what a taalpakket would change, and take over what is new or was reviewed later.

    Raises:
        PackRefused: it is no pack, or it does not say who reviewed, and neither does the command.
    """
    from datetime import date

    from desktop.translate import pack

    guide, found = _guide(given), pack.read(given.file)
    own = guide.reviewed(found.code)
    compared = pack.compare(found, own, guide.sources())
    _show(found, compared, {context: item.by for context, item in own.items()})
    chosen = [*compared.new, *compared.renewed, *(compared.older if given.replace else ())]
    signed = pack.sign(chosen, _reviewer(given, chosen, found), date.today())
    if signed:
        guide.correct(found.code, signed)
    print(f"{len(signed)} tekst(en) overgenomen.")
    if compared.older and not given.replace:
        print(f"{len(compared.older)} niet overgenomen: wat u had, is gebleven. Wilt u ze toch: --replace")
    _tell_trouble(guide.corrections)


def _reviewer(given: argparse.Namespace, chosen: Iterable[Correction], found: Pack) -> str:
    from desktop.errors import PackRefused

    if given.by or all(item.by for item in chosen):
        return str(given.by or "")
    perhaps = found.by or "NAAM"
    raise PackRefused(
        "In dit taalpakket staat niet bij elke tekst wie hem nakeek. Er is niets overgenomen. "
        f"Geef de naam van de tolk erbij: --by '{perhaps}'"
    )


def _show(found: Pack, compared: Comparison, ours: dict[str, str]) -> None:
    """Print how many texts are in each list, and which ones where a person may want to look."""
    from desktop.translate.languages import language

    print(f"Taalpakket {language(found.code).dutch}: {len(found.corrections)} nagekeken tekst(en).")
    for name, title in _LISTS.items():
        items: tuple[Correction, ...] = getattr(compared, name)
        if items:
            print(f"{len(items):>6}  {title}")
        if name in ("renewed", "older"):
            for item in items:
                theirs = f"{shown(item.by) or 'wie is niet bekend'}"
                print(f"        {shown(item.context)}: van {theirs}; de uwe is van {shown(ours[item.context])}")
    if compared.refused:
        print(f"{len(compared.refused):>6}  geweigerd")
    for refusal in compared.refused:
        print(f"        {shown(refusal.correction.context)}: {refusal.fault}")
    if found.drafts:
        print(f"{found.drafts:>6}  nog niet nagekeken: overgeslagen")


def _guide(given: argparse.Namespace) -> Guide:
    from desktop import guide, paths
    from desktop.settings import Settings

    return guide.load(given.municipality or Settings(paths.settings()).get("municipality"))


def _tell_trouble(corrections: Corrections | None) -> None:
    if corrections and corrections.trouble:
        print(corrections.trouble)


def _print(rows: dict[str, dict[State, int]], total: int) -> None:
    from desktop.translate.languages import language

    print(f"{'taal':<28}" + "".join(f"{head:>12}" for head in _HEADS.values()) + f"{'samen':>12}")
    for code, counts in rows.items():
        name = f"{code} {language(code).dutch}"
        print(f"{name:<28}" + "".join(f"{counts[state]:>12}" for state in _HEADS) + f"{total:>12}")
