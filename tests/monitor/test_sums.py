"""Amounts of each who is counted, added up; in a household those of all its members."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop import guide as guides
from desktop import paths
from desktop.dossier.model import Dossier, Newcomer
from desktop.guide import Guide
from desktop.monitor import indicators
from desktop.monitor.model import TOTAL

from .counting_samples import talk
from .test_counting import counted, households, row


@pytest.fixture(scope="module")
def zeist() -> Guide:
    """The shipped guide of Zeist."""
    return guides.load("zeist")


def test_a_sum_adds_what_each_brings_in(zeist: Guide) -> None:
    """Lessons in a week: of a household those of all its members; who says nothing is unknown, and adds nothing."""
    said = ({"taal__les": "ja", "taal__lessen": 3}, {"taal__les": "ja", "taal__lessen": 4}, {"taal__les": "ja"})
    said = (*said, {"taal__les": "ja", "taal__lessen": 3}, {"taal__les": "klaar", "taal__lessen": 9}, {})
    homes = ("1", "1", "1", None, None, None)
    dossiers = [
        Dossier(Newcomer(f"Persoon {place}", "ar", household=home), [talk("start", date(2026, 2, 1), **answers)])
        for place, (answers, home) in enumerate(zip(said, homes, strict=True))
    ]
    found = counted(zeist, dossiers, "language")
    assert row(found["taal_lessen", ""]) == (3, 0, 1, 0), "only of whom it is known that they have lessons"
    assert found["taal_lessen", "language"].values == {TOTAL: (3, 3, 4), "ar": (3, 3, 4)}
    together = counted(households(zeist), dossiers)["taal_lessen", ""]
    assert (row(together), together.values) == ((2, 0, 0, 0), {TOTAL: (3, 7)})


def test_no_amount_is_below_nothing(zeist: Guide, tmp_path: Path) -> None:
    own = tmp_path / indicators.FILE
    entry = '{id: som, title: T, meaning: M, kind: sum, value: "netwerk.contacten - 2"}'
    own.write_text(f"indicators:\n  - {entry}\n", "utf-8")
    place = zeist.municipality.model_copy(update={"folder": str(tmp_path)})
    guide = replace(
        zeist, indicators=indicators.load(paths.questionnaires(), place, zeist.questionnaire, zeist.questionnaire)
    )
    talks = [talk("start", date(2026, 2, 1), netwerk__contacten=number) for number in (1, 2, 7)]
    found = counted(guide, [Dossier(Newcomer("Amina", "ar"), [held]) for held in talks])["som", ""]
    assert (row(found), found.values) == ((2, 0, 1, 0), {TOTAL: (0, 5)})
