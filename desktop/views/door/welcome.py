"""The very first page, as long as no vault was ever open on this machine: begin, try first, or bring what is there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.forms.flow import Flow
from desktop.forms.looks import button, label
from desktop.views.door.door import DoorPage
from desktop.views.door.try_first import TryFirst
from desktop.views.file_dialogs import ask_existing_folder

ABOUT = (
    "Hiermee voert u samen met een tolk gesprekken met nieuwkomers. Alles blijft versleuteld op deze computer: er gaat "
    "niets het internet op."
)
BEGIN = (
    "In vier stappen: gemeente, kluis, herstelsleutel en talen. Dat duurt tien minuten. Leg een printer klaar, of pen "
    "en papier. Stoppen mag altijd: u gaat later verder waar u was."
)
TRY = "Een proefkluis met verzonnen mensen, klaar in een paar tellen. U gooit hem weg wanneer u wilt."


class WelcomePage(DoorPage):
    """Three ways on.

    Signals:
        started: the four steps.
        chosen: the folder of a vault that is there already.
        languages: the translations are wanted, for which no vault is needed.
        restore: a backup must be put back: None, as no vault is known.

    Attributes:
        try_first: the vault to try with.
    """

    started = Signal()
    chosen = Signal(Path)
    languages = Signal()
    restore = Signal(object)

    def __init__(self, trial: bool, parent: QWidget | None = None) -> None:
        """Args: trial: whether there is a vault to try with."""
        super().__init__("welcome", "Welkom bij Startgesprek", ABOUT, parent)
        self._begin = button("Beginnen", "create_vault", "primary")
        self._begin.clicked.connect(self.started)
        self.try_first = TryFirst(trial)
        choose = button("Ik heb al een kluis…", "choose_vault", "quiet")
        choose.clicked.connect(self._choose)
        put_back = button("Reservekopie terugzetten…", "restore_backup", "quiet")
        put_back.clicked.connect(lambda: self.restore.emit(None))
        translations = button("Vertalingen nakijken", "door_languages", "quiet")
        translations.setToolTip("Voor tolken: vertalingen nakijken en verbeteren. Daar is geen wachtzin voor nodig.")
        translations.clicked.connect(self.languages)
        side = Qt.AlignmentFlag.AlignLeft
        for words, act in ((BEGIN, self._begin), (TRY, self.try_first)):
            part = QVBoxLayout()
            part.setSpacing(6)
            part.setContentsMargins(0, 10, 0, 0)
            part.addWidget(act, 0, side if act is self._begin else Qt.AlignmentFlag(0))
            part.addWidget(label(words, "help"))
            self.body.addLayout(part)
        others = Flow(4)
        for one in (choose, put_back, translations):
            others.addWidget(one)
        self.body.addSpacing(8)
        self.body.addLayout(others)
        self.setFocusProxy(self._begin)

    def set_busy(self, busy: bool) -> None:
        """While something is made nothing can be pressed twice."""
        for one in self.findChildren(QPushButton):
            one.setEnabled(not busy)
        self.try_first.set_busy(busy)
        if not busy:
            self.try_first.rest()

    def choose_vault(self, folder: Path) -> None:
        """Take a vault that is there."""
        self.chosen.emit(folder)

    def _choose(self) -> None:
        folder = ask_existing_folder(self, "Kies de map van de kluis (eindigt op .startgesprek)", Path.home())
        if folder:
            self.choose_vault(folder)
