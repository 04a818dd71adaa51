"""`vault log` and what `vault verify` says of the log."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from desktop.store.log import Log
from desktop.store.vault import Vault

from .samples import DOSSIERS, PASSPHRASE, Run, right, wrong

Key = tuple[str, Path]


def test_what_commands_did_is_told_without_a_name(run: Run, vault: Path, key: Key, tmp_path: Path) -> None:
    one = DOSSIERS["dossiers"][0]
    right(run("export", vault, tmp_path / "een.json", "--dossier", one["id"], *key))
    right(run("export", vault, tmp_path / "alle.json", *key))
    out = right(run("vault", "log", vault, *key))
    zone, *told = [line.split("  Noor de Wit: ")[-1] for line in out.splitlines()]
    assert zone == "Tijden op de klok van deze computer (CET/CEST). In de kluis staan zij in UTC."
    assert [line for line in told if line != "Kluis geopend"][:-1] == [
        *(f"Dossier ingelezen, {dossier['id']}" for dossier in DOSSIERS["dossiers"]),
        f"Gegevens naar een bestand, JSON, {one['id']}",
        *(f"Gegevens naar een bestand, JSON, {dossier['id']}" for dossier in DOSSIERS["dossiers"]),
        "Gegevens naar een bestand, JSON, 2 dossiers",
    ]
    assert re.fullmatch(r"Vingerafdruk bij regel \d+: ([0-9a-f]{8} ){7}[0-9a-f]{8}", told[-1])
    assert one["newcomer"]["name"] not in out
    assert right(run("vault", "log", vault, "--dossier", one["id"], *key)).count("Noor de Wit: ") == 3


def test_moments_are_told_on_the_clock_of_this_computer(run: Run, vault: Path, key: Key) -> None:
    with Vault.open(vault, PASSPHRASE) as opened:
        Log(opened, lambda: datetime(2026, 7, 1, 22, 30, 5, tzinfo=UTC)).note("corrected")
        Log(opened, lambda: datetime(2026, 1, 1, 22, 30, 5, tzinfo=UTC)).note("corrected")
    out = right(run("vault", "log", vault, *key))
    assert "2026-07-02 00:30:05  Noor de Wit: Dossier verbeterd" in out
    assert "2026-01-01 23:30:05  Noor de Wit: Dossier verbeterd" in out


def test_the_log_goes_to_a_file_outside_the_vault(run: Run, vault: Path, key: Key, tmp_path: Path) -> None:
    assert "regel(s) geschreven" in right(run("vault", "log", vault, "--out", tmp_path / "log.csv", *key))
    assert "Dossier ingelezen" in (tmp_path / "log.csv").read_text("utf-8-sig")
    assert "niet in de kluis" in wrong(run("vault", "log", vault, "--out", vault / "log.csv", *key))
    assert "niet in de kluis" in wrong(run("vault", "log", vault, "--out", vault / "backups" / "log.csv", *key))


def test_a_fingerprint_that_was_kept_is_compared(run: Run, vault: Path, key: Key) -> None:
    last = right(run("vault", "log", vault, *key)).splitlines()[-1]
    number, fingerprint = re.findall(r"regel (\d+): (.*)", last)[0]
    given = ("--number", number, "--fingerprint", fingerprint, *key)
    assert right(run("vault", "verify", vault, *given)) == "De kluis is heel.\n"
    assert "samen" in wrong(run("vault", "verify", vault, "--number", number, *key))
    assert "samen" in wrong(run("vault", "verify", vault, "--fingerprint", fingerprint, *key))
    code, out, _ = run("vault", "verify", vault, "--number", number, "--fingerprint", fingerprint[::-1], *key)
    assert code == 1
    assert f"Het logboek is tot en met regel {number} niet meer wat het was: de vingerafdruk past niet.\n" in out


def test_a_row_that_was_taken_away_is_told(run: Run, vault: Path, key: Key) -> None:
    with Vault.open(vault, PASSPHRASE) as opened, closing(opened.connect()) as connection:
        connection.execute("DROP TRIGGER log_stays")
        connection.execute("DELETE FROM log WHERE number = 2")
    code, out, _ = run("vault", "verify", vault, *key)
    assert code == 1
    assert "Regel 2 van het logboek ontbreekt.\n" in out
    assert "De beveiliging van het logboek is weggehaald" in out
