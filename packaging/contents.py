"""What is in the frozen program, and what must never be: used by the recipe, and by the check after it."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Sequence
from fnmatch import fnmatch
from importlib.util import find_spec
from pathlib import Path

SHIPPED = "desktop/shipped"
"""Where `desktop.paths.shipped` looks in an installed program."""

FONTS = ["fontpkg_inter", "fontpkg_noto_sans", "fontpkg_noto_sans_arabic", "justmytype_intl_africa"]
"""Packages that are only looked for, never imported: `desktop.paths.font`."""

HIDDEN = [
    "alembic.op", "argostranslate.apply_bpe", "logging.config", "sacremoses.normalize", "sacremoses.tokenize", *FONTS
]  # fmt: skip
"""What is imported by name only, by steps of the vault and by tokenizers."""

REPLACEABLE = ("deduce", "docdeid", "frozendict")
"""Libraries in Python under the LGPL, or close to one: they go along as files of their own, which can be replaced."""

AS_FILES = {"docx": "pyz+py", **dict.fromkeys(REPLACEABLE, "py")}
"""How modules go along, when not in the archive of modules. docx goes from a folder of its modules to its templates."""

EXCLUDED = [
    "IPython", "PyQt5", "PyQt6", "_pytest", "_tkinter", "argostranslate.package", "argostranslate.translate",
    "cffi.setuptools_ext", "curses", "distutils", "ensurepip", "hypothesis", "idlelib", "lib2to3", "matplotlib",
    "minisbd", "mypy", "numpy.f2py", "numpy.testing", "onnxruntime", "pandas", "pip", "pytest",
    "readline", "reportlab.graphics", "ruff", "setuptools", "spacy", "stanza", "test", "tests", "tkinter", "torch",
    "transformers", "turtle", "turtledemo", "venv", "wheel",
]  # fmt: skip
"""What libraries could use, and this program does not."""

PRUNED = [
    # Qt: what PyInstaller brings along, and no window of this program uses.
    "PySide6/Qt/qml/*", "PySide6/qml/*", "PySide6/Qt/resources/*",
    "PySide6/Qt/lib/QtQml*", "PySide6/Qt/lib/QtQuick*", "PySide6/Qt/lib/QtVirtualKeyboard*",
    "*Qt6Qml*", "*Qt6Quick*", "*Qt6VirtualKeyboard*", "*Qt6Egl*", "*Qt6MultimediaWidgets*", "*Qt6FFmpeg*",
    "PySide6/QtMultimediaWidgets.*", "PySide6/QtConcurrent.*",
    "PySide6/*plugins/egldeviceintegrations/*", "PySide6/*plugins/generic/*",
    "PySide6/*plugins/multimedia/*", "PySide6/*plugins/networkinformation/*", "PySide6/*plugins/tls/*",
    "PySide6/*plugins/*virtualkeyboard*", "PySide6/*plugins/platforms/*eglfs*", "PySide6/*plugins/platforms/*linuxfb*",
    "PySide6/*plugins/platforms/*vnc*", "PySide6/*plugins/platforms/*vkkhr*", "PySide6/*plugins/platforms/*minimal*",
    "PySide6/*plugins/imageformats/*qpdf*", "PySide6/*plugins/imageformats/*webp*",
    "PySide6/*plugins/imageformats/*tiff*", "PySide6/*plugins/imageformats/*wbmp*",
    "PySide6/*plugins/imageformats/*tga*", "PySide6/*plugins/imageformats/*icns*",
    "*libavcodec*", "*libavformat*", "*libavutil*", "*libswresample*", "*libswscale*",
    "*avcodec-*", "*avformat-*", "*avutil-*", "*swresample-*", "*swscale-*", "*opengl32sw*",
    # Examples, tests and sources within libraries.
    "*/tests/*", "*/test/*", "*/testing/*", "*.pyx", "*.pxd", "*.c", "*.h", "*.hpp", "*.pyi", "*.typed",
    "fontpkg_*-Italic*",
]  # fmt: skip
"""Shapes of paths below the program's folder that are left out."""

LANGUAGES = ("nl", "en", "ar", "ti", "prs", "fa", "uk", "tr", "so", "fr", "ku", "kmr", "ckb")
"""Languages of which Babel's tables go along."""

FORBIDDEN = [
    "*WebEngine*", "*torch*", "*onnxruntime*", "*minisbd*", "*tkinter*", "*_pytest*", "*pytest*", "*hypothesis*",
    "*/mypy/*", "*/ruff*", "*/tests/*", "*Qt6Qml*", "*QtQml*", "*Qt6Quick*", "*QtQuick*", "*Qt63D*",
    "*Qt6Charts*", "*QtCharts*",
    "*Qt6DataVisualization*", "*VirtualKeyboard*", "*Qt6Designer*", "*libavcodec*", "*readline*",
    "*/pandas/*", "*/scipy/*",
    "*/__pycache__/*", "*.startgesprek", "*.env", "*/.git/*", "*_cache/*", "*tcl8*", "*tk8*",
]  # fmt: skip
"""Shapes of paths that no program handed out may hold. VirtualKeyboard, Charts and readline are GPL."""

