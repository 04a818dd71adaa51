"""How soon a large dossier is there, as ratios to the bare query: `python tests/benchmarks/dossier.py [FOLDER]`.

Among 300 dossiers one has ten conversations of 150 answers, 40 actions and 15 referrals. The bare query is every row
of that dossier, fetched with the same SQLCipher, key and settings and made into nothing. In turns with it:
`Dossiers.open`, and the dossier's page as the program shows it: from asking for it to its first painted frame (whose
it is, and the way back; it reads one row), to the frame with what is kept of him, and to the one with all that the page
holds, for which all the rows are read. Then the outlines of 10,000 dossiers with three conversations each, against the
bare query of the same columns. Every time is a median, of the opening in time of this thread; connections and fonts are
warm, and what lies in memory is frozen, as in the program once its first window is there.
"""

from __future__ import annotations

import gc
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import measure
from measure import Row, Times, compared, peak
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from store import CHEAP, PASSPHRASE, SAY, in_turns, seconds

from desktop import guide
from desktop.dossier.coming_back import Arrangement, Milestone, Outcome
from desktop.dossier.model import Action, Answer, Conversation, Dossier, Newcomer, Referral, Step
from desktop.questions.model import Questionnaire
from desktop.questions.samples import of_question
from desktop.questions.terms import Terms
from desktop.settings import Settings
from desktop.store import records
from desktop.store.cipher import connect
from desktop.store.queries import Dossiers
from desktop.store.vault import DATABASE, Vault
from desktop.views import pages
from desktop.views.background import Background
from desktop.views.desk import Desk
from desktop.views.newcomers.fact_lines import FactLines
from desktop.views.theme import apply
from desktop.views.window import MainWindow

TODAY = date(2026, 11, 22)
CONVERSATIONS, ANSWERS, OTHERS = 10, 150, 299
OUTLINES = 10_000
ROUNDS, QUICK_ROUNDS = 40, 15
PARTS = ("build", "put in the window", "lay out and paint", "page, first frame", "page, with the facts", "page, all")
FRAMES = 3
"""So many of these are from asking for the page to a frame; the others are what the first of them is made of."""
FRAMES_SAID = (
    ("page, first frame", "its page, first frame: who (1 row read)", 2),
    ("page, with the facts", "its page, with the facts about him", None),
    ("page, all", "its page, all of it (every row read)", None),
)
OF_DOSSIER = ("conversations", "consents", "actions", "referrals", "extensions", "strikes", "sent",
              "arrangements", "milestones", "outcomes")  # fmt: skip
BELOW = (("answers", "conversation", "conversations"), ("exchanges", "conversation", "conversations"),
         ("steps", "referral", "referrals"))  # fmt: skip


def answers(questionnaire: Questionnaire, number: int, chance: random.Random) -> dict[str, Answer]:
    """So many answers, to the questions there are and then to others; one in four has a note."""
    found = {}
    questions = list(questionnaire)
    for place in range(number):
        note = SAY * chance.randint(1, 3) if place % 4 == 0 else ""
        if place < len(questions):
            name, value = questions[place].id, chance.choice(of_question(questions[place], Terms()))
        else:
            name, value = f"eigen.vraag_{place}", SAY
        found[name] = Answer(name, "answered", value, note, place % 20 == 0)
    return found


def talks(questionnaire: Questionnaire, number: int, said: int, chance: random.Random) -> list[Conversation]:
    """Conversations half a year apart, of the rounds in turn."""
    rounds = [item.id for item in questionnaire.rounds]
    return [
        Conversation(
            rounds[place % len(rounds)], TODAY - timedelta(days=182 * (number - place)), "ar", "2026.1", "Noor de Wit",
            "Hani Voorbeeld", "gemeentehuis", 85, True, answers=answers(questionnaire, said, chance),
        )
        for place in range(number)
    ]  # fmt: skip


