"""Puts a changed directory in the place of `organisations.yaml`, whole or not at all.

Whoever changes it looks at a copy of the whole folder first: only what he accepts takes the place of the file.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from desktop.content import read, validate
from desktop.document import read_text
from desktop.errors import UserError
from desktop.municipality.directory_file import CHANGED, YAMLError
from desktop.municipality.kept import is_copy
from desktop.municipality.model import Organisation, Organisations
from desktop.municipality.places import trouble

FILE = "organisations.yaml"
LOCKED = (
    "Er is niets bewaard: het programma mag niet schrijven in de map van de gemeente. Vraag wie de laptop beheert om "
    "schrijfrecht op de map '{folder}', of kopieer haar naar uw documenten en kies die map bij het begin."
)
COPY = (
    "Er is niets bewaard: de map van de gemeente is nu niet te gebruiken, en u werkt met de kopie ervan. Open de kluis "
    "opnieuw als de map er weer is."
)
TANGLED = (
    "Er is niets bewaard: organisations.yaml is zo geschreven dat het programma er niet veilig in kan schrijven. "
    "Pas het bestand zelf aan, of vraag uw beheerder."
)
Checked = TypeVar("Checked")
Change = Callable[[str], str]
"""The new text of the file, from the text that it has."""


def save(folder: Path, organisation_id: str, change: Change, check: Callable[[Path], Checked]) -> Checked:
    """Change the file, once the folder with the change in it was found good. Takes a moment: off the GUI thread.

    Args:
        organisation_id: of the one that is changed; all others must be the same afterwards.
        check: looks at a copy of the folder under its own name, and gives what it read; raises when something is wrong.

    Raises:
        ContentError: the file, as it is or would be, is wrong; it stays as it is.
        UserError: the disk refuses, or `change` does; the file stays as it is.
    """
    if is_copy(folder) or not os.path.isdir(folder):
        raise UserError(refusal(folder))
    file = folder / FILE
    others = _others(file, organisation_id)
    old = read_text(file)
    try:
        new = change(old)
    except YAMLError:
        raise UserError(TANGLED) from None
    try:
        with tempfile.TemporaryDirectory() as place:
            copy = Path(place) / folder.name
            shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".*", "*~"))
            (copy / FILE).chmod(0o600)
            (copy / FILE).write_text(new, encoding="utf-8", newline="")
            checked = check(copy)
            if _others(copy / FILE, organisation_id) != others:
                raise UserError(TANGLED)
        if read_text(file) != old:
            raise UserError(CHANGED)
        _replace(file, new)
    except OSError:
        raise UserError(LOCKED.format(folder=folder)) from None
    return checked


def refusal(folder: Path) -> str:
    """Why the file cannot be changed there, in Dutch, as far as can be told before it is tried; empty when it can."""
    if is_copy(folder):
        return COPY
    if not os.path.isfile(folder / FILE) and (why := trouble(folder)):
        return f"Er is niets bewaard. {why}"
    may = os.access(folder, os.W_OK) and os.access(folder / FILE, os.W_OK)
    return "" if may else LOCKED.format(folder=folder)


def _others(file: Path, organisation_id: str) -> list[Organisation]:
    """All organisations but one, as the program reads them."""
    found = validate(read(file), Organisations).organisations
    return [organisation for organisation in found if organisation.id != organisation_id]


def _replace(file: Path, text: str) -> None:
    """Put a whole file in the place of another: a power cut leaves the one or the other."""
    mode = stat.S_IMODE(file.stat().st_mode)
    if not mode & stat.S_IWUSR:
        raise PermissionError(file)  # a person said that it stays as it is
    handle, fresh = tempfile.mkstemp(prefix=".organisations-", dir=file.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        os.chmod(fresh, mode)
        os.replace(fresh, file)
    except OSError:
        with suppress(OSError):
            os.unlink(fresh)
        raise
