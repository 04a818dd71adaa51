"""Where the tab key goes: along what is on the screen as the layouts lay it out, which is how it is read.

Qt keeps an order of its own, by when each part was made; on pages that make parts anew it goes back and forth, and a
part that hands the keyboard on to its first field is a stop there too. A window of ours asks here instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QScrollArea, QWidget


def pressed() -> bool:
    """Whether it is the key that asks where to go, with the keyboard on something that can have it.

    Qt asks too when what had the keyboard is hidden, shut off or taken away: it may be half gone then, and is not to be
    walked along.
    """
    here = QApplication.focusWidget()
    return here is not None and here.isVisible() and here.isEnabled()


def to_next(window: QWidget, forward: bool) -> bool:
    """Move the keyboard to the next stop of a window, or to the one before; around at its end.

    Returns:
        whether there was one; as `QWidget.focusNextPrevChild` wants it.
    """
    here = QApplication.focusWidget()
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    way = list(parts(window)) if forward else list(parts(window))[::-1]
    place = way.index(here) if here in way else -1
    for part in (*way[place + 1 :], *way[: max(place, 0)]):
        if is_stop(part):
            part.setFocus(reason)
            return True
    return False


def stops(part: QWidget) -> list[QWidget]:
    """Where the tab key stops in a part that is on the screen, in its order."""
    return [found for found in parts(part) if is_stop(found)]


def is_stop(part: QWidget) -> bool:
    """Whether the tab key stops at it; what hands the keyboard on to another is no stop itself."""
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.focusProxy() is None and part.isEnabled()


def parts(part: QWidget) -> Iterator[QWidget]:
    """A part and all that can be seen in it, in the order of reading."""
    yield part
    layout = part.layout()
    for child in _laid_out(layout) if layout is not None else _children(part):
        if not child.isHidden():
            yield from parts(child)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in _places(layout):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _places(layout: QLayout) -> list[int]:
    """The places of a layout as they are read; a grid may have been filled in another order."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: cast(tuple[int, int, int, int], layout.getItemPosition(place)))
    return places


def _children(part: QWidget) -> list[QWidget]:
    if isinstance(part, QScrollArea):
        inner = part.widget()
        return [inner] if inner is not None else []
    return [child for child in part.children() if isinstance(child, QWidget) and not child.isWindow()]
