"""Prove a frozen program on this Linux machine: as an ordinary user, offline, without Python, from an awkward path.

    python3 packaging/prove.py build/frozen/startgesprek [--against DEMO]
    python3 packaging/prove.py /usr/lib/startgesprek --in-place

As root, because only root may take the network away and become somebody else. DEMO is a folder that
`python3 dev.py demo --out DEMO` made: its papers and pictures are held against those of the frozen program.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOBODY = 65534
PASSPHRASE = "vier fietsen onder de kastanje"  # noqa: S105 (of the demonstration)
AWKWARD = "Héél mooie map (proef)"
OFFSCREEN = "This plugin does not support "
"""What Qt says of a platform without a screen."""
MODELS = sorted((ROOT / "tests" / "models").glob("*-1.0.argosmodel"))


class Place:
    """A program in a folder that its user may not write, and a home with nothing in it."""

    def __init__(self, frozen: Path, folder: Path, in_place: bool) -> None:
        self.folder = folder / AWKWARD
        self.home = self.folder / "thuis"
        self.program = frozen / "startgesprek"
        self.home.mkdir(parents=True)
        if not in_place:
            shutil.copytree(frozen, self.folder / "programma", symlinks=True)
            self.program = self.folder / "programma" / "startgesprek"
            subprocess.run(["chmod", "-R", "a-w,a+rX", self.program.parent], check=True)
        for place in (folder, self.folder):
            place.chmod(0o755)
        os.chown(self.home, NOBODY, NOBODY)

    def run(self, *words: str | Path) -> str:
        """Run a command of the program; it must succeed and complain of nothing.

        Returns:
            what it printed.
        """
        line = ["unshare", "--net", "setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        line += [str(self.program), *map(str, words)]
        known = {"HOME": str(self.home), "PATH": "/nowhere", "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
        tools = {"PATH": os.environ["PATH"]}
        line[0], line[2] = (str(shutil.which(name, path=tools["PATH"])) for name in ("unshare", "setpriv"))
        done = subprocess.run(line, cwd=self.home, env=known, capture_output=True, text=True, check=False)
        complaints = [line for line in done.stderr.splitlines() if not line.startswith(OFFSCREEN)]
        if done.returncode or complaints:
            raise SystemExit(f"{' '.join(line)}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout


def found(folder: Path) -> Counter[str]:
    """How many files of each kind stand in a folder."""
    return Counter(
        file.suffix for file in folder.rglob("*") if file.suffix in (".pdf", ".png", ".docx", ".xlsx", ".ics")
    )


def differing(ours: Path, theirs: Path, kind: str) -> list[str]:
    """The files of a kind that are not the same, byte for byte, in both folders."""
    names = {file.relative_to(folder) for folder in (ours, theirs) for file in folder.rglob(f"*.{kind}")}
    return [str(name) for name in sorted(names) if not _same(ours / name, theirs / name)]


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()


def demonstration(place: Place, against: Path | None) -> Path:
    """The same demonstration as the source's, through the real windows."""
    out = place.home / "proef é"
    place.run("demo", "--out", out)
    there = found(out)
    print(f"demo: {there['.pdf']} papers, {there['.png']} pictures")
    if against:
        source = found(against)
        print(f"      of the source: {source['.pdf']} papers, {source['.png']} pictures")
        for kind in ("pdf", "png"):
            others = differing(out, against, kind)
            print(f"      {kind} that differ from the source's: {len(others)} {' '.join(others[:6])}")
        if there != source:
            raise SystemExit("not the same papers and pictures")
    return next(out.glob("*.startgesprek"))


def commands(place: Place, vault: Path) -> None:
    """What the windows of the demonstration do not reach: every engine once."""
    secret = place.home / "wachtzin.txt"
    secret.write_text(PASSPHRASE, "utf-8")
    key = ("--passphrase-file", secret)
    print(place.run("vault", "verify", vault, *key).strip().splitlines()[-1])
    place.run("export", vault, place.home / "uit.json", *key)
    number = re.search(r'"id": "([0-9a-f]{32})"', (place.home / "uit.json").read_text("utf-8"))
    if number is None:
        raise SystemExit("no dossier in the export")
    place.run("letters", vault, "--dossier", number[1], "--out", place.home / "word", "--word", *key)
    place.run("work", vault, "--out", place.home / "werk.xlsx", *key)
    place.run("monitor", vault, "--out", place.home / "cijfers", *key)
    place.run("vault", "backup", vault, "--out", place.home, *key)
    print("made: " + ", ".join(f"{count} {kind}" for kind, count in sorted(found(place.home).items())))
    print(place.run("check").strip().splitlines()[-1][:60])
    for model in MODELS:
        place.run("models", "install", model, "--yes")
    if MODELS:
        told = place.run("translate", "Ja.", "--to", "en").split()  # and back again, through two models
        if told[0] != "Yes." or told[-1] != "Ja.":
            raise SystemExit(f"translated: {told}")
        print("translated: Ja. -> Yes. -> Ja.")
    print(f"licences: {len(place.run('over', '--licenties')) // 1000} kB; {place.run('over').splitlines()[0]}")


def main() -> int:
    """Run everything, in a folder that is thrown away."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("frozen", type=Path)
    given.add_argument("--against", type=Path)
    given.add_argument("--in-place", action="store_true", help="where it was installed, not a copy of it")
    given.add_argument("--keep", type=Path, help="copy what was made to this folder")
    asked = given.parse_args()
    if os.geteuid():
        raise SystemExit("as root, please")
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]  # it takes minutes: also in a file
    with tempfile.TemporaryDirectory() as folder:
        place = Place(asked.frozen.resolve(), Path(folder), asked.in_place)
        commands(place, demonstration(place, asked.against))
        if asked.keep:
            shutil.copytree(place.home, asked.keep)
    print("proved")
    return 0


if __name__ == "__main__":
    sys.exit(main())
