"""What a list of newcomers costs as it grows: `python tests/benchmarks/people.py [NUMBER…]`, else 100 to 100,000.

A real vault of so many invented people in the real window: the list is opened, and names are typed into it letter by
letter. A key is measured until the list is painted anew, in time of this processor, which a busy machine hardly
changes; told are the middle one and the slowest. One dossier with fifty answers and a household is the same in every
vault: it is opened, and its page shown to its first frame. Each vault has a process of its own, so that the memory at
the peak is that of this many people. Each size is held against the size before it: how it grows.
"""

from __future__ import annotations

import gc
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from measure import Row, Times, in_turns, peak, process

SIZES = (100, 1_000, 10_000, 100_000)
TODAY = date(2026, 11, 22)
PASSPHRASE = "drie grijze ganzen boven Zeist"
TYPED = ("sam", "dar", "yusu", "el h", "tbdi", "19-3-1988", "huis 7")
"""Names that many have, a few have and nobody has; a day of birth; a household."""
SYLLABLES = ("sa", "mi", "ra", "yu", "suf", "ham", "dan", "te", "klu", "ola", "kir", "ba", "dou", "nor", "el", "tesh")
KEY, MEMORY = 50.0, 400.0
"""Asked: milliseconds from a key to the painted list, and MB."""
BATCH = 2000


def people(number: int) -> Iterator[object]:
    """Invented newcomers, always the same, each with a conversation and one promise; one has much more."""
    from desktop.dossier.model import Action, Answer, Conversation, Dossier, Newcomer

    chance = random.Random(3)

    def word() -> str:
        return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title()

    for place in range(number):
        held = TODAY - timedelta(chance.randrange(900))
        talk = Conversation("start", held, "ar", professional="Noor de Wit", completed=True)
        promise = Action("Samen een huisarts zoeken", "newcomer", "start", held, professional="Noor de Wit")
        born = date(1960, 1, 1) + timedelta(chance.randrange(16_000))
        household = f"huis {place // 3}" if place % 3 else None
        if place == number // 2:
            talk.answers = {f"q.{one}": Answer(f"q.{one}", "declined", None, "Liever niet.") for one in range(50)}
            household = "huis van de middelste"
        newcomer = Newcomer(f"{word()} {word()}", "ar", born, linked_on=held, household=household)
        yield Dossier(newcomer, [talk], actions=[promise], id=f"dossier-{place}")


def filled(folder: Path, number: int) -> None:
    """A vault with so many people, in large steps and without a line in the log for each."""
    from desktop.store import records
    from desktop.store.sealing import Derivation
    from desktop.store.vault import Vault

    vault, _ = Vault.create(folder, PASSPHRASE, "", Derivation(memory=8, passes=1, lanes=1))
    with vault.writing() as connection:
        waiting = []
        for dossier in people(number):
            waiting.append(dossier)
            if len(waiting) == BATCH:
                records.insert_dossiers(connection, waiting)  # type: ignore[arg-type]
                waiting.clear()
        records.insert_dossiers(connection, waiting)  # type: ignore[arg-type]
    vault.close()


def typed(page: object) -> list[float]:
    """Milliseconds of this processor for each key, and for each that is taken back."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit, QTableView

    field, table = page.findChild(QLineEdit, "search"), page.findChild(QTableView, "dossiers")  # type: ignore[attr-defined]
    seen, taken = table.viewport(), []  # the first time Python asks for a widget costs as much as ten keys
    QTest.keyClicks(field, "")
    for text in TYPED:
        for key in (*text, *(Qt.Key.Key_Backspace for _ in text)):
            begun = time.process_time()
            (QTest.keyClicks if isinstance(key, str) else QTest.keyClick)(field, key)
            seen.repaint()
            taken.append((time.process_time() - begun) * 1e3)
    return taken


def measured(folder: Path, number: int) -> dict[str, float]:
    """Everything about a vault with so many people, in this process."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from desktop import guide
    from desktop.settings import Settings
    from desktop.store.queries import Dossiers
    from desktop.store.vault import Vault
    from desktop.views import pages
    from desktop.views.background import Background
    from desktop.views.desk import Desk
    from desktop.views.theme import apply
    from desktop.views.window import MainWindow

    app = QApplication([])
    apply(app)
    vault = Vault.open(folder, PASSPHRASE)
    dossiers, background, window = Dossiers(vault), Background(), MainWindow()
    desk = Desk(
        dossiers, guide.load("zeist"), Settings(folder), lambda: TODAY, background, lambda *_: None, vault=vault
    )
    window.show()
    gc.freeze()  # as the program does
    wanted = {"dossier": f"dossier-{number // 2}"}

    def show(name: str, whole: bool = False) -> object:
        page = pages.build(desk, name, wanted if name == "dossier" else {})
        window.show_page(page, inside=True)
        window.repaint()
        while whole and not page.whole:
            app.processEvents()
        return page

    page = show("dossiers")
    background.wait()
    keys = Times(tuple(typed(page)))

    def leave(_: int) -> None:
        window.show_page(pages.Page(), inside=True)
        for _turn in range(3):
            app.processEvents()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    works = (
        lambda _: dossiers.open(wanted["dossier"]),
        lambda _: show("dossiers"),
        leave,
        lambda _: show("dossier"),
        leave,
        lambda _: show("dossier", whole=True),
        leave,
    )
    in_turns(2, *works)
    opened, listed, _, shown, _, whole, _ = in_turns(9, *works, clock=time.thread_time)
    background.wait()
    vault.close()
    found = {"key": keys.middle, "slowest key": max(keys.all), "list opened": listed.middle}
    found |= {"dossier opened": opened.middle, "its page": shown.middle, "all of its page": whole.middle}
    return {**found, "memory": peak()}


def rows(quick: bool = False, sizes: tuple[int, ...] = ()) -> Iterator[Row]:
    """Each figure at each size."""
    found: dict[int, dict[str, float]] = {}
    for size in sizes or SIZES[: 2 if quick else None]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / f"{size}.startgesprek"
            process([sys.executable, __file__, "--fill", str(folder), str(size)], {})
            _, _, said = process([sys.executable, __file__, "--measure", str(folder), str(size)], {})
            found[size] = json.loads(said)
    for figure in next(iter(found.values())):
        before: float | None = None
        for size, figures in found.items():
            asked = {"slowest key": KEY, "key": KEY, "memory": MEMORY}.get(figure)
            unit = "MB" if figure == "memory" else "ms"
            beside = f"a tenth of the people ({before:.1f} {unit})" if before is not None else ""
            yield Row(f"{figure}, {size} people", figures[figure], None, beside, unit, asked, None, figures["memory"])
            before = figures[figure]


def main() -> None:
    """Fill or measure one vault for `rows`; or measure and print the sizes that are asked for."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.argv[1:2] == ["--fill"]:
        filled(Path(sys.argv[2]), int(sys.argv[3]))
    elif sys.argv[1:2] == ["--measure"]:
        sys.stdout.write(json.dumps(measured(Path(sys.argv[2]), int(sys.argv[3]))))
    else:
        from table import lines

        sys.stdout.write("\n".join(lines(list(rows(sizes=tuple(map(int, sys.argv[1:])))))) + "\n")


if __name__ == "__main__":
    main()
