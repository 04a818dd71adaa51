"""What every page works with once a vault is open, passed in by the application."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from desktop.settings import Settings
from desktop.views.background import Background

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.dossier.waiting import Waited
    from desktop.guide import Guide
    from desktop.store.queries import Dossiers
    from desktop.store.vault import Vault
    from desktop.translate.machine import Machine

Tone = Literal["info", "done", "warning", "error"]


@dataclass(frozen=True)
class Desk:
    """The tools on the desk.

    Attributes:
        dossiers: the open vault's dossiers.
        guide: questionnaire, municipality, phrases and catalogs.
        settings: preferences that are not secret.
        today: what day it is.
        background: runs work off the GUI thread.
        tell: shows one sentence in the message bar.
        professional: name of whoever opened the vault.
        machine: translates offline; None where there is none.
        vault: the open vault, for who keeps it; None where only its dossiers are needed.
        waits: what the history tells of how long people wait, by id of the organisation. Quick: it is asked
            while a page is drawn.
        place: where the pages stand, for one that is made there at once; None where pages stand by themselves.
    """

    dossiers: Dossiers
    guide: Guide
    settings: Settings
    today: Callable[[], date]
    background: Background
    tell: Callable[[str, Tone], None]
    professional: str = ""
    machine: Machine | None = None
    vault: Vault | None = None
    waits: Callable[[], Mapping[str, Waited]] = dict
    place: QWidget | None = None
