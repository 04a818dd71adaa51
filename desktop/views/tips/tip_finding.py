"""Everything the page shows, read in one go off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from desktop.dossier.tips import Tip, Told, tip_questions
from desktop.dossier.traces import COMMON, Trace, name_words, traces
from desktop.guide import Guide
from desktop.store.queries import Dossiers
from desktop.translate.languages import LANGUAGES

Marking = Callable[[str], list[Trace]]
"""Finds in a text what may tell who somebody is."""


@dataclass(frozen=True)
class Found:
    """How things stand.

    Attributes:
        heard: what was said and not written down yet, one entry a conversation, the latest first.
        tips: the list, without what was put aside.
        aside: what was put aside and can be looked at again.
        names: words of the names of everybody in the vault.
    """

    heard: list[tuple[Told, ...]]
    tips: list[Tip]
    aside: list[Tip]
    names: frozenset[str]


def find(dossiers: Dossiers, guide: Guide, names: frozenset[str] | None = None) -> Found:
    """Read it; slow where there are many dossiers.

    Args:
        names: when they were read before.

    Raises:
        VaultError: the vault cannot be read.
    """
    told = dossiers.publishing.told_tips(tip_questions(guide.questionnaire))
    tips = dossiers.publishing.tips()
    return Found(
        heard=[tuple(said) for _, said in groupby(told, lambda one: one.conversation)],
        tips=[tip for tip in tips if tip.text.strip()],
        aside=[tip for tip in tips if not tip.text.strip() and tip.source],
        names=_names(dossiers) if names is None else names,
    )


def _names(dossiers: Dossiers) -> frozenset[str]:
    """Of newcomers, households, interpreters and professionals."""
    people = [outline.newcomer for outline in dossiers.outlines()]
    names = [name for one in people for name in (one.name, one.interpreter or "", one.household or "")]
    return name_words([*names, *dossiers.professionals()])


def marking(guide: Guide, names: frozenset[str]) -> Marking:
    """What finds them; names of organisations, of languages and of the municipality itself tell nothing of anybody."""
    town = guide.municipality
    known = [town.name, *(one.name for one in town.organisations), *(one.dutch for one in LANGUAGES)]
    common = COMMON | name_words(known)
    return lambda text: traces(text, names, common)
