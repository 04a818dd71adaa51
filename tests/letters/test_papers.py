"""The papers as plain data: what each one says, and what it keeps silent about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from desktop.dossier.model import Action, Answer, Consent, Conversation, Dossier, Exchange, Step
from desktop.guide import Guide
from desktop.letters.compose import packet
from desktop.letters.everything import everything as all_that_is_kept
from desktop.letters.model import (
    DUTCH,
    Fact,
    Facts,
    Heading,
    Letter,
    Pair,
    Paragraph,
    Promise,
    Promises,
    Saying,
    Sayings,
    Side,
    Table,
    Tongue,
)

HELD, LATER = date(2026, 5, 12), date(2026, 11, 13)


def papers(guide: Guide, dossier: Dossier, today: date = HELD) -> dict[str, Letter]:
    """The packet of the last conversation, by file name without its date."""
    letters = packet(guide, dossier, dossier.conversations[-1], today)
    return {letter.stem.partition("-")[2].partition("-")[2].partition("-")[2]: letter for letter in letters}


def said(part: object) -> Iterator[str]:
    """Every text of a letter."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from said(item)
    elif is_dataclass(part):
        for item in fields(part):
            yield from said(getattr(part, item.name))


def everything(letter: Letter) -> str:
    return everything_of(letter)


def everything_of(part: object) -> str:
    return "\n".join(said(part))


def facts(letter: Letter) -> dict[str, Fact]:
    return {fact.label: fact for block in letter.blocks if isinstance(block, Facts) for fact in block.rows}


def table(letter: Letter, heading: str) -> list[tuple[str, ...]]:
    """The rows under a heading."""
    at = next(i for i, block in enumerate(letter.blocks) if isinstance(block, Heading) and block.text == heading)
    found = letter.blocks[at + 1]
    assert isinstance(found, Table)
    return list(found.rows)


def promised(letter: Letter) -> dict[str, Promise]:
    found = [item for block in letter.blocks if isinstance(block, Promises) for item in block.rows]
    return {item.title.dutch if isinstance(item.title, Pair) else item.title: item for item in found}


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_packet_has_a_paper_for_each_reader(guide: Guide, dossier: Dossier) -> None:
    stems = ["afspraken", "verslag", "actielijst", "doorverwijzing-taalhuis", "doorverwijzing-huisarts"]
    stems += ["toestemming-taalhuis", "toestemming-huisarts"]
    letters = packet(guide, dossier, dossier.conversations[0], HELD)
    assert [letter.stem for letter in letters] == [f"2026-05-12-{stem}" for stem in stems]


def test_report_tells_answers_notes_concerns_and_silences_apart(guide: Guide, dossier: Dossier) -> None:
    told = facts(papers(guide, dossier)["verslag"])
    assert told["Nieuwkomer"].value == "Samir Voorbeeld"
    assert told["Land van herkomst"].value == "Syrië"
    assert told["Hoe goed spreekt u Nederlands?"].value == "2 / 5 (slecht – goed)"
    assert told["Wat wilt u leren?"].note == "Notitie: <b>graag</b> 's avonds"
    assert told["Heeft u een huisarts?"].concern
    assert (told["Hoe voelt u zich?"].value, told["Hoe voelt u zich?"].quiet) == ("Wil dit niet zeggen", True)
    assert (told["Heeft u schulden?"].value, told["Heeft u schulden?"].quiet) == ("Niet gevraagd", True)


@pytest.mark.parametrize(("minutes", "words"), [(1, "1 minuut"), (75, "75 minuten")])
def test_papers_tell_how_long_a_conversation_took(guide: Guide, dossier: Dossier, minutes: int, words: str) -> None:
    dossier.conversations[0].minutes = minutes
    assert facts(papers(guide, dossier)["verslag"])["Duur"].value == words
    assert facts(all_that_is_kept(guide, dossier, HELD))["Duur"].value == words


def test_a_conversation_of_no_minutes_tells_no_duration(guide: Guide, dossier: Dossier) -> None:
    dossier.conversations[0].minutes = 0
    assert "Duur" not in facts(papers(guide, dossier)["verslag"])


