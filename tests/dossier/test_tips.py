"""Which questions ask for tips, and in which conversations the tips of others are read out."""

from __future__ import annotations

import pytest

from desktop.dossier.tips import read_out_in, tip_questions
from desktop.questions.model import Domain, Former, Question, Questionnaire, Was


def asks(question_id: str, **more: object) -> Question:
    given = {
        "id": question_id,
        "type": "text",
        "text": "Welke tip?",
        "purpose": "Ervaring helpt.",
        "rounds": ["laatste"],
    }
    return Question.model_validate(given | more)


FORMER = Former.model_validate({"id": "slot.raad", "type": "text", "text": "Welke raad?", "kept_as": "tip"})
QUESTIONNAIRE = Questionnaire(
    version="2026.1",
    rounds=(),
    domains=(
        Domain(
            id="slot",
            title="Slot",
            icon="finish",
            minutes=5,
            questions=(asks("slot.tip", kept_as="tip", was=(Was(id="slot.wens", until="2026.1"),)), asks("slot.doel")),
            former=(FORMER,),
        ),
    ),
    skipped=(asks("slot.tweede", kept_as="tip", rounds=["start"]),),
)


def test_a_tip_counts_under_every_name_it_was_asked_by() -> None:
    assert tip_questions(QUESTIONNAIRE) == {"slot.tip", "slot.wens", "slot.raad", "slot.tweede"}


@pytest.mark.parametrize(("round_id", "read_out"), [("start", True), ("laatste", False), ("bestaat niet meer", True)])
def test_tips_are_read_out_to_whom_they_are_not_asked_of(round_id: str, read_out: bool) -> None:
    assert read_out_in(QUESTIONNAIRE, round_id) is read_out
