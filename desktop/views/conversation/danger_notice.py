"""What to do when an answer points to danger: a folded line for the professional, under the questions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.dossier.proposals import Proposal
from desktop.forms.colours import Shade
from desktop.forms.icons import Picture
from desktop.forms.looks import button, label, look, named
from desktop.forms.roles import role
from desktop.municipality.model import Rule

PICTURE = 20
TALLEST = 140
NEW, READ = "Voor u: lees dit even", "Voor u: gelezen"


class DangerNotice(QWidget):
    """The protocols that hold now. Only the professional opens it, and it never opens by itself.

    Folded it gives nothing away, and open it stays small: the newcomer, or somebody of the household, looks along.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("danger")
        frame = QFrame()
        look(frame, "panel")
        self._rules: tuple[str, ...] = ()
        self._read: set[str] = set()
        self._titles = label("", "help")
        self._titles.setObjectName("danger_titles")
        self._fold: QPushButton = button("", "danger_fold", "quiet")
        picture = Picture("info", Shade.MUTED, PICTURE)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(picture)
        head.addWidget(self._titles, 1)
        head.addWidget(self._fold)
        self._text = QScrollArea()
        self._text.setWidgetResizable(True)
        named(self._text, "danger_text", "Wat u kunt doen bij gevaar")
        role(self._text, QAccessible.Role.Grouping)
        self._text.setMaximumHeight(TALLEST)
        self._text.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
        self._fold.clicked.connect(lambda: self._open(not self._text.isVisibleTo(self)))
        whole = QVBoxLayout(frame)
        whole.setContentsMargins(12, 2, 6, 2)
        whole.setSpacing(2)
        whole.addLayout(head)
        whole.addWidget(self._text)
        around = QVBoxLayout(self)
        around.setContentsMargins(20, 4, 20, 6)
        around.addWidget(frame)
        self._open(False)
        self.hide()

    def show_protocols(self, proposals: Sequence[Proposal]) -> None:
        """Offer the protocols among the proposals; nothing when there are none."""
        rules = [proposal.rule for proposal in proposals if proposal.rule.propose == "protocol"]
        ids = tuple(rule.id for rule in rules)
        if ids == self._rules:
            return
        self._rules = ids
        self._text.setWidget(_steps(rules))
        self._open(False)
        self.setVisible(bool(rules))

    def _open(self, opened: bool) -> None:
        if opened:
            self._read.update(self._rules)
        self._text.setVisible(opened)
        self._titles.setText(READ if self._read.issuperset(self._rules) else NEW)
        self.setAccessibleName(self._titles.text())
        self._fold.setText("Inklappen" if opened else "Openen")
        self._fold.setAccessibleName(f"{self._titles.text()}: {self._fold.text().lower()}")


def _steps(rules: Sequence[Rule]) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(30, 0, 12, 4)
    column.setSpacing(2)
    for rule in rules:
        column.addWidget(label(rule.title, "help"))
        column.addWidget(label(rule.text, "help"))
    column.addWidget(label("Er gaat niets vanzelf naar een ander. U beslist.", "small"))
    column.addStretch(1)
    return inside
