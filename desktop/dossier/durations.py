"""How long a time is in words: in days, weeks or months, rounded to the nearest, wherever it is told."""

from __future__ import annotations

from datetime import date

DAYS, WEEKS, MONTH = 14, 17, 30.44
"""Until so many days they are counted in days, until so many weeks in weeks, then in months of so many days."""


def lasting(since: date, until: date) -> str:
    """How long it lasts: '1 dag', '5 weken', '7 maanden'; a day to come is nothing yet."""
    days = max(0, (until - since).days)
    if days <= DAYS:
        return in_days(days)
    weeks = round(days / 7)
    return f"{weeks} weken" if weeks <= WEEKS else in_months(days)


def in_days(days: int) -> str:
    """A number of days, not rounded: '1 dag', '40 dagen'."""
    return "1 dag" if days == 1 else f"{days} dagen"


def in_months(days: int) -> str:
    """A long time: '7 maanden'."""
    return f"{round(days / MONTH)} maanden"
