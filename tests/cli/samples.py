"""Two invented people as an import file, and what a command is expected to say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.store.sealing import Derivation

PASSPHRASE = "drie grijze ganzen boven Zeist"
DOSSIERS: dict[str, Any] = {
    "format": "startgesprek-dossiers/1",
    "dossiers": [
        {
            "id": "d1",
            "newcomer": {"name": "Samira Haddad", "language": "ar", "birth_date": "1990-05-01", "country": "SY"},
            "conversations": [
                {
                    "round": "start",
                    "held_on": "2026-03-01",
                    "language": "ar",
                    "completed": True,
                    "answers": {"gezondheid.huisarts": False, "geld.schulden": {"declined": True}},
                }
            ],
        },
        {"id": "d2", "newcomer": {"name": "Yonas Tesfay", "language": "ti"}},
    ],
}
CHEAP = Derivation(memory=8, passes=1, lanes=1)
"""The least that Argon2id takes: a command by itself asks the full cost, half a second each time."""

Outcome = tuple[int, str, str]
Run = Callable[..., Outcome]


def wrong(outcome: Outcome, code: int = 1) -> str:
    """The one line that a failing command says."""
    found, out, complaint = outcome
    assert (found, out) == (code, "")
    assert complaint.count("\n") == 1
    assert "Traceback" not in complaint
    return complaint


def right(outcome: Outcome) -> str:
    """What a command that goes well prints."""
    code, out, complaint = outcome
    assert (code, complaint) == (0, "")
    return out
