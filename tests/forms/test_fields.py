"""What holds for every type of question: shown, read, cleared, and kept when the language changes."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.forms.fields import FIELDS
from desktop.questions.model import Type
from desktop.translate.catalog import Catalog

from .conftest import MakeCard
from .samples import QUESTIONS

VALUES: dict[str, Any] = {
    "werk.soort": "vrijwillig",
    "werk.talen": ["ar", "ti"],
    "netwerk.contacten": 0,
    "welkom.sinds": "1990-05-01",
    "gezondheid.cijfer": 3,
    "gezondheid.verhaal": "Ik slaap slecht.\nأنا لا أنام جيداً.",
    "gezin.zorgen": False,
    "gezin.leden": [{"name": "Samir", "relation": "kind", "age": 0}, {"relation": "partner"}],
}
every_type = pytest.mark.parametrize("question", list(QUESTIONS))


def test_every_type_has_its_field_and_its_test() -> None:
    assert set(FIELDS) == set(get_args(Type)) == {question.type for question in QUESTIONS.values()}
    assert set(VALUES) == set(QUESTIONS)


@every_type
def test_an_untouched_field_is_empty(card: MakeCard, question: str) -> None:
    assert card(question).field.value() is None


@every_type
def test_a_value_that_is_shown_comes_back(card: MakeCard, question: str) -> None:
    field = card(question).field
    field.show_value(VALUES[question])
    assert field.value() == VALUES[question]
    assert type(field.value()) is type(VALUES[question])


@every_type
def test_showing_a_value_is_no_change_by_the_person(card: MakeCard, question: str) -> None:
    field, told = card(question).field, []
    field.changed.connect(lambda: told.append(1))
    field.show_value(VALUES[question])
    field.clear()
    assert told == []


@every_type
def test_clearing_leaves_nothing(card: MakeCard, question: str) -> None:
    field = card(question).field
    field.show_value(VALUES[question])
    field.clear()
    assert field.value() is None


@every_type
def test_another_language_keeps_the_answer(card: MakeCard, question: str, tigrinya: Catalog) -> None:
    field = card(question).field
    field.show_value(VALUES[question])
    for catalog in (tigrinya, Catalog("nl"), Catalog("so")):
        field.set_catalog(catalog)
        assert field.value() == VALUES[question]


@every_type
@pytest.mark.parametrize("strange", ["verdwenen", ["verdwenen"], 99, True, [{"relation": "verdwenen"}], []])
def test_a_value_that_no_longer_fits_does_no_harm(card: MakeCard, question: str, strange: Any) -> None:
    field = card(question).field
    field.show_value(strange)
    field.clear()
    assert field.value() is None


@every_type
def test_names_by_which_it_is_found(card: MakeCard, question: str) -> None:
    shown = card(question)
    assert shown.objectName() == f"question:{question}"
    assert shown.field.objectName() == f"field:{question}"
    for part in ("declined", "not_asked", "note", "concern"):
        assert shown.findChild(QWidget, f"{part}:{question}") is not None


@every_type
def test_everything_that_can_be_used_has_a_name_and_is_large_enough(card: MakeCard, question: str) -> None:
    shown = card(question)
    shown.field.show_value(VALUES[question])
    usable = [
        widget
        for widget in shown.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.ClickFocus
    ]
    usable = [widget for widget in usable if not widget.objectName().startswith("qt_")]
    assert usable
    for widget in usable:
        assert widget.objectName(), widget
        assert widget.accessibleName(), widget.objectName()
        assert min(widget.width(), widget.height()) >= 32, widget.objectName()


@every_type
def test_the_keyboard_goes_to_the_field(card: MakeCard, question: str) -> None:
    shown = card(question)
    shown.focus()
    focused = shown.focusWidget()
    assert focused is not None
    assert shown.field.isAncestorOf(focused)
