"""The form of one meeting: what it is about, when and where, who is there, and what else stands on the invitation."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.dossier.around import Meeting
from desktop.dossier.meetings import LONGEST_NOTE, checked
from desktop.errors import AnswerError
from desktop.forms.chip import Chip
from desktop.forms.flow import Flow
from desktop.forms.looks import button, label, named, state
from desktop.forms.text_entry import TextEntry
from desktop.guide import Guide
from desktop.letters.meeting_invitation import REMARKS
from desktop.questions import dates
from desktop.questions.answers import LONGEST_LINE
from desktop.translate.languages import LANGUAGES
from desktop.views.meetings.picked import Picked
from desktop.views.newcomers.side_by_side import SideBySide
from desktop.views.papers.invitation_form import read_time
from desktop.views.scrolled import Scrolled
from desktop.views.steady import steady

CHOOSE = "Kies een thema"
NOTE = "Wat staat er nog meer op de uitnodiging?"
NOTE_HELP = "Iedereen die u uitnodigt, leest dit. Wat u zelf typt, blijft in het Nederlands."
NO_THEME = "Kies waar de bijeenkomst over gaat."
NO_DAY = "Vul de dag in, zoals 31-05-2027."


class MeetingForm(QWidget):
    """Nothing is kept before 'save'.

    Signals:
        given: a meeting (`Meeting`) that can be kept, and the one that it takes the place of, or None.
        left: the form is left without a change.
    """

    given = Signal(object, object)
    left = Signal()

    def __init__(self, guide: Guide, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meeting_form")
        self._guide, self._today = guide, today
        self._before: Meeting | None = None
        self._first: dict[str, str] = {}
        self._title = label("", "heading")
        self._error = label("", "error")
        self._error.setObjectName("meeting_error")
        self._error.hide()
        self._sorts = QButtonGroup(self)
        self._theme = QComboBox()
        named(self._theme, "meeting_theme", "Thema")
        steady(self._theme)
        self._day = self._line("meeting_day", "Dag", "dd-mm-jjjj", 30)
        self._time = self._line("meeting_time", "Tijd (mag leeg blijven)", "zoals 14:00", 10)
        self._place = self._line("meeting_place", "Plaats (mag leeg blijven)", "gebouw en adres", LONGEST_LINE)
        known = {item.id: item.name for item in guide.municipality.organisations}
        self._there = Picked("meeting_organisation", "Wie is er?", "Organisatie toevoegen", known)
        spoken = {item.code: item.dutch for item in LANGUAGES if item.code != "nl"}
        self._languages = Picked("meeting_language", "Welke talen spreekt daar iemand?", "Taal toevoegen", spoken)
        self._note = TextEntry("meeting_note", NOTE, LONGEST_NOTE)
        self._lay_out()

    @property
    def touched(self) -> bool:
        """Whether something in the fields was changed."""
        return not self.isHidden() and self.typed() != self._first

    def open(self, before: Meeting | None, title: str) -> None:
        """Fill the fields. Args: before: None for a new meeting; title: of the form."""
        self._before = before
        self._title.setText(title)
        self._complain("")
        self._offer(before)
        meeting = before or Meeting("", date.min)
        self._theme.setCurrentIndex(max(0, self._theme.findData(meeting.theme)))
        self._day.setText(dates.write(before.day) if before else "")
        self._time.setText(meeting.time)
        self._place.setText(meeting.place)
        self._there.show_ids(meeting.organisations)
        self._languages.show_ids(meeting.languages)
        self._note.show_text(meeting.note)
        self._sorts.button(int(before is not None and before.day < self._today())).setChecked(True)
        self._first = self.typed()
        self._theme.setFocus()

    def typed(self) -> dict[str, str]:
        """What stands in the fields."""
        return {
            "meeting": self._before.id if self._before else "",
            "theme": self._theme.currentData() or "",
            "held": str(self._sorts.checkedId()),
            "day": self._day.text(),
            "time": self._time.text(),
            "place": self._place.text(),
            "organisations": json.dumps(self._there.ids),
            "languages": json.dumps(self._languages.ids),
            "note": self._note.text(),
        }

    def show_typed(self, typed: dict[str, str]) -> None:
        """Put back what `typed` gave, in a form that was opened."""
        self._theme.setCurrentIndex(max(0, self._theme.findData(typed.get("theme", ""))))
        self._sorts.button(int(typed.get("held") == "1")).setChecked(True)
        for line, name in ((self._day, "day"), (self._time, "time"), (self._place, "place")):
            line.setText(typed.get(name, ""))
        self._there.show_ids(json.loads(typed.get("organisations") or "[]"))
        self._languages.show_ids(json.loads(typed.get("languages") or "[]"))
        self._note.show_text(typed.get("note", ""))

    def submit(self) -> None:
        """Give the meeting on when it can be, or say what is wrong."""
        for line in (self._day, self._time):
            state(line, "")
        try:
            meeting = self._read()
        except AnswerError as error:
            self._complain(str(error))
            return
        self._complain("")
        self.given.emit(meeting, self._before)

    def _complain(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def _read(self) -> Meeting:
        theme = self._theme.currentData()
        if not theme:
            self._theme.setFocus()
            raise AnswerError(NO_THEME)
        day = self._parsed(self._day, lambda text: dates.parse(text) if text else None)
        if day is None:
            self._wrong(self._day)
            raise AnswerError(NO_DAY)
        time = self._parsed(self._time, lambda text: read_time(text) if text else "")
        fields = {
            "theme": theme,
            "day": day,
            "time": time,
            "place": self._place.text(),
            "organisations": self._there.ids,
            "languages": self._languages.ids,
            "note": self._note.text(),
        }
        meeting = replace(self._before, **fields) if self._before else Meeting(**fields)
        settings = self._guide.municipality.settings.meetings
        try:
            return checked(meeting, self._today(), settings, held=self._sorts.checkedId() == 1, before=self._before)
        except AnswerError:
            self._wrong(self._day)
            raise

    def _parsed(self, line: QLineEdit, read: Callable[[str], date | str | None]) -> date | str | None:
        try:
            return read(line.text().strip())
        except AnswerError:
            self._wrong(line)
            raise

    def _wrong(self, line: QLineEdit) -> None:
        state(line, "error")
        line.setFocus()
        self._scroll.ensureWidgetVisible(line)

    def _offer(self, before: Meeting | None) -> None:
        """The themes there are; and the one it had, when that is gone."""
        self._theme.clear()
        self._theme.addItem(CHOOSE, "")
        for theme in self._guide.municipality.settings.meetings.themes:
            self._theme.addItem(theme.title, theme.id)
        if before and self._theme.findData(before.theme) < 0:
            self._theme.addItem(f"{before.theme} (is er niet meer)", before.theme)

    def _remark(self, words: str) -> None:
        """Put a remark in the note, once, on a line of its own."""
        lines = [line for line in self._note.text().splitlines() if line.strip()]
        if words not in lines:
            self._note.show_text("\n".join([*lines, words]))

    # Arranging the form

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        about, more = QVBoxLayout(left), QVBoxLayout(right)
        sorts = Flow(6)
        for place, (words, picture) in enumerate((("Komt nog", "calendar"), ("Is al gehouden", "check"))):
            chip = Chip(words, f"meeting_held:{place}", picture)
            self._sorts.addButton(chip, place)
            sorts.addWidget(chip)
        self._sorts.button(0).setChecked(True)
        about.addLayout(sorts)
        for title, field in (("Thema", self._theme), ("Dag", self._day)):
            about.addWidget(_above(title, field))
            about.addWidget(field)
        about.addWidget(_above("Tijd (mag leeg blijven)", self._time))
        about.addWidget(self._time)
        about.addWidget(_above("Plaats (mag leeg blijven)", self._place))
        about.addWidget(self._place)
        about.addStretch(1)
        more.addWidget(self._there)
        more.addWidget(self._languages)
        more.addWidget(_above(NOTE, self._note.area))
        remarks = Flow(6)
        for name in REMARKS:
            words = self._guide.phrases[name]
            chip = Chip(words, f"meeting_remark:{name}", "plus")
            chip.setCheckable(False)
            chip.setAccessibleName(f"Op de uitnodiging: {words}")
            chip.clicked.connect(lambda _=False, said=words: self._remark(said))
            remarks.addWidget(chip)
        more.addLayout(remarks)
        more.addWidget(self._note)
        more.addWidget(label(NOTE_HELP, "small"))
        more.addStretch(1)
        for column in (about, more):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(6)
        self._scroll = Scrolled("meeting_scroll")
        self._scroll.rows.setSpacing(10)
        self._scroll.rows.addWidget(SideBySide((left, right), 34, 28))
        self._scroll.rows.addStretch(1)
        save, leave = button("Opslaan", "meeting_save", "primary"), button("Annuleren", "meeting_leave", "quiet")
        save.clicked.connect(self.submit)
        leave.clicked.connect(self.left)
        ways = Flow()
        for part in (save, leave):
            ways.addWidget(part)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(self._title)
        rows.addWidget(self._scroll, 1)
        rows.addWidget(self._error)
        rows.addLayout(ways)

    def _line(self, name: str, words: str, example: str, longest: int) -> QLineEdit:
        made = QLineEdit()
        named(made, name, words)
        made.setMaxLength(longest)
        made.setPlaceholderText(example)
        return made


def _above(words: str, field: QWidget) -> QLabel:
    """The words above a field."""
    made = label(words, "help")
    made.setBuddy(field)
    return made
