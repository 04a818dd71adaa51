"""One life domain on the page: its introduction in two languages, and its questions as cards."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.errors import AnswerError
from desktop.forms.bilingual import Bilingual
from desktop.forms.card import QuestionCard
from desktop.forms.colours import Shade
from desktop.forms.field import Phrase
from desktop.forms.icons import Picture
from desktop.forms.roles import role
from desktop.questions.model import Domain
from desktop.translate.catalog import Catalog

PICTURE = 26
SAID_ONCE = ("draft", "reviewed")
"""States that hold for everything under a heading that has them; what is missing is said each time."""
ROOM = 16
"""Pixels above a card that is scrolled to."""
SETTLING = 4
"""Turns of the event loop in which texts in another language find their place."""


class DomainIntroduction(QFrame):
    """What is said before the first question, in both languages."""

    def __init__(self, domain: Domain, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = Picture(domain.icon, Shade.ACCENT, PICTURE)
        self._title = Bilingual(f"{domain.id}:title", domain.title, catalog, ("heading", "heading"), leading=picture)
        self._intro = Bilingual(f"{domain.id}:intro", domain.intro, catalog, ("help", ""))
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


class _Column(QWidget):
    """What is scrolled. Its height follows from its width alone: the least height that Qt guesses for texts that wrap
    is more, and would leave an empty place below the last card."""

    def minimumSizeHint(self) -> QSize:
        """Only a width."""
        return QSize(super().minimumSizeHint().width(), 0)


class QuestionList(QScrollArea):
    """The questions of one life domain in this round. Cards appear and disappear.

    Signals:
        changed: an answer, and whether it is to be saved at once.
    """

    changed = Signal(object, bool)

    def __init__(self, domain: Domain, catalog: Catalog, phrase: Phrase, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.domain = domain
        self.setObjectName(f"questions:{domain.id}")
        self.setAccessibleName(f"Vragen over {domain.title}")
        role(self, QAccessible.Role.Grouping)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inside = _Column()
        self.setWidget(inside)  # before it is filled: moving many widgets costs the style sheet a lot
        self._introduction = DomainIntroduction(domain, catalog, inside)
        self.cards = {question.id: QuestionCard(question, catalog, phrase, inside) for question in domain.questions}
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(20, 8, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._introduction)
        for card in self.cards.values():
            column.addWidget(card)
            card.changed.connect(self.changed)
        column.addStretch(1)
        self.set_catalog(catalog)

    def add_below(self, part: QWidget) -> None:
        """Put something under the questions."""
        self._column.insertWidget(self._column.count() - 1, part)

    def set_catalog(self, catalog: Catalog) -> None:
        """Show everything in another language; answers stay, and so does the place on the page."""
        here, above = self._in_view()
        understood = self._introduction.set_catalog(catalog)
        for card in self.cards.values():
            card.set_catalog(catalog, understood)
        if here is not None:
            self._keep_in_view(here, above, SETTLING)

    def set_read_only(self, read_only: bool) -> None:
        """Show the answers only, or let them be changed."""
        for card in self.cards.values():
            card.set_read_only(read_only)

    def show_only(self, question_ids: Collection[str]) -> None:
        """Show the cards of the questions that are asked now."""
        for question_id, card in self.cards.items():
            if card.isVisibleTo(self) != (question_id in question_ids):
                card.setVisible(question_id in question_ids)

    def scroll_to(self, question_id: str) -> None:
        """Bring a card to the top of the page."""
        self._column.activate()
        self.verticalScrollBar().setValue(self.cards[question_id].y() - ROOM)

    def _in_view(self) -> tuple[QuestionCard | None, int]:
        """The first card that begins in view, and how far below the upper edge; none at the top of the page."""
        top = self.verticalScrollBar().value()
        begun = (card for card in self.cards.values() if card.isVisibleTo(self) and card.y() >= top)
        here = next(begun, None) if top else None
        return here, here.y() - top if here is not None else 0

    def _keep_in_view(self, card: QuestionCard, above: int, turns: int) -> None:
        """Other texts are higher or lower; each passes that on to what holds it only in the next turn of the loop."""
        self._column.activate()
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
        order = list(self.cards)
        place = order.index(question_id) if question_id in self.cards else -1
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

    def last_stop(self) -> QWidget:
        """The last widget in it at which the tab key stops; itself when there is none."""
        last: QWidget = self
        here: QWidget | None = self.nextInFocusChain()
        while here is not None and self.isAncestorOf(here):
            last = last if here.focusPolicy() == Qt.FocusPolicy.NoFocus else here
            here = here.nextInFocusChain()
        return last
