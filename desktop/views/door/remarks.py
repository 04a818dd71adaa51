"""What is no mistake in a municipality's folder, but may not be meant: a quiet line, and all of it for who asks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Finding
from desktop.forms.bilingual import wrappable
from desktop.forms.looks import button, label

WHAT_TO_DO = "U kunt gewoon werken. Geef dit door aan wie de map beheert:"
READ, FOLD = "Lezen", "Sluiten"


class Remarks(QWidget):
    """Hidden while there are none; they come folded.

    Signals:
        unfolded: all of them are shown now.
    """

    unfolded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = label("", "help")
        self._line.setObjectName("municipality_remarks")
        self._all = label("", "help")
        self._all.setObjectName("all_remarks")
        self._all.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)  # to send to who can mend it
        self._read = button(READ, "read_remarks", "quiet")
        self._read.clicked.connect(lambda: self._unfold(self._all.isHidden()))
        row = QHBoxLayout()
        row.addWidget(self._line, 1)
        row.addWidget(self._read)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addLayout(row)
        rows.addWidget(self._all)
        self.show_remarks(())

    def show_remarks(self, remarks: Sequence[Finding]) -> None:
        """Say how many there are; of none nothing."""
        self._unfold(False)
        self.setVisible(bool(remarks))
        if not remarks:
            return
        from desktop.views.door.municipality_choices import listed  # with what reads a folder: not for the first window

        many = "is één opmerking" if len(remarks) == 1 else f"zijn {len(remarks)} opmerkingen"
        self._line.setText(f"Er {many} bij de map van uw gemeente.")
        self._all.setText(wrappable("\n".join((WHAT_TO_DO, *listed(remarks)))))

    def _unfold(self, wanted: bool) -> None:
        self._all.setVisible(wanted)
        self._read.setText(FOLD if wanted else READ)
        self._read.setAccessibleName(self._read.text())
        if wanted:
            self.unfolded.emit()
