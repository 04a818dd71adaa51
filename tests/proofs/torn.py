"""Torn file proof: every file of a vault, cut off and with changed bytes at hundreds of places, is never believed.

    python tests/proofs/all.py torn

The vault lies there as after a kill: answers in the write-ahead log, and two backups. Each time one file is damaged at
one place. Then the vault opens with exactly the right data, or is refused with a sentence; and when it opens, `verify`
tells what is damaged. Only of the write-ahead log an earlier moment is right too: what is cut off its end cannot be
told from what was never written.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from desktop.dossier.model import Answer
from desktop.errors import UserError
from desktop.store.examination import examine
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

from .places import PASSPHRASE, begun, everything, talk

LOGGED = 12
"""Answers in the write-ahead log."""
Data = list[dict[str, Any]]


def vault_after_a_kill(place: Path) -> tuple[Path, list[Data]]:
    """Such a vault, and what it held at each moment since its last backup; the last of them is right."""
    people = [talk("Ahmad Al-Khatib"), talk("Selam Tesfay")]
    folder = begun(place, people)
    moments = []
    with Vault.open(folder, PASSPHRASE) as vault:
        vault.backup()
        vault.backup()
        moments.append(everything(vault))
        for number in range(LOGGED):
            said = Answer(f"werk.{number}", "answered", number, f"nummer {number} " * 40)
            Dossiers(vault).save_answer(people[0].conversations[1].id, said)
            moments.append(everything(vault))
        left = place / "achtergelaten"
        shutil.copytree(folder, left)  # while it is open: the log is not moved into the database yet
    assert (left / "dossiers.db-wal").stat().st_size > LOGGED * 4096
    return left, moments


def torn(place: Path, times: int, seed: int) -> str:
    """Damage each file at a number of places. Returns the figures.

    Raises:
        AssertionError: wrong data, or a damage that nobody is told of.
    """
    chance = random.Random(seed)
    whole, moments = vault_after_a_kill(place)
    right = moments[-1]
    bad = place / "beschadigd"
    figures = []
    for path in sorted(file.relative_to(whole) for file in whole.rglob("*") if file.is_file()):
        opened = refused = found = 0
        allowed = [right]
        if path.suffix == ".db-wal":
            allowed = moments
        elif path.parts[0] == "backups":
            allowed = [moments[0], right]
        for where, damage in damages((whole / path).read_bytes(), times, chance):
            shutil.rmtree(bad, ignore_errors=True)
            shutil.copytree(whole, bad)
            (bad / path).write_bytes(damage)
            try:
                findings = look(bad, allowed, path)
            except AssertionError as error:
                raise AssertionError(f"{path}, {where}: {error}") from error
            opened += findings is not None
            refused += findings is None
            found += bool(findings)
        figures.append(
            f"{path.name if path.parts[0] != 'backups' else 'backup ' + path.name}"
            f" {opened + refused} ({refused} refused, {found} named)"
        )
    return "damaged places: " + ", ".join(figures)


def damages(data: bytes, times: int, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """A file cut off, and with a changed byte, at so many places each; the edges of pages are among them."""
    edges = [edge for edge in (0, 1, 15, 16, 32, 4095, 4096, 4097, 8192, len(data) - 4096, len(data) - 1) if edge >= 0]
    cuts = {edge for edge in edges if edge < len(data)} if times > len(edges) else {0, len(data) - 1}
    while len(cuts) < min(times, len(data)):
        cuts.add(chance.randrange(len(data)))
    for length in sorted(cuts - {-1}):
        yield f"cut off at {length} of {len(data)}", data[:length]
    for place in sorted(chance.sample(range(len(data)), min(times, len(data)))):
        changed = data[place] ^ chance.randrange(1, 256)
        yield f"byte {place} of {len(data)} changed", data[:place] + bytes([changed]) + data[place + 1 :]
    yield "bytes after its end", data + b"?" * 40


def look(folder: Path, allowed: list[Data], path: Path) -> list[str] | None:
    """Open a damaged vault, read everybody, and have it verified.

    Returns:
        What `verify` found; None when the vault did not open.

    Raises:
        AssertionError: wrong data, or damage that is not named, or no good backup named.
    """
    read: Data | None = None
    findings: list[str] | None = None
    refusal = "."
    try:
        with Vault.open(folder, PASSPHRASE) as vault:
            with suppress(UserError):  # then it has to be named below
                read = everything(vault)
            findings = vault.verify()
    except UserError as error:
        refusal = str(error)
    assert refusal.endswith("."), f"no sentence: {refusal}"
    in_backup = path.parts[0] == "backups"
    assert read is None or read in (allowed[1:] if in_backup else allowed), "wrong data"
    named = " ".join(examine(folder, PASSPHRASE))
    newest = max((folder / "backups").iterdir())
    if read is None:
        assert named, "not read, and nothing named"
    if in_backup:
        restored = put_back(folder, path.parts[1])
        assert restored in (None, allowed[0]), "wrong data from a backup"
        assert named or restored is not None, "a backup that cannot be put back is called whole"
        assert not named or path.parts[1] in named, f"not by its name: {named}"
    elif named:
        assert newest.name in named, f"no good backup named: {named}"
    return findings


def put_back(folder: Path, name: str) -> Data | None:
    """What a backup holds; None when it is refused."""
    place = folder.with_name("terug")
    shutil.rmtree(place, ignore_errors=True)
    try:
        with Vault.restore(folder / "backups" / name, place, PASSPHRASE) as vault:
            return everything(vault)
    except UserError:
        return None


LONG: tuple[Callable[[Path], str], ...] = (lambda place: torn(place, 60, 7),)
