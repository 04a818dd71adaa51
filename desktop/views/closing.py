"""The way out of a vault: a backup when something changed, then it is closed, and nothing of this holds up the lock.

On sleep there is no time for a backup; it is made up for after the next unlocking. That is tried as well when a backup
failed or the program was killed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.errors import NotSaved, UserError
from desktop.views.background import Background
from desktop.views.door.closing_page import ClosingPage
from desktop.views.window import MainWindow

if TYPE_CHECKING:
    from desktop.store.vault import Vault

NO_ROOM = (
    "De laatste reservekopie is niet gelukt: er is geen plaats, of er mag niet in de kluis worden geschreven. "
    "Uw dossiers zijn wel opgeslagen. Maak ruimte, en kijk bij Kluis, Reservekopieën of het weer lukt."
)


class Closing(QObject):
    """Closes vaults."""

    def __init__(self, window: MainWindow, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._background = window, background
        self._under_way = False

    @property
    def under_way(self) -> bool:
        """Whether a vault is being closed now."""
        return self._under_way

    def begin(self, vault: Vault, then: Callable[[str], None], *, hurried: bool = False) -> None:
        """Take the page off the screen, make the backup, close the vault.

        Args:
            then: called when the vault is closed, with what went wrong with the backup, or an empty text.
            hurried: close it at once, without a backup.
        """
        self._window.show_page(ClosingPage(), inside=False)
        if hurried:
            vault.close()
            then("")
            return
        self._under_way = True

        def work() -> tuple[str, Exception | None]:
            try:
                return finish(vault), None
            except Exception as fault:  # the vault is closed all the same, and the first page must come
                return "", fault

        def closed(found: tuple[str, Exception | None]) -> None:
            trouble, fault = found
            self._under_way = False
            then(trouble)
            if fault is not None:
                raise fault

        self._background.run(work, closed, lambda error: closed((str(error), None)))

    def catch_up(self, vault: Vault) -> None:
        """Make the backup that the last lock owes. A vault without any gets its first when it is locked."""
        from desktop.store import backup

        def failed(error: UserError) -> None:
            self._window.messages.tell(_told(error), "warning")

        if backup.all_of(vault.folder):
            self._background.run(lambda: backup.keep(vault), lambda _: None, failed)


def finish(vault: Vault) -> str:
    """Make the backup and close the vault, whatever comes of the backup. Returns what went wrong with that."""
    from desktop.store import backup

    try:
        backup.keep(vault)
    except UserError as error:
        return _told(error)
    finally:
        vault.close()
    return ""


def _told(error: UserError) -> str:
    return NO_ROOM if isinstance(error, NotSaved) else str(error)
