"""To whom a file of a vault is open: to its owner, and to the group for which somebody opened the vault's folder.

The program makes everything for its owner alone. A municipality that puts a vault on a shared disk opens the folder for
a group; whatever is made in it later follows, or whoever makes it would lock his colleagues out. It is never opened
for others. Windows does so by itself: there a file has the rights of its folder.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

_GROUP = 0o070
_LISTED = "system.posix_acl_access"


def follow(made: Path, vault: Path, old: os.stat_result | None = None) -> None:
    """Open what was made for its owner alone to the group of a vault's folder, as far as that folder is.

    A disk that knows no rights, or does not let us give it to that group, leaves it as it is: closed to a group rather
    than open to another one.

    Args:
        made: a file or folder.
        old: what stands in its place: when that is open to a group, it stays with that group, and no wider.
    """
    if os.name != "posix":
        return
    with suppress(OSError):
        around, found = vault.stat(), made.lstat()
        kept = old if old is not None and old.st_mode & _GROUP else None
        granted = around.st_mode & _GROUP & (kept.st_mode if kept else _GROUP)
        if stat.S_ISREG(found.st_mode):
            granted &= ~stat.S_IXGRP
        if not granted:
            return
        group = (kept or around).st_gid
        if group != found.st_gid:
            try:
                os.chown(made, -1, group)
            except OSError:
                if not _listed(made):
                    return
        made.chmod(stat.S_IMODE(made.lstat().st_mode) | granted)


def _listed(made: Path) -> bool:
    """Whether its folder gave it a list of who may do what: the bits of its group only say how far that list goes."""
    return hasattr(os, "listxattr") and _LISTED in os.listxattr(made)
