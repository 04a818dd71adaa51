"""The sheet of agreements that all adults of a household read: first what does not stand on it, and why.

Who asks for it may sit beside the screen, with the others. So what is only of one of them is folded away until it is
asked for: first there is no more than how much it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QWidget

from desktop.forms.bilingual import isolated
from desktop.forms.chip import Chip
from desktop.forms.colours import Shade
from desktop.forms.flow import Flow
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, look, named
from desktop.store.people import Line
from desktop.translate.languages import language
from desktop.views.clearing import clear
from desktop.views.newcomers.dossier_card import DossierCard

if TYPE_CHECKING:
    from desktop.letters.household_sheet import LeftOut

ABOUT = (
    "Op dit blad staat van ieder alleen wat iedereen in huis mag weten. De rest staat op ieders eigen afsprakenblad."
)
ALL_ON_IT = "Alle lopende afspraken mogen op dit blad."
LEFT_OUT = "Dit staat er niet op: {} niet iedereen in huis mag lezen."
WHICH, LOOK_AROUND = "Toon welke", "Kijk eerst of er niemand meeleest."
ANYWAY = "Toch op het blad"


class SheetCard(DossierCard):
    """What a person typed himself can be put on it after all: the program does not know what it tells.

    Signals:
        wanted: the sheet: id of the dossier whose language it has, and ids of what goes on it all the same.

    Attributes:
        first: id of the dossier whose language it has.
        ticked: ids of what goes on it all the same.
    """

    wanted = Signal(str, list)

    def __init__(self, people: Sequence[Line], first: str, parent: QWidget | None = None) -> None:
        super().__init__("Gezamenlijk afsprakenblad", parent)
        self.setObjectName("sheet")
        self.first = next((line.dossier_id for line in people if line.dossier_id == first), people[0].dossier_id)
        self.ticked: list[str] = []
        self.rows.addWidget(label(ABOUT))
        self._chips = QButtonGroup(self)
        if len({line.language for line in people}) > 1:
            self._offer_languages(people)
        self._say = label("Even kijken wat erop mag staan…", "help")
        self.rows.addWidget(self._say)
        self._which = Chip(WHICH, "show_left_out", "chevron-right")
        self._which.setAccessibleName(f"{WHICH}. {LOOK_AROUND}")
        self._which.hide()
        asked = Flow(10)
        asked.addWidget(self._which)
        self._look_around = label(LOOK_AROUND, "small")
        self._look_around.setWordWrap(False)
        self._look_around.hide()
        asked.addWidget(self._look_around)
        self.rows.addLayout(asked)
        self._private = QWidget()
        self._private.hide()
        self._which.toggled.connect(self._unfold)
        self._grid = QGridLayout(self._private)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self.rows.addWidget(self._private)
        self._make = button("Gezamenlijk afsprakenblad maken", "make_sheet", "primary")
        self._make.setIcon(icon("letter", Shade.ON_ACCENT))
        self._make.setEnabled(False)
        self._make.clicked.connect(lambda: self.wanted.emit(self.first, self.ticked))
        self.rows.addWidget(self._make, 0, Qt.AlignmentFlag.AlignLeft)

    def show_left_out(self, left_out: Sequence[LeftOut], trouble: str) -> None:
        """Say what does not stand on it; with trouble it cannot be made."""
        from desktop.letters.household_sheet import OVER

        clear(self._grid)
        self._make.setEnabled(not trouble)
        told = [] if trouble else [item for item in left_out if item.why != OVER]
        self._which.setVisible(bool(told))
        self._look_around.setVisible(bool(told))
        count = "1 afspraak die" if len(told) == 1 else f"{len(told)} afspraken die"
        self._say.setText(trouble or (LEFT_OUT.format(count) if told else ALL_ON_IT))
        look(self._say, "reason" if trouble else "theme")
        if trouble:
            return
        for who, items in groupby(sorted(told, key=lambda item: item.who), lambda item: item.who):
            self._add(label(who))
            for item in items:
                self._add_item(item)
        over = len(left_out) - len(told)
        if over:
            self._say.setText(f"{self._say.text()} Wat klaar of gestopt is ({over}) staat er ook niet op.")

    def choose(self, first: str, ticked: Sequence[str]) -> None:
        """Choose whose language it has, and what goes on it all the same."""
        for chip in self._chips.buttons():
            if chip.objectName() == f"first:{first}":
                chip.click()
        self.ticked = list(ticked)
        for tick in self.findChildren(QCheckBox):
            tick.setChecked(tick.objectName().partition(":")[2] in ticked)

    def _unfold(self, on: bool) -> None:
        self._private.setVisible(on)
        self._which.setIcon(icon("chevron-down" if on else "chevron-right"))

    def _add(self, part: QWidget) -> None:
        self._grid.addWidget(part, self._grid.rowCount(), 0, 1, 2)

    def _add_item(self, item: LeftOut) -> None:
        row = self._grid.rowCount()
        words = label(f"{isolated(item.what)}: {item.why}", "help")
        words.setContentsMargins(16, 0, 0, 0)
        self._grid.addWidget(words, row, 0)
        if not item.may_be_ticked:
            return
        tick = QCheckBox(ANYWAY)
        named(tick, f"anyway:{item.subject}", f"{ANYWAY}: {item.what}, van {item.who}")
        tick.setChecked(item.subject in self.ticked)
        tick.toggled.connect(lambda on, subject=item.subject: self._tick(subject, on))
        self._grid.addWidget(tick, row, 1, Qt.AlignmentFlag.AlignTop)

    def _tick(self, subject: str, on: bool) -> None:
        self.ticked = [one for one in self.ticked if one != subject] + ([subject] if on else [])

    def _offer_languages(self, people: Sequence[Line]) -> None:
        ways = Flow(6)
        ways.addWidget(_title("De taal van"))
        for line in people:
            words = f"{line.name}: {language(line.language).dutch}"
            chip = Chip(words.replace("&", "&&"), f"first:{line.dossier_id}", "language")
            chip.setAccessibleName(f"Het blad in de taal van {words}")
            chip.setChecked(line.dossier_id == self.first)
            chip.clicked.connect(lambda _=False, one=line.dossier_id: self._choose(one))
            self._chips.addButton(chip)
            ways.addWidget(chip)
        self.rows.addLayout(ways)

    def _choose(self, first: str) -> None:
        self.first = first


def _title(text: str) -> QWidget:
    made = label(text, "help")
    made.setWordWrap(False)
    return made
