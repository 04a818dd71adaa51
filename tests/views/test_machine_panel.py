"""The machine beside the conversation, with the real engine and the tiny real models."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.demo_hand import work
from desktop.dossier.model import Exchange
from desktop.translate.machine import Machine
from desktop.views import theme
from desktop.views.aids.draft import Draft, Drafts, Made
from desktop.views.aids.machine_field import CHANGED, LONGEST
from desktop.views.aids.machine_result import BACK, BACK_OF_MACHINE, MARK
from desktop.views.background import Background

from ..models import samples
from .finding import button
from .on_machine import (
    ILL,
    ILL_ARABIC,
    PAIN,
    PAIN_ARABIC,
    TODAY,
    Show,
    accepted,
    area,
    at_rest,
    press,
    said,
    shown,
    translated,
    until,
    write,
)


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A machine that has its models loaded: Dutch, English and Arabic."""
    folder = tmp_path_factory.mktemp("models")
    samples.install(folder)
    machine = Machine(folder, patience=60)
    machine.translate([PAIN], "nl", "ar")
    machine.translate([PAIN_ARABIC], "ar", "nl")
    yield machine
    machine.close()


@pytest.fixture
def background() -> Iterator[Background]:
    """The way off the GUI thread."""
    made = Background()
    yield made
    made.wait()


@pytest.fixture
def show(qtbot: QtBot, warm: Machine, background: Background) -> Show:
    """Shows the panel for a language."""
    return partial(shown, qtbot, warm, background)


def test_a_question_becomes_arabic_marked_and_translated_back(show: Show) -> None:
    panel = show()
    assert translated(panel, f"  {PAIN}\n") == PAIN_ARABIC
    assert said(panel, "machine_mark") == MARK
    assert said(panel, "back_head") == BACK
    assert said(panel, "back") == PAIN
    assert not button(panel, "translate").isEnabled()  # it stands there already


def test_the_keyboard_stays_at_the_text_when_the_button_that_had_it_goes(show: Show, qtbot: QtBot) -> None:
    panel = show()
    window, beside = QWidget(), QPushButton("Ergens anders")
    rows = QVBoxLayout(window)
    rows.addWidget(panel)
    rows.addWidget(beside)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    write(panel, PAIN)
    button(panel, "translate").setFocus()
    qtbot.keyClick(button(panel, "translate"), Qt.Key.Key_Space)
    assert area(panel, "to_translate").hasFocus()
    until(lambda: at_rest(panel))
    assert area(panel, "to_translate").hasFocus()


def test_a_translation_below_a_long_text_is_scrolled_to(show: Show) -> None:
    panel = show()
    panel.resize(340, 420)
    translated(panel, "\n".join([PAIN] * 12))
    until(lambda: not area(panel, "translation").visibleRegion().isEmpty())


def test_what_the_newcomer_writes_becomes_dutch(show: Show) -> None:
    panel = show()
    button(panel, "to_dutch").click()
    assert translated(panel, ILL_ARABIC) == ILL
    assert said(panel, "back") == ILL_ARABIC
    kept = accepted(panel)
    press(panel, "keep_exchange")
    assert (kept[0].speaker, kept[0].original_language, kept[0].translation_language) == ("newcomer", "ar", "nl")


def test_nothing_is_kept_unless_accepted_and_then_everything(show: Show) -> None:
    panel = show()
    kept = accepted(panel)
    translated(panel, PAIN)
    assert kept == []
    panel.set_question("gezondheid.volgende")  # it was asked at the question before
    press(panel, "keep_exchange")
    assert vars(kept[0]) == {
        "speaker": "professional",
        "original": PAIN,
        "original_language": "nl",
        "translation": PAIN_ARABIC,
        "translation_language": "ar",
        "said_on": TODAY,
        "back": PAIN,
        "model": kept[0].model,
        "edited": False,
        "question": "gezondheid.klachten",
    }
    assert [word.partition("_")[2][:2] for word in kept[0].model.split() if "_" in word] == ["en", "ar"]
    assert area(panel, "to_translate").toPlainText() == ""
    assert said(panel, "machine_mark") == ""
    assert panel.findChild(QWidget, "kept:0").isVisible()


def test_what_cannot_be_kept_stays_on_the_panel(show: Show) -> None:
    panel = show()
    translated(panel, PAIN)
    press(panel, "keep_exchange")  # nobody keeps it
    panel.show_kept([])
    assert area(panel, "to_translate").toPlainText() == PAIN
    assert area(panel, "translation").toPlainText() == PAIN_ARABIC


