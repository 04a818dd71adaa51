"""A municipality that asks shipped questions otherwise, in a file of its own: what a new version brings comes along."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop import paths
from desktop.errors import ContentError
from desktop.municipality.load import check, load
from desktop.questions import load as questions_load
from desktop.questions.model import Questionnaire

HEAD = """id: wonen
title: "Wonen in Mijndorp"
icon: home
minutes: 7
"""
CHANGED = (
    HEAD
    + """questions:
  - id: wonen.tevreden
    type: scale
    text: "Hoe blij bent u met de plek waar u woont?"
    low: "Helemaal niet blij"
    high: "Heel blij"
    purpose: "Wie blij is met zijn huis, kan verder."
    rounds: [start, half_year]
  - id: wonen.fietsenhok
    type: yes_no
    text: "Is er een plek voor uw fiets?"
    purpose: "Een fiets die buiten staat, gaat snel kapot."
    rounds: [start]
"""
)


@pytest.fixture(scope="module")
def shipped() -> Questionnaire:
    """The questions of the program."""
    return questions_load.load(paths.questionnaires())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a municipality, with room for own questions."""
    place = tmp_path / "mijndorp"
    shutil.copytree(paths.questionnaires() / "municipalities" / "zeist", place)
    (place / "domains").mkdir()
    return place


def write(folder: Path, text: str) -> Path:
    file = folder / "domains" / "20-wonen.yaml"
    file.write_text(text, "utf-8")
    return file


def test_what_it_names_changes_and_the_rest_stays(folder: Path, shipped: Questionnaire) -> None:
    write(folder, CHANGED)
    _, asked = load(folder, shipped)
    (before,) = (domain for domain in shipped.domains if domain.id == "wonen")
    (after,) = (domain for domain in asked.domains if domain.id == "wonen")
    assert [domain.id for domain in asked.domains] == [domain.id for domain in shipped.domains]
    assert [item.id for item in after.questions] == [*(item.id for item in before.questions), "wonen.fietsenhok"]
    assert after.title == "Wonen in Mijndorp"
    assert asked.by_id["wonen.tevreden"].text == "Hoe blij bent u met de plek waar u woont?"
    assert asked.by_id["wonen.soort"] == shipped.by_id["wonen.soort"]


def test_what_is_no_longer_asked_keeps_its_words(folder: Path, shipped: Questionnaire) -> None:
    write(
        folder,
        CHANGED
        + """former:
  - id: wonen.verhaal
    type: text
    text: "Hoe is het waar u nu woont?"
""",
    )
    _, asked = load(folder, shipped)
    assert "wonen.verhaal" not in asked.by_id
    known = asked.known("wonen.verhaal")
    assert known is not None
    assert known.text == "Hoe is het waar u nu woont?"


MISTAKES = {
    "less safe": (
        HEAD
        + """questions:
  - {id: wonen.verhaal, type: text, text: "Hoe woont u?", purpose: "Zo weten wij het.", rounds: [start]}
""",
        "deze vraag is meegeleverd met 'sensitive: true'",
    ),
    "another waits for it": (
        CHANGED
        + """former:
  - {id: WAITED, type: text, text: "Vroeger"}
""",
        "wacht op een vraag die u anders stelt",
    ),
    "twice": (CHANGED.replace("wonen.fietsenhok", "wonen.tevreden"), "'wonen.tevreden' bestaat al"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told(folder: Path, shipped: Questionnaire, name: str) -> None:
    text, problem = MISTAKES[name]
    file = write(folder, text.replace("WAITED", waited(shipped)))
    found = [item for item in check(folder, shipped) if problem in item.problem]
    assert found, check(folder, shipped)
    assert found[0].file == str(file)
    with pytest.raises(ContentError):
        load(folder, shipped)


def waited(shipped: Questionnaire) -> str:
    """A question about living for which another waits."""
    return next(
        name
        for item in shipped
        if item.ask_if
        for name in questions_load.conditions(shipped)[item.id].questions
        if name.startswith("wonen.")
    )
