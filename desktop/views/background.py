"""The one way off the GUI thread: work runs elsewhere, its result comes back as a call on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from desktop.errors import UserError
from desktop.secrecy import forget


class _Reply(QObject):
    """Carries a result across threads.

    Signals:
        done: the work's result.
        failed: the exception it ended with.
    """

    done = Signal(object)
    failed = Signal(object)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], Any], reply: _Reply) -> None:
        super().__init__()
        self._work, self._reply = work, reply

    def run(self) -> None:
        """Do the work on a thread of the pool; touches no widget."""
        try:
            result = self._work()
        except BaseException as error:  # whatever it is, it is told on the GUI thread
            self._reply.failed.emit(error)
        else:
            self._reply.done.emit(result)


class Background(QObject):
    """Runs work on a small pool and waits for all of it before the program ends.

    Signals:
        busy: whether any work is under way.
    """

    busy = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(2)
        self._replies: dict[_Reply, bool] = {}

    def run(
        self,
        work: Callable[[], Any],
        success: Callable[[Any], None],
        failure: Callable[[UserError], None],
        *,
        needed: bool = True,
    ) -> None:
        """Run `work` off the GUI thread, then call `success` or `failure` on it.

        A `UserError` goes to `failure`; anything else is a fault of the program and is raised again
        on the GUI thread, where the application's hook reports it.

        Args:
            needed: whether it must be waited for: whatever touches the vault. What only makes something in memory
                (a paper, a translation) can be left to itself by `abandon`.
        """
        reply = _Reply(self)
        self._replies[reply] = needed

        def wanted() -> bool:
            there = self._replies.pop(reply, None) is not None
            reply.deleteLater()
            if not there:
                forget()  # it went on while the vault was locked
            if there and not self._replies:
                self.busy.emit(False)
            return there

        def done(result: Any) -> None:
            if wanted():
                success(result)

        def failed(error: BaseException) -> None:
            if not wanted():
                return
            if not isinstance(error, UserError):
                raise error
            failure(error)

        reply.done.connect(done, Qt.ConnectionType.QueuedConnection)
        reply.failed.connect(failed, Qt.ConnectionType.QueuedConnection)
        self.busy.emit(True)
        self._pool.start(_Task(work, reply))

    def abandon(self) -> None:
        """Leave what is not needed to itself: its thread comes to its end, and nobody hears of it."""
        left = {reply: True for reply, needed in self._replies.items() if needed}
        ended = bool(self._replies) and not left
        self._replies = left
        if ended:
            self.busy.emit(False)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._replies

    def wait(self) -> None:
        """Wait until every thread has stopped; for the end of the program."""
        self._pool.waitForDone()
