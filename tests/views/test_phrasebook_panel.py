"""The phrase book as it is used: searched, walked through, sent to the newcomer's window."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby, pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.questions.phrasebook import PhraseBook, load
from desktop.translate import catalog as catalogs
from desktop.translate.catalog import Catalog
from desktop.translate.languages import LANGUAGES
from desktop.translate.po import Entry
from desktop.views import theme
from desktop.views.aids.phrase_drawing import SIDE
from desktop.views.aids.phrase_lines import Heading, Saying, found, lines
from desktop.views.aids.phrase_list import PhraseList
from desktop.views.aids.phrasebook_panel import PhrasebookPanel

from .finding import button

Show = Callable[..., PhrasebookPanel]
PAUSE = "Zullen wij even pauze nemen?"
ENTER = Qt.Key.Key_Return


@pytest.fixture(scope="session")
def book() -> PhraseBook:
    """The phrase book that is shipped."""
    return load(paths.questionnaires())


@pytest.fixture
def show(qtbot: QtBot, book: PhraseBook) -> Show:
    """Shows the panel in a language, as narrow as the drawer can be."""

    def shown(code: str = "ar", wide: int = 340, catalog: Catalog | None = None) -> PhrasebookPanel:
        panel = PhrasebookPanel(book, catalog or spoken(code))
        qtbot.addWidget(panel)
        panel.resize(wide, 600)
        panel.show()
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        panel.setFocus()
        return panel

    return shown


def spoken(code: str) -> Catalog:
    """A catalog that is shipped."""
    return catalogs.load(paths.translations(), code)


def search(panel: PhrasebookPanel) -> QLineEdit:
    """The search field."""
    field = panel.findChild(QLineEdit, "phrase_search")
    assert field is not None
    return field


def sentences(panel: PhrasebookPanel) -> PhraseList:
    """The list."""
    found_list = panel.findChild(PhraseList, "phrases")
    assert found_list is not None
    return found_list


def rows(panel: PhrasebookPanel) -> list[str]:
    """The words of every line that is shown."""
    model = sentences(panel).phrases
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def here(panel: PhrasebookPanel) -> str:
    """The Dutch of the sentence one stands on."""
    saying = sentences(panel).saying()
    return saying.dutch if saying else ""


def sent(panel: PhrasebookPanel) -> list[tuple[str, str]]:
    """What goes to the newcomer's window from now on."""
    said: list[tuple[str, str]] = []
    panel.chosen.connect(lambda own, dutch: said.append((own, dutch)))
    return said


@pytest.mark.parametrize(
    ("code", "typed"),
    [("ar", "PAUZ nem"), ("ar", "إستراحه"), ("ti", "ክነዕርፍ"), ("uk", "ПЕРЕРВУ"), ("tr", "bıraz ara")],
)
def test_a_sentence_is_found_in_either_language(show: Show, qtbot: QtBot, code: str, typed: str) -> None:
    panel = show(code)
    search(panel).setText(typed)
    assert any(PAUSE in row for row in rows(panel))
    assert len(rows(panel)) < 8


def test_the_title_of_a_theme_finds_its_sentences_when_no_sentence_fits(show: Show) -> None:
    panel = show("ar")
    search(panel).setText("nood")
    assert len(rows(panel)) == 10
    search(panel).setText("pauze")
    assert len(rows(panel)) == 2


def test_enter_in_the_search_field_sends_the_first_one_found(show: Show, qtbot: QtBot) -> None:
    panel = show("ar")
    said = sent(panel)
    qtbot.keyClicks(search(panel), "even pauze")
    qtbot.keyClick(search(panel), ENTER)
    own = spoken("ar").get("phrasebook:pauze_nu", PAUSE).text
    assert own
    assert said == [(own, PAUSE)]


def test_the_sentence_that_was_sent_shows_so_for_a_moment(show: Show, qtbot: QtBot) -> None:
    panel = show("ar")
    model = sentences(panel).phrases
    qtbot.keyClick(search(panel), ENTER)
    assert [row.splitlines()[-1] for row in rows(panel)].count("getoond") == 1
    sentences(panel).step(1)
    qtbot.keyClick(search(panel), ENTER)
    assert [row.splitlines()[-1] for row in rows(panel)].count("getoond") == 1
    sentences(panel).moment.start(1)  # a moment is long for a test
    qtbot.waitUntil(lambda: not model.sent)
    assert not any("getoond" in row for row in rows(panel))


def test_up_and_down_walk_over_the_headings_and_stop_at_the_ends(show: Show, qtbot: QtBot, book: PhraseBook) -> None:
    panel = show("uk")
    every = [phrase.text for one in book.themes for phrase in one.phrases]
    walked = [here(panel)]
    for _ in every:
        qtbot.keyClick(search(panel), Qt.Key.Key_Down)
        walked.append(here(panel))
    assert walked == [*every, every[-1]]
    for _ in every:
        qtbot.keyClick(search(panel), Qt.Key.Key_Up)
    assert here(panel) == every[0]
    assert search(panel).hasFocus()
    assert sentences(panel).verticalScrollBar().value() == 0


