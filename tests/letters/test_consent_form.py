"""The consent form: what it asks, what it shows of the newcomer's answers, and when it is in the packet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.dossier.model import Consent, Decision, Dossier, Strike
from desktop.guide import Guide, load
from desktop.letters.compose import packet
from desktop.letters.consent_form import consent_form, to_sign
from desktop.letters.model import Letter, Pair, Promises, Signatures
from desktop.letters.occasion import Occasion
from desktop.letters.phrasebook import Phrasebook
from desktop.municipality.letters import Letters

from .saying import answers, dutch, everything, headings, titles

HELD, LATER = date(2026, 5, 12), date(2026, 11, 13)


def form(guide: Guide, dossier: Dossier, organisation: str, today: date = HELD) -> Letter:
    occasion = Occasion(guide, dossier, dossier.conversations[0], today)
    return consent_form(occasion, guide.municipality.organisation_by_id[organisation])


def forms(guide: Guide, dossier: Dossier) -> list[str]:
    """The organisations that have a form in the packet."""
    letters = packet(guide, dossier, dossier.conversations[0], HELD)
    return [letter.stem.rpartition("-")[2] for letter in letters if letter.kind == "consent"]


def test_it_shows_what_goes_with_consent_and_names_what_does_not(guide: Guide, dossier: Dossier) -> None:
    dossier.consents.append(Consent("taalhuis", "given", HELD))
    letter = form(guide, dossier, "taalhuis")
    assert answers(letter) == {
        "Hoe goed spreekt u Nederlands?": Pair("2 / 5 (slecht – goed)", "2 / 5 (slecht – goed)"),
        "Wat wilt u leren?": "lezen",
    }
    text = everything(letter)
    assert "Waarvoor: Hulp van Taalhuis." in text
    assert "Gezondheid" in text
    assert letter.recipient == ""
    for silent in ("Hoe slaapt u?", "praten", "graag", "over vroeger", "schulden", "Een taalmaatje.", "oefenen helpt"):
        assert silent not in text


@pytest.mark.parametrize("decision", ["refused", None])
def test_until_he_says_yes_there_are_the_questions_alone(
    guide: Guide, dossier: Dossier, decision: Decision | None
) -> None:
    dossier.consents += [Consent("huisarts", decision, HELD)] if decision else []
    letter = form(guide, dossier, "huisarts")
    assert answers(letter) == dict.fromkeys(("Heeft u een huisarts?", "Hoe slaapt u?", "Welke hulp?"), "")
    assert not [word for word in ("nee", "1 / 5", "praten") if f"\n{word}\n" in everything(letter)]
    dossier.consents.append(Consent("huisarts", "given", LATER))
    told = answers(form(guide, dossier, "huisarts"))
    assert [dutch(answer) for answer in told.values()] == ["nee", "1 / 5 (slecht – goed)", "praten"]


def test_care_answers_stand_on_the_form_of_care_alone(guide: Guide, dossier: Dossier) -> None:
    assert "Hoe slaapt u?" in answers(form(guide, dossier, "huisarts"))
    for organisation in ("taalhuis", "dienst", "maatjes"):
        assert answers(form(guide, dossier, organisation)).keys() <= {
            "Hoe goed spreekt u Nederlands?",
            "Wat wilt u leren?",
        }
    assert list(answers(form(guide, dossier, "maatjes"))) == ["Hoe goed spreekt u Nederlands?"]


def test_a_struck_line_is_not_shown_but_named(guide: Guide, dossier: Dossier) -> None:
    dossier.strikes.append(Strike("taalhuis", "taal.wens", "newcomer", HELD))
    letter = form(guide, dossier, "taalhuis")
    assert list(answers(letter)) == ["Hoe goed spreekt u Nederlands?"]
    text = everything(letter)
    assert "lezen" not in text.replace("voorgelezen", "")
    assert "Wat wilt u leren?" in text


def test_yes_and_no_stand_beside_the_question_and_who_signs_below(guide: Guide, dossier: Dossier) -> None:
    letter = form(guide, dossier, "taalhuis")
    assert titles(letter) == ["Ja, dit mag.", "Nee, dit mag niet.", "De tolk heeft dit papier voorgelezen."]
    assert headings(letter)[-1] == "Mag Taalhuis dit over u weten?"
    *_, ticks, signed = letter.blocks
    assert isinstance(ticks, Promises)
    assert not any(row.done for row in ticks.rows)
    assert isinstance(signed, Signatures)
    assert [dutch(name) for name in signed.names] == [
        "Plaats en datum",
        "Uw handtekening",
        "Handtekening van de gemeente",
    ]
    text = everything(letter)
    assert "Zegt u nee? Dat is geen probleem." in text
    assert "Bel dan 030 000 00 00." in text


def test_a_name_has_its_article_in_dutch_and_in_no_other_language(guide: Guide, dossier: Dossier) -> None:
    known = guide.municipality.organisations
    articles = {"taalhuis": "het Taalhuis"}
    guide.use_directory([one.model_copy(update={"in_sentence": articles.get(one.id, "")}) for one in known])
    assert headings(form(guide, dossier, "taalhuis"))[-1] == "Mag het Taalhuis dit over u weten?"
    taalhuis = guide.municipality.organisation_by_id["taalhuis"]
    book = Phrasebook(load("zeist"), "ti")
    asked, answered = (
        book.phrase(name, organisation=taalhuis) for name in ("consent_organisation", "referral_no_answer")
    )
    assert isinstance(asked, Pair)
    assert "Taalhuis" in asked.own
    assert "het " not in asked.own
    assert dutch(answered) == "Het Taalhuis heeft nog niet geantwoord. Wij vragen het na.", "a sentence has a capital"
    assert headings(form(guide, dossier, "huisarts"))[-1] == "Mag Huisarts dit over u weten?", "as it was written"


def test_who_speaks_dutch_has_no_interpreter_to_read_aloud(guide: Guide, dossier: Dossier) -> None:
    dossier.newcomer = replace(dossier.newcomer, language="nl")
    letter = form(guide, dossier, "taalhuis")
    assert titles(letter) == ["Ja, dit mag.", "Nee, dit mag niet."]
    assert "Pair" not in repr(letter)


def test_what_the_law_asks_stands_apart(guide: Guide, dossier: Dossier) -> None:
    for referral in dossier.referrals:
        referral.basis = "legal_task"
    letter = form(guide, dossier, "huisarts")
    assert "Dit moeten wij doorgeven. Dat staat in de wet." in everything(letter)
    assert set(answers(letter)) == {"Heeft u een huisarts?", "Hoe slaapt u?", "Welke hulp?"}
    law = [block for block in letter.blocks if "in de wet" in "".join(str(block))]
    assert letter.blocks.index(law[0]) > next(
        i for i, block in enumerate(letter.blocks) if "Hoe slaapt u?" in str(block)
    )


def test_after_a_withdrawal_it_says_so_and_holds_no_answers(guide: Guide, dossier: Dossier) -> None:
    dossier.consents += [Consent("taalhuis", "given", HELD), Consent("taalhuis", "withdrawn", date(2026, 6, 3))]
    letter = form(guide, dossier, "taalhuis", LATER)
    text = everything(letter)
    assert "U heeft uw toestemming ingetrokken op 3 juni 2026." in text
    assert "Wij vragen Taalhuis om te stoppen en uw gegevens weg te halen." in text
    assert not answers(letter)
    assert "Ja, dit mag." not in titles(letter)


@pytest.mark.parametrize(
    ("decisions", "wanted"),
    [
        ([], ["taalhuis", "huisarts"]),
        ([Consent("taalhuis", "given", HELD)], ["taalhuis", "huisarts"]),
        ([Consent("taalhuis", "given", HELD, signed=True)], ["huisarts"]),
        (
            [Consent("taalhuis", "given", HELD, signed=True), Consent("taalhuis", "given", LATER)],
            ["taalhuis", "huisarts"],
        ),
        ([Consent("taalhuis", "refused", HELD)], ["huisarts"]),
        ([Consent("taalhuis", "given", HELD, signed=True), Consent("taalhuis", "withdrawn", LATER)], ["huisarts"]),
    ],
)
def test_the_packet_holds_the_forms_that_are_still_to_be_signed(
    guide: Guide, dossier: Dossier, decisions: list[Consent], wanted: list[str]
) -> None:
    dossier.consents += decisions
    assert forms(guide, dossier) == wanted


def test_a_legal_task_and_an_unknown_organisation_need_no_form(guide: Guide, dossier: Dossier) -> None:
    dossier.referrals[0].basis = "legal_task"
    dossier.referrals[1].organisation = "opgeheven"
    occasion = Occasion(guide, dossier, dossier.conversations[0], HELD)
    assert to_sign(occasion) == []


def test_a_municipality_opens_it_in_its_own_words(guide: Guide, dossier: Dossier) -> None:
    letters = Letters.model_validate({"consent": {"opening": "Dag, {municipality} vraagt u iets."}})
    own = replace(guide, municipality=guide.municipality.model_copy(update={"letters": letters}))
    text = everything(form(own, dossier, "taalhuis"))
    assert "Dag, Gemeente Duindorp vraagt u iets." in text
    assert guide.phrases["consent_intro"] not in text
