"""Registering a newcomer, or correcting what is kept of him."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QCompleter,
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
from desktop.views.inline_question import InlineQuestion
from desktop.views.newcomers.sensible_dates import mistakes
from desktop.views.newcomers.side_by_side import SideBySide
from desktop.views.page import Page
from desktop.views.page_foot import PLACES, TO_DOSSIER
from desktop.views.scrolled import Scrolled
from desktop.views.steady import steady

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

    column = True

    def __init__(self, desk: Desk, dossier: Dossier | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk, self._dossier = desk, dossier
        self.title = "Nieuwkomer" if dossier else "Nieuwkomer inschrijven"
        self._errors: dict[str, QLabel] = {}
        self._fields: dict[str, QWidget] = {}
        self._rows = QVBoxLayout()
        languages = {item.code: f"{item.dutch} · {item.own}" for item in LANGUAGES}
        who = self._card("Wie")
        self._line("name", "Naam *")
        self._choice("language", "Taal van het gesprek *", languages)
        self._line("interpreter", "Tolk")
        self._date("birth_date", "Geboortedatum")
        self._choice("sex", "Geslacht (hoeft niet)", SEXES)
        self._rows.addStretch(1)
        arrival = self._card("Komst en woning")
        if desk.guide.municipality.settings.record_origin:
            self._choice("country", "Land van herkomst", countries())
        self._date("linked_on", "Datum koppeling")
        self._date("moved_in_on", "Datum verhuizing naar de woning")
        self._choice("regime", "Regeling", REGIMES)
        self._line("household", "Huishouden", "Zelfde naam of nummer voor wie bij elkaar hoort.")
        self._offer_households()
        self._rows.addStretch(1)
        self._question = InlineQuestion()
        self._lay_out(SideBySide((who, arrival), 34, 24))
        if dossier:
            self._show(dossier.newcomer)
        self._kept = self._typed()
        self.setFocusProxy(self._fields["name"])

    def flush(self) -> bool:
        """Save what was changed; what cannot be saved keeps the page, and is said."""
        if self._typed() == self._kept:
            return True
        first = self._dossier is None
        if not self._keep():
            return False
        if first:
            # After the lock this page would be an empty form again, as if nobody had been registered.
            self._show_dossier()
        return True

    def abandon(self) -> bool:
        """Give up a form that cannot be saved yet: the lock comes first."""
        return True

    def draft(self) -> dict[str, str]:
        """The form, when it is not saved."""
        typed = self._typed()
        return {} if typed == self._kept else typed

    def show_draft(self, typed: dict[str, str]) -> None:
        """Fill the form as it was."""
        for key, text in typed.items():
            field = self._fields.get(key)
            if isinstance(field, QComboBox) and not field.isEditable():
                field.setCurrentIndex(field.findText(text))
            elif isinstance(field, QComboBox):
                field.setEditText(text)
            elif isinstance(field, QLineEdit):
                field.setText(text)

    def newcomer(self) -> Newcomer:
        """What the form says.

        Raises:
            AnswerError: something is missing or no date; it stands beside the field.
        """
        values: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        for key in self._fields:
            try:
                values[key] = self._value(key)
            except AnswerError as error:
                wrong[key] = str(error)
        wrong |= mistakes(values, self._desk.today())
        for key in self._fields:
            self._mark(key, wrong.get(key, ""))
        if wrong:
            first = next(key for key in self._fields if key in wrong)
            self._fields[first].setFocus()
            more = " Kijk ook de andere velden met een rode rand na." if len(wrong) > 1 else ""
            raise AnswerError(f"Nog niet bewaard. {self._fields[first].accessibleName()}: {wrong[first]}{more}")
        base = self._dossier.newcomer if self._dossier else Newcomer(name="", language="")
        return replace(base, **values)

    def _card(self, title: str) -> QFrame:
        """A card; the fields that are made next come into it."""
        card = QFrame()
        card.setProperty("look", "card")
        self._rows = QVBoxLayout(card)
        self._rows.setContentsMargins(24, 20, 24, 24)
        self._rows.setSpacing(5)
        self._rows.addWidget(label(title, "heading"))
        return card

    def _lay_out(self, cards: QWidget) -> None:
        save = button("Bewaren", "save_newcomer", "primary")
        save.clicked.connect(self._save)
        back = button(TO_DOSSIER if self._dossier else PLACES["dossiers"], "back", "quiet")
        back.clicked.connect(self._back)
        bottom = QHBoxLayout()
        bottom.addWidget(back)
        bottom.addStretch(1)
        bottom.addWidget(label("Velden met een * zijn nodig. De rest mag leeg blijven.", "help"), 3)
        bottom.addWidget(save)
        scroll = Scrolled("newcomer_scroll")
        scroll.rows.setContentsMargins(40, 20, 40, 12)
        scroll.rows.addWidget(label(self.title, "title"))
        scroll.rows.addWidget(cards)
        scroll.rows.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(40, 0, 40, 16)
        foot.addWidget(self._question)
        foot.addLayout(bottom)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll, 1)
        outer.addLayout(foot)

    def _line(self, key: str, text: str, help_text: str = "") -> None:
        line = QLineEdit()
        line.setMaxLength(LONGEST_NAME)
        self._add(key, text, line, help_text)

    def _date(self, key: str, text: str) -> None:
        line = QLineEdit()
        line.setPlaceholderText("dd-mm-jjjj")
        line.setMaxLength(20)
        self._add(key, text, line)

    def _choice(self, key: str, text: str, choices: dict[str, str]) -> None:
        box = QComboBox()
        box.addItem("—", None)
        for value, words in choices.items():
            box.addItem(words, value)
        box.setMaxVisibleItems(14)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        steady(box)
        if len(choices) > 30:
            _searchable(box)
        self._add(key, text, box)

    def _add(self, key: str, text: str, field: QWidget, help_text: str = "") -> None:
        named(field, f"newcomer:{key}", text.replace(" *", ""))
        field.setAccessibleDescription(help_text)
        field.setProperty("help", help_text)
        error = label("", "error")
        error.hide()
        self._rows.addWidget(label(text))
        if help_text:
            self._rows.addWidget(label(help_text, "help"))
        self._rows.addWidget(field)
        self._rows.addWidget(error)
        self._fields[key], self._errors[key] = field, error
        if isinstance(field, QComboBox | QLineEdit):
            typed = field.currentTextChanged if isinstance(field, QComboBox) else field.textChanged
            typed.connect(lambda: self._mend(key))

    def _offer_households(self) -> None:
        """Offer the households that are there while somebody types: one spelling finds everybody."""
        try:
            known = self._desk.dossiers.households()
        except UserError:
            return  # only a convenience; saving will tell
        line = self._fields["household"]
        assert isinstance(line, QLineEdit)
        completer = QCompleter(known, line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)

    def _typed(self) -> dict[str, str]:
        """What stands in the fields, to see whether something was changed."""
        found = {}
        for key, field in self._fields.items():
            assert isinstance(field, QComboBox | QLineEdit)
            found[key] = field.currentText() if isinstance(field, QComboBox) else field.text()
        return found

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
        return dates.parse(typed) if _is_date(key) else clean(typed, LONGEST_NAME, one_line=True)

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
        field = self._fields[key]
        state(field, "error" if sentence else "")
        field.setAccessibleDescription(sentence or str(field.property("help")))

    def _mend(self, key: str) -> None:
        """What was wrong is no longer said of a field in which something else stands now."""
        if self._errors[key].text():
            self._mark(key, "")

    def _save(self) -> None:
        if self._keep():
            self._show_dossier()

    def _keep(self) -> bool:
        """Save the form; when that fails it is said, and everything typed stays."""
        try:
            newcomer = self.newcomer()
            if self._dossier is None:
                dossier = Dossier(newcomer)
                self._desk.dossiers.add(dossier)
                self._dossier = dossier
            else:
                self._desk.dossiers.save(replace(self._dossier, newcomer=newcomer))
                self._dossier.newcomer = newcomer
        except UserError as error:
            self._desk.tell(str(error), "error")
            return False
        self._kept = self._typed()
        self._desk.tell("Bewaard.", "done")
        return True

    def _show_dossier(self) -> None:
        assert self._dossier is not None
        self.go.emit("dossier", {"dossier": self._dossier.id})

    def _back(self) -> None:
        if self._typed() == self._kept:
            self.leave.emit()
        else:
            self._question.ask("Niet bewaard. Toch terug?", "Terug zonder bewaren", "Hier blijven", self._give_up)

    def _give_up(self) -> None:
        self._kept = self._typed()
        self._desk.tell("Er is niets bewaard.", "info")
        self.leave.emit()

    def keyPressEvent(self, event: Any) -> None:
        """Enter saves, from any field; on a button it does what the button does."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.click()
        else:
            self._save()


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
