"""Long work in memory, off the GUI thread, that can be stopped: by a button, by what is asked next, by leaving.

Nothing in it may touch the vault: the lock does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.errors import UserError
from desktop.views.background import Background

Result = TypeVar("Result")


class Stopped(UserError):
    """A person stopped it."""

    sentence = "Het is gestopt."


class Progress:
    """What the thread tells and hears: plain numbers, as no thread may touch a widget.

    Attributes:
        percent: how much is done; it never goes back.
        stopped: whether it must end.
    """

    def __init__(self) -> None:
        self.percent, self.stopped = 0, False

    def __call__(self, percent: int) -> None:
        """Tell how much is done.

        Raises:
            Stopped: nobody waits for it any more.
        """
        if self.stopped:
            raise Stopped
        self.percent = max(self.percent, percent)


class Stoppable(QObject):
    """One piece of work at a time; the next takes the place of the one before."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        under_way: list[Progress] = []
        self._under_way = under_way
        self.destroyed.connect(lambda: _stop(under_way))

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._under_way)

    @property
    def percent(self) -> int:
        """How much of it is done."""
        return self._under_way[-1].percent if self._under_way else 0

    def run(
        self,
        work: Callable[[Progress], Result],
        success: Callable[[Result], None],
        failure: Callable[[str], None],
    ) -> None:
        """Run work; then `success` or `failure`, unless it was stopped.

        Args:
            work: tells its progress now and then, and is stopped by what that raises.
        """
        self.stop()
        here, progress = self._under_way, Progress()
        here.append(progress)

        def ended() -> bool:
            wanted = progress in here
            if wanted:
                here.remove(progress)
            return wanted

        def done(result: Result) -> None:
            if ended():
                success(result)

        def refused(error: UserError) -> None:
            if ended():
                failure(str(error))

        self._background.run(lambda: work(progress), done, refused, needed=False)

    def stop(self) -> None:
        """End it; nothing of it is told any more."""
        _stop(self._under_way)


def _stop(under_way: list[Progress]) -> None:
    for progress in under_way:
        progress.stopped = True
    under_way.clear()
