"""How fast the papers are, side by side with LibreOffice in one run: `python tests/benchmarks/papers.py [ROUNDS]`.

Eight papers of one conversation as eight PDFs: composed from the dossier and drawn, against LibreOffice without a
window making PDFs of Word documents with the same words. Those documents are made beforehand, which a municipality's
template would still have to do. LibreOffice has run before: its own profile is there, and its program is in memory.
It is given the eight in one call, the fairest way, and one by one, as a program does that saves each letter when it
is made. Every time is the median of some, taken in turns, so that a busy machine slows all alike; and beside what the
clock says stands what the processor was kept busy for, which says less of the other work of that machine.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from measure import Row, peak

from desktop.demo_people import DECLINED, YUSUF
from desktop.dossier.agreements import decide
from desktop.dossier.model import Action, Answer, Conversation, Dossier, Newcomer
from desktop.dossier.proposals import confirm_action, confirm_referral
from desktop.guide import Guide, load
from desktop.letters.compose import packet
from desktop.letters.model import Letter
from desktop.letters.pdf import render
from desktop.letters.word import docx
from desktop.questions.answers import check

PAPERS = 8
LEAST = 20


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """How long one run of something takes: by the clock, and of the processor, its child processes included."""
    before, start = os.times(), time.perf_counter()
    work()
    taken, after = time.perf_counter() - start, os.times()
    return taken, sum(after[:4]) - sum(before[:4])


def in_turns(rounds: int, *works: Callable[[], object]) -> list[tuple[float, float]]:
    """The median times of each, each run once in every round."""
    taken = [[seconds(work) for work in works] for _ in range(rounds)]
    pairs = [zip(*times, strict=True) for times in zip(*taken, strict=True)]
    return [(statistics.median(clock), statistics.median(busy)) for clock, busy in pairs]


def demonstrated(guide: Guide) -> Dossier:
    """The first invented newcomer of the demonstration, after his first conversation, with all that was proposed."""
    form, meeting = YUSUF.form, YUSUF.meetings[0]
    conversation = Conversation(
        meeting.round, meeting.held_on, form["language"], professional="Noor de Wit", interpreter=form["interpreter"]
    )
    for name, value in meeting.answers.items():
        question = guide.question(name)
        if question is not None:
            declined = value == DECLINED
            answer = Answer(name, "declined") if declined else Answer(name, "answered", check(question, value))
            answer.note, answer.concern = meeting.notes.get(name, ""), name in meeting.concerns
            conversation.answers[name] = answer
    born, linked = date(1988, 3, 12), date(2026, 1, 5)
    dossier = Dossier(Newcomer(form["name"], form["language"], born, country="SY", linked_on=linked), [conversation])
    for proposal in guide.proposals(dossier, conversation):
        if proposal.rule.propose == "action":
            dossier.actions.append(confirm_action(proposal, conversation))
        elif proposal.rule.propose == "referral":
            decide(dossier, proposal.rule.organisation or "", "given", meeting.held_on)
            dossier.referrals.append(confirm_referral(proposal, conversation))
    dossier.actions.append(Action(meeting.own_action, "professional", meeting.round, date(2026, 2, 20)))
    return dossier


def eight(guide: Guide, dossier: Dossier) -> list[Letter]:
    """The papers that are compared: the packet, but for the last referral letters."""
    held = dossier.conversations[0]
    whole = packet(guide, dossier, held, held.held_on)
    letters = [letter for letter in whole if letter.kind == "referral"]
    others = [letter for letter in whole if letter.kind in ("report", "actions", "agreements")]
    return [*others, *letters][:PAPERS]


def office(folder: Path, files: list[Path]) -> None:
    """LibreOffice makes a PDF of each."""
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, capture_output=True, check=True)
    for file in files:
        (folder / f"{file.stem}.pdf").unlink()  # it must really have been made


def rows(quick: bool = False) -> Iterator[Row]:
    """The papers of one conversation; LibreOffice makes the same words into PDFs, in one call and one by one."""
    guide = load("zeist")
    dossier = demonstrated(guide)
    letters = eight(guide, dossier)[: 2 if quick else PAPERS]

    def ours() -> list[bytes]:
        return [render([letter]) for letter in eight(guide, dossier)[: len(letters)]]

    ours()
    if not shutil.which("soffice"):
        ((mine, _),) = in_turns(3, ours)
        yield Row(f"{len(letters)} papers", mine * 1e3, against="skipped: LibreOffice is not installed", memory=peak())
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [folder / f"{letter.stem}.docx" for letter in letters]
        for file, letter in zip(files, letters, strict=True):
            file.write_bytes(docx(letter))
        office(folder, files)
        works = (ours, lambda: office(folder, files), lambda: [office(folder, [file]) for file in files])
        times = in_turns(1 if quick else 3, *(works[:2] if quick else works))
    for (theirs, _), way in zip(times[1:], ("in one call", "one by one"), strict=False):
        yield Row(f"{len(letters)} papers", times[0][0] * 1e3, theirs * 1e3, f"LibreOffice, {way}", asked=1 / LEAST,
                  memory=peak())  # fmt: skip


def main() -> int:
    """Print every figure."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    guide = load("zeist")
    dossier = demonstrated(guide)
    letters = eight(guide, dossier)
    assert len(letters) == PAPERS, [letter.stem for letter in letters]

    def ours() -> list[bytes]:
        return [render([letter]) for letter in eight(guide, dossier)]

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [folder / f"{letter.stem}.docx" for letter in letters]
        for file, letter in zip(files, letters, strict=True):
            file.write_bytes(docx(letter))
        first = seconds(ours)
        cold = seconds(lambda: office(folder, files))
        mine, together, apart = in_turns(
            rounds, ours, lambda: office(folder, files), lambda: [office(folder, [file]) for file in files]
        )
    print(f"{PAPERS} papers, {sum(map(len, ours())) / 1024:.0f} kB of PDF, {rounds} rounds, medians: clock (processor)")
    print(f"ours: {told(mine)}; the first time, with fonts and catalogs to read: {told(first)}")
    print(f"LibreOffice, the very first time: {told(cold)}")
    enough = True
    for what, taken in (("all in one call", together), ("one by one", apart)):
        enough = enough and taken[0] / mine[0] >= LEAST
        ratios = " ".join(f"{theirs / own:.1f}" for theirs, own in zip(taken, mine, strict=True))
        print(f"LibreOffice, {what}: {told(taken)}: times as long {ratios} (at least {LEAST})")
    return 0 if enough else 1


def told(taken: tuple[float, float]) -> str:
    """Both times in milliseconds."""
    return f"{taken[0] * 1e3:.0f} ({taken[1] * 1e3:.0f}) ms"


if __name__ == "__main__":
    raise SystemExit(main())
