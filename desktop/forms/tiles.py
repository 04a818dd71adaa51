"""What the fields of tiles share: clicks, number keys, arrows, and one stop for the tab key."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.forms.field import Field, Phrase
from desktop.forms.marker import Marker
from desktop.forms.option_tile import OptionTile
from desktop.forms.tile import ARROWS, Tile
from desktop.questions.model import Question
from desktop.translate.catalog import Catalog

Choice = tuple[str, str, str]
"""Key of a tile, catalog context, Dutch source."""

COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
"""Held down, a key is a command to the window and no answer. Shift is not: some keyboards need it for numbers."""


class TilesField(Field):
    """A field whose answer is one or more chosen tiles.

    Attributes:
        exclusive: one tile at most; choosing it again takes the choice back.
        direction: how the tiles stand.
        tiles: the tiles by their key, in order.
    """

    exclusive = True
    direction = QBoxLayout.Direction.TopToBottom

    def __init__(self, question: Question, catalog: Catalog, phrase: Phrase, parent: QWidget | None = None) -> None:
        super().__init__(question, catalog, phrase, parent)
        self.tiles: dict[str, Tile] = {}
        self.build()
        self._stop_at(next(iter(self.tiles.values())))
        self.set_catalog(catalog)

    def build(self) -> None:
        """Make the tiles and lay them out."""
        row = QBoxLayout(self.direction, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        beside = self.direction == QBoxLayout.Direction.LeftToRight
        for number, (key, context, source) in enumerate(self.choices(), start=1):
            marker = Marker(str(number) if number < 10 else "", self.exclusive)
            tile = OptionTile(f"option:{self.question.id}:{key}", (context, source), self.catalog, marker, self)
            row.addWidget(tile, 1 if beside else 0)
            self.adopt(key, tile)

    def choices(self) -> Iterable[Choice]:
        """What there is to choose."""
        return [(option.id, f"{self.question.id}:option:{option.id}", option.text) for option in self.question.options]

    def adopt(self, key: str, tile: Tile) -> None:
        """Take a tile under this field's care."""
        tile.clicked.connect(lambda: self._clicked(tile))
        tile.focused.connect(lambda: self._stop_at(tile))
        self.tiles[key] = tile

    def set_catalog(self, catalog: Catalog) -> None:
        """Speak another language. An option shows its state only where it differs from the question's."""
        super().set_catalog(catalog)
        heading = catalog.get(f"{self.question.id}:text", self.question.text).state
        for tile in self.tiles.values():
            tile.set_catalog(catalog, heading)

    def chosen(self) -> list[str]:
        """Keys of the chosen tiles."""
        return [key for key, tile in self.tiles.items() if tile.isChecked()]

    def choose(self, keys: Iterable[str]) -> None:
        """Show these tiles as chosen, and no others."""
        wanted = set(keys)
        for key, tile in self.tiles.items():
            tile.setChecked(key in wanted)
        first = next((tile for key, tile in self.tiles.items() if key in wanted), None)
        self._stop_at(first or next(iter(self.tiles.values())))

    def tile_for(self, typed: str) -> Tile | None:
        """The tile that a typed character chooses."""
        tiles = list(self.tiles.values())
        number = int(typed) if len(typed) == 1 and typed.isdecimal() else 0
        return tiles[number - 1] if 1 <= number <= len(tiles) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number key chooses; the arrows move."""
        plain = not event.modifiers() & COMMANDS
        tile = self.tile_for(event.text()) if plain else None
        if tile is not None:
            tile.setFocus(Qt.FocusReason.ShortcutFocusReason)
            tile.click()
        elif plain and event.key() in ARROWS:
            self._move(-1 if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Left) else 1)
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        tiles = list(self.tiles.values())
        here = next((index for index, tile in enumerate(tiles) if tile.hasFocus()), 0)
        tiles[max(0, min(len(tiles) - 1, here + step))].setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self, clicked: Tile) -> None:
        if self.exclusive and clicked.isChecked():
            for tile in self.tiles.values():
                tile.setChecked(tile is clicked)
        self.changed.emit()

    def _stop_at(self, current: Tile) -> None:
        """Let the tab key stop at one tile only, so that it leads on to what comes next."""
        for tile in self.tiles.values():
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tile is current else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(current)
