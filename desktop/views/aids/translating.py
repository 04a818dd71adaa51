"""One text at a time through the machine, off the GUI thread; a result that nobody waits for any more is not told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.errors import TranslationStopped, UserError
from desktop.translate.machine import Machine
from desktop.views.background import Background


@dataclass(eq=False)
class _Errand:
    failure: Callable[[UserError], None]
    stopped: bool = False


class Translating(QObject):
    """What the machine is doing for one panel.

    Signals:
        turned: whether something is under way.
    """

    turned = Signal(bool)

    def __init__(self, machine: Machine, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._machine, self._background = machine, background
        under_way = self._under_way = list[_Errand]()

        def gone() -> None:
            _stop(under_way, machine)

        self.destroyed.connect(gone)

    @property
    def running(self) -> bool:
        """Whether something is under way."""
        return bool(self._under_way)

    def translate(
        self,
        text: str,
        source: str,
        target: str,
        success: Callable[[str], None],
        failure: Callable[[UserError], None],
    ) -> None:
        """Translate a text; `success` or `failure` is called, unless it is stopped. What was under way is stopped."""
        self.stop()
        errand, machine = _Errand(failure), self._machine
        self._under_way.append(errand)

        def work() -> str:
            if errand.stopped:  # before its turn came
                raise TranslationStopped
            return machine.translate([text], source, target)[0]

        def done(result: str) -> None:
            if not errand.stopped:
                self._end(errand)
                success(result)

        def refused(error: UserError) -> None:
            if not errand.stopped:
                self._end(errand)
                failure(error)

        self.turned.emit(True)
        self._background.run(work, done, refused, needed=False)

    def stop(self, *, tell: bool = False) -> None:
        """Stop what is under way. Its result is told no more; that it was stopped only when asked for."""
        stopped = list(self._under_way)
        _stop(self._under_way, self._machine)
        for errand in stopped:
            self.turned.emit(False)
            if tell:
                errand.failure(TranslationStopped())

    def _end(self, errand: _Errand) -> None:
        self._under_way.remove(errand)
        self.turned.emit(False)


def _stop(under_way: list[_Errand], machine: Machine) -> None:
    """Stop it; the panel may be gone by now."""
    if under_way:
        for errand in under_way:
            errand.stopped = True
        under_way.clear()
        machine.cancel()
