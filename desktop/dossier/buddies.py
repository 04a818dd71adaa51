"""Buddies: who waits for one, and what becomes of a match. Nothing is ever matched by itself.

A wish ends when it comes true, or when it is no longer there; so whoever has a wish that has not ended, waits. A match
ends with a day and a reason; whoever then looks for another, waits anew. `buddy_fit` says who fits whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.dossier.around import Buddy, BuddyMatch, BuddyWish, Frequency
from desktop.dossier.buddy_words import CONDITIONS, first_name
from desktop.dossier.model import Dossier, Newcomer
from desktop.dossier.record_id import new_id
from desktop.errors import AnswerError
from desktop.questions.answers import LONGEST_LINE, clean

ADULT = 18
MOST_HOURS = 40
MOST_INTERESTS, LONGEST_INTEREST = 12, 60
FIRST_DAY = date(1990, 1, 1)
FUTURE = "Deze dag is nog niet geweest. Kies vandaag of een eerdere dag."
LONG_AGO = "Deze dag is te lang geleden. Kijk het jaar na."


@dataclass(frozen=True)
class Waiting:
    """Somebody on the waiting list."""

    dossier_id: str
    wish: BuddyWish


# How things stand


def waiting_list(wishes: Iterable[tuple[str, BuddyWish]]) -> list[Waiting]:
    """Who waits for a buddy, the longest first; of each newcomer the latest wish that has not ended.

    Args:
        wishes: of all dossiers: the id of the dossier with each.
    """
    latest: dict[str, BuddyWish] = {}
    for dossier_id, wish in wishes:
        other = latest.get(dossier_id)
        if wish.ended_on is None and (other is None or wish.since >= other.since):
            latest[dossier_id] = wish
    found = [Waiting(dossier_id, wish) for dossier_id, wish in latest.items()]
    return sorted(found, key=lambda one: (one.wish.since, one.dossier_id))


def open_wish(dossier: Dossier) -> BuddyWish | None:
    """The wish that counts now; None when he wishes no buddy, or has what he wished."""
    waiting = waiting_list((dossier.id, wish) for wish in dossier.buddy_wishes)
    return waiting[0].wish if waiting else None


def last_wish(dossier: Dossier) -> BuddyWish | None:
    """The wish that counts now, or else the latest one that ended."""
    return open_wish(dossier) or max(dossier.buddy_wishes, key=lambda wish: wish.since, default=None)


def running(matches: Iterable[BuddyMatch]) -> list[BuddyMatch]:
    """The matches that have not ended, the longest first."""
    return sorted((match for match in matches if match.ended_on is None), key=lambda match: match.since)


def busy(matches: Iterable[tuple[str, BuddyMatch]]) -> dict[str, list[str]]:
    """Of whom each buddy is one now: ids of dossiers, by the id of the buddy."""
    found: dict[str, list[str]] = {}
    for dossier_id, match in matches:
        if match.ended_on is None:
            found.setdefault(match.buddy, []).append(dossier_id)
    return found


def minor(newcomer: Newcomer, today: date) -> bool:
    """Whether he is known to be under age: then nobody is suggested by itself."""
    age = newcomer.age(today)
    return age is not None and age < ADULT


# The wish


def keep_wish(dossier: Dossier, wish: BuddyWish, today: date) -> BuddyWish:
    """Write a wish down, in the place of its older self. Returns it as it is kept.

    Raises:
        AnswerError: something in it cannot be; nothing is changed.
    """
    kept = replace(
        wish,
        since=checked_day(wish.since, today),
        interests=checked_interests(wish.interests),
        conditions=checked_conditions(wish.conditions),
        languages=list(dict.fromkeys(wish.languages)),
        hours=checked_hours(wish.hours),
        neighbourhood=line(wish.neighbourhood),
        note=line(wish.note),
    )
    if kept.ended_on is not None:
        raise AnswerError("Deze wens is beëindigd. Schrijf een nieuwe wens op.")
    _put(dossier.buddy_wishes, kept)
    return kept


def end_wish(dossier: Dossier, today: date) -> None:
    """He wishes no buddy any more: he is taken from the waiting list."""
    for wish in dossier.buddy_wishes:
        if wish.ended_on is None:
            wish.ended_on = max(today, wish.since)


# The match


def doubts(dossier: Dossier, buddy: Buddy, others: Sequence[str], today: date) -> list[str]:
    """What a person must think of before a match is made: sentences, none when there is nothing.

    Args:
        others: of whom this buddy is one already, as it may be said here: names, or 'iemand anders'.
    """
    found = []
    if others:
        found.append(f"{buddy.name} is al maatje van {' en '.join(others)}.")
    if running(dossier.buddy_matches):
        found.append(f"{dossier.newcomer.name} heeft al een maatje.")
    if minor(dossier.newcomer, today):
        found.append(
            f"{first_name(dossier.newcomer.name)} is jonger dan {ADULT}. Is een ouder of voogd het ermee eens, "
            "en heeft het maatje een VOG (Verklaring Omtrent het Gedrag)?"
        )
    return found


def match(dossier: Dossier, buddy: Buddy, since: date, today: date, frequency: Frequency | None = None) -> BuddyMatch:
    """Match a newcomer and a buddy: his wish has come true. Returns the match.

    Raises:
        AnswerError: it cannot be; nothing is changed.
    """
    wish, name = open_wish(dossier), dossier.newcomer.name
    if any(one.buddy == buddy.id for one in running(dossier.buddy_matches)):
        raise AnswerError(f"{buddy.name} is al het maatje van {name}. Kies een ander maatje.")
    if buddy.stopped_on is not None:
        raise AnswerError(f"{buddy.name} is gestopt als maatje. Kies een ander maatje.")
    if wish is None:
        raise AnswerError(f"{name} staat niet meer op de wachtlijst. Schrijf eerst een wens op.")
    checked_day(since, today)
    if since < wish.since:
        raise AnswerError("Deze dag ligt vóór de dag van de wens. Verander de dag, of eerst de wens.")
    made = BuddyMatch(buddy.id, wish.kind, since, frequency)
    for one in dossier.buddy_wishes:
        one.ended_on = one.ended_on or since
    dossier.buddy_matches.append(made)
    return made


def undo(dossier: Dossier, match_id: str) -> None:
    """A match was a mistake: it goes, and the wish that it ended counts again."""
    made = _match(dossier, match_id)
    dossier.buddy_matches.remove(made)
    ended = [wish for wish in dossier.buddy_wishes if wish.ended_on == made.since and wish.kind == made.kind]
    if ended and open_wish(dossier) is None:
        max(ended, key=lambda wish: wish.since).ended_on = None


def meet(dossier: Dossier, match_id: str, frequency: Frequency | None) -> None:
    """How often they meet."""
    _match(dossier, match_id).frequency = frequency


def end(dossier: Dossier, match_id: str, on: date, reason: str, today: date, again: bool = False) -> None:
    """A match is over.

    Args:
        again: he looks for another buddy: his last wish begins anew, on this day.

    Raises:
        AnswerError: the day cannot be, or there is no reason; nothing is changed.
    """
    over = _match(dossier, match_id)
    checked_day(on, today)
    if on < over.since:
        raise AnswerError("Deze dag ligt vóór de dag van de koppeling. Kijk de dag na.")
    if not reason.strip():
        raise AnswerError("Schrijf kort waarom het stopt. Dan weet een collega het ook.")
    over.reason, over.ended_on = line(reason), on
    if again and open_wish(dossier) is None:
        last = last_wish(dossier) or BuddyWish(over.kind, on, [dossier.newcomer.language])
        dossier.buddy_wishes.append(replace(last, since=on, ended_on=None, id=new_id()))


def end_all(dossier: Dossier, buddy_id: str, on: date, reason: str) -> list[BuddyMatch]:
    """A buddy stopped: every running match with him ends, not before it began. Returns which."""
    over = [match for match in running(dossier.buddy_matches) if match.buddy == buddy_id]
    for one in over:
        one.ended_on, one.reason = max(on, one.since), reason
    return over


# The buddy


def check_buddy(buddy: Buddy, today: date) -> Buddy:
    """What somebody offers, as it is kept.

    Raises:
        AnswerError: something in it cannot be.
    """
    if not buddy.name.strip():
        raise AnswerError("Vul een naam in.")
    return replace(
        buddy,
        name=line(buddy.name),
        since=checked_day(buddy.since, today),
        interests=checked_interests(buddy.interests),
        conditions=checked_conditions(buddy.conditions),
        languages=list(dict.fromkeys(buddy.languages)),
        hours=checked_hours(buddy.hours),
        neighbourhood=line(buddy.neighbourhood),
        phone=line(buddy.phone),
        email=line(buddy.email),
        note=line(buddy.note),
    )


def alike(buddy: Buddy, others: Iterable[Buddy]) -> Buddy | None:
    """Somebody else of this name, who may be the same person."""
    same = buddy.name.casefold().split()
    return next((other for other in others if other.id != buddy.id and other.name.casefold().split() == same), None)


# What is typed


def checked_day(day: date, today: date) -> date:
    """A day that has been.

    Raises:
        AnswerError: it is to come, or long ago.
    """
    if day > today:
        raise AnswerError(FUTURE)
    if day < FIRST_DAY:
        raise AnswerError(LONG_AGO)
    return day


def checked_hours(hours: int | None) -> int | None:
    """Hours a week.

    Raises:
        AnswerError: nobody can be a buddy so long.
    """
    if hours is not None and not 1 <= hours <= MOST_HOURS:
        raise AnswerError(f"Vul bij uren een getal in van 1 tot {MOST_HOURS}, of laat het leeg.")
    return hours


def checked_interests(interests: Iterable[str]) -> list[str]:
    """Interests without doubles, each a few words.

    Raises:
        AnswerError: they are too many or too long.
    """
    kept = {line(one).casefold(): line(one) for one in interests if one.strip()}
    if len(kept) > MOST_INTERESTS or any(len(one) > LONGEST_INTEREST for one in kept.values()):
        raise AnswerError(
            f"Schrijf hoogstens {MOST_INTERESTS} interesses op, met komma’s ertussen, elk in een paar woorden."
        )
    return list(kept.values())


def checked_conditions(conditions: Iterable[str]) -> list[str]:
    """Conditions in their usual order.

    Raises:
        AnswerError: two of them cannot both be.
    """
    wanted = set(conditions)
    if {"only_women", "only_men"} <= wanted:
        raise AnswerError("Kies ‘alleen met een vrouw’ of ‘alleen met een man’, niet allebei.")
    return [name for name in CONDITIONS if name in wanted]


def line(typed: str) -> str:
    """One line of typed text; empty when there is none.

    Raises:
        AnswerError: it is too long.
    """
    return clean(typed, LONGEST_LINE, one_line=True) if typed.strip() else ""


def _match(dossier: Dossier, match_id: str) -> BuddyMatch:
    for one in dossier.buddy_matches:
        if one.id == match_id:
            return one
    raise AnswerError("Deze koppeling staat niet meer in het dossier.")


def _put(kept: list[BuddyWish], wish: BuddyWish) -> None:
    for place, other in enumerate(kept):
        if other.id == wish.id:
            kept[place] = wish
            return
    kept.append(wish)
