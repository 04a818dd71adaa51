"""What all pages have in common: a title, and one way out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.views import tab_key


class Page(QWidget):
    """A page of the main window.

    Signals:
        leave: the person wants to go back to where he came from.
        go: another page is asked for: its name (see `app`), and ids it needs.

    Attributes:
        title: its name.
        column: whether it is read as one column, beside which a large screen leaves room.
    """

    leave = Signal()
    go = Signal(str, dict)
    title = ""
    column = False

    @property
    def whole(self) -> bool:
        """Whether all of it is there; a long page may show what is seen first, and add the rest right after that."""
        return True

    def focusNextPrevChild(self, next: bool) -> bool:
        """The tab key goes as the window is read that the page stands in."""
        return tab_key.to_next(self.window(), next) if tab_key.pressed() else super().focusNextPrevChild(next)

    def flush(self) -> bool:
        """Save what is still being typed. Every way out of a page passes here.

        Returns:
            False when something could not be saved and the page must stay.
        """
        return True

    def abandon(self) -> bool:
        """Give up what stands half typed and cannot be kept, because the vault locks by itself.

        Returns:
            True when everything else is saved, so that the lock may come.
        """
        return False

    def stop(self) -> None:
        """Give up what is worked out in the background: the vault locks, and waits for nothing that can be stopped."""

    def draft(self) -> dict[str, str]:
        """What stands half typed and cannot be saved yet, so that it can be put back after the lock."""
        return {}

    def view(self) -> dict[str, str]:
        """What is looked at (a list, what it is narrowed to), so that it is looked at again after the lock."""
        return {}

    def show_view(self, view: Mapping[str, str]) -> None:
        """Look at what `view` gave."""

    def show_draft(self, typed: dict[str, str]) -> None:
        """Put back what `draft` gave."""
