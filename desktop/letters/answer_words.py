"""How an answer is said in Dutch on a paper of the municipality, however old it is."""

from __future__ import annotations

from desktop.dossier.history import EarlierAnswer
from desktop.dossier.model import Answer
from desktop.questions.answers import in_words
from desktop.questions.model import Question

UNANSWERED = {
    "declined": "Wil dit niet zeggen",
    "not_asked": "Niet gevraagd",
    "open": "Open gelaten",
}


def answer_words(question: Question, answer: Answer | None) -> str:
    """An answer in words. A value that fits no form of the question any more stands as it is kept."""
    if answer is None:
        return "–"
    if answer.state != "answered":
        return UNANSWERED[answer.state]
    try:
        return in_words(question, answer.value)
    except (TypeError, ValueError, AttributeError):
        return str(answer.value)


def briefly(question: Question, answer: Answer | None) -> str:
    """An answer in a narrow column: a mark on a scale without what its ends mean."""
    if question.type == "scale" and answer is not None and answer.state == "answered":
        return f"{answer.value} / {question.bounds[1]}"
    return answer_words(question, answer)


def as_given(question: Question, given: EarlierAnswer | None) -> str:
    """An answer briefly, in the words in which its question was asked then."""
    return briefly(given.asked, given.answer) if given else briefly(question, None)
