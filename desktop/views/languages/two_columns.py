"""Two texts side by side, each in half of the width: Dutch at the left, the own language at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.forms.bilingual import GAP


def two_columns(left: QWidget, right: QWidget) -> QWidget:
    """A row of two halves, both beginning at the top."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    row.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
    row.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
    return made
