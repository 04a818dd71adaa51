"""The directory on paper for one newcomer: what fits his plan, in two languages, and nothing that tells who he is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop import guide as guides
from desktop.dossier.model import Action, Answer, Conversation, Dossier, Newcomer, Referral, Step
from desktop.guide import Guide
from desktop.letters.directory_choice import MOST, fitting
from desktop.letters.directory_paper import directory_paper
from desktop.letters.model import Heading, Letter, Pair, Paragraph
from desktop.letters.pdf import render
from desktop.municipality.directory_cards import Card, cards
from desktop.translate.countries import weekdays

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def zeist() -> Guide:
    return guides.load("zeist")


@pytest.fixture(scope="module")
def known(zeist: Guide) -> dict[str, Card]:
    return {card.id: card for card in cards(zeist.municipality, TODAY)}


def said(letter: Letter) -> list[tuple[str, str]]:
    """Dutch and the own language of every heading and paragraph, without the marks that keep names apart."""
    found = []
    for block in letter.blocks:
        if isinstance(block, Heading | Paragraph):
            pair = block.text if isinstance(block.text, Pair) else Pair(block.text, "")
            found.append((_plain(pair.dutch), _plain(pair.own)))
    return found


def _plain(text: str) -> str:
    return "".join(sign for sign in text if sign not in "\u2066\u2067\u2068\u2069").replace("\u00a0", " ")


def someone(*referrals: Referral, language: str = "ar", **answers: Answer) -> Dossier:
    talk = Conversation("start", TODAY, language, answers={answer.question: answer for answer in answers.values()})
    return Dossier(Newcomer("Yusuf Hamdan", language), [talk], referrals=list(referrals))


@pytest.mark.parametrize(
    ("language", "title", "days", "free"),
    [
        ("ar", "تعلّم ركوب الدراجة", "الثلاثاء، الخميس، \u200e10:00-11:30", "مجانًا"),
        ("ti", "ብሽክለታ ምዝዋር ምምሃር", "ሰሉስ, ሓሙስ", "ብነጻ"),
    ],
)
def test_a_card_says_in_both_languages_what_one_has_to_know(
    zeist: Guide, known: dict[str, Card], language: str, title: str, days: str, free: str
) -> None:
    letter = directory_paper(zeist, [known["meanderomnium/fietsles"]], TODAY, language, {})
    lines = said(letter)
    assert ("Leren fietsen", title) in lines
    by_dutch = dict(lines)
    assert days in by_dutch["Wanneer? dinsdag, donderdag, \u200e10:00-11:30"]
    assert free in by_dutch["Wat kost het? gratis"]
    assert "Voorbeelddreef 15" in by_dutch["Adres: Plein achter het buurthuis, Voorbeelddreef 15"]
    assert "030 000 00 09" in by_dutch["Bellen met MeanderOmnium: 030 000 00 09"]
    assert all(own for _, own in lines)
    assert render([letter]).startswith(b"%PDF")


def test_an_organisation_tells_the_way_there_and_the_waiting_time(zeist: Guide, known: dict[str, Card]) -> None:
    lines = dict(said(directory_paper(zeist, [known["huisarts"]], TODAY, "ar", {})))
    way = "Zo kunt u er terecht: Bel altijd eerst voor een afspraak, liefst voor 10 uur in de ochtend."
    assert lines[way].startswith("طريقة الوصول إليهم:")
    assert "الاتصال أولًا" in lines[way]
    assert any("7" in dutch and "dagen" in dutch for dutch in lines)


def test_a_text_without_translation_is_said_to_be_so(zeist: Guide, known: dict[str, Card]) -> None:
    card = known["meanderomnium/fietsles"]
    assert card.activity
    changed = replace(
        card, activity=card.activity.model_copy(update={"title": "Iets", "text": "Nieuw.", "cost": "9 euro"})
    )
    lines = dict(said(directory_paper(zeist, [changed], TODAY, "ti", {})))
    assert lines["Nieuw."] == zeist.phrase("not_translated", "ti")
    assert "9 euro" in lines["Wat kost het? 9 euro"]
    assert lines["Iets"] == "Iets"


def test_nobody_is_named_and_nothing_discreet_goes_home(zeist: Guide, known: dict[str, Card]) -> None:
    letter = directory_paper(zeist, list(known.values()), TODAY, "ar", {})
    words = " ".join(dutch for dutch, _ in said(letter))
    assert "Veilig Thuis" not in words
    assert "Taalcafé" in words
    assert letter.stem == "2026-11-22-sociale-kaart"
    nothing = directory_paper(zeist, [known["veilig-thuis"]], TODAY, "nl", {})
    assert "Veilig" not in " ".join(dutch for dutch, _ in said(nothing))
    assert said(directory_paper(zeist, [], TODAY, "nl", {}))[0][0].startswith("Kies eerst")


def test_the_plan_brings_its_organisations_and_activities_of_its_themes(zeist: Guide) -> None:
    referral = Referral("taalhuis", "start", rule="taalhuis-taalmaatje", history=[Step("sent", TODAY)])
    done = Referral("uaf", "start", history=[Step("refused", TODAY)])
    secret = Referral("veilig-thuis", "start", history=[Step("sent", TODAY)])
    dossier = someone(referral, done, secret)
    dossier.actions.append(Action("Bellen", "rsd", "start"))
    ids = [card.id for card in fitting(zeist, dossier, TODAY)]
    assert ids[:2] == ["taalhuis", "rsd"]
    assert "taalhuis/taalcafe" in ids
    assert not {"uaf", "veilig-thuis"} & {*ids}
    assert len(ids) <= MOST
    assert fitting(zeist, someone(), TODAY) == []


def test_a_goal_and_a_concern_bring_what_they_are_about(zeist: Guide) -> None:
    goal = Answer("afsluiting.doel1", "answered", "Leren fietsen en zwemmen")
    assert "meanderomnium/fietsles" in [card.id for card in fitting(zeist, someone(goal=goal), TODAY)]
    worry = Answer("gezin.zorgen_opvoeding", "answered", "ja", concern=True)
    ids = [card.id for card in fitting(zeist, someone(worry=worry), TODAY)]
    assert {"samen-oplopen/speelochtend", "bibliotheek/huiswerkhulp"} <= {*ids}
    assert not any("/" not in name for name in ids)  # a worry alone names no organisation on paper


def test_the_second_municipality_prints_its_own() -> None:
    guide = guides.load("linderveen")
    letter = directory_paper(guide, cards(guide.municipality, TODAY), TODAY, "ti", {})
    words = " ".join(dutch for dutch, _ in said(letter))
    assert "Samen fietsen" in words
    assert "Zeist" not in words
    assert ("Samen fietsen", "ብሓባር ብሽክለታ ምዝዋር") in said(letter)


@pytest.mark.parametrize("code", ["ar", "en", "fa", "fr", "kmr", "prs", "so", "ti", "tr", "uk"])
def test_every_language_has_seven_weekdays(code: str) -> None:
    assert len(set(weekdays(code))) == 7
    assert all(weekdays(code))
