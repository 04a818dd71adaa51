"""The line through time, the steps of civic integration, and what is odd about the days of conversations."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from desktop.dossier.around import Attendance, BuddyMatch, BuddyWish, CaseDecision, Certificate
from desktop.dossier.coming_back import Arrangement, Milestone
from desktop.dossier.milestones import doubtful, record, steps
from desktop.dossier.model import Action, Consent, Conversation, Dossier, Newcomer, Referral, SentLetter, Step
from desktop.dossier.order import oddities
from desktop.dossier.timeline import Event, timeline
from desktop.errors import AnswerError
from desktop.municipality.model import IntegrationStep, Municipality, PlannedRound
from desktop.questions.model import Questionnaire, Round

from .samples import conversation, dossier, municipality

TODAY = date(2026, 11, 22)
LINKED, BORN = date(2026, 1, 10), date(1990, 5, 1)
ASKED = Questionnaire(
    version="1",
    rounds=(Round(id="start", title="Startgesprek"), Round(id="half_year", title="Na een half jaar")),
    domains=(),
)


def place(*step: IntegrationStep) -> Municipality:
    rounds = (PlannedRound(id="start", anchor="linked_on"), PlannedRound(id="half_year", anchor="start", months=6))
    made = municipality(rounds=rounds)
    return made.model_copy(update={"settings": made.settings.model_copy(update={"steps": step})})


def told(of: Dossier, *step: IntegrationStep) -> list[Event]:
    return timeline(of, place(*step), ASKED, TODAY)


def titles(of: Dossier, *step: IntegrationStep) -> list[str]:
    return [event.title for event in told(of, *step)]


def person(**known: Any) -> Dossier:
    return dossier(**known)


def test_what_happened_on_one_day_is_told_in_a_sensible_order_and_what_has_no_day_comes_last() -> None:
    day = date(2026, 3, 1)
    one = person(linked_on=day, moved_in_on=day)
    one.actions = [Action("Bellen", "newcomer", "start"), Action("Pas halen", "newcomer", "start", day)]
    one.referrals = [
        Referral("taalhuis", "start", need="Een maatje", history=[Step("drafted", day), Step("sent", day)])
    ]
    one.sent = [SentLetter("taalhuis", "referral", day, "Doorverwijzing")]
    one.consents = [Consent("taalhuis", "given", day, signed=True)]
    one.conversations = [conversation(on=day)]
    found = told(one)
    assert [(event.day, event.title) for event in found[:-2]] == [
        (day, "Koppeling aan de gemeente"),
        (day, "Verhuizing naar de woning"),
        (day, "Startgesprek"),
        (day, "Toestemming gegeven: Taalhuis"),
        (day, "Taalhuis: afgesproken"),
        (day, "Taalhuis: verstuurd"),
        (day, "Brief verstuurd: Taalhuis"),
        (day, "Nog te doen: Pas halen"),
    ]
    assert [event.title for event in found[-2:]] == ["Volgend gesprek: Na een half jaar", "Nog te doen: Bellen"]
    assert found[-1].day is None
    assert [event.detail for event in found if event.title == "Taalhuis: afgesproken"] == ["Een maatje"]


@pytest.mark.parametrize(
    ("part", "title", "day", "late", "ahead"),
    [
        (Action("Bellen", "newcomer", "start", date(2026, 11, 21)), "Nog te doen: Bellen", 21, True, False),
        (Action("Bellen", "newcomer", "start", TODAY), "Nog te doen: Bellen", 22, False, False),
        (Action("Bellen", "newcomer", "start", date(2026, 11, 23)), "Nog te doen: Bellen", 23, False, True),
        (Action("Bellen", "newcomer", "start", TODAY, "done", done_on=date(2026, 11, 20)),
         "Gedaan: Bellen", 20, False, False),
        (Action("Bellen", "newcomer", "start", date(2026, 11, 1), "dropped"), "Vervallen: Bellen", 1, False, False),
        (Milestone("pip", date(2026, 11, 3)), "Klaar: PIP", 3, False, False),
        (Milestone("pip", expected_on=date(2026, 11, 3)), "Verwacht: PIP", 3, True, False),
        (Milestone("pip", expected_on=date(2026, 11, 30)), "Verwacht: PIP", 30, False, True),
        (Milestone("weg", blocked="ziek", blocked_since=date(2026, 11, 4)), "Staat stil: weg", 4, False, False),
        (Consent("cjg", "withdrawn", date(2026, 11, 5)), "Toestemming ingetrokken: CJG", 5, False, False),
        (SentLetter("oud_huis-zeist", "stop", date(2026, 11, 6), "Stoppen"),
         "Bericht dat het stopt verstuurd: Oud huis zeist", 6, False, False),
        (Conversation("lang_geleden", date(2026, 11, 7), "ar", completed=True), "lang_geleden", 7, False, False),
        (Arrangement("half_year", "moved", date(2026, 11, 8), date(2027, 1, 1), "ziek"),
         "Verplaatst: Na een half jaar", 8, False, False),
        (Arrangement("half_year", "skipped", date(2026, 11, 9), reason="verhuisd"),
         "Vervalt: Na een half jaar", 9, False, False),
        (Attendance("m", "Fietsen", date(2026, 11, 10), came=True), "Was op een bijeenkomst: Fietsen", 10, False,
         False),
        (Attendance("m", "Fietsen", date(2026, 11, 10), came=False), "Kwam niet: Fietsen", 10, False, False),
        (Attendance("m", "Fietsen", date(2026, 11, 28)), "Uitgenodigd: Fietsen", 28, False, True),
        (BuddyMatch("b", "", date(2026, 11, 11)), "Heeft een maatje", 11, False, False),
        (BuddyMatch("b", "", date(2026, 1, 11), ended_on=date(2026, 11, 12)), "Stopt: maatje", 12, False, False),
        (BuddyWish("", date(2026, 11, 13)), "Wil een maatje", 13, False, False),
        (CaseDecision("o", date(2026, 11, 14), "bellen"), "Besproken in het regieoverleg", 14, False, False),
        (Certificate("weg", date(2026, 11, 15)), "Klaar: weg", 15, False, False),
    ],
)  # fmt: skip
def test_each_part_of_a_dossier_is_told(part: Any, title: str, day: int, late: bool, ahead: bool) -> None:
    lists = {
        Action: "actions", Milestone: "milestones", Consent: "consents", SentLetter: "sent",
        Conversation: "conversations", Arrangement: "arrangements", Attendance: "attendances",
        BuddyMatch: "buddy_matches", BuddyWish: "buddy_wishes", CaseDecision: "case_decisions",
        Certificate: "certificates",
    }  # fmt: skip
    one = person()
    getattr(one, lists[type(part)]).append(part)
    found = [event for event in told(one, IntegrationStep(id="pip", title="PIP")) if event.title == title]
    assert [(event.day, event.late, event.ahead) for event in found] == [(date(2026, 11, day), late, ahead)]


@pytest.mark.parametrize(
    ("history", "title", "late"),
    [
        ([Step("sent", date(2026, 11, 1)), Step("appointment", date(2026, 11, 5), expected_on=date(2026, 12, 1))],
         "Afspraak: Taalhuis", False),
        ([Step("sent", date(2026, 11, 1)), Step("appointment", date(2026, 11, 5), expected_on=date(2026, 11, 20))],
         "Afspraak: Taalhuis", True),
        ([Step("appointment", date(2026, 11, 5), expected_on=date(2026, 11, 20)), Step("started", date(2026, 11, 20))],
         "Afspraak: Taalhuis", False),
        ([Step("appointment", date(2026, 11, 5), expected_on=date(2026, 11, 20)),
          Step("appointment", date(2026, 11, 10), expected_on=date(2026, 12, 1))], "Afspraak: Taalhuis", False),
        ([Step("waiting", date(2026, 6, 1), expected_on=date(2026, 9, 1))], "Taalhuis: aan de beurt", True),
        ([Step("sent", date(2026, 10, 1))], "Taalhuis: verstuurd", True),
        ([Step("sent", date(2026, 11, 20))], "Taalhuis: verstuurd", False),
    ],
)  # fmt: skip
def test_of_a_referral_the_days_that_were_told_are_told_and_a_moved_appointment_only_once(
    history: list[Step], title: str, late: bool
) -> None:
    one = person()
    one.referrals = [Referral("taalhuis", "start", history=history)]
    assert [event.late for event in told(one) if event.title == title] == [late]


def test_the_next_conversation_comes_with_its_appointment_and_late_when_nobody_held_it() -> None:
    one = person(linked_on=LINKED)
    one.arrangements = [
        Arrangement("start", "appointment", date(2026, 2, 1), date(2026, 12, 3), time="10:30", place="Stadhuis")
    ]
    last = told(one)[-1]
    assert (last.day, last.kind, last.title) == (date(2026, 12, 3), "appointment", "Afspraak: Startgesprek")
    assert (last.detail, last.ahead) == ("Om 10:30 uur, Stadhuis", True)
    one.arrangements.clear()
    assert [(event.title, event.late) for event in told(one)][-1] == ("Volgend gesprek: Startgesprek", True)


def test_the_next_conversation_is_still_to_come_while_its_day_has_room() -> None:
    for days, late in ((3, False), (14, False), (15, True)):
        [_, due] = told(person(linked_on=TODAY - timedelta(days=days)))
        assert (due.title, due.detail) == ("Volgend gesprek: Startgesprek", "Rond deze dag")
        assert (due.late, due.ahead) == (late, not late), days


def test_what_a_person_typed_stands_apart_from_the_words_of_the_program() -> None:
    one = person()
    one.milestones = [Milestone("pip", blocked="wacht op DUO", blocked_since=TODAY)]
    one.referrals = [Referral("cjg", "start", history=[Step("refused", TODAY, "te ver weg")])]
    notes = {event.note for event in told(one) if event.note}
    assert notes == {"wacht op DUO", "te ver weg"}
    assert not any(note in event.title + event.detail for event in told(one) for note in notes)


STEPS = (
    IntegrationStep(id="koppeling", title="Koppeling", date_from="linked_on"),
    IntegrationStep(id="gesprek", title="Startgesprek", date_from="start"),
    IntegrationStep(id="huis", title="Huisvesting", date_from="moved_in_on"),
    IntegrationStep(id="pip", title="PIP"),
    IntegrationStep(id="route", title="Leerroute"),
)


def test_what_the_dossier_knows_goes_before_what_was_recorded_and_a_move_may_lie_ahead() -> None:
    one = dossier(conversation(completed=False), linked_on=LINKED, moved_in_on=date(2026, 12, 1))
    one.milestones = [Milestone("koppeling", date(2020, 1, 1)), Milestone("pip", blocked="ziek", blocked_since=LINKED)]
    found = steps(one, place(*STEPS))
    assert [item.stands(TODAY) for item in found] == ["done", "open", "expected", "blocked", "open"]
    assert [item.known_by for item in found] == ["dossier", "", "dossier", "person", ""]
    assert found[0].done_on == LINKED
    one.conversations[0].completed = True
    assert steps(one, place(*STEPS))[1].done_on == one.conversations[0].held_on


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Milestone("pip", date(2026, 11, 23)), "moet nog komen"),
        (Milestone("pip", date(1990, 4, 30)), "geboortedatum"),
        (Milestone("pip", expected_on=date(2026, 11, 21)), "voorbij"),
        (Milestone("pip", blocked=" ", blocked_since=LINKED), "tegenhoudt"),
        (Milestone("pip", blocked="ziek", blocked_since=date(2026, 11, 23)), "moet nog komen"),
        (Milestone("pip", blocked="ziek", blocked_since=date(1989, 1, 1)), "geboortedatum"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(said: Milestone, why: str) -> None:
    one = person(birth_date=BORN, linked_on=LINKED)
    with pytest.raises(AnswerError, match=why):
        record(one, said, TODAY)
    assert one.milestones == []


def test_a_step_has_one_record_which_goes_when_nothing_is_known_and_an_old_expectation_may_stay() -> None:
    one = person(birth_date=BORN)
    late = Milestone("pip", expected_on=date(2026, 11, 1))
    one.milestones = [late, Milestone("route", LINKED)]
    record(one, Milestone("pip", expected_on=date(2026, 11, 1), blocked="ziek"), TODAY)
    kept = next(item for item in one.milestones if item.step == "pip")
    assert (kept.id, kept.blocked, kept.blocked_since, len(one.milestones)) == (late.id, "ziek", TODAY, 2)
    record(one, Milestone("pip", TODAY, date(2026, 11, 1), "ziek", TODAY), TODAY)
    done = next(item for item in one.milestones if item.step == "pip")
    assert (done.done_on, done.expected_on, done.blocked, done.blocked_since) == (TODAY, None, "", None)
    record(one, Milestone("pip"), TODAY)
    assert [item.step for item in one.milestones] == ["route"]


def test_a_step_done_before_the_koppeling_is_doubted() -> None:
    one = person(linked_on=LINKED)
    assert doubtful(one, Milestone("pip", date(2026, 1, 9)))
    assert not doubtful(one, Milestone("pip", LINKED))
    assert not doubtful(person(), Milestone("pip", date(2026, 1, 9)))


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ([("start", 1), ("half_year", 2)], []),
        ([("half_year", 2), ("start", 1)], []),
        ([("start", 2), ("half_year", 2)], ["op dezelfde dag: 02-03-2026"]),
        ([("start", 3), ("half_year", 2)], ["'Na een half jaar' en 'Startgesprek' staan niet in de gewone volgorde"]),
        ([("weg", 3), ("start", 4), ("catch_up", 5)], []),
    ],
)
def test_days_of_conversations_that_are_odd_are_said(held: list[tuple[str, int]], said: list[str]) -> None:
    one = Dossier(Newcomer("Selam", "ti"), [Conversation(name, date(2026, 3, day), "ti") for name, day in held])
    found = oddities(one, ASKED)
    assert len(found) == len(said)
    assert all(part in sentence for part, sentence in zip(said, found, strict=True))


@pytest.mark.parametrize(("round_id", "day"), [("half_year", date(2027, 2, 1)), ("weg", date(2026, 2, 1))])
def test_an_appointment_that_the_plan_does_not_tell_is_told_all_the_same(round_id: str, day: date) -> None:
    """Of a round after the next one, or one that is gone and whose day passed: it was promised to somebody."""
    one = person(linked_on=LINKED)
    one.arrangements = [Arrangement(round_id, "appointment", date(2026, 1, 20), day, time="10:30")]
    if round_id == "weg":
        one.conversations = [conversation(on=date(2026, 3, 1))]
    assert (day, f"Afspraak: {ASKED.round_title(round_id)}") in [(event.day, event.title) for event in told(one)]
