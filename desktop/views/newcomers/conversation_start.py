"""What has to be said before a conversation begins: which one, in what language, who is there, and where."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.dossier.history import in_order
from desktop.dossier.model import Conversation, Dossier
from desktop.dossier.planning import check_day, check_round
from desktop.errors import UserError
from desktop.forms.looks import button, label
from desktop.questions import dates
from desktop.translate.languages import LANGUAGES
from desktop.views.desk import Desk
from desktop.views.newcomers.field_pairs import field_pairs, typed
from desktop.views.newcomers.unlikely_day import UnlikelyDay
from desktop.views.steady import steady


class ConversationStart(QWidget):
    """A small form that begins a conversation and keeps it in the dossier.

    Signals:
        started: the new conversation, already saved.
    """

    started = Signal(object)

    def __init__(self, desk: Desk, dossier: Dossier, round_id: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._dossier = desk, dossier
        last = next(reversed(in_order(dossier)), None)
        self._round = _box({item.id: item.title for item in desk.guide.questionnaire.rounds}, round_id)
        self._language = _box(
            {item.code: f"{item.dutch} · {item.own}" for item in LANGUAGES},
            last.language if last else dossier.newcomer.language,
        )
        self._day = QLineEdit(dates.write(desk.today()))
        self._professional = QLineEdit(desk.professional or (last.professional if last else ""))
        self._interpreter = QLineEdit(dossier.newcomer.interpreter or "")
        self._place = QLineEdit(last.place if last else "")
        pairs = field_pairs(
            "start",
            (
                ("Welk gesprek", self._round, "round"), ("Datum", self._day, "held_on"),
                ("Taal", self._language, "language"), ("Tolk", self._interpreter, "interpreter"),
                ("Wie leidt het gesprek", self._professional, "professional"), ("Plaats", self._place, "place"),
            ),
        )  # fmt: skip
        self._doubt = UnlikelyDay(dossier)
        self._error = label("", "error")
        self._error.hide()
        begin = button("Begin het gesprek", "start_conversation", "primary")
        begin.clicked.connect(self._start)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        for pair in pairs:
            whole.addWidget(pair)
        whole.addWidget(self._error)
        whole.addWidget(begin, 0, Qt.AlignmentFlag.AlignLeft)

    def conversation(self) -> Conversation:
        """The conversation the form describes.

        Raises:
            AnswerError: the round was held or passed by, or the date is none or cannot be true.
        """
        round_id = self._round.currentData()
        check_round(self._desk.guide.municipality, self._dossier, round_id)
        held_on = dates.parse(self._day.text())
        check_day(self._dossier, held_on, self._desk.today())
        self._doubt.check(held_on)
        return Conversation(
            round=round_id,
            held_on=held_on,
            language=self._language.currentData(),
            version=self._desk.guide.questionnaire.version,
            professional=typed(self._professional),
            interpreter=typed(self._interpreter),
            place=typed(self._place),
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


def _box(choices: dict[str, str], chosen: str | None) -> QComboBox:
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(10)
    steady(box)
    for value, text in choices.items():
        box.addItem(text, value)
    index = box.findData(chosen)
    box.setCurrentIndex(max(index, 0))
    return box
