"""Published figures as a spreadsheet and as CSV, with a codebook. The same lines and the same words in each of them.

One long sheet with a row for each group, because that is what one filters, sorts and makes pivot tables of; the sheets
beside it say how to read it, what each word means and what is not there. CSV is as Dutch Excel reads it: UTF-8 with a
mark at its beginning, semicolons, and nothing that Excel could take for a formula.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from desktop.letters.monitor_lines import Line, Told, lines, reason, title, wider
from desktop.letters.monitor_period import briefly, in_words, quarter_in_words
from desktop.letters.monitor_voices import sheets as voice_sheets
from desktop.letters.monitor_words import EVERYBODY, KINDS, UNITS, WITHHELD, publishable
from desktop.letters.spreadsheet import FigureSheet, figures_workbook
from desktop.letters.writable import one_line
from desktop.monitor.amounts import FEWEST
from desktop.monitor.model import TOTAL, Export
from desktop.monitor.voices import NOTHING, Going

Meanings = Mapping[str, str]
"""What each indicator means, a Dutch sentence by its id."""
Row = tuple[str | int | float | None, ...]

COLUMNS = (
    ("Periode", 21, "het kwartaal, of de kwartalen, waar het getal over gaat"),
    ("Kenmerk", 20, "vaste naam van de indicator"),
    ("Indicator", 38, "wat er is geteld"),
    ("Soort", 10, "aandeel (teller van noemer), aantal, mediaan (de middelste waarde) of totaal"),
    ("Eenheid", 17, "wie of wat is geteld"),
    ("Uitsplitsing", 16, "waarnaar is uitgesplitst; leeg bij iedereen samen"),
    ("Groep", 24, f"de groep binnen de uitsplitsing; '{EVERYBODY}' is alle groepen samen"),
    ("Teller", 10, "bij hoeveel het antwoord ja is, of hoeveel het er zijn"),
    ("Noemer", 10, "bij hoeveel het antwoord bekend is: ja en nee samen"),
    ("Percentage", 12, f"teller van noemer, op hele procenten; alleen bij een noemer van {FEWEST} of meer"),
    ("Nee", 10, "bij hoeveel het antwoord nee is"),
    ("Onbekend", 10, "bij hoeveel het niet is gevraagd of niet is ingevuld; telt niet als nee"),
    ("Wil het niet zeggen", 20, "hoeveel er geen antwoord wilden geven; telt niet als nee"),
    ("Allen samen", 13, "teller, nee, onbekend en wil het niet zeggen samen"),
    ("Mediaan", 10, "de middelste waarde: de helft is lager, de helft is hoger; de titel zegt waarvan"),
    ("Totaal", 10, "alles bij elkaar opgeteld, bij een totaal; de titel zegt wat"),
    ("Waarom niet", 80, f"waarom een getal er niet staat; daar staat '{WITHHELD}'"),
)
FIRST_FIGURE = 7
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_LIKE_A_DAY = re.compile(r"(?<=\d)-(?=\d)")


def rows(export: Export) -> list[Row]:
    """The lines, column by column; percentages as parts of 1."""
    return [_row(line, briefly(export.period)) for line in lines(export)]


def workbook(export: Export, municipality: str, meanings: Meanings, voices: Going = NOTHING) -> bytes:
    """The spreadsheet: how to read it, the figures, what is not there, the codebook, and lines that go with them."""
    found = lines(export)
    heads = tuple((head, width) for head, width, _ in COLUMNS)
    return figures_workbook(
        (
            FigureSheet("Uitleg", (("Wat", 26), ("Uitleg", 100)), tuple(_explained(export, found, municipality))),
            FigureSheet("Cijfers", heads, tuple(rows(export)), FIRST_FIGURE),
            FigureSheet("Niet getoond", _REFUSED, tuple(refused(found))),
            FigureSheet("Codeboek", _CODED, tuple(coded(export, meanings))),
            *voice_sheets(export.period, voices),
        )
    )


def figures_csv(export: Export) -> bytes:
    """The figures as a file that Dutch Excel reads with a double click."""
    return written([[head for head, _, _ in COLUMNS], *map(_percents, rows(export))])


def codebook_csv(export: Export, meanings: Meanings) -> bytes:
    """The codebook in the same form."""
    return written([[head for head, _ in _CODED], *coded(export, meanings)])


def written(table: Iterable[Sequence[str | int | float | None]]) -> bytes:
    """Rows as CSV; texts cannot be taken for a formula."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([harmless(value) if isinstance(value, str) else value for value in row] for row in table)
    return out.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """A text that Excel shows as it is: one that begins as a formula gets an apostrophe, 18-24 is no day."""
    plain = _LIKE_A_DAY.sub("–", one_line(text))
    return f"'{plain}" if _FORMULA.match(plain) else plain


