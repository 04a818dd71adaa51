"""What always stands at the foot of the newcomer's window: one need not answer, and the ways back and further."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.forms.field import Phrase
from desktop.forms.icons import icon
from desktop.forms.looks import button, look, named
from desktop.translate.catalog import Catalog
from desktop.views.newcomer_screen.stacked import Stacked

PICTURE = 28


class Foot(QFrame):
    """Signals: further, back: the arrows; the one further points where the reading goes."""

    further = Signal()
    back = Signal()

    def __init__(self, catalog: Catalog, phrase: Phrase, draft: bool) -> None:
        """Args: draft: say that what stands here was not checked by an interpreter."""
        super().__init__()
        look(self, "footer")
        turned = catalog.language.right_to_left
        back = _arrow("screen_back", "Vorige vraag", "arrow-right" if turned else "arrow-left")
        further = _arrow("screen_further", "Volgende vraag", "arrow-left" if turned else "arrow-right")
        back.clicked.connect(self.back)
        further.clicked.connect(self.further)
        words = QVBoxLayout()
        words.setSpacing(3)
        need_not = ("phrase:need_not_answer", phrase("need_not_answer"))
        words.addWidget(Stacked(need_not, catalog, ("foot", "small"), "middle", 0))
        if draft:
            said = Stacked(("phrase:draft_translation", phrase("draft_translation")), catalog, ("small", ""), "middle")
            said.dutch.hide()
            words.addWidget(said)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(20)
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(further, 0, Qt.AlignmentFlag.AlignVCenter)


def _arrow(object_name: str, words: str, picture: str) -> QPushButton:
    made = button("", object_name, "turn")
    named(made, object_name, words)
    made.setIcon(icon(picture))
    made.setIconSize(QSize(PICTURE, PICTURE))
    made.setAutoDefault(False)
    return made
