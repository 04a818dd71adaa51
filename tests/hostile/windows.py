"""A hand for the windows: finds one widget, and puts text in it as pasting does."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.forms.text_area import TextArea


def part(page: QWidget, kind: type[Any], name: str) -> Any:
    """The one widget of this kind and name."""
    [found] = page.findChildren(kind, name)
    return found


def put(line: QLineEdit, text: str) -> None:
    """Put text in the place of what stands in a line."""
    line.selectAll()
    line.insert(text)
    line.setModified(True)
    line.textEdited.emit(line.text())


def paste(area: TextArea, text: str) -> None:
    """Put text in the place of what stands in an area."""
    area.selectAll()
    pasted = QMimeData()
    pasted.setText(text)
    area.insertFromMimeData(pasted)
