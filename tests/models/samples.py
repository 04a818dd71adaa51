"""The tiny models, and installing them the way the program does."""

from __future__ import annotations

from pathlib import Path

from desktop.translate import models
from desktop.translate.models import Model

PLACE = Path(__file__).resolve().parent
PAIRS = ("nl_en", "en_ar", "ar_en", "en_nl")


def file(pair: str, version: str = "1.0") -> Path:
    """The `.argosmodel` of a pair, such as `nl_en`."""
    return PLACE / f"{pair}-{version}.argosmodel"


def install(folder: Path, *pairs: str) -> list[Model]:
    """Install these pairs (all of them when none is named) in a folder."""
    return [models.install(models.inspect(file(pair), folder)) for pair in pairs or PAIRS]
