"""A work list as a file: a spreadsheet, or the days of it in a calendar. Made, noted and written off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.dossier.waiting import usual_days
from desktop.dossier.work import Search, WorkList
from desktop.errors import UserError
from desktop.store.files import write_whole
from desktop.views.desk import Desk
from desktop.views.inline_question import InlineQuestion
from desktop.views.list_saving import CALENDAR, INITIALS, NAMED, SPREADSHEET, ListSaving
from desktop.views.work.task_words import many, title

NAMES: Mapping[WorkList, str] = {
    "today": "vandaag",
    "overdue": "te-laat",
    "waiting": "wacht-op-organisatie",
    "no_answer": "geen-antwoord",
    "mine": "mijn-afspraken",
    "all": "alles",
}
"""Of a list, in the name of its file: never a person's."""
NOTHING_DATED = "In deze lijst staat niets met een dag die nog komt. Er is geen agenda gemaakt."


class WorkFiles(ListSaving):
    """Writes everything of a list, also what is too long to be shown."""

    def __init__(self, desk: Desk, question: InlineQuestion, page: QWidget) -> None:
        super().__init__("Werklijst opslaan", desk, question, page)

    def save_spreadsheet(self, search: Search) -> None:
        """Everything of a list, with names."""
        self._ask(search, SPREADSHEET, lambda file: _spreadsheet(self._desk, search, file, names=True))

    def save_initials(self, search: Search) -> None:
        """The same with initials, without what was typed by hand."""
        name = f"-voorletters{SPREADSHEET}"
        self._ask(search, name, lambda file: _spreadsheet(self._desk, search, file, names=False))

    def save_calendar(self, search: Search) -> None:
        """The days of everybody who is in a list, with initials."""
        self._ask(search, CALENDAR, lambda file: _calendar(self._desk, search, file))

    def _ask(self, search: Search, ending: str, write: Callable[[Path], str]) -> None:
        self.save(f"werklijst-{NAMES[search.which]}-{self._desk.today().isoformat()}{ending}", write)


def _spreadsheet(desk: Desk, search: Search, file: Path, *, names: bool) -> str:
    """Make and write it; what cannot be noted in the log does not leave the vault. Returns what is told."""
    from desktop.letters.spreadsheet import workbook

    today, municipality = desk.today(), desk.guide.municipality
    work = desk.dossiers.work(search, today, usual_days(municipality, desk.waits()))
    data = workbook(desk.guide, work, title(search, municipality), today, names=names)
    desk.dossiers.log.note_list("exported", (task.dossier for task in work.tasks), "work")
    write_whole(file, data)
    return f"{many(work.total)} opgeslagen als spreadsheet. {NAMED if names else INITIALS}"


def _calendar(desk: Desk, search: Search, file: Path) -> str:
    """The same for a calendar."""
    from desktop.letters.calendar_file import calendar, entries

    today, waits = desk.today(), desk.waits()
    work = desk.dossiers.work(search, today, usual_days(desk.guide.municipality, waits))
    people = dict.fromkeys(task.dossier for task in work.tasks)
    made = [entry for one in people for entry in entries(desk.guide, desk.dossiers.open(one), today, waits=waits)]
    if not made:
        raise UserError(NOTHING_DATED)
    data = calendar(made)
    desk.dossiers.log.note_list("exported", people, "calendar")
    write_whole(file, data)
    return f"{'1 dag' if len(made) == 1 else f'{len(made)} dagen'} opgeslagen voor uw agenda. {INITIALS}"
