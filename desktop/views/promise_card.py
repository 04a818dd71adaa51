"""One earlier promise on a card: where it stands, in two languages, and its next step in one click."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.dossier.model import Dossier
from desktop.dossier.promises import State
from desktop.errors import AnswerError
from desktop.forms.chip import Chip
from desktop.forms.icons import icon
from desktop.forms.looks import label, look, named, state
from desktop.guide import Guide
from desktop.questions import dates
from desktop.views.theme import LIGHT

STATES: dict[State, tuple[str, str, str]] = {
    "done": ("gedaan", "check", LIGHT.good),
    "picked_up": ("opgepakt", "handshake", LIGHT.good),
    "waiting": ("wacht", "clock", LIGHT.concern),
    "refused": ("geweigerd", "close", LIGHT.danger),
    "lost": ("kwijtgeraakt", "question", LIGHT.danger),
    "open": ("nog open", "circle", LIGHT.muted),
    "overdue": ("te laat", "calendar", LIGHT.danger),
    "dropped": ("vervallen", "minus", LIGHT.muted),
}
"""Of each state: the word, its picture, and the colour of the picture."""
PICTURE = 20
GAP = 24


@dataclass(frozen=True)
class Setting:
    """What every card of the page needs: content, whose dossier, the language spoken, and what day it is."""

    guide: Guide
    dossier: Dossier
    language: str
    today: date


class PromiseCard(QFrame):
    """One promise: at the left in Dutch, at the right in the newcomer's language, below the steps.

    Signals:
        changed: something was recorded that has to be saved.

    Attributes:
        body: layout under the row of steps, for what a kind of promise needs besides.
    """

    changed = Signal()

    def __init__(
        self,
        promise_id: str,
        title: str,
        steps: Sequence[str],
        setting: Setting,
        parent: QWidget | None = None,
    ) -> None:
        """Args: id of the action or referral, its title, and the words on the buttons of its steps."""
        super().__init__(parent)
        look(self, "card")
        named(self, f"promise:{promise_id}", title)
        self._setting = setting
        self._picture, self._badge = QLabel(), _line("badge", f"state:{promise_id}")
        self._badge.setWordWrap(False)
        self._what, self._whence, self._history = _line(""), _line("help"), _line("small")
        self._what.hide()
        self._history.setObjectName(f"history:{promise_id}")
        self._own_title, self._own = _line("own"), _line("own", f"own:{promise_id}")
        self._date = QLineEdit(dates.write(setting.today))
        self._date.setMaxLength(20)
        self._date.setFixedWidth(118)
        named(self._date, f"date:{promise_id}", "Datum van deze stap")
        self._error = _line("error", f"error:{promise_id}")
        self._error.hide()
        self._steps = QButtonGroup(self)
        for index, text in enumerate(steps):
            step = Chip(text, f"step:{promise_id}:{index}", "")
            self._steps.addButton(step, index)
        self._steps.idClicked.connect(self._clicked)
        self.body = QVBoxLayout()
        self._arrange(title)

    @abstractmethod
    def record(self, index: int, on: date) -> None:
        """Record the step of a button.

        Raises:
            AnswerError: it cannot be on that day.
        """

    @abstractmethod
    def show_promise(self) -> None:
        """Show where the promise stands now."""

    def show_unsaved(self, sentence: str) -> None:
        """Say on the card that its last change is not saved; an empty sentence takes that away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        state(self, "error" if sentence else "")

    def show_state(self, found: State, step: int | None, own: str) -> None:
        """Show a state in words with its picture.

        Args:
            step: index of the step that it stands at, whose button is marked.
            own: the sentence in the newcomer's language.
        """
        word, picture, colour = STATES[found]
        self._picture.setPixmap(icon(picture, colour).pixmap(PICTURE, PICTURE))
        self._badge.setText(word)
        self._badge.setAccessibleName(f"Stand: {word}")
        state(self._badge, found)
        self._own.setText(own)
        self._steps.setExclusive(False)
        for index, one in enumerate(self._steps.buttons()):
            one.setChecked(index == step)
        self._steps.setExclusive(True)

    def _clicked(self, index: int) -> None:
        try:
            self.record(index, dates.parse(self._date.text()))
        except AnswerError as error:
            self.show_promise()
            self._error.setText(str(error))
            self._error.show()
            state(self._date, "error")
            self._date.setFocus()
            return
        state(self._date, "")
        self._error.hide()
        self.show_promise()
        self.changed.emit()

    def _arrange(self, title: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(title, "question"), 1)
        head.addWidget(self._picture)
        head.addWidget(self._badge)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(3)
        left.addLayout(head)
        for line in (self._what, self._whence, self._history):
            left.addWidget(line)
        left.addStretch(1)
        for line in (self._own_title, self._own):
            right.addWidget(line)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addLayout(left, 3)
        columns.addLayout(right, 2)
        steps = QHBoxLayout()
        steps.setSpacing(8)
        steps.addWidget(self._date)
        for step in self._steps.buttons():
            steps.addWidget(step)
        steps.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 14)
        whole.setSpacing(9)
        whole.addLayout(columns)
        whole.addLayout(steps)
        whole.addLayout(self.body)
        whole.addWidget(self._error)
        rtl = self._setting.guide.catalog(self._setting.language).language.right_to_left
        for line in (self._own_title, self._own):
            line.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)


def own_title(setting: Setting, rule: str | None, title: str) -> str:
    """What a rule proposed, in the newcomer's language; empty when the professional put it in other words."""
    found = setting.guide.catalog(setting.language).get(f"rule:{rule}:title", title)
    return found.text if rule and found.state in ("reviewed", "draft") else ""


def _line(name: str, object_name: str = "") -> QLabel:
    made = label("", name)
    made.setObjectName(object_name)
    return made
