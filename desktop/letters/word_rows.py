"""How each block of a letter stands in a Word document: paragraphs, and rows of tables. Plain data, no Word.

Two languages beside each other are two cells of one row, so that they stay beside each other whatever is added.
All widths are in points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Literal

from desktop.letters.layout import WIDTH
from desktop.letters.model import (
    DUTCH,
    Answers,
    Block,
    Facts,
    Heading,
    Letter,
    Pair,
    Paragraph,
    Promises,
    Sayings,
    Side,
    Signatures,
    Slopes,
    Spacer,
    Table,
    Tongue,
    Wheel,
)

Look = Literal["title", "heading", "body", "lead", "quiet", "label", "strong", "small", "mark", "tick"]
Rule = Literal["", "line", "accent", "ink"]

_TICK = 22.0
_HALF = WIDTH / 2
_GAP = 26.0
_SIGN = (WIDTH - _GAP) / 4
TEXT = (_TICK, _HALF - _TICK, _HALF)
"""The columns of running text: a box to tick, Dutch, the own language."""
FACT = (WIDTH * 0.38, WIDTH * 0.62)
SIGNED = (_SIGN, _SIGN, _GAP, _SIGN, _SIGN)
_TONES: dict[str, Look] = {"normal": "body", "lead": "lead", "quiet": "quiet"}


@dataclass(frozen=True)
class Text:
    """One paragraph; a line end in it is kept. `before` is the white above it."""

    words: str
    look: Look = "body"
    tongue: Tongue = DUTCH
    before: float = 0.0


@dataclass(frozen=True)
class Cell:
    """Paragraphs under one another, over `span` columns; with a rule below, or a mark at its left."""

    texts: tuple[Text, ...]
    span: int = 1
    rule: Rule = ""
    marked: bool = False


@dataclass(frozen=True)
class Row:
    """Cells side by side.

    Attributes:
        columns: widths; rows with the same ones, one after the other, are one table. Empty for running text.
        table: number of a table that is never joined with another.
        head: it returns at the top of every page.
        with_next: never the last of a page.
        height: at least so high.
    """

    cells: tuple[Cell, ...]
    columns: tuple[float, ...] = ()
    table: int = 0
    head: bool = False
    with_next: bool = False
    height: float = 0.0


def rows(letter: Letter) -> list[Row]:
    """The whole letter under its letterhead."""
    found = [replace(_said(letter.title, "title", letter.tongue, 0.0), with_next=True)]
    for number, block in enumerate(letter.blocks, 1):
        drawn = [
            replace(row, table=number) if isinstance(block, Table | Slopes | Wheel) else row
            for row in draw(block, letter.tongue)
        ]
        if isinstance(block, Signatures | Slopes | Wheel) or (isinstance(block, Paragraph) and block.close):
            found[-1:] = [replace(row, with_next=True) for row in found[-1:]]
        found += drawn
    return found


@singledispatch
def draw(block: Block, tongue: Tongue) -> list[Row]:
    """The rows of one block; `tongue` stands beside Dutch."""
    raise TypeError(type(block).__name__)


def _said(text: str | Pair, look: Look, tongue: Tongue, before: float) -> Row:
    if isinstance(text, str):
        return Row((Cell((Text(text, look, DUTCH, before),)),))
    dutch, own = Text(text.dutch, look, DUTCH, before), Text(text.own, look, tongue, before)
    return Row((Cell((dutch,), 2), Cell((own,))), TEXT)


def _ticked(text: str | Pair, look: Look, tongue: Tongue, before: float, box: str = "") -> Row:
    """The same with room for a box to tick before it."""
    first = Cell((Text(box, "tick", DUTCH, before),) if box else ())
    if isinstance(text, str):
        return Row((first, Cell((Text(text, look, DUTCH, before),), 2)), TEXT)
    dutch, own = Text(text.dutch, look, DUTCH, before), Text(text.own, look, tongue, before)
    return Row((first, Cell((dutch,)), Cell((own,))), TEXT)


def _ruled(row: Row, rule: Rule = "line") -> Row:
    return replace(row, cells=tuple(replace(cell, rule=rule) for cell in row.cells))


def _kept(found: Sequence[Row]) -> list[Row]:
    """Rows that stay together, a thin rule under the last."""
    return [*(replace(row, with_next=True) for row in found[:-1]), _ruled(found[-1])]


@draw.register
def _(block: Heading, tongue: Tongue) -> list[Row]:
    look: Look
    look, before = ("strong", 8.0) if block.minor else ("heading", 14.0)
    return [replace(_said(block.text, look, tongue, before), with_next=True)]


@draw.register
def _(block: Paragraph, tongue: Tongue) -> list[Row]:
    return [_said(block.text, _TONES[block.tone], tongue, 1.0 if block.close else 8.0)]


@draw.register
def _(block: Facts, tongue: Tongue) -> list[Row]:
    found = []
    for fact in block.rows:
        value = [Text(fact.value, "label" if fact.quiet else "body", before=4.0)]
        if fact.concern:
            value.insert(0, Text("Zorgpunt", "mark", before=4.0))
        if fact.note:
            value.append(Text(fact.note, "label", before=3.0))
        label = Cell((Text(fact.label, "label", before=4.0),), marked=fact.concern)
        found.append(_ruled(Row((label, Cell(tuple(text for text in value if text.words))), FACT)))
    return found


@draw.register
def _(block: Table, tongue: Tongue) -> list[Row]:
    columns = tuple(WIDTH * share for share in block.shares)
    found = []
    if block.head and not block.continued:
        head = tuple(Cell((Text(words, "mark", before=5.0),)) for words in block.head)
        found.append(_ruled(Row(head, columns, head=True, with_next=True), "accent"))
    for texts in block.rows:
        found.append(_ruled(Row(tuple(Cell((Text(words, "small", before=4.0),)) for words in texts), columns)))
    return found


@draw.register
def _(block: Promises, tongue: Tongue) -> list[Row]:
    found: list[Row] = []
    for promise in block.rows:
        title = _ticked(promise.title, "strong", tongue, 9.0, "☑" if promise.done else "☐")
        found += _kept([title, *(_ticked(line, "body", tongue, 1.5) for line in promise.lines)])
    return found


@draw.register
def _(block: Answers, tongue: Tongue) -> list[Row]:
    found: list[Row] = []
    for given in block.rows:
        asked = _said(given.question, "quiet", tongue, 2.5)
        answer = _said(given.answer, "small", tongue, 0.0)
        found += _kept([replace(row, columns=TEXT, cells=_whole(row.cells)) for row in (asked, answer)])
    return found


def _whole(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Cells over the whole width."""
    return (replace(cells[0], span=len(TEXT)),) if len(cells) == 1 else cells


