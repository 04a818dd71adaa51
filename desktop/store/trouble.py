"""What a refusal of the database engine means for a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from desktop.errors import DossierMissing, NotSaved, UserError, VaultDamaged
from desktop.store.files import FORBIDDEN

# Primary result codes, https://sqlite.org/rescode.html
_PERM, _BUSY, _LOCKED, _READONLY, _IOERR = 3, 5, 6, 8, 10
_CORRUPT, _FULL, _CANTOPEN, _CONSTRAINT, _NOTADB = 11, 13, 14, 19, 26

GONE = (
    "Niet opgeslagen: de map van de kluis is niet meer bereikbaar. "
    "Sluit de schijf of de verbinding weer aan en laat dit venster open."
)
_OCCUPIED = "Niet opgeslagen: de kluis is nog met iets anders bezig. Wacht even en probeer het opnieuw."
_SENTENCES = {
    _PERM: FORBIDDEN,
    _BUSY: _OCCUPIED,
    _LOCKED: _OCCUPIED,
    _READONLY: FORBIDDEN,
    _IOERR: NotSaved.sentence,
    _FULL: "Niet opgeslagen: de schijf is vol. Laat dit venster open en maak ruimte.",
    _CANTOPEN: GONE,
}
# A copy of a whole database raises SQLite's words alone, without the code.
_WORDS = {
    "attempt to write a readonly database": _READONLY,
    "database disk image is malformed": _CORRUPT,
    "database is locked": _BUSY,
    "database or disk is full": _FULL,
    "disk I/O error": _IOERR,
    "file is not a database": _NOTADB,
    "unable to open database file": _CANTOPEN,
}


def meaning(error: object) -> UserError | None:
    """The problem to tell a person, or None when it is a fault of the program.

    Args:
        error: what the engine raised; it mostly carries SQLite's result code as `sqlite_errorcode`.
    """
    code = getattr(error, "sqlite_errorcode", _WORDS.get(str(error), 0)) & 0xFF
    if code == _CONSTRAINT and "FOREIGN KEY" in str(error):
        return DossierMissing()  # what the row belongs to was deleted
    if code in (_CORRUPT, _NOTADB):
        return VaultDamaged()
    return NotSaved(_SENTENCES[code]) if code in _SENTENCES else None


@contextmanager
def told() -> Iterator[None]:
    """Turn what the engine refuses into a problem for a person; a fault of the program stays one."""
    try:
        yield
    except Exception as error:
        # SQLAlchemy wraps what the engine raised, and keeps it as `orig`.
        if problem := meaning(getattr(error, "orig", error)):
            raise problem from None
        raise