def large(made: guide.Guide) -> Dossier:
    """The dossier that is opened."""
    chance = random.Random(1)
    organisations = [item.id for item in made.municipality.organisations]
    steps = [Step("sent", TODAY - timedelta(days=300)), Step("waiting", TODAY - timedelta(days=200), "wachtlijst")]
    day, rounds = TODAY - timedelta(days=100), [item.id for item in made.questionnaire.rounds]
    return Dossier(
        Newcomer("Ahmad Al-Khatib", "ar", date(1990, 5, 1), "male", "SY", date(2021, 1, 1), date(2021, 2, 1)),
        talks(made.questionnaire, CONVERSATIONS, ANSWERS, chance),
        actions=[
            Action(f"Samen een huisarts zoeken {number}", "newcomer", rounds[number % 3], TODAY,
                   "open" if number % 4 == 0 else "done", professional="Noor de Wit")
            for number in range(40)
        ],
        referrals=[
            Referral(chance.choice(organisations), rounds[number % 3], need="een taalmaatje",
                     history=[*steps, Step("started", day)] if number % 3 else steps)
            for number in range(15)
        ],
        arrangements=[Arrangement("half_year", "moved", day, day, "ziek")],
        milestones=[Milestone(step.id, day) for step in made.municipality.settings.steps],
        outcomes=[Outcome("afsluiting.doel1", "start", "reached", day)],
    )  # fmt: skip


def bare(vault: Vault, dossier_id: str) -> Callable[[int], object]:
    """Fetch every row of a dossier over a connection of its own; nothing is made of them."""
    connection = connect(vault.folder / DATABASE, vault.key)
    queries = ["SELECT * FROM dossiers WHERE id = ?"]
    queries += [f"SELECT * FROM {table} WHERE dossier = ?" for table in OF_DOSSIER]
    queries += [
        f"SELECT * FROM {table} WHERE {key} IN (SELECT id FROM {parent} WHERE dossier = ?)"
        for table, key, parent in BELOW
    ]
    return lambda _: [connection.execute(query, (dossier_id,)).fetchall() for query in queries]


class Painted(QObject):
    """Knows when a widget was first painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.done = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look, and let it through."""
        self.done |= event.type() == QEvent.Type.Paint
        return False


class Showing:
    """Shows the dossier's page as the program does, and keeps what each part of that took."""

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        self._window = MainWindow()
        self._desk, self._ids = replace(desk, place=self._window.place), {"dossier": dossier_id}
        self._window.show()
        self.parts: dict[str, list[float]] = {part: [] for part in PARTS}

    def __call__(self, _: int) -> None:
        """From asking for the page to its first frame."""
        start = time.thread_time()
        page = pages.build(self._desk, "dossier", self._ids)
        built = time.thread_time() - start
        painted = Painted(page)
        self._window.show_page(page, inside=True)
        shown = time.thread_time() - start
        while not painted.done:
            QApplication.processEvents()
        first = time.thread_time() - start
        while page.findChild(FactLines) is None:
            QApplication.processEvents()
        facts = self._painted(page, start)
        taken = built, shown - built, first - shown, first, facts, self._all_of(page, start)
        for part, seconds_taken in zip(PARTS, taken, strict=True):
            self.parts[part].append(seconds_taken)

    def _all_of(self, page: QWidget, start: float) -> float:
        """Until what the page leaves for later is painted as well."""
        while not getattr(page, "whole", True):
            QApplication.processEvents()
        return self._painted(page, start)

    def _painted(self, page: QWidget, start: float) -> float:
        """Until what is there now is painted."""
        painted = Painted(page)
        page.update()
        while not painted.done:
            QApplication.processEvents()
        return time.thread_time() - start

    def leave(self, _: int) -> None:
        """An empty page in its place, so that each time is the first."""
        self._window.show_page(pages.Page(), inside=True)
        for _turn in range(3):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def opened(
    folder: Path, others_there: int = OTHERS, rounds: int = ROUNDS
) -> tuple[int, Times, Times, dict[str, Times]]:
    """One large dossier among others: its rows, and the times of the bare query, of `open` and of each part."""
    made = guide.load("zeist")
    chance = random.Random(2)
    vault, _ = Vault.create(folder / "opening", PASSPHRASE, "Noor de Wit", CHEAP)
    dossiers, dossier = Dossiers(vault), large(made)
    others = [
        Dossier(Newcomer(f"Selam {n}", "ti"), talks(made.questionnaire, 3, 60, chance)) for n in range(others_there)
    ]
    dossiers.add(*others[:150], dossier, *others[150:])
    others.clear()
    gc.collect()
    gc.freeze()  # as the program does
    settings = Settings(folder / "voorkeuren")
    desk = Desk(dossiers, made, settings, lambda: TODAY, Background(), lambda *_: None, vault=vault)
    showing = Showing(desk, dossier.id)
    query = bare(vault, dossier.id)
    rows = sum(map(len, query(0)))  # type: ignore[call-overload]
    works = (query, lambda _: dossiers.open(dossier.id), showing, showing.leave)
    measure.in_turns(3, *works, clock=time.thread_time)
    for times in showing.parts.values():
        times.clear()
    plain, own, *_ = measure.in_turns(rounds, *works, clock=time.thread_time)
    vault.close()
    return rows, plain, own, {part: Times(tuple(each * 1e3 for each in found)) for part, found in showing.parts.items()}


