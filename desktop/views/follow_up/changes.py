"""The end of a follow-up: what changed since an earlier conversation, domain by domain."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier import course
from desktop.dossier.goals import goals, reached
from desktop.dossier.model import Conversation, Dossier
from desktop.forms.bilingual import isolated
from desktop.forms.colours import Shade
from desktop.forms.flow import Flow
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, look, named
from desktop.views.clearing import clear
from desktop.views.desk import Desk
from desktop.views.follow_up.change_words import conversation_names, unknown_rounds
from desktop.views.follow_up.comparison import Comparison
from desktop.views.page import Page
from desktop.views.scrolled import Scrolled

NOBODY_KNOWS = "De ronde ‘{}’ is niet meer bekend. Het gesprek telt gewoon mee."


class ChangesPage(Page):
    """With which conversation is compared, and the comparison below it.

    It begins with the conversation before; the start or any other earlier one can be chosen.
    """

    column = True

    def __init__(self, desk: Desk, dossier: Dossier, conversation: Conversation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.title = "Wat is er veranderd"
        self._desk, self._dossier, self._conversation = desk, dossier, conversation
        self._held = course.so_far(dossier, conversation)
        self._comparison: Comparison | None = None
        self._with = QComboBox()
        named(self._with, "compared_with", "Vergelijken met")
        self._area = Scrolled("changes_scroll")
        column = self._area.rows
        column.setContentsMargins(40, 18, 40, 18)
        column.setSpacing(12)
        column.addLayout(self._heading())
        self._place = QVBoxLayout()
        column.addLayout(self._place)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._area, 1)
        whole.addWidget(self._footer())
        self._with.currentIndexChanged.connect(self._compare)
        self._compare()

    def view(self) -> dict[str, str]:
        """With which conversation is compared, and whether what is folded away is shown."""
        if self._comparison is None:
            return {}
        same = self._comparison.summary.same.isChecked()
        return {"with": self._with.currentData() or "", "same": "yes" if same else ""}

    def show_view(self, view: Mapping[str, str]) -> None:
        """Compare again as before the lock."""
        place = self._with.findData(view.get("with", ""))
        if place >= 0:
            self._with.setCurrentIndex(place)
        if self._comparison is not None:
            self._comparison.summary.same.setChecked(bool(view.get("same")))

    def _heading(self) -> QVBoxLayout:
        questionnaire = self._desk.guide.questionnaire
        *earlier, now = conversation_names(questionnaire, self._held)
        made = QVBoxLayout()
        made.setSpacing(6)
        made.addWidget(label(f"Wat is er veranderd bij {isolated(self._dossier.newcomer.name)}?", "title"))
        if not earlier:
            made.addWidget(label("Er is nog geen eerder gesprek om mee te vergelijken.", "help"))
            return made
        for name, held in reversed(list(zip(earlier, self._held, strict=False))):
            self._with.addItem(name, held.id)
        asked = label(f"{now}, vergeleken met", "help")
        asked.setWordWrap(False)
        asked.setBuddy(self._with)
        row = Flow(10)
        row.addWidget(asked)
        row.addWidget(self._with)
        made.addLayout(row)
        for unknown in unknown_rounds(questionnaire, self._held):
            made.addWidget(label(NOBODY_KNOWS.format(unknown), "small"))
        return made

    def _compare(self) -> None:
        """Draw the comparison with the conversation that is chosen."""
        before = next((held for held in self._held if held.id == self._with.currentData()), None)
        if before is None:
            return
        opened = self._comparison is not None and self._comparison.summary.same.isChecked()
        clear(self._place)
        questionnaire = self._desk.guide.questionnaire
        last = goals(questionnaire, self._dossier, self._conversation)
        known = {(goal.question, goal.round) for goal in last}
        earlier = reached(questionnaire, self._dossier, self._conversation)
        before_that = [goal for goal in earlier if (goal.question, goal.round) not in known]
        asked = (one for domain in questionnaire.domains for one in domain.questions)
        left_out = {one.id for one in asked if self._desk.guide.unspoken(one)}
        self._comparison = Comparison(questionnaire, self._held, before, [*last, *before_that], left_out)
        self._comparison.domain_asked.connect(self._go_to_domain)
        self._comparison.goals_asked.connect(lambda: self._go("promises"))
        self._place.addWidget(self._comparison)
        self._comparison.summary.same.setChecked(opened)

    def _go_to_domain(self, domain_id: str) -> None:
        """Scroll until the card of a life domain stands at the top."""
        card = self.findChild(QFrame, f"changes:{domain_id}")
        inside = self._area.widget()
        if card is not None and inside is not None:
            bar = self._area.verticalScrollBar()
            bar.setValue(card.mapTo(inside, card.rect().topLeft()).y() - self._place.spacing())

    def _footer(self) -> QFrame:
        frame = QFrame()
        look(frame, "footer")
        back = button("Terug naar de acties", "back", "quiet")
        back.setIcon(icon("arrow-left", Shade.ACCENT))
        back.clicked.connect(lambda: self._go("actions"))
        onward = button("Naar de papieren", "to_letters", "primary")
        onward.clicked.connect(lambda: self._go("letters"))
        row = QHBoxLayout(frame)
        row.setContentsMargins(20, 9, 20, 9)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(onward)
        return frame

    def _go(self, page: str) -> None:
        self.go.emit(page, {"dossier": self._dossier.id, "conversation": self._conversation.id})
