"""What stands beside the writing of a line, and by what people can be known: read in one go off the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from desktop.dossier.tips import Tip
from desktop.dossier.waiting import learn, usual_days
from desktop.guide import Guide
from desktop.monitor.certain import Known
from desktop.monitor.model import Period
from desktop.monitor.unmet import Need, Stalled, stalled, unmet
from desktop.monitor.voices import Voice
from desktop.store.queries import Dossiers
from desktop.views.desk import Desk


@dataclass(frozen=True)
class Spoken:
    """The lines of a period.

    Attributes:
        voices: the latest first.
        elsewhere: how many lines are about another period.
        known: by what people can be known; nothing when there are no lines.
    """

    voices: Sequence[Voice] = ()
    elsewhere: int = 0
    known: Known = field(default_factory=Known)


@dataclass(frozen=True)
class Told:
    """What the page shows. It stays in the vault.

    Attributes:
        tips: those of the list.
        needs: what people did not get, by theme.
        stalled: the organisations where it stops.
        spoken: the lines.
    """

    tips: Sequence[Tip]
    needs: Sequence[Need]
    stalled: Sequence[Stalled]
    spoken: Spoken


NO_LINES = Spoken()


def spoken_in(desk: Desk, period: Period) -> Spoken:
    """The lines of a period; with what the vault knows, when there is one.

    Raises:
        VaultError: the vault cannot be read.
    """
    voices = desk.dossiers.publishing.voices()
    mine = [voice for voice in voices if voice.within(period)]
    return Spoken(mine, len(voices) - len(mine), known_in(desk.dossiers, desk.guide) if mine else Known())


def known_in(dossiers: Dossiers, guide: Guide) -> Known:
    """By what people in a vault can be known."""
    from desktop.letters.monitor_voices import known_of

    spoken = dossiers.publishing.spoken()
    return known_of(guide, spoken.names, spoken.records, spoken.places)


def read(desk: Desk, period: Period, before: Told | None = None) -> Told:
    """Everything; slow where there are many dossiers.

    Args:
        before: what was read already: only the lines are read again.

    Raises:
        VaultError: the vault cannot be read.
    """
    dossiers, guide, today = desk.dossiers, desk.guide, desk.today()
    voices = dossiers.publishing.voices()
    mine = [voice for voice in voices if voice.within(period)]
    known = before.spoken.known if before else known_in(dossiers, guide)
    spoken = Spoken(mine, len(voices) - len(mine), known)
    if before:
        return replace(before, spoken=spoken)
    usual = usual_days(guide.municipality, learn(dossiers.cases(), today))
    attempts = dossiers.attempts()
    return Told(
        tips=[tip for tip in dossiers.publishing.tips() if tip.text.strip()],
        needs=unmet(attempts, guide, period, today, usual),
        stalled=stalled(attempts, guide, period, today, usual),
        spoken=spoken,
    )
