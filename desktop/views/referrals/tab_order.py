"""The way of the tab key along parts that are made anew: Qt puts what is new at the end, after all the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def stops(part: QWidget) -> list[QWidget]:
    """Where the keyboard can stop in a part, hidden or not, in the order in which it is laid out."""
    if isinstance(part, QScrollArea):
        inner = part.widget()
        itself = [part] if part.focusPolicy() & Qt.FocusPolicy.TabFocus else []  # the arrows scroll it
        return [*itself, *(stops(inner) if inner is not None else [])]
    if part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.focusProxy() is None:
        return [part]
    layout = part.layout()
    children = list(_laid_out(layout)) if layout is not None else _children(part)
    return [stop for child in children for stop in stops(child)]


def chain(found: Sequence[QWidget]) -> None:
    """Let the tab key go from each to the next; they have to be in one window."""
    for before, after in pairwise(found):
        QWidget.setTabOrder(before, after)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _children(part: QWidget) -> list[QWidget]:
    return [child for child in part.children() if isinstance(child, QWidget) and not child.isWindow()]
