"""What is not in the published figures, and why: plain Dutch, without a word that gives a figure away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from desktop.letters.monitor_lines import ALL_GROUPS, Line, lines, listed, lower, title, wider
from desktop.letters.monitor_period import in_words
from desktop.letters.monitor_words import FORGOTTEN, UNITS, publishable
from desktop.monitor.amounts import FEWEST
from desktop.monitor.model import Export, Period, Reason, Unit
from desktop.questions import dates

_ONE: dict[Reason, str] = {
    "guard": "het is te klein, of het zou iets verraden over een kleine groep",
    "few": f"het gaat over minder dan {FEWEST} {{unit}}",
    "earlier": "samen met een eerdere uitgave zou het iets verraden over een kleine groep",
    "rounded": "afgerond zou het iets verraden over een kleine groep",
}
_MORE: dict[Reason, str] = {
    "guard": "ze zijn te klein, of ze zouden iets verraden over een kleine groep",
    "few": f"ze gaan over minder dan {FEWEST} {{unit}}",
    "earlier": "samen met een eerdere uitgave zouden ze iets verraden over een kleine groep",
    "rounded": "afgerond zouden ze iets verraden over een kleine groep",
}
ALL_THERE = "Alle getallen staan erin."
WHICH = "Welke getallen het zijn, staat per groep in de spreadsheet, op het blad 'Niet getoond'."
_EVERY = 1_000_000
"""Counts as all figures of a table."""


def refusals(export: Export, municipality: str) -> bytes:
    """The whole text as a file that any Windows program opens."""
    said = "\r\n".join(_lines(export, municipality))
    return f"{said}\r\n".encode("utf-8-sig")


def sentences(export: Export) -> list[str]:
    """For each reason and each place a sentence: how many figures are not there, and of which indicators.

    Which figures they are stands group by group in the spreadsheet; a table of every one would be read by nobody.
    """
    missing: dict[tuple[Reason, str, Unit, bool], list[str]] = {}
    merged: dict[tuple[str, str], list[str]] = {}
    for _, part in groupby(lines(export), key=lambda line: (line.table.table, line.table.population)):
        found = list(part)
        for why, where, one in _missing(found):
            missing.setdefault((why, where, found[0].table.unit, one), []).append(f'"{title(found[0].table)}"')
        for table in {id(line.table): line for line in found if not line.everybody}.values():
            if into := wider(table.table):
                place = lower(publishable(table.table.breakdown.title)) if table.table.breakdown else ""
                merged.setdefault((place, listed(into)), []).append(title(table.table))
    said = []
    for (why, where, unit, one), names in missing.items():
        because = (_ONE if one and len(names) == 1 else _MORE)[why].format(unit=UNITS[unit])
        said.append(f"Bij {listed(names)} {where}, want {because}.")
    for (place, into_), titles in merged.items():
        how_many = f'bij "{titles[0]}"' if len(titles) == 1 else f"bij {len(titles)} indicatoren"
        said.append(f"Naar {place} zijn {how_many} kleine groepen samengevoegd tot {into_}.")
    return said


def _missing(found: Sequence[Line]) -> Iterator[tuple[Reason, str, bool]]:
    """What of one indicator is not there: for each reason, in words, and whether it is one figure."""
    counted: dict[Reason, dict[str, int]] = {}
    for line in found:
        place = f"naar {lower(line.divided_by)}" if line.divided_by else "van iedereen samen"
        for _, why in line.withheld:
            places = counted.setdefault(why, {})
            places[place] = places.get(place, 0) + (_EVERY if line.group == ALL_GROUPS else 1)
    nothing = not any(isinstance(value, int) for line in found for value in line.figures)
    for why, places in counted.items():
        if nothing and len(counted) == 1:
            yield why, "staat geen enkel getal", False
            continue
        parts = [f"{_how_many(number)} {place}" for place, number in places.items()]
        one = sum(places.values()) == 1
        yield why, f"{'staat' if one else 'staan'} niet: {listed(parts)}", one


def _how_many(number: int) -> str:
    if number >= _EVERY:
        return "alle getallen"
    return "1 getal" if number == 1 else f"{number} getallen"


def forgotten(until: date | None, period: Period) -> str:
    """What to say of figures that the vault may not know; empty when there are none over this period.

    Args:
        until: as `store.exports.forgotten_until` gives it.
    """
    return FORGOTTEN.format(day=dates.write(until)) if until and period.first <= until else ""


def briefly(found: Sequence[Line]) -> list[str]:
    """The same in short of everybody or of one table, to stand below the figures: they show which are not there."""
    into = [] if found[0].everybody else wider(found[0].table)
    return [*_withheld(found), *([f"Kleine groepen zijn samengevoegd tot {listed(into)}."] if into else [])]


def reasons(export: Export) -> list[str]:
    """When a figure is not published, in general."""
    return [
        f"Een getal over minder dan {export.smallest} personen, huishoudens of gesprekken kan iemand aanwijzen.",
        "Een ander getal staat er soms ook niet. Anders is het kleine getal ermee uit te rekenen: uit een totaal, uit "
        "een andere tabel, of uit een eerdere uitgave.",
        "Als een hele groep hetzelfde antwoord geeft, weet iedereen het antwoord van elke persoon in die groep.",
        f"Een percentage of mediaan over minder dan {FEWEST} zegt te weinig, en verraadt te veel.",
        "Kleine groepen zijn samengevoegd met een grotere groep.",
        "Bij een getal staat niet welke van deze redenen het is: dan zou het getal toch te raden zijn.",
    ]


def _lines(export: Export, municipality: str) -> Iterator[str]:
    yield "Wat er niet in de cijfers staat, en waarom"
    yield f"{publishable(municipality)}, {in_words(export.period)}"
    yield ""
    said = sentences(export)
    yield from said or [ALL_THERE]
    if said:
        yield ""
        yield WHICH
    yield ""
    yield "Waarom staat een getal er niet?"
    yield from (f"- {reason}" for reason in reasons(export))
    yield ""
    yield "Wat kunt u doen?"
    yield "Kies een langere periode of minder uitsplitsingen. Dan zijn de groepen groter en staan er meer getallen in."


def _withheld(found: Sequence[Line]) -> Iterator[str]:
    """For each reason a sentence about the figures above it."""
    unit = UNITS[found[0].table.unit]
    reasons: dict[Reason, list[str]] = {}
    for line in found:
        for _, why in line.withheld:
            reasons.setdefault(why, []).append(line.group)
    nothing = not any(isinstance(value, int) for line in found for value in line.figures)
    for why, groups in reasons.items():
        count = len(groups)
        because = (_ONE if count == 1 and ALL_GROUPS not in groups else _MORE)[why].format(unit=unit)
        if ALL_GROUPS in groups or (nothing and len(reasons) == 1):
            yield f"Hier staat geen enkel getal, want {because}."
        else:
            how_many = "staat 1 getal" if count == 1 else f"staan {count} getallen"
            yield f"Hier {how_many} niet, want {because}."
