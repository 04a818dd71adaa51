"""Vaults of every released version open with everything in them, or stay as they were."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from desktop.errors import NotSaved, VaultError
from desktop.store import database, keyslots, migration, tables
from desktop.store.cipher import connect
from desktop.store.database import SCHEMA_VERSION
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

from .kept import BUDDIES, EXPORTS, HOLDER, MEETINGS, PAPERS, PASSPHRASE, SITTINGS, TIPS, VAULTS, VOICES, people

Beside = Callable[..., "subprocess.Popen[str]"]

RELEASED = sorted(int(path.name) for path in VAULTS.iterdir())
OLD = max(version for version in RELEASED if version < SCHEMA_VERSION)

GOES_WRONG = """
    op.execute("INSERT INTO consents VALUES ('dossier-2', 0, 'cjg', 'given', '2026-01-01', FALSE, 'half')")
    op.execute("INSERT INTO nergens VALUES (1)")
"""
WRITES_MUCH_AND_WAITS = """
    op.execute("CREATE TABLE much AS WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 9000)"
               " SELECT randomblob(1000) FROM n")
    print("halverwege", flush=True)
    input()
"""
OPEN = """
import sys
from pathlib import Path
from desktop.store.vault import Vault
Vault.open(Path(sys.argv[1]), sys.argv[2]).close()
print("alembic" in sys.modules)
"""
OPEN_WITH_OTHER_STEPS = """
import sys
from pathlib import Path
from desktop.store import migration
from desktop.store.vault import Vault
migration.STEPS = Path(sys.argv[3])
Vault.open(Path(sys.argv[1]), sys.argv[2])
"""
OPEN_ON_A_SMALL_DISK = """
import resource, sys
from pathlib import Path
from desktop.errors import NotSaved
from desktop.store.vault import Vault
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    Vault.open(Path(sys.argv[1]), sys.argv[2])
except NotSaved as error:
    print(error)
