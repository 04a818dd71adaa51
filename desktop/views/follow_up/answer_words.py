"""How an answer of any conversation is said in Dutch on a page, however old it is."""

from __future__ import annotations

from desktop.dossier.model import Answer
from desktop.questions.answers import in_words
from desktop.questions.model import Question

LONGEST = 240
UNANSWERED = {"declined": "wilde niet antwoorden", "not_asked": "niet gevraagd", "open": "geen antwoord"}


def said(question: Question, answer: Answer | None, longest: int = LONGEST) -> str:
    """An answer in Dutch words, a long one shortened. A value of an older form stands as it is."""
    if answer is None or answer.state != "answered":
        return UNANSWERED[answer.state if answer else "open"]
    try:
        words = in_words(question, answer.value)
    except (TypeError, ValueError, AttributeError):
        words = str(answer.value)
    words = " ".join(words.split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
