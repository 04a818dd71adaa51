"""The `startgesprek monitor` command: figures over a period that name nobody, as files to hand out."""

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
    from collections.abc import Sequence

    from desktop.guide import Guide
    from desktop.monitor.model import Export, Period
    from desktop.monitor.voices import Going
    from desktop.store.queries import Dossiers

    Commands = argparse._SubParsersAction[Parser]

NONE = "geen"
NOT_OVER = "Let op: deze periode is nog niet voorbij. Later kunnen de cijfers anders zijn, en er minder instaan."
KEPT = "Deze uitgave is in de kluis bewaard, om de volgende ermee te vergelijken."


def parsers(commands: Commands) -> None:
    """Add the command."""
    monitor = commands.add_parser("monitor", help="cijfers over alle gesprekken samen, zonder namen")
    monitor.add_argument("vault", type=Path, metavar="KLUIS")
    monitor.add_argument("--out", required=True, type=Path, metavar="MAP", help="map voor de bestanden")
    monitor.add_argument(
        "--from", dest="first", metavar="DATUM", help="eerste dag van een kwartaal; anders de laatste vier kwartalen"
    )
    monitor.add_argument("--to", dest="last", metavar="DATUM", help="laatste dag van een kwartaal")
    monitor.add_argument("--afronden", action="store_true", help="rond af op vijf, in plaats van getallen weg te laten")
    monitor.add_argument(
        "--uitsplitsing",
        action="append",
        default=[],
        metavar="NAAM",
        help=f"alleen deze, zoals origin of age; mag vaker dan één keer; '{NONE}' voor geen enkele",
    )
    monitor.add_argument("--on", metavar="DATUM", help="dag waarop de cijfers zijn gemaakt; anders vandaag")
    municipality_option(monitor)
    monitor.add_argument("--passphrase-file", type=Path, metavar="BESTAND", help="bestand met alleen de wachtzin")
    monitor.set_defaults(run=_monitor)


def _monitor(given: argparse.Namespace) -> None:
    """Count, withhold, make every file, and keep what is published before any of them has its place."""
    from desktop import guide as guides
    from desktop import paths
    from desktop.letters.monitor_files import files, ready, save
    from desktop.letters.monitor_lines import lines
    from desktop.letters.monitor_refusals import forgotten
    from desktop.letters.monitor_voices import told
    from desktop.questions import dates
    from desktop.settings import Settings
    from desktop.store.exports import forgotten_until
    from desktop.store.queries import Dossiers

    cli_vault.outside(given.vault, given.out)
    ready(given.out)
    today = dates.parse(given.on) if given.on else date.today()
    period = _period(given, today)
    guide = guides.load(given.municipality or Settings(paths.settings()).get("municipality"))
    breakdowns = _breakdowns(given.uitsplitsing, guide)
    with cli_vault.open_vault(given) as vault:
        book = Dossiers(vault)
        export = _export(book, guide, period, breakdowns, today, rounded=given.afronden)
        meanings = {item.indicator.id: item.indicator.meaning for item in guide.indicators.every}
        warning = forgotten(forgotten_until(book.log), period)
        voices = _voices(book, guide, period)
        made = files(guide, export, meanings, voices)
        for file in save(made, given.out, lambda: book.publishing.keep_export(export)):
            print(file)
    withheld = sum(len(line.withheld) for line in lines(export))
    print(f"Niet getoond: {withheld} {'getal' if withheld == 1 else 'getallen'}. {KEPT}")
    for sentence in told(voices):
        print(sentence)
    if period.last >= today:
        print(NOT_OVER, file=sys.stderr)
    if warning:
        print(warning, file=sys.stderr)


def _period(given: argparse.Namespace, today: date) -> Period:
    from desktop.letters.monitor_period import last_year, whole_quarters
    from desktop.questions import dates

    if given.first is None and given.last is None:
        return last_year(today)
    if given.first is None or given.last is None:
        raise AnswerError("Geef '--from' en '--to' samen: de eerste en de laatste dag van de periode.")
    return whole_quarters(dates.parse(given.first), dates.parse(given.last))


def _voices(book: Dossiers, guide: Guide, period: Period) -> Going:
    """The lines that go with it. What the vault knows is only looked for when there is one."""
    from desktop.letters.monitor_voices import known_of, leaving

    voices = [voice for voice in book.publishing.voices() if voice.within(period)]
    spoken = book.publishing.spoken() if voices else None
    known = known_of(guide, *((spoken.names, spoken.records, spoken.places) if spoken else ((), (), ())))
    return leaving(voices, period, known)


def _breakdowns(asked: Sequence[str], guide: Guide) -> list[str]:
    from desktop.monitor.breakdowns import available

    known = available(guide)
    if asked == [NONE]:
        return []
    for name in asked:
        if name not in known:
            raise AnswerError(f"Uitsplitsing '{name}' is er niet. Kies uit: {', '.join(known)}.")
    return list(dict.fromkeys(asked)) or list(known)


def _export(
    book: Dossiers, guide: Guide, period: Period, breakdowns: Sequence[str], today: date, *, rounded: bool
) -> Export:
    from desktop.monitor.answers import in_words
    from desktop.monitor.breakdowns import hierarchies
    from desktop.monitor.counting import count
    from desktop.monitor.protect import protect

    tables = count(book.gist(in_words(guide)), guide, guide.indicators.every, period, breakdowns, today=today)
    smallest = guide.municipality.settings.smallest_cell
    return protect(tables, period, today, smallest, hierarchies(), book.publishing.exports(), rounded)
