"""Papers as files: the only plain files this program writes, whole or not at all, for their owner only."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from desktop.store.files import write_whole
from desktop.views.file_dialogs import ask_existing_folder, ask_new_file
from desktop.views.papers.paper_maker import Paper
from desktop.views.papers.paper_printing import new_printer, prepare

PDF, WORD = ".pdf", ".docx"
LONGEST_NAME = 80
"""Bytes that the name of a person may take in the name of a file."""


def ask_printer(parent: QWidget) -> QPrinter | None:
    """Ask with the system's dialog where to print; None when it is cancelled."""
    printer = new_printer()
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Papieren afdrukken")
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    prepare(printer)
    return printer


def ask_file(parent: QWidget, suggestion: str) -> Path | None:
    """Ask where one file goes; None when it is cancelled. The page asks about a file that is there already."""
    title, kinds = (
        ("Opslaan als Word", "Word (*.docx)") if suggestion.endswith(WORD) else ("Opslaan als PDF", "PDF (*.pdf)")
    )
    return ask_new_file(parent, title, Path.home() / suggestion, kinds)


def ask_folder(parent: QWidget) -> Path | None:
    """Ask into which folder the papers go; None when it is cancelled."""
    return ask_existing_folder(parent, "Map voor de papieren", Path.home())


def file_names(folder: Path, papers: Sequence[Paper], ending: str = PDF, person: str = "") -> list[Path]:
    """A file for each paper. The names tell the day and the paper, and a person only when that was asked.

    Args:
        person: the name that somebody chose to have in them, as it was typed; empty for none.
    """
    stems = [f"{paper.letter.stem}{_after(person)}" for paper in papers]
    counted = [stem if stems.index(stem) == number else f"{stem}-{number + 1}" for number, stem in enumerate(stems)]
    return [folder / f"{stem}{ending}" for stem in counted]


def suggested(stem: str, ending: str = PDF, person: str = "") -> str:
    """A name to propose for one file, with `person` as in `file_names`."""
    return f"{stem}{_after(person)}{ending}"


def _after(person: str) -> str:
    """A name as a part of a file's name: letters and digits of any script, and nothing that means something to a disk.

    Signs that turn the direction of a line around could make one file look like another; they go as well.
    """
    words = "".join(sign if _stays(sign) else " " for sign in unicodedata.normalize("NFC", person)).split()
    kept = ""
    for word in words:
        longer = f"{kept}-{word}"
        if len(longer.encode()) > LONGEST_NAME:
            break
        kept = longer
    if words and not kept:
        kept = "-" + words[0].encode()[: LONGEST_NAME - 1].decode(errors="ignore")
    return kept.lower()


def _stays(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNM"


def write(files: Mapping[Path, bytes], password: str = "") -> None:
    """Write every file, one after the other.

    Args:
        password: each file opens with it only; empty for files that open by themselves.

    Raises:
        LetterError: this password cannot be used.
        NotSaved: the disk refused one; those before it are written, and none is ever half there.
    """
    if password:
        from desktop.letters.protection import protect

        files = {file: protect(data, password) for file, data in files.items()}
    for file, data in files.items():
        write_whole(file, data)