def test_report_leaves_out_what_turned_out_not_to_be_asked(guide: Guide, dossier: Dossier) -> None:
    dossier.conversations[0].answers["gezondheid.slaap"].value = 5
    report = papers(guide, dossier)["verslag"]
    assert "Welke hulp?" not in facts(report)
    assert "praten" not in everything(report)


def test_report_tells_what_was_said_besides_and_what_a_machine_made_of_it(guide: Guide, dossier: Dossier) -> None:
    arabic = Tongue("ar", "rtl")
    dossier.conversations[0].exchanges = [
        Exchange("newcomer", "أنا متعب", "ar", "Ik ben <i>moe</i>", "nl", HELD, "أنا مرهق", "ar-en 1, en-nl 2",
                 question="gezondheid.slaap"),
        Exchange("professional", "Even pauze?", "nl", "استراحة؟", "ar", HELD, "Pauze?", edited=True),
        Exchange("professional", "Tot morgen", "nl", "ጽባሕ", "ti", LATER, model="nl-ti 1", question="er.niet"),
        Exchange("newcomer", "tired", "en", "fatigué", "fr", HELD, model="nl-ti 1"),
    ]  # fmt: skip
    blocks = papers(guide, dossier)["verslag"].blocks
    at = blocks.index(Heading("Wat er verder is gezegd"))
    assert blocks.index(Heading("Geld")) < at < blocks.index(Heading("Acties"))
    intro, sayings, models, _ = blocks[at + 1 : at + 5]
    assert "fouten" in everything_of(intro)
    assert models == Paragraph("Vertaalmodellen: ar-en 1, en-nl 2; nl-ti 1", "quiet")
    assert isinstance(sayings, Sayings)
    assert sayings.rows == (
        Saying(
            "Nieuwkomer, bij: Hoe slaapt u?",
            Side("Vertaald door de computer (Nederlands)", "Ik ben <i>moe</i>", DUTCH),
            Side("Gezegd (Arabisch)", "أنا متعب", arabic, "أنا مرهق"),
        ),
        Saying(
            "Professional",
            Side("Gezegd (Nederlands)", "Even pauze?", DUTCH, "Pauze?"),
            Side("Vertaald door de computer, aangepast (Arabisch)", "استراحة؟", arabic),
        ),
        Saying(
            "Professional, op 13 november 2026",
            Side("Gezegd (Nederlands)", "Tot morgen", DUTCH),
            Side("Vertaald door de computer (Tigrinya)", "ጽባሕ", Tongue("ti")),
        ),
        Saying(
            "Nieuwkomer",
            Side("Gezegd (Engels)", "tired", Tongue("en")),
            Side("Vertaald door de computer (Frans)", "fatigué", Tongue("fr")),
        ),
    )


def test_report_is_silent_when_nothing_was_said_besides(guide: Guide, dossier: Dossier) -> None:
    report = papers(guide, dossier)["verslag"]
    assert Heading("Wat er verder is gezegd") not in report.blocks
    assert not any(isinstance(block, Sayings) for block in report.blocks)


def test_what_was_said_in_an_earlier_conversation_stays_in_its_own_report(guide: Guide, follow_up: Dossier) -> None:
    follow_up.conversations[0].exchanges = [Exchange("newcomer", "متعب", "ar", "Ik ben moe", "nl", HELD)]
    for paper in papers(guide, follow_up, LATER).values():
        assert "Ik ben moe" not in everything(paper)


def test_report_lists_what_follows_and_what_was_not_decided(guide: Guide, dossier: Dossier) -> None:
    dossier.actions.clear()
    report = papers(guide, dossier)["verslag"]
    assert table(report, "Voorgesteld, nog niet besloten") == [
        ("Wij zoeken samen een huisarts.", "er nog geen huisarts is")
    ]
    assert table(report, "Doorverwijzingen")[0][:3] == ("Taalhuis", "Een taalmaatje.", "oefenen helpt")
    assert "toestemming nog niet gevraagd" in table(report, "Doorverwijzingen")[0][3]
    dossier.conversations[0].dismissed.append("huisarts-zoeken")
    report = papers(guide, dossier)["verslag"]
    assert [row[0] for row in table(report, "Besproken en niet nodig gevonden")] == ["Wij zoeken samen een huisarts."]


