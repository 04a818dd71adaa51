"""Meetings: what can be planned, who is proposed and why, who came, and what a contact becomes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from desktop import guide as guides
from desktop.dossier.around import Attendance, Meeting
from desktop.dossier.coming_back import Outcome
from desktop.dossier.inviting import Guest, Invitee, Sought, arrived_within, invitees
from desktop.dossier.meetings import (
    GONE,
    NOT_YET,
    NOTHING_AGREED,
    PAST,
    TOO_EARLY,
    WRONG_YEAR,
    Tally,
    attendance,
    checked,
    contact,
    invite,
    moved,
    reached,
    standing,
    tally,
    tick,
)
from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.errors import AnswerError
from desktop.guide import Guide

TODAY = date(2026, 11, 22)
COMING, HELD = date(2026, 12, 8), date(2026, 11, 3)
CYCLING = Meeting("activiteiten", COMING, languages=["ti"], organisations=["taalhuis"], id="m1")
TITLE = "Sport, fietsen en activiteiten"


@pytest.fixture(scope="module")
def zeist() -> Guide:
    return guides.load("zeist")


def talk(day: date = date(2026, 9, 1), completed: bool = True, **said: object) -> Conversation:
    """A conversation; the answers by their ids, with two lines for the dot."""
    answers = {name.replace("__", "."): value for name, value in said.items()}
    kept = {
        name: value if isinstance(value, Answer) else Answer(name, "answered", value) for name, value in answers.items()
    }
    return Conversation("start", day, "ti", "2026.1", completed=completed, answers=kept)


def person(*talks: Conversation, name: str = "Luwam Tesfay", language: str = "ar", **more: date) -> Dossier:
    return Dossier(Newcomer(name, language, **more), list(talks), id=name)  # type: ignore[arg-type]


def proposed(guide: Guide, *people: Dossier, meeting: Meeting = CYCLING, waits: Sequence[str] = ()) -> list[Invitee]:
    settings = guide.municipality.settings.meetings
    theme = settings.theme(meeting.theme)
    sought = Sought(settings, theme, guide.questionnaire)
    guests = [Guest(one, frozenset(waits)) for one in people]
    title = theme.title if theme else meeting.theme
    return invitees(meeting, guests, sought, TODAY, {"taalhuis": "Taalhuis"}, {"ti": "Tigrinya"}.__getitem__, title)


def why(guide: Guide, dossier: Dossier, meeting: Meeting = CYCLING) -> list[str]:
    (found,) = proposed(guide, dossier, meeting=meeting)
    return [reason.words for reason in found.reasons]


# Who is proposed


def test_what_somebody_wants_and_said_is_a_reason(zeist: Guide) -> None:
    said = talk(
        wegwijs__kan=["zwemmen"],
        wegwijs__interesses="Koken, en ZWEMMEN met de kinderen",
        afsluiting__doel1="Leren fietsen",
    )
    assert why(zeist, person(said)) == ["kan nog niet fietsen", "doel: Leren fietsen", "noemde koken, zwemmen"]


def test_what_was_said_last_counts(zeist: Guide) -> None:
    then, now = talk(date(2025, 1, 1), wegwijs__meegaan=True), talk(wegwijs__meegaan=False)
    assert why(zeist, person(then)) == ["wil dat iemand de eerste keer meegaat"]
    assert why(zeist, person(now, then)) == []
    declined = talk(wegwijs__meegaan=Answer("wegwijs.meegaan", "declined"))
    assert why(zeist, person(then, declined)) == []


def test_a_goal_that_was_reached_is_no_reason_any_more(zeist: Guide) -> None:
    dossier = person(talk(afsluiting__doel1="Leren fietsen"))
    assert why(zeist, dossier) == ["doel: Leren fietsen"]
    dossier.outcomes.append(Outcome("afsluiting.doel1", "start", "reached", TODAY))
    assert why(zeist, dossier) == []


def test_of_a_point_of_concern_only_the_life_domain_is_told_and_of_care_nothing(zeist: Guide) -> None:
    home = Meeting("wonen", COMING)
    assert why(zeist, person(talk(wonen__soort=Answer("wonen.soort", "answered", "eigen", "lekt", True))), home) == [
        "zorgpunt bij wonen"
    ]
    care = Answer("gezondheid.slaap", "answered", 1, concern=True)
    assert why(zeist, person(talk(gezondheid__slaap=care)), Meeting("zorg", COMING)) == []
    afraid = Answer("gezin.bang", "answered", True, concern=True)
    assert why(zeist, person(talk(gezin__bang=afraid)), Meeting("opvoeden", COMING)) == []


def test_a_concern_of_an_earlier_conversation_is_over(zeist: Guide) -> None:
    concern = Answer("wonen.soort", "answered", "eigen", concern=True)
    then, later = talk(date(2026, 1, 1), wonen__soort=concern), talk(date(2026, 8, 1))
    home = Meeting("wonen", COMING)
    assert why(zeist, person(then, later), home) == []
    later.completed = False  # begun, and not yet spoken about
    assert why(zeist, person(then, later), home) == ["zorgpunt bij wonen"]


def test_language_arrival_and_waiting_are_reasons(zeist: Guide) -> None:
    new = person(language="ti", linked_on=date(2026, 9, 3))
    assert why(zeist, new) == ["spreekt Tigrinya", "pas gekomen: koppeling in september"]
    assert why(zeist, person(moved_in_on=date(2026, 10, 3))) == ["pas verhuisd: in oktober"]
    assert why(zeist, person(linked_on=date(2025, 9, 3))) == []
    (found,) = proposed(zeist, new, waits=["taalhuis", "elders"])
    assert found.reasons[0].words == "wacht op Taalhuis"


def test_who_asked_for_it_comes_first_and_who_came_before_last(zeist: Guide) -> None:
    asked = person(talk(wegwijs__meegaan=True), name="Yusuf")
    speaks, nothing = person(name="Bana", language="ti"), person(name="Adam")
    again = person(talk(wegwijs__meegaan=True, wegwijs__kan=[]), name="Rania")
    again.attendances.append(Attendance("before", TITLE, HELD, came=True))
    found = proposed(zeist, nothing, again, speaks, asked)
    assert [item.name for item in found] == ["Yusuf", "Bana", "Adam", "Rania"]
    assert found[-1].came_on == HELD


def test_who_did_not_come_is_proposed_again(zeist: Guide) -> None:
    missed = person()
    missed.attendances.append(Attendance("before", TITLE, HELD, invited_on=HELD, came=False))
    assert why(zeist, missed) == ["kwam niet op 3 november"]


def test_a_theme_that_is_gone_proposes_nobody_for_interest(zeist: Guide) -> None:
    gone = Meeting("weg", COMING)
    assert why(zeist, person(talk(wegwijs__meegaan=True)), gone) == []


def test_the_period_of_arrival(zeist: Guide) -> None:
    new, old, unknown = person(linked_on=date(2026, 10, 1)), person(linked_on=date(2020, 1, 1)), person()
    assert [arrived_within(new, name, TODAY) for name in ("", "quarter", "year", "earlier", "unknown")] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert arrived_within(old, "earlier", TODAY)
    assert not arrived_within(old, "half_year", TODAY)
    assert arrived_within(unknown, "unknown", TODAY)
    assert not arrived_within(unknown, "quarter", TODAY)


def test_the_second_municipality_has_other_themes_and_none_of_the_first(zeist: Guide) -> None:
    linderveen = guides.load("linderveen")
    ids = [{theme.id for theme in one.municipality.settings.meetings.themes} for one in (zeist, linderveen)]
    titles = [{theme.title for theme in one.municipality.settings.meetings.themes} for one in (zeist, linderveen)]
    assert len(ids[0]) >= 10
    assert ids[1]
    assert not ids[0] & ids[1]
    assert not titles[0] & titles[1]
    said = {text for _, text in linderveen.sources()}
    assert titles[1] <= said
    assert not titles[0] & said
    wants = talk(dorp__vereniging="wil")
    assert why(linderveen, person(wants), Meeting("vereniging", COMING)) == ["wil lid worden van een club"]


# What can be planned


@pytest.mark.parametrize(
    ("day", "held", "sentence"),
    [
        (HELD, False, PAST),
        (COMING, True, NOT_YET),
        (date(2062, 12, 8), False, WRONG_YEAR),
        (date(1926, 12, 8), True, WRONG_YEAR),
    ],
)
def test_a_day_that_cannot_be_is_refused(zeist: Guide, day: date, held: bool, sentence: str) -> None:
    with pytest.raises(AnswerError, match=sentence[:30]):
        checked(Meeting("wonen", day), TODAY, zeist.municipality.settings.meetings, held=held, before=None)


def test_one_that_was_held_can_be_noted_and_today_is_either(zeist: Guide) -> None:
    settings = zeist.municipality.settings.meetings
    for day, held in ((HELD, True), (TODAY, True), (TODAY, False), (COMING, False)):
        assert checked(Meeting("wonen", day, place="  De Linde "), TODAY, settings, held=held, before=None).day == day


def test_a_theme_that_is_gone_can_stay_and_not_be_chosen(zeist: Guide) -> None:
    settings, old = zeist.municipality.settings.meetings, Meeting("weg", COMING)
    with pytest.raises(AnswerError, match=GONE[:20]):
        checked(old, TODAY, settings, held=False, before=None)
    assert checked(old, TODAY, settings, held=False, before=old) == old


def test_how_a_meeting_stands() -> None:
    days = [standing(Meeting("wonen", day), TODAY) for day in (COMING, TODAY, HELD)]
    assert days == ["coming", "today", "held"]
    assert standing(Meeting("wonen", HELD, cancelled=True), TODAY) == "cancelled"


# Who came


def test_somebody_is_invited_once_and_keeps_the_first_reason() -> None:
    dossier = person()
    for reason, on in (("wil fietsen", HELD), ("iets anders", TODAY)):
        invite(dossier, CYCLING, TITLE, reason, on)
    (kept,) = dossier.attendances
    assert (kept.invited_on, kept.reason, kept.theme, kept.day, kept.came) == (HELD, "wil fietsen", TITLE, COMING, None)


def test_ticking_and_taking_back() -> None:
    held, dossier = Meeting("wonen", HELD, id="m2"), person()
    tick(dossier, held, "Wonen", True, TODAY)
    known = attendance(dossier, "m2")
    assert known is not None
    assert known.came is True
    tick(dossier, held, "Wonen", None, TODAY)
    assert dossier.attendances == []  # he was not invited
    invite(dossier, held, "Wonen", "", HELD)
    tick(dossier, held, "Wonen", False, TODAY)
    tick(dossier, held, "Wonen", None, TODAY)
    assert [item.came for item in dossier.attendances] == [None]


def test_nobody_came_to_a_meeting_that_has_still_to_come_or_does_not_go_on() -> None:
    with pytest.raises(AnswerError, match=TOO_EARLY[:20]):
        tick(person(), CYCLING, TITLE, True, TODAY)
    with pytest.raises(AnswerError, match="ging niet door"):
        tick(person(), Meeting("wonen", HELD, cancelled=True), "Wonen", True, TODAY)


def test_a_meeting_that_moves_moves_in_the_dossiers() -> None:
    dossier = person()
    invite(dossier, CYCLING, TITLE, "", TODAY)
    dossier.attendances.append(Attendance("other", "Wonen", HELD))
    moved(dossier, Meeting("wonen", TODAY, id="m1"), "Wonen")
    assert [(item.theme, item.day) for item in dossier.attendances] == [("Wonen", TODAY), ("Wonen", HELD)]


def test_a_person_is_counted_once_however_many_times_he_is_invited() -> None:
    often = [("yusuf", Attendance("m2", "Wonen", HELD, invited_on=HELD, came=came)) for came in (None, True, True)]
    others = [
        ("luwam", Attendance("m2", "Wonen", HELD, invited_on=HELD)),
        ("rania", Attendance("m2", "Wonen", HELD, came=True)),
        ("yusuf", Attendance("m3", "Werk", HELD, invited_on=HELD, came=True)),
    ]
    assert tally("m2", [*often, *others]) == Tally(invited=2, came=2, unknown=1)
    assert reached([*often, *others]) == 2


def test_a_contact_becomes_an_action() -> None:
    dossier = person(talk())
    action = contact(dossier, "  belt over\nfietsles ", "taalhuis", "3 november 2026", "Wonen", "start", "Noor")
    assert dossier.actions == [action]
    assert (action.title, action.owner, action.round) == ("belt over fietsles", "taalhuis", "start")
    assert action.reason == "op de bijeenkomst 'Wonen' van 3 november 2026"
    with pytest.raises(AnswerError, match=NOTHING_AGREED[:15]):
        contact(dossier, " \n ", "newcomer", "3 november 2026", "Wonen", "start", "Noor")
