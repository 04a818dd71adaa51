"""Reads the words of the command line, and says wrong usage in one Dutch line: argparse by itself speaks English."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

_DUTCH = (
    (r"the following arguments are required: (.*)", r"hier ontbreekt nog: \1"),
    (r"argument .*: invalid choice: (.*) \(choose from (.*)\)", r"\1 bestaat niet. Kies uit: \2"),
    (r"argument (.*): expected .*argument.*", r"achter \1 hoort een waarde"),
    (r"argument (.*): ignored explicit argument (.*)", r"achter \1 hoort geen waarde"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 en \2 gaan niet samen"),
    (r"unrecognized arguments: (.*)", r"dit is hier onbekend: \1"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 kan meer betekenen: \2"),
)


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


def municipality_option(parser: argparse.ArgumentParser) -> None:
    """Let a command be given a municipality, by the name of a shipped one or by the path of a folder."""
    words = "naam van een gemeente in het programma, of het pad van een map; anders die van de voorkeuren"
    parser.add_argument("--municipality", metavar="GEMEENTE", help=words)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Dutch. It ends the program with 2 after wrong usage."""

    def __init__(self, **given: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **given)
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")
        self._positionals.title = "gegevens"
        self._optionals.title = "opties"

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line, and end."""
        for english, dutch in _DUTCH:
            if found := re.fullmatch(english, message, re.DOTALL):
                message = found.expand(dutch)
                break
        self.exit(2, f"{self.prog}: {' '.join(message.split())}. Zie: {self.prog} --help\n")
