"""A question to tell about: nothing is chosen or typed here, a calm picture says that there is time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.forms.colours import Shade
from desktop.forms.field import Phrase
from desktop.forms.icons import Picture
from desktop.forms.looks import look
from desktop.translate.catalog import Catalog
from desktop.views.newcomer_screen.stacked import Stacked

PICTURE = 96


class Telling(QFrame):
    """Take your time; the interpreter tells nothing to others."""

    def __init__(self, catalog: Catalog, phrase: Phrase) -> None:
        super().__init__()
        look(self, "card")
        picture = Picture("speech", Shade.ACCENT, PICTURE)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 28)
        column.setSpacing(14)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for said, looks in (
            ("take_your_time", ("topic", "asked_dutch")),
            ("interpreter_translates", ("offered", "offered_dutch")),
        ):
            column.addWidget(Stacked((f"phrase:{said}", phrase(said)), catalog, looks, "middle"))
