"""What people gave along, in lines that somebody wrote anew and approved: on paper, as a sheet and as CSV.

The only way by which words, and not figures, leave the vault. A line goes as it was approved, or it stays at home: what
`publishable` would take out of it (a day, a postal code, a long number) is never cut out here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from desktop.guide import Guide
from desktop.letters.model import Block, Heading, Paragraph
from desktop.letters.monitor_period import briefly
from desktop.letters.monitor_words import publishable
from desktop.letters.spreadsheet import FigureSheet
from desktop.monitor.certain import Known
from desktop.monitor.model import Period
from desktop.monitor.voices import NOTHING, TITLES, Going, Voice, going

TITLE = "Wat mensen meegeven"
ENDING = "-wat-mensen-meegeven.csv"
_ABOUT = (
    "Dit zijn geen getallen en geen letterlijke woorden van mensen. Iemand van de gemeente schreef elke regel opnieuw "
    "op, zonder namen. De volgorde zegt niets."
)
_COLUMNS = (("Periode", 21), ("Soort", 28), ("Regel", 110))


def known_of(guide: Guide, names: Iterable[str], records: Iterable[str], places: Iterable[str]) -> Known:
    """What marks are found by: what a vault knows (`store.voices.Spoken`), and what the municipality does."""
    town = guide.municipality
    organisations = (one.name for one in town.organisations)
    return Known.of(names, records, organisations, places, town.name, town.settings.smallest_cell)


def leaving(voices: Sequence[Voice], period: Period, known: Known) -> Going:
    """What of the lines goes into an export of this period. Call it off the GUI thread."""
    return going(voices, period, known, lambda text: publishable(text) == text)


def blocks(voices: Going = NOTHING) -> Iterator[Block]:
    """A part of the report; nothing when there are no lines."""
    if not voices.count:
        return
    yield Heading(TITLE)
    yield Paragraph(_ABOUT)
    for kind, texts in voices.lines.items():
        yield Heading(TITLES[kind], minor=True)
        for text in texts:
            yield Paragraph(text, icon="speech")


def rows(voices: Going, period: Period) -> list[tuple[str, ...]]:
    """A row for each line: the period, what it is about, and the line."""
    return [(briefly(period), TITLES[kind], text) for kind, texts in voices.lines.items() for text in texts]


def sheets(period: Period, voices: Going = NOTHING) -> tuple[FigureSheet, ...]:
    """A sheet of the spreadsheet; none when there are no lines."""
    return (FigureSheet(TITLE, _COLUMNS, tuple(rows(voices, period))),) if voices.count else ()


def table(period: Period, voices: Going) -> list[tuple[str, ...]]:
    """The same lines with what stands above them, for a CSV file."""
    return [tuple(head for head, _ in _COLUMNS), *rows(voices, period)]


def told(voices: Going) -> list[str]:
    """Which lines go and which stay, for who makes the export. It stays inside the house."""
    found = []
    if voices.count:
        found.append(f"Bij '{TITLE}' {_gaan(voices.count)} mee.")
    for voice in voices.held:
        found.append(
            f"Deze regel gaat niet mee: ‘{voice.text}’ Er staat iets in wat op een naam, plaats, datum of nummer "
            "lijkt, en dat is nog niet nagekeken. Lees hem opnieuw na en keur hem weer goed."
        )
    if voices.waiting:
        found.append(f"Nog niet goedgekeurd, dus niet mee: {_regels(voices.waiting)}.")
    return found


def _regels(count: int) -> str:
    return "1 regel" if count == 1 else f"{count} regels"


def _gaan(count: int) -> str:
    return f"{'gaat' if count == 1 else 'gaan'} {_regels(count)}"
