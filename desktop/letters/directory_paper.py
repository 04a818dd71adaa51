"""Cards of the directory for one newcomer to take home, in his language beside Dutch: only what fits his plan.

It says nothing of whom it is for, nor why a card stands on it. Organisations of which nobody at home may know never do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from desktop.dossier.waiting import Waited
from desktop.guide import Guide
from desktop.letters.agreements import waiting_time
from desktop.letters.directory_choice import may_stand
from desktop.letters.model import Block, Heading, Letter, Pair, Paragraph, Spacer
from desktop.letters.occasion import letterhead
from desktop.letters.phrasebook import Phrasebook, Said
from desktop.letters.text import unbroken
from desktop.municipality.directory import WEEKDAYS
from desktop.municipality.directory_cards import USUAL, Card
from desktop.municipality.directory_search import DAYS
from desktop.translate.countries import weekdays

LEFT_TO_RIGHT = "\u200e"
"""Before a time: else '10:00-11:30' after an Arabic word is read as from half past eleven to ten."""
NOTHING = "Kies eerst wat er op dit papier komt."


def directory_paper(
    guide: Guide, cards: Sequence[Card], today: date, language: str, waits: Mapping[str, Waited]
) -> Letter:
    """Cards in their order, about three on a page.

    Args:
        waits: what the history tells of how long people wait, by id of the organisation.
    """
    book = Phrasebook(guide, language)
    title = book.phrase("directory_title")
    whole: list[Block] = [Paragraph(book.phrase("directory_intro"), "lead")]
    for card in cards:
        if may_stand(guide, card):
            whole += _card(guide, book, card, waits)
    if not cards:
        whole = [Paragraph(NOTHING)]
    draft = (Paragraph(book.phrase("draft_translation"), "quiet"),) if book.drafts else ()
    stem = f"{today.isoformat()}-sociale-kaart"
    return Letter("directory", title, letterhead(guide), (*draft, *whole), stem, book.tongue)


def _card(guide: Guide, book: Phrasebook, card: Card, waits: Mapping[str, Waited]) -> Iterator[Block]:
    organisation = card.organisation
    icons = {domain.id: domain.icon for domain in guide.questionnaire.domains}
    picture = next((icons[theme] for theme in card.themes if theme in icons), USUAL)
    if card.activity is None:
        yield Heading(book.name(card.title), picture)
        yield Paragraph(_told(guide, book, card, "offers"))
    else:
        yield Heading(_told(guide, book, card, "title"), picture)
        yield Paragraph(_told(guide, book, card, "text"))
        yield Paragraph(book.phrase("directory_at", organisation=organisation), close=True, icon="handshake")
    for icon, said in _lines(guide, book, card, waits):
        yield Paragraph(said, close=True, icon=icon)
    yield Spacer()


def _lines(guide: Guide, book: Phrasebook, card: Card, waits: Mapping[str, Waited]) -> Iterator[tuple[str, Said]]:
    """What one has to know to go there, each with its drawing."""
    organisation, own_place = card.organisation, bool(card.activity and card.activity.place)
    if card.activity and card.audience:
        yield "people", _filled(book, "directory_audience", "audience", _told(guide, book, card, "audience"))
    if card.days:
        yield "calendar", _filled(book, "directory_days", "days", _days(book, card))
    if card.cost:
        yield "money", _filled(book, "agreements_cost", "cost", _told(guide, book, card, "cost"))
    if card.place:
        yield "place", book.phrase("agreements_address", address=", ".join(card.place))
    if organisation.directions and not own_place:
        directions = _told(guide, book, Card(organisation), "directions")
        yield "compass", _filled(book, "directory_way", "way", directions)
    if card.activity is None:
        yield "clock", next(waiting_time(book, organisation, waits))
    if organisation.phone:
        number = unbroken(organisation.phone)
        yield "phone", book.phrase("agreements_call_organisation", organisation=organisation, phone=number)


def _told(guide: Guide, book: Phrasebook, card: Card, part: str) -> Said:
    """A text of the directory. Where no catalog has it, the sheet says so of what it is about; of the rest, such as
    the cost, it has the Dutch in both columns. So it does when the Dutch changed since: the old price is no price."""
    told = card.part(guide.municipality, part)
    said = book.text(*told)
    if not isinstance(said, Pair) or guide.catalog(book.tongue.code).get(*told).state not in ("missing", "outdated"):
        return said
    return book.typed(said.dutch) if part in ("offers", "text") else Pair(said.dutch, said.dutch)


def _days(book: Phrasebook, card: Card) -> Said:
    """The weekdays and the time; that runs from left to right in every language."""
    time = [LEFT_TO_RIGHT + card.activity.time] if card.activity and card.activity.time else []
    dutch = ", ".join([*(DAYS[day] for day in card.days), *time])
    if book.alone:
        return dutch
    names = weekdays(book.tongue.code)
    comma = "، " if book.tongue.direction == "rtl" else ", "
    return Pair(dutch, comma.join([*(names[WEEKDAYS.index(day)] for day in card.days), *time]))


def _filled(book: Phrasebook, phrase_id: str, place: str, said: Said) -> Said:
    """A sentence with a text in it that is another in each language."""
    if not isinstance(said, Pair):
        return book.phrase(phrase_id, **{place: said})
    dutch, own = (book.phrase(phrase_id, **{place: text}) for text in (said.dutch, said.own))
    return Pair(dutch.dutch, own.own) if isinstance(dutch, Pair) and isinstance(own, Pair) else dutch
