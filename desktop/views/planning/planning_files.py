"""The plan on paper and as a file: what is looked at, read anew. Made, noted and written off the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.letters.model import Letter
from desktop.store.files import write_whole
from desktop.views.desk import Desk
from desktop.views.inline_question import InlineQuestion
from desktop.views.list_saving import CALENDAR, INITIALS, NAMED, SPREADSHEET, ListSaving
from desktop.views.planning.planning_words import many, title
from desktop.views.planning.wanted import Wanted
from desktop.views.planning.whole_plan import Found, WholePlan

NOTHING_DATED = "In deze lijst staat geen gesprek met een dag die nog komt. Er is geen agenda gemaakt."


def read(desk: Desk) -> WholePlan:
    """The whole plan, read from the vault. Off the GUI thread.

    Raises:
        VaultError: the vault cannot be read.
    """
    from desktop.store.names import folded

    return WholePlan(desk.guide.municipality, desk.dossiers.outlines(), desk.today(), folded)


def found(desk: Desk, ids: Mapping[str, str]) -> Found:
    """What a page with these ids looks at."""
    return read(desk).find(Wanted.of(ids))


def paper(desk: Desk, ids: Mapping[str, str]) -> Letter:
    """The list that a page with these ids looks at, on paper.

    Raises:
        LetterError: it cannot be made.
        VaultError: the vault cannot be read.
    """
    from desktop.letters.planning_paper import planning

    wanted = Wanted.of(ids)
    return planning(desk.guide, found(desk, ids).items, title(wanted, desk.guide), desk.today())


class PlanningFiles(ListSaving):
    """Writes everything of a list."""

    def __init__(self, desk: Desk, question: InlineQuestion, page: QWidget) -> None:
        super().__init__("Planning opslaan", desk, question, page)

    def save_spreadsheet(self, wanted: Wanted) -> None:
        """With names."""
        name = f"planning-{self._desk.today().isoformat()}{SPREADSHEET}"
        self.save(name, lambda file: _spreadsheet(self._desk, wanted, file, names=True))

    def save_initials(self, wanted: Wanted) -> None:
        """The same with initials, without what was typed by hand."""
        name = f"planning-{self._desk.today().isoformat()}-voorletters{SPREADSHEET}"
        self.save(name, lambda file: _spreadsheet(self._desk, wanted, file, names=False))

    def save_calendar(self, wanted: Wanted) -> None:
        """The days that are still to come, with initials."""
        name = f"planning-{self._desk.today().isoformat()}{CALENDAR}"
        self.save(name, lambda file: _calendar(self._desk, wanted, file))


def _spreadsheet(desk: Desk, wanted: Wanted, file: Path, *, names: bool) -> str:
    """Make and write it; what cannot be noted in the log does not leave the vault. Returns what is told."""
    from desktop.letters.spreadsheet import plan_workbook

    items = found(desk, wanted.ids).items
    data = plan_workbook(desk.guide, items, title(wanted, desk.guide), desk.today(), names=names)
    desk.dossiers.log.note_list("exported", (item.dossier_id for item in items), "planning")
    write_whole(file, data)
    return f"{many(len(items))} opgeslagen als spreadsheet. {NAMED if names else INITIALS}"


def _calendar(desk: Desk, wanted: Wanted, file: Path) -> str:
    """The same for a calendar."""
    from desktop.letters.calendar_file import calendar, planned_entries, stands_in_it

    today = desk.today()
    items = [item for item in found(desk, wanted.ids).items if stands_in_it(item, today)]
    made = planned_entries(desk.guide, items, today)
    if not made:
        raise UserError(NOTHING_DATED)
    data = calendar(made)
    desk.dossiers.log.note_list("exported", (item.dossier_id for item in items), "calendar")
    write_whole(file, data)
    return f"{many(len(made))} opgeslagen voor uw agenda. {INITIALS}"
