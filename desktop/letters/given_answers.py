"""All that was answered in one conversation, question by question, in Dutch with the newcomer's language beside it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.dossier.model import Answer
from desktop.guide import Guide
from desktop.letters.model import Block, Heading, Pair, Paragraph
from desktop.letters.phrasebook import Phrasebook, Said
from desktop.questions.answers import Say, in_words
from desktop.questions.earlier import asked_then, then
from desktop.questions.model import Question
from desktop.translate.catalog import Catalog

_NO_ANSWER = {"declined": "declined", "not_asked": "not_asked"}
"""State to the phrase that says it."""
_SAME_EVERYWHERE = ("number", "date")


def given_answers(
    guide: Guide, book: Phrasebook, answers: dict[str, Answer], code: str, version: str = ""
) -> Iterator[Block]:
    """Every answer, note and concern that is kept, also to a question that is no longer asked: in the words of then.

    Args:
        code: the newcomer's language.
        version: of the questionnaire with which they were given; '' when nobody knows.
    """
    left = {name: answer for name, answer in answers.items() if not answer.empty}
    for domain in guide.questionnaire.domains:
        found = [(question, left.pop(question.id)) for question in domain.questions if question.id in left]
        if found:
            yield Heading(book.text(f"{domain.id}:title", domain.title))
        for question, answer in found:
            asked = then(question, question.id, version).asked
            text = f"{question.id}:text"
            yield Paragraph(book.text(text, asked.text) if asked.text == question.text else asked.text, "quiet")
            say = guide.say(code) if asked == question else _of_then(guide.catalog(code))
            yield Paragraph(_value(book, asked, answer, say), close=True)
            yield from _besides(answer)
    if left:
        yield Heading("Vragen die wij nu niet meer zo stellen")
    for name, answer in left.items():
        asked = asked_then(guide.questionnaire, name, version)
        yield Paragraph(asked.text, "quiet")
        known = guide.questionnaire.known(name) is not None
        words = in_words(asked, answer.value) if known else _plain(answer.value)
        yield Paragraph(words if answer.state == "answered" else _unanswered(book, answer), close=True)
        yield from _besides(answer)


def _value(book: Phrasebook, asked: Question, answer: Answer, say: Say) -> Said:
    if answer.state != "answered":
        return _unanswered(book, answer)
    dutch = in_words(asked, answer.value)
    if book.alone or asked.type == "text":  # what was typed is in one language, and may be long
        return dutch
    own = in_words(asked, answer.value, say)
    return Pair(dutch, own if own != dutch or asked.type in _SAME_EVERYWHERE else "")


def _of_then(catalog: Catalog) -> Say:
    """Says in a language what was asked then: where only other words are translated, it stays Dutch."""

    def say(context: str, source: str) -> str:
        other = catalog.former(context, source)
        return source if other and other != source else catalog.say(context, source)

    return say


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
