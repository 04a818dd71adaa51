"""Tips of people who came before, one at a time in large letters, to be read out to who comes now. They name nobody."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.bilingual import BADGES, EXPLAINED, show_own, wrappable
from desktop.forms.icons import icon
from desktop.forms.looks import badge, button, label, look, named, state
from desktop.forms.roles import role
from desktop.translate.catalog import Catalog
from desktop.views.scrolled import Scrolled

NOTHING = (
    "Er staan nog geen tips in de lijst.\n\nBij het laatste gesprek vraagt u mensen om een tip. "
    "Die zet u in de lijst bij 'Nieuwkomers', 'Tips'."
)
TRANSLATED = "De tolk vertaalt de tips."
LONG = 220
"""Signs from which a tip has smaller letters."""
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Space: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Backspace: -1}
"""Keys to another tip; up and down scroll a long one."""


class _TipCard(QFrame):
    """The tip that is read, or that there is none; the arrows to the sides go to another one.

    Signals:
        stepped: one further (1) or back (-1).
    """

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        look(self, "tip")
        self.setObjectName("tip_card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        role(self, QAccessible.Role.StaticText)
        self.words = label("")
        self.words.setObjectName("tip_words")
        look(self.words, "tip")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 18, 18, 18)
        rows.addWidget(self.words)
        self.nothing = label(NOTHING, "help")
        self.nothing.setObjectName("no_tips")
        rows.addWidget(self.nothing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, right and the space bar."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class TipsPanel(QWidget):
    """The words above them in both languages, a tip, and the way to the next."""

    def __init__(self, tips: Sequence[str], intro: str, catalog: Catalog, parent: QWidget | None = None) -> None:
        """Args: tips: in Dutch; intro: what is said before the first, in Dutch."""
        super().__init__(parent)
        named(self, "tips", "Tips om voor te lezen")
        role(self, QAccessible.Role.Grouping)
        self._tips, self._intro, self._at = list(tips), intro, 0
        self._own, self._dutch, self._badge = label("", "own"), label(intro, "help"), badge("", "", "tips_state")
        self._own.setObjectName("tips_intro")
        self._card, self._place = _TipCard(), label("", "small")
        self._place.setObjectName("tip_place")
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint = label(TRANSLATED, "small")
        self._back, self._further = button("Vorige", "tip_back"), button("Volgende", "tip_further")
        self._back.setIcon(icon("arrow-left"))
        self._further.setIcon(icon("arrow-right"))
        self._further.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands after the word
        self._lay_out()
        self._back.clicked.connect(lambda: self.step(-1))
        self._further.clicked.connect(lambda: self.step(1))
        self._card.stepped.connect(self.step)
        self.setFocusProxy(self._card)
        self.set_catalog(catalog)
        self._show_tip()

    def set_catalog(self, catalog: Catalog) -> None:
        """Say the words above the tips in another language."""
        found = catalog.get("phrase:tips_intro", self._intro)
        show_own(self._own, found, self._intro, catalog.language)
        self._badge.setText(BADGES.get(found.state, ""))
        self._badge.setToolTip(EXPLAINED.get(found.state, ""))
        state(self._badge, found.state)
        there = bool(self._tips)
        self._own.setVisible(there and found.state not in ("source", "missing"))
        self._badge.setVisible(there and found.state not in ("source", "reviewed"))
        self._hint.setVisible(there and catalog.language.code != "nl")

    def step(self, by: int) -> None:
        """Go to the next tip (1) or the one before (-1), as far as there is one."""
        self._at = max(0, min(len(self._tips) - 1, self._at + by))
        self._show_tip()

    def _lay_out(self) -> None:
        self._scroll = scroll = Scrolled("tips_scroll")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.rows.setContentsMargins(14, 8, 12, 8)
        scroll.rows.setSpacing(6)
        scroll.rows.addWidget(self._own)
        scroll.rows.addWidget(self._dutch)
        scroll.rows.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.rows.addSpacing(6)
        scroll.rows.addWidget(self._card)
        scroll.rows.addWidget(self._hint)
        scroll.rows.addStretch(1)
        self._foot = QFrame()
        look(self._foot, "footer")
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(self._back)
        row.addWidget(self._place, 1)
        row.addWidget(self._further)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(self._foot)

    def _show_tip(self) -> None:
        """Show the tip one stands at, and how far that is."""
        there = bool(self._tips)
        for part in (self._dutch, self._card.words, self._foot):
            part.setVisible(there)
        self._card.nothing.setVisible(not there)
        if not there:
            self._card.setAccessibleName(NOTHING)
            return
        words, place = self._tips[self._at], f"Tip {self._at + 1} van {len(self._tips)}"
        self._card.words.setText(wrappable(words))
        state(self._card.words, "long" if len(words) >= LONG else "")
        self._scroll.verticalScrollBar().setValue(0)
        self._card.setAccessibleName(f"{place}: {words}")
        self._place.setText(f"{self._at + 1} van {len(self._tips)}")
        for way, there in ((self._back, self._at > 0), (self._further, self._at + 1 < len(self._tips))):
            if way.hasFocus() and not there:
                self._card.setFocus()
            way.setEnabled(there)
