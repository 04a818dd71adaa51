"""The network is refused for good. Tried in a process of its own: the hook cannot be taken away."""

from __future__ import annotations

import subprocess
import sys

import pytest

TRY = """
import socket, urllib.request
from desktop import offline
{before}
try:
    {act}
except offline.NetworkRefused:
    print("refused", offline.refused())
except OSError as error:
    print(type(getattr(error, "reason", error)).__name__, offline.refused())
else:
    print("done", offline.refused())
"""


def tried(act: str, before: str = "offline.refuse_network(); offline.refuse_network()") -> str:
    script = TRY.format(act=act, before=before)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.parametrize(
    "act",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.socket().connect(('192.0.2.1', 80))",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
        "socket.socket().bind(('127.0.0.1', 0))",
        "socket.getaddrinfo('voorbeeld.test', 80)",
        "socket.gethostbyname('voorbeeld.test')",
    ],
)
def test_every_way_out_is_refused(act: str) -> None:
    assert tried(act) == "refused 1"


def test_a_library_that_downloads_is_told_that_there_is_no_network() -> None:
    assert tried("urllib.request.urlopen('http://voorbeeld.test/model')") == "NetworkRefused 1"


def test_a_program_may_speak_with_its_own_child() -> None:
    assert tried("pair = socket.socketpair(); pair[0].sendall(b'x')") == "done 0"


def test_without_the_guard_the_socket_is_tried() -> None:
    """The tests above would notice if the guard did nothing."""
    assert tried("socket.socket().bind(('127.0.0.1', 0))", before="") == "done 0"
