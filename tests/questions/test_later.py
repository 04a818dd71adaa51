"""A conversation that was held with a later questionnaire than this one: nobody here can tell how it was asked."""

from __future__ import annotations

import pytest

from desktop.dossier.changes import changes
from desktop.dossier.history import answers_today
from desktop.dossier.order import oddities
from desktop.dossier.other_version import misread
from desktop.questions.answers import in_words

from ..three_versions import FIRST, SECOND, THIRD, dossier, questionnaire


@pytest.mark.parametrize("version", [FIRST, SECOND])
def test_five_of_five_is_not_read_as_five_of_ten(version: str) -> None:
    now, (_, before, later) = questionnaire(version), dossier().conversations
    assert {change.kind for change in changes(now, before, later)} <= {"not_comparable", "new", "gone", "declined"}
    [mark] = [change for change in changes(now, before, later) if change.question.id == "wonen.cijfer"]
    assert mark.later is not None
    assert in_words(mark.later.asked, mark.later.answer.value) == "5"
    assert answers_today(now, later) == {}
    assert misread(now.by_id["wonen.cijfer"], later)


def test_it_is_said_where_the_conversations_stand() -> None:
    [said] = oddities(dossier(), questionnaire(SECOND))
    assert f"nieuwere of aangepaste vragenlijst ({THIRD}) dan die van dit programma ({SECOND})" in said
    assert oddities(dossier(), questionnaire(THIRD)) == []
