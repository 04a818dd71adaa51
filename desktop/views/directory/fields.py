"""The fields of a card's form, one class a kind: each gives its value, or says in Dutch what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import AnswerError
from desktop.forms.chip import Chip
from desktop.forms.flow import Flow
from desktop.forms.text_area import TextArea
from desktop.questions import dates
from desktop.questions.answers import clean
from desktop.views.steady import steady

LONGEST_LINE, LONGEST_AREA = 200, 600


class Field(Protocol):
    """One field.

    Attributes:
        widget: what is shown.
    """

    widget: QWidget

    def value(self) -> Any:
        """What it holds, as the model of the card has it.

        Raises:
            AnswerError: it cannot be that.
        """

    def show(self, value: Any) -> None:
        """Fill it."""

    def typed(self) -> str:
        """What stands in it, as it was typed."""

    def show_typed(self, typed: str) -> None:
        """Put that back."""


class Line:
    """One line of text."""

    def __init__(self, example: str = "") -> None:
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST_LINE)
        self.line.setPlaceholderText(example)
        self.widget: QWidget = self.line

    def value(self) -> Any:
        """The text, on one line."""
        return clean(self.typed(), LONGEST_LINE, one_line=True) if self.typed().strip() else ""

    def show(self, value: Any) -> None:
        """Fill it."""
        self.line.setText(value)

    def typed(self) -> str:
        """What stands in it."""
        return self.line.text()

    def show_typed(self, typed: str) -> None:
        """Put that back."""
        self.line.setText(typed)


class Words(Line):
    """Several words or names with commas between them."""

    def value(self) -> Any:
        """A tuple, none of them empty or twice."""
        parts = (" ".join(part.split()) for part in str(super().value()).split(","))
        return tuple(dict.fromkeys(part for part in parts if part))

    def show(self, value: Any) -> None:
        """Fill it."""
        self.line.setText(", ".join(value))


class Number(Line):
    """A whole number of days, or nothing."""

    def value(self) -> Any:
        """The number; None when nothing was typed."""
        typed = self.typed().strip()
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit() and int(typed) <= 1500):
            raise AnswerError("Vul een heel getal in van 0 tot 1500, of laat het leeg.")
        return int(typed)

    def show(self, value: Any) -> None:
        """Fill it."""
        self.line.setText("" if value is None else str(value))


class Day(Line):
    """A date, or nothing."""

    def value(self) -> Any:
        """The date; None when nothing was typed."""
        return dates.parse(self.typed().strip()) if self.typed().strip() else None

    def show(self, value: date | None) -> None:
        """Fill it."""
        self.line.setText(dates.write(value))


class Area:
    """Some sentences, or an address with a line for each of its lines."""

    def __init__(self, lines: bool = False) -> None:
        """Args: lines: whether its value is a tuple of lines."""
        self._lines = lines
        self.area = TextArea(LONGEST_AREA)
        self.widget: QWidget = self.area

    def value(self) -> Any:
        """One text on one line, or a tuple of lines."""
        found = [" ".join(line.split()) for line in self.typed().splitlines() if line.strip()]
        whole = [clean(line, LONGEST_AREA, one_line=True) for line in found]
        return tuple(whole) if self._lines else " ".join(whole)

    def show(self, value: Any) -> None:
        """Fill it."""
        self.area.show_text("\n".join(value) if self._lines else value)

    def typed(self) -> str:
        """What stands in it."""
        return self.area.toPlainText()

    def show_typed(self, typed: str) -> None:
        """Put that back."""
        self.area.show_text(typed)


class Choice:
    """One of a list."""

    def __init__(self, choices: Mapping[str, str], nothing: str = "") -> None:
        """Args: nothing: words for no choice; without them something is always chosen."""
        self.box = QComboBox()
        for value, words in (({"": nothing} if nothing else {}) | dict(choices)).items():
            self.box.addItem(words, value)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(10)
        steady(self.box)
        self.widget: QWidget = self.box

    def value(self) -> Any:
        """The id of what is chosen."""
        return self.box.currentData() or ""

    def show(self, value: Any) -> None:
        """Choose; what is no longer in the list is added."""
        if value and self.box.findData(value) < 0:
            self.box.addItem(str(value), value)
        self.box.setCurrentIndex(max(0, self.box.findData(value)))

    def typed(self) -> str:
        """What is chosen."""
        return str(self.value())

    def show_typed(self, typed: str) -> None:
        """Choose that again."""
        self.show(typed)


class Many:
    """Any of a list, each a chip that is on or off."""

    def __init__(
        self, name: str, choices: Mapping[str, str], pictures: Mapping[str, str], as_chosen: bool = False
    ) -> None:
        """Args:
        name: first half of the object names.
        pictures: of each choice, by id.
        as_chosen: whether they are given in the order in which they were chosen; else in that of the list.
        """
        self.widget: QWidget = QWidget()
        self._name, self._pictures, self._as_chosen = name, pictures, as_chosen
        self._on: list[str] = []
        self._chips: dict[str, Chip] = {}
        rows = QVBoxLayout(self.widget)
        rows.setContentsMargins(0, 0, 0, 0)
        self._flow = Flow(6)
        rows.addLayout(self._flow)
        for value, words in choices.items():
            self._add(value, words)

    def value(self) -> Any:
        """The ids of those that are on, in their order."""
        return tuple(self._on if self._as_chosen else (value for value in self._chips if value in self._on))

    def show(self, value: Any) -> None:
        """Put these on; one that is no longer in the list is added."""
        for one in value:
            if one not in self._chips:
                self._add(one, one)
        for one, chip in self._chips.items():
            chip.setChecked(one in value)
        self._on = list(value)

    def typed(self) -> str:
        """Those that are on."""
        return ",".join(self.value())

    def show_typed(self, typed: str) -> None:
        """Put those on again."""
        self.show([one for one in typed.split(",") if one])

    def _add(self, value: str, words: str) -> None:
        self._chips[value] = chip = Chip(words, f"{self._name}:{value}", self._pictures.get(value, "circle"))
        self._flow.addWidget(chip)
        chip.toggled.connect(lambda on: self._turn(value, on))

    def _turn(self, value: str, on: bool) -> None:
        self._on = [one for one in self._on if one != value] + ([value] if on else [])
