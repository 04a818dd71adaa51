"""Runs an act of the program in a process of its own, to be killed at any moment.

The process is forked from one that has loaded the whole program (`nursery.py`): so it starts in a blink, and hundreds
of kills cost minutes. An act is a function of `acts.py`, or of another module beside it when that is named too.
"""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.reduction import send_handle
from pathlib import Path
from typing import Any

PATIENCE = 120.0
"""Seconds that anybody would wait for a word."""


class Fault(AssertionError):
    """An act ended in another way than it should."""


class Child:
    """An act under way.

        with Child("save_for_ever", folder) as child:
            child.hear()
            child.kill()

    Attributes:
        told: everything it has told until now.
    """

    def __init__(self, act: str, *arguments: object, environment: dict[str, str] | None = None) -> None:
        """Start it. The act gets what it tells with, what it waits with, and the arguments."""
        self.told: list[Any] = []
        self._running = True
        ours, theirs = socket.socketpair()
        self._channel = Connection(ours.detach())
        nursery = _nursery()
        nursery.send((act, environment or dict(os.environ), arguments))
        send_handle(nursery, theirs.fileno(), None)
        theirs.close()
        self._pid: int = nursery.recv()

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self._channel.close()

    def hear(self, seconds: float = PATIENCE) -> Any:
        """The next thing it tells; None when it tells nothing in this time, or has ended.

        Raises:
            Fault: it told of an exception.
        """
        try:
            if not self._channel.poll(seconds):
                return None
            said = self._channel.recv()
        except (EOFError, OSError):
            return None
        if isinstance(said, tuple) and said[0] == "fault":
            raise Fault(said[1])
        self.told.append(said)
        return said

    def until(self, wanted: object) -> Any:
        """What it tells that equals this, or begins with it.

        Raises:
            Fault: it never did.
        """
        while (said := self.hear()) is not None:
            if said == wanted or (isinstance(said, tuple) and said[0] == wanted):
                return said
        raise Fault(f"never told: {wanted}; told: {self.told[-3:]}")

    def go_on(self, word: object = "") -> None:
        """Give it the word that it waits for."""
        self._channel.send(word)

    def ended(self) -> list[Any]:
        """Everything it tells until it ends by itself.

        Raises:
            Fault: it did not end well.
        """
        while self.hear() is not None:
            pass
        self._running = False
        if code := _end(self._pid, kill=False):
            raise Fault(f"ended with {code}; told: {self.told[-3:]}")
        return self.told

    def kill(self) -> None:
        """SIGKILL, for a process as sudden as losing the power; then hear what it still had told."""
        if self._running:
            self._running = False
            _end(self._pid, kill=True)
            while self.hear(0) is not None:
                pass


@cache
def _nursery() -> Connection:
    ours, theirs = socket.socketpair()
    script = Path(__file__).with_name("nursery.py")
    program = subprocess.Popen([sys.executable, str(script), str(theirs.fileno())], pass_fds=[theirs.fileno()])
    theirs.close()
    control = Connection(ours.detach())

    def leave() -> None:
        control.close()  # it ends when nobody can ask any more
        program.wait()

    atexit.register(leave)
    return control


def _end(pid: int, *, kill: bool) -> int:
    nursery = _nursery()
    nursery.send(("end", pid, kill))
    code: int = nursery.recv()
    return code
