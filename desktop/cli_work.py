"""The `startgesprek work` command: a work list on the screen, as a spreadsheet or as a paper."""

from __future__ import annotations

import argparse
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import cli_vault
from desktop.cli_parser import Parser, municipality_option
from desktop.dossier.work import LISTS, Search, Task
from desktop.errors import AnswerError

if TYPE_CHECKING:
    from desktop.dossier.work import Work
    from desktop.guide import Guide
    from desktop.municipality.model import Municipality
    from desktop.store.queries import Dossiers

    Commands = argparse._SubParsersAction[Parser]

EVERY = 1_000_000
WIDEST = 40
"""Signs of a column on the screen: the last one may be longer."""
ENDINGS = (".xlsx", ".pdf")
READABLE = "Dit bestand is leesbaar voor iedereen en er staan namen in: bewaar het veilig."


def parsers(commands: Commands) -> None:
    """Add the command."""
    work = commands.add_parser("work", help="wat er voor wie te doen is, met namen")
    work.add_argument("vault", type=Path, metavar="KLUIS")
    work.add_argument(
        "--list",
        dest="which",
        choices=LISTS,
        default="all",
        metavar="LIJST",
        help="today, overdue, waiting, no_answer, mine of all; anders all",
    )
    work.add_argument("--professional", default="", metavar="NAAM", help="alleen wat deze collega afsprak")
    work.add_argument("--organisation", default="", metavar="ORGANISATIE", help="id van een organisatie")
    work.add_argument("--search", default="", metavar="TEKST", help="woorden uit een naam of een afspraak")
    work.add_argument("--on", metavar="DATUM", help="dag waarop wordt gerekend; anders vandaag")
    work.add_argument("--out", type=Path, metavar="BESTAND", help="schrijf de lijst als .xlsx of .pdf")
    municipality_option(work)
    work.add_argument("--passphrase-file", type=Path, metavar="BESTAND", help="bestand met alleen de wachtzin")
    work.set_defaults(run=_work)


def _work(given: argparse.Namespace) -> None:
    """Find the tasks as the window does; what leaves the vault, also to the screen, is noted before it does."""
    from desktop import guide as guides
    from desktop import paths
    from desktop.questions import dates
    from desktop.settings import Settings
    from desktop.store.queries import Dossiers
    from desktop.views.work.task_words import title

    if given.out is not None:
        _check_file(given)
    guide = guides.load(given.municipality or Settings(paths.settings()).get("municipality"))
    _check_organisation(given.organisation, guide.municipality)
    today = dates.parse(given.on) if given.on else date.today()
    with cli_vault.open_vault(given) as vault:
        book = Dossiers(vault)
        whose = given.professional or (vault.holder if given.which == "mine" else "")
        search = Search(given.which, whose, given.organisation, given.search, limit=EVERY)
        work = _find(book, guide.municipality, search, today)
        people, name = [task.dossier for task in work.tasks], title(search, guide.municipality)
        kind = "listed"
        if given.out is not None:
            data = _file(given.out, guide, work, name, today)
            kind = "saved" if given.out.suffix.lower() == ".pdf" else "exported"
        vault.log.note_list(kind, people, "work")
    if given.out is None:
        _print(name, work.tasks, guide.municipality, today)
        return
    from desktop.store.files import write_whole
    from desktop.views.work.task_words import many

    write_whole(given.out, data)
    print(f"{many(work.total)} geschreven. {READABLE}")


def _check_file(given: argparse.Namespace) -> None:
    if given.out.suffix.lower() not in ENDINGS:
        raise AnswerError(f"'{given.out.name}' moet eindigen op {' of '.join(ENDINGS)}. Kies een andere naam.")
    cli_vault.outside(given.vault, given.out)


def _check_organisation(organisation: str, municipality: Municipality) -> None:
    if organisation and organisation not in municipality.organisation_by_id:
        known = ", ".join(sorted(municipality.organisation_by_id))
        raise AnswerError(f"Organisatie '{organisation}' is er niet. Kies uit: {known}.")


def _find(book: Dossiers, municipality: Municipality, search: Search, today: date) -> Work:
    from desktop.dossier.waiting import learn, usual_days

    return book.work(search, today, usual_days(municipality, learn(book.cases(), today)))


def _file(file: Path, guide: Guide, work: Work, name: str, today: date) -> bytes:
    if file.suffix.lower() == ".pdf":
        from desktop.letters.pdf import render
        from desktop.letters.work_paper import work_paper

        return render([work_paper(guide, work, name, today)])
    from desktop.letters.spreadsheet import workbook

    return workbook(guide, work, name, today)


def _print(name: str, tasks: Sequence[Task], municipality: Municipality, today: date) -> None:
    from desktop.views.work.task_words import HEADS, many, row

    lines = [HEADS, *(row(task, municipality, today) for task in tasks)]
    cells = [tuple(map(_shown, line)) for line in lines]
    widths = [min(WIDEST, max(map(_width, column))) for column in zip(*cells, strict=True)]
    print(_shown(f"{name}: {many(len(tasks))}"))
    for line in cells if tasks else ():
        print("  ".join(_padded(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _shown(words: str) -> str:
    """Words that people typed, which may hold orders to the terminal or turn its letters around."""
    return "".join(sign if sign.isprintable() else "·" for sign in words)


def _width(words: str) -> int:
    """Places on a screen: what stands on another letter takes none."""
    return sum(not unicodedata.combining(sign) for sign in words)


def _padded(words: str, width: int) -> str:
    return words + " " * max(0, width - _width(words))
