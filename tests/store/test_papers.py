"""What was sent is kept byte for byte, and goes with its dossier."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from desktop.dossier.model import Dossier, Newcomer, SentLetter
from desktop.errors import DossierMissing
from desktop.store import backup_changes
from desktop.store.cipher import connect
from desktop.store.queries import Dossiers
from desktop.store.vault import DATABASE, Vault

PDF = b"%PDF-1.7 \x00\xff naar het Taalhuis, over een taalmaatje"


@pytest.fixture
def sent(dossier: Dossier, dossiers: Dossiers) -> SentLetter:
    """A letter that went to an organisation, with its paper in the vault."""
    letter = SentLetter("taalhuis", "referral", date(2026, 3, 2), "Verwijzing", ["taal.spreken"], ["r"])
    dossiers.add(dossier)
    dossier.sent.append(letter)
    dossiers.save(dossier, {letter.id: PDF})
    return letter


def test_a_paper_comes_back_byte_for_byte(dossiers: Dossiers, sent: SentLetter) -> None:
    assert dossiers.sent_paper(sent.id) == PDF
    assert dossiers.papers() == {sent.id: PDF}


def test_a_paper_that_is_kept_stays_as_it_is(
    vault: Vault, dossiers: Dossiers, dossier: Dossier, sent: SentLetter
) -> None:
    dossiers.save(dossier, {sent.id: b"%PDF-1.7 something else"})
    dossiers.save(dossier)
    assert dossiers.sent_paper(sent.id) == PDF
    with pytest.raises(IntegrityError, match="what was sent stays as it was"), vault.writing() as connection:
        connection.exec_driver_sql("UPDATE papers SET pdf = x'00'")


def test_a_paper_goes_with_its_letter_and_with_its_dossier(
    vault: Vault, dossiers: Dossiers, dossier: Dossier, sent: SentLetter
) -> None:
    other = SentLetter("cjg", "stop", date(2026, 3, 3), "Stoppen")
    somebody = Dossier(Newcomer("Selam", "ti"), sent=[other])
    dossiers.add(somebody, papers={other.id: b"%PDF-2"})
    dossier.sent.clear()
    dossiers.save(dossier)
    assert dossiers.papers() == {other.id: b"%PDF-2"}
    dossiers.delete(somebody.id)
    with pytest.raises(DossierMissing):
        dossiers.sent_paper(other.id)
    with closing(vault.connect()) as connection:
        assert connection.execute("SELECT count(*) FROM papers").fetchone() == (0,)


def test_a_paper_of_no_letter_stores_nothing(dossiers: Dossiers, dossier: Dossier, sent: SentLetter) -> None:
    dossier.sent[0].title = "Iets anders"
    with pytest.raises(ValueError, match="no letter"):
        dossiers.save(dossier, {"vreemd": PDF})
    assert dossiers.open(dossier.id).sent[0].title == "Verwijzing"


def test_papers_are_in_a_backup_and_a_changed_one_is_seen(vault: Vault, dossiers: Dossiers, sent: SentLetter) -> None:
    made: Path = vault.backup()
    assert backup_changes.unchanged(vault, made)
    with closing(connect(made / DATABASE, vault.key, "ro")) as connection:
        assert connection.execute("SELECT id, pdf FROM papers").fetchall() == [(sent.id, PDF)]
    with vault.writing() as connection:
        connection.exec_driver_sql("DELETE FROM papers")
    assert not backup_changes.unchanged(vault, made)
