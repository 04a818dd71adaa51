"""No word of a dossier, a note or a tip is in any file of an export; a line is, when somebody typed and approved it."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop import guide as guides
from desktop.dossier.coming_back import Arrangement, Milestone
from desktop.dossier.model import Action, Answer, Conversation, Dossier, Exchange, Newcomer, Referral, Step
from desktop.guide import Guide
from desktop.letters.model import Heading, Paragraph
from desktop.letters.monitor_files import files
from desktop.letters.monitor_voices import ENDING, TITLE, blocks, leaving, rows, told
from desktop.monitor.breakdowns import hierarchies
from desktop.monitor.certain import Known
from desktop.monitor.counting import count
from desktop.monitor.model import Export, Period
from desktop.monitor.protect import protect
from desktop.monitor.voices import NOTHING, Going, Voice

from .figures import EXPORT, MEANINGS
from .test_monitor_files import NAMES, said

PERIOD = EXPORT.period
TODAY = date(2026, 10, 2)
GOOD = "Ouders zoeken opvang op de dagen dat zij les hebben."
HOSTILE = ["<b>=HYPERLINK(1)</b>", "=SOM(A)", "@niemand", "+hulp", "-hulp", "& <i>", "a" * 600, "%s {0} \\N"]


def line(text: str = GOOD, **more: object) -> Voice:
    given = {"kind": "need", "on": TODAY, "by": "Noor", "first": PERIOD.first, "last": PERIOD.last}
    return Voice(text, **(given | {"approved_on": TODAY, "approved_by": "Noor"} | more))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def zeist() -> Guide:
    return guides.load("zeist")


def all_of(going: Going) -> list[str]:
    return [text for texts in going.lines.values() for text in texts]


def test_the_same_lines_stand_on_paper_in_the_spreadsheet_and_in_csv(zeist: Guide) -> None:
    going = leaving([line(), line("Vraag alles.", kind="tip")], PERIOD, Known())
    made = files(zeist, EXPORT, MEANINGS, going)
    assert sorted(made) == sorted([*NAMES, f"monitor-2026-k1-tot-en-met-2026-k3{ENDING}"])
    assert made == files(zeist, EXPORT, MEANINGS, going)
    sheet = made[f"monitor-2026-k1-tot-en-met-2026-k3{ENDING}"].decode("utf-8-sig")
    read = list(csv.reader(StringIO(sheet), delimiter=";"))
    period = "2026-K1 t/m 2026-K3"
    assert read[1:] == [[period, "Tips", "Vraag alles."], [period, "Waar nog geen hulp voor is", GOOD]]
    texts = [block.text for block in blocks(going) if isinstance(block, Heading | Paragraph)]
    assert [text for text in texts if text in ("Vraag alles.", GOOD)] == ["Vraag alles.", GOOD]
    (name,) = [name for name in made if name.endswith(".pdf")]
    paper = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(made[name])).pages).split())
    assert TITLE in paper
    assert GOOD in paper
    assert GOOD in said({name: data for name, data in made.items() if name.endswith(".xlsx")})


def test_without_lines_an_export_is_as_it_was(zeist: Guide) -> None:
    assert files(zeist, EXPORT, MEANINGS, NOTHING) == files(zeist, EXPORT, MEANINGS)
    assert list(blocks()) == told(NOTHING) == []


def test_hostile_lines_stay_text(zeist: Guide) -> None:
    made = files(zeist, EXPORT, MEANINGS, Going({"tip": tuple(HOSTILE)}))
    (sheet,) = [data for name, data in made.items() if name.endswith(ENDING)]
    cells = [row[2] for row in csv.reader(StringIO(sheet.decode("utf-8-sig")), delimiter=";")][1:]
    assert cells == [f"'{text}" if text[0] in "=@+-" else text for text in HOSTILE]
    (name,) = [name for name in made if name.endswith(".pdf")]
    paper = "".join("".join(page.extract_text() for page in PdfReader(BytesIO(made[name])).pages).split())
    assert [text for text in HOSTILE if "".join(text.split()) not in paper] == []


@pytest.mark.parametrize(
    "voice",
    [
        line(approved_on=None),
        line(first=date(2025, 10, 1)),
        line("Ouders\u202e zoeken opvang."),
        line("Ouders\nzoeken opvang."),
        line("Woont in 3701 AB.", kept=["contact: 3701 ab"]),
        line("Kwam op 3 maart.", kept=["date: 3 maart"]),
        line("Woont bij Yusuf.", kept=[]),
        line("woont bij yusuf.", kept=["name: yusuf"]),
        line("o" * 599),
    ],
)  # fmt: skip
def test_what_was_not_approved_as_it_is_never_leaves(voice: Voice) -> None:
    known = Known.of(["Yusuf Hamdan"])
    going = leaving([voice], PERIOD, known)
    assert all_of(going) == ([] if len(voice.text) < 599 else [voice.text])


def test_who_makes_an_export_is_told_what_goes_and_what_stays() -> None:
    going = leaving([line(), line("Woont bij Yusuf."), line(approved_on=None)], PERIOD, Known())
    sentences = told(going)
    assert sentences[0] == "Bij 'Wat mensen meegeven' gaat 1 regel mee."
    assert sentences[1].startswith("Deze regel gaat niet mee: ‘Woont bij Yusuf.’")
    assert sentences[2] == "Nog niet goedgekeurd, dus niet mee: 1 regel."
    assert "Yusuf" not in str(rows(going, PERIOD))


# What is free text of somebody, wherever it stands.

secret = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20).map(lambda x: f"Zqx{x}")


def dossiers(guide: Guide, words: list[str]) -> list[Dossier]:
    """Twelve newcomers with these words at every place where somebody can write."""
    texts = [question.id for question in guide.questionnaire if question.type == "text"]
    held = date(2026, 2, 3)
    found = []
    for number in range(12):
        word = words[number % len(words)]
        answers = {name: Answer(name, "answered", word, word) for name in texts}
        answers["netwerk.contacten"] = Answer("netwerk.contacten", "answered", number % 3, word, True)
        talk = Conversation("start", held, "ar", "2026.1", word, word, word, completed=True, answers=answers)
        talk.exchanges = [Exchange("newcomer", word, "ar", word, "nl", held, word, word)]
        steps = [Step("sent", held, word), Step("refused" if number % 2 else "waiting", held, word)]
        asked = Referral("taalhuis", "start", need=word, reason=word, history=steps, professional=word)
        found.append(
            Dossier(
                Newcomer(word, "ar", country="SY", household=word, interpreter=word),
                [talk],
                actions=[Action(word, "newcomer", "start", reason=word, professional=word)],
                referrals=[asked],
                arrangements=[Arrangement("half_year", "moved", held, held, word, word, "", word)],
                milestones=[Milestone("pip", None, None, word, held)],
            )
        )
    return found


def export(guide: Guide, words: list[str]) -> Export:
    period = Period(date(2026, 1, 1), date(2026, 3, 31))
    tables = count(dossiers(guide, words), guide, guide.indicators.every, period, ["sex"], today=TODAY)
    return protect(tables, period, TODAY, 5, hierarchies(), [], rounded=False)


def leaks_nothing(guide: Guide, words: list[str]) -> None:
    """Words of dossiers and of lines that nobody approved are nowhere; the approved line is."""
    made = export(guide, words)
    mine = {"first": made.period.first, "last": made.period.last}
    lines = [line(**mine), *(line(f"Zqx {word}", approved_on=None, **mine) for word in words)]
    lines += [line(word, **mine) for word in words]  # approved, but they are names in the vault
    going = leaving(lines, made.period, Known.of(words))
    found = said(files(guide, made, {}, going))
    assert "Zqx" not in found
    assert GOOD in found
    assert "Noor" not in found


def test_no_free_text_reaches_a_file_unless_somebody_typed_and_approved_it(zeist: Guide) -> None:
    leaks_nothing(zeist, ["Zqx Zilverreiger", "Zqx <b>=1+1", "Zqx يوسف 06-12345678"])


@pytest.mark.thorough
@given(st.lists(secret, min_size=1, max_size=4))
@settings(max_examples=12)
def test_no_free_text_whatever_it_is_reaches_a_file(zeist: Guide, words: list[str]) -> None:
    leaks_nothing(zeist, words)


def test_the_attack_would_be_seen(zeist: Guide) -> None:
    """The search itself finds a word that is there."""
    made = files(zeist, EXPORT, MEANINGS, Going({"tip": ("Zqx",)}))
    assert [name for name, data in made.items() if "Zqx" in said({"": b"", name: data})] == [
        name for name in made if name.endswith((".xlsx", ".pdf", ENDING))
    ]
    assert replace(line(), text="x").approved
