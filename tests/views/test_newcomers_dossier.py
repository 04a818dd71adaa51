"""The list and the dossier: finding people, beginning a conversation on a day that can be, putting a mistake right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.coming_back import Arrangement
from desktop.dossier.model import Action, Answer, Conversation, Dossier, Newcomer
from desktop.errors import DossierMissing
from desktop.store.vault import Vault
from desktop.views import theme
from desktop.views.desk import Desk
from desktop.views.newcomers.conversation_start import ConversationStart
from desktop.views.newcomers.dossier import DossierPage
from desktop.views.newcomers.dossiers import DossiersPage
from desktop.views.newcomers.fact_lines import FactLines
from desktop.views.page import Page
from desktop.views.scrolled import Scrolled

from .conftest import TODAY, Bar
from .finding import button, disk_gone

Show = Callable[[Dossier], DossierPage]
EARLIER = date(2026, 3, 1)


def shown(qtbot: QtBot, page: Page, size: tuple[int, int] = (1280, 660)) -> None:
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    if isinstance(page, DossierPage):
        qtbot.waitUntil(lambda: page.whole)


def line(page: QWidget, name: str) -> QLineEdit:
    found: QLineEdit = page.findChild(QLineEdit, name)
    return found


def there(page: QWidget, name: str) -> bool:
    return page.findChild(QAbstractButton, name) is not None


def texts(page: QWidget) -> str:
    return "\n".join(found.text() for found in page.findChildren(QLabel))


@pytest.fixture
def show(qtbot: QtBot, desk: Desk) -> Show:
    """Shows a dossier as it stands in the vault; stores it when it is not there."""

    def page(dossier: Dossier) -> DossierPage:
        if not any(found.dossier_id == dossier.id for found in desk.dossiers.search("")):
            desk.dossiers.add(dossier)
        made = DossierPage(desk, desk.dossiers.open(dossier.id))
        shown(qtbot, made)
        return made

    return page


def test_the_list_begins_at_searching_and_down_goes_to_what_was_found(qtbot: QtBot, desk: Desk, begun: Dossier) -> None:
    page = DossiersPage(desk)
    shown(qtbot, page)
    page.setFocus()
    assert line(page, "search").hasFocus()
    QTest.keyClick(line(page, "search"), Qt.Key.Key_Down)
    table = page.findChild(QTableView, "dossiers")
    assert table.hasFocus()
    with qtbot.waitSignal(page.go) as went:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert went.args == ["dossier", {"dossier": begun.id}]


def test_whoever_comes_back_from_a_dossier_finds_his_search_again(qtbot: QtBot, desk: Desk, begun: Dossier) -> None:
    page = DossiersPage(desk)
    shown(qtbot, page)
    line(page, "search").setText("hamd")
    QTest.keyClick(line(page, "search"), Qt.Key.Key_Return)
    again = DossiersPage(desk)
    qtbot.addWidget(again)
    assert line(again, "search").text() == "hamd"
    third = DossiersPage(desk)  # nobody was opened since
    qtbot.addWidget(third)
    assert line(third, "search").text() == ""


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("9-9-2026", "toekomst"),
        ("30-4-1990", "geboortedatum"),
        ("28-2-2026", "eerder gesprek"),
        ("geen dag", "dag-maand-jaar"),
    ],
)
def test_a_conversation_begins_on_no_day_that_cannot_be(qtbot: QtBot, desk: Desk, day: str, said: str) -> None:
    held = Dossier(Newcomer("Selam", "ti", date(1990, 5, 1)), [Conversation("start", EARLIER, "ti", completed=True)])
    desk.dossiers.add(held)
    form = ConversationStart(desk, held, "half_year")
    qtbot.addWidget(form)
    line(form, "start:held_on").setText(day)
    with qtbot.assertNotEmitted(form.started):
        button(form, "start_conversation").click()
    assert said in texts(form)
    assert len(desk.dossiers.open(held.id).conversations) == 1


def test_a_day_long_before_the_koppeling_is_asked_about_once(qtbot: QtBot, desk: Desk) -> None:
    linked = Dossier(Newcomer("Selam", "ti", linked_on=date(2026, 1, 5)))
    desk.dossiers.add(linked)
    form = ConversationStart(desk, linked, "start")
    qtbot.addWidget(form)
    line(form, "start:held_on").setText("4-1-2025")
    with qtbot.assertNotEmitted(form.started):
        button(form, "start_conversation").click()
    assert "koppeling" in texts(form)
    with qtbot.waitSignal(form.started):
        button(form, "start_conversation").click()


def test_a_round_before_one_that_was_held_is_refused(qtbot: QtBot, desk: Desk) -> None:
    held = Dossier(Newcomer("Selam", "ti"), [Conversation("half_year", EARLIER, "ti", completed=True)])
    desk.dossiers.add(held)
    form = ConversationStart(desk, held, "start")
    qtbot.addWidget(form)
    assert form.findChild(QComboBox, "start:round").currentData() == "start"
    button(form, "start_conversation").click()
    assert "Kies een later gesprek." in texts(form)


def test_when_all_rounds_are_held_no_conversation_is_offered(show: Show) -> None:
    rounds = ("start", EARLIER), ("half_year", TODAY)
    page = show(Dossier(Newcomer("Selam", "ti"), [Conversation(name, on, "ti", completed=True) for name, on in rounds]))
    assert "Alle gesprekken zijn gevoerd." in texts(page)
    assert not there(page, "start_conversation")


def test_an_empty_conversation_can_be_taken_away(
    qtbot: QtBot, show: Show, desk: Desk, vault: Vault, begun: Dossier
) -> None:
    page = show(begun)
    button(page, "remove_conversation").click()
    with disk_gone(vault), qtbot.assertNotEmitted(page.go):
        button(page, "question_yes").click()
    assert len(desk.dossiers.open(begun.id).conversations) == 1
    button(page, "remove_conversation").click()
    with qtbot.waitSignal(page.go) as went:
        button(page, "question_yes").click()
    assert went.args == ["dossier", {"dossier": begun.id}]
    assert desk.dossiers.open(begun.id).conversations == []


def test_a_conversation_in_which_something_was_said_or_agreed_stays(show: Show, desk: Desk, begun: Dossier) -> None:
    desk.dossiers.save_answer(begun.conversations[0].id, Answer("welkom.lezen", "answered", "goed"))
    assert not there(show(begun), "remove_conversation")
    agreed = Dossier(
        Newcomer("Selam", "ti"), [Conversation("start", TODAY, "ti")], actions=[Action("a", "taal", "start")]
    )
    assert not there(show(agreed), "remove_conversation")


def test_day_interpreter_and_place_of_an_unfinished_conversation_can_be_put_right(
    qtbot: QtBot, show: Show, desk: Desk, begun: Dossier
) -> None:
    page = show(begun)
    button(page, "change_conversation").click()
    line(page, "change:held_on").setText("9-9-2026")
    assert not page.flush()
    assert "toekomst" in texts(page)
    line(page, "change:held_on").setText("7-9-2026")
    line(page, "change:place").setText("Buurthuis")
    with qtbot.waitSignal(page.go):
        button(page, "save_conversation").click()
    kept = desk.dossiers.open(begun.id).conversations[0]
    assert (kept.held_on, kept.place, kept.interpreter) == (date(2026, 9, 7), "Buurthuis", "Samir Haddad")
    line(page, "change:interpreter").setText("")
    assert page.flush()
    assert desk.dossiers.open(begun.id).conversations[0].interpreter == ""


def test_the_others_of_a_household_are_one_step_away(qtbot: QtBot, show: Show, desk: Desk) -> None:
    other = Dossier(Newcomer("Abel Tesfay", "ti", household="Huis 14"))
    stranger = Dossier(Newcomer("Yusuf", "ar", household="Huis 15"))
    desk.dossiers.add(other, stranger)
    own = Dossier(Newcomer("Selam Tesfay", "ti", household="Huis 14"))
    page = show(own)
    assert not there(page, f"housemate:{own.id}")
    assert not there(page, f"housemate:{stranger.id}")
    with qtbot.waitSignal(page.go) as went:
        button(page, f"housemate:{other.id}").click()
    assert went.args == ["dossier", {"dossier": other.id}]
    assert button(page, "household").text() == "Huishouden (2)"
    with qtbot.waitSignal(page.go) as went:
        button(page, "household").click()
    assert went.args == ["household", {"dossier": own.id, "household": "Huis 14"}]


def test_promises_can_be_brought_up_to_date_at_any_time(qtbot: QtBot, show: Show) -> None:
    last = Conversation("half_year", TODAY, "ti", completed=True)
    held = [Conversation("start", EARLIER, "ti", completed=True), last]
    page = show(Dossier(Newcomer("Selam", "ti"), held, actions=[Action("Bellen", "professional", "start")]))
    with qtbot.waitSignal(page.go) as went:
        button(page, "update_promises").click()
    assert went.args[0] == "promises"
    assert went.args[1]["conversation"] == last.id
    assert not there(show(Dossier(Newcomer("Yusuf", "ar"), [Conversation("start", TODAY, "ar")])), "update_promises")


def test_whose_it_is_is_drawn_first_and_the_rest_after_it(qtbot: QtBot, desk: Desk, bar: Bar, begun: Dossier) -> None:
    page = DossierPage(desk, begun.id)
    assert texts(page) == begun.newcomer.name
    assert page.flush()
    page.grab()  # painted, but nobody sees it: as when the vault is locked at that moment
    QApplication.processEvents()
    assert texts(page) == begun.newcomer.name
    assert desk.dossiers.log.entries()[0].kind == "changed", "nothing more was looked at"
    shown(qtbot, page)
    assert desk.dossiers.log.entries()[0].kind == "opened"
    assert "Arabisch" in texts(page)
    assert there(page, "resume_conversation")
    assert there(page, f"interview:{begun.conversations[0].id}")
    page.complete()  # all of it is there already
    assert len(page.findChildren(QAbstractButton, "rights")) == 1
    with pytest.raises(DossierMissing):
        DossierPage(desk, "nergens")
    gone = DossierPage(desk, begun.id)
    qtbot.addWidget(gone)
    desk.dossiers.delete(begun.id)
    gone.complete()
    assert gone.whole
    assert not there(gone, "rights")
    assert bar.said[-1][1] == "error"


def test_of_years_the_latest_is_shown_first_and_all_of_it_when_asked(qtbot: QtBot, show: Show) -> None:
    held = [Conversation(f"ronde_{n}", date(2020 + n, 3, 1), "ti", completed=True) for n in range(6)]
    late = Action("Te laat", "professional", "start", EARLIER)
    done = [Action(f"Klaar {n}", "professional", "start", status="done") for n in range(8)]
    page = show(Dossier(Newcomer("Selam", "ti"), held, actions=[*done, late]))
    said = texts(page)
    assert said.index("Te laat") < said.index("Klaar 0")
    assert "Klaar 7" not in said
    assert there(page, f"letters:{held[5].id}")
    assert not there(page, f"letters:{held[0].id}")
    button(page, "all_promises").click()
    button(page, "all_conversations").click()
    assert "Klaar 7" in texts(page)
    assert there(page, f"letters:{held[0].id}")
    assert [there(page, f"changes:{talk.id}") for talk in held] == [False, *[True] * 5], "the first has none before it"
    with qtbot.waitSignal(page.go) as went:
        button(page, "timeline").click()
    assert went.args[0] == "timeline"


def test_what_was_arranged_about_the_next_conversation_is_said_with_its_reason(qtbot: QtBot, show: Show) -> None:
    start = Conversation("start", EARLIER, "ti", completed=True)
    own = Dossier(Newcomer("Selam", "ti"), [start])
    own.arrangements = [
        Arrangement("half_year", "moved", EARLIER, date(2026, 9, 20), "moeder is ziek", "Noor de Wit"),
        Arrangement("half_year", "appointment", TODAY, date(2026, 9, 21), time="10:30", place="Stadhuis"),
    ]
    page = show(own)
    assert "Afspraak: 21 september 2026 om 10:30" in texts(page)
    assert "moeder is ziek" in texts(page)
    assert "gepland rond 01-09-2026" in texts(page)
    with qtbot.waitSignal(page.go) as went:
        button(page, "before").click()
    assert went.args == ["paper", {"dossier": own.id, "paper": "before", "back": "dossier"}]
    with qtbot.waitSignal(page.go) as went:
        button(page, "to_planning").click()
    assert went.args == ["planning", {"dossier": own.id}]
    skipped = Dossier(Newcomer("Yusuf", "ar"), [replace(start, id="ander")])
    skipped.arrangements = [Arrangement("half_year", "skipped", TODAY, reason="verhuisd")]
    page = show(skipped)
    assert "Gesprek na een half jaar vervalt: " in texts(page)
    assert "verhuisd" in texts(page)
    assert not there(page, "start_conversation")


def test_two_conversations_on_one_day_and_a_round_that_is_gone_are_shown_and_said(show: Show) -> None:
    held = [Conversation(name, EARLIER, "ti", completed=True) for name in ("start", "oude_ronde")]
    page = show(Dossier(Newcomer("Selam", "ti"), held))
    assert "op dezelfde dag: 01-03-2026" in texts(page)
    assert "oude_ronde · 01-03-2026" in texts(page)


@pytest.mark.thorough
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_beginning_a_conversation_fits_a_small_window_with_large_letters(
    qtbot: QtBot, desk: Desk, percent: int
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, percent)
    try:
        page = DossierPage(desk, Dossier(Newcomer("Selam", "ti")))
        shown(qtbot, page, (960, 560))
        scroll = page.findChild(Scrolled)
        qtbot.waitUntil(lambda: scroll.widget().width() == scroll.viewport().width())
        place = line(page, "start:place")
        assert place.mapTo(scroll.widget(), place.rect().topRight()).x() < scroll.viewport().width() - 40
    finally:
        theme.apply(app)


@pytest.mark.parametrize(
    ("came_from", "words", "to"),
    [("", "Nieuwkomers", "dossiers"), ("work", "Werklijst", "work"), ("planning", "Planning", "planning")],
)
def test_it_leads_back_to_where_one_came_from(came_from: str, words: str, to: str, desk: Desk, qtbot: QtBot) -> None:
    page = DossierPage(desk, Dossier(Newcomer("Selam", "ti")), came_from)
    shown(qtbot, page)
    assert button(page, "back").text() == words
    with qtbot.waitSignal(page.go) as went:
        button(page, "back").click()
    assert went.args == [to, {}]


def test_facts_that_the_lock_empties_take_no_room(qtbot: QtBot) -> None:
    lines = FactLines([("Naam", "Selam Tesfay"), ("Taal", "Tigrinya")])
    qtbot.addWidget(lines)
    before = lines.heightForWidth(300)
    lines.clear()
    assert lines.heightForWidth(300) < before
    lines.grab()
