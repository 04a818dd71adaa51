"""The goals under the promises: how each stands is said by the newcomer himself, in a real vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel
from pytestqt.qtbot import QtBot

from desktop.dossier.coming_back import Outcome
from desktop.dossier.model import Action, Answer, Conversation, Dossier, Newcomer
from desktop.store.vault import Vault
from desktop.views.desk import Desk
from desktop.views.follow_up.goal_card import GoalCard
from desktop.views.follow_up.promises import PromisesPage

from .conftest import TODAY
from .finding import button, disk_gone, texts

GOAL = "start:welkom.wens"


@pytest.fixture
def promised(desk: Desk) -> Dossier:
    """Somebody who set a goal at the start, and to whom something was promised."""
    start = Conversation("start", date(2026, 3, 3), "ar", completed=True)
    start.answers["welkom.wens"] = Answer("welkom.wens", "answered", "Leren fietsen")
    action = Action("School bellen", "professional", "start", date(2026, 3, 20), id="school")
    made = Dossier(Newcomer("Yusuf Hamdan", "ar"), [start, Conversation("half_year", TODAY, "ar")], actions=[action])
    desk.dossiers.add(made)
    return made


@pytest.fixture
def aimed(desk: Desk) -> Desk:
    """A desk with a questionnaire that asks for a goal."""
    questionnaire = desk.guide.questionnaire
    first = questionnaire.domains[0]
    questions = tuple(
        question.model_copy(update={"kept_as": "goal"}) if question.id == "welkom.wens" else question
        for question in first.questions
    )
    domains = (first.model_copy(update={"questions": questions}), *questionnaire.domains[1:])
    return replace(desk, guide=replace(desk.guide, questionnaire=questionnaire.model_copy(update={"domains": domains})))


def goals_page(qtbot: QtBot, desk: Desk, dossier: Dossier) -> PromisesPage:
    """The page as it stands in the vault."""
    fresh = desk.dossiers.open(dossier.id)
    page = PromisesPage(desk, fresh, fresh.conversations[-1])
    qtbot.addWidget(page)
    page.resize(1280, 660)
    page.show()
    return page


def goal_states(desk: Desk, dossier: Dossier) -> list[tuple[str, date]]:
    """What is kept of the goals."""
    return [(said.state, said.on) for said in desk.dossiers.open(dossier.id).outcomes]


def test_the_goals_stand_below_the_promises_in_two_languages(
    qtbot: QtBot, content: Path, aimed: Desk, promised: Dossier
) -> None:
    with (content / "ar.po").open("a", encoding="utf-8") as catalog:
        catalog.write('\n#, fuzzy\nmsgctxt "phrase:goal_reached"\nmsgid "Dit doel is gelukt."\nmsgstr "تحقق الهدف."\n')
    page = goals_page(qtbot, aimed, promised)
    card = page.findChild(GoalCard, f"goal:{GOAL}")
    assert card.mapTo(page, QPoint(0, 0)).y() > page.findChild(QFrame, "promise:school").y()
    said = texts(card)
    assert {"Leren fietsen", "Startgesprek, 3 maart 2026"} <= set(said)
    assert {"Dit doel is gelukt.", "تحقق الهدف.", "de tolk vertaalt"} <= set(said)
    assert "Dit waren uw doelen. Hoe staat het ermee?" in texts(page)
    assert page.findChild(QLabel, f"goal_state:{GOAL}").isHidden()


def test_how_a_goal_stands_is_saved_at_once_put_right_and_taken_back(
    qtbot: QtBot, aimed: Desk, promised: Dossier
) -> None:
    page = goals_page(qtbot, aimed, promised)
    badge = page.findChild(QLabel, f"goal_state:{GOAL}")
    button(page, f"goal:{GOAL}:reached").click()
    assert goal_states(aimed, promised) == [("reached", TODAY)]
    assert badge.text() == "gelukt"
    button(page, f"goal:{GOAL}:partly").click()
    assert goal_states(aimed, promised) == [("partly", TODAY)]
    assert not button(page, f"goal:{GOAL}:reached").isChecked()
    button(page, f"goal:{GOAL}:partly").click()
    assert goal_states(aimed, promised) == []
    assert badge.isHidden()


def test_what_was_said_of_a_goal_before_stays_beside_what_is_said_now(
    qtbot: QtBot, aimed: Desk, promised: Dossier
) -> None:
    promised.outcomes.append(Outcome("welkom.wens", "start", "not_yet", date(2026, 6, 1)))
    aimed.dossiers.save(promised)
    page = goals_page(qtbot, aimed, promised)
    told = page.findChild(QLabel, f"goal_said:{GOAL}")
    assert told.text() == "Startgesprek, 3 maart 2026  ·  gezegd op 1 juni 2026"
    assert button(page, f"goal:{GOAL}:not_yet").isChecked()
    qtbot.keyClick(button(page, f"goal:{GOAL}:not_yet"), Qt.Key.Key_Return)
    assert goal_states(aimed, promised) == [("not_yet", date(2026, 6, 1)), ("not_yet", TODAY)]
    assert told.text() == "Startgesprek, 3 maart 2026"


def test_a_goal_that_is_not_saved_says_so_on_its_card(
    qtbot: QtBot, vault: Vault, aimed: Desk, promised: Dossier
) -> None:
    page = goals_page(qtbot, aimed, promised)
    with disk_gone(vault):
        button(page, f"goal:{GOAL}:let_go").click()
        assert page.findChild(QLabel, f"goal_error:{GOAL}").isVisible()
    assert page.flush()
    assert page.findChild(QLabel, f"goal_error:{GOAL}").isHidden()
    assert goal_states(aimed, promised) == [("let_go", TODAY)]


def test_a_narrow_page_shows_the_choices_two_by_two(qtbot: QtBot, aimed: Desk, promised: Dossier) -> None:
    page = goals_page(qtbot, aimed, promised)
    tiles = [button(page, f"goal:{GOAL}:{name}") for name in ("reached", "partly", "not_yet", "let_go")]
    assert len({tile.y() for tile in tiles}) == 1
    page.resize(560, 660)
    qtbot.waitUntil(lambda: len({tile.y() for tile in tiles}) == 2)
