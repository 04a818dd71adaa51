"""The end of a follow-up: what changed since the conversation before, domain by domain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.dossier.changes import Change, changes
from desktop.dossier.model import Conversation, Dossier
from desktop.forms.flow import Flow
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, look
from desktop.questions.model import Domain
from desktop.views import wording
from desktop.views.desk import Desk
from desktop.views.follow_up.change_row import KINDS, ChangeRow, KindCount
from desktop.views.page import Page
from desktop.views.scrolled import Scrolled
from desktop.views.theme import LIGHT

PICTURE = 24
_LAST = list(KINDS)


class ChangesPage(Page):
    """Counts, then every life domain in which something changed. What stayed the same is folded away."""

    def __init__(self, desk: Desk, dossier: Dossier, conversation: Conversation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.title = "Wat is er veranderd"
        self._desk, self._dossier, self._conversation = desk, dossier, conversation
        self._before = dossier.before(conversation)
        self._same: list[QWidget] = []
        found = changes(desk.guide.questionnaire, self._before, conversation) if self._before else []
        area = Scrolled("changes_scroll")
        self._column = area.rows
        self._column.setContentsMargins(40, 18, 40, 18)
        self._column.setSpacing(12)
        self._add_heading(found)
        for domain in desk.guide.questionnaire.domains:
            of_domain = [change for change in found if change.question.domain == domain.id]
            if of_domain:
                self._add_domain(domain, of_domain)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(self._footer())
        self._fold(False)

    def _add_heading(self, found: Sequence[Change]) -> None:
        self._column.addWidget(label("Wat is er veranderd?", "title"))
        if self._before is None:
            self._column.addWidget(label("Er is nog geen eerder gesprek om mee te vergelijken.", "help"))
            return
        rounds = {item.id: item.title for item in self._desk.guide.questionnaire.rounds}
        title = rounds.get(self._before.round, "Gesprek")
        since = f"{title}, {wording.day(self._before.held_on)}   →   nu"
        self._column.addWidget(label(since, "help"))
        counts = Counter(change.kind for change in found)
        row = Flow()
        for kind in KINDS:
            if counts[kind]:
                row.addWidget(KindCount(kind, counts[kind]))
        self._toggle = button("", "toggle_same", "quiet")
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._fold)
        row.addWidget(self._toggle)
        self._column.addLayout(row)
        self._toggle.setVisible(counts["same"] > 0)  # not before it is on the page: alone it would be a window
        if not found:
            nothing = label("In beide gesprekken is op dezelfde vragen niets geantwoord. Er valt niets te vergelijken.")
            self._column.addWidget(nothing)

    def _add_domain(self, domain: Domain, found: Sequence[Change]) -> None:
        card = QFrame()
        look(card, "card")
        card.setObjectName(f"changes:{domain.id}")
        picture = QLabel()
        picture.setPixmap(icon(domain.icon, LIGHT.accent).pixmap(PICTURE, PICTURE))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(picture)
        head.addWidget(label(domain.title, "heading"), 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 12, 20, 10)
        column.setSpacing(0)
        column.addLayout(head)
        for change in sorted(found, key=lambda change: _LAST.index(change.kind)):
            row = ChangeRow(change)
            column.addWidget(row)
            if change.kind == "same":
                self._same.append(row)
        if all(change.kind == "same" for change in found):
            self._same.append(card)
        self._column.addWidget(card)

    def _fold(self, opened: bool) -> None:
        for part in self._same:
            part.setVisible(opened)
        if self._before is not None:
            rows = sum(isinstance(part, ChangeRow) for part in self._same)
            self._toggle.setText("Verberg wat gelijk bleef" if opened else f"Toon ook wat gelijk bleef ({rows})")
            self._toggle.setAccessibleName(self._toggle.text())

    def _footer(self) -> QFrame:
        frame = QFrame()
        look(frame, "footer")
        back = button("Terug naar de acties", "back", "quiet")
        back.clicked.connect(lambda: self._go("actions"))
        onward = button("Naar de brieven", "to_letters", "primary")
        onward.clicked.connect(lambda: self._go("letters"))
        row = QHBoxLayout(frame)
        row.setContentsMargins(20, 9, 20, 9)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(onward)
        return frame

    def _go(self, page: str) -> None:
        self.go.emit(page, {"dossier": self._dossier.id, "conversation": self._conversation.id})
