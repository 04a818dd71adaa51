"""A municipality's own folder: it is asked for, and looked through at once, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.forms.looks import button, label, state
from desktop.views.background import Background
from desktop.views.door import municipality_choices
from desktop.views.door.municipality_choices import Choice
from desktop.views.door.remarks import Remarks
from desktop.views.errands import Errands
from desktop.views.file_dialogs import ask_existing_folder


class OwnFolder(QWidget):
    """A button, and below it what was found.

    Attributes:
        ask_folder: how a person is asked for a folder.
        key: the folder, as the settings keep it, when all is well with it; else empty.
        remarks: what may not be meant in a folder that can be used.

    Signals:
        found: a folder in which all is well (`Choice`).
        refused: a folder that cannot be used yet.
    """

    found = Signal(object)
    refused = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_folder: Callable[[], Path | None] = lambda: ask_existing_folder(
            self, "Kies de map van uw gemeente", Path.home()
        )
        self.key = ""
        self._errands = Errands(background, self)
        self._choose = button("Map van uw gemeente kiezen…", "municipality_folder")
        self._choose.clicked.connect(self._ask)
        self._busy = QProgressBar()
        self._busy.setObjectName("municipality_busy")
        self._busy.setRange(0, 0)
        self._busy.setAccessibleName("De map wordt nagekeken")
        self._words = label("", "help")
        self._words.setObjectName("municipality_found")
        self.remarks = Remarks()
        row = QHBoxLayout()
        row.addWidget(self._choose)
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(row)
        for part in (self._busy, self._words):
            rows.addWidget(part)
            part.hide()
        rows.addWidget(self.remarks)

    @property
    def busy(self) -> bool:
        """Whether a folder is being looked through."""
        return not self._choose.isEnabled()

    def look_at(self, folder: Path) -> None:
        """Look a folder through; it takes seconds."""

        def done(found: tuple[Choice | None, str]) -> None:
            choice, why = found
            self.key = choice.key if choice else ""
            self._busy.hide()
            self._choose.setEnabled(True)
            self._choose.setFocus()
            self._say(_good(choice) if choice else why, "" if choice else "error")
            self.remarks.show_remarks(choice.remarks if choice else ())
            if choice:
                self.found.emit(choice)
            else:
                self.refused.emit()

        self.key = ""
        self._choose.setEnabled(False)
        self._busy.show()
        self.remarks.show_remarks(())
        self._say(f"'{folder.name}' wordt nagekeken…")
        self._errands.run(lambda: municipality_choices.own(folder), done, lambda why: done((None, why)))

    def _ask(self) -> None:
        folder = self.ask_folder()
        if folder:
            self.look_at(folder)

    def _say(self, words: str, tone: str = "") -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))
        state(self._words, tone)


def _good(choice: Choice) -> str:
    well = "deze map kunt u gebruiken" if choice.remarks else "alles klopt"
    return f"{choice.name}: {well}. {choice.about}".strip()
