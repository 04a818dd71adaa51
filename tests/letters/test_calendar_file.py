"""Calendar files, read back by icalendar: which days, what little they say, and nothing typed adds a line."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from desktop.dossier.model import Action, Dossier, Referral, Step
from desktop.dossier.waiting import Waited, expected_by, usual_days
from desktop.guide import Guide
from desktop.letters.calendar_file import Entry, calendar, entries

TODAY = date(2026, 5, 12)


def shown(data: bytes) -> list[tuple[date, str]]:
    """Day and summary of every entry, as a calendar reads them."""
    return [(event.DTSTART, str(event["SUMMARY"])) for event in Calendar.from_ical(data).walk("VEVENT")]


@pytest.fixture
def busy(dossier: Dossier) -> Dossier:
    """Somebody with an appointment, somebody to be asked, a wait that was told, and things that are over."""
    dossier.referrals = [
        Referral("huisarts", "start", history=[Step("sent", TODAY), Step("appointment", TODAY, "", date(2026, 6, 3))]),
        Referral("taalhuis", "start", history=[Step("sent", TODAY)]),
        Referral("maatjes", "start", history=[Step("waiting", TODAY, "", date(2026, 8, 1))]),
        Referral("dienst", "start", history=[Step("sent", TODAY)]),
        Referral("maatjes", "start", history=[Step("completed", TODAY, "", date(2026, 8, 2))]),
        Referral("maatjes", "start", history=[Step("drafted", TODAY)]),
        Referral("maatjes", "start", history=[Step("appointment", TODAY)]),
        Referral("weg", "start", history=[Step("appointment", TODAY, "", date(2026, 9, 1))]),
    ]
    dossier.actions += [
        Action("Klaar", "newcomer", "start", date(2026, 7, 1), status="done"),
        Action("Gisteren", "newcomer", "start", date(2026, 5, 11)),
        Action("Zonder dag", "newcomer", "start"),
    ]
    return dossier


def test_what_is_to_come_by_day_with_initials_only(guide: Guide, busy: Dossier) -> None:
    found = entries(guide, busy, TODAY)
    assert shown(calendar(found)) == [
        (date(2026, 5, 19), "Actie S.V."),
        (date(2026, 6, 1), "Actie S.V."),
        (date(2026, 6, 3), "Afspraak S.V."),
        (date(2026, 6, 23), "Navragen S.V."),
        (date(2026, 8, 1), "Navragen S.V."),
        (date(2026, 9, 1), "Afspraak S.V."),
        (date(2026, 11, 12), "Gesprek S.V."),
    ]


def test_with_names_only_when_asked_and_never_what_was_agreed(guide: Guide, busy: Dossier) -> None:
    named = shown(calendar(entries(guide, busy, TODAY, named=True)))
    assert (date(2026, 6, 3), "Afspraak Samir Voorbeeld bij Huisarts") in named
    assert (date(2026, 5, 19), "Actie Samir Voorbeeld") in named
    for wanted in (False, True):
        text = calendar(entries(guide, busy, TODAY, named=wanted)).decode("utf-8")
        for private in ("Fietsles", "huisarts.", "praten", "1990", busy.id, busy.actions[0].id, "DESCRIPTION"):
            assert private not in text
        assert ("Voorbeeld" in text, "Huisarts" in text) == (wanted, wanted)


def test_an_entry_moves_and_never_comes_twice(guide: Guide, busy: Dossier) -> None:
    before = {entry.uid: entry.day for entry in entries(guide, busy, TODAY)}
    assert len(before) == 7
    busy.actions[0].due_on = date(2026, 5, 30)
    busy.referrals[1].history.append(Step("appointment", TODAY, "", date(2026, 7, 7)))
    after = {entry.uid: entry.day for entry in entries(guide, busy, date(2026, 5, 13))}
    assert before.keys() == after.keys()
    moved = {before[uid]: after[uid] for uid in before if before[uid] != after[uid]}
    assert moved == {date(2026, 5, 19): date(2026, 5, 30), date(2026, 6, 23): date(2026, 7, 7)}


def test_whole_private_days_stamped_by_the_day_they_were_written(guide: Guide, busy: Dossier) -> None:
    data = calendar(entries(guide, busy, TODAY))
    assert data == calendar(entries(guide, busy, TODAY))
    for event in Calendar.from_ical(data).walk("VEVENT"):
        assert type(event.DTSTART) is date
        assert event["DTSTAMP"].dt == datetime(2026, 5, 12, tzinfo=UTC)
        assert (str(event["CLASS"]), str(event["TRANSP"])) == ("PRIVATE", "TRANSPARENT")
        assert sorted(event) == ["CLASS", "DTSTAMP", "DTSTART", "SUMMARY", "TRANSP", "UID"]


@pytest.mark.parametrize(
    "name",
    [
        "Samir\r\nEND:VEVENT\r\nBEGIN:VALARM",
        "Samir\nATTACH:file:///etc/passwd",
        "Samir\x85X:1\u2028Y:2\x0bZ:3\x0cW:4",
        "a;b,c\\d\\nEND:VEVENT:\"e\"",
        "ስም " * 200,
        "\ud800Sara\udfff\uffff\x00",
        "\u202eabc\u2066d",
    ],
)  # fmt: skip
def test_a_name_adds_no_line(guide: Guide, busy: Dossier, name: str) -> None:
    object.__setattr__(busy.newcomer, "name", name)
    found = entries(guide, busy, TODAY, named=True)
    data = calendar(found)
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in data.replace(b"\r\n", b"")
    whole = Calendar.from_ical(data)
    assert [component.name for component in whole.walk()] == ["VCALENDAR"] + ["VEVENT"] * 7
    assert not whole.errors
    kept = [line for line in lines if line and not line.startswith(b" ")]
    assert {line.partition(b":")[0].partition(b";")[0] for line in kept} == {
        *(b"BEGIN", b"END", b"VERSION", b"PRODID", b"METHOD"),
        *(b"UID", b"DTSTAMP", b"DTSTART", b"SUMMARY", b"CLASS", b"TRANSP"),
    }
    assert [summary for _, summary in shown(data)] == [entry.summary for entry in found]


def test_nothing_to_come_is_an_empty_calendar() -> None:
    assert shown(calendar([])) == []


def test_a_day_at_the_end_of_time_is_a_day(guide: Guide, busy: Dossier) -> None:
    busy.referrals[1].history = [Step("sent", date.max)]
    busy.actions[0].due_on = date.max
    assert [entry.day for entry in entries(guide, busy, TODAY)].count(date.max) == 2
    assert shown(calendar([Entry("1", date.max, "Actie", TODAY)])) == [(date.max, "Actie")]


def test_somebody_is_asked_on_the_day_that_the_work_list_names(guide: Guide, dossier: Dossier) -> None:
    """Once a wait is learned, also the calendar reckons with it."""
    referral = Referral("taalhuis", "start", history=[Step("sent", TODAY)])
    dossier.referrals, dossier.actions = [referral], []
    waits = {"taalhuis": Waited(12, 10, 0, 2, 60, 50, 70)}
    due = expected_by(referral, usual_days(guide.municipality, waits)["taalhuis"])
    assert due == TODAY + timedelta(70)
    assert due in [entry.day for entry in entries(guide, dossier, TODAY, waits=waits)]
    assert due not in [entry.day for entry in entries(guide, dossier, TODAY)]