def test_origin_is_left_out_where_it_is_not_recorded(guide: Guide, dossier: Dossier) -> None:
    settings = guide.municipality.settings.model_copy(update={"record_origin": False})
    silent = replace(guide, municipality=guide.municipality.model_copy(update={"settings": settings}))
    assert "Syrië" not in everything(papers(silent, dossier)["verslag"])


@pytest.fixture
def follow_up(dossier: Dossier) -> Dossier:
    """The same newcomer half a year later."""
    later = Conversation("half_year", LATER, "ar", completed=True)
    for answer in (
        Answer("taal.spreken", "answered", 4),
        Answer("taal.wens", "answered", "lezen"),
        Answer("gezondheid.slaap", "answered", 1),
        Answer("gezondheid.ervaren", "answered", "rustig"),
        Answer("geld.schulden", "declined"),
    ):
        later.answers[answer.question] = answer
    dossier.conversations.append(later)
    dossier.actions[0].status = "done"
    dossier.referrals[0].history.append(Step("waiting", date(2026, 6, 1), expected_on=date(2026, 12, 1)))
    dossier.referrals[1].history.append(Step("refused", date(2026, 6, 1)))
    return dossier


def test_follow_up_report_begins_with_promises_and_changes(guide: Guide, follow_up: Dossier) -> None:
    report = papers(guide, follow_up, LATER)["verslag"]
    assert table(report, "Wat er met de afspraken is gebeurd") == [
        ("Een taalmaatje.", "Taalhuis", "op de wachtlijst"),
        ("Een gesprek.", "Huisarts", "geweigerd"),
        ("Wij zoeken samen een huisarts.", "de gemeente", "klaar"),
        ("Fietsles", "Samir Voorbeeld", "te laat"),
    ]
    at = report.blocks.index(Heading("Wat er veranderd is sinds 12 mei 2026"))
    counts, *changed = report.blocks[at + 1 : at + 9]
    assert counts == Paragraph(
        "wil er nu niet over praten: 1; beter: 1; nieuw: 1; nu geen antwoord: 2; gelijk gebleven: 2", "quiet"
    )
    assert [block.text if isinstance(block, Heading | Paragraph) else block.rows for block in changed] == [
        "Nederlands",
        (
            ("Hoe goed spreekt u Nederlands?", "2 / 5", "4 / 5", "beter"),
            ("Wat wilt u leren?", "lezen", "lezen", "gelijk gebleven"),
        ),
        "Gezondheid",
        (
            ("Hoe voelt u zich?", "Wil dit niet zeggen", "rustig", "nieuw"),
            ("Hoe slaapt u?", "1 / 5", "1 / 5", "gelijk gebleven"),
        ),
        "Nu geen antwoord: 2 vragen",
        "Geld",
        (("Heeft u schulden?", "–", "Wil dit niet zeggen", "wil er nu niet over praten"),),
    ]


def test_follow_up_agreements_say_what_became_of_each_promise(guide: Guide, follow_up: Dossier) -> None:
    told = promised(papers(guide, follow_up, LATER)["afspraken"])
    lines = {
        title: [plain(line.dutch if isinstance(line, Pair) else line) for line in promise.lines]
        for title, promise in told.items()
    }
    assert lines == {
        "Een taalmaatje.": ["U staat op de wachtlijst. U bent aan de beurt rond 1 december 2026."],
        "Een gesprek.": ["Huisarts kan u niet helpen. Wij zoeken iets anders."],
        "Wij zoeken samen een huisarts.": ["Dit is klaar."],
        "Fietsles": ["Dit moet nog gebeuren."],
    }


