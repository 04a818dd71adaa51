"""Two municipalities that differ in everything: each conducts a conversation, and neither knows a word of the other."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest

from desktop import guide, paths
from desktop.dossier.model import Answer, Consent, Conversation, Dossier, Newcomer
from desktop.dossier.planning import due_on, next_round
from desktop.dossier.proposals import confirm_action, confirm_referral
from desktop.guide import Guide
from desktop.letters.compose import packet
from desktop.letters.model import Letter
from desktop.municipality.letters import Letters
from desktop.questions import load as questions_load
from desktop.questions.answers import check
from desktop.translate.sources import sources

HELD = date(2026, 3, 3)
ANSWERS: dict[str, Any] = {
    "welkom.verwachting": "Over de les.",
    "gezondheid.huisarts": False,
    "taal.spreken": 1,
    "taal.maatje": "wil",
    "geld.schulden": True,
    "geld.eten": True,
    "afsluiting.doel1": "Met de buren praten.",
}
VILLAGE: dict[str, Any] = {"dorp.buren": 1, "dorp.vereniging": "wil", "dorp.vervoer": ["kan_niet"]}
ORIGIN = ("Syri", "herkomst", "nationaliteit", "staatloos", "burger van een land", "SY")


@pytest.fixture(scope="session")
def linderveen() -> Guide:
    """Everything that is shipped for the invented municipality."""
    return guide.load("linderveen")


def conducted(place: Guide, answers: dict[str, Any]) -> tuple[Dossier, list[Letter]]:
    """A conversation in which everything that is proposed is agreed, with consent, and its papers."""
    newcomer = Newcomer("Samira Voorbeeld", "ar", date(1990, 5, 1), "female", "SY", date(2026, 1, 5), date(2026, 2, 9))
    conversation = Conversation("start", HELD, "ar", place.questionnaire.version, "Marijke", "Yonas")
    for question_id, value in answers.items():
        question = place.questionnaire.by_id[question_id]
        conversation.answers[question_id] = Answer(question_id, "answered", check(question, value))
    dossier = Dossier(newcomer, [conversation])
    for proposal in place.proposals(dossier, conversation):
        if proposal.rule.propose == "action":
            dossier.actions.append(confirm_action(proposal, conversation))
        elif proposal.rule.propose == "referral":
            dossier.referrals.append(confirm_referral(proposal, conversation))
            dossier.consents.append(Consent(proposal.rule.organisation or "", "given", HELD))
    return dossier, packet(place, dossier, conversation, HELD)


def words(letters: list[Letter]) -> str:
    """All text of a packet."""
    return json.dumps([asdict(letter) for letter in letters], ensure_ascii=False, default=str)


def own_words(place: Guide, other: Guide) -> set[str]:
    """Names, addresses, telephone numbers and sentences of this municipality that no other and no question has."""

    def said(guide: Guide) -> set[str]:
        town = guide.municipality
        head = town.settings.letterhead
        found = {town.name, *town.name.split(), *head.address, head.phone, head.email, head.website}
        for item in town.organisations:
            found |= {item.id, item.name, item.offers, item.contact, item.phone, item.email, *item.address}
        found |= {text for rule in town.rules for text in (rule.title, rule.reason)}
        found |= {item.title for item in town.settings.pillars}
        return found | {domain.title for domain in town.domains}

    shared = " ".join(text for _, text in sources(questions_load.load(paths.questionnaires()), place.phrases, []))
    return {word for word in said(place) - said(other) if len(word) > 2 and not stands_in(word, shared)}


def stands_in(word: str, text: str) -> bool:
    """Whether a word or a sentence stands in a text, as a whole."""
    return word in text and bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text))


def test_each_conducts_a_conversation_of_its_own(zeist: Guide, linderveen: Guide) -> None:
    here, there = conducted(zeist, ANSWERS), conducted(linderveen, ANSWERS | VILLAGE)
    for dossier, letters in (here, there):
        assert len(dossier.referrals) >= 3
        assert dossier.actions
        kinds = [letter.kind for letter in letters]
        assert kinds[:3] == ["agreements", "report", "actions"]
        assert kinds.count("referral") == len({referral.organisation for referral in dossier.referrals})
    assert {item.organisation for item in here[0].referrals}.isdisjoint(
        item.organisation for item in there[0].referrals
    )


def test_no_word_of_one_is_in_the_packet_of_the_other(zeist: Guide, linderveen: Guide) -> None:
    here = words(conducted(zeist, ANSWERS)[1])
    there = words(conducted(linderveen, ANSWERS | VILLAGE)[1])
    assert zeist.municipality.name in here
    assert linderveen.municipality.name in there
    assert "zeist" not in there.lower()
    assert "linderveen" not in here.lower()
    for text, place, other in ((there, zeist, linderveen), (here, linderveen, zeist)):
        own = own_words(place, other)
        assert {place.municipality.name, *place.municipality.settings.letterhead.address} & own
        assert len(own) > 60
        assert [word for word in own if stands_in(word, text)] == []


def test_origin_is_nowhere_where_it_is_not_recorded(zeist: Guide, linderveen: Guide) -> None:
    assert "Syri" in words(conducted(zeist, ANSWERS)[1])
    papers = words(conducted(linderveen, ANSWERS | VILLAGE)[1])
    assert [word for word in ORIGIN if word in papers] == []
    asked = " ".join(f"{item.id} {item.text}" for item in linderveen.questionnaire)
    assert [word for word in ORIGIN if word in asked] == []
    assert not any("country" in rule.when for rule in linderveen.municipality.rules)


def test_they_differ_in_everything_that_may_differ(zeist: Guide, linderveen: Guide) -> None:
    here, there = zeist.municipality, linderveen.municipality
    for name in set(type(here.settings).model_fields) - {
        "questions_version"
    }:  # neither asks a shipped question otherwise
        assert getattr(here.settings, name) != getattr(there.settings, name), name
    assert {item.id for item in here.organisations}.isdisjoint(item.id for item in there.organisations)
    assert {item.id for item in here.rules}.isdisjoint(item.id for item in there.rules)
    assert {item.id for item in here.settings.pillars}.isdisjoint(item.id for item in there.settings.pillars)
    assert len(there.settings.pillars) == 3
    assert {item.id for item in here.settings.roles}.isdisjoint(item.id for item in there.settings.roles)
    assert there.letters != Letters()
    assert not here.domains
    assert [domain.id for domain in there.domains] == ["dorp"]


def test_the_own_domain_comes_before_the_closing_one(zeist: Guide, linderveen: Guide) -> None:
    ids = [domain.id for domain in linderveen.questionnaire.domains]
    assert ids[-2:] == ["dorp", zeist.questionnaire.domains[-1].id]
    assert "dorp" not in zeist.questionnaire.domain_by_id
    assert not set(linderveen.municipality.settings.skip_questions) & linderveen.questionnaire.by_id.keys()
    assert set(linderveen.municipality.settings.skip_questions) < zeist.questionnaire.by_id.keys()


def test_each_counts_its_rounds_from_its_own_day(zeist: Guide, linderveen: Guide) -> None:
    newcomer = Newcomer("Samira", "ar", linked_on=date(2026, 1, 5), moved_in_on=date(2026, 2, 9))
    for place, due in ((zeist, date(2026, 2, 2)), (linderveen, date(2026, 3, 2))):
        planned = next_round(place.municipality, Dossier(newcomer))
        assert planned
        assert (planned.id, due_on(planned, Dossier(newcomer))) == ("start", due)
    assert [item.id for item in linderveen.questionnaire.rounds] == ["start", "half_year", "two_year"]


def test_pillars_of_questions_that_a_municipality_lacks_are_no_mistake(linderveen: Guide) -> None:
    known = {pillar.id for pillar in linderveen.municipality.settings.pillars}
    named = {question.pillar for question in linderveen.questionnaire} - {None}
    assert named - known
    assert known <= named


def test_the_village_says_it_in_its_own_words(linderveen: Guide) -> None:
    papers = words(conducted(linderveen, ANSWERS | VILLAGE)[1])
    assert "Beste mensen van Geldloket,\\n\\nIn Linderveen helpen wij elkaar. Op 3 maart 2026 spraken wij een" in papers
    assert "Marijke, namens Gemeente Linderveen" in papers
    assert "bel 0500 00 00 00 of mail welkom@linderveen.example" in papers
    assert "Fijn dat u in Linderveen woont. Dit spraken wij af op \u20683 maart 2026" in papers
    assert "Hang dit papier op een plek waar u het vaak ziet." in papers
    assert "Dit verslag hoort bij het huishouden" in papers
    assert linderveen.phrases["agreements_intro"] not in papers
    assert linderveen.phrases["agreements_keep"] not in papers
    assert "Geachte collega" not in papers
    assert not re.search(r"\{[a-z]+\}", papers)


def test_a_referral_tells_nothing_that_its_organisation_may_not_see(linderveen: Guide) -> None:
    """The reason of a referral stands in the letter, so the role must see every answer it comes from."""
    municipality = linderveen.municipality
    for rule in municipality.rules:
        if rule.propose == "referral":
            role = municipality.role_of(municipality.organisation_by_id[rule.organisation or ""])
            for question_id in linderveen.rules[rule.id].questions:
                question = linderveen.questionnaire.by_id[question_id]
                assert question_id in role.questions or question.domain in role.domains, rule.id
                assert question.share != "care" or role.kind == "care", rule.id


RULES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "gevaar-thuis": ({"wonen.veilig": 1}, {"gezin.bang": False, "wonen.veilig": 2}),
    "gevaar-leven": ({"gezondheid.niet_leven": True}, {"gezondheid.niet_leven": False}),
    "gevaar-werk": ({"werk.misstanden": ["papieren"]}, {"werk.misstanden": ["geen"]}),
    "dokter-inschrijven": ({"gezondheid.huisarts": False}, {"gezondheid.huisarts": True}),
    "dokter-slapen": ({"gezondheid.hulp": "nu"}, {"gezondheid.hulp": "later"}),
    "ouders-praten": ({"gezin.zorgen_opvoeding": True}, {"gezin.zorgen_opvoeding": False}),
    "atelier-oefenen": ({"taal.spreken": 2}, {"taal.spreken": 3}),
    "plan-voor-schulden": ({"geld.schulden": True}, {"geld.schulden": False}),
    "eten-uit-de-kast": ({"geld.eten": True}, {"geld.eten": False}),
    "mee-naar-een-club": ({"dorp.vereniging": "wil"}, {"dorp.vereniging": "lid"}),
    "leren-fietsen": ({"dorp.vervoer": ["bus", "kan_niet"]}, {"dorp.vervoer": ["fiets"]}),
    "samen-klussen": ({"dorp.helpen": True}, {"dorp.helpen": False}),
    "rondje-straat": ({"dorp.buren": 2}, {"dorp.buren": 3}),
}


def test_every_rule_of_the_village_is_in_the_table(linderveen: Guide) -> None:
    assert list(RULES) == [rule.id for rule in linderveen.municipality.rules]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_of_the_village_fires_when_it_should_and_only_then(linderveen: Guide, rule: str) -> None:
    fires, does_not = RULES[rule]
    for question_id, value in (fires | does_not).items():
        assert check(linderveen.questionnaire.by_id[question_id], value) == value
    assert linderveen.rules[rule].holds(fires)
    assert not linderveen.rules[rule].holds(does_not)
    assert not linderveen.rules[rule].holds({})


def test_no_municipality_is_named_in_code() -> None:
    """But for the preference that says which one comes first, an example, and the demonstration."""
    for file in paths.PACKAGE.rglob("*.py"):
        if not file.name.startswith("demo"):
            text = re.sub(r'"municipality", "zeist"|Path\("Zeist.startgesprek"\)', "", file.read_text("utf-8"))
            assert not re.search("zeist|linderveen", text, re.IGNORECASE), file.name
