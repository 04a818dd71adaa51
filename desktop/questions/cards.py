"""Information cards: how living here works, half a page each, suggested by what somebody answered.

questionnaires/cards.yaml                          for every municipality
questionnaires/municipalities/NAME/cards.yaml      its own besides, and which of the others it leaves out

Both files may be left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import Field

from desktop.content import Document, Frozen, meant, read, validate
from desktop.document import shown
from desktop.errors import ContentError, Finding
from desktop.questions.conditions import Condition, compile_condition
from desktop.questions.load import twice
from desktop.questions.model import Cel, Extra, Id, Questionnaire, Text

FILE = "cards.yaml"


class CardTheme(Frozen):
    """What cards are about. Its title is translated under `card:theme:<id>`.

    Attributes:
        id: stable for ever.
        title: the Dutch heading.
        icon: name of a picture of the program.
    """

    id: Id
    title: Text
    icon: Id


class Card(Frozen):
    """One card. Each of its texts is translated: `card:<id>:title`, `card:<id>:what`, `card:<id>:step:1` and so on.

    Attributes:
        id: stable for ever.
        theme: id of its theme.
        title: what it is about, in a few words.
        what: what it is, in one or two sentences.
        steps: what somebody can do, in order.
        know: good to know; may be left out.
        help: who helps.
        suggest_if: CEL over answers; the card is suggested when it holds.
        discreet: it never stands on a paper that goes home, and is never suggested where others look along.
    """

    id: Id
    theme: Id
    title: Text
    what: Text
    steps: tuple[Text, ...] = Field(min_length=1, max_length=5)
    know: Extra = ""
    help: Text
    suggest_if: Cel | None = None
    discreet: bool = False


class Cards(Frozen):
    """The file `cards.yaml`.

    Attributes:
        themes: in the order in which they are shown.
        cards: in the order in which they are shown.
        skip: ids of cards for every municipality that this one does not show.
        helpers: ids of a municipality's organisations that help, by id of the card.
    """

    themes: tuple[CardTheme, ...] = Field(default=(), max_length=30)
    cards: tuple[Card, ...] = Field(default=(), max_length=200)
    skip: tuple[Id, ...] = ()
    helpers: dict[Id, tuple[str, ...]] = Field(default={}, max_length=300)


@dataclass(frozen=True)
class KnownCard:
    """A card of a municipality.

    Attributes:
        context: what the catalog contexts of its texts begin with.
        condition: its compiled `suggest_if`.
        helpers: ids of the organisations that help.
    """

    card: Card
    context: str
    condition: Condition | None = None
    helpers: tuple[str, ...] = ()

    def steps(self) -> list[tuple[str, str]]:
        """The context and Dutch of each step."""
        return [(f"{self.context}:step:{number}", step) for number, step in enumerate(self.card.steps, 1)]

    def part(self, name: str) -> tuple[str, str]:
        """The context and Dutch of `title`, `what`, `know` or `help`."""
        return f"{self.context}:{name}", getattr(self.card, name)

    def texts(self) -> Iterator[tuple[str, str]]:
        """The context and Dutch of everything that is said, in the order in which it is read."""
        yield self.part("title")
        yield self.part("what")
        yield from self.steps()
        if self.card.know:
            yield self.part("know")
        yield self.part("help")


@dataclass(frozen=True)
class CardBook:
    """The cards of one municipality: its own and those of everybody, by theme."""

    themes: tuple[CardTheme, ...] = ()
    cards: tuple[KnownCard, ...] = ()

    def of(self, theme: CardTheme) -> list[KnownCard]:
        """The cards of a theme."""
        return [known for known in self.cards if known.card.theme == theme.id]

    def suggested(self, answers: Mapping[str, Any], **facts: Any) -> list[KnownCard]:
        """The cards whose condition holds for these answers, see `Condition.holds`."""
        return [known for known in self.cards if known.condition and known.condition.holds(answers, **facts)]

    def texts(self) -> Iterator[tuple[str, str]]:
        """The context and Dutch of everything that is said."""
        for theme in self.themes:
            yield f"card:theme:{theme.id}", theme.title
            for known in self.of(theme):
                yield from known.texts()


def load(
    folder: Path, whole: Questionnaire, municipality: Path | None = None, organisations: Collection[str] = ()
) -> CardBook:
    """The cards of a municipality, or of none: those for everybody.

    Args:
        folder: the questionnaires.
        whole: every question a condition may name.
        municipality: its folder.
        organisations: ids of those it knows.

    Raises:
        ContentError: with every mistake found.
    """
    files = _Files(folder / FILE, whole, municipality, organisations)
    if files.findings:
        raise ContentError(files.findings)
    return files.book


def check(
    folder: Path, whole: Questionnaire, municipality: Path | None = None, organisations: Collection[str] = ()
) -> list[Finding]:
    """Every mistake in a file of cards; of a municipality those in its own file. None when there is no such file.

    Args:
        folder: the questionnaires with the cards for everybody.
    """
    own = str((municipality or folder) / FILE)
    files = _Files(folder / FILE, whole, municipality, organisations)
    return [finding for finding in files.findings if finding.file == own]


def check_document(document: Document, whole: Questionnaire) -> list[Finding]:
    """Every mistake in a file that was read, by itself: themes, cards and organisations may be anywhere.

    Raises:
        ContentError: it has not the shape of such a file.
    """
    cards, findings = validate(document, Cards), []
    for part, items in (("themes", cards.themes), ("cards", cards.cards)):
        findings += twice(document, part, [item.id for item in items])
    for index, card in enumerate(cards.cards):
        _compiled(document, index, card, whole, findings)
    return findings


class _Files:
    """Reads both files together. `findings` names every mistake; without one, `book` is right."""

    def __init__(
        self, shared: Path, whole: Questionnaire, municipality: Path | None, organisations: Collection[str]
    ) -> None:
        self.findings: list[Finding] = []
        self.book = CardBook()
        self._whole = whole
        self._read(shared, "card", None)
        if municipality:
            self._read(municipality / FILE, f"card:{municipality.name}", organisations)

    def _read(self, file: Path, context: str, organisations: Collection[str] | None) -> None:
        """Add a file, a municipality's own when it is told which organisations it knows."""
        if not file.is_file():
            return
        try:
            document = read(file)
            found = validate(document, Cards)
        except ContentError as error:
            self.findings += error.findings
            return
        self.findings += self._problems(document, found, organisations)
        more = [
            KnownCard(card, f"{context}:{card.id}", _compiled(document, index, card, self._whole, self.findings))
            for index, card in enumerate(found.cards)
        ]
        kept = [item for item in self.book.cards if item.card.id not in found.skip]
        cards = [replace(item, helpers=found.helpers.get(item.card.id, ())) for item in (*kept, *more)]
        self.book = CardBook((*self.book.themes, *found.themes), tuple(cards))

    def _problems(self, document: Document, found: Cards, organisations: Collection[str] | None) -> Iterator[Finding]:
        themes, known = [item.id for item in self.book.themes], [item.card.id for item in self.book.cards]
        themes_here, cards_here = [item.id for item in found.themes], [item.id for item in found.cards]
        for part, items, taken in (("themes", themes_here, themes), ("cards", cards_here, known)):
            yield from twice(document, part, items)
            yield from _taken(document, part, items, taken)
        for index, card in enumerate(found.cards):
            if card.theme not in (*themes, *themes_here):
                yield document.finding(
                    ("cards", index, "theme"), _gone("het thema", card.theme, [*themes, *themes_here])
                )
        if organisations is None and (found.skip or found.helpers):
            problem = "'skip' en 'helpers' horen in het bestand van een gemeente. Haal ze hier weg."
            yield document.finding(("skip" if found.skip else "helpers",), problem)
            return
        for index, name in enumerate(found.skip):
            if name not in known:
                yield document.finding(("skip", index), _gone("de kaart", name, known))
        for name, helpers in found.helpers.items():
            if name not in (*known, *cards_here):
                yield document.finding(("helpers", name), _gone("de kaart", name, known))
            for index, helper in enumerate(helpers):
                if helper not in (organisations or ()):
                    problem = _gone("de organisatie", helper, organisations or ())
                    yield document.finding(("helpers", name, index), problem)


def _gone(what: str, name: str, known: Collection[str]) -> str:
    return f"{what} '{shown(name)}' bestaat niet. Kijk de spelling na.{meant(name, known)}"


def _taken(document: Document, part: str, ids: Sequence[str], taken: Sequence[str]) -> Iterator[Finding]:
    for index, name in enumerate(ids):
        if name in taken:
            problem = f"'{name}' is er al voor elke gemeente. Kies een andere id."
            yield document.finding((part, index, "id"), problem)


def _compiled(
    document: Document, index: int, card: Card, whole: Questionnaire, findings: list[Finding]
) -> Condition | None:
    if card.suggest_if is None:
        return None
    try:
        return compile_condition(card.suggest_if, whole.by_id)
    except ValueError as error:
        findings.append(document.finding(("cards", index, "suggest_if"), f"'suggest_if': {error}"))
        return None
