"""What goes into the frozen program, what is kept out, and what the check after it finds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def contents(recipe: Callable[[str], ModuleType]) -> ModuleType:
    return recipe("contents")


def test_everything_the_program_reads_goes_along(contents: ModuleType) -> None:
    places = {f"{place}/{Path(file).name}".replace("\\", "/") for file, place in contents.data_files(ROOT)}
    own = {name for name in contents.NEEDED if name.startswith("desktop/")}
    written = {f"desktop/shipped/{name}" for name in ("bom.cdx.json", "licenties.txt", "parts.json")}
    assert own - written <= places
    for folder in ("questionnaires", "translations", "docs/handleiding"):
        top = ROOT / "docs" if folder.startswith("docs") else ROOT  # as `desktop.paths` looks for it
        there = {f"desktop/shipped/{file.relative_to(top)}" for file in (ROOT / folder).rglob("*") if file.is_file()}
        assert there <= places
    steps = {str(file.relative_to(ROOT)) for file in (ROOT / "desktop/store/migrations").rglob("*.py")}
    assert len(steps) > 5
    assert steps <= places
    assert not any("__pycache__" in place or place.startswith("tests") for place in places)


def test_the_font_of_every_script_goes_along(contents: ModuleType) -> None:
    from desktop import paths

    for family in ("Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic", "Inter"):
        file = paths.font(family)
        package = next(name for name in contents.FONTS if name in file.parts)
        place = "/".join(file.parts[file.parts.index(package) :])
        assert place in contents.NEEDED
        assert package in contents.HIDDEN
        assert contents.wanted(place, str(file))


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/Qt6Quick.dll",
        "PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/plugins/multimedia/ffmpegmediaplugin.dll",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "libavcodec.so.61",
        "babel/locale-data/ja.dat",
        "lxml/tests/test_io.py",
        "fontpkg_inter/files/Inter-Italic[opsz,wght].ttf",
    ],
)
def test_what_no_window_uses_stays_out(contents: ModuleType, place: str) -> None:
    assert not contents.wanted(place, "/somewhere/else")


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/lib/libQt6Pdf.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/translations/qtbase_nl.qm",
        "babel/locale-data/nl.dat",
        "babel/locale-data/ti.dat",
        "desktop/store/migrations/versions/tests/of-nothing.py",
    ],
)
def test_what_the_windows_use_goes_along(contents: ModuleType, place: str) -> None:
    assert contents.wanted(place, "/somewhere/else")


def test_of_the_system_only_what_python_needs(contents: ModuleType) -> None:
    assert contents.wanted("libcrypto.so.3", "/usr/lib/x86_64-linux-gnu/libcrypto.so.3")
    assert not contents.wanted("libxcb-cursor.so.0", "/usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0")
    assert not contents.wanted("libreadline.so.8", "/lib/x86_64-linux-gnu/libreadline.so.8")


def test_a_link_to_what_stays_behind_stays_behind(contents: ModuleType) -> None:
    found = [
        ("PySide6/Qt/lib/libQt6Core.so.6", "/wheel/libQt6Core.so.6", "BINARY"),
        ("PySide6/Qt/lib/libQt6Qml.so.6", "/wheel/libQt6Qml.so.6", "BINARY"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libQt6Qml.so.6", "PySide6/Qt/lib/libQt6Qml.so.6", "SYMLINK"),
        ("libgone.so.1", "PySide6/Qt/lib/libgone.so.1", "SYMLINK"),
    ]
    assert [place for place, _, _ in contents.kept(found)] == ["PySide6/Qt/lib/libQt6Core.so.6", "libQt6Core.so.6"]


def test_the_check_finds_what_must_not_be_there_and_what_is_missing(contents: ModuleType, tmp_path: Path) -> None:
    inside = tmp_path / "_internal"
    good = [f"_internal/{name}" for name in contents.NEEDED] + ["startgesprek", "_internal/PySide6/QtCore.abi3.so"]
    bad = [
        "_internal/PySide6/Qt/lib/libQt6WebEngineCore.so.6",
        "_internal/PySide6/Qt/lib/libQt6VirtualKeyboard.so.6",
        "_internal/_tkinter.cpython-311-x86_64-linux-gnu.so",
        "_internal/numpy/tests/test_all.py",
        "_internal/torch/lib/libtorch.so",
        "_internal/Demo.startgesprek",
    ]
    for name in good + bad:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"12345")
    files = contents.files_below(tmp_path)
    assert contents.forbidden(files) == sorted(bad)
    assert contents.missing(files) == []
    assert sum(files.values()) == 5 * len(good + bad)
    (inside / "desktop/views/theme.qss").unlink()
    assert contents.missing(contents.files_below(tmp_path)) == ["desktop/views/theme.qss"]
