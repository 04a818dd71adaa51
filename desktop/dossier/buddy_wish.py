"""What somebody's answers tell of the buddy he wishes: a draft that a person confirms, and whence each part comes.

Volunteers hear the wish. So nothing goes into it from an answer that a volunteer may never see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.dossier.around import BuddyWish
from desktop.dossier.buddies import LONGEST_INTEREST, MOST_INTERESTS, open_wish, running
from desktop.dossier.history import EarlierAnswer, answer_in, in_order
from desktop.dossier.model import Dossier
from desktop.dossier.proposals import facts
from desktop.municipality.buddies import BuddyKind, may_be_told
from desktop.municipality.model import Municipality
from desktop.questions.answers import in_words
from desktop.questions.conditions import compiled
from desktop.questions.model import Question, Questionnaire

INTERESTS, OTHER_LANGUAGES = "wegwijs.interesses", "taal.andere_talen"
LANGUAGES: Mapping[str, str] = {
    "engels": "en",
    "frans": "fr",
    "duits": "de",
    "arabisch": "ar",
    "turks": "tr",
    "russisch": "ru",
}
"""The options of the question for other languages, as BCP 47 codes."""
ASKED = ("taal.maatje_vaak", "taal.maatje", "netwerk.maatje")
"""The questions that ask about a buddy in a conversation; the first tells most."""
_BETWEEN = re.compile(r"[,;.\n]|\ben\b|\bof\b")


@dataclass(frozen=True)
class Because:
    """An answer that a draft comes from.

    Attributes:
        text, answer: the question and what was said, in Dutch.
        on: the day of the conversation.
    """

    text: str
    answer: str
    on: date


@dataclass(frozen=True)
class Draft:
    """A wish that nobody confirmed yet.

    Attributes:
        because: the answers that show that he wants a buddy; none when only the fields are filled in beforehand.
    """

    wish: BuddyWish
    because: tuple[Because, ...]


def draft(dossier: Dossier, questionnaire: Questionnaire, municipality: Municipality, today: date) -> Draft:
    """What is known of a wish, from the latest answers: his languages and what he likes, and whether he wants a buddy.

    The wait begins with the conversation since which he has said so.
    """
    known = _known(dossier, questionnaire)
    said = known[-1] if known else {}
    kind, since, because = _kind(dossier, questionnaire, municipality, known)
    others = said[OTHER_LANGUAGES].value if OTHER_LANGUAGES in said else []
    wish = BuddyWish(
        kind=kind.id if kind else "",
        since=min(today, since or today),
        languages=list(
            dict.fromkeys([dossier.newcomer.language, *(LANGUAGES[name] for name in others if name in LANGUAGES)])
        ),
        interests=_interests(said[INTERESTS].value) if INTERESTS in said else [],
    )
    return Draft(wish, tuple(because))


def unlisted(dossier: Dossier, questionnaire: Questionnaire, municipality: Municipality, today: date) -> Draft | None:
    """The wish that he told of in a conversation, and that stands on no waiting list; a person decides whether it will.

    None when he told of none, waits already, has a buddy, or a wish of his ended since he told of it.
    """
    if open_wish(dossier) or running(dossier.buddy_matches):
        return None
    found = draft(dossier, questionnaire, municipality, today)
    ended = max((wish.ended_on for wish in dossier.buddy_wishes if wish.ended_on), default=date.min)
    return found if any(one.on > ended for one in found.because) else None


def said_since(dossier: Dossier, questionnaire: Questionnaire, since: date) -> Because | None:
    """What he last said in a conversation about his buddy, from this day on; None when nobody asked."""
    for conversation in reversed(in_order(dossier)):
        if conversation.held_on < since:
            return None
        for question in (questionnaire.by_id[name] for name in ASKED if name in questionnaire.by_id):
            answer = answer_in(question, conversation)
            if answer is not None and answer.value is not None:
                return Because(question.text, in_words(question, answer.value), conversation.held_on)
    return None


def _known(dossier: Dossier, questionnaire: Questionnaire) -> list[dict[str, EarlierAnswer]]:
    """After each conversation, the latest answer so far to each question that a volunteer may hear of, by its id;
    without what cannot be compared."""
    told = [question for question in questionnaire if may_be_told(questionnaire, question)]
    so_far: dict[str, EarlierAnswer] = {}
    found = []
    for conversation in in_order(dossier):
        for question in told:
            answer = answer_in(question, conversation)
            if answer is not None:
                so_far[question.id] = answer
        found.append({name: answer for name, answer in so_far.items() if answer.value is not None})
    return found


def _kind(
    dossier: Dossier, questionnaire: Questionnaire, municipality: Municipality, known: list[dict[str, EarlierAnswer]]
) -> tuple[BuddyKind | None, date | None, list[Because]]:
    """The first kind that he says he wants, since when, and the answers that say so."""
    talks = in_order(dossier)
    for kind in municipality.settings.buddies.kinds:
        if kind.when is None:
            continue
        condition, since = compiled(kind.when), None
        for talk, said in zip(reversed(talks), reversed(known), strict=True):
            if not condition.holds({name: one.value for name, one in said.items()}, **facts(dossier, talk)):
                break
            since = talk.held_on
        if since is not None:
            return kind, since, list(_because(condition.questions, questionnaire, known[-1]))
    return None, None, []


def _because(
    names: tuple[str, ...], questionnaire: Questionnaire, said: Mapping[str, EarlierAnswer]
) -> Iterator[Because]:
    for name in names:
        question: Question | None = questionnaire.by_id.get(name)
        if question is not None and name in said:
            answer = said[name]
            yield Because(question.text, in_words(question, answer.value), answer.conversation.held_on)


def _interests(text: str) -> list[str]:
    """The parts of what he said he likes. A long story is no interest: a person reads it and chooses."""
    begun = text.strip()
    parts = [" ".join(part.split()) for part in _BETWEEN.split(begun[:1].lower() + begun[1:])]
    found = {part.casefold(): part for part in parts if 2 < len(part) <= LONGEST_INTEREST}
    return list(found.values())[:MOST_INTERESTS]
