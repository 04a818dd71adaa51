"""The colours and the size of letters that somebody chose, worn at once: no restart, nothing on the page is lost."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.settings import Settings
from desktop.views import theme

KEYS = ("colours", "text_percent")
SOON = 250  # milliseconds; whoever holds the key of a number down gets one change, not twenty


class Wearing(QObject):
    """Follows the preferences, and the machine as long as those say so."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app, self._settings = app, settings
        self._worn: tuple[theme.Palette, int] | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.wear)
        settings.watch(self._changed)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._soon.start)
        hints.accessibility().contrastPreferenceChanged.connect(self._soon.start)
        self.wear()

    def wear(self) -> None:
        """Apply what is chosen, when it is anything else than what is worn."""
        chosen, percent = theme.known(self._settings.get("colours")), int(self._settings.get("text_percent"))
        wanted = theme.palette_of(self._app, chosen), percent
        if wanted != self._worn:
            self._worn = wanted
            theme.apply(self._app, percent, chosen)

    def _changed(self, key: str) -> None:
        if key in KEYS:
            self._soon.start()
