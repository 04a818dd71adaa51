"""The plan on paper, in a spreadsheet and in a calendar; and an appointment on the papers of one newcomer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from icalendar import Calendar

from desktop.dossier.coming_back import Arrangement
from desktop.dossier.model import Conversation, Dossier
from desktop.dossier.schedule import Upcoming
from desktop.guide import Guide
from desktop.letters import agreements as agreements_sheet
from desktop.letters.calendar_file import calendar, entries, planned_entries
from desktop.letters.invitation import Meeting, invitation, inviting
from desktop.letters.model import Letter, Paragraph
from desktop.letters.occasion import Occasion
from desktop.letters.planning_paper import planning
from desktop.letters.spreadsheet import LEFT_OUT, plan_workbook

from .saying import dutch, everything, headings, tables
from .test_spreadsheet import cells

TODAY, DAY = date(2026, 10, 1), date(2026, 11, 20)
MET = Arrangement("half_year", "appointment", TODAY, DAY, time="9:30", place="Kerkstraat 5, Duindorp")


@pytest.fixture
def plan(dossier: Dossier) -> list[Upcoming]:
    """Late, invited, moved, without a day, and one that is not held."""
    who = dossier.newcomer
    moved = Arrangement("half_year", "moved", TODAY, DAY, "wil wachten tot na de bevalling")
    skipped = Arrangement("half_year", "skipped", TODAY, None, "verhuisd")
    due = date(2026, 9, 1)
    return [
        Upcoming("d1", who, "half_year", due, due),
        Upcoming("d2", replace(who, name="Layla Ali", language="ti"), "half_year", due, due, MET),
        Upcoming("d3", who, "half_year", DAY, due, None, moved),
        Upcoming("d4", who, "start", None, None),
        Upcoming("d5", who, "half_year", due, due, None, skipped),
    ]


def lines(letter: Letter) -> list[str]:
    return [dutch(block.text) for block in letter.blocks if isinstance(block, Paragraph)]


def test_the_plan_on_paper_says_who_when_and_how_it_stands(guide: Guide, plan: list[Upcoming]) -> None:
    letter = planning(guide, plan, "Planning: alles", TODAY)
    assert (letter.kind, letter.title, letter.stem) == ("planning", "Planning: alles", "2026-10-01-planning")
    assert lines(letter) == ["Op 01-10-2026: 5 gesprekken. Te laat: 1."]
    half, start = "Gesprek na een half jaar", "Startgesprek"
    assert [row[:1] + row[2:] for row in tables(letter)[""]] == [
        ("01-09-2026\nte laat", half, "Nog geen afspraak", "Arabisch"),
        ("20-11-2026", half, "Afspraak op 20-11-2026, 9:30\nKerkstraat 5, Duindorp", "Tigrinya"),
        ("20-11-2026", half, "Verplaatst: wil wachten tot na de bevalling\nwas 01-09-2026", "Arabisch"),
        ("Nog niet bekend", start, "Vul de koppelingsdatum in\nin het dossier", "Arabisch"),
        ("01-09-2026", half, "Vervalt: verhuisd\nbesloten op 01-10-2026", "Arabisch"),
    ]
    assert lines(planning(guide, [], "Planning", TODAY)) == ["Op deze lijst staat niemand."]


def test_the_plan_in_a_spreadsheet_with_names_or_without(guide: Guide, plan: list[Upcoming]) -> None:
    rows = cells(plan_workbook(guide, plan, "Planning: alles", TODAY))
    assert len(rows) == 6
    assert rows[1][:4] == [date(2026, 9, 1), "ja", "Samir Voorbeeld", "Gesprek na een half jaar"]
    assert rows[2][4] == "Afspraak op 20-11-2026, 9:30"
    assert rows[4][0] is None
    nameless = plan_workbook(guide, plan, "Planning: alles", TODAY, names=False)
    rows = cells(nameless)
    assert [row[2] for row in rows[1:3]] == ["S.V.", "L.A."]
    assert [row[5] for row in rows[1:]] == [
        "Nog geen afspraak", LEFT_OUT, LEFT_OUT, "Vul de koppelingsdatum in; in het dossier", LEFT_OUT,
    ]  # fmt: skip
    told = cells(plan_workbook(guide, plan, "Planning: alles", TODAY), 2)
    assert ["Aantal", 5] in told
    assert ["Te laat", 1] in told


def test_the_plan_in_a_calendar_has_what_is_still_to_come(guide: Guide, plan: list[Upcoming]) -> None:
    made = planned_entries(guide, plan, TODAY)
    assert [(entry.day, entry.summary, entry.at) for entry in made] == [
        (DAY, "Gesprek L.A.", time(9, 30)),
        (DAY, "Gesprek S.V.", None),
    ]
    assert all(entry.place == "" for entry in made)  # it may be somebody's home
    [named, _] = planned_entries(guide, plan, TODAY, named=True)
    assert named.place == MET.place


def test_an_appointment_has_its_hour_in_a_calendar_and_the_same_number(guide: Guide, dossier: Dossier) -> None:
    [before] = [entry for entry in entries(guide, dossier, TODAY) if entry.summary.startswith("Gesprek")]
    dossier.arrangements.append(MET)
    [after] = [entry for entry in entries(guide, dossier, TODAY, named=True) if entry.summary.startswith("Gesprek")]
    assert (before.day, before.at, after.day, after.at) == (date(2026, 11, 12), None, DAY, time(9, 30))
    assert before.uid == after.uid
    [event] = Calendar.from_ical(calendar([after])).walk("VEVENT")
    assert event["DTSTART"].dt == datetime(2026, 11, 20, 9, 30)
    assert (str(event["TRANSP"]), str(event["LOCATION"])) == ("OPAQUE", "Kerkstraat 5, Duindorp")
    odd = Arrangement("half_year", "appointment", TODAY, DAY, time="half tien")
    dossier.arrangements.append(odd)
    assert [entry.at for entry in entries(guide, dossier, TODAY) if entry.day == DAY] == [None]


def test_an_invitation_says_what_was_agreed_unless_other_words_are_given(guide: Guide, dossier: Dossier) -> None:
    dossier.arrangements.append(MET)
    occasion = inviting(guide, dossier, TODAY)
    told = lines(invitation(occasion))
    for line in ("Dag: vrijdag 20 november 2026", "Tijd: 9:30 uur 's ochtends", "Plaats: Kerkstraat 5, Duindorp"):
        assert line in told
    assert "Dag: vrijdag 2 oktober 2026" in lines(invitation(occasion, Meeting(date(2026, 10, 2))))
    past = lines(invitation(inviting(guide, dossier, date(2026, 11, 21))))
    assert not any(line.startswith("Dag:") for line in past)


def test_whoever_was_never_spoken_with_is_invited_without_a_word_of_earlier(guide: Guide, dossier: Dossier) -> None:
    dossier.conversations.clear()
    letter = invitation(inviting(guide, dossier, date(2026, 3, 1), "Noor de Wit"))
    told = lines(letter)
    assert "U praat met: Noor de Wit" in told
    assert guide.phrases["invitation_first"] in told
    assert "Het gesprek is ongeveer op 1 april 2026. Wij bellen u over de dag en de tijd." in told
    for before in ("invitation_intro", "invitation_promises", "invitation_bring"):
        assert guide.phrases[before] not in everything(letter)


def test_an_invitation_is_of_who_spoke_last_whatever_order_they_stand_in(guide: Guide, dossier: Dossier) -> None:
    later = replace(dossier.conversations[0], held_on=date(2026, 5, 20), professional="Noor de Wit")
    dossier.conversations.insert(0, later)
    assert inviting(guide, dossier, TODAY).conversation is later


def test_the_agreements_sheet_tells_the_appointment(guide: Guide, dossier: Dossier) -> None:
    occasion = Occasion(guide, dossier, dossier.conversations[0], TODAY)
    around = "Ons volgende gesprek is ongeveer op 12 november 2026."
    assert around in lines(agreements_sheet.agreements(occasion))
    dossier.arrangements.append(MET)
    sheet = agreements_sheet.agreements(occasion)
    assert around not in lines(sheet)
    assert "Dag: vrijdag 20 november 2026" in lines(sheet)
    assert guide.phrases["invitation_title"] in headings(sheet)


def test_after_the_last_conversation_no_other_one_is_promised(guide: Guide, dossier: Dossier) -> None:
    last = Conversation("half_year", DAY, "ar", completed=True)
    dossier.conversations.append(last)
    told = lines(agreements_sheet.agreements(Occasion(guide, dossier, last, DAY)))
    assert guide.phrases["agreements_none"] in told
    assert guide.phrases["agreements_goodbye"] in told
    for untrue in ("agreements_next_unknown", "agreements_keep", "agreements_intro"):
        assert guide.phrases[untrue] not in told
