"""Small helpers by which a widget says what it is; how that looks stands in one style sheet of the windows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QWidget,
)

from desktop.forms import roles
from desktop.forms.announcing import Alert
from desktop.forms.words import Words

HEADINGS = ("title", "heading")
"""Looks of labels that head what stands below them, for who reads a page with a screen reader."""


def look(widget: QWidget, name: str) -> QWidget:
    """Say what a widget is, before it is shown."""
    widget.setProperty("look", name)
    return widget


def label(text: str, name: str = "", parent: QWidget | None = None) -> QLabel:
    """A label of plain text that wraps; text typed by people is never read as markup."""
    made = Alert(parent) if name == "error" else Words(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(True)
    room = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    room.setHeightForWidth(True)
    made.setSizePolicy(room)
    if name:
        made.setProperty("look", name)
    if name in HEADINGS:
        roles.role(made, QAccessible.Role.Heading)
    return made


def name_label(name: str, look_name: str = "", parent: QWidget | None = None) -> QLabel:
    """A name, at the left as everything on a Dutch page, also one that is read from right to left."""
    made = label(name, look_name, parent)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    return made


def badge(text: str, state_name: str = "", object_name: str = "", parent: QWidget | None = None) -> QLabel:
    """A word in a small frame, as wide and as high as the word."""
    made = label(text, "badge", parent)
    made.setObjectName(object_name)
    made.setWordWrap(False)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setProperty("state", state_name)
    return made


def button(text: str, object_name: str, name: str = "", parent: QWidget | None = None) -> QPushButton:
    """A push button with its object name, accessible name and look. An ampersand in the text stays one."""
    made = QPushButton(text.replace("&", "&&"), parent)
    made.setObjectName(object_name)
    made.setAccessibleName(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(True)  # Enter presses the button one stands on, as the space bar does
    if name:
        made.setProperty("look", name)
    return made


def tip(text: str) -> str:
    """A text for a tooltip, which Qt would read as markup, pictures included, wherever it looks like it."""
    if "<" not in text and "&" not in text:
        return text
    from html import escape  # with every name of a sign: seldom needed, and not for the first window

    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>")


def state(widget: QWidget, name: str) -> None:
    """Change a widget's state (error, declined, draft …) and draw it anew."""
    if (widget.property("state") or "") != name:
        widget.setProperty("state", name)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it is drawn for the first time later
            restyle(widget)


def reveal(part: QWidget, wanted: bool) -> None:
    """Show a part of something, or hide it. One that was never hidden comes along with what it is part of: to show it
    by itself would lay out everything in it once more."""
    hidden = part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    if hidden == wanted:
        part.setVisible(wanted)


def restyle(widget: QWidget) -> None:
    """Apply the style sheet again after a property changed, to the widget and what it holds."""
    for part in (widget, *widget.findChildren(QWidget)):
        part.style().unpolish(part)
        part.style().polish(part)
        part.update()


def named(widget: QWidget, object_name: str, accessible_name: str) -> None:
    """Give a widget that can be used its object name and its accessible name; no keyboard learns from it."""
    widget.setObjectName(object_name)
    widget.setAccessibleName(accessible_name)
    if isinstance(widget, QAbstractButton):
        widget.setCursor(Qt.CursorShape.PointingHandCursor)
    elif isinstance(widget, QLineEdit | QTextEdit):
        widget.setInputMethodHints(widget.inputMethodHints() | Qt.InputMethodHint.ImhSensitiveData)
    elif isinstance(widget, QComboBox):
        roles.captioned(widget)
