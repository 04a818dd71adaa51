"""The copy of a municipality's folder on this machine, made whenever the folder was good.

It is what the program works on with while the folder cannot be reached or holds a mistake. A municipality's folder
holds nothing of a newcomer. Below `paths.municipalities()` stands for each municipality that was chosen:

KEY.json           which folder it was, the name of its copy, and the last day on which the folder was good
KEY-CONTENT/       the copy; another content has another name, so that it is replaced whole or not at all
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from desktop import paths
from desktop.municipality import logo

LARGEST = 40_000_000
"""Bytes of a folder; of what is larger no copy is kept."""
_READ = re.compile(r"[^/]+\.(yaml|png|jpg|jpeg)|domains/[^/]+\.yaml|taalpakketten/[^/]+\.po", re.IGNORECASE)
"""The files of a folder that the program reads. Whatever else lies in it is no business of ours."""
_PICTURE = re.compile(r"\.(png|jpe?g)$", re.IGNORECASE)
_COPY = re.compile(r"[0-9a-f]{16}-[0-9a-f]{16}")

Files = Mapping[str, bytes]
"""What stands in the files of a folder, by their names in it."""


@dataclass(frozen=True)
class Kept:
    """A copy.

    Attributes:
        folder: where it is.
        good_on: the last day on which the folder itself was good.
    """

    folder: Path
    good_on: date


def read(folder: Path) -> Files:
    """What stands in a folder now; nothing when it cannot be read, or is too large to be kept."""
    try:
        names = [*os.listdir(folder)]
        for part in ("domains", "taalpakketten"):
            if (folder / part).is_dir():
                names += [f"{part}/{name}" for name in os.listdir(folder / part)]
        files = [name for name in names if _READ.fullmatch(name) and (folder / name).is_file()]
        sizes = {name: (folder / name).stat().st_size for name in files}
        if sum(sizes.values()) > LARGEST:  # a logo that no paper can have keeps nobody from having a copy
            sizes = {name: size for name, size in sizes.items() if size <= logo.LARGEST or not _PICTURE.search(name)}
        if sum(sizes.values()) > LARGEST:
            return {}
        return {name: (folder / name).read_bytes() for name in sorted(sizes)}
    except (OSError, ValueError):
        return {}


def keep(chosen: str, files: Files, today: date | None = None) -> None:
    """Keep what was read of a good folder, unless it is kept already. A disk that refuses is passed over.

    Args:
        chosen: the municipality, as the preferences have it.
        today: None when it was changed here after it had been found good.
    """
    key, content = _digest(chosen.encode()), _digest(*(part for name in files for part in (name.encode(), files[name])))
    home, name = paths.municipalities(), f"{key}-{content}"
    known = find(chosen)
    day = today or (known.good_on if known else None)
    if not files or day is None or (known and known.folder.name == name and known.good_on == day):
        return
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not known or known.folder.name != name:
            _write_folder(home / name, files)
        said = {"folder": chosen, "copy": name, "good_on": day.isoformat()}
        _write_file(home / f"{key}.json", json.dumps(said, indent=2).encode())
        for old in home.glob(f"{key}-*"):
            if old.name != name:
                shutil.rmtree(old, ignore_errors=True)
    except OSError:
        return


def find(chosen: str) -> Kept | None:
    """The copy of a municipality, when there is one and it is whole."""
    key, home = _digest(chosen.encode()), paths.municipalities()
    try:
        said = json.loads((home / f"{key}.json").read_text("utf-8"))
        name, day = str(said["copy"]), date.fromisoformat(said["good_on"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    files = read(home / name) if _COPY.fullmatch(name) and name.startswith(key) else {}
    content = _digest(*(part for file in files for part in (file.encode(), files[file])))
    return Kept(home / name, day) if files and name == f"{key}-{content}" else None


def nearest(folder: Path) -> Path:
    """Where the files of a folder are read while somebody works: its copy, for its disk may be away meanwhile."""
    copy = find(str(folder))
    return copy.folder if copy else folder


def is_copy(folder: Path) -> bool:
    """Whether a municipality was loaded from a copy: nothing may be changed in it."""
    return folder.parent == paths.municipalities()


def _write_folder(place: Path, files: Files) -> None:
    shutil.rmtree(place, ignore_errors=True)  # what is there under this name is not whole
    fresh = Path(tempfile.mkdtemp(prefix=".", dir=place.parent))
    try:
        for name in files:
            (fresh / name).parent.mkdir(exist_ok=True, mode=0o700)
            _flush(fresh / name, files[name])
        os.rename(fresh, place)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _write_file(place: Path, data: bytes) -> None:
    handle, fresh = tempfile.mkstemp(prefix=".", dir=place.parent)
    os.close(handle)
    try:
        _flush(Path(fresh), data)
        os.replace(fresh, place)
    except OSError:
        os.unlink(fresh)
        raise


def _flush(file: Path, data: bytes) -> None:
    with file.open("wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())


def _digest(*parts: bytes) -> str:
    whole = sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()[:16]
