"""Appointments and days that were agreed, as a file that any agenda reads; without a name unless that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop.dossier.model import Dossier
from desktop.errors import UserError
from desktop.forms.chip import LOWEST
from desktop.forms.icons import icon
from desktop.forms.looks import button, named
from desktop.store.files import write_whole
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.file_dialogs import ask_new_file

ENDING = ".ics"
NOT_ENCRYPTED = "Let op: dit bestand is niet versleuteld. Gooi het weg zodra het in uw agenda staat."
NOTHING = "Er is geen afspraak of dag om in de agenda te zetten."


def ask_file(parent: QWidget, suggestion: str) -> Path | None:
    """Ask where the file goes; None when it is cancelled. The page asks about a file that is there already."""
    return ask_new_file(parent, "Zet in mijn agenda", Path.home() / suggestion, f"Agenda (*{ENDING})")


class AgendaSaving(QWidget):
    """A tick and a button.

    Signals:
        replacing: a file that is there already, and what writes it when it may be replaced.

    Attributes:
        ask_file: how a person is asked where the file goes.
    """

    replacing = Signal(object, object)

    def __init__(self, desk: Desk, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_file: Callable[[QWidget, str], Path | None] = ask_file
        self._desk, self._dossier = desk, dossier
        self._errands = Errands(desk.background, self)
        self._named = QCheckBox("Met naam")
        named(self._named, "agenda_named", "Met naam: in de agenda de hele naam, in plaats van alleen voorletters")
        self._named.setToolTip("Anders staan er alleen voorletters in. Een agenda is vaak door anderen te zien.")
        self._named.setMinimumHeight(LOWEST)
        self._way = button("Zet in mijn agenda…", "agenda")
        self._way.setIcon(icon("calendar"))
        self._way.clicked.connect(self.save)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._named)
        row.addWidget(self._way)

    def save(self) -> None:
        """Ask where, and save. What leaves the vault is noted in the log first."""
        from desktop.letters import calendar_file

        guide, today, waits = self._desk.guide, self._desk.today(), self._desk.waits()
        found = calendar_file.entries(guide, self._dossier, today, named=self._named.isChecked(), waits=waits)
        if not found:
            self._desk.tell(NOTHING, "info")
            return
        file = self.ask_file(self, f"agenda-{today.isoformat()}{ENDING}")
        if file is None:
            return

        def write() -> None:
            if self._noted():
                self._way.setEnabled(False)
                self._errands.run(lambda: write_whole(file, calendar_file.calendar(found)), done, refused)

        def done(_: object) -> None:
            self._way.setEnabled(True)
            self._desk.tell(f"Opgeslagen voor uw agenda. {NOT_ENCRYPTED}", "warning")

        def refused(sentence: str) -> None:
            self._way.setEnabled(True)
            self._desk.tell(sentence, "error")

        if file.exists():
            self.replacing.emit(file, write)
        else:
            write()

    def _noted(self) -> bool:
        try:
            self._desk.dossiers.log.note("saved", self._dossier.id, "calendar")
        except UserError as error:
            self._desk.tell(str(error), "error")
            return False
        return True
