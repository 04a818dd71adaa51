"""The top of the review: the language, how far it has come, and who is looking."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.forms.bilingual import isolated
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import button, label
from desktop.guide import Guide
from desktop.views.languages.reviewer_line import ReviewerLine

BAR = 180  # pixels


class ReviewHead(QWidget):
    """Language, progress, name.

    Attributes:
        reviewer: asks for the name.

    Signals:
        leave: the person wants to stop.
    """

    leave = Signal()

    def __init__(self, guide: Guide, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        language = guide.catalog(code).language
        self.reviewer = ReviewerLine(guide, beside=True)
        back = button("Talen", "back", "quiet")
        back.setIcon(icon("arrow-left", Shade.ACCENT))
        back.setAccessibleName("Stoppen en terug naar de talen")
        back.clicked.connect(self.leave)
        self._progress = label("", "help")
        self._progress.setObjectName("progress")
        self._progress.setWordWrap(False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(BAR)
        far = QVBoxLayout()
        far.setSpacing(4)
        far.addStretch(1)
        far.addWidget(self._progress)
        far.addWidget(self._bar)
        far.addStretch(1)
        top = QHBoxLayout(self)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(16)
        top.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(label(f"{language.dutch}  {isolated(language.own)}", "title"), 3)
        top.addWidget(self.reviewer, 2)
        top.addLayout(far)

    def show_progress(self, reviewed: int, total: int) -> None:
        """Say how many texts of the language are reviewed."""
        words = f"{reviewed} van {total} nagekeken"
        self._progress.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(reviewed)
