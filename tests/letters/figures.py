"""Invented figures as they are published: every kind of table, and every way in which a figure can be withheld."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.monitor.model import (
    STATUSES,
    TOTAL,
    Breakdown,
    Category,
    Cell,
    Export,
    Period,
    Published,
    Reason,
)

MEANINGS = {
    "huisarts": "Wie een huisarts heeft, kan met klachten ergens terecht.",
    "wachten": "Zo lang wacht de helft van de mensen tot de hulp begint.",
}
ORIGIN = Breakdown(
    "origin",
    "Herkomst",
    (
        Category("SY", "Syrië", "un_145"),
        Category("ER", "Eritrea", "un_014"),
        Category("UA", "Oekraïne", "un_151"),
        Category("IR", "Iran", "un_034"),
        Category("AF", "Afghanistan", "un_034"),
        Category("un_034", "Zuid-Azië"),
        Category("other", "Overig"),
    ),
)
ROUNDS = Breakdown("round", "Gesprek", (Category("start", "Startgesprek"), Category("half_year", "Na een half jaar")))
Cells = dict[tuple[str, str], Cell]


def row(group: str, values: Sequence[int | None], why: Reason = "guard") -> Cells:
    """The cells of a group: yes, no, unknown and declined; all together when each of them is told."""
    whole = None if None in values else sum(value for value in values if value is not None)
    told = zip((*STATUSES, "*"), (*values, whole), strict=True)
    return {(group, status): Cell(value, why if value is None else None) for status, value in told}


NOTHING = (None, None, None, None)
REST = {place: Cell(None, "merged") for group in ("IR", "AF", "un_034", "other") for place in row(group, NOTHING)}
SHARE = Published("huisarts", "Heeft een huisarts", "share", "person", "p", None, row(TOTAL, (48, 13, 12, 3)))
BY_ORIGIN = Published(
    "huisarts", "Heeft een huisarts", "share", "person", "p", ORIGIN,
    row(TOTAL, (48, 13, 12, 3)) | row("SY", (30, 6, 7, 0)) | row("ER", (8, None, None, 0)) | row("UA", (5, 3, 0, 0))
    | row("IR", NOTHING, "merged") | row("AF", NOTHING, "merged") | row("un_034", (5, None, None, 0))
    | row("other", (0, 0, 0, 0)),
)  # fmt: skip
MEDIAN = Published(
    "wachten", "Dagen tot de hulp begint", "median", "referral", "r", ORIGIN,
    row(TOTAL, (40, 0, 3, 0)) | row("SY", (30, 0, 2, 0)) | row("ER", (7, 0, 0, 0)) | row("UA", (3, 0, 1, 0)) | REST,
    {TOTAL: Cell(34), "SY": Cell(41), "ER": Cell(None, "few"), "UA": Cell(None, "few")},
)  # fmt: skip
COUNT = Published(
    "gesprekken", "Gesprekken", "count", "conversation", "c", ROUNDS,
    row(TOTAL, (1234, 0, 0, 0)) | row("start", (1000, 0, 0, 0)) | row("half_year", (234, 0, 0, 0)),
)  # fmt: skip
GONE = Published(
    "werk", "Heeft betaald werk", "share", "person", "w", ORIGIN,
    {place: Cell(None, "earlier") for group in (TOTAL, *(one.id for one in ORIGIN.categories))
     for place in row(group, NOTHING)},
)  # fmt: skip
GUARDED = Published(
    "sport", "Sport", "share", "person", "p", ORIGIN,
    row(TOTAL, (40, 20, 10, 6)) | {place: Cell(None, "guard") for one in ORIGIN.categories
                                   for place in row(one.id, NOTHING)},
)  # fmt: skip
"""Too few in every group: only everybody together can be told."""
PERIOD = Period(date(2026, 1, 1), date(2026, 9, 30))
ON = date(2026, 11, 22)
EXPORT = Export(PERIOD, ON, (SHARE, BY_ORIGIN, MEDIAN, COUNT, GONE, GUARDED), 5)
WHOLE = Export(PERIOD, ON, (SHARE, COUNT), 5)
"""Nothing in it is withheld."""
