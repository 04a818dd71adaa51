"""The municipality's list of tips, and the tips in the conversations that nobody has written down there yet."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, exists, select
from sqlalchemy.dialects import sqlite

from desktop.dossier.tips import Tip, Told
from desktop.store.records import storable
from desktop.store.tables import answers, conversations, tips


def select_tips(connection: Connection) -> list[Tip]:
    """All of them, the latest first; also what was put aside."""
    rows = connection.execute(select(tips).order_by(tips.c.on.desc(), tips.c.id)).mappings()
    return [Tip(**row) for row in rows]


def keep_tip(connection: Connection, tip: Tip) -> None:
    """Store a tip, in the place of its older self. The link to a conversation that is gone is not kept."""
    source = select(conversations.c.id).where(conversations.c.id == tip.source).scalar_subquery()
    new = sqlite.insert(tips).values(text=storable(tip.text), on=tip.on, source=source, id=tip.id)
    changed = {name: new.excluded[name] for name in ("text", "on", "source")}
    connection.execute(new.on_conflict_do_update(index_elements=[tips.c.id], set_=changed))


def delete_tip(connection: Connection, tip_id: str) -> bool:
    """Take a tip out of the list. False when it was not there."""
    return bool(connection.execute(delete(tips).where(tips.c.id == tip_id)).rowcount)


def select_told(connection: Connection, question_ids: Collection[str]) -> list[Told]:
    """What was said to these questions in conversations that no tip comes from, the latest conversation first."""
    talk, said = conversations.c, answers.c
    query = (
        select(talk.id, said.question, said.value, talk.held_on, talk.language)
        .join(answers, said.conversation == talk.id)
        .where(said.question.in_(question_ids), said.state == "answered")
        .where(~exists().where(tips.c.source == talk.id))
        .order_by(talk.held_on.desc(), talk.id, said.question)
    )
    return [Told(*row) for row in connection.execute(query) if isinstance(row.value, str)]
