"""The life domains of a conversation at the left, in two languages, each with how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.dossier.progress import Progress
from desktop.forms.colours import Shade
from desktop.forms.icons import Picture
from desktop.forms.looks import label, look, named, reveal
from desktop.questions.model import Domain
from desktop.translate.catalog import Catalog
from desktop.views.scrolled import Column

WIDTH, WIDEST, LETTERS = 252, 340, 14
"""Pixels of the rail, at letters of so many pixels; with larger letters it grows, up to the widest."""
PICTURE = 22
COUNT = 38
LARGE = 18
"""Pixels of letters from which the count no longer fits under the picture: it goes before the bar."""


class DomainEntry(QPushButton):
    """One life domain: picture, title in two languages, and how many of its questions are done."""

    def __init__(self, domain: Domain, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._domain = domain
        named(self, f"domain:{domain.id}", domain.title)
        look(self, "nav")
        wraps = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        wraps.setHeightForWidth(True)
        self.setSizePolicy(wraps)
        self.setCheckable(True)
        self._picture = Picture(domain.icon, Shade.INK, PICTURE, self)
        self._picture.setFixedSize(PICTURE, PICTURE)
        self._dutch = label(domain.title, parent=self)
        self._own = label("", "small", self)
        self._count = label("", "small", self)
        self._count.setWordWrap(False)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(COUNT)  # by itself it grows with letters that it does not show
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        self._arrange()

    def _arrange(self) -> None:
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(8, 4, 10, 5)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, COUNT)
        grid.addWidget(self._picture, 0, 0, Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(self._dutch, 0, 1)
        grid.addWidget(self._own, 1, 1)
        if self.font().pixelSize() < LARGE:
            grid.addWidget(self._count, 1, 0, Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(self._bar, 2, 1)
        else:
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(self._count)
            line.addWidget(self._bar, 1)
            grid.addLayout(line, 2, 1)
        for part in (self._picture, self._dutch, self._own, self._count, self._bar):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As large as what it holds; a push button by itself looks only at its text."""
        return self._grid.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Its words wrap: a narrow rail makes it higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words at this width."""
        return self._grid.totalHeightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        """As small as what it holds."""
        return self._grid.minimumSize()

    def set_catalog(self, catalog: Catalog) -> None:
        """Show the title in a language; nothing where it is missing, for the Dutch stands there already."""
        translated = catalog.get(f"{self._domain.id}:title", self._domain.title)
        self._own.setText("" if translated.state == "source" else translated.text)
        reveal(self._own, bool(self._own.text()))
        rtl = catalog.language.right_to_left
        self._own.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)

    def show_progress(self, progress: Progress) -> None:
        """Show how far it has come, in numbers and as a thin bar; a finished one has a tick."""
        self._count.setText(("✓ " if progress.finished else "") + f"{progress.done}/{progress.total}")
        self._bar.setRange(0, max(progress.total, 1))
        self._bar.setValue(progress.done if progress.total else 1)
        reveal(self._bar, progress.done > 0)
        self.setAccessibleName(f"{self._domain.title}: {progress.done} van {progress.total} vragen gedaan")


class DomainRail(QFrame):
    """All life domains of this round.

    Signals:
        chosen: index of the life domain that the person chose.
    """

    chosen = Signal(int)

    def __init__(self, domains: Sequence[Domain], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName("Leefgebieden")
        look(self, "rail")
        self.setFixedWidth(min(WIDTH * max(self.font().pixelSize(), LETTERS) // LETTERS, WIDEST))
        self._group = QButtonGroup(self)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = Column()
        self._area.setWidget(inside)  # before it is filled: what moves with all that it holds costs time
        self._entries = [DomainEntry(domain, inside) for domain in domains]
        column = QVBoxLayout(inside)
        column.setContentsMargins(8, 10, 8, 10)
        column.setSpacing(2)
        for index, entry in enumerate(self._entries):
            column.addWidget(entry)
            self._group.addButton(entry, index)
            if index < 9:
                entry.setToolTip(f"Ctrl+{index + 1}")
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        self._group.idClicked.connect(self.chosen)

    def set_catalog(self, catalog: Catalog) -> None:
        """Show the titles in another language."""
        for entry in self._entries:
            entry.set_catalog(catalog)

    def show_progress(self, progress: Callable[[int], Progress]) -> None:
        """Show how far each has come; `progress` gives it by index."""
        for index, entry in enumerate(self._entries):
            entry.show_progress(progress(index))

    def show_chosen(self, index: int) -> None:
        """Mark the life domain that is on the page."""
        self._entries[index].setChecked(True)
        QTimer.singleShot(0, self, self._bring_chosen)  # on a page that is made just now it has no place yet

    def _bring_chosen(self) -> None:
        if chosen := self._group.checkedButton():
            self._area.ensureWidgetVisible(chosen, 0, 8)
