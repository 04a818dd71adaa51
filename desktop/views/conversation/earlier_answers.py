"""What was said before, on the cards of today; and in what form this conversation itself asked its questions."""

from __future__ import annotations

from typing import Any

from desktop.dossier.history import EarlierAnswer, answer_in, earlier_answers
from desktop.dossier.left_over import left_over
from desktop.dossier.model import Answer, Conversation, Dossier
from desktop.dossier.other_version import misread
from desktop.dossier.progress import known_before
from desktop.forms.card import QuestionCard
from desktop.guide import Guide
from desktop.questions.model import Domain, Question
from desktop.views.conversation.left_over_answers import LeftOverAnswers, by_domain
from desktop.views.conversation.question_list import QuestionList


class EarlierAnswers:
    """The past of one conversation.

    Attributes:
        known: the latest answers from before it, for `progress.counted`: they do not change while it is held.
        otherwise: ids of the questions that were answered in this conversation in another form or under another id.
            They are shown whatever their condition says now: what was said is never out of sight.
    """

    def __init__(self, guide: Guide, domains: list[Domain], dossier: Dossier, conversation: Conversation) -> None:
        questionnaire = guide.questionnaire
        self.known = known_before(guide.conditions, dossier, conversation, questionnaire)
        self._questionnaire, self._dossier, self._conversation = questionnaire, dossier, conversation
        asked = [question for domain in domains for question in domain.questions]
        self._changed = {question.id: self._answered(question) for question in asked if self._is_changed(question)}
        self.otherwise = frozenset(key for key, found in self._changed.items() if found is not None)
        self._locked = frozenset(question.id for question in asked if misread(question, conversation))
        self._unspoken = frozenset(question.id for question in asked if guide.unspoken(question))
        self._left = by_domain(left_over(questionnaire, asked, dossier, conversation), domains)

    def show_below(self, questions: QuestionList) -> None:
        """Put under the cards of a life domain what belongs to none of them."""
        if panel := self.left_over(questions.domain.id):
            questions.add_below(panel)

    def value(self, question_id: str) -> Any:
        """What stands in the field of a question, in today's form."""
        kept, found = self._conversation.answer(question_id), self._changed.get(question_id)
        return found.value if found and (kept.state == "open" or question_id in self._locked) else kept.value

    def left_over(self, domain_id: str) -> LeftOverAnswers | None:
        """What stands beside no question of a life domain; None when there is nothing."""
        found = self._left.get(domain_id)
        return LeftOverAnswers(found, self._questionnaire.round_title) if found else None

    def every_left_over(self) -> LeftOverAnswers | None:
        """All of it, for a conversation in which nothing is asked."""
        found = [earlier for kept in self._left.values() for earlier in kept]
        return LeftOverAnswers(found, self._questionnaire.round_title) if found else None

    def show_on(self, card: QuestionCard) -> None:
        """Put it on the card of its question."""
        question = card.question
        if question.id in self._changed:
            found = self._changed[question.id]
            if found is not None and found.answer.question != question.id:
                card.show_answer(_under(question, found))
            locked = question.id in self._locked
            if locked or (found is not None and found.form != "same"):
                card.show_then(found, locked)
        card.show_earlier(self._earlier(question), self._questionnaire.round_title)

    def _earlier(self, question: Question) -> list[EarlierAnswer]:
        """What is repeated beside a question: not what was said of danger, for who it is about may sit at the table."""
        found = list(earlier_answers(question, self._dossier, self._conversation))
        said = bool(found) and found[0].answer.state != "declined"
        return [] if said and question.id in self._unspoken else found

    def _is_changed(self, question: Question) -> bool:
        found = self._answered(question)
        if found is not None and (found.form != "same" or found.answer.question != question.id):
            return True
        return misread(question, self._conversation)

    def _answered(self, question: Question) -> EarlierAnswer | None:
        return answer_in(question, self._conversation)


def _under(question: Question, found: EarlierAnswer) -> Answer:
    """What was answered under a former id, as an answer to the question of today; only shown, until it is changed."""
    kept = found.answer
    state = kept.state if kept.state == "declined" or found.value is not None else "open"
    return Answer(question.id, state, found.value, kept.note, kept.concern)
