"""What is in the frozen program, and the licences of all of it; `bill.py` writes the same for machines.

Called by the recipe, in the environment that is frozen: what PyInstaller took decides what is listed.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from importlib.metadata import Distribution, PackageNotFoundError, distribution, packages_distributions, requires
from pathlib import Path
from typing import Any
from urllib.parse import quote

from embedded import EMBEDDED, UNSAID

from desktop import __version__, parts

HERE = Path(__file__).resolve().parent
LICENCES = HERE / "licences"
BROUGHT = re.compile(r"(?:([\w.]+)\.libs|([\w.]+)/\.dylibs)/([^/]+)$")
"""A library that a wheel brought along: beside its package on Linux and Windows, within it on macOS."""
OWN_LIST = re.compile(r"/sboms/(?:auditwheel|delvewheel|delocate)")
Taken = Sequence[tuple[str, str, str]]
"""What PyInstaller took: place below the program's folder (or name of a module), where it stands here, kind."""

QT = """\
Startgesprek gebruikt Qt en PySide6, onder de LGPL, versie 3 (de tekst staat hieronder, met de GPL waar zij naar
verwijst). Zij staan als losse bestanden in de map PySide6 van het programma. U mag ze vervangen door een andere of een
zelf gebouwde versie van dezelfde reeks, en daarvoor ook nagaan hoe het programma ze gebruikt. De broncode van deze
versie ({version}) staat op download.qt.io, onder archive/qt en official_releases/QtForPython; wie haar daar niet kan
halen, krijgt haar drie jaar lang van wie u dit programma gaf.
"""


@dataclass
class Piece:
    """One thing in the program.

    Attributes:
        purl: where it comes from, as a package URL.
        within: the name of the piece that carries it.
        inside: what it carries, from a list of its own.
    """

    name: str
    version: str
    licence: str
    text: str = ""
    purl: str = ""
    within: str = ""
    needs: list[str] = field(default_factory=list)
    inside: list[Piece] = field(default_factory=list)


def locked(lock: Path) -> list[str]:
    """The libraries that the program may use, as package indexes write them: the first part of the lock."""
    program = lock.read_text("utf-8").partition("# Tools")[0]
    return [parts.canonical(line.partition("==")[0]) for line in program.splitlines() if "==" in line]


def tools(lock: Path) -> list[str]:
    """Names of modules that are installed only to build with, so that nothing of them goes along."""
    program = set(locked(lock))
    owners = packages_distributions().items()
    return [module for module, names in owners if not program & {parts.canonical(name) for name in names}]


def used(names: Iterable[str], taken: Taken) -> dict[str, Distribution]:
    """Of these libraries those of which PyInstaller took a file. Metadata alone does not count."""
    sources = {os.path.realpath(source) for place, source, _ in taken if ".dist-info" not in place and source}
    found = {}
    for known in filter(None, map(_installed, names)):
        own = (file for file in known.files or () if ".dist-info" not in str(file))
        if sources & {os.path.realpath(known.locate_file(file)) for file in own}:
            found[parts.canonical(known.metadata["Name"])] = known
    return found


def pieces(names: Sequence[str], taken: Taken) -> list[Piece]:
    """Everything that others made and the program holds."""
    libraries = used(names, taken)
    found = [_python(), _starter()]
    for name, library in libraries.items():
        said = parts.part(library)
        text = said.text or fallback(said.licence, _makers(library))
        purl = f"pkg:pypi/{name}@{said.version}"
        needs = [parts.canonical(_name(line)) for line in requires(name) or () if "extra ==" not in line]
        found.append(Piece(said.name, said.version, said.licence, text, purl, "", needs, _own_list(library)))
    held = [item for item in EMBEDDED if item.within in libraries]
    for item in held:
        words = (LICENCES / f"{item.words}.txt").read_text("utf-8").strip() if item.words else ""
        found.append(Piece(item.name, item.version(), item.licence, words, "", item.within))
    return [*found, *_of_system(taken)]


def _name(line: str) -> str:
    """The library that a requirement names."""
    found = re.match(r"[\w.-]+", line)
    return found[0] if found else line


def _makers(library: Distribution) -> str:
    return str(library.metadata["Author"] or library.metadata["Author-email"] or library.metadata["Name"])


def _python() -> Piece:
    known = parts.python()
    return Piece(known.name, known.version, known.licence, known.text, f"pkg:generic/python@{known.version}")


def _starter() -> Piece:
    """What PyInstaller puts before the program."""
    known = parts.part(distribution("pyinstaller"))
    licence = "GPL-2.0-or-later WITH Bootloader-exception"
    return Piece("PyInstaller bootloader", known.version, licence, known.text, f"pkg:pypi/pyinstaller@{known.version}")


def fallback(licence: str, makers: str) -> str:
    """The words of a licence that its makers left out of their wheel; of a choice, the first. Empty when unknown."""
    wanted = licence.partition(" OR ")[0]
    files = [LICENCES / f"{wanted}.txt"]
    if wanted == "LGPL-3.0-only":
        files.append(LICENCES / "GPL-3.0-only.txt")
    if not all(file.is_file() for file in files):
        return ""
    words = "\n\n".join(file.read_text("utf-8").strip() for file in files)
    return f"Copyright (c) {re.sub(r' *<[^>]*>', '', makers)}\n\n{words}"


