"""Changes of a municipality's own questions are counted apart from those of the makers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop import guide as guides
from desktop import paths
from desktop.errors import ContentError
from desktop.questions.earlier import then

DOMAIN = """\
id: haven
title: "De haven"
icon: compass
minutes: 4
questions:
  - id: haven.water
    type: scale
    text: "Hoe vindt u het water?"
    low: "Naar"
    high: "Fijn"
    minimum: 1
    maximum: 3
    purpose: "Zo weten wij het."
    rounds: [start]
    was:
      - {id: haven.water, until: "UNTIL", maximum: 5, values: {"1": 1, "2": 1, "3": 2, "4": 3, "5": 3}}
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A municipality that changed a question of its own once."""
    folder = Path(shutil.copytree(paths.questionnaires() / "municipalities" / "zeist", tmp_path / "zeewolde"))
    settings = folder / "municipality.yaml"
    text = settings.read_text("utf-8").replace("id: zeist", "id: zeewolde")
    settings.write_text(f"{text}\nquestions_version: 1\n", "utf-8")
    (folder / "domains").mkdir(exist_ok=True)
    return folder


def ask(place: Path, until: str) -> guides.Guide:
    """What is asked with this `until`."""
    (place / "domains" / "90-haven.yaml").write_text(DOMAIN.replace("UNTIL", until), "utf-8")
    return guides.load(str(place))


def test_a_conversation_keeps_the_own_number_as_well(place: Path) -> None:
    made = guides.load("zeist").questionnaire.version
    guide = ask(place, f"{made}-zeewolde.0")
    assert guide.questionnaire.version == f"{made}-zeewolde.1"
    question = guide.question("haven.water")
    assert question
    for version, most, certain in (
        (made, 5, True),
        (f"{made}-zeewolde.1", 3, True),
        (f"{made}-zeewolde.2", 3, False),  # of a colleague who has a newer folder
        (f"{made}-dronten.1", 3, False),
    ):
        found = then(question, question.id, version)
        assert found.certain is certain, version
        assert not certain or found.asked.bounds[1] == most, version


def test_until_the_number_of_the_makers_does_not_tell_it(place: Path) -> None:
    made = guides.load("zeist").questionnaire.version
    with pytest.raises(ContentError, match=f"schrijf '{made}-zeewolde.0'"):
        ask(place, made)


def test_without_a_number_it_is_said_where_to_raise_it(place: Path) -> None:
    settings = place / "municipality.yaml"
    settings.write_text(settings.read_text("utf-8").replace("questions_version: 1", ""), "utf-8")
    with pytest.raises(ContentError, match=r"municipality\.yaml 'questions_version: 1'"):
        ask(place, guides.load("zeist").questionnaire.version)
