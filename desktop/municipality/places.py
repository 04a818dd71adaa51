"""Where a municipality's folder is, by the name or the path that somebody gave; and why it is not there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from desktop.content import meant
from desktop.document import shown
from desktop.errors import FolderGone

UNREACHABLE = "De map '{folder}' is nu niet bereikbaar. Is de netwerkschijf verbonden, of zit de stick erin?"
FORBIDDEN = "De map '{folder}' mag niet worden gelezen. Vraag wie de computer beheert om rechten."
NOT_THERE = "In de map '{above}' staat geen map '{name}'."
PERHAPS = " Is zij verplaatst, heeft zij een andere naam, of is een netwerkschijf niet verbonden?"
NOT_A_MUNICIPALITY = (
    "In de map '{folder}' staat geen municipality.yaml. Kies de map waarin dat bestand staat, of vraag de beheerder "
    "welke map van uw gemeente is."
)
_MOUNTS = ("/", "/mnt", "/media", "/media/*", "/run/media/*", "/run/user/*", "/run/user/*/gvfs", "/Volumes")
"""Where disks come and go: a name that is missing there is a disk that is not connected."""


def find(municipality: str, shipped: Path) -> Path:
    """The folder of a municipality.

    Args:
        municipality: the name of one of the folders in `shipped`, or the path of another; a path from here may be
            relative.
        shipped: folder of questionnaires.

    Raises:
        FolderGone: nothing can be read there; or it is no path, and no such name is known.
    """
    known = sorted(path.parent.name for path in (shipped / "municipalities").glob("*/municipality.yaml"))
    if municipality in known:
        return shipped / "municipalities" / municipality
    if not municipality or (Path(municipality).name == municipality and not os.path.isdir(municipality)):
        problem = f"'{shown(municipality)}': deze gemeente is er niet. Kies uit: {', '.join(known)}. "
        raise FolderGone(municipality, f"{problem}Of geef het pad van haar map.{meant(municipality, known)}")
    folder = Path(os.path.abspath(municipality))
    if sentence := trouble(folder):
        raise FolderGone(str(folder), sentence)
    return folder


def trouble(folder: Path) -> str:
    """Why no municipality can be read in a folder, in Dutch; empty when one can. A disk that is gone takes its time."""
    try:
        inside = os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return _missing(folder)
    except PermissionError:
        return FORBIDDEN.format(folder=folder)
    except OSError:
        return UNREACHABLE.format(folder=folder)
    if "municipality.yaml" in inside:
        return ""
    return (NOT_A_MUNICIPALITY if inside else UNREACHABLE).format(folder=folder)  # where a disk hangs it is empty


def _missing(folder: Path) -> str:
    """A name that is wrong is told from a disk that is away, as far as the folders above can tell."""
    above = next((part for part in folder.parents if os.path.isdir(part)), None)
    if above is None or any(above.match(place) for place in _MOUNTS):
        return UNREACHABLE.format(folder=folder)
    beside = _listed(above)
    if not beside:
        return UNREACHABLE.format(folder=folder)
    name = folder.relative_to(above).parts[0]
    return NOT_THERE.format(above=above, name=name) + (meant(name, beside) or PERHAPS)


def _listed(folder: Path) -> Sequence[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return ()
