"""The demonstration is the longest journey: a start and a half-year conversation, every paper, the real windows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.demo import Calendar, conduct
from desktop.demo_hand import Hand
from desktop.demo_people import DECLINED, YUSUF, Meeting
from desktop.dossier.model import Conversation, Dossier

MARKERS = (
    "Al-Khatib",
    "Haddad",
    "Marijke de Boer",
    "Rugpijn",
    "NEN 1010",
    "drie uur",
    "taalcaf",
)


@pytest.fixture
def held(program: Callable[..., Hand], tmp_path: Path) -> tuple[Hand, Path]:
    """The demonstration, just held, in a folder of its own."""
    calendar = Calendar()
    hand = program(calendar)
    folder = tmp_path / "demo"
    folder.mkdir()
    conduct(hand, calendar, folder, papers=True, people=[YUSUF])
    return hand, folder


def expected(meeting: Meeting, dossier: Dossier, kept: Conversation) -> None:
    """Every answer that was given is kept, and told apart from what was declined."""
    assert kept.held_on == meeting.held_on
    assert kept.completed
    for question, value in meeting.answers.items():
        answer = kept.answers[question]
        if value == DECLINED:
            assert (answer.state, answer.value) == ("declined", None)
        else:
            assert (answer.state, answer.value) == ("answered", value)
    for question, note in meeting.notes.items():
        assert kept.answers[question].note == note
    assert {key for key, answer in kept.answers.items() if answer.concern} == set(meeting.concerns)
    assert set(meeting.dismissed) <= set(kept.dismissed)
    if meeting.own_action:
        assert meeting.own_action in [action.title for action in dossier.actions if action.round == meeting.round]


@pytest.mark.thorough
def test_demonstration(held: tuple[Hand, Path], own_place: Path) -> None:
    hand, folder = held
    desk = hand.application.desk
    assert desk is not None
    lines = desk.dossiers.search("")
    assert [line.name for line in lines] == [YUSUF.form["name"]]
    for person in [YUSUF]:
        [line] = desk.dossiers.search(person.form["name"][2:8])
        dossier = desk.dossiers.open(line.dossier_id)
        for meeting, kept in zip(person.meetings, dossier.conversations, strict=True):
            expected(meeting, dossier, kept)
        follow_up = person.meetings[1]
        statuses = {referral.organisation: referral.status for referral in dossier.referrals}
        assert statuses | dict(follow_up.steps) == statuses
        assert all(referral.sent_on for referral in dossier.referrals if referral.round == "start")

    papers = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))
    for talk in ("start-ar", "half_year-ar"):
        own = [path for path in papers if path.startswith(talk + "/")]
        assert {"verslag", "actielijst", "afspraken"} <= {path.rpartition("-")[2].removesuffix(".pdf") for path in own}
    assert any("doorverwijzing-taalhuis" in path for path in papers)
    around = {path.rpartition("-")[2] for path in papers if path.startswith("rondom/")}
    assert around == {"bijeenkomst.pdf", "agenda.pdf", "intake.pdf", "kaart.pdf"}
    [(owner, proof)] = desk.dossiers.around.certificates()
    assert (owner, proof.part, proof.proof) == (lines[0].dossier_id, "map", "verklaring gezien")
    sheet = PdfReader(folder / "start-ar/2026-02-03-afspraken.pdf")
    assert "Yusuf Al-Khatib" in "".join(page.extract_text() for page in sheet.pages)

    hand.window.close()
    for root in (folder, own_place, folder.parent / "settings"):
        for path in root.rglob("*"):
            if path.is_file() and path.suffix != ".pdf" and "gemeenten" not in path.parts:  # a copy of what is shipped
                content = path.read_bytes()
                found = [word for word in MARKERS if word.encode() in content or word.encode("utf-16-le") in content]
                assert not found, (path, found)
