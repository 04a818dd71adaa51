"""The referrals of a newcomer under each other: organisation, need, where each stands and since when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from desktop.forms.bilingual import wrappable
from desktop.forms.flow import Flow
from desktop.forms.looks import badge, label
from desktop.forms.tile import Tile
from desktop.views import wording
from desktop.views.clearing import clear
from desktop.views.referrals.standing import Standing
from desktop.views.scrolled import Scrolled

LONGEST_NEED = 80
"""Signs of the need that fit in a tile; the whole of it stands beside."""


class ReferralTile(Tile):
    """One referral."""

    def __init__(self, at: Standing, parent: QWidget | None = None) -> None:
        late = "te laat" if at.late else ""
        since = f"sinds {wording.day(at.since)}" if at.since else ""
        said = ", ".join(part for part in (at.name, at.referral.need, late, at.words, since) if part)
        super().__init__(f"referral:{at.referral.id}", said, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        inner = QWidget()
        inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3)
        rows.addWidget(label(wrappable(at.name), "theme"))
        if at.referral.need:
            rows.addWidget(label(wrappable(_short(at.referral.need)), "help"))
        marks = Flow(6)
        if late:
            marks.addWidget(badge(late, "overdue", f"late:{at.referral.id}"))
        marks.addWidget(badge(at.words, at.state, f"stands:{at.referral.id}"))
        rows.addLayout(marks)
        if since:
            rows.addWidget(label(since, "small"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(13, 9, 10, 9)
        whole.addWidget(inner)


class ReferralList(Scrolled):
    """Tiles, of which one is chosen; up and down go along them.

    Signals:
        chosen: id of a referral somebody chose.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("referral_list", parent)
        self.setAccessibleName("Doorverwijzingen")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its tile is the stop: shift and tab would never leave
        self._group = QButtonGroup(self)
        self._tiles: list[ReferralTile] = []
        self._ids: list[str] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.rows.addLayout(self._column)
        self.rows.addStretch(1)

    def show_referrals(self, found: Sequence[Standing], chosen: str) -> None:
        """Show these, with one of them chosen."""
        for tile in self._tiles:
            self._group.removeButton(tile)
        clear(self._column)
        self._ids = [at.referral.id for at in found]
        self._tiles = [ReferralTile(at) for at in found]
        for tile, at in zip(self._tiles, found, strict=True):
            self._group.addButton(tile)
            self._column.addWidget(tile)
            tile.clicked.connect(lambda _=False, one=at.referral.id: self.chosen.emit(one))
        self.mark(chosen)
        QTimer.singleShot(0, self, self._into_sight)  # once it has its place

    def mark(self, referral_id: str) -> None:
        """Show one of them as chosen; the keyboard comes there first."""
        for tile, known in zip(self._tiles, self._ids, strict=True):
            chosen = known == referral_id
            tile.setChecked(chosen)
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to the chosen one."""
        super().focusInEvent(event)
        for tile in self._tiles:
            if tile.isChecked():
                tile.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the chosen one into sight."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._into_sight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose the tile above or below."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        at = next((row for row, tile in enumerate(self._tiles) if tile.hasFocus()), None)
        if step and at is not None and 0 <= at + step < len(self._tiles):
            self._tiles[at + step].setFocus(Qt.FocusReason.OtherFocusReason)
            self._tiles[at + step].click()
        else:
            super().keyPressEvent(event)

    def _into_sight(self) -> None:
        for tile in self._tiles:
            if tile.isChecked():
                self.ensureWidgetVisible(tile, 0, 8)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_NEED else words[: LONGEST_NEED - 1].rstrip() + "…"
