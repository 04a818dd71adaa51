"""A conversation goes otherwise than planned, with a reason: on another day, or not at all; and taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QWidget

from desktop.dossier.coming_back import Arrangement, ArrangementKind
from desktop.dossier.schedule import Upcoming
from desktop.errors import AnswerError
from desktop.forms.chip import Chip
from desktop.forms.flow import Flow
from desktop.forms.looks import label, named, state
from desktop.questions import dates
from desktop.questions.answers import LONGEST_LINE
from desktop.views.follow_up.promise_card import wide_enough
from desktop.views.planning.arranging_panel import ArrangingPanel

CHOICES: tuple[tuple[str, str, str], ...] = (
    ("moved", "Op een andere dag", "calendar"),
    ("skipped", "Dit gesprek vervalt", "skip"),
    ("later", "Dit en alle latere vervallen", "close"),
)
EXAMPLES = {
    "moved": "waarom, zoals: wil wachten tot na de bevalling",
    "skipped": "waarom, zoals: dit gesprek was in een andere gemeente",
    "later": "waarom, zoals: verhuisd naar een andere gemeente",
}


class ExceptionPanel(ArrangingPanel):
    """One of three choices, a day for the first of them, and a reason.

    Signals:
        given: what was decided (`Arrangement`, of no round yet), and whether it holds for all later ones too.
        taken_back: all goes as planned after all.
    """

    given = Signal(object, bool)
    taken_back = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("exception_panel", "Verplaatsen of overslaan", parent)
        self._today = today
        self._choices = QButtonGroup(self)
        chips = Flow(6)
        for name, words, picture in CHOICES:
            chip = Chip(words, f"exception:{name}", picture)
            self._choices.addButton(chip)
            chips.addWidget(chip)
        self._day, self._reason = QLineEdit(), QLineEdit()
        named(self._day, "exception_day", "Nieuwe dag")
        self._day.setPlaceholderText("dd-mm-jjjj")
        self._day.setMaxLength(30)
        self._day.setFixedWidth(wide_enough("00-00-0000") + 20)
        named(self._reason, "exception_reason", "Reden")
        self._reason.setMaxLength(LONGEST_LINE)
        line = QHBoxLayout()
        line.setSpacing(12)
        self._day_title = label("Dag", "help")
        reason = label("Reden", "help")
        for title, field in ((self._day_title, self._day), (reason, self._reason)):
            title.setWordWrap(False)
            title.setBuddy(field)
            line.addWidget(title)
            line.addWidget(field, 1 if field is self._reason else 0)
        self.body.addLayout(chips)
        self.body.addLayout(line)
        self.add_button("Noteren", "exception_keep", "primary").clicked.connect(self._give)
        self._back = self.add_button("Toch zoals gepland", "exception_back")
        self._back.clicked.connect(self.taken_back)
        self.add_close("exception_close")
        self._choices.buttonClicked.connect(lambda chip: self._choose(chip.objectName().partition(":")[2]))
        for field in (self._day, self._reason):
            field.returnPressed.connect(self._give)

    def open(self, items: Sequence[Upcoming], about: str) -> None:
        """Open it with what was decided about the first."""
        first = items[0].moved
        self._choose("skipped" if first and first.kind == "skipped" else "moved")
        self._day.setText(dates.write(first.day) if first else "")
        self._reason.setText(first.reason if first else "")
        self._back.setVisible(any(item.moved for item in items))
        self.show_items(items, f"Anders dan gepland: {about}")
        (self._day if not self._day.isHidden() else self._reason).setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> dict[str, str]:
        """What stands in the lines, and what is chosen."""
        return {"choice": self._chosen, "exception_day": self._day.text(), "exception_reason": self._reason.text()}

    def show_typed(self, typed: dict[str, str]) -> None:
        """Put back what `typed` gave."""
        if typed.get("choice") in EXAMPLES:
            self._choose(typed["choice"])
        self._day.setText(typed.get("exception_day", ""))
        self._reason.setText(typed.get("exception_reason", ""))

    def complain(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it away, also from the lines."""
        if not sentence:
            for field in (self._day, self._reason):
                state(field, "")
        super().complain(sentence)

    @property
    def _chosen(self) -> str:
        chip = self._choices.checkedButton()
        return chip.objectName().partition(":")[2] if chip else "moved"

    def _choose(self, choice: str) -> None:
        for chip in self._choices.buttons():
            chip.setChecked(chip.objectName() == f"exception:{choice}")
        for part in (self._day_title, self._day):
            part.setVisible(choice == "moved")
        self._reason.setPlaceholderText(EXAMPLES[choice])
        self.complain("")

    def _give(self) -> None:
        self.complain("")
        kind: ArrangementKind = "moved" if self._chosen == "moved" else "skipped"
        try:
            day = dates.parse(self._day.text()) if kind == "moved" else None
        except AnswerError as error:
            state(self._day, "error")
            self.complain(str(error))
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        given = Arrangement("", kind, self._today(), day, self._reason.text())
        self.given.emit(given, self._chosen == "later")
