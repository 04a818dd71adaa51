"""How fast machine translation is, as ratios measured side by side in one run: `python tests/benchmarks/translate.py`.

All with the tiny models of the tests, which make the engine's own work small: what is compared is what the program does
around it. The command line of Argos Translate is a real process that runs its real `argostranslate.cli.main`, with one
thing replaced: its sentence splitter, for which it would fetch a model from the network, gives the text back as one
sentence. So the command has less to do than it would have. The library's one-by-one is its real `translate`, warm, with
the same replacement. Every time is the median of many, taken in turns.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from measure import Row

from desktop.translate import models
from desktop.translate.machine import Machine

PLACE = Path(__file__).resolve().parents[1] / "models"
PAIRS = ("nl_en", "en_ar")
SENTENCE, EXPECTED = "Kunt u dat nog een keer zeggen?", "Can you say that once more?"
WHOLE = """
import sys
from argostranslate import cli, sbd
sbd.MiniSBDSentencizer.split_sentences = lambda self, text: [text]
cli.main()
"""


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turns(rounds: int, *works: Callable[[], object]) -> list[float]:
    """The median time of each, each run once in every round."""
    taken = [[seconds(work) for work in works] for _ in range(rounds)]
    return [statistics.median(times) for times in zip(*taken, strict=True)]


def library_home(folder: Path) -> dict[str, str]:
    """An environment in which Argos Translate finds the same models, and writes in this folder only."""
    for pair in PAIRS:
        with zipfile.ZipFile(PLACE / f"{pair}-1.0.argosmodel") as archive:
            archive.extractall(folder / "packages")
    homes = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("DATA", "CONFIG", "CACHE")}
    return {**homes, "ARGOS_PACKAGES_DIR": str(folder / "packages")}


def beside_the_command(machine: Machine, home: dict[str, str], rounds: int = 9) -> list[float]:
    """Seconds of one sentence in a warm program, and from the command line."""

    def command() -> None:
        line = [sys.executable, "-c", WHOLE, "--from-lang", "nl", "--to-lang", "en", SENTENCE]
        done = subprocess.run(line, env=os.environ | home, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == EXPECTED, done

    def warm() -> None:
        assert machine.translate([SENTENCE], "nl", "en") == [EXPECTED]

    warm()
    return in_turns(rounds, warm, command)


def against_the_command(machine: Machine, home: dict[str, str]) -> str:
    """One sentence in a warm program, against the command line."""
    ours, theirs = beside_the_command(machine, home)
    return (
        f"one sentence: warm {ours * 1e3:.1f} ms, argos-translate's command {theirs * 1e3:.0f} ms: "
        f"{theirs / ours:.0f} times faster (at least 10)"
    )


def against_one_by_one(machine: Machine, home: dict[str, str]) -> list[str]:
    """Thirty sentences together, against the library one by one."""
    os.environ.update(home)
    from argostranslate import sbd, translate

    sbd.MiniSBDSentencizer.split_sentences = lambda self, text: [text]
    sys.path.insert(0, str(PLACE))
    from phrases import PHRASES

    lines = []
    for target, place in (("en", 1), ("ar", 2)):
        texts = ([phrase[0] for phrase in PHRASES] * 2)[:30]
        wanted = ([phrase[place] for phrase in PHRASES] * 2)[:30]
        library = translate.get_translation_from_codes("nl", target)

        def one_by_one(library: translate.ITranslation = library, texts: list[str] = texts) -> list[str]:
            return [library.translate(text) for text in texts]

        def together(target: str = target, texts: list[str] = texts) -> list[str]:
            return machine.translate(texts, "nl", target)

        assert one_by_one() == together() == wanted
        ours, theirs = in_turns(15, together, one_by_one)
        lines.append(
            f"thirty sentences nl→{target}: together {ours * 1e3:.0f} ms, library one by one {theirs * 1e3:.0f} ms: "
            f"{theirs / ours:.1f} times faster (at least 1.5)"
        )
    return lines


def held(folder: Path) -> tuple[float, float]:
    """Seconds to the first sentence, and MB that the engine's process holds with one pair loaded."""
    machine = Machine(folder)
    start = seconds(lambda: machine.translate([SENTENCE], "nl", "en"))
    assert machine._process
    status = Path(f"/proc/{machine._process.pid}/status").read_text("ascii")
    found = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    machine.close()
    return start, found / 1024


def memory(folder: Path) -> str:
    """What the engine's process holds with one pair loaded."""
    start, found = held(folder)
    return f"the engine's process: first sentence after {start * 1e3:.0f} ms, {found:.0f} MB with one pair loaded"


def rows(quick: bool = False) -> Iterator[Row]:
    """One sentence, warm against the command line of Argos Translate; and the first one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = library_home(folder)
        for pair in PAIRS:
            models.install(models.inspect(PLACE / f"{pair}-1.0.argosmodel", folder / "ours"))
        first, found = held(folder / "ours")
        machine = Machine(folder / "ours", 60)
        ours, theirs = beside_the_command(machine, home, 2 if quick else 9)
        machine.close()
    yield Row(
        "one sentence, warm", ours * 1e3, theirs * 1e3, "command line of Argos Translate", asked=0.1, memory=found
    )
    yield Row("the first sentence", first * 1e3, theirs * 1e3, "command line of Argos Translate", memory=found)


def main() -> None:
    """Print every figure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = library_home(folder)
        for pair in PAIRS:
            models.install(models.inspect(PLACE / f"{pair}-1.0.argosmodel", folder / "ours"))
        machine = Machine(folder / "ours", 60)
        lines = [against_the_command(machine, home), *against_one_by_one(machine, home), memory(folder / "ours")]
        machine.close()
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
