"""How quickly it is told whom to invite, from a real vault: `python tests/benchmarks/meetings.py [NUMBER]`, of 10,000
people unless another number is given.

The vault is that of the figures (`monitor.make`): three closed conversations with an answer to two thirds of the
questions, referrals and actions. Told are seconds of the processor, the best of three: reading everybody as far as a
theme needs it, beside reading the same people as whole dossiers and beside the outlines alone; finding the reasons of
all of them; and sifting them between two letters of a name.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from measure import Row, peak
from monitor import TODAY, make, opened

from desktop import guide as guides
from desktop.dossier.around import Meeting
from desktop.dossier.inviting import Invitee, Sought, invitees
from desktop.store.names import folded
from desktop.store.queries import Dossiers
from desktop.views.meetings.guest_filter import Wanted, sift

THEME = "activiteiten"
ROUNDS = 3
TYPED = ("p", "pe", "per", "pers", "perso", "persoon 1", "")


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Milliseconds of the processor, the least of some times."""
    taken = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        taken.append((time.process_time() - begun) * 1e3)
    return min(taken)


def measured(folder: Path, number: int, *, whole: bool = True) -> dict[str, float]:
    """Every time, by what was measured; the vault is made first."""
    guide = guides.load("zeist")
    make(folder, guide, number)
    settings = guide.municipality.settings.meetings
    theme = settings.theme(THEME)
    assert theme is not None
    there = [item.id for item in guide.municipality.organisations[:2]]
    meeting = Meeting(THEME, date(2026, 12, 8), organisations=there, languages=["ti"])

    def sought() -> Sought:
        return Sought(settings, theme, guide.questionnaire)

    with opened(folder) as vault:
        dossiers = Dossiers(vault)
        needed = sought().questions
        found = {"outlines": best(dossiers.outlines), "read": best(lambda: dossiers.around.guests(needed, there))}
        if whole:
            found["whole"] = best(dossiers.all, 1)
        guests = dossiers.around.guests(needed, there)

    def reasons() -> list[Invitee]:
        names = {name: name for name in there}
        return invitees(meeting, guests, sought(), TODAY, names, str, theme.title)

    found["reasons"] = best(reasons)
    everybody = reasons()
    assert len(everybody) == number
    compared = {item.name: folded(item.name) for item in everybody}

    def names(text: str) -> str:
        return compared.get(text) or folded(text)

    for text in TYPED:
        took = best(lambda text=text: sift(everybody, Wanted("everybody", text=text), TODAY, names))  # type: ignore[misc]
        found["sift"] = max(found.get("sift", 0.0), took)
    return found


def rows(quick: bool = False) -> Iterator[Row]:
    """Reading, against whole dossiers; the rest against nothing."""
    number = 200 if quick else 10_000
    with tempfile.TemporaryDirectory() as place:
        found = measured(Path(place) / "Proef.startgesprek", number)
    yield Row(
        f"everybody read for a meeting, of {number}", found["read"], found["whole"], "whole dossiers", memory=peak()
    )
    yield Row("the same", found["read"], found["outlines"], "outlines, without an answer", memory=peak())
    yield Row("the reasons of all of them", found["reasons"], memory=peak())
    yield Row("sifted by a name, the slowest letter", found["sift"], asked=50.0, memory=peak())


def main() -> None:
    """Print the times."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as place:
        for name, took in measured(Path(place) / "Proef.startgesprek", number).items():
            sys.stdout.write(f"{name:10}{took:10.0f} ms\n")


if __name__ == "__main__":
    main()
