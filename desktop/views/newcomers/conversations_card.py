"""The conversations that were held, the latest first, each with the ways to what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.history import in_order
from desktop.dossier.model import Conversation, Dossier
from desktop.dossier.order import oddities
from desktop.forms.flow import Flow
from desktop.forms.looks import badge, button, label
from desktop.questions import dates
from desktop.translate.languages import language
from desktop.views.desk import Desk
from desktop.views.newcomers.dossier_card import DossierCard

MOST = 3
"""So many are shown at first."""
WAYS = (("Antwoorden", "interview"), ("Acties", "actions"), ("Papieren", "letters"))
AGAIN = ("Wat veranderde", "changes")
"""A way that only a conversation with one before it has."""


class ConversationsCard(DossierCard):
    """A conversation takes two lines: what it was, and the ways on.

    Signals:
        wanted: a page of a conversation: its name, and the conversation.
        timeline: all that happened is wanted.
    """

    wanted = Signal(str, object)
    timeline = Signal()

    def __init__(self, desk: Desk, dossier: Dossier, parent: QWidget | None = None) -> None:
        super().__init__("Gesprekken", parent)
        self._questionnaire, self._dossier = desk.guide.questionnaire, dossier
        self._held = in_order(dossier)[::-1]
        way = button("Tijdlijn", "timeline", "quiet")
        way.clicked.connect(self.timeline)
        self.add_way(way)
        for sentence in oddities(dossier, self._questionnaire):
            said = label(sentence, "reason")
            said.setObjectName("oddity")
            self.rows.addWidget(said)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.rows.addLayout(self._list)
        if not self._held:
            self.rows.addWidget(label("Er is nog geen gesprek gevoerd.", "help"))
        few = MOST if len(self._held) > MOST + 1 else len(self._held)
        self._show(self._held[:few])
        if few < len(self._held):
            self._offer_rest(few)

    def _show(self, conversations: list[Conversation]) -> None:
        for conversation in conversations:
            self._add(conversation)

    def _offer_rest(self, shown: int) -> None:
        more = button(f"Toon {len(self._held) - shown} eerdere gesprekken", "all_conversations", "quiet")
        more.clicked.connect(more.hide)
        more.clicked.connect(lambda: self._show(self._held[shown:]))
        self.rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, conversation: Conversation) -> None:
        title = f"{self._questionnaire.round_title(conversation.round)} · {dates.write(conversation.held_on)}"
        ended = conversation.completed
        row, ways = QHBoxLayout(), Flow(4)
        spoken = label(language(conversation.language).dutch, "help")
        spoken.setWordWrap(False)
        row.addWidget(label(title), 1)
        row.addWidget(spoken)
        row.addWidget(badge("afgerond" if ended else "nog bezig", "done" if ended else "waiting"))
        for text, page in (*WAYS, AGAIN) if self._dossier.before(conversation) else WAYS:
            way = button(text, f"{page}:{conversation.id}", "quiet")
            way.setAccessibleName(f"{text} van {title}")
            way.clicked.connect(lambda _=False, to=page: self.wanted.emit(to, conversation))
            ways.addWidget(way)
        self._list.addLayout(row)
        self._list.addLayout(ways)
