"""What was said in an earlier conversation, beside the question of today."""

from __future__ import annotations

from desktop.dossier.changes import earlier_answer
from desktop.dossier.model import Conversation
from desktop.forms.bilingual import isolated
from desktop.forms.card import QuestionCard
from desktop.guide import Guide
from desktop.translate.languages import language
from desktop.views.follow_up.answer_words import said

LONGEST = 600
"""Signs of an earlier answer that stand beside the question; the rest is in the dossier."""


def show_earlier(card: QuestionCard, before: Conversation, guide: Guide) -> None:
    """Show the answer of an earlier conversation on a card, if there was one."""
    answer, comparable = earlier_answer(card.question, before)
    if answer is None or answer.state not in ("answered", "declined"):
        return
    held = [item.title for item in guide.questionnaire.rounds if item.id == before.round]
    held.append(language(before.language).dutch)
    if before.interpreter:
        held.append(f"tolk {isolated(before.interpreter)}")
    words = said(card.question, answer, LONGEST)
    if not comparable:
        words += " (de vraag was toen anders)"
    card.show_earlier(", ".join(held), before.held_on, words, answer if comparable else None)
