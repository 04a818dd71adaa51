"""One sentence that fills the screen: from the phrase book, or what was just translated."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from desktop.forms.looks import label, state
from desktop.translate.languages import Language
from desktop.views.aloud import Aloud
from desktop.views.newcomer_screen.sheet import MARGIN
from desktop.views.newcomer_screen.speaker import Speaker
from desktop.views.newcomer_screen.stacked import DUTCH, put
from desktop.views.scrolled import Scrolled

LONG = 90
"""Signs of a sentence that needs less large letters."""


class Told(Scrolled):
    """A sentence in both languages, in the middle."""

    def __init__(self, own: str, dutch: str, spoken: Language, aloud: Aloud | None) -> None:
        """Args: own: in the newcomer's language; empty when there is only Dutch."""
        super().__init__("newcomer_phrase")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setContentsMargins(2 * MARGIN, MARGIN, 2 * MARGIN, MARGIN)
        self.rows.setSpacing(24)
        self.rows.addStretch(1)
        self.rows.addWidget(_line(own or dutch, spoken if own else DUTCH, spoken, "told"))
        if own and own != dutch:
            self.rows.addWidget(_line(dutch, DUTCH, spoken, "asked_dutch"))
        if own and aloud is not None and aloud.speaks(spoken.code):
            middle = QHBoxLayout()
            middle.addWidget(Speaker("screen_aloud", aloud, [own], spoken.code))
            self.rows.addLayout(middle)
        self.rows.addStretch(1)


def _line(text: str, written: Language, spoken: Language, look: str) -> QLabel:
    made = label("", look)
    put(made, text, written, "middle", spoken)
    state(made, "long" if len(text) > LONG else "")
    return made
