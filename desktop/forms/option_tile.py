"""One option as a big tile in two languages, with the number key that chooses it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.forms.bilingual import EXPLAINED, Bilingual
from desktop.forms.marker import Marker
from desktop.forms.tile import Tile
from desktop.translate.catalog import Catalog


class OptionTile(Tile):
    """An option: marker, Dutch, own language. Long texts wrap."""

    def __init__(
        self,
        object_name: str,
        text: tuple[str, str],
        catalog: Catalog,
        marker: Marker,
        parent: QWidget | None = None,
    ) -> None:
        """Args: text: catalog context and Dutch source."""
        super().__init__(object_name, text[1], parent)
        self.text_pair = Bilingual(*text, catalog, leading=marker, parent=self)
        self.text_pair.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = QVBoxLayout(self)
        row.setContentsMargins(13, 9, 13, 9)
        row.addWidget(self.text_pair)
        self.toggled.connect(marker.set_on)
        self.set_catalog(catalog)

    def set_catalog(self, catalog: Catalog, understood: str = "") -> None:
        """Speak another language; the state of the translation stands in the tooltip too."""
        self.text_pair.set_catalog(catalog, understood)
        found = catalog.get(self.text_pair.context, self.text_pair.source)
        own = "" if found.state in ("source", "missing") else f" – {found.text}"
        self.setAccessibleName(self.text_pair.source + own)
        self.setAccessibleDescription(EXPLAINED.get(found.state, ""))
        self.setToolTip(EXPLAINED.get(found.state, ""))
