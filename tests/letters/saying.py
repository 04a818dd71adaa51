"""What a letter says, for tests: all its text, and its text under a heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from desktop.letters.model import Answers, Heading, Letter, Pair, Promises, Table

ISOLATES = {ord("\u2068"): None, ord("\u2069"): None, ord("\u00a0"): " ", ord("\u2011"): "-"}


def dutch(text: str | Pair) -> str:
    """The Dutch of a text, without the signs that only paper needs."""
    return (text.dutch if isinstance(text, Pair) else text).translate(ISOLATES)


def said(part: object) -> Iterator[str]:
    """Every text in a part of a letter."""
    if isinstance(part, str):
        yield part.translate(ISOLATES)
    elif isinstance(part, tuple):
        for item in part:
            yield from said(item)
    elif is_dataclass(part):
        for item in fields(part):
            yield from said(getattr(part, item.name))


def everything(letter: Letter) -> str:
    """All text of a letter, its name included."""
    return "\n".join(said(letter))


def answers(letter: Letter) -> dict[str, str | Pair]:
    """The answers on a form, by their question in Dutch."""
    blocks = [block for block in letter.blocks if isinstance(block, Answers)]
    return {dutch(row.question): row.answer for block in blocks for row in block.rows}


def titles(letter: Letter) -> list[str]:
    """What there is to tick or to keep, in Dutch."""
    blocks = [block for block in letter.blocks if isinstance(block, Promises)]
    return [dutch(row.title) for block in blocks for row in block.rows]


def headings(letter: Letter) -> list[str]:
    """The headings, in Dutch."""
    return [dutch(block.text) for block in letter.blocks if isinstance(block, Heading)]


def tables(letter: Letter) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The rows of every table, by the heading above it."""
    found, heading = {}, ""
    for block in letter.blocks:
        if isinstance(block, Heading):
            heading = dutch(block.text)
        elif isinstance(block, Table):
            found[heading] = block.rows
    return found
