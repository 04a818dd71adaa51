"""What stands around the questions: who it is with, the life domains, notices, the aids, the clock and the way on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.model import Conversation, Dossier
from desktop.dossier.progress import planned_until
from desktop.guide import Guide
from desktop.questions.model import Domain, Round
from desktop.translate.catalog import Catalog
from desktop.views.clearing import clear
from desktop.views.conversation.completed_notice import CompletedNotice
from desktop.views.conversation.conversation_aids import ConversationAids
from desktop.views.conversation.conversation_clock import ConversationClock, plan
from desktop.views.conversation.conversation_footer import ConversationFooter
from desktop.views.conversation.conversation_header import ConversationHeader, LanguageMenu, spoken
from desktop.views.conversation.danger_notice import DangerNotice
from desktop.views.conversation.domain_rail import DomainRail
from desktop.views.conversation.particulars import Particulars, round_of

ROOMY, LETTERS = 1500, 14
"""Pixels, at letters of so many pixels, from which the life domains stay beside an open drawer."""
WORDED = 1180
"""The same, from which the buttons of the aids have words."""


class ConversationFrame:
    """Lays it out on a page, from top to bottom: each part is made in its place, so that nothing is moved later.

    Attributes:
        round: of which this conversation is.
        languages, clock: stand above the questions.
        rail: the life domains, at their left.
        completed: says that it is over; None while it is not.
        danger, footer: stand below them.
    """

    def __init__(
        self,
        page: QWidget,
        guide: Guide,
        dossier: Dossier,
        conversation: Conversation,
        domains: Sequence[Domain],
        aids: ConversationAids,
        clock: Callable[[], float],
    ) -> None:
        """Args: clock: seconds, for the minutes of the conversation."""
        self._page, self._aids = page, aids
        self._conversation, self._domains = conversation, domains
        self.round: Round = round_of(guide.questionnaire, conversation)
        codes = spoken(conversation.language, dossier.newcomer.language, guide.translations)
        self.clock = ConversationClock(conversation.minutes, self.round.minutes, clock, not conversation.completed)
        self.languages = LanguageMenu(codes, conversation.language)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(
            ConversationHeader(
                dossier.newcomer.name,
                self.round.title,
                conversation.interpreter,
                self.languages,
                aids.buttons,
                self.clock,
                page,
            )
        )
        columns = QHBoxLayout()
        columns.setSpacing(0)
        whole.addLayout(columns, 1)
        self.rail = DomainRail(domains, page)
        columns.addWidget(self.rail)
        columns.addLayout(self._middle(guide, dossier), 1)
        columns.addWidget(aids.drawer)
        self.footer = ConversationFooter(domains, conversation.completed, page)
        whole.addWidget(self.footer)
        self.rail.set_catalog(guide.catalog(conversation.language))

    def put(self, part: QWidget) -> None:
        """Show this in the place of the questions, instead of what was there."""
        clear(self._place)
        self._place.addWidget(part)

    def speak(self, catalog: Catalog) -> None:
        """Say everything in another language."""
        self.languages.show_language(catalog.language.code)
        self.rail.set_catalog(catalog)

    def make_room(self) -> None:
        """An open drawer stands where the life domains were, unless there is room for both."""
        scale = max(self._page.font().pixelSize(), LETTERS) / LETTERS
        self.rail.setVisible(not self._aids.drawer.showing or self._page.width() >= ROOMY * scale)
        self._aids.buttons.show_words(self._page.width() >= WORDED * scale)

    def show_plan(self, current: int) -> None:
        """How the time stands in the life domain with this index."""
        if not self._conversation.completed:
            until = planned_until(self._domains, current, self.round.minutes)
            rest = len(self._domains) - current
            self.clock.show_plan(plan(self._conversation.minutes, self.round.minutes, until, rest))

    def _middle(self, guide: Guide, dossier: Dossier) -> QVBoxLayout:
        """The questions, with what is said above and below them."""
        middle = QVBoxLayout()
        middle.setSpacing(0)
        self.completed = (
            CompletedNotice(self._conversation.held_on, self._page) if self._conversation.completed else None
        )
        if self.completed is not None:
            middle.addWidget(self.completed)
        middle.addWidget(Particulars(guide.questionnaire, dossier, self._conversation, self._page))
        self._place = QVBoxLayout()
        middle.addLayout(self._place, 1)
        self.danger = DangerNotice(self._page)
        middle.addWidget(self.danger)
        return middle
