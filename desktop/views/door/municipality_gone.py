"""The municipality of a vault cannot be used and there is no copy: what is wrong, and three ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.forms.bilingual import wrappable
from desktop.forms.looks import button, label
from desktop.views.background import Background
from desktop.views.door.door import DoorPage
from desktop.views.door.own_folder import OwnFolder
from desktop.views.door.try_first import OPEN, TryFirst

WHY_NOT = (
    "Het programma gaat niet verder met een andere gemeente: dan zouden de verkeerde regels en termijnen gelden. Uw "
    "kluis en uw dossiers zijn in orde."
)
ELSEWHERE = "Staat de map nu ergens anders? Wijs haar dan aan."
PRACTISE = "Intussen oefenen kan in de proefkluis, met verzonnen mensen."
STILL = "Het lukt nog steeds niet."


class MunicipalityGonePage(DoorPage):
    """Never an example instead: it would hold for real people.

    Signals:
        again: somebody wants to try once more.
        chosen: another folder, in which all is well (`Choice`).

    Attributes:
        folder: where somebody chooses another folder.
        try_first: the vault to try with.
    """

    again = Signal()
    chosen = Signal(object)

    def __init__(self, why: str, background: Background, trial: bool, parent: QWidget | None = None) -> None:
        """Args: why: what is wrong, in Dutch; trial: whether there is a vault to try with."""
        super().__init__("home", "Uw gemeente kan nu niet worden geladen", "", parent)
        self._why = label("", "reason")
        self._why.setObjectName("municipality_why")
        self._again = button("Opnieuw proberen", "municipality_again", "primary")
        self._again.clicked.connect(self.again)
        self.folder = OwnFolder(background)
        self.folder.found.connect(self.chosen)
        self.try_first = TryFirst(trial, words=OPEN)
        back = button("Terug", "back", "quiet")
        back.clicked.connect(self.leave)
        self.body.addWidget(self._why)
        self.body.addWidget(label(WHY_NOT, "help"))
        self.body.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        for words, part in ((ELSEWHERE, self.folder), (PRACTISE, self.try_first)):
            self.body.addSpacing(8)
            self.body.addWidget(label(words, "help"))
            self.body.addWidget(part)
        self.body.addSpacing(8)
        self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._again)
        self._say(why)

    def show_still(self, why: str) -> None:
        """It was tried again, and cannot be used yet."""
        self._say(why)
        self.show_error(STILL)

    def set_busy(self, busy: bool) -> None:
        """While it is tried nothing can be pressed twice."""
        if busy:
            self.show_error("")
        self._again.setText("Bezig met kijken…" if busy else "Opnieuw proberen")
        for one in self.findChildren(QPushButton):
            one.setEnabled(not busy)
        self.try_first.set_busy(busy)
        if not busy:
            self.try_first.rest()
            self._again.setFocus()

    def _say(self, why: str) -> None:
        self._why.setText(wrappable(why))
        self._why.setAccessibleName(why)
