"""Which texts an interpreter goes through: of which topic, and in which state."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop.forms.looks import label, named
from desktop.views.languages.review_texts import WANTED
from desktop.views.steady import steady


class ReviewChoice(QWidget):
    """Two lists to choose from.

    Signals:
        chosen: the person wants another choice; the page answers with `hold` or `take_back`.
    """

    chosen = Signal()

    def __init__(self, topics: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topic = _box("topic", "Onderwerp", {"": "Alle onderwerpen"} | dict(topics))
        self._wanted = _box("wanted", "Welke teksten", {key: words for key, (words, _) in WANTED.items()})
        self._held = (0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for box in (self._topic, self._wanted):
            asked = label(box.accessibleName(), "help")
            asked.setWordWrap(False)
            asked.setBuddy(box)
            row.addWidget(asked)
            row.addWidget(box)
            row.addSpacing(10)
            box.activated.connect(self.chosen)
        row.addStretch(1)

    @property
    def topic(self) -> str:
        """The topic; empty for all."""
        return str(self._topic.currentData())

    @property
    def wanted(self) -> str:
        """The state: a key of `WANTED`."""
        return str(self._wanted.currentData())

    def hold(self) -> None:
        """This choice counts."""
        self._held = (self._topic.currentIndex(), self._wanted.currentIndex())

    def take_back(self) -> None:
        """The choice that counted before stays."""
        self._topic.setCurrentIndex(self._held[0])
        self._wanted.setCurrentIndex(self._held[1])


def _box(object_name: str, accessible_name: str, entries: Mapping[str, str]) -> QComboBox:
    box = QComboBox()
    named(box, object_name, accessible_name)
    for key, words in entries.items():
        box.addItem(words, key)
    steady(box)
    return box
