"""Cards to test with: shown, in the program's own fonts and colours, in Arabic or Tigrinya."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.forms.card import QuestionCard
from desktop.translate.catalog import Catalog
from desktop.views import theme

from .samples import ARABIC, QUESTIONS, TIGRINYA, phrase, write_po

MakeCard = Callable[..., QuestionCard]


@pytest.fixture(autouse=True, scope="session")
def own_looks(qapp: QApplication) -> None:
    """Fonts, colours and sizes of the program: without them nothing can be said of how a text fits."""
    theme.apply(qapp)


@pytest.fixture
def arabic(tmp_path: Path) -> Catalog:
    """Arabic, mostly drafts, with one outdated and several missing texts."""
    return write_po(tmp_path, "ar", ARABIC)


@pytest.fixture
def tigrinya(tmp_path: Path) -> Catalog:
    """Tigrinya, with much missing."""
    return write_po(tmp_path, "ti", TIGRINYA)


@pytest.fixture
def card(qtbot: QtBot, arabic: Catalog) -> MakeCard:
    """Makes a shown card of one of the questions, in Arabic unless said otherwise."""

    def make(question_id: str, catalog: Catalog | None = None) -> QuestionCard:
        made = QuestionCard(QUESTIONS[question_id], arabic if catalog is None else catalog, phrase)
        qtbot.addWidget(made)
        made.resize(980, 400)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return make
