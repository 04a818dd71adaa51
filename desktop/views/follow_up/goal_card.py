"""One goal of the last conversation on a card, and how it stands now: the newcomer says so himself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.coming_back import GoalState
from desktop.dossier.goals import Goal, settle, take_back
from desktop.forms.bilingual import wrappable
from desktop.forms.looks import badge, label, look, named, state
from desktop.views import wording
from desktop.views.follow_up.goal_tile import GoalTile
from desktop.views.follow_up.promise_card import Setting

STATES: tuple[tuple[GoalState, str, str], ...] = (
    ("reached", "gelukt", "done"),
    ("partly", "deels gelukt", "picked_up"),
    ("not_yet", "nog niet", "open"),
    ("let_go", "geen doel meer", "dropped"),
)
"""Each way in which a goal can stand: the word on its badge, and the look of that."""
LONGEST = 400
"""Signs of a goal on its card."""
LEAST = 19
"""Signs that fit in a tile at least, or the four stand two by two."""


class GoalCard(QFrame):
    """A goal, and four large choices. Pressing another one puts it right; pressing the same one takes it back.

    Nothing that was said on an earlier day is ever taken back: it stays in the dossier beside what is said now.

    Signals:
        changed: something was recorded that has to be saved.
    """

    changed = Signal()

    def __init__(self, goal: Goal, round_title: str, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._goal, self._setting, self._key = goal, setting, f"{goal.round}:{goal.question}"
        look(self, "card")
        words = goal.text if len(goal.text) <= LONGEST else goal.text[:LONGEST].rstrip() + " …"
        named(self, f"goal:{self._key}", f"Doel: {words}")
        self._whence = f"{round_title}, {wording.day(goal.held_on)}"
        self._said = label("", "help")
        self._said.setObjectName(f"goal_said:{self._key}")
        self._badge = badge("", "", f"goal_state:{self._key}")
        self._error = label("", "error")
        self._error.setObjectName(f"goal_error:{self._key}")
        self._error.hide()
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)  # the same choice can be taken back
        self._tiles = QGridLayout()
        self._tiles.setSpacing(8)
        guide = setting.guide
        for index, (name, _, _) in enumerate(STATES):
            text = (f"phrase:goal_{name}", guide.phrase(f"goal_{name}"))
            tile = GoalTile(f"goal:{self._key}:{name}", text, guide.catalog(setting.language))
            self._group.addButton(tile, index)
            self._tiles.addWidget(tile, 0, index)
            self._tiles.setColumnStretch(index, 1)
        self._group.idClicked.connect(self._chosen)
        self._arrange(words)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Four beside each other where there is room, or else two by two."""
        super().resizeEvent(event)
        self.ensurePolished()
        least = LEAST * self.fontMetrics().averageCharWidth() * len(STATES)
        columns = len(STATES) if event.size().width() >= least else 2
        for index, tile in enumerate(self._group.buttons()):
            self._tiles.addWidget(tile, index // columns, index % columns)
        for column in range(len(STATES)):
            self._tiles.setColumnStretch(column, int(column < columns))

    def show_unsaved(self, sentence: str) -> None:
        """Say on the card that its last change is not saved; an empty sentence takes that away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        state(self, "error" if sentence else "")

    def _arrange(self, words: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(wrappable(words), "question"), 1)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 14)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addWidget(self._said)
        whole.addLayout(self._tiles)
        whole.addWidget(self._error)

    def _chosen(self, index: int) -> None:
        wanted, today = STATES[index][0], self._setting.today
        said = self._goal.outcome
        if said is not None and said.on == today and said.state == wanted:
            self._goal = take_back(self._setting.dossier, self._goal)
        else:
            self._goal = settle(self._setting.dossier, self._goal, wanted, today)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """Show how the goal stands, and since when that is known."""
        said = self._goal.outcome
        for index, (name, word, look_of_it) in enumerate(STATES):
            chosen = said is not None and said.state == name
            self._group.button(index).setChecked(chosen)
            if chosen:
                self._badge.setText(word)
                self._badge.setAccessibleName(f"Stand: {word}")
                state(self._badge, look_of_it)
        self._badge.setVisible(said is not None)
        since = f"  ·  gezegd op {wording.day(said.on)}" if said and said.on != self._setting.today else ""
        self._said.setText(self._whence + since)
