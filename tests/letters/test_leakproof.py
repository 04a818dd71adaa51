"""No locked answer reaches a paper without its consent, and nothing tender an employer: over random worlds.

`worlds.py` makes them and says who may read what. `--hypothesis-profile=long` looks at ten times as many. That these
tests find a leak is shown at the end, where one safeguard after the other is taken away.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop.dossier.tips import Tip
from desktop.dossier.work import Task, Work
from desktop.letters import calendar_file, disclosure, newcomer_changes, referral_letter, request
from desktop.letters.compose import packet
from desktop.letters.invitation import Meeting, invitation
from desktop.letters.model import Letter, Letterhead
from desktop.letters.newcomer_message import message_text, newcomer_message
from desktop.letters.occasion import Occasion
from desktop.letters.pdf import render
from desktop.letters.promised import promised
from desktop.letters.reminder_letter import reminder_letter
from desktop.letters.saving import save_letters, to_save
from desktop.letters.spreadsheet import workbook
from desktop.letters.stop_letter import stop_letter
from desktop.letters.timeline_paper import timeline
from desktop.letters.tips_paper import tips
from desktop.letters.word import docx
from desktop.letters.work_paper import work_paper
from desktop.questions.conditions import compiled

from .worlds import LATER, Kept, Secret, World, may_read, newcomer_may_take_home, worlds

NOTHING: frozenset[Kept] = frozenset()
INSIDE: frozenset[Kept] = frozenset({"title", "origin", "need", "reason", "person"})
HIS_OWN: frozenset[Kept] = frozenset({"title", "origin", "need", "person"})
TELLS: dict[str, frozenset[Kept]] = {
    "name of a file": NOTHING,
    "calendar": NOTHING,
    "calendar with names": frozenset({"person"}),
    "actions": INSIDE,
    "promised": INSIDE,
    "work": INSIDE,
    "agreements": HIS_OWN,
    "timeline": INSIDE,
    "tips": NOTHING,
    "message": HIS_OWN,
    "invitation": HIS_OWN,
    "consent": HIS_OWN | {"question"},
}
"""What a paper may hold that goes to no organisation: inside the municipality, or to the newcomer himself.

