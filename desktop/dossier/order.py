"""Whether conversations stand in the order in which they can have been held, and what to say if they do not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from desktop.dossier.history import in_order
from desktop.dossier.model import Conversation, Dossier
from desktop.dossier.planning import CATCH_UP
from desktop.questions import dates
from desktop.questions.model import Questionnaire
from desktop.questions.versions import later


def same_day(dossier: Dossier, conversation: Conversation) -> Conversation | None:
    """Another conversation that was held on the same day, if there is one."""
    others = (other for other in dossier.conversations if other.id != conversation.id)
    return next((other for other in others if other.held_on == conversation.held_on), None)


def out_of_order(dossier: Dossier, conversation: Conversation, rounds: Sequence[str]) -> Conversation | None:
    """Another conversation whose day contradicts its place, if there is one: a later round that was held earlier.

    Args:
        rounds: ids of the rounds in their order; of others nobody can say, and they go by where they stand.
    """
    places = {id(item): place for place, item in enumerate(dossier.conversations)}
    for other in dossier.conversations:
        if other.id == conversation.id or other.held_on == conversation.held_on:
            continue
        if other.round in rounds and conversation.round in rounds and other.round != conversation.round:
            comes_first = rounds.index(other.round) < rounds.index(conversation.round)
        else:
            comes_first = places[id(other)] < places[id(conversation)]
        if comes_first != (other.held_on < conversation.held_on):
            return other
    return None


def oddities(dossier: Dossier, questionnaire: Questionnaire) -> list[str]:
    """A Dutch sentence for each day that is odd, and for each later questionnaire than this one; none when all is as
    usual. Nothing is refused for it: it may be as it is."""
    held = in_order(dossier)
    said = []
    for first, second in pairwise(held):
        both = f"{_titled(first, questionnaire)} en {_titled(second, questionnaire)}"
        day = dates.write(first.held_on)
        if first.held_on == second.held_on:
            said.append(f"{both} staan op dezelfde dag: {day}. Klopt dat? Zij tellen in deze volgorde.")
        elif _place(second, questionnaire) < _place(first, questionnaire):
            said.append(f"{both} staan niet in de gewone volgorde: kijk de data na. Het programma volgt de data.")
    return said + [_newer(talk, questionnaire) for talk in held if later(talk.version, questionnaire.version)]


def _newer(conversation: Conversation, questionnaire: Questionnaire) -> str:
    return (
        f"{_titled(conversation, questionnaire)} is gevoerd met een nieuwere of aangepaste vragenlijst "
        f"({conversation.version}) dan die van dit programma ({questionnaire.version}). De antwoorden blijven bewaard "
        "en leesbaar, maar worden niet vergeleken en gaan niet mee in brieven. Vraag de beheerder het programma bij te "
        "werken."
    )


def _titled(conversation: Conversation, questionnaire: Questionnaire) -> str:
    return f"'{questionnaire.round_title(conversation.round)}'"


def _place(conversation: Conversation, questionnaire: Questionnaire) -> float:
    """Where a round stands among the others; one that stands nowhere is never out of order."""
    if conversation.round == CATCH_UP:
        return 0
    places = [number for number, item in enumerate(questionnaire.rounds) if item.id == conversation.round]
    return places[0] if places else float("nan")
