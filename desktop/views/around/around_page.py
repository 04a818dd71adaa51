"""Around the conversations: one page with a card for each thing, and what waits there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.views.around.ways import WAYS, Standing, Way, told
from desktop.views.desk import Desk
from desktop.views.errands import Errands
from desktop.views.page import Page
from desktop.views.page_foot import PLACES
from desktop.views.scrolled import Scrolled

ABOUT = "Een startgesprek staat niet alleen. Hier vindt u wat er verder is, en wat daarvan wacht."
PICTURE = 28
"""Pixels of a card's picture."""


class AroundPage(Page):
    """A card for each page; what waits there comes when it was read."""

    title = "Rondom het gesprek"
    column = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._errands = Errands(desk.background, self)
        self._standing: dict[str, QLabel] = {}
        self._asked = self._told = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = Scrolled("around_scroll")
        outer.addWidget(scroll)
        rows = scroll.rows
        rows.setContentsMargins(40, 16, 40, 24)
        rows.setSpacing(10)
        back = button(PLACES["dossiers"], "back", "quiet")
        back.setIcon(icon("arrow-left"))
        back.clicked.connect(self.leave)
        rows.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(label(self.title, "title"))
        rows.addWidget(label(ABOUT, "help"))
        cards = QGridLayout()
        cards.setSpacing(16)
        for place, way in enumerate(WAYS):
            cards.addWidget(self._card(way), place // 2, place % 2)
        for column in (0, 1):
            cards.setColumnStretch(column, 1)
        rows.addLayout(cards)
        rows.addStretch(1)
        QTimer.singleShot(0, self, self._read)

    @property
    def ready(self) -> bool:
        """Whether what waits is told."""
        return self._told

    def _card(self, way: Way) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(8)
        head = QHBoxLayout()
        picture = QLabel()
        picture.setPixmap(icon(way.icon, Shade.ACCENT).pixmap(PICTURE, PICTURE))
        head.addWidget(picture)
        head.addWidget(label(way.title, "heading"), 1)
        rows.addLayout(head)
        rows.addWidget(label(way.about))
        standing = self._standing[way.page] = label("", "help")
        standing.setObjectName(f"waits:{way.page}")
        rows.addWidget(standing)
        rows.addStretch(1)
        to = button(f"{way.title} openen", f"to:{way.page}", "quiet")
        to.clicked.connect(partial(self.go.emit, way.page, {}))
        rows.addWidget(to, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _read(self) -> None:
        around, organisations = self._desk.dossiers.around, self._desk.guide.municipality.organisations

        def read() -> Standing:
            found = (around.meetings(), around.wishes(), around.sittings())
            return Standing(organisations, *found)

        self._errands.run(read, self._show, self._fail)

    def _show(self, standing: Standing) -> None:
        for page, words in told(standing, self._desk.today()).items():
            self._standing[page].setText(words)
        for waits in self._standing.values():
            waits.setVisible(bool(waits.text()))
        self._told = True

    def _fail(self, words: str) -> None:
        self._desk.tell(words, "error")
        self._told = True
