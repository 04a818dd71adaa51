"""The agreements sheet: what the newcomer takes home, in his own language beside Dutch.

It tells what became of earlier promises and goals, who does what by when, how long things usually take and whom to
call. Of what was answered it holds nothing that not anybody may hear of: see `newcomer_changes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from desktop.dossier.model import Action, Referral
from desktop.dossier.planning import due_on, next_round
from desktop.dossier.promises import action_phrase, promises
from desktop.dossier.steps import followed_by, told
from desktop.dossier.waiting import Waited, expectation, span
from desktop.letters.invitation import day_and_place, meeting_after
from desktop.letters.model import Block, Heading, Letter, Pair, Paragraph, Promise, Promises, Signatures
from desktop.letters.moments import day_told, referral_day
from desktop.letters.newcomer_changes import goals_and_changes
from desktop.letters.newcomer_paper import newcomer_paper, own_or_phrase, phone
from desktop.letters.occasion import Occasion
from desktop.letters.phrasebook import Phrasebook, Said
from desktop.letters.text import unbroken
from desktop.municipality.model import Organisation

_STOPS = ".።"
_GROUPS = {"agreements_actions_heading": "handshake", "agreements_who_you": "person"}
"""The phrase above a group of actions, and the drawing before it."""
_WAYS = {"letter": "letter", "phone": "phone", "warm": "handshake", "accompanied": "people"}


def agreements(occasion: Occasion) -> Letter:
    """The sheet of one conversation. What was agreed with a discreet organisation is told, and never on paper."""
    return newcomer_paper("agreements", occasion, occasion.stem("afspraken"), lambda book: _blocks(occasion, book))


def _blocks(occasion: Occasion, book: Phrasebook) -> Iterator[Block]:
    held = occasion.conversation
    actions = [action for action in occasion.actions if not occasion.discreet(action)]
    referrals = [referral for referral in occasion.referrals if not occasion.discreet(referral)]
    nothing = not actions and not referrals
    if not nothing or occasion.guide.municipality.letters.agreements.opening:
        yield Paragraph(own_or_phrase(occasion, book, "agreements", "opening", "agreements_intro"), "lead")
    yield Paragraph(book.phrase("agreements_name", name=occasion.dossier.newcomer.name))
    yield Paragraph(book.phrase("agreements_date", date=held.held_on), close=True)
    if held.professional:
        yield Paragraph(book.phrase("agreements_spoken_with", professional=held.professional), close=True)
    if held.interpreter:
        yield Paragraph(book.phrase("agreements_interpreter", interpreter=held.interpreter), close=True)
    before = list(_before(occasion, book))
    if before:
        yield Heading(book.phrase("agreements_promises_heading"), "list")
        yield Promises(tuple(before))
    yield from goals_and_changes(occasion, book)
    own = [action for action in actions if action.owner == "newcomer"]
    theirs = [action for action in actions if action not in own]
    for (heading, icon), group in zip(_GROUPS.items(), (theirs, own), strict=True):
        if group:
            yield Heading(_untied(book.phrase(heading)), icon)
            yield Promises(tuple(action_promise(occasion, book, action) for action in group))
    if referrals:
        yield Heading(book.phrase("agreements_referrals_heading"), "people")
        yield Promises(tuple(referral_promise(occasion, book, referral) for referral in referrals))
        yield Paragraph(book.phrase("agreements_wait_honest"))
    if nothing:
        yield Paragraph(book.phrase("agreements_none"))
    yield from _ending(occasion, book)


def _before(occasion: Occasion, book: Phrasebook) -> Iterator[Promise]:
    """Every promise of earlier conversations that was not called off, or is asked elsewhere; and what became of it."""
    found = promises(
        occasion.dossier, occasion.conversation, occasion.guide.municipality, occasion.today, occasion.waits
    )
    for promise in found:
        subject = promise.subject
        if occasion.discreet(subject):
            continue
        if promise.state == "dropped" and (isinstance(subject, Action) or not followed_by(occasion.dossier, subject)):
            continue
        done = promise.state == "done"
        if isinstance(subject, Action):
            yield Promise(_title(occasion, book, subject), (book.phrase(action_phrase(subject, promise.state)),), done)
        elif promise.state == "lost":
            yield Promise(_need(occasion, book, subject), (book.phrase("promise_lost"),))
        else:
            yield Promise(_need(occasion, book, subject), tuple(_status(occasion, book, subject)), done)


def action_promise(occasion: Occasion, book: Phrasebook, action: Action) -> Promise:
    """An action: what, who, and by when."""
    lines = [] if action.owner == "newcomer" else [("home", _owner(occasion, book, action.owner))]
    if action.due_on:
        lines.append(("calendar", book.phrase("agreements_by_when", date=day_told(book, action.due_on))))
    return _drawn(_title(occasion, book, action), lines)


def _drawn(title: Said, lines: Sequence[tuple[str, Said]]) -> Promise:
    """A promise with a drawing before each of its lines, for who cannot read."""
    return Promise(title, tuple(said for _, said in lines), icons=tuple(icon for icon, _ in lines))


def _untied(said: Said) -> Said:
    """A sentence as a heading: without its full stop."""
    if isinstance(said, Pair):
        return Pair(said.dutch.rstrip(_STOPS), said.own.rstrip(_STOPS))
    return said.rstrip(_STOPS)


def _owner(occasion: Occasion, book: Phrasebook, owner: str) -> Said:
    if owner == "professional":
        return book.phrase("agreements_who_municipality")
    if owner in ("newcomer", "interpreter"):
        return book.phrase("agreements_who_organisation", organisation=occasion.owner_name(owner))
    return book.phrase("agreements_who_organisation", organisation=occasion.organisation(owner))


def referral_promise(occasion: Occasion, book: Phrasebook, referral: Referral) -> Promise:
    """A referral: to whom, what for, how, how long it usually takes, and whom to call."""
    municipality = occasion.guide.municipality
    organisation = municipality.organisation_by_id.get(referral.organisation)
    if organisation is None:
        return Promise(book.name(referral.organisation), (_need(occasion, book, referral),))
    offers = book.text(municipality.context("organisation", organisation.id, "offers"), organisation.offers)
    way = referral.way or organisation.way
    lines = [("", _need(occasion, book, referral)), ("", offers)]
    lines.append((_WAYS[way], book.phrase(f"agreements_way_{way}", organisation=organisation)))
    lines += zip_longest(("clock",), waiting_time(book, organisation, occasion.waits), fillvalue="")
    if organisation.phone:
        number = unbroken(organisation.phone)
        call = book.phrase("agreements_call_organisation", organisation=organisation, phone=number)
        lines.append(("phone", call))
    if organisation.address:
        lines.append(("home", book.phrase("agreements_address", address=", ".join(organisation.address))))
    return _drawn(book.name(organisation.name), lines)


def waiting_time(book: Phrasebook, organisation: Organisation, waits: Mapping[str, Waited]) -> Iterator[Said]:
    """How long it usually takes, and who says so."""
    expected = expectation(organisation, waits)
    wait = span(expected)
    if wait is None:
        yield book.phrase("agreements_wait_unknown")
    elif wait.low != wait.high:
        learned = f"agreements_wait_learned_{wait.unit}"
        yield book.phrase(learned, low=wait.low, high=wait.high, count=expected.cases)
    else:
        # The sentence speaks of days, more than one.
        yield book.phrase(f"agreements_wait_{wait.unit}", **{wait.unit: max(wait.low, 2)})
    if expected.source == "told":
        yield book.phrase("agreements_wait_told", organisation=organisation)


def _status(occasion: Occasion, book: Phrasebook, referral: Referral) -> Iterator[Said]:
    """Where an earlier referral stands, with the date that was told, if any, and who is asked instead."""
    organisation = occasion.organisation(referral.organisation)
    phrase, expected = told(referral)
    if expected:
        yield book.phrase(phrase, organisation=organisation, date=referral_day(book, phrase, expected))
    else:
        yield book.phrase(phrase, organisation=organisation)
    other = followed_by(occasion.dossier, referral)
    if other and not occasion.discreet(other):
        yield book.phrase("message_elsewhere", organisation=occasion.organisation(other.organisation))


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


def _ending(occasion: Occasion, book: Phrasebook) -> Iterator[Block]:
    planned = next_round(occasion.guide.municipality, occasion.dossier)
    due = due_on(planned, occasion.dossier) if planned else None
    meeting = meeting_after(occasion)
    if meeting:
        yield Heading(book.phrase("invitation_title"))
        yield from day_and_place(book, meeting)
    elif due and due > occasion.today:
        yield Paragraph(book.phrase("agreements_next", date=due), "lead", icon="calendar")
    elif planned:
        yield Paragraph(book.phrase("agreements_next_unknown"), "lead", icon="calendar")
    else:
        yield Paragraph(book.phrase("agreements_goodbye"), "lead", icon="heart")
    if number := phone(occasion):
        name = occasion.conversation.professional or occasion.letterhead.sender
        yield Paragraph(book.phrase("agreements_call", name=name, phone=number), icon="phone")
        yield Paragraph(book.phrase("agreements_disagree", phone=number), close=True)
    if planned or occasion.guide.municipality.letters.agreements.closing:
        yield Paragraph(own_or_phrase(occasion, book, "agreements", "closing", "agreements_keep"), close=True)
    names: tuple[str | Pair, ...] = (
        book.phrase("consent_signature"),
        book.phrase("consent_signature_professional"),
    )
    yield Signatures(names)
