"""What a professional has to know of a conversation that is not as usual: its day, its round."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dossier.model import Conversation, Dossier
from desktop.dossier.order import out_of_order, same_day
from desktop.dossier.planning import CATCH_UP
from desktop.forms.colours import Shade
from desktop.forms.icons import Picture
from desktop.forms.looks import button, label, look
from desktop.questions.model import Questionnaire, Round
from desktop.views import wording

PICTURE = 18
MINUTES = 90
"""How long a conversation may take of which nobody knows it any more."""


def particulars(questionnaire: Questionnaire, dossier: Dossier, conversation: Conversation) -> list[str]:
    """Sentences about what is not as usual; none when all is."""
    rounds = [item.id for item in questionnaire.rounds]
    found = []
    if conversation.round not in rounds:
        title = questionnaire.round_title(conversation.round)
        found.append(f"De gemeente houdt dit gesprek ({title}) niet meer. Wat gezegd is, blijft bewaard.")
    planned = [item for item in rounds if item != CATCH_UP]
    if other := out_of_order(dossier, conversation, planned):
        named = _named(questionnaire, other)
        when = "eerder" if other.held_on < conversation.held_on else "later"
        found.append(
            f"De datums lopen door elkaar: {named} was {when} dan dit gesprek ({wording.day(conversation.held_on)}). "
            "Wij volgen de datums. Klopt er een niet? Verbeter hem in het dossier."
        )
    elif other := same_day(dossier, conversation):
        found.append(f"Op deze dag was er nog een gesprek: {_named(questionnaire, other)}.")
    return found


def round_of(questionnaire: Questionnaire, conversation: Conversation) -> Round:
    """The round of a conversation, also one that the municipality no longer holds."""
    known = [item for item in (*questionnaire.rounds, *questionnaire.unplanned) if item.id == conversation.round]
    title = questionnaire.round_title(conversation.round)
    return known[0] if known else Round.model_construct(id=conversation.round, title=title, minutes=MINUTES)


def _named(questionnaire: Questionnaire, conversation: Conversation) -> str:
    return f"{questionnaire.round_title(conversation.round)}, {wording.day(conversation.held_on)}"


class Particulars(QWidget):
    """The sentences in a quiet line above the questions, until the professional has read them; hidden when none."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        dossier: Dossier,
        conversation: Conversation,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        sentences = particulars(questionnaire, dossier, conversation)
        self.setObjectName("particulars")
        frame = QFrame()
        look(frame, "panel")
        picture = Picture("info", Shade.MUTED, PICTURE)
        words = QVBoxLayout()
        words.setSpacing(2)
        for sentence in sentences:
            words.addWidget(label(sentence, "help"))
        read = button("Gezien", "particulars_read", "quiet")
        read.clicked.connect(self.hide)
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 4, 6, 4)
        row.setSpacing(10)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(read, 0, Qt.AlignmentFlag.AlignTop)
        around = QVBoxLayout(self)
        around.setContentsMargins(20, 8, 20, 0)
        around.addWidget(frame)
        if not sentences:
            self.hide()