_REFUSED = (("Indicator", 40), ("Uitsplitsing", 22), ("Groep", 26), ("Wat er niet staat", 34), ("Waarom", 60))
_CODED = (("Deel", 16), ("Naam", 40), ("Code", 26), ("Betekenis", 90))


def refused(found: Sequence[Line]) -> Iterator[Row]:
    """What is withheld, group by group, with the reason."""
    for line in found:
        for column, why in line.withheld:
            yield title(line.table), line.divided_by or None, line.group, column, reason(why, line.table)


def coded(export: Export, meanings: Meanings) -> Iterator[Row]:
    """What every column, indicator and group stands for."""
    for head, _, meaning in COLUMNS:
        yield "Kolom", head, None, meaning
    for table in {table.table: table for table in export.tables}.values():
        kind = f"{KINDS[table.kind]}, {UNITS[table.unit]}"
        meaning = publishable(meanings.get(table.table, ""))
        yield "Indicator", title(table), publishable(table.table), f"{kind}. {meaning}".strip()
    groups: dict[tuple[str, str], Row] = {}
    for line in lines(export):
        if line.table.breakdown and line.id not in ("", TOTAL):
            place = line.table.breakdown.id, line.id
            meaning = "groep, met kleine groepen erbij" if line.group in wider(line.table) else "groep"
            if place not in groups or meaning != "groep":
                groups[place] = line.divided_by, line.group, publishable(line.id), meaning
    yield from groups.values()


def _explained(export: Export, found: Sequence[Line], municipality: str) -> Iterator[Row]:
    yield "Gemeente", publishable(municipality)
    yield "Periode", in_words(export.period)
    yield "Gemaakt in", quarter_in_words(export.on)
    yield "Wat erin staat", "Getallen over alle gesprekken samen. Er staat niets in over één persoon."
    yield "Kleinste getal", f"Een getal over minder dan {export.smallest} staat er niet."
    if export.rounded:
        yield "Afgerond", "Getallen zijn afgerond op vijf. Daardoor tellen ze niet altijd precies op."
    withheld = sum(len(line.withheld) for line in found)
    yield (
        "Niet getoond",
        f"{withheld or 'Geen'} {'getal' if withheld == 1 else 'getallen'}; zie het blad 'Niet getoond'.",
    )
    yield WITHHELD, "Dit getal staat er niet. In de laatste kolom staat waarom."
    yield "Leeg", "Dit getal hoort niet bij deze indicator."
    yield "Onbekend", "Wat niet is gevraagd of niet is ingevuld telt niet als nee, en zit niet in het percentage."


def _row(line: Line, period: str) -> Row:
    table = line.table
    return (
        period,
        publishable(table.table),
        title(table),
        KINDS[table.kind],
        UNITS[table.unit],
        line.divided_by or None,
        line.group,
        line.yes,
        line.of,
        _part(line.percent),
        *(line.no, line.unknown, line.declined, line.whole, line.median, line.sum),
        line.why or None,
    )


def _part(percent: Told) -> str | float | None:
    return percent / 100 if isinstance(percent, int) else percent


def _percents(row: Row) -> Row:
    """A percentage as Dutch Excel reads it as a number."""
    return tuple(f"{value:.0%}" if isinstance(value, float) else value for value in row)
