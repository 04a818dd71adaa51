"""The agreements sheet: what the newcomer takes home, in his own language beside Dutch.

It tells who does what by when, how long things usually take and whom to call. It holds no answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from desktop.dossier.model import Action, Referral
from desktop.dossier.planning import due_on, next_round
from desktop.dossier.promises import action_phrase, promises
from desktop.dossier.steps import told
from desktop.letters.model import Block, Heading, Letter, Pair, Paragraph, Promise, Promises, Signatures
from desktop.letters.occasion import Occasion
from desktop.letters.phrasebook import Phrasebook, Said
from desktop.letters.text import unbroken

_FEW_DAYS = 20
_STOPS = ".።"


def agreements(occasion: Occasion) -> Letter:
    """The sheet of one conversation."""
    book = Phrasebook(occasion.guide, occasion.dossier.newcomer.language)
    title = book.phrase("agreements_title")
    blocks = list(_blocks(occasion, book))
    honest: list[Block] = []
    if book.drafts:
        honest = [Paragraph(book.phrase("draft_translation"), "quiet")]
    elif book.alone and occasion.dossier.newcomer.language != "nl":
        honest = [Paragraph(book.phrase("not_translated"), "quiet")]
    return Letter(
        kind="agreements",
        title=title,
        letterhead=occasion.letterhead,
        blocks=(*honest, *blocks),
        stem=occasion.stem("afspraken"),
        tongue=book.tongue,
    )


def _blocks(occasion: Occasion, book: Phrasebook) -> Iterator[Block]:
    held = occasion.conversation
    yield Paragraph(_own_or_phrase(occasion, book, "opening", "agreements_intro"), "lead")
    yield Paragraph(book.phrase("agreements_name", name=occasion.dossier.newcomer.name))
    yield Paragraph(book.phrase("agreements_date", date=held.held_on), close=True)
    if held.professional:
        yield Paragraph(book.phrase("agreements_spoken_with", professional=held.professional), close=True)
    if held.interpreter:
        yield Paragraph(book.phrase("agreements_interpreter", interpreter=held.interpreter), close=True)
    before = list(_before(occasion, book))
    if before:
        yield Heading(book.phrase("agreements_promises_heading"))
        yield Promises(tuple(before))
    actions, referrals = occasion.actions, occasion.referrals
    own = [action for action in actions if action.owner == "newcomer"]
    for heading, group in (
        ("agreements_actions_heading", [action for action in actions if action not in own]),
        ("agreements_who_you", own),
    ):
        if group:
            yield Heading(_untied(book.phrase(heading)))
            yield Promises(tuple(_action(occasion, book, action) for action in group))
    if referrals:
        yield Heading(book.phrase("agreements_referrals_heading"))
        yield Promises(tuple(_referral(occasion, book, referral) for referral in referrals))
        yield Paragraph(book.phrase("agreements_wait_honest"))
    if not actions and not referrals:
        yield Paragraph(book.phrase("agreements_none"))
    yield from _ending(occasion, book)


def _before(occasion: Occasion, book: Phrasebook) -> Iterator[Promise]:
    """Every promise of earlier conversations that was not called off, and what became of it."""
    found = promises(occasion.dossier, occasion.conversation, occasion.guide.municipality, occasion.today)
    for promise in found:
        subject = promise.subject
        if promise.state == "dropped":
            continue
        done = promise.state == "done"
        if isinstance(subject, Action):
            yield Promise(_title(occasion, book, subject), (book.phrase(action_phrase(subject, promise.state)),), done)
        elif promise.state == "lost":
            yield Promise(_need(occasion, book, subject), (book.phrase("promise_lost"),))
        else:
            yield Promise(_need(occasion, book, subject), (_status(occasion, book, subject),), done)


def _action(occasion: Occasion, book: Phrasebook, action: Action) -> Promise:
    lines = [] if action.owner == "newcomer" else [_owner(occasion, book, action.owner)]
    if action.due_on:
        lines.append(book.phrase("agreements_by_when", date=action.due_on))
    return Promise(_title(occasion, book, action), tuple(lines))


def _untied(said: Said) -> Said:
    """A sentence as a heading: without its full stop."""
    if isinstance(said, Pair):
        return Pair(said.dutch.rstrip(_STOPS), said.own.rstrip(_STOPS))
    return said.rstrip(_STOPS)


def _owner(occasion: Occasion, book: Phrasebook, owner: str) -> Said:
    if owner == "professional":
        return book.phrase("agreements_who_municipality")
    return book.phrase("agreements_who_organisation", organisation=occasion.owner_name(owner))


def _referral(occasion: Occasion, book: Phrasebook, referral: Referral) -> Promise:
    municipality = occasion.guide.municipality
    organisation = municipality.organisation_by_id.get(referral.organisation)
    if organisation is None:
        return Promise(book.name(referral.organisation), (_need(occasion, book, referral),))
    lines = [_need(occasion, book, referral)]
    lines.append(book.text(municipality.context("organisation", organisation.id, "offers"), organisation.offers))
    lines.append(_waiting(book, organisation.waiting_days))
    if organisation.phone:
        lines.append(
            book.phrase(
                "agreements_call_organisation",
                organisation=organisation.name,
                phone=unbroken(organisation.phone),
            )
        )
    if organisation.address:
        lines.append(book.phrase("agreements_address", address=", ".join(organisation.address)))
    return Promise(book.name(organisation.name), tuple(lines))


def _waiting(book: Phrasebook, days: int | None) -> Said:
    if days is None:
        return book.phrase("agreements_wait_unknown")
    if days <= _FEW_DAYS:
        return book.phrase("agreements_wait_days", days=max(days, 1))
    return book.phrase("agreements_wait_weeks", weeks=round(days / 7))


def _status(occasion: Occasion, book: Phrasebook, referral: Referral) -> Said:
    """Where an earlier referral stands, with the date that was told, if any."""
    name = occasion.organisation_name(referral.organisation)
    phrase, expected = told(referral)
    if expected:
        return book.phrase(phrase, organisation=name, date=expected)
    return book.phrase(phrase, organisation=name)


def _title(occasion: Occasion, book: Phrasebook, action: Action) -> Said:
    return _ruled(occasion, book, action.rule, action.title)


def _need(occasion: Occasion, book: Phrasebook, referral: Referral) -> Said:
    return _ruled(occasion, book, referral.rule, referral.need)


def _ruled(occasion: Occasion, book: Phrasebook, rule_id: str | None, words: str) -> Said:
    """The catalog's text of a rule, as long as nobody changed its words."""
    for rule in occasion.guide.municipality.rules:
        if rule.id == rule_id and rule.title == words:
            return book.text(occasion.guide.municipality.context("rule", rule.id, "title"), rule.title)
    return book.typed(words)


