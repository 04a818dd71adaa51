"""Typed text is made harmless, and names keep their own direction."""

from __future__ import annotations

import pytest

from desktop.letters.text import clean, isolated, unbroken


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("een\r\ntwee\rdrie\u2028vier", "een\ntwee\ndrie\nvier"),
        ("tab\there", "tab here"),
        ("nul\x00 bel\x07 \x1b[31mrood\x9f", "nul bel [31mrood"),
        ("\u202eomgekeerd\u202c", "omgekeerd"),
        ("\u202aa\u202bb\u202dc\u2066d\u2067e", "abcde"),
        ("e\u0301", "é"),
        ("af\u00adbreken", "afbreken"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
    ],
)
def test_clean(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_a_name_cannot_leave_its_isolation() -> None:
    assert isolated("Jan\u2069 \u202e(RSD)\u2068") == "\u2068Jan (RSD)\u2069"


def test_nothing_is_not_isolated() -> None:
    assert isolated("\u202e") == ""


def test_a_telephone_number_stays_on_one_line() -> None:
    assert unbroken("030-123 45") == "030\u2011123\u00a045"
