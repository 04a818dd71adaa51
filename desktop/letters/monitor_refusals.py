"""What is not in the published figures, and why: plain Dutch, without a word that gives a figure away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from desktop.letters.monitor_lines import ALL_GROUPS, Line, lines, listed, lower, title, wider
from desktop.letters.monitor_period import in_words
from desktop.letters.monitor_words import UNITS, publishable
from desktop.monitor.model import Export, Reason
from desktop.monitor.protect import FEWEST

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


def refusals(export: Export, municipality: str) -> bytes:
    """The whole text as a file that any Windows program opens."""
    said = "\r\n".join(_lines(export, municipality))
    return f"{said}\r\n".encode("utf-8-sig")


def sentences(export: Export) -> list[str]:
    """'Bij "…" naar herkomst staan 3 getallen niet, want …: Eritrea (teller en nee), Iran (nee).' for each reason."""
    said = []
    for (_, everybody), group in groupby(lines(export), key=lambda line: (id(line.table), line.everybody)):
        found = list(group)
        opening = f"Bij {_called(found[0])}"
        for words, places in _withheld(found, opening):
            said.append(f"{words}: {places}." if places else f"{words}.")
        if (into := wider(found[0].table)) and not everybody:
            said.append(f"{opening} zijn kleine groepen samengevoegd tot {listed(into)}.")
    return said


def briefly(found: Sequence[Line]) -> list[str]:
    """The same for everybody or for the groups of one table, to stand below them: they show which are not there."""
    said = [f"{words}." for words, _ in _withheld(found, "Hier")]
    into = [] if found[0].everybody else wider(found[0].table)
    return [*said, *([f"Kleine groepen zijn samengevoegd tot {listed(into)}."] if into else [])]


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
    yield from sentences(export) or [ALL_THERE]
    yield ""
    yield "Waarom staat een getal er niet?"
    yield from (f"- {reason}" for reason in reasons(export))
    yield ""
    yield "Wat kunt u doen?"
    yield "Kies een langere periode of minder uitsplitsingen. Dan zijn de groepen groter en staan er meer getallen in."


def _withheld(found: Sequence[Line], opening: str) -> Iterator[tuple[str, str]]:
    """For each reason a sentence without its full stop, and where the figures would have stood."""
    unit = UNITS[found[0].table.unit]
    reasons: dict[Reason, dict[str, list[str]]] = {}
    for line in found:
        for column, why in line.withheld:
            reasons.setdefault(why, {}).setdefault(line.group, []).append(column)
    nothing = not any(isinstance(value, int) for line in found for value in line.figures)
    for why, groups in reasons.items():
        count = sum(map(len, groups.values()))
        because = (_ONE if count == 1 and ALL_GROUPS not in groups else _MORE)[why].format(unit=unit)
        if ALL_GROUPS in groups or (nothing and len(reasons) == 1):
            yield f"{opening} staat geen enkel getal, want {because}", ""
        else:
            how_many = "staat 1 getal" if count == 1 else f"staan {count} getallen"
            where = ", ".join(f"{group} ({listed(columns)})" for group, columns in groups.items())
            yield f"{opening} {how_many} niet, want {because}", where


def _called(line: Line) -> str:
    said = f'"{title(line.table)}"'
    return f"{said} naar {lower(line.divided_by)}" if line.divided_by else said
