"""One sheet for a household: nothing of it tells one of them what another answered, over random households."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from desktop import guide as guides
from desktop.dossier.model import ENDED, Action, Dossier, Newcomer, Referral, Step
from desktop.errors import LetterError
from desktop.guide import Guide
from desktop.letters import household_sheet
from desktop.letters.household_sheet import (
    CARE,
    CONSENT,
    DISCREET,
    MINOR,
    OVER,
    PRIVATE,
    TYPED,
    UNKNOWN,
    HouseholdSheet,
    LeftOut,
    household,
)
from desktop.letters.open_to_all import for_anybody
from desktop.letters.pdf import render
from desktop.questions.conditions import compiled

from .saying import dutch, everything, headings, titles
from .test_leakproof import inside_pdf
from .worlds import LATER, World, housemates_may_read, worlds

HELD = date(2026, 5, 12)
MANY = settings(phases=[Phase.generate])
MANY = settings(MANY, max_examples=max(MANY.max_examples // 2, 1))
FEW = settings(MANY, max_examples=2)


@pytest.fixture(scope="module")
def households(tmp_path_factory: pytest.TempPathFactory, phrases: dict[str, str]) -> st.SearchStrategy[World]:
    """Worlds in which up to three people live in one house."""
    compiled("true")
    return worlds(tmp_path_factory.mktemp("empty"), phrases, most_others=2)


def whole(world: World) -> list[Dossier]:
    return [world.dossier, *world.others]


def sheet(world: World, ticked: bool = False) -> HouseholdSheet:
    typed = [one.id for dossier in whole(world) for one in (*dossier.actions, *dossier.referrals)] if ticked else []
    return household(world.guide, whole(world), LATER, ticked=typed)


def leaks(world: World, said: str, ticked: bool = False) -> list[str]:
    return [
        f"{secret.kept} {secret.questions}"
        for secret in world.secrets
        if secret.mark in said and not housemates_may_read(world, secret, ticked)
    ]


def told(world: World, made: HouseholdSheet) -> None:
    """Everything that was agreed stands on the sheet, or is told to be left out."""
    agreed = [one for dossier in whole(world) for one in (*dossier.actions, *dossier.referrals)]
    assert len(titles(made.letter)) + len(made.left_out) == len(agreed)
    assert all(item.what and item.who for item in made.left_out)
    over = {one.id for one in agreed if one.status in (*ENDED, "done", "dropped")}
    assert {item.subject for item in made.left_out if item.why == OVER} == over


@MANY
@given(data=st.data())
def test_nothing_private_stands_on_it_and_what_is_left_out_is_told(
    data: st.DataObject, households: st.SearchStrategy[World]
) -> None:
    world = data.draw(households)
    for ticked in (False, True):
        made = sheet(world, ticked)
        letter = made.letter
        told(world, made)
        assert not leaks(world, str(letter), ticked)
        for organisation in world.guide.municipality.organisations:
            asked = [
                one for dossier in whole(world) for one in dossier.referrals if one.organisation == organisation.id
            ]
            if world.role(organisation.id).kind == "care" or all(one.basis == "consent" for one in asked):
                assert organisation.name not in everything(letter)


@FEW
@given(data=st.data())
def test_nor_in_the_file_that_is_printed(data: st.DataObject, households: st.SearchStrategy[World]) -> None:
    world = data.draw(households)
    assert not leaks(world, inside_pdf(render([sheet(world).letter])))


SABOTAGE: dict[str, tuple[str, Any, str]] = {
    "a rule tells no answer": ("_may_be_heard", lambda *_: True, "title"),
    "what was typed goes by itself": ("TYPED", "", "need"),
}


@pytest.mark.parametrize("broken", SABOTAGE)
def test_a_leak_would_be_found(
    broken: str, households: st.SearchStrategy[World], monkeypatch: pytest.MonkeyPatch
) -> None:
    name, instead, leaked = SABOTAGE[broken]
    monkeypatch.setattr(household_sheet, name, instead)

    @settings(MANY, max_examples=400, derandomize=True)
    @given(data=st.data())
    def look(data: st.DataObject) -> None:
        world = data.draw(households)
        assert not [leak for leak in leaks(world, str(sheet(world).letter)) if leak.startswith(leaked)]

    with pytest.raises(AssertionError):
        look()


# In the small municipality of conftest: 'Taalhuis' helps with language, 'Huisarts' is care.


def person(name: str, language: str = "ar", born: date | None = date(1990, 5, 1)) -> Dossier:
    return Dossier(Newcomer(name, language, born, household="Huis 4"))


def language_buddy(**more: Any) -> Referral:
    given: dict[str, Any] = {"basis": "legal_task", "need": "Een taalmaatje.", "rule": "taalhuis"}
    return Referral("taalhuis", "start", history=[Step("sent", HELD)], **given | more)


def why(made: HouseholdSheet) -> dict[str, str]:
    return {item.what: item.why for item in made.left_out}


def test_it_tells_by_name_who_does_what_in_the_language_of_the_first(guide: Guide) -> None:
    first, second = person("Samir"), person("Rana")
    first.referrals.append(language_buddy())
    letter = household(guide, [first, second], HELD).letter
    assert headings(letter) == ["Samir"]
    assert "Rana" in everything(letter)
    assert titles(letter) == ["Taalhuis"]
    assert letter.tongue.code == "ar"
    assert dutch(letter.title) == guide.phrases["household_title"]
    assert "De andere taal" not in everything(letter)


def test_it_says_whose_language_it_is_when_they_have_different_ones(guide: Guide) -> None:
    letter = household(guide, [person("Samir"), person("Olena", "uk")], HELD).letter
    assert "De andere taal op dit blad is Arabisch: de taal van Samir." in everything(letter)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"rule": "huisarts-zoeken", "need": "Wij zoeken samen een huisarts."}, PRIVATE),
        ({"rule": "huisarts-zoeken", "need": "In andere woorden."}, PRIVATE),
        ({"basis": "consent"}, CONSENT),
        ({"organisation": "huisarts"}, CARE),
        ({"organisation": "er-niet"}, UNKNOWN),
        ({"need": "Zelf getypt."}, TYPED),
        ({"rule": None}, TYPED),
        ({"rule": "die-is-weg"}, TYPED),
        ({"history": [Step("completed", HELD)]}, OVER),
        ({"history": [Step("withdrawn", HELD)]}, OVER),
    ],
)
def test_each_reason_to_leave_a_referral_out(guide: Guide, change: dict[str, Any], reason: str) -> None:
    dossier = person("Samir")
    dossier.referrals.append(replace(language_buddy(), **change))
    made = household(guide, [dossier], HELD)
    assert [item.why for item in made.left_out] == [reason]
    assert titles(made.letter) == []
    assert made.left_out[0].may_be_ticked == (reason == TYPED)


def test_what_was_typed_goes_on_it_when_the_professional_ticks_it_and_nothing_else_does(guide: Guide) -> None:
    dossier = person("Samir")
    typed, care = Action("Fietsles", "newcomer", "start"), Action("Bellen", "huisarts", "start")
    private = Action("Anders gezegd", "newcomer", "start", rule="huisarts-zoeken")
    dossier.actions += [typed, care, private]
    made = household(guide, [dossier], HELD, ticked=[one.id for one in dossier.actions])
    assert titles(made.letter) == ["Fietsles"]
    assert why(made) == {"Bellen": CARE, "Anders gezegd": PRIVATE}


def test_an_organisation_whose_name_tells_too_much_stands_on_it_by_no_tick() -> None:
    shipped = guides.load("zeist")
    safe = Referral("veilig-thuis", "start", "legal_task", "Praten", history=[Step("sent", HELD)])
    call = Action("Bellen", "veilig-thuis", "start")
    dossier = person("Rana")
    dossier.referrals, dossier.actions = [safe], [call]
    made = household(shipped, [dossier, person("Samir")], HELD, ticked=[safe.id, call.id])
    assert "Veilig Thuis" not in everything(made.letter)
    assert [item.why for item in made.left_out] == [DISCREET, DISCREET]
    assert not any(item.may_be_ticked for item in made.left_out)


def test_nothing_of_a_child_stands_on_it(guide: Guide) -> None:
    child, adult = person("Yara", born=date(2012, 1, 1)), person("Samir", born=None)
    child.referrals.append(language_buddy())
    made = household(guide, [child, adult], HELD)
    assert "Yara" not in everything(made.letter)
    assert made.left_out == (LeftOut(child.id, "Yara", "Een taalmaatje. (Taalhuis)", MINOR, child.referrals[0].id),)
    with pytest.raises(LetterError, match="18 jaar"):
        household(guide, [child], HELD)


def test_a_question_that_is_asked_because_of_a_private_one_is_as_private(guide: Guide) -> None:
    taal, gezondheid, geld = guide.questionnaire.domains
    asked = taal.questions[0].model_copy(update={"ask_if": "geld.schulden"})
    domains = (taal.model_copy(update={"questions": (asked, taal.questions[1])}), gezondheid, geld)
    questionnaire = guide.questionnaire.model_copy(update={"domains": domains})
    conditions = {**guide.conditions, asked.id: guide.rules["taalhuis"]}
    private = {**conditions, asked.id: guide.rules["huisarts-zoeken"]}
    assert for_anybody(replace(guide, questionnaire=questionnaire, conditions=conditions), asked)
    behind = replace(guide, questionnaire=questionnaire, conditions=private)
    assert not for_anybody(behind, asked)
    dossier = person("Samir")
    dossier.referrals.append(language_buddy())
    assert why(household(behind, [dossier], HELD)) == {"Een taalmaatje. (Taalhuis)": PRIVATE}


def test_it_is_called_after_the_day_and_nobody(guide: Guide, tmp_path: Path) -> None:
    made = household(guide, [person("Samir")], HELD)
    assert made.letter.stem == "2026-05-12-huishouden"
    assert guide.phrases["agreements_none"] not in everything(made.letter), "there may be some on his own sheet"
    assert guide.phrases["household_own_sheet"] in everything(made.letter)
