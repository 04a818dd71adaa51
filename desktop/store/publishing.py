"""What is told outside of all newcomers together, and names nobody: tips, lines for an export, figures. Plain data, one
transaction a method."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from desktop.dossier.tips import Tip, Told
from desktop.monitor.model import Export
from desktop.monitor.voices import Voice
from desktop.store.exports import insert_export, quarters, select_exports
from desktop.store.tips import delete_tip, keep_tip, select_tips, select_told
from desktop.store.vault import Vault
from desktop.store.voices import Spoken, approve_voice, delete_voice, keep_voice, select_spoken, select_voices


class Publishing:
    """As `Dossiers.publishing`. Every method raises NotSaved or VaultDamaged when the disk or the file refuses."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def tips(self) -> list[Tip]:
        """The municipality's tips, the latest first; one without text was put aside."""
        with self._vault.reading() as connection:
            return select_tips(connection)

    def told_tips(self, question_ids: Collection[str]) -> list[Told]:
        """What newcomers said to these questions in conversations that no tip comes from, the latest first.

        It looks in every conversation: call it off the GUI thread.
        """
        with self._vault.reading() as connection:
            return select_told(connection, question_ids)

    def save_tip(self, tip: Tip) -> None:
        """Store a tip, in the place of its older self. It names nobody, and neither does the log."""
        with self._vault.writing() as connection:
            keep_tip(connection, tip)
            self._vault.log.note("tips_changed", connection=connection)

    def remove_tip(self, tip_id: str) -> None:
        """Take a tip out of the list, if it is there. What it was made of counts as told again."""
        with self._vault.writing() as connection:
            if delete_tip(connection, tip_id):
                self._vault.log.note("tips_changed", "", "removed", connection)

    def voices(self) -> list[Voice]:
        """The lines that were written anew for an export, of every period, the latest first."""
        with self._vault.reading() as connection:
            return select_voices(connection)

    def save_voice(self, voice: Voice) -> None:
        """Store a line, in the place of its older self. With other words than were approved it is not approved."""
        with self._vault.writing() as connection:
            keep_voice(connection, voice)
            self._vault.log.note("voices_changed", "", "written", connection)

    def approve_voice(self, voice: Voice, by: str, on: date) -> bool:
        """Approve a line as it was read. False when it is gone, or says something else by now."""
        with self._vault.writing() as connection:
            if approved := approve_voice(connection, voice, by, on):
                self._vault.log.note("voices_changed", "", "approved", connection)
        return approved

    def remove_voice(self, voice_id: str) -> None:
        """Take a line away, if it is there."""
        with self._vault.writing() as connection:
            if delete_voice(connection, voice_id):
                self._vault.log.note("voices_changed", "", "removed", connection)

    def spoken(self) -> Spoken:
        """Every name and number by which somebody in this vault can be known. Call it off the GUI thread."""
        with self._vault.reading() as connection:
            return select_spoken(connection)

    def exports(self) -> list[Export]:
        """The figures that were published so far, the oldest first."""
        with self._vault.reading() as connection:
            return select_exports(connection)

    def keep_export(self, export: Export) -> None:
        """Keep what is published for good, and note it."""
        with self._vault.writing() as connection:
            insert_export(connection, export)
            self._vault.log.note("monitor_exported", "", quarters(export.period), connection)

    def remember_exports(self, published: Iterable[Export]) -> None:
        """Know also what was published from another vault of the same people: one is held against it from now on."""
        with self._vault.writing() as connection:
            for export in published:
                insert_export(connection, export)
