"""What newcomers told for who comes after, and nobody wrote down yet: each with a field to write it anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.dossier.tips import Told
from desktop.forms.bilingual import wrappable
from desktop.forms.looks import button, label, look
from desktop.translate.languages import language
from desktop.views.clearing import clear
from desktop.views.tips.tip_editor import TipEditor
from desktop.views.tips.tip_finding import Marking
from desktop.views.wording import day

HEADING = "Nog niet overgenomen"
ABOUT = (
    "Schrijf op wat anderen helpt. Wat een naam of getal lijkt, wordt gekleurd. "
    "Het programma ziet niet alles: lees de tip zelf goed na."
)
NOTHING = "Hier staat nu niets. Bij het laatste gesprek vraagt u om een tip. Wat mensen dan zeggen, komt hier."


class HeardColumn(QWidget):
    """A card for each conversation.

    Signals:
        typed: key of a field, and what stands in it now.
        kept: id of the conversation, and the tip that was made of it.
        refused: id of the conversation of which no tip is made.
        again: what was put aside is to be looked at once more.
    """

    typed = Signal(str, str)
    kept = Signal(str, str)
    refused = Signal(str)
    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about, self._nothing = label(ABOUT, "help"), nothing(NOTHING, "nothing_heard")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self._again = button("", "tips_again", "quiet")
        self._again.clicked.connect(self.again)
        self._again.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(label(HEADING, "heading"))
        rows.addWidget(self._about)
        rows.addWidget(self._nothing)
        rows.addLayout(self._cards)
        rows.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(1)

    def show_heard(
        self, heard: Sequence[tuple[Told, ...]], aside: int, typed: Mapping[str, str], marking: Marking
    ) -> None:
        """Show what was said.

        Args:
            aside: how much was put aside.
            typed: what stands half typed, by the key of its field.
        """
        clear(self._cards)
        for said in heard:
            self._cards.addWidget(self._card(said, typed, marking))
        self._about.setVisible(bool(heard))
        self._nothing.setVisible(not heard)
        words = "1 keer niet overgenomen: weer tonen" if aside == 1 else f"{aside} keer niet overgenomen: weer tonen"
        self._again.setText(words)
        self._again.setAccessibleName(words)
        self._again.setVisible(aside > 0)

    def _card(self, said: tuple[Told, ...], typed: Mapping[str, str], marking: Marking) -> QFrame:
        first = said[0]
        key = heard_key(first.conversation)
        card = QFrame()
        look(card, "card")
        card.setObjectName(f"heard:{first.conversation}")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(18, 12, 18, 12)
        rows.setSpacing(8)
        spoken = language(first.language)
        rows.addWidget(label(f"{day(first.held_on)}, gesprek in het {spoken.dutch}", "small"))
        for told in said:
            words = label(wrappable(told.text), "own")
            words.setObjectName(f"said:{told.conversation}")
            rows.addWidget(words)
        editor = TipEditor(key, "De tip in uw eigen woorden", "In de lijst zetten", typed.get(key, ""), marking)
        refuse = button("Niet overnemen", f"refuse:{first.conversation}", "quiet")
        editor.add(refuse)
        rows.addWidget(editor)
        editor.typed.connect(lambda text: self.typed.emit(key, text))
        editor.kept.connect(lambda text: self.kept.emit(first.conversation, text))
        refuse.clicked.connect(lambda: self.refused.emit(first.conversation))
        return card


def heard_key(conversation: str) -> str:
    """Key of the field in which the tip of a conversation is written."""
    return f"heard:{conversation}"


def nothing(text: str, name: str) -> QFrame:
    """A frame that says that there is nothing, and what to do."""
    frame = QFrame()
    look(frame, "panel")
    frame.setObjectName(name)
    rows = QVBoxLayout(frame)
    rows.setContentsMargins(18, 16, 18, 16)
    rows.addWidget(label(text, "help"))
    return frame
