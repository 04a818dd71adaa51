"""F1 in the window of the program: makes the help when it is first asked for, and opens it where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from desktop import paths
from desktop.views.help.places import chapter_for

if TYPE_CHECKING:
    from desktop.views.help.help_window import HelpWindow
    from desktop.views.window import MainWindow

MISSING = "De hulp is niet gevonden. Installeer het programma opnieuw, of vraag uw beheerder."


class HelpKey(QObject):
    """Belongs to the main window, and goes with it; needs no vault.

    Attributes:
        window: the window with the manual; None until it is first opened.
    """

    def __init__(self, main: MainWindow) -> None:
        super().__init__(main)
        self._main = main
        self.window: HelpWindow | None = None
        main.help.connect(self.open)
        main.installEventFilter(self)

    def open(self) -> None:
        """Open the manual at the chapter that fits the page which is shown."""
        if self.window is None:
            self.window = self._make()
        if self.window is not None:
            self.window.open_at(chapter_for(self._main.page))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """When the program closes its window, the manual closes as well."""
        if event.type() == QEvent.Type.Hide and not event.spontaneous() and self.window is not None:
            self.window.close()
        return False

    def _make(self) -> HelpWindow | None:
        from desktop.views.help.help_window import HelpWindow
        from desktop.views.help.manual import Manual
        from desktop.views.papers.paper_saving import ask_printer

        try:
            manual = Manual(paths.manual())
        except (OSError, KeyError):
            self._main.messages.tell(MISSING, "error")
            return None
        return HelpWindow(manual, ask_printer, self._main)
