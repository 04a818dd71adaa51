"""The papers for the broad intake: only what that organisation may see, on what was recorded; they decide nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from desktop import guide as guides
from desktop.dossier.around import Certificate
from desktop.dossier.coming_back import Milestone
from desktop.dossier.model import Answer, Basis, Consent, Conversation, Dossier, Newcomer, Referral, Step, Strike
from desktop.errors import LetterError
from desktop.guide import Guide
from desktop.letters import pip_exchange
from desktop.letters.handover import ground, intake_organisation
from desktop.letters.intake_paper import DECIDES_NOTHING, annex, goes, intake
from desktop.letters.model import Heading, Letter
from desktop.questions.conditions import compiled

from .saying import everything, headings, tables
from .worlds import LATER, World, may_read, worlds

TODAY = date(2026, 11, 22)
HELD = date(2026, 3, 1)
SAID: dict[str, Any] = {
    "taal.spreken": 3,
    "taal.les": "ja",
    "taal.lessen": 3,
    "taal.onderdelen": ["pvt"],
    "geld.schulden": True,
    "geld.ontzorgen": "ja",
    "werk.droom": "Kapster worden",
    "werk.misstanden": ["geld"],
    "gezondheid.hulp": "nu",
    "netwerk.eenzaam": 5,
    "afsluiting.doel1": "Met de juf praten",
}


@pytest.fixture(scope="module")
def zeist() -> Guide:
    return guides.load("zeist")


@pytest.fixture(scope="module")
def linderveen() -> Guide:
    return guides.load("linderveen")


def talk(on: date, said: dict[str, Any], round_id: str = "start") -> Conversation:
    answers = {name: Answer(name, "answered", value, "Een notitie.") for name, value in said.items()}
    return Conversation(round_id, on, "ar", completed=True, answers=answers)


def samira(basis: Basis | None = "legal_task", consent: str = "") -> Dossier:
    """Somebody with a referral to the RSD on a basis, and a decision about it."""
    newcomer = Newcomer("Samira Haddad", "ar", date(1990, 5, 1), linked_on=date(2026, 1, 5), regime="Wi2021")
    made = Dossier(newcomer, [talk(HELD, SAID)])
    if basis:
        made.referrals.append(Referral("rsd", "start", basis, "Werk", history=[Step("sent", HELD)]))
    if consent:
        made.consents.append(Consent("rsd", consent, HELD))  # type: ignore[arg-type]
    made.milestones = [
        Milestone("intake", done_on=date(2026, 2, 2)),
        Milestone("pip", blocked="wacht op het ziekenhuis", blocked_since=HELD),
    ]
    made.certificates = [Certificate("knm", date(2026, 4, 4), "diploma bij de buurman gezien", "Noor")]
    return made


def test_it_says_first_that_it_decides_nothing_and_then_who_it_is_about(zeist: Guide) -> None:
    letter = intake(zeist, samira(), TODAY, "Noor de Wit")
    texts = everything(letter)
    assert (letter.kind, letter.recipient, letter.waits) == ("intake", "rsd", False)
    assert texts.index(DECIDES_NOTHING) < texts.index("Samira Haddad")
    assert "1 mei 1990" in texts
    assert "Noor de Wit" in texts
    assert letter.stem == "2026-11-22-brede-intake"


def test_on_a_task_of_the_law_what_needs_consent_stays_here_and_nothing_outside_the_role_goes(zeist: Guide) -> None:
    texts = everything(intake(zeist, samira(), TODAY))
    assert "3 / 5" in texts
    assert "Kapster worden" in texts
    assert "wettelijke taak" in texts
    for secret in ("Heeft u schulden?", "geen loon", "Een notitie.", "eenzaam", "toestemming gegeven", "ziekenhuis"):
        assert secret not in texts
    allowed = everything(intake(zeist, samira(consent="given"), TODAY))
    assert "Heeft u schulden?" in allowed
    assert "toestemming gegeven" in allowed
    assert "eenzaam" not in allowed


@pytest.mark.parametrize(
    ("basis", "consent", "why"),
    [
        (None, "", "nog geen toestemming vastgelegd"),
        ("consent", "", "nog geen toestemming vastgelegd"),
        ("consent", "refused", "geeft geen toestemming"),
        (None, "withdrawn", "geeft geen toestemming"),
    ],
)
@pytest.mark.parametrize("paper", [intake, annex])
def test_without_a_basis_nothing_goes_and_it_says_why(
    zeist: Guide, paper: Callable[..., Letter], basis: Basis | None, consent: str, why: str
) -> None:
    letter = paper(zeist, samira(basis, consent), TODAY)
    assert letter.waits
    assert headings(letter) == ["Nog niet versturen"]
    assert why in everything(letter)
    assert not [word for word in ("Samira", "1990", "3 / 5", "KNM") if word in everything(letter)]
    with pytest.raises(LetterError, match=why):
        pip_exchange.exchange(zeist, samira(basis, consent), TODAY)


def test_one_referral_that_rests_on_consent_asks_for_consent_and_one_that_ended_does_not(zeist: Guide) -> None:
    one = samira()
    other = Referral("rsd", "start", "consent", history=[Step("sent", HELD)])
    one.referrals.append(other)
    assert intake(zeist, one, TODAY).waits
    other.history.append(Step("refused", HELD))
    assert not intake(zeist, one, TODAY).waits
    rsd = zeist.municipality.organisation_by_id["rsd"]
    assert ground(one, rsd).referrals == (one.referrals[0].id,)


def test_steps_and_parts_stand_in_it_without_what_was_typed_by_hand(zeist: Guide) -> None:
    letter = intake(zeist, samira(), TODAY)
    steps, parts = tables(letter)["De stappen van de inburgering"], tables(letter)["De onderdelen en het bewijs"]
    assert ("Brede intake", "klaar", "2 februari 2026") in steps
    assert ("Plan inburgering en participatie (PIP)", "staat stil", "–") in steps
    assert ("Participatieverklaring (PVT)", "verteld, nog geen bewijs", "–") in parts
    assert ("Kennis van de Nederlandse maatschappij (KNM)", "bewijs gezien", "4 april 2026") in parts
    assert "buurman" not in everything(letter)


def test_what_was_struck_stays_here_also_what_he_says_of_a_part(zeist: Guide) -> None:
    one = samira()
    one.strikes = [Strike("rsd", name, "newcomer", HELD) for name in ("taal.onderdelen", "werk.droom")]
    letter = intake(zeist, one, TODAY)
    assert "Kapster" not in everything(letter)
    assert ("Participatieverklaring (PVT)", "nog open", "–") in tables(letter)["De onderdelen en het bewijs"]
    assert "taal.onderdelen" not in goes("intake", zeist, one, TODAY).disclosure.questions


def test_the_latest_answers_count_with_the_day_of_an_older_one_and_what_follows_from_nothing_is_left_out(
    zeist: Guide,
) -> None:
    one = samira()
    one.conversations.append(talk(date(2026, 9, 1), {"taal.spreken": 4, "taal.les": "wacht"}, "half_year"))
    one.conversations.append(talk(TODAY, {}, "catch_up"))  # begun today: nothing is taken back by that
    texts = everything(intake(zeist, one, TODAY))
    assert "4 / 5" in texts
    assert "3 / 5" not in texts
    assert "Verteld op 1 maart 2026, behalve waar een andere dag bij staat." in texts
    assert texts.count("verteld op 1 september 2026") == 2
    assert "lessen per week" not in texts  # he has no lessons any more


def test_the_annex_holds_what_the_municipality_wants_in_it_and_no_more(zeist: Guide) -> None:
    letter = annex(zeist, samira(consent="given"), TODAY)
    texts = everything(letter)
    assert letter.kind == "annex"
    assert "Met de juf praten" in texts
    assert DECIDES_NOTHING in texts
    assert "Heeft u schulden?" not in texts
    wanted = {*zeist.municipality.settings.integration.annex, "taal.onderdelen", "taal.examen"}
    assert goes("annex", zeist, samira(consent="given"), TODAY).disclosure.questions <= wanted


def test_the_second_municipality_hands_on_to_another_with_its_own_steps_and_parts(
    zeist: Guide, linderveen: Guide
) -> None:
    one = samira(None)
    one.consents = [Consent("werkplein-lindestroom", "given", HELD)]
    letter = intake(linderveen, one, TODAY)
    texts = everything(letter)
    assert letter.recipient == "werkplein-lindestroom"
    assert "Plan met de buurgemeente" in texts
    settings = zeist.municipality.settings
    own = {step.title for step in settings.steps} | {part.title for part in settings.integration.parts}
    assert not [title for title in own if title in texts]
    assert "RSD" not in texts


def test_a_municipality_where_nobody_does_the_intake_says_so(linderveen: Guide) -> None:
    settings = linderveen.municipality.settings
    bare = settings.model_copy(update={"integration": settings.integration.model_copy(update={"organisation": None})})
    place = replace(linderveen, municipality=linderveen.municipality.model_copy(update={"settings": bare}))
    assert intake_organisation(place.municipality) is None  # who leads there is for support, not for income
    with pytest.raises(LetterError, match="niet ingesteld"):
        intake(place, samira(), TODAY)


Draw = Callable[[st.DataObject], World]


@pytest.fixture(scope="module")
def any_world(tmp_path_factory: pytest.TempPathFactory, phrases: dict[str, str]) -> Draw:
    strategy = worlds(tmp_path_factory.mktemp("empty"), phrases)
    compiled("true")  # the engine of conditions draws random numbers when it is loaded
    return lambda data: data.draw(strategy, "A world")


@settings(phases=[Phase.generate], max_examples=max(settings().max_examples // 2, 1))  # making one takes long
@given(data=st.data())
def test_no_secret_is_in_these_papers_that_the_organisation_may_not_read(data: st.DataObject, any_world: Draw) -> None:
    world = any_world(data)
    town = world.guide.municipality
    organisation = data.draw(st.sampled_from(town.organisations), "Who does the broad intake")
    roles = tuple(
        role.model_copy(update={"kind": "income"}) if role.id == organisation.role else role
        for role in town.settings.roles
    )
    asked = town.settings.integration.model_copy(
        update={"organisation": organisation.id, "annex": tuple(world.guide.questionnaire.by_id)}
    )
    settings = town.settings.model_copy(update={"roles": roles, "integration": asked})
    place = replace(world.guide, municipality=town.model_copy(update={"settings": settings}))
    for referral in world.dossier.referrals:
        referral.round = world.talk.round
    there = World(place, world.dossier, world.secrets)
    for paper in (intake, annex):
        letter = paper(place, world.dossier, LATER)
        texts = str(replace(letter, stem=""))
        told = [secret for secret in world.secrets if secret.mark in texts]
        assert [secret for secret in told if not may_read(there, organisation.id, secret)] == []
        assert not (letter.waits and told)
        assert not [block for block in letter.blocks if letter.waits and block == Heading("Om wie het gaat")]
