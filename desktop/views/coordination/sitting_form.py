"""Planning a coordination meeting: the day, the place, who sits at the table, and who was there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.dossier.around import Sitting
from desktop.dossier.case_decisions import check_day
from desktop.dossier.coordination import may_sit
from desktop.errors import AnswerError
from desktop.forms.chip import Chip
from desktop.forms.flow import Flow
from desktop.forms.looks import button, label, look, named, state
from desktop.municipality.model import Municipality
from desktop.questions import dates
from desktop.views.clearing import clear
from desktop.views.inline_question import InlineQuestion
from desktop.views.wording import day, organisation_name

LONGEST = 120
WHO = "Een zaak komt alleen op tafel als de nieuwkomer het goed vindt voor iedereen die u hier aanvinkt."
HIDDEN = "Organisaties als Veilig Thuis staan hier niet bij: hun naam alleen al vertelt te veel."
PAST = "{day} is al geweest. Wilt u alsnog vastleggen wat daar is besloten?"


class SittingForm(QFrame):
    """Opens empty, or with a meeting that is to be changed. Escape gives up.

    Signals:
        kept: the meeting (`Sitting`).
        shut: nothing is to be changed after all.
    """

    kept = Signal(object)
    shut = Signal()

    def __init__(self, municipality: Municipality, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self.setObjectName("sitting_form")
        self._municipality, self._today = municipality, today
        self._sitting: Sitting | None = None
        self._first: Mapping[str, str] = {}
        self._heading, self._question = label("", "heading"), InlineQuestion()
        self._day = _line("sitting_day", "Dag", "dd-mm-jjjj")
        self._place = _line("sitting_place", "Plaats (mag leeg blijven)", "bijvoorbeeld: Stadhuis, kamer 2")
        self._present = _line("sitting_present", "Wie waren erbij? (mag later)", "namen van collega’s, met komma’s")
        self._partners = Flow()
        self._chips: dict[str, Chip] = {}
        self._error = label("", "error")
        self._error.setObjectName("sitting_error")
        self._error.hide()
        self._lay_out()
        self.hide()

    def open(self, sitting: Sitting | None = None) -> None:
        """Show it; of a meeting that is changed, as it is."""
        self._sitting = sitting
        self._heading.setText("Overleg veranderen" if sitting else "Een overleg plannen")
        self._fill(sitting or Sitting(self._today()), blank_day=sitting is None)
        self._first = self.typed()
        self.complain("")
        self._question.hide()
        self.show()
        self._day.setFocus()

    def take_focus(self) -> None:
        """Put the keyboard on the day."""
        self._day.setFocus()

    @property
    def touched(self) -> bool:
        """Whether something was changed and is not kept."""
        return self.isVisible() and self.typed() != self._first

    def typed(self) -> dict[str, str]:
        """What stands in the fields."""
        chosen = ",".join(name for name, chip in self._chips.items() if chip.isChecked())
        lines = {line.objectName(): line.text() for line in (self._day, self._place, self._present)}
        return {**lines, "partners": chosen, "sitting": self._sitting.id if self._sitting else ""}

    def show_typed(self, typed: Mapping[str, str], sitting: Sitting | None) -> None:
        """Put back what `typed` gave."""
        self.open(sitting)
        for line in (self._day, self._place, self._present):
            line.setText(typed.get(line.objectName(), line.text()))
        chosen = typed.get("partners", "").split(",")
        for name, chip in self._chips.items():
            chip.setChecked(name in chosen)

    def complain(self, sentence: str) -> None:
        """Say what has to change first."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        state(self._error, "error" if sentence else "")

    def submit(self) -> None:
        """Give on the meeting; one that was is asked about, and one without a table is refused."""
        self.complain("")
        try:
            on = dates.parse(self._day.text()) if self._day.text().strip() else None
            if on is None:
                raise AnswerError("Vul een dag in.")
            check_day(on, self._today())
        except AnswerError as error:
            self._day.setFocus()
            self.complain(str(error))
            return
        chosen = [name for name, chip in self._chips.items() if chip.isChecked()]
        if not chosen:
            self.complain("Kies wie er aan tafel zitten. Zonder tafel is er geen agenda.")
            return
        present = [name for part in self._present.text().split(",") if (name := " ".join(part.split()))]
        made = replace(
            self._sitting or Sitting(on),
            on=on,
            place=" ".join(self._place.text().split()),
            organisations=chosen,
            present=present,
        )
        if on < self._today() and (self._sitting is None or self._sitting.on != on):
            self._question.ask(PAST.format(day=day(on)), "Ja, vastleggen", "Andere dag", lambda: self.kept.emit(made))
        else:
            self.kept.emit(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves everything as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self, sitting: Sitting, blank_day: bool) -> None:
        self._day.setText("" if blank_day else dates.write(sitting.on))
        self._place.setText(sitting.place)
        self._present.setText(", ".join(sitting.present))
        known = [one.id for one in may_sit(self._municipality)]
        clear(self._partners)
        self._chips.clear()
        for name in dict.fromkeys([*known, *sitting.organisations]):  # one that can no longer sit there is taken off
            self._add(name)
        for name, chip in self._chips.items():
            chip.setChecked(name in sitting.organisations)

    def _add(self, name: str) -> None:
        chip = Chip(organisation_name(name, self._municipality).replace("&", "&&"), f"partner:{name}", "people")
        self._chips[name] = chip
        self._partners.addWidget(chip)

    def _lay_out(self) -> None:
        keep = button("Opslaan", "sitting_keep", "primary")
        keep.clicked.connect(self.submit)
        cancel = button("Annuleren", "sitting_cancel", "quiet")
        cancel.clicked.connect(self.shut)
        ways = Flow()
        ways.addWidget(keep)
        ways.addWidget(cancel)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 14, 18, 14)
        rows.setSpacing(6)
        rows.addWidget(self._heading)
        for line in (self._day, self._place):
            rows.addWidget(_title(line))
            rows.addWidget(line)
        rows.addWidget(label("Wie zitten er aan tafel, naast de gemeente?", "help"))
        rows.addLayout(self._partners)
        rows.addWidget(label(f"{WHO} {HIDDEN}", "small"))
        rows.addWidget(_title(self._present))
        rows.addWidget(self._present)
        rows.addWidget(self._error)
        rows.addWidget(self._question)
        rows.addLayout(ways)


def _line(name: str, words: str, example: str) -> QLineEdit:
    made = QLineEdit()
    named(made, name, words)
    made.setPlaceholderText(example)
    made.setMaxLength(LONGEST)
    return made


def _title(line: QLineEdit) -> QLabel:
    made = label(line.accessibleName(), "help")
    made.setBuddy(line)
    return made
