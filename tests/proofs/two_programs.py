"""Two programs proof: a vault is open in one program at a time, whatever path leads to it and however that one ended.

python tests/proofs/all.py two_programs
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

from desktop.errors import VaultInUse
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

from . import troubles
from .child import Child
from .places import PASSPHRASE, SETTINGS, begun, sound, talk

ROOT = Path(__file__).resolve().parents[2]


def refused(place: Path, mounted: bool = False) -> str:
    """One program has the vault open; others come by every path. Returns the figures."""
    folder = begun(place, [talk("Ahmad Al-Khatib")])
    paths = other_paths(folder)
    with Child("acts.hold", folder, PASSPHRASE) as first:
        first.until("open")
        sentences = [_told(path) for path in paths]
        sentences.append(_command(folder))
        with Child("acts.knock", place / SETTINGS, PASSPHRASE) as window:
            sentences.append(window.until("told")[1])
        if mounted:
            with Child("acts.open_bound", folder, place / "gekoppeld", PASSPHRASE) as bound:
                sentences.append(bound.until("told")[1])
        for sentence in sentences:
            assert f"al open op computer {platform.node()}, sinds " in sentence, sentence
        first.kill()
    assert (folder / "in-use.json").exists()  # the note of a dead program, which locks nobody out
    for path in paths:
        with Vault.open(path, PASSPHRASE) as vault:
            sound(vault)
    return f"refused with name and time: {len(sentences)} ways in; after a kill all are open again"


def other_paths(folder: Path) -> list[Path]:
    """Other ways to the same folder."""
    link, around = folder.with_name("verwijzing"), folder.with_name("omweg")
    link.symlink_to(folder)
    around.mkdir()
    return [folder, link, around / ".." / folder.name, Path(os.path.relpath(folder))]


def in_turns(place: Path, programs: int, times: int) -> str:
    """Many programs open, save and close at once. Returns the figures."""
    dossier = talk("Ahmad Al-Khatib")
    folder = begun(place, [dossier])
    talking = dossier.conversations[1].id
    children = [Child("acts.take_turns", folder, PASSPHRASE, talking, number, times) for number in range(programs)]
    waited = 0
    for child in children:
        with child:
            waited += child.ended()[0]
    with Vault.open(folder, PASSPHRASE) as vault:
        sound(vault)
        found = Dossiers(vault).open(dossier.id).conversations[1].answers
    assert sorted(found) == sorted(f"p{one}.{turn}" for one in range(programs) for turn in range(times))
    return f"{programs} programs took {times} turns each, {waited} times told to wait, {len(found)} answers there"


def _told(path: Path) -> str:
    try:
        Vault.open(path, PASSPHRASE).close()
    except VaultInUse as error:
        return str(error)
    return "it opened"


def _command(folder: Path) -> str:
    secret = folder.with_name("wachtzin")
    secret.write_text(PASSPHRASE, "utf-8")
    command = [sys.executable, "-m", "desktop", "vault", "info", str(folder), "--passphrase-file", str(secret)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


def at_length(place: Path) -> str:
    """Both, with a mount that leads to the same folder where one can be had."""
    for name in ("een", "meer"):
        (place / name).mkdir()
    mounted = troubles.can_mount()
    figures = f"{refused(place / 'een', mounted)}; {in_turns(place / 'meer', 6, 15)}"
    return figures + ("" if mounted else "; NO bind mount could be had here")


LONG = (at_length,)