def test_an_edited_translation_no_longer_fits_its_back_translation(show: Show) -> None:
    panel = show()
    kept = accepted(panel)
    translated(panel, PAIN)
    write(panel, "هل أنت متعب؟", "translation")
    assert said(panel, "machine_mark").startswith(MARK)
    assert "aangepast" in said(panel, "machine_mark")
    assert (said(panel, "back_head"), said(panel, "back")) == (BACK_OF_MACHINE, PAIN)
    press(panel, "back_again")
    until(lambda: at_rest(panel))
    assert (said(panel, "back_head"), said(panel, "back")) == (BACK, "Bent u moe?")
    press(panel, "keep_exchange")
    assert (kept[0].translation, kept[0].back, kept[0].edited) == ("هل أنت متعب؟", "Bent u moe?", True)


def test_a_back_translation_of_other_words_is_not_kept(show: Show) -> None:
    panel = show()
    kept = accepted(panel)
    translated(panel, PAIN)
    write(panel, "هل أنت متعب؟", "translation")
    press(panel, "keep_exchange")
    assert (kept[0].back, kept[0].edited) == ("", True)


def test_words_that_were_put_back_are_the_machines_again(show: Show) -> None:
    panel = show()
    translated(panel, PAIN)
    write(panel, "x", "translation")
    write(panel, PAIN_ARABIC, "translation")
    assert said(panel, "machine_mark") == MARK
    assert said(panel, "back_head") == BACK
    write(panel, "", "translation")
    assert not button(panel, "keep_exchange").isEnabled()
    assert not button(panel, "show_translation").isEnabled()


def test_show_gives_both_languages_to_the_newcomers_window(show: Show) -> None:
    panel = show()
    shown: list[tuple[str, str]] = []
    panel.shown.connect(lambda own, dutch: shown.append((own, dutch)))
    accepted(panel)
    translated(panel, PAIN)
    press(panel, "show_translation")
    press(panel, "keep_exchange")
    button(panel, "to_dutch").click()
    translated(panel, ILL_ARABIC)
    press(panel, "show_translation")
    press(panel, "show_kept:0")
    assert shown == [(PAIN_ARABIC, PAIN), (ILL_ARABIC, ILL), (PAIN_ARABIC, PAIN)]


def test_away_forgets_the_translation_and_keeps_the_text(show: Show) -> None:
    panel = show()
    translated(panel, PAIN)
    press(panel, "drop_translation")
    assert said(panel, "machine_mark") == ""
    assert area(panel, "to_translate").toPlainText() == PAIN
    assert area(panel, "to_translate").hasFocus()
    assert button(panel, "translate").isEnabled()


def test_what_was_kept_is_taken_away_after_one_question(show: Show) -> None:
    panel = show()
    kept = accepted(panel)
    for text in (PAIN, "Bent u moe?"):
        translated(panel, text)
        press(panel, "keep_exchange")
    press(panel, "remove_kept:0")
    press(panel, "question_no")
    assert len(kept) == 2
    press(panel, "remove_kept:0")
    press(panel, "question_yes")
    assert [exchange.original for exchange in kept] == ["Bent u moe?"]
    press(panel, "remove_kept:0")
    press(panel, "question_yes")
    assert kept == []
    assert panel.findChild(QWidget, "kept:0") is None


def test_a_changed_text_is_not_shown_with_the_translation_of_the_old_one(show: Show) -> None:
    panel = show()
    write(panel, PAIN)
    press(panel, "translate")
    write(panel, "Bent u moe?")  # before the answer comes
    until(lambda: at_rest(panel))
    assert said(panel, "machine_mark") == ""
    assert said(panel, "machine_trouble") == CHANGED
    assert area(panel, "to_translate").toPlainText() == "Bent u moe?"
    write(panel, PAIN)
    assert area(panel, "translation").toPlainText() == PAIN_ARABIC
    assert said(panel, "machine_mark") == MARK
    assert said(panel, "machine_trouble") == ""


def test_each_way_keeps_its_own_text(show: Show) -> None:
    panel = show()
    write(panel, PAIN)
    press(panel, "translate")
    button(panel, "to_dutch").click()  # in the middle
    write(panel, ILL_ARABIC)
    until(lambda: at_rest(panel))
    assert said(panel, "machine_mark") == ""
    assert area(panel, "to_translate").toPlainText() == ILL_ARABIC
    button(panel, "from_dutch").click()
    assert area(panel, "to_translate").toPlainText() == PAIN
    assert area(panel, "translation").toPlainText() == PAIN_ARABIC
    assert said(panel, "back") == PAIN