"""


def copied(version: int, folder: Path) -> Path:
    shutil.copytree(VAULTS / str(version), folder)
    return folder


@pytest.fixture
def old(folder: Path) -> Path:
    """A vault of the version before this one."""
    return copied(OLD, folder)


def schema(vault: Vault) -> list[tuple[str, ...]]:
    query = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master"
    with closing(vault.connect()) as connection:
        return sorted((*row[:3], " ".join(row[3].split())) for row in connection.execute(query))


def data(folder: Path) -> bytes:
    return (folder / "dossiers.db").read_bytes()


def names_of(version: int) -> set[str]:
    """The names of everything that is in the layout of a version, as the vault that is kept of it tells."""
    folder = VAULTS / str(version)
    data_key, _ = keyslots.read(folder / "keys.json").unlock(PASSPHRASE)
    with closing(connect(folder / "dossiers.db", data_key, "ro")) as connection:
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}


def is_as_it_was(folder: Path, before: bytes) -> bool:
    """The same bytes, and still a good vault of its own version with nothing of a later one in it."""
    unchanged = data(folder) == before
    with Vault.open(folder, PASSPHRASE, renew=False) as vault:
        left = {row[1] for row in schema(vault)}
        good = vault.verify() == [] and vault.info.schema_version == OLD and vault.info.dossiers == 2
    return unchanged and good and data(folder) == before and left == names_of(OLD)


def with_step(folder: Path, more: str) -> Path:
    """The steps, with more at the end of the last one; in a folder whose name Alembic could stumble over."""
    steps = shutil.copytree(migration.STEPS, folder / "100% (stappen)")
    last = steps / "versions" / f"version_{SCHEMA_VERSION}.py"
    last.write_text(last.read_text("utf-8").rstrip("\n") + more, "utf-8")
    return steps


def is_brought_up_to_date(folder: Path) -> bool:
    with Vault.open(folder, PASSPHRASE) as vault:
        found = [asdict(dossier) for dossier in Dossiers(vault).all()]
        return vault.info.schema_version == SCHEMA_VERSION and found == [asdict(one) for one in people(OLD)]


@pytest.mark.parametrize("version", RELEASED)
def test_a_vault_of_every_released_version_opens_with_everything_in_it(version: int, folder: Path) -> None:
    with Vault.open(copied(version, folder), PASSPHRASE) as vault:
        dossiers = Dossiers(vault)
        assert vault.holder == HOLDER
        assert vault.verify() == []
        assert [asdict(dossier) for dossier in dossiers.all()] == [asdict(dossier) for dossier in people(version)]
        assert dossiers.papers() == (PAPERS if version >= 5 else {})
        assert [asdict(tip) for tip in dossiers.publishing.tips()] == [asdict(tip) for tip in TIPS if version >= 6]
        assert dossiers.publishing.exports() == (EXPORTS if version >= 7 else [])
        assert [asdict(voice) for voice in dossiers.publishing.voices()] == [
            asdict(one) for one in VOICES if version >= 8
        ]
        around = (dossiers.around.meetings(), dossiers.around.buddies(), dossiers.around.sittings())
        assert around == ((MEETINGS, BUDDIES, SITTINGS) if version >= 11 else ([], [], []))
        assert [line.dossier_id for line in dossiers.search("khatib")] == ["dossier-1"]
        dossier = people(SCHEMA_VERSION)[0]
        dossiers.save(dossier)
        assert asdict(dossiers.open(dossier.id)) == asdict(dossier)


@pytest.mark.parametrize("version", RELEASED)
def test_an_old_vault_gets_the_same_layout_as_a_new_one(version: int, folder: Path, vault: Vault) -> None:
    with Vault.open(copied(version, folder.with_name("oud")), PASSPHRASE) as brought:
        assert schema(brought) == schema(vault)
        for one in (brought, vault):
            with closing(one.connect()) as connection:
                assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
                    (str(SCHEMA_VERSION),)
                ]
                assert database.examine(connection) == SCHEMA_VERSION


@pytest.mark.parametrize("version", RELEASED)
def test_what_is_open_in_an_old_vault_is_found_as_in_a_new_one(version: int, folder: Path, vault: Vault) -> None:
    Dossiers(vault).add(*people(version))
    columns = ", ".join(column.name for column in tables.tasks.c)
    with Vault.open(copied(version, folder.with_name("oud")), PASSPHRASE) as brought:
        found = []
        for one in (brought, vault):
            with closing(one.connect()) as connection:
                found.append(connection.execute(f"SELECT {columns} FROM tasks ORDER BY number").fetchall())
        assert found[0] == found[1]
        assert len(found[0]) == 2


def test_the_last_step_leads_to_the_version_of_the_program() -> None:
    settings = Config()
    settings.set_main_option("script_location", str(migration.STEPS))
    steps = list(ScriptDirectory.from_config(settings).walk_revisions())
    assert [step.revision for step in steps] == [str(number) for number in range(SCHEMA_VERSION, 1, -1)]


def test_a_vault_of_every_version_up_to_this_one_is_kept() -> None:
    assert list(range(1, SCHEMA_VERSION + 1)) == RELEASED


def test_a_proven_backup_of_the_old_version_comes_first(old: Path, tmp_path: Path) -> None:
    with Vault.open(old, PASSPHRASE) as vault:
        (name,) = vault.info.backups
        assert name.endswith(f"-voor-versie-{SCHEMA_VERSION}")
        with closing(connect(old / "backups" / name / "dossiers.db", vault.key, "ro")) as backup:
            assert database.examine(backup) == OLD
            assert database.counts(backup)["answers"] == 6
    with Vault.open(old, PASSPHRASE) as again:
        assert again.info.backups == (name,)
    with Vault.restore(old / "backups" / name, tmp_path / "terug", PASSPHRASE) as restored:
        assert [asdict(dossier) for dossier in Dossiers(restored).all()] == [asdict(one) for one in people(OLD)]


def test_looking_at_an_old_vault_changes_nothing(old: Path) -> None:
    before = data(old)
    assert is_as_it_was(old, before)
    assert sorted(os.listdir(old)) == ["dossiers.db", "in-use.lock", "keys.json"]
    with Vault.open(old, PASSPHRASE, renew=False) as vault:
        vault.change_passphrase(PASSPHRASE, "een heel andere zin")
        with closing(connect(vault.backup() / "dossiers.db", vault.key, "ro")) as backup:
            assert database.examine(backup) == OLD
    assert data(old) == before


def test_a_vault_that_is_up_to_date_opens_without_alembic(vault: Vault, passphrase: str, beside: Beside) -> None:
    vault.close()
    assert beside(OPEN, vault.folder, passphrase).communicate()[0] == "False\n"


def test_a_step_that_goes_wrong_leaves_the_vault_as_it_was(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = data(old)
    with monkeypatch.context() as patched:
        patched.setattr(migration, "STEPS", with_step(tmp_path, GOES_WRONG))
        with pytest.raises(VaultError, match="Er is niets aan veranderd: met de vorige versie gaat hij gewoon open"):
            Vault.open(old, PASSPHRASE)
    assert is_as_it_was(old, before)
    assert is_brought_up_to_date(old)


def test_a_table_that_stands_in_the_way_leaves_the_vault_as_it_was(folder: Path) -> None:
    old = copied(1, folder)
    with Vault.open(old, PASSPHRASE, renew=False) as vault, closing(vault.connect()) as connection:
        connection.execute("CREATE TABLE exchanges (strange TEXT)")
    before = data(old)
    with pytest.raises(VaultError, match="niets aan veranderd"):
        Vault.open(old, PASSPHRASE)
    assert data(old) == before
    with Vault.open(old, PASSPHRASE, renew=False) as vault:
        assert "alembic_version" not in {row[1] for row in schema(vault)}
        assert vault.info.schema_version == 1


def test_a_disk_without_room_for_the_steps_leaves_the_vault_as_it_was(old: Path) -> None:
    before = data(old)
    with Vault.open(old, PASSPHRASE, renew=False) as vault:
        with vault.writing() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(NotSaved, match=r"Er is niets aan veranderd\. .*schijf is vol"):
            migration.renew(vault)
    assert is_as_it_was(old, before)
    assert is_brought_up_to_date(old)


def test_a_disk_without_room_for_the_backup_leaves_the_vault_as_it_was(old: Path, beside: Beside) -> None:
    before = data(old)
    told = beside(OPEN_ON_A_SMALL_DISK, old, PASSPHRASE).communicate()[0]
    assert told.startswith("De kluis kon niet worden bijgewerkt")
    assert os.listdir(old / "backups") == []
    assert is_as_it_was(old, before)
    assert is_brought_up_to_date(old)


def test_a_kill_in_the_middle_leaves_the_vault_as_it_was(old: Path, tmp_path: Path, beside: Beside) -> None:
    before = data(old)
    steps = with_step(tmp_path, WRITES_MUCH_AND_WAITS)
    program = beside(OPEN_WITH_OTHER_STEPS, old, PASSPHRASE, steps, says="halverwege")
    assert (old / "dossiers.db-wal").stat().st_size > 1_000_000
    program.kill()
    assert program.wait() == -signal.SIGKILL
    assert is_as_it_was(old, before)
    assert is_brought_up_to_date(old)
