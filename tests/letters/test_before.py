"""The page before a follow-up, the timeline on paper, and the tips to read out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.dossier.coming_back import Arrangement, Milestone, Outcome
from desktop.dossier.model import Answer, Conversation, Dossier, Step
from desktop.dossier.tips import Tip
from desktop.guide import Guide
from desktop.letters.before import before
from desktop.letters.model import Facts, Letter, Paragraph
from desktop.letters.sheets import sheets
from desktop.letters.timeline_paper import timeline
from desktop.letters.tips_paper import tips
from desktop.municipality.model import IntegrationStep
from desktop.questions.model import Option, Question

from .saying import dutch, everything, headings, tables

HELD, LATER, TODAY = date(2026, 5, 12), date(2026, 11, 13), date(2027, 3, 1)


@pytest.fixture
def known(guide: Guide) -> Guide:
    """The small municipality with a household, a goal and steps of civic integration."""
    taal, *others = guide.questionnaire.domains
    wish = taal.questions[1].model_copy(update={"kept_as": "goal"})
    people = Question(
        id="taal.gezin", type="persons", text="Wie wonen er bij u?", purpose="p", rounds=("start", "half_year"),
        fields=("name", "relation", "age"), options=(Option(id="kind", text="kind"), Option(id="oma", text="oma")),
    )  # fmt: skip
    domain = taal.model_copy(update={"questions": (taal.questions[0], wish, people)})
    steps = tuple(IntegrationStep(id=name, title=name.title()) for name in ("intake", "toets", "examen"))
    settings = guide.municipality.settings.model_copy(update={"steps": steps})
    return replace(
        guide,
        questionnaire=guide.questionnaire.model_copy(update={"domains": (domain, *others)}),
        municipality=guide.municipality.model_copy(update={"settings": settings}),
    )


@pytest.fixture
def later(dossier: Dossier) -> Dossier:
    """The same newcomer after half a year: with a concern that is over, one that is not, a baby and an appointment."""
    then = [{"relation": "kind", "age": 4}, {"relation": "kind", "age": 9}, {"name": "Noor", "relation": "oma"}]
    now = [{"relation": "kind", "age": 5}, {"relation": "kind", "age": 9}, {"relation": "kind", "age": 0}]
    dossier.conversations[0].answers["taal.gezin"] = Answer("taal.gezin", "answered", then)
    talk = Conversation("half_year", LATER, "ar", professional="J. Jansen", completed=True)
    for answer in (
        Answer("taal.gezin", "answered", now),
        Answer("gezondheid.huisarts", "answered", True),
        Answer("gezondheid.slaap", "answered", 1, "Wordt om vier uur wakker.", concern=True),
        Answer("geld.schulden", "declined", concern=True),
    ):
        talk.answers[answer.question] = answer
    dossier.conversations.append(talk)
    dossier.outcomes.append(Outcome("taal.wens", "start", "reached", LATER))
    dossier.referrals[0].history.append(Step("appointment", LATER, expected_on=date(2027, 3, 9)))
    dossier.arrangements.append(Arrangement("half_year", "appointment", HELD, date(2026, 11, 13), time="9:00"))
    return dossier


def facts(letter: Letter) -> dict[str, tuple[str, str]]:
    return {
        fact.label: (fact.value, fact.note)
        for block in letter.blocks
        if isinstance(block, Facts)
        for fact in block.rows
    }


def test_one_page_tells_how_things_stood_the_last_time(known: Guide, later: Dossier) -> None:
    letter = before(known, later, TODAY)
    assert headings(letter) == ["Wat er van de doelen is geworden", "Wat er is beloofd", "Zorgpunten"]
    assert tables(letter)["Wat er van de doelen is geworden"] == (
        ("lezen", "12 mei 2026", "gelukt (13 november 2026)"),
    )
    assert tables(letter)["Wat er is beloofd"] == (
        ("Wij zoeken samen een huisarts.", "de gemeente", "te laat; moest klaar zijn op 19-05-2026"),
        ("Fietsles", "de nieuwkomer zelf", "te laat; moest klaar zijn op 01-06-2026"),
        ("Een gesprek.", "Huisarts", "brief klaar, nog niet verstuurd sinds 12-05-2026"),
        ("Een taalmaatje.", "Taalhuis", "afspraak gemaakt op 13-11-2026; verwacht op 09-03-2027"),
    )
    assert facts(letter)["Laatste gesprek"][0] == "Gesprek na een half jaar, 13 november 2026, met J. Jansen"
    assert len(sheets(letter)) == 1
    assert letter.stem == "2027-03-01-voor-het-gesprek"


def test_only_what_is_still_a_concern_stands_on_it(known: Guide, later: Dossier) -> None:
    told = facts(before(known, later, TODAY))
    assert told["Hoe slaapt u?"] == (
        "1 / 5 (slecht – goed) (13 november 2026)", "Notitie: Wordt om vier uur wakker.",
    )  # fmt: skip
    assert told["Heeft u schulden?"] == ("Wil dit niet zeggen (13 november 2026)", "")
    assert "Heeft u een huisarts?" not in told, "there is one now"


def test_a_long_story_is_shortened_on_the_page(known: Guide, later: Dossier) -> None:
    later.conversations[1].answers["gezondheid.slaap"].note = "woord " * 200
    _, note = facts(before(known, later, TODAY))["Hoe slaapt u?"]
    assert len(note) < 340
    assert note.endswith("…")


def test_who_came_and_who_left_and_that_everybody_grows_older(known: Guide, later: Dossier) -> None:
    assert facts(before(known, later, TODAY))["Veranderd in het huishouden"][0].split("\n") == [
        "Wie wonen er bij u? Erbij: kind, 0 jaar (13 november 2026)",
        "Wie wonen er bij u? Niet meer genoemd: Noor, oma (13 november 2026)",
    ]
    later.conversations[1].answers["taal.gezin"].state = "declined"
    assert "Veranderd in het huishouden" not in facts(before(known, later, TODAY))


def test_only_appointments_to_come_stand_on_it(known: Guide, later: Dossier) -> None:
    assert facts(before(known, later, TODAY))["Afspraken die komen"][0] == "9 maart 2027: Taalhuis (Een taalmaatje)"
    assert "Afspraken die komen" not in facts(before(known, later, date(2027, 3, 10)))


def test_a_conversation_that_was_only_begun_is_not_planned_again(known: Guide, later: Dossier) -> None:
    later.conversations[1].completed = False
    told = facts(before(known, later, TODAY))
    assert told["Laatste gesprek"][0].endswith("niet afgerond")
    assert "Volgend gesprek" not in told


def test_without_any_conversation_the_page_says_so(known: Guide, dossier: Dossier) -> None:
    dossier.conversations.clear()
    dossier.actions.clear()
    dossier.referrals.clear()
    assert "Er is nog geen gesprek geweest." in everything(before(known, dossier, TODAY))


def test_the_steps_stand_with_their_days_and_what_blocks_them(known: Guide, later: Dossier) -> None:
    later.milestones += [
        Milestone("intake", done_on=HELD),
        Milestone("toets", expected_on=date(2027, 2, 1), blocked="Wacht op DUO", blocked_since=date(2026, 12, 1)),
    ]
    letter = timeline(known, later, TODAY)
    assert tables(letter)["De stappen van de inburgering"] == (
        ("Intake", "klaar", "12 mei 2026", "–"),
        ("Toets", "staat stil", "1 februari 2027", "Wacht op DUO\nsinds 1 december 2026"),
        ("Examen", "nog open", "–", "–"),
    )
    coming = tables(letter)["Wat er nog komt, en wat te laat is"]
    assert ("9 maart 2027", "Afspraak: Taalhuis") in [row[:2] for row in coming]
    assert any(row[0].endswith("te laat") for row in coming)
    past = [row[1] for row in tables(letter)["Wat er is gebeurd"]]
    assert past.index("Startgesprek") < past.index("Gesprek na een half jaar")
    assert not {row[1] for row in coming} & set(past)


def test_a_dossier_without_anything_has_a_timeline(guide: Guide, dossier: Dossier) -> None:
    empty = Dossier(replace(dossier.newcomer, linked_on=None))
    settings = guide.municipality.settings.model_copy(update={"rounds": guide.municipality.settings.rounds[1:]})
    bare = replace(guide, municipality=guide.municipality.model_copy(update={"settings": settings}))
    assert headings(timeline(bare, empty, TODAY))[:1] in ([], ["Wat er nog komt, en wat te laat is"])


def test_tips_stand_as_they_were_written_and_name_nobody(guide: Guide) -> None:
    found = [Tip("Ga snel naar een club.", HELD, "gesprek-7"), Tip("", HELD), Tip("Durf fouten te maken.", HELD)]
    letter = tips(guide, found, TODAY, "ar")
    assert letter.stem == "2027-03-01-tips"
    told = [dutch(block.text) for block in letter.blocks if isinstance(block, Paragraph)]
    assert told[-3:] == [guide.phrases["tips_intro"], "Ga snel naar een club.", "Durf fouten te maken."]
    assert "gesprek-7" not in everything(letter)
    assert dutch(letter.title) == guide.phrases["tips_title"]


def test_without_tips_the_paper_says_so(guide: Guide) -> None:
    assert "nog geen tips" in everything(tips(guide, [Tip("", HELD)], TODAY))
