"""One buddy who could be matched: what speaks for it, and beside that what does not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.buddy_fit import Suggestion
from desktop.forms.bilingual import wrappable
from desktop.forms.colours import Shade
from desktop.forms.icons import Picture
from desktop.forms.looks import button, label, look, name_label
from desktop.municipality.model import Municipality
from desktop.views.buddies.buddy_sayings import offer_line
from desktop.views.buddies.in_sight import bring
from desktop.views.buddies.match_form import MatchForm
from desktop.views.newcomers.side_by_side import SideBySide
from desktop.views.wording import begun

NOTHING = "geen voorwaarde staat in de weg"
SIGNS = 18
"""Signs that have to fit in a column of reasons."""


class SuggestionCard(QFrame):
    """A card. The form of the last step comes into it.

    Signals:
        wanted: this buddy is chosen.
    """

    wanted = Signal()

    def __init__(self, suggestion: Suggestion, municipality: Municipality, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        buddy = suggestion.buddy
        self.setObjectName(f"suggestion:{buddy.id}")
        look(self, "card")
        self._choose = button("Koppelen…", f"match:{buddy.id}")
        self._choose.setAccessibleName(f"Koppelen aan {buddy.name}")
        self._choose.clicked.connect(self.wanted)
        head = QHBoxLayout()
        head.addWidget(name_label(wrappable(buddy.name), "theme"), 1)
        head.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignTop)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(16, 10, 10, 12)
        self._rows.setSpacing(4)
        self._rows.addLayout(head)
        self._rows.addWidget(label(wrappable(offer_line(buddy, municipality)), "small"))
        self._rows.addSpacing(4)
        fits = reasons("Past", suggestion.pros or (NOTHING,), "check", Shade.GOOD)
        minds = reasons("Let op", suggestion.cons, "info", Shade.CONCERN)
        self._rows.addWidget(SideBySide((fits, minds) if suggestion.cons else (fits,), SIGNS, 16))

    def open(self, form: MatchForm) -> None:
        """Put the last step below what is told."""
        self._choose.hide()
        self._rows.addWidget(form)
        form.first.setFocus(Qt.FocusReason.OtherFocusReason)
        bring(form)

    def shut(self) -> None:
        """Without a last step it can be chosen again."""
        self._choose.show()
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)


def reasons(title: str, lines: Sequence[str], picture: str, shade: Shade) -> QWidget:
    """A column: what it tells, and a line for each reason."""
    column = QWidget()
    rows = QVBoxLayout(column)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(3)
    rows.addWidget(label(title, "small"))
    for words in lines:
        row = QHBoxLayout()
        row.setSpacing(7)
        drawing = Picture(picture, shade, 16)
        drawing.setContentsMargins(0, 2, 0, 0)
        drawing.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.addWidget(drawing, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(wrappable(begun(words))), 1)
        rows.addLayout(row)
    rows.addStretch(1)
    return column