No answer is in any of them but the consent form, and there only once he said yes and it may go: before that the form
lies on the table without consent, and tells of which questions the answers would go. The sheet that the newcomer takes
home tells besides of what anybody may hear (`worlds.newcomer_may_take_home`).
"""
MANY = settings(phases=[Phase.generate])
"""A world is small enough to read; making it smaller would take minutes."""
FEW = settings(MANY, max_examples=max(MANY.max_examples // 40, 1))
"""Drawing a paper takes longer than composing it."""


@dataclass(frozen=True)
class Paper:
    """Something that leaves the program: what it is, everything in it, and the organisation that reads it.

    Attributes:
        asks: the organisation of a consent form, which never reads it.
    """

    kind: str
    said: str
    organisation: str = ""
    asks: str = ""

    @classmethod
    def of(cls, letter: Letter, said: str) -> Paper:
        """A letter, as what can be read in it."""
        return cls(letter.kind, said, letter.recipient, letter.stem.partition("toestemming-")[2])


Draw = Callable[[st.DataObject], World]


@pytest.fixture(scope="module")
def any_world(tmp_path_factory: pytest.TempPathFactory, phrases: dict[str, str]) -> Draw:
    """Draws a world; its folder holds no catalogs."""
    strategy = worlds(tmp_path_factory.mktemp("empty"), phrases)
    compiled("true")  # the engine of conditions draws random numbers when it is loaded, which no strategy may do

    def draw(data: st.DataObject) -> World:
        return data.draw(strategy, "A world")

    return draw


def letters(world: World) -> Iterator[Letter]:
    """Every letter there is, but what stays with the professional (the report, the page before a follow-up), and what
    the newcomer gets of his own whole dossier."""
    guide, dossier, occasion = world.guide, world.dossier, world.occasion
    yield from (letter for letter in packet(guide, dossier, world.talk, LATER) if letter.kind != "report")
    for referral in dossier.referrals:
        agreed = Occasion.of_referral(guide, dossier, referral, LATER)
        yield reminder_letter(agreed, referral)
        yield newcomer_message(agreed, referral)
    yield from (stop_letter(occasion, organisation) for organisation in guide.municipality.organisations)
    yield invitation(occasion, Meeting())
    yield promised(guide, dossier, LATER)
    yield work_paper(guide, work(world), "Alles", LATER)
    yield timeline(guide, dossier, LATER)
    yield tips(guide, [Tip("Ga naar een club.", LATER, world.talk.id)], LATER, "ar")


def work(world: World) -> Work:
    """The work lists hold what was agreed; they are for the professionals."""
    tasks = [
        Task(
            "referral", referral.id, world.dossier.id, world.dossier.newcomer.name, referral.need, "professional",
            referral.organisation, "J. Jansen", referral.status, LATER, LATER, overdue=False,
        )
        for referral in world.dossier.referrals
    ]  # fmt: skip
    return Work(tuple(tasks), len(tasks))


def besides(world: World) -> Iterator[Paper]:
    """What leaves the program and is no letter, each as the text that a reader can get out of it."""
    for named, kind in ((False, "calendar"), (True, "calendar with names")):
        entries = calendar_file.entries(world.guide, world.dossier, LATER, named=named)
        yield Paper(kind, calendar_file.calendar(entries).decode().replace("\r\n ", ""))
    for referral in world.dossier.referrals:
        occasion = Occasion.of_referral(world.guide, world.dossier, referral, LATER)
        yield Paper("message", str(message_text(occasion, referral)))


def as_data(world: World) -> Iterator[Paper]:
    """Everything that leaves the program; letters as plain data."""
    for letter in letters(world):
        yield Paper.of(letter, str(replace(letter, stem="")))
        yield Paper("name of a file", letter.stem)
    yield from besides(world)


def as_files(world: World) -> Iterator[Paper]:
    """Every letter as a PDF and as a Word document, and the work lists as a spreadsheet, all turned inside out."""
    for letter in letters(world):
        yield Paper.of(letter, inside_pdf(render([letter])))
        yield Paper.of(letter, unzipped(docx(letter)))
    yield Paper("work", unzipped(workbook(world.guide, work(world), "Alles", LATER)))


def inside_pdf(data: bytes) -> str:
    """What a curious reader finds in a PDF: its text, its data, and every stream and string as it is kept."""
    reader = PdfReader(BytesIO(data))
    found = [page.extract_text() for page in reader.pages]
    found += [str(reader.metadata), str(reader.trailer), data.decode("latin-1")]
    size: Any = reader.trailer["/Size"]
    for number in range(1, size):
        kept: Any = reader.get_object(number)
        found.append(kept.get_data().decode("latin-1") if hasattr(kept, "get_data") else str(kept))
    return "\n".join(found)


def unzipped(data: bytes) -> str:
    """Every part of a Word document or a spreadsheet, and the names of the parts."""
    with zipfile.ZipFile(BytesIO(data)) as parts:
        return "\n".join(name + parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def leaks(world: World, papers: Iterable[Paper]) -> list[str]:
    """Each secret that stands where it must not."""
    return [
        f"{secret.kept} {secret.questions} in '{paper.kind}' for '{paper.organisation}'"
        for paper in papers
        for secret in world.secrets
        if secret.mark in paper.said and not allowed(world, paper, secret)
    ]


def allowed(world: World, paper: Paper, secret: Secret) -> bool:
    """Whether a secret may stand in a paper; of the letters to an organisation, only the first one tells answers."""
    if paper.asks and secret.kept == "answer":
        return may_read(world, paper.asks, secret)
    if paper.kind == "agreements" and newcomer_may_take_home(world, secret):
        return True
    if not paper.organisation:
        return secret.kept in TELLS[paper.kind]
    if paper.kind == "stop":
        return secret.kept == "person"
    if secret.kept in ("answer", "question") and paper.kind != "referral":
        return False
    return may_read(world, paper.organisation, secret)


@MANY
@given(data=st.data())
def test_no_secret_is_in_a_paper_that_must_not_tell_it(data: st.DataObject, any_world: Draw) -> None:
    world = any_world(data)
    assert not leaks(world, as_data(world))


@FEW
@given(data=st.data())
def test_nor_in_any_file_that_is_made_of_it(data: st.DataObject, any_world: Draw) -> None:
    world = any_world(data)
    assert not leaks(world, as_files(world))


@FEW
@given(data=st.data())
def test_what_is_in_a_letter_is_found_in_its_files(data: st.DataObject, any_world: Draw) -> None:
    """Or else nothing would be proved by not finding it."""
    world = any_world(data)
    for letter in packet(world.guide, world.dossier, world.talk, LATER):
        marks = {secret.mark for secret in world.secrets if secret.mark in str(letter.blocks)}
        assert marks
        for said in (inside_pdf(render([letter])), unzipped(docx(letter))):
            assert {secret.mark for secret in world.secrets if secret.mark in said} == marks


def test_the_data_of_a_document_are_read_too() -> None:
    letter = Letter("report", "Verslag", Letterhead("Gemeente Duindorp"), (), "verslag")
    assert "Zq000xj" in inside_pdf(render([letter], title="Zq000xj"))


@FEW
@given(data=st.data())
def test_a_saved_packet_names_nobody(
    data: st.DataObject, any_world: Draw, tmp_path_factory: pytest.TempPathFactory
) -> None:
    world = any_world(data)
    files = save_letters(to_save(world.guide, world.dossier, None, LATER), tmp_path_factory.mktemp("saved"))
    assert files
    assert not leaks(world, [Paper("name of a file", file.name) for file in files])
    wait = {letter.stem for letter in packet(world.guide, world.dossier, world.talk, LATER) if letter.waits}
    assert not wait & {file.stem for file in files}


NAMED: Callable[[str], str] = str
SABOTAGE: dict[str, tuple[Any, str, Any, str]] = {
    "every answer goes": (disclosure, "_refusal", lambda *_: "", "answer"),
    "a share class locks nothing": (disclosure, "_locked", lambda *_: "", "answer"),
    "an employer may know all": (disclosure, "_too_tender", lambda *_: False, "answer"),
    "a strike is forgotten": (disclosure, "_strike", lambda *_: "", "answer"),
    "every need is told": (request, "may_be_said", lambda *_: True, "need"),
    "a title tells no answer": (request, "may_hint", lambda *_: True, "title"),
    "the reason goes along": (referral_letter, "request", lambda *given: given[2][0].reason, "reason"),
    "everybody knows the birth date": (referral_letter, "_BIRTH_DATE", ("support", "language"), "birth"),
    "a file is called after him": (Occasion, "stem", lambda self, _: self.dossier.newcomer.name, "person"),
    "his sheet tells all that changed": (newcomer_changes, "for_anybody", lambda *_: True, "question"),
    "his sheet tells every goal": (newcomer_changes, "for_anybody", lambda *_: True, "answer"),
    "the calendar tells his name": (calendar_file, "initials", NAMED, "person"),
}


USUAL = (
    "every answer goes",
    "his sheet tells all that changed",
    "a strike is forgotten",
    "every need is told",
    "a file is called after him",
)


@pytest.mark.parametrize(
    "broken", [name if name in USUAL else pytest.param(name, marks=pytest.mark.thorough) for name in SABOTAGE]
)
def test_a_leak_would_be_found(broken: str, any_world: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    place, name, instead, leaked = SABOTAGE[broken]
    monkeypatch.setattr(place, name, instead)

    @settings(MANY, max_examples=400, derandomize=True, phases=(Phase.generate,))
    @given(data=st.data())
    def look(data: st.DataObject) -> None:
        world = any_world(data)
        assert not [leak for leak in leaks(world, as_data(world)) if leak.startswith(leaked)]

    with pytest.raises(AssertionError):  # at the first world in which it shows
        look()
