"""Kill proof: SIGKILL at random moments, in the middle of everything that changes a vault; nothing saved is lost.

    python tests/proofs/all.py kills

The real program types answers through its real windows; backup, migration, change of passphrase, import and deletion
run without windows. After each kill the vault is copied as it lies there, write-ahead log and all, and the copy is
opened. The killed vault itself goes on to the next kill.
"""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.dossier.model import Dossier
from desktop.errors import WrongPassphrase
from desktop.store import backup, interchange, reencryption
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

from ..store.kept import PASSPHRASE as KEPT_PASSPHRASE
from ..store.kept import VAULTS, people
from .child import Child
from .places import PASSPHRASE, SETTINGS, begun, copied, everything, sound, talk

STARTING = 0.9
"""Seconds in which the program has about opened."""
WORDS, LITTLE = 16, 0.2
"""How much of its typing and saving is waited for at most, and how many seconds after that."""
Said = tuple[Any, str]
"""Value and note of an answer."""


def typing(place: Path, times: int, seed: int) -> str:
    """Kill the real program while it types answers in a conversation. Returns the figures.

    Raises:
        AssertionError: something that a card called saved is not there, or the vault is not sound.
    """
    chance = random.Random(seed)
    dossier = talk("Ahmad Al-Khatib")
    conversation = dossier.conversations[1]
    folder = begun(place, [dossier])
    ids = {"dossier": dossier.id, "conversation": conversation.id}
    possible: dict[str, set[Said]] = {}
    saved = while_starting = 0
    for number in range(times):
        with Child("converse", place / SETTINGS, PASSPHRASE, ids, chance.getrandbits(32)) as child:
            if times > 1 and number % 5 == 4:
                child.hear(chance.uniform(0, STARTING))
            else:
                child.until("open")
                for _ in range(chance.randint(0, WORDS)):
                    child.hear()
                _listen(child, chance.uniform(0, LITTLE))
            child.kill()
        while_starting += len(child.told) == 0
        saved += sum(said[0] == "saved" for said in child.told)
        _follow(possible, child.told)
        with Vault.open(copied(folder, "gedood"), PASSPHRASE) as vault:
            sound(vault)
            found = Dossiers(vault).open(dossier.id).conversations[1].answers
        now = {question: (answer.value, answer.note) for question, answer in found.items()}
        assert now.keys() <= possible.keys()
        for question, allowed in possible.items():
            assert now.get(question, (None, "")) in allowed, (question, now.get(question), allowed)
            possible[question] = {now.get(question, (None, ""))}  # what is there now has to stay
        with Vault.open(folder.with_name("gedood"), PASSPHRASE) as vault:  # its log was moved into the one file
            sound(vault)
    return f"{times} kills of the program while it typed ({while_starting} while it opened), {saved} answers saved"


