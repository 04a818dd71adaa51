"""An interpreter goes through the texts of his language, one at a time, by keyboard; each is kept at once.

Only one text is on the page, with what is read before and after it, however many there are.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import CorrectionRefused
from desktop.forms.looks import button, label
from desktop.guide import Guide
from desktop.views.desk import Tone
from desktop.views.languages import keeping
from desktop.views.languages.neighbour import Neighbour
from desktop.views.languages.review_choice import ReviewChoice
from desktop.views.languages.review_footer import ReviewFooter
from desktop.views.languages.review_head import ReviewHead
from desktop.views.languages.review_texts import WANTED, Text, chosen, texts, topics
from desktop.views.languages.text_card import TextCard
from desktop.views.page import Page
from desktop.views.scrolled import Scrolled

KEYS = {
    "agree": ("Ctrl+Return", "Ctrl+Enter"),
    "forward": ("Ctrl+Down",),
    "back": ("Ctrl+Up",),
    "restore": ("Esc",),
}


class ReviewPage(Page):
    """One text large, its neighbours small, the name of the interpreter above, the ways on below.

    What somebody changed is kept as soon as he goes on, whichever way; what he did not change only when he agrees.
    """

    def __init__(
        self,
        guide: Guide,
        code: str,
        today: Callable[[], date],
        tell: Callable[[str, Tone], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._guide, self._code, self._today, self._tell = guide, code, today, tell
        self.title = f"{guide.catalog(code).language.dutch} nakijken"
        self._every = texts(guide)
        self._topics = topics(guide, self._every)
        self._order: list[int] = []
        self._at = 0
        self._head = ReviewHead(guide, code)
        self._choice = ReviewChoice(self._topics)
        self._before, self._after = Neighbour("before"), Neighbour("after")
        self._card = TextCard()
        self._end, self._again = label("", "heading"), button("Overgeslagen teksten alsnog nakijken", "again")
        self._end.setObjectName("end")
        self._foot = ReviewFooter()
        self._lay_out()
        self._connect()
        self._choose()
        self.setFocusProxy(self._head.reviewer if not self._head.reviewer.line.text() else self._card)

    @property
    def text(self) -> Text | None:
        """The text that is shown; None at the end."""
        return self._every[self._order[self._at]] if self._at < len(self._order) else None

    def flush(self) -> bool:
        """Keep what was changed; False when it cannot be kept, and the page says why."""
        return self.text is None or not self._card.own.changed or self._keep()

    def abandon(self) -> bool:
        """Keep what can be kept; a half-typed text is given up."""
        self.flush()
        return True

    def _lay_out(self) -> None:
        scroll = Scrolled("review_scroll")
        scroll.rows.setSpacing(12)
        for part in (self._before, self._card, self._after, self._end):
            scroll.rows.addWidget(part)
        scroll.rows.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.rows.addStretch(1)
        middle = QVBoxLayout()
        middle.setContentsMargins(32, 16, 24, 10)
        middle.setSpacing(12)
        middle.addWidget(self._head)
        middle.addWidget(self._choice)
        middle.addWidget(scroll, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(self._foot)

    def _connect(self) -> None:
        ways = {"agree": self.agree, "forward": self.skip, "back": self.back, "restore": self._card.own.restore}
        for name, keys in KEYS.items():
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(ways[name])
        self._foot.agree.clicked.connect(self.agree)
        self._foot.skip.clicked.connect(self.skip)
        self._foot.back.clicked.connect(self.back)
        self._head.leave.connect(self._leave)
        self._choice.chosen.connect(self._choose_another)
        self._again.clicked.connect(self._choose)
        self._card.typed.connect(self._show_ways)

    # Ways on

    def agree(self) -> None:
        """This text is right: keep it with the name and the day, and go on to the next."""
        if self.text is not None and self._keep():
            self._turn(self._at + 1)

    def skip(self) -> None:
        """On to the next; only what was changed is kept."""
        if self.text is not None and self.flush():
            self._turn(self._at + 1)

    def back(self) -> None:
        """Back to the one before."""
        if self._at > 0 and self.flush():
            self._turn(self._at - 1)

    def _leave(self) -> None:
        if self.flush():
            self.leave.emit()

    def _keep(self) -> bool:
        text, field = self.text, self._card.own
        if text is None or not self._card.checked():
            return False
        found = self._guide.catalog(self._code).get(text.context, text.source)
        if found.state == "reviewed" and not field.changed:
            return True  # whoever looked at it first keeps the credit
        try:
            by = self._head.reviewer.name()
        except CorrectionRefused:
            return False
        try:
            keeping.keep(self._guide, self._code, [(text, field.text())], by, self._today())
        except CorrectionRefused as error:
            self._tell(str(error), "error")
            return False
        self._turn(self._at)
        return True

    # What is shown

    def _choose_another(self) -> None:
        if self.flush():
            self._choose()
        else:
            self._choice.take_back()

    def _choose(self) -> None:
        """Gather the texts of the choice; begin at the first that nobody has looked at."""
        self._choice.hold()
        catalog = self._guide.catalog(self._code)
        states = [catalog.get(text.context, text.source).state for text in self._every]
        self._order = chosen(self._every, states, self._choice.topic, self._choice.wanted)
        not_seen = (at for at, index in enumerate(self._order) if states[index] in WANTED["open"][1])
        self._turn(next(not_seen, 0))

    def _turn(self, at: int) -> None:
        self._at = at
        catalog, text = self._guide.catalog(self._code), self.text
        states = [catalog.get(one.context, one.source).state for one in self._every]
        self._head.show_progress(states.count("reviewed"), len(states))
        self._card.setVisible(text is not None)
        if text is not None:
            index = self._order[at]
            self._card.show_text(text, self._topics[text.topic], catalog)
            self._before.show_text(self._neighbour(text, index - 1), catalog)
            self._after.show_text(self._neighbour(text, index + 1), catalog)
            self._card.setFocus()
        else:
            self._before.show_text(None, catalog)
            self._after.show_text(None, catalog)
        skipped = sum(states[index] in WANTED["open"][1] for index in self._order) if text is None else 0
        self._end.setText(_end(len(self._order), skipped))
        self._end.setVisible(text is None)
        self._again.setVisible(skipped > 0)
        self._show_ways()

    def _neighbour(self, text: Text, index: int) -> Text | None:
        near = self._every[index] if 0 <= index < len(self._every) else None
        return near if near is not None and near.topic == text.topic else None

    def _show_ways(self) -> None:
        changed = self.text is not None and self._card.own.changed
        self._foot.show_place(self._at, len(self._order), changed=changed)


def _end(asked: int, skipped: int) -> str:
    if not asked:
        return "Bij deze keuze is er niets om na te kijken."
    if skipped:
        return f"Dit was de laatste. {skipped} {'tekst is' if skipped == 1 else 'teksten zijn'} nog niet nagekeken."
    return "Alles bij deze keuze is nagekeken. Dank u wel."
