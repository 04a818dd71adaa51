"""The consent form: whether one organisation may know what, in the newcomer's language beside Dutch, to sign.

It is for the newcomer himself and for the dossier. It is printed before there is consent, lies on a table and is shown
as proof: so an answer stands on it only when it may go by now. Until he said yes, there are the questions alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from desktop.dossier.agreements import decided_on
from desktop.dossier.model import Decision, Dossier
from desktop.guide import fill
from desktop.letters.disclosure import Disclosure, Line, disclose
from desktop.letters.model import (
    Answers,
    Block,
    Given,
    Heading,
    Letter,
    Pair,
    Paragraph,
    Promise,
    Promises,
    Signatures,
)
from desktop.letters.newcomer_paper import newcomer_paper, own_or_phrase, phone
from desktop.letters.occasion import Occasion
from desktop.letters.phrasebook import Phrasebook, Said
from desktop.letters.referral_letter import tells_birth_date
from desktop.letters.text import isolated
from desktop.municipality.model import Organisation
from desktop.questions.answers import in_words


def consent_form(occasion: Occasion, organisation: Organisation) -> Letter:
    """The form for one organisation; after a withdrawal, the paper that says so."""
    withdrawn = occasion.dossier.consent(organisation.id) == "withdrawn"
    blocks = _taken_back if withdrawn else _blocks
    stem = occasion.stem(f"toestemming-{organisation.id}")
    form = newcomer_paper("consent", occasion, stem, lambda book: blocks(occasion, book, organisation))
    number = phone(occasion)
    short = replace(form.letterhead, lines=(f"Telefoon {number}",) if number else ())  # it stays here: no address
    return replace(form, letterhead=short)


def to_sign(occasion: Occasion) -> list[Organisation]:
    """The organisations that this conversation refers to on consent that was not asked yet, or not signed yet."""
    dossier, known = occasion.dossier, occasion.guide.municipality.organisation_by_id
    wanted = dict.fromkeys(item.organisation for item in occasion.referrals if item.basis == "consent")
    return [known[name] for name in wanted if name in known and _still_to_sign(dossier, name)]


def _still_to_sign(dossier: Dossier, organisation: str) -> bool:
    decisions = [item for item in dossier.consents if item.organisation == organisation]
    if not decisions:
        return True
    last = max(reversed(decisions), key=lambda item: item.on)
    return last.decision == "given" and not last.signed


def _blocks(occasion: Occasion, book: Phrasebook, organisation: Organisation) -> Iterator[Block]:
    found = _disclosed(occasion, organisation, "given")
    goes = _disclosed(occasion, organisation, occasion.dossier.consent(organisation.id)).questions
    yield Paragraph(own_or_phrase(occasion, book, "consent", "opening", "consent_intro"))
    yield Paragraph(book.phrase("agreements_name", name=occasion.dossier.newcomer.name), close=True)
    yield Heading(book.name(organisation.name))
    yield Paragraph(_purpose(occasion, book, organisation))
    yield Paragraph(book.phrase("consent_sees"), icon="eye")
    yield Paragraph(book.phrase("consent_name_language_need"), close=True)
    if tells_birth_date(occasion, organisation):
        yield Paragraph(book.phrase("consent_birth_date"), close=True)
    yield from _answers(occasion, book, [line for line in found.shown if line.basis == "consent"], goes)
    if any(line.basis == "legal_task" for line in found.shown):
        yield Paragraph(book.phrase("consent_legal_task"), icon="info")
        yield from _answers(occasion, book, [line for line in found.shown if line.basis == "legal_task"], goes)
    yield Paragraph(book.phrase("consent_strike"), "quiet")
    if found.withheld:
        yield Paragraph(book.phrase("consent_not_sees"), icon="lock")
        yield Paragraph(_hidden(occasion, book, found), "quiet", close=True)
    yield from _rights(occasion, book)
    yield Heading(book.phrase("consent_organisation", organisation=organisation))
    choices = ["consent_given", "consent_refused"]
    yield from _signed(occasion, book, choices)


def _disclosed(occasion: Occasion, organisation: Organisation, consent: Decision | None) -> Disclosure:
    """What goes with this decision of the newcomer."""
    asked = [item for item in occasion.referrals if item.organisation == organisation.id]
    of_law = bool(asked) and all(item.basis == "legal_task" for item in asked)
    return disclose(
        role=occasion.guide.municipality.role_of(organisation),
        questionnaire=occasion.guide.questionnaire,
        answers=occasion.answers,
        consent=consent,
        basis="legal_task" if of_law else "consent",
        struck=occasion.dossier.struck(organisation.id),
    )


def _purpose(occasion: Occasion, book: Phrasebook, organisation: Organisation) -> Said:
    """What for, in each language in its own words."""
    context = occasion.guide.municipality.context("organisation", organisation.id, "offers")
    said, offers = book.phrase("consent_purpose"), book.text(context, organisation.offers)
    if isinstance(said, Pair) and isinstance(offers, Pair):
        sides = ((said.dutch, offers.dutch), (said.own, offers.own))
        return Pair(*(fill(words, {"purpose": isolated(purpose)}) for words, purpose in sides))
    return book.phrase("consent_purpose", purpose=organisation.offers)


def _answers(occasion: Occasion, book: Phrasebook, lines: Sequence[Line], goes: Collection[str]) -> Iterator[Block]:
    rows = tuple(_given(occasion, book, line, line.question in goes) for line in lines)
    if rows:
        yield Answers(rows)


def _given(occasion: Occasion, book: Phrasebook, line: Line, told: bool) -> Given:
    question = occasion.guide.questionnaire.by_id[line.question]
    asked = book.text(f"{question.id}:text", question.text)
    if not told:
        return Given(asked, "")
    if book.alone or question.type == "text":  # what was typed is in one language
        return Given(asked, line.answer)
    own = in_words(question, occasion.answers[question.id].value, occasion.guide.say(book.tongue.code))
    return Given(asked, Pair(line.answer, own))


def _hidden(occasion: Occasion, book: Phrasebook, found: Disclosure) -> Said:
    """What does not go: life domains as a whole where nothing of them goes, else the questions."""
    questionnaire = occasion.guide.questionnaire
    partly = {questionnaire.by_id[line.question].domain for line in found.shown}
    said: list[Said] = []
    for domain, lines in groupby(found.withheld, key=lambda line: questionnaire.by_id[line.question].domain):
        if domain in partly:
            said += [book.text(f"{line.question}:text", line.text) for line in lines]
        else:
            said.append(book.text(f"{domain}:title", questionnaire.domain_by_id[domain].title))
    if book.alone:
        return " · ".join(text for text in said if isinstance(text, str))
    pairs = [text for text in said if isinstance(text, Pair)]
    return Pair(" · ".join(pair.dutch for pair in pairs), " · ".join(isolated(pair.own) for pair in pairs))


def _rights(occasion: Occasion, book: Phrasebook) -> Iterator[Block]:
    yield Paragraph(book.phrase("consent_no_harm"))
    if number := phone(occasion):
        yield Paragraph(book.phrase("consent_withdraw", phone=number), close=True)


def _signed(occasion: Occasion, book: Phrasebook, choices: list[str]) -> Iterator[Block]:
    """What is ticked by hand, and who signs."""
    if occasion.dossier.newcomer.language != "nl":
        choices = [*choices, "consent_read_aloud"]
    yield Promises(tuple(Promise(book.phrase(choice)) for choice in choices), close=True)
    names = ("consent_place_date", "consent_signature", "consent_signature_professional")
    yield Signatures(tuple(book.phrase(name) for name in names))


def _taken_back(occasion: Occasion, book: Phrasebook, organisation: Organisation) -> Iterator[Block]:
    """The paper after a withdrawal: since when, and what the municipality does. It holds no answers."""
    yield Paragraph(book.phrase("agreements_name", name=occasion.dossier.newcomer.name))
    yield Heading(book.name(organisation.name))
    on = decided_on(occasion.dossier, organisation.id) or occasion.today
    yield Paragraph(book.phrase("consent_withdrawn_on", date=on), "lead", icon="lock")
    yield Paragraph(book.phrase("consent_stop_asked", organisation=organisation), icon="letter")
    yield Paragraph(book.phrase("consent_no_harm"))
    if number := phone(occasion):
        name = occasion.conversation.professional or occasion.letterhead.sender
        yield Paragraph(book.phrase("agreements_call", name=name, phone=number), icon="phone")
    yield from _signed(occasion, book, [])
