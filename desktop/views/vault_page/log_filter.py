"""Which part of the log is shown: about whom, by whom, what, from when to when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import AnswerError
from desktop.forms.flow import Flow
from desktop.forms.looks import label, named, state
from desktop.questions import dates
from desktop.store import log_words
from desktop.store.log_wanted import Wanted

LONGEST = 100
NARROW, WIDE = "00-00-0000", "Dossier bekeken"
"""What a field is wide enough for."""


class LogFilter(QWidget):
    """Fields that choose; each change counts at once.

    Signals:
        changed: something else is wanted.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._since, self._until = QLineEdit(), QLineEdit(), QLineEdit()
        self._who, self._kind = QComboBox(), QComboBox()
        self._error = label("", "error")
        self._error.setObjectName("log_filter_error")
        self._error.hide()
        self._fields = Flow(12)
        for text, field, name, sample in (
            ("Nieuwkomer", self._name, "log_name", WIDE),
            ("Wie", self._who, "log_who", WIDE),
            ("Wat", self._kind, "log_kind", WIDE),
            ("Vanaf", self._since, "log_since", NARROW),
            ("Tot en met", self._until, "log_until", NARROW),
        ):
            self._fields.addWidget(_cell(text, field, name, sample))
        self._kind.addItem("Alles", None)
        for kind, words in log_words.KINDS.items():
            self._kind.addItem(words, kind)
        self.show_people([])
        self._name.setPlaceholderText("Deel van de naam")
        for line in (self._name, self._since, self._until):
            line.setMaxLength(LONGEST)
            line.setClearButtonEnabled(line is self._name)
            line.textChanged.connect(self.changed)
        for line in (self._since, self._until):
            line.setPlaceholderText("dd-mm-jjjj")
            line.editingFinished.connect(self._show_mistakes)
        for box in (self._who, self._kind):
            box.currentIndexChanged.connect(self.changed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(self._fields)
        whole.addWidget(self._error)

    def for_one_dossier(self) -> None:
        """It is about one dossier, which somebody else chose."""
        cell = self._name.parentWidget()
        if cell is not None:
            cell.hide()

    def widen(self) -> None:
        """Choose nothing any more: everything is shown."""
        for line in (self._name, self._since, self._until):
            line.clear()
        for box in (self._who, self._kind):
            box.setCurrentIndex(0)
        self._show_mistakes()

    def show_people(self, names: Sequence[str]) -> None:
        """Offer everybody who did something."""
        chosen = self._who.currentData()
        self._who.blockSignals(True)
        self._who.clear()
        self._who.addItem("Iedereen", None)
        for name in names:
            self._who.addItem(" ".join(log_words.person(name).split()), name)
        self._who.setCurrentIndex(max(0, self._who.findData(chosen)) if chosen is not None else 0)
        self._who.blockSignals(False)

    def wanted(self, find: Callable[[str], Iterable[str]]) -> Wanted:
        """What is asked for now; half a date does not choose yet.

        Args:
            find: the ids of the dossiers with a name.
        """
        typed = self._name.text().strip().encode("utf-8", "replace").decode()
        since, until = _day(self._since.text()), _day(self._until.text())
        return Wanted(
            dossiers=(*find(typed), typed) if typed else None,
            who=self._who.currentData(),
            kind=self._kind.currentData(),
            since=_begin(since) if since else None,
            until=_begin(until + timedelta(days=1)) if until else None,
        )

    def _show_mistakes(self) -> None:
        sentences = []
        for line in (self._since, self._until):
            try:
                if line.text().strip():
                    dates.parse(line.text())
                state(line, "")
            except AnswerError as error:
                state(line, "error")
                sentences.append(str(error))
        self._error.setText(sentences[0] if sentences else "")
        self._error.setVisible(bool(sentences))


def _cell(text: str, field: QLineEdit | QComboBox, name: str, sample: str) -> QWidget:
    named(field, name, text)
    made = QWidget()
    rows = QVBoxLayout(made)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(2)
    rows.addWidget(label(text, "small"))
    rows.addWidget(field)
    field.setFixedWidth(field.fontMetrics().horizontalAdvance(sample) + (28 if sample == NARROW else 50))
    return made


def _day(text: str) -> date | None:
    try:
        return dates.parse(text) if text.strip() else None
    except AnswerError:
        return None


def _begin(day: date) -> datetime:
    """When a day begins on the clock of this place."""
    return datetime.combine(day, time()).astimezone(UTC)
