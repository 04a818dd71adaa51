"""What in a municipality's files was left of an example, or typed by a word processor. No mistake, but a warning."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop import paths
from desktop.document import read_text, shown
from desktop.errors import ContentError, Finding
from desktop.municipality import strays
from desktop.municipality.load import names

MOST = 3
"""So many lines are told of each file."""
_INVENTED = re.compile(
    r"""[\w ]*\(voorbeeld\) | \bVoorbeeld[a-z]* (?:\ \d+\w*)? | \b[Vv]erzonnen\b | \b0000\ XX\b
      | \b0\d{1,3}(?:[ -]?0){3,}[ -]?\d\d\b | [\w.+-]*@?(?:www\.)?\bexample\.(?:nl|org|com|net)\b""",
    re.VERBOSE,
)
_CURLY = re.compile(r"""^\s*(?:-\s+)?(?:[^"'#]*[{,]\s*)?(?:[a-z_]+:\s+|-\s+)([“”„‘’])""")


def found(folder: Path) -> list[Finding]:
    """What is left in a folder of questionnaires or of one municipality; the examples themselves may be examples."""
    own = [folder] if strays.kind(folder) == "municipality" else strays.municipalities(folder)
    told: list[Finding] = []
    for place in dict.fromkeys((folder, *own)):
        for file in sorted((*place.glob("*.yaml"), *place.glob("domains/*.yaml"))):
            try:
                lines = read_text(file).splitlines()
            except ContentError:
                continue  # said already
            told += _curly(file, lines)
            if place in own and not _is_shipped(place):
                told += (*_its_id(file, lines), *_invented(file, lines))
    return told


def _is_shipped(municipality: Path) -> bool:
    """Whether it came with the program: what is invented in it may stay."""
    return os.path.realpath(municipality.parent) == os.path.realpath(paths.questionnaires() / "municipalities")


def _curly(file: Path, lines: Sequence[str]) -> Iterator[Finding]:
    """Values that begin with a quotation mark of a word processor: it is part of the text, and quotes nothing."""
    for number, line in enumerate(lines, 1):
        if sign := _CURLY.match(line):
            problem = f'{sign[1]} hoort nu bij de tekst. Typ een recht aanhalingsteken (") in plaats daarvan.'
            yield Finding(str(file), number, "-", problem)


def _its_id(file: Path, lines: Sequence[str]) -> Iterator[Finding]:
    for number, line in enumerate(lines if file.name == "municipality.yaml" else (), 1):
        given = re.match(r"""id:\s*["']?([\w-]+)""", line)
        if given and given[1] in names(paths.questionnaires()):  # the name of an example is its id too
            problem = f"'{given[1]}' is de id van een voorbeeld. Geef uw gemeente een eigen id."
            yield Finding(str(file), number, "-", problem)


def _invented(file: Path, lines: Sequence[str]) -> Iterator[Finding]:
    hits = [
        (number, hit[0])
        for number, line in enumerate(lines, 1)
        if not line.lstrip().startswith("#") and (hit := _INVENTED.search(line))
    ]
    if not hits:
        return
    some = ", ".join(f"'{shown(text)}' (regel {number})" for number, text in hits[:MOST])
    many = "staat nog 1 regel" if len(hits) == 1 else f"staan nog {len(hits)} regels"
    more = ", zoals" if len(hits) > MOST else ":"
    problem = f"hier {many} met gegevens van het voorbeeld{more} {some}. Zo komen zij in echte brieven."
    yield Finding(str(file), hits[0][0], "-", problem)
