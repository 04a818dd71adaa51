"""One answer to its row: the statements are worth having ready, they run at every tap of the conversation."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy.dialects import sqlite

from desktop.dossier.model import Answer
from desktop.store.records import storable
from desktop.store.tables import answers

CLEAR = "DELETE FROM answers WHERE conversation = ? AND question = ?"


def _save() -> str:
    new = sqlite.insert(answers)
    changed = {column.name: new.excluded[column.name] for column in answers.c if not column.primary_key}
    statement = new.on_conflict_do_update(index_elements=list(answers.primary_key), set_=changed)
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="qmark")))


SAVE = _save()


def row(conversation_id: str, answer: Answer) -> tuple[Any, ...]:
    """What `SAVE` wants of an answer that is not empty."""
    value = None if answer.value is None else json.dumps(answer.value)
    return conversation_id, answer.question, answer.state, value, storable(answer.note), answer.concern
