"""The parts of others: a list with versions and licences, and beside it the words of one licence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from desktop import parts
from desktop.forms.looks import label, named

HEIGHT = 380
"""Pixels: enough to read a licence, and the page still scrolls."""
NO_WORDS = "De makers leverden bij dit onderdeel geen tekst van hun licentie mee. De naam ervan staat hierboven."


class PartPanel(QWidget):
    """Choose one at the left, read at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts.parts()
        self._list, self._text = QListWidget(), QPlainTextEdit()
        named(self._list, "parts", "Onderdelen van anderen")
        named(self._text, "licence", "Tekst van de licentie")
        self._name = label("", "question")
        self._name.setObjectName("part_name")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedHeight(HEIGHT)
        for part in self._parts:
            item = QListWidgetItem(" ".join(filter(None, (part.name, part.version))), self._list)
            item.setToolTip(part.licence)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, f"licentie {part.licence}")
        self._list.currentRowChanged.connect(self._show)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self._name)
        right.addWidget(self._text, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._list, 2)
        row.addLayout(right, 3)
        self._list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._parts):
            part = self._parts[row]
            self._name.setText(f"{part.name}: {part.licence}")
            self._text.setPlainText(part.text or NO_WORDS)
