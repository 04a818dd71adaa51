"""Reading texts aloud with the voices of the operating system; silent, and never broken, where there are none.

The one user of QtTextToSpeech. That library is loaded at the first question whether there is a voice: on Linux it
needs libpulse, which a machine without sound does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, qInstallMessageHandler

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

SILENT = "mock"
"""Qt's own engine for tests: it takes its time for a text, and is not heard."""


class Aloud(QObject):
    """Speaks the texts of one language at a time.

    >>> aloud = Aloud()
    >>> if aloud.speaks("uk"):
    ...     aloud.say(["Де ви живете?"], "uk")
    """

    def __init__(self, engine: str = "", parent: QObject | None = None) -> None:
        """Args: engine: name of one of Qt's engines; by itself the first that is heard and has a voice."""
        super().__init__(parent)
        self._wanted = engine
        self._looked = False
        self._engine: QTextToSpeech | None = None
        self._said: tuple[str, ...] = ()

    def speaks(self, code: str) -> bool:
        """Whether there is a voice for the language with this code."""
        return self._locale(code) is not None

    @property
    def speaking(self) -> bool:
        """Whether a text is being read now, or is about to be."""
        engine = self._engine
        return engine is not None and engine.state() in (engine.State.Speaking, engine.State.Synthesizing)

    def say(self, texts: Sequence[str], code: str) -> None:
        """Read texts one after another, in place of whatever was being read; nothing without a voice for them."""
        self.stop()
        locale = self._locale(code)
        if self._engine is None or locale is None:
            return
        self._said = tuple(text for text in texts if text.strip())
        if self._engine.locale() != locale:
            self._engine.setLocale(locale)
        for text in self._said:
            self._engine.enqueue(text)

    def say_or_stop(self, texts: Sequence[str], code: str) -> None:
        """As `say`; while these same texts are being read, stop: what one expects of pressing a button again."""
        again = self.speaking and tuple(texts) == self._said
        self.stop() if again else self.say(texts, code)

    def stop(self) -> None:
        """Be silent now, and forget what was still to be read."""
        self._said = ()
        if self._engine is not None:
            self._engine.stop()

    def _locale(self, code: str) -> QLocale | None:
        """The engine's own name for a language. One that Qt does not know, such as Dari, has no voice."""
        asked = QLocale(code).language()
        if asked == QLocale.Language.C:
            return None
        if not self._looked:
            self._looked = True
            self._engine = _start(self._wanted, self)
        found = self._engine.availableLocales() if self._engine is not None else []
        return next((locale for locale in found if locale.language() == asked), None)


def _start(wanted: str, parent: QObject) -> QTextToSpeech | None:
    """The wanted engine, or else the first that is heard; None when it cannot speak."""
    with _no_complaints():
        try:
            from PySide6.QtTextToSpeech import QTextToSpeech
        except (ImportError, OSError):
            return None
        for name in QTextToSpeech.availableEngines():
            if name == wanted or (not wanted and name != SILENT):
                made = QTextToSpeech(name, parent)
                if made.availableLocales():
                    return made
                made.deleteLater()
    return None


@contextmanager
def _no_complaints() -> Iterator[None]:
    """Let Qt not write on the terminal that an engine cannot be used: there is nothing that a person should do."""
    before = qInstallMessageHandler(lambda *_: None)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
