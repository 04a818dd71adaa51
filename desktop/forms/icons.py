"""The program's own line drawings, coloured as asked. One folder: `forms/icons/NAME.svg`."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QWidget

from desktop.forms.colours import Shade

FOLDER = Path(__file__).resolve().parent / "icons"


@cache
def names() -> tuple[str, ...]:
    """Every picture there is."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.svg")))


@cache
def icon(name: str, shade: Shade = Shade.INK) -> QIcon:
    """A picture by its name; an empty icon when there is none (a municipality may name its own)."""
    return QIcon(_Drawing(name, shade)) if name in names() else QIcon()


class Picture(QLabel):
    """A drawing on the page that says the same as the words beside it; a screen reader passes it over.

    It is drawn anew each time, so that it follows the theme.
    """

    def __init__(self, name: str, shade: Shade, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._size = icon(name, shade), size

    def draw(self, name: str, shade: Shade) -> None:
        """Another picture in its place."""
        self._icon = icon(name, shade)
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the drawing; nothing where there is none."""
        side = 0 if self._icon.isNull() else self._size
        around = self.contentsMargins()
        return QSize(side + around.left() + around.right(), side + around.top() + around.bottom())

    def minimumSizeHint(self) -> QSize:
        """It gives no way."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw where the label's alignment says."""
        painter = QPainter(self)
        place = QRect(QPoint(0, 0), QSize(self._size, self._size))
        room = self.contentsRect()
        place.moveCenter(room.center())
        if self.alignment() & self.alignment().AlignTop:
            place.moveTop(room.top())
        if self.alignment() & self.alignment().AlignLeft:
            place.moveLeft(room.left())
        self._icon.paint(painter, place)


class _Drawing(QIconEngine):
    """Draws an SVG file in the colour that its shade has at the moment, sharp on every screen."""

    def __init__(self, name: str, shade: Shade) -> None:
        super().__init__()
        self._name, self._shade = name, shade

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw at a place."""
        shade = Shade.DIM if mode == QIcon.Mode.Disabled else self._shade
        _draw(painter, rect, self._name, shade.colour.name())

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """A picture of its own; the same one for everybody who asks the same."""
        shade = Shade.DIM if mode == QIcon.Mode.Disabled else self._shade
        return _pixmap(self._name, shade.colour.name(), size.width(), size.height())

    def clone(self) -> QIconEngine:
        """The same once more."""
        return _Drawing(self._name, self._shade)


def _draw(painter: QPainter, place: QRect, name: str, colour: str) -> None:
    """Draw as large as fits, in the middle."""
    side = min(place.width(), place.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(QRectF(place).center())
    renderer(name, colour).render(painter, square)


@lru_cache(maxsize=500)  # each button asks for it each time it is painted
def _pixmap(name: str, colour: str, width: int, height: int) -> QPixmap:
    made = QPixmap(width, height)
    made.fill(QColor(0, 0, 0, 0))
    painter = QPainter(made)
    _draw(painter, QRect(0, 0, width, height), name, colour)
    painter.end()
    return made


@cache
def renderer(name: str, colour: str) -> QSvgRenderer:
    """What draws a picture in a colour, `#rrggbb`."""
    drawing = (FOLDER / f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.encode()))
