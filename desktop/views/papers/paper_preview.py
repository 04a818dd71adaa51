"""A paper as it will come out of the printer, drawn from memory: nothing of it is ever written to a disk."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import QAccessible, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from desktop.forms.colours import Shade
from desktop.forms.icons import icon
from desktop.forms.looks import label, named
from desktop.forms.roles import role

STEP = 1.25
SMALLEST, LARGEST = 0.4, 4.0
POINTS = 72
DAMAGED = "Deze brief is beschadigd en kan niet worden getoond. Wel staat vast wanneer hij ging."


class PaperPreview(QWidget):
    """The pages under each other, with zoom and a way to each page; or a sentence that says why there are none.

    Attributes:
        shown: which paper it is, as it was given; None when it was not, or when none is shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: object = None
        self._document = QPdfDocument(self)
        self._data = QByteArray()
        self._buffer: QBuffer | None = None
        self._view = QPdfView(self)
        named(self._view, "preview", "Voorbeeld van het papier")
        role(self._view, QAccessible.Role.Document)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        around = self._view.palette()
        around.setColor(QPalette.ColorRole.Dark, Shade.LINE.colour)
        self._view.setPalette(around)
        self._sentence = label("", "help")
        self._sentence.setObjectName("preview_sentence")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._places = QStackedWidget()
        self._places.addWidget(self._sentence)
        self._places.addWidget(self._view)
        self._page = label("", "small")
        self._page.setObjectName("preview_page")
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._tools = self._make_tools()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self._tools)
        rows.addWidget(self._places, 1)
        self._view.pageNavigator().currentPageChanged.connect(self._show_page_number)
        self.say("")

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._document.pageCount()

    @property
    def factor(self) -> float:
        """How large it is drawn; at 1 it is as large as on paper."""
        mode, page = self._view.zoomMode(), self._document.pagePointSize(0)
        if mode == QPdfView.ZoomMode.Custom or not self.pages or page.isEmpty():
            return self._view.zoomFactor()
        dots = self._view.logicalDpiX() / POINTS
        wide = self._view.viewport().width() / (page.width() * dots)
        if mode == QPdfView.ZoomMode.FitToWidth:
            return wide
        return min(wide, self._view.viewport().height() / (page.height() * dots))

    def show_pdf(self, pdf: bytes, key: object = None) -> None:
        """Show a document. It stays in memory, and so does what it is read from.

        Args:
            key: which paper it is; the same paper made anew is shown where one was reading.
        """
        where = self._view.verticalScrollBar().value() if key is not None and key == self.shown else 0
        self.wipe()
        self.shown = key
        self._data = QByteArray(pdf)
        self._buffer = QBuffer(self._data, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        if self._document.status() is not QPdfDocument.Status.Ready:  # it came from a file, and can be anything
            self.say(DAMAGED)
            return
        self._places.setCurrentWidget(self._view)
        self._tools.setEnabled(True)
        self._turn_to(0)
        if where:
            self._view.verticalScrollBar().setValue(where)
        self._show_page_number()

    def say(self, sentence: str) -> None:
        """Show a sentence instead of a paper."""
        self.wipe()
        self._sentence.setText(sentence)
        self._places.setCurrentWidget(self._sentence)
        self._tools.setEnabled(False)
        self._page.setText("")

    def wipe(self) -> None:
        """Forget the document."""
        self.shown = None
        self._document.close()
        if self._buffer is not None:
            self._buffer.close()
            self._buffer.deleteLater()
            self._buffer = None
        self._data = QByteArray()

    def zoom(self, times: float) -> None:
        """Draw so many times larger."""
        factor = min(max(self.factor * times, SMALLEST), LARGEST)
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(factor)

    def _turn_to(self, page: int) -> None:
        if 0 <= page < self.pages:
            self._view.pageNavigator().jump(page, QPointF(), 0)

    def _show_page_number(self) -> None:
        number = self._view.pageNavigator().currentPage() + 1
        self._page.setText(f"Bladzijde {number} van {self.pages}" if self.pages else "")

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        here, view = self._view.pageNavigator(), self._view
        wide, whole = QPdfView.ZoomMode.FitToWidth, QPdfView.ZoomMode.FitInView
        for tool, action in (
            (_tool("arrow-up", "page_before", "Vorige bladzijde"), lambda: self._turn_to(here.currentPage() - 1)),
            (_tool("arrow-down", "page_after", "Volgende bladzijde"), lambda: self._turn_to(here.currentPage() + 1)),
            (self._page, None),
            (_tool("minus", "zoom_out", "Kleiner"), lambda: self.zoom(1 / STEP)),
            (_tool("plus", "zoom_in", "Groter"), lambda: self.zoom(STEP)),
            (_tool("page-width", "zoom_width", "Zo breed als het venster"), lambda: view.setZoomMode(wide)),
            (_tool("page-whole", "zoom_page", "Hele bladzijde"), lambda: view.setZoomMode(whole)),
        ):
            row.addWidget(tool, int(action is None))
            if isinstance(tool, QToolButton):
                tool.clicked.connect(action)
        return tools


def _tool(picture: str, name: str, text: str) -> QToolButton:
    made = QToolButton()
    named(made, name, text)
    made.setProperty("look", "quiet")
    made.setIcon(icon(picture))
    made.setToolTip(text)
    return made
