"""The texts that a municipality shares: taalpakketten in its folder, for everybody who works with that folder.

They are read, never written. Of a text that was also reviewed on this machine, the later review counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from desktop.errors import Finding, PackRefused
from desktop.translate import pack
from desktop.translate.corrections import Correction

FOLDER = "taalpakketten"


def of(municipality: Path, code: str, sources: Iterable[tuple[str, str]]) -> dict[str, Correction]:
    """The reviewed texts of a language that lie in a municipality's folder, by context.

    Only those of which it is known who reviewed them, and that translate the Dutch of today. A file that is no pack is
    passed over: `check` names it.
    """
    found: dict[str, Correction] = {}
    files = [file for file in _files(municipality) if re.search(rf"(^|[^a-z]){re.escape(code)}$", file.stem)]
    texts = list(sources) if files else []
    for file in files:
        try:
            given = pack.read(file)
        except PackRefused:
            continue
        if given.code == code:
            signed = {one.context: one for one in pack.compare(given, {}, texts).new if one.by}
            found = later(found, signed)
    return found


def later(one: Mapping[str, Correction], other: Mapping[str, Correction]) -> dict[str, Correction]:
    """Both together; where both have a text, the later review, and the first of the same day."""
    return {**other, **{name: item for name, item in one.items() if name not in other or item.on >= other[name].on}}


def check(municipality: Path) -> list[Finding]:
    """What is wrong with the packs in a municipality's folder."""
    findings = []
    for file in _files(municipality):
        try:
            given = pack.read(file)
        except PackRefused as error:
            findings.append(Finding(str(file), 1, "-", str(error)))
            continue
        if not re.search(rf"(^|[^a-z]){re.escape(given.code)}$", file.stem):
            problem = f"de naam zegt niet van welke taal dit pakket is. Noem het taalpakket-{given.code}.po."
            findings.append(Finding(str(file), 1, "-", problem))
        elif given.unsigned:
            problem = "niet bij elke tekst staat wie haar nakeek: die gaan niet mee. Lees het pakket in bij Talen."
            findings.append(Finding(str(file), 1, "-", problem))
    return findings


def _files(municipality: Path) -> list[Path]:
    try:
        return sorted((municipality / FOLDER).glob("*.po"))
    except OSError:
        return []
