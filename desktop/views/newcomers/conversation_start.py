"""What has to be said before a conversation begins: which one, in what language, who is there, and where."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.dossier.model import Conversation, Dossier
from desktop.errors import AnswerError, UserError
from desktop.forms.looks import button, label, named
from desktop.questions import dates
from desktop.questions.answers import clean
from desktop.translate.languages import LANGUAGES
from desktop.views.desk import Desk


class ConversationStart(QWidget):
    """A small form that begins a conversation and keeps it in the dossier.

    Signals:
        started: the new conversation, already saved.
    """

    started = Signal(object)

    def __init__(self, desk: Desk, dossier: Dossier, round_id: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._dossier = desk, dossier
        last = dossier.conversations[-1] if dossier.conversations else None
        self._round = _box({item.id: item.title for item in desk.guide.questionnaire.rounds}, round_id)
        self._language = _box(
            {item.code: f"{item.dutch} · {item.own}" for item in LANGUAGES},
            last.language if last else dossier.newcomer.language,
        )
        self._day = QLineEdit(dates.write(desk.today()))
        self._professional = QLineEdit(desk.professional or (last.professional if last else ""))
        self._interpreter = QLineEdit(dossier.newcomer.interpreter or "")
        self._place = QLineEdit(last.place if last else "")
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        fields = (
            ("Welk gesprek", self._round, "round"), ("Datum", self._day, "held_on"),
            ("Taal", self._language, "language"), ("Tolk", self._interpreter, "interpreter"),
            ("Wie leidt het gesprek", self._professional, "professional"), ("Plaats", self._place, "place"),
        )  # fmt: skip
        for index, (text, field, key) in enumerate(fields):
            named(field, f"start:{key}", text)
            if isinstance(field, QLineEdit):
                field.setMaxLength(200)
            cell = QFormLayout()
            cell.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
            cell.addRow(text, field)
            grid.addLayout(cell, index // 2, index % 2)
        self._error = label("", "error")
        self._error.hide()
        begin = button("Begin het gesprek", "start_conversation", "primary")
        begin.clicked.connect(self._start)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(grid)
        whole.addWidget(self._error)
        whole.addWidget(begin, 0, Qt.AlignmentFlag.AlignLeft)

    def conversation(self) -> Conversation:
        """The conversation the form describes.

        Raises:
            AnswerError: the date is none, or lies before birth or in the future.
        """
        held_on = dates.parse(self._day.text())
        if held_on > self._desk.today():
            raise AnswerError("Deze datum ligt in de toekomst. Begin het gesprek op de dag zelf.")
        round_id = self._round.currentData()
        if any(item.round == round_id for item in self._dossier.conversations):
            raise AnswerError("Dit gesprek is al gevoerd. Kies een ander gesprek.")
        return Conversation(
            round=round_id,
            held_on=held_on,
            language=self._language.currentData(),
            version=self._desk.guide.questionnaire.version,
            professional=_typed(self._professional),
            interpreter=_typed(self._interpreter),
            place=_typed(self._place),
        )

    def _start(self) -> None:
        try:
            conversation = self.conversation()
            self._dossier.conversations.append(conversation)
            try:
                self._desk.dossiers.save(self._dossier)
            except UserError:
                self._dossier.conversations.remove(conversation)
                raise
        except UserError as error:
            self._error.setText(str(error))
            self._error.show()
            return
        self.started.emit(conversation)


def _typed(line: QLineEdit) -> str:
    return clean(line.text(), 200) if line.text().strip() else ""


def _box(choices: dict[str, str], chosen: str | None) -> QComboBox:
    box = QComboBox()
    for value, text in choices.items():
        box.addItem(text, value)
    index = box.findData(chosen)
    box.setCurrentIndex(max(index, 0))
    return box
