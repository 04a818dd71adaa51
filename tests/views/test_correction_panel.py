"""The interpreter corrects during the conversation: real keys, several questions, and a name with every text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.guide import Guide
from desktop.translate.catalog import Translated
from desktop.translate.corrections import Correction
from desktop.views import theme
from desktop.views.aids.correction_panel import DUTCH, CorrectionPanel
from desktop.views.languages.reviewer_line import WITHOUT

from .conftest import TODAY
from .finding import button

CHILDREN, NUMBER, READING = "gezin.kinderen", "gezin.aantal", "welkom.lezen"
BETTER, HOW_MANY = "هل عندكم أطفال؟", "كم طفلاً لديكم؟"
Show = Callable[..., CorrectionPanel]
Widget = TypeVar("Widget", bound=QWidget)


@pytest.fixture
def show(qtbot: QtBot, guide: Guide) -> Show:
    """Shows the panel for a question."""

    def shown(question: str = CHILDREN, by: str = "Samir Haddad", code: str = "ar") -> CorrectionPanel:
        panel = CorrectionPanel(guide, lambda: TODAY)
        qtbot.addWidget(panel)
        panel.resize(380, 560)
        panel.show()
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        speak_of(panel, guide, question, by, code)
        return panel

    return shown


def speak_of(panel: CorrectionPanel, guide: Guide, question: str, by: str = "", code: str = "ar") -> None:
    """The conversation comes to a question."""
    asked = guide.question(question)
    assert asked is not None
    panel.show_question(asked, guide.catalog(code), by)
    QApplication.processEvents()


def part(panel: QWidget, kind: type[Widget], name: str) -> Widget:
    """One part of the panel, by its name."""
    found = panel.findChild(kind, name)
    assert found is not None, name
    return found


def field(panel: QWidget, context: str) -> QTextEdit:
    """Where a text is written."""
    return part(panel, QTextEdit, f"own:{context}")


def write(panel: QWidget, context: str, text: str) -> None:
    """Type another text, with the keyboard in its field."""
    field(panel, context).setFocus()
    field(panel, context).selectAll()
    field(panel, context).insertPlainText(text)


def said(panel: QWidget, name: str) -> str:
    """What a label says; nothing when it is hidden."""
    line = part(panel, QLabel, name)
    return "" if line.isHidden() else line.text()


def state(guide: Guide, context: str, code: str = "ar") -> Translated:
    """How a text is now."""
    return guide.catalog(code).get(context, dict(guide.sources())[context])


def test_a_text_is_put_right_and_drawn_anew(show: Show, guide: Guide) -> None:
    panel, drawn = show(), []
    panel.corrected.connect(lambda: drawn.append(True))
    assert not button(panel, "keep").isEnabled()
    write(panel, f"{CHILDREN}:text", BETTER)
    assert button(panel, "keep").text() == "Bewaren (1)"
    assert said(panel, f"state:{CHILDREN}:text") == "veranderd, nog niet bewaard"
    button(panel, "keep").click()
    assert state(guide, f"{CHILDREN}:text") == Translated(BETTER, "reviewed", "Samir Haddad", TODAY)
    assert said(panel, f"state:{CHILDREN}:text") == "door Samir Haddad, 8 september 2026"
    assert (drawn, panel.unsaved, said(panel, "correction_said")) == ([True], 0, "Bewaard: 1 tekst.")


def test_control_enter_agrees_with_one_text_and_goes_to_the_next(show: Show, guide: Guide) -> None:
    assert guide.corrections is not None
    options = {f"{READING}:option:{name}": text for name, text in (("goed", "نعم"), ("beetje", "قليلاً"))}
    panel = show(READING)
    write(panel, f"{READING}:text", "هل تقرأ؟")
    QTest.keyClick(field(panel, f"{READING}:text"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    for context, text in options.items():
        assert field(panel, context).hasFocus()
        write(panel, context, text)
        QTest.keyClick(field(panel, context), Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)
    assert set(guide.corrections.of("ar")) == {f"{READING}:text", *options}
    assert field(panel, f"{READING}:option:niet").hasFocus()
    QTest.keyClick(field(panel, f"{READING}:option:niet"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Er staat geen vertaling" in said(panel, f"own:{READING}:option:niet:faults")


def test_agreeing_with_a_draft_needs_one_click(show: Show, guide: Guide) -> None:
    panel = show()
    draft = state(guide, f"{CHILDREN}:text")
    assert draft.state == "draft"
    button(panel, f"agree:{CHILDREN}:text").click()
    assert state(guide, f"{CHILDREN}:text") == Translated(draft.text, "reviewed", "Samir Haddad", TODAY)
    assert button(panel, f"agree:{CHILDREN}:text").isHidden()


def test_what_is_typed_stays_at_other_questions_and_is_kept_together(show: Show, guide: Guide) -> None:
    panel = show()
    write(panel, f"{CHILDREN}:text", BETTER)
    speak_of(panel, guide, NUMBER)
    assert said(panel, "correction_said") == "Nog niet bewaard bij een andere vraag: 1."
    write(panel, f"{NUMBER}:text", HOW_MANY)
    speak_of(panel, guide, CHILDREN)
    assert field(panel, f"{CHILDREN}:text").toPlainText() == BETTER
    speak_of(panel, guide, CHILDREN, code="ti")  # the other language has texts of its own
    assert field(panel, f"{CHILDREN}:text").toPlainText() == state(guide, f"{CHILDREN}:text", "ti").text
    assert panel.flush()
    assert [state(guide, f"{name}:text").text for name in (CHILDREN, NUMBER)] == [BETTER, HOW_MANY]
    assert state(guide, f"{CHILDREN}:text", "ti").state == "draft"
    assert (panel.unsaved, said(panel, "correction_said")) == (0, "Bewaard: 2 teksten.")


def test_a_text_that_cannot_be_used_keeps_the_rest_back(show: Show, guide: Guide) -> None:
    panel = show(READING)
    write(panel, f"{READING}:text", "هل تقرأ؟")
    write(panel, f"{READING}:option:goed", "abc")
    assert not panel.flush()
    assert "letter van het Arabisch" in said(panel, f"own:{READING}:option:goed:faults")
    assert field(panel, f"{READING}:option:goed").hasFocus()
    assert state(guide, f"{READING}:text").state == "missing"
    write(panel, f"{READING}:option:goed", "نعم")
    assert panel.flush()


def test_a_fault_at_another_question_is_told_too(show: Show, guide: Guide) -> None:
    panel = show()
    write(panel, f"{CHILDREN}:text", "abc")
    speak_of(panel, guide, NUMBER)
    assert not panel.flush()
    assert said(panel, "correction_said").startswith("Bij 'Heeft u kinderen?': 'a' is geen letter van het Arabisch")
    assert panel.unsaved == 1


def test_nothing_is_kept_without_a_name(show: Show, guide: Guide) -> None:
    panel = show(by="")
    write(panel, f"{CHILDREN}:text", BETTER)
    assert not panel.flush()
    assert said(panel, "reviewer_error") == WITHOUT
    assert part(panel, QLineEdit, "reviewer").hasFocus()
    QTest.keyClicks(part(panel, QLineEdit, "reviewer"), "Karim Aziz")
    speak_of(panel, guide, CHILDREN, "Samir Haddad")  # a name that was typed stays
    assert panel.flush()
    assert state(guide, f"{CHILDREN}:text").by == "Karim Aziz"


def test_the_name_of_the_domain_on_request(show: Show) -> None:
    panel = show()
    assert panel.findChild(QTextEdit, "own:gezin:title") is None
    button(panel, "with_domain").click()
    assert field(panel, "gezin:title").toPlainText() == "الأسرة والأطفال"


def test_an_outdated_text_says_what_changed(show: Show, guide: Guide) -> None:
    assert guide.corrections is not None
    guide.corrections.add("ar", [Correction(f"{READING}:text", "Kunt u schrijven?", "هل تكتب؟", "Karim Aziz", TODAY)])
    panel = show(READING)
    told = [line.text() for line in panel.findChildren(QLabel) if line.isVisible()]
    assert "Het Nederlands is veranderd: 'schrijven?' werd 'lezen?'." in told
    assert button(panel, f"agree:{READING}:text").isVisible()


@pytest.mark.thorough
def test_a_low_window_with_large_letters_is_for_the_texts(show: Show, qapp: QApplication) -> None:
    theme.apply(qapp, 150)
    try:
        panel = show()
        panel.resize(430, 260)
        QApplication.processEvents()
        name, scroll = part(panel, QLineEdit, "reviewer"), part(panel, QScrollArea, "correction_scroll")
        assert name.height() >= name.sizeHint().height()
        assert scroll.height() >= 130
    finally:
        theme.apply(qapp)


def test_in_dutch_there_is_nothing_to_correct(show: Show) -> None:
    panel = show(code="nl")
    assert DUTCH in [line.text() for line in panel.findChildren(QLabel) if line.isVisible()]
    assert panel.findChildren(QTextEdit) == []
    assert panel.flush()


def test_damaged_corrections_are_told(show: Show, guide: Guide) -> None:
    assert guide.corrections is not None
    guide.corrections.folder.mkdir(parents=True)
    (guide.corrections.folder / "ar.po").write_text("onzin")
    assert "beschadigd" in said(show(), "corrections_trouble")
