"""Registering a newcomer: nothing typed is lost, no impossible date is kept, and the keyboard finds its way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.model import Dossier, Newcomer
from desktop.store.vault import Vault
from desktop.views import theme
from desktop.views.desk import Desk
from desktop.views.newcomers.newcomer import NewcomerPage
from desktop.views.newcomers.sensible_dates import mistakes
from desktop.views.page import Page
from desktop.views.preferences import PreferencesPage
from desktop.views.scrolled import Scrolled

from .conftest import TODAY, Bar
from .finding import button, disk_gone


def shown(qtbot: QtBot, page: Page, size: tuple[int, int] = (1280, 660)) -> None:
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def line(page: QWidget, key: str) -> QLineEdit:
    found: QLineEdit = page.findChild(QLineEdit, f"newcomer:{key}")
    return found


def choose(page: QWidget, key: str, value: str) -> None:
    box: QComboBox = page.findChild(QComboBox, f"newcomer:{key}")
    box.setCurrentIndex(box.findData(value))


@pytest.fixture
def form(qtbot: QtBot, desk: Desk) -> NewcomerPage:
    page = NewcomerPage(desk)
    shown(qtbot, page)
    return page


def test_an_untouched_form_may_be_left(form: NewcomerPage, bar: Bar, qtbot: QtBot) -> None:
    assert form.flush()
    assert bar.said == []
    with qtbot.waitSignal(form.leave):
        button(form, "back").click()


def test_whatever_leads_away_saves_a_whole_form(form: NewcomerPage, desk: Desk, qtbot: QtBot) -> None:
    line(form, "name").setText("Selam Tesfay")
    choose(form, "language", "ti")
    with qtbot.waitSignal(form.go) as went:
        assert form.flush()
    [kept] = desk.dossiers.search("selam")
    assert went.args == ["dossier", {"dossier": kept.dossier_id}]
    assert form.flush()
    assert len(desk.dossiers.search("")) == 1


def test_half_a_form_keeps_the_page_and_says_what_is_missing(form: NewcomerPage, desk: Desk, bar: Bar) -> None:
    line(form, "interpreter").setText("Samir Haddad")
    assert not form.flush()
    assert bar.said[-1][0].startswith("Nog niet bewaard. Naam: Vul een naam in.")
    assert line(form, "interpreter").text() == "Samir Haddad"
    assert desk.dossiers.search("") == []


def test_a_correction_is_saved_on_the_way_out(qtbot: QtBot, desk: Desk, vault: Vault, begun: Dossier) -> None:
    page = NewcomerPage(desk, desk.dossiers.open(begun.id))
    shown(qtbot, page)
    line(page, "household").setText("Huis 14")
    with disk_gone(vault):
        assert not page.flush()
    assert page.flush()
    assert desk.dossiers.open(begun.id).newcomer.household == "Huis 14"


def test_going_back_from_a_changed_form_is_asked_about(form: NewcomerPage, desk: Desk, qtbot: QtBot) -> None:
    line(form, "name").setText("Selam")
    with qtbot.assertNotEmitted(form.leave):
        button(form, "back").click()
        button(form, "question_no").click()
        button(form, "back").click()
    with qtbot.waitSignal(form.leave):
        button(form, "question_yes").setFocus()
        QTest.keyClick(button(form, "question_yes"), Qt.Key.Key_Return)
    assert form.flush()
    assert desk.dossiers.search("") == []


BORN = date(1990, 5, 1)


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"birth_date": TODAY}, set()),
        ({"birth_date": date(2026, 9, 9)}, {"birth_date"}),
        ({"linked_on": TODAY, "birth_date": BORN}, set()),
        ({"linked_on": date(2026, 9, 9)}, {"linked_on"}),
        ({"linked_on": date(1990, 4, 30), "birth_date": BORN}, {"linked_on"}),
        ({"moved_in_on": date(2027, 3, 1)}, set()),
        ({"moved_in_on": date(2062, 3, 1)}, {"moved_in_on"}),
        ({"moved_in_on": date(1902, 3, 1), "linked_on": date(1926, 1, 1)}, {"moved_in_on", "linked_on"}),
    ],
)
def test_dates_that_cannot_be_true(values: dict[str, date], wrong: set[str]) -> None:
    assert set(mistakes(values, TODAY)) == wrong


def test_a_birth_in_the_future_is_not_kept(form: NewcomerPage, desk: Desk, bar: Bar) -> None:
    line(form, "name").setText("Selam")
    choose(form, "language", "ti")
    line(form, "birth_date").setText("1-1-2150")
    button(form, "save_newcomer").click()
    assert bar.said[-1] == (
        "Nog niet bewaard. Geboortedatum: Een geboortedatum kan niet in de toekomst liggen.",
        "error",
    )
    assert line(form, "birth_date").property("state") == "error"
    assert desk.dossiers.search("") == []
    line(form, "birth_date").setText("1-1-2001")
    assert not line(form, "birth_date").property("state"), "what was wrong is mended"


def test_the_form_begins_at_the_name(form: NewcomerPage) -> None:
    form.setFocus()
    assert line(form, "name").hasFocus()


def test_known_households_are_offered(qtbot: QtBot, desk: Desk) -> None:
    desk.dossiers.add(Dossier(Newcomer("Selam", "ti", household="Huis 14")))
    page = NewcomerPage(desk)
    shown(qtbot, page)
    completer = line(page, "household").completer()
    completer.setCompletionPrefix("14")
    assert completer.currentCompletion() == "Huis 14"


def _wheel(field: QWidget) -> None:
    middle = QPointF(field.rect().center())
    QApplication.sendEvent(
        field,
        QWheelEvent(
            middle, field.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip


def test_the_wheel_changes_only_the_field_with_the_focus(form: NewcomerPage) -> None:
    form.setFocus()
    box: QComboBox = form.findChild(QComboBox, "newcomer:language")
    _wheel(box)
    assert (box.currentIndex(), box.hasFocus()) == (0, False)
    box.setFocus()
    _wheel(box)
    assert box.currentIndex() == 1


def test_the_wheel_changes_no_preference_and_a_municipality_has_its_name(qtbot: QtBot, desk: Desk) -> None:
    page = PreferencesPage(desk)
    shown(qtbot, page)
    page.setFocus()
    minutes: QSpinBox = page.findChild(QSpinBox, "preference:lock_minutes")
    before = minutes.value()
    _wheel(minutes)
    assert minutes.value() == before
    box: QComboBox = page.findChild(QComboBox, "preference:municipality")
    assert (box.currentText(), box.currentData()) == ("Gemeente Zeist", "zeist")
    for place in range(box.count()):
        box.setCurrentIndex(place)
        assert desk.settings.get("municipality") == box.itemData(place)


@pytest.mark.thorough
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_form_fits_a_small_window_with_large_letters(
    qtbot: QtBot, desk: Desk, percent: int, shipped: object
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, percent)
    try:
        page = NewcomerPage(replace(desk, guide=shipped))
        shown(qtbot, page, (960, 560))
        scroll = page.findChild(Scrolled)
        qtbot.waitUntil(lambda: scroll.widget().width() == scroll.viewport().width())
        assert page.width() == 960
        for key in ("name", "household"):
            field = line(page, key)
            assert field.mapTo(scroll.widget(), field.rect().topRight()).x() < scroll.viewport().width() - 40
    finally:
        theme.apply(app)