def test_another_language_in_the_middle_keeps_the_text_and_drops_the_answer(show: Show) -> None:
    panel = show()
    write(panel, PAIN)
    press(panel, "translate")
    panel.set_languages("en")
    assert at_rest(panel)
    assert area(panel, "to_translate").toPlainText() == PAIN
    work(50)
    assert said(panel, "machine_mark") == ""
    press(panel, "translate")
    until(lambda: at_rest(panel))
    assert area(panel, "translation").toPlainText() == "Where does it hurt?"
    panel.set_languages("ti")
    assert area(panel, "to_translate").toPlainText() == PAIN  # the interpreter may read it
    assert not button(panel, "translate").isEnabled()
    panel.set_languages("en")
    assert area(panel, "translation").toPlainText() == "Where does it hurt?"


def test_what_was_kept_does_not_come_back_in_another_language(show: Show) -> None:
    panel = show()
    accepted(panel)
    translated(panel, PAIN)
    panel.set_languages("en")
    press(panel, "translate")
    until(lambda: at_rest(panel))
    press(panel, "keep_exchange")
    panel.set_languages("ar")
    assert area(panel, "to_translate").toPlainText() == ""


def test_control_enter_translates_and_does_not_turn_the_page(show: Show, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    panel = show()
    QVBoxLayout(page).addWidget(panel)
    turned: list[bool] = []
    QShortcut(QKeySequence("Ctrl+Return"), page).activated.connect(lambda: turned.append(True))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    panel.setFocus()
    write(panel, PAIN)
    qtbot.keyClick(area(panel, "to_translate"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: bool(said(panel, "back")))
    assert area(panel, "translation").toPlainText() == PAIN_ARABIC
    assert turned == []


def test_no_more_is_taken_than_can_be_translated(show: Show) -> None:
    panel = show()
    write(panel, "Ja. " * 1000)
    assert area(panel, "to_translate").length() == LONGEST
    assert said(panel, "length") == "1.000 van 1.000 tekens"
    assert said(panel, "machine_trouble").startswith("Er past niet meer in.")
    write(panel, "Ja.")
    assert said(panel, "machine_trouble") == ""


def test_text_without_words_is_not_sent(show: Show) -> None:
    panel = show()
    write(panel, " \n ")
    assert not button(panel, "translate").isEnabled()
    area(panel, "to_translate").sent.emit()
    assert at_rest(panel)


def test_typed_markup_stays_text(show: Show) -> None:
    panel = show()
    kept = Exchange("professional", "<b>Hoi</b> & dag", "nl", "<img src=x>", "ar", TODAY, back="<i>x</i>")
    panel.show_kept([kept])
    shown = panel.findChild(QWidget, "kept:0").findChildren(QLabel)
    assert {line.textFormat() for line in shown} == {Qt.TextFormat.PlainText}
    assert any("<b>Hoi</b> & dag" in line.text() for line in shown)


def test_each_field_runs_in_the_direction_of_its_language_before_anything_is_typed(show: Show) -> None:
    panel = show()
    assert area(panel, "to_translate").cursorRect().left() < 40
    button(panel, "to_dutch").click()
    field = area(panel, "to_translate")
    assert field.cursorRect().left() > field.viewport().width() - 40
    assert field.accessibleName() == "Wat vertelt de nieuwkomer? (Arabisch)"
    translated(panel, ILL_ARABIC)
    assert area(panel, "translation").layoutDirection() == Qt.LayoutDirection.LeftToRight


@pytest.mark.thorough
@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_is_cut_off_in_the_narrowest_drawer(show: Show, qapp: QApplication, percent: int) -> None:
    try:
        theme.apply(qapp, percent)
        panel = show(wide=340 if percent == 100 else 420)
        accepted(panel)
        translated(panel, PAIN)
        QApplication.processEvents()
        for widget in panel.findChildren(QWidget):
            if widget.isVisible() and widget.objectName().endswith(("exchange", "translation", "dutch", "translate")):
                place = QRect(widget.mapTo(panel, widget.rect().topLeft()), widget.size())
                assert place.left() >= 0, widget.objectName()
                assert place.right() <= panel.width(), widget.objectName()
                assert widget.width() >= widget.minimumSizeHint().width(), widget.objectName()
    finally:
        theme.apply(qapp)


def test_a_draft_takes_dutch_along_and_nothing_else() -> None:
    drafts = Drafts()
    drafts.draft("nl", "ar").typed = "Hallo"
    drafts.draft("ar", "nl").typed = "مرحبا"
    assert drafts.draft("nl", "uk").typed == "Hallo"
    assert drafts.draft("uk", "nl").typed == ""
    drafts.draft("nl", "uk").typed = ""
    assert drafts.draft("nl", "ar").typed == ""


def test_a_space_that_does_not_break_is_no_edit() -> None:
    draft = Draft("nl", "fr", {"nl": "Ja?"})
    draft.take(Made("Ja?", "Oui\N{NO-BREAK SPACE}?", "een 1.0"))
    draft.words = "Oui ?"
    assert not draft.edited
