"""The cases on the table, by organisation; one of them can be open, for a decision."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dossier.coordination import Agenda, Case, owners
from desktop.forms.looks import button, label
from desktop.guide import Guide
from desktop.letters import coordination_words as words
from desktop.views.clearing import clear
from desktop.views.coordination.case_card import CaseCard
from desktop.views.coordination.decision_form import DecisionForm
from desktop.views.desk import Desk
from desktop.views.wording import PEOPLE, owner

AT_ONCE = 20
"""So many cards are made at a time; a card takes some milliseconds."""


class CaseList(QWidget):
    """Draws itself anew when the agenda changes; what is half written stays.

    Signals:
        decided: a case, the form, the words, who does it, and the day or None.
        opened: id of a dossier.
        removed: a case, and the id of a decision that is taken back.
        busy: another decision is half written.
        shown: everything is drawn; the name of what should have the keyboard, or ''.
    """

    decided = Signal(object, object, str, str, object)
    opened = Signal(str)
    removed = Signal(object, str)
    busy = Signal()
    shown = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._agenda: Agenda | None = None
        self._deciding = ""
        self._typed: dict[str, str] = {}
        self._most = AT_ONCE
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self._more = button("Meer zaken tonen", "more_cases", "quiet")
        self._more.clicked.connect(self._show_more)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addLayout(self._cards)
        rows.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def half(self) -> dict[str, str]:
        """The decision that stands half written, with the id of its referral; nothing when there is none."""
        return {"case": self._deciding, **self._typed} if self._deciding and self._typed else {}

    def show_half(self, typed: Mapping[str, str]) -> None:
        """Put back what `half` gave."""
        self._deciding = typed.get("case", "")
        self._typed = {key: text for key, text in typed.items() if key != "case"}
        self._draw("")

    def forget(self) -> None:
        """Nothing is being decided."""
        self._deciding, self._typed = "", {}

    def show_agenda(self, agenda: Agenda, focus_on: str = "") -> None:
        """Show its cases. What was being decided about one that is gone goes with it."""
        self._agenda = agenda
        if self._deciding not in {case.referral.id for case in agenda.cases} or agenda.sitting.closed:
            self.forget()
        self._draw(focus_on)

    def _draw(self, focus_on: str) -> None:
        if self._agenda is None:
            return
        clear(self._cards)
        room = self._most
        for title, cases in by_organisation(self._agenda, self._desk.guide).items():
            if room > 0:
                self._cards.addWidget(label(title, "theme"))
            for case in cases[: max(room, 0)]:
                self._cards.addWidget(self._card(case, self._agenda))
            room -= len(cases)
        self._more.setVisible(room < 0)
        self.shown.emit(focus_on or ("decision_text" if self._deciding else ""))

    def _card(self, case: Case, agenda: Agenda) -> CaseCard:
        card = CaseCard(case, agenda, self._desk.guide)
        card.wanted.connect(lambda: self._begin(case))
        card.opened.connect(lambda: self.opened.emit(case.dossier.id))
        card.removed.connect(lambda decision: self.removed.emit(case, decision))
        if case.referral.id == self._deciding:
            card.show_form(self._form(case, agenda))
        return card

    def _form(self, case: Case, agenda: Agenda) -> DecisionForm:
        municipality = self._desk.guide.municipality
        names = {name: PEOPLE.get(name) or owner(name, municipality) for name in owners(agenda.table)}
        form = DecisionForm(case.referral.id, names, self._desk.today())
        form.show_typed(self._typed)
        form.changed.connect(lambda: self._remember(form))
        form.shut.connect(self._shut)
        form.kept.connect(lambda text, who, due: self.decided.emit(case, form, text, who, due))
        return form

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self._draw("more_cases")

    def _begin(self, case: Case) -> None:
        if self._typed and self._deciding != case.referral.id:
            self.busy.emit()
            return
        self._deciding, self._typed = case.referral.id, {}
        self._draw("decision_text")

    def _remember(self, form: DecisionForm) -> None:
        self._typed = form.typed()

    def _shut(self) -> None:
        case = self._deciding
        self.forget()
        self._draw(f"decide:{case}")


def by_organisation(agenda: Agenda, guide: Guide) -> dict[str, list[Case]]:
    """The cases of each organisation by its name; those without come last."""
    groups: dict[str, list[Case]] = {}
    for case in agenda.cases:
        groups.setdefault(words.heading(case, guide), []).append(case)
    ordered = sorted(groups, key=lambda title: (title == words.NOBODY, title.casefold()))
    return {title: groups[title] for title in ordered}
