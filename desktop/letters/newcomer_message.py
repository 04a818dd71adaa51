"""A short, warm message to the newcomer when a referral moves: on paper, or as text to copy."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.dossier.agreements import decided_on
from desktop.dossier.model import Referral
from desktop.dossier.steps import followed_by, told
from desktop.dossier.waiting import usual_days
from desktop.errors import LetterError
from desktop.letters.model import DUTCH, Block, Heading, Letter, Pair, Paragraph, Tongue
from desktop.letters.moments import referral_day
from desktop.letters.newcomer_paper import newcomer_paper, phone
from desktop.letters.occasion import Occasion
from desktop.letters.phrasebook import Phrasebook, Said
from desktop.letters.text import FIRST_STRONG_ISOLATE, POP_ISOLATE, unbroken

DISCREET = (
    "Over {name} gaat niets op papier of op een telefoon mee naar huis. Vertel het zelf, als niemand meeluistert."
)
_BUSY = ("drafted", "sent", "received", "waiting", "appointment")
"""Where the newcomer has nothing to do but to wait."""
_ON_PAPER = {ord("\u00a0"): " ", ord("\u2011"): "-"}
"""What keeps a telephone number on one line, and no telephone understands."""
_ISOLATES = dict.fromkeys(map(ord, (FIRST_STRONG_ISOLATE, POP_ISOLATE)))


def newcomer_message(occasion: Occasion, referral: Referral) -> Letter:
    """The message on paper. It tells no answer and no reason, only how it stands.

    Raises:
        LetterError: the organisation is a discreet one, whose name is not to be read at home.
    """
    if occasion.discreet(referral):
        raise LetterError(DISCREET.format(name=occasion.organisation_name(referral.organisation)))
    stem = occasion.stem_today(f"bericht-{referral.organisation}")
    return newcomer_paper("message", occasion, stem, lambda book: _blocks(occasion, book, referral))


def message_text(occasion: Occasion, referral: Referral) -> Pair:
    """The same as plain text, a sentence a line; `own` is empty when there is no translation.

    That the translation is a draft stands last, so that a telephone shows the greeting first.
    """
    return plain(newcomer_message(occasion, referral))


def plain(letter: Letter) -> Pair:
    """The headings and sentences of a paper in two languages, as plain text."""
    blocks = [block for block in letter.blocks if isinstance(block, Paragraph | Heading)]
    quiet = [block for block in blocks if isinstance(block, Paragraph) and block.tone == "quiet"]
    said = [block.text for block in (*(block for block in blocks if block not in quiet), *quiet)]
    # What is said of the translation is not said of the Dutch, which is copied by itself.
    own_only = [block.text for block in quiet if isinstance(block.text, Pair)]
    dutch = [text.dutch if isinstance(text, Pair) else text for text in said if text not in own_only]
    own = [text.own for text in said if isinstance(text, Pair)]
    return Pair(_plain(dutch, DUTCH), _plain(own, letter.tongue))


def _plain(lines: list[str], tongue: Tongue) -> str:
    """Lines without what only paper needs; in a language from right to left, names keep their own direction."""
    text = "\n".join(lines).translate(_ON_PAPER)
    return text if tongue.direction == "rtl" else text.translate(_ISOLATES)


def _blocks(occasion: Occasion, book: Phrasebook, referral: Referral) -> Iterator[Block]:
    organisation = occasion.organisation(referral.organisation)
    yield Paragraph(book.phrase("message_greeting", name=occasion.dossier.newcomer.name))
    yield Paragraph(book.phrase("message_about", organisation=organisation))
    phrase, expected = told(referral)
    given = {"date": referral_day(book, phrase, expected)} if expected else {}
    said = book.phrase(phrase, organisation=organisation, **given)
    yield Paragraph(said, "lead", icon=_ICONS.get(referral.status, "info"))
    for said in _follows(occasion, book, referral):
        yield Paragraph(said)
    yield from _whom_to_call(occasion, book, referral)


_ICONS = {"waiting": "clock", "appointment": "calendar", "started": "check", "completed": "check", "sent": "letter"}


def _follows(occasion: Occasion, book: Phrasebook, referral: Referral) -> Iterator[Said]:
    """What comes next, and who does it."""
    withdrawn = occasion.dossier.consent(referral.organisation) == "withdrawn"
    on = decided_on(occasion.dossier, referral.organisation)
    if withdrawn and on and referral.basis == "consent":
        yield book.phrase("consent_withdrawn_on", date=on)
        if referral.sent_on:
            yield book.phrase("consent_stop_asked", organisation=occasion.organisation(referral.organisation))
    elif referral.status == "appointment" and referral.history[-1].expected_on:
        yield book.phrase("message_bring")
    elif referral.status == "no_answer":
        return  # that we ask about it is said already
    elif _late(occasion, referral):
        yield book.phrase("message_we_ask")
    elif referral.status == "refused":
        other = followed_by(occasion.dossier, referral)
        if other and not occasion.discreet(other):
            yield book.phrase("message_elsewhere", organisation=occasion.organisation(other.organisation))
    elif referral.status in _BUSY:
        yield book.phrase("message_nothing_to_do")


def _late(occasion: Occasion, referral: Referral) -> bool:
    usual = usual_days(occasion.guide.municipality, occasion.waits)
    return referral.overdue(occasion.today, usual.get(referral.organisation))


def _whom_to_call(occasion: Occasion, book: Phrasebook, referral: Referral) -> Iterator[Block]:
    organisation = occasion.guide.municipality.organisation_by_id.get(referral.organisation)
    if organisation and referral.status == "appointment" and organisation.address:
        address = book.phrase("agreements_address", address=", ".join(organisation.address))
        yield Paragraph(address, icon="home")
    if organisation and referral.status in ("waiting", "appointment", "started") and organisation.phone:
        number = unbroken(organisation.phone)
        call = book.phrase("agreements_call_organisation", organisation=organisation, phone=number)
        yield Paragraph(call, icon="phone")
    if number := phone(occasion):
        name = occasion.conversation.professional or occasion.letterhead.sender
        yield Paragraph(book.phrase("agreements_call", name=name, phone=number), icon="phone")
