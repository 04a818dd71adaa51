"""Papers as files: the only plain files this program writes, whole or not at all, for their owner only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from desktop.store.files import write_whole
from desktop.views.file_dialogs import ask_existing_folder, ask_new_file
from desktop.views.papers.paper_maker import Paper
from desktop.views.papers.paper_printing import new_printer, prepare

PDF = ".pdf"


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
    return ask_new_file(parent, "Opslaan als PDF", Path.home() / suggestion, "PDF (*.pdf)")


def ask_folder(parent: QWidget) -> Path | None:
    """Ask into which folder the papers go; None when it is cancelled."""
    return ask_existing_folder(parent, "Map voor de papieren", Path.home())


def file_names(folder: Path, papers: Sequence[Paper]) -> list[Path]:
    """A file for each paper. The names tell the day and the paper, never a person."""
    return [folder / f"{paper.letter.stem}{PDF}" for paper in papers]


def with_ending(file: Path) -> Path:
    """The file with .pdf at its end, as people expect of it."""
    return file if file.suffix.lower() == PDF else file.with_name(file.name + PDF)


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