def _own_list(library: Distribution) -> list[Piece]:
    """What a wheel says it carries, from its own bill of materials."""
    found: dict[tuple[str, str], Piece] = {}
    own = parts.canonical(library.metadata["Name"])
    for file in library.files or ():
        if "/sboms/" not in str(file):
            continue
        for item in json.loads(file.read_text("utf-8")).get("components", ()):
            name, edition = item["name"], item.get("version", "")
            if parts.canonical(name) != own and item["type"] == "library":
                licence = _said(item) or UNSAID.get(name, "")
                found[name, edition] = Piece(name, edition, licence, "", item.get("purl", ""), own)
    return list(found.values())


def _said(item: dict[str, Any]) -> str:
    for choice in item.get("licenses", ()):
        return str(choice.get("expression") or choice["license"].get("id") or choice["license"].get("name", ""))
    return ""


def _of_system(taken: Taken) -> list[Piece]:
    """Libraries that were taken from the packages of a Debian system."""
    files = sorted({source for _, source, _ in taken if source.startswith(("/usr/lib/", "/lib/")) and ".so" in source})
    names: dict[str, None] = {}
    for file in files:
        for place in (file, os.path.realpath(file), os.path.realpath(file).removeprefix("/usr")):
            done = subprocess.run(["dpkg", "-S", place], capture_output=True, text=True, check=False)
            if done.returncode == 0:
                names[done.stdout.partition(":")[0]] = None
                break
        else:
            raise SystemExit(f"no package holds {file}")
    return [_package(name) for name in names if not name.startswith(("libpython3", "python3"))]


def _package(name: str) -> Piece:
    done = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", name], capture_output=True, text=True, check=True)
    text = Path("/usr/share/doc", name, "copyright").read_text("utf-8", "replace")
    purl = f"pkg:deb/debian/{name}@{quote(done.stdout)}"
    return Piece(name, done.stdout, "LicenseRef-Debian-copyright", text, purl)


def for_the_program(found: Sequence[Piece]) -> str:
    """What `desktop.parts` reads: every piece that has words of its own, each text once."""
    texts: dict[str, str] = {}
    listed = []
    for piece in sorted((item for item in found if item.text), key=lambda item: item.name.lower()):
        words = QT.format(version=piece.version) + "\n" + piece.text if _is_qt(piece) else piece.text
        key = next((known for known, text in texts.items() if text == words), f"t{len(texts) + 1}")
        texts[key] = words
        listed.append({"name": piece.name, "version": piece.version, "licence": piece.licence, "text": key})
    return json.dumps({"parts": listed, "texts": texts}, ensure_ascii=False, indent=1)


def _is_qt(piece: Piece) -> bool:
    return parts.canonical(piece.name).startswith(("pyside6", "shiboken6"))


def to_read(known: dict[str, Any], licence: str) -> str:
    """Every licence in one text, for people."""
    lines = [f"Startgesprek {__version__}", "Licentie: EUPL-1.2", "", licence.strip(), ""]
    for key, words in known["texts"].items():
        who = [item for item in known["parts"] if item["text"] == key]
        lines += [
            "=" * 78,
            *(" ".join(filter(None, (item["name"], item["version"], "-", item["licence"]))) for item in who),
            "",
            words.strip(),
            "",
        ]
    return "\n".join(lines)


def write(folder: Path, root: Path, taken: Taken) -> list[tuple[str, str]]:
    """Write bill and licences; every part must have the words of its licence.

    Returns:
        the files, as pairs of a file and its folder below the program's folder.
    """
    names = locked(root / "requirements.lock")
    found = pieces(names, taken)
    if silent := [piece.name for piece in found if not piece.within and not (piece.text and piece.licence)]:
        raise SystemExit(f"no words of a licence for: {', '.join(silent)}")
    if unsaid := [f"{item.name} in {piece.name}" for piece in found for item in piece.inside if not item.licence]:
        raise SystemExit(f"under which licence? Add it to packaging/embedded.py: {', '.join(unsaid)}")
    unknown_files(taken)
    there = {parts.canonical(piece.name) for piece in found}
    from bill import bill

    folder.mkdir(parents=True, exist_ok=True)
    known = for_the_program(found)
    contents = {
        "bom.cdx.json": bill(found, [name for name in names if name not in there and _installed(name)]),
        "parts.json": known,
        "licenties.txt": to_read(json.loads(known), (root / "LICENSE").read_text("utf-8")),
    }
    for name, text in contents.items():
        (folder / name).write_text(text, "utf-8")
    return [(str(folder / name), "desktop/shipped") for name in contents]


def _installed(name: str) -> Distribution | None:
    """A library of the lock may be for another system than this one."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def unknown_files(taken: Taken) -> None:
    """End when a library within a wheel is in no list: neither the wheel's own nor `embedded.EMBEDDED`."""
    shapes = [item.files for item in EMBEDDED if item.files]
    for place, source, _ in taken:
        found = BROUGHT.search(source.replace("\\", "/"))
        if found and not any(fnmatch(found[3], shape) for shape in shapes):
            wheel = distribution(found[1] or packages_distributions()[found[2]][0])
            if not any(OWN_LIST.search(str(file)) for file in wheel.files or ()):
                raise SystemExit(f"{place}: who made this, and under which licence? Add it to packaging/embedded.py.")