NEEDED = [
    "desktop/forms/icons/lock.svg", "desktop/views/theme.qss", "desktop/store/migrations/env.py",
    "desktop/letters/pip_exchange.schema.json",
    f"{SHIPPED}/questionnaires/rounds.yaml", f"{SHIPPED}/questionnaires/municipalities/zeist/municipality.yaml",
    f"{SHIPPED}/translations/ar.po", f"{SHIPPED}/handleiding/index.md", f"{SHIPPED}/tolk.md",
    f"{SHIPPED}/bom.cdx.json", f"{SHIPPED}/licenties.txt", f"{SHIPPED}/parts.json",
    "babel/locale-data/nl.dat", "docx/templates/default.docx", "tzdata/zoneinfo/Europe/Amsterdam",
    "fontpkg_inter/files/Inter[opsz,wght].ttf", "fontpkg_noto_sans/files/NotoSans[wdth,wght].ttf",
    "fontpkg_noto_sans_arabic/files/NotoSansArabic[wdth,wght].ttf",
    "justmytype_intl_africa/fonts/ofl/notosansethiopic/NotoSansEthiopic[wdth,wght].ttf",
]  # fmt: skip
"""Some file of everything the program reads."""

OF_PYTHON = (
    "libpython3",
    "libssl.",
    "libcrypto.",
    "libbz2.",
    "liblzma.",
    "libffi.",
    "libsqlite3.",
    "libexpat.",
    "libuuid.",
)
"""Libraries of a Linux system that Python needs and the program brings along; all others are the system's own, so that
they are kept safe by its updates: `debian_package.py` makes the system install them."""


def is_program(module: str) -> bool:
    """Whether a module of the program goes into the archive of modules; the vault's steps go along as files."""
    return not module.startswith("desktop.store.migrations.versions.")


def data_files(root: Path) -> list[tuple[str, str]]:
    """The program's own files that are no modules: pairs of a file and its folder below the program's folder.

    Questions, translations and what people read stand where the wheel puts them: pyproject.toml says it once.
    """
    found = [(file, file.relative_to(root).parent) for file in root.glob("desktop/**/*") if _is_data(root, file)]
    wheel = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    for name in wheel["only-include"]:
        top = name.partition("/")[0]
        if top in wheel["sources"]:
            files = [root / name, *(root / name).rglob("*")]
            place = Path(wheel["sources"][top])
            found += [(file, place / file.relative_to(root / top).parent) for file in files]
    return [
        (str(file), str(folder))
        for file, folder in sorted(found)
        if file.is_file() and not any(part.startswith((".", "__pycache__")) for part in file.relative_to(root).parts)
    ]


def _is_data(root: Path, file: Path) -> bool:
    """Not a module, or a step of the vault, which Alembic reads as a file."""
    return file.suffix != ".py" or "migrations" in file.relative_to(root).parts


def library_files() -> list[tuple[str, str]]:
    """What libraries read and PyInstaller does not see: fonts, templates, word lists, time zones."""
    from PyInstaller.utils.hooks import collect_data_files  # type: ignore[import-untyped]

    packages = filter(find_spec, (*FONTS, *REPLACEABLE, "sacremoses", "docx", "zxcvbn", "tzdata"))
    return [pair for package in packages for pair in collect_data_files(package)]


def wanted(place: str, source: str) -> bool:
    """Whether a file that PyInstaller found goes along.

    Args:
        place: below the program's folder.
        source: where it stands on the machine that builds.
    """
    path = place.replace("\\", "/")
    if path.startswith("desktop/"):
        return True
    if source.startswith(("/usr/lib/", "/lib/")) and ".so" in path and "lib-dynload" not in source:
        return path.startswith(OF_PYTHON)
    if found := re.match(r"babel/locale-data/([a-z]+)", path):
        return found[1] in (*LANGUAGES, "root")
    if found := re.match(r"PySide6/(?:Qt/)?translations/(.*)", path):
        return found[1] in ("qtbase_nl.qm", "qt_nl.qm")
    return not any(fnmatch(path, shape) for shape in PRUNED)


def kept(found: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Of what PyInstaller found, as (place, source, kind), what goes along: no link to what stays behind."""
    files = [item for item in found if item[2] != "SYMLINK" and wanted(item[0], item[1])]
    there = {place for place, _, _ in files}
    links = [item for item in found if item[2] == "SYMLINK" and wanted(item[0], "")]
    return files + [
        item for item in links if os.path.normpath(os.path.join(os.path.dirname(item[0]), item[1])) in there
    ]


def forbidden(names: Iterable[str]) -> list[str]:
    """Of the paths below a folder those that must not be handed out."""
    return sorted(name for name in names if any(fnmatch(f"/{name}", shape) for shape in FORBIDDEN))


def missing(names: Iterable[str]) -> list[str]:
    """What the program reads and is not among these paths, which may begin with a folder of PyInstaller's."""
    there = {name.partition("_internal/")[2] or name for name in names}
    return [name for name in NEEDED if name not in there]


def files_below(folder: Path) -> dict[str, int]:
    """Every file below a folder, as a path with slashes, and its bytes. A link counts nothing."""
    return {
        file.relative_to(folder).as_posix(): 0 if file.is_symlink() else file.stat().st_size
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
