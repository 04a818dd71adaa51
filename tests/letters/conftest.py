"""A small invented municipality and two invented newcomers, to make papers for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop import paths
from desktop.dossier.model import Action, Answer, Conversation, Dossier, Newcomer, Referral, Step
from desktop.guide import Guide
from desktop.municipality.load import rule_conditions
from desktop.municipality.model import Municipality, Organisations, Rules, Settings
from desktop.questions.load import conditions, load_phrases
from desktop.questions.model import Domain, Questionnaire, Round

ROUNDS = ["start", "half_year"]
HELD, LATER = date(2026, 5, 12), date(2026, 11, 13)


def question(question_id: str, kind: str, text: str, **more: Any) -> dict[str, Any]:
    return {"id": question_id, "type": kind, "text": text, "purpose": "p", "rounds": ROUNDS, **more}


SCALE = {"low": "slecht", "high": "goed", "compare": "higher_is_better"}
DOMAINS: list[dict[str, Any]] = [
    {
        "id": "taal",
        "title": "Nederlands",
        "questions": [
            question("taal.spreken", "scale", "Hoe goed spreekt u Nederlands?", **SCALE),
            question("taal.wens", "text", "Wat wilt u leren?"),
        ],
    },
    {
        "id": "gezondheid",
        "title": "Gezondheid",
        "sensitive": True,
        "questions": [
            question("gezondheid.huisarts", "yes_no", "Heeft u een huisarts?"),
            question("gezondheid.slaap", "scale", "Hoe slaapt u?", share="care", **SCALE),
            question("gezondheid.hulp", "text", "Welke hulp?", share="care", ask_if="gezondheid.slaap <= 2"),
            question("gezondheid.ervaren", "text", "Hoe voelt u zich?", share="consent"),
        ],
    },
    {
        "id": "geld",
        "title": "Geld",
        "sensitive": True,
        "questions": [question("geld.schulden", "yes_no", "Heeft u schulden?", share="consent")],
    },
]
SETTINGS: dict[str, Any] = {
    "id": "duindorp",
    "name": "Gemeente Duindorp",
    "letterhead": {"address": ["Plein 1", "0000 AA Duindorp"], "phone": "030 000 00 00"},
    "rounds": [{"id": "start", "anchor": "linked_on"}, {"id": "half_year", "anchor": "start", "months": 6}],
    "roles": [
        {"id": "zorg", "title": "Zorg", "kind": "care", "domains": ["gezondheid"]},
        {"id": "taal", "title": "Taal", "kind": "language", "domains": ["taal"]},
        {"id": "inkomen", "title": "Inkomen", "kind": "income", "domains": ["taal", "geld"]},
        {"id": "maatje", "title": "Maatjes", "kind": "buddy", "questions": ["taal.spreken"]},
    ],
}
ORGANISATIONS: list[dict[str, Any]] = [
    {"id": name.lower(), "name": name, "role": role, "offers": f"Hulp van {name}.", "waiting_days": days,
     "phone": "030-111 22 33", "address": ["Laan 2", "Duindorp"], "verified_on": "2026-05-01"}
    for name, role, days in (
        ("Huisarts", "zorg", 7), ("Taalhuis", "taal", 42), ("Dienst", "inkomen", None), ("Maatjes", "maatje", 30),
    )
]  # fmt: skip
RULES: list[dict[str, Any]] = [
    {"id": "huisarts-zoeken", "propose": "action", "when": "gezondheid.huisarts == false",
     "reason": "er nog geen huisarts is", "title": "Wij zoeken samen een huisarts."},
    {"id": "taalhuis", "propose": "referral", "when": "taal.spreken <= 3", "organisation": "taalhuis",
     "reason": "Nederlands spreken nog moeilijk is", "title": "Een taalmaatje."},
]  # fmt: skip
ARABIC = {
    "phrase:agreements_title": ("Onze afspraken", "اتفاقاتنا"),
    "phrase:agreements_name": ("Naam: {name}", "الاسم: {name}"),
    "phrase:agreements_by_when": ("Klaar op: {date}", "ينتهي في: {date}"),
    "phrase:not_translated": ("", "هذا لم يُترجم بعد."),
    "rule:huisarts-zoeken:title": ("Wij zoeken samen een huisarts.", "نبحث معًا عن طبيب."),
}


@pytest.fixture(scope="session")
def phrases() -> dict[str, str]:
    """The shipped fixed sentences: the papers name them by id."""
    return load_phrases(paths.questionnaires())


@pytest.fixture
def guide(phrases: dict[str, str], tmp_path: Path) -> Guide:
    """The content of the invented municipality, with a draft catalog in Arabic."""
    domains = tuple(Domain.model_validate({"icon": "home", "minutes": 5, **domain}) for domain in DOMAINS)
    rounds = (Round(id="start", title="Startgesprek"), Round(id="half_year", title="Gesprek na een half jaar"))
    questionnaire = Questionnaire(version="2026.1", rounds=rounds, domains=domains)
    municipality = Municipality(
        folder=str(tmp_path),
        settings=Settings.model_validate(SETTINGS),
        notice="",
        organisations=Organisations.model_validate({"organisations": ORGANISATIONS}).organisations,
        rules=Rules.model_validate({"rules": RULES}).rules,
    )
    catalog = ['msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n']
    for context, (dutch, own) in ARABIC.items():
        source = dutch or phrases[context.partition(":")[2]]
        catalog.append(f'#, fuzzy\nmsgctxt "{context}"\nmsgid "{source}"\nmsgstr "{own}"\n')
    (tmp_path / "ar.po").write_text("\n".join(catalog), encoding="utf-8")
    return Guide(
        questionnaire=questionnaire,
        municipality=municipality,
        conditions=conditions(questionnaire),
        rules=rule_conditions(municipality, questionnaire),
        phrases=phrases,
        translations=tmp_path,
    )


@pytest.fixture
def start() -> Conversation:
    """A start conversation with every kind of answer."""
    conversation = Conversation(
        round="start", held_on=HELD, language="ar", professional="J. Jansen", interpreter="Layla", completed=True
    )
    for answer in (
        Answer("taal.spreken", "answered", 2),
        Answer("taal.wens", "answered", "lezen", note="<b>graag</b> 's avonds"),
        Answer("gezondheid.huisarts", "answered", False, concern=True),
        Answer("gezondheid.slaap", "answered", 1),
        Answer("gezondheid.hulp", "answered", "praten", note="over vroeger"),
        Answer("gezondheid.ervaren", "declined"),
        Answer("geld.schulden", "not_asked"),
    ):
        conversation.answers[answer.question] = answer
    return conversation


@pytest.fixture
def dossier(start: Conversation) -> Dossier:
    """An invented Syrian newcomer after his start conversation."""
    newcomer = Newcomer("Samir Voorbeeld", "ar", birth_date=date(1990, 5, 1), country="SY", linked_on=date(2026, 4, 1))
    return Dossier(
        newcomer,
        [start],
        actions=[
            Action("Wij zoeken samen een huisarts.", "professional", "start", date(2026, 5, 19),
                   rule="huisarts-zoeken"),
            Action("Fietsles", "newcomer", "start", date(2026, 6, 1), reason="hij graag fietst"),
        ],
        referrals=[
            Referral("taalhuis", "start", need="Een taalmaatje.", rule="taalhuis", reason="oefenen helpt",
                     history=[Step("drafted", HELD)]),
            Referral("huisarts", "start", need="Een gesprek.", history=[Step("drafted", HELD)]),
        ],
    )  # fmt: skip
