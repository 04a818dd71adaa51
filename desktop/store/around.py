"""What happens around the conversations: the municipality's meetings, buddies and coordination meetings, and of all
dossiers together what they keep of these. Plain data, one transaction a method."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, select
from sqlalchemy.dialects import sqlite

from desktop.dossier.around import (
    Attendance,
    Buddy,
    BuddyMatch,
    BuddyWish,
    CaseDecision,
    Certificate,
    Meeting,
    Sitting,
)
from desktop.dossier.inviting import Guest
from desktop.dossier.model import Dossier
from desktop.monitor.undisturbed import undisturbed
from desktop.questions.model import Questionnaire
from desktop.store import erasure
from desktop.store.coordination import select_briefly, select_decided, select_stalled
from desktop.store.integration import read as read_integration
from desktop.store.interests import select_guests
from desktop.store.reading import by_owner, select_dossier
from desktop.store.records import storable
from desktop.store.tables import (
    attendances,
    buddies,
    buddy_matches,
    buddy_wishes,
    case_decisions,
    certificates,
    meetings,
    sittings,
)
from desktop.store.vault import Vault


class Around:
    """As `Dossiers.around`. Every method raises NotSaved or VaultDamaged when the disk or the file refuses."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def meetings(self) -> list[Meeting]:
        """All meetings, the latest first."""
        return self._select(meetings, Meeting, meetings.c.day.desc(), meetings.c.time, meetings.c.id)

    def save_meeting(self, meeting: Meeting) -> None:
        """Store a meeting, in the place of its older self."""
        self._keep(meetings, meeting, "meetings_changed")

    def remove_meeting(self, meeting_id: str) -> None:
        """Take a meeting away, if it is there. Dossiers still tell its theme and day."""
        self._remove(meetings, meeting_id, "meetings_changed")

    def buddies(self) -> list[Buddy]:
        """Everybody who offered himself, also who stopped, by name."""
        return self._select(buddies, Buddy, buddies.c.name, buddies.c.id)

    def save_buddy(self, buddy: Buddy) -> None:
        """Store a buddy, in the place of his older self."""
        self._keep(buddies, buddy, "buddies_changed")

    def remove_buddy(self, buddy_id: str) -> None:
        """Delete a buddy, if he is there; then no page of the database holds any of him. Call it off the GUI thread.

        Dossiers keep that there was one, without his name; earlier backups still hold him.

        Raises:
            NotErased: he is deleted, but the disk refused to wipe what was left of him.
        """
        self._remove(buddies, buddy_id, "buddies_changed")
        erasure.sweep(self._vault)

    def sittings(self) -> list[Sitting]:
        """All coordination meetings, the latest first."""
        return self._select(sittings, Sitting, sittings.c.on.desc(), sittings.c.id)

    def save_sitting(self, sitting: Sitting) -> None:
        """Store a coordination meeting, in the place of its older self."""
        self._keep(sittings, sitting, "coordination_changed")

    def remove_sitting(self, sitting_id: str) -> None:
        """Take a coordination meeting away, if it is there. What was decided stays in the dossiers."""
        self._remove(sittings, sitting_id, "coordination_changed")

    def add(self, meetings: Iterable[Meeting], buddies: Iterable[Buddy], sittings: Iterable[Sitting]) -> None:
        """Store several of each, as one by one."""
        for meeting in meetings:
            self.save_meeting(meeting)
        for buddy in buddies:
            self.save_buddy(buddy)
        for sitting in sittings:
            self.save_sitting(sitting)

    def attendances(self) -> list[tuple[str, Attendance]]:
        """Who was invited to what, and came: the id of the dossier with each. Call it off the GUI thread."""
        return self._of_all(attendances)

    def guests(self, questions: Collection[str], organisations: Collection[str] = ()) -> list[Guest]:
        """Everybody who can be invited, see `select_guests`. May take seconds: call it off the GUI thread."""
        with undisturbed(), self._vault.reading() as connection:
            return select_guests(connection, questions, organisations)

    def wishes(self) -> list[tuple[str, BuddyWish]]:
        """What everybody wishes of a buddy, as `attendances`."""
        return self._of_all(buddy_wishes)

    def matches(self) -> list[tuple[str, BuddyMatch]]:
        """Who has which buddy, as `attendances`."""
        return self._of_all(buddy_matches)

    def decisions(self) -> list[tuple[str, CaseDecision]]:
        """What was decided in coordination meetings, as `attendances`."""
        return self._of_all(case_decisions)

    def on_the_table(self, sitting: str, usual: Mapping[str, int | None], today: date) -> list[str]:
        """Ids of the dossiers with a referral that stalls, or about which something was decided in this coordination
        meeting.

        Takes a tenth of a second over ten thousand dossiers: call it off the GUI thread.

        Args:
            usual: days that each organisation of the directory takes, by its id; None when nobody knows.
        """
        with self._vault.reading() as connection:
            found = select_stalled(connection, usual, today) + select_decided(connection, sitting)
        return list(dict.fromkeys(found))

    def briefly(self, dossier_ids: Sequence[str]) -> list[Dossier]:
        """These dossiers without conversations and answers, in this order, without those that are gone: to look at,
        never to be saved. Call it off the GUI thread."""
        with self._vault.reading() as connection:
            return select_briefly(connection, dossier_ids)

    def certificates(self) -> list[tuple[str, Certificate]]:
        """Who has which part of civic integration done, as `attendances`."""
        return self._of_all(certificates)

    def integration(self, questionnaire: Questionnaire, question_ids: Collection[str]) -> list[Dossier]:
        """Everybody as far as civic integration needs it, with the answers to these questions: never to be saved.

        See `integration.read`. It may take a second over ten thousand dossiers: call it off the GUI thread.
        """
        return read_integration(self._vault, questionnaire, question_ids)

    def dossiers_of(self, dossier_ids: Iterable[str]) -> list[Dossier]:
        """Everything of these dossiers, in this order; without those that are gone."""
        with self._vault.reading() as connection:
            found = (select_dossier(connection, dossier_id) for dossier_id in dossier_ids)
            return [dossier for dossier in found if dossier is not None]

    def _of_all(self, table: Table) -> list[Any]:
        with self._vault.reading() as connection:
            owned = by_owner(connection, table)
        return [(owner, record) for owner, found in owned.items() for record in found]

    def _select(self, table: Table, record: type[Any], *order: ColumnElement[Any]) -> list[Any]:
        with self._vault.reading() as connection:
            return [record(**row) for row in connection.execute(select(table).order_by(*order)).mappings()]

    def _keep(self, table: Table, record: Any, noted: str) -> None:
        with self._vault.writing() as connection:
            _upsert(connection, table, record)
            self._vault.log.note(noted, connection=connection)

    def _remove(self, table: Table, record_id: str, noted: str) -> None:
        with self._vault.writing() as connection:
            if connection.execute(delete(table).where(table.c.id == record_id)).rowcount:
                self._vault.log.note(noted, "", "removed", connection)


def _upsert(connection: Connection, table: Table, record: Any) -> None:
    row = {name: storable(value) for name, value in dataclasses.asdict(record).items()}
    new = sqlite.insert(table).values(row)
    changed = {name: new.excluded[name] for name in row if name != "id"}
    connection.execute(new.on_conflict_do_update(index_elements=[table.c.id], set_=changed))
