"""The button that saves papers, with its menu: as one PDF or each its own, with a password or without, or for Word."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop.forms.icons import icon
from desktop.forms.looks import named

NAMED = "Naam van de nieuwkomer in de bestandsnaam"


class SaveMenu(QPushButton):
    """Asks nothing itself: it forwards what was chosen.

    Attributes:
        word: the choice of Word; only letters can be saved so.
        naming: whether the newcomer's name goes into the names of files; off until somebody turns it on.
    """

    def __init__(
        self,
        one: Callable[[], None],
        each: Callable[[], None] | None,
        word: Callable[[], None],
        closed: Callable[[Callable[[str], None]], None],
        ways: tuple[Callable[[str], None], Callable[[str], None] | None],
        parent: QWidget | None = None,
    ) -> None:
        """Args:
        one, each: save without a password; `each` is None where there is one paper only.
        closed: asks for a password, and then calls one of `ways` with it.
        """
        super().__init__("Opslaan…", parent)
        named(self, "save", "Opslaan")
        self.setIcon(icon("save"))
        menu = QMenu(self)
        whole, apart = ("Alles in één PDF", "Elk papier in een eigen PDF") if each else ("Als PDF", "")
        menu.addAction(f"{whole}…", one).setObjectName("save_one")
        if each:
            menu.addAction(f"{apart}…", each).setObjectName("save_each")
        menu.addSeparator()
        for text, name, way in ((whole, "save_one_closed", ways[0]), (apart, "save_each_closed", ways[1])):
            if way is not None:
                menu.addAction(f"{text} met wachtwoord…", partial(closed, way)).setObjectName(name)
        menu.addSeparator()
        self.word: QAction = menu.addAction("Brieven voor Word (.docx)…" if each else "Voor Word (.docx)…", word)
        self.word.setObjectName("save_word")
        menu.addSeparator()
        self.naming: QAction = menu.addAction(NAMED)
        self.naming.setObjectName("save_named")
        self.naming.setCheckable(True)
        self.setMenu(menu)
