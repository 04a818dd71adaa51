"""One information card in the drawer: Dutch with the newcomer's language beneath, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.bilingual import BADGES, EXPLAINED, show_own
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import badge, button, label, look, named, state
from desktop.questions.cards import KnownCard
from desktop.translate.catalog import Catalog
from desktop.views.scrolled import Scrolled

DISCREET = "Deze kaart komt niet op papier. Laat haar alleen zien als niemand meekijkt."


class CardView(QWidget):
    """A card.

    Attributes:
        known: the card.

    Signals:
        left: back to the titles.
        shown: it is for the newcomer's window.
        printed: it is wanted on paper.
    """

    left = Signal()
    shown = Signal()
    printed = Signal()

    def __init__(self, known: KnownCard, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "card_view", known.card.title)
        self.known, self._catalog = known, catalog
        back = button("Alle kaarten", "card_back", "quiet")
        back.setIcon(icon("arrow-left"))
        back.clicked.connect(self.left)
        self.setFocusProxy(back)
        scroll = Scrolled("card_scroll")
        self._rows = scroll.rows
        self._rows.setContentsMargins(14, 4, 14, 10)
        self._rows.setSpacing(4)
        self._fill()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(scroll, 1)
        whole.addWidget(self._foot())

    def _fill(self) -> None:
        card = self.known.card
        self._say(*self.known.part("title"), "heading")
        found = self._catalog.get(*self.known.part("what"))
        if found.state in BADGES:
            told = badge(BADGES[found.state], EXPLAINED[found.state], "card_state")
            state(told, found.state)
            self._rows.addWidget(told, 0, Qt.AlignmentFlag.AlignLeft)
        self._say(*self.known.part("what"))
        for number, (context, step) in enumerate(self.known.steps(), 1):
            self._say(context, step, before=f"{number}. ")
        if card.know:
            self._say(*self.known.part("know"))
        self._say(*self.known.part("help"))
        if card.discreet:
            self._rows.addWidget(label(DISCREET, "help"))
        self._rows.addStretch(1)

    def _say(self, context: str, dutch: str, looks: str = "", before: str = "") -> None:
        self._rows.addSpacing(6)
        self._rows.addWidget(label(before + dutch, looks))
        found = self._catalog.get(context, dutch)
        if found.state not in ("missing", "source"):
            own = label("", "own")
            show_own(own, found, dutch, self._catalog.language)
            self._rows.addWidget(own)

    def _foot(self) -> QFrame:
        foot = QFrame()
        look(foot, "footer")
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 8, 14, 8)
        show = button("Laat zien", "card_show", "primary")
        show.setIcon(icon("screen", Shade.ON_ACCENT))
        show.setToolTip("Op het scherm van de nieuwkomer")
        show.clicked.connect(self.shown)
        row.addWidget(show)
        if not self.known.card.discreet:
            paper = button("Op papier", "card_print")
            paper.setIcon(icon("printer"))
            paper.clicked.connect(self.printed)
            row.addWidget(paper)
        row.addStretch(1)
        return foot
