"""What is pointed out in a line, at sentences as people write them; nothing of them reaches a log, a file or a net."""

from __future__ import annotations

import logging
import socket
import sys
import warnings
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.errors import AnswerError
from desktop.monitor import marking
from desktop.monitor.certain import LONGEST, Known, Mark, tidy
from desktop.monitor.marking import guesses, marks

from .lines import HARMLESS, KNOWN, LINES, plain, secrets

VAULT = Known.of(KNOWN, ["dossier-7"], ["Taalhuis Zeist"], ["Deir ez-Zor"], "Gemeente Zeist")
ALONE, TOGETHER = 23, 45
"""Of the 46 things in the lines that are somebody's: what Deduce alone finds, and with what is certain beside it."""


def found(text: str, known: Known = VAULT) -> list[tuple[str, str]]:
    return [(mark.kind, mark.words) for mark in marks(tidy(text), known)]


def few(text: str) -> list[str]:
    return [mark.words for mark in marks(text, VAULT) if mark.few]


def seen(line: str, told: list[Mark]) -> int:
    """How many of what is somebody's in a line is marked to its last letter."""
    text, places = plain(line), {place for mark in told for place in range(mark.start, mark.end)}
    letters = [{place for place in range(*span) if text[place].isalnum()} for span in secrets(line)]
    return sum(span <= places for span in letters)


def test_deduce_finds_half_and_what_is_certain_finds_most_of_the_rest() -> None:
    assert sum(len(secrets(line)) for line in LINES) == 46
    assert sum(seen(line, guesses(plain(line))) for line in LINES) == ALONE
    assert sum(seen(line, marks(plain(line), VAULT)) for line in LINES) == TOGETHER
    known = [line for line in LINES if any(name in plain(line).casefold() for name in ("yusuf", "rim en", "kidane"))]
    assert all(seen(line, marks(plain(line), VAULT)) == len(secrets(line)) for line in known)


@pytest.mark.parametrize("line", HARMLESS)
def test_a_line_about_nobody_has_no_mark(line: str) -> None:
    assert marks(line, VAULT) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("De broer van yusuf, en YUSUFS moeder", [("name", "yusuf"), ("name", "YUSUFS")]),
        ("Yu\u200bsuf en Y\u0301usuf\u202e", [("name", "Yusuf"), ("name", "Ýusuf")]),
        ("noor zag wit", [("name", "noor"), ("name", "wit")]),
        ("Wij deden dossier-7 dicht", [("contact", "dossier-7")]),
        ("Post naar 3701AB", [("contact", "3701AB")]),
        ("Post naar 3701 ab", [("number", "3701")]),
        ("In oktober en op 1-2-2026", [("date", "oktober"), ("date", "1-2-2026")]),
        ("Sinds 2019, elke dinsdag", [("date", "2019"), ("date", "dinsdag")]),
        ("Hij is ٤٥ of 45 jaar", [("number", "٤٥"), ("number", "45 jaar")]),
        ("Syrische moeders en Tigrinya", [("place", "Syrische"), ("place", "Tigrinya")]),
        ("Het taalhuis zeist is vol", [("organisation", "taalhuis zeist")]),
        ("Uit deir ez-zor", [("place", "deir ez-zor")]),
        ("يوسف en Юсуф", [("name", "يوسف"), ("name", "Юсуф")]),
        ("De gemeente Zeist doet veel", []),
        ("Bel 112 bij brand", []),
        ("Kijk op www.voorbeeld.nl", [("contact", "www.voorbeeld.nl")]),
        ("", []),
    ],
)
def test_what_the_vault_knows_and_what_can_be_seen_is_certain(text: str, told: list[tuple[str, str]]) -> None:
    assert found(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Twee gezinnen wachten nog", ["Twee"]),
        ("Voor 3 vrouwen is er niets", ["3"]),
        ("Een vrouw alleen en iemand anders", ["Een vrouw", "iemand"]),
        ("Eén moeder, met beide zoons", ["Eén", "beide"]),
        ("Zij wachten drie weken, of 2 jaar", []),
        ("Zes gezinnen wachten", []),
        ("Een huis vinden duurt lang", []),
    ],
)
def test_a_number_of_people_below_the_smallest_cell_is_pointed_out(text: str, told: list[str]) -> None:
    assert few(text) == told


