"""The Debian package: the frozen program in /usr/lib, and what a desktop needs to find it."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from datetime import UTC, date, datetime
from email.utils import format_datetime
from hashlib import md5
from pathlib import Path

from needed_libraries import needed, packages

HERE = Path(__file__).resolve().parent / "debian"
ROOT = HERE.parent.parent
IDENTITY = "nl.startgesprek.Startgesprek"
"""The name of the window for a desktop: as `desktop.about.IDENTITY`."""
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def version() -> str:
    """The version of the program, as its first module says."""
    told: dict[str, str] = {}
    exec((ROOT / "desktop" / "__init__.py").read_text("utf-8"), told)  # noqa: S102 (our own three lines)
    return told["__version__"]


def make(frozen: Path, build: Path, dist: Path, *, fast: bool = False) -> list[Path]:
    """Build the package with dpkg-deb; without that program (another Linux) nothing is made.

    Args:
        fast: larger, in a fifth of the time: to try it.
    """
    if not shutil.which("dpkg-deb"):
        return []
    tree = build / "debian"
    shutil.rmtree(tree, ignore_errors=True)
    home = tree / "usr" / "lib" / "startgesprek"
    shutil.copytree(frozen, home, symlinks=True)
    link = tree / "usr" / "bin" / "startgesprek"
    link.parent.mkdir(parents=True)
    link.symlink_to("../lib/startgesprek/startgesprek")
    desktop_files(tree / "usr" / "share", build / "pictures")
    documents(tree / "usr" / "share")
    told = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    architecture = told.stdout.strip()
    control(tree, architecture, *packages(needed(frozen)))
    rights(tree)
    file = dist / f"startgesprek_{version()}_{architecture}.deb"
    subprocess.run(
        [
            "dpkg-deb",
            "--root-owner-group",
            *(("-Zgzip", "-z1") if fast else ("-Zxz",)),
            "--build",
            str(tree),
            str(file),
        ],
        check=True,
        stdout=-3,
    )
    return [file]


def desktop_files(share: Path, pictures: Path) -> None:
    """The entry in the menu, its pictures, and what a software shop shows."""
    put(HERE / f"{IDENTITY}.desktop", share / "applications" / f"{IDENTITY}.desktop")
    put(HERE / f"{IDENTITY}.metainfo.xml", share / "metainfo" / f"{IDENTITY}.metainfo.xml")
    icons = share / "icons" / "hicolor"
    for size in ICON_SIZES:
        put(pictures / f"startgesprek-{size}.png", icons / f"{size}x{size}" / "apps" / f"{IDENTITY}.png")
    put(ROOT / "desktop" / "views" / "about" / "startgesprek.svg", icons / "scalable" / "apps" / f"{IDENTITY}.svg")


def documents(share: Path) -> None:
    """The page of the manual, the changes, and whose work it is."""
    packed(HERE / "startgesprek.1", share / "man" / "man1" / "startgesprek.1.gz")
    home = share / "doc" / "startgesprek"
    put(HERE / "copyright", home / "copyright")
    packed(ROOT / "CHANGELOG.md", home / "CHANGELOG.md.gz")
    (home / "changelog.gz").write_bytes(gzip.compress(changes().encode(), 9, mtime=0))
    put(HERE / "lintian-overrides", share / "lintian" / "overrides" / "startgesprek")


def changes() -> str:
    """The changes in the form that Debian reads: of this version only, and where the others stand."""
    told = (HERE / f"{IDENTITY}.metainfo.xml").read_text("utf-8")
    day = date.fromisoformat(told.partition(f'<release version="{version()}" date="')[2][:10])
    maker = (HERE / "control").read_text("utf-8").partition("Maintainer: ")[2].partition("\n")[0]
    when = format_datetime(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
    lines = [f"startgesprek ({version()}) unstable; urgency=medium", "", "  * See CHANGELOG.md.gz.", ""]
    return "\n".join([*lines, f" -- {maker}  {when}", ""])


def control(tree: Path, architecture: str, must: list[str], wished: list[str]) -> None:
    """What dpkg reads. There are no scripts: nothing outside the package is touched, also not when it is removed."""
    size = sum(file.stat().st_size for file in tree.rglob("*") if file.is_file() and not file.is_symlink())
    text = (
        (HERE / "control")
        .read_text("utf-8")
        .format(
            version=version(),
            architecture=architecture,
            size=size // 1024,
            depends=", ".join(must),
            recommends=", ".join(wished),
        )
    )
    folder = tree / "DEBIAN"
    folder.mkdir()
    (folder / "control").write_text(text, "utf-8")
    files = sorted(file for file in (tree / "usr").rglob("*") if file.is_file() and not file.is_symlink())
    sums = [
        f"{md5(file.read_bytes(), usedforsecurity=False).hexdigest()}  {file.relative_to(tree)}\n" for file in files
    ]
    (folder / "md5sums").write_text("".join(sums), "utf-8")


def put(source: Path, place: Path) -> None:
    """Copy a file to its place."""
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, place)


def packed(source: Path, place: Path) -> None:
    """Copy a file to its place, packed with gzip without a date."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(gzip.compress(source.read_bytes(), 9, mtime=0))


def rights(tree: Path) -> None:
    """Everybody may read, nobody but root may write, and only programs can be run."""
    for place in (tree, *tree.rglob("*")):
        if not place.is_symlink():
            program = place.is_dir() or (place.name == "startgesprek" and place.parent.name == "startgesprek")
            os.chmod(place, 0o755 if program else 0o644)
