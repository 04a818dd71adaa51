"""A clock that a test turns, and the short way to read a log."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from desktop.store.log import Log

NOON = datetime(2126, 11, 22, 12, tzinfo=UTC)
"""Long after the vaults of these tests are made, by whatever clock: an entry before them would be a remark."""


class Clock:
    """A clock that goes on a minute each time somebody looks."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def kinds(log: Log, dossier: str | None = None) -> list[tuple[str, str]]:
    return [(entry.kind, entry.detail) for entry in log.entries(dossier, newest_first=False)]
