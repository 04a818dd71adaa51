"""What the pages of buddies show, read in one go off the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.dossier import buddies
from desktop.dossier.around import Buddy, BuddyMatch
from desktop.dossier.buddies import Waiting
from desktop.dossier.buddy_fit import Suggestions, suggest
from desktop.dossier.buddy_wish import Because, Draft, draft, said_since
from desktop.dossier.model import Dossier, Newcomer
from desktop.forms.bilingual import isolated
from desktop.guide import Guide
from desktop.store.queries import Dossiers
from desktop.views.buddies.buddy_sayings import kind_of, say

SOMEBODY, SEVERAL = "iemand anders", "{} anderen"


@dataclass(frozen=True)
class Found:
    """How things stand with everybody.

    Attributes:
        waiting: the longest first.
        offered: everybody who offers himself, also who stopped, by name.
        matches: id of the dossier with each match, the running ones first, then those that ended last.
        people: the newcomers of these, by the id of their dossier.
        said: what a newcomer last said of a running match, by its id.
    """

    waiting: list[Waiting]
    offered: list[Buddy]
    matches: list[tuple[str, BuddyMatch]]
    people: Mapping[str, Newcomer]
    said: Mapping[str, Because]

    @property
    def running(self) -> list[tuple[str, BuddyMatch]]:
        """The matches that have not ended, the longest first."""
        return [one for one in self.matches if one[1].ended_on is None]

    def buddy(self, buddy_id: str) -> Buddy | None:
        """One of those who offer themselves, or None when he was taken away."""
        return next((one for one in self.offered if one.id == buddy_id), None)

    def others(self, without: str = "") -> dict[str, list[str]]:
        """Names of those of whom each buddy is one now, by his id. Args: without: id of a dossier left out."""
        found = buddies.busy(one for one in self.matches if one[0] != without)
        return {
            buddy: [isolated(self.people[one].name) for one in who if one in self.people]
            for buddy, who in found.items()
        }


@dataclass(frozen=True)
class FoundOne:
    """How things stand with one newcomer, without a word of any other.

    Attributes:
        draft: a wish as his answers have it, when he has none now.
        others: 'iemand anders' for each buddy who is somebody else's.
        suggestions: None when he wishes no buddy now.
    """

    dossier: Dossier
    offered: list[Buddy]
    draft: Draft
    others: Mapping[str, list[str]]
    suggestions: Suggestions | None
    said: Mapping[str, Because]


def find(dossiers: Dossiers, guide: Guide) -> Found:
    """Read everything; slow where there are many dossiers.

    Raises:
        VaultError: the vault cannot be read.
    """
    around = dossiers.around
    waiting, matches = buddies.waiting_list(around.wishes()), around.matches()
    wanted = {one.dossier_id for one in waiting} | {dossier_id for dossier_id, _ in matches}
    people = {one.dossier_id: one.newcomer for one in dossiers.outlines() if one.dossier_id in wanted}
    matches.sort(key=lambda one: (one[1].ended_on is not None, _turned(one[1]), one[1].since))
    paired = [dossier_id for dossier_id, match in matches if match.ended_on is None]
    said = [_said(dossier, guide) for dossier in around.dossiers_of(dict.fromkeys(paired))]
    return Found(
        waiting=[one for one in waiting if one.dossier_id in people],
        offered=around.buddies(),
        matches=[one for one in matches if one[0] in people],
        people=people,
        said={match: words for each in said for match, words in each.items()},
    )


def find_one(dossiers: Dossiers, guide: Guide, dossier_id: str, today: date) -> FoundOne:
    """Read what the page of one newcomer shows.

    Raises:
        DossierMissing: there is none.
        VaultError: the vault cannot be read.
    """
    dossier, offered = dossiers.open(dossier_id), dossiers.around.buddies()
    found = buddies.busy(one for one in dossiers.around.matches() if one[0] != dossier_id)
    others = {buddy: [SOMEBODY if len(who) == 1 else SEVERAL.format(len(who))] for buddy, who in found.items()}
    wish = buddies.open_wish(dossier)
    held = None
    if wish is not None:
        kind = kind_of(guide.municipality, wish.kind)
        held = suggest(dossier.newcomer, wish, offered, dossier.buddy_matches, others, say, kind, today)
    written = draft(dossier, guide.questionnaire, guide.municipality, today)
    return FoundOne(dossier, offered, written, others, held, _said(dossier, guide))


def suggestions(found: Found, waiting: Waiting, guide: Guide, today: date) -> Suggestions:
    """Everybody who offers himself, held against the wish of somebody on the waiting list."""
    mine = [match for dossier_id, match in found.matches if dossier_id == waiting.dossier_id]
    return suggest(
        found.people[waiting.dossier_id],
        waiting.wish,
        found.offered,
        mine,
        found.others(waiting.dossier_id),
        say,
        kind_of(guide.municipality, waiting.wish.kind),
        today,
    )


def _said(dossier: Dossier, guide: Guide) -> dict[str, Because]:
    found = {}
    for match in buddies.running(dossier.buddy_matches):
        said = said_since(dossier, guide.questionnaire, match.since)
        if said is not None:
            found[match.id] = said
    return found


def _turned(match: BuddyMatch) -> int:
    """Puts what ended last first."""
    return -match.ended_on.toordinal() if match.ended_on else 0
