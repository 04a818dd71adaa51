"""How a line of the phrase book is drawn: the newcomer's words large, the Dutch beneath, each from its own side.

Eighty widgets with two labels each would take a quarter of a second to build; drawing takes none.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QLabel, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.forms.bilingual import directed, wrappable
from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import label
from desktop.forms.marker import check_mark
from desktop.forms.words import draw_turned, turned_lines
from desktop.translate.languages import Language, language
from desktop.views.aids.phrase_lines import Heading, Saying
from desktop.views.aids.phrase_model import Index, Phrases

EDGE, ABOVE, GAP = 12, 9, 3
"""Pixels beside, above and below, and between the words."""
SIDE, PICTURE, MARK = 32, 20, 14
"""Pixels of the place at the right for speaker and check mark, of the speaker, of the check mark."""
LOWEST = 48
"""Pixels that a finger can hit."""
ROUNDING = 1
"""Pixels by which a measured text may be narrower than it is."""
_WRAPPED = Qt.TextFlag.TextWordWrap
_ABSOLUTE = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
_LEFT = _ABSOLUTE | Qt.AlignmentFlag.AlignLeft
_RIGHT = _ABSOLUTE | Qt.AlignmentFlag.AlignRight
_ENDLESS = 10_000


class PhraseDrawing(QStyledItemDelegate):
    """Draws headings and sentences, and measures them at the width of the list.

    Attributes:
        speaks: whether sentences can be read aloud.
    """

    def __init__(self, phrases: Phrases, rows: QListView) -> None:
        super().__init__(rows)
        self.speaks = False
        self._phrases, self._rows = phrases, rows
        self._language = language("nl")
        self._theme, self._own, self._help, self._state = (
            _sample(look, rows) for look in ("theme", "own", "help", "reason")
        )

    def set_language(self, spoken: Language) -> None:
        """Which language the larger words are in."""
        self._language = spoken

    def can_say(self, saying: Saying) -> bool:
        """Whether this sentence can be read aloud."""
        return self.speaks and bool(saying.own)

    def on_speaker(self, row: QRect, event: QMouseEvent) -> bool:
        """Whether a click in a row is on its speaker."""
        return event.position().x() >= row.right() - SIDE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words at the width of the list."""
        wide = self._rows.viewport().width()
        line = self._phrases.line(index)
        words = QRect(0, 0, wide - 2 * EDGE, _ENDLESS)
        if isinstance(line, Heading):
            return QSize(wide, self._heading(line, words)[-1][1].bottom() + 2 * ABOVE)
        words.setRight(words.right() - SIDE + EDGE)
        return QSize(wide, max(LOWEST, self._parts(line, words)[-1][1].bottom() + 2 * ABOVE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        line = self._phrases.line(index)
        words = option.rect.adjusted(EDGE, ABOVE, -EDGE, 0)
        painter.save()
        if isinstance(line, Heading):
            self._draw(painter, self._heading(line, words))
        else:
            self.initStyleOption(option, index)
            option.widget.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, self._rows
            )
            self._side(painter, option.rect, line)
            words.setRight(words.right() - SIDE + EDGE)
            self._draw(painter, self._parts(line, words))
        painter.restore()

    def _heading(self, line: Heading, room: QRect) -> list[tuple[str, QRect, QLabel, Qt.AlignmentFlag]]:
        """The title in both languages on one line, or below each other when that is too narrow."""
        room = room.translated(0, ABOVE)
        dutch = self._place(line.dutch, room, self._theme, _LEFT)
        if not line.own:
            return [dutch]
        beside = self._place(directed(line.own, self._language), room, self._theme, _RIGHT)
        if dutch[1].width() + beside[1].width() + EDGE > room.width():
            below = room.translated(0, dutch[1].height() + GAP)
            beside = (beside[0], beside[1].translated(0, below.top() - room.top()), *beside[2:])
        return [dutch, beside] if beside[1].bottom() >= dutch[1].bottom() else [beside, dutch]

    def _parts(self, line: Saying, room: QRect) -> list[tuple[str, QRect, QLabel, Qt.AlignmentFlag]]:
        """The own words, the Dutch, and what is to be said of the translation, from top to bottom."""
        turned = self._language.right_to_left and bool(line.own)
        first = directed(line.own, self._language) if line.own else line.dutch
        texts = [(first, self._own, _RIGHT if turned else _LEFT)]
        if line.own and line.own != line.dutch:
            texts.append((line.dutch, self._help, _LEFT))
        if remark := self._phrases.remark(line):
            texts.append((remark, self._state, _LEFT))
        placed = []
        for text, sample, side in texts:
            placed.append(self._place(text, room, sample, side))
            room = room.translated(0, placed[-1][1].height() + GAP)
        return placed

    def _place(
        self, text: str, room: QRect, sample: QLabel, side: Qt.AlignmentFlag
    ) -> tuple[str, QRect, QLabel, Qt.AlignmentFlag]:
        text = wrappable(text)
        around = QFontMetrics(sample.font()).boundingRect(room, side | _WRAPPED, text)
        return text, around, sample, side

    def _draw(self, painter: QPainter, parts: list[tuple[str, QRect, QLabel, Qt.AlignmentFlag]]) -> None:
        for text, place, sample, side in parts:
            painter.setFont(sample.font())
            painter.setPen(sample.palette().color(QPalette.ColorRole.WindowText))
            if side == _RIGHT and self._language.right_to_left:
                around = place.adjusted(-ROUNDING, 0, 0, 0)  # measured in whole pixels: no word may break for less
                lines, _ = turned_lines(text, sample.font(), around.width())
                draw_turned(painter, lines, around, around.top(), side)
            else:
                painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
                painter.drawText(place, side | _WRAPPED, text)

    def _side(self, painter: QPainter, row: QRect, line: Saying) -> None:
        """The speaker, and of a sentence that was just sent a check mark on another ground."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sent = line.id == self._phrases.sent
        place = QRect(row.right() - SIDE, row.top(), SIDE, row.height())
        if sent:
            painter.fillRect(row.adjusted(0, 0, 0, -1), Shade.GOOD_SOFT.colour)
            painter.fillRect(QRect(row.left(), row.top(), 4, row.height() - 1), Shade.GOOD.colour)
        middle = place.center()
        if sent:
            mark = QRect(middle.x() - MARK // 2, row.bottom() - ABOVE - MARK, MARK, MARK)
            check_mark(painter, mark.toRectF(), Shade.GOOD.colour)
        if self.can_say(line):
            speaker = QRect(middle.x() - PICTURE // 2, row.top() + ABOVE, PICTURE, PICTURE)
            icon("aloud", Shade.ACCENT).paint(painter, speaker)


def _sample(look: str, rows: QListView) -> QLabel:
    """A label that is never shown: it has the letters and the colour that the style sheet gives to such words."""
    made = label("", look, rows)
    made.hide()
    made.ensurePolished()
    return made
