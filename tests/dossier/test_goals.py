"""Goals: which are asked about, what became of them, and what is known of that at which conversation."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.dossier.coming_back import GoalState, Outcome
from desktop.dossier.goals import goals, reached, settle, take_back
from desktop.dossier.model import Answer, Dossier
from desktop.questions.model import Domain, Question, Questionnaire, Was

from .samples import HALF, START, conversation, dossier

TWO = date(2028, 3, 1)


def goal_question(question_id: str, **more: object) -> Question:
    """A question whose answer is a goal."""
    given = {"id": question_id, "type": "text", "text": "Doel?", "purpose": "-", "rounds": ("start",)}
    return Question.model_validate(given | {"kept_as": "goal"} | more)


ASKED = (
    goal_question("einde.doel1"),
    goal_question("einde.doel2", was=(Was(id="einde.tweede"),)),
    goal_question("einde.verhaal", kept_as=None),
)
QUESTIONNAIRE = Questionnaire(
    version="2",
    rounds=(),
    domains=(Domain(id="einde", title="Einde", icon="finish", minutes=5, questions=ASKED),),
    skipped=(goal_question("einde.doel9"),),
)


@pytest.fixture
def kept() -> Dossier:
    """Two goals at the start, one half a year later, and nothing of the kind after two years."""
    return dossier(
        conversation("start", START, einde__doel1="Fietsen\n leren", einde__tweede="Werk", einde__verhaal="Geen doel"),
        conversation("half_year", HALF, einde__doel2="Nederlands praten"),
        conversation("two_year", TWO, completed=False),
    )


def test_the_last_goals_are_asked_about_and_the_earlier_ones_that_still_run(kept: Dossier) -> None:
    start, half, two = kept.conversations
    assert goals(QUESTIONNAIRE, kept, start) == []
    assert [(goal.text, goal.round, goal.held_on) for goal in goals(QUESTIONNAIRE, kept, half)] == [
        ("Fietsen leren", "start", START),
        ("Werk", "start", START),
    ]
    assert [goal.text for goal in goals(QUESTIONNAIRE, kept, two)] == ["Nederlands praten", "Fietsen leren", "Werk"]
    assert goals(QUESTIONNAIRE, kept) == goals(QUESTIONNAIRE, kept, two)


@pytest.mark.parametrize(
    ("state", "on", "seen"),
    [
        ("reached", HALF, ["Nederlands praten", "Werk"]),
        ("let_go", HALF, ["Nederlands praten", "Werk"]),
        ("partly", HALF, ["Nederlands praten", "Fietsen leren", "Werk"]),
        ("not_yet", HALF, ["Nederlands praten", "Fietsen leren", "Werk"]),
        ("reached", TWO, ["Nederlands praten", "Fietsen leren", "Werk"]),
    ],
)
def test_a_goal_runs_until_somebody_said_before_that_it_ended(
    kept: Dossier, state: GoalState, on: date, seen: list[str]
) -> None:
    kept.outcomes = [Outcome("einde.doel1", "start", state, on)]
    assert [goal.text for goal in goals(QUESTIONNAIRE, kept, kept.conversations[2])] == seen


def test_a_goal_that_is_set_again_stands_there_once(kept: Dossier) -> None:
    kept.conversations[1].answers["einde.doel2"].value = "fietsen leren"
    assert [goal.text for goal in goals(QUESTIONNAIRE, kept)] == ["fietsen leren", "Werk"]


def test_conversations_out_of_order_go_by_their_day(kept: Dossier) -> None:
    kept.conversations.reverse()
    assert [goal.text for goal in goals(QUESTIONNAIRE, kept)] == ["Nederlands praten", "Fietsen leren", "Werk"]


def test_a_goal_is_known_under_the_id_it_was_kept_with(kept: Dossier) -> None:
    found = goals(QUESTIONNAIRE, kept, kept.conversations[1])
    assert [goal.question for goal in found] == ["einde.doel1", "einde.tweede"]


def test_a_goal_of_a_question_that_is_not_asked_here_stays_a_goal() -> None:
    held = dossier(conversation(einde__doel9="Een huis", einde__onbekend="Geen idee"))
    assert [goal.text for goal in goals(QUESTIONNAIRE, held)] == ["Een huis"]


def test_what_was_declined_is_no_goal() -> None:
    held = dossier(conversation())
    held.conversations[0].answers["einde.doel1"] = Answer("einde.doel1", "declined")
    assert goals(QUESTIONNAIRE, held) == []


def test_the_latest_outcome_counts_and_one_day_has_one(kept: Dossier) -> None:
    half = kept.conversations[1]
    first = goals(QUESTIONNAIRE, kept, half)[0]
    assert first.state is None
    wrong = settle(kept, first, "reached", HALF)
    right = settle(kept, wrong, "partly", HALF)
    assert (right.state, [said.state for said in kept.outcomes]) == ("partly", ["partly"])
    later = settle(kept, right, "reached", TWO)
    assert [said.state for said in kept.outcomes] == ["partly", "reached"]
    assert later.state == "reached"
    assert take_back(kept, later).state == "partly"
    assert [said.state for said in kept.outcomes] == ["partly"]


def test_a_goal_that_was_settled_says_nothing_of_its_neighbour(kept: Dossier) -> None:
    half = kept.conversations[1]
    settle(kept, goals(QUESTIONNAIRE, kept, half)[1], "let_go", HALF)
    assert [goal.state for goal in goals(QUESTIONNAIRE, kept, half)] == [None, "let_go"]
    assert [goal.state for goal in goals(QUESTIONNAIRE, kept)] == [None, None], "nor of the goal of another round"


@pytest.mark.parametrize(
    ("said", "seen_half", "seen_now"),
    [
        ([(HALF, "partly"), (TWO, "reached")], "partly", "reached"),
        ([(TWO, "reached")], None, "reached"),
        ([(date(2027, 1, 1), "reached")], "reached", "reached"),
        ([(HALF, "not_yet"), (HALF, "partly")], "partly", "partly"),
    ],
)
def test_a_report_of_then_does_not_know_what_was_said_later(
    kept: Dossier, said: list[tuple[date, GoalState]], seen_half: str | None, seen_now: str
) -> None:
    kept.outcomes = [Outcome("einde.doel1", "start", state, on) for on, state in said]
    assert goals(QUESTIONNAIRE, kept, kept.conversations[1])[0].state == seen_half
    del kept.conversations[1].answers["einde.doel2"]
    assert goals(QUESTIONNAIRE, kept, kept.conversations[2])[0].state == seen_now


def test_what_was_reached_is_told_of_all_conversations(kept: Dossier) -> None:
    kept.outcomes = [
        Outcome("einde.doel1", "start", "reached", HALF),
        Outcome("einde.tweede", "start", "let_go", HALF),
        Outcome("einde.doel2", "half_year", "reached", TWO),
    ]
    assert [goal.text for goal in reached(QUESTIONNAIRE, kept)] == ["Fietsen leren", "Nederlands praten"]
    assert [goal.text for goal in reached(QUESTIONNAIRE, kept, kept.conversations[1])] == ["Fietsen leren"]
