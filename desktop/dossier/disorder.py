"""What is odd about the days of the conversations: two on one day, or not in the order in which they are held."""

from __future__ import annotations

from itertools import pairwise

from desktop.dossier.history import in_order
from desktop.dossier.model import Conversation, Dossier
from desktop.dossier.planning import CATCH_UP
from desktop.questions import dates
from desktop.questions.model import Questionnaire


def oddities(dossier: Dossier, questionnaire: Questionnaire) -> list[str]:
    """A Dutch sentence for each; none when all is as usual. Nothing is refused for it: it may be as it is."""
    held = in_order(dossier)
    said = []
    for first, second in pairwise(held):
        both = f"{_titled(first, questionnaire)} en {_titled(second, questionnaire)}"
        day = dates.write(first.held_on)
        if first.held_on == second.held_on:
            said.append(f"{both} staan op dezelfde dag: {day}. Klopt dat? Zij tellen in deze volgorde.")
        elif _place(second, questionnaire) < _place(first, questionnaire):
            said.append(f"{both} staan niet in de gewone volgorde: kijk de data na. Het programma volgt de data.")
    return said


def _titled(conversation: Conversation, questionnaire: Questionnaire) -> str:
    return f"'{questionnaire.round_title(conversation.round)}'"


def _place(conversation: Conversation, questionnaire: Questionnaire) -> float:
    """Where a round stands among the others; one that stands nowhere is never out of order."""
    if conversation.round == CATCH_UP:
        return 0
    places = [number for number, item in enumerate(questionnaire.rounds) if item.id == conversation.round]
    return places[0] if places else float("nan")
