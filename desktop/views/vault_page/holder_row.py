"""One person who can open the vault, as a row of the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.forms.colours import Shade
from desktop.forms.icons import Picture
from desktop.forms.looks import badge, button, name_label
from desktop.store.key_ring import Holder


class HolderRow(QFrame):
    """Name, whether it is oneself, and a button to remove.

    Signals:
        remove: the person must go.
    """

    remove = Signal()

    def __init__(self, holder: Holder, last: bool, parent: QWidget | None = None) -> None:
        """Draw a row.

        Args:
            last: whether nobody else is left, so that he cannot be removed.
        """
        super().__init__(parent)
        self.setObjectName(f"holder:{holder.id}")
        self.setProperty("look", "panel")
        self.setAccessibleName(holder.name + (", dit bent u" if holder.yourself else ""))
        drawing = Picture("person", Shade.ACCENT, 24)
        name = name_label(holder.name or "?")
        name.setObjectName("holder_name_shown")
        going = button("Weghalen…", f"remove_holder:{holder.id}", "quiet")
        going.setAccessibleName(f"{holder.name} weghalen")
        going.setEnabled(not last)
        going.setToolTip("De laatste wachtzin kan niet weg: dan komt niemand meer in de kluis." if last else "")
        going.clicked.connect(self.remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(drawing)
        row.addWidget(name, 1)
        if holder.yourself:
            row.addWidget(badge("dit bent u", "good", "yourself"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(going)