def _own_or_phrase(occasion: Occasion, book: Phrasebook, part: Literal["opening", "closing"], phrase_id: str) -> Said:
    """What the municipality says here in its own words, or else the phrase that all say."""
    municipality = occasion.guide.municipality
    words: str = getattr(municipality.letters.agreements, part)
    if not words:
        return book.phrase(phrase_id)
    return book.text(municipality.letter_context("agreements", part), words, **occasion.places())


def _ending(occasion: Occasion, book: Phrasebook) -> Iterator[Block]:
    phone = occasion.guide.municipality.settings.letterhead.phone
    planned = next_round(occasion.guide.municipality, occasion.dossier)
    due = due_on(planned, occasion.dossier) if planned else None
    if due and due > occasion.today:
        yield Paragraph(book.phrase("agreements_next", date=due), "lead")
    else:
        yield Paragraph(book.phrase("agreements_next_unknown"), "lead")
    if phone:
        name = occasion.conversation.professional or occasion.letterhead.sender
        yield Paragraph(book.phrase("agreements_call", name=name, phone=unbroken(phone)))
        yield Paragraph(book.phrase("agreements_disagree", phone=unbroken(phone)), close=True)
    yield Paragraph(_own_or_phrase(occasion, book, "closing", "agreements_keep"), close=True)
    names: tuple[str | Pair, ...] = (
        book.phrase("consent_signature"),
        book.phrase("consent_signature_professional"),
    )
    yield Signatures(names)
