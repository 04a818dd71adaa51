"""How long people really wait for an organisation, learned from the history of all referrals. Pure.

Whoever still waits has waited at least so long: leaving him out would make every wait look shorter than it is. So the
share that is helped after so many days is estimated as Kaplan and Meier do: "Nonparametric estimation from incomplete
observations", Journal of the American Statistical Association 53 (1958), 457-481.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from desktop.dossier.model import ENDED, Referral

if TYPE_CHECKING:
    from desktop.municipality.model import Municipality, Organisation

ENOUGH = 10
"""So many people referred before a figure is told instead of the organisation's own."""
HELPED_ENOUGH = 5
"""And so many of them helped: where nearly everybody was refused, the wait of the few tells little."""
DAYS_AT_MOST = 20
"""A wait up to so many days is told in days, a longer one in weeks."""
WEEK = 7


@dataclass(frozen=True)
class Case:
    """One referral as far as its wait goes.

    Attributes:
        sent_on: the day it was sent.
        helped_on: the day the help started (or was completed, when no start was recorded); None when it did not yet.
        ended_on: the day it was refused or withdrawn; None when it was not.
        refused: whether the organisation refused.
    """

    organisation: str
    sent_on: date
    helped_on: date | None = None
    ended_on: date | None = None
    refused: bool = False


@dataclass(frozen=True)
class Waited:
    """What the history tells of one organisation. Days are days since the letter was sent.

    Attributes:
        referred: how many people were referred.
        helped: of whom help started.
        refused: whom the organisation refused.
        waiting: who still wait.
        median: after so many days half of the people are helped; None when that cannot be said yet.
        low, high: between these a quarter and three quarters are helped; None when that cannot be said yet.
    """

    referred: int
    helped: int
    refused: int
    waiting: int
    median: int | None
    low: int | None
    high: int | None


@dataclass(frozen=True)
class Expectation:
    """How long the newcomer is told that it takes, and who says so.

    Attributes:
        source: learned from the history, told by the organisation itself, or unknown.
        low, high: days; the same when it is one figure; None when unknown.
        cases: how many people it is learned from.
    """

    source: Literal["learned", "told", "unknown"]
    low: int | None = None
    high: int | None = None
    cases: int = 0

    @property
    def patience(self) -> int | None:
        """After so many days without a step it takes too long; None when nobody can say.

        Where weeks were told it is never before these have passed: who is told six weeks waits forty-two days.
        """
        told = span(self)
        if told is None or self.high is None or told.unit == "days":
            return self.high
        return max(self.high, told.high * WEEK)


def learn(cases: Iterable[Case], today: date) -> dict[str, Waited]:
    """What the history tells of each organisation, by its id."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        found.setdefault(case.organisation, []).append(case)
    return {organisation: _waited(of_one, today) for organisation, of_one in found.items()}


def _waited(cases: Sequence[Case], today: date) -> Waited:
    refused = sum(case.refused and case.helped_on is None for case in cases)
    waiting = sum(case.helped_on is None and case.ended_on is None and not case.refused for case in cases)
    low, median, high = _quartiles(cases, today)
    return Waited(
        referred=len(cases),
        helped=sum(case.helped_on is not None for case in cases),
        refused=refused,
        waiting=waiting,
        median=median,
        low=low,
        high=high,
    )


def _quartiles(cases: Sequence[Case], today: date) -> tuple[int | None, int | None, int | None]:
    """After how many days a quarter, half and three quarters are helped; None where the curve does not come so far.

    The curve is a fraction of whole numbers, so that a day is never missed by the rounding of a computer.
    """
    helped: Counter[int] = Counter()
    gone: Counter[int] = Counter()
    for case in cases:
        last = case.helped_on or case.ended_on or today
        days = max((last - case.sent_on).days, 0)
        gone[days] += 1
        if case.helped_on:
            helped[days] += 1
    left, still, of = len(cases), 1, 1
    found: list[int] = []
    for days in sorted(gone):
        if helped[days]:
            still, of = still * (left - helped[days]), of * left
            while len(found) < 3 and still * 4 <= of * (3 - len(found)):
                found.append(days)
            if len(found) == 3:
                break
        left -= gone[days]
    low, median, high = [*found, None, None, None][:3]
    return low, median, high


def expectation(organisation: Organisation, waits: Mapping[str, Waited]) -> Expectation:
    """What a newcomer may expect of an organisation: learned once that can be said, else its own figure."""
    waited = waits.get(organisation.id)
    enough = waited is not None and waited.referred >= ENOUGH and waited.helped >= HELPED_ENOUGH
    if waited and enough and waited.low is not None and waited.high is not None:
        return Expectation("learned", waited.low, waited.high, waited.referred)
    if organisation.waiting_days is not None:
        return Expectation("told", organisation.waiting_days, organisation.waiting_days)
    return Expectation("unknown")


def usual_days(municipality: Municipality, waits: Mapping[str, Waited]) -> dict[str, int | None]:
    """After how many days without a step a referral is overdue, by id of the organisation; None when nobody knows.

    Learned, that is when three quarters of the people are helped, in the weeks that people are told.
    """
    return {organisation.id: expectation(organisation, waits).patience for organisation in municipality.organisations}


def expected_by(referral: Referral, usual: int | None) -> date | None:
    """The day on which the next step of a referral is expected: as told, or after the organisation's usual time.

    None while it is not sent, once help has started or it has ended, and when nobody can say. From the day after it
    the referral is overdue (`Referral.overdue`).
    """
    if not referral.history or referral.status in (*ENDED, "started", "drafted"):
        return None
    last = referral.history[-1]
    if last.expected_on or usual is None:
        return last.expected_on
    return last.on + min(timedelta(days=usual), date.max - last.on)


@dataclass(frozen=True)
class Span:
    """A wait as it is told to people: from `low` to `high` days or weeks, both at least one."""

    unit: Literal["days", "weeks"]
    low: int
    high: int


def span(expected: Expectation) -> Span | None:
    """An expectation in days or weeks; None when it is unknown. Whatever is said of a wait says these figures.

    Of a learned range the end is rounded up, so that as many people are helped by then as we say.
    """
    if expected.low is None or expected.high is None:
        return None
    if expected.high <= DAYS_AT_MOST:
        return Span("days", max(expected.low, 1), max(expected.high, 1))
    low = max(round(expected.low / WEEK), 1)
    return Span("weeks", low, low if expected.source == "told" else max(low, -(-expected.high // WEEK)))
