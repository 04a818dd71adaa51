"""Whether all of a screen can be read: nothing is cut off, nothing sticks out, nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QToolButton,
    QWidget,
)

from desktop.forms.icons import Picture

from .access import shown, which

SLACK = 1
"""Pixels that rounding may take."""
EDGES = 8
"""Pixels above and below the words of a button whose height does not go by the script, together."""


def _worded(widget: QAbstractButton) -> bool:
    """Whether it is a tool button that shows words: its picture alone needs no more than it asks for."""
    alone = Qt.ToolButtonStyle.ToolButtonIconOnly
    return isinstance(widget, QToolButton) and (widget.icon().isNull() or widget.toolButtonStyle() != alone)


def cut_off(place: QWidget) -> Iterator[str]:
    """Every widget with less room than its words need, or that sticks out of what holds it or of the window."""
    for widget in shown(place):
        around = widget.parentWidget()
        if around is None or widget.isWindow() or isinstance(widget, Picture):
            continue
        holder = _holder(widget, place)
        corner = widget.mapTo(holder, QPoint(0, 0))
        beyond = QRect(corner, widget.size())
        room = holder.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
        if beyond.left() < room.left() or beyond.right() > room.right():
            yield f"{which(widget)}: sticks out sideways, {beyond.left()} to {beyond.right()} of {holder.width()}"
        if holder is place and (beyond.top() < room.top() or beyond.bottom() > room.bottom()):
            yield f"{which(widget)}: sticks out, {beyond.top()} to {beyond.bottom()} of {holder.height()}"
        if isinstance(widget, QLabel) and widget.text():
            if widget.height() + SLACK < widget.heightForWidth(widget.width()):
                yield f"{which(widget)}: too low, {widget.height()} of {widget.heightForWidth(widget.width())}"
            if widget.width() + SLACK < widget.minimumSizeHint().width():
                yield f"{which(widget)}: too narrow, {widget.width()} of {widget.minimumSizeHint().width()}"
        if isinstance(widget, QAbstractButton) and not isinstance(around, (QComboBox, QLineEdit)):
            needed = widget.minimumSizeHint()
            if widget.width() + SLACK < needed.width():
                yield f"{which(widget)}: too narrow, {widget.width()} of {needed.width()}"
            high = widget.fontMetrics().height() + EDGES if _worded(widget) else needed.height()
            if widget.hasHeightForWidth():
                high = widget.heightForWidth(widget.width())
            if widget.height() + SLACK < high:
                yield f"{which(widget)}: too low, {widget.height()}"


def _holder(widget: QWidget, place: QWidget) -> QWidget:
    """The innermost thing around a widget that clips: what scrolls down may be as long as it likes, but not wider."""
    around = widget.parentWidget()
    while around is not None and around is not place:
        inside = around.parentWidget()
        if isinstance(inside, QAbstractScrollArea) and inside.viewport() is around:
            return around
        around = inside
    return place


def sideways(place: QWidget) -> Iterator[str]:
    """What has to be scrolled from left to right."""
    for widget in shown(place):
        if isinstance(widget, (QScrollArea, QTextEdit, QPlainTextEdit, QAbstractItemView)):
            beyond = widget.horizontalScrollBar().maximum()
            if beyond > SLACK:
                yield f"{which(widget)}: scrolls sideways by {beyond}"


def overlapping(place: QWidget) -> Iterator[str]:
    """Words that stand over other words of the same frame."""
    for around in shown(place):
        parts = [
            part
            for part in around.children()
            if isinstance(part, (QLabel, QAbstractButton))
            and part.isVisible()
            and (part.text() or isinstance(part, QAbstractButton))
        ]
        for number, one in enumerate(parts):
            for other in parts[number + 1 :]:
                common = one.geometry().intersected(other.geometry())
                if common.width() > 2 and common.height() > 2 and not _stacked(around):
                    yield f"{which(one)} and {which(other)} overlap by {common.width()} x {common.height()}"


def _stacked(around: QWidget) -> bool:
    return around.layout() is None


def settled() -> None:
    """Let what was moved find its place."""
    for _ in range(4):
        QApplication.processEvents()
