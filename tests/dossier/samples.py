"""An invented municipality, and a newcomer to tell things about."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.municipality.load import rule_conditions
from desktop.municipality.model import Municipality, Organisation, PlannedRound, Role, Rule, Settings
from desktop.questions.conditions import Condition
from desktop.questions.model import Questionnaire

START, HALF = date(2026, 3, 1), date(2026, 9, 1)


def municipality(
    *rules: Rule, rounds: tuple[PlannedRound, ...] = (PlannedRound(id="start", anchor="linked_on"),)
) -> Municipality:
    """A municipality with these rules, and two organisations: one usually takes 20 days, one does not know."""
    role = Role(id="steun", title="Steun", kind="support")
    settings = Settings.model_validate(
        {"id": "dorp", "name": "Dorp", "letterhead": {"address": ("Plein 1",)}, "rounds": rounds, "roles": (role,)}
    )
    known = {"role": "steun", "offers": "Van alles.", "verified_on": date(2026, 1, 1)}
    return Municipality(
        folder="dorp",
        settings=settings,
        notice="",
        organisations=(
            Organisation.model_validate({"id": "taalhuis", "name": "Taalhuis", "waiting_days": 20} | known),
            Organisation.model_validate({"id": "cjg", "name": "CJG"} | known),
        ),
        rules=rules,
    )


def rule(rule_id: str, when: str, propose: str = "action", **more: Any) -> Rule:
    """A rule; a referral goes to the Taalhuis."""
    given: dict[str, Any] = {"id": rule_id, "when": when, "propose": propose, "reason": "dat zo is", "title": rule_id}
    if propose == "referral":
        given["organisation"] = "taalhuis"
    if propose == "protocol":
        given["text"] = "Bel 112."
    return Rule.model_validate(given | more)


def conditions(place: Municipality) -> dict[str, Condition]:
    """Its rules, compiled."""
    return rule_conditions(place, Questionnaire(version="1", rounds=(), domains=()))


def conversation(round_id: str = "start", on: date = START, completed: bool = True, **values: Any) -> Conversation:
    """A conversation with answers: `d__naam=3`."""
    answers = {name.replace("__", "."): value for name, value in values.items()}
    kept = {name: Answer(name, "answered", value) for name, value in answers.items()}
    return Conversation(round_id, on, "ar", completed=completed, answers=kept)


def dossier(*conversations: Conversation, **newcomer: Any) -> Dossier:
    """Somebody with these conversations."""
    return Dossier(Newcomer(name="Samira Haddad", language="ar", **newcomer), list(conversations))
