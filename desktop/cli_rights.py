"""The `startgesprek rights …` and `startgesprek retention …` commands: what a newcomer may ask, and how long is kept.

On the screen they tell numbers of dossiers and days, never a name.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import cli_vault
from desktop.cli_parser import Parser, municipality_option
from desktop.errors import AnswerError

if TYPE_CHECKING:
    from desktop.guide import Guide

    Commands = argparse._SubParsersAction[Parser]

NOT_THE_NAME = "Dit is niet de naam van dit dossier. Er is niets verwijderd."
NOT_SURE = "Er is niets verwijderd. Zeg met --yes dat u het zeker weet."


def parsers(commands: Commands) -> None:
    """Add the commands."""
    rights = commands.add_parser("rights", help="rechten van de nieuwkomer: inzien, verbeteren, verwijderen")
    asked = _actions(rights)
    see = asked.add_parser("see", help="alles van één nieuwkomer als PDF en JSON (leesbaar: geef het mee)")
    see.set_defaults(run=_see)
    corrected = asked.add_parser("corrected", help="zet in het logboek dat een dossier op verzoek verbeterd is")
    corrected.set_defaults(run=_corrected)
    gone = asked.add_parser("delete", help="verwijder een dossier echt")
    gone.set_defaults(run=_delete)
    retention = commands.add_parser("retention", help="hoe lang dossiers blijven")
    kept = _actions(retention)
    due = kept.add_parser("list", help="dossiers waarover iemand moet beslissen, zonder namen")
    due.set_defaults(run=_list)
    extend = kept.add_parser("extend", help="bewaar een dossier langer, met een reden")
    extend.set_defaults(run=_extend)
    for parser in (see, corrected, gone, due, extend):
        parser.add_argument("vault", type=Path, metavar="KLUIS")
        parser.add_argument("--passphrase-file", type=Path, metavar="BESTAND", help="bestand met alleen de wachtzin")
    for parser in (see, corrected, gone, extend):
        parser.add_argument("--dossier", required=True, metavar="NUMMER", help="nummer van het dossier")
    for parser in (see, gone, due, extend):
        municipality_option(parser)
    see.add_argument("--out", required=True, type=Path, metavar="MAP")
    gone.add_argument("--name", metavar="NAAM", help="naam van de nieuwkomer, als controle")
    gone.add_argument("--yes", action="store_true", help="u weet het zeker")
    extend.add_argument("--until", required=True, metavar="DATUM", help="tot wanneer")
    extend.add_argument("--reason", required=True, metavar="REDEN", help="waarom het dossier nog nodig is")


def _actions(parser: Parser) -> Commands:
    return parser.add_subparsers(
        title="opdrachten", required=True, parser_class=Parser, dest="opdracht", metavar="OPDRACHT"
    )


def _guide(given: argparse.Namespace) -> Guide:
    from desktop import guide, paths
    from desktop.settings import Settings

    return guide.load(given.municipality or Settings(paths.settings()).get("municipality"))


def _see(given: argparse.Namespace) -> None:
    """The same paper and the same JSON that the window gives."""
    from desktop.letters.pdf import render
    from desktop.store import interchange
    from desktop.store.files import write_whole
    from desktop.store.queries import Dossiers
    from desktop.views.newcomers.rights_paper import rights_paper

    cli_vault.outside(given.vault, given.out)
    guide = _guide(given)
    with cli_vault.open_vault(given) as vault:
        book = Dossiers(vault)
        letter = rights_paper(book, guide, given.dossier, date.today())
        made = {
            ".pdf": render([letter]),
            ".json": interchange.export([book.open(given.dossier)], book.papers(given.dossier)),
        }
        vault.log.note("saved", given.dossier, "everything")
        vault.log.note("exported", given.dossier, "json")
    given.out.mkdir(parents=True, exist_ok=True)
    for ending, data in made.items():
        file = given.out / f"{letter.stem}{ending}"
        write_whole(file, data)
        print(file)


def _corrected(given: argparse.Namespace) -> None:
    from desktop.store.queries import Dossiers

    with cli_vault.open_vault(given) as vault:
        Dossiers(vault).open(given.dossier)
        vault.log.note("corrected", given.dossier)
    print("In het logboek staat nu dat dit dossier op verzoek verbeterd is.")


def _delete(given: argparse.Namespace) -> None:
    """Asked twice, as in the window: the name, and whether it must really be."""
    from desktop.store import erasure
    from desktop.store.names import folded
    from desktop.store.queries import Dossiers
    from desktop.views.newcomers.rights_elsewhere import BY_HAND, in_backups, recipients

    municipality = _guide(given).municipality
    with cli_vault.open_vault(given) as vault:
        book = Dossiers(vault)
        dossier = book.open(given.dossier)
        typed = given.name if given.name is not None else _asked("Typ de naam van de nieuwkomer over: ", "--name NAAM")
        if folded(typed) != folded(dossier.newcomer.name) or not folded(typed):
            raise AnswerError(NOT_THE_NAME)
        if not given.yes and _asked("Weet u het zeker? Typ ja: ", "--yes").strip().lower() != "ja":
            raise AnswerError(NOT_SURE)
        elsewhere = recipients(dossier, municipality)
        held = in_backups(erasure.traces(vault, dossier.id), date.today())
        book.delete(dossier.id)
    print("Het dossier is verwijderd.")
    for line in elsewhere:
        print(f"Vraag ook deze organisatie om het te verwijderen: {line}")
    print("\n".join([*held, BY_HAND]))


def _asked(question: str, option: str) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise AnswerError(f"Geef {option}. Er is niets verwijderd.")
    try:
        return input(question)
    except EOFError:
        raise AnswerError(NOT_SURE) from None


def _list(given: argparse.Namespace) -> None:
    from desktop.dossier.retention import Rule
    from desktop.questions import dates
    from desktop.store.queries import Dossiers

    rule, today = Rule.of(_guide(given).municipality.settings), date.today()
    with cli_vault.open_vault(given) as vault:
        found = Dossiers(vault).ending(rule, today)
    said = {"due": "term voorbij", "soon": "bijna voorbij", "unknown": "geen datum bekend"}
    for ending in found:
        until = dates.write(ending.term.ends_on) or "–"
        print(f"{ending.dossier_id}  {until}  {said[ending.term.state(today)]}: {ending.term.why(rule)}")
    if not found:
        print("Er is nu geen dossier waarover u moet beslissen.")


def _extend(given: argparse.Namespace) -> None:
    from desktop.dossier.retention import Rule, extension
    from desktop.questions import dates
    from desktop.store.queries import Dossiers

    rule, until = Rule.of(_guide(given).municipality.settings), dates.parse(given.until)
    with cli_vault.open_vault(given) as vault:
        book = Dossiers(vault)
        dossier = book.open(given.dossier)
        made = extension(dossier, rule, date.today(), until, given.reason, vault.holder)
        book.extend(dossier.id, made)
    print(f"Dit dossier wordt bewaard tot {dates.write(made.until)}.")