def test_the_smallest_cell_is_that_of_the_municipality() -> None:
    strict = Known.of([], smallest=10)
    assert [mark.words for mark in marks("Zes gezinnen, 9 vrouwen en 10 mannen", strict) if mark.few] == ["Zes", "9"]


def test_a_name_that_becomes_known_is_another_mark() -> None:
    (guess,), (known,) = marks("Wij zien Hoop", Known()), marks("Wij zien Hoop", Known.of(["Layla Hoop"]))
    assert (guess.known, known.known) == (False, True)
    assert guess.key != known.key
    assert marks("Zij heet Hóop", Known())[-1].key == guess.key


def test_a_line_that_is_too_long_is_refused() -> None:
    with pytest.raises(AnswerError, match="hoogstens 600 tekens"):
        marks("a" * (LONGEST + 1), VAULT)
    assert marks("a" * LONGEST, VAULT) == []


@given(st.text(max_size=120).map(tidy))
@example("<img src='/a.png'> =1+1 \u202eyusuf")
def test_marks_lie_in_the_text_apart_from_each_other(text: str) -> None:
    told = marks(text, VAULT)
    end = 0
    for mark in told:
        assert mark.start >= end
        assert mark.words == text[mark.start : mark.end] != ""
        end = mark.end
    marked = {sign for mark in told for sign in mark.words}
    assert {sign for sign in text if sign.isdecimal()} <= marked | set("12")


@given(st.text(max_size=200))
def test_a_tidied_line_has_no_sign_that_cannot_be_seen(text: str) -> None:
    line = tidy(text)
    assert tidy(line) == line
    assert all(sign.isprintable() for sign in line)
    assert "\u202e" not in line
    assert "\n" not in line


def test_nothing_typed_reaches_a_log_and_nothing_is_changed_for_the_program(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], own_place: Path
) -> None:
    before = logging.getLogger().level, list(logging.getLogger().handlers), list(warnings.filters)
    with caplog.at_level(logging.DEBUG):
        marks("Zilverreiger Yusuf belt 06-12345678", VAULT)
    assert "Zilverreiger" not in caplog.text + "".join(capfd.readouterr())
    assert before == (logging.getLogger().level, list(logging.getLogger().handlers), list(warnings.filters))
    assert [path for path in own_place.rglob("*") if path.is_file()] == []
    folder = Path(str(sys.modules["deduce"].__file__)).parent
    assert list(folder.rglob("*.pickle")) == []


FRESH = """
import builtins, logging, sys, warnings
sys.path.insert(0, sys.argv[1])
import desktop.monitor.voices
assert "deduce" not in sys.modules
written, really = [], builtins.open
def watched(file, mode="r", *rest, **more):
    if set(mode) & set("wax+"):
        written.append(str(file))
    return really(file, mode, *rest, **more)
builtins.open = watched
filters = list(warnings.filters)
from desktop import offline
offline.refuse_network()
from desktop.monitor import marking
marking.prepare()
assert logging.getLogger().handlers == [] and logging.getLogger().level == logging.WARNING
assert warnings.filters == filters, warnings.filters
print(len(marking.guesses("Mevrouw Jansen woont in Utrecht")), written)
"""


@pytest.mark.thorough
def test_a_fresh_program_builds_it_without_writing_anything() -> None:
    import subprocess

    folder = str(Path(__file__).parents[2])
    done = subprocess.run([sys.executable, "-B", "-c", FRESH, folder], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("2 []\n", "")


@pytest.mark.thorough
def test_no_network_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)
    monkeypatch.setattr(socket, "getaddrinfo", None)
    marking._engine.cache_clear()
    assert [mark.words for mark in guesses("Mevrouw Jansen belt")] == ["Mevrouw Jansen"]
