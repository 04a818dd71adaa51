"""What a model says of itself: its metadata in Argos Translate's form, and the line in which it names its licence."""

from __future__ import annotations

import json
import re
from typing import Any

from desktop.errors import ModelRefused
from desktop.translate.languages import BY_CODE, language
from desktop.translate.model_archive import DAMAGED, NO_MODEL, Archive

METADATA = "metadata.json"
LARGEST_METADATA = 100_000
_TEXTS = ("package_version", "argos_version", "from_code", "from_name", "to_code", "to_name", "type", "target_prefix")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,30}")
_LICENCE = re.compile(r"licen[cs]e|licentie|\bCC0\b|\bCC[- ]BY\b|\bMIT\b|\bEUPL\b", re.IGNORECASE)


def metadata(archive: Archive) -> dict[str, str]:
    """The metadata that translating needs, each value a text.

    Raises:
        ModelRefused: something that belongs to a model is missing or wrong, or it is for other languages.
    """
    names = archive.wanted.keys()
    pieces = {"sentencepiece.model", "bpe.model"}
    if METADATA not in names or "model/model.bin" not in names or not names & pieces:
        raise ModelRefused(NO_MODEL)
    if archive.wanted[METADATA].file_size > LARGEST_METADATA:
        raise ModelRefused(DAMAGED)
    try:
        read = json.loads(archive.text(METADATA, LARGEST_METADATA))
    except (ValueError, RecursionError):
        raise ModelRefused(DAMAGED) from None
    if not isinstance(read, dict):
        raise ModelRefused(DAMAGED)
    _check_types(read)
    known = {name: read[name] for name in _TEXTS if name in read}
    _check_pair(known.get("from_code", ""), known.get("to_code", ""))
    return known | {"name": archive.top, "licence": _licence(read, archive)}


def _check_types(read: dict[str, Any]) -> None:
    for name in _TEXTS:
        value = read.get(name, "")
        if not isinstance(value, str) or len(value) > 100 or not value.isprintable():
            raise ModelRefused(DAMAGED)
    if read.get("type", "translate") != "translate":
        raise ModelRefused(NO_MODEL)
    if not _VERSION.fullmatch(read.get("package_version", "")):
        raise ModelRefused(DAMAGED)


def _check_pair(source: str, target: str) -> None:
    for code in (source, target):
        if code not in BY_CODE:
            named = f" ({code})" if re.fullmatch("[A-Za-z-]{2,12}", code) else ""
            raise ModelRefused(
                f"Dit model is voor een taal die Startgesprek niet kent{named}. Er is niets geïnstalleerd."
            )
    if source == target:
        raise ModelRefused(f"Dit model vertaalt van {language(source).dutch} naar zichzelf. Er is niets geïnstalleerd.")


def _licence(read: dict[str, Any], archive: Archive) -> str:
    """How the maker words the licence, on one line; empty when nothing is said."""
    for name in ("license", "licence"):
        if isinstance(value := read.get(name), str) and value.strip():
            return _plain(value)
    texts = {name.lower(): archive.text(name, 20_000) for name in archive.wanted if "/" not in name}
    for name, text in sorted(texts.items()):
        lines = [line for line in (_plain(line) for line in text.splitlines()) if line]
        if name.startswith("licen") and lines:
            return lines[0]
        if name.startswith("readme"):
            for number, line in enumerate(lines):
                if _LICENCE.search(line):
                    heading = len(line) < len("licenses:") + 1 and number + 1 < len(lines)
                    return lines[number + 1] if heading else line
    return ""


def _plain(text: str) -> str:
    """A line as it may be shown: short, without marks of Markdown and signs that cannot be seen."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text[:400]).strip(" #*>_-").split())
    return line if len(line) <= 120 else line[:119] + "…"
