"""How an answer of an earlier conversation is said in Dutch: what it was, when, and what is to be known of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.dossier.history import EarlierAnswer
from desktop.forms.bilingual import isolated
from desktop.questions.answers import in_words
from desktop.questions.dates import write
from desktop.questions.model import Question
from desktop.translate.languages import language

RoundTitle = Callable[[str], str]
"""Gives what a round is called by its id."""

DECLINED = "wilde niet antwoorden"
NOT_COMPARABLE = "niet vergelijkbaar met de vraag van nu"


def held(earlier: EarlierAnswer, round_title: RoundTitle) -> str:
    """Which conversation it was, on what day, in which language and through whom."""
    conversation = earlier.conversation
    words = [round_title(conversation.round), write(conversation.held_on), language(conversation.language).dutch]
    if conversation.interpreter:
        words.append(f"tolk {isolated(conversation.interpreter)}")
    if not conversation.completed:
        words.append("niet afgerond")
    return ", ".join(words)


def said(earlier: EarlierAnswer, question: Question, longest: int) -> str:
    """What was answered, in today's form where it was converted, and else in the words of then."""
    if earlier.form == "converted" and earlier.answer.state == "answered":
        return _short(_words(question, earlier.value), longest)
    return in_words_of_then(earlier, longest)


def in_words_of_then(earlier: EarlierAnswer, longest: int) -> str:
    """What was answered, as it was asked."""
    if earlier.answer.state == "declined":
        return DECLINED
    return _short(_words(earlier.asked, earlier.answer.value), longest)


def asked_then(earlier: EarlierAnswer, longest: int) -> str:
    """How the question was asked."""
    return f"Toen gevraagd: {_short(earlier.asked.text, longest)}"


def remarks(earlier: EarlierAnswer, question: Question, longest: int) -> list[str]:
    """What is to be known of it: how it was asked, what it was converted from, and that it cannot be compared."""
    found = [asked_then(earlier, longest)] if earlier.asked.text != question.text else []
    if earlier.answer.state == "declined":
        return found
    if earlier.form == "converted":
        before = in_words_of_then(earlier, longest)
        found += [f"omgerekend van {before}"] if before != said(earlier, question, longest) else []
    elif earlier.form == "not_comparable":
        found.append(NOT_COMPARABLE)
    return found


def _words(question: Question, value: Any) -> str:
    """A value in words; one that fits no form of the question stands as it is."""
    try:
        return in_words(question, value)
    except (TypeError, ValueError, AttributeError):
        return str(value)


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rstrip() + " …"
