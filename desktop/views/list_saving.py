"""A list as a file: asks where, writes it off the GUI thread, and tells what was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.file_dialogs import ask_new_file
from desktop.views.inline_question import InlineQuestion

SPREADSHEET, CALENDAR = ".xlsx", ".ics"
KINDS: Mapping[str, str] = {SPREADSHEET: "Spreadsheet (*.xlsx)", CALENDAR: "Agenda (*.ics)"}
NAMED = "Let op: dit bestand is niet versleuteld en er staan namen in. Bewaar het veilig en gooi het weg na gebruik."
INITIALS = "Er staan voorletters in, geen namen. Het bestand is niet versleuteld."


class ListSaving(QObject):
    """Writes one file at a time.

    Signals:
        busy: whether something is being written.

    Attributes:
        ask_file: how a person is asked where a file goes.
    """

    busy = Signal(bool)

    def __init__(self, title: str, desk: Desk, question: InlineQuestion, page: QWidget) -> None:
        """Args: title: of the window in which the file is chosen."""
        super().__init__(page)

        def ask(parent: QWidget, suggestion: str) -> Path | None:
            """None when it is cancelled. The page asks about a file that is there already."""
            return ask_new_file(parent, title, Path.home() / suggestion, KINDS[Path(suggestion).suffix])

        self.ask_file: Callable[[QWidget, str], Path | None] = ask
        self._desk, self._question, self._page = desk, question, page
        self._errands = Errands(desk.background, self)

    def save(self, name: str, write: Callable[[Path], str]) -> None:
        """Ask where, and write.

        Args:
            name: a name to propose, with its ending; never a person's.
            write: notes in the log what leaves the vault, writes it, and returns what is told. Off the GUI thread.
        """
        file = self.ask_file(self._page, name)
        if file is None:
            return
        if file.exists():
            text = f"Dit staat er al: {file.name}. Wilt u het vervangen?"
            self._question.ask(text, "Vervangen", "Niet opslaan", lambda: self._run(write, file))
        else:
            self._run(write, file)

    def _run(self, write: Callable[[Path], str], file: Path) -> None:
        def done(sentence: str) -> None:
            self.busy.emit(False)
            self._desk.tell(sentence, "warning")

        def refused(sentence: str) -> None:
            self.busy.emit(False)
            self._desk.tell(sentence, "error")

        self.busy.emit(True)
        self._errands.run(lambda: write(file), done, refused)
