"""When and where the next conversation is: three short lines beside the invitation, checked as one types."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

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

    def __init__(self, today: Callable[[], date], place: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("invitation_form")
        self._today = today
        self._said: dict[str, str] = {"day": "", "time": "", "place": place}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._day = self._line("Dag", "meeting_day", "dd-mm-jjjj", 30)
        self._words = self._told("meeting_day_words", ROUND)
        self._time = self._line("Tijd", "meeting_time", "zoals 10:30", 10)
        self._time_words = self._told("meeting_time_words", "")
        self._place = self._line("Plaats", "meeting_place", "waar het gesprek is", LONGEST)
        self._place.setText(place)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.give)
        for line in (self._day, self._time, self._place):
            line.textEdited.connect(self._wait)
            line.editingFinished.connect(self.give)

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
        self._say(self._words, words or ROUND, day_good)
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

    def _line(self, text: str, name: str, example: str, longest: int) -> QLineEdit:
        line = QLineEdit()
        named(line, name, text)
        line.setMaxLength(longest)
        line.setPlaceholderText(example)
        title = label(text, "help")
        title.setBuddy(line)
        self._rows.addWidget(title)
        self._rows.addWidget(line)
        return line

    def _told(self, name: str, text: str) -> QLabel:
        made = label(text, "small")
        made.setObjectName(name)
        made.setVisible(bool(text))
        self._rows.addWidget(made)
        return made

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
