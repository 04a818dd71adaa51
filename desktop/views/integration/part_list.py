"""The parts of civic integration of one newcomer, each with its day and proof; below them the form to record one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.dossier.certificates import PartStanding
from desktop.forms.bilingual import isolated, wrappable
from desktop.forms.icons import Picture
from desktop.forms.looks import button, label
from desktop.views.agreements.undo_bar import UndoBar
from desktop.views.clearing import clear
from desktop.views.integration import integration_words as words
from desktop.views.integration.certificate_form import CertificateForm


class PartList(QFrame):
    """A card with a row for each part.

    Signals:
        recording: id of a part of which a proof is to be recorded.
        removed: id of a part whose proof was recorded by mistake.

    Attributes:
        form: where a proof is recorded.
        undo: brings back what was taken away.
    """

    recording = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("parts")
        self.setProperty("look", "card")
        self.form, self.undo = CertificateForm(), UndoBar()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 14, 24, 18)
        rows.setSpacing(10)
        rows.addWidget(label("Onderdelen en bewijs", "heading"))
        rows.addWidget(label("Wat de nieuwkomer vertelt, staat naast wat u zelf zag.", "small"))
        rows.addWidget(self.undo)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        rows.addLayout(self._rows)
        rows.addWidget(self.form)

    def show_parts(self, standings: Sequence[PartStanding]) -> None:
        """Show where each stands now."""
        clear(self._rows)
        for standing in standings:
            self._rows.addWidget(self._row(standing))

    def focus_on(self, part: str) -> None:
        """Put the keyboard on a part."""
        for name in (f"record:{part}", f"remove:{part}"):
            way = self.findChild(QPushButton, name)
            if way is not None:
                way.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, standing: PartStanding) -> QWidget:
        part, said = standing.part, words.part(standing)
        made = QWidget()
        made.setObjectName(f"part:{part.id}")
        picture, shade = words.PARTS[standing.stands]
        drawing = Picture(picture, shade, QFontMetrics(QApplication.font()).height())
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(wrappable(part.title)))
        stands = label(wrappable(isolated(said)), "small")
        stands.setObjectName(f"stands:{part.id}")
        column.addWidget(stands)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(drawing, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(self._way(standing), 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _way(self, standing: PartStanding) -> QPushButton:
        part = standing.part
        if standing.certificate is None:
            way = button("Bewijs noteren", f"record:{part.id}")
            way.clicked.connect(lambda: self.recording.emit(part.id))
        else:
            way = button("Weghalen", f"remove:{part.id}", "quiet")
            way.clicked.connect(lambda: self.removed.emit(part.id))
        way.setAccessibleName(f"{way.text()}: {part.title}")
        return way
