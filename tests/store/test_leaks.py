"""What was typed stands in plain in no file: not while working, not after a kill, not after closing."""

from __future__ import annotations

import base64
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.dossier.model import Dossier
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

from ..proofs.pages import of_database

Beside = Callable[..., "subprocess.Popen[str]"]

MARKER = "Zilvermeeuw"

TYPE_EVERYWHERE = """
import sys
from datetime import date
from pathlib import Path
from desktop.dossier.model import *
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault
marker = sys.argv[2]
vault, _ = Vault.create(Path(sys.argv[1]), f"wachtzin {marker}", f"Noor {marker}", Derivation(8, 1, 1))
dossiers = Dossiers(vault)
talk = Conversation("start", date(2026, 3, 1), "ar", professional=marker, interpreter=marker, place=marker)
dossier = Dossier(
    Newcomer(f"Ahmad {marker}", "ar", household=marker, interpreter=marker),
    conversations=[talk],
    actions=[Action(marker, "newcomer", "start", reason=marker)],
    referrals=[Referral("cjg", "start", need=marker, reason=marker,
                        history=[Step("sent", date(2026, 3, 2), marker)])],
)
dossiers.add(dossier)
for number in range(300):
    said = Answer(f"vraag.{number}", "answered", f"{marker} {number}", f"{marker} " * 50)
    dossiers.save_answer(talk.id, said)
said = Exchange("newcomer", marker, "ar", marker, "nl", date(2026, 3, 1), marker, marker)
dossiers.save_exchanges(talk.id, [said] * 20)
dossiers.search(marker)
dossiers.save(dossiers.open(dossier.id))
vault.backup()
vault.change_passphrase(f"wachtzin {marker}", f"zin {marker}")
print("typed", flush=True)
sys.stdin.read()
vault.close()
"""


def traces(place: Path, text: str) -> Iterator[Path]:
    """Files below a folder that hold a text in any plain form, or bear it as a name."""
    signs = [text.encode(), text.encode("utf-16-le"), text.encode().hex().encode()]
    signs += [base64.b64encode(b"x" * shift + text.encode())[4:-4] for shift in range(3)]
    for path in place.rglob("*"):
        data = path.read_bytes().lower() if path.is_file() else b""
        if text.lower() in path.name.lower() or any(sign.lower() in data for sign in signs):
            yield path


def test_the_search_for_traces_finds_what_is_there(tmp_path: Path) -> None:
    for name, data in {
        "utf8": f"a {MARKER} b".encode(),
        "utf16": f"a {MARKER} b".encode("utf-16"),
        "base64": base64.b64encode(f"ab {MARKER} b".encode()),
        MARKER: b"",
        "other": b"niets",
    }.items():
        (tmp_path / name).write_bytes(data)
    assert {path.name for path in traces(tmp_path, MARKER)} == {"utf8", "utf16", "base64", MARKER}


def test_nothing_typed_stands_in_plain_anywhere(own_place: Path, beside: Beside) -> None:
    program = beside(TYPE_EVERYWHERE, own_place / "a.startgesprek", MARKER, says="typed")
    files = [path for path in (own_place / "a.startgesprek").rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"dossiers.db", "dossiers.db-wal", "keys.json", "in-use.json"}
    assert list(traces(own_place, MARKER)) == []
    program.communicate()
    assert program.returncode == 0
    assert list(traces(own_place, MARKER)) == []
    header = b"SQLite format 3"
    assert not any(path.read_bytes().startswith(header) for path in own_place.rglob("*.db"))


def test_nothing_typed_stands_in_plain_after_a_kill(own_place: Path, beside: Beside) -> None:
    program = beside(TYPE_EVERYWHERE, own_place / "a.startgesprek", MARKER, says="typed")
    program.kill()
    program.wait()
    assert list(traces(own_place, MARKER)) == []
    with Vault.open(own_place / "a.startgesprek", f"zin {MARKER}") as vault:
        assert vault.info.dossiers == 1


def test_the_pages_of_a_deleted_dossier_hold_nothing_of_it(vault: Vault, dossier: Dossier, passphrase: str) -> None:
    dossier.conversations[0].answers["netwerk.contacten"].note = f"{MARKER} " * 500
    dossier.conversations[0].exchanges[0].original = f"{MARKER} " * 500
    Dossiers(vault).add(dossier)
    key = vault.key
    vault.close()
    before = of_database(vault.folder / "dossiers.db", key)
    assert before.count(MARKER.encode()) > 900
    assert b"khatib" in before
    with Vault.open(vault.folder, passphrase) as again:
        Dossiers(again).delete(dossier.id)
    after = of_database(vault.folder / "dossiers.db", key)
    assert len(after) < len(before)
    for trace in (MARKER.encode(), b"Ahmad", b"khatib", b"ahm"):
        assert trace not in after
