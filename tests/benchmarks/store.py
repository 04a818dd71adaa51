"""How fast the store is, as ratios measured side by side in one run: `python tests/benchmarks/store.py [FOLDER]`.

Saving an answer is held against the same row in a bare sqlite3 database with full synchronisation; unlocking
against the key derivation alone. Every time is the median of many, taken in turns, so that a busy machine slows
both alike.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from measure import Row, Times, compared, peak
from measure import in_turns as measured_in_turns

from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault

PASSPHRASE = "drie grijze ganzen boven Zeist"
CHEAP = Derivation(memory=8, passes=1, lanes=1)
SAY = "Ik woon hier nu drie maanden en ik ken mijn buren nog niet goed."


def seconds(work: Callable[[int], object], number: int) -> float:
    """How long one run of something takes."""
    start = time.perf_counter()
    work(number)
    return time.perf_counter() - start


def in_turns(rounds: int, *works: Callable[[int], object]) -> list[float]:
    """The median time of each, each run once in every round."""
    taken = [[seconds(work, number) for work in works] for number in range(rounds)]
    return [statistics.median(times) for times in zip(*taken, strict=True)]


def bare(path: Path, journal: str) -> Callable[[int], object]:
    """Insert one answer into a plain database."""
    return _inserting(sqlite3.connect(path, isolation_level=None), journal)


def bare_encrypted(path: Path, journal: str) -> Callable[[int], object]:
    """The same into a plain encrypted database, with a key that needs no derivation."""
    import sqlcipher3.dbapi2 as sqlcipher

    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{'ab' * 32}'\"")
    return _inserting(connection, journal)


def _inserting(connection: Any, journal: str) -> Callable[[int], object]:
    connection.execute(f"PRAGMA journal_mode = {journal}")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE answers (conversation TEXT, question TEXT, state TEXT, value TEXT, note TEXT, concern INTEGER,"
        " PRIMARY KEY (conversation, question)) WITHOUT ROWID"
    )
    insert = "INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?)"
    return lambda number: connection.execute(insert, ("a" * 32, f"werk.{number}", "answered", "3", SAY, 0))


def saving(folder: Path) -> list[str]:
    """One answer saved, against the bare insert with either of SQLite's journals."""
    vault, _ = Vault.create(folder / "saving", PASSPHRASE, "", CHEAP)
    dossiers = Dossiers(vault)
    conversation = Conversation("start", date(2026, 3, 1), "ar")
    dossiers.add(Dossier(Newcomer("Ahmad", "ar"), [conversation]))

    def save(number: int) -> None:
        dossiers.save_answer(conversation.id, Answer(f"werk.{number}", "answered", 3, SAY))

    lines = []
    for journal in ("WAL", "DELETE"):
        # Only two at a time: what one leaves to the disk, the next in turn would pay for.
        ours, plain = in_turns(500, save, bare(folder / f"{journal}.db", journal))
        lines.append(
            f"answer saved {ours * 1e3:6.3f} ms   bare insert, journal {journal:<6} {plain * 1e3:6.3f} ms   "
            f"ratio {ours / plain:.2f}"
        )
        vault.store("DELETE FROM answers", ())
    vault.close()
    return [*lines, "(at most 2)"]


FRESH = """
import sys, time
from pathlib import Path
from desktop.store.sealing import Derivation, derived, salt
from desktop.store.vault import Vault, preload
if sys.argv[3] == "preloaded":
    preload()
start = time.perf_counter()
vault = Vault.open(Path(sys.argv[1]), sys.argv[2])
from desktop.store.queries import Dossiers
Dossiers(vault).search()
between = time.perf_counter()
derived(sys.argv[2], salt(), Derivation())
print(between - start, time.perf_counter() - between)
"""


