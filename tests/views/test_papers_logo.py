"""A logo that cannot be drawn: the official hears it once, and every paper is made without."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.views.desk import Desk
from desktop.views.papers.letters import LettersPage

from .conftest import Bar
from .on_letters import only
from .packet import newcomer


def test_it_is_told_and_keeps_no_paper_back(
    qtbot: QtBot, zeist: Desk, bar: Bar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(monkeypatch, "report", "agreements")
    (tmp_path / "logo.png").write_bytes(b"no picture")
    municipality = zeist.guide.municipality
    head = municipality.settings.letterhead.model_copy(update={"logo": "logo.png"})
    settings = municipality.settings.model_copy(update={"letterhead": head})
    changed = municipality.model_copy(update={"settings": settings, "folder": str(tmp_path)})
    desk = replace(zeist, guide=replace(zeist.guide, municipality=changed))
    dossier = newcomer(desk.guide, {"gezondheid.huisarts": False})
    desk.dossiers.add(dossier)
    page = LettersPage(desk, dossier, dossier.conversations[-1])
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.ready, timeout=30_000)
    assert page.papers
    assert all(paper.pdf and not paper.problem for paper in page.papers)
    assert [tone for said, tone in bar.said if said.startswith("Er staat geen logo op de papieren: ")] == ["warning"]
