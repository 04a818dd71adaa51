"""The themes of a municipality's meetings: every mistake in them is named, with where it stands and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop import paths
from desktop.municipality import load as municipality_load
from desktop.questions import load as questions_load
from desktop.questions.model import Questionnaire

THEMES = """
meetings:
  interests: [wegwijs.interesses]
  themes:
    - {id: wonen, title: "Wonen", domains: [wonen], words: [huis]}
    - {id: eten, title: "Eten", wishes: [{when: 'taal.maatje == "wil"', reason: "wil een maatje"}]}
"""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is shipped, with one municipality."""
    folder = tmp_path_factory.mktemp("content") / "questionnaires"
    shutil.copytree(paths.questionnaires(), folder, ignore=shutil.ignore_patterns("zeist"))
    return folder / "municipalities" / "linderveen"


@pytest.fixture(scope="module")
def whole() -> Questionnaire:
    """The shipped questionnaire."""
    return questions_load.load(paths.questionnaires())


def problems(place: Path, themes: str, questionnaire: Questionnaire) -> list[str]:
    """What is said of these themes."""
    file = place / "municipality.yaml"
    settings = (paths.questionnaires() / "municipalities" / "linderveen" / "municipality.yaml").read_text("utf-8")
    file.write_text(settings.partition("\nmeetings:")[0] + themes, "utf-8")
    return [finding.problem for finding in municipality_load.check(place, questionnaire)]


def test_good_themes_are_right(content: Path, whole: Questionnaire) -> None:
    assert problems(content, THEMES, whole) == []


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("id: eten", "id: wonen", "de id 'wonen' staat er twee keer"),
        ("domains: [wonen]", "domains: [wonnen]", "het leefgebied 'wonnen' bestaat niet. Bedoelt u 'wonen'?"),
        ("[wegwijs.interesses]", "[wegwijs.interesse]", "Bedoelt u 'wegwijs.interesses'?"),
        ("[wegwijs.interesses]", "[wonen.soort]", "kies een gewone vraag met een antwoord in woorden"),
        ("[wegwijs.interesses]", "[gezondheid.verhaal]", "kies een gewone vraag met een antwoord in woorden"),
        ("words: [huis]", "words: [ab]", "'ab' is geen begin van een woord"),
        ("words: [huis]", 'words: ["twee woorden"]', "is geen begin van een woord"),
        ("taal.maatje", "taal.matje", "'when': "),
        ('taal.maatje == "wil"', "newcomer.age > 18", "noemt geen vraag"),
        ('taal.maatje == "wil"', "gezin.bang == true", "te gevoelig om iemand op uit te nodigen"),
        ("title: \"Eten\"", "titel: \"Eten\"", "'titel' is hier geen bekend veld"),
    ],
)  # fmt: skip
def test_every_mistake_is_named(content: Path, whole: Questionnaire, right: str, wrong: str, said: str) -> None:
    assert right in THEMES
    assert any(said in problem for problem in problems(content, THEMES.replace(right, wrong), whole))


def test_a_municipality_needs_no_meetings(content: Path, whole: Questionnaire) -> None:
    assert problems(content, "", whole) == []
