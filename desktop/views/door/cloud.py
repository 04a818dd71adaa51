"""Whether a folder goes along with a cloud service, as far as its path, this computer and the folder tell. No widgets.

A service copies the files of an open database one by one, each at another moment: that can damage a vault. And what is
encrypted leaves the building. What cannot be told: the documents folder of a Mac that keeps it in iCloud (its path is
that of any other), and a library of SharePoint (its folder has the name of the organisation).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path

_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Environment variables by which OneDrive says where its folders are."""
_NAMES = (
    ("OneDrive", re.compile(r"onedrive( ?- ?.*)?")),
    ("Dropbox", re.compile(r"dropbox( ?[(-].*)?")),
    ("Google Drive", re.compile(r"(google ?drive|google-drive[:-]|googledrive-).*|(my|mijn) drive")),
    ("iCloud Drive", re.compile(r"icloud ?drive.*|com~apple~clouddocs")),
    ("Nextcloud", re.compile(r"nextcloud( ?[-\d].*)?")),
)
"""What the programs of a service call their folders by themselves, in small letters."""
_MARKS = (
    ("OneDrive", ".849c9593-d756-4e56-8d6e-42412f2a707b"),
    ("Dropbox", ".dropbox"),  # in a home folder that is where the program keeps its settings: a folder
    ("Dropbox", ".dropbox.cache/"),
    ("Google Drive", ".tmp.drive*load/"),
    ("Nextcloud", ".nextcloudsync.log"),
    ("Nextcloud", ".sync_*.db"),
    ("Nextcloud", "._sync_*.db"),
)
"""What they leave in the folder that they synchronise, in small letters; a folder ends in '/'."""


def service(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The service that a folder seems to go along with, as people call it; empty when none is recognised.

    Looks into the folder and all above it, and takes as long as a network disk that is gone takes to say so.
    """
    places = dict.fromkeys((folder, Path(os.path.realpath(folder))))  # what stands there may be a link
    for place in places:
        if any(_inside(place, environment.get(name, "")) for name in _VARIABLES):
            return "OneDrive"
    for place in places:
        for name in (*_named(place), *_marked(place)):
            return name
    return ""


def _inside(folder: Path, above: str) -> bool:
    return bool(above.strip()) and Path(os.path.normcase(folder)).is_relative_to(os.path.normcase(above))


def _named(folder: Path) -> Iterator[str]:
    parts = re.split(r"[/\\]", str(folder).casefold())
    yield from (name for part in parts for name, shape in _NAMES if shape.fullmatch(part))


def _marked(folder: Path) -> Iterator[str]:
    for place in (folder, *folder.parents):
        try:
            with os.scandir(place) as entries:
                inside = [entry.name.casefold() + "/" * entry.is_dir() for entry in entries if entry.name[0] == "."]
        except OSError:  # what may not be read tells nothing
            continue
        yield from (name for name, mark in _MARKS if any(fnmatch(entry, mark) for entry in inside))
