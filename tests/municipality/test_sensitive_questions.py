"""A municipality is told when a buddy or an employer would read what is not for them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop import paths
from desktop.municipality.load import check
from desktop.questions.load import load
from desktop.questions.model import Questionnaire


@pytest.fixture(scope="module")
def questionnaire() -> Questionnaire:
    return load(paths.questionnaires())


@pytest.mark.parametrize(
    "question_id",
    ["gezondheid.huisarts", "geld.brieven", "gezin.hereniging", "persoon.azc_maanden", "taal.reiskosten",
     "opleiding.betalen", "wonen.veilig", "werk.verhaal", "afsluiting.goed", "netwerk.eenzaam"],
)  # fmt: skip
def test_health_money_family_harm_and_stories_are_refused_for_a_buddy(
    questionnaire: Questionnaire, tmp_path: Path, question_id: str
) -> None:
    folder = tmp_path / "zeist"
    shutil.copytree(paths.questionnaires() / "municipalities" / "zeist", folder)
    file = folder / "municipality.yaml"
    file.write_text(file.read_text("utf-8").replace("[netwerk.maatje,", f"[{question_id},"), "utf-8")
    [finding] = check(folder, questionnaire)
    assert finding.problem == f"'{question_id}' is te gevoelig voor deze rol. Haal hem weg."


def test_every_open_question_about_how_it_is_going_is_for_no_buddy(questionnaire: Questionnaire) -> None:
    """Goals, interests and plain facts may be typed; a story may hold anything."""
    told = {item.id for item in questionnaire if item.type == "text" and item.share == "normal"}
    told -= {item.id for item in questionnaire if questionnaire.sensitive(item)}
    assert told == {
        "welkom.dialect", "taal.school", "werk.droom", "werk.eerste_baan", "wegwijs.interesses",
        "afsluiting.doel1", "afsluiting.doel2", "afsluiting.doel3", "afsluiting.zelf",
    }  # fmt: skip