def test_action_list_holds_open_actions_by_date(guide: Guide, dossier: Dossier) -> None:
    dossier.actions.append(Action("Bellen", "taalhuis", "start", date(2026, 5, 14)))
    dossier.actions.append(Action("Al gedaan", "professional", "start", status="done"))
    told = promised(papers(guide, dossier, date(2026, 5, 20))["actielijst"])
    assert list(told) == ["Bellen", "Wij zoeken samen een huisarts.", "Fietsles", "Taalhuis", "Huisarts"]
    assert told["Bellen"].lines == ("Wie: Taalhuis", "Klaar op: 14 mei 2026 – te laat")
    assert "Omdat hij graag fietst" in told["Fietsles"].lines


def test_referral_letter_tells_only_what_may_go(guide: Guide, dossier: Dossier) -> None:
    dossier.consents.append(Consent("taalhuis", "given", HELD))
    letter = papers(guide, dossier)["doorverwijzing-taalhuis"]
    told = facts(letter)
    assert told["Hoe goed spreekt u Nederlands?"].value == "2 / 5 (slecht – goed)"
    assert told["Wat wilt u leren?"].value == "lezen"
    text = everything(letter)
    for silent in ("huisarts", "slaapt", "schulden", "graag", "oefenen helpt", "1990", "Syrië"):
        assert silent not in text


def test_only_who_needs_it_gets_the_birth_date(guide: Guide, dossier: Dossier) -> None:
    letters = papers(guide, dossier)
    assert facts(letters["doorverwijzing-huisarts"])["Geboortedatum"].value == "1 mei 1990"
    assert "Geboortedatum" not in facts(letters["doorverwijzing-taalhuis"])


def test_letter_without_consent_says_so_and_holds_no_answers(guide: Guide, dossier: Dossier) -> None:
    letter = papers(guide, dossier)["doorverwijzing-taalhuis"]
    assert Heading("Nog niet versturen") in letter.blocks
    assert "lezen" not in everything(letter)


def test_no_letter_after_a_refusal_unless_the_law_asks(guide: Guide, dossier: Dossier) -> None:
    dossier.consents.append(Consent("taalhuis", "refused", HELD))
    assert "doorverwijzing-taalhuis" not in papers(guide, dossier)
    dossier.referrals[0].basis = "legal_task"
    letter = papers(guide, dossier)["doorverwijzing-taalhuis"]
    assert "wettelijke taak" in everything(letter)
    assert Heading("Nog niet versturen") not in letter.blocks


def test_an_answer_the_later_round_does_not_ask_still_goes(guide: Guide, dossier: Dossier) -> None:
    taal, *others = guide.questionnaire.domains
    once = taal.questions[1].model_copy(update={"rounds": ("start",)})
    domains = (taal.model_copy(update={"questions": (taal.questions[0], once)}), *others)
    known = replace(guide, questionnaire=guide.questionnaire.model_copy(update={"domains": domains}))
    dossier.conversations.append(Conversation("half_year", LATER, "ar", completed=True))
    dossier.referrals[0].round = "half_year"
    dossier.referrals[0].basis = "legal_task"
    told = facts(papers(known, dossier, LATER)["doorverwijzing-taalhuis"])
    assert told["Wat wilt u leren?"].value == "lezen"
    assert "Hoe goed spreekt u Nederlands?" not in told


def test_agreements_stand_in_two_languages(guide: Guide, dossier: Dossier) -> None:
    letter = papers(guide, dossier)["afspraken"]
    assert letter.title == Pair("Onze afspraken", "اتفاقاتنا")
    assert (letter.tongue.code, letter.tongue.direction) == ("ar", "rtl")
    assert Paragraph(Pair("Naam: \u2068Samir Voorbeeld\u2069", "الاسم: \u2068Samir Voorbeeld\u2069")) in letter.blocks
    told = promised(letter)
    assert told["Wij zoeken samen een huisarts."].title == Pair("Wij zoeken samen een huisarts.", "نبحث معًا عن طبيب.")
    due = told["Wij zoeken samen een huisarts."].lines[1]
    assert due == Pair("Klaar op: dinsdag 19 mei 2026", "ينتهي في: الثلاثاء \u206819-05-2026\u2069")
    assert told["Fietsles"].title == Pair("Fietsles", "هذا لم يُترجم بعد.")


