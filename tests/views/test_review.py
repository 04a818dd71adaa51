"""An interpreter reviews by keyboard: what is kept and what is not, and nothing typed is ever lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

import pytest
from filelock import FileLock
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.demo_hand import work
from desktop.guide import Guide
from desktop.translate.catalog import Translated
from desktop.translate.corrections import LOCK, Correction, Corrections
from desktop.views.background import Background
from desktop.views.languages.review_page import UNKEPT, ReviewPage
from desktop.views.languages.review_texts import changed_words
from desktop.views.languages.reviewer_line import WITHOUT

from .conftest import TODAY, Bar
from .finding import button

CONTROL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
CHILDREN = ("gezin.kinderen:text", "Heeft u kinderen?")
BETTER = "هل عندكم أطفال؟"
Show = Callable[..., ReviewPage]
Widget = TypeVar("Widget", bound=QWidget)


@pytest.fixture
def background() -> Iterator[Background]:
    """The way off the GUI thread."""
    made = Background()
    yield made
    made.wait()


@pytest.fixture
def show(qtbot: QtBot, guide: Guide, background: Background, bar: Bar) -> Show:
    """Shows the drafts of Arabic; somebody gave a name unless the test says otherwise."""

    def shown(name: str = "Samira Haddad", wanted: str = "draft", code: str = "ar") -> ReviewPage:
        page = ReviewPage(guide, code, background, lambda: TODAY, bar.tell)
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.setFocus()
        QTest.keyClicks(part(page, QLineEdit, "reviewer"), name)
        choose(page, "wanted", wanted)
        return page

    return shown


def part(page: QWidget, kind: type[Widget], name: str) -> Widget:
    """One part of the page, by its name."""
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def field(page: QWidget) -> QTextEdit:
    return part(page, QTextEdit, "own_text")


def said(page: QWidget, name: str) -> str:
    """What a label says; nothing when it cannot be seen."""
    line = part(page, QLabel, name)
    return line.text() if line.isVisible() else ""


def choose(page: QWidget, name: str, value: str) -> None:
    box = part(page, QComboBox, name)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def key(page: QWidget, which: Qt.Key, held: Qt.KeyboardModifier = CONTROL) -> None:
    """Press a key in the field of the text."""
    QTest.keyClick(field(page), which, held)


def write(page: QWidget, text: str) -> None:
    """Type another text in the field."""
    key(page, Qt.Key.Key_A)
    field(page).insertPlainText(text)


def settled(background: Background) -> None:
    while not background.idle:
        work(5)


def found(guide: Guide, context: str, source: str) -> Translated:
    """What a new start of the program would show."""
    own = Corrections(guide.corrections.folder).of("ar") if guide.corrections else {}
    return guide.catalog("ar").corrected(own).get(context, source)


def at(page: ReviewPage) -> tuple[str, str]:
    assert page.text is not None
    return page.text.context, page.text.source


def bring(page: ReviewPage, context: str) -> None:
    """Skip until a text is there."""
    while at(page)[0] != context:
        key(page, Qt.Key.Key_Down)


def test_one_key_agrees_and_goes_on(show: Show, guide: Guide, background: Background) -> None:
    page = show()
    first = at(page)
    draft = guide.catalog("ar").get(*first)
    assert draft.state == "draft"
    assert field(page).hasFocus()
    key(page, Qt.Key.Key_Return)
    assert at(page) != first
    assert field(page).hasFocus()
    assert said(page, "progress").startswith("1 van ")
    settled(background)
    assert found(guide, *first) == Translated(draft.text, "reviewed", "Samira Haddad", TODAY)
    assert found(guide, *at(page)).state == "draft"


def test_skipping_keeps_nothing_and_back_leads_back(show: Show, guide: Guide) -> None:
    page = show()
    first = at(page)
    assert not button(page, "previous").isEnabled()
    key(page, Qt.Key.Key_Down)
    assert at(page) != first
    key(page, Qt.Key.Key_Up)
    assert at(page) == first
    assert page.flush()
    assert found(guide, *first).state == "draft"


def test_what_was_changed_is_kept_whichever_way_one_goes(show: Show, guide: Guide, background: Background) -> None:
    page = show()
    bring(page, CHILDREN[0])
    write(page, f"  {BETTER} ")
    assert button(page, "agree").text() == "Bewaren, volgende"
    key(page, Qt.Key.Key_Down)
    settled(background)
    assert found(guide, *CHILDREN) == Translated(BETTER, "reviewed", "Samira Haddad", TODAY)


def test_escape_takes_back_what_was_typed(show: Show, guide: Guide) -> None:
    page = show()
    before = field(page).toPlainText()
    write(page, "abc")
    key(page, Qt.Key.Key_Escape, PLAIN)
    assert field(page).toPlainText() == before
    assert button(page, "agree").text() == "Klopt, volgende"
    assert page.flush()
    assert guide.corrections is not None
    assert guide.corrections.of("ar") == {}


def test_what_cannot_be_used_is_told_and_stays(show: Show, guide: Guide) -> None:
    page = show()
    bring(page, CHILDREN[0])
    write(page, "abc")
    key(page, Qt.Key.Key_Return)
    assert at(page) == CHILDREN
    assert "geen letter van het Arabisch" in said(page, "own_text:faults")
    assert field(page).accessibleDescription() == said(page, "own_text:faults")
    assert not page.flush()
    write(page, BETTER)
    assert said(page, "own_text:faults") == ""
    assert page.flush()
    assert found(guide, *CHILDREN).text == BETTER


def test_without_a_name_nothing_is_reviewed(show: Show, guide: Guide) -> None:
    page = show("")
    first, line = at(page), part(page, QLineEdit, "reviewer")
    key(page, Qt.Key.Key_Return)
    assert at(page) == first
    assert said(page, "reviewer_error") == WITHOUT
    assert line.hasFocus()
    QTest.keyClicks(line, "Samira")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert field(page).hasFocus()
    key(page, Qt.Key.Key_Return)
    assert page.flush()
    assert found(guide, *first).by == "Samira"
    assert part(show(""), QLineEdit, "reviewer").text() == "Samira"  # asked once


def test_who_looked_first_keeps_the_credit(show: Show, guide: Guide) -> None:
    guide.correct("ar", [Correction(*CHILDREN, BETTER, "Karim Aziz", date(2026, 3, 1))])
    page = show(wanted="all")
    bring(page, CHILDREN[0])
    assert said(page, "own_state") == "nagekeken door Karim Aziz, 1 maart 2026"
    key(page, Qt.Key.Key_Return)
    assert page.flush()
    assert found(guide, *CHILDREN).by == "Karim Aziz"


def test_an_outdated_text_tells_what_changed(show: Show, guide: Guide) -> None:
    context = "welkom.lezen:text"  # no catalog has it
    assert guide.corrections is not None
    guide.corrections.add("ar", [Correction(context, "Kunt u schrijven?", "هل تكتب؟", "Karim Aziz", date(2026, 3, 1))])
    page = show(wanted="outdated")
    assert at(page) == (context, "Kunt u lezen?")
    assert said(page, "former") == "Het Nederlands is veranderd. Eerst stond er: Kunt u schrijven?"
    assert said(page, "changed_words") == "Wat er veranderde: 'schrijven?' werd 'lezen?'."
    assert "eerder nagekeken door Karim Aziz" in said(page, "own_state")
    write(page, "هل تقرأ؟")
    key(page, Qt.Key.Key_Return)
    assert page.flush()
    assert found(guide, context, "Kunt u lezen?") == Translated("هل تقرأ؟", "reviewed", "Samira Haddad", TODAY)


def test_changed_words() -> None:
    assert changed_words("Hoe vaak", "Hoe vaak nu") == "'nu' kwam erbij"
    assert changed_words("Hoe vaak nu", "Hoe vaak") == "'nu' ging weg"
    assert changed_words("Ja", "Ja") == ""


def test_the_end_and_what_was_skipped(show: Show, guide: Guide) -> None:
    page = show()
    first = at(page)
    key(page, Qt.Key.Key_Down)
    while page.text is not None:
        key(page, Qt.Key.Key_Return)
    assert said(page, "end") == "Dit was de laatste. 1 tekst is nog niet nagekeken."
    QTest.keyClick(page, Qt.Key.Key_Escape)  # there is nothing to take back
    button(page, "again").click()
    assert at(page) == first
    key(page, Qt.Key.Key_Return)
    assert said(page, "end") == "Alles bij deze keuze is nagekeken. Dank u wel."
    assert page.flush()
    button(page, "previous").click()
    assert at(page) == first
    choose(page, "wanted", "draft")
    assert said(page, "end") == "Bij deze keuze is er niets om na te kijken."
    assert not button(page, "agree").isEnabled()


def test_the_next_text_is_there_while_another_program_holds_the_file(
    show: Show, guide: Guide, background: Background
) -> None:
    page = show()
    first = at(page)
    assert guide.corrections is not None
    guide.corrections.folder.mkdir(parents=True)
    with FileLock(guide.corrections.folder / LOCK):
        key(page, Qt.Key.Key_Return)
        assert at(page) != first
        key(page, Qt.Key.Key_Up)
        assert at(page) == first
        assert said(page, "own_state").startswith("nagekeken door Samira Haddad")
        write(page, "تم")  # changed again before the first was written
        key(page, Qt.Key.Key_Return)
        assert not background.idle
    settled(background)
    assert found(guide, *first).text == "تم"


def test_leaving_waits_until_all_is_kept(show: Show, guide: Guide) -> None:
    page = show()
    seen = []
    for _ in range(4):
        seen.append(at(page))
        key(page, Qt.Key.Key_Return)
    assert page.flush()
    assert {found(guide, *text).state for text in seen} == {"reviewed"}


def test_what_the_disk_refuses_stands_in_its_field_again(
    show: Show, guide: Guide, background: Background, bar: Bar
) -> None:
    assert guide.corrections is not None
    stone = guide.corrections.folder.parent
    stone.parent.mkdir(parents=True, exist_ok=True)
    stone.write_text("no folder")
    page = show()
    bring(page, CHILDREN[0])
    write(page, BETTER)
    key(page, Qt.Key.Key_Return)
    settled(background)
    assert "niet bewaard" in bar.said[-1][0]
    assert bar.said[-1][1] == "error"
    assert at(page) == CHILDREN
    assert field(page).toPlainText() == BETTER
    assert not page.flush()
    assert page.abandon()
    stone.unlink()
    key(page, Qt.Key.Key_Down)
    assert page.flush()
    assert found(guide, *CHILDREN).text == BETTER


def test_a_text_that_was_given_back_is_not_forgotten_at_leaving(show: Show, guide: Guide, bar: Bar) -> None:
    assert guide.corrections is not None
    page = show()
    bring(page, CHILDREN[0])
    page._refused([Correction(*CHILDREN, BETTER, "Samira Haddad", TODAY)], "De schijf is vol.")
    first = at(page)
    page._turn(0)
    assert at(page) != first
    assert not page.flush()
    assert bar.said[-1] == (UNKEPT, "warning")
    assert at(page) == CHILDREN
    assert field(page).toPlainText() == BETTER
    key(page, Qt.Key.Key_Escape, PLAIN)
    assert page.flush()
    assert guide.corrections.of("ar") == {}


def test_another_choice_of_topic(show: Show, guide: Guide) -> None:
    page = show(wanted="all")
    choose(page, "topic", "gezin")
    assert at(page)[0].startswith("gezin")
    assert said(page, "place_in_choice").startswith("Tekst 1 van ")
    write(page, "kinderen")
    choose(page, "topic", "netwerk")  # first mend what is there
    assert at(page)[0].startswith("gezin")
    assert part(page, QComboBox, "topic").currentData() == "gezin"


def test_the_language_has_its_own_direction(show: Show) -> None:
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    assert field(show()).layoutDirection() == right
    assert field(show(code="ti")).layoutDirection() == left


def test_damaged_corrections_are_told_on_the_page(show: Show, guide: Guide) -> None:
    assert guide.corrections is not None
    guide.corrections.folder.mkdir(parents=True)
    (guide.corrections.folder / "ar.po").write_text("onzin")
    assert "beschadigd" in said(show(), "corrections_trouble")
