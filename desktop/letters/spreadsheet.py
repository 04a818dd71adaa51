"""A work list, a plan or published figures as a spreadsheet (.xlsx), to sort, filter and count in.

The one place that knows XlsxWriter: the library for Excel files that is best kept. The same list gives the same bytes.
Whatever a person typed is written as text, never as a formula or a link, and stays text when somebody edits the cell.

The newcomer's name is in a list: it is for the municipality's own people and does not leave it. Without names there
are initials, and what was typed by hand is left out, because a name may stand in it. Published figures name nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from desktop.dossier.planning_words import invited, standing
from desktop.dossier.schedule import Upcoming
from desktop.dossier.work import Task, Work, WorkList
from desktop.guide import Guide
from desktop.letters.initials import initials
from desktop.letters.occasion import in_dutch
from desktop.letters.report import STATUSES
from desktop.letters.writable import one_line
from desktop.translate.languages import language

LONGEST = 32_767
"""So many UTF-16 units fit in a cell; the rest Excel drops without a word."""
CUT = " … (ingekort: de hele tekst staat in het dossier)"
LEFT_OUT = "eigen woorden: zie het dossier"
_COLUMNS = (
    ("Soort", 15), ("Nieuwkomer", 26), ("Wat", 52), ("Wie doet het", 24), ("Organisatie", 28), ("Afgesproken door", 22),
    ("Stand", 26), ("Sinds", 12), ("Uiterlijk", 12), ("Te laat", 9),
)  # fmt: skip
_PLANNED = (
    ("Dag", 12), ("Te laat", 9), ("Nieuwkomer", 30), ("Gesprek", 30), ("Afspraak", 32), ("Hoe het staat", 52),
    ("Taal", 18),
)  # fmt: skip
_FIRST_YEAR = 1900
"""Excel knows no day before it."""
_KINDS = {"action": "actie", "referral": "doorverwijzing"}
_OWNERS = {"newcomer": "de nieuwkomer", "professional": "de gemeente", "interpreter": "de tolk"}
_ACTIONS = {"open": "nog te doen", "done": "klaar", "dropped": "vervallen"}
_LISTS: dict[WorkList, str] = {
    "today": "Vandaag", "overdue": "Te laat", "waiting": "Wacht op een organisatie", "no_answer": "Geen antwoord",
    "mine": "Mijn afspraken", "all": "Alles wat openstaat",
}  # fmt: skip
_ACCENT, _LINE = "#1D5C68", "#D4CFC4"
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NO_DAY = datetime(1980, 1, 1, tzinfo=UTC)
"""XlsxWriter always writes a day: the same one that its zip file has."""

Value = str | date | None


def workbook(guide: Guide, work: Work, title: str, today: date, *, names: bool = True) -> bytes:
    """The tasks of a list, in the order in which they were asked for, and on a second sheet which list it is.

    Args:
        title: what the list is called, in Dutch; it names no newcomer.
        names: with the newcomers' names; else with their initials, and without what was typed by hand.
    """
    out = BytesIO()
    book = _book(out, title, today)
    pen = _Pen(book)
    _tasks(pen, [_values(guide, task, names) for task in work.tasks], today)
    _selection(pen, work, title, today, names)
    book.close()
    return out.getvalue()


def plan_workbook(guide: Guide, upcoming: Sequence[Upcoming], title: str, today: date, *, names: bool = True) -> bytes:
    """The conversations of a list of the plan, in the order in which they are given; `title` and `names` as above."""
    out = BytesIO()
    book = _book(out, title, today)
    pen = _Pen(book)
    sheet = pen.sheet("Planning", _PLANNED)
    sheet.set_footer(f"&LPlanning van {in_dutch(today)}&Rpagina &P van &N")
    for number, item in enumerate(upcoming, 1):
        pen.row(sheet, number, _planned(guide, item, today, names))
    sheet.autofilter(0, 0, max(len(upcoming), 1), len(_PLANNED) - 1)
    late = sum(item.late(today) for item in upcoming)
    told: list[tuple[str, Value | int]] = [("Planning", title), ("Dag", today), ("Aantal", len(upcoming))]
    _told(pen, [*told, ("Te laat", late)], names)
    book.close()
    return out.getvalue()


@dataclass(frozen=True)
class FigureSheet:
    """A sheet of published figures.

    Attributes:
        heads: the title of each column, and how wide it is.
        rows: whole numbers; parts of 1, shown as percentages; texts; None for an empty cell.
        figures: number of the first column that holds figures: what is text from there on stands at the right too.
    """

    name: str
    heads: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]
    figures: int = 99


def figures_workbook(sheets: Sequence[FigureSheet]) -> bytes:
    """Sheets of figures that leave the vault: nothing in the file tells who made it, or when."""
    out = BytesIO()
    book = Workbook(out, _OPTIONS)
    book.set_properties({"created": _NO_DAY})
    pen = _Pen(book)
    looks: dict[str, Any] = {"valign": "top", "bottom": 1, "bottom_color": _LINE, "align": "right"}
    count, part = (book.add_format({**looks, "num_format": built_in}) for built_in in (3, 9))  # 1.234 and 12%
    withheld = book.add_format({**looks, "quote_prefix": True})
    for told in sheets:
        sheet = pen.sheet(told.name, told.heads)
        widths = [wide for _, wide in told.heads]
        for at, row in enumerate(told.rows, 1):
            deep = 1
            for column, value in enumerate(row):
                if isinstance(value, str):
                    figure = len(value) == 1 and column >= told.figures
                    pen.text(sheet, at, column, value, withheld if figure else None)
                    deep = max(deep, len(value) // widths[column] + 1)
                elif value is None:
                    pen.text(sheet, at, column, None)
                else:
                    sheet.write_number(at, column, value, part if isinstance(value, float) else count)
            if deep > 1:  # LibreOffice does not make room for lines by itself
                sheet.set_row(at, 15 * min(deep, 20))
        last = max(len(told.rows), 1), len(told.heads) - 1
        sheet.autofilter(0, 0, *last)
        sheet.print_area(0, 0, *last)
        sheet.set_footer("&L&A&Rpagina &P van &N")
    book.close()
    return out.getvalue()


def _book(out: BytesIO, title: str, today: date) -> Any:
    book = Workbook(out, _OPTIONS)
    book.set_properties({"title": one_line(title)[:250], "created": datetime.combine(today, time(), UTC)})
    return book


class _Pen:
    """Writes cells, and counts those that were too long.

    Attributes:
        cut: how many texts did not fit.
    """

    def __init__(self, book: Any) -> None:
        self.book = book
        self.cut = 0
        top: dict[str, Any] = {"valign": "top", "bottom": 1, "bottom_color": _LINE}
        self._text = book.add_format({**top, "text_wrap": True, "quote_prefix": True})
        self._day = book.add_format({**top, "num_format": "dd-mm-yyyy", "align": "left"})
        self._number = book.add_format({**top, "align": "left"})
        self._head = book.add_format({"bold": True, "font_color": _ACCENT, "bottom": 2, "bottom_color": _ACCENT})

    def sheet(self, name: str, heads: Sequence[tuple[str, int]]) -> Any:
        """A sheet with a head row, as wide as wanted, that is printed on A4 lying down."""
        sheet = self.book.add_worksheet(name)
        for column, (words, width) in enumerate(heads):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, words, self._head)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def row(self, sheet: Any, row: int, values: Sequence[Value | int]) -> None:
        """One row: texts as text, days as days, numbers as numbers."""
        for column, value in enumerate(values):
            if isinstance(value, date) and value.year >= _FIRST_YEAR:
                sheet.write_datetime(row, column, value, self._day)
            elif isinstance(value, int):
                sheet.write_number(row, column, value, self._number)
            else:
                self.text(sheet, row, column, None if value is None else str(value))

    def text(self, sheet: Any, row: int, column: int, text: str | None, look: Any = None) -> None:
        """One cell with a text, or with nothing."""
        if text is None:
            sheet.write_blank(row, column, None, self._text)
        else:
            sheet.write_string(row, column, self._fitting(text), look or self._text)

    def _fitting(self, text: str) -> str:
        written = one_line(text)
        if 2 * len(written) <= LONGEST:
            return written
        units = written.encode("utf-16-le")
        if len(units) <= 2 * LONGEST:
            return written
        self.cut += 1
        return units[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", "ignore") + CUT


def _tasks(pen: _Pen, found: list[tuple[Value, ...]], today: date) -> None:
    sheet = pen.sheet("Werklijst", _COLUMNS)
    sheet.set_footer(f"&LWerklijst van {in_dutch(today)}&Rpagina &P van &N")
    for number, values in enumerate(found, 1):
        pen.row(sheet, number, values)
    sheet.autofilter(0, 0, max(len(found), 1), len(_COLUMNS) - 1)


def _selection(pen: _Pen, work: Work, title: str, today: date, names: bool) -> None:
    told: list[tuple[str, Value | int]] = [
        ("Werklijst", title),
        ("Dag", today),
        ("Aantal in deze lijst", work.total),
        ("Aantal in dit bestand", len(work.tasks)),
        ("Te laat in dit bestand", sum(task.overdue for task in work.tasks)),
    ]
    told += [(f"Alle lijsten: {_LISTS[name]}", count) for name, count in work.counts.items()]
    _told(pen, told, names)


def _told(pen: _Pen, told: list[tuple[str, Value | int]], names: bool) -> None:
    """On a sheet of its own: which list it is, what was cut off, and whether names stand in it."""
    sheet = pen.sheet("Keuze", (("Wat", 30), ("Waarde", 60)))
    if pen.cut:
        told.append(("Ingekort", f"{pen.cut} te lange tekst{'' if pen.cut == 1 else 'en'}; zoek op 'ingekort'."))
    if names:
        told.append(("Let op", "Er staan namen in. Dit bestand is alleen voor de gemeente zelf, en niet versleuteld."))
    for number, values in enumerate(told, 1):
        pen.row(sheet, number, values)


def _planned(guide: Guide, item: Upcoming, today: date, names: bool) -> tuple[Value, ...]:
    """One conversation, column by column. Without names, what was typed by hand is left out: a reason, a place."""
    title = guide.questionnaire.round_title
    first, second = standing(item, guide.municipality, title)
    by_hand = item.moved is not None or item.appointment is not None
    stands = f"{first}; {second}" if second else first
    return (
        item.day,
        "ja" if item.late(today) else None,
        item.newcomer.name if names else initials(item.newcomer.name),
        title(item.round),
        invited(item) or None,
        stands if names or not by_hand else LEFT_OUT,
        language(item.newcomer.language).dutch,
    )


def _values(guide: Guide, task: Task, names: bool) -> tuple[Value, ...]:
    """One task, column by column."""
    organisations = guide.municipality.organisation_by_id

    def organisation(name: str) -> str:
        known = organisations.get(name)
        return known.name if known else name

    own = names or task.title in {rule.title for rule in guide.municipality.rules}
    states = {**{str(status): words for status, words in STATUSES.items()}, **_ACTIONS}
    return (
        _KINDS[task.kind],
        task.name if names else initials(task.name),
        task.title if own else LEFT_OUT,
        _OWNERS.get(task.owner) or organisation(task.owner),
        organisation(task.organisation) if task.organisation else None,
        task.professional or None,
        states.get(task.status, task.status),
        task.since,
        task.due_on,
        "ja" if task.overdue else None,
    )
