"""Which vaults on this machine are made but not yet begun with, and what is still to come for each."""

from __future__ import annotations

import json
from pathlib import Path

from desktop.settings import Settings

KEY, KEY_LEFT, LANGUAGES = "key", "key_left", "languages"
"""The recovery key and the languages; only the key, which somebody put off; only the languages."""
KEPT = "begun"


def step(settings: Settings, vault: Path) -> str:
    """What is still to come for a vault; empty when nothing is."""
    return _all(settings).get(str(vault), "")


def note(settings: Settings, vault: Path, what: str) -> None:
    """Keep what is still to come for a vault; nothing when `what` is empty."""
    known = {path: kept for path, kept in _all(settings).items() if path != str(vault)}
    settings.set(KEPT, json.dumps(known | {str(vault): what} if what else known))


def vaults(settings: Settings) -> list[Path]:
    """Those for which something is to come, the last one last."""
    return [Path(path) for path in _all(settings)]


def _all(settings: Settings) -> dict[str, str]:
    try:
        found = json.loads(settings.get(KEPT) or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {path: kept for path, kept in found.items() if kept in (KEY, KEY_LEFT, LANGUAGES)}