@draw.register
def _(block: Sayings, tongue: Tongue) -> list[Row]:
    found: list[Row] = []
    for saying in block.rows:
        title = Row((Cell((Text(saying.title, "strong", before=9.0),), len(TEXT)),), TEXT)
        sides = Row((Cell(tuple(_side(saying.left)), 2), Cell(tuple(_side(saying.right)))), TEXT)
        found += _kept([title, sides])
    return found


def _side(side: Side) -> Iterator[Text]:
    yield Text(side.label, "quiet")
    yield Text(side.text, "body", side.tongue, 2.0)
    if side.back:
        yield Text("Terugvertaald", "quiet", before=5.0)
        yield Text(side.back, "quiet", side.tongue, 1.0)


@draw.register
def _(block: Signatures, tongue: Tongue) -> list[Row]:
    found: list[Row] = []
    for at in range(0, len(block.names), 2):
        lines: list[Cell] = []
        under: list[Cell] = []
        for name in block.names[at : at + 2]:
            if lines:
                lines.append(Cell(()))
                under.append(Cell(()))
            lines.append(Cell((), 2, "ink"))
            under += _name(name, tongue)
        rest = len(SIGNED) - sum(cell.span for cell in lines)
        if rest:
            lines.append(Cell((), rest))
            under.append(Cell((), rest))
        found += [Row(tuple(lines), SIGNED, with_next=True, height=50.0), Row(tuple(under), SIGNED)]
    return found


def _name(name: str | Pair, tongue: Tongue) -> list[Cell]:
    if isinstance(name, str):
        return [Cell((Text(name, "label", before=3.0),), 2)]
    return [Cell((Text(name.dutch, "label", before=3.0),)), Cell((Text(name.own, "label", tongue, 3.0),))]


@draw.register
def _(block: Slopes, tongue: Tongue) -> list[Row]:
    """The numbers as a table; without a picture nothing has to be drawn anew when somebody changes a line."""
    days = block.days if not block.dots else (block.days[0], block.days[-1])
    found = []
    for slope in block.rows:
        said = slope.values if not block.dots else (slope.values[0], slope.values[-1])
        values = ["–" if value is None else f"{value} / {slope.high}" if block.dots else str(value) for value in said]
        ends = "" if block.dots else f"{slope.low} – {slope.high}"
        found.append((slope.title, *([ends] if ends else []), *values, slope.verdict))
    return _numbers(("", *([] if block.dots else ["van – tot"]), *days, ""), found, tongue)


@draw.register
def _(block: Wheel, tongue: Tongue) -> list[Row]:
    found = [
        (spoke.title, *("–" if score is None else f"{score * 100:.0f}" for score in spoke.scores))
        for spoke in block.spokes
    ]
    return _numbers(("0: slechtst, 100: best", *block.days), found, tongue) if found else []


def _numbers(head: Sequence[str | Pair], found: Sequence[Sequence[str | Pair]], tongue: Tongue) -> list[Row]:
    """A table of its own: words in the first column and, when the head has none for it, in the last."""
    words = 2 if head[-1] == "" else 1
    between = len(head) - words
    room = min(0.62, 0.2 * between) / between
    rest = 1 - room * between
    last = [rest * 0.38] if words == 2 else []
    columns = tuple(WIDTH * share for share in (rest - sum(last), *[room] * between, *last))
    rows = [
        _ruled(Row(tuple(_both(text, "mark", tongue) for text in head), columns, head=True, with_next=True), "accent")
    ]
    return rows + [_ruled(Row(tuple(_both(text, "small", tongue) for text in texts), columns)) for texts in found]


def _both(text: str | Pair, look: Look, tongue: Tongue) -> Cell:
    """A text in a narrow cell: the own language below Dutch."""
    if isinstance(text, str):
        return Cell((Text(text, look, before=4.0),) if text else ())
    return Cell((Text(text.dutch, look, before=4.0), Text(text.own, look, tongue, 1.0)))


@draw.register
def _(block: Spacer, tongue: Tongue) -> list[Row]:
    return [Row((Cell((Text("", "quiet", before=block.height),)),))]
