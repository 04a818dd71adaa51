"""Dossiers from JSON (`interchange_reader`), and to it (`interchange_writer`).

An import is all or nothing, and says by name what it refuses. A file that was exported imports again, and its next
export is the same byte for byte.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from desktop.dossier.model import Dossier
from desktop.dossier.tips import Tip
from desktop.errors import InterchangeError
from desktop.municipality.model import Municipality
from desktop.questions.model import Questionnaire
from desktop.store.interchange_model import FORMAT, DossierPart, DossiersFile, TipPart
from desktop.store.interchange_reader import Reader
from desktop.store.interchange_writer import export as export
from desktop.store.refusals import refusal, refused_value, shown

LARGEST = 50_000_000
"""Bytes of the largest file that is read: some thousands of dossiers, or some hundreds with the letters that went."""

_MOST_PROBLEMS = 100

Part = TypeVar("Part", DossierPart, TipPart)


def schema() -> dict[str, Any]:
    """The JSON Schema of a file."""
    return DossiersFile.model_json_schema() | {"$schema": "https://json-schema.org/draft/2020-12/schema"}


@dataclass(frozen=True)
class Content:
    """What is in a file.

    Attributes:
        papers: what was sent, as PDF, by the id of its letter.
        tips: of the municipality.
        remarks: Dutch sentences about what is unusual and was taken all the same.
    """

    dossiers: list[Dossier]
    papers: dict[str, bytes]
    tips: list[Tip]
    remarks: list[str]


def read(data: bytes, questionnaire: Questionnaire, municipality: Municipality) -> list[Dossier]:
    """The dossiers of a file, without what was sent; otherwise as `content`."""
    return content(data, questionnaire, municipality).dossiers


def content(data: bytes, questionnaire: Questionnaire, municipality: Municipality) -> Content:
    """What is in a file, checked to the last answer. Nothing is stored: give it to `Dossiers.add`.

    Raises:
        InterchangeError: naming the first thing that is wrong, and how many more there are.
    """
    try:
        parsed = _parsed(data)
        _check_format(parsed)
        parts, tips = _validated(parsed)
    except RecursionError:
        raise InterchangeError("Dit bestand is te diep genest. Er is niets opgeslagen.") from None
    reader = Reader(questionnaire, municipality)
    found, told = [reader.dossier(part) for part in parts], reader.tips(tips)
    if reader.problems:
        raise refusal(reader.problems)
    return Content(found, reader.papers, told, reader.remarks)


def _validated(content: Any) -> tuple[list[DossierPart], list[TipPart]]:
    """The dossiers and tips one by one: a file with a million mistakes ends at the first few."""
    problems: list[str] = []
    lists = {name: found for name in ("dossiers", "tips") if isinstance(found := content.get(name), list)}
    try:
        DossiersFile.model_validate(content | {name: [] for name in lists})
    except ValidationError as error:
        problems += [refused_value(content, detail) for detail in error.errors()]
    parts = _each(content, "dossiers", lists.get("dossiers", []), DossierPart, problems)
    tips = _each(content, "tips", lists.get("tips", []), TipPart, problems)
    if problems:
        raise refusal(problems)
    return parts, tips


def _each(content: Any, name: str, given: list[Any], model: type[Part], problems: list[str]) -> list[Part]:
    parts = []
    for number, item in enumerate(given):
        if len(problems) >= _MOST_PROBLEMS:
            break
        try:
            parts.append(model.model_validate(item))
        except ValidationError as error:
            problems += [refused_value(content, detail, (name, number)) for detail in error.errors()]
    return parts


def check_size(size: int) -> None:
    """Judge a file before it is read.

    Raises:
        InterchangeError: it has more bytes than LARGEST.
    """
    if size > LARGEST:
        raise InterchangeError(
            f"Dit bestand is groter dan {LARGEST // 1_000_000} MB. Verdeel het over meer bestanden. "
            "Er is niets opgeslagen."
        )


def _parsed(data: bytes) -> Any:
    check_size(len(data))
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_constant)
    except UnicodeDecodeError:
        raise InterchangeError("Dit bestand is geen UTF-8. Er is niets opgeslagen.") from None
    except json.JSONDecodeError as error:
        raise InterchangeError(
            f"Dit bestand is geen geldige JSON: regel {error.lineno}, teken {error.colno} klopt niet. "
            "Er is niets opgeslagen."
        ) from None
    except ValueError:
        raise InterchangeError("In dit bestand staat een onzinnig groot getal. Er is niets opgeslagen.") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise InterchangeError(
                f"In dit bestand staat '{shown(key)}' twee keer in hetzelfde blok. Haal er één weg. "
                "Er is niets opgeslagen."
            )
        found[key] = value
    return found


def _constant(name: str) -> None:
    raise InterchangeError(
        f"In dit bestand staat {name}; dat is geen getal. Zet er null of een getal. Er is niets opgeslagen."
    )


def _check_format(content: Any) -> None:
    tag = content.get("format") if isinstance(content, dict) else None
    if tag == FORMAT:
        return
    if isinstance(tag, str) and re.fullmatch(r"startgesprek-dossiers/[0-9]{1,6}", tag):
        raise InterchangeError(
            f"Dit bestand heeft de vorm {tag}, van een andere versie van Startgesprek; deze versie leest "
            f"{FORMAT}. Werk het programma bij. Er is niets opgeslagen."
        )
    raise InterchangeError(
        f'Dit is geen bestand met dossiers: "format" moet "{FORMAT}" zijn. Kies een ander bestand. '
        "Er is niets opgeslagen."
    )
