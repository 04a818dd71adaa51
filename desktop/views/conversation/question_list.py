"""One life domain on the page: its introduction in two languages, and its questions as cards."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.errors import AnswerError
from desktop.forms.bilingual import Bilingual
from desktop.forms.card import QuestionCard
from desktop.forms.colours import Shade
from desktop.forms.field import Phrase
from desktop.forms.icons import Picture
from desktop.forms.looks import reveal
from desktop.questions.model import Domain, Question
from desktop.translate.catalog import Catalog
from desktop.views.scrolled import Scrolled
from desktop.views.turns import Turns

PICTURE = 26
SAID_ONCE = ("draft", "reviewed")
"""States that hold for everything under a heading that has them; what is missing is said each time."""
ROOM = 16
"""Pixels above a card that is scrolled to."""
AT_ONCE = 2
"""Cards made in one turn of the event loop: what is seen first of a life domain."""
BELOW = 3
"""Asked cards under one that is brought to the top of the page: together they fill most screens."""
SETTLING = 4
"""Turns of the event loop in which texts in another language find their place."""


class DomainIntroduction(QFrame):
    """What is said before the first question, in both languages."""

    def __init__(self, domain: Domain, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = Picture(domain.icon, Shade.ACCENT, PICTURE)
        self._title = Bilingual(f"{domain.id}:title", domain.title, catalog, ("heading", "heading"), picture, self)
        self._intro = Bilingual(f"{domain.id}:intro", domain.intro, catalog, ("help", ""), None, self)
        self._intro.begin_together()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        if domain.intro:
            column.addWidget(self._intro)
        self.set_catalog(catalog)

    def set_catalog(self, catalog: Catalog) -> str:
        """Say it in another language.

        Returns:
            the state of its translation, which the questions need not say again; empty when they must.
        """
        self._title.set_catalog(catalog)
        state = catalog.get(self._title.context, self._title.source).state
        self._intro.set_catalog(catalog, state)
        return state if state in SAID_ONCE else ""


class QuestionList(Scrolled):
    """The questions of one life domain in this round. Cards appear and disappear.

    A card is large: the first ones come at once, and the others right after these are painted. Who needs a card sooner
    gets it from `card`.

    Signals:
        changed: an answer, and whether it is to be saved at once.

    Attributes:
        cards: the cards that are there, from top to bottom, by the id of their question.
    """

    changed = Signal(object, bool)

    def __init__(self, domain: Domain, catalog: Catalog, phrase: Phrase, parent: QWidget | None = None) -> None:
        super().__init__(f"questions:{domain.id}", parent)
        self.domain = domain
        self.setAccessibleName(f"Vragen over {domain.title}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._catalog, self._phrase = catalog, phrase
        self._asked: Collection[str] = {question.id for question in domain.questions}
        self._read_only = False
        self._introduction = DomainIntroduction(domain, catalog, self.widget())
        self._understood = self._introduction.set_catalog(catalog)
        self.cards: dict[str, QuestionCard] = {}
        self.rows.setContentsMargins(20, 8, 20, 16)
        self.rows.setSpacing(10)
        self.rows.addWidget(self._introduction)
        self.rows.addStretch(1)
        self._turns = Turns(self, self, AT_ONCE)

    @property
    def whole(self) -> bool:
        """Whether every card is there."""
        return self._turns.whole

    def begin(
        self,
        fill: Callable[[QuestionCard], None] = lambda _: None,
        afterwards: Callable[[], None] = lambda: None,
    ) -> None:
        """Make the first cards now, and the others once these are painted.

        Args:
            fill: shows on a card what is known already.
            afterwards: is done once all of them are there.
        """
        parts: list[list[Question]] = [[]]
        for question in self.domain.questions:
            parts[-1].append(question)
            if question.id in self._asked:
                parts.append([])
        self._turns.begin([*(partial(self._add, part, fill) for part in parts if part), afterwards])

    def complete(self) -> None:
        """Make every card that has still to come."""
        self._turns.complete()

    def card(self, question_id: str) -> QuestionCard | None:
        """The card of a question, made now if it was still to come; None when the question is not of these."""
        if question_id not in (question.id for question in self.domain.questions):
            return None
        self._turns.complete(lambda: question_id in self.cards)
        return self.cards.get(question_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is there is seen now: the rest may come."""
        super().paintEvent(event)
        self._turns.painted()

    def add_below(self, part: QWidget) -> None:
        """Put something under the questions."""
        self.rows.insertWidget(self.rows.count() - 1, part)

    def set_catalog(self, catalog: Catalog) -> None:
        """Show everything in another language; answers stay, and so does the place on the page."""
        here, above = self._in_view()
        self._catalog, self._understood = catalog, self._introduction.set_catalog(catalog)
        for card in self.cards.values():
            card.set_catalog(catalog, self._understood)
        if here is not None:
            self._keep_in_view(here, above, SETTLING)

    def set_read_only(self, read_only: bool) -> None:
        """Show the answers only, or let them be changed."""
        self._read_only = read_only
        for card in self.cards.values():
            card.set_read_only(read_only)

    def show_only(self, question_ids: Collection[str]) -> None:
        """Show the cards of the questions that are asked now."""
        self._asked = question_ids
        for question_id, card in self.cards.items():
            reveal(card, question_id in question_ids)

    def scroll_to(self, question_id: str) -> None:
        """Bring a card to the top of the page, with the ones below it that are seen then."""
        needed = {question_id, *self.after(question_id, self._asked)[:BELOW]}
        self._turns.complete(lambda: needed <= self.cards.keys())
        self.rows.activate()
        self.verticalScrollBar().setValue(self.cards[question_id].y() - ROOM)

    def _add(self, questions: Sequence[Question], fill: Callable[[QuestionCard], None]) -> None:
        for question in questions:
            card = QuestionCard(question, self._catalog, self._phrase, self.widget())
            card.set_catalog(self._catalog, self._understood)
            card.changed.connect(self.changed)
            fill(card)
            card.set_read_only(self._read_only)
            self.cards[question.id] = card
            self.rows.insertWidget(self.rows.count() - 1, card)
            reveal(card, question.id in self._asked)
            if question.id in self._asked and self.isVisible():
                card.show()

    def _in_view(self) -> tuple[QuestionCard | None, int]:
        """The first card that begins in view, and how far below the upper edge; none at the top of the page."""
        top = self.verticalScrollBar().value()
        begun = (card for card in self.cards.values() if card.isVisibleTo(self) and card.y() >= top)
        here = next(begun, None) if top else None
        return here, here.y() - top if here is not None else 0

    def _keep_in_view(self, card: QuestionCard, above: int, turns: int) -> None:
        """Other texts are higher or lower; each passes that on to what holds it only in the next turn of the loop."""
        self.rows.activate()
        self.verticalScrollBar().setValue(card.y() - above)
        if turns:
            QTimer.singleShot(0, self, lambda: self._keep_in_view(card, above, turns - 1))

    def question_at(self, widget: QWidget | None) -> str:
        """Id of the question in whose card a widget is; empty when it is in none."""
        while widget is not None and widget is not self:
            for question_id, card in self.cards.items():
                if widget is card:
                    return question_id
            widget = widget.parentWidget()
        return ""

    def after(self, question_id: str, asked: Collection[str]) -> list[str]:
        """Ids of the asked questions after one, which may be hidden itself; all when it is not one of these."""
        order = [question.id for question in self.domain.questions]
        place = order.index(question_id) if question_id in order else -1
        return [following for following in order[place + 1 :] if following in asked]

    def half_typed(self, asked: Collection[str]) -> QuestionCard | None:
        """The first question that is asked with something in its field that cannot be kept; it says so itself."""
        for question_id, card in self.cards.items():
            try:
                if question_id in asked:
                    card.answer()
            except AnswerError:
                return card
        return None
