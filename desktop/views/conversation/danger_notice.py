"""What to do when an answer points to danger: a calm strip under the questions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.dossier.proposals import Proposal
from desktop.forms.icons import icon
from desktop.forms.looks import button, label, look
from desktop.municipality.model import Rule
from desktop.views.theme import LIGHT

PICTURE = 24
TALLEST = 190


class DangerNotice(QWidget):
    """The protocols that hold now. It is folded to one line by hand, and opens again when another one joins.

    It names no answer: the newcomer, or somebody of the household, may look along.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("danger")
        frame = QFrame()
        look(frame, "notice")
        frame.setProperty("state", "concern")
        self._rules: tuple[str, ...] = ()
        self._titles = label("", "question")
        self._titles.setObjectName("danger_titles")
        self._fold: QPushButton = button("Inklappen", "danger_fold", "quiet")
        picture = QLabel()
        picture.setPixmap(icon("shield", LIGHT.concern).pixmap(PICTURE, PICTURE))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(picture)
        head.addWidget(self._titles, 1)
        head.addWidget(self._fold)
        self._text = QScrollArea()
        self._text.setWidgetResizable(True)
        self._text.setMaximumHeight(TALLEST)
        self._text.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
        self._fold.clicked.connect(lambda: self._open(not self._text.isVisibleTo(self)))
        whole = QVBoxLayout(frame)
        whole.setContentsMargins(16, 6, 8, 8)
        whole.setSpacing(2)
        whole.addLayout(head)
        whole.addWidget(self._text)
        around = QVBoxLayout(self)
        around.setContentsMargins(20, 4, 20, 10)
        around.addWidget(frame)
        self.hide()

    def show_protocols(self, proposals: Sequence[Proposal]) -> None:
        """Show the protocols among the proposals; nothing when there are none."""
        rules = [proposal.rule for proposal in proposals if proposal.rule.propose == "protocol"]
        ids = tuple(rule.id for rule in rules)
        if ids == self._rules:
            return
        joined = set(ids) - set(self._rules)
        self._rules = ids
        self.setVisible(bool(rules))
        self._titles.setText("  ·  ".join(rule.title for rule in rules))
        self.setAccessibleName("Let op: " + self._titles.text())
        self._text.setWidget(_steps(rules))
        if joined:
            self._open(True)

    def _open(self, opened: bool) -> None:
        self._text.setVisible(opened)
        self._fold.setText("Inklappen" if opened else "Wat nu te doen")
        self._fold.setAccessibleName(self._fold.text())


def _steps(rules: Sequence[Rule]) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(36, 0, 12, 4)
    column.setSpacing(4)
    for rule in rules:
        if len(rules) > 1:
            column.addWidget(label(rule.title, "help"))
        column.addWidget(label(rule.text))
    column.addWidget(label("Er gaat niets vanzelf naar een ander. U beslist.", "small"))
    column.addStretch(1)
    return inside
