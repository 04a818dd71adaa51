"""How everything looks: palette, type scale, spacing and fonts, in this one place.

Widgets say what they are by the properties `look` and `state`; the style sheet here does the rest.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from desktop.forms.icons import FOLDER
from desktop.views import typefaces


@dataclass(frozen=True)
class Palette:
    """The colours, by what they are for. Text on its ground has a contrast of at least 4.5 to 1."""

    paper: str = "#f6f3ed"
    surface: str = "#ffffff"
    raised: str = "#fbf9f5"
    ink: str = "#22313a"
    muted: str = "#56646c"
    line: str = "#ddd6c9"
    strong_line: str = "#8d958f"
    accent: str = "#1d5c68"
    accent_dark: str = "#154650"
    accent_soft: str = "#e2eeef"
    on_accent: str = "#ffffff"
    concern: str = "#8a4f0d"
    concern_soft: str = "#fbf0dd"
    danger: str = "#9c2f28"
    danger_soft: str = "#fbeae7"
    good: str = "#2a6339"
    good_soft: str = "#e6f1e8"


LIGHT = Palette()


def apply(app: QApplication, percent: int = 100) -> None:
    """Give the application its fonts, palette and style sheet.

    Args:
        percent: size of the letters against the normal size.
    """
    app.setStyle("Fusion")
    typefaces.install()
    font = QFont()
    font.setFamilies(list(typefaces.FAMILIES))
    font.setPixelSize(round(14.5 * percent / 100))
    app.setFont(font)
    app.setPalette(_qt_palette(LIGHT))
    app.setStyleSheet(style_sheet(LIGHT, percent))


def style_sheet(palette: Palette, percent: int = 100) -> str:
    """The whole style sheet, in pixels of the asked size."""
    sizes = {
        f"s{name}": f"{round(value * percent / 100)}px"
        for name, value in {"small": 12.5, "help": 13.5, "body": 14.5, "own": 17.5, "question": 17, "heading": 18, "title": 25}.items()
    }
    return Template(_SHEET).substitute(asdict(palette), **sizes, icons=FOLDER.as_posix())


def _qt_palette(palette: Palette) -> QPalette:
    made = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, palette.paper),
        (QPalette.ColorRole.Base, palette.surface),
        (QPalette.ColorRole.AlternateBase, palette.raised),
        (QPalette.ColorRole.Button, palette.surface),
        (QPalette.ColorRole.WindowText, palette.ink),
        (QPalette.ColorRole.Text, palette.ink),
        (QPalette.ColorRole.ButtonText, palette.ink),
        (QPalette.ColorRole.ToolTipBase, palette.ink),
        (QPalette.ColorRole.ToolTipText, palette.surface),
        (QPalette.ColorRole.PlaceholderText, palette.muted),
        (QPalette.ColorRole.Highlight, palette.accent),
        (QPalette.ColorRole.HighlightedText, palette.on_accent),
        (QPalette.ColorRole.Link, palette.accent),
    ):
        made.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(disabled, role, QColor(palette.strong_line))
    return made


_SHEET = """
QWidget { color: $ink; font-size: $sbody; }
QMainWindow, QDialog, QWidget#page { background: $paper; }
QToolTip { background: $ink; color: $surface; border: 0; padding: 6px 8px; }

QLabel { background: transparent; }
QLabel[look="title"] { font-size: $stitle; font-weight: 700; }
QLabel[look="heading"] { font-size: $sheading; font-weight: 700; }
QLabel[look="question"] { font-size: $squestion; font-weight: 700; }
QLabel[look="own"] { font-size: $sown; }
QLabel[look="help"] { font-size: $shelp; color: $muted; }
QLabel[look="small"] { font-size: $ssmall; color: $muted; }
QLabel[look="error"] { color: $danger; font-weight: 700; }
QLabel[look="reason"] { color: $concern; }
QLabel[look="code"] { font-size: $stitle; font-weight: 700; letter-spacing: 2px; }
QLabel[look="badge"] { font-size: $ssmall; color: $muted; background: $raised; border: 1px solid $line;
    border-radius: 9px; padding: 1px 8px; }
QLabel[look="badge"][state="draft"], QLabel[look="badge"][state="concern"], QLabel[look="badge"][state="waiting"],
QLabel[look="badge"][state="outdated"] { color: $concern; background: $concern_soft; border-color: $concern; }
QLabel[look="badge"][state="reviewed"], QLabel[look="badge"][state="saved"], QLabel[look="badge"][state="better"],
QLabel[look="badge"][state="done"], QLabel[look="badge"][state="picked_up"]
    { color: $good; background: $good_soft; border-color: $good; }
QLabel[look="badge"][state="missing"], QLabel[look="badge"][state="error"], QLabel[look="badge"][state="worse"],
QLabel[look="badge"][state="lost"], QLabel[look="badge"][state="refused"], QLabel[look="badge"][state="overdue"]
    { color: $danger; background: $danger_soft; border-color: $danger; }
QLabel[state="error"] { color: $danger; }

QPushButton, QToolButton { background: $surface; border: 1px solid $strong_line; border-radius: 8px;
    padding: 7px 14px; min-height: 20px; }
