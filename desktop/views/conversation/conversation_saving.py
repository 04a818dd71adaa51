"""Keeps a conversation in the vault while it is held: each answer at once, and where it is a moment later."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.dossier.model import Answer, Conversation
from desktop.errors import UserError
from desktop.forms.autosave import Autosave
from desktop.views.desk import Desk

SETTLE = 900
"""Milliseconds after which the place in the conversation is saved."""
TRY_AGAIN = 3_000
"""Milliseconds until what the disk refused is tried again."""


class ConversationSaving(QObject):
    """Saves, and tries again what the disk refused. The message bar says so once, and when all is well.

    Signals:
        saving: id of a question whose answer waits to be saved.
        saved: id of a question whose answer is in the vault.
        failed: id of a question whose answer is not, and the sentence that says why.

    Attributes:
        refused: ids of the questions whose answers are not saved, each with the sentence that says why.
    """

    saving = Signal(str)
    saved = Signal(str)
    failed = Signal(str, str)

    def __init__(self, desk: Desk, conversation: Conversation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._conversation = desk, conversation
        self.refused: dict[str, str] = {}
        self._told = False
        self._moved = False
        self._exchanged = False
        self._autosave = Autosave(self._store, retry=TRY_AGAIN, parent=self)
        self._autosave.saving.connect(self.saving)
        self._autosave.saved.connect(self._accepted)
        self._autosave.failed.connect(self._not_accepted)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._store_place)

    def answer(self, answer: Answer, immediate: bool) -> None:
        """Keep an answer: at once (a choice), or after a short pause (typing)."""
        if answer.empty:
            self._conversation.answers.pop(answer.question, None)
        else:
            self._conversation.answers[answer.question] = answer
        (self._autosave.now if immediate else self._autosave.later)(answer)

    def place(self) -> None:
        """Keep, a moment from now, where the conversation is, its language, and how long it has lasted."""
        self._moved = True
        if not self._settle.isActive():
            self._settle.start(SETTLE)

    def exchanges(self) -> None:
        """Keep what was said besides the questions: now, or as soon as the disk takes it."""
        self._exchanged = True
        self._store_place()

    def flush(self) -> bool:
        """Save everything now. False when something could not be saved; it is tried again."""
        answered = self._autosave.flush()
        return self._store_place() and answered

    def _store(self, answer: Answer) -> None:
        self._desk.dossiers.save_answer(self._conversation.id, answer)

    def _store_place(self) -> bool:
        self._settle.stop()
        if not self._moved and not self._exchanged:
            return True
        try:
            if self._exchanged:
                self._desk.dossiers.save_exchanges(self._conversation.id, self._conversation.exchanges)
                self._exchanged = False
            if self._moved:
                self._desk.dossiers.save_conversation(self._conversation)
        except UserError as error:
            self._tell(str(error))
            self._settle.start(TRY_AGAIN)
            return False
        self._moved = False
        self._all_is_well()
        return True

    def _accepted(self, question_id: str) -> None:
        self.refused.pop(question_id, None)
        self.saved.emit(question_id)
        self._all_is_well()

    def _not_accepted(self, question_id: str, sentence: str) -> None:
        self.refused[question_id] = sentence
        self.failed.emit(question_id, sentence)
        self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        if not self._told:
            self._told = True
            self._desk.tell(sentence, "error")

    def _all_is_well(self) -> None:
        if self._told and not self._autosave.pending and not self._moved and not self._exchanged:
            self._told = False
            self._desk.tell("Alles is nu opgeslagen.", "done")
