"""The published figures on paper: for each indicator what it means, the figure, the groups with a bar each, and what
is not told. It names nobody, and has no day on it: only quarters.

The letterhead is without address, so that no postal code stands on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from desktop.guide import Guide
from desktop.letters.model import Block, Heading, Letter, Letterhead, Paragraph, Table
from desktop.letters.monitor_lines import Line, Told, lines, lower, title
from desktop.letters.monitor_period import in_words, quarter_in_words, stem
from desktop.letters.monitor_refusals import ALL_THERE, briefly, reasons
from desktop.letters.monitor_tables import Meanings
from desktop.letters.monitor_voices import blocks as voice_blocks
from desktop.letters.monitor_words import UNITS, WITHHELD, publishable
from desktop.letters.occasion import letterhead
from desktop.monitor.model import Export
from desktop.monitor.voices import NOTHING, Going

_SHARE = (
    ("Ja", 0.08), ("Van", 0.08), ("Deel", 0.09), ("Onbekend", 0.13), ("Wil niet zeggen", 0.15),
)  # fmt: skip
_COUNT = (("Aantal", 0.14),)
_MEDIAN = (("Mediaan", 0.14),)
_SUM = (("Totaal", 0.14),)
_BAR = 0.22


def monitor_report(guide: Guide, export: Export, meanings: Meanings, voices: Going = NOTHING) -> Letter:
    """All figures of an export, indicator by indicator.

    Args:
        meanings: what each indicator means, a Dutch sentence by its id.
        voices: lines that go with them.
    """
    head = letterhead(guide)
    bare = Letterhead(publishable(head.sender), (), head.logo)
    blocks = (*_blocks(export, meanings), *voice_blocks(voices))
    return Letter("monitor", f"Monitor over {in_words(export.period)}", bare, blocks, stem(export.period))


def _blocks(export: Export, meanings: Meanings) -> Iterator[Block]:
    yield Paragraph(
        f"Dit zijn getallen over alle gesprekken samen, over {in_words(export.period)}. Er staat niets in over één "
        f"persoon. Ze zijn gemaakt in {quarter_in_words(export.on)}.",
        "lead",
    )
    yield Paragraph(
        f"Waar {WITHHELD} staat, is een getal weggelaten. Waarom staat erbij. Wat onbekend is of wat iemand niet wilde "
        "zeggen telt niet als nee, en zit niet in het percentage."
    )
    if export.rounded:
        yield Paragraph("Getallen zijn afgerond op vijf. Daardoor tellen ze niet altijd precies op.")
    for _, found in groupby(lines(export), key=lambda line: line.table.table):
        yield from _indicator(list(found), meanings)
    yield Heading("Waarom een getal er niet staat")
    if not any(line.withheld for line in lines(export)):
        yield Paragraph(ALL_THERE)
    for sentence in reasons(export):
        yield Paragraph(sentence, "quiet", close=True)


def _indicator(found: Sequence[Line], meanings: Meanings) -> Iterator[Block]:
    """One heading, everybody together, and the groups of every table."""
    table = found[0].table
    yield Heading(title(table))
    if meaning := publishable(meanings.get(table.table, "")):
        yield Paragraph(meaning)
    for (_, everybody), part in groupby(found, key=lambda line: (id(line.table), line.everybody)):
        mine = list(part)
        if everybody:
            yield Paragraph(_figure(mine[0]), "lead")
            if mine[0].whole == 0:
                return
        else:
            yield Heading(f"Naar {lower(mine[0].divided_by)}", minor=True)
            yield from _table(mine)
        for sentence in briefly(mine):
            yield Paragraph(sentence, "quiet")


def _table(groups: Sequence[Line]) -> Iterator[Block]:
    """The groups with their bars; nothing when nothing of them is told."""
    if any(isinstance(_main(line), int) for line in groups):
        heads = {"share": _SHARE, "count": _COUNT, "median": _MEDIAN, "sum": _SUM}[groups[0].table.kind]
        rest = 1 - _BAR - sum(share for _, share in heads)
        rows = tuple((line.group, *_values(line), "") for line in groups)
        shares = (rest, *(share for _, share in heads), _BAR)
        yield Table(("", *(head for head, _ in heads), ""), rows, shares, bars=_bars(groups))


def _main(line: Line) -> Told:
    """The figure that a line is about."""
    return {"share": line.percent, "count": line.yes, "median": line.median, "sum": line.sum}[line.table.kind]


def _bars(groups: Sequence[Line]) -> tuple[float | None, ...]:
    """A percentage of the whole; a count or a median of the largest of them."""
    values = [_main(line) for line in groups]
    whole = 100 if groups[0].table.kind == "share" else max(value for value in values if isinstance(value, int))
    return tuple(value / whole if isinstance(value, int) and whole else None for value in values)


def _values(line: Line) -> tuple[str, ...]:
    if line.table.kind == "share":
        return (_said(line.yes), _said(line.of), _percent(line.percent), _said(line.unknown), _said(line.declined))
    return (_said(_main(line)),)


def _figure(line: Line) -> str:
    """The figure of everybody, in a sentence."""
    unit = UNITS[line.table.unit]
    if line.whole == 0:
        return "Dit ging in deze periode over niemand."
    if WITHHELD in (line.yes, line.median, line.sum):
        return "Dit getal staat er niet."
    if line.table.kind == "count":
        return f"{_said(line.yes)} {unit}."
    apart = (("Onbekend", line.unknown), ("Wil het niet zeggen", line.declined))
    besides = " ".join(f"{words}: {_said(value)}." for words, value in apart if value is not None)
    if line.table.kind == "median":
        return f"De middelste waarde is {_said(line.median)}, bij {_said(line.yes)} {unit}. {besides}".strip()
    if line.table.kind == "sum":
        return f"{_said(line.sum)} in totaal, bij {_said(line.yes)} {unit}. {besides}".strip()
    part = f" ({line.percent}%)" if isinstance(line.percent, int) else ""
    return f"{_said(line.yes)} van {_said(line.of)} {unit}{part}. {besides}".strip()


def _said(value: Told) -> str:
    return f"{value:,}".replace(",", ".") if isinstance(value, int) else value or ""


def _percent(value: Told) -> str:
    return f"{value}%" if isinstance(value, int) else value or ""
