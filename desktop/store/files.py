"""Files and folders that only their owner may read, and changes of them that are whole or not there.

Those of a vault are open to the group for which its folder was opened (see `openness`).
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.errors import NotSaved, VaultDamaged, VaultForbidden, VaultMissing
from desktop.store import openness

FORBIDDEN = (
    "Niet opgeslagen: in de map van de kluis mag niet worden geschreven. De kluis is niet beschadigd. Laat dit venster "
    "open en vraag uw beheerder om rechten op de hele map."
)
LARGEST = 1_000_000
"""No small file of a vault is ever longer than this, in bytes."""


def write_whole(path: Path, data: bytes, vault: Path | None = None) -> None:
    """Put new content in the place of a file: after a power cut the old or the new is there, never half.

    Args:
        vault: the folder of the vault that it belongs to. Without one it is for its owner alone.

    Raises:
        NotSaved: the disk is full, read-only or gone, or something else than a file stands there (a link,
            a device); the old content is untouched.
    """
    old = _there(path)
    if old is not None and not stat.S_ISREG(old.st_mode):
        raise NotSaved(f"'{path.name}' is geen gewoon bestand. Kies een andere naam.")
    with _refusals(vault):
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if vault is not None:
                openness.follow(Path(name), vault, old)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def read_whole(path: Path) -> bytes:
    """The content of a small file.

    Raises:
        VaultMissing: there is no such file.
        VaultForbidden: it may not be read.
        VaultDamaged: it is too large to be what it should be, no plain file, or cannot be read.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:  # a pipe would be waited for without end
            raise VaultDamaged
        return path.read_bytes()
    except FileNotFoundError:
        raise VaultMissing from None
    except PermissionError:
        raise VaultForbidden.at(path.name) from None
    except OSError:
        raise VaultDamaged(f"Het bestand {path.name} van de kluis kan niet worden gelezen.") from None


@contextmanager
def new_folder(folder: Path, vault: Path | None = None) -> Iterator[Path]:
    """Build a folder under another name beside its place; it appears there only when the block ends well.

    Args:
        vault: the folder of the vault that it belongs to. Without one it is for its owner alone.

    Raises:
        NotSaved: the disk is full or read-only, or nothing may be written here.
    """
    half = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    make_folder(half, vault)
    try:
        yield half
        with _refusals(vault):
            sync_folder(half)
            os.rename(half, folder)
            sync_folder(folder.parent)
    except BaseException:
        remove_folder(half)
        raise


def make_folder(folder: Path, vault: Path | None = None) -> None:
    """Make a folder.

    Args:
        vault: the folder of the vault that it belongs to. Without one only its owner may enter.

    Raises:
        NotSaved: the disk is full or read-only, or nothing may be written here.
    """
    with _refusals(vault):
        # Windows shuts 0o700 to everybody else; with another mode a folder has the rights of the one around it.
        folder.mkdir(mode=0o700 if vault is None or os.name == "posix" else 0o777)
        if vault is not None:
            openness.follow(folder, vault)


def make_private(path: Path, vault: Path | None = None) -> None:
    """Let only the owner read a file, and the group of its vault. A disk that knows no rights is left as it is."""
    with suppress(OSError):
        path.chmod(0o600)
    if vault is not None:
        openness.follow(path, vault)


def remove_folder(folder: Path) -> None:
    """Remove a folder that was half made, as far as the disk allows."""
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def sweep(folder: Path, *names: str) -> None:
    """Remove what a kill left half written of these files (see `write_whole`), as far as the disk allows."""
    for name in names:
        for path in folder.glob(f".{name}.*"):
            with suppress(OSError):
                path.unlink()


def sync_folder(folder: Path) -> None:
    """Make names in a folder survive a power cut. Windows does so by itself, and cannot be asked."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _there(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except (OSError, ValueError):
        return None


@contextmanager
def _refusals(vault: Path | None) -> Iterator[None]:
    try:
        yield
    except PermissionError:
        if vault is not None:
            raise NotSaved(FORBIDDEN) from None
        raise NotSaved(
            "Niet opgeslagen: in deze map mag niet worden geschreven. Kies een andere map of vraag om rechten."
        ) from None
    except (FileNotFoundError, NotADirectoryError):
        raise NotSaved("Niet opgeslagen: deze map is er niet. Kijk na of de schijf is aangesloten.") from None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise NotSaved("Niet opgeslagen: deze naam is te lang. Kies een kortere naam.") from None
        raise NotSaved from None