def test_agreements_say_honestly_that_the_translation_is_a_draft(guide: Guide, dossier: Dossier) -> None:
    letter = papers(guide, dossier)["afspraken"]
    first = letter.blocks[0]
    assert isinstance(first, Paragraph)
    assert isinstance(first.text, Pair)
    assert first.text.dutch == guide.phrases["draft_translation"]
    reviewed = Path(guide.translations) / "ar.po"
    reviewed.write_text(reviewed.read_text("utf-8").replace("#, fuzzy\n", ""), "utf-8")
    letter = papers(replace(guide, _catalogs={}), dossier)["afspraken"]
    assert guide.phrases["draft_translation"] not in everything(letter)


def test_agreements_tell_the_wait_and_whom_to_call(guide: Guide, dossier: Dossier) -> None:
    told = promised(papers(guide, dossier)["afspraken"])
    lines = [plain(line.dutch if isinstance(line, Pair) else line) for line in told["\u2068Taalhuis\u2069"].lines]
    assert lines[0] == "Een taalmaatje."
    assert "Dit duurt meestal ongeveer 6 weken." in lines
    assert "Bellen met Taalhuis: 030\u2011111\u00a022\u00a033" in lines
    assert "Ons volgende gesprek is ongeveer op 12 november 2026." in plain(
        everything(papers(guide, dossier)["afspraken"])
    )


@pytest.mark.parametrize("code", ["nl", "so"])
def test_without_a_catalog_the_sheet_is_in_dutch_alone(guide: Guide, dossier: Dossier, code: str) -> None:
    dossier.newcomer = replace(dossier.newcomer, language=code)
    letter = papers(guide, dossier)["afspraken"]
    assert letter.title == "Onze afspraken"
    assert "Pair" not in str({type(part).__name__ for block in letter.blocks for part in asdict(block).values()})
    assert (guide.phrases["not_translated"] in everything(letter)) == (code == "so")


def test_agreements_hold_no_answers(guide: Guide, dossier: Dossier) -> None:
    text = everything(papers(guide, dossier)["afspraken"])
    for silent in ("lezen", "praten", "slecht", "schulden", "1990"):
        assert silent not in text


def test_unknown_organisations_and_rounds_of_old_dossiers_still_print(guide: Guide, dossier: Dossier) -> None:
    dossier.referrals[0].organisation = "opgeheven"
    letters = papers(guide, dossier)
    assert "doorverwijzing-opgeheven" not in letters
    assert "opgeheven" in everything(letters["afspraken"])
    assert "opgeheven" in everything(letters["verslag"])


def test_paper_names_no_day_for_an_appointment_that_has_none(guide: Guide, follow_up: Dossier) -> None:
    follow_up.referrals[0].history.append(Step("appointment", date(2026, 8, 11)))
    [line] = promised(papers(guide, follow_up, LATER)["afspraken"])["Een taalmaatje."].lines
    assert plain("".join(said(line))).startswith("U krijgt een afspraak. De dag hoort u nog.")
    follow_up.referrals[0].history[-1].expected_on = date(2026, 11, 24)
    [line] = promised(papers(guide, follow_up, LATER)["afspraken"])["Een taalmaatje."].lines
    assert plain("".join(said(line))).startswith("U heeft een afspraak op dinsdag 24 november 2026.")


def test_what_the_newcomer_does_himself_stands_apart(guide: Guide, dossier: Dossier) -> None:
    sheet = papers(guide, dossier)["afspraken"]
    headings = [next(said(block)) for block in sheet.blocks if isinstance(block, Heading)]
    assert headings[:2] == ["Dit gaan wij doen", "Dit doet u zelf"]
    groups = [block for block in sheet.blocks if isinstance(block, Promises)]
    assert [next(said(group.rows[0].title)) for group in groups[:2]] == ["Wij zoeken samen een huisarts.", "Fietsles"]


def test_step_and_consent_are_told_apart_in_the_report(guide: Guide, dossier: Dossier) -> None:
    rows = table(papers(guide, dossier)["verslag"], "Doorverwijzingen")
    assert rows[0][3] == "brief klaar, nog niet verstuurd; toestemming nog niet gevraagd"
