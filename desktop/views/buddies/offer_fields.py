"""The fields that a wish and an offer share, so that the one can be held against the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.dossier.buddies import MOST_HOURS
from desktop.dossier.buddy_words import CONDITIONS
from desktop.errors import AnswerError
from desktop.forms.looks import label, named, state
from desktop.questions import dates
from desktop.questions.answers import LONGEST_LINE
from desktop.views.buddies.buddy_sayings import offered_languages, say
from desktop.views.buddies.chosen_chips import ChosenChips
from desktop.views.newcomers.side_by_side import SideBySide
from desktop.views.steady import steady

NO_NUMBER = f"Vul bij uren een getal in van 1 tot {MOST_HOURS}, of laat het leeg."


class OfferFields(QWidget):
    """Languages, interests, neighbourhood, hours, conditions, a note, and since when.

    Attributes:
        lines: the fields that are typed in, by their key.
    """

    def __init__(
        self, form: str, neighbourhoods: Sequence[str], kept: Any, note: str, parent: QWidget | None = None
    ) -> None:
        """Args:
        form: of the object names, before the key of the field.
        kept: the wish or the offer as it is; what it has and nobody offers any more can still be chosen.
        note: what is said above the field for a note.
        """
        super().__init__(parent)
        self._form = form
        languages = [(code, say(code)) for code in offered_languages(kept.languages)]
        self._languages = ChosenChips(f"{form}:language", "Talen", languages)
        self._conditions = ChosenChips(f"{form}:condition", "Wat moet zo zijn", list(CONDITIONS.items()))
        self._place = _places(neighbourhoods, kept.neighbourhood)
        self.lines = {key: QLineEdit() for key in ("interests", "hours", "since", "note")}
        self.lines["interests"].setPlaceholderText("zoals: koken, voetbal, wandelen")
        self.lines["hours"].setPlaceholderText("zoals: 2")
        self.lines["since"].setPlaceholderText("dd-mm-jjjj")
        for key, line in self.lines.items():
            line.setMaxLength(1000 if key == "interests" else LONGEST_LINE)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(self._languages)
        rows.addWidget(self._named("Doet graag, met komma’s ertussen", "interests", self.lines["interests"]))
        place = self._named("Wijk", "neighbourhood", self._place)
        hours = self._named("Uren per week", "hours", self.lines["hours"])
        since = self._named("Sinds", "since", self.lines["since"])
        rows.addWidget(SideBySide((place, hours, since), 16, 14))
        rows.addWidget(self._conditions)
        rows.addWidget(self._named(note, "note", self.lines["note"]))
        self._show(kept)

    def read(self) -> dict[str, Any]:
        """What the fields say, by the names that both records have.

        Raises:
            AnswerError: a date or a number is none; it is marked.
        """
        self.mark("")
        return {
            "languages": self._languages.chosen(),
            "interests": self.lines["interests"].text().split(","),
            "conditions": self._conditions.chosen(),
            "neighbourhood": str(self._place.currentData() or ""),
            "note": self.lines["note"].text(),
            "hours": self._hours(),
            "since": self._since(),
        }

    def typed(self) -> dict[str, str]:
        """What stands in the fields, so that it can be put back."""
        chosen = {"language": self._languages.chosen(), "condition": self._conditions.chosen()}
        return {
            **{key: line.text() for key, line in self.lines.items()},
            **{key: " ".join(ids) for key, ids in chosen.items()},
            "neighbourhood": str(self._place.currentData() or ""),
        }

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Put back what `typed` gave."""
        for key, line in self.lines.items():
            line.setText(typed.get(key, ""))
        self._languages.choose(typed.get("language", "").split())
        self._conditions.choose(typed.get("condition", "").split())
        self._place.setCurrentIndex(max(0, self._place.findData(typed.get("neighbourhood", ""))))

    def mark(self, wrong: str) -> None:
        """Say by its frame which field is wrong; no name takes it away."""
        for key, line in self.lines.items():
            state(line, "error" if key == wrong else "")
        if wrong:
            self.lines[wrong].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, kept: Any) -> None:
        self._languages.choose(kept.languages)
        self._conditions.choose(kept.conditions)
        self._place.setCurrentIndex(max(0, self._place.findData(kept.neighbourhood)))
        self.lines["interests"].setText(", ".join(kept.interests))
        self.lines["hours"].setText(str(kept.hours or ""))
        self.lines["since"].setText(dates.write(kept.since))
        self.lines["note"].setText(kept.note)

    def _hours(self) -> int | None:
        text = self.lines["hours"].text().strip()
        if not text:
            return None
        if not text.isdecimal() or len(text) > 3:
            self.mark("hours")
            raise AnswerError(NO_NUMBER)
        return int(text)

    def _since(self) -> date:
        try:
            return dates.parse(self.lines["since"].text())
        except AnswerError:
            self.mark("since")
            raise

    def _named(self, words: str, key: str, field: QWidget) -> QWidget:
        named(field, f"{self._form}:{key}", words)
        cell = QWidget()
        rows = QVBoxLayout(cell)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        above = label(words)
        above.setBuddy(field)
        rows.addWidget(above)
        rows.addWidget(field)
        rows.addStretch(1)
        return cell


def choice(options: Sequence[tuple[Any, str]], signs: int = 10) -> QComboBox:
    """A field to choose from, that the wheel does not change by accident. Args: signs: that it shows at least."""
    box = QComboBox()
    for value, words in options:
        box.addItem(words, value)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(signs)
    box.setMaxVisibleItems(14)
    steady(box)
    return box


def _places(neighbourhoods: Sequence[str], kept: str) -> QComboBox:
    known = list(neighbourhoods)
    if kept and kept not in known:
        known.append(kept)
    return choice([("", "—"), *((name, name) for name in known)])