QPushButton:hover, QToolButton:hover { background: $accent_soft; border-color: $accent; }
QPushButton:pressed, QToolButton:pressed { background: $accent_soft; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 6px 13px; }
QPushButton:disabled, QToolButton:disabled { color: $strong_line; border-color: $line; background: $raised; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 700; }
QPushButton[look="primary"]:hover { background: $accent_dark; }
QPushButton[look="primary"]:focus { border: 2px solid $ink; }
QPushButton[look="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[look="quiet"], QToolButton[look="quiet"] { background: transparent; border-color: transparent; color: $accent; }
QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover { background: $accent_soft; }
QPushButton[look="quiet"]:focus, QToolButton[look="quiet"]:focus { border: 2px solid $accent; }
QPushButton[look="danger"] { color: $danger; border-color: $danger; background: $surface; }
QPushButton[look="danger"]:hover { background: $danger_soft; }
QPushButton[look="chip"], QToolButton[look="chip"] { background: transparent; border: 1px solid $line; border-radius: 15px;
    padding: 4px 12px; color: $muted; font-size: $shelp; }
QPushButton[look="chip"]:hover, QToolButton[look="chip"]:hover { background: $accent_soft; color: $ink; }
QPushButton[look="chip"]:focus, QToolButton[look="chip"]:focus { border: 2px solid $accent; padding: 3px 11px; }
QPushButton[look="chip"]:checked, QToolButton[look="chip"]:checked { background: $accent_soft; border-color: $accent;
    color: $accent_dark; font-weight: 700; }
QPushButton[look="chip"][state="concern"]:checked, QToolButton[look="chip"][state="concern"]:checked
    { background: $concern_soft; border-color: $concern; color: $concern; }
QPushButton[look="nav"], QToolButton[look="nav"] { background: transparent; border: 2px solid transparent; border-radius: 8px;
    padding: 7px 10px; text-align: left; }
QPushButton[look="nav"]:hover, QToolButton[look="nav"]:hover { background: $accent_soft; }
QPushButton[look="nav"]:focus, QToolButton[look="nav"]:focus { border-color: $accent; }
QPushButton[look="nav"]:checked, QToolButton[look="nav"]:checked { background: $accent_soft; color: $accent_dark; font-weight: 700; }
QAbstractButton[look="tile"] { background: $surface; border: 1px solid $strong_line; border-radius: 10px; padding: 9px 14px;
    min-height: 26px; text-align: left; }
QAbstractButton[look="tile"]:hover { border-color: $accent; background: $accent_soft; }
QAbstractButton[look="tile"]:focus { border: 2px solid $accent; padding: 8px 13px; }
QAbstractButton[look="tile"]:checked { background: $accent_soft; border: 2px solid $accent; padding: 8px 13px; }

QFrame[look="card"] { background: $surface; border: 1px solid $line; border-radius: 12px; }
QFrame[look="card"][state="concern"] { border: 1px solid $concern; }
QFrame[look="card"][state="error"] { border: 1px solid $danger; }
QFrame[look="panel"] { background: $raised; border: 1px solid $line; border-radius: 12px; }
QFrame[look="rail"] { background: $surface; border: 0; border-right: 1px solid $line; }
QFrame[look="banner"] { background: $surface; border: 0; border-bottom: 1px solid $line; }
QFrame[look="footer"] { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame[look="notice"] { background: $accent_soft; border: 1px solid $accent; border-radius: 10px; }
QFrame#message_bar { margin: 8px 16px; }
QFrame[look="notice"][state="done"] { background: $good_soft; border-color: $good; }
QFrame[look="notice"][state="warning"], QFrame[look="notice"][state="concern"] { background: $concern_soft; border-color: $concern; }
QFrame[look="notice"][state="error"] { background: $danger_soft; border-color: $danger; }

QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QSpinBox, QDateEdit { background: $surface; border: 1px solid $strong_line;
    border-radius: 8px; padding: 7px 10px; min-height: 20px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus
    { border: 2px solid $accent; padding: 6px 9px; }
QLineEdit[state="error"], QTextEdit[state="error"], QPlainTextEdit[state="error"], QComboBox[state="error"]
    { border: 2px solid $danger; padding: 6px 9px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $strong_line; selection-background-color: $accent_soft;
    selection-color: $ink; outline: 0; }
QComboBox::drop-down { border: 0; width: 30px; }
QComboBox::down-arrow { image: url("$icons/chevron-down.svg"); width: 14px; height: 14px; }
QCheckBox, QRadioButton { spacing: 9px; padding: 4px 2px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 18px; height: 18px; border: 2px solid $strong_line; border-radius: 5px;
    background: $surface; }
QRadioButton::indicator { border-radius: 11px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { border-color: $accent; background: $accent; image: url("$icons/check-white.svg"); }
QRadioButton::indicator:checked { border: 6px solid $accent; width: 10px; height: 10px; }
QCheckBox:focus, QRadioButton:focus { color: $accent_dark; text-decoration: underline; }

QListView, QTableView, QTreeView { background: $surface; border: 1px solid $line; border-radius: 10px; outline: 0;
    alternate-background-color: $raised; }
QListView::item, QTableView::item, QTreeView::item { padding: 8px 10px; border: 0; border-bottom: 1px solid $line; }
QListView::item:selected, QTableView::item:selected, QTreeView::item:selected { background: $accent_soft; color: $ink; }
QListView::item:hover, QTableView::item:hover { background: $raised; }
QListView:focus, QTableView:focus, QTreeView:focus { border: 2px solid $accent; }
QHeaderView::section { background: $raised; border: 0; border-bottom: 1px solid $line; padding: 8px 10px; color: $muted;
    font-size: $shelp; }

QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: $strong_line; border-radius: 4px; min-height: 36px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:horizontal { background: $strong_line; border-radius: 4px; min-width: 36px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $line; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QToolButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: right center; right: 6px; }
QPushButton::menu-indicator { image: url("$icons/chevron-down.svg"); width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 8px; }
QMenu { background: $surface; border: 1px solid $strong_line; padding: 6px; }
QMenu::item { padding: 8px 18px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; }
QSplitter::handle { background: $line; }
"""
