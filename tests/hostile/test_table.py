"""The table itself: every door has a test, and there are cases enough."""

from __future__ import annotations

from pathlib import Path

from .command_cases import COMMANDS
from .content_cases import CONTENT
from .dossier_cases import DOSSIERS
from .file_cases import FILES
from .pack_cases import PACKS
from .paper_cases import PAPERS
from .table import TABLE
from .typed_cases import TYPED

PARTS = (TYPED, FILES, DOSSIERS, CONTENT, PACKS, PAPERS, COMMANDS)


def test_no_door_is_named_twice() -> None:
    assert sum(map(len, PARTS)) == len(TABLE)
    assert sum(map(len, TABLE.values())) >= 150


def test_every_door_is_knocked_on() -> None:
    tests = "".join(file.read_text("utf-8") for file in Path(__file__).parent.glob("test_*.py"))
    assert [door for door in TABLE if f'"{door}"' not in tests and not door.endswith((".yaml", ".po"))] == []


def test_a_case_is_either_kept_or_refused() -> None:
    wrong = [(door, name) for door, cases in TABLE.items() for name, case in cases.items() if case.kept and case.told]
    assert wrong == []
