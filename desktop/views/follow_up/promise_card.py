"""One earlier promise on a card: where it stands, in two languages, and its next step in one click."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.dossier.model import Dossier
from desktop.dossier.promises import Promise, State
from desktop.dossier.waiting import Waited
from desktop.errors import AnswerError
from desktop.forms.bilingual import show_own
from desktop.forms.chip import Chip
from desktop.forms.colours import Shade
from desktop.forms.flow import Flow
from desktop.forms.icons import Picture
from desktop.forms.looks import label, look, named, state
from desktop.guide import Guide, fill
from desktop.questions import dates
from desktop.translate.catalog import Translated
from desktop.views import wording

STATES: dict[State, tuple[str, Shade]] = {
    "done": ("check", Shade.GOOD),
    "picked_up": ("handshake", Shade.GOOD),
    "waiting": ("clock", Shade.CONCERN),
    "refused": ("close", Shade.DANGER),
    "lost": ("question", Shade.DANGER),
    "open": ("circle", Shade.MUTED),
    "overdue": ("calendar", Shade.DANGER),
    "dropped": ("minus", Shade.MUTED),
}
"""Of each state: its picture, and the colour of the picture."""
PICTURE = 20
GAP = 24
AROUND = 36
"""Pixels of a line at both sides of what is typed."""


@dataclass(frozen=True)
class Setting:
    """What every card of the page needs.

    Attributes:
        language: that is spoken.
        waits: what the history tells of how long people wait, by id of the organisation.
    """

    guide: Guide
    dossier: Dossier
    language: str
    today: date
    waits: Mapping[str, Waited] = field(default_factory=dict)


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
        steps: Mapping[int, str],
        setting: Setting,
        parent: QWidget | None = None,
    ) -> None:
        """Args: id of the action or referral, its title, and the words on the buttons of its steps in their order."""
        super().__init__(parent)
        look(self, "card")
        named(self, f"promise:{promise_id}", title)
        self._setting = setting
        self._picture, self._badge = Picture("circle", Shade.MUTED, PICTURE), _line("badge", f"state:{promise_id}")
        self._badge.setWordWrap(False)
        self._what, self._whence, self._history = _line(""), _line("help"), _line("small")
        self._late = _line("reason", f"late:{promise_id}")
        self._what.hide()
        self._late.hide()
        self._history.setObjectName(f"history:{promise_id}")
        self._own_title, self._own = _line("own"), _line("own", f"own:{promise_id}")
        self._date = QLineEdit(dates.write(setting.today))
        self._date.setMaxLength(20)
        self._date.setFixedWidth(wide_enough("00-00-0000"))
        named(self._date, f"date:{promise_id}", "Datum van deze stap")
        self._error = _line("error", f"error:{promise_id}")
        self._error.hide()
        self._step_row = Flow()
        self._steps = QButtonGroup(self)
        for index, text in steps.items():
            step = Chip(text, f"step:{promise_id}:{index}", "")
            self._steps.addButton(step, index)
        self._steps.idClicked.connect(self._clicked)
        self.body = QVBoxLayout()
        self._arrange(title)

    def record(self, index: int, on: date) -> None:
        """Record the step of a button.

        Raises:
            AnswerError: it cannot be on that day.
        """
        raise NotImplementedError

    def show_promise(self) -> None:
        """Show where the promise stands now."""
        raise NotImplementedError

    def show_unsaved(self, sentence: str) -> None:
        """Say on the card that its last change is not saved; an empty sentence takes that away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        state(self, "error" if sentence else "")

    def show_state(self, promise: Promise, step: int | None, phrase: str, **given: object) -> None:
        """Show where the promise stands, in words with its picture.

        Args:
            step: index of the step that it stands at, whose button is marked.
            phrase: id of the sentence that says so in the newcomer's language; `given` fills it in.
        """
        word, (picture, shade) = wording.stands(promise), STATES[promise.state]
        self._picture.draw(picture, shade)
        self._badge.setText(word)
        self._badge.setAccessibleName(f"Stand: {word}")
        state(self._badge, promise.state)
        self._say(self._own, f"phrase:{phrase}", self._setting.guide.phrases[phrase], given)
        self._steps.setExclusive(False)
        for one in self._steps.buttons():
            one.setChecked(self._steps.id(one) == step)
        self._steps.setExclusive(True)

    def refuse(self, sentence: str, field: QLineEdit) -> None:
        """Say why what stands in a field cannot be."""
        self._error.setText(sentence)
        self._error.show()
        state(field, "error")

    def _clicked(self, index: int) -> None:
        try:
            self.record(index, dates.parse(self._date.text()))
        except AnswerError as error:
            self.show_promise()
            self.refuse(str(error), self._date)
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
        for line in (self._what, self._whence, self._late, self._history):
            left.addWidget(line)
        left.addStretch(1)
        for line in (self._own_title, self._own):
            right.addWidget(line)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addLayout(left, 3)
        columns.addLayout(right, 2)
        said = label("Op", "small")
        said.setWordWrap(False)
        said.setBuddy(self._date)
        self._step_row.addWidget(said)
        self._step_row.addWidget(self._date)
        for step in self._steps.buttons():
            self._step_row.addWidget(step)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 14)
        whole.setSpacing(9)
        whole.addLayout(columns)
        whole.addLayout(self._step_row)
        whole.addLayout(self.body)
        whole.addWidget(self._error)

    def say_title(self, rule: str | None, title: str) -> None:
        """What a rule proposed, in the newcomer's language; nothing when the professional put it in other words."""
        context = self._setting.guide.municipality.context("rule", rule or "", "title")
        found = self._setting.guide.catalog(self._setting.language).get(context, title)
        self._own_title.setVisible(rule is not None and found.state in ("reviewed", "draft"))
        self._say(self._own_title, context, title, {})

    def _say(self, place: QLabel, context: str, source: str, given: Mapping[str, object]) -> None:
        """Say a text in the newcomer's language; the Dutch where it is missing, nothing when that is Dutch.

        What is filled in keeps its own direction: without isolation a date turns around among Arabic letters.
        """
        catalog = self._setting.guide.catalog(self._setting.language)
        found = catalog.get(context, source)
        if found.state == "source":
            place.hide()
        isolated = {name: f"\u2068{value}\u2069" for name, value in given.items()}
        filled = Translated(fill(found.text, isolated), found.state)
        show_own(place, filled, fill(source, given), catalog.language)


def wide_enough(text: str) -> int:
    """Pixels of a line in which a text fits, at the size of letters that was chosen."""
    return QFontMetrics(QApplication.font()).horizontalAdvance(text) + AROUND


def _line(name: str, object_name: str = "") -> QLabel:
    made = label("", name)
    made.setObjectName(object_name)
    return made
