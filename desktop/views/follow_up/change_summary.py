"""What changed, in the few lines that a professional in a hurry reads: how much, and in which life domains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from desktop.dossier.changes import Change, Kind
from desktop.forms.flow import Flow
from desktop.forms.looks import button, label, look
from desktop.questions.model import Domain
from desktop.views.follow_up.change_row import KindCount
from desktop.views.follow_up.change_words import FOLDED, KINDS

RATED: tuple[Kind, ...] = ("better", "worse")
LED: tuple[Kind, ...] = (*RATED, "declined")
"""Told first, each on a line of its own with its life domains."""


class ChangeSummary(QFrame):
    """Better, worse and declined with their life domains, each a way to its card; everything else only counted.

    Signals:
        domain_asked: a life domain was clicked: its id.

    Attributes:
        same: shows or hides what stayed the same, or has no answer now.
    """

    domain_asked = Signal(str)

    def __init__(self, found: Sequence[Change], domains: Sequence[Domain], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self.setObjectName("change_summary")
        counts = Counter(change.kind for change in found)
        self.same = button("", "toggle_same", "quiet")
        self.same.setCheckable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        if not found:
            nothing = "In beide gesprekken is op dezelfde vragen niets geantwoord. Er valt niets te vergelijken."
            column.addWidget(label(nothing))
        elif not any(counts[kind] for kind in RATED):
            column.addWidget(label("Niets ging beter of minder goed, voor zover het te vergelijken is."))
        led = QGridLayout()
        led.setSpacing(6)
        led.setColumnStretch(1, 1)
        for row, kind in enumerate(LED):
            if counts[kind]:
                led.addWidget(
                    KindCount(kind, counts[kind]), row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
                )
                led.addLayout(self._ways(kind, [item for item in found if item.kind == kind], domains), row, 1)
        column.addLayout(led)
        if counts["better"] and not counts["worse"] and not counts["declined"]:
            column.addWidget(label("Niets ging minder goed.", "help"))
        others = Flow(4)
        for kind in KINDS:
            if counts[kind] and kind not in LED:
                others.addWidget(KindCount(kind, counts[kind]))
        others.addWidget(self.same)
        column.addLayout(others)
        folded = any(counts[kind] for kind in FOLDED)
        self.same.setVisible(folded)  # not before it is on the page: alone it would be a window

    def _ways(self, kind: Kind, found: Sequence[Change], domains: Sequence[Domain]) -> Flow:
        """A way to each life domain in which something changed like this."""
        amounts = Counter(change.question.domain for change in found)
        ways = Flow(4)
        for domain in domains:
            if amounts[domain.id]:
                ways.addWidget(self._way(kind, domain, amounts[domain.id]))
        return ways

    def _way(self, kind: Kind, domain: Domain, amount: int) -> QPushButton:
        text = domain.title if amount == 1 else f"{domain.title} {amount}×"
        way = button(text, f"to_domain:{kind}:{domain.id}", "chip")
        way.setAccessibleName(f"{domain.title}, {amount} {KINDS[kind][0]}")
        way.clicked.connect(lambda: self.domain_asked.emit(domain.id))
        return way
