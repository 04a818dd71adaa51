"""Registering a newcomer, or correcting what is kept of him."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.dossier.model import Dossier, Newcomer
from desktop.errors import AnswerError, UserError
from desktop.forms.looks import button, label, named, state
from desktop.questions import dates
from desktop.questions.answers import clean
from desktop.translate.countries import countries
from desktop.translate.languages import LANGUAGES
from desktop.views.desk import Desk
from desktop.views.page import Page
from desktop.views.scrolled import Scrolled

REGIMES = {
    "Wi2021": "Wet inburgering 2021",
    "Wi2013": "Wet inburgering 2013",
    "ukraine": "Richtlijn Oekraïne",
    "family": "Gezinsmigratie",
}
SEXES = {"female": "vrouw", "male": "man", "other": "anders"}
LONGEST_NAME = 200


class NewcomerPage(Page):
    """The form of one newcomer; `dossier` is None for somebody new."""

    def __init__(self, desk: Desk, dossier: Dossier | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._dossier = desk, dossier
        self.title = "Nieuwkomer" if dossier else "Nieuwe nieuwkomer"
        self._errors: dict[str, QLabel] = {}
        self._fields: dict[str, QWidget] = {}
        who, arrival = QFormLayout(), QFormLayout()
        self._line(who, "name", "Naam *")
        self._choice(
            who, "language", "Taal van het gesprek *", {item.code: f"{item.dutch} · {item.own}" for item in LANGUAGES}
        )
        self._line(who, "interpreter", "Tolk")
        self._date(who, "birth_date", "Geboortedatum")
        self._choice(who, "sex", "Geslacht (hoeft niet)", SEXES)
        if desk.guide.municipality.settings.record_origin:
            self._choice(arrival, "country", "Land van herkomst", countries())
        self._date(arrival, "linked_on", "Datum koppeling")
        self._date(arrival, "moved_in_on", "Datum verhuizing naar de woning")
        self._choice(arrival, "regime", "Regeling", REGIMES)
        self._line(arrival, "household", "Huishouden (zelfde naam of nummer voor wie bij elkaar hoort)")
        self._lay_out(who, arrival)
        if dossier:
            self._show(dossier.newcomer)

    def newcomer(self) -> Newcomer:
        """What the form says.

        Raises:
            AnswerError: something is missing or no date; it stands beside the field.
        """
        values: dict[str, Any] = {}
        wrong: list[str] = []
        for key in self._fields:
            try:
                values[key] = self._value(key)
                self._mark(key, "")
            except AnswerError as error:
                self._mark(key, str(error))
                wrong.append(key)
        if wrong:
            self._fields[wrong[0]].setFocus()
            raise AnswerError("Nog niet bewaard: kijk de velden met een rode rand na.")
        base = self._dossier.newcomer if self._dossier else Newcomer(name="", language="")
        return replace(base, **values)

    def _lay_out(self, who: QFormLayout, arrival: QFormLayout) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(24)
        for title, form in (("Wie", who), ("Komst en woning", arrival)):
            card = QFrame()
            card.setProperty("look", "card")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(24, 20, 24, 24)
            inside.addWidget(label(title, "heading"))
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
            form.setVerticalSpacing(5)
            inside.addLayout(form)
            inside.addStretch(1)
            columns.addWidget(card, 1)
        save = button("Bewaren", "save_newcomer", "primary")
        save.clicked.connect(self._save)
        back = button("Terug", "back", "quiet")
        back.clicked.connect(self.leave)
        bottom = QHBoxLayout()
        bottom.addWidget(back)
        bottom.addStretch(1)
        bottom.addWidget(label("Velden met een * zijn nodig. De rest mag leeg blijven.", "help"), 3)
        bottom.addWidget(save)
        scroll = Scrolled("newcomer_scroll")
        whole = scroll.rows
        whole.setContentsMargins(40, 20, 40, 20)
        whole.addWidget(label(self.title, "title"))
        whole.addLayout(columns)
        whole.addLayout(bottom)
        whole.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _line(self, form: QFormLayout, key: str, text: str) -> None:
        line = QLineEdit()
        line.setMaxLength(LONGEST_NAME)
        self._add(form, key, text, line)

    def _date(self, form: QFormLayout, key: str, text: str) -> None:
        line = QLineEdit()
        line.setPlaceholderText("dd-mm-jjjj")
        line.setMaxLength(20)
        self._add(form, key, text, line)

    def _choice(self, form: QFormLayout, key: str, text: str, choices: dict[str, str]) -> None:
        box = QComboBox()
        box.addItem("—", None)
        for value, words in choices.items():
            box.addItem(words, value)
        box.setMaxVisibleItems(14)
        if len(choices) > 30:
            _searchable(box)
        self._add(form, key, text, box)

    def _add(self, form: QFormLayout, key: str, text: str, field: QWidget) -> None:
        named(field, f"newcomer:{key}", text.replace(" *", ""))
        error = label("", "error")
        error.hide()
        form.addRow(text, field)
        form.addRow(error)
        self._fields[key], self._errors[key] = field, error

    def _value(self, key: str) -> Any:
        field = self._fields[key]
        if isinstance(field, QComboBox):
            if _chosen(field) is None and key == "language":
                raise AnswerError("Kies de taal. Vraag ernaar: het land zegt het niet.")
            return _chosen(field)
        assert isinstance(field, QLineEdit)
        typed = field.text().strip()
        if key == "name" and not typed:
            raise AnswerError("Vul een naam in.")
        if not typed:
            return None
        return dates.parse(typed) if _is_date(key) else clean(typed, LONGEST_NAME)

    def _show(self, newcomer: Newcomer) -> None:
        for key, field in self._fields.items():
            value = getattr(newcomer, key)
            if isinstance(field, QComboBox):
                index = field.findData(value)
                if index < 0 and value is not None:
                    field.addItem(str(value), value)
                    index = field.count() - 1
                field.setCurrentIndex(max(index, 0))
            elif isinstance(field, QLineEdit):
                field.setText(dates.write(value) if isinstance(value, date) else value or "")

    def _mark(self, key: str, sentence: str) -> None:
        self._errors[key].setText(sentence)
        self._errors[key].setVisible(bool(sentence))
        state(self._fields[key], "error" if sentence else "")

    def _save(self) -> None:
        try:
            newcomer = self.newcomer()
            if self._dossier is None:
                dossier = Dossier(newcomer)
                self._desk.dossiers.add(dossier)
                self._dossier = dossier
            else:
                self._dossier.newcomer = newcomer
                self._desk.dossiers.save(self._dossier)
        except UserError as error:
            self._desk.tell(str(error), "error")
            return
        self._desk.tell("Bewaard.", "done")
        self.go.emit("dossier", {"dossier": self._dossier.id})

    def keyPressEvent(self, event: Any) -> None:
        """Enter saves, from any field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
        else:
            super().keyPressEvent(event)


def _chosen(box: QComboBox) -> Any:
    """The chosen value; what was typed must be one of the list.

    Raises:
        AnswerError: it is not.
    """
    if box.isEditable() and box.currentText().strip() in ("", "—"):
        return None
    index = box.findText(box.currentText().strip(), Qt.MatchFlag.MatchFixedString)
    if index < 0:
        raise AnswerError("Kies een land uit de lijst.")
    return box.itemData(index)


def _searchable(box: QComboBox) -> None:
    """Let a long list be found by typing any part of a name; nothing can be added to it."""
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = box.completer()
    assert completer is not None  # an editable box has one
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)


def _is_date(key: str) -> bool:
    return key.endswith(("_on", "_date"))
