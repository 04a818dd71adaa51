"""Buddies in the window: from a wish through a suggestion with reasons to a match and its end; and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.dossier.around import Buddy, BuddyMatch, BuddyWish
from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.guide import Guide
from desktop.settings import Settings
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault
from desktop.views.background import Background
from desktop.views.buddies.buddies_page import HALF, HALF_ENDED, BuddiesPage
from desktop.views.buddies.buddy_page import BuddyPage
from desktop.views.desk import Desk

from ..proofs.pages import of_database
from .conftest import TODAY, Bar
from .finding import button, disk_gone, texts

Buddies = BuddiesPage | BuddyPage
Shown = Callable[..., Buddies]
SARA = Buddy(
    "Sara de Boer",
    date(2026, 1, 5),
    ["taalmaatje"],
    ["nl", "ti"],
    ["koken"],
    [],
    "female",
    3,
    "Vollenhove",
    "06 00 00 00 01",
    "sara@example.nl",
    id="sara",
)
TOM = Buddy("Tom Vos", date(2025, 1, 5), [], ["nl"], ["schaken"], [], "male", id="tom")


def talk(**said: str) -> Conversation:
    answers = {name.replace("__", "."): value for name, value in said.items()}
    return Conversation(
        "start",
        date(2026, 8, 3),
        "ti",
        answers={name: Answer(name, "answered", value) for name, value in answers.items()},
    )


def people() -> list[Dossier]:
    """Luwam said that she wants a buddy; Rania waits for a woman; Amir is sixteen; Yusuf has Sara."""
    luwam = Newcomer("Luwam Keleta", "ti", date(1992, 6, 4), "female", "ER")
    secret = {"netwerk__verhaal": "Mijn man zit gevangen", "gezondheid__situatie": "Ik heb suikerziekte"}
    women = BuddyWish("", date(2026, 9, 1), ["ar"], conditions=["only_women", "same_language"])
    return [
        Dossier(luwam, [talk(taal__maatje="wil", wegwijs__interesses="Koken en zingen", **secret)], id="luwam"),
        Dossier(Newcomer("Rania Darwish", "ar", date(1990, 1, 1), "female"), id="rania", buddy_wishes=[women]),
        Dossier(
            Newcomer("Amir Daryabi", "prs", date(2010, 1, 1), "male"),
            id="amir",
            buddy_wishes=[BuddyWish("", date(2026, 8, 1), ["prs"])],
        ),
        Dossier(
            Newcomer("Yusuf Hamdan", "ar", date(1990, 5, 1), "male"),
            id="yusuf",
            buddy_matches=[BuddyMatch("sara", "taalmaatje", date(2026, 5, 1), id="match")],
        ),
    ]


@pytest.fixture
def desk(shipped: Guide, bar: Bar, tmp_path: Path) -> Iterator[Desk]:
    """A desk in Zeist with four newcomers and two buddies."""
    vault, _ = Vault.create(
        tmp_path / "proef.startgesprek", "drie grijze ganzen", "Noor", Derivation(memory=8, passes=1, lanes=1)
    )
    dossiers, background = Dossiers(vault), Background()
    dossiers.add(*people())
    for buddy in (SARA, TOM):
        dossiers.around.save_buddy(buddy)
    yield Desk(dossiers, shipped, Settings(tmp_path / "settings"), lambda: TODAY, background, bar.tell, vault=vault)
    background.wait()
    vault.close()


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk) -> Shown:
    """Shows the page of everybody, or that of one newcomer."""

    def shown(dossier: str = "", **ids: str) -> Buddies:
        page: Buddies = BuddyPage(desk, desk.dossiers.open(dossier)) if dossier else BuddiesPage(desk, ids)
        qtbot.addWidget(page)
        page.resize(1280, 660)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(lambda: page.ready and page.isActiveWindow())
        QApplication.processEvents()  # what is new is shown
        return page

    return shown


def press(qtbot: QtBot, page: Buddies, *names: str) -> None:
    for name in names:
        button(page, name).click()
        qtbot.waitUntil(lambda: page.ready)
        QApplication.processEvents()  # what is new is shown


def fill(page: Buddies, **lines: str) -> None:
    for name, text in lines.items():
        page.findChild(QLineEdit, name.replace("__", ":")).setText(text)


def said(page: Buddies, name: str) -> str:
    """What a label says, if it is seen."""
    return "".join(found.text() for found in page.findChildren(QLabel, name) if found.isVisibleTo(page))


def there(page: Buddies, start: str) -> list[str]:
    """What stands on the page under a name that begins like this."""
    found = page.findChildren(QWidget)
    return [one.objectName().removeprefix(start) for one in found if one.objectName().startswith(start)]


def choose(box: QComboBox, value: str) -> None:
    """Choose as a person does."""
    box.setFocus()
    place = box.findData(value)
    while box.currentIndex() < place:
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_from_a_wish_to_a_match_and_its_end(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    page = shown("luwam")
    assert "3 augustus 2026: Heeft u een taalmaatje? \u2068Nee, maar ik wil er graag een\u2069." in texts(page)
    assert desk.dossiers.open("luwam").buddy_wishes == [], "a person confirms it"
    press(qtbot, page, "write_wish")
    fill(page, wish__hours="2", wish__note="Liever niet op maandag")
    choose(page.findChild(QComboBox, "wish:neighbourhood"), "Vollenhove")
    press(qtbot, page, "wish:condition:only_women", "save_wish")
    [wish] = desk.dossiers.open("luwam").buddy_wishes
    assert (wish.kind, wish.since, wish.interests) == ("taalmaatje", date(2026, 8, 3), ["koken", "zingen"])
    assert (wish.languages, wish.hours, wish.conditions) == (["ti"], 2, ["only_women"])
    assert there(page, "suggestion:") == ["sara"]
    assert {"Spreekt ook Tigrinya", "Allebei koken", "Woont in dezelfde wijk", "Is al maatje van iemand anders"} <= set(
        texts(page)
    )
    assert "1 maatje valt af: alleen met een vrouw." in texts(page)
    press(qtbot, page, "match:sara", "save_match")
    assert said(page, "question_text") == "Sara de Boer is al maatje van iemand anders. Toch koppelen?"
    assert desk.dossiers.open("luwam").buddy_matches == []
    press(qtbot, page, "question_yes")
    [match] = desk.dossiers.open("luwam").buddy_matches
    assert (match.buddy, match.kind, match.since) == ("sara", "taalmaatje", TODAY)
    choose(page.findChild(QComboBox, f"often:{match.id}"), "weekly")
    qtbot.waitUntil(lambda: page.ready)
    assert desk.dossiers.open("luwam").buddy_matches[0].frequency == "weekly"
    press(qtbot, page, f"end:{match.id}", "save_end")
    assert "waarom het stopt" in said(page, "end_error")
    fill(page, end__reason="Sara verhuist", end__on="31-08-2026")
    press(qtbot, page, "save_end")
    assert "vóór de dag van de koppeling" in said(page, "end_error")
    fill(page, end__on="08-09-2026")
    press(qtbot, page, "end:again", "save_end")
    dossier = desk.dossiers.open("luwam")
    assert (dossier.buddy_matches[0].ended_on, dossier.buddy_matches[0].reason) == (TODAY, "Sara verhuist")
    assert [one.ended_on for one in dossier.buddy_wishes] == [TODAY, None]
    assert "\u2068Sara de Boer\u2069: 8 september 2026 tot 8 september 2026. Sara verhuist" in texts(page)


def test_the_page_of_one_newcomer_tells_of_no_other_and_the_buddy_hears_no_story(qtbot: QtBot, shown: Shown) -> None:
    page = shown("luwam")
    press(qtbot, page, "write_wish")
    fill(page, wish__note="Geheime notitie")
    press(qtbot, page, "save_wish")
    heard = said(page, "heard_facts")
    assert heard.splitlines() == ["Voornaam\tLuwam", "Talen\tTigrinya", "Doet graag\tkoken, zingen"]
    every = " ".join(texts(page))
    assert "Sara de Boer" in every
    assert not any(word in every for word in ("Yusuf", "Rania", "Amir", "gevangen", "suikerziekte", "06 00"))


def test_the_waiting_list_has_the_longest_first_and_says_why_nobody_fits(qtbot: QtBot, shown: Shown) -> None:
    page = shown()
    assert there(page, "waiting:") == ["amir", "rania"]
    assert "Wacht 5 weken · maatje · Dari · jonger dan 18" in texts(page)
    press(qtbot, page, "waiting:rania")
    assert there(page, "suggestion:") == []
    assert "1 maatje valt af: moet een eigen taal delen.\n1 maatje valt af: alleen met een vrouw." in texts(page)
    press(qtbot, page, "show_left_out")
    told = said(page, "left_out_people").splitlines()
    assert told[0] == "\u2068Sara de Boer\u2069: moet een eigen taal delen"
    assert told[1] == "\u2068Tom Vos\u2069: alleen met een vrouw, moet een eigen taal delen"


def test_nobody_is_suggested_by_itself_for_a_minor(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    page = shown()
    assert there(page, "suggestion:") == []
    assert page.findChild(QWidget, "minor").isVisible()
    press(qtbot, page, "choose_self", "match:tom", "save_match")
    assert "jonger dan 18" in said(page, "question_text")
    press(qtbot, page, "question_no")
    assert desk.dossiers.open("amir").buddy_matches == []
    assert button(page, "match:tom").isVisible()


@pytest.mark.thorough
def test_a_match_is_undone_and_what_cannot_be_is_said(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    page = shown(dossier="", part="waiting")
    press(qtbot, page, "waiting:amir", "choose_self", "match:tom")
    for typed, why in (
        ("morgen", "dag-maand-jaar"),
        ("09-09-2026", "nog niet geweest"),
        ("31-07-2026", "vóór de dag van de wens"),
    ):
        fill(page, match__since=typed)
        press(qtbot, page, "save_match")
        assert why in said(page, "match_error")
    fill(page, match__since="8-9-2026")
    press(qtbot, page, "save_match", "question_yes")
    assert [one.buddy for one in desk.dossiers.open("amir").buddy_matches] == ["tom"]
    assert there(page, "waiting:") == ["rania"]
    press(qtbot, page, "undo")
    assert desk.dossiers.open("amir").buddy_matches == []
    assert there(page, "waiting:") == ["amir", "rania"]


def test_the_same_buddy_twice_is_refused(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    page = shown()
    press(qtbot, page, "waiting:amir", "choose_self", "match:tom")
    amir = desk.dossiers.open("amir")  # matched meanwhile, from another page
    amir.buddy_matches.append(BuddyMatch("tom", "", TODAY))
    desk.dossiers.save(amir)
    press(qtbot, page, "save_match")
    assert said(page, "match_error") == "Tom Vos is al het maatje van Amir Daryabi. Kies een ander maatje."
    assert len(desk.dossiers.open("amir").buddy_matches) == 1


def test_a_buddy_is_added_changed_and_asked_about_when_the_name_is_known(
    qtbot: QtBot, shown: Shown, desk: Desk, bar: Bar
) -> None:
    page = shown()
    assert not button(page, "add_buddy").isVisible(), "it is for the list of buddies"
    press(qtbot, page, "buddies_part:people", "add_buddy")
    assert not button(page, "add_buddy").isVisible(), "it is being done"
    press(qtbot, page, "save_buddy")
    assert said(page, "buddy_error") == "Vul een naam in."
    fill(page, buddy__name="tom  vos", buddy__interests="lezen, Lezen, fietsen", buddy__hours="veel")
    press(qtbot, page, "save_buddy")
    assert "van 1 tot 40" in said(page, "buddy_error")
    fill(page, buddy__hours="2", buddy__since="09-09-2026")
    press(qtbot, page, "save_buddy")
    assert "nog niet geweest" in said(page, "buddy_error")
    fill(page, buddy__since="01-09-2026")
    press(qtbot, page, "buddy:kind:maatje", "buddy:language:ar", "save_buddy")
    assert said(page, "question_text") == "Er staat al een Tom Vos in de lijst. Is dit iemand anders?"
    press(qtbot, page, "question_yes")
    [new] = [one for one in desk.dossiers.around.buddies() if one.id not in ("sara", "tom")]
    assert (new.name, new.kinds, new.languages, new.hours) == ("tom vos", ["maatje"], ["ar"], 2)
    assert new.interests == ["Lezen", "fietsen"]
    press(qtbot, page, f"change:{new.id}")
    assert page.flush()
    fill(page, buddy__phone="06 00 00 00 09")
    assert not page.flush()
    assert bar.said[-1] == (HALF, "warning")
    half = page.draft()
    press(qtbot, page, "cancel_buddy")
    assert page.flush()
    page.show_draft(half)
    press(qtbot, page, "save_buddy")
    assert {one.id: one.phone for one in desk.dossiers.around.buddies()}[new.id] == "06 00 00 00 09"


@pytest.mark.thorough
def test_who_stops_is_asked_about_and_comes_back(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    page = shown(part="people")
    press(qtbot, page, "stop:sara")
    asked = said(page, "question_text")
    assert "Sara de Boer is nu maatje van \u2068Yusuf Hamdan\u2069." in asked
    press(qtbot, page, "question_yes")
    [match] = desk.dossiers.open("yusuf").buddy_matches
    assert (match.ended_on, match.reason) == (TODAY, "Het maatje is gestopt.")
    assert there(page, "buddy:") == ["tom"]
    press(qtbot, page, "show_stopped", "resume:sara")
    assert {one.id: one.stopped_on for one in desk.dossiers.around.buddies()} == {"sara": None, "tom": None}


def test_who_is_taken_away_is_gone_wholly(qtbot: QtBot, shown: Shown, desk: Desk) -> None:
    assert desk.vault is not None
    page = shown(part="people")
    press(qtbot, page, "remove:sara")
    assert "Dat kunt u niet terugdraaien" in said(page, "question_text")
    press(qtbot, page, "question_no")
    assert there(page, "buddy:") == ["sara", "tom"]
    press(qtbot, page, "remove:sara", "question_yes")
    assert [one.id for one in desk.dossiers.around.buddies()] == ["tom"]
    whole = of_database(desk.vault.folder / "dossiers.db", desk.vault.key)
    assert b"Tom Vos" in whole
    assert not any(part in whole for part in (b"Sara de Boer", b"06 00 00 00 01", b"sara@"))
    press(qtbot, page, "buddies_part:matches", "show_ended")
    assert said(page, "ended:match").startswith("\u2068Yusuf Hamdan\u2069 en een maatje dat is weggehaald: ")


@pytest.mark.thorough
def test_when_the_disk_falls_away_it_is_said_and_nothing_changes(
    qtbot: QtBot, shown: Shown, desk: Desk, bar: Bar
) -> None:
    page = shown(part="matches")
    assert desk.vault is not None
    press(qtbot, page, "end:match")
    fill(page, end__reason="verhuisd")
    with disk_gone(desk.vault):
        button(page, "save_end").click()
        qtbot.waitUntil(lambda: bool(bar.said))
    assert bar.said[-1][1] == "error"
    assert page.findChild(QLineEdit, "end:reason").text() == "verhuisd"
    assert desk.dossiers.open("yusuf").buddy_matches[0].ended_on is None


def test_a_reason_half_typed_is_not_lost(qtbot: QtBot, shown: Shown, bar: Bar) -> None:
    page = shown(part="matches")
    press(qtbot, page, "end:match")
    assert page.flush()
    fill(page, end__reason="verhuisd naar")
    assert not page.flush()
    assert bar.said[-1] == (HALF_ENDED, "warning")
    often = page.findChild(QComboBox, "often:match")
    often.setFocus()
    choose(often, "weekly")
    qtbot.waitUntil(lambda: page.ready)
    assert page.findChild(QLineEdit, "end:reason").text() == "verhuisd naar"
    assert page.focusWidget().objectName() == "often:match"
    half = page.draft()
    press(qtbot, page, "cancel_end")
    assert (page.draft(), page.flush()) == ({}, True)
    page.show_draft(half)
    assert page.findChild(QLineEdit, "end:reason").text() == "verhuisd naar"
