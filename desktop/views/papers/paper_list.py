"""The papers of the packet: which one is shown, and which go to the printer or into a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyleOptionViewItem, QWidget

from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import named, tip
from desktop.letters.model import Kind
from desktop.views.papers.paper_maker import Paper
from desktop.views.wrapped_items import WrappedItems, wrap

PICTURES: dict[Kind, str] = {
    "report": "note",
    "actions": "list",
    "referral": "letter",
    "agreements": "handshake",
    "consent": "pencil",
}
TICK = 36
OWN = "voor de nieuwkomer"
"""Said of the one paper that somebody takes home."""


class PaperList(QListWidget):
    """A row with a tick for each paper; the space bar ticks.

    Signals:
        shown: number of the paper to show.
        ticked: some tick changed.
    """

    shown = Signal(int)
    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "papers", "Papieren van dit gesprek")
        self._keys: list[tuple[str, str]] = []
        self._waited: set[tuple[str, str]] = set()
        self.setItemDelegate(_Ticking(self))
        wrap(self)
        self.currentRowChanged.connect(self._select)
        self.itemChanged.connect(lambda: self.ticked.emit())

    def show_papers(self, papers: Sequence[Paper]) -> None:
        """Fill the list. All are ticked, but for a letter that waits for consent.

        When it is filled anew, ticks stay as somebody put them, and the same paper is looked at.
        """
        before = {key: self.item(row).checkState() for row, key in enumerate(self._keys)}
        waited, row = self._waited, self.currentRow()
        chosen = self._keys[row] if 0 <= row < len(self._keys) else None
        self._keys = [paper.key for paper in papers]
        self._waited = {paper.key for paper in papers if not paper.allowed}
        self.blockSignals(True)
        self.clear()
        for paper in papers:
            item = QListWidgetItem(icon(PICTURES.get(paper.letter.kind, "letter"), Shade.ACCENT), _words(paper))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            wanted = Qt.CheckState.Checked if paper.allowed else Qt.CheckState.Unchecked
            same = (paper.key in waited) == (paper.key in self._waited)
            item.setCheckState(before.get(paper.key, wanted) if same else wanted)
            self.addItem(item)
        self.blockSignals(False)
        if chosen in self._keys:
            self._look_again(self._keys.index(chosen))
        elif chosen is not None or not before:
            self.setCurrentRow(0)

    def _look_again(self, row: int) -> None:
        self.blockSignals(True)
        self.setCurrentRow(row)
        self.blockSignals(False)
        self.shown.emit(row)

    def refuse(self, number: int, paper: Paper) -> None:
        """Say that this paper cannot be made; it has no tick any more."""
        item = self.item(number)
        item.setIcon(icon("warning", Shade.DANGER))
        item.setText(_words(paper))
        item.setToolTip(tip(paper.problem))
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)

    def numbers(self) -> list[int]:
        """Numbers of the ticked papers."""
        rows = range(self.count())
        return [row for row in rows if self.item(row).checkState() == Qt.CheckState.Checked]

    def _select(self, row: int) -> None:
        if row >= 0:
            self.shown.emit(row)


class _Ticking(WrappedItems):
    """Lets the whole left edge of a row tick it: the little box alone is a small thing to hit."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tick or untick when the mouse is let go at the left edge; otherwise as any list."""
        rectangle: QRect = option.rect
        if isinstance(event, QMouseEvent) and event.position().x() < rectangle.left() + TICK:
            if event.type() == QEvent.Type.MouseButtonRelease and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                role = Qt.ItemDataRole.CheckStateRole
                on = Qt.CheckState(index.data(role)) == Qt.CheckState.Checked
                model.setData(index, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked, role)
            return True
        return super().editorEvent(event, model, option, index)


def _words(paper: Paper) -> str:
    words = paper.letter.dutch_title
    if paper.organisation and paper.letter.kind == "referral":
        words = f"Brief aan {paper.organisation.name}"
    elif paper.organisation and paper.letter.kind == "consent":
        words = f"Toestemming voor {paper.organisation.name}"
    elif paper.letter.kind == "agreements":
        words = f"{words}\n{OWN}"
    if paper.problem:
        return f"{words}\nkan niet worden gemaakt"
    return words if paper.allowed else f"{words}\nwacht op toestemming"
