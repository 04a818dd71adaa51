"""One case on the table: initials and number, what it is about, where it stands, and what was decided about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.around import CaseDecision
from desktop.dossier.coordination import Agenda, Case
from desktop.forms.bilingual import wrappable
from desktop.forms.flow import Flow
from desktop.forms.icons import icon
from desktop.forms.looks import badge, button, label, look, named
from desktop.guide import Guide
from desktop.letters import coordination_words as words
from desktop.views.coordination.decision_form import DecisionForm

DECIDE, OPEN = "Besluit vastleggen", "Dossier openen"


class CaseCard(QFrame):
    """Tells no more than the paper; only the professional can open the dossier.

    Signals:
        wanted: something is to be decided.
        opened: the dossier is asked for.
        removed: id of a decision that is to be taken back.
    """

    wanted = Signal()
    opened = Signal()
    removed = Signal(str)

    def __init__(self, case: Case, agenda: Agenda, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case, self._agenda = case, agenda
        name, number = words.who(case, agenda.sitting.id)
        self._said = f"{name} {number}"
        look(self, "card")
        named(self, f"case:{case.referral.id}", self._said)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(18, 12, 18, 12)
        self._rows.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(10)
        for part in (label(name, "heading"), badge(number)):
            part.setWordWrap(False)
            head.addWidget(part)
        head.addStretch(1)
        state = "overdue" if case.why else "done"
        head.addWidget(badge(words.standing(case), state, f"standing:{case.referral.id}"))
        self._rows.addLayout(head)
        since = f" · sinds {words.since(case)}" if case.since else ""
        self._rows.addWidget(label(wrappable(f"{words.about(case, guide)}{since}")))
        for decision in case.decisions:
            self._rows.addWidget(self._decision(decision))
        self._ways = QWidget()
        ways = Flow()
        self._ways.setLayout(ways)
        if not agenda.sitting.closed:
            again = "Nog een besluit" if case.decisions else DECIDE
            self.decide = button(again, f"decide:{case.referral.id}")
            self.decide.setAccessibleName(f"{again} over {self._said}")
            self.decide.setIcon(icon("pencil"))
            self.decide.clicked.connect(self.wanted)
            ways.addWidget(self.decide)
        to = button(OPEN, f"open:{case.referral.id}", "quiet")
        to.setAccessibleName(f"{OPEN} van {self._said}")
        to.clicked.connect(self.opened)
        ways.addWidget(to)
        self._rows.addWidget(self._ways)

    def show_form(self, form: DecisionForm) -> None:
        """Put the fields of a decision in the place of the buttons."""
        self._ways.hide()
        self._rows.addWidget(form)

    def _decision(self, decision: CaseDecision) -> QFrame:
        action = self._case.action(decision)
        frame = QFrame()
        look(frame, "panel")
        frame.setObjectName(f"decision:{decision.id}")
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(label(wrappable(decision.text)))
        who = f"Wie: {words.owner(action, self._agenda.table)}"
        due = f", uiterlijk {words.due(action)}" if action and action.due_on else ""
        done = " · gedaan" if words.settled(action) else ""
        gone = "" if action else " · de actie staat niet meer in het dossier"
        told.addWidget(label(f"{who}{due}{done}{gone}", "small"))
        row.addLayout(told, 1)
        if not self._agenda.sitting.closed:
            remove = button("", f"take_back:{decision.id}", "quiet")
            remove.setIcon(icon("trash"))
            remove.setAccessibleName(f"Besluit weghalen: {decision.text[:60]}")
            remove.setToolTip("Besluit weghalen")
            remove.clicked.connect(lambda: self.removed.emit(decision.id))
            row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return frame
