"""Leak proof: words typed through the real windows stand in no file that the program writes anywhere.

    python tests/proofs/all.py leaks

Every kind of text has a marker of its own (`typist.py`). They are looked for while the vault is open, in the preview,
after locking and after a kill: in every file of the program's home, its temporary folder, shared memory and the places
that every program may write in. At length under strace (Debian: `apt-get install strace`), which shows every name and
every byte that any of its processes gave to the system; only pipes and sockets between its own processes are left out.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.store.vault import Vault
from desktop.translate import models

from .child import Child

FOLDERS = {"HOME": "home", "STARTGESPREK_HOME": "instellingen", "TMPDIR": "tmp", "XDG_RUNTIME_DIR": "run"}
FOLDERS |= {f"XDG_{name}_HOME": f"home/{name.lower()}" for name in ("CACHE", "CONFIG", "DATA", "STATE")}
SHARED = ("/dev/shm", "/var/tmp", "/tmp")
MODELS = Path(__file__).resolve().parents[1] / "models"
WORDS = {
    "holder": "Roerdomp",
    "passphrase": "grutto kluut tureluur",
    "wrong passphrase": "goudplevier en wulp",
    "name": "Zilvermeeuw",
    "interpreter": "Wulpensang",
    "household": "Kemphaanhof",
    "place": "Steltloperzaal",
    "search": "Kwartelkoning",
    "answer": "Bontbekplevier",
    "undone": "Waterhoentje",
    "note": "Drieteenstrandloper",
    "machine": "Visarendnest",
    "action": "Oeverloper",
}
STAGES = ("typed", "previewed", "locked", "again")
_ELSEWHERE = re.compile(r"^\S*\s*(?:\[pid +\d+\] )?\w+\((?:\d+)<(?:pipe|socket|UNIX|anon_inode|/dev/ptmx)[:>\[]")
Markers = dict[str, str]


def made_up() -> Markers:
    """The markers, with an end that no other run has: other programs write in shared places too."""
    end = base64.b32encode(os.urandom(5)).decode().lower()
    return {name: f"{word} {end}" if " " in word else f"{word}{end}" for name, word in WORDS.items()}


def typed(place: Path) -> str:
    """Type it all in a child of this process, and look for it in files. Returns the figures."""
    markers, environment = made_up(), prepared(place)
    before = set(shared())
    looked = 0
    with Child("typist.type_everything", place, markers, environment=environment) as child:
        markers["recovery key"] = child.until("recovery")[1]
        for stage in STAGES:
            _, remains = child.until(stage)
            assert not remains, f"{stage}: {remains}"
            looked += seek(place, before, markers, stage)
            if stage != STAGES[-1]:
                child.go_on()
        child.kill()
    looked += seek(place, before, markers, "killed")
    with Vault.open(place / "Proef.startgesprek", markers["passphrase"]) as vault:
        assert vault.verify() == []
    return f"{len(markers)} markers in none of {looked} files at {len(STAGES) + 1} moments"


def traced(place: Path) -> str:
    """The same under strace. Returns the figures."""
    if shutil.which("strace") is None:
        return "strace is not here: what was written and removed again was NOT looked at"
    markers, environment = made_up(), prepared(place)
    trace = place / "strace"
    strace = ["strace", "-f", "-qq", "-y", "-s", "200000", "-o", str(trace), "-e", "signal=none"]
    strace += ["-e", "trace=file,write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,ftruncate,link,symlink,rename"]
    typist = [sys.executable, str(Path(__file__).with_name("typist.py"))]
    with subprocess.Popen(
        [*strace, *typist], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    ) as program:
        assert program.stdin
        assert program.stdout
        program.stdin.write(json.dumps([str(place), markers]) + "\n")
        program.stdin.flush()
        for line in program.stdout:
            name, found = json.loads(line)
            if name == "recovery":
                markers["recovery key"] = found
            else:
                assert not found, f"{name}: {found}"
                program.stdin.write("\n")
                program.stdin.flush()
    assert program.returncode == 0
    calls = 0
    readable = False
    with trace.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            calls += 1
            readable = readable or "lock_minutes" in line or "last_vault" in line
            if not _ELSEWHERE.match(line):
                for name, signs in _plain(markers).items():
                    assert not any(sign in line for sign in signs), f"{name}: {line[:300]}"
    assert readable, "strace did not show what was written: even what is no secret was not seen"
    return f"{len(markers)} markers in none of {calls} calls to the system"


def prepared(place: Path) -> dict[str, str]:
    """An environment with a home of its own, in which the machine for translation is installed."""
    for folder in FOLDERS.values():
        (place / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    for pair in ("nl_en", "en_ar", "ar_en", "en_nl"):
        folder = place / FOLDERS["STARTGESPREK_HOME"] / "vertaalmodellen"
        models.install(models.inspect(MODELS / f"{pair}-1.0.argosmodel", folder))
    moved = {name: str(place / folder) for name, folder in FOLDERS.items()}
    return {**os.environ, **moved, "QT_QPA_PLATFORM": "offscreen"}


def seek(place: Path, before: Iterable[Path], markers: Markers, stage: str) -> int:
    """Look for markers in every file of the place, and in what is new in shared places. How many files there were.

    Raises:
        AssertionError: one stands there, in its content or as its name.
    """
    signs = {name: list(_encoded(marker)) for name, marker in markers.items()}
    files = [*place.rglob("*"), *(path for path in shared() if path not in before)]
    for path in files:
        data = _content(path)
        for name, forms in signs.items():
            assert markers[name].lower() not in path.name.lower(), f"{stage}: {name} as a name: {path}"
            assert not any(form in data for form in forms), f"{stage}: {name} in {path}"
    return len(files)


def shared() -> Iterator[Path]:
    """What stands directly in the places where every program may write."""
    for folder in {*SHARED, tempfile.gettempdir()}:
        if os.path.isdir(folder):
            yield from (path for path in Path(folder).iterdir() if not path.name.startswith("pytest-of"))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes().lower() if path.is_file() and not path.is_symlink() else b""
    except OSError:  # of another user, or gone by now
        return b""


def _encoded(marker: str) -> Iterator[bytes]:
    """A marker in every plain form, in small letters."""
    for text in {marker, marker.replace("-", "")}:
        yield text.encode().lower()
        yield text.encode("utf-16-le").lower()
        yield text.encode("utf-16-be").lower()
        yield text.encode().hex().encode()
        for shift in range(3):
            yield base64.b64encode(b"x" * shift + text.encode())[4:-4].lower()


def _plain(markers: Markers) -> dict[str, list[str]]:
    """Markers as strace writes them: as they are, and with the zeros of two-byte signs between."""
    return {name: [marker, "\\0".join(marker), marker.replace(" ", "+")] for name, marker in markers.items()}


LONG = (typed, traced)
