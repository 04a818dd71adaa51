"""Clock proof: a clock that was set back or forward takes no backup away wrongly, and refuses nothing.

python tests/proofs/all.py clock
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from desktop.dossier.model import Answer
from desktop.store import backup
from desktop.store.backup_keeping import AUTOMATIC, stamp
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

from .places import PASSPHRASE, begun, everything, sound, talk

START = datetime(2026, 11, 22, 9, 0)
FIRST = ("2026-11-23T09:00", "2026-11-23T09:00", "2024-02-29T23:59", "2026-11-24T09:00", "2039-01-01T00:00",
         "1999-12-31T23:59", "2026-10-25T02:30", "2026-10-25T02:15", "2026-11-25T09:00")  # fmt: skip
"""Days on which work is done, by a clock that is wrong now and then; also in the hour that comes twice in October."""


def wandering(place: Path, jumps: int, seed: int) -> str:
    """Work, and lock, on days that a wandering clock tells. Returns the figures.

    Raises:
        AssertionError: a backup is not good, the last one is gone, or one was let go before its time.
    """
    chance = random.Random(seed)
    person = talk("Ahmad Al-Khatib")
    folder = begun(place, [person])
    moments = [datetime.fromisoformat(moment) for moment in FIRST]
    moments += [START + timedelta(hours=chance.randint(-20_000, 20_000)) for _ in range(jumps)]
    by_hand = Path()
    with Vault.open(folder, PASSPHRASE) as vault:
        for number, moment in enumerate(moments):
            said = Answer(f"werk.{number}", "answered", number)
            Dossiers(vault).save_answer(person.conversations[1].id, said)
            before = set(backup.all_of(folder))
            made = backup.keep(vault, lambda moment=moment: moment)
            assert made is not None, f"{moment}: nothing was made, though something had changed"
            after = backup.all_of(folder)
            assert made in after
            assert not must_stay([*before, made], moment) - set(after), f"{moment}: let go before its time"
            assert [_moment(path) for path in after] == sorted(_moment(path) for path in after)
            if number == 2:
                by_hand = backup.make(vault, now=moment)
        assert by_hand in backup.all_of(folder)
        newest = everything(vault)
        sound(vault)
    kept = backup.all_of(folder)
    with Vault.restore(made, place / "terug", PASSPHRASE) as restored:
        assert everything(restored) == newest
    return f"{len(moments)} days by a wandering clock, {len(kept)} backups kept, the last one restored"


def must_stay(paths: Iterable[Path], now: datetime) -> set[Path]:
    """What may not go: what was made by hand or lies in the future, and the newest of seven days and twelve months."""
    found = sorted(paths, key=lambda path: (_moment(path), len(path.name), path.name))
    staying = {path for path in found if _moment(path) > now or AUTOMATIC not in path.name}
    past = [path for path in found if _moment(path) <= now]
    for form, most in (("%Y-%m-%d", 7), ("%Y-%m", 12)):
        newest = {_moment(path).strftime(form): path for path in past if AUTOMATIC in path.name}
        staying |= {newest[period] for period in sorted(newest)[-most:]}
    return staying


def dated(place: Path, days: Sequence[int]) -> str:
    """Files and the note of a program that was killed, from another time. Returns the figures."""
    folder = begun(place, [talk("Ahmad Al-Khatib")])
    for number in days:
        other = datetime.now() + timedelta(days=number)
        note = {"machine": "elders", "since": other.astimezone().isoformat(timespec="minutes")}
        (folder / "in-use.json").write_text(json.dumps(note))
        for path in (folder, *folder.rglob("*")):
            os.utime(path, (other.timestamp(), other.timestamp()))
        with Vault.open(folder, PASSPHRASE) as vault:
            sound(vault)
            since = datetime.fromisoformat(json.loads((folder / "in-use.json").read_text())["since"])
            assert abs(since.replace(tzinfo=None) - datetime.now()) < timedelta(minutes=2)
    return f"opened {len(days)} times with files of other years"


def _moment(path: Path) -> datetime:
    found = stamp(path.name)
    assert found is not None
    return found.moment


def at_length(place: Path) -> str:
    """Both."""
    for name in ("dwaalt", "oud"):
        (place / name).mkdir()
    return f"{wandering(place / 'dwaalt', 150, 7)}; {dated(place / 'oud', (-9000, -400, -1, 1, 400, 9000))}"


LONG = (at_length,)
