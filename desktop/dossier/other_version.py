"""A conversation of another version of the questionnaire: whether it can go on, and which answers would be misread."""

from __future__ import annotations

from desktop.dossier.model import Conversation
from desktop.questions.earlier import must_be_named
from desktop.questions.earlier import then as asked_then
from desktop.questions.model import Question, Questionnaire
from desktop.questions.versions import later


def catch_up(questionnaire: Questionnaire, conversation: Conversation) -> bool:
    """Let a conversation that is not over go on with the questionnaire of today.

    Not when something was answered in it that is asked otherwise now, or no longer: that would be misread.

    Returns:
        whether it got another version, which is to be saved.
    """
    then, now = conversation.version, questionnaire.version
    if conversation.completed or then == now or later(then, now):
        return False
    asked = [questionnaire.by_id.get(question_id) for question_id in conversation.answers]
    if not all(question is not None and _same(question, then) for question in asked):
        return False
    conversation.version = now
    return True


def misread(question: Question, conversation: Conversation) -> bool:
    """Whether an answer given to the question of today would be taken for one of the question of then: it had another
    scale, another type, or choices that are converted."""
    form = asked_then(question, question.id, conversation.version)
    if form.was is None:
        return not form.certain
    return not form.was.comparable or bool(form.was.values) or must_be_named(question, form.asked)


def _same(question: Question, version: str) -> bool:
    form = asked_then(question, question.id, version)
    return form.certain and form.was is None
