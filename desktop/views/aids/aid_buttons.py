"""The buttons above a conversation that open its aids: with words where there is room, else with pictures alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.forms.icons import icon
from desktop.forms.looks import look, named

PICTURE = 20
HEIGHT, LETTERS = 36, 14
"""Pixels of a button, whatever the height of a script, at letters of so many pixels."""


@dataclass(frozen=True)
class Button:
    """One button.

    Attributes:
        words: on the button.
        means: what it does, for the tooltip and for who cannot see it.
        key: the key that does the same.
        stays: whether it stays pressed while what it opened is open.
    """

    picture: str
    words: str
    means: str
    key: str
    stays: bool = True


BUTTONS = {
    "phrases": Button("book", "Zinnen", "Zinnenboek: zinnen voor om de vragen heen", "F2"),
    "machine": Button("translate", "Vertalen", "Iets anders vragen of lezen, met de vertaalmachine", "F3"),
    "aloud": Button("speech", "Lees voor", "De vraag en de antwoorden voorlezen", "F4", stays=False),
    "cards": Button("info", "Kaarten", "Kaarten: hoe het hier werkt, om te laten zien of mee te geven", "F6"),
    "correction": Button("pencil", "Verbeteren", "De vertaling van deze vraag verbeteren", "F8"),
    "tips": Button("tip", "Tips", "Tips van mensen die hier eerder kwamen, om voor te lezen", "F5"),
    "screen": Button("screen", "Scherm", "Scherm voor de nieuwkomer: één vraag, groot, in de eigen taal", "F9"),
    "blank": Button("eye", "Leeg", "Het scherm van de nieuwkomer even leeg maken", "F10"),
}
SELDOM = ("aloud", "blank")
"""Only there when there is a voice for the language, or when the newcomer's screen is open."""


class AidButtons(QWidget):
    """The row of buttons.

    Signals:
        asked: name of the aid whose button was used.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aids")
        self._worded = True
        self._buttons = {name: self._make(name, button) for name, button in BUTTONS.items()}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name, made in self._buttons.items():
            row.addWidget(made)
            made.setVisible(name not in SELDOM)

    def _make(self, name: str, button: Button) -> QToolButton:
        made = QToolButton(self)
        named(made, f"aid:{name}", f"{button.words}: {button.means}")
        look(made, "quiet")
        made.setText(button.words)
        made.setIcon(icon(button.picture))
        side = PICTURE + (max(self.font().pixelSize(), LETTERS) - LETTERS) // 2  # without words it is all there is
        made.setIconSize(QSize(side, side))
        made.setToolTip(f"{button.means} ({button.key})")
        made.setCheckable(button.stays)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setFixedHeight(HEIGHT * max(self.font().pixelSize(), LETTERS) // LETTERS)
        made.clicked.connect(lambda: self.asked.emit(name))
        return made

    def press(self, name: str, pressed: bool) -> None:
        """Show whether what a button opens is open."""
        self._buttons[name].setChecked(pressed)

    def offer(self, name: str, offered: bool) -> None:
        """Show or hide a button."""
        self._buttons[name].setVisible(offered)

    def show_words(self, worded: bool) -> None:
        """Words beside the pictures, or the pictures alone."""
        if worded != self._worded:
            self._worded = worded
            style = Qt.ToolButtonStyle
            for made in self._buttons.values():
                made.setToolButtonStyle(style.ToolButtonTextBesideIcon if worded else style.ToolButtonIconOnly)
