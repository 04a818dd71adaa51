"""Fields of a small form, two by two, each below its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.forms.looks import label, named
from desktop.questions.answers import clean
from desktop.views.newcomers.side_by_side import SideBySide

LONGEST = 200


def field_pairs(form: str, fields: Sequence[tuple[str, QWidget, str]]) -> list[SideBySide]:
    """Rows of two fields.

    Args:
        form: first half of the fields' object names.
        fields: what stands above a field, the field, the second half of its object name.
    """
    cells = []
    for text, field, key in fields:
        named(field, f"{form}:{key}", text)
        if isinstance(field, QLineEdit):
            field.setMaxLength(LONGEST)
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(text))
        column.addWidget(field)
        cells.append(cell)
    return [SideBySide(cells[first : first + 2], 20, 16) for first in range(0, len(cells), 2)]


def typed(line: QLineEdit) -> str:
    """What was typed in a line; empty when that is nothing.

    Raises:
        AnswerError: it holds signs that no text has.
    """
    return clean(line.text(), LONGEST, one_line=True) if line.text().strip() else ""
