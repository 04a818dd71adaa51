"""No network, by construction: every way out of this machine is refused, for the program and each library in it.

An audit hook sees each socket that Python opens, and can never be taken away again. Sockets within the machine's own
kernel (AF_UNIX: between a program and its child) are no network and stay. What a C library opens by itself is not
seen here; `tests/proofs/no_network.py` looks at the system calls of the whole program.
"""

from __future__ import annotations

import sys

_WAYS_OUT = frozenset({"socket.bind", "socket.connect", "socket.sendmsg", "socket.sendto"})
_NAMES = frozenset({"socket.getaddrinfo", "socket.gethostbyaddr", "socket.gethostbyname", "socket.getnameinfo"})


class NetworkRefused(OSError):
    """Something in the program wanted to use the network. A library that minds an absent network goes on."""


class _Guard:
    """Refuses, and counts how often it had to."""

    def __init__(self) -> None:
        self.standing = False
        self.refused = 0

    def __call__(self, event: str, given: tuple[object, ...]) -> None:
        if event in _NAMES or (event in _WAYS_OUT and not _within_this_machine(given[0])):
            self.refused += 1
            raise NetworkRefused(event)


def _within_this_machine(opened: object) -> bool:
    import socket  # not at the start of the program: whoever opened one has loaded it

    return getattr(opened, "family", None) == getattr(socket, "AF_UNIX", None)


_guard = _Guard()


def refuse_network() -> None:
    """From now on, until the process ends, every use of the network is refused. Doing it twice changes nothing."""
    if not _guard.standing:
        _guard.standing = True
        sys.addaudithook(_guard)


def standing() -> bool:
    """Whether the network is refused in this process."""
    return _guard.standing


def refused() -> int:
    """How often something was refused since then."""
    return _guard.refused
