"""What in a text is pointed out as telling who it is about, and what is not."""

from __future__ import annotations

import pytest

from desktop.dossier.traces import Kind, name_words, traces

NAMES = name_words(["Yusuf al-Hamdan", "Anna van der Ben", "A'isha", "سلام حداد", "Roos"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Leer snel Nederlands en ga naar een club. Bel bij gevaar 112.", []),
        ("Ben niet bang, van fouten leert u. DUO en de IND helpen u naar B1.", []),
        ("Vraag yusuf, of ga met HAMDAN mee.", [("name", "yusuf"), ("name", "HAMDAN")]),
        ("Yusuf kwam. Anna ook: roos bleef.", [("name", "Yusuf"), ("name", "Anna"), ("name", "roos")]),
        ("Mijn buurvrouw Greet woont in Utrecht.", [("capital", "Greet"), ("capital", "Utrecht")]),
        ("- Praat veel\n- Lees veel! “Durf” te vragen (Altijd).", [("capital", "Altijd")]),
        ("Ik kwam op 12 maart 2024, in mei.", [("number", "12 maart 2024"), ("number", "mei")]),
        ("Om 9:30 of op 3-4.", [("number", "9:30"), ("number", "3-4")]),
        ("Slotlaan 12a, 3701AB", [("number", "12a"), ("number", "3701AB")]),
        ("Dank aan سلام en Yu\u0301suf 😀", [("name", "سلام"), ("name", "Yu\u0301suf")]),
        ("", []),
    ],
)  # fmt: skip
def test_what_may_name_somebody_is_pointed_out(text: str, found: list[tuple[Kind, str]]) -> None:
    told = traces(text, NAMES)
    assert [(trace.kind, trace.words) for trace in told] == found
    assert [text[trace.start : trace.end] for trace in told] == [trace.words for trace in told]


def test_words_that_everybody_knows_tell_nothing() -> None:
    text = "Ga naar het Taalhuis in Zeist."
    assert [trace.words for trace in traces(text, NAMES)] == ["Taalhuis", "Zeist"]
    assert traces(text, NAMES, name_words(["Gemeente Zeist", "Taalhuis"])) == []
