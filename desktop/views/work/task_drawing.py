"""Draws the cells of a work list: two lines, and before them a box to tick, or a picture where nothing is ticked."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.views.two_lines import Index, Role, TwoLines
from desktop.views.work.work_model import TICK

PICTURE = 20


class TaskDrawing(TwoLines):
    """The first column is the box of an action; a referral has a picture in its place."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        if index.column() != TICK:
            super().paint(painter, option, index)
        elif index.data(Role.CheckStateRole) is not None:
            QStyledItemDelegate.paint(self, painter, option, index)
        else:
            self.draw_ground(painter, option, index)
            picture = QRect(0, 0, PICTURE, PICTURE)
            picture.moveCenter(option.rect.center())
            icon("letter", Shade.MUTED).paint(painter, picture)
