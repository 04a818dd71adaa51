"""Above and below a coordination meeting: when and with whom it is, and what can be done with it as a whole."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.dossier.around import Sitting
from desktop.forms.bilingual import wrappable
from desktop.forms.colours import Shade
from desktop.forms.flow import Flow
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, look
from desktop.municipality.model import Municipality
from desktop.views.coordination.sitting_words import partners, standing
from desktop.views.wording import begun, day

AGENDA, MINUTES = "Agenda afdrukken", "Verslag afdrukken"
CLOSE, REOPEN = "Overleg sluiten", "Weer openen"


class SittingHead(QWidget):
    """When, where and with whom.

    Signals:
        change: day, place or table is to be changed.
        turned: it is to be closed, or opened again.
        remove: it is to be taken out of the list.
    """

    change = Signal()
    turned = Signal()
    remove = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading, self._who = label("", "title"), label("", "help")
        self._who.setObjectName("sitting_partners")
        self._change = button("Dag of tafel veranderen", "change_sitting")
        self._change.setIcon(icon("pencil"))
        self._change.clicked.connect(self.change)
        self._turn = button(CLOSE, "close_sitting")
        self._turn.clicked.connect(self.turned)
        remove = button("Overleg weghalen", "remove_sitting", "quiet")
        remove.clicked.connect(self.remove)
        acts = Flow()
        for part in (self._change, self._turn, remove):
            acts.addWidget(part)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self._heading)
        rows.addWidget(self._who)
        rows.addLayout(acts)

    def show_sitting(self, sitting: Sitting, municipality: Municipality, today: date) -> None:
        """Say what it is."""
        self._heading.setText(f"Regieoverleg op {day(sitting.on)}")
        there = f"Aanwezig: {', '.join(sitting.present)}" if sitting.present else ""
        said = (begun(standing(sitting, today)), sitting.place, partners(sitting, municipality), there)
        self._who.setText(wrappable(" · ".join(part for part in said if part)))
        self._change.setVisible(not sitting.closed)
        words = REOPEN if sitting.closed else CLOSE
        self._turn.setText(words)
        self._turn.setAccessibleName(words)


class SittingFooter(QFrame):
    """The way back, and the two papers.

    Signals:
        back: to all meetings.
        wanted: the kind of paper that is asked for.
    """

    back = Signal()
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "footer")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        back = button("Alle overleggen", "back", "quiet")
        back.setIcon(icon("arrow-left", Shade.ACCENT))
        back.clicked.connect(self.back)
        self._agenda, self._minutes = button(AGENDA, "print_agenda"), button(MINUTES, "print_minutes", "primary")
        self._agenda.setIcon(icon("printer"))
        self._minutes.setIcon(icon("printer", Shade.ON_ACCENT))
        self._agenda.clicked.connect(lambda: self.wanted.emit("coordination_agenda"))
        self._minutes.clicked.connect(lambda: self.wanted.emit("coordination_minutes"))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(10)
        row.addWidget(back)
        row.addStretch(1)
        for part in (self._agenda, self._minutes):
            row.addWidget(part)
        self.allow(good=False)

    def allow(self, *, good: bool) -> None:
        """Whether there can be papers."""
        self._agenda.setEnabled(good)
        self._minutes.setEnabled(good)
