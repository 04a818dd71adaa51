"""The invitation to a meeting, in two languages; and the list for the table, on which nobody can be known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from desktop import guide as guides
from desktop.dossier.around import Meeting
from desktop.dossier.model import Dossier, Newcomer
from desktop.guide import Guide
from desktop.letters.meeting_attendance import BESIDE, attendance_list, first_names
from desktop.letters.meeting_invitation import REMARKS, invitation_text, meeting_invitation
from desktop.letters.model import Heading, Letter, Pair, Paragraph, Promise, Promises
from desktop.letters.pdf import render
from desktop.letters.sheets import sheets
from desktop.translate.countries import weekdays

TODAY = date(2026, 11, 22)
TITLE = "Sport, fietsen en activiteiten"
MEETING = Meeting("activiteiten", date(2026, 12, 8), "14:00", "De Linde", ["taalhuis"], ["ti"], id="m1")
LUWAM = Dossier(Newcomer("Luwam Tesfay", "ti"))
AT_TWO = {"ti": "14:00 ድሕሪ ቀትሪ\n(ብባህላዊ ኣቆጻጽራ ሰዓት፦ 8:00)", "ar": "14:00 بعد الظهر"}
YUSUF = Dossier(Newcomer("Yusuf Al-Masri", "ar"))


@pytest.fixture(scope="module")
def zeist() -> Guide:
    return guides.load("zeist")


def pairs(letter: Letter) -> Iterator[tuple[str, str]]:
    """What the letter says, in Dutch and in the own language."""
    for block in letter.blocks:
        if isinstance(block, Heading | Paragraph):
            text = block.text if isinstance(block.text, Pair) else Pair(block.text, "")
            yield text.dutch, text.own


def made(guide: Guide, dossier: Dossier, meeting: Meeting = MEETING) -> Letter:
    return meeting_invitation(guide, dossier, meeting, TITLE, TODAY, "Noor de Wit")


def bare(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "").replace("\u00a0", " ")


@pytest.mark.parametrize("dossier", [LUWAM, YUSUF], ids=["Tigrinya", "Arabic"])
def test_all_of_it_is_in_both_languages(zeist: Guide, dossier: Dossier) -> None:
    said = {bare(dutch): bare(own) for dutch, own in pairs(made(zeist, dossier))}
    catalog = zeist.catalog(dossier.newcomer.language)
    assert said[TITLE] == catalog.say("meeting:activiteiten:title", TITLE) != TITLE
    assert said["Dag: dinsdag 8 december 2026"].endswith(f"{weekdays(catalog.language.code)[1]} 08-12-2026")
    assert AT_TWO[catalog.language.code] in said["Tijd: 14:00 uur 's middags"]
    assert said["Deze organisaties zijn er: Taalhuis"].endswith("Taalhuis")
    assert all(said.values())
    assert ("Er is iemand die uw taal spreekt." in said) is (dossier is LUWAM)


def test_why_he_is_invited_and_what_nobody_wrote_is_not_on_it(zeist: Guide) -> None:
    said = " ".join(dutch for dutch, _ in pairs(made(zeist, YUSUF)))
    for word in ("kinderen", "tolk is", "kost", "omdat", "fietsles", "spreekt"):
        assert word not in said.replace("Vraag het de tolk", "")


def test_a_known_remark_is_translated_and_what_was_typed_stays_as_it_is(zeist: Guide) -> None:
    known = zeist.phrases[REMARKS[0]]
    letter = made(zeist, LUWAM, replace(MEETING, note=f"{known}\n\nNeem <b>uw</b> fiets mee.\n"))
    said = {bare(dutch): bare(own) for dutch, own in pairs(letter)}
    assert said[known] == zeist.catalog("ti").say(f"phrase:{REMARKS[0]}", known) != known
    assert said["Neem <b>uw</b> fiets mee."] == "Neem <b>uw</b> fiets mee."


def test_a_discreet_organisation_does_not_stand_on_what_goes_home(zeist: Guide) -> None:
    municipality = zeist.municipality
    ids = [item.id for item in municipality.organisations]
    hidden = [item.name for item in municipality.organisations if municipality.role_of(item).discreet]
    said = " ".join(dutch for dutch, _ in pairs(made(zeist, YUSUF, replace(MEETING, organisations=[*ids, "weg"]))))
    assert hidden
    assert not [name for name in hidden if name in said]
    assert "Taalhuis" in said


def test_one_that_does_not_go_on_says_so(zeist: Guide) -> None:
    letter = made(zeist, YUSUF, replace(MEETING, cancelled=True, note=zeist.phrases[REMARKS[0]]))
    assert letter.dutch_title == "Deze bijeenkomst gaat niet door"
    said = [dutch for dutch, _ in pairs(letter)]
    assert TITLE in said
    assert not [line for line in said if "welkom" in line or "kinderen" in line or "niet komen" in line]


def test_a_theme_that_is_gone_keeps_its_words(zeist: Guide) -> None:
    assert TITLE in [dutch for dutch, _ in pairs(made(zeist, YUSUF, replace(MEETING, theme="weg")))]


def test_the_message_is_plain_text_of_both_languages(zeist: Guide) -> None:
    text = invitation_text(made(zeist, LUWAM))
    assert text.dutch.splitlines()[0] == "Beste Luwam Tesfay,"
    assert TITLE in text.dutch.splitlines()
    assert "Deze vertaling" not in text.dutch
    assert zeist.catalog("ti").say("meeting:activiteiten:title", TITLE) in text.own.splitlines()
    assert "\u2068" not in text.own


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_it_can_be_printed_on_one_sheet(zeist: Guide, code: str) -> None:
    letter = made(zeist, Dossier(Newcomer("Yusuf", code)))
    assert len(sheets(letter)) == 1
    assert render([letter]).startswith(b"%PDF")


def test_on_the_table_lie_first_names_and_boxes_only(zeist: Guide) -> None:
    names = ["Yusuf Al-Masri", "Luwam Tesfay", "Yusuf Haddad", "  "]
    letter = attendance_list(zeist, MEETING, TITLE, names)
    rows: list[Promise] = [row for block in letter.blocks if isinstance(block, Promises) for row in block.rows]
    assert [row.title for row in rows][:4] == ["Luwam", "Yusuf (1)", "Yusuf (2)", "–"]
    assert len(rows) == 4 + BESIDE
    assert not any(row.done or row.lines for row in rows)
    whole = repr(letter)
    for word in ("Al-Masri", "Tesfay", "Haddad", "Arabisch", "Tigrinya", "taalhuis", "Taalhuis"):
        assert word not in whole
    assert letter.stem == "2026-12-08-aanwezig"


def test_first_names_stand_in_order() -> None:
    assert first_names(["bana", "Adam X", "Çelik"]) == ["Adam", "bana", "Çelik"]
