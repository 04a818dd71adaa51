"""What the cards are narrowed to: one's own words, a theme, a neighbourhood, a day, a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from desktop.forms.bilingual import isolated
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import named
from desktop.municipality.directory_search import DAYS, Narrowing
from desktop.views.search_line import SearchLine
from desktop.views.steady import steady

SEARCH = "Zoek in uw eigen woorden, in elke taal"
STALE, ENDED = "?stale", "?ended"
"""Choices beside the themes: what nobody checked for half a year, and what is no longer there."""
TO_CHECK, NO_LONGER = "Na te kijken", "Gestopt"
FIELDS: Mapping[str, tuple[str, str]] = {
    "theme": ("Leefgebied", "Alle leefgebieden"),
    "neighbourhood": ("Wijk", "Alle wijken"),
    "day": ("Dag", "Alle dagen"),
    "language": ("Taal die er gesproken wordt", "Alle talen"),
}
LONGEST = 100


class NarrowingRow(QWidget):
    """Fields that choose; each change counts at once.

    Attributes:
        line: the search field, which the page puts in its head.

    Signals:
        changed: something else is wanted.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = SearchLine()
        named(self.line, "directory_text", SEARCH)
        self.line.setPlaceholderText(SEARCH)
        self.line.setClearButtonEnabled(True)
        self.line.setMaxLength(LONGEST)
        self.line.addAction(icon("search", Shade.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.line.textChanged.connect(self.changed)
        self._boxes = {name: QComboBox() for name in FIELDS}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        for name, box in self._boxes.items():
            named(box, f"directory_{name}", FIELDS[name][0])
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            steady(box)
            self._row.addWidget(box, 3 if name == "theme" else 2)
            box.currentIndexChanged.connect(self.changed)

    def offer(
        self, themes: Mapping[str, str], neighbourhoods: Iterable[str], languages: Iterable[str], stale: int, ended: int
    ) -> None:
        """Offer what there is to choose; what is chosen stays chosen when it is still there.

        Args:
            themes: titles by id.
            stale: how many cards have to be checked.
            ended: how many organisations are no longer there.
        """
        counts = {STALE: (TO_CHECK, stale), ENDED: (NO_LONGER, ended)}
        more = {value: f"{words} ({count})" for value, (words, count) in counts.items() if count}
        self._fill("theme", dict(themes) | more)
        self._fill("neighbourhood", {name: name for name in neighbourhoods})
        self._fill("day", {str(day): words for day, words in DAYS.items()})
        self._fill("language", {name: name for name in languages})

    @property
    def wanted(self) -> dict[str, str]:
        """What stands in the fields, by name; nothing of those that narrow nothing."""
        found = {name: box.currentData() or "" for name, box in self._boxes.items()} | {"text": self.line.text()}
        return {name: value for name, value in found.items() if value.strip()}

    def show_wanted(self, wanted: Mapping[str, str]) -> None:
        """Put the fields as they were, without a word to anybody."""
        self.blockSignals(True)
        self.line.setText(wanted.get("text", ""))
        for name, box in self._boxes.items():
            box.setCurrentIndex(max(0, box.findData(wanted.get(name, ""))))
        self.blockSignals(False)

    @property
    def narrowing(self) -> Narrowing:
        """As the search is asked."""
        chosen = {name: value for name, value in self.wanted.items() if name != "text"}
        if chosen.get("theme") in (STALE, ENDED):
            del chosen["theme"]
        return Narrowing(**chosen)

    @property
    def special(self) -> str:
        """Whether only what is old or ended is wanted: STALE, ENDED or nothing."""
        theme = self._boxes["theme"].currentData() or ""
        return theme if theme in (STALE, ENDED) else ""

    def _fill(self, name: str, choices: Mapping[str, str]) -> None:
        box, chosen = self._boxes[name], self._boxes[name].currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(FIELDS[name][1], "")
        for value, words in choices.items():
            box.addItem(isolated(words), value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.setVisible(bool(choices))
        box.blockSignals(False)