def test_a_click_sends_the_sentence_under_the_mouse(show: Show, qtbot: QtBot) -> None:
    panel = show("uk")
    said = sent(panel)
    shown = sentences(panel)
    place = shown.visualRect(shown.phrases.index(3))
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert [dutch for _, dutch in said] == ["Gaat u zitten."]
    heading = shown.visualRect(shown.phrases.index(0))
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=heading.center())
    assert len(said) == 1


def test_a_row_is_high_enough_for_a_finger_and_for_its_words(show: Show) -> None:
    panel = show("ar")
    shown = sentences(panel)
    heights = [shown.sizeHintForIndex(shown.phrases.index(row)).height() for row in range(1, 11)]
    assert min(heights) >= 48
    panel.resize(220, 600)
    narrow = [shown.sizeHintForIndex(shown.phrases.index(row)).height() for row in range(1, 11)]
    assert sum(narrow) > sum(heights)


def test_escape_clears_the_search_and_then_is_for_the_drawer(show: Show, qtbot: QtBot) -> None:
    panel = show("ar")
    whole = rows(panel)
    qtbot.keyClicks(search(panel), "dokter")
    assert len(rows(panel)) < len(whole)
    qtbot.keyClick(search(panel), Qt.Key.Key_Escape)
    assert rows(panel) == whole
    sentences(panel).setFocus()
    search(panel).setText("dokter")
    qtbot.keyClick(sentences(panel), Qt.Key.Key_Escape)
    assert rows(panel) == whole
    assert search(panel).hasFocus()


def test_emergency_is_one_click_away_whatever_is_sought(show: Show, qtbot: QtBot) -> None:
    panel = show("ti")
    qtbot.keyClicks(search(panel), "koffie")
    qtbot.mouseClick(button(panel, "emergency"), Qt.MouseButton.LeftButton)
    shown = sentences(panel)
    assert here(panel).startswith("Bij gevaar belt u 112.")
    assert shown.visualRect(shown.currentIndex()).top() < 80
    said = sent(panel)
    qtbot.keyClick(shown, ENTER)
    assert said[0][1].startswith("Bij gevaar belt u 112.")


def test_every_theme_can_be_jumped_to(show: Show, book: PhraseBook) -> None:
    panel = show("uk")
    menu = panel.findChild(QPushButton, "themes").menu()
    assert [action.text() for action in menu.actions()] == [one.title for one in book.themes]
    for action, one in zip(menu.actions(), book.themes, strict=True):
        action.trigger()
        assert here(panel) == one.phrases[0].text


def test_nothing_found_says_so_and_helps_on(show: Show, qtbot: QtBot) -> None:
    panel = show("ar")
    qtbot.keyClicks(search(panel), "<b>giraffe")
    told = panel.findChild(QLabel, "nothing_found")
    assert told.isVisible()
    assert "<b>giraffe" in told.text()
    assert told.textFormat() == Qt.TextFormat.PlainText
    assert not sentences(panel).isVisible()
    qtbot.keyClick(search(panel), ENTER)  # nothing to send, and nothing breaks
    qtbot.mouseClick(button(panel, "clear_search"), Qt.MouseButton.LeftButton)
    assert sentences(panel).isVisible()
    assert search(panel).hasFocus()


def test_the_state_is_said_once_and_a_missing_text_each_time(show: Show, book: PhraseBook) -> None:
    panel = show("ar")
    assert panel.findChild(QLabel, "phrases_state").text() == "concept"
    assert not any("concept" in row for row in rows(panel))
    panel.set_catalog(Catalog("ps"))
    assert panel.findChild(QLabel, "phrases_state").text() == "ontbreekt: de tolk vertaalt"
    said = sent(panel)
    sentences(panel).choose()
    assert said == [("", "Goedemorgen. Fijn dat u er bent.")]
    assert rows(panel)[1].splitlines()[:2] == ["Goedemorgen. Fijn dat u er bent.", "de tolk vertaalt"]
    panel.set_catalog(Catalog("nl"))
    assert not panel.findChild(QLabel, "phrases_state").isVisible()
    assert rows(panel)[3] == "Gaat u zitten."


def test_another_language_keeps_the_search_and_the_place(show: Show, qtbot: QtBot) -> None:
    panel = show("ar")
    qtbot.keyClicks(search(panel), "dokter")
    qtbot.keyClick(search(panel), Qt.Key.Key_Down)
    before = here(panel)
    panel.set_catalog(spoken("uk"))
    assert search(panel).text() == "dokter"
    assert here(panel) == before
    own = spoken("uk").get("phrasebook:dokter_nodig", "Heeft u nu een dokter nodig?").text
    assert own in "\n".join(rows(panel))


