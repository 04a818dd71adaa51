"""Nothing that was reported saved is ever lost: not by a kill, a full disk, a folder that went away."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from desktop.dossier.model import Answer, Dossier
from desktop.errors import NotSaved
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

Beside = Callable[..., "subprocess.Popen[str]"]

TYPE_FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
from desktop.dossier.model import Answer
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault
vault = Vault.open(Path(sys.argv[1]), sys.argv[2])
dossiers = Dossiers(vault)
for number in count():
    dossiers.save_answer(sys.argv[3], Answer(f"vraag.{number % 50}", "answered", number, "merk" * 200))
    print(number, flush=True)
"""

FILL_THE_DISK = """
import resource, sys
from itertools import count
from pathlib import Path
from desktop.dossier.model import Answer
from desktop.errors import NotSaved
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault
vault = Vault.open(Path(sys.argv[1]), sys.argv[2])
dossiers = Dossiers(vault)
resource.setrlimit(resource.RLIMIT_FSIZE, (409_600, 409_600))
for number in count():
    try:
        dossiers.save_answer(sys.argv[3], Answer(f"vraag.{number}", "answered", number, "merk" * 2000))
    except NotSaved as error:
        print(error)
        break
    print(number)
"""


def saved(vault: Vault, dossier: Dossier) -> dict[str, object]:
    conversation = Dossiers(vault).open(dossier.id).conversations[1]
    return {name: answer.value for name, answer in conversation.answers.items()}


@pytest.mark.parametrize(
    "after", [pytest.param(1, marks=pytest.mark.thorough), 40, pytest.param(333, marks=pytest.mark.thorough)]
)
def test_a_kill_loses_no_answer(vault: Vault, dossier: Dossier, passphrase: str, beside: Beside, after: int) -> None:
    Dossiers(vault).add(dossier)
    vault.close()
    program = beside(TYPE_FOR_EVER, vault.folder, passphrase, dossier.conversations[1].id)
    assert program.stdout
    reported = [program.stdout.readline() for _ in range(after)]
    program.kill()
    reported += program.stdout.readlines()
    assert program.wait() == -signal.SIGKILL
    numbers = [int(line) for line in reported if line.endswith("\n")]
    with Vault.open(vault.folder, passphrase) as again:
        assert again.verify() == []
        found = saved(again, dossier)
    last = {f"vraag.{number % 50}": number for number in numbers}
    following = numbers[-1] + 1  # saved, perhaps, but killed before it could say so
    assert found in (last, last | {f"vraag.{following % 50}": following})


def test_a_full_disk_is_told_and_what_was_saved_stays(
    vault: Vault, dossier: Dossier, passphrase: str, beside: Beside
) -> None:
    Dossiers(vault).add(dossier)
    vault.close()
    program = beside(FILL_THE_DISK, vault.folder, passphrase, dossier.conversations[1].id)
    told = program.communicate()[0].splitlines()
    assert told[-1].startswith("Niet opgeslagen")
    numbers = [int(line) for line in told[:-1]]
    assert len(numbers) > 5
    with Vault.open(vault.folder, passphrase) as again:
        assert again.verify() == []
        assert saved(again, dossier) == {f"vraag.{number}": number for number in numbers}


def test_a_disk_without_room_is_named(vault: Vault, dossier: Dossier) -> None:
    dossiers = Dossiers(vault)
    dossiers.add(dossier)
    with vault.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    def full(connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(vault.engine, "checkout", full)
    vault.store(f"PRAGMA max_page_count = {pages}", ())
    with pytest.raises(NotSaved, match="schijf is vol"):
        dossiers.save_answer(dossier.conversations[1].id, Answer("werk.verhaal", note="lang " * 5000))
    dossier.conversations[1].answers["werk.verhaal"] = Answer("werk.verhaal", note="lang " * 5000)
    with pytest.raises(NotSaved, match="schijf is vol"):
        dossiers.save(dossier)
    assert saved(vault, dossier) == {}


def test_a_vault_that_may_only_be_read_is_named(vault: Vault, dossier: Dossier) -> None:
    dossiers = Dossiers(vault)
    dossiers.add(dossier)

    def only_read(connection: Any, *_: object) -> None:
        connection.execute("PRAGMA query_only = ON")

    event.listen(vault.engine, "checkout", only_read)
    vault.store("PRAGMA query_only = ON", ())
    changes: list[Callable[[], None]] = [
        lambda: dossiers.save_answer(dossier.conversations[1].id, Answer("werk.soort", "declined")),
        lambda: dossiers.save(dossier),
        lambda: dossiers.save_exchanges(dossier.conversations[1].id, dossier.conversations[0].exchanges),
        lambda: dossiers.delete(dossier.id),
    ]
    for change in changes:
        with pytest.raises(NotSaved, match="niet worden geschreven"):
            change()
    assert saved(vault, dossier) == {}


def test_a_folder_that_went_away_is_told_and_found_again(vault: Vault, dossier: Dossier) -> None:
    dossiers = Dossiers(vault)
    dossiers.add(dossier)
    answer = Answer("werk.soort", "answered", ["betaald"])
    away = vault.folder.with_name("weg")
    os.rename(vault.folder, away)
    with pytest.raises(NotSaved, match="niet meer bereikbaar"):
        dossiers.save_answer(dossier.conversations[1].id, answer)
    with pytest.raises(NotSaved, match="niet meer bereikbaar"):
        dossiers.save(dossier)
    os.rename(away, vault.folder)
    dossiers.save_answer(dossier.conversations[1].id, answer)
    assert saved(vault, dossier) == {"werk.soort": ["betaald"]}
