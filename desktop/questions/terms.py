"""The words of a condition: what it names, and whether what it compares can fit. Knows no expression engine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from desktop.content import meant
from desktop.questions.earlier import called_now
from desktop.questions.model import Question, Type
from desktop.questions.slips import BOOLEANS

Sort = Literal["choice", "choices", "number", "yes_no", "text", "persons", "none"]

Facts = Mapping[str, tuple[Sort, tuple[str, ...]]]
"""What may be named besides answers: its sort, and of a choice what it may be."""

NEWCOMER: Facts = {
    "newcomer.age": ("number", ()),
    "newcomer.language": ("text", ()),
    "newcomer.country": ("text", ()),
    "newcomer.regime": ("choice", ("Wi2013", "Wi2021", "ukraine", "family")),
}
RESERVED = frozenset({
    "as", "break", "const", "continue", "else", "false", "for", "function", "has", "if", "import", "in", "let",
    "loop", "namespace", "newcomer", "null", "package", "return", "round", "true", "var", "void", "while",
})  # fmt: skip
"""Words that neither a life domain nor a question may be called: CEL keeps them, or conditions do."""
SORTS: dict[Type, Sort] = {
    "single": "choice", "multi": "choices", "number": "number", "scale": "number",
    "date": "text", "text": "text", "yes_no": "yes_no", "persons": "persons",
}  # fmt: skip
"""What an expression may do with an answer of each type."""
_EXPECTED: dict[Sort, str] = {
    "choice": "een keuze: vergelijk met == of != en een optie tussen aanhalingstekens",
    "choices": 'een lijst van keuzes: schrijf "optie" in {name}',
    "number": "een getal: vergelijk met een getal zonder aanhalingstekens",
    "yes_no": "ja of nee: vergelijk met true of false",
    "text": "tekst: vergelijk met tekst tussen aanhalingstekens",
    "persons": "een lijst van personen: schrijf size({name}) of {name}.exists(p, p.age < 18)",
    "none": "leeg. Schrijf !has(…) als er geen antwoord moet zijn",
}
_TOKEN = re.compile(
    r"""(?P<quoted>[rR]?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'))
      | (?P<number>\d+(?:\.\d+)?)
      | (?P<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)
      | (?P<sign>==|!=|<=|>=|&&|\|\||\S)""",
    re.VERBOSE,
)
_LITERALS: dict[str, Sort] = {"true": "yes_no", "false": "yes_no", "null": "none"}
_COMPARING = ("==", "!=", "<", "<=", ">", ">=", "in")
_BINDING = ("exists", "exists_one", "all", "filter", "map")


class UnknownQuestion(ValueError):
    """A condition names a question that does not exist: `question`."""

    def __init__(self, question: str, known: Mapping[str, Question]) -> None:
        self.question = question
        unknown = f"de vraag '{question}' bestaat niet. Kijk de spelling na.{meant(question, known)}"
        super().__init__(called_now(question, known.values()) or unknown)


class Operand(NamedTuple):
    """A name or a literal of a condition. `options`: what a choice may be; of a literal its own text."""

    text: str
    sort: Sort
    options: tuple[str, ...] = ()
    literal: bool = False


@dataclass
class Terms:
    """What a condition speaks of.

    Attributes:
        questions: ids of the questions it reads, in the order in which they are named.
        facts: what it reads besides: 'round', 'newcomer.age'.
        quoted, numbers: its literals.
        asks_presence: whether it uses `has(…)`.
    """

    questions: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    asks_presence: bool = False


def named(source: str) -> tuple[str, ...]:
    """Ids of the questions that a checked condition reads, in the order in which they are named."""
    bound: set[str] = set()
    found: dict[str, None] = {}
    tokens = _tokens(source)
    for index, (kind, text) in enumerate(tokens):
        name = _base(tokens, index) if kind == "name" else ""
        if name != text and text.rpartition(".")[2] in _BINDING:
            bound.add(_text(tokens, index + 2))
        root, _, rest = name.partition(".")
        if rest and root not in bound and root != "newcomer":
            found[name] = None
    return tuple(found)


def check(source: str, known: Mapping[str, Question], facts: Facts = NEWCOMER) -> Terms:
    """Read a condition, and hold every name and every comparison in it against the questions.

    Args:
        facts: what it may name besides questions and the round.

    Raises:
        UnknownQuestion: it names a question that is not there.
        ValueError: in Dutch, when it names something else unknown, an option that is not there, or mixes types.
    """
    return _Reader(source, known, facts).read()


def _tokens(source: str) -> list[tuple[str, str]]:
    return [(str(found.lastgroup), found.group()) for found in _TOKEN.finditer(source)]


def _text(tokens: Sequence[tuple[str, str]], index: int) -> str:
    return tokens[index][1] if 0 <= index < len(tokens) else ""


def _base(tokens: Sequence[tuple[str, str]], index: int) -> str:
    """A name without the method or function that it ends in."""
    text = tokens[index][1]
    return text.rpartition(".")[0] if _text(tokens, index + 1) == "(" else text


class _Reader:
    """Reads one condition from left to right."""

    def __init__(self, source: str, known: Mapping[str, Question], facts: Facts) -> None:
        self._tokens = _tokens(source)
        self._known = known
        self._facts = facts
        self._bound: dict[str, Operand] = {}
        self._terms = Terms()

    def read(self) -> Terms:
        operands = [self._operand(index) for index in range(len(self._tokens))]
        for index, (_, text) in enumerate(self._tokens):
            if text in _COMPARING and index:
                self._compare(operands[index - 1], text, list(self._right(operands, index + 1)))
        return self._terms

    def _operand(self, index: int) -> Operand | None:
        kind, text = self._tokens[index]
        match kind:
            case "quoted":
                plain = text.lstrip("rR")[1:-1]
                self._terms.quoted.append(plain)
                return Operand(plain, "text", literal=True)
            case "number":
                if text.isdigit() and len(text) < 16:
                    self._terms.numbers.append(int(text))
                return Operand(text, "number", literal=True)
            case "name" if text in _LITERALS:
                return Operand(text, _LITERALS[text], literal=True)
            case "name" if text != "in":
                return self._name(index)
            case _:
                return None

    def _name(self, index: int) -> Operand | None:
        text, base = self._tokens[index][1], _base(self._tokens, index)
        if base == text:
            return self._resolved(text)
        self._terms.asks_presence = self._terms.asks_presence or text == "has"
        around = self._resolved(base) if base else None
        if around and text.rpartition(".")[2] in _BINDING:
            self._bind(around, _text(self._tokens, index + 2))
        return None

    def _resolved(self, name: str) -> Operand:
        if name in self._bound:
            return self._bound[name]
        if name == "round" or name in self._facts:
            if name not in self._terms.facts:
                self._terms.facts.append(name)
            return Operand(name, *(self._facts.get(name) or ("choice", rounds(self._known))))
        question = self._known.get(name)
        if question is None:
            self._refuse(name)
        assert question is not None
        if name not in self._terms.questions:
            self._terms.questions.append(name)
        return Operand(name, SORTS[question.type], tuple(option.id for option in question.options))

    def _refuse(self, name: str) -> None:
        root = name.partition(".")[0]
        if choice := [fact for fact in self._facts if fact.startswith(f"{root}.")]:
            raise ValueError(f"'{name}' bestaat niet. Kies uit {', '.join(choice)}.{meant(name, choice)}")
        if any(bound.partition(".")[0] == root for bound in self._bound):
            raise ValueError(f"'{name}' wordt bij deze vraag niet genoteerd. Kijk 'fields' na.")
        if name in BOOLEANS:
            raise ValueError(f"'{name}' is hier onbekend. Bedoelt u {BOOLEANS[name]}?")
        unknown = UnknownQuestion(name, self._known)
        if "." not in name and "Bedoelt u" not in str(unknown):
            raise ValueError(f"'{name}' is geen vraag. Is het een keuze? Zet er aanhalingstekens omheen: \"{name}\".")
        raise unknown

    def _bind(self, around: Operand, variable: str) -> None:
        """Inside `question.exists(variable, …)` the variable is one option, or one person with fields."""
        if around.sort == "choices":
            self._bound[variable] = Operand(variable, "choice", around.options)
        elif around.sort == "persons":
            self._bound[variable] = Operand(variable, "persons")
            for name in self._known[around.text].fields:
                sort: Sort = "choice" if name == "relation" else "number" if name == "age" else "text"
                self._bound[f"{variable}.{name}"] = Operand(f"{variable}.{name}", sort, around.options)
        else:
            raise ValueError(f"'{around.text}' is {_expected(around)}.")

    def _right(self, operands: Sequence[Operand | None], index: int) -> Iterator[Operand | None]:
        """What stands at the right of a comparison: one operand, or those of a list."""
        if _text(self._tokens, index) == "-":
            index += 1
        if _text(self._tokens, index) != "[":
            yield operands[index] if index < len(operands) else None
            return
        while index + 1 < len(operands) and _text(self._tokens, index) != "]":
            index += 1
            yield operands[index]

    def _compare(self, left: Operand | None, sign: str, right: Sequence[Operand | None]) -> None:
        for other in right:
            if left is None or other is None or (left.literal and other.literal):
                continue
            if sign == "in" and not other.literal:
                _check_held(left, other)
            elif not left.literal:
                _check_pair(left, sign, other)
            else:
                _check_pair(other, sign, left)


def rounds(known: Mapping[str, Question]) -> tuple[str, ...]:
    """Ids of all rounds that some question is asked in."""
    return tuple(dict.fromkeys(round_id for question in known.values() for round_id in question.rounds))


def _check_held(item: Operand, group: Operand) -> None:
    if group.sort != "choices":
        raise ValueError(f"'{group.text}' is {_expected(group)}.")
    _check_pair(Operand(group.text, "choice", group.options), "==", item)


def _check_pair(name: Operand, sign: str, other: Operand) -> None:
    """Whether a name may be compared so with a literal or another name."""
    text_like = ("choice", "text")
    fits = name.sort == other.sort or (name.sort in text_like and other.sort in text_like)
    ordered = sign in ("<", "<=", ">", ">=")
    allowed = ("number", "text") if ordered else ("number", "text", "yes_no", "choice")
    if other.sort == "none":
        raise ValueError(f"'{name.text}' is nooit {_EXPECTED['none']}.")
    if not fits or name.sort not in allowed:
        raise ValueError(f"'{name.text}' is {_expected(name)}.")
    if name.sort == "choice" and other.literal and other.text not in name.options:
        raise ValueError(
            f"'{other.text}' is geen optie van '{name.text}'. Kies uit {', '.join(name.options)}."
            + meant(other.text, name.options)
        )


def _expected(name: Operand) -> str:
    return _EXPECTED[name.sort].format(name=name.text)
