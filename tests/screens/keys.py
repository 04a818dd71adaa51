"""Going through a screen with the Tab key, as somebody does who has no mouse."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from .access import usable, which

MOST = 400
"""Presses of a key, more than any screen has stops."""
SAMPLE = 5
"""Of so many stops one is tried backwards."""


def stops(window: QWidget) -> list[QWidget]:
    """Where Tab stops, in its order, once around."""
    window.activateWindow()
    QApplication.processEvents()
    if QApplication.focusWidget() is None or not window.isAncestorOf(QApplication.focusWidget()):
        window.setFocus()
    found: list[QWidget] = []
    for _ in range(MOST):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or (found and now is found[0]):
            break
        if now in found:  # it goes around without coming back to the first: something was passed only once
            break
        found.append(now)
    return found


def unreached(window: QWidget, found: list[QWidget]) -> Iterator[str]:
    """What can be used, but not without a mouse: Tab passes it by, and nothing in its group is reached."""
    for widget in usable(window):
        if not widget.isEnabled() or widget in found or any(widget.isAncestorOf(stop) for stop in found):
            continue
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        mates = group.buttons() if group is not None else widget.parentWidget().findChildren(type(widget))
        if not any(mate in found for mate in mates):
            yield which(widget)


def trapped(window: QWidget, found: list[QWidget]) -> Iterator[str]:
    """Where Shift+Tab does not lead back."""
    for widget in found[::SAMPLE]:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(widget, Qt.Key.Key_Backtab)
        if len(found) > 1 and QApplication.focusWidget() is widget:
            yield which(widget)


def backwards(window: QWidget, found: list[QWidget]) -> Iterator[str]:
    """Neighbours in one frame that Tab visits from below upwards, or on one line from right to left."""
    for one, other in pairwise(found):
        if one.parentWidget() is not other.parentWidget():
            continue
        first, second = one.mapTo(window, QPoint(0, 0)), other.mapTo(window, QPoint(0, 0))
        above = second.y() + other.height() <= first.y()
        beside = abs((second.y() + other.height() / 2) - (first.y() + one.height() / 2)) < one.height() / 2
        mirrored = window.layoutDirection() == Qt.LayoutDirection.RightToLeft
        before = second.x() + other.width() <= first.x() if not mirrored else second.x() >= first.x() + one.width()
        if (above and second.x() < first.x() + one.width()) or (beside and before):
            yield f"{which(one)}, and then {which(other)}"


def clashing(window: QWidget) -> Iterator[str]:
    """Keys that two things on one screen listen to at the same time."""
    seen: dict[str, QShortcut] = {}
    for shortcut in window.findChildren(QShortcut):
        holder = shortcut.parent()
        if not isinstance(holder, QWidget) or not holder.isVisible() or not shortcut.isEnabled():
            continue
        if shortcut.context() != Qt.ShortcutContext.WindowShortcut:
            continue  # only where the keyboard is
        for key in list(shortcut.keys()):
            name = key.toString(QKeySequence.SequenceFormat.PortableText)
            if name in seen:
                yield f"{name}: {holder.objectName()} and {seen[name].parent().objectName()}"
            seen[name] = shortcut
