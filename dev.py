"""One command for everything a builder does. Standard library only: it runs on a bare machine.

    python3 dev.py demo [--out DIR]    hold two invented conversations through the real windows
    python3 dev.py run [ARGUMENTS]     open the program, or one of its commands
    python3 dev.py test [ARGUMENTS]    every check: ruff, mypy, import-linter, pytest (gets the arguments)
    python3 dev.py manual              make the pictures of the manual anew, and the manual as PDF
    python3 dev.py bench [NAMES…]      how fast it is, beside others, in one table (--quick; --out FILE writes JSON)
    python3 dev.py lock                choose the newest versions and write requirements.lock

Each command first sees to the environment: `.venv` beside this file, with exactly what
requirements.lock names and this checkout itself, and the system libraries that Qt loads.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")

SYSTEM_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libpulse.so.0": "libpulse0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt's wheels leave to a Linux system: the library that is loaded, and Debian's package of it.

The list is that of `ldd` on QtGui, QtPdf, QtPrintSupport, QtTextToSpeech and their plugins xcb, offscreen and cups.
"""

QUIET = ["-qq", "--disable-pip-version-check", "--no-input"]
"""Of pip only errors are shown."""

CHECKS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy", "--strict", "desktop", "dev.py"],
    "lint-imports": ["lint-imports"],
}
"""The checks that `test` runs before pytest."""


def script(name: str) -> str:
    """The path of a command that the environment holds."""
    return str(SCRIPTS / name)


def fingerprint(*files: Path) -> str:
    """What an installation was made from: the files, the Python version and the place of the checkout."""
    seen = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode())
    for file in files:
        seen.update(file.read_bytes())
    return seen.hexdigest()


def pip(*arguments: str) -> None:
    """Run the environment's pip; when it fails, pip has said why and this command ends."""
    done = subprocess.run([script("python"), "-m", "pip", *arguments, *QUIET], check=False)
    if done.returncode:
        raise SystemExit(done.returncode)


def make_venv(folder: Path) -> None:
    """Make an empty environment, or say which package of the system is missing for that."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise SystemExit("Installeer eerst / first install: apt-get install python3-venv")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)


def install() -> None:
    """Bring `.venv` to exactly what is locked, and link this checkout into it; does nothing when it is so."""
    locked, linked = VENV / "locked", VENV / "linked"
    if not locked.is_file() or locked.read_text() != fingerprint(LOCK):
        print("Installing what requirements.lock names into .venv (once; a minute or two) ...", flush=True)
        make_venv(VENV)
        pip("install", "--requirement", str(LOCK))
        pip("check")
        locked.write_text(fingerprint(LOCK))
    if not linked.is_file() or linked.read_text() != fingerprint(PROJECT):
        pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
        linked.write_text(fingerprint(PROJECT))


def missing_libraries() -> list[str]:
    """The Debian packages whose library cannot be loaded here."""
    if not sys.platform.startswith("linux"):
        return []
    missing = []
    for library, package in SYSTEM_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return sorted(set(missing))


def install_libraries() -> None:
    """Install, as root on Debian, the system libraries that Qt lacks; else name them and go on."""
    missing = missing_libraries()
    if missing and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing the system libraries that Qt needs: {' '.join(missing)} ...", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "-qq", "update"], env=quiet, check=False)
        apt = ["apt-get", "-qq", "-y", "-o=Dpkg::Use-Pty=0", "--no-install-recommends", "install", *missing]
        subprocess.run(apt, env=quiet, check=False, stdout=subprocess.DEVNULL)
        missing = missing_libraries()
    if missing:
        print(f"Qt needs system libraries: apt-get install {' '.join(missing)}", file=sys.stderr)


def program(arguments: list[str]) -> int:
    """Run the program in the caller's folder, and hand back its exit code."""
    return subprocess.call([script("startgesprek"), *arguments])


def test(arguments: list[str]) -> int:
    """Run every check, also after one has failed; a failure gives 1. The last line is pytest's own."""
    failed = []
    for name, (command, *rest) in CHECKS.items():
        begun = time.monotonic()
        line = [script(command), *rest]
        check = subprocess.run(line, cwd=ROOT, check=False, capture_output=True, text=True)
        if check.returncode:
            failed.append(name)
            print(check.stdout + check.stderr, end="")
        outcome = "FAILED" if check.returncode else "ok"
        print(f"{name}: {outcome} ({time.monotonic() - begun:.1f} s)", flush=True)
    if subprocess.call([script("python"), "-m", "pytest", *arguments], cwd=ROOT):
        failed.append("pytest")
    if failed:
        print(f"FAILED: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def resolve(python: Path, wanted: list[str]) -> dict[str, str]:
    """The versions that pip would install for these requirements and all they need, by package name."""
    arguments = ["install", "--dry-run", "--ignore-installed", "--report", "-", *QUIET, *wanted]
    done = subprocess.run([str(python), "-m", "pip", *arguments], check=True, stdout=subprocess.PIPE)
    chosen = [item["metadata"] for item in json.loads(done.stdout)["install"]]
    return {item["name"]: item["version"] for item in sorted(chosen, key=lambda item: item["name"].lower())}


def lock() -> int:
    """Choose the newest versions that fit pyproject.toml, and write requirements.lock."""
    import tomllib

    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    needed, tools = project["project"]["dependencies"], project["dependency-groups"]["dev"]
    with tempfile.TemporaryDirectory() as folder:
        make_venv(Path(folder))
        python = Path(folder, *SCRIPTS.relative_to(VENV).parts, "python")
        every = resolve(python, needed + tools)
        pins = [f"{name}=={version}" for name, version in every.items()]
        chosen = Path(folder, "chosen.txt")
        chosen.write_text("\n".join(pins), encoding="utf-8")
        runtime = resolve(python, [*needed, "--constraint", str(chosen)])
    lines = ["# Written by `python3 dev.py lock` from pyproject.toml. Do not edit.", "", "# The program"]
    lines += [pin for pin in pins if pin.partition("==")[0] in runtime]
    lines += ["", "# Tools to build and check it"]
    lines += [pin for pin in pins if pin.partition("==")[0] not in runtime]
    LOCK.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def main() -> int:
    """Read the command, see to the environment, and run it."""
    command, arguments = (sys.argv[1:2] or ["help"])[0], sys.argv[2:]
    if sys.version_info < (3, 11):  # noqa: UP036 (whoever has an older Python should read why)
        raise SystemExit("Startgesprek heeft Python 3.11 of nieuwer nodig / needs Python 3.11 or newer.")
    if command not in ("demo", "run", "test", "manual", "bench", "lock"):
        print(__doc__)
        return 0 if command in ("help", "-h", "--help") else 2
    if command == "lock":
        return lock()
    install_libraries()
    install()
    if command == "test":
        return test(arguments)
    if command == "bench":
        return subprocess.call([script("python"), str(ROOT / "tests" / "benchmarks" / "table.py"), *arguments])
    if command == "manual":
        return subprocess.call([script("python"), str(ROOT / "docs" / "making" / "manual.py"), *arguments])
    return program(["demo", *arguments] if command == "demo" else arguments)


if __name__ == "__main__":
    raise SystemExit(main())
