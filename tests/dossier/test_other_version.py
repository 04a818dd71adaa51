"""A conversation of another version: going on with the questionnaire of today, or not; and what would be misread."""

from __future__ import annotations

import pytest

from desktop.dossier.left_over import left_over
from desktop.dossier.model import Answer
from desktop.dossier.other_version import catch_up, misread
from desktop.questions.model import Domain, Former, Question, Questionnaire, Was

from .samples import HALF, conversation, dossier

WIDE = {str(number): (number + 1) // 2 for number in range(1, 11)}
NOW = "2026.1"


def question(name: str, **more: object) -> Question:
    """A scale from 1 to 5, unless said otherwise."""
    given: dict[str, object] = {"id": f"d.{name}", "type": "scale", "text": name, "purpose": "-", "rounds": ("start",)}
    return Question.model_validate(given | {"low": "laag", "high": "hoog"} | more)


ASKED = (
    question("zelfde"),
    question("woorden", was=(Was(id="d.woorden", until="2025.1", text="Toen anders"),)),
    question("schaal", was=(Was(id="d.schaal", until="2025.1", minimum=1, maximum=10, values=WIDE),)),
    question("ander", was=(Was(id="d.ander", until="2025.1", comparable=False),)),
    question("nieuw", was=(Was(id="d.oud"),)),
)
QUESTIONNAIRE = Questionnaire(
    version=NOW,
    rounds=(),
    domains=(
        Domain(
            id="d",
            title="D",
            icon="home",
            minutes=5,
            questions=ASKED,
            former=(Former(id="d.weg", type="yes_no", text="Wordt niet meer gevraagd"),),
        ),
    ),
)


@pytest.mark.parametrize(
    ("version", "answered", "completed", "caught_up"),
    [
        ("2025.1", {"d__zelfde": 3}, False, True),
        ("2025.1", {}, False, True),
        ("", {"d__zelfde": 3}, False, True),
        ("2025.1", {"d__zelfde": 3}, True, False),
        ("2025.1", {"d__schaal": 8}, False, False),
        ("2025.1", {"d__woorden": 3}, False, False),
        ("", {"d__schaal": 3}, False, False),
        ("2025.1", {"d__oud": 3}, False, False),
        ("2025.1", {"d__weg": True}, False, False),
        ("2027.1", {"d__zelfde": 3}, False, False),
        (NOW, {"d__schaal": 3}, False, False),
    ],
)
def test_a_conversation_goes_on_with_the_questionnaire_of_today(
    version: str, answered: dict[str, int], completed: bool, caught_up: bool
) -> None:
    held = conversation(completed=completed, **answered)
    held.version = version
    assert catch_up(QUESTIONNAIRE, held) == caught_up
    assert held.version == (NOW if caught_up else version)


@pytest.mark.parametrize(
    ("name", "version", "wrong"),
    [
        ("zelfde", "2025.1", False),
        ("zelfde", "", False),
        ("woorden", "2025.1", False),
        ("schaal", "2025.1", True),
        ("schaal", "2025.2", False),
        ("schaal", "", True),
        ("ander", "2025.1", True),
        ("nieuw", "2025.1", False),
    ],
)
def test_an_answer_of_today_would_be_misread(name: str, version: str, wrong: bool) -> None:
    held = conversation()
    held.version = version
    assert misread(QUESTIONNAIRE.by_id[f"d.{name}"], held) == wrong


def test_what_stands_beside_no_question_is_left_over() -> None:
    start = conversation(d__oud=1, d__weg=True, d__schaal=3, d__onbekend="x")
    half = conversation("half_year", HALF, d__weg=False, d__zelfde=2)
    half.answers["d.nergens"] = Answer("d.nergens", "declined")
    made = dossier(start, half)
    asked = [question for question in ASKED if question.id != "d.zelfde"]
    found = left_over(QUESTIONNAIRE, asked, made, half)
    assert [(item.answer.question, item.conversation) for item in found] == [
        ("d.weg", half),  # the newest of each
        ("d.zelfde", half),  # this round does not ask it
        ("d.nergens", half),
        ("d.onbekend", start),
    ]
    assert found[0].asked.text == "Wordt niet meer gevraagd"
