"""The installed models of machine translation: which there are, one more from a file, one less."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.forms.icons import icon
from desktop.forms.looks import button, label, look
from desktop.translate import models
from desktop.translate.machine import Machine, prove
from desktop.translate.models import Model, Offer
from desktop.views.background import Background
from desktop.views.clearing import clear
from desktop.views.errands import Errands
from desktop.views.inline_question import InlineQuestion
from desktop.views.languages.choosing_files import ask_model
from desktop.views.languages.model_offer import ModelOffer
from desktop.views.languages.model_summary import brief

ABOUT = (
    "Hiermee vertaalt het programma zelf, zonder netwerk. Een model is een bestand dat eindigt op .argosmodel, "
    "bijvoorbeeld op een USB-stick. Installeer alleen een model dat u vertrouwt."
)
NONE = "Er is nog geen model geïnstalleerd."


class ModelList(QWidget):
    """Nothing is installed before a person has seen the facts and agreed.

    Attributes:
        ask_model: how a person is asked which file.

    Signals:
        asked: something on this list waits for an answer (the widget).
        changed: a model was installed or removed.
        told: a sentence for the message bar.
    """

    asked = Signal(QWidget)
    changed = Signal()
    told = Signal(str)

    def __init__(self, machine: Machine, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask_model: Callable[[QWidget], Path | None] = ask_model
        self._machine = machine
        self._errands = Errands(background, self)
        self._choose = button("Model installeren…", "install_model")
        self._choose.setIcon(icon("plus"))
        self._choose.clicked.connect(self._ask)
        self._offer, self._question = ModelOffer(), InlineQuestion()
        self._offer.agreed.connect(self._install)
        self._busy, self._progress = label("", "help"), QProgressBar()
        self._busy.setObjectName("model_busy")
        self._progress.setRange(0, 0)
        self._error = label("", "error")
        self._error.setObjectName("model_error")
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(label("Vertaalmodellen", "heading"), 1)
        top.addWidget(self._choose)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(top)
        answers = (self._busy, self._progress, self._error, self._offer, self._question)
        for part in (label(ABOUT, "help"), *answers, self._list):
            whole.addWidget(part)
        self._set_busy("")
        self._say("")

    def show_models(self, installed: Sequence[Model]) -> None:
        """Show what is installed."""
        clear(self._rows)
        for model in installed:
            self._rows.addWidget(self._row(model))
        if not installed:
            self._rows.addWidget(label(NONE, "help"))

    def _row(self, model: Model) -> QFrame:
        made = QFrame()
        look(made, "card")
        made.setObjectName(f"model:{model.source}_{model.target}")
        remove = button("Verwijderen", f"remove:{model.source}_{model.target}", "quiet")
        remove.setIcon(icon("trash"))
        remove.setAccessibleName(f"Model {model.languages} verwijderen")
        remove.clicked.connect(lambda: self._ask_to_remove(model))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(model.languages))
        words.addWidget(brief(model))
        row = QHBoxLayout(made)
        row.setContentsMargins(18, 8, 12, 8)
        row.addLayout(words, 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    # Installing and removing

    def _ask(self) -> None:
        file = self.ask_model(self)
        if file is None:
            return
        self._offer.put_away()
        self._question.hide()
        self._start("Het bestand wordt nagekeken. Dat kan even duren.")
        self._errands.run(lambda: models.inspect(file, self._machine.folder), self._inspected, self._refused)

    def _inspected(self, offer: Offer) -> None:
        self._set_busy("")
        self._offer.show_offer(offer)
        self.asked.emit(self._offer)

    def _install(self, offer: Offer) -> None:
        def work() -> Model:
            self._machine.close()  # it may hold the files of the model that is replaced
            return models.install(offer, prove)

        self._start("Het model wordt geïnstalleerd en geprobeerd. Dat kan even duren.")
        self._errands.run(work, self._installed, self._refused)

    def _installed(self, model: Model) -> None:
        self._set_busy("")
        self.told.emit(f"Geïnstalleerd: {model.languages}.")
        self.changed.emit()

    def _ask_to_remove(self, model: Model) -> None:
        self._say("")
        self._question.ask(
            f"Model {model.languages} verwijderen? Machinevertaling tussen deze talen werkt dan niet meer.",
            "Verwijderen",
            "Laten staan",
            lambda: self._remove(model),
        )
        self.asked.emit(self._question)

    def _remove(self, model: Model) -> None:
        def work() -> None:
            self._machine.close()
            models.remove(model)

        def removed(_: None) -> None:
            self._set_busy("")
            self.told.emit(f"Verwijderd: {model.languages}.")
            self.changed.emit()

        self._start("Het model wordt verwijderd.")
        self._errands.run(work, removed, self._refused)

    def _refused(self, sentence: str) -> None:
        self._set_busy("")
        self._say(sentence)

    def _start(self, words: str) -> None:
        self._say("")
        self._set_busy(words)

    def _set_busy(self, words: str) -> None:
        """Show that something is going on; meanwhile nothing else can be begun."""
        self._busy.setText(words)
        self._busy.setVisible(bool(words))
        self._progress.setVisible(bool(words))
        self._progress.setAccessibleName(words)
        self._choose.setEnabled(not words)
        self._offer.setEnabled(not words)
        self._question.setEnabled(not words)
        self._list.setEnabled(not words)

    def _say(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
