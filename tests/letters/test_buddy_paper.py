"""The sheet for a newcomer and his buddy: both languages, and nothing but what the other may hear."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import guide as guides
from desktop.dossier.around import Buddy, BuddyWish
from desktop.dossier.buddy_introduction import Introduction, of_buddy, of_newcomer
from desktop.dossier.model import Newcomer
from desktop.guide import Guide
from desktop.letters import pdf
from desktop.letters.buddy_paper import buddy_paper
from desktop.letters.model import Heading, Letter, Pair, Paragraph

TODAY = date(2026, 11, 22)
SARA = Buddy(
    "Sara de Boer",
    TODAY,
    ["taalmaatje"],
    ["nl", "de", "ti"],
    ["koken"],
    ["evening", "only_women"],
    "female",
    3,
    "Vollenhove",
    "06 00 00 00 01",
    "sara@example.nl",
    "Woont alleen",
)
WISH = BuddyWish(
    "taalmaatje", TODAY, ["ti", "en"], ["zingen"], ["only_women", "weekend"], 2, "Centrum", "Bang voor honden"
)
LUWAM = Newcomer("Luwam Keleta", "ti", date(1992, 6, 4), "female", "ER", household="Huis 27", interpreter="Abel Tekle")


@pytest.fixture(scope="module")
def zeist() -> Guide:
    """What the program is shipped with, for Zeist."""
    return guides.load("zeist")


def lines(letter: Letter) -> list[str]:
    """Every text, Dutch and own."""
    said = [block.text for block in letter.blocks if isinstance(block, Paragraph | Heading)]
    return [part for one in said for part in ((one.dutch, one.own) if isinstance(one, Pair) else (one,))]


def test_it_tells_of_both_in_both_languages(zeist: Guide) -> None:
    letter = buddy_paper(zeist, of_newcomer(LUWAM, WISH), of_buddy(SARA), TODAY, "ti")
    told = [line.replace("\u2068", "").replace("\u2069", "") for line in lines(letter)]
    assert {"Over Luwam", "Over Sara", "Talen: Tigrinya, Engels", "Talen: Nederlands, Duits, Tigrinya"} <= set(told)
    assert any("ትግርኛ, English" in line for line in told)
    assert any("Nederlands, Deutsch, ትግርኛ" in line for line in told)
    assert {"Doet graag: zingen", "Woont in: Centrum", "Doet graag: koken", "Woont in: Vollenhove"} <= set(told)
    secret = ("Keleta", "de Boer", "honden", "alleen", "06 00", "@", "vrouw", "Abel", "27", "1992", "ER")
    assert [word for word in secret if any(word in line for line in told)] == []
    assert pdf.render([letter]).startswith(b"%PDF")


def test_what_nobody_said_has_no_line(zeist: Guide) -> None:
    nothing = Introduction("Yusuf", (), (), "", (), None)
    told = lines(buddy_paper(zeist, nothing, nothing, TODAY, "nl"))
    assert not any(line.startswith(("Talen", "Doet", "Woont")) for line in told)


_WORD = st.text("abcdefg", min_size=8, max_size=8)


@settings(max_examples=15)
@given(_WORD, _WORD, _WORD, st.sampled_from(["only_women", "only_men", "no_pets", "near", "same_language"]))
def test_a_volunteer_never_hears_a_note_a_family_name_or_a_condition(
    note: str, family: str, household: str, condition: str
) -> None:
    newcomer = Newcomer(f"Ab {family}x", "ar", country="SY", household=f"{household}y")
    wish = BuddyWish("maatje", TODAY, ["ar"], ["lezen"], [condition], None, "", f"{note}z")
    told = repr(of_newcomer(newcomer, wish)) + repr(of_newcomer(newcomer, wish).facts(str))
    assert not any(part in told for part in (f"{note}z", f"{family}x", f"{household}y", condition, "SY"))
