"""What the program is made of: every part has a licence and the words of it, and the program shows what was written."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import distribution
from pathlib import Path
from types import ModuleType

import pytest

from desktop import parts, paths

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"


@pytest.fixture
def materials(recipe: Callable[[str], ModuleType]) -> ModuleType:
    return recipe("materials")


def taken(*names: str) -> list[tuple[str, str, str]]:
    """As PyInstaller tells it: one module of each of these libraries, and only the metadata of babel."""
    found = []
    for name in names:
        library = distribution(name)
        file = next(file for file in library.files or () if str(file).endswith(".py") and ".dist-info" not in str(file))
        found.append((str(file)[:-3].replace("/", "."), str(library.locate_file(file)), "PYMODULE"))
    note = next(file for file in distribution("babel").files or () if file.name == "METADATA")
    return [*found, (str(note), str(distribution("babel").locate_file(note)), "DATA")]


def test_every_locked_library_has_a_licence_and_its_words(materials: ModuleType) -> None:
    names = materials.locked(LOCK)
    assert {"pyside6-essentials", "sqlcipher3", "reportlab", "argos-translate-lt"} <= set(names)
    assert "pytest" not in names
    without = []
    for name in names:
        said = parts.part(distribution(name))
        if not said.licence or not (said.text or materials.fallback(said.licence, "somebody")):
            without.append(name)
    assert without == []


def test_what_libraries_carry_inside_has_words_too(materials: ModuleType) -> None:
    names = set(materials.locked(LOCK))
    assert {item.within for item in materials.EMBEDDED} <= names
    files = {item.words for item in materials.EMBEDDED if item.words}
    assert [name for name in files if not (materials.LICENCES / f"{name}.txt").is_file()] == []
    told = {item.name for item in materials.EMBEDDED}
    assert {
        "Qt",
        "SQLCipher",
        "OpenSSL",
        "ICU",
        "HarfBuzz",
        "Noto Sans",
        "Noto Sans Arabic",
        "Noto Sans Ethiopic",
    } <= told


def test_what_wheels_list_themselves_has_a_licence(materials: ModuleType) -> None:
    listed = [item for name in materials.locked(LOCK) for item in materials._own_list(distribution(name))]
    assert {"libgomp", "libXau", "openssl"} <= {item.name for item in listed}
    assert [f"{item.name} in {item.within}" for item in listed if not item.licence] == []


def test_a_part_counts_when_a_file_of_it_was_taken(materials: ModuleType) -> None:
    found = materials.used(["alembic", "babel", "mako", "not-for-this-system"], taken("alembic", "mako"))
    assert sorted(found) == ["alembic", "mako"]


def test_tools_that_only_build_are_named(materials: ModuleType) -> None:
    named = materials.tools(LOCK)
    assert "pytest" in named
    assert not {"alembic", "PySide6", "yaml", "PIL", "docx"} & set(named)


def test_a_library_nobody_knows_of_ends_the_build(materials: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    known = [("numpy.libs/libgfortran-1.so.5", "/wheels/numpy.libs/libgfortran-1.so.5", "BINARY")]
    materials.unknown_files(known)
    with pytest.raises(SystemExit, match="under which licence"):
        materials.unknown_files([*known, ("x", "/wheels/numpy.libs/libnew-1.so.5", "BINARY")])
    with pytest.raises(SystemExit, match="under which licence"):
        materials.unknown_files([*known, ("x", "/wheels/yaml/.dylibs/new.dylib", "BINARY")])


def test_the_program_shows_what_was_written(
    materials: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [
        materials.Piece("PySide6_Essentials", "6.11.3", "LGPL-3.0-only", "the words of the LGPL"),
        materials.Piece("alembic", "1.2", "MIT", "the same words"),
        materials.Piece("Mako", "3.4", "MIT", "the same words"),
        materials.Piece("libquadmath", "", "LGPL-2.1-or-later", "", "", "numpy"),
    ]
    text = materials.for_the_program(made)
    (tmp_path / "parts.json").write_text(text, "utf-8")
    monkeypatch.setattr(paths, "shipped", lambda: tmp_path)
    parts.parts.cache_clear()
    try:
        shown = parts.parts()
    finally:
        monkeypatch.undo()
        parts.parts.cache_clear()
    assert [(part.name, part.version) for part in shown] == [
        ("alembic", "1.2"),
        ("Mako", "3.4"),
        ("PySide6_Essentials", "6.11.3"),
    ]
    assert shown[0].text == shown[1].text == "the same words"
    assert "U mag ze vervangen" in shown[2].text
    assert "download.qt.io" in shown[2].text
    assert shown[2].text.endswith("the words of the LGPL")
    assert len(json.loads(text)["texts"]) == 2
    whole = materials.to_read(json.loads(text), "The licence of the program.")
    assert whole.index("The licence of the program.") < whole.index("alembic 1.2 - MIT") < whole.index("the same words")
    assert whole.count("the same words") == 1


def test_a_copyright_holder_stands_above_a_licence_that_was_left_out(materials: ModuleType) -> None:
    words = materials.fallback("MIT", "Somebody <some@body.example>")
    assert words.startswith("Copyright (c) Somebody\n\nPermission is hereby granted")
    assert "GNU GENERAL PUBLIC LICENSE" in materials.fallback("LGPL-3.0-only OR GPL-2.0-only", "Q")
    assert materials.fallback("Never-Heard-Of", "Q") == ""
