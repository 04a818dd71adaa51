"""What is really painted: the contrast of words on their ground, and the ring around what has the keyboard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget
from shiboken6 import isValid

from desktop.forms.icons import Picture

from .access import shown, usable, which

Colour = tuple[int, int, int]
MOST_OF = 0.7
"""Of half the way around: what lies over the edge may hide some of it."""


def brightness(colour: Colour) -> float:
    """The relative luminance, as WCAG 2 defines it."""
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """The ratio between two colours, from 1 to 21."""
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def colours(image: QImage, room: QRect) -> Counter[Colour]:
    """How many pixels of each colour there are in a part of a picture."""
    part = image.copy(room).convertToFormat(QImage.Format.Format_RGB888)
    found: Counter[Colour] = Counter()
    for row in range(part.height()):
        line = bytes(part.constScanLine(row))[: 3 * part.width()]
        found.update(zip(line[0::3], line[1::3], line[2::3], strict=True))
    return found


def words_of(place: QWidget) -> Iterator[tuple[QWidget, QRect]]:
    """Every label and button with words, and where they are seen; what is disabled may be pale (WCAG 1.4.3)."""
    for widget in shown(place):
        worded = isinstance(widget, (QLabel, QAbstractButton, QLineEdit)) and bool(widget.text())
        if not worded or isinstance(widget, Picture) or not widget.isEnabled():
            continue
        if (
            widget.visibleRegion().boundingRect() == widget.rect()
        ):  # of what is scrolled half away only a gap may be seen
            yield widget, QRect(widget.mapTo(place, QPoint(0, 0)), widget.size())


def pale(place: QWidget, least: float) -> Iterator[str]:
    """Words whose pixels have too little contrast with the ground that most of the pixels have."""
    image = place.grab().toImage()
    for widget, room in words_of(place):
        if not image.rect().contains(room):
            continue  # whether it fits in the window is tried elsewhere
        inner = room.adjusted(3, 3, -3, -3) if not isinstance(widget, QLabel) else room
        found = colours(image, inner)
        ground = found.most_common(1)[0][0]
        best = max(contrast(colour, ground) for colour in found)
        if best < least:
            yield f"{which(widget)}: {best:.1f} to 1 on {ground}"


def ringless(place: QWidget, ratio: float) -> Iterator[str]:
    """What does not show that it has the keyboard: too few pixels differ, or they differ too little.

    One of each kind and look is tried; a ring of one pixel around it is the least.
    """
    tried: set[tuple[object, ...]] = set()
    for widget in list(usable(place)):
        if not isValid(widget) or widget.focusProxy() is not None:
            continue  # gone, or another one shows it
        kind = (type(widget), widget.property("look"), widget.property("state"))
        on = isinstance(widget, QAbstractButton) and widget.isChecked()
        if not widget.isEnabled() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or (*kind, on) in tried:
            continue
        _reveal(widget)
        widget.clearFocus()
        before = _picture(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        after = _picture(widget)
        if not widget.hasFocus() and not widget.isAncestorOf(QApplication.focusWidget() or place):
            continue
        tried.add((*kind, on))
        changed = sum(
            contrast(before.pixelColor(x, y).getRgb()[:3], after.pixelColor(x, y).getRgb()[:3]) >= ratio
            for y in range(min(before.height(), after.height()))
            for x in _edge(min(before.width(), after.width()), y, before.height())
        )
        if changed < MOST_OF * (widget.width() + widget.height()):
            yield f"{which(widget)}: {changed} pixels differ"


def _edge(width: int, y: int, height: int) -> Iterator[int]:
    rim = 8
    if y < rim or y >= height - rim:
        yield from range(width)
    else:
        yield from range(min(rim, width))
        yield from range(max(width - rim, 0), width)


def _picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    around = widget.parentWidget() or widget
    corner = widget.mapTo(around, QPoint(0, 0))
    return around.grab(QRect(corner, widget.size())).toImage()


def _reveal(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 10, 10)
        around = around.parentWidget()
