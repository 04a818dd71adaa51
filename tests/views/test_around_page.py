"""Around the conversations: a card leads to each page, and tells what waits there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.dossier.around import Attendance, BuddyMatch, BuddyWish, Meeting, Sitting
from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.guide import Guide
from desktop.settings import Settings
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault
from desktop.views.around.around_page import AroundPage
from desktop.views.around.ways import WAYS, Standing, told
from desktop.views.background import Background
from desktop.views.desk import Desk
from desktop.views.newcomers.around_card import UNLISTED, AroundCard, lines

from .conftest import TODAY, Bar
from .finding import button, texts

SOON, PAST = TODAY + timedelta(days=9), TODAY - timedelta(days=9)


@pytest.mark.parametrize(
    ("standing", "page", "words"),
    [
        (Standing((), [], [], []), "buddies", "Er staat niemand op de wachtlijst voor een maatje."),
        (Standing((), [], [("a", BuddyWish("", PAST))], []), "buddies", "1 nieuwkomer wacht op een maatje."),
        (
            Standing((), [], [("a", BuddyWish("", PAST)), ("b", BuddyWish("", PAST))], []),
            "buddies",
            "2 nieuwkomers",
        ),
        (Standing((), [], [("a", BuddyWish("", PAST, ended_on=PAST))], []), "buddies", "niemand op de wachtlijst"),
        (Standing((), [Meeting("x", PAST), Meeting("x", SOON, cancelled=True)], [], []), "meetings", "nog geen"),
        (Standing((), [Meeting("x", SOON), Meeting("x", TODAY)], [], []), "meetings", f"{TODAY:%d-%m-%Y}"),
        (Standing((), [], [], [Sitting(PAST), Sitting(SOON, closed=True)]), "coordination", "nog geen"),
        (Standing((), [], [], [Sitting(SOON)]), "coordination", f"{SOON:%d-%m-%Y}"),
    ],
)
def test_what_waits_is_told(standing: Standing, page: str, words: str) -> None:
    assert words in told(standing, TODAY)[page]


def test_entries_that_nobody_looked_at_are_told(shipped: Guide) -> None:
    organisations = shipped.municipality.organisations
    standing = Standing(organisations, [], [], [])
    checked = max(one.verified_on for one in organisations)
    cards = sum(1 + len(one.activities) for one in organisations)
    words = f"{len(organisations)} organisaties op {cards} kaarten"
    assert told(standing, checked)["directory"] == f"{words}."
    assert f"waarvan {len(organisations)} langer" in told(standing, checked + timedelta(days=900))["directory"]


@pytest.fixture
def desk(vault: Vault, shipped: Guide, bar: Bar, tmp_path: Path) -> Iterator[Desk]:
    """A desk on a vault in which one newcomer waits for a buddy."""
    dossiers, background = Dossiers(vault), Background()
    dossiers.add(Dossier(Newcomer("Rania Darwish", "ar"), buddy_wishes=[BuddyWish("", date(2026, 3, 1))]))
    yield Desk(dossiers, shipped, Settings(tmp_path / "settings"), lambda: TODAY, background, bar.tell)
    background.wait()


def shown(qtbot: QtBot, desk: Desk) -> AroundPage:
    page = AroundPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.ready)
    return page


def test_every_card_leads_to_its_page(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    assert "1 nieuwkomer wacht op een maatje." in texts(page)
    gone: list[str] = []
    page.go.connect(lambda name, _: gone.append(name))
    for way in WAYS:
        button(page, f"to:{way.page}").click()
    assert gone == [way.page for way in WAYS]


def test_a_vault_that_cannot_be_read_is_said_and_the_cards_stay(
    qtbot: QtBot, desk: Desk, vault: Vault, bar: Bar
) -> None:
    database = vault.folder / "dossiers.db"
    database.write_bytes(b"\x55" * database.stat().st_size)
    page = shown(qtbot, desk)
    assert bar.said[-1][1] == "error"
    assert button(page, "to:meetings").isEnabled()


def test_the_dossier_tells_of_a_buddy_and_a_meeting_and_leads_on(qtbot: QtBot, desk: Desk) -> None:
    dossier = Dossier(Newcomer("Selam Tesfay", "ti"))
    card = AroundCard(desk, dossier)
    qtbot.addWidget(card)
    assert texts(card) == ["Rondom het gesprek"]
    wanted: list[str] = []
    card.wanted.connect(wanted.append)
    for name in ("integration", "buddy", "directory"):
        button(card, name).click()
    assert wanted == ["integration", "buddy", "directory"]
    dossier.buddy_wishes = [BuddyWish("", PAST)]
    dossier.attendances = [Attendance("m", "Fietsen", SOON), Attendance("n", "Wonen", PAST)]
    told = list(lines(dossier, desk.guide.municipality, TODAY))
    assert told == [
        f"Wacht op een maatje sinds {PAST:%d-%m-%Y}.",
        f"Uitgenodigd voor de bijeenkomst over fietsen op {SOON:%d-%m-%Y}.",
    ]
    dossier.buddy_matches = [BuddyMatch("b", "", PAST), BuddyMatch("c", "", PAST, ended_on=PAST)]
    assert next(lines(dossier, desk.guide.municipality, TODAY)) == f"Heeft een maatje sinds {PAST:%d-%m-%Y}."


@pytest.mark.parametrize(("said", "there"), [("wil", True), ("nee", False)])
def test_a_wish_that_was_told_and_stands_on_no_list_is_not_lost(
    qtbot: QtBot, desk: Desk, said: str, there: bool
) -> None:
    answers = {"taal.maatje": Answer("taal.maatje", "answered", said)}
    dossier = Dossier(Newcomer("Selam Tesfay", "ti"), [Conversation("start", PAST, "ti", answers=answers)])
    card = AroundCard(desk, dossier)
    qtbot.addWidget(card)
    assert (UNLISTED.format("taalmaatje") in texts(card)) is there
