"""The file for the exchange of plans (PIP): asks where, makes it anew, notes it in the log, and writes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.store.files import write_whole
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.file_dialogs import ask_new_file
from desktop.views.inline_question import InlineQuestion

JSON = ".json"
SAVED = (
    "Opgeslagen. Er staat geen naam en geen BSN in: vertel de ontvanger zelf om wie het gaat. Het bestand is niet "
    "versleuteld."
)


def ask_json(parent: QWidget, suggestion: str) -> Path | None:
    """Ask where the file goes; None when it is cancelled. The page asks about a file that is there already."""
    return ask_new_file(parent, "Opslaan voor het PIP", Path.home() / suggestion, "JSON (*.json)")


class PipSaving(QObject):
    """Writes one file at a time, off the GUI thread.

    Signals:
        busy: whether one is being written.

    Attributes:
        ask_file: how a person is asked where it goes.
    """

    busy = Signal(bool)

    def __init__(self, desk: Desk, dossier_id: str, question: InlineQuestion, page: QWidget) -> None:
        super().__init__(page)
        self.ask_file: Callable[[QWidget, str], Path | None] = ask_json
        self._desk, self._id, self._question, self._page = desk, dossier_id, question, page
        self._errands = Errands(desk.background, self)

    def save(self) -> None:
        """Ask where, and write what is in the vault now."""
        file = self.ask_file(self._page, f"pip-{self._desk.today().isoformat()}{JSON}")
        if file is None:
            return
        if file.exists():
            text = f"Dit staat er al: {file.name}. Wilt u het vervangen?"
            self._question.ask(text, "Vervangen", "Niet opslaan", lambda: self._run(file))
        else:
            self._run(file)

    def _run(self, file: Path) -> None:
        def done(_: None) -> None:
            self.busy.emit(False)
            self._desk.tell(SAVED, "done")

        def refused(sentence: str) -> None:
            self.busy.emit(False)
            self._desk.tell(sentence, "error")

        self.busy.emit(True)
        self._errands.run(lambda: _write(self._desk, self._id, file), done, refused)


def _write(desk: Desk, dossier_id: str, file: Path) -> None:
    """What cannot be noted in the log does not leave the vault."""
    from desktop.letters.pip_exchange import exchange

    data = exchange(desk.guide, desk.dossiers.open(dossier_id), desk.today())
    desk.dossiers.log.note("exported", dossier_id, "pip")
    write_whole(file, data)
