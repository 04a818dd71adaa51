"""What kind of thing a widget is, for assistive software, where Qt does not know: a heading, a region that scrolls."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QComboBox, QLabel, QWidget

_KEY = "accessible_role"


def role(widget: QWidget, kind: QAccessible.Role) -> None:
    """Say what a widget is, before anything asks."""
    widget.setProperty(_KEY, kind.value)


def install() -> None:
    """Let Qt ask here first. Once, before there are windows."""
    QAccessible.installFactory(_made)


def captioned(box: QComboBox) -> None:
    """Give a combo box a label that only assistive software meets, where no other label belongs to it.

    On Linux Qt tells the value of a combo box as its name; what it is for then has to come from a label beside it.
    """
    box.installEventFilter(_Captions(box))


class _Captions(QObject):
    """Waits until the box has its place."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """At the first showing the place is known."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QComboBox):
            watched.removeEventFilter(self)
            line = watched.lineEdit()
            if line is not None:
                line.setAccessibleName(watched.accessibleName())
            place = watched.parentWidget()
            labels = place.findChildren(QLabel) if place is not None else []
            if place is not None and not any(one.buddy() is watched for one in labels):
                unseen = QLabel(watched.accessibleName(), place)
                unseen.hide()
                unseen.setBuddy(watched)
        return False


def _made(key: str, thing: Any) -> QAccessibleWidget | None:
    if not isinstance(thing, QWidget) or key != thing.metaObject().className():
        return None
    kind = thing.property(_KEY)
    if kind == QAccessible.Role.Heading.value and isinstance(thing, QLabel):
        return _Heading(thing)
    return None if kind is None else QAccessibleWidget(thing, QAccessible.Role(kind))


class _Heading(QAccessibleWidget):
    """A label by which assistive software finds its way; it is called what stands in it at the moment."""

    def __init__(self, words: QLabel) -> None:
        super().__init__(words, QAccessible.Role.Heading)
        self._words = words

    def text(self, kind: QAccessible.Text) -> str:
        """Its words are its name."""
        return self._words.text() if kind == QAccessible.Text.Name else super().text(kind)
