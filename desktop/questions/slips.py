"""What is wrong with a condition that cannot be read, in Dutch. Knows no expression engine and no questions."""

from __future__ import annotations

import re
from collections.abc import Sequence

BOOLEANS = {"ja": "true", "waar": "true", "nee": "false", "onwaar": "false", "True": "true", "False": "false"}
"""What somebody may write for the one yes and no there is."""
_ANYHOW = "kijk haakjes en aanhalingstekens na, en schrijf ==, && en ||"
_SIGNS = {
    "=": "schrijf == in plaats van =", "=<": "schrijf <= in plaats van =<", "=>": "schrijf >= in plaats van =>",
    "<>": "schrijf != in plaats van <>", "&": "schrijf && in plaats van &", "|": "schrijf || in plaats van |",
}  # fmt: skip
_WORDS = {"en": "&&", "and": "&&", "of": "||", "or": "||", "is": "==", "niet": "!", "not": "!", "zit": "in"}
_CURLY = re.compile("[“”„‘’]")
_QUOTED = re.compile(r"""[rR]?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
_TOKEN = re.compile(r"==|!=|<=|>=|=<|=>|<>|&&|\|\||[A-Za-z_][\w.]*|[\w.]+|\S")
_OPEN, _CLOSE = "([{", ")]}"
_JOINING = frozenset({"==", "!=", "<", "<=", ">", ">=", "in", "&&", "||"})


def mend(source: str) -> str:
    """How to mend a condition that the engine cannot read: the first slip that is known, else what to look at."""
    return f"deze voorwaarde is niet te lezen: {_slip(source)}."


def _slip(source: str) -> str:
    bare = _QUOTED.sub("x", source)
    if sign := _CURLY.search(bare):
        return f'typ een recht aanhalingsteken (") in plaats van {sign[0]}'
    if found := re.search("[\"']", bare):
        return f"er staat een {found[0]} te veel, of er ontbreekt een {found[0]}"
    words: list[str] = _TOKEN.findall(bare)
    if not words:
        return "er staat niets"
    if problem := _brackets(words):
        return problem
    for word in words:
        if word in _SIGNS:
            return _SIGNS[word]
    for word in words:
        if word in _WORDS:
            return f"schrijf {_WORDS[word]} in plaats van '{word}'"
    if words[-1] in _JOINING:
        return f"achter {words[-1]} ontbreekt nog iets"
    return f"voor {words[0]} ontbreekt nog iets" if words[0] in _JOINING else _ANYHOW


def _brackets(words: Sequence[str]) -> str:
    """What is wrong with the brackets; empty when each has its other half."""
    waiting: list[str] = []
    for word in words:
        if word in _OPEN:
            waiting.append(word)
        elif word in _CLOSE:
            opened = _OPEN[_CLOSE.index(word)]
            if not waiting or waiting.pop() != opened:
                return f"er staat een {word} zonder {opened} ervoor"
    return f"er staat een {waiting[-1]} zonder {_CLOSE[_OPEN.index(waiting[-1])]} erachter" if waiting else ""
