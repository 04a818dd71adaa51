"""How long the agenda of a coordination meeting takes over 10,000 people: `python tests/benchmarks/coordination.py`.

The people are those of the work lists, with forty answers each; of one in eight something stalls. Beside it, in turns:
the same agenda from every dossier, opened. Times are of the processor.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from measure import Row, compared, in_turns, peak
from store import CHEAP, PASSPHRASE
from work import TODAY, USUAL, people

from desktop import guide as guides
from desktop.dossier.around import Sitting
from desktop.dossier.model import Answer, Dossier, Step
from desktop.guide import Guide
from desktop.letters.coordination_agenda import agenda
from desktop.municipality.model import Organisation
from desktop.store import records
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

LATELY = timedelta(days=20)
ASKED = 0.5
"""Where one in eight stalls, at most half of what opening everybody takes."""


def town() -> Guide:
    """Zeist, with the organisations of the invented people."""
    guide = guides.load("zeist")
    there = tuple(
        Organisation(id=name, name=name, role="buurt", offers="Hulp.", waiting_days=days, verified_on=date(2026, 1, 1))
        for name, days in USUAL.items()
    )
    return replace(guide, municipality=guide.municipality.model_copy(update={"organisations": there, "rules": ()}))


def filled(folder: Path, number: int) -> Vault:
    """A vault with so many people."""
    vault, _ = Vault.create(folder, PASSPHRASE, "", CHEAP)
    names = [question.id for question in guides.load("zeist").questionnaire][:40]
    waiting: list[Dossier] = []
    with vault.writing() as connection:
        for place, dossier in enumerate(people(number)):
            dossier.conversations[0].answers = {name: Answer(name, "answered", "een antwoord") for name in names}
            if place % 8:
                for referral in dossier.referrals:
                    referral.history = [Step("sent", TODAY - LATELY), Step("started", TODAY)]
            waiting.append(dossier)
            if len(waiting) == 500:
                records.insert_dossiers(connection, waiting)
                waiting.clear()
        records.insert_dossiers(connection, waiting)
    return vault


def rows(quick: bool = False) -> Iterator[Row]:
    """The agenda of a table of three."""
    number, rounds = (200, 2) if quick else (10_000, 3)
    with tempfile.TemporaryDirectory() as name:
        vault = filled(Path(name) / "overleg", number)
        dossiers, guide = Dossiers(vault), town()
        sitting = Sitting(TODAY, "Stadhuis", list(USUAL)[:3])

        def made(found: list[Dossier]) -> object:
            return agenda(guide, found, sitting, TODAY)

        def stalled(_: int) -> object:
            return made(dossiers.around.briefly(dossiers.around.on_the_table(sitting.id, USUAL, TODAY)))

        def every(_: int) -> object:
            return made(dossiers.all())

        ours, peer = in_turns(rounds, stalled, every, clock=time.process_time)
        many = len(dossiers.around.on_the_table(sitting.id, USUAL, TODAY))
        yield compared(f"agenda, {many} of {number} people stall", ours, peer, "the same from every dossier", ASKED)
        [sought] = in_turns(rounds, lambda _: dossiers.around.on_the_table(sitting.id, USUAL, TODAY))
        yield Row("who stalls", sought.middle, spread=sought.spread, memory=peak())
        vault.close()


def main() -> None:
    """Print every figure."""
    for row in rows("quick" in sys.argv):
        beside = f"; {row.peer:.0f} ms {row.against}" if row.peer else ""
        sys.stdout.write(f"{row.name}: {row.ours:.0f} ms{beside}\n")


if __name__ == "__main__":
    main()
