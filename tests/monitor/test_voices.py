"""Lines for outside: what an approval is of, what goes and what stays; and what is counted beside the writing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop import guide as guides
from desktop.errors import AnswerError
from desktop.guide import Guide
from desktop.monitor.certain import LONGEST, Known, Mark
from desktop.monitor.model import Period
from desktop.monitor.unmet import Attempt, Need, Stalled, stalled, unmet
from desktop.monitor.voices import KINDS, Voice, changed, going, open_marks, written

PERIOD = Period(date(2026, 1, 1), date(2026, 6, 30))
TODAY = date(2026, 7, 2)
FIRST, MAY, LATER = date(2026, 2, 1), date(2026, 5, 1), date(2026, 9, 1)


def line(text: str, *, approved: bool = True, **more: object) -> Voice:
    when = {"approved_on": TODAY, "approved_by": "Noor"} if approved else {}
    told = {"kind": "tip", "on": TODAY, "by": "Noor", "first": PERIOD.first, "last": PERIOD.last}
    return Voice(text, **(told | when | more))  # type: ignore[arg-type]


def gone(*voices: Voice, known: Known | None = None, period: Period = PERIOD) -> list[str]:
    leaves = going(voices, period, known or Known(), lambda text: "3701 AB" not in text)
    return [text for texts in leaves.lines.values() for text in texts]


@pytest.mark.parametrize(
    "change",
    [{"text": "Anders."}, {"kind": "need"}, {"first": FIRST}, {"kept": ["name: duo"]}, {"last": date(2026, 9, 30)}],
)
def test_a_changed_line_is_not_approved_any_more(change: dict[str, object]) -> None:
    before = line("Vraag alles.")
    after = changed(before, **change)
    assert before.approved
    assert (after.approved, after.approved_by, after.id) == (False, "", before.id)
    assert changed(before, on=LATER, by="Bo").approved


def test_only_approved_lines_of_the_period_go_and_their_order_tells_nothing() -> None:
    quarter = line("Wacht niet te lang.", first=date(2026, 4, 1))
    lines = [
        line("vraag alles."), quarter, line("Ga naar het taalcafé."), line("Ga naar het taalcafé."),
        line("Nog niet goed.", approved=False), line("Van later.", last=date(2026, 9, 30)),
    ]  # fmt: skip
    wanted = ["Ga naar het taalcafé.", "vraag alles.", "Wacht niet te lang."]
    assert gone(*lines) == gone(*reversed(lines)) == wanted
    assert gone(*lines, period=Period(quarter.first, quarter.last)) == ["Wacht niet te lang."]
    leaves = going(lines, PERIOD, Known(), lambda _: True)
    assert (leaves.count, leaves.waiting, leaves.held) == (3, 1, ())
    kinds = going([line("Vraag alles.", kind=kind) for kind in reversed(KINDS)], PERIOD, Known(), lambda _: True)
    assert list(kinds.lines) == list(KINDS)


def test_a_line_with_a_mark_that_nobody_let_stand_stays_at_home() -> None:
    known = Known.of(["Hoop Haddad"])
    for text in ("Schrijf naar Hoop.", "Bel 06-12345678.", "Woont in 3701 AB.", "Er\u200bis hulp.", "Niet om 12 uur."):
        assert gone(line(text), known=known) == []
    kept = line("Wij zien Hoop.", kept=["name: hoop"])
    assert gone(kept) == ["Wij zien Hoop."]
    assert gone(kept, known=known) == []  # somebody of that name came since
    assert going([kept], PERIOD, known, lambda _: True).held == (kept,)
    assert gone(replace(kept, kept=["known name: hoop"]), known=known) == ["Wij zien Hoop."]


def test_what_never_leaves_cannot_be_let_stand() -> None:
    phone, name = Mark(0, 3, "contact", "112"), Mark(4, 2, "name", "Bo")
    assert open_marks([phone, name], [phone.key, name.key]) == [phone]


@pytest.mark.parametrize("text", ["", " \n\u200b ", "…", "a" * (LONGEST + 1)])
def test_nothing_and_far_too_much_is_no_line(text: str) -> None:
    with pytest.raises(AnswerError):
        written(text)
    assert written(" Vraag\n  alles.\u202e ") == "Vraag alles."


@pytest.fixture(scope="module")
def zeist() -> Guide:
    return guides.load("zeist")


def attempts() -> list[Attempt]:
    """Two people without a language buddy, one refused by the doctor, one whose organisation is gone."""
    return [
        Attempt("a", "", "taalhuis", "sent", FIRST),
        Attempt("a", "", "taalhuis", "no_answer", MAY),
        Attempt("b", "", "taalhuis", "waiting", MAY, LATER),
        Attempt("c", "", "taalhuis", "refused", MAY),
        Attempt("c", "", "ggd", "refused", date(2025, 5, 1)),
        Attempt("d", "", "opgeheven", "sent", MAY),
        Attempt("e", "", "taalhuis", "refused", MAY, followed=True),
        Attempt("e", "", "ggd", "started", MAY),
        Attempt("f", "cjg-opvoeden", "", "dismissed", MAY),
    ]


def test_needs_are_counted_by_theme_and_each_person_once(zeist: Guide) -> None:
    found = unmet(attempts(), zeist, PERIOD, TODAY, {"taalhuis": 30})
    assert Need("Taal", 2, (("refused", 1), ("unanswered", 1))) in found
    assert Need("Overig", 1, (("nobody", 1),)) in found
    assert Need("Gezin en kinderen", 1, (("dismissed", 1),)) in found
    assert len(found) == 3
    assert found[0].people == 2


def test_organisations_where_it_stops(zeist: Guide) -> None:
    found = stalled(attempts(), zeist, PERIOD, TODAY, {"taalhuis": 30, "opgeheven": None})
    taalhuis = zeist.municipality.organisation_by_id["taalhuis"].name
    assert found == [Stalled(taalhuis, late=1, no_answer=1, refused=2)]
    assert stalled(attempts(), zeist, PERIOD, date(2026, 9, 2), {"taalhuis": 365})[0].late == 1  # as it was told
    assert stalled([], zeist, PERIOD, TODAY, {}) == []
