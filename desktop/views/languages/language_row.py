"""One language: how far its texts are reviewed, whether a machine can translate it, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms.bilingual import isolated
from desktop.forms.looks import button, label, look
from desktop.translate.catalog import State
from desktop.translate.languages import Language, language
from desktop.translate.models import Model, route
from desktop.views.languages.state_bar import StateBar, in_words

NO_MACHINE = "Geen machinevertaling"


class LanguageRow(QFrame):
    """A language with its counts.

    Signals:
        review: the interpreter wants to look at the texts.
        save: they are wanted as a taalpakket.
    """

    review = Signal()
    save = Signal()

    def __init__(self, spoken: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self.setObjectName(f"language:{spoken.code}")
        self.setAccessibleName(spoken.dutch)
        self._language = spoken
        self._bar = StateBar()
        self._counts = label("Bezig met tellen…", "help")
        self._counts.setObjectName(f"counts:{spoken.code}")
        self._machine = label("", "small")
        self._machine.setObjectName(f"machine:{spoken.code}")
        look_at = button("Nakijken", f"review:{spoken.code}")
        look_at.setAccessibleName(f"{spoken.dutch} nakijken")
        look_at.clicked.connect(self.review)
        self._save = button("Taalpakket opslaan…", f"save:{spoken.code}", "quiet")
        self._save.setAccessibleName(f"Taalpakket opslaan: {spoken.dutch}")
        self._save.clicked.connect(self.save)
        names, middle = QVBoxLayout(), QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(label(isolated(spoken.own), "heading"))
        names.addWidget(label(spoken.dutch, "help"))
        names.addStretch(1)
        middle.setSpacing(4)
        for part in (self._counts, self._bar, self._machine):
            middle.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 12, 8)
        row.setSpacing(18)
        row.addLayout(names, 2)
        row.addLayout(middle, 5)
        row.addWidget(self._save, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(look_at, 0, Qt.AlignmentFlag.AlignVCenter)
        self._save.setEnabled(False)

    def show_counts(self, counts: Mapping[State, int], own: int) -> None:
        """Show how many texts are in each state.

        Args:
            own: how many of them this municipality reviewed: those go into a taalpakket.
        """
        self._counts.setText(in_words(counts))
        self._bar.show_counts(counts)
        self._bar.setAccessibleName(in_words(counts))
        self._save.setEnabled(own > 0)
        self._save.setToolTip("" if own else "Er is hier nog niets nagekeken om op te slaan.")

    def say(self, sentence: str) -> None:
        """Say in the place of the counts why there are none."""
        self._counts.setText(sentence)

    def show_models(self, models: Sequence[Model]) -> None:
        """Show whether the installed models lead to this language and back."""
        self._machine.setText(machine_words(models, self._language.code))


def machine_words(models: Sequence[Model], code: str) -> str:
    """Whether a machine can translate this language, and by way of which other one, in Dutch."""
    there, back = route(models, "nl", code), route(models, code, "nl")
    if not there and not back:
        return NO_MACHINE
    words = "Machinevertaling zonder netwerk"
    if not back:
        words += ", alleen uit het Nederlands"
    elif not there:
        words += ", alleen naar het Nederlands"
    between = dict.fromkeys(language(model.target).dutch for way in (there, back) for model in way[:-1])
    return words + (f", via het {' en het '.join(between)}" if between else "")
