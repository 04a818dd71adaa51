"""The work lists as tiles, each with how many tasks it has now."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.dossier.work import WorkList
from desktop.views.list_tiles import ListTiles
from desktop.views.work.task_words import LIST_WORDS, many

ALARMING: frozenset[WorkList] = frozenset({"overdue", "no_answer"})
"""Lists that had better be empty."""


class WorkTiles(ListTiles):
    """One of them is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            {str(which): words for which, words in LIST_WORDS.items()}, "work_list", many, ALARMING, parent
        )
