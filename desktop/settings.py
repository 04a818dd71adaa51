"""Preferences that are not secret, in one table. Nothing of a dossier, and no name of a person, stands here."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHORTEST_PASSPHRASE = 12
"""The fewest signs of a new passphrase, wherever it is chosen; a sentence is better."""

LONGEST_IDLE = 120
"""Minutes that a computer may stand idle at most, with a vault open; a municipality may allow less."""

LARGEST = 100_000
"""Bytes; a hundred times what the table fills. What is larger, or no plain file, is not ours and is not read."""


@dataclass(frozen=True)
class Preference:
    """One row of the table.

    Attributes:
        key: its name in the file.
        default: its value until somebody changes it; its type is the type of the value.
        text: what it is, in Dutch, for the preferences page.
        lowest, highest: bounds of a number.
        choices: the values it may have and the words for them, where it is one of a few.
        variable: the environment variable that gives another default, for who sets up many machines.
    """

    key: str
    default: Any
    text: str
    lowest: int = 0
    highest: int = 0
    choices: tuple[tuple[str, str], ...] = ()
    variable: str = ""


COLOURS = (
    ("system", "Zoals deze laptop is ingesteld"),
    ("light", "Licht"),
    ("dark", "Donker"),
    ("contrast", "Hoog contrast"),
)

TABLE: tuple[Preference, ...] = (
    Preference("municipality", "zeist", "Gemeente", variable="STARTGESPREK_MUNICIPALITY"),
    Preference("last_vault", "", "Kluis die het laatst open was"),
    Preference("begun", "", "Kluizen waarvan het begin nog niet af is"),
    Preference("lock_minutes", 10, "Na hoeveel minuten niets doen de kluis op slot gaat", 1, LONGEST_IDLE),
    Preference("colours", "system", "Kleuren", choices=COLOURS),
    Preference("text_percent", 100, "Grootte van de letters (procent)", 80, 200),
)
BY_KEY = {preference.key: preference for preference in TABLE}


class Settings:
    """The preferences of this person on this machine, read once and written at each change.

    A file that cannot be read or holds nonsense gives the defaults: a setting is never worth a failure.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / "settings.json"
        self._values = self._read()
        self._watching: list[Callable[[str], None]] = []

    def get(self, key: str) -> Any:
        """The value of a preference.

        Raises:
            KeyError: when the table has no such preference.
        """
        preference = BY_KEY[key]
        return self._values.get(key) or os.environ.get(preference.variable) or preference.default

    def chosen(self, key: str) -> bool:
        """Whether a person, or who set up this machine, gave the preference a value."""
        return bool(self._values.get(key) or os.environ.get(BY_KEY[key].variable))

    def watch(self, told: Callable[[str], None]) -> None:
        """From now on tell the key of each preference that changes."""
        self._watching.append(told)

    def set(self, key: str, value: Any) -> None:
        """Change a preference and write the file; a disk that refuses is passed over."""
        if not _fits(BY_KEY[key], value):
            raise ValueError(key)
        self._values[key] = value
        self._write()
        for told in self._watching:
            told(key)

    def _write(self) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            # A name that nobody can foresee: what stands under a fixed one may be a link to something else.
            handle, fresh = tempfile.mkstemp(prefix=".settings-", dir=self._file.parent)
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write(json.dumps(self._values, indent=2) + "\n")
                os.replace(fresh, self._file)
            except OSError:
                os.unlink(fresh)
        except OSError:
            return

    def _read(self) -> dict[str, Any]:
        try:
            known = self._file.stat()
            if not stat.S_ISREG(known.st_mode) or known.st_size > LARGEST:  # a pipe would be waited for without end
                return {}
            found = json.loads(self._file.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {key: value for key, value in found.items() if key in BY_KEY and _fits(BY_KEY[key], value)}


def _fits(preference: Preference, value: Any) -> bool:
    if type(value) is not type(preference.default):
        return False
    if preference.choices:
        return any(value == choice for choice, _ in preference.choices)
    return not isinstance(value, int) or preference.lowest <= value <= preference.highest
