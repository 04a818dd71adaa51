"""One way in which a goal can stand, as a large choice in two languages."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.forms.bilingual import EXPLAINED, directed, show_short
from desktop.forms.looks import label
from desktop.forms.marker import Marker
from desktop.forms.tile import Tile
from desktop.translate.catalog import Catalog


class GoalTile(Tile):
    """A circle, the Dutch, and the newcomer's language under it. Four of them fit beside each other."""

    def __init__(
        self, object_name: str, text: tuple[str, str], catalog: Catalog, parent: QWidget | None = None
    ) -> None:
        """Args: text: catalog context and Dutch source."""
        super().__init__(object_name, text[1], parent)
        found = catalog.get(*text)
        marker, own = Marker("", round_shape=True), label("", "own")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(text[1]))
        words.addWidget(own)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 9, 13, 9)
        row.setSpacing(10)
        row.addWidget(marker, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        show_short(own, found, text[1], catalog.language)
        if found.state not in ("source", "missing"):
            self.setAccessibleName(f"{text[1]} – {directed(found.text, catalog.language)}")
        self.setToolTip(EXPLAINED.get(found.state, ""))
        for part in (marker, *self.findChildren(QWidget)):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        room = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        room.setHeightForWidth(True)
        self.setSizePolicy(room)
        self.toggled.connect(marker.set_on)

    def hasHeightForWidth(self) -> bool:
        """A narrow tile is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words are at that width."""
        inside = self.layout()
        return inside.totalHeightForWidth(width) if inside else super().heightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        """Its longest word must fit; its height follows from its width."""
        return QSize(super().minimumSizeHint().width(), 0)
