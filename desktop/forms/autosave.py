"""Saves answers by themselves: a choice at once, typing after a pause and at the latest within a second.

autosave = Autosave(lambda answer: dossiers.save_answer(conversation.id, answer))
card.changed.connect(lambda answer, immediate: (autosave.now if immediate else autosave.later)(answer))
…
def flush(self) -> bool:
    return autosave.flush()
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.dossier.model import Answer
from desktop.errors import UserError


class Autosave(QObject):
    """Holds what is not saved yet, at most one answer a question, and saves it in the order it came.

    Signals:
        saving: a question's answer waits to be saved (question id).
        saved: it is saved (question id).
        failed: it could not be saved and will be tried again (question id, Dutch sentence).
    """

    saving = Signal(str)
    saved = Signal(str)
    failed = Signal(str, str)

    def __init__(
        self,
        save: Callable[[Answer], None],
        delay: int = 600,
        longest: int = 900,
        retry: int = 3000,
        parent: QObject | None = None,
    ) -> None:
        """Build it; times in milliseconds.

        Args:
            save: keeps one answer, or raises a UserError.
            delay: pause in typing after which is saved.
            longest: time after the first unsaved key at which is saved, pause or no pause.
            retry: time after which a failure is tried again.
        """
        super().__init__(parent)
        self._save = save
        self._pending: dict[str, Answer] = {}
        self._pause = self._timer(delay)
        self._limit = self._timer(longest)
        self._retry = self._timer(retry)

    @property
    def pending(self) -> list[str]:
        """Ids of the questions whose answers are not saved yet, oldest first."""
        return list(self._pending)

    def later(self, answer: Answer) -> None:
        """Save soon: the person is typing."""
        self._hold(answer)
        self._pause.start()
        if not self._limit.isActive():
            self._limit.start()

    def now(self, answer: Answer) -> None:
        """Save at once, with all that waited before it."""
        self._hold(answer)
        self.flush()

    def flush(self) -> bool:
        """Save all that waits.

        Returns:
            whether nothing is left. What failed stays, and is tried again.
        """
        for timer in (self._pause, self._limit, self._retry):
            timer.stop()
        try:
            for question, answer in list(self._pending.items()):
                self._try(question, answer)
        finally:
            if self._pending:
                self._retry.start()
        return not self._pending

    def _hold(self, answer: Answer) -> None:
        self._pending[answer.question] = answer
        self.saving.emit(answer.question)

    def _try(self, question: str, answer: Answer) -> None:
        try:
            self._save(answer)
        except UserError as error:
            self.failed.emit(question, str(error))
            return
        if self._pending.get(question) is answer:
            del self._pending[question]
        self.saved.emit(question)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.flush)
        return timer
