"""Everybody in a vault as far as planning needs it: who, which conversations, what was arranged; no answers."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from operator import itemgetter

from sqlalchemy import Connection, select

from desktop.dossier.schedule import Outline, Talk
from desktop.store.reading import as_text, by_owner, compiled, fields, made, written
from desktop.store.tables import arrangements, conversations, dossiers

_PEOPLE = compiled(select(*map(as_text, (dossiers.c.number, dossiers.c.id, *fields(dossiers)))))
_TALK = (conversations.c[name] for name in ("position", "dossier", "round", "held_on", "completed"))
_TALKS = compiled(select(*map(as_text, _TALK)))


def select_outlines(connection: Connection) -> list[Outline]:
    """An outline of every dossier, in the order in which they were added; conversations in the order they stand."""
    people = made(dossiers, [row[1:] for row in sorted(written(connection, _PEOPLE), key=itemgetter(0))])
    held: defaultdict[str, list[Talk]] = defaultdict(list)
    for _, owner, name, held_on, completed in sorted(written(connection, _TALKS), key=itemgetter(0)):
        held[owner].append(Talk(name, date.fromisoformat(held_on), completed == 1))
    arranged = by_owner(connection, arrangements)
    return [
        Outline(dossier_id, newcomer, tuple(held.get(dossier_id, ())), tuple(arranged.get(dossier_id, ())))
        for dossier_id, newcomer in people
    ]
