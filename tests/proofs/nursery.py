"""Forks acts from a process that has loaded the whole program, but has no window and no vault: run by `child.py`.

    python tests/proofs/nursery.py NUMBER

The number is that of an inherited socket, over which is asked for acts and for their end.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
import tempfile
import traceback
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import acts  # type: ignore[import-not-found]  # stands beside this script


def main() -> None:
    """Serve until whoever asks is gone."""
    control = Connection(int(sys.argv[1]))
    while True:
        try:
            name, *rest = control.recv()
        except EOFError:
            return
        if name == "end":
            pid, kill = rest
            if kill:
                os.kill(pid, signal.SIGKILL)
            control.send(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
            continue
        handle = recv_handle(control)
        if pid := os.fork():
            os.close(handle)
            control.send(pid)
        else:
            control.close()
            perform(name, Connection(handle), *rest)


def perform(name: str, channel: Connection, environment: dict[str, str], arguments: tuple[object, ...]) -> None:
    """The act, in the environment of whoever asked for it; never comes back."""
    os.environ.clear()
    os.environ.update(environment | {"QT_QPA_PLATFORM": "offscreen"})
    tempfile.tempdir = None
    code = 0
    try:
        module, _, act = name.rpartition(".")
        found = importlib.import_module(module) if module else acts
        getattr(found, act)(channel.send, channel.recv, *arguments)
    except BaseException as error:
        code = 1
        channel.send(("fault", "".join(traceback.format_exception(error))))
    finally:
        channel.close()
        os._exit(code)


if __name__ == "__main__":
    main()
