"""What somebody's answers tell of the buddy he wishes: a draft that a person confirms, and whence each part comes.

Volunteers hear the wish. So nothing goes into it from an answer that a volunteer may never see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.dossier.around import BuddyWish
from desktop.dossier.buddies import LONGEST_INTEREST, MOST_INTERESTS
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
    """What is known of a wish, from the latest answers: its language and what he likes, and whether he wants a buddy.

    The wait begins on the day that he first said so, without having said otherwise since.
    """
    said = _latest(dossier, questionnaire)
    kind, because = _kind(dossier, questionnaire, municipality, said)
    language = dossier.newcomer.language
    others = said[OTHER_LANGUAGES].value if OTHER_LANGUAGES in said else []
    wish = BuddyWish(
        kind=kind.id if kind else "",
        since=min(today, max((one.on for one in because), default=today)),
        languages=list(dict.fromkeys([language, *(LANGUAGES[name] for name in others if name in LANGUAGES)])),
        interests=_interests(said[INTERESTS].value) if INTERESTS in said else [],
    )
    return Draft(wish, tuple(because))


def _latest(dossier: Dossier, questionnaire: Questionnaire) -> dict[str, EarlierAnswer]:
    """The latest answer to each question that a volunteer may hear of, where it can be compared, by its id."""
    found: dict[str, EarlierAnswer] = {}
    for conversation in reversed(in_order(dossier)):
        for question in questionnaire:
            if question.id not in found and may_be_told(questionnaire, question):
                answer = answer_in(question, conversation)
                if answer is not None:
                    found[question.id] = answer
    return {name: answer for name, answer in found.items() if answer.value is not None}


def _kind(
    dossier: Dossier, questionnaire: Questionnaire, municipality: Municipality, said: Mapping[str, EarlierAnswer]
) -> tuple[BuddyKind | None, list[Because]]:
    """The first kind that he says he wants, and the answers that say so."""
    values = {name: answer.value for name, answer in said.items()}
    talks = in_order(dossier)
    known = facts(dossier, talks[-1]) if talks else {}
    for kind in municipality.settings.buddies.kinds:
        condition = compiled(kind.when) if kind.when else None
        if condition is not None and condition.holds(values, **known):
            return kind, list(_because(condition.questions, questionnaire, said))
    return None, []


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
    parts = [" ".join(part.split()) for part in _BETWEEN.split(text)]
    found = {part.casefold(): part for part in parts if 2 < len(part) <= LONGEST_INTEREST}
    return list(found.values())[:MOST_INTERESTS]
