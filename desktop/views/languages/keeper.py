"""Keeps what is reviewed, one text after another, while the interpreter is at the next one already."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from PySide6.QtCore import QObject, Signal

from desktop.errors import CorrectionRefused
from desktop.guide import Guide
from desktop.translate.catalog import Catalog
from desktop.translate.corrections import Correction
from desktop.views.background import Background
from desktop.views.errands import Errands


class Keeper(QObject):
    """Writes off the GUI thread: a whole catalog of corrections takes longer than somebody who types should wait.

    Signals:
        refused: corrections that could not be kept (a list), and why, in Dutch. They wait no longer.
    """

    refused = Signal(list, str)

    def __init__(self, guide: Guide, code: str, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._guide, self._code = guide, code
        self._errands = Errands(background, self)
        self._waiting: dict[str, Correction] = {}
        self._writing = Lock()
        self._busy = False

    def catalog(self) -> Catalog:
        """The catalog as it will be when everything is kept."""
        return self._guide.catalog(self._code).also(self._waiting)

    def keep(self, correction: Correction) -> None:
        """Keep a correction soon; those that come while one is written go together."""
        self._waiting[correction.context] = correction
        self._go_on()

    def finish(self) -> bool:
        """Keep now what was not kept yet; False when it cannot be kept, after `refused` said why."""
        try:
            self._settle(self._write())
        except CorrectionRefused as error:
            self._give_back(str(error))
            return False
        return True

    def _go_on(self) -> None:
        if self._waiting and not self._busy:
            self._busy = True
            self._errands.run(self._write, self._written, self._failed)

    def _write(self) -> Sequence[Correction]:
        """Runs on either thread. What is written is what waits at this moment, never what waited before."""
        with self._writing:
            given = list(self._waiting.values())
            if given:
                self._guide.correct(self._code, given)
            return given

    def _written(self, given: Sequence[Correction]) -> None:
        self._busy = False
        self._settle(given)
        self._go_on()

    def _failed(self, sentence: str) -> None:
        self._busy = False
        self._give_back(sentence)

    def _settle(self, given: Sequence[Correction]) -> None:
        for item in given:
            if self._waiting.get(item.context) is item:
                del self._waiting[item.context]

    def _give_back(self, sentence: str) -> None:
        given, self._waiting = list(self._waiting.values()), {}
        if given:
            self.refused.emit(given, sentence)
