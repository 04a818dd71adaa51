"""One life domain on the page of changes: what changed in it, and the rest folded away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.changes import Change
from desktop.forms.colours import Shade
from desktop.forms.looks import label, look
from desktop.questions.model import Domain
from desktop.views.follow_up.change_row import ChangeRow, pictured
from desktop.views.follow_up.change_words import FOLDED, KINDS
from desktop.views.follow_up.course_chart import CourseChart

_LAST = list(KINDS)
Drawn = Callable[[Change, bool], CourseChart | None]
"""Makes the line of what changed, with the days above it or without; None when there is nothing to draw."""
Then = Callable[[Change], str]
"""Says when a question was last spoken of; '' when that is in the conversation one compares with."""


class DomainChanges(QFrame):
    """The changes of a life domain, the better and the worse first.

    Rows of what is folded away are made when they are asked for: mostly nobody does.
    """

    def __init__(
        self, domain: Domain, found: Sequence[Change], drawn: Drawn, then: Then, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        look(self, "card")
        self.setObjectName(f"changes:{domain.id}")
        self.setAccessibleName(domain.title)
        self._drawn, self._then, self._dated = drawn, then, True
        ordered = sorted(found, key=lambda change: _LAST.index(change.kind))
        shown = [change for change in ordered if change.kind not in FOLDED]
        self._later = [change for change in ordered if change.kind in FOLDED]
        self._folded: list[QWidget] = []
        self._only_folded = not shown
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(pictured(domain.icon, Shade.ACCENT))
        head.addWidget(label(domain.title, "heading"), 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 12, 20, 10)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        for change in shown:
            self._add(change)

    def unfold(self, opened: bool) -> None:
        """Show or hide what stayed the same or has no answer now."""
        if opened and not self._folded:
            self._folded = [self._add(change) for change in self._later]
        for row in self._folded:
            row.setVisible(opened)
        if self._only_folded:
            self.setHidden(not opened)

    def _add(self, change: Change) -> ChangeRow:
        """The days stand above the first line only: those below it are drawn to the same measure."""
        chart = self._drawn(change, self._dated)
        self._dated = self._dated and chart is None
        row = ChangeRow(change, chart, self._then(change))
        self._column.addWidget(row)
        return row
