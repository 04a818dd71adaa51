"""What the program is made of: every library in it, its version, its licence, and the words of that licence.

In an installed program `packaging/materials.py` has left this beside the questionnaires; in a checkout it is read
from what is installed.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from desktop import paths

NAME = "startgesprek"
TEXTS = re.compile(r"(?i)(?:licen[cs]e|copying|notice|authors)[^/]*$")
"""What a file with a licence in it is called."""

_PLAIN = (
    ("apache", "Apache-2.0"),
    ("affero", "AGPL-3.0-only"),
    ("3-clause bsd", "BSD-3-Clause"),
    ("bsd", "BSD-3-Clause"),
    ("isc ", "ISC"),
    ("mit", "MIT"),
    ("python software foundation", "PSF-2.0"),
)
"""How a library may say in words which licence it has; the first that fits counts."""
_KNOWN = {"sqlcipher3": "Zlib"}
"""What a library says only in the text of its licence."""


@dataclass(frozen=True)
class Part:
    """One thing of others that the program is made of.

    Attributes:
        licence: an SPDX expression.
        text: the words of that licence; empty when its makers left them out.
    """

    name: str
    version: str
    licence: str
    text: str = ""


@cache
def parts() -> tuple[Part, ...]:
    """Everything of others, by name."""
    file = paths.shipped() / "parts.json"
    if file.is_file():
        known: dict[str, Any] = json.loads(file.read_text("utf-8"))
        return tuple(Part(text=known["texts"][item.pop("text")], **item) for item in known["parts"])
    return (python(), *(part(found) for found in distributions(NAME)))


def python() -> Part:
    """The interpreter; its licence stands where the system keeps it."""
    places = (
        Path(os.__file__).with_name("LICENSE.txt"),
        *(Path(sys.base_prefix, f"LICENSE{end}") for end in (".txt", "")),
    )
    text = next((place.read_text("utf-8", "replace") for place in places if place.is_file()), "")
    return Part("Python", platform.python_version(), "PSF-2.0", text.strip())


def part(found: Distribution) -> Part:
    """What a library says of itself."""
    return Part(found.metadata["Name"], found.version, licence(found), "\n\n".join(texts(found)))


def distributions(name: str) -> list[Distribution]:
    """What is installed because this needs it, directly or not; not itself. In the order of the alphabet."""
    seen: dict[str, Distribution] = {}
    waiting = [name]
    while waiting:
        for wanted in _needs(waiting.pop()):
            if wanted not in seen:
                try:
                    seen[wanted] = distribution(wanted)
                except PackageNotFoundError:  # for another system than this one
                    continue
                waiting.append(wanted)
    return [seen[key] for key in sorted(seen) if key != name]


def _needs(name: str) -> Iterator[str]:
    try:
        wanted = importlib.metadata.requires(name)
    except PackageNotFoundError:
        return
    for line in wanted or ():
        found = re.match(r"[\w.-]+", line)
        if found and "extra ==" not in line:
            yield canonical(found[0])


def canonical(name: str) -> str:
    """The name of a library as package indexes write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(found: Distribution) -> str:
    """The licence of a library as an SPDX expression; empty when it says none."""
    known = _KNOWN.get(canonical(found.metadata["Name"]))
    if expression := known or found.metadata["License-Expression"]:
        return str(expression)
    said = str(found.metadata["License"] or "").strip().partition("\n")[0]
    if re.fullmatch(r"[\w.+-]+-[\w.+-]+( (AND|OR|WITH) [\w.+-]+)*|MIT|ISC|Zlib", said):
        return said
    classes = [line for line in found.metadata.get_all("Classifier") or () if line.startswith("License ::")]
    for words in (said.lower(), *(line.lower() for line in classes)):
        for sign, identifier in _PLAIN:
            if sign in f"{words} ":
                return identifier
    return ""


def texts(found: Distribution) -> list[str]:
    """The licences that a library brings along, each as text."""
    wanted = {
        str(file): file
        for file in found.files or ()
        if ".dist-info/" in str(file) and TEXTS.search(str(file)) and not str(file).endswith(".json")
    }
    read = [wanted[name].read_text("utf-8").strip() for name in sorted(wanted)]
    return list(dict.fromkeys(text for text in read if text))
