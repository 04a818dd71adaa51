"""Where the referrals of a newcomer stand: in words, for how long, and whether that is too long. No windows here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.dossier.model import ENDED, Referral, ReferralStatus
from desktop.dossier.promises import State, state_of
from desktop.dossier.waiting import Waited, expectation
from desktop.municipality.model import Municipality
from desktop.views import wording

WEEKS_FROM, MONTHS_FROM = 14, 183
"""Days from which a time is told in weeks, and in months."""
MONTH = 30.4
EXPECTED: dict[ReferralStatus, str] = {
    "appointment": "De afspraak was op",
    "waiting": "De beurt zou zijn rond",
}


@dataclass(frozen=True)
class Standing:
    """Where one referral stands.

    Attributes:
        name: of the organisation.
        words: its last step, like 'op de wachtlijst'.
        state: in the words of a follow-up; of this the colour follows.
        since: day of the last step; None when nothing happened yet.
        late: why it takes too long, in a sentence; empty while it does not.
    """

    referral: Referral
    name: str
    words: str
    state: State
    since: date | None
    late: str

    @property
    def ended(self) -> bool:
        """Whether nothing more is expected."""
        return self.referral.status in ENDED


def standing(referral: Referral, municipality: Municipality, waits: Mapping[str, Waited], today: date) -> Standing:
    """Where a referral stands today."""
    organisation = municipality.organisation_by_id.get(referral.organisation)
    usual = expectation(organisation, waits).high if organisation else None
    return Standing(
        referral,
        wording.organisation_name(referral.organisation, municipality),
        wording.STATUS[referral.status],
        state_of(referral, municipality, today, waits),
        referral.history[-1].on if referral.history else None,
        _late(referral, usual, today) if referral.overdue(today, usual) else "",
    )


def in_order(found: Sequence[Standing]) -> list[Standing]:
    """Late ones first, then what runs, then what ended; the oldest of each first."""
    return sorted(found, key=lambda item: (item.ended, not item.late, item.since or date.max))


def lasting(days: int, exact: bool = False) -> str:
    """A time in words: '1 dag', '3 weken', '8 maanden'; `exact` keeps it in days."""
    if exact or days < WEEKS_FROM:
        return "1 dag" if days == 1 else f"{days} dagen"
    return f"{round(days / 7)} weken" if days < MONTHS_FROM else f"{round(days / MONTH)} maanden"


def _late(referral: Referral, usual: int | None, today: date) -> str:
    last = referral.history[-1]
    if last.expected_on:
        ago = lasting((today - last.expected_on).days)
        what = EXPECTED.get(last.status, "Bericht zou er zijn rond")
        return f"{what} {wording.day(last.expected_on)}, {ago} geleden. Daarna is niets genoteerd."
    quiet = (today - last.on).days
    exact = lasting(quiet) == lasting(usual or 0)
    usually = lasting(usual, exact) if usual else "meteen"
    return f"Al {lasting(quiet, exact)} geen bericht; gewoonlijk {usually}."
