"""Answers that stand beside no question of a conversation: nobody asks for them any more, or this round does not."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.dossier.changes import no_longer_asked
from desktop.dossier.history import EarlierAnswer, before
from desktop.dossier.model import Conversation, Dossier
from desktop.questions.earlier import asked_then
from desktop.questions.model import Question, Questionnaire


def left_over(
    questionnaire: Questionnaire, asked: Iterable[Question], dossier: Dossier, conversation: Conversation
) -> list[EarlierAnswer]:
    """What was answered or declined in this conversation to questions that are not asked in it, then what was said
    before it to questions that are asked nowhere any more. Of each question the newest, and newest first.

    Args:
        asked: the questions of this conversation as it is asked today.
    """
    beside = {name for question in asked for name in (question.id, *(was.id for was in question.was))}
    own = [
        EarlierAnswer(conversation, answer, asked_then(questionnaire, name, conversation.version), "not_comparable")
        for name, answer in conversation.answers.items()
        if name not in beside and answer.state in ("answered", "declined")
    ]
    held = reversed(before(dossier, conversation))
    every = [*own, *(earlier for other in held for earlier in no_longer_asked(questionnaire, other))]
    newest = {earlier.answer.question: earlier for earlier in reversed(every)}
    return [earlier for earlier in every if newest[earlier.answer.question] is earlier]
