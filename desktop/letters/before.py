"""Before a follow-up: how things stood the last time, on one page. Dutch, for the professional; it stays with him."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.dossier import history, planning
from desktop.dossier.model import Answer, Conversation, Dossier
from desktop.dossier.schedule import Outline
from desktop.dossier.timeline import timeline
from desktop.dossier.waiting import Waited
from desktop.guide import Guide
from desktop.letters.answer_words import answer_words
from desktop.letters.model import Block, Fact, Facts, Heading, Letter, Paragraph
from desktop.letters.occasion import Occasion, in_dutch
from desktop.letters.promised import standing
from desktop.letters.text import shortened
from desktop.letters.what_changed import goals_told
from desktop.questions.answers import in_words
from desktop.questions.earlier import asked_then
from desktop.translate.languages import language

_LONGEST = 320
"""Signs of an answer and of a note: the whole story stands in the report."""
ALONE = "Alleen voor u. Vraag hier alleen naar als er geen familie bij zit."
"""Beside what is not shown again on the screen."""
People = list[dict[str, Any]]


def before(guide: Guide, dossier: Dossier, today: date, waits: Mapping[str, Waited] | None = None) -> Letter:
    """The page of one newcomer.

    Args:
        waits: what the history tells of how long people wait, by id of the organisation.
    """
    coming = Conversation("", today, dossier.newcomer.language)
    occasion = Occasion(guide, dossier, coming, today, waits or {})
    head = replace(occasion.letterhead, lines=())  # it stays here, and has to fit on one page
    stem = occasion.stem_today("voor-het-gesprek")
    return Letter("before", "Voor het gesprek", head, tuple(_blocks(occasion)), stem)


def _blocks(occasion: Occasion) -> Iterator[Block]:
    held = history.in_order(occasion.dossier)
    yield Facts(tuple(_who(occasion, held)))
    yield from goals_told(occasion)
    promised = list(standing(occasion))
    if promised:
        yield Heading("Wat er is beloofd")
        yield from promised
    yield from _concerns(occasion, held)
    if not held:
        yield Paragraph("Er is nog geen gesprek geweest.")


def _who(occasion: Occasion, held: Sequence[Conversation]) -> Iterator[Fact]:
    newcomer, titles = occasion.dossier.newcomer, occasion.guide.questionnaire.round_title
    spoken = [newcomer.name, language(newcomer.language).dutch]
    yield Fact("Nieuwkomer", ", ".join([*spoken, *([f"tolk {newcomer.interpreter}"] if newcomer.interpreter else [])]))
    if held:
        last = held[-1]
        with_whom = [f"met {last.professional}"] if last.professional else []
        with_whom += [f"tolk {last.interpreter}"] if last.interpreter else []
        with_whom += [] if last.completed else ["niet afgerond"]
        yield Fact("Laatste gesprek", ", ".join([titles(last.round), in_dutch(last.held_on), *with_whom]))
    coming = planning.upcoming(occasion.guide.municipality, Outline.of(occasion.dossier))
    if coming and (coming.appointment or not coming.unfinished):
        words = "dag nog niet bekend" if coming.day is None else in_dutch(coming.day)
        if coming.day and not coming.appointment:
            words = f"rond {words}" + (" (te laat)" if coming.late(occasion.today) else "")
        yield Fact("Volgend gesprek", f"{titles(coming.round)}, {words}")
    if appointments := list(_appointments(occasion)):
        yield Fact("Afspraken die komen", "\n".join(appointments))
    if household := list(_household(occasion, held)):
        yield Fact("Veranderd in het huishouden", "\n".join(household))


def _concerns(occasion: Occasion, held: Sequence[Conversation]) -> Iterator[Block]:
    """What was flagged when it was last asked, with its note; and what no screen repeats that others look at too."""
    latest: dict[str, tuple[Answer, Conversation]] = {}
    for talk in held:
        for question_id, answer in talk.answers.items():
            if not answer.empty:
                latest[question_id] = answer, talk
    found = [(answer, talk) for answer, talk in latest.values() if answer.concern or _unspoken(occasion, answer)]
    if found:
        yield Heading("Zorgpunten")
        yield Facts(tuple(_concern(occasion, answer, talk) for answer, talk in found))


def _unspoken(occasion: Occasion, answer: Answer) -> bool:
    question = occasion.guide.question(answer.question)
    return answer.value is True and question is not None and occasion.guide.unspoken(question)


def _concern(occasion: Occasion, answer: Answer, talk: Conversation) -> Fact:
    asked = asked_then(occasion.guide.questionnaire, answer.question, talk.version)
    value = f"{shortened(answer_words(asked, answer), _LONGEST)} ({in_dutch(talk.held_on)})"
    notes = [f"Notitie: {shortened(answer.note, _LONGEST)}"] if answer.note else []
    notes += [ALONE] if _unspoken(occasion, answer) else []
    return Fact(asked.text, value, "\n".join(notes), quiet=answer.state != "answered", concern=True)


def _household(occasion: Occasion, held: Sequence[Conversation]) -> Iterator[str]:
    """Who came and who left, in the last two conversations that tell of people; a line each."""
    for question in occasion.guide.questionnaire:
        if question.type != "persons":
            continue
        given = [history.answer_in(question, talk) for talk in held]
        said = [(one.conversation, one.value) for one in given if one and one.value is not None]
        if len(said) < 2:
            continue
        (_, then), (talk, now) = said[-2:]
        for words, people in (("erbij", _apart(now, then)), ("niet meer genoemd", _apart(then, now))):
            if people:
                yield f"{question.text} {words.capitalize()}: {in_words(question, people)} ({in_dutch(talk.held_on)})"


def _apart(people: People, others: People) -> People:
    """Whom the others do not have. Everybody grows older: an age tells nobody apart, but of those who are alike for
    the rest the youngest are new."""
    left: dict[tuple[Any, ...], int] = defaultdict(int)
    for person in others:
        left[_like(person)] += 1
    found = []
    for person in sorted(people, key=lambda one: -one.get("age", 0)):
        if left[_like(person)]:
            left[_like(person)] -= 1
        else:
            found.append(person)
    return found


def _like(person: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(sorted((name, value) for name, value in person.items() if name in ("name", "relation")))


def _appointments(occasion: Occasion) -> Iterator[str]:
    """What was agreed for today or later, a line each."""
    guide = occasion.guide
    events = timeline(occasion.dossier, guide.municipality, guide.questionnaire, occasion.today, occasion.waits)
    for event in events:
        if event.kind == "appointment" and event.day and event.day >= occasion.today:
            words = event.title.removeprefix("Afspraak: ")
            yield f"{in_dutch(event.day)}: {words}" + (f" ({event.detail.rstrip('.')})" if event.detail else "")
