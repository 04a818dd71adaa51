"""Everything of one newcomer as a paper, with what the log tells of him. No Qt: the command line uses it too."""

from __future__ import annotations

from datetime import date

from desktop.guide import Guide
from desktop.letters.everything import Logged, everything
from desktop.letters.model import Letter
from desktop.store import log_words
from desktop.store.log_chain import Entry
from desktop.store.queries import Dossiers

MOST_ENTRIES = 5000


def rights_paper(dossiers: Dossiers, guide: Guide, dossier_id: str, today: date) -> Letter:
    """The paper, as the dossier and its log are now.

    Raises:
        DossierMissing: there is no such dossier.
        VaultError: the vault cannot be read.
    """
    entries = dossiers.log.entries(dossier=dossier_id, newest_first=False, limit=MOST_ENTRIES)
    return everything(guide, dossiers.open(dossier_id), today, [_logged(entry) for entry in entries])


def _logged(entry: Entry) -> Logged:
    besides = log_words.detail(entry.kind, entry.detail)
    what = log_words.kind(entry.kind) + (f": {besides}" if besides else "")
    return Logged(entry.at, log_words.person(entry.who), what)
