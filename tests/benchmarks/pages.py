"""How soon each page is there: `python tests/benchmarks/pages.py`.

The pages of the program as it shows them, with a dossier of many conversations, actions and referrals, from asking for
the page to its first painted frame, and to the frame with all that the page holds. Beside each, in turns, stands a page
of as many plain labels, in the same window with the same style sheet: less than that no page of Qt's can take. All in
time of this thread. The memory is that of a process in which every page has been shown.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from dossier import TODAY, large
from measure import Row, compared, in_turns, peak
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from store import CHEAP, PASSPHRASE

from desktop import guide
from desktop.settings import Settings
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault
from desktop.translate.machine import Machine
from desktop.views import pages
from desktop.views.background import Background
from desktop.views.desk import Desk
from desktop.views.page import Page
from desktop.views.theme import apply
from desktop.views.window import MainWindow

OVER_ALL = ("dossiers", "work", "planning", "monitor", "tips", "preferences", "languages", "vault")
OF_DOSSIER = ("dossier", "newcomer", "referrals", "timeline", "rights")
OF_CONVERSATION = ("interview", "promises", "actions", "changes", "letters")
ASKED = 150.0
"""Milliseconds to the first frame."""
ROUNDS = 3


class Showing:
    """A window of the program on a vault with one large dossier."""

    def __init__(self, folder: Path) -> None:
        self._app = QApplication.instance() or QApplication([])
        apply(self._app)  # type: ignore[arg-type]
        made = guide.load("zeist")
        self._vault, _ = Vault.create(folder / "kluis", PASSPHRASE, "Noor de Wit", CHEAP)
        dossiers, dossier = Dossiers(self._vault), large(made)
        dossiers.add(dossier)
        self._background, self._window = Background(), MainWindow()
        self._desk = Desk(dossiers, made, Settings(folder), lambda: TODAY, self._background, lambda *_: None, "Noor",
                          Machine(folder / "modellen"), self._vault, place=self._window.place)  # fmt: skip
        self._ids = {"dossier": dossier.id, "conversation": dossier.conversations[0].id}
        self._window.show()
        gc.collect()
        gc.freeze()  # as the program does once its first window is there

    def first(self, name: str) -> Page:
        """Show a page to its first frame."""
        ids = self._ids if name in OF_DOSSIER + OF_CONVERSATION else {}
        page = pages.build(self._desk, name, dict(ids))
        self._window.show_page(page, inside=True)
        self._window.repaint()
        return page

    def all(self, name: str) -> Page:
        """Show a page to the frame with everything in it."""
        page = self.first(name)
        while not page.whole:
            self._app.processEvents()
        self._background.wait()
        for _ in range(3):
            self._app.processEvents()
        self._window.repaint()
        return page

    def plain(self, number: int) -> None:
        """Show a page of so many labels."""
        page = Page()
        column = QVBoxLayout(page)
        for place in range(number):
            column.addWidget(QLabel(f"Woord {place}"))
        self._window.show_page(page, inside=True)
        self._window.repaint()

    def leave(self, _: int = 0) -> None:
        """An empty page in its place, so that each time is the first."""
        self._background.wait()
        self._window.show_page(Page(), inside=True)
        for _turn in range(3):
            self._app.processEvents()
            self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        """Close the vault."""
        self.leave()
        self._vault.close()


def widgets(page: QWidget) -> int:
    """How many of its widgets are seen."""
    return sum(part.isVisibleTo(page) for part in page.findChildren(QWidget))


def rows(quick: bool = False) -> Iterator[Row]:
    """Each page, the slowest first."""
    with tempfile.TemporaryDirectory() as folder:
        showing, found = Showing(Path(folder)), []
        for name in ("dossiers", "interview") if quick else OVER_ALL + OF_DOSSIER + OF_CONVERSATION:
            number = widgets(showing.first(name))
            showing.leave()
            works: tuple[Callable[[int], object], ...] = (
                lambda _, name=name: showing.first(name),
                showing.leave,
                lambda _, number=number: showing.plain(number),
                showing.leave,
                lambda _, name=name: showing.all(name),
                showing.leave,
            )
            with suppress(RuntimeError):
                ours, _, plain, _, whole, _ = in_turns(2 if quick else ROUNDS, *works, clock=time.thread_time)
                found.append((ours.middle, compared(f"page: {name}", ours, plain, f"{number} plain labels"), whole))
        showing.close()
        for first, row, whole in sorted(found, key=lambda one: -one[0]):
            yield Row(row.name, first, row.peer, row.against, spread=row.spread, memory=peak())
            yield Row(f"{row.name}, all of it", whole.middle, spread=whole.spread, asked=None)


def main() -> None:
    """Print every figure."""
    from table import lines

    sys.stdout.write("\n".join(lines(list(rows()))) + "\n")


if __name__ == "__main__":
    main()
