"""Everybody in a vault as far as civic integration needs it: who, days, steps, proofs, and a few answers; no words.

What was said comes from the digests (`digests.py`), a row for each closed conversation: reading every answer of a large
vault would take seconds. Of a conversation that is still open the answers themselves are read; there are few of those.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from operator import itemgetter

from sqlalchemy import select

from desktop.dossier.model import Answer, Conversation, Dossier
from desktop.monitor.brief import ELSEWHERE, REFUSED, Brief, meant
from desktop.monitor.undisturbed import undisturbed
from desktop.questions.model import Questionnaire
from desktop.store import digests as kept
from desktop.store.reading import as_text, by_owner, compiled, fields, made, written
from desktop.store.tables import certificates, conversations, digests, dossiers, milestones
from desktop.store.vault import Vault

_PEOPLE = compiled(select(*map(as_text, (dossiers.c.number, dossiers.c.id, *fields(dossiers)))))
_TALK = (conversations.c[name] for name in ("position", "dossier", "id", "round", "held_on", "version", "completed"))
_TALKS = compiled(select(*map(as_text, _TALK)))
_DIGESTS = compiled(select(*map(as_text, (digests.c.conversation, digests.c.content))))


def read(vault: Vault, questionnaire: Questionnaire, question_ids: Collection[str]) -> list[Dossier]:
    """Dossiers in the order in which they were added, to look at and never to save: most of each is left out.

    May take a second over ten thousand: call it off the GUI thread.

    Args:
        question_ids: whose answers are read, also as they were asked formerly; answers in words are left out.

    Raises:
        NotSaved, VaultDamaged: the disk or the file refuses.
    """
    wanted = _names(questionnaire, question_ids)
    with undisturbed(), vault.reading() as connection:
        people = made(dossiers, [row[1:] for row in sorted(written(connection, _PEOPLE), key=itemgetter(0))])
        talks = sorted(written(connection, _TALKS), key=itemgetter(0))
        places = kept.selected_places(connection)
        digested = dict(written(connection, _DIGESTS))
        steps, proofs = by_owner(connection, milestones), by_owner(connection, certificates)
        whole = [row[2] for row in talks if row[2] not in digested or digested[row[2]].startswith(kept.FORMER)]
        said = kept.select_said(connection, whole) if whole else {}
    picked = _Picked(places, wanted)
    found = {talk: picked.of(digest) for talk, digest in digested.items() if talk not in said}
    found |= {talk: _chosen(answers, wanted) for talk, answers in said.items()}
    held: defaultdict[str, list[Conversation]] = defaultdict(list)
    for _, owner, talk, name, held_on, version, completed in talks:
        answers = found.get(talk, {})
        held[owner].append(
            Conversation(
                name, date.fromisoformat(held_on), "", version, completed=completed == 1, answers=answers, id=talk
            )
        )
    return [
        Dossier(
            newcomer,
            held.get(owner, []),
            id=owner,
            milestones=steps.get(owner, []),
            certificates=proofs.get(owner, []),
        )
        for owner, newcomer in people
    ]


def _names(questionnaire: Questionnaire, question_ids: Collection[str]) -> frozenset[str]:
    """The ids of these questions, and those under which they were asked formerly."""
    asked = [questionnaire.by_id[name] for name in question_ids if name in questionnaire.by_id]
    return frozenset(name for question in asked for name in (question.id, *(was.id for was in question.was)))


class _Picked:
    """The wanted answers of a digest: one and the same of what is written the same, for nobody changes it."""

    def __init__(self, places: Mapping[str, int], wanted: Collection[str]) -> None:
        self._places = places
        self._wanted = [(places[name], name) for name in wanted if name in places]
        self._known: dict[tuple[int, str], Answer | None] = {}

    def of(self, digest: str) -> dict[str, Answer]:
        row, found = Brief(digest, self._places).row, {}
        for place, name in self._wanted:
            if place < len(row) and (answer := self._answer(place, name, row[place])):
                found[name] = answer
        return found

    def _answer(self, place: int, name: str, written: str) -> Answer | None:
        if (place, written) not in self._known:
            value = meant(written)
            answered = value not in (None, REFUSED, ELSEWHERE)
            self._known[place, written] = Answer(name, "answered", value) if answered else None
        return self._known[place, written]


def _chosen(answers: Collection[Answer], wanted: Collection[str]) -> dict[str, Answer]:
    return {item.question: item for item in answers if item.question in wanted and item.state == "answered"}