def unlocking(folder: Path) -> list[str]:
    """A vault opened and its list read in a fresh program, against the key derivation alone."""
    made, _ = Vault.create(folder / "unlocking", PASSPHRASE, "")
    made.close()
    lines = []
    for kind in ("preloaded", "cold"):
        command = [sys.executable, "-c", FRESH, str(made.folder), PASSPHRASE, kind]
        printed = [subprocess.run(command, check=True, capture_output=True, text=True).stdout for _ in range(7)]
        pairs = [tuple(map(float, line.split())) for line in printed]
        unlock, alone = (statistics.median(times) for times in zip(*pairs, strict=True))
        more = statistics.median(first - second for first, second in pairs)
        lines.append(
            f"unlock and list, {kind:<10} {unlock * 1e3:7.0f} ms   key derivation {alone * 1e3:.0f} ms, "
            f"ratio {unlock / alone:.2f}, {more * 1e3:.0f} ms more"
        )
    return [*lines, "(at most 100 ms more; the program preloads while the unlock window waits)"]


def working(folder: Path, people: int = 2000) -> list[str]:
    """The other things a window asks for, among many people."""
    chance = random.Random(1)

    def word() -> str:
        return "".join(chance.choices("abdefhiklmnorstu", k=7)).title()

    def talks() -> list[Conversation]:
        return [
            Conversation(
                name,
                date(2026, 3, 1),
                "ar",
                answers={f"q.{i}": Answer(f"q.{i}", "declined", None, SAY) for i in range(40)},
            )
            for name in ("start", "half_year")
        ]

    vault, _ = Vault.create(folder / "working", PASSPHRASE, "", CHEAP)
    dossiers = Dossiers(vault)
    dossiers.add(*(Dossier(Newcomer(f"{word()} {word()}", "ar"), talks()) for _ in range(people)))
    one = dossiers.open(dossiers.search()[0].dossier_id)
    part = one.newcomer.name[1:5]
    works: dict[str, Callable[[int], object]] = {
        "find by part of a name": lambda _: dossiers.search(part),
        "find by two letters": lambda _: dossiers.search(part[:2]),
        "first hundred": lambda _: dossiers.search(),
        "open one dossier": lambda _: dossiers.open(one.id),
        "save one dossier": lambda _: dossiers.save(one),
    }
    times = in_turns(30, *works.values())
    lines = [f"{name:<26} {taken * 1e3:8.3f} ms" for name, taken in zip(works, times, strict=True)]
    backup = seconds(lambda _: vault.backup(), 0)
    vault.close()
    return [f"among {people} people:", *lines, f"{'backup, proven':<26} {backup * 1e3:8.0f} ms"]


def rows(quick: bool = False) -> Iterator[Row]:
    """An answer saved, a vault unlocked; on the disk of the folder for temporary files."""
    rounds = 50 if quick else 400
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        vault, _ = Vault.create(folder / "saving", PASSPHRASE, "", CHEAP)
        dossiers, conversation = Dossiers(vault), Conversation("start", date(2026, 3, 1), "ar")
        dossiers.add(Dossier(Newcomer("Ahmad", "ar"), [conversation]))

        def save(number: int) -> None:
            dossiers.save_answer(conversation.id, Answer(f"werk.{number}", "answered", 3, SAY))

        for kind, made in (("sqlite3", bare), ("SQLCipher", bare_encrypted)):
            # Only two at a time: what one leaves to the disk, the next in turn would pay for.
            ours, plain = measured_in_turns(rounds, save, made(folder / f"{kind}.db", "WAL"))
            yield compared("answer saved", ours, plain, f"bare insert and commit, {kind}", 2)
            vault.store("DELETE FROM answers", ())
        vault.close()
        made_vault, _ = Vault.create(folder / "unlocking", PASSPHRASE, "")
        made_vault.close()
        command = [sys.executable, "-c", FRESH, str(made_vault.folder), PASSPHRASE, "preloaded"]
        told = [subprocess.run(command, check=True, capture_output=True, text=True).stdout.split() for _ in
                range(2 if quick else 7)]  # fmt: skip
        unlock, alone = (Times(tuple(float(line[part]) * 1e3 for line in told)) for part in (0, 1))
        yield compared("unlock and list", unlock, alone, "key derivation alone")
        yield Row("unlock and list, more", unlock.middle - alone.middle, asked=100, memory=peak())


def main() -> None:
    """Print every figure, measured on the disk of the given folder (else of the folder for temporary files)."""
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if sys.argv[1:] else None) as name:
        for measure in (saving, unlocking, working):
            sys.stdout.write("\n".join(measure(Path(name))) + "\n\n")


if __name__ == "__main__":
    main()
