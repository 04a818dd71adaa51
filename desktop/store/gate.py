"""Lets everyone through to the database at once, or nobody while it is exchanged for another."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.errors import NotSaved

_BUSY = "De kluis is nog met iets anders bezig. Wacht even en probeer het opnieuw. Er is niets veranderd."


class Gate:
    """Open, with people inside, or shut with nobody inside but whoever shut it.

    Whoever is inside may go in again: only a gate that is shut holds anyone up, not one that is waited for.
    """

    def __init__(self) -> None:
        self._change = threading.Condition()
        self._inside = 0
        self._shut = False

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Be inside during the block."""
        with self._change:
            self._change.wait_for(lambda: not self._shut)
            self._inside += 1
        try:
            yield
        finally:
            with self._change:
                self._inside -= 1
                self._change.notify_all()

    @contextmanager
    def shut(self, patience: float) -> Iterator[None]:
        """Let nobody in during the block.

        Args:
            patience: seconds to wait until everyone is out.

        Raises:
            NotSaved: somebody is still inside.
        """
        with self._change:
            if not self._change.wait_for(lambda: not self._shut and not self._inside, patience):
                raise NotSaved(_BUSY)
            self._shut = True
        try:
            yield
        finally:
            with self._change:
                self._shut = False
                self._change.notify_all()
