"""The wheel of life domains: what the newcomer's own answers say of each, the conversations laid over each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.dossier.changes import Kind
from desktop.dossier.course import Score, spoke_point
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import tip
from desktop.forms.roles import role
from desktop.views.follow_up.change_words import KINDS
from desktop.views.follow_up.chart_marks import Shape, draw_mark, pen, stroke, unit

FEWEST = 3
"""Life domains that make a wheel; two would only be a line."""
ROOMY = 8
"""Life domains whose names find room around a wheel of the usual size."""
RINGS = (0.25, 0.5, 0.75, 1.0)
RADIUS, SMALLEST, GAP, PICTURE, LETTERS = 130, 84, 13, 20, 12.5
MARK, BESIDE = 5, 146
"""Of a mark, and the room for a name beside the wheel."""
LONGEST = 44
"""Signs of a name."""
_LONG_WORD = re.compile(r"\w{13}(?=\w{3})")  # may go on on the next line, with a hyphen
UPRIGHT = 0.2
"""A spoke that leans less than this has its name above or below it."""
_BOTH = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
COLOURS: dict[Kind | None, Shade] = {"better": Shade.GOOD, "worse": Shade.DANGER}
WORDS: dict[Kind | None, str] = {kind: KINDS[kind][0] for kind in ("better", "worse", "same")}
POINTS: dict[Kind | None, Shape] = {"better": "up", "worse": "down"}
"""Below a name: which way it went, in a word and a shape; nothing where that cannot be said."""
POINT = 16


@dataclass(frozen=True)
class Spoke:
    """One life domain of the wheel.

    Attributes:
        kind: which way it went since the conversation that is compared with; None when one of the two has no score.
        rests_on: the questions behind the score.
    """

    score: Score
    kind: Kind | None
    rests_on: tuple[str, ...]


class Wheel(QWidget):
    """The spokes with their names, and a line for each conversation; the farther out, the better.

    Args:
        told: every score in words, for who hears the page.
    """

    def __init__(self, spokes: Sequence[Spoke], conversations: int, told: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spokes, self._count = list(spokes), conversations
        many = len(self._spokes) / ROOMY  # more names need a longer rim, or they stand on each other
        self._radius = RADIUS * max(1.0, many)
        self._smallest = SMALLEST if many <= 1 else self._radius
        self.setObjectName("wheel")
        self.setAccessibleName("Wiel van de leefgebieden")
        role(self, QAccessible.Role.Chart)
        self.setAccessibleDescription(told)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The wheel with the names around it."""
        size = unit(self)
        return QSize(self._wide(self._radius), ceil(self._around(self._radius * size).height()))

    def minimumSizeHint(self) -> QSize:
        """The wheel may be smaller in a narrow place; its names may not, or they would be cut."""
        return QSize(self._wide(self._smallest), self.sizeHint().height())

    def radius(self) -> float:
        """Of the wheel, in pixels: as large as there is room for."""
        size = unit(self)
        return max(self._smallest * size, min(self._radius * size, self.width() / 2 - (GAP + BESIDE) * size))

    def middle(self) -> QPointF:
        """Of the wheel, in pixels."""
        around = self._around(self.radius())
        return QPointF(self.width() / 2, (self.height() - around.height()) / 2 - around.top())

    def point(self, index: int, score: float) -> QPointF:
        """Where a score lies on a spoke, in pixels."""
        return self.middle() + QPointF(*spoke_point(index, len(self._spokes), score)) * self.radius()

    def names(self) -> list[QRectF]:
        """Where the name of each spoke stands, its picture included."""
        middle, radius = self.middle(), self.radius()
        return [self._name(index, radius).translated(middle) for index in range(len(self._spokes))]

    def event(self, event: QEvent) -> bool:
        """On a name: which questions the score rests on."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = next(
                (spoke for spoke, name in zip(self._spokes, self.names(), strict=True) if name.contains(event.pos())),
                None,
            )
            lines = ["Dit rust op:", *(f"• {text}" for text in at.rests_on)] if at else []
            QToolTip.showText(event.globalPos(), tip("\n".join(lines)), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rings, the conversations with the newest on top, and the names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        size = unit(self)
        painter.setPen(QPen(Shade.LINE.colour, size))
        for ring in RINGS:
            painter.drawEllipse(self.middle(), ring * self.radius(), ring * self.radius())
        for index in range(len(self._spokes)):
            painter.drawLine(QLineF(self.middle(), self.point(index, 1)))
        for conversation in range(self._count):
            self._draw_conversation(painter, conversation, size)
        for spoke, name in zip(self._spokes, self.names(), strict=True):
            self._draw_name(painter, spoke, name, size)

    def _draw_conversation(self, painter: QPainter, conversation: int, size: float) -> None:
        """One line round the middle; it is not drawn through a life domain that has no score."""
        kind = stroke(conversation, self._count)
        scores = [spoke.score.scores[conversation] for spoke in self._spokes]
        points = [None if score is None else self.point(index, score) for index, score in enumerate(scores)]
        whole = [point for point in points if point is not None]
        if kind.filled and len(whole) == len(points):
            soft = Shade.ACCENT.colour
            soft.setAlphaF(0.10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(soft)
            painter.drawPolygon(QPolygonF(whole))
        painter.setPen(pen(kind, size))
        for begin, end in zip(points, [*points[1:], points[0]], strict=True):
            if begin is not None and end is not None:
                painter.drawLine(QLineF(begin, end))
        for point in whole:
            draw_mark(painter, point, kind.shape, kind.shade, MARK * size, kind.filled)

    def _wide(self, radius: float) -> int:
        return ceil(2 * (radius + GAP + BESIDE) * unit(self))

    def _around(self, radius: float) -> QRectF:
        """Everything that is drawn, measured from the middle of the wheel."""
        rim = radius + MARK * unit(self)
        made = QRectF(-rim, -rim, 2 * rim, 2 * rim)
        for index in range(len(self._spokes)):
            made = made.united(self._name(index, radius))
        return made

    def _name(self, index: int, radius: float) -> QRectF:
        """Beside the rim, or above or below it for a spoke that stands upright; measured from the middle."""
        size = unit(self)
        x, y = spoke_point(index, len(self._spokes), 1)
        end = QPointF(x, y) * (radius + GAP * size)
        text = self._text(self._spokes[index])
        wide, high = text.width() + (PICTURE + 6) * size, max(text.height(), PICTURE * size)
        if abs(x) < UPRIGHT:
            return QRectF(end.x() - wide / 2, end.y() - (high if y < 0 else 0), wide, high)
        return QRectF(end.x() - (wide if x < 0 else 0), end.y() - high / 2, wide, high)

    def _text(self, spoke: Spoke) -> QRectF:
        """How large a name is, with the word below it, in the room it has."""
        room = (BESIDE - PICTURE - 8) * unit(self)
        name = QFontMetricsF(self._font(bold=True)).boundingRect(QRectF(0, 0, room, 999), _BOTH, _title(spoke))
        word = QFontMetricsF(self._font()).size(0, WORDS.get(spoke.kind, ""))
        wide = max(name.width(), word.width() + (POINT * unit(self) if spoke.kind in POINTS else 0))
        return QRectF(0, 0, wide + 4, name.height() + (word.height() if spoke.kind else 0))

    def _draw_name(self, painter: QPainter, spoke: Spoke, place: QRectF, size: float) -> None:
        """The picture at the side of the wheel, the name, and below it which way it went."""
        left_side = place.center().x() < self.middle().x() - self.radius() * UPRIGHT
        picture = PICTURE * size
        x = place.right() - picture if left_side else place.left()
        text = QRectF(place)
        text.setWidth(place.width() - picture - 6 * size)
        text.moveLeft(place.left() if left_side else place.left() + picture + 6 * size)
        side = Qt.AlignmentFlag.AlignRight if left_side else Qt.AlignmentFlag.AlignLeft
        drawing = icon(spoke.score.domain.icon, Shade.ACCENT)
        at = QRectF(x, place.top(), picture, picture)
        painter.drawPixmap(at.toRect(), drawing.pixmap(QSize(96, 96)))
        painter.setFont(self._font(bold=True))
        painter.setPen(Shade.INK.colour)
        below = QFontMetricsF(self._font()).height() if spoke.kind else 0
        name = QRectF(text)
        name.setHeight(text.height() - below)
        painter.drawText(name, _BOTH | side, _title(spoke))
        self._draw_word(painter, spoke.kind, QRectF(text.left(), name.bottom(), text.width(), below), left_side)

    def _draw_word(self, painter: QPainter, kind: Kind | None, place: QRectF, left_side: bool) -> None:
        """Which way it went: a triangle that points there, and the word."""
        words, shade, size = WORDS.get(kind, ""), COLOURS.get(kind, Shade.MUTED), unit(self)
        painter.setFont(self._font())
        wide = QFontMetricsF(self._font()).horizontalAdvance(words) + 2
        point = POINT * size if kind in POINTS else 0
        x = place.right() - wide if left_side else place.left() + point
        painter.setPen(shade.colour)
        painter.drawText(QRectF(x, place.top(), wide, place.height()), Qt.AlignmentFlag.AlignVCenter, words)
        if kind in POINTS:
            draw_mark(painter, QPointF(x - point / 2 - size, place.center().y()), POINTS[kind], shade, 3.6 * size, True)

    def _font(self, bold: bool = False) -> QFont:
        made = QFont(self.font())
        made.setPixelSize(round(LETTERS * unit(self)))
        made.setBold(bold)
        return made


def _title(spoke: Spoke) -> str:
    """The name of a life domain as far as there is room for it."""
    title = spoke.score.domain.title
    title = title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"
    return _LONG_WORD.sub("\\g<0>\u00ad", title)
