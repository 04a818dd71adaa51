"""How published figures are worded: units, kinds and reasons; and what no text of them may hold.

A title comes from a file of the municipality, or from a list of organisations: whoever wrote it may have put a date, a
postal code or a number of somebody in it. `publishable` is the last door.

Why one figure is withheld is said in one way, whether it is small itself or guards another: the difference would tell
an attacker which of them are the small ones, and that a whole group gave one answer is what must not be told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop.letters.writable import one_line
from desktop.monitor.amounts import FEWEST
from desktop.monitor.model import Kind, Reason, Unit
from desktop.secrecy import until_locked

GONE = "…"
"""Stands in the place of what may not be published."""
WITHHELD = "–"
UNITS: Mapping[Unit, str] = {
    "person": "personen",
    "household": "huishoudens",
    "conversation": "gesprekken",
    "referral": "doorverwijzingen",
}
KINDS: Mapping[Kind, str] = {"share": "aandeel", "count": "aantal", "median": "mediaan", "sum": "totaal"}
EVERYBODY = "Iedereen"
OTHERS = "Overig"
FORGOTTEN = (
    "Let op: in deze kluis is op {day} een reservekopie teruggezet, of zijn dossiers ingelezen. Cijfers die daarvoor "
    "zijn uitgegeven, staan hier misschien niet in. Dan is niet nagekeken of deze cijfers samen met die van toen "
    "iemand aanwijzen. Zijn er over deze periode al cijfers uitgegeven? Geef deze dan niet uit."
)
"""Is told before figures go out that may be held against others the vault does not know."""
_HIDDEN = "te klein, of het zou iets verraden over een kleine groep"
REASONS: Mapping[Reason, str] = {
    "small": _HIDDEN,
    "guard": _HIDDEN,
    "group": _HIDDEN,
    "few": f"gaat over te weinig {{unit}}: minder dan {FEWEST}",
    "earlier": "zou samen met een eerdere uitgave iets verraden over een kleine groep",
    "merged": "samengevoegd met een grotere groep",
    "rounded": "afgerond op vijf",
}
"""Why a figure is not told, or not told exactly."""

_MONTHS = (
    r"(?:jan|feb|febr|mrt|apr|mei|jun|jul|aug|sep|sept|okt|nov|dec|januari|februari|maart|april|juni|juli|augustus"
    r"|september|oktober|november|december)(?![^\W\d_])\.?"
)
_RECORD = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,}", re.IGNORECASE)
"""The number of a dossier, or of anything in it."""
_POSTAL_CODE = re.compile(r"[1-9]\d{3}(?:\s?[A-Z]{2}|[a-z]{2})(?![^\W\d_])")
_PRIVATE = re.compile(
    "|".join(
        (
            r"\d{1,2}\s*[-/.\s]\s*\d{1,2}\s*[-/.\s]\s*\d{2,4}",  # a day
            r"\d{4}\s*[-/.]\s*\d{1,2}(?:\s*[-/.]\s*\d{1,2})?(?!\d)",
            r"(?<!\d)\d{1,2}\s*[-/.]\s*\d{4}",
            rf"\d{{1,2}}[.\s-]*{_MONTHS}(?:[\s-]*\d{{2,4}})?",
            rf"{_MONTHS}[\s-]*\d{{2,4}}",
            r"dossier\W{0,3}\d+",
            r"\d{6,}|(?:\+|0)\d(?:[\s.-]?\d){7,}",  # a telephone number, or any other long one
        )
    ),
    re.IGNORECASE,
)


@until_locked(4096)  # the same titles stand in every row
def publishable(text: str) -> str:
    """A text on one line, without dates finer than a quarter, postal codes and numbers of records or phones."""
    said = one_line(text)
    while (left := _without(said)) != said:
        said = left
    return said


def _without(text: str) -> str:
    for found in (_RECORD, _POSTAL_CODE, _PRIVATE):
        text = found.sub(GONE, text)
    return text
