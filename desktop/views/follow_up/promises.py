"""The first page of a follow-up: every promise made before, and the newcomer's goals; where each stands now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.goals import Goal, goals
from desktop.dossier.model import Conversation, Dossier, Referral
from desktop.dossier.promises import Promise, promises
from desktop.forms.bilingual import Bilingual
from desktop.forms.colours import Shade
from desktop.forms.icons import Picture, icon
from desktop.forms.looks import button, label, look
from desktop.views.desk import Desk
from desktop.views.dossier_saving import DossierSaving
from desktop.views.follow_up.action_card import ActionCard
from desktop.views.follow_up.goal_card import GoalCard
from desktop.views.follow_up.goal_list import GoalList
from desktop.views.follow_up.promise_card import PromiseCard, Setting
from desktop.views.follow_up.referral_card import ReferralCard
from desktop.views.page import Page
from desktop.views.page_foot import TO_DOSSIER
from desktop.views.scrolled import Scrolled
from desktop.views.turns import Turns

SETTLED = ("done", "dropped")
PICTURE = 56
AT_ONCE = 4
"""Cards that are made in one turn of the event loop: as many as are seen first."""


class PromisesPage(Page):
    """Every promise on a card, and under them the goals. Whatever is recorded is saved at once.

    Of a conversation that has ended its own promises and goals are there too: that is how they are kept up to date in
    between. The first cards are there at once, and the others come below them right after that.
    """

    column = True

    def __init__(self, desk: Desk, dossier: Dossier, conversation: Conversation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.title = "Afspraken van eerder"
        self._desk, self._dossier, self._conversation = desk, dossier, conversation
        self._unsaved: set[PromiseCard | GoalCard] = set()
        self._saving = DossierSaving(desk, dossier, self)
        self._saving.kept.connect(self._show_kept)
        self._setting = Setting(desk.guide, dossier, conversation.language, desk.today(), desk.waits())
        before = None if conversation.completed else conversation
        found = promises(dossier, before, desk.guide.municipality, desk.today(), self._setting.waits)
        self._referral_cards: list[ReferralCard] = []
        self._area = Scrolled("promises_scroll")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._area, 1)
        whole.addWidget(self._footer())
        self._arrange(not found)
        self._turns = Turns(self, self._area, AT_ONCE)
        self._turns.begin(self._parts(found, goals(desk.guide.questionnaire, dossier, before)))

    @property
    def whole(self) -> bool:
        """Whether every card is there."""
        return self._turns.whole

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is there is seen now: the rest may come."""
        super().paintEvent(event)
        self._turns.painted()

    def flush(self) -> bool:
        """Keep the notes that are being typed, and save what could not be saved before."""
        clear = [card.flush() for card in self._referral_cards]
        return self._saving.flush() and all(clear)

    def abandon(self) -> bool:
        """Forget a day that cannot be, and save the rest."""
        for card in self._referral_cards:
            card.forget()
        return self.flush()

    def _parts(self, found: Sequence[Promise], aims: Sequence[Goal]) -> Iterator[Callable[[], None]]:
        """What makes everything that is on the page, from top to bottom."""
        for promise in found:
            if promise.state not in SETTLED:
                yield partial(self._add_promise, promise)
        if aims:
            yield partial(self._add_goals, aims)
        heading = "Al eerder klaar of vervallen"
        for promise in found:
            if promise.state in SETTLED:
                yield partial(self._add_promise, promise, heading)
                heading = ""

    def _add_promise(self, promise: Promise, heading: str = "") -> None:
        if heading:
            self._area.rows.insertSpacing(self._area.rows.count() - 1, 6)
            self._add(label(heading, "heading"))
        subject = promise.subject
        card: PromiseCard
        if isinstance(subject, Referral):
            card = ReferralCard(subject, self._setting)
            self._referral_cards.append(card)
        else:
            card = ActionCard(subject, self._setting)
        card.changed.connect(partial(self._changed, card))
        self._add(card)

    def _add_goals(self, aims: Sequence[Goal]) -> None:
        made = GoalList(aims, self._setting)
        for card in made.cards:
            card.changed.connect(partial(self._changed, card))
        self._add(made)

    def _add(self, part: QWidget) -> None:
        """Put something below what is there."""
        self._area.rows.insertWidget(self._area.rows.count() - 1, part)  # before the stretch at the end
        part.show()

    def _changed(self, card: PromiseCard | GoalCard) -> None:
        self._unsaved.add(card)
        self._saving.changed()

    def _show_kept(self, kept: bool) -> None:
        for card in self._unsaved:
            card.show_unsaved("" if kept else "Niet opgeslagen. Het wordt vanzelf opnieuw geprobeerd.")
        if kept:
            self._unsaved.clear()

    def _arrange(self, nothing: bool) -> None:
        column = self._area.rows
        column.setContentsMargins(40, 18, 40, 18)
        column.setSpacing(12)
        column.addLayout(self._heading())
        if nothing:
            column.addWidget(self._nothing())
        column.addStretch(1)

    def _heading(self) -> QVBoxLayout:
        guide, code = self._desk.guide, self._conversation.language
        first = guide.phrase("promises_first")
        words = QVBoxLayout()
        words.setSpacing(2)
        name = self._dossier.newcomer.name
        if self._conversation.completed:
            words.addWidget(label(f"De afspraken met {name}", "title"))
            return words
        words.addWidget(label(f"Eerst de afspraken met {name}", "title"))
        words.addWidget(Bilingual("phrase:promises_first", first, guide.catalog(code), ("help", "own")))
        return words

    def _nothing(self) -> QFrame:
        frame = QFrame()
        look(frame, "panel")
        frame.setObjectName("no_promises")
        picture = Picture("handshake", Shade.ACCENT, PICTURE)
        column = QVBoxLayout(frame)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(8)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        what = "In de vorige gesprekken is niets afgesproken. U kunt meteen verder met de vragen."
        if self._conversation.completed:
            what = "In de gesprekken is niets afgesproken."
        for text, name in (("Er staan geen afspraken open", "heading"), (what, "help")):
            line = label(text, name)
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(line)
        return frame

    def _footer(self) -> QFrame:
        frame = QFrame()
        look(frame, "footer")
        back = button(TO_DOSSIER, "back", "quiet")
        back.setIcon(icon("arrow-left", Shade.ACCENT))
        back.clicked.connect(self.leave)
        onward = button("Verder met de vragen", "to_interview", "primary")
        onward.clicked.connect(self._onward)
        onward.setHidden(self._conversation.completed)
        row = QHBoxLayout(frame)
        row.setContentsMargins(20, 9, 20, 9)
        row.addWidget(back)
        row.addStretch(1)
        saved = label("Alles wordt meteen opgeslagen.", "small")
        saved.setWordWrap(False)
        row.addWidget(saved)
        row.addWidget(onward)
        return frame

    def _onward(self) -> None:
        if self.flush():
            self.go.emit("interview", {"dossier": self._dossier.id, "conversation": self._conversation.id})
