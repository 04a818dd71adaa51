"""What a screen is to somebody who cannot see it or uses no mouse: as Qt tells it to assistive software."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

Role = QAccessible.Role
FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
WORD = re.compile(r"\w+")
ROWS = 5
TARGET = 24
"""Pixels: the least that a target measures each way (WCAG 2.5.8)."""
PARTS = ("qt_", "Scroll")
"""Names by which Qt calls the parts of its own widgets."""


def shown(place: QWidget) -> Iterator[QWidget]:
    """Every widget that can be seen, those of Qt itself apart."""
    for widget in (place, *place.findChildren(QWidget)):
        if widget.isVisible() and not widget.objectName().startswith(PARTS) and not isinstance(widget, QScrollBar):
            yield widget


def usable(place: QWidget) -> Iterator[QWidget]:
    """Every widget that somebody can do something with."""
    for widget in shown(place):
        inside = widget.parentWidget()
        if isinstance(inside, (QComboBox, QAbstractSpinBox)) or (
            isinstance(inside, QLineEdit) and isinstance(widget, QToolButton)
        ):
            continue  # a part of a field
        if isinstance(widget, QHeaderView) or widget.isWindow():
            continue
        takes_keys = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if isinstance(widget, (QAbstractButton, *FIELDS, QAbstractItemView)) or (
            takes_keys and widget.isEnabled() and not isinstance(widget, QLabel)
        ):
            yield widget


def told(widget: QWidget) -> QAccessibleInterface:
    """What assistive software is told of a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None, widget
    return found


def called(widget: QWidget) -> str:
    """Its name."""
    return told(widget).text(QAccessible.Text.Name).strip()


def which(widget: QWidget) -> str:
    """A widget in words, for whoever has to mend it."""
    return f"{type(widget).__name__} {widget.objectName() or '?'} {called(widget)!r}"


def nameless(place: QWidget) -> Iterator[str]:
    """What can be used and has no name."""
    for widget in usable(place):
        if (not called(widget) and not isinstance(widget, QAbstractScrollArea)) or (
            isinstance(widget, (QAbstractItemView, QTextEdit, QPlainTextEdit)) and not called(widget)
        ):
            yield which(widget)
        if not widget.objectName():
            yield f"{which(widget)}: no object name"


def plain(text: str) -> str:
    """Words as they are spoken."""
    return " ".join(WORD.findall(text.casefold()))


def otherwise_called(place: QWidget) -> Iterator[str]:
    """Buttons whose name does not hold the words on them: who speaks to the machine says what he sees (WCAG 2.5.3)."""
    for widget in usable(place):
        if isinstance(widget, QAbstractButton):
            seen = plain(widget.text())
            heard = iter(plain(called(widget)).split())
            if not all(word in heard for word in seen.split()):  # in their order
                yield f"{which(widget)}: shows {widget.text()!r}"


ROLES = {
    QPushButton: (Role.PushButton, Role.CheckBox, Role.RadioButton, Role.ButtonMenu, Role.ButtonDropDown),
    QLineEdit: (Role.EditableText,),
    QComboBox: (Role.ComboBox,),
    QAbstractSpinBox: (Role.SpinBox,),
    QTextEdit: (Role.EditableText, Role.Document, Role.StaticText),
    QPlainTextEdit: (Role.EditableText,),
}
USELESS = (Role.NoRole, Role.Client, Role.Pane, Role.Window, Role.Border)
"""Of something that can be used, these tell nothing."""


def roleless(place: QWidget) -> Iterator[str]:
    """What can be used without telling what it is."""
    for widget in usable(place):
        role = told(widget).role()
        fitting = next((roles for kind, roles in ROLES.items() if isinstance(widget, kind)), ())
        if role in USELESS or (fitting and role not in fitting):
            yield f"{which(widget)}: {role}"


def stateless(place: QWidget) -> Iterator[str]:
    """What is otherwise than assistive software is told: ticked, dimmed, read only, with the keyboard."""
    for widget in usable(place):
        state = told(widget).state()
        if bool(state.disabled) == widget.isEnabled():
            yield f"{which(widget)}: disabled"
        if isinstance(widget, QAbstractButton) and widget.isCheckable() and bool(state.checked) != widget.isChecked():
            yield f"{which(widget)}: checked"
        if isinstance(widget, (QLineEdit, QTextEdit)) and bool(state.readOnly) != widget.isReadOnly():
            yield f"{which(widget)}: read only"


def unlabelled(place: QWidget) -> Iterator[str]:
    """Fields that no words beside them belong to: by the label's own relation, or by carrying those words as a name."""
    words = [plain(label.text()) for label in shown(place) if isinstance(label, QLabel) and plain(label.text())]
    for widget in usable(place):
        if not isinstance(widget, FIELDS) or (isinstance(widget, QTextEdit) and widget.isReadOnly()):
            continue
        related = [one for one, relation in told(widget).relations() if relation & QAccessible.RelationFlag.Label]
        name = plain(called(widget))
        if isinstance(widget, QLineEdit) and "zoek" in name:
            words.append(plain(widget.placeholderText()))  # a search line is known by its words and its place
        if not related and not any(one in name or name in one for one in words):
            yield which(widget)


def too_small(place: QWidget) -> Iterator[str]:
    """Targets under 24 by 24 pixels."""
    for widget in usable(place):
        area = widget.size()
        if min(area.width(), area.height()) < TARGET:
            yield f"{which(widget)}: {area.width()} x {area.height()}"


def speechless(place: QWidget) -> Iterator[str]:
    """Drawings of the program's own, without a word for who does not see them, and rows of lists without words."""
    for widget in shown(place):
        own = type(widget).__module__.startswith("desktop.") and "paintEvent" in vars(type(widget))
        if (
            own
            and not isinstance(widget, (QLabel, QAbstractButton, *FIELDS))
            and not _decorates(widget)
            and not called(widget)
        ):
            yield which(widget)
        if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView) and widget.model():
            for row in range(min(widget.model().rowCount(), ROWS)):
                kinds = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
                columns = range(1 if isinstance(widget, QListView) else widget.model().columnCount(QModelIndex()))
                cells = [widget.model().index(row, column).data(kind) for column in columns for kind in kinds]
                if not any(str(cell or "").strip() for cell in cells):
                    yield f"{which(widget)}: row {row}"


def _decorates(widget: QWidget) -> bool:
    """Whether it stands in something that is named itself: a mark in a tile, a sample in a legend beside its words."""
    around = widget.parentWidget()
    return around is not None and (isinstance(around, QAbstractButton) or any(around.findChildren(QLabel)))