def _listen(child: Child, seconds: float) -> None:
    """Hear it for a time."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        child.hear(left)


def _follow(possible: dict[str, set[Said]], told: Iterable[Any]) -> None:
    """What may stand at each question: what a card last called saved, or anything typed there since."""
    for what, *rest in told:
        if what != "open":
            question, value, note = rest
            if what == "saved":
                possible[question] = {(value, note)}
            else:
                possible.setdefault(question, {(None, "")}).add((value, note))


def working(place: Path, times: int, seed: int) -> str:
    """Kill each act without windows a number of times. Returns the figures."""
    chance = random.Random(seed)
    acts = (backups, keeping, migrations, passphrases, encryption, imports, deletions)
    for act in acts:
        for number in range(times):
            here = place / f"{act.__name__}-{number}"
            here.mkdir(parents=True)
            act(here, chance)
            shutil.rmtree(here)
    return f"{times} kills in each of: {', '.join(act.__name__ for act in acts)}"


def backups(place: Path, chance: random.Random) -> None:
    """A backup that is there is good, and one that was told of is there."""
    folder = begun(place, [talk(f"Selam {number}") for number in range(5)])
    told = _killed(chance, 0.25, "make_backups", folder, PASSPHRASE)
    with Vault.open(folder, PASSPHRASE) as vault:
        sound(vault)
        before = everything(vault)
    made = [path.name for path in backup.all_of(folder)]
    assert set(told) <= set(made)
    for name in made:
        with Vault.restore(folder / "backups" / name, place / name, PASSPHRASE) as restored:
            assert everything(restored) == before


def keeping(place: Path, chance: random.Random) -> None:
    """While new backups come and old ones go, every backup that is there is good, and the last one too."""
    dossier = talk("Selam")
    folder = begun(place, [dossier])
    arguments = (folder, PASSPHRASE, dossier.conversations[1].id, datetime(2026, 1, 1, 9))
    told = _killed(chance, 2.5, "keep_backups", *arguments)
    made = backup.all_of(folder)
    held = [_held(path, place / path.name) for path in made]
    assert held == sorted(held)
    assert not told or held[-1] >= len(told)
    with Vault.open(folder, PASSPHRASE) as vault:
        sound(vault)
        saved = len(Dossiers(vault).all()[0].conversations[1].answers)
        assert backup.keep(vault, lambda: datetime(2027, 1, 1)) or held[-1] == saved, "what changed was not kept"
    assert not [path for path in (folder / "backups").iterdir() if path.name[0] == "."], "half a backup stays behind"


def _held(path: Path, place: Path) -> int:
    """How many answers a backup holds."""
    with Vault.restore(path, place, PASSPHRASE) as restored:
        return len(Dossiers(restored).all()[0].conversations[1].answers)


def encryption(place: Path, chance: random.Random) -> None:
    """The vault opens with everybody in it, under the old key or the new one, and can be encrypted anew."""
    folder = begun(place, [talk("Selam")])
    with Vault.open(folder, PASSPHRASE) as vault:
        before = everything(vault)
    told = _killed(chance, 0.3, "encrypt_anew", folder, PASSPHRASE)
    for _ in range(2):
        with Vault.open(folder, PASSPHRASE) as vault:
            sound(vault)
            assert everything(vault) == before
    with Vault.open(folder, PASSPHRASE) as vault:
        told.append(reencryption.reencrypt(vault, PASSPHRASE))
    with Vault.recover(folder, told[-1]) as vault:
        sound(vault)
    allowed = {"backups", "dossiers.db", "in-use.lock", "keys.json"}
    assert {path.name for path in folder.iterdir()} <= allowed, "something stays behind"


def migrations(place: Path, chance: random.Random) -> None:
    """A vault of the first version holds the same people afterwards, whether it was brought up to date or not."""
    folder = shutil.copytree(VAULTS / "1", place / "1")
    told = _killed(chance, 0.35, "open_once", folder, KEPT_PASSPHRASE)
    with Vault.open(folder, KEPT_PASSPHRASE, renew=False) as vault:
        version = vault.info.schema_version
        assert version == 1 or told or vault.info.backups, "it was brought up to date without a backup"
    with Vault.open(folder, KEPT_PASSPHRASE) as vault:
        sound(vault)
        assert everything(vault) == [asdict(one) for one in people(1)]


def passphrases(place: Path, chance: random.Random) -> None:
    """Either the last passphrase that was told of opens the vault, or the one after it."""
    folder = begun(place, [talk("Selam")])
    others = [f"zin nummer {number} is dit" for number in range(40)]
    told = _killed(chance, 0.1, "change_passphrases", folder, PASSPHRASE, others)
    after = len(told)
    known = [PASSPHRASE, *others]
    opening = [phrase for phrase in known[after : after + 2] if _opens(folder, phrase)]
    assert len(opening) == 1, (after, opening)
    assert not any(_opens(folder, phrase) for phrase in known[:after])
    assert not [path for path in folder.iterdir() if path.name[0] == "."], "half written keys stay behind"


def imports(place: Path, chance: random.Random) -> None:
    """Everybody of the file is in the vault, or nobody."""
    folder = begun(place, [talk("Selam")])
    file = place / "dossiers.json"
    many = [Dossier(talk("Hani").newcomer, id=f"ingelezen-{number}") for number in range(400)]
    file.write_bytes(interchange.export(many))
    told = _killed(chance, 0.3, "import_file", folder, PASSPHRASE, file)
    with Vault.open(folder, PASSPHRASE) as vault:
        sound(vault)
        found = len(Dossiers(vault).all()) - 1
        assert found in ({len(many)} if told else {0, len(many)})
        assert len(Dossiers(vault).search("Hani", 1000)) == found


def deletions(place: Path, chance: random.Random) -> None:
    """Who was told to be deleted is gone; everybody else is whole."""
    many = [talk(f"Selam {number}") for number in range(20)]
    folder = begun(place, many)
    told = _killed(chance, 0.2, "delete_all", folder, PASSPHRASE, [dossier.id for dossier in many])
    with Vault.open(folder, PASSPHRASE) as vault:
        sound(vault)
        left = everything(vault)
    whole = [asdict(one) for one in many]
    assert left in (whole[len(told) :], whole[len(told) + 1 :])


def _killed(chance: random.Random, longest: float, act: str, *arguments: object) -> list[Any]:
    """Kill an act at some moment after it began; what it told of since."""
    with Child(act, *arguments) as child:
        child.until("begin")
        _listen(child, chance.uniform(0, longest))
        child.kill()
    return child.told[1:]


def _opens(folder: Path, passphrase: str) -> bool:
    try:
        with Vault.open(folder, passphrase) as vault:
            sound(vault)
    except WrongPassphrase:
        return False
    return True


LONG: tuple[Callable[[Path], str], ...] = (lambda place: typing(place, 200, 7), lambda place: working(place, 40, 7))