def opening(folder: Path) -> list[str]:
    """One large dossier among others: bare, opened, and on the screen."""
    rows, plain, own, parts = opened(folder)
    of_first, frames = PARTS[:-FRAMES], PARTS[-FRAMES:]
    return [
        f"bare query of {rows} rows     {plain.middle:7.2f} ms",
        f"Dossiers.open             {own.middle:7.2f} ms   ratio {own.middle / plain.middle:.2f}",
        *(f"    {part:<22}{parts[part].middle:7.2f} ms" for part in of_first),
        *(f"{part:<26}{parts[part].middle:7.2f} ms   ratio {parts[part].middle / plain.middle:.2f}" for part in frames),
        "(the first frame, asked: at most 2, holds the name and the way back; each card comes in a turn of its own)",
    ]


def outlined(folder: Path, number: int = OUTLINES, turns: int = 7) -> list[float]:
    """Seconds of the outlines of everybody, after those of the same columns fetched bare."""
    vault, _ = Vault.create(folder / "planning", PASSPHRASE, "Noor de Wit", CHEAP)
    rounds, day = ("start", "half_year", "two_year"), date(2023, 1, 1)
    people = [
        Dossier(
            Newcomer(f"Selam {number}", "ti", date(1990, 1, 1), linked_on=day, moved_in_on=day),
            [Conversation(name, day + timedelta(days=200 * n), "ti", completed=True) for n, name in enumerate(rounds)],
            arrangements=[Arrangement("two_year", "moved", day, day, "ziek")] if number % 10 == 0 else [],
        )
        for number in range(number)
    ]
    with vault.writing() as connection:
        records.insert_dossiers(connection, people)
    people.clear()  # what lies in memory slows whatever Python makes
    dossiers, bare_one = Dossiers(vault), connect(vault.folder / DATABASE, vault.key)
    queries = (
        "SELECT * FROM dossiers ORDER BY number",
        "SELECT dossier, round, held_on, completed FROM conversations ORDER BY position",
        "SELECT * FROM arrangements ORDER BY position",
    )
    works = (
        lambda _: [bare_one.execute(query).fetchall() for query in queries],
        lambda _: dossiers.outlines(),
    )
    seconds(works[0], 0)
    taken = in_turns(turns, *works)
    vault.close()
    return taken


def planning(folder: Path) -> list[str]:
    """The outlines of everybody, against the same columns fetched bare."""
    plain, ours = outlined(folder)
    return [
        f"bare query of {OUTLINES} people {plain * 1e3:7.1f} ms",
        f"Dossiers.outlines         {ours * 1e3:7.1f} ms   ratio {ours / plain:.2f}",
    ]


def rows(quick: bool = False) -> Iterator[Row]:
    """The large dossier, and the outlines of everybody."""
    apply(QApplication.instance() or QApplication([]))
    with tempfile.TemporaryDirectory() as name:
        found, plain, own, parts = opened(Path(name), *((5, QUICK_ROUNDS) if quick else ()))
        bare_one = f"bare query of its {found} rows"
        yield compared("large dossier read", own, plain, bare_one)
        for part, said, asked in FRAMES_SAID:
            yield compared(said, parts[part], plain, bare_one, asked)
        number = 300 if quick else OUTLINES
        bare_one = "bare query of the same columns"
        plain_all, own_all = (taken * 1e3 for taken in outlined(Path(name), number, 3 if quick else 7))
        yield Row(f"outlines of {number} people", own_all, plain_all, bare_one, memory=peak())


def main() -> None:
    """Print every figure, measured on the disk of the given folder (else of the folder for temporary files)."""
    apply(QApplication([]))
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if sys.argv[1:] else None) as name:
        for measure in (opening, planning):
            sys.stdout.write("\n".join(measure(Path(name))) + "\n\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
