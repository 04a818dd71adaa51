"""The engine's process, seen from the program: two pipes, and an end that always comes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from multiprocessing.connection import wait
from pathlib import Path

from desktop.translate import engine


class Died(Exception):
    """The process is gone."""


class EngineProcess:
    """Runs `engine.serve`. Texts go through a pipe only: never in an argument, a variable or a file.

    Attributes:
        pid: number of the process.
    """

    def __init__(self) -> None:
        """Start it; that it is ready is its first answer."""
        context = multiprocessing.get_context("spawn")  # a fork would copy what the program has in memory
        calls, self._calls = context.Pipe(duplex=False)
        self._answers, answers = context.Pipe(duplex=False)
        self._process = context.Process(target=engine.serve, args=(calls, answers), daemon=True)
        try:
            self._process.start()
        finally:
            calls.close()
            answers.close()
        self.pid = self._process.pid

    def ask(self, texts: Sequence[str], folders: Sequence[Path]) -> None:
        """Hand over texts, and the models they have to go through.

        Raises:
            Died: the process is gone.
        """
        try:
            self._calls.send((list(texts), list(folders)))
        except OSError:
            raise Died from None

    def answer(self, seconds: float) -> engine.Answer | None:
        """Wait for an answer; None when there is none in this time.

        Raises:
            Died: the process is gone.
        """
        if not wait([self._answers, self._process.sentinel], seconds):
            return None
        try:
            if self._answers.poll():
                answer: engine.Answer = self._answers.recv()
                return answer
        except (EOFError, OSError):
            pass
        raise Died

    def end(self) -> None:
        """Kill the process, and leave nothing of it."""
        if self._process.pid is not None:
            self._process.kill()
            self._process.join()
        self._process.close()
        self._calls.close()
        self._answers.close()
