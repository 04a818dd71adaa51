"""Who is involved already: the same help is not asked of two organisations without anybody knowing. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from desktop.dossier.model import ENDED, Dossier, Referral, ReferralStatus
from desktop.municipality.model import Municipality

Tie = Literal["same_organisation", "same_need", "other"]
_TIES: tuple[Tie, ...] = ("same_organisation", "same_need", "other")
_NO_QUESTIONS: Mapping[str, Collection[str]] = MappingProxyType({})


@dataclass(frozen=True)
class Involved:
    """An organisation that a running referral of this newcomer goes to.

    Attributes:
        tie: what it has to do with the referral that is thought of: it goes to the same organisation, asks the same
            help elsewhere, or something else.
        organisation: its id.
        need: the help that was asked of it.
        status: where that referral stands, since the day `since`; None for the day when nothing was recorded.
    """

    tie: Tie
    organisation: str
    need: str
    status: ReferralStatus
    since: date | None


def already_involved(
    dossier: Dossier,
    municipality: Municipality,
    organisation: str,
    need: str,
    rule: str | None = None,
    reads: Mapping[str, Collection[str]] = _NO_QUESTIONS,
    apart_from: Referral | None = None,
) -> list[Involved]:
    """Who is involved with a newcomer already, before he is referred to an organisation; the closest first.

    The same help is one of the same rule, in the same words, of an organisation with the same role, or of a rule that
    rests on the same answer.

    Args:
        reads: by id of a rule, the questions whose answers it rests on.
        apart_from: the referral that is thought of, when it is in the dossier already.
    """
    found: list[Involved] = []
    for other in dossier.referrals:
        if other is apart_from or other.status in ENDED:
            continue
        tie: Tie = "other"
        if other.organisation == organisation:
            tie = "same_organisation"
        elif (
            (rule is not None and other.rule == rule)
            or _same_words(other.need, need)
            or _same_role(municipality, other.organisation, organisation)
            or set(reads.get(rule or "", ())) & set(reads.get(other.rule or "", ()))
        ):
            tie = "same_need"
        since = other.history[-1].on if other.history else None
        found.append(Involved(tie, other.organisation, other.need, other.status, since))
    return sorted(found, key=lambda one: _TIES.index(one.tie))


def _same_words(one: str, other: str) -> bool:
    words = one.casefold().strip(" .").split()
    return bool(words) and words == other.casefold().strip(" .").split()


def _same_role(municipality: Municipality, one: str, other: str) -> bool:
    known = municipality.organisation_by_id
    return one in known and other in known and known[one].role == known[other].role


def in_household(
    dossier: Dossier, others: Iterable[Dossier], municipality: Municipality, organisation: str
) -> list[str]:
    """Ids of organisations that help somebody of the household with the same kind of thing, each once.

    Only those with the role of the organisation that is thought of, and never a care organisation or a discreet one:
    what somebody goes to a doctor for is not told to his family, nor that somebody asked for help against them.
    """
    known = municipality.organisation_by_id
    if organisation not in known:
        return []
    role = municipality.role_of(known[organisation])
    if role.kind == "care" or role.discreet:
        return []
    running = [
        referral.organisation
        for other in others
        if other.id != dossier.id and other.newcomer.household == dossier.newcomer.household is not None
        for referral in other.referrals
        if referral.status not in (*ENDED, "drafted")
    ]
    return [one for one in dict.fromkeys(running) if one == organisation or _same_role(municipality, one, organisation)]