def test_the_speaker_reads_aloud_and_sends_nothing(show: Show, qtbot: QtBot) -> None:
    panel = show("uk")
    said, heard = sent(panel), []
    panel.aloud.connect(heard.append)
    shown = sentences(panel)
    speaker = shown.visualRect(shown.phrases.index(3)).topRight() + QPoint(-SIDE // 2, 18)
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(search(panel), ENTER, shift)
    assert (said, heard) == ([], [])  # nothing can be read aloud yet
    panel.set_aloud(True)
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=speaker)
    qtbot.keyClick(search(panel), ENTER, shift)
    assert said == []
    assert heard == [spoken("uk").get("phrasebook:ga_zitten", "Gaat u zitten.").text] * 2
    panel.set_aloud(False)
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=speaker)
    assert len(said) == 1


def test_a_municipality_without_a_phrase_book_gets_no_dead_buttons(qtbot: QtBot) -> None:
    panel = PhrasebookPanel(PhraseBook(), spoken("ar"))
    qtbot.addWidget(panel)
    panel.show()
    assert panel.findChild(QPushButton, "emergency") is None
    assert not button(panel, "themes").isEnabled()
    assert panel.findChild(QLabel, "nothing_found").text() == "Deze gemeente heeft geen zinnenboek."
    assert not button(panel, "clear_search").isVisible()


@pytest.mark.parametrize("code", [one.code for one in LANGUAGES])
def test_headings_stand_only_above_what_was_found(book: PhraseBook, code: str) -> None:
    whole = lines(book, spoken(code))
    assert sum(isinstance(line, Saying) for line in whole) >= 80
    fitting = found(whole, "dokter")
    assert isinstance(fitting[0], Heading)
    assert isinstance(fitting[-1], Saying)
    for line, after in pairwise(fitting):
        assert after.theme == line.theme or (isinstance(after, Heading) and isinstance(line, Saying))


def test_right_to_left_words_stand_at_the_right(show: Show) -> None:
    panel = show("ar")
    shown = sentences(panel)
    QApplication.processEvents()
    row = shown.visualRect(shown.phrases.index(3))
    picture = shown.viewport().grab(row.adjusted(0, 2, -SIDE, -row.height() // 2)).toImage()
    inked = [column for column in range(picture.width()) if _ink(picture, column)]
    assert max(inked) > picture.width() - 30
    assert min(inked) > picture.width() // 8


def test_wrapped_lines_begin_at_the_same_place(show: Show, book: PhraseBook) -> None:
    first, word = book.themes[0].phrases[0], "درهم"  # has no dots that would stand apart
    context = f"phrasebook:{first.id}"
    panel = show("ar", catalog=Catalog("ar", {context: Entry(context, first.text, " ".join([word] * 14))}))
    shown = sentences(panel)
    QApplication.processEvents()
    row = shown.visualRect(shown.phrases.index(1))
    picture = shown.viewport().grab(row.adjusted(row.width() // 2, 2, -SIDE, -2)).toImage()
    inked = [
        max((x for x in range(picture.width()) if _dark(picture, x, y)), default=-1) for y in range(row.height() - 4)
    ]
    lines_drawn = [max(band) for found, band in groupby(inked, lambda x: x >= 0) if found]
    *own, _ = lines_drawn  # the last is the Dutch
    assert len(own) > 1
    assert max(own) - min(own) <= 1


def test_it_is_drawn_well_with_letters_half_as_large_again(show: Show, qapp: QApplication) -> None:
    try:
        theme.apply(qapp, 150)
        panel = show("ti", 420)
        shown = sentences(panel)
        assert shown.sizeHintForIndex(shown.phrases.index(1)).height() > 70
        assert panel.minimumSizeHint().width() <= 340
    finally:
        theme.apply(qapp)


def test_every_phrase_that_is_shown_is_plain_text(qtbot: QtBot) -> None:
    book = PhraseBook.model_validate(
        {"themes": [{"id": "een", "title": "A & <i>B</i>", "phrases": [{"id": "x", "text": "<b>Hoi</b> & dag"}]}]}
    )
    panel = PhrasebookPanel(book, Catalog("ar"))
    qtbot.addWidget(panel)
    panel.show()
    assert rows(panel)[0] == "A & <i>B</i>"
    assert rows(panel)[1].startswith("<b>Hoi</b> & dag")


def _ink(picture: QImage, column: int) -> bool:
    return any(_dark(picture, column, row) for row in range(picture.height()))


def _dark(picture: QImage, column: int, row: int) -> bool:
    return picture.pixelColor(column, row).lightness() < 100
