"""Machine translation for the windows: the engine in a process of its own, which may be slow, break or be stopped."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING

from desktop.errors import (
    ModelBroken,
    ModelRefused,
    NoModel,
    TranslationError,
    TranslationStopped,
    TranslationTooSlow,
)

if TYPE_CHECKING:
    from desktop.translate.engine import Answer
    from desktop.translate.engine_process import EngineProcess
    from desktop.translate.models import Model

PATIENCE = 10.0
"""Seconds for one call."""
LONGEST = 2_000
"""Characters of one text."""
_GLANCE = 0.05
"""Seconds between two looks at whether somebody wants to stop."""
_ABSENT = "Vertalen door de computer werkt niet op deze computer. Gebruik het zinnenboek of de tolk."


class Machine:
    """Translates with the models that are installed in a folder.

    The engine's process starts at the first call and stays warm; a call with no texts only loads the models. Loading
    counts in the patience of the call that needs it. `cancel` and `close` may come from any thread, and after `close`
    a next call starts anew: nothing of what was translated is then left in any memory.

    Attributes:
        folder: where models are installed.
        busy: whether a call is going on.
    """

    def __init__(self, folder: Path, patience: float = PATIENCE) -> None:
        """Nothing is started yet. `patience` is in seconds, for each call."""
        self.folder = folder
        self._patience = patience
        self._turn = Lock()
        self._stop = Event()
        self._process: EngineProcess | None = None

    @property
    def busy(self) -> bool:
        """Whether a call is going on."""
        return self._turn.locked()

    def route(self, source: str, target: str) -> tuple[Model, ...]:
        """The installed models that lead from one language to another; empty when none do."""
        from desktop.translate import models  # with what archives need: a program that only starts goes without

        return models.route(models.installed(self.folder), source, target)

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Translate texts, all at once. It blocks: not for the GUI thread.

        Raises:
            TranslationError: a text is longer than LONGEST, or this computer cannot run the engine.
            NoModel: no installed models lead from `source` to `target`.
            ModelBroken: a model cannot be loaded, or the engine died.
            TranslationTooSlow: no answer within the patience.
            TranslationStopped: `cancel` or `close` was called meanwhile.
        """
        if any(len(text) > LONGEST for text in texts):
            raise TranslationError(
                f"Deze tekst is langer dan {LONGEST:_} tekens. Vertaal hem in delen.".replace("_", ".")
            )
        way = self.route(source, target)
        if not way:
            from desktop.translate.languages import language

            raise NoModel(
                f"Van {language(source).dutch} naar {language(target).dutch} is er geen vertaalmodel. "
                "Gebruik het zinnenboek of de tolk."
            )
        return self.through(texts, way)

    def through(self, texts: Sequence[str], way: Sequence[Model]) -> list[str]:
        """Translate texts through these models, one after another. Raises as `translate` does."""
        until = time.monotonic() + self._patience
        if not self._turn.acquire(timeout=self._patience):
            raise self._too_slow()
        try:
            self._stop.clear()
            if self._process is None:
                self._start(until)
            return self._asked(texts, [model.folder for model in way], until)
        except BaseException:
            self._end()
            raise
        finally:
            self._turn.release()

    def cancel(self) -> None:
        """Stop the call that is going on, if any: it raises TranslationStopped in its own thread."""
        self._stop.set()

    def close(self) -> None:
        """End the engine's process, and the call that is going on."""
        self._stop.set()
        while not self._turn.acquire(timeout=_GLANCE):
            self._stop.set()  # a call that was waiting for its turn has to stop as well
        try:
            self._end()
        finally:
            self._turn.release()

    def _start(self, until: float) -> None:
        from desktop.translate.engine_process import EngineProcess

        self._process = EngineProcess()
        self._answer(until)

    def _asked(self, texts: Sequence[str], folders: Sequence[Path], until: float) -> list[str]:
        from desktop.translate.engine_process import Died

        assert self._process
        try:
            self._process.ask(texts, folders)
        except Died:
            raise ModelBroken from None
        return self._answer(until)

    def _answer(self, until: float) -> list[str]:
        """Wait for one answer, with an eye on the clock and on whoever wants to stop."""
        from desktop.translate.engine_process import Died

        assert self._process
        answer: Answer | None = None
        while answer is None:
            if self._stop.is_set():
                raise TranslationStopped
            if (left := until - time.monotonic()) <= 0:
                raise self._too_slow()
            try:
                answer = self._process.answer(min(left, _GLANCE))
            except Died:
                raise ModelBroken from None
        translated, fault = answer
        if fault == "absent":
            raise TranslationError(_ABSENT)
        if fault:
            raise ModelBroken
        return translated

    def _too_slow(self) -> TranslationTooSlow:
        return TranslationTooSlow(
            f"Laden en vertalen duurde langer dan {self._patience:.0f} seconden en is gestopt. "
            "De eerste keer duurt het langst: probeer het nog eens, maak de tekst korter, of vraag de tolk."
        )

    def _end(self) -> None:
        process, self._process = self._process, None
        if process:
            process.end()


def prove(model: Model) -> None:
    """Let a model translate a word, in a process of its own: for `models.install`.

    Raises:
        ModelRefused: it cannot.
    """
    machine = Machine(model.folder.parent, patience=60)
    try:
        machine.through(["Ja."], [model])
    except (ModelBroken, TranslationTooSlow):
        raise ModelRefused(
            "Dit vertaalmodel kan niet vertalen. Haal het opnieuw op. Er is niets geïnstalleerd."
        ) from None
    finally:
        machine.close()
