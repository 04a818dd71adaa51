"""An interpreter goes through the texts of his language, one at a time, by keyboard; each is kept as he goes.

Only one text is on the page, with what is read before and after it, however many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import CorrectionRefused
from desktop.forms.looks import button, label
from desktop.guide import Guide
from desktop.translate.corrections import Correction
from desktop.views.background import Background
from desktop.views.desk import Tone
from desktop.views.languages.keeper import Keeper
from desktop.views.languages.neighbour import Neighbour
from desktop.views.languages.review_choice import ReviewChoice
from desktop.views.languages.review_footer import ReviewFooter
from desktop.views.languages.review_head import ReviewHead
from desktop.views.languages.review_texts import WANTED, Text, chosen, texts, topics
from desktop.views.languages.text_card import TextCard
from desktop.views.languages.trouble import Trouble
from desktop.views.page import Page
from desktop.views.scrolled import Scrolled

KEYS = {
    "agree": ("Ctrl+Return", "Ctrl+Enter"),
    "forward": ("Ctrl+Down",),
    "back": ("Ctrl+Up",),
    "restore": ("Esc",),
}
UNKEPT = "Deze tekst is nog niet bewaard. Probeer het opnieuw met Ctrl+Enter, of laat hem zoals hij was met Esc."


class ReviewPage(Page):
    """One text large, its neighbours small, the name of the interpreter above, the ways on below.

    What somebody changed is kept as soon as he goes on, whichever way; what he did not change only when he agrees.
    """

    column = True

    def __init__(
        self,
        guide: Guide,
        code: str,
        background: Background,
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
        self._typed: dict[int, str] = {}
        self._keeper = Keeper(guide, code, background, self)
        self._head = ReviewHead(guide, code)
        self._choice = ReviewChoice(self._topics)
        self._before, self._after = Neighbour("before"), Neighbour("after")
        self._card = TextCard()
        self._end, self._again = label("", "heading"), button("Overgeslagen teksten alsnog nakijken", "again")
        self._end.setObjectName("end")
        self._foot = ReviewFooter()
        self._trouble = Trouble()
        self._lay_out()
        self._connect()
        self._choose()
        self._trouble.show_corrections(guide.corrections)
        self.setFocusProxy(self._head.reviewer if not self._head.reviewer.line.text() else self._card)

    @property
    def text(self) -> Text | None:
        """The text that is shown; None at the end."""
        return self._every[self._order[self._at]] if self._at < len(self._order) else None

    def flush(self) -> bool:
        """Keep what was changed, and wait for it; False when it cannot be kept, and the page says why."""
        if not (self._keep_changed() and self._keeper.finish()):
            return False
        if self._typed:  # given back when it could not be kept
            self._go_to(min(self._typed))
            self._tell(UNKEPT, "warning")
        return not self._typed

    def abandon(self) -> bool:
        """Keep what can be kept; a half-typed text is given up."""
        self.flush()
        return True

    def _lay_out(self) -> None:
        scroll = self._scroll = Scrolled("review_scroll")
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
        middle.addWidget(self._trouble)
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
        self._head.reviewer.line.returnPressed.connect(self._card.setFocus)
        self._choice.chosen.connect(self._choose_another)
        self._again.clicked.connect(self._choose)
        self._card.typed.connect(self._remember)
        self._keeper.refused.connect(self._refused)

    # Ways on

    def agree(self) -> None:
        """This text is right: keep it with the name and the day, and go on to the next."""
        if self.text is not None and self._keep():
            self._turn(self._at + 1)

    def skip(self) -> None:
        """On to the next; only what was changed is kept."""
        if self.text is not None and self._keep_changed():
            self._turn(self._at + 1)

    def back(self) -> None:
        """Back to the one before."""
        if self._at > 0 and self._keep_changed():
            self._turn(self._at - 1)

    def _leave(self) -> None:
        if self.flush():
            self.leave.emit()

    def _keep_changed(self) -> bool:
        return self.text is None or not self._card.own.changed or self._keep()

    def _keep(self) -> bool:
        text, field = self.text, self._card.own
        if text is None or not self._card.checked():
            return False
        found = self._keeper.catalog().get(text.context, text.source)
        if found.state == "reviewed" and not field.changed:
            return True  # whoever looked at it first keeps the credit
        try:
            by = self._head.reviewer.name()
        except CorrectionRefused:
            return False
        self._typed.pop(self._order[self._at], None)
        self._keeper.keep(Correction(text.context, text.source, field.text(), by, self._today()))
        return True

    def _refused(self, given: Sequence[Correction], sentence: str) -> None:
        """What could not be kept stands in its field again, to be kept once more or left as it was."""
        place = {text.context: index for index, text in enumerate(self._every)}
        catalog = self._keeper.catalog()
        for item in given:
            if item.text != catalog.get(item.context, item.source).text:
                self._typed[place[item.context]] = item.text
        self._go_to(place[given[0].context])
        self._tell(sentence, "error")

    def _go_to(self, index: int) -> None:
        if index not in self._order:
            self._order.append(index)
        self._turn(self._order.index(index))

    def _remember(self) -> None:
        if self.text is None:
            return
        index = self._order[self._at]
        if self._card.own.changed:
            self._typed[index] = self._card.own.area.toPlainText()
        else:
            self._typed.pop(index, None)
        self._show_ways()

    # What is shown

    def _choose_another(self) -> None:
        if self._keep_changed():
            self._choose()
        else:
            self._choice.take_back()

    def _choose(self) -> None:
        """Gather the texts of the choice; begin at the first that nobody has looked at."""
        self._choice.hold()
        catalog = self._keeper.catalog()
        states = [catalog.get(text.context, text.source).state for text in self._every]
        self._order = chosen(self._every, states, self._choice.topic, self._choice.wanted)
        not_seen = (at for at, index in enumerate(self._order) if states[index] in WANTED["open"][1])
        self._turn(next(not_seen, 0))

    def _turn(self, at: int) -> None:
        self._at = at
        catalog, text = self._keeper.catalog(), self.text
        states = [catalog.get(one.context, one.source).state for one in self._every]
        self._head.show_progress(states.count("reviewed"), len(states))
        for part in (self._before, self._card, self._after):
            part.setVisible(text is not None)
        if text is not None:
            index = self._order[at]
            self._card.show_text(text, self._topics[text.topic], catalog, self._typed.get(index))
            self._before.show_text(self._neighbour(text, index - 1), catalog)
            self._after.show_text(self._neighbour(text, index + 1), catalog)
            self._card.setFocus()
            QTimer.singleShot(0, self._card, lambda: self._scroll.ensureWidgetVisible(self._card.own, 0, 40))
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
