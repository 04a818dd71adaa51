"""Everybody as far as civic integration needs it: the same as whole dossiers tell, from as little as that takes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.dossier.around import Certificate
from desktop.dossier.coming_back import Milestone
from desktop.dossier.latest import latest
from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.questions.model import Domain, Question, Questionnaire, Round, Was
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

WANTED = ("taal.termijn", "taal.uren", "taal.lening")


@pytest.fixture(scope="module")
def asked() -> Questionnaire:
    def question(name: str, kind: str, **more: Any) -> Question:
        return Question(id=f"taal.{name}", type=kind, text="?", purpose="!", rounds=("start",), **more)  # type: ignore[arg-type]

    options = ({"id": "op", "text": "Op"}, {"id": "nee", "text": "Nee"})
    questions = (
        question("termijn", "date", was=(Was(id="taal.einde"),)),
        question("uren", "number"),
        question("lening", "single", options=options),
        question("verhaal", "text"),
    )
    domain = Domain(id="taal", title="Taal", icon="language", minutes=5, questions=questions)
    return Questionnaire(version="1", rounds=(Round(id="start", title="Start"),), domains=(domain,))


def talk(on: date, completed: bool, **said: Any) -> Conversation:
    answers = {
        f"taal.{name}": Answer(f"taal.{name}", "answered", value, "Wat hij zei.") for name, value in said.items()
    }
    answers["taal.verhaal"] = Answer("taal.verhaal", "answered", "Mijn verhaal")
    return Conversation("start", on, "ar", "1", completed=completed, answers=answers)


@pytest.fixture
def people(dossiers: Dossiers) -> list[Dossier]:
    first = Dossier(
        Newcomer("Samira", "ar", date(1990, 5, 1), linked_on=date(2025, 1, 1), regime="Wi2013"),
        [
            talk(date(2025, 3, 1), True, einde="2026-05-01", uren=0, lening="nee"),
            talk(date(2026, 3, 1), True, uren=120, lening="op"),
            talk(date(2026, 9, 1), False, termijn="2027-06-01"),
        ],
        milestones=[Milestone("pip", blocked="ziek", blocked_since=date(2026, 1, 1))],
        certificates=[Certificate("knm", date(2026, 2, 2), "diploma gezien", "Noor")],
    )
    first.conversations[1].answers["taal.termijn"] = Answer("taal.termijn", "declined")
    second = Dossier(Newcomer("Yonas", "ti"))
    dossiers.add(first, second)
    return [first, second]


def read(dossiers: Dossiers, asked: Questionnaire) -> list[Dossier]:
    return dossiers.around.integration(asked, WANTED)


def test_it_tells_the_same_as_the_whole_dossiers(
    dossiers: Dossiers, people: list[Dossier], asked: Questionnaire
) -> None:
    found = read(dossiers, asked)
    for light in found:
        whole = dossiers.open(light.id)
        assert light.newcomer == whole.newcomer
        assert latest(asked, light, WANTED) == latest(asked, whole, WANTED)
        assert [vars(item) for item in light.milestones] == [vars(item) for item in whole.milestones]
        assert [vars(item) for item in light.certificates] == [vars(item) for item in whole.certificates]
        assert [(one.id, one.completed) for one in light.conversations] == [
            (one.id, one.completed) for one in whole.conversations
        ]
    told = latest(asked, found[0], WANTED)
    assert {name: answer.value for name, answer in told.items()} == {
        "taal.termijn": "2027-06-01", "taal.uren": 120, "taal.lening": "op"
    }  # fmt: skip


def test_no_words_of_anybody_are_read(dossiers: Dossiers, people: list[Dossier], asked: Questionnaire) -> None:
    answers = [
        answer for one in read(dossiers, asked) for held in one.conversations for answer in held.answers.values()
    ]
    assert {answer.question for answer in answers} == {*WANTED, "taal.einde"}
    assert {answer.note for answer in answers} == {""}


def test_without_digests_the_answers_themselves_are_read(
    dossiers: Dossiers, vault: Vault, people: list[Dossier], asked: Questionnaire
) -> None:
    before = [latest(asked, one, WANTED) for one in read(dossiers, asked)]
    with vault.writing() as connection:
        connection.exec_driver_sql("DELETE FROM digests")
    assert [latest(asked, one, WANTED) for one in read(dossiers, asked)] == before


def test_an_empty_vault_has_nobody(dossiers: Dossiers, asked: Questionnaire) -> None:
    assert read(dossiers, asked) == []
