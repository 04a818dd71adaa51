"""Buddies: who waits, who fits and why, what a match asks first, and what cannot be."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import guide as guides
from desktop.dossier import buddies
from desktop.dossier.around import Buddy, BuddyMatch, BuddyWish
from desktop.dossier.buddy_fit import Suggestions, same_interests, suggest
from desktop.dossier.buddy_wish import draft, said_since, unlisted
from desktop.dossier.buddy_words import CONDITIONS
from desktop.dossier.durations import lasting
from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.errors import AnswerError
from desktop.guide import Guide

TODAY = date(2026, 11, 22)
SAY = {"ti": "Tigrinya", "en": "Engels", "ar": "Arabisch", "nl": "Nederlands"}
LUWAM = Newcomer("Luwam Keleta", "ti", date(1992, 6, 4), "female")
WISH = BuddyWish("taal", date(2026, 10, 4), ["ti", "en"], ["voetballen", "koken"], [], 2, "Vollenhove")
SARA = Buddy("Sara de Boer", date(2026, 1, 5), ["taal"], ["nl", "en", "ti"], ["voetbal"], [], "female", 3, "vollenhove")
TOM = Buddy("Tom Vos", date(2025, 1, 5), [], ["nl"], ["schaken"], [], "male", 1, "Centrum")


@pytest.fixture(scope="module")
def zeist() -> Guide:
    """What the program is shipped with, for Zeist."""
    return guides.load("zeist")


def held(wish: BuddyWish = WISH, *offered: Buddy, newcomer: Newcomer = LUWAM, **more: Any) -> Suggestions:
    given: dict[str, Any] = {"matches": [], "others": {}} | more
    people = offered or (SARA, TOM)
    return suggest(newcomer, wish, people, given["matches"], given["others"], SAY.__getitem__, "taalmaatje", TODAY)


def waits(*wishes: BuddyWish, **more: Any) -> Dossier:
    return Dossier(LUWAM, buddy_wishes=[copy.copy(one) for one in wishes or (WISH,)], **more)


def names(found: Suggestions) -> list[str]:
    return [one.buddy.name for one in found.fitting]


# Who fits


def test_reasons_for_and_against_stand_in_dutch_and_the_best_comes_first() -> None:
    first, second = held().fitting
    assert (first.buddy, first.pros) == (
        SARA,
        (
            "wil graag taalmaatje zijn",
            "spreekt ook Tigrinya en Engels",
            "allebei voetballen",
            "woont in dezelfde wijk",
            "heeft genoeg tijd: 3 uur per week",
        ),
    )
    assert first.cons == ()
    assert second.pros == ()
    assert second.cons == (
        "spreekt geen Tigrinya of Engels",
        "houdt van andere dingen: schaken",
        "woont in een andere wijk: Centrum",
        "heeft minder tijd: 1 uur per week",
    )


@pytest.mark.parametrize(
    ("wish", "buddy", "newcomer", "barrier"),
    [
        ({"conditions": ["only_women"]}, TOM, LUWAM, "alleen met een vrouw"),
        ({"conditions": ["only_men"]}, SARA, LUWAM, "alleen met een man"),
        (
            {"conditions": ["only_women"]},
            replace(SARA, sex=None),
            LUWAM,
            "alleen met een vrouw (of dat zo is, is niet bekend)",
        ),
        ({}, replace(TOM, conditions=["only_men"]), LUWAM, "wil zelf alleen met een man"),
        (
            {},
            replace(TOM, conditions=["only_men"]),
            replace(LUWAM, sex=None),
            "wil zelf alleen met een man (geslacht niet ingevuld)",
        ),
        ({"conditions": ["same_language"]}, TOM, LUWAM, "moet een eigen taal delen"),
        ({"conditions": ["same_language"], "languages": ["nl"]}, TOM, LUWAM, "moet een eigen taal delen"),
        ({"conditions": ["near"]}, TOM, LUWAM, "moet in dezelfde wijk wonen"),
        (
            {"conditions": ["near"], "neighbourhood": ""},
            TOM,
            LUWAM,
            "moet in dezelfde wijk wonen (de wijk is niet bekend)",
        ),
        ({"conditions": ["evening"]}, replace(TOM, conditions=["daytime"]), LUWAM, "kan alleen op andere momenten"),
        ({"kind": "gezin"}, SARA, LUWAM, "wil een ander soort maatje zijn"),
    ],
)
def test_what_must_be_so_leaves_out(wish: dict[str, Any], buddy: Buddy, newcomer: Newcomer, barrier: str) -> None:
    found = held(replace(WISH, **wish), buddy, newcomer=newcomer)
    assert found.fitting == ()
    assert found.left_out[0].barriers == (barrier,)
    assert found.why == (f"1 maatje valt af: {barrier}",)


def test_it_is_told_why_nobody_fits() -> None:
    men = [replace(TOM, id=str(number), name=f"Tom {number}") for number in range(3)]
    found = held(replace(WISH, conditions=["only_women"]), *men)
    assert found.fitting == ()
    assert found.why == ("3 maatjes vallen af: alleen met een vrouw",)


def test_moments_leave_out_only_when_both_name_some_and_share_none() -> None:
    evening = replace(WISH, conditions=["evening", "weekend"])
    both = replace(TOM, conditions=["daytime", "evening"])
    assert "kan ook ’s avonds" in held(evening, both).fitting[0].pros
    assert names(held(evening, TOM)) == names(held(WISH, both)) == ["Tom Vos"]


def test_who_is_busy_comes_later_and_it_is_told() -> None:
    other = replace(SARA, id="other", name="Zoë Prins")
    found = held(WISH, SARA, other, others={SARA.id: ["Rania Darwish"]})
    assert names(found) == ["Zoë Prins", "Sara de Boer"]
    assert found.fitting[1].cons == ("is al maatje van Rania Darwish",)


def test_who_stopped_or_is_his_buddy_now_is_not_suggested() -> None:
    stopped = replace(TOM, stopped_on=TODAY)
    assert held(WISH, SARA, stopped, matches=[BuddyMatch(SARA.id, "taal", TODAY)]) == Suggestions((), (), (), False)
    ended = BuddyMatch(SARA.id, "taal", TODAY, ended_on=TODAY)
    assert held(WISH, SARA, matches=[ended]).fitting[0].cons == ("was al eerder dit maatje",)


def test_nobody_is_ranked_for_a_minor() -> None:
    child = replace(LUWAM, birth_date=date(2010, 11, 23))
    found = held(WISH, TOM, SARA, newcomer=child)
    assert found.minor
    assert names(found) == ["Sara de Boer", "Tom Vos"]
    assert names(held(WISH, TOM, replace(SARA, name="Zwaan"), newcomer=child)) == ["Tom Vos", "Zwaan"]
    assert not held(newcomer=replace(LUWAM, birth_date=date(2008, 11, 22))).minor
    assert not held(newcomer=replace(LUWAM, birth_date=None)).minor


def test_interests_are_the_same_by_their_words() -> None:
    assert same_interests(["in de tuin werken", "koken"], ["tuin", "samen koken"]) == ["in de tuin werken", "koken"]
    assert same_interests(["fietsen"], ["fiets"]) == ["fietsen"]
    assert same_interests(["samen lachen", "maken", "kunst"], ["samen fietsen", "maken", "kust"]) == []


@given(
    st.lists(st.sampled_from(sorted(CONDITIONS)), unique=True),
    st.lists(st.sampled_from(sorted(CONDITIONS)), unique=True),
    st.sampled_from(["female", "male", "other", None]),
    st.sampled_from(["female", "male", "other", None]),
)
def test_nobody_is_ever_suggested_against_a_hard_condition(
    wished: list[str], asked: list[str], sex: Any, own_sex: Any
) -> None:
    wish, buddy = replace(WISH, conditions=wished), replace(SARA, conditions=asked, sex=sex)
    found = held(wish, buddy, newcomer=replace(LUWAM, sex=own_sex))
    if found.fitting:
        assert "only_women" not in wished or sex == "female"
        assert "only_men" not in wished or sex == "male"
        assert "only_women" not in asked or own_sex == "female"
        assert "only_men" not in asked or own_sex == "male"
    assert len(found.fitting) + len(found.left_out) == 1
    assert len(found.why) == len(found.left_out)


# The waiting list


def test_the_longest_waits_first_and_only_the_latest_wish_counts() -> None:
    old, new = replace(WISH, id="old", since=date(2025, 1, 1)), replace(WISH, id="new", since=date(2026, 2, 1))
    gone = replace(WISH, id="gone", ended_on=TODAY)
    found = buddies.waiting_list([("a", new), ("b", old), ("c", gone), ("d", old), ("d", new)])
    assert [(one.dossier_id, one.wish.id) for one in found] == [("b", "old"), ("a", "new"), ("d", "new")]


@pytest.mark.parametrize(
    ("days", "said"), [(0, "0 dagen"), (1, "1 dag"), (14, "14 dagen"), (49, "7 weken"), (200, "7 maanden")]
)
def test_how_long(days: int, said: str) -> None:
    assert lasting(TODAY - timedelta(days), TODAY) == said


# The match


def test_a_match_ends_the_wait_and_can_be_undone() -> None:
    dossier = waits()
    made = buddies.match(dossier, SARA, TODAY, TODAY, "weekly")
    assert (made.kind, made.frequency, buddies.open_wish(dossier)) == ("taal", "weekly", None)
    assert dossier.buddy_wishes[0].ended_on == TODAY
    assert buddies.busy([(dossier.id, made)]) == {SARA.id: [dossier.id]}
    buddies.undo(dossier, made.id)
    wish = buddies.open_wish(dossier)
    assert wish is not None
    assert wish.since == WISH.since
    assert dossier.buddy_matches == []


def test_the_same_buddy_twice_is_refused_and_anything_else_is_asked_about() -> None:
    dossier = waits()
    buddies.match(dossier, SARA, TODAY, TODAY)
    dossier.buddy_wishes.append(replace(WISH, id="again"))
    with pytest.raises(AnswerError, match="Sara de Boer is al het maatje van Luwam Keleta"):
        buddies.match(dossier, SARA, TODAY, TODAY)
    assert len(dossier.buddy_matches) == 1
    assert buddies.doubts(dossier, TOM, ["Rania Darwish", "Yusuf Hamdan"], TODAY) == [
        "Tom Vos is al maatje van Rania Darwish en Yusuf Hamdan.",
        "Luwam Keleta heeft al een maatje.",
    ]
    assert buddies.doubts(waits(), TOM, [], TODAY) == []
    child = Dossier(replace(LUWAM, birth_date=date(2010, 1, 1)))
    assert "jonger dan 18" in buddies.doubts(child, TOM, [], TODAY)[0]


@pytest.mark.parametrize(
    ("since", "buddy", "wishes", "said"),
    [
        (TODAY + timedelta(1), SARA, (WISH,), "nog niet geweest"),
        (date(2026, 10, 3), SARA, (WISH,), "vóór de dag van de wens"),
        (TODAY, replace(SARA, stopped_on=TODAY), (WISH,), "gestopt als maatje"),
        (TODAY, SARA, (replace(WISH, ended_on=TODAY),), "niet meer op de wachtlijst"),
    ],
)
def test_a_match_that_cannot_be_changes_nothing(
    since: date, buddy: Buddy, wishes: tuple[BuddyWish, ...], said: str
) -> None:
    dossier = waits(*wishes)
    before = copy.deepcopy([vars(one) for one in dossier.buddy_wishes])
    with pytest.raises(AnswerError, match=said):
        buddies.match(dossier, buddy, since, TODAY)
    assert dossier.buddy_matches == []
    assert [vars(one) for one in dossier.buddy_wishes] == before


def test_a_match_ends_with_a_day_and_a_reason_and_he_may_wait_again() -> None:
    dossier = waits()
    made = buddies.match(dossier, SARA, date(2026, 11, 1), TODAY)
    for on, reason, said in (
        (TODAY + timedelta(1), "verhuisd", "nog niet geweest"),
        (date(2026, 10, 31), "verhuisd", "vóór de dag van de koppeling"),
        (TODAY, "  ", "waarom het stopt"),
    ):
        with pytest.raises(AnswerError, match=said):
            buddies.end(dossier, made.id, on, reason, TODAY, again=True)
    assert made.ended_on is None
    buddies.end(dossier, made.id, TODAY, " verhuisd ", TODAY, again=True)
    assert (made.ended_on, made.reason) == (TODAY, "verhuisd")
    wish = buddies.open_wish(dossier)
    assert wish is not None
    assert (wish.since, wish.interests, len(dossier.buddy_wishes)) == (TODAY, WISH.interests, 2)
    assert wish.id != WISH.id


def test_when_a_buddy_stops_every_match_with_him_ends() -> None:
    dossier = waits()
    made = buddies.match(dossier, SARA, TODAY, TODAY)
    assert buddies.end_all(dossier, TOM.id, TODAY, "gestopt") == []
    assert buddies.end_all(dossier, SARA.id, date(2026, 11, 1), "gestopt") == [made]
    assert made.ended_on == TODAY, "not before it began"


# What is typed


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"since": TODAY + timedelta(1)}, "nog niet geweest"),
        ({"since": date(1926, 1, 1)}, "te lang geleden"),
        ({"hours": 0}, "van 1 tot 40"),
        ({"hours": 41}, "van 1 tot 40"),
        ({"interests": ["a" * 61]}, "hoogstens 12"),
        ({"interests": [f"sport {number}" for number in range(13)]}, "hoogstens 12"),
        ({"conditions": ["only_men", "only_women"]}, "niet allebei"),
        ({"note": "a" * 201}, "te lang"),
    ],
)
def test_a_wish_and_an_offer_that_cannot_be_are_refused(changed: dict[str, Any], said: str) -> None:
    dossier = waits()
    with pytest.raises(AnswerError, match=said):
        buddies.keep_wish(dossier, replace(WISH, **changed), TODAY)
    assert vars(dossier.buddy_wishes[0]) == vars(WISH)
    with pytest.raises(AnswerError, match=said):
        buddies.check_buddy(replace(SARA, **changed), TODAY)
    with pytest.raises(AnswerError, match="naam"):
        buddies.check_buddy(replace(SARA, name="  "), TODAY)


def test_a_wish_is_changed_in_its_place_and_ended() -> None:
    dossier = waits()
    changed = replace(WISH, interests=[" Koken ", "koken", "", "lezen"], conditions=["weekend", "only_women", "gone"])
    kept = buddies.keep_wish(dossier, changed, TODAY)
    assert dossier.buddy_wishes == [kept]
    assert (kept.interests, kept.conditions) == (["koken", "lezen"], ["only_women", "weekend"])
    buddies.end_wish(dossier, TODAY)
    assert buddies.open_wish(dossier) is None
    with pytest.raises(AnswerError, match="beëindigd"):
        buddies.keep_wish(dossier, dossier.buddy_wishes[0], TODAY)


def test_a_name_that_is_there_already_is_known() -> None:
    assert buddies.alike(replace(SARA, id="new", name="sara  de boer"), [TOM, SARA]) is SARA
    assert buddies.alike(SARA, [TOM, SARA]) is None


# What answers tell


def talk(on: date, round_id: str = "start", **said: Any) -> Conversation:
    answers = {name.replace("__", "."): value for name, value in said.items()}
    return Conversation(
        round_id, on, "ti", answers={name: Answer(name, "answered", value) for name, value in answers.items()}
    )


def test_answers_propose_a_wish_since_the_day_he_said_so(zeist: Guide) -> None:
    dossier = Dossier(
        LUWAM,
        [
            talk(date(2025, 1, 1), taal__maatje="wil", wegwijs__interesses="Voetballen, koken en in de tuin werken."),
            talk(date(2025, 7, 1), taal__maatje="nee"),
            talk(date(2026, 1, 1), taal__maatje="wil", taal__andere_talen=["engels", "ander"]),
            talk(date(2026, 7, 1), netwerk__maatje="nee", taal__maatje="wil"),
        ],
    )
    found = draft(dossier, zeist.questionnaire, zeist.municipality, TODAY)
    wish = found.wish
    assert (wish.kind, wish.since) == ("taalmaatje", date(2026, 1, 1))
    assert (wish.languages, wish.interests) == (["ti", "en"], ["voetballen", "koken", "in de tuin werken"])
    assert [(one.text, one.answer, one.on) for one in found.because] == [
        ("Heeft u een taalmaatje?", "Nee, maar ik wil er graag een", date(2026, 7, 1))
    ]
    assert dossier.buddy_wishes == [], "a person confirms it"


def test_what_was_last_said_of_a_buddy_counts_from_the_match_on(zeist: Guide) -> None:
    dossier = Dossier(
        LUWAM,
        [
            talk(date(2025, 1, 1), taal__maatje="wil"),
            talk(date(2026, 1, 1), taal__maatje="heeft", taal__maatje_vaak="week"),
        ],
    )
    said = said_since(dossier, zeist.questionnaire, date(2025, 6, 1))
    assert said is not None
    assert (said.answer, said.on) == ("Elke week", date(2026, 1, 1))
    assert said_since(dossier, zeist.questionnaire, date(2026, 1, 2)) is None
    assert said_since(Dossier(LUWAM), zeist.questionnaire, date(2025, 1, 1)) is None


def test_without_such_an_answer_nothing_is_proposed(zeist: Guide) -> None:
    for said in ({}, {"netwerk__maatje": "heeft"}, {"netwerk__eenzaam": 5, "netwerk__hulp": "niemand"}):
        found = draft(Dossier(LUWAM, [talk(TODAY, **said)]), zeist.questionnaire, zeist.municipality, TODAY)
        assert (found.because, found.wish.kind, found.wish.since) == ((), "", TODAY)
    alone = draft(Dossier(LUWAM), zeist.questionnaire, zeist.municipality, TODAY)
    assert (alone.because, alone.wish.languages) == ((), ["ti"])


def test_a_wish_that_was_told_is_unlisted_until_it_waits_comes_true_or_ends(zeist: Guide) -> None:
    said = date(2026, 1, 1)

    def open_to_list(*wishes: BuddyWish, matches: tuple[BuddyMatch, ...] = (), **told: Any) -> bool:
        talks = [talk(said, **(told or {"taal__maatje": "wil"}))]
        dossier = Dossier(LUWAM, talks, buddy_wishes=list(wishes), buddy_matches=list(matches))
        return unlisted(dossier, zeist.questionnaire, zeist.municipality, TODAY) is not None

    assert open_to_list()
    assert not open_to_list(taal__maatje="nee")
    assert not open_to_list(BuddyWish("taalmaatje", said))
    assert not open_to_list(matches=(BuddyMatch("sara", "taalmaatje", said),))
    assert not open_to_list(BuddyWish("taalmaatje", said, ended_on=said)), "he does not want it any more"
    before = said - timedelta(90)
    assert open_to_list(BuddyWish("taalmaatje", before, ended_on=before)), "he told of it again"


def test_the_second_municipality_has_other_buddies_and_shows_none_of_zeist(zeist: Guide) -> None:
    village = guides.load("linderveen")
    here, there = zeist.municipality.settings, village.municipality.settings
    assert {kind.id for kind in here.buddies.kinds}.isdisjoint(kind.id for kind in there.buddies.kinds)
    assert {kind.title for kind in here.buddies.kinds}.isdisjoint(kind.title for kind in there.buddies.kinds)
    assert set(here.neighbourhoods).isdisjoint(there.neighbourhoods)
    said = Dossier(LUWAM, [talk(TODAY, dorp__vereniging="wil", taal__maatje="wil")])
    found = draft(said, village.questionnaire, village.municipality, TODAY)
    assert found.wish.kind == "dorpsmaatje"
    assert [one.text for one in found.because] == ["Bent u lid van een club of een koor?"]
