"""Papers to a printer: pages drawn from memory at the printer's own resolution.

We write nothing to a disk. The system's print queue may keep a page until it is printed; that is the
administrator's to settle. A page is drawn in bands, so that a fine printer does not take the memory of a whole one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.errors import LetterError

FINEST = 600  # dots an inch; finer cannot be seen, and makes the job four times larger
BAND = 512  # rows of dots
POINTS = 72
STOPPED = "Het afdrukken is gestopt. Kijk of de printer aan staat en papier heeft, en druk dan opnieuw af."


def new_printer() -> QPrinter:
    """The system's printer, set for our papers: A4 to the edge, double-sided where it can."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer)
    if QPrinter.DuplexMode.DuplexLongSide in QPrinterInfo(printer).supportedDuplexModes():
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    return printer


def prepare(printer: QPrinter) -> None:
    """Whatever was chosen, the papers are A4 and bring their own margins."""
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    printer.setFullPage(True)
    printer.setPageLayout(layout)
    printer.setResolution(min(printer.resolution(), FINEST))
    printer.setDocName("Startgesprek")


def print_papers(papers: Sequence[bytes], printer: QPrinter, *, double_sided: bool) -> int:
    """Print PDFs one after the other, each on a fresh sheet. May run on any thread; takes about a second a page.

    Args:
        double_sided: then a paper with an odd number of pages is followed by an empty back.

    Returns:
        How many pages were printed, empty backs not counted.

    Raises:
        LetterError: the printer stopped.
    """
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    painter = QPainter()
    if not painter.begin(printer):
        raise LetterError(STOPPED)
    try:
        printed = sides = 0
        for pdf in list(papers) * copies:
            with opened(pdf) as document:
                if sides % 2 and double_sided:
                    sides = _turn(printer, sides)
                for page in range(document.pageCount()):
                    sides = _turn(printer, sides) if printed else 1
                    _draw(document, page, painter, printer)
                    printed += 1
        return printed
    finally:
        painter.end()


@contextmanager
def opened(pdf: bytes) -> Iterator[QPdfDocument]:
    """A PDF read from memory; it is closed before what it is read from.

    Raises:
        LetterError: it is no PDF.
    """
    data = QByteArray(pdf)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    try:
        document.load(buffer)
        if document.status() != QPdfDocument.Status.Ready:
            raise LetterError
        yield document
    finally:
        document.close()
        buffer.close()


def _draw(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter) -> None:
    points, dots = document.pagePointSize(page), printer.resolution() / POINTS
    whole = QSize(round(points.width() * dots), round(points.height() * dots))
    for top in range(0, whole.height(), BAND):
        band = QRect(0, top, whole.width(), min(BAND, whole.height() - top))
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(whole)
        options.setScaledClipRect(band.adjusted(0, 0, 1, 1))  # Qt counts a rectangle's last row as its size
        painter.drawImage(band.topLeft(), _on_white(document.render(page, band.size(), options)))


def _on_white(drawn: QImage) -> QImage:
    paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    brush = QPainter(paper)
    brush.drawImage(0, 0, drawn)
    brush.end()
    return paper


def _turn(printer: QPrinter, sides: int) -> int:
    """Go on to the next side."""
    if not printer.newPage():
        raise LetterError(STOPPED)
    return sides + 1


def prints_double_sided(printer: QPrinter) -> bool:
    """Whether both sides of a sheet were asked for."""
    return printer.duplex() in (QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexShortSide)


def chosen_way(printer: QPrinter) -> str:
    """How a person chose to print, in Dutch: '2 exemplaren, dubbelzijdig, op Kantoor'."""
    copies = max(printer.copyCount(), 1)
    parts = [
        "1 exemplaar" if copies == 1 else f"{copies} exemplaren",
        "dubbelzijdig" if prints_double_sided(printer) else "enkelzijdig",
    ]
    return ", ".join(parts) + (f", op {printer.printerName()}" if printer.printerName() else "")
