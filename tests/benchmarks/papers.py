"""How fast the papers are, side by side with LibreOffice in one run: `python tests/benchmarks/papers.py`.

Eight papers of one conversation as eight PDFs, against LibreOffice without a window making PDFs of Word documents with
the same words. Those documents are made beforehand, which a municipality's template would still have to do; so ours is
measured twice: composed from the dossier and drawn, and drawn alone. LibreOffice is given the eight in one call, the
fairest way, and one by one, as a program does that saves each letter when it is made.

No packet is drawn twice: each is of another newcomer with the same language, with a name, days and words of his own.
What a municipality says to all of them stays set until the vault is locked, as in a day at the town hall; what is
drawn just after the lock, with nothing remembered, stands beside it, and so does the first packet of a run, with
ReportLab, fonts and catalogs to load, beside the first call with a profile to make. LibreOffice starts with each call,
as it does for whoever uses it so, while this program is running already.

Every time is the median of some, taken in turns, so that a busy machine slows all alike; and beside what the clock says
stands what the processor was kept busy for, which says less of the other work of that machine.
"""

from __future__ import annotations

import gc
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from measure import Row, peak

from desktop.demo_people import DECLINED, YUSUF
from desktop.dossier.agreements import decide
from desktop.dossier.model import Action, Answer, Conversation, Dossier, Newcomer
from desktop.dossier.proposals import confirm_action, confirm_referral
from desktop.guide import Guide, load
from desktop.letters.compose import action_list, agreements, referral_letters, report
from desktop.letters.model import Letter
from desktop.letters.occasion import Occasion
from desktop.letters.word import docx
from desktop.questions.answers import check
from desktop.secrecy import forget

PAPERS = 8
LEAST = 20
Took = tuple[float, float]
"""Milliseconds: by the clock, and of the processor, child processes included."""


def measured(work: Callable[[], object]) -> Took:
    """How long one run of something takes."""
    before, start = os.times(), time.perf_counter()
    work()
    taken, after = time.perf_counter() - start, os.times()
    return taken * 1e3, (sum(after[:4]) - sum(before[:4])) * 1e3


def in_turns(rounds: int, *works: Callable[[], object]) -> list[Took]:
    """The median times of each, each run once in every round."""
    taken = [[measured(work) for work in works] for _ in range(rounds)]
    pairs = [zip(*times, strict=True) for times in zip(*taken, strict=True)]
    return [(statistics.median(clock), statistics.median(busy)) for clock, busy in pairs]


def demonstrated(guide: Guide, number: int = 0) -> Dossier:
    """The first invented newcomer of the demonstration, after his first conversation, with all that was proposed.

    Args:
        number: with another one he is somebody else: what he is called and says, and every day, is different.
    """
    form, meeting, later = YUSUF.form, YUSUF.meetings[0], timedelta(days=number)
    held = meeting.held_on + later
    conversation = Conversation(
        meeting.round, held, form["language"], professional="Noor de Wit", interpreter=form["interpreter"]
    )
    for name, value in meeting.answers.items():
        question = guide.question(name)
        if question is not None:
            declined = value == DECLINED
            said = f"{value} ({number})" if isinstance(value, str) and " " in value else value
            answer = Answer(name, "declined") if declined else Answer(name, "answered", check(question, said))
            answer.note, answer.concern = meeting.notes.get(name, ""), name in meeting.concerns
            conversation.answers[name] = answer
    born, linked = date(1988, 3, 12) + later, date(2026, 1, 5) + later
    newcomer = Newcomer(f"{form['name']} {number}", form["language"], born, country="SY", linked_on=linked)
    dossier = Dossier(newcomer, [conversation])
    for proposal in guide.proposals(dossier, conversation):
        if proposal.rule.propose == "action":
            dossier.actions.append(confirm_action(proposal, conversation))
        elif proposal.rule.propose == "referral":
            decide(dossier, proposal.rule.organisation or "", "given", held)
            dossier.referrals.append(confirm_referral(proposal, conversation))
    own = Action(f"{meeting.own_action} ({number})", "professional", meeting.round, date(2026, 2, 20) + later)
    dossier.actions.append(own)
    return dossier


