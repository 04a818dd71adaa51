"""After unlocking the page is there as it was: a half-filled form, what was looked at, the aid beside a conversation.

What is half filled cannot be saved yet, and what was searched for may be a name. Both wait in memory, sealed under a
key of the vault that is locked: nobody who has not opened that vault can read it, nothing of it comes on a disk, and it
goes when the program ends.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QToolButton

from desktop.views.page import Page

if TYPE_CHECKING:
    from desktop.store.vault import Vault

AIDS = ("aid:phrases", "aid:machine", "aid:correction", "aid:tips")
"""Buttons of what can stand open beside a conversation. The newcomer's own screen never opens by itself."""
_PURPOSE = "startgesprek form"


class SamePage:
    """Remembers one page, from the lock until the next unlocking."""

    def __init__(self) -> None:
        self._salt = self._box = b""
        self._open: list[str] = []

    def keep(self, page: Page, vault: Vault, place: str) -> None:
        """Remember a page just before its vault is closed.

        Args:
            place: name of the page with what it is about; it comes back only there.
        """
        from desktop.store.sealing import expanded, salt, sealed

        self._open = [one.objectName() for one in page.findChildren(QToolButton) if one.isChecked()]
        self._salt = self._box = b""
        typed, view = page.draft(), page.view()
        if typed or view:
            self._salt = salt()
            key = expanded(vault.key, self._salt, _PURPOSE)
            self._box = sealed(key, json.dumps([typed, view]).encode(), place.encode())

    def bring_back(self, page: Page, vault: Vault, place: str) -> bool:
        """Put it back on the page that is shown now. Returns whether a form is half filled again."""
        from desktop.store.sealing import expanded, opened

        for one in page.findChildren(QToolButton):
            if one.objectName() in AIDS and one.objectName() in self._open and not one.isHidden():
                one.click()
        box, self._box, self._open = self._box, b"", []
        found = opened(expanded(vault.key, self._salt, _PURPOSE), box, place.encode()) if box else None
        if found is None:
            return False
        typed, view = json.loads(found)
        if view:
            page.show_view(view)
        if typed:
            page.show_draft(typed)
        return bool(typed)
