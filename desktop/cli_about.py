"""The `startgesprek over` command: what the program is, where its files are, and the licences of all its parts."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from desktop import about, parts
from desktop.cli_parser import Parser

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Parser]


def parsers(commands: Commands) -> None:
    """Add the command."""
    over = commands.add_parser("over", help="versie, licentie, mappen en onderdelen van dit programma")
    over.add_argument("--licenties", action="store_true", help="de hele tekst van alle licenties")
    over.set_defaults(run=_over)


def _over(given: argparse.Namespace) -> None:
    if given.licenties:
        print(about.licences())
        return
    print(f"Startgesprek {about.version()}")
    print(f"Licentie: {about.LICENCE}. {about.MEANS}")
    print()
    for what, place in about.places():
        print(f"{what}: {place}")
    print()
    print("Onderdelen van anderen (de licenties: startgesprek over --licenties):")
    for part in parts.parts():
        print(f"  {part.name} {part.version}".rstrip() + f": {part.licence}")
