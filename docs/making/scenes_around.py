"""Pictures of what there is around the conversations: directory, meetings, buddies, coordination, civic integration."""

from __future__ import annotations

from pathlib import Path

from album import Album
from scenes_later import shown
from world import PASSPHRASE, filled_vault, program

from desktop.trial_people import TODAY


def around(album: Album, home: Path) -> None:
    """Each page once, with the invented people in it."""
    with program(home / "settings", TODAY, filled_vault(home)) as hand:
        hand.until_page("UnlockPage")
        hand.type("passphrase", PASSPHRASE)
        hand.click("unlock")
        hand.until_page("DossiersPage")
        assert hand.application.desk is not None
        dossiers = hand.application.desk.dossiers
        coming, sitting = dossiers.around.meetings()[0], dossiers.around.sittings()[0]
        album.take_all([
            ("around", lambda: shown(album, hand, "rondom", "around", "AroundPage")),
            ("the directory", lambda: shown(album, hand, "sociale-kaart", "directory", "DirectoryPage")),
            ("a meeting", lambda: shown(album, hand, "uitnodigen", "meeting", "MeetingPage", meeting=coming.id)),
            ("buddies", lambda: shown(album, hand, "maatjes", "buddies", "BuddiesPage")),
            ("coordination", lambda: shown(album, hand, "overleg", "sitting", "SittingPage", sitting=sitting.id)),
            ("terms", lambda: shown(album, hand, "termijnen", "deadlines", "DeadlinesPage")),
        ])  # fmt: skip
