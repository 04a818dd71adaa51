"""One sentence at the top of the window, with an icon for what kind it is; it takes no clicks to go on."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.forms.announcing import announce
from desktop.forms.colours import Shade
from desktop.forms.icons import Picture
from desktop.forms.looks import button, label, state
from desktop.views.desk import Tone

_ICONS = {"info": ("info", Shade.ACCENT), "done": ("check", Shade.GOOD), "warning": ("warning", Shade.CONCERN)}
_STAYS = 6000  # milliseconds; warnings and errors stay until they are closed


class MessageBar(QFrame):
    """Shows the latest message; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self.setProperty("look", "notice")
        self._picture = Picture("info", Shade.ACCENT, 20)
        self._text = label("")
        self._text.setObjectName("message_text")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = button("Sluiten", "message_close", "quiet")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.addWidget(self._picture)
        row.addWidget(self._text, 1)
        row.addWidget(close)
        self._seen = False
        self._announced = ""
        self._timer = QTimer(self, singleShot=True, interval=_STAYS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown, empty while there is none."""
        return "" if self.isHidden() else self._text.text()

    def tell(self, text: str, tone: Tone = "info") -> None:
        """Show a sentence. Good news goes away by itself; the rest stays until somebody closes it."""
        name, shade = _ICONS.get(tone, ("warning", Shade.DANGER))
        self._picture.draw(name, shade)
        self._text.setText(text)
        self.setAccessibleName(text)
        state(self, tone)
        announce(self, text, at_once=tone in ("warning", "error"))
        self.show()
        self._timer.stop()
        self._seen = False
        if tone in ("info", "done"):
            self._timer.start()

    def announce_lock(self, seconds: int) -> None:
        """Say that the vault is locked soon, because nobody is there."""
        soon = "een minuut" if seconds >= 60 else f"{seconds} seconden"
        self.tell(f"Over {soon} gaat de kluis op slot. Beweeg de muis om door te werken.", "warning")
        self._announced = self._text.text()

    def take_back(self) -> None:
        """Somebody is there again."""
        if self._announced and self.text == self._announced:
            self.hide()
        self._announced = ""

    def turn_page(self) -> None:
        """Another page comes: good news has been read by then; it stays for the first page after it."""
        if self._timer.isActive() and self._seen:
            self.hide()
        self._seen = True
