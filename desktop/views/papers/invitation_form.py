"""When and where a conversation is: three short lines, beside the invitation or in the plan, checked as one types."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import AnswerError
from desktop.forms.dates import in_words
from desktop.forms.looks import label, named, state
from desktop.questions import dates

PAUSE = 700
"""Milliseconds after the last letter until the paper is made anew."""
LONGEST = 120
ROUND = "Nog geen dag? Laat hem leeg: dan staat er wanneer het gesprek ongeveer is, en dat u belt."
DAY_FIRST = "Vul ook de dag in: zonder dag komt de tijd niet op de brief."
_TIME = re.compile(r"(\d{1,2})(?:[:.u ]*(\d{2}))?(?: *uur)?")


class InvitationForm(QWidget):
    """Everything may stay empty.

    Signals:
        changed: day (ISO), time and place, as they go on the paper.
        wrong: whether something here must be mended first, or is still being typed.
    """

    changed = Signal(dict)
    wrong = Signal(bool)

    def __init__(
        self,
        today: Callable[[], date],
        known: Mapping[str, str] | None = None,
        around: str = ROUND,
        beside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Args:

        known: what is known already: day (ISO), time and place.
        around: said while no day is typed.
        beside: whether the lines stand beside each other.
        """
        super().__init__(parent)
        self.setObjectName("invitation_form")
        self._today, self._around = today, around
        self._said: dict[str, str] = {"day": "", "time": "", "place": ""} | dict(known or {})
        self._columns: QHBoxLayout | QVBoxLayout = QHBoxLayout(self) if beside else QVBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(12 if beside else 4)
        self._day, self._words = self._line("Dag", "meeting_day", "dd-mm-jjjj", 30)
        self._time, self._time_words = self._line("Tijd", "meeting_time", "zoals 10:30", 10)
        self._place, self._place_words = self._line("Plaats", "meeting_place", "waar het gesprek is", LONGEST)
        self._show(self._said)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.give)
        for line in (self._day, self._time, self._place):
            line.textEdited.connect(self._wait)
            line.editingFinished.connect(self.give)

    @property
    def said(self) -> dict[str, str]:
        """Day (ISO), time and place, as they were last understood."""
        return dict(self._said)

    def show_known(self, known: Mapping[str, str]) -> None:
        """Fill the lines with another day (ISO), time and place, without a word to anybody."""
        self._pause.stop()
        self._said = {"day": "", "time": "", "place": ""} | dict(known)
        self._show(self._said)

    def take_focus(self) -> None:
        """Put the keyboard on the day."""
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: str) -> None:
        """Say why the day cannot be."""
        self._say(self._words, sentence, good=False)
        state(self._day, "error")

    @property
    def good(self) -> bool:
        """Whether all of it can be understood; what is typed now is given on."""
        self.give()
        return all(line.property("state") != "error" for line in (self._day, self._time))

    def typed(self) -> dict[str, str]:
        """What stands in the lines, as it was typed."""
        return {line.objectName(): line.text() for line in (self._day, self._time, self._place)}

    def show_typed(self, typed: dict[str, str]) -> None:
        """Put back what `typed` gave."""
        for line in (self._day, self._time, self._place):
            line.setText(typed.get(line.objectName(), line.text()))
        self.give()

    def _wait(self) -> None:
        """Until it is understood what was typed, the paper does not say it."""
        self.wrong.emit(True)
        self._pause.start()

    def give(self) -> None:
        """Give on what is typed, when all of it can be understood and it is new."""
        self._pause.stop()
        day, words, day_good = self._read(self._day, self._read_day)
        self._say(self._words, words or self._around, day_good)
        time, words, time_good = self._read(self._time, _said_time)
        self._say(self._time_words, DAY_FIRST if time and not day and day_good else words, time_good)
        good = day_good and time_good
        self.wrong.emit(not good)
        said = {"day": day, "time": time, "place": " ".join(self._place.text().split())}
        if good and said != self._said:
            self._said = said
            self.changed.emit(said)

    def _read(self, line: QLineEdit, read: Callable[[str], tuple[str, str]]) -> tuple[str, str, bool]:
        """What a line means, the words to put under it, and whether it can be understood."""
        typed = line.text().strip()
        try:
            value, words = read(typed) if typed else ("", "")
        except AnswerError as error:
            state(line, "error")
            return "", str(error), False
        state(line, "")
        return value, words, True

    def _read_day(self, typed: str) -> tuple[str, str]:
        day = dates.parse(typed)
        if day < self._today():
            raise AnswerError("Deze dag is al geweest. Kies vandaag of een latere dag.")
        return day.isoformat(), in_words(day, "nl_NL")

    def _show(self, known: Mapping[str, str]) -> None:
        day = date.fromisoformat(known["day"]) if known["day"] else None
        for line, text in ((self._day, dates.write(day)), (self._time, known["time"]), (self._place, known["place"])):
            line.setText(text)
            state(line, "")
        self._say(self._words, in_words(day, "nl_NL") if day else self._around, good=True)
        for place in (self._time_words, self._place_words):
            self._say(place, "", good=True)

    def _line(self, text: str, name: str, example: str, longest: int) -> tuple[QLineEdit, QLabel]:
        """A line under its title, and the place for words under it."""
        line = QLineEdit()
        named(line, name, text)
        line.setMaxLength(longest)
        line.setPlaceholderText(example)
        title = label(text, "help")
        title.setBuddy(line)
        words = label("", "small")
        words.setObjectName(f"{name}_words")
        rows = QVBoxLayout()
        rows.setSpacing(4)
        for part in (title, line, words):
            rows.addWidget(part)
        self._columns.addLayout(rows)
        if isinstance(self._columns, QHBoxLayout):
            rows.addStretch(1)
            self._columns.setStretchFactor(rows, 2 if name == "meeting_place" else 1)
        return line, words

    def _say(self, place: QLabel, sentence: str, good: bool) -> None:
        place.setText(sentence)
        place.setVisible(bool(sentence))
        state(place, "" if good else "error")


def read_time(typed: str) -> str:
    """A time as it is printed: '10:30', from '10.30', '1030', '10u30' or '10 uur'.

    Raises:
        AnswerError: it is no time; a Dutch sentence.
    """
    found = _TIME.fullmatch(typed.strip().lower())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if hour > 23 or minute > 59:
        raise AnswerError("Schrijf de tijd als uur en minuten, zoals 10:30.")
    return f"{hour}:{minute:02}"


def _said_time(typed: str) -> tuple[str, str]:
    time = read_time(typed)
    return time, "" if time == typed.strip() else f"Om {time} uur"
