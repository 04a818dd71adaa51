"""The referral letter: asks one organisation for help, with only what it may see. In Dutch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.dossier.agreements import obstacle
from desktop.dossier.model import Basis, Referral
from desktop.letters.address import address
from desktop.letters.disclosure import Disclosure, disclose
from desktop.letters.grounds import grounds
from desktop.letters.model import Block, Fact, Facts, Heading, Letter, Paragraph, Signatures
from desktop.letters.occasion import Occasion, in_dutch
from desktop.letters.request import request
from desktop.letters.template_letter import template
from desktop.municipality.model import RESTRICTED, Organisation
from desktop.translate.languages import language

_BIRTH_DATE = ("care", "income")
"""Kinds of roles that cannot find a person without his date of birth."""


def referral_letter(occasion: Occasion, organisation: Organisation, referrals: list[Referral]) -> Letter:
    """One letter to one organisation, for everything that is asked of it in this conversation."""
    return Letter(
        kind="referral",
        title=f"Doorverwijzing naar {organisation.name}",
        letterhead=occasion.letterhead,
        blocks=tuple(_blocks(occasion, organisation, referrals)),
        stem=occasion.stem(f"doorverwijzing-{organisation.id}"),
        recipient=organisation.id,
        waits=any(obstacle(occasion.dossier, organisation.id, referral.basis) for referral in referrals),
    )


def may_be_sent(occasion: Occasion, referral: Referral) -> bool:
    """Whether a letter makes sense: not when the newcomer said no, unless the law asks for it."""
    return obstacle(occasion.dossier, referral.organisation, referral.basis) != "refused"


def disclosure_for(occasion: Occasion, organisation: Organisation, referrals: Sequence[Referral]) -> Disclosure:
    """What this organisation sees of the answers, and what not; what was struck for it stays here."""
    municipality = occasion.guide.municipality
    return disclose(
        role=municipality.role_of(organisation),
        questionnaire=occasion.guide.questionnaire,
        answers=occasion.answers,
        consent=occasion.dossier.consent(organisation.id),
        basis=_basis(referrals),
        struck=occasion.dossier.struck(organisation.id),
    )


def tells_birth_date(occasion: Occasion, organisation: Organisation) -> bool:
    """Whether the date of birth stands in a letter to this organisation, when it is known."""
    known = occasion.dossier.newcomer.birth_date is not None
    return known and occasion.guide.municipality.role_of(organisation).kind in _BIRTH_DATE


def _basis(referrals: Sequence[Referral]) -> Basis:
    return "legal_task" if all(referral.basis == "legal_task" for referral in referrals) else "consent"


def _blocks(occasion: Occasion, organisation: Organisation, referrals: list[Referral]) -> Iterator[Block]:
    yield from address(occasion, organisation)
    basis: Basis | None = _basis(referrals)
    if obstacle(occasion.dossier, organisation.id, _basis(referrals)):
        basis = None
        yield Heading("Nog niet versturen")
        yield Paragraph("Er is nog geen toestemming vastgelegd voor deze organisatie. Vraag die eerst.", "lead")
    words = occasion.guide.municipality.letters.referral
    yield Paragraph(occasion.worded(f"{words.salutation}\n\n{words.opening}", organisation.name))
    asked = request(occasion, organisation, referrals)
    lines = disclosure_for(occasion, organisation, referrals).shown
    if occasion.guide.municipality.role_of(organisation).kind in RESTRICTED:
        yield from template(occasion, asked, lines, basis)
    else:
        yield Heading("Om wie het gaat")
        yield Facts(tuple(_who(occasion, organisation)))
        yield Heading("Wat wij u vragen")
        yield Paragraph(asked)
        yield from grounds("Wat u hiervoor moet weten", lines, basis)
    yield from _ending(occasion, organisation.name)


def _who(occasion: Occasion, organisation: Organisation) -> Iterator[Fact]:
    newcomer = occasion.dossier.newcomer
    yield Fact("Naam", newcomer.name)
    if newcomer.birth_date and tells_birth_date(occasion, organisation):
        yield Fact("Geboortedatum", in_dutch(newcomer.birth_date))
    yield Fact("Taal", language(newcomer.language).dutch)


def _ending(occasion: Occasion, organisation: str) -> Iterator[Block]:
    words = occasion.guide.municipality.letters.referral
    yield Heading("Laat het ons weten")
    yield Paragraph(occasion.worded(words.closing, organisation))
    if words.privacy:
        yield Paragraph(occasion.worded(words.privacy, organisation), "quiet", close=True)
    yield Signatures((occasion.worded(words.signature, organisation),))
