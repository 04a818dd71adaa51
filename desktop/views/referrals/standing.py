"""Where the referrals of a newcomer stand: in words, for how long, and whether that is too long. No windows here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.dossier.durations import in_days, lasting
from desktop.dossier.model import ENDED, Referral, ReferralStatus
from desktop.dossier.promises import State, state_of
from desktop.dossier.waiting import WEEK, Expectation, Waited, expectation
from desktop.dossier.waiting_words import how_long
from desktop.municipality.model import Municipality
from desktop.views import wording

EXPECTED: dict[ReferralStatus, str] = {
    "appointment": "De afspraak was op",
    "waiting": "De beurt zou zijn rond",
}


@dataclass(frozen=True)
class Standing:
    """Where one referral stands.

    Attributes:
        name: of the organisation.
        spoken: the same inside a sentence.
        words: its last step, like 'op de wachtlijst'.
        state: in the words of a follow-up; of this the colour follows.
        since: day of the last step; None when nothing happened yet.
        late: why it takes too long, in a sentence; empty while it does not.
    """

    referral: Referral
    name: str
    spoken: str
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
    expected = expectation(organisation, waits) if organisation else Expectation("unknown")
    return Standing(
        referral,
        wording.organisation_name(referral.organisation, municipality),
        wording.organisation_spoken(referral.organisation, municipality),
        wording.STATUS[referral.status],
        state_of(referral, municipality, today, waits),
        referral.history[-1].on if referral.history else None,
        _late(referral, expected, today) if referral.overdue(today, expected.patience) else "",
    )


def in_order(found: Sequence[Standing]) -> list[Standing]:
    """Late ones first, then what runs, then what ended; the oldest of each first."""
    return sorted(found, key=lambda item: (item.ended, not item.late, item.since or date.max))


def _late(referral: Referral, expected: Expectation, today: date) -> str:
    """The usual time as it is told beside it; and in days how long it is quiet, while that is hardly longer."""
    last = referral.history[-1]
    if last.expected_on:
        ago = lasting(last.expected_on, today)
        what = EXPECTED.get(last.status, "Bericht zou er zijn rond")
        return f"{what} {wording.day(last.expected_on)}, {ago} geleden. Daarna is niets genoteerd."
    days = (today - last.on).days
    quiet = in_days(days) if days - (expected.patience or 0) < WEEK else lasting(last.on, today)
    return f"Al {quiet} geen bericht; gewoonlijk {how_long(expected)}."
