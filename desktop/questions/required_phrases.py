"""The fixed sentences that the program says by their id, each with the {places} that it fills in."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACE = re.compile(r"\{[a-z_]+\}")
_REQUIRED = """
yes no years declined not_asked person_name person_relation person_age person_place person_school
interpreter_translates need_not_answer take_your_time may_pause may_ask say_again written_down skip_topic
previous_answer promises_first thank_you draft_translation not_translated agreements_title agreements_intro
agreements_name{name} agreements_date{date} agreements_spoken_with{professional} agreements_interpreter{interpreter}
agreements_actions_heading agreements_referrals_heading agreements_who agreements_who_you agreements_who_municipality
agreements_who_organisation{organisation} agreements_by_when{date} agreements_wait_days{days}
agreements_wait_weeks{weeks} agreements_wait_unknown agreements_wait_honest
agreements_call_organisation{organisation}{phone} agreements_address{address} agreements_cost{cost}
agreements_call{name}{phone} agreements_disagree{phone} agreements_next{date} agreements_next_unknown
agreements_goodbye agreements_keep agreements_none agreements_goals_heading agreements_promises_heading
agreements_changes_heading action_open action_started action_done action_late action_dropped referral_drafted
referral_sent{organisation} referral_received{organisation} referral_waiting referral_waiting_until{date}
referral_appointment{date} referral_appointment_later referral_started referral_completed
referral_refused{organisation} referral_withdrawn referral_no_answer{organisation} promise_picked_up promise_waiting
promise_refused promise_lost change_better change_worse change_same change_new change_was_now{before}{now}
change_different change_gone change_not_comparable consent_title consent_intro consent_organisation{organisation}
consent_purpose{purpose} consent_sees consent_not_sees consent_strike consent_given consent_refused consent_no_harm
consent_withdraw{phone} consent_legal_task consent_read_aloud consent_signature consent_signature_professional
consent_place_date agreements_wait_learned_days{low}{high}{count} agreements_wait_learned_weeks{low}{high}{count}
agreements_wait_told{organisation} agreements_way_letter{organisation} agreements_way_phone{organisation}
agreements_way_warm{organisation} agreements_way_accompanied{organisation} consent_name_language_need
consent_birth_date consent_withdrawn_on{date} consent_stop_asked{organisation} message_title message_greeting{name}
message_about{organisation} message_nothing_to_do message_bring message_we_ask message_elsewhere{organisation}
invitation_title invitation_intro invitation_first invitation_promises invitation_day{date} invitation_time{time}
time_morning{time} time_afternoon{time} time_evening{time} time_from_six{time} invitation_place{place}
invitation_around{date} invitation_minutes{minutes} invitation_with{professional} invitation_interpreter
invitation_bring invitation_someone invitation_cannot_come{phone} meeting_title meeting_intro
meeting_there{organisations} meeting_your_language meeting_interpreter meeting_children meeting_free meeting_cancelled
changes_intro changes_wheel
changes_then{date} changes_now{date} then_declined then_asked_otherwise goals_then goal_reached goal_partly
goal_not_yet goal_let_go household_title household_intro household_own_sheet tips_title tips_intro cards_title
directory_title directory_intro directory_audience{audience} directory_days{days} directory_way{way}
directory_at{organisation} buddy_title buddy_intro{newcomer}{buddy} buddy_about{name} buddy_languages{languages}
buddy_likes{interests} buddy_lives{neighbourhood} buddy_place buddy_fits
"""
REQUIRED: Mapping[str, frozenset[str]] = {
    word.partition("{")[0]: frozenset(_PLACE.findall(word)) for word in _REQUIRED.split()
}


def wrong(phrase_id: str, text: str) -> str:
    """What is wrong with the text of a phrase, in Dutch; empty when nothing is, or when the program does not say it."""
    if phrase_id not in REQUIRED:
        return ""
    wanted, found = REQUIRED[phrase_id], set(_PLACE.findall(text))
    if extra := sorted(found - wanted):
        return f"{extra[0]} wordt hier niet ingevuld. Haal het weg."
    if missing := sorted(wanted - found):
        return f"{missing[0]} ontbreekt. Zet het waar de waarde moet staan."
    return ""
