"""Ways in which a disk fails a program that has its vault open, each to begin and to end; used by `squeezed.py`.

All of it happens to one process and its own mounts, so that it works for an ordinary user and for root alike.
"""

from __future__ import annotations

import ctypes
import os
import resource
from pathlib import Path

_LIBC = ctypes.CDLL(None, use_errno=True)
_NEW_MOUNTS, _NEW_USER = 0x00020000, 0x10000000
_READ_ONLY, _REMOUNT, _PRIVATE, _RECURSIVE, _BIND = 1, 32, 1 << 18, 16384, 4096
_CAPABILITIES_VERSION = 0x20080522


class Trouble:
    """What a disk does; a folder for the vault to be in.

    Attributes:
        refuses: whether saving is refused at some time between `begin` and `end`.
        wholly: whether nothing at all can be saved then.
    """

    refuses = wholly = True

    def __init__(self, place: Path) -> None:
        self.place = place

    def begin(self, folder: Path) -> None:
        """From now on it goes wrong with the vault in this folder."""
        raise NotImplementedError

    def go_on(self, folder: Path) -> None:
        """It stays as bad as it was."""

    def end(self, folder: Path) -> None:
        """All is well again."""
        raise NotImplementedError


class NoRoom(Trouble):
    """Nothing more may be written to any file: a limit on the size of files, that needs no rights."""

    def begin(self, folder: Path) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))

    def end(self, folder: Path) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


class Moved(Trouble):
    """The folder is somewhere else, as when a stick is pulled or a share is gone."""

    def begin(self, folder: Path) -> None:
        os.rename(folder, folder.with_name("elders"))

    def end(self, folder: Path) -> None:
        os.rename(folder.with_name("elders"), folder)


class Replaced(Moved):
    """The folder is somewhere else, and an older copy of it came in its place."""

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        self.older: Path | None = None

    def begin(self, folder: Path) -> None:
        import shutil

        super().begin(folder)
        shutil.copytree(folder.with_name("elders"), folder)

    def end(self, folder: Path) -> None:
        os.rename(folder, folder.with_name("ouder"))
        super().end(folder)


class Forbidden(Trouble):
    """Nothing may be changed in the folder any more. What is open already, the system lets go on."""

    refuses = wholly = False

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        _give_up_rights()

    def begin(self, folder: Path) -> None:
        self._allow(folder, 0o500, 0o400)

    def end(self, folder: Path) -> None:
        self._allow(folder, 0o700, 0o600)

    def _allow(self, folder: Path, folders: int, files: int) -> None:
        for path in sorted(folder.rglob("*"), reverse=True):
            path.chmod(folders if path.is_dir() else files)
        folder.chmod(folders)


class SmallDisk(Trouble):
    """A really small file system, mounted for this process only, that is full.

    Whatever still fits into files that are there already can be saved.
    """

    wholly = False
    SIZE = 3_000_000

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        _own_mounts()
        _mount("tmpfs", place, "tmpfs", 0, f"size={self.SIZE}")

    def begin(self, folder: Path) -> None:
        with (self.place / "vol").open("ab", buffering=0) as file:
            for size in (65536, 1):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError:
                    continue

    def go_on(self, folder: Path) -> None:
        self.begin(folder)  # what SQLite gave back is taken again

    def end(self, folder: Path) -> None:
        (self.place / "vol").unlink()


class ReadOnly(SmallDisk):
    """A file system that from some moment may only be read. What is open already, the system lets go on."""

    refuses = False
    SIZE = 30_000_000

    def begin(self, folder: Path) -> None:
        _mount(str(self.place), self.place, None, _BIND, None)
        _mount(None, self.place, None, _REMOUNT | _BIND | _READ_ONLY, None)

    def go_on(self, folder: Path) -> None:
        """Nothing changes that."""

    def end(self, folder: Path) -> None:
        _mount(None, self.place, None, _REMOUNT | _BIND, None)


ANYWHERE = (NoRoom, Moved, Replaced, Forbidden)
WITH_MOUNTS = (SmallDisk, ReadOnly)
KINDS = {kind.__name__: kind for kind in (*ANYWHERE, *WITH_MOUNTS)}


def can_mount() -> bool:
    """Whether a process here may mount something for itself; forks one to see."""
    if not hasattr(_LIBC, "unshare"):
        return False
    pid = os.fork()
    if pid == 0:
        try:
            _own_mounts()
            _mount("tmpfs", Path("/tmp"), "tmpfs", 0, "size=100000")
        except OSError:
            os._exit(1)
        os._exit(0)
    return os.waitpid(pid, 0)[1] == 0


def bind(source: Path, place: Path) -> None:
    """Let a folder be seen at another place too, by this process only."""
    _own_mounts()
    _mount(str(source), place, None, _BIND, None)


def _own_mounts() -> None:
    """Mounts of this process alone; an ordinary user first becomes root of a world of his own."""
    user, group = os.getuid(), os.getgid()
    flags = _NEW_MOUNTS | (_NEW_USER if user else 0)
    if _LIBC.unshare(flags):
        raise OSError(ctypes.get_errno(), "unshare")
    if user:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1")
    _mount(None, Path("/"), None, _PRIVATE | _RECURSIVE, None)


def _mount(source: str | None, place: Path, kind: str | None, flags: int, more: str | None) -> None:
    words = [word.encode() if word else None for word in (source, str(place), kind)]
    if _LIBC.mount(*words, ctypes.c_ulong(flags), more.encode() if more else None):
        raise OSError(ctypes.get_errno(), f"mount {place}")


def _give_up_rights() -> None:
    """Root, too, is held to the rights of files from now on."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITIES_VERSION, 0)
    nothing = (ctypes.c_uint32 * 6)()
    if _LIBC.capset(header, nothing):
        raise OSError(ctypes.get_errno(), "capset")
