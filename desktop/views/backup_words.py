"""How a backup is told of in Dutch: when it was made, and why."""

from __future__ import annotations

from desktop.store.backup_keeping import BEFORE, stamp
from desktop.views.wording import DUTCH, day


def moment(name: str) -> str:
    """When a backup was made, like '3 maart 2026, 14:05 uur'; the name itself where it says no moment."""
    found = stamp(name)
    return f"{day(found.moment.date())}, {found.moment:%H:%M} uur" if found else name


def reason(name: str) -> str:
    """Why it was made."""
    found = stamp(name)
    if found is None:
        return "van elders"
    if found.automatic:
        return "vanzelf gemaakt"
    if found.reason.startswith(BEFORE):
        return "gemaakt vóór het bijwerken van de kluis"
    return "met de hand gemaakt"


def size(count: int) -> str:
    """Bytes, like '1,2 MB'."""
    return DUTCH.formattedDataSize(count, 1, DUTCH.DataSizeFormat.DataSizeSIFormat)