def eight(guide: Guide, dossier: Dossier) -> list[Letter]:
    """The papers that are compared: those of the packet, but for the last referral letters and forms to be signed."""
    held = dossier.conversations[0]
    occasion = Occasion(guide, dossier, held, held.held_on, {})
    papers = [report(occasion), action_list(occasion), agreements(occasion), *referral_letters(occasion)]
    return papers[:PAPERS]


def drawn(letters: list[Letter]) -> list[bytes]:
    """A PDF of each; what draws them is loaded when it is first used, as the window does."""
    from desktop.letters.pdf import render_each

    return render_each(letters)


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
    papers, rounds = (2, 1) if quick else (PAPERS, 5)
    people = (demonstrated(guide, number) for number in count())
    gc.collect()
    gc.freeze()  # as the program does when its window is there

    first = measured(lambda: drawn(eight(guide, next(people))[:papers]))
    ours = _Packets(guide, people, papers, rounds)
    what = f"{papers} papers"
    if shutil.which("soffice"):
        with tempfile.TemporaryDirectory() as name:
            yield from beside(Path(name), what, eight(guide, next(people))[:papers], ours, first, rounds)
    else:
        yield Row(f"{what}, the first of a run", first[0], against="LibreOffice is not installed", memory=peak())
        yield Row(
            what, in_turns(rounds, ours.whole)[0][0], against="skipped: LibreOffice is not installed", memory=peak()
        )
    for kind in dict.fromkeys(letter.kind for letter in eight(guide, next(people))[:papers]):
        alone = [next(letter for letter in eight(guide, next(people)) if letter.kind == kind) for _ in range(rounds)]
        ((took, _),) = in_turns(rounds, lambda alone=alone: drawn([alone.pop()]))  # type: ignore[misc]
        yield Row(f"one paper, drawn: {kind}", took)


class _Packets:
    """Packets, each of somebody else; those that are only drawn are composed beforehand."""

    def __init__(self, guide: Guide, people: Iterator[Dossier], papers: int, rounds: int) -> None:
        self._guide, self._papers = guide, papers
        self._people = [next(people) for _ in range(2 * rounds)]
        self._composed = [eight(guide, next(people))[:papers] for _ in range(rounds)]

    def whole(self) -> None:
        """Composed and drawn."""
        drawn(eight(self._guide, self._people.pop())[: self._papers])

    def alone(self) -> None:
        """Drawn only, of somebody whose papers were composed before."""
        drawn(self._composed.pop())

    def afresh(self) -> None:
        """Composed and drawn just after the vault was locked and opened again."""
        forget()
        self.whole()


def beside(folder: Path, what: str, letters: list[Letter], ours: _Packets, first: Took, rounds: int) -> Iterator[Row]:
    """Ours and LibreOffice's, in turns."""
    files = [folder / f"{letter.stem}.docx" for letter in letters]
    for file, letter in zip(files, letters, strict=True):
        file.write_bytes(docx(letter))
    cold = measured(lambda: office(folder, files))
    yield Row(f"{what}, the first of a run", first[0], cold[0], "LibreOffice, first call of a new profile")
    afresh, whole, alone, together, apart = in_turns(
        rounds,
        ours.afresh,
        ours.whole,
        ours.alone,
        lambda: office(folder, files),
        lambda: [office(folder, [file]) for file in files],
    )
    for done, mine, asked in (
        ("composed and drawn", whole, 1 / LEAST),
        ("drawn", alone, 1 / LEAST),
        ("composed and drawn just after the lock", afresh, None),
    ):
        for way, theirs in (("in one call", together), ("one by one", apart)):
            for number, clock in enumerate(("", ", of the processor")):
                yield Row(f"{what}, {done}{clock}", mine[number], theirs[number], f"LibreOffice, {way}",
                          asked=None if number else asked, memory=peak())  # fmt: skip


if __name__ == "__main__":
    from table import lines

    print("\n".join(lines(list(rows()))))
