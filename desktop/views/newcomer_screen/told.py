"""One sentence that fills the screen: from the phrase book, or what was just translated."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from desktop.forms.field import Phrase
from desktop.forms.looks import label, look, state
from desktop.translate.catalog import Catalog
from desktop.translate.languages import Language
from desktop.views.aloud import Aloud
from desktop.views.newcomer_screen.sheet import MARGIN
from desktop.views.newcomer_screen.speaker import Speaker
from desktop.views.newcomer_screen.stacked import DUTCH, Stacked, put
from desktop.views.scrolled import Scrolled

MACHINE = "Vertaald door de computer. Niet nagekeken."
LONG = 90
"""Signs of a sentence that needs less large letters."""


class Told(Scrolled):
    """A sentence in both languages, in the middle."""

    def __init__(self, own: str, dutch: str, spoken: Language, aloud: Aloud | None) -> None:
        """Args: own: in the newcomer's language; empty when there is only Dutch."""
        super().__init__("newcomer_phrase")
        self.setAccessibleName("")  # no other words stand on this window than those of the question
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


class MadeByMachine(QFrame):
    """Stands below a sentence that no person wrote: in the own language that it is a draft, in Dutch whose."""

    def __init__(self, catalog: Catalog, phrase: Phrase) -> None:
        super().__init__()
        look(self, "footer")
        self.setObjectName("made_by_machine")
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 10, MARGIN, 10)
        column.setSpacing(2)
        said = Stacked(("phrase:draft_translation", phrase("draft_translation")), catalog, ("foot", "small"), "middle")
        said.dutch.setText(MACHINE)
        said.dutch.show()
        column.addWidget(said)


def _line(text: str, written: Language, spoken: Language, look: str) -> QLabel:
    made = label("", look)
    put(made, text, written, "middle", spoken)
    state(made, "long" if len(text) > LONG else "")
    return made
