"""The municipality's tips: what was told is found until it was written down; a tip outlives what it came from."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.dossier.tips import Tip, Told
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

from ..proofs.pages import of_database

QUESTION = "afsluiting.tips"
WORDS = "Zilverreiger: vraag alles"


def talk(dossiers: Dossiers, number: int, **said: object) -> Dossier:
    """A newcomer with one conversation, and one answer in it."""
    answer = Answer(QUESTION, **({"state": "answered", "value": f"tip {number}"} | said))  # type: ignore[arg-type]
    held = Conversation("two_year", date(2026, 3, number), "ar", answers={QUESTION: answer}, id=f"gesprek-{number}")
    dossiers.add(dossier := Dossier(Newcomer(f"Selam {number}", "ti"), [held], id=f"dossier-{number}"))
    return dossier


def test_what_was_told_is_found_until_it_is_written_down_or_put_aside(dossiers: Dossiers) -> None:
    for number in (1, 2, 3):
        talk(dossiers, number)
    talk(dossiers, 4, state="declined", value=None)
    assert [told.text for told in dossiers.publishing.told_tips([QUESTION])] == ["tip 3", "tip 2", "tip 1"]
    assert dossiers.publishing.told_tips([]) == dossiers.publishing.told_tips(["afsluiting.doel1"]) == []
    tip, aside = Tip("Vraag alles", date(2026, 4, 1), "gesprek-1"), Tip("", date(2026, 4, 2), "gesprek-3")
    dossiers.publishing.save_tip(tip)
    dossiers.publishing.save_tip(aside)
    assert dossiers.publishing.told_tips([QUESTION]) == [Told("gesprek-2", QUESTION, "tip 2", date(2026, 3, 2), "ar")]
    tip.text = "Vraag alles \ud800"
    dossiers.publishing.save_tip(tip)
    assert [(one.text, one.source) for one in dossiers.publishing.tips()] == [
        ("", "gesprek-3"),
        ("Vraag alles ?", "gesprek-1"),
    ]
    dossiers.publishing.remove_tip(aside.id)
    dossiers.publishing.remove_tip("niets")
    assert [told.text for told in dossiers.publishing.told_tips([QUESTION])] == ["tip 3", "tip 2"]
    noted = [(entry.dossier, entry.detail) for entry in dossiers.log.entries() if entry.kind == "tips_changed"]
    assert noted == [("", "removed"), ("", "")]


def test_a_tip_keeps_its_conversation_for_as_long_as_that_is_there(vault: Vault, dossiers: Dossiers) -> None:
    dossier, other = talk(dossiers, 1), talk(dossiers, 2, value=WORDS)
    second = Conversation("start", date(2026, 4, 1), "ti", id="gesprek-later")
    other.conversations.append(second)
    dossiers.save(other)
    for number, source in enumerate(["gesprek-1", "gesprek-2", "gesprek-later", "nooit", None]):
        dossiers.publishing.save_tip(Tip(f"tip {number}", date(2026, 4, 9 - number), source, f"t{number}"))
    dossiers.save(dossier)
    dossiers.save(other)
    assert [tip.source for tip in dossiers.publishing.tips()] == ["gesprek-1", "gesprek-2", "gesprek-later", None, None]
    other.conversations.remove(second)
    dossiers.save(other)
    before = [asdict(tip) for tip in dossiers.publishing.tips()]
    assert [tip["source"] for tip in before] == ["gesprek-1", "gesprek-2", None, None, None]
    dossiers.delete(other.id)
    before[1]["source"] = None
    assert [asdict(tip) for tip in dossiers.publishing.tips()] == before
    left = of_database(vault.folder / "dossiers.db", vault.key)
    assert b"tip 1" in left
    assert b"gesprek-2" not in left
    assert WORDS.encode() not in left
    assert vault.verify() == []
