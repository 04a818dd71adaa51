"""The recovery key on paper: what one may type, and which typing errors are named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import MistypedRecoveryKey
from desktop.store import recovery_key
from desktop.store.recovery_key import SIGNS

KEY = "4G4U32-UU48QN-NQ67FU-7UYRDR-K7HWSJ-AHWZ97-R5YQP4"
GROUPS = KEY.split("-")


def changed(position: int, sign: str) -> str:
    return KEY[:position] + sign + KEY[position + 1 :]


def test_a_key_is_long_enough_and_never_the_same() -> None:
    signs = 7 * 5
    assert len(SIGNS) == len(set(SIGNS)) == 31
    assert len(SIGNS) ** signs >= 2**160
    assert not set(SIGNS) & set("01ILO")
    assert len({recovery_key.new() for _ in range(100)}) == 100
    assert [len(group) for group in GROUPS] == [6] * 7


@given(st.data())
def test_case_spaces_and_dashes_do_not_matter(data: st.DataObject) -> None:
    typed = "".join(
        data.draw(st.sampled_from(["", " ", "-", "\u2013", "\n", "  "]))
        + data.draw(st.sampled_from([sign, sign.lower()]))
        for sign in KEY
        if sign != "-"
    )
    assert recovery_key.secret(typed) == recovery_key.secret(KEY)


def test_every_single_wrong_sign_is_found_and_its_group_named() -> None:
    for position, right in enumerate(KEY):
        if right == "-":
            continue
        for sign in set(SIGNS + "01ILO#é") - {right}:
            with pytest.raises(MistypedRecoveryKey, match=f"kijk groepje {position // 7 + 1} na"):
                recovery_key.secret(changed(position, sign))


def test_two_signs_that_changed_places_are_found() -> None:
    for number, group in enumerate(GROUPS):
        for first in range(6):
            for second in range(first + 1, 6):
                if group[first] == group[second]:
                    continue
                signs = list(group)
                signs[first], signs[second] = signs[second], signs[first]
                typed = "-".join([*GROUPS[:number], "".join(signs), *GROUPS[number + 1 :]])
                with pytest.raises(MistypedRecoveryKey, match=f"groepje {number + 1} "):
                    recovery_key.secret(typed)


def test_two_groups_that_changed_places_are_found() -> None:
    typed = "-".join([GROUPS[1], GROUPS[0], *GROUPS[2:]])
    with pytest.raises(MistypedRecoveryKey, match="groepjes 1 en 2"):
        recovery_key.secret(typed)


@pytest.mark.parametrize("typed", ["", "K7TQ2M", KEY + "A", KEY[:-1], "wachtzin"])
def test_a_key_of_another_length_says_how_long_it_must_be(typed: str) -> None:
    with pytest.raises(MistypedRecoveryKey, match="7 groepjes van 6 tekens"):
        recovery_key.secret(typed)
