"""Whether the conversations of a dossier stand in the order in which they can have been held."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.dossier.model import Conversation, Dossier


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
