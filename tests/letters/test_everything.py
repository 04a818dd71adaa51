"""Everything of one person on paper: whatever a dossier holds stands in it, in words for that person."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from desktop.dossier.around import Attendance, BuddyMatch, BuddyWish, CaseDecision, Certificate
from desktop.dossier.coming_back import Arrangement, Milestone, Outcome
from desktop.dossier.model import (
    Action,
    Answer,
    Consent,
    Conversation,
    Dossier,
    Exchange,
    Extension,
    Newcomer,
    Referral,
    SentLetter,
    Step,
    Strike,
)
from desktop.guide import Guide
from desktop.letters.everything import Logged, everything
from desktop.letters.model import Letter, Pair, Paragraph, Table, Tongue
from desktop.letters.pdf import render

from .test_papers import everything_of

TODAY = date(2026, 11, 22)
HELD = date(2026, 5, 12)
LOGGED = (Logged(datetime(2026, 5, 12, 10, 30, tzinfo=UTC), "Noor de Wit", "Papieren afgedrukt: verslag"),)


def around() -> dict[str, Any]:
    """Something of each kind that is kept around the conversations."""
    return {
        "attendances": [Attendance("m", "thema-een", date(2034, 1, 2), date(2033, 12, 3), True, "reden-komst")],
        "buddy_wishes": [
            BuddyWish(
                "", date(2034, 2, 3), ["ti"], ["interesse-een"], ["only_women"], 2, "wijk-een", "wens-notitie",
                date(2034, 3, 4),
            )
        ],
        "buddy_matches": [BuddyMatch("b", "", date(2034, 4, 5), "fortnightly", date(2034, 5, 6), "reden-gestopt")],
        "case_decisions": [CaseDecision("o", date(2034, 6, 7), "besluit-een")],
        "certificates": [Certificate("onderdeel-een", date(2034, 7, 8), "bewijs-een", "G. Ezien")],
    }  # fmt: skip


@pytest.fixture
def full() -> Dossier:
    """Somebody with something in every list, each text to be recognised."""
    talk = Conversation(
        "start", HELD, "ar", "2026.1", "P. Rofessional", "T. Olk", "in de kerk", 77, True, "taal.wens",
        {
            "taal.spreken": Answer("taal.spreken", "answered", 2, "notitie-spreken", True),
            "taal.wens": Answer("taal.wens", "answered", "wens-in-eigen-woorden"),
            "gezondheid.huisarts": Answer("gezondheid.huisarts", "declined"),
            "gezondheid.slaap": Answer("gezondheid.slaap", "not_asked"),
            "gezondheid.hulp": Answer("gezondheid.hulp", "open", note="notitie-zonder-antwoord"),
            "weg.gehaald": Answer("weg.gehaald", "answered", ["oud-een", {"naam": "oud-twee"}, True]),
        },
        ["huisarts-zoeken"],
        [Exchange("newcomer", "أخي", "ar", "vertaald-broer", "nl", HELD, model="model-een")],
    )  # fmt: skip
    return Dossier(
        Newcomer(
            "Rania Al-Hassan", "ar", date(1990, 5, 1), "female", "SY", date(2026, 1, 12), date(2026, 2, 1), "Wi2021",
            "huis-twaalf", "Tolk Voorkeur",
        ),
        [talk],
        [Consent("taalhuis", "given", HELD), Consent("taalhuis", "withdrawn", date(2026, 8, 1))],
        [Action("actie-een", "newcomer", "start", date(2026, 6, 1), "done", "reden-actie", done_on=date(2026, 6, 2),
                professional="A. Fspreker")],
        [
            Referral(
                "taalhuis", "start", need="hulp-gevraagd", reason="reden-verwijzing",
                history=[
                    Step("sent", date(2026, 5, 13)),
                    Step("waiting", date(2026, 6, 3), "stap-notitie", date(2026, 7, 4)),
                ],
                way="warm", professional="D. Oorverwijzer",
            ),
            Referral("verdwenen-organisatie", "start", "legal_task", "hulp-wet"),
        ],
        "dossier-nummer-een",
        [Extension(date(2032, 2, 3), "reden-langer", date(2031, 4, 5), "Beslisser")],
        arrangements=[
            Arrangement("half_year", "appointment", HELD, date(2033, 1, 2), "", "B. Eller", "10:30", "zaal-vier"),
            Arrangement("half_year", "moved", HELD, date(2033, 3, 4), "reden-verzet", "V. Erzetter"),
            Arrangement("verdwenen-ronde", "skipped", HELD, reason="reden-niet"),
        ],
        milestones=[
            Milestone("stap-een", date(2033, 5, 6)),
            Milestone("stap-twee", None, date(2033, 7, 8), "houdt-tegen", date(2033, 9, 10)),
        ],
        outcomes=[
            Outcome("taal.wens", "start", "partly", date(2033, 11, 12)),
            Outcome("weg.doel", "start", "reached", HELD),
        ],
        **around(),
    )  # fmt: skip


def kept_texts(record: object) -> Iterator[str]:
    """Every text that a dossier keeps, but for ids and what is told in other words."""
    if isinstance(record, str):
        yield record
    elif isinstance(record, list):
        for item in record:
            yield from kept_texts(item)
    elif isinstance(record, dict):
        for item in record.values():
            yield from kept_texts(item)
    elif dataclasses.is_dataclass(record):
        for field in dataclasses.fields(record):
            if field.name not in TOLD_OTHERWISE:
                yield from kept_texts(getattr(record, field.name))


TOLD_OTHERWISE = {
    "state", "status", "sex", "country", "regime", "language", "round", "rule", "owner", "decision", "basis",
    "organisation", "way", "at_question", "dismissed", "question", "speaker", "original_language",
    "translation_language", "kind", "meeting", "buddy", "sitting", "frequency", "languages", "conditions",
}  # fmt: skip


def table(letter: Letter, *head: str) -> Table:
    (found,) = (block for block in letter.blocks if isinstance(block, Table) and block.head == head)
    return found


def test_every_text_that_is_kept_stands_on_the_paper(guide: Guide, full: Dossier) -> None:
    paper = everything_of(everything(guide, full, TODAY, LOGGED))
    agreed = (full.conversations, full.consents, full.actions, full.referrals, full.extensions)
    beside = (full.attendances, full.buddy_wishes, full.buddy_matches, full.case_decisions, full.certificates)
    lists = (*agreed, full.arrangements, full.milestones, full.outcomes, *beside)
    ids = {getattr(item, "id", "") for records in lists for item in records}
    texts = {text for text in kept_texts(full) if text} - ids
    assert len(texts) > 20
    assert {text for text in texts if text not in paper} == set()


@pytest.mark.parametrize(
    "words",
    [
        "vrouw", "Syrië", "Wet inburgering 2021", "01-05-1990", "12-01-2026", "01-02-2026", "77 minuten", "Arabisch",
        "Wil ik niet zeggen", "Niet gevraagd", "Open gelaten", "Zorgpunt", "oud-een; oud-twee; ja",
        "klaar op 02-06-2026", "verwacht op 04-07-2026", "met uw toestemming", "omdat het een wettelijke taak is",
        "Wij zoeken samen een huisarts.", "Autoriteit Persoonsgegevens", "5 jaar na het laatste gesprek",
        "tot 3 februari 2032", "Wij stellen u voor", "Noor de Wit", "Papieren afgedrukt: verslag", "dossier-nummer-een",
        "afspraak: 02-01-2033", "verzet: 04-03-2033", "gaat niet door", "klaar op 06-05-2033", "sinds 10-09-2033",
        "deels gelukt", "12-11-2033", "u was er", "03-12-2033", "Tigrinya", "2 uur per week", "alleen met een vrouw",
        "tot 04-03-2034",
        "om de week", "06-05-2034", "07-06-2034", "08-07-2034", "gezien door G. Ezien",
    ],
)  # fmt: skip
def test_what_is_kept_as_a_code_is_told_in_words(guide: Guide, full: Dossier, words: str) -> None:
    assert words in everything_of(everything(guide, full, TODAY, LOGGED))


def test_the_own_language_stands_beside_the_dutch_where_there_are_texts(guide: Guide, full: Dossier) -> None:
    (guide.translations / "ar.po").write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '#, fuzzy\nmsgctxt "taal.spreken:text"\nmsgid "Hoe goed spreekt u Nederlands?"\nmsgstr "كيف تتكلم؟"\n',
        "utf-8",
    )
    letter = everything(guide, full, TODAY)
    pairs = [block.text for block in letter.blocks if isinstance(block, Paragraph) and isinstance(block.text, Pair)]
    assert Pair("Hoe goed spreekt u Nederlands?", "كيف تتكلم؟") in pairs
    assert letter.tongue == Tongue("ar", "rtl")
    assert any("concept" in pair.dutch for pair in pairs)  # a draft says that it is one


def test_what_went_to_whom_follows_the_consent_of_that_day(guide: Guide, full: Dossier) -> None:
    """The consent was taken back later: what had been sent by then is still told."""
    rows = table(everything(guide, full, TODAY), "Naar", "Wanneer", "Wat").rows
    ((to, on, what),) = rows
    assert (to, on) == ("Taalhuis", "13-05-2026 *")
    assert "Hoe goed spreekt u Nederlands?" in what
    assert "huisarts" not in what
    full.consents[0].on = date(2026, 5, 14)
    ((_, _, what),) = table(everything(guide, full, TODAY), "Naar", "Wanneer", "Wat").rows
    assert what == "naam, taal en de vraag om hulp"


def test_a_letter_that_is_kept_is_told_as_it_was_sent(guide: Guide, full: Dossier) -> None:
    asked = ["gezondheid.huisarts", "weg.gehaald"]
    full.sent += [
        SentLetter("taalhuis", "stop", date(2026, 8, 2), "Toestemming ingetrokken", [], [full.referrals[0].id]),
        SentLetter("taalhuis", "referral", date(2026, 5, 13), "Doorverwijzing", asked, [full.referrals[0].id]),
    ]
    letter = everything(guide, full, TODAY)
    assert table(letter, "Naar", "Wanneer", "Wat").rows == (
        ("Taalhuis", "13-05-2026", "Doorverwijzing: naam, taal en de vraag om hulp; en uw antwoord op:\n"
         "– Heeft u een huisarts?\n– weg.gehaald"),
        ("Taalhuis", "02-08-2026", "Toestemming ingetrokken: de vraag om te stoppen en uw gegevens te verwijderen"),
    )  # fmt: skip
    assert "*" not in everything_of(letter)


def test_what_was_struck_is_told_and_not_said_to_have_gone(guide: Guide, full: Dossier) -> None:
    full.strikes.append(Strike("taalhuis", "taal.spreken", "newcomer", HELD))
    letter = everything(guide, full, TODAY)
    assert table(letter, "Naar", "Uw antwoord op", "Weggehaald door", "Wanneer").rows == (
        ("Taalhuis", "Hoe goed spreekt u Nederlands?", "u", "12-05-2026"),
    )
    ((_, _, what),) = table(letter, "Naar", "Wanneer", "Wat").rows
    assert "Hoe goed spreekt u Nederlands?" not in what


def test_somebody_without_any_conversation_gets_a_paper_too(guide: Guide) -> None:
    letter = everything(guide, Dossier(Newcomer("Yonas", "nl")), TODAY)
    words = everything_of(letter)
    assert "Yonas" in words
    assert "Hierover staat niets in het logboek." in words
    assert not [block for block in letter.blocks if isinstance(block, Table)]
    assert "Yonas" not in letter.stem


def test_typed_words_are_words_on_the_paper(guide: Guide, full: Dossier) -> None:
    full.conversations[0].answers["taal.wens"].value = "<img src='/etc/passwd'> {name} <b>vet"
    full.extensions[0].reason = "<para>"
    pages = PdfReader(BytesIO(render([everything(guide, full, TODAY, LOGGED)]))).pages
    text = "\n".join(page.extract_text() for page in pages)
    assert "<img src='/etc/passwd'> {name} <b>vet" in " ".join(text.split())
    assert "<para>" in text


def test_a_yes_that_was_taken_back_on_the_day_of_the_letter_is_told(guide: Guide, full: Dossier) -> None:
    full.consents[0].on = full.consents[1].on = date(2026, 5, 13)
    ((_, _, what),) = table(everything(guide, full, TODAY), "Naar", "Wanneer", "Wat").rows
    assert "Hoe goed spreekt u Nederlands?" in what


def test_the_date_of_birth_that_went_is_told(guide: Guide, full: Dossier) -> None:
    full.referrals = [Referral("huisarts", "start", history=[Step("sent", date(2026, 5, 13))])]
    full.sent.append(SentLetter("huisarts", "referral", date(2026, 6, 1), "Doorverwijzing"))
    for to, _, what in table(everything(guide, full, TODAY), "Naar", "Wanneer", "Wat").rows:
        assert (to, "naam, geboortedatum, taal en de vraag om hulp" in what) == ("Huisarts", True)


def test_what_came_instead_of_what_is_told(guide: Guide, full: Dossier) -> None:
    full.referrals[1].instead_of = full.referrals[0].id
    assert "In plaats van Taalhuis" in everything_of(everything(guide, full, TODAY))
