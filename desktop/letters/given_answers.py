"""All that was answered in one conversation, question by question, in Dutch with the newcomer's language beside it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.dossier.model import Answer
from desktop.guide import Guide
from desktop.letters.model import Block, Heading, Pair, Paragraph
from desktop.letters.phrasebook import Phrasebook, Said
from desktop.questions.answers import in_words
from desktop.questions.model import Question

_NO_ANSWER = {"declined": "declined", "not_asked": "not_asked"}
"""State to the phrase that says it."""
_SAME_EVERYWHERE = ("number", "date")


def given_answers(guide: Guide, book: Phrasebook, answers: dict[str, Answer], code: str) -> Iterator[Block]:
    """Every answer, note and concern that is kept, also to a question that is no longer asked.

    Args:
        code: the newcomer's language.
    """
    left = {name: answer for name, answer in answers.items() if not answer.empty}
    for domain in guide.questionnaire.domains:
        found = [(question, left.pop(question.id)) for question in domain.questions if question.id in left]
        if found:
            yield Heading(book.text(f"{domain.id}:title", domain.title))
        for question, answer in found:
            yield Paragraph(book.text(f"{question.id}:text", question.text), "quiet")
            yield Paragraph(_value(guide, book, question, answer, code), close=True)
            yield from _besides(answer)
    if left:
        yield Heading("Vragen die wij nu niet meer zo stellen")
    former = {was.id: question for question in guide.questionnaire for was in question.was}
    for name, answer in left.items():
        known = former.get(name)
        yield Paragraph(f"{known.text} (vroeger: {name})" if known else name, "quiet")
        words = in_words(known, answer.value) if known else _plain(answer.value)
        yield Paragraph(words if answer.state == "answered" else _unanswered(book, answer), close=True)
        yield from _besides(answer)


def _value(guide: Guide, book: Phrasebook, question: Question, answer: Answer, code: str) -> Said:
    if answer.state != "answered":
        return _unanswered(book, answer)
    dutch = in_words(question, answer.value)
    if book.alone or question.type == "text":  # what was typed is in one language, and may be long
        return dutch
    own = in_words(question, answer.value, guide.say(code))
    return Pair(dutch, own if own != dutch or question.type in _SAME_EVERYWHERE else "")


def _unanswered(book: Phrasebook, answer: Answer) -> Said:
    phrase = _NO_ANSWER.get(answer.state)
    return book.phrase(phrase) if phrase else "Open gelaten"


def _besides(answer: Answer) -> Iterator[Block]:
    if answer.concern:
        yield Paragraph("Zorgpunt: wij schreven op dat dit aandacht vraagt.", close=True)
    if answer.note:
        yield Paragraph(f"Notitie: {answer.note}", close=True)


def _plain(value: object) -> str:
    """A value of a question that nobody knows any more."""
    if isinstance(value, list):
        return "; ".join(_plain(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(_plain(item) for item in value.values())
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value)
