"""Work off the GUI thread for a part of a page; nothing is told any more when that part is gone by then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.errors import UserError
from desktop.views.background import Background

Result = TypeVar("Result")


class Errands(QObject):
    """Lives as long as its parent."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        here = self._here = [True]
        self.destroyed.connect(lambda: here.clear())

    def run(
        self,
        work: Callable[[], Result],
        success: Callable[[Result], None],
        failure: Callable[[str], None],
        *,
        needed: bool = True,
    ) -> None:
        """Run work; then `success` with its result, or `failure` with the sentence for the person.

        Args:
            needed: as in `Background.run`.
        """
        here = self._here

        def done(result: Result) -> None:
            if here:
                success(result)

        def refused(error: UserError) -> None:
            if here:
                failure(str(error))

        self._background.run(work, done, refused, needed=needed)
