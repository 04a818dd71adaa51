"""One indicator: the figure, what it means, who is in neither number, earlier periods, and a bar for each category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.looks import button, label, look
from desktop.monitor.indicators import Indicator
from desktop.monitor.model import TOTAL, Period, Table
from desktop.views.monitor.bars import Bars
from desktop.views.monitor.figures import briefly, categories, everybody
from desktop.views.monitor.wanted import shortly


class IndicatorCard(QFrame):
    """Short, so that many can be read one after the other.

    Signals:
        asked: somebody wants to see which dossiers are behind it.
    """

    asked = Signal()

    def __init__(self, indicator: Indicator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"indicator:{indicator.id}")
        look(self, "card")
        self.setAccessibleName(indicator.title)
        self._id = indicator.id
        self._title = label(indicator.title, "question")
        self._figure = label("", "heading")
        self._figure.setObjectName(f"figure:{indicator.id}")
        self._figure.setWordWrap(False)
        self._figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._apart, self._then = label("", "small"), label("", "small")
        self._apart.setObjectName(f"apart:{indicator.id}")
        self._then.setObjectName(f"then:{indicator.id}")
        self._bars = Bars(f"bars:{indicator.id}", indicator.title)
        self._behind = button("Dossiers", f"behind:{indicator.id}", "quiet")
        self._behind.setAccessibleName(f"Dossiers achter dit cijfer: {indicator.title}")
        self._behind.clicked.connect(self.asked)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._title, 1)
        head.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        below = QVBoxLayout()
        below.setSpacing(2)
        below.addWidget(self._apart)
        below.addWidget(self._then)
        foot.addLayout(below, 1)
        foot.addWidget(self._behind, 0, Qt.AlignmentFlag.AlignBottom)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 12, 14, 8)
        rows.setSpacing(6)
        rows.addLayout(head)
        rows.addWidget(label(indicator.meaning, "help"))
        rows.addWidget(self._bars)
        rows.addLayout(foot)

    def show_table(self, whole: Table, apart: Table | None, besides: str) -> None:
        """Show what was counted.

        Args:
            apart: by the breakdown; None when it cannot be told by that, or none was asked.
            besides: why there are no categories; empty when nothing has to be said.
        """
        figure = everybody(whole)
        self._figure.setText("   ".join(filter(None, (figure.percent, figure.words))))
        told = f"{figure.apart[:1].upper()}{figure.apart[1:]}." if figure.apart else ""
        self._apart.setText("  ".join(filter(None, (told, besides))))
        self._apart.setVisible(bool(told or besides))
        bare = replace(figure, name="", words="", percent="", apart="")  # all of it stands above the bar
        shown = categories(apart) if apart else [bare] if figure.share is not None else []
        self._bars.show_figures(shown, "; ".join(one.said for one in (shown if apart else [figure])))
        self._bars.setVisible(bool(shown))
        self._then.hide()
        self._behind.setVisible(bool(figure.behind))

    def show_earlier(self, found: Sequence[tuple[Period, Table]]) -> None:
        """Show what it was before, as small numbers."""
        told = [f"{shortly(period)}: {briefly(table)}" for period, table in found if table.whole(TOTAL)]
        self._then.setText(f"Eerder: {'  ·  '.join(told)}")
        self._then.setVisible(bool(told))
