"""Whole quarters: the only periods over which figures leave the vault, and how they are written."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.errors import AnswerError
from desktop.monitor.model import Period
from desktop.questions import dates


def whole_quarters(first: date, last: date) -> Period:
    """The period from one day to another.

    Raises:
        AnswerError: one of them lies inside a quarter, or the last comes before the first.
    """
    if first > last:
        raise AnswerError("De periode begint na het einde. Geef eerst de eerste dag, dan de laatste.")
    if first != quarter(first).first:
        raise AnswerError(
            "Cijfers gaan alleen over hele kwartalen: de eerste dag valt midden in een kwartaal. "
            f"Kies bijvoorbeeld {dates.write(quarter(first).first)}."
        )
    if last != quarter(last).last:
        raise AnswerError(
            "Cijfers gaan alleen over hele kwartalen: de laatste dag valt midden in een kwartaal. "
            f"Kies bijvoorbeeld {dates.write(quarter(last).last)}."
        )
    return Period(first, last)


def quarter(day: date) -> Period:
    """The quarter in which a day lies."""
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    following = date(day.year + first.month // 10, (first.month + 2) % 12 + 1, 1)
    return Period(first, following - timedelta(days=1))


def last_year(today: date) -> Period:
    """The last four quarters that are over."""
    now = quarter(today).first
    return Period(now.replace(year=now.year - 1), now - timedelta(days=1))


def quarter_in_words(day: date) -> str:
    """'kwartaal 2 van 2026'."""
    return f"kwartaal {_number(day)} van {day.year}"


def in_words(period: Period) -> str:
    """'heel 2026', 'kwartaal 1 tot en met 3 van 2026', or what it is else."""
    first, last = period.first, period.last
    if first.year != last.year:
        return f"{quarter_in_words(first)} tot en met {quarter_in_words(last)}"
    if (_number(first), _number(last)) == (1, 4):
        return f"heel {first.year}"
    if _number(first) == _number(last):
        return quarter_in_words(first)
    return f"kwartaal {_number(first)} tot en met {_number(last)} van {first.year}"


def briefly(period: Period) -> str:
    """The same for a column: '2026-K1', or '2025-K3 t/m 2026-K2'."""
    ends = (f"{day.year}-K{_number(day)}" for day in (period.first, period.last))
    return " t/m ".join(dict.fromkeys(ends))


def stem(period: Period) -> str:
    """How files of a period are called: the same words, and nobody."""
    return f"monitor-{briefly(period).lower().replace(' t/m ', '-tot-en-met-')}"


def _number(day: date) -> int:
    return (day.month + 2) // 3
