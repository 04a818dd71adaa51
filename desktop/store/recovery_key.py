"""The recovery key as it stands on paper: seven groups of six signs, and a check sign in every group.

    K7TQ2M-9XWEAH-…

The signs are the 31 digits and capitals that cannot be taken for one another (no 0, 1, I, L, O).
Thirty-five of them are drawn at random: 31^35 is more than 2^173. The sixth of a group is a weighted sum
modulo the prime 31 of the five before it and of the group's number, so that every single wrong sign, every
two signs of a group that changed places, and every two groups that did so are found and named before any key
is tried.
"""

from __future__ import annotations

import re
import secrets

from desktop.errors import MistypedRecoveryKey

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS = 7
DRAWN = 5
_WIDTH = DRAWN + 1


def new() -> str:
    """A new recovery key, in groups with dashes."""
    return "-".join(_with_check(number, _drawn()) for number in range(1, GROUPS + 1))


def secret(typed: str) -> bytes:
    """What a recovery key opens with. Case, spaces and dashes do not matter.

    Raises:
        MistypedRecoveryKey: it is too short or too long, or a named group cannot be right.
    """
    signs = re.sub(r"[\s\-\u2010-\u2015\u2212_.]", "", typed).upper()
    if len(signs) != GROUPS * _WIDTH:
        raise MistypedRecoveryKey(
            f"De herstelsleutel heeft {GROUPS} groepjes van {_WIDTH} tekens, samen {GROUPS * _WIDTH}. "
            f"Hier staan er {len(signs)}. Kijk elk groepje na met het papier ernaast."
        )
    groups = [signs[start : start + _WIDTH] for start in range(0, len(signs), _WIDTH)]
    wrong = [number for number, group in enumerate(groups, 1) if not _fits(number, group)]
    if wrong:
        raise MistypedRecoveryKey(_wrong_groups(wrong))
    return "".join(group[:DRAWN] for group in groups).encode("ascii")


def _drawn() -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(DRAWN))


def _with_check(number: int, drawn: str) -> str:
    # Weights 2 to 6 for the signs and 1 for the check sign: all differ, so a swap within the group shows too.
    total = number + sum(weight * SIGNS.index(sign) for weight, sign in enumerate(drawn, 2))
    return drawn + SIGNS[-total % len(SIGNS)]


def _fits(number: int, group: str) -> bool:
    return all(sign in SIGNS for sign in group) and _with_check(number, group[:DRAWN]) == group


def _wrong_groups(wrong: list[int]) -> str:
    *others, last = map(str, wrong)
    where = f"groepjes {', '.join(others)} en {last}" if others else f"groepje {last}"
    return (
        f"In de herstelsleutel zit een typefout: kijk {where} na met het papier ernaast. "
        "De tekens 0, 1, I, L en O komen er niet in voor."
    )
