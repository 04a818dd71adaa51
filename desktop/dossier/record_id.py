"""The numbers that records are known by."""

from __future__ import annotations

import uuid


def new_id() -> str:
    """A fresh random number for a record; it tells nothing of the person."""
    return uuid.uuid4().hex
