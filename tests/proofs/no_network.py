"""Proof that the program uses no network: its system calls are watched while it does everything it can.

    python tests/proofs/no_network.py [--keep FOLDER]

Under strace (Debian: `apt-get install strace`) it holds the whole demonstration through the real windows, checks the
content, and translates with real models. Every socket that any process or library opens is counted by its family.
A family other than those within this machine's own kernel is a failure (exit 1), with the lines that show it.
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

MODELS = sorted((Path(__file__).parents[1] / "models").glob("*.argosmodel"))
WITHIN = {"AF_UNIX", "AF_LOCAL", "AF_NETLINK"}
"""Sockets that lead to this machine's own processes and kernel only."""
FAMILY = re.compile(r"\bsocket(?:pair)?\((\w+)")
WAY_OUT = re.compile(r"\b(?:connect|bind|sendto|sendmsg)\(.*sa_family=(\w+)")
PROGRAM = [sys.executable, "-m", "desktop"]
CONTROL = [sys.executable, "-c", "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"]
"""Uses a socket on purpose: the proof is worth nothing when this is not seen."""


def runs(folder: Path) -> dict[str, list[str]]:
    """What is watched: name and arguments of the program."""
    installs = {f"install {model.stem}": ["models", "install", str(model), "--yes"] for model in MODELS}
    return {
        "check": ["check"],
        **installs,
        "translate nl ar": ["translate", "Hebt u morgen tijd?", "--from", "nl", "--to", "ar"],
        "demo": ["demo", "--out", str(folder / "demo")],
    }


def watch(name: str, command: list[str], folder: Path) -> tuple[Counter[str], list[str]]:
    """Run a command once. Returns how many sockets of each family it opened, and the lines of forbidden ones."""
    trace = folder / f"{name.replace(' ', '-')}.strace"
    home = {**os.environ, "STARTGESPREK_HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen"}
    strace = ["strace", "-f", "-qq", "-e", "trace=network", "-e", "signal=none", "-o", str(trace)]
    done = subprocess.run([*strace, *command], env=home, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{name}: exit {done.returncode}: {done.stderr.strip()}")
    found: Counter[str] = Counter()
    forbidden = []
    for line in trace.read_text("utf-8", "replace").splitlines():
        opened = FAMILY.search(line)
        used = opened or WAY_OUT.search(line)
        if opened:
            found[opened[1]] += 1
        if used and used[1] not in WITHIN:
            forbidden.append(line)
    return found, forbidden


def main() -> int:
    """Watch every run; print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--keep", type=Path, help="keep what strace wrote in this folder")
    given = parser.parse_args()
    if shutil.which("strace") is None:
        print("strace is not here: nothing was proven. Debian: apt-get install strace")
        return 2
    guilty = False
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if len(watch("control", CONTROL, folder)[1]) < 2:
            print("strace does not show the sockets of a program that uses them: nothing was proven.")
            return 2
        for name, arguments in runs(folder).items():
            found, forbidden = watch(name, [*PROGRAM, *arguments], folder)
            families = ", ".join(f"{family} {count}" for family, count in sorted(found.items())) or "no socket at all"
            print(f"{name}: {families}; to a network: {len(forbidden)}", flush=True)
            guilty = guilty or bool(forbidden)
            for line in forbidden[:5]:
                print(f"    {line}")
    return 1 if guilty else 0


if __name__ == "__main__":
    raise SystemExit(main())
