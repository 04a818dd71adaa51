"""All papers as sheets: inside the margins, nothing lost, headings with what follows, words in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image
from pypdf import PdfReader

from desktop import guide as guides
from desktop import paths
from desktop.dossier.coming_back import Outcome
from desktop.dossier.model import Action, Answer, Consent, Conversation, Dossier, Newcomer, Referral, Step
from desktop.dossier.tips import Tip
from desktop.dossier.work import Task, Work
from desktop.guide import Guide
from desktop.letters.before import before
from desktop.letters.compose import packet
from desktop.letters.consent_form import consent_form
from desktop.letters.drawings import outline
from desktop.letters.household_sheet import household
from desktop.letters.invitation import Meeting, invitation
from desktop.letters.layout import (
    BOTTOM,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    Box,
    Drawing,
    Page,
    Picture,
    Round,
    Stroke,
    Words,
)
from desktop.letters.model import (
    Answers,
    Fact,
    Facts,
    Heading,
    Kind,
    Letter,
    Letterhead,
    Pair,
    Paragraph,
    Promise,
    Promises,
    Signatures,
    Slopes,
    Table,
    Tongue,
)
from desktop.letters.newcomer_message import newcomer_message
from desktop.letters.occasion import Occasion
from desktop.letters.pdf import render
from desktop.letters.promised import promised
from desktop.letters.reminder_letter import reminder_letter
from desktop.letters.sheets import sheets
from desktop.letters.stop_letter import stop_letter
from desktop.letters.text import isolated
from desktop.letters.timeline_paper import timeline
from desktop.letters.tips_paper import tips
from desktop.letters.typeset import width
from desktop.letters.work_paper import work_paper

from .saying import said

HELD, LATER = date(2026, 5, 12), date(2026, 8, 13)
NAMES = (
    "Abdul-Rahman Muhammad al-Hassan ibn Yusuf al-Khatib el-Tahir",
    "عبد الرحمن محمد الحسن بن يوسف الخطيب الطاهر أحمد علي",
)
HEAD = Letterhead("Gemeente Duindorp", ("Plein 1", "0000 AA Duindorp"))


def full() -> Dossier:
    """Twenty actions, three referrals and an answer to every question, for a long name that Dutch lines hold."""
    talk = Conversation("start", HELD, "ar", professional=NAMES[0], interpreter=NAMES[1], completed=True)
    values = {"taal.spreken": 2, "taal.wens": "lezen " * 60, "gezondheid.huisarts": False, "gezondheid.slaap": 1}
    for question, value in (values | {"gezondheid.ervaren": "moe", "geld.schulden": True}).items():
        talk.answers[question] = Answer(question, "answered", value)
    owners = ("newcomer", "professional", "taalhuis")
    title = "Bellen met de school over de inschrijving van de oudste dochter"
    actions = [
        Action(f"{title} {n}", owners[n % 3], "start", date(2026, 5, 1 + n), reason="het moet") for n in range(20)
    ]
    referrals = [
        Referral(organisation, "start", need="Hulp " * 12, history=[Step("sent", HELD, "notitie " * 12)])
        for organisation in ("taalhuis", "huisarts", "dienst")
    ]
    consents = [Consent(referral.organisation, "given", HELD) for referral in referrals]
    return Dossier(Newcomer(NAMES[1], "ar", date(1990, 5, 1)), [talk], consents, actions, referrals)


def followed() -> Dossier:
    """The same after five conversations: scales that went up and down, and a goal with the text of twenty."""
    dossier = full()
    rounds = ("half_year", "one_year", "one_and_half_year", "half_year")
    for number, round_id in enumerate(rounds, 1):
        talk = Conversation(round_id, date(2026 + number, 5, 12), "ar", professional=NAMES[0], completed=True)
        goal = "Met mijn buren een praatje maken in het Nederlands, en dan samen naar de markt. " * 20
        values = {"taal.spreken": 1 + number, "taal.wens": goal, "gezondheid.slaap": 5 - number, "geld.schulden": False}
        for question, value in values.items():
            talk.answers[question] = Answer(question, "answered", value, "notitie " * 40, concern=True)
        dossier.conversations.append(talk)
    last = dossier.conversations[-2]
    dossier.outcomes.append(Outcome("taal.wens", last.round, "not_yet", last.held_on))
    return dossier


def with_a_goal(guide: Guide) -> Guide:
    """The same municipality, where the wish about language is a goal."""
    taal, *others = guide.questionnaire.domains
    questions = (taal.questions[0], taal.questions[1].model_copy(update={"kept_as": "goal"}))
    domains = (taal.model_copy(update={"questions": questions}), *others)
    return replace(guide, questionnaire=guide.questionnaire.model_copy(update={"domains": domains}))


def all_papers(guide: Guide, dossier: Dossier) -> Iterator[Letter]:
    """Every paper there is of one newcomer, and those of many."""
    talk = dossier.conversations[0]
    occasion = Occasion(guide, dossier, talk, LATER)
    first = dossier.referrals[0]
    yield from packet(guide, dossier, talk, LATER)
    yield reminder_letter(occasion, first)
    yield newcomer_message(occasion, first)
    yield invitation(
        occasion, Meeting(LATER, "van half elf tot kwart voor twaalf", "Plein 1\nKamer 2\n" + "Zaal " * 30)
    )
    yield promised(guide, dossier, LATER)
    yield before(guide, dossier, LATER)
    yield timeline(guide, dossier, LATER)
    yield household(guide, [dossier, dossier], LATER, ticked=[one.id for one in dossier.actions]).letter
    yield tips(guide, [Tip("Durf fouten te maken. " * 30, LATER)], LATER, "ar")
    tasks = [Task("referral", item.id, "d", NAMES[1], item.need, "taalhuis", item.organisation, NAMES[0], "sent",
                  HELD, HELD, True) for item in dossier.referrals] * 6  # fmt: skip
    yield work_paper(guide, Work(tuple(tasks), 900), "Alles", LATER)
    dossier.consents.append(Consent(first.organisation, "withdrawn", LATER))
    organisation = guide.municipality.organisation_by_id[first.organisation]
    yield stop_letter(occasion, organisation)
    yield consent_form(occasion, organisation)


def lines(page: Page) -> list[Words]:
    return [ink for ink in page.ink if isinstance(ink, Words)]


def inside(page: Page) -> None:
    """Nothing outside the margins, and nothing of the letter in its foot."""
    for ink in page.ink:
        if isinstance(ink, Words):
            wide = width(ink.line.runs(), ink.line.setting.size)
            left = ink.x - wide if ink.align == "right" else ink.x
            assert LEFT - 1 <= left <= left + wide <= PAGE_WIDTH - RIGHT + 1, ink.line.text
            assert 30 < ink.y < PAGE_HEIGHT - 25
        elif isinstance(ink, Drawing):
            assert LEFT - 1 <= ink.x <= ink.x + ink.size <= PAGE_WIDTH - RIGHT + 1
            assert 30 < ink.y < ink.y + ink.size <= PAGE_HEIGHT - BOTTOM + 1
        elif isinstance(ink, Stroke | Round):
            assert 30 < ink.y <= PAGE_HEIGHT - BOTTOM + 1
        elif isinstance(ink, Picture):
            assert ink.y >= 30


def headed(page: Page) -> None:
    """No heading is the last thing on a page: something stands below it, above the foot."""
    body = [line for line in lines(page) if line.y < PAGE_HEIGHT - BOTTOM]
    lowest = max(body, key=lambda line: line.y)
    assert not (lowest.colour == "accent" and lowest.line.setting.size > 11), lowest.line.text


def test_the_hardest_papers_lose_nothing(guide: Guide) -> None:
    later, known = followed(), with_a_goal(guide)
    last = later.conversations[-1]
    papers = [*packet(known, later, last, last.held_on), before(known, later, last.held_on)]
    assert any(isinstance(block, Slopes) and block.dots for block in papers[0].blocks)
    for letter in (*all_papers(guide, full()), *papers):
        pages = sheets(letter)
        for number, page in enumerate(pages, 1):
            inside(page)
            headed(page)
            assert f"pagina {number} van {len(pages)}" in [line.line.text for line in lines(page)]
        drawn = set(re.findall(r"\w+", spaced(pages)))
        wanted = {word for text in said(letter.blocks) if " " in text for word in re.findall(r"\w+", text)}
        assert wanted <= drawn, letter.kind


def spaced(pages: list[Page]) -> str:
    """All words of the pages. Only a word that is longer than its column would be cut."""
    return " ".join(line.line.text for page in pages for line in lines(page))


def test_papers_for_one_reader_fit_on_one_sheet(guide: Guide, dossier: Dossier) -> None:
    papers = [letter for letter in all_papers(guide, dossier) if letter.kind not in ("report", "work", "agreements")]
    kinds = {letter.kind for letter in papers}
    assert {"reminder", "stop", "invitation", "message", "promised", "consent"} <= kinds
    assert {letter.stem: len(sheets(letter)) for letter in papers} == {letter.stem: 1 for letter in papers}


def test_a_consent_form_in_two_languages_is_one_sheet_of_what_is_shipped() -> None:
    """With the real sentences and a handful of answers, in the languages whose lines take most room."""
    place = guides.load("zeist", translations=paths.translations())
    for code in ("ar", "ti", "uk"):
        talk = Conversation("start", HELD, code, professional="Marijke", completed=True)
        for question in ("taal.spreken", "geld.schulden"):
            value = True if question == "geld.schulden" else 2
            talk.answers[question] = Answer(question, "answered", value)
        dossier = Dossier(Newcomer("Samira Voorbeeld", code), [talk], [Consent("sociaal-team", "given", HELD)])
        dossier.referrals.append(Referral("sociaal-team", "start", history=[Step("drafted", HELD)]))
        organisation = place.municipality.organisation_by_id["sociaal-team"]
        form = consent_form(Occasion(place, dossier, talk, HELD), organisation)
        assert any(isinstance(block, Answers) for block in form.blocks)
        assert len(sheets(form)) == 1, code


def test_the_words_of_a_form_are_read_in_their_order(guide: Guide, dossier: Dossier) -> None:
    dossier.consents.append(Consent("taalhuis", "given", HELD))
    occasion = Occasion(guide, dossier, dossier.conversations[0], HELD)
    form = consent_form(occasion, guide.municipality.organisation_by_id["taalhuis"])
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(render([form]))).pages)
    parts = ("Naam: Samir", "Waarvoor", "krijgt te zien:", "Wat wilt u leren?", "lezen", "niet te zien:")
    places = [text.find(part) for part in (*parts, "Zegt u nee?", "Ja, dit mag.", "Uw handtekening")]
    assert -1 not in places
    assert places == sorted(places)


def test_the_part_that_is_signed_stays_with_its_question() -> None:
    choices = Promises((Promise("Ja, dit mag."), Promise("Nee, dit mag niet.")), close=True)
    for count in range(15, 32):
        above = Facts((Fact("regel", "zonder wit erboven"),) * count)
        blocks = (above, Heading("Mag dit?"), choices, Signatures(("a", "b", "Wie")))
        last = spaced(sheets(Letter("consent", "x", HEAD, blocks, "x"))[-1:])
        assert all(part in last for part in ("Mag dit?", "Ja, dit mag.", "Nee, dit mag niet.", "Wie"))


def test_a_paper_for_the_newcomer_is_set_smaller_when_that_saves_a_sheet() -> None:
    def pages(kind: Kind, count: int) -> list[Page]:
        text = Paragraph(Pair("Een regel in het Nederlands.", "سطر باللغة العربية هنا."), close=True)
        return sheets(Letter(kind, "x", HEAD, (text,) * count, "x", Tongue("ar", "rtl")))

    counts = range(32, 40)
    saved = [count for count in counts if len(pages("consent", count)) < len(pages("work", count))]
    assert saved
    assert all(len(pages("consent", count)) <= len(pages("work", count)) for count in counts)
    sizes = {line.line.setting.size for line in lines(pages("consent", saved[0])[0])}
    assert min(sizes) > 8, "still to be read"
    usual = {line.line.setting.size for line in lines(pages("consent", 32)[0])}
    assert usual == {line.line.setting.size for line in lines(pages("work", 32)[0])}


def test_every_drawing_is_a_line_that_pdf_knows() -> None:
    names = sorted(path.stem for path in (paths.PACKAGE / "forms" / "icons").glob("*.svg"))
    assert len(names) > 50
    for name in names:
        path = outline(name)
        assert re.fullmatch(r"(-?[\d.e-]+ -?[\d.e-]+ m|-?[\d.e-]+ -?[\d.e-]+ l|(-?[\d.e-]+ ){6}c|h| )+", path), name
    assert outline("clock") != outline("home")


def test_drawings_stand_where_the_lines_of_each_language_begin() -> None:
    promise = Promise(Pair("Taalhuis", "بيت"), (Pair("Bellen", "هاتف"), Pair("Lopen", "مشي")), icons=("phone",))
    (page,) = sheets(Letter("agreements", "x", HEAD, (Promises((promise,)),), "x", Tongue("ar", "rtl")))
    left, right = (ink for ink in page.ink if isinstance(ink, Drawing))
    assert left.name == right.name == "phone"
    calling = {line.line.text: line for line in lines(page)}
    assert left.x + left.size < calling["Bellen"].x == calling["Lopen"].x == calling["Taalhuis"].x
    assert calling["هاتف"].x < right.x < right.x + right.size <= PAGE_WIDTH - RIGHT + 0.01
    assert left.y < calling["Bellen"].y < left.y + left.size + 3
    (box,) = (ink for ink in page.ink if isinstance(ink, Box) and not ink.filled)
    assert box.x + box.width < left.x


def test_drawings_are_drawn_and_no_text() -> None:
    letter = Letter("agreements", "x", HEAD, (Promises((Promise("Doen", ("Bellen",), icons=("phone",)),)),), "x")
    plain = Letter("agreements", "x", HEAD, (Promises((Promise("Doen", ("Bellen",)),)),), "x")
    first, second = (PdfReader(BytesIO(render([paper]))) for paper in (letter, plain))
    assert first.pages[0].extract_text() == second.pages[0].extract_text()
    assert outline("phone").encode() in first.pages[0].get_contents().get_data()  # type: ignore[union-attr]


def test_a_table_without_a_head_goes_on_under_its_heading() -> None:
    table = Table((), (("een", "twee"), ("drie", "vier")), (0.5, 0.5))
    (page,) = sheets(Letter("promised", "x", HEAD, (table,), "x"))
    assert {"een", "twee", "drie", "vier"} <= {line.line.text for line in lines(page)}


def test_three_sign_in_one_row() -> None:
    names = (Pair("een", "واحد"), Pair("twee", "اثنان"), Pair("drie", "ثلاثة"))
    (page,) = sheets(Letter("consent", "x", HEAD, (Signatures(names),), "x", Tongue("ar", "rtl")))
    found = {line.line.text: line for line in lines(page)}
    assert found["een"].y == found["twee"].y == found["drie"].y < found["واحد"].y
    assert all(lower.x > upper.x + 100 for upper, lower in pairwise(found[name] for name in ("een", "twee", "drie")))


@pytest.mark.parametrize("size", [(1, 1), (2000, 30), (30, 2000), (400, 300)])
def test_a_logo_of_any_shape_stays_above_the_name(size: tuple[int, int]) -> None:
    out = BytesIO()
    Image.new("RGB", size, "navy").save(out, "PNG")
    letter = Letter("report", "Verslag", replace(HEAD, logo=out.getvalue()), (), "x")
    (page,) = sheets(letter)
    (logo,) = (ink for ink in page.ink if isinstance(ink, Picture))
    name = next(line for line in lines(page) if line.line.text == "Gemeente Duindorp")
    assert logo.y + logo.height < name.y - 8
    matrix = re.search(rb"([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm", page_content(render([letter])))
    assert matrix
    wide, high, left, low = (float(number) for number in matrix.groups())
    assert wide <= logo.width + 0.01
    assert high <= logo.height + 0.01
    assert (round(left), round(low)) == (round(LEFT), round(PAGE_HEIGHT - logo.y - logo.height))


def page_content(pdf: bytes) -> bytes:
    contents = PdfReader(BytesIO(pdf)).pages[0].get_contents()
    assert contents is not None
    return contents.get_data()


def test_an_address_of_six_lines_keeps_its_order_in_every_direction() -> None:
    """Each line of typed words is isolated by itself: '3700 AB Zeist' never becomes 'AB Zeist 3700'."""
    address = isolated("Gebouw De Verbinding\n3700 AB Zeist")
    letter = Letter("message", "x", HEAD, (Paragraph(Pair("Waar", f"المكان: {address}")),), "x", Tongue("ar", "rtl"))
    text = PdfReader(BytesIO(render([letter]))).pages[0].extract_text()
    assert "3700 AB Zeist" in text
    head = replace(HEAD, lines=tuple(f"{number} regel van het adres" for number in range(9)))
    (page,) = sheets(Letter("report", "Verslag", head, (), "x"))
    found = [line.line.text for line in sorted(lines(page), key=lambda line: line.y) if "regel van" in line.line.text]
    assert found == list(head.lines)
