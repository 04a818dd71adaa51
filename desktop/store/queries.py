"""What windows and the command line ask of a vault, one small method each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, select, update

from desktop.dossier.model import Answer, Conversation, Dossier, Exchange, Extension, Newcomer
from desktop.dossier.retention import Rule
from desktop.dossier.schedule import Outline
from desktop.dossier.tips import Tip
from desktop.dossier.waiting import Case
from desktop.dossier.work import Search, Work
from desktop.errors import DossierMissing, InterchangeError
from desktop.monitor.unmet import Attempt
from desktop.store import erasure, records, saying
from desktop.store.around import Around
from desktop.store.cases import select_cases
from desktop.store.gist import Gist
from desktop.store.gist import read as read_gist
from desktop.store.log import Log
from desktop.store.naming import Named, count_named
from desktop.store.outlines import select_outlines
from desktop.store.people import Line, decipher, select_household, select_lines
from desktop.store.publishing import Publishing
from desktop.store.reading import select_dossier, select_dossiers, select_newcomer
from desktop.store.retention import Ending, insert_extension, select_ending
from desktop.store.tables import conversations, dossiers
from desktop.store.tables import papers as papers_kept
from desktop.store.tips import keep_tip
from desktop.store.vault import Vault
from desktop.store.voices import select_attempts
from desktop.store.work import select_professionals, select_work

_NONE: Mapping[str, bytes] = {}


class Dossiers:
    """The dossiers of an open vault. Every method is one transaction, and quick enough for the GUI thread.

    Every method raises NotSaved or VaultDamaged when the disk or the file refuses; nothing is changed then.
    What it returns is plain data: change it as you like, and `save` it.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._noted: set[str] = set()
        self.around = Around(vault)
        self.publishing = Publishing(vault)

    @property
    def log(self) -> Log:
        """Who did what."""
        return self._vault.log

    def search(self, text: str = "", limit: int = 100) -> list[Line]:
        """People whose name holds every word of a text, by name; all of them when it is empty.

        A whole date finds who was born on that day; the beginning of a household's name or number finds the household.
        """
        with self._vault.reading() as connection:
            return select_lines(connection, text, limit)

    def prepare_search(self) -> None:
        """Decipher what the first key of a search needs, so that it is as quick as the next. Off the GUI thread."""
        decipher(self._vault)

    def open(self, dossier_id: str) -> Dossier:
        """Everything of one dossier.

        Raises:
            DossierMissing: there is none.
        """
        with self._vault.reading() as connection:
            found = select_dossier(connection, dossier_id)
        if found is None:
            raise DossierMissing
        return found

    def newcomer(self, dossier_id: str) -> Newcomer:
        """Whose dossier it is, and nothing else of it.

        Raises:
            DossierMissing: there is none.
        """
        with self._vault.reading() as connection:
            if found := select_newcomer(connection, dossier_id):
                return found
        raise DossierMissing

    def names(self, dossier_ids: Iterable[str]) -> dict[str, str]:
        """The names of dossiers by id, of those that are there."""
        query = select(dossiers.c.id, dossiers.c.name).where(dossiers.c.id.in_(dossier_ids))
        with self._vault.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def households(self) -> list[str]:
        """The names and numbers of households, in order."""
        query = select(dossiers.c.household).where(dossiers.c.household.is_not(None)).distinct()
        with self._vault.reading() as connection:
            return sorted(connection.execute(query).scalars())

    def household(self, name: str) -> list[Line]:
        """Everybody of one household, by name."""
        with self._vault.reading() as connection:
            return select_household(connection, name)

    def all(self) -> list[Dossier]:
        """Everything of every dossier, in the order in which they were added."""
        with self._vault.reading() as connection:
            return select_dossiers(connection)

    def gist(self, in_full: Collection[str] = (), progress: Callable[[int], None] = lambda _: None) -> Gist:
        """Everybody as far as figures need it, read once: to be counted, never to be saved.

        See `gist.read`. It may take seconds: call it off the GUI thread.
        """
        return read_gist(self._vault, in_full, progress)

    def outlines(self) -> list[Outline]:
        """Everybody as far as planning needs it, in the order in which they were added.

        Takes up to a fifth of a second over ten thousand dossiers: call it off the GUI thread.
        """
        with self._vault.reading() as connection:
            return select_outlines(connection)

    def attempts(self) -> list[Attempt]:
        """All help that was proposed or asked. May take seconds: call it off the GUI thread."""
        with self._vault.reading() as connection:
            return select_attempts(connection)

    def named(self, organisation: str) -> Named:
        """How many dossiers and meetings name an organisation. It looks in all of them: call it off the GUI thread."""
        with self._vault.reading() as connection:
            return count_named(connection, organisation)

    def add(
        self,
        *added: Dossier,
        imported: bool = False,
        papers: Mapping[str, bytes] = _NONE,
        tips: Sequence[Tip] = (),
    ) -> None:
        """Store new dossiers: all of them, or none.

        Args:
            imported: whether they come from a file, for the log.
            papers: what was sent, as PDF, by the id of its letter.
            tips: of the municipality, to store with them.

        Raises:
            InterchangeError: one has an id that is in the vault already.
        """
        with self._vault.writing() as connection:
            for dossier in added:
                if connection.execute(select(dossiers.c.id).where(dossiers.c.id == dossier.id)).first():
                    raise InterchangeError(
                        f"Dossier {dossier.id} staat al in deze kluis. Haal het uit het bestand, "
                        "of verwijder het eerst uit de kluis. Er is niets opgeslagen."
                    )
                records.insert_dossiers(connection, [dossier])
                records.keep_papers(connection, dossier, {x.id: papers[x.id] for x in dossier.sent if x.id in papers})
                noted = ("imported", "") if imported else ("changed", "new")
                self.log.note(noted[0], dossier.id, noted[1], connection)
            for tip in tips:
                keep_tip(connection, tip)
            if tips:
                self.log.note("tips_changed", connection=connection)

    def save(self, dossier: Dossier, papers: Mapping[str, bytes] = _NONE) -> None:
        """Store everything of a dossier as it is now, in the place of what was there.

        Args:
            papers: what was sent, as PDF, by the id of its letter in `dossier.sent`. One that is kept already stays
                as it is; that of a letter which is no longer in the dossier goes.

        Raises:
            DossierMissing: it was deleted.
        """
        with self._vault.writing() as connection:
            if not records.update_dossier(connection, dossier):
                raise DossierMissing
            records.keep_papers(connection, dossier, papers)
            self.log.note("changed", dossier.id, "dossier", connection)

    def sent_paper(self, letter_id: str) -> bytes:
        """What was sent, as PDF, byte for byte, by the id of its letter.

        Raises:
            DossierMissing: it is not kept: its dossier was deleted, or it came from a file without it.
        """
        query = select(papers_kept.c.pdf).where(papers_kept.c.id == letter_id)
        with self._vault.reading() as connection:
            found = connection.execute(query).scalar()
        if found is None:
            raise DossierMissing
        return bytes(found)

    def papers(self, dossier_id: str | None = None) -> dict[str, bytes]:
        """All that was sent about one newcomer, or about anybody, as PDF, by the id of its letter."""
        query = select(papers_kept.c.id, papers_kept.c.pdf)
        if dossier_id is not None:
            query = query.where(papers_kept.c.dossier == dossier_id)
        with self._vault.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def save_conversation(self, conversation: Conversation) -> None:
        """Store the fields of a conversation itself: minutes, where it is, whether it is completed.

        Raises:
            DossierMissing: its dossier was deleted.
        """
        row = records.conversation_row(conversation)
        with self._vault.writing() as connection:
            query = update(conversations).where(conversations.c.id == conversation.id).values(row)
            if not connection.execute(query).rowcount:
                raise DossierMissing
            self._note_change(connection, conversation.id, "conversation")

    def save_answer(self, conversation_id: str, answer: Answer) -> None:
        """Store one answer, in the place of an earlier one. When this returns, a power cut does not lose it.

        An answer with nothing in it is cleared.

        Raises:
            DossierMissing: its dossier was deleted.
        """
        if answer.empty:
            self.clear_answer(conversation_id, answer.question)
            return
        self._store_answer(saying.SAVE, saying.row(conversation_id, answer))

    def clear_answer(self, conversation_id: str, question_id: str) -> None:
        """Forget an answer, if there was one."""
        self._store_answer(saying.CLEAR, (conversation_id, question_id))

    def _store_answer(self, statement: str, row: tuple[Any, ...]) -> None:
        """Store or forget an answer; the first of a conversation is noted with it, and costs a little more."""
        conversation_id = row[0]
        if conversation_id in self._noted:
            self._vault.store(statement, row)
            return
        with self._vault.writing() as connection:
            connection.exec_driver_sql(statement, row)
            self._note_change(connection, conversation_id, "answers")
        self._noted.add(conversation_id)

    def _note_change(self, connection: Connection, conversation_id: str, part: str) -> None:
        owner = select(conversations.c.dossier).where(conversations.c.id == conversation_id)
        if dossier_id := connection.execute(owner).scalar():
            self.log.note("changed", dossier_id, part, connection)

    def save_exchanges(self, conversation_id: str, exchanges: Sequence[Exchange]) -> None:
        """Store what was said besides in a conversation, in the place of what was kept of it before.

        Raises:
            DossierMissing: its dossier was deleted.
        """
        with self._vault.writing() as connection:
            if not records.replace_exchanges(connection, conversation_id, exchanges):
                raise DossierMissing
            self._note_change(connection, conversation_id, "said")

    def work(self, search: Search, today: date, usual: Mapping[str, int | None]) -> Work:
        """What waits for somebody, over all dossiers: one list, and how many tasks every list has.

        Takes up to a fifth of a second over a hundred thousand dossiers: call it off the GUI thread.

        Args:
            usual: days that each organisation takes, by its id; None or missing when nobody knows.
        """
        with self._vault.reading() as connection:
            return select_work(connection, search, today, usual)

    def professionals(self) -> list[str]:
        """Who agreed something that is open, in order."""
        with self._vault.reading() as connection:
            return select_professionals(connection)

    def cases(self) -> list[Case]:
        """How each referral that was ever sent went. May take seconds: call it off the GUI thread."""
        with self._vault.reading() as connection:
            return select_cases(connection)

    def ending(self, rule: Rule, today: date, limit: int = 200) -> list[Ending]:
        """Who was kept as long as he may be, or will be within three months, or cannot be told; first ended, first."""
        with self._vault.reading() as connection:
            return select_ending(connection, rule, today, limit)

    def extend(self, dossier_id: str, extension: Extension) -> None:
        """Keep a dossier longer.

        Raises:
            DossierMissing: it was deleted.
        """
        with self._vault.writing() as connection:
            if not insert_extension(connection, dossier_id, extension):
                raise DossierMissing
            self.log.note("retention_extended", dossier_id, extension.until.isoformat(), connection)

    def delete(self, *dossier_ids: str) -> None:
        """Delete dossiers and everything in them: all of them, or none. Then no page of the database holds any of it.

        Earlier backups still do (see `erasure.traces`). Rewriting the database takes about a second for each
        hundred megabytes: call it off the GUI thread.

        Raises:
            DossierMissing: one of them is not there; nothing is deleted.
            NotErased: they are deleted, but the disk refused to wipe what was left of them.
        """
        with self._vault.writing() as connection:
            for dossier_id in dossier_ids:
                if not connection.execute(delete(dossiers).where(dossiers.c.id == dossier_id)).rowcount:
                    raise DossierMissing
                self.log.note("deleted", dossier_id, "", connection)
        erasure.sweep(self._vault)
