"""What comes in the civic integration of everybody: `python tests/benchmarks/integration.py [NUMBER]`, else of 10,000.

A real vault of so many invented people, each with two conversations of seventy answers, steps and proofs. The page over
everybody reads what it needs; in turns with it, every dossier is opened whole and held against the same rules. Told is
the time of this processor, which a busy machine hardly changes; the middle one of several.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measure import Row, Times, compared, in_turns, peak

from desktop import guide as guides
from desktop.dossier import integration
from desktop.dossier.around import Certificate
from desktop.dossier.coming_back import Milestone
from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.guide import Guide
from desktop.settings import Settings
from desktop.store import records
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault
from desktop.views.background import Background
from desktop.views.desk import Desk
from desktop.views.integration.deadlines_finding import find, told
from desktop.views.integration.wanted import Wanted, sifted

TODAY = date(2026, 11, 22)
PASSPHRASE = "drie grijze ganzen boven Zeist"
BATCH = 1000


def people(guide: Guide, number: int) -> Iterator[Dossier]:
    """Invented newcomers, always the same."""
    chance = random.Random(5)
    others = [item.id for item in guide.questionnaire if item.type in ("scale", "yes_no", "text")][:65]

    def talk(on: date, round_id: str) -> Conversation:
        said = {name: Answer(name, "answered", 3, "Een zin die erbij is gezegd.") for name in others}
        told = {
            "persoon.termijn": (TODAY + timedelta(chance.randrange(-400, 900))).isoformat(),
            "taal.lening": chance.choice(["nee", "over", "op"]),
            "geld.ontzorgen": chance.choice(["ja", "nee"]),
            "geld.ontzorgen_tot": (TODAY + timedelta(chance.randrange(-300, 200))).isoformat(),
            "taal.onderdelen": ["pvt"],
        }
        said |= {name: Answer(name, "answered", value) for name, value in told.items()}
        return Conversation(round_id, on, "ar", guide.questionnaire.version, completed=True, answers=said)

    for place in range(number):
        linked = TODAY - timedelta(chance.randrange(60, 1200))
        newcomer = Newcomer(
            f"Samira Haddad {place}", "ar", date(1990, 5, 1), linked_on=linked,
            moved_in_on=linked + timedelta(40), regime=chance.choice(["Wi2013", "Wi2021", "family", "ukraine"]),
        )  # fmt: skip
        held = linked + timedelta(30)
        made = Dossier(newcomer, [talk(held, "start"), talk(held + timedelta(180), "half_year")], id=f"d{place}")
        made.milestones = [Milestone("pip", held), Milestone("leerroute", expected_on=held + timedelta(400))]
        made.certificates = [Certificate("pvt", held)] if place % 3 else []
        yield made


def filled(folder: Path, guide: Guide, number: int) -> Vault:
    """A vault with so many people, in large steps."""
    vault, _ = Vault.create(folder, PASSPHRASE, "", Derivation(memory=8, passes=1, lanes=1))
    waiting: list[Dossier] = []
    for made in people(guide, number):
        waiting.append(made)
        if len(waiting) == BATCH:
            _store(vault, waiting)
    _store(vault, waiting)
    return vault


def _store(vault: Vault, waiting: list[Dossier]) -> None:
    with vault.writing() as connection:
        records.insert_dossiers(connection, waiting)
    waiting.clear()


def measured(number: int, rounds: int = 5) -> dict[str, Times]:
    """Every time, by what was measured."""
    guide = guides.load("zeist")
    asked = integration.questions(guide.municipality)
    with tempfile.TemporaryDirectory() as name:
        vault = filled(Path(name) / "meten.startgesprek", guide, number)
        around, every = Dossiers(vault).around, Dossiers(vault).all
        light = around.integration(guide.questionnaire, asked)
        rows = told(guide, light, TODAY)
        assert rows == told(guide, every(), TODAY)  # both tell the same
        desk = Desk(Dossiers(vault), guide, Settings(Path(name)), lambda: TODAY, Background(), lambda *_: None)
        taken = in_turns(
            rounds,
            lambda _: around.integration(guide.questionnaire, asked),
            lambda _: told(guide, light, TODAY),
            lambda _: sifted(rows, Wanted(text="haddad 77"), ["haddad", "77"]),
            lambda _: find(desk),
            lambda _: told(guide, every(), TODAY),
            clock=time.process_time,
        )
        vault.close()
    names = ("read", "held against the rules", "narrowed to a name", "all of it", "with every dossier opened whole")
    return dict(zip(names, taken, strict=True))


def rows(quick: bool = False, number: int = 10_000) -> Iterator[Row]:
    """Each step against nothing; all of it against opening every dossier whole."""
    found = measured(*((200, 2) if quick else (number, 5)))
    whole = found.pop("with every dossier opened whole")
    every = found.pop("all of it")
    for name, times in found.items():
        yield Row(f"terms of everybody: {name}", times.middle, spread=times.spread, memory=peak())
    yield Row("terms of everybody: until the page tells", every.middle, spread=every.spread, memory=peak())
    yield compared("terms of everybody, all of it", every, whole, "with every dossier opened whole")


def main() -> None:
    """Print the times."""
    for row in rows(number=int(sys.argv[1]) if len(sys.argv) > 1 else 10_000):
        beside = f"   {row.against}: {row.peer:8.1f} ms, ratio {row.ratio:.2f}" if row.peer and row.ratio else ""
        sys.stdout.write(f"{row.name:<48} {row.ours:8.1f} ms{beside}\n")


if __name__ == "__main__":
    main()
