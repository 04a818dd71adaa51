"""Answers under a former id, to a question that was split, or that this municipality skips: they stay as private."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.dossier.model import Answer, Consent, Conversation, Dossier, Newcomer, Referral
from desktop.guide import Guide
from desktop.letters.agreements import agreements
from desktop.letters.occasion import Occasion
from desktop.letters.referral_letter import referral_letter
from desktop.municipality.model import Municipality
from desktop.questions.load import conditions
from desktop.questions.model import Question

from .saying import everything

HELD, LATER = date(2026, 5, 12), date(2026, 11, 13)
ROUNDS = ("start", "half_year")
SCALE = {"type": "scale", "low": "laag", "high": "hoog", "compare": "higher_is_better"}
PRIVATE = "Ik ga weg bij mijn man"


def asked(question_id: str, kind: str = "text", **more: Any) -> Question:
    given = {"id": question_id, "type": kind, "text": f"Vraag {question_id}?", "purpose": "p", "rounds": ROUNDS}
    return Question.model_validate(given | more)


def with_questions(guide: Guide, *questions: Question, skipped: tuple[Question, ...] = ()) -> Guide:
    """The small municipality with these questions about language; those about health and money stay."""
    taal, *others = guide.questionnaire.domains
    domains = (taal.model_copy(update={"questions": questions}), *others)
    given = {"domains": domains, "skipped": skipped, "version": "2026.1", "rounds": guide.questionnaire.rounds}
    known = type(guide.questionnaire)(**given)
    return replace(guide, questionnaire=known, conditions=conditions(known))


def told(**answers: Any) -> Dossier:
    """Somebody with these answers at the start, who comes back."""
    first, second = Conversation("start", HELD, "nl", "2026.1", completed=True), Conversation("half_year", LATER, "nl")
    for name, value in answers.items():
        key = name.replace("__", ".")
        first.answers[key] = Answer(key, "answered", value)
    return Dossier(Newcomer("Rana Voorbeeld", "nl"), [first, second])


def sheet(guide: Guide, dossier: Dossier) -> str:
    return everything(agreements(Occasion(guide, dossier, dossier.conversations[-1], LATER)))


GOAL = {"kept_as": "goal"}
HIDDEN = {"ask_if": "has(gezondheid.slaap)"}
OLD = {"was": [{"id": "taal.oud"}]}
HALVES = {str(mark): (mark + 1) // 2 for mark in range(1, 11)}


@pytest.mark.parametrize(
    ("questions", "skipped", "name", "open_to_all"),
    [
        ([asked("taal.doel", **GOAL, **OLD)], (), "taal__oud", True),
        ([asked("taal.doel", **GOAL, **OLD, **HIDDEN)], (), "taal__oud", False),
        ([asked("taal.doel", **GOAL, **OLD), asked("taal.teer", share="care", **OLD)], (), "taal__oud", False),
        ([asked("taal.doel", **GOAL, **OLD), asked("taal.teer", sensitive=True, **OLD)], (), "taal__oud", False),
        ([asked("taal.doel", **GOAL, **OLD)], (asked("taal.teer", share="consent", **OLD),), "taal__oud", False),
        ([asked("taal.nu")], (asked("taal.doel", **GOAL),), "taal__doel", True),
        ([asked("taal.nu")], (asked("taal.doel", **GOAL, **HIDDEN),), "taal__doel", False),
        ([asked("taal.doel", **GOAL, was=[{"id": "gezondheid.oud"}])], (), "gezondheid__oud", False),
    ],
)
def test_a_goal_of_then_is_on_his_own_sheet_only_when_all_that_it_became_is_for_anybody(
    guide: Guide, questions: list[Question], skipped: tuple[Question, ...], name: str, open_to_all: bool
) -> None:
    known = with_questions(guide, *questions, skipped=skipped)
    assert (PRIVATE in sheet(known, told(gezondheid__slaap=2, **{name: PRIVATE}))) == open_to_all


@pytest.mark.parametrize("strict", [{}, {"share": "care"}, {"sensitive": True}])
def test_so_is_a_change_since_then(guide: Guide, strict: dict[str, Any]) -> None:
    known = with_questions(guide, asked("taal.deel", **SCALE, **OLD), asked("taal.rest", **SCALE, **OLD, **strict))
    dossier = told(taal__oud=1)
    dossier.conversations[1].answers["taal.deel"] = Answer("taal.deel", "answered", 5)
    assert ("Vraag taal.deel?" in sheet(known, dossier)) == (not strict)


def letter(guide: Guide, dossier: Dossier, name: str) -> str:
    """To somebody who said yes; a buddy may read both parts, if they are for buddies."""
    roles = [role.model_copy(update={"questions": ("taal.deel", "taal.rest")} if role.id == "maatje" else {})
             for role in guide.municipality.settings.roles]  # fmt: skip
    whole = {name: getattr(guide.municipality, name) for name in Municipality.model_fields}
    whole["settings"] = guide.municipality.settings.model_copy(update={"roles": tuple(roles)})
    guide = replace(guide, municipality=Municipality(**whole))
    organisation = guide.municipality.organisation_by_id[name]
    dossier.consents = [Consent(name, "given", HELD)]
    referral = Referral(name, "half_year", need="Hulp.")
    return everything(
        referral_letter(Occasion(guide, dossier, dossier.conversations[-1], LATER), organisation, [referral])
    )


ONCE = {"rounds": ("start",)}
"""Asked at the start only: later, the answer of then is what is known."""


@pytest.mark.parametrize(
    ("former", "strict", "goes"),
    [
        ("taal.oud", {}, True),
        ("taal.oud", {"share": "care"}, False),
        ("taal.oud", {"share": "consent"}, True),  # as an answer to that part: he said yes
        ("taal.oud", {"sensitive": True}, False),
        ("gezondheid.oud", {}, False),
    ],
)
def test_and_in_a_letter_goes_only_what_may_go_of_all_that_it_became(
    guide: Guide, former: str, strict: dict[str, Any], goes: bool
) -> None:
    was = ONCE | {"was": [{"id": former}]}
    known = with_questions(guide, asked("taal.deel", **was), asked("taal.rest", **was | strict))
    dossier = told(**{former.replace(".", "__"): PRIVATE})
    organisation = "taalhuis" if strict != {"sensitive": True} and former == "taal.oud" else "maatjes"
    assert (PRIVATE in letter(known, dossier, organisation)) == goes


@pytest.mark.parametrize(("more", "words"), [({"comparable": False}, ""), ({"values": HALVES}, "4 / 5 (laag – hoog)")])
def test_a_mark_of_another_scale_never_goes_as_it_is(guide: Guide, more: dict[str, Any], words: str) -> None:
    was = [{"id": "taal.cijfer", "until": "2026.0", "maximum": 10} | more]
    known = with_questions(guide, asked("taal.cijfer", **SCALE, **ONCE, was=was))
    dossier = told(taal__cijfer=7)
    dossier.conversations[0].version = "2026.0"
    said = letter(known, dossier, "taalhuis")
    assert ("Vraag taal.cijfer?" in said) == bool(words)
    assert words in said
    assert "7" not in said.partition("Vraag taal.cijfer?")[2].partition("Wij delen")[0].partition("Laat het")[0]
