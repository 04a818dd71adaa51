"""Make what people install, by one command on the system it is for. Standard library only.

    python3 packaging/build.py              the frozen program, and what is handed out on this system
    python3 packaging/build.py --frozen     only the frozen program
    python3 packaging/build.py --pack       only what is handed out, of a program frozen before
    python3 packaging/build.py --lock       choose the newest tools to build with, and write packaging/requirements.lock

It lands in `dist/`; what is needed on the way stands in `build/`, with an environment of its own that holds exactly
what the locks name. See packaging/README.md.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(ROOT)]

import contents  # noqa: E402 (beside this file)

import dev  # noqa: E402 (the checkout's one command)

BUILD, DIST = ROOT / "build", ROOT / "dist"
ENVIRONMENT = BUILD / "environment"
FROZEN = BUILD / "frozen" / "startgesprek"
LOCKS = (ROOT / "requirements.lock", HERE / "requirements.lock")
WITHOUT_NAMES = (
    *("ctranslate2/_ext*.so", "sqlcipher3/_sqlite3*.so", "ctranslate2.libs/*.so*", "cel/*.so"),
    *("libpython3*.so*", "python3*/lib-dynload/*.so"),  # of a Python that somebody built
)
"""Libraries that their makers left with everything a debugger needs, which is most of their size."""


def tell(words: str) -> None:
    """One line of what is going on."""
    print(words, flush=True)


def run(*line: str | Path, **settings: str) -> None:
    """Run a command; when it fails it has said why, and this command ends."""
    done = subprocess.run([str(part) for part in line], cwd=ROOT, env={**os.environ, **settings}, check=False)
    if done.returncode:
        raise SystemExit(f"{line[0]}: failed ({done.returncode})")


def python() -> Path:
    """The environment's interpreter."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def environment() -> None:
    """Bring the environment to exactly what is locked; does nothing when it is so."""
    done = ENVIRONMENT / "locked"
    if done.is_file() and done.read_text() == dev.fingerprint(*LOCKS):
        return
    tell("Installing what the locks name into build/environment (once; some minutes) ...")
    dev.make_venv(ENVIRONMENT)
    wanted = BUILD / "wanted.txt"
    wanted.write_text(LOCKS[0].read_text("utf-8").partition("# Tools")[0] + LOCKS[1].read_text("utf-8"), "utf-8")
    run(python(), "-m", "pip", "install", *dev.QUIET, "--requirement", wanted)
    done.write_text(dev.fingerprint(*LOCKS))


def lock() -> None:
    """Choose the newest tools that go with what the program is locked to, and write them beside this file."""
    program = LOCKS[0].read_text("utf-8").partition("# Tools")[0]
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]["package"]
    with tempfile.TemporaryDirectory() as folder:
        dev.make_venv(Path(folder))
        known = Path(folder, "program.txt")
        known.write_text(program, "utf-8")
        interpreter = Path(folder, python().relative_to(ENVIRONMENT))
        chosen = dev.resolve(interpreter, [*wanted, "--constraint", str(known)])
    said = [line for line in LOCKS[1].read_text("utf-8").splitlines() if line.startswith("#")]
    pins = [f"{name}=={version}" for name, version in chosen.items()]
    LOCKS[1].write_text("\n".join([*said, *(pin for pin in pins if pin not in program.splitlines())]) + "\n", "utf-8")


def system() -> None:
    """See to what PyInstaller and Qt need of a Linux system; as root on Debian it is installed."""
    if not sys.platform.startswith("linux"):
        return
    dev.install_libraries()
    missing = [] if shutil.which("objdump") and shutil.which("strip") else ["binutils"]
    try:
        ctypes.CDLL(str(sysconfig.get_config_var("INSTSONAME")))
    except OSError:
        if not Path(str(sysconfig.get_config_var("LIBDIR")), str(sysconfig.get_config_var("INSTSONAME"))).is_file():
            missing.append(f"libpython{sys.version_info[0]}.{sys.version_info[1]}")
    if not missing:
        return
    if os.geteuid() or not shutil.which("apt-get"):
        raise SystemExit(f"First install: apt-get install {' '.join(missing)}")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get", "-qq", "update", **quiet)
    run("apt-get", "-qq", "-y", "--no-install-recommends", "install", *missing, **quiet)


def freeze() -> None:
    """Make the frozen program, and look whether everything is in it and nothing else."""
    environment()
    run(python(), HERE / "pictures.py", BUILD / "pictures")
    if sys.platform == "win32":
        import windows_package

        windows_package.write_version(BUILD / "version.txt")
    tell("Freezing (some minutes) ...")
    recipe = HERE / "startgesprek.spec"
    places: list[str | Path] = ["--distpath", FROZEN.parent, "--workpath", BUILD / "work"]
    run(python(), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, recipe, PYTHONHASHSEED="1")
    program = FROZEN / "_internal"
    if sys.platform == "linux":
        for shape in WITHOUT_NAMES:
            for file in program.glob(shape):
                run("strip", "--strip-debug", file)
    look(FROZEN)


def look(folder: Path) -> None:
    """Say how large the program is and end when something is missing or must not be there."""
    files = contents.files_below(folder)
    before = json.loads((BUILD / "collected.json").read_text("utf-8"))["before"]
    all_of_it = sum(
        Path(source).stat().st_size for _, source, kind in before if kind != "SYMLINK" and Path(source).is_file()
    )
    found = [f"must not be there: {name}" for name in contents.forbidden(files)]
    found += [f"is missing: {name}" for name in contents.missing(files)]
    if found:
        raise SystemExit("\n".join(found))
    largest: dict[str, int] = {}
    for name, size in files.items():
        part = name.removeprefix("_internal/").split("/")[0]
        largest[part] = largest.get(part, 0) + size
    tell(f"{sum(files.values()) / 1e6:.0f} MB in {len(files)} files; before pruning {all_of_it / 1e6:.0f} MB")
    for part, size in sorted(largest.items(), key=lambda item: -item[1])[:8]:
        tell(f"  {size / 1e6:6.1f} MB  {part}")


def pack(fast: bool) -> list[Path]:
    """Make what is handed out on this system; `fast` makes only the Debian package, larger, to try it."""
    DIST.mkdir(exist_ok=True)
    if sys.platform == "win32":
        import windows_package

        return windows_package.make(FROZEN, DIST)
    if sys.platform == "darwin":
        import macos_package

        return macos_package.make(FROZEN.parent / "Startgesprek.app", DIST)
    import debian_package
    import tar_package

    if fast:
        return debian_package.make(FROZEN, BUILD, DIST, fast=True)
    return [*debian_package.make(FROZEN, BUILD, DIST), tar_package.make(FROZEN, BUILD, DIST)]


def main() -> int:
    """Freeze, look, and pack."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    only = given.add_mutually_exclusive_group()
    only.add_argument("--frozen", action="store_true")
    only.add_argument("--pack", action="store_true")
    only.add_argument("--lock", action="store_true")
    given.add_argument("--fast", action="store_true", help="on Debian: pack with less effort, to try it")
    asked = given.parse_args()
    if asked.lock:
        lock()
        return 0
    BUILD.mkdir(exist_ok=True)
    system()
    if not asked.pack:
        freeze()
    if not asked.frozen:
        for file in pack(asked.fast):
            tell(f"{file.stat().st_size / 1e6:7.1f} MB  {file}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
