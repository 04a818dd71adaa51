"""What was answered in earlier conversations, beside the question, with one press to say 'still so'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.dossier.history import EarlierAnswer
from desktop.errors import AnswerError
from desktop.forms.bilingual import GAP, Bilingual, show_own, wrappable
from desktop.forms.colours import Shade
from desktop.forms.earlier_words import RoundTitle, held, remarks, said
from desktop.forms.field import Phrase
from desktop.forms.icons import Picture, icon
from desktop.forms.looks import button, label, look
from desktop.forms.older import Older
from desktop.questions import answers
from desktop.questions.model import Question
from desktop.translate.catalog import Catalog, Translated

LONGEST = 600
"""Signs shown of a long story; the rest stands in the dossier."""
KEY = "Ctrl+D"
ROOMY = 95
"""Signs of a line from which the buttons stand beside the words."""
IN_DUTCH_ONLY = ("text", "number", "date")
"""Types of which the answer itself is not said in another language."""


class Earlier(QFrame):
    """A panel with the last answer in both languages, and the ones before it folded away.

    What was declined is only said gently: one press declines again, but no key does, so that nobody who confirms one
    answer after another passes by a question that may be answered now.

    Signals:
        still_so: the earlier answer holds again.
        still_declined: the newcomer still rather does not say.

    Attributes:
        value: what 'still so' takes over; None when there is nothing, or it cannot be compared.
        again: the button for either.
        stops: where the tab key stops.
    """

    still_so = Signal()
    still_declined = Signal()

    def __init__(
        self,
        question: Question,
        earlier: Sequence[EarlierAnswer],
        round_title: RoundTitle,
        catalog: Catalog,
        phrase: Phrase,
        parent: QWidget | None = None,
    ) -> None:
        """Args: earlier: newest first, at least one."""
        super().__init__(parent)
        look(self, "panel")
        self.setObjectName(f"earlier:{question.id}")
        self._question, self._phrase = question, phrase
        self._last, older = earlier[0], earlier[1:]
        self._declined = self._last.answer.state == "declined"
        self.value = _taken_over(question, self._last)
        self._own_side = QWidget(self)
        self._own_before, self._own = label("", "help"), label("", "own")
        side = QVBoxLayout(self._own_side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self._own_before)
        side.addWidget(self._own)
        self._spoken: list[Bilingual] = []
        self.again = self._button()
        column = QVBoxLayout()
        column.setSpacing(2)
        when = label(wrappable(f"Vorige keer: {held(self._last, round_title)}"), "small")
        when.setObjectName(f"then:{question.id}")
        column.addWidget(when)
        self._add_answer(column, catalog)
        self._ways = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._ways.addWidget(self.again)
        self.stops: list[QWidget] = [self.again]
        if older:
            rows = Older(question, older, round_title)
            self.stops.append(rows.chip)
            self._ways.addWidget(rows.chip)
            column.addWidget(rows)
        self._ways.addStretch(1)
        self._arrange(column)
        self.set_catalog(catalog)

    def set_catalog(self, catalog: Catalog, understood: str = "") -> None:
        """Say it in another language; `understood` as in `Bilingual.set_catalog`."""
        for pair in self._spoken:
            pair.set_catalog(catalog, understood)
        own = ""
        if self.value is not None and self._question.type not in IN_DUTCH_ONLY and catalog.language.code != "nl":
            own = answers.in_words(self._question, self.value, catalog.say)
        show_own(self._own, Translated(own, "source"), "", catalog.language)
        self._own_side.setVisible(bool(own))
        before = catalog.get("phrase:previous_answer", self._phrase("previous_answer"))
        show_own(self._own_before, before, "", catalog.language)
        self._own_before.setVisible(before.state != "missing")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stand at the right where there is room, or else under the words."""
        super().resizeEvent(event)
        self.ensurePolished()
        narrow = event.size().width() < ROOMY * self.fontMetrics().averageCharWidth()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(down if narrow else across)
        self._ways.setDirection(across if narrow else down)
        place = Qt.AlignmentFlag.AlignVCenter if narrow else Qt.AlignmentFlag(0)
        for stop in self.stops:  # without it, the lowest of a row makes the others as low
            self._ways.setAlignment(stop, place)

    def _add_answer(self, column: QVBoxLayout, catalog: Catalog) -> None:
        if self._declined:
            column.addWidget(self._say("then_declined", catalog, ("", "own")))
        else:
            words = QHBoxLayout()
            words.setSpacing(GAP)
            words.addWidget(label(wrappable(said(self._last, self._question, LONGEST))), 1)
            words.addWidget(self._own_side, 1)
            column.addLayout(words)
        if self._last.form != "same" and not self._declined:
            column.addWidget(self._say("then_asked_otherwise", catalog, ("help", "help")))
        for remark in remarks(self._last, self._question, LONGEST):
            column.addWidget(label(wrappable(remark), "small"))

    def _say(self, phrase_id: str, catalog: Catalog, looks: tuple[str, str]) -> Bilingual:
        pair = Bilingual(f"phrase:{phrase_id}", self._phrase(phrase_id), catalog, looks)
        self._spoken.append(pair)
        return pair

    def _button(self) -> QPushButton:
        if self._declined:
            made = button("Nog steeds liever niet", f"still_declined:{self._question.id}", "quiet")
            made.setToolTip("Noteert opnieuw: wil niet antwoorden")
            made.clicked.connect(self.still_declined)
            return made
        made = button("Nog steeds zo", f"still_so:{self._question.id}")
        made.setIcon(icon("check"))
        made.setToolTip(f"Neemt het antwoord van de vorige keer over ({KEY})")
        made.clicked.connect(self.still_so)
        if self.value is None:  # never shown before it has a parent: that would open a window
            made.hide()
        return made

    def _arrange(self, column: QVBoxLayout) -> None:
        column.addStretch(1)  # where the buttons are higher than the words, these stay at the top
        picture = Picture("clock", Shade.INK, 18)
        self._ways.setSpacing(6)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(10)
        self._sides.addLayout(column, 1)
        self._sides.addLayout(self._ways)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 8, 10, 9)
        row.setSpacing(10)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._sides, 1)


def _taken_over(question: Question, earlier: EarlierAnswer) -> Any:
    """The value as an answer of today; None when it is none."""
    if earlier.answer.state != "answered" or earlier.form == "not_comparable":
        return None
    try:
        return answers.check(question, earlier.value)
    except AnswerError:
        return None
