"""Saves a dossier at each change; what the disk refused is tried again until it is there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.dossier.model import Dossier
from desktop.errors import UserError
from desktop.views.desk import Desk

TRY_AGAIN = 5_000
"""Milliseconds until a change that could not be saved is tried again."""


class DossierSaving(QObject):
    """Saves, and says once when it cannot.

    Signals:
        kept: whether everything is in the vault now.

    Attributes:
        unsaved: whether something on the page is not in the vault yet.
    """

    kept = Signal(bool)

    def __init__(self, desk: Desk, dossier: Dossier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._dossier = desk, dossier
        self.unsaved = False
        self._papers: dict[str, bytes] = {}
        self._again = QTimer(self)
        self._again.setInterval(TRY_AGAIN)
        self._again.timeout.connect(self._store)

    def changed(self, papers: Mapping[str, bytes] | None = None) -> bool:
        """Save what just changed. Returns whether it is in the vault.

        Args:
            papers: letters that were sent now, as PDF by the id of their `SentLetter`. What the disk refuses stays
                here, and is saved together with the dossier when it can be.
        """
        self._papers.update(papers or {})
        self.unsaved = True
        return self._store()

    def flush(self) -> bool:
        """Save what could not be saved before."""
        return not self.unsaved or self._store()

    def _store(self) -> bool:
        try:
            self._desk.dossiers.save(self._dossier, self._papers)
        except UserError as error:
            if not self._again.isActive():
                self._desk.tell(str(error), "error")
            self._again.start()
            self.kept.emit(False)
            return False
        if self._again.isActive():
            self._again.stop()
            self._desk.tell("Alles is nu opgeslagen.", "done")
        self.unsaved = False
        self._papers.clear()
        self.kept.emit(True)
        return True
