"""For the organisation that does the broad intake: what was told, and an annex for the plan (PIP). In Dutch.

These papers hand on what people said, and decide nothing: no learning route, no duty, no right. They hold what the
role of that organisation may see, on the basis that is recorded; without one, they say why nothing goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from desktop.dossier import certificates, milestones
from desktop.dossier.certificates import PartStanding, PartStands
from desktop.dossier.latest import latest
from desktop.dossier.milestones import Stands, StepStanding
from desktop.dossier.model import Dossier
from desktop.guide import Guide
from desktop.letters.address import address
from desktop.letters.disclosure import Line
from desktop.letters.grounds import BASES
from desktop.letters.handover import REFUSALS, Handover, handover, whole
from desktop.letters.model import Block, Fact, Facts, Heading, Kind, Letter, Paragraph, Signatures, Table
from desktop.letters.occasion import Occasion, in_dutch
from desktop.letters.referral_letter import tells_birth_date
from desktop.translate.languages import language

DECIDES_NOTHING = (
    "Dit papier beslist niets: geen leerroute, geen plicht en geen recht. Er staat op wat in onze gesprekken is "
    "verteld, zodat niet alles opnieuw gevraagd hoeft te worden. Het kan intussen veranderd zijn: vraag het na."
)
_TITLES: dict[Kind, str] = {"intake": "Gegevens voor de brede intake", "annex": "Bijlage voor het PIP"}
_STEMS: dict[Kind, str] = {"intake": "brede-intake", "annex": "bijlage-pip"}
_STANDS: dict[Stands, str] = {
    "done": "klaar",
    "blocked": "staat stil",
    "late": "nog niet klaar",
    "expected": "verwacht",
    "open": "nog open",
}
_PROVEN: dict[PartStands, str] = {"proven": "bewijs gezien", "told": "verteld, nog geen bewijs", "open": "nog open"}
_SHARES = (0.56, 0.24, 0.2)


def intake(guide: Guide, dossier: Dossier, today: date, professional: str = "") -> Letter:
    """Everything that the organisation may see, life domain by life domain.

    Raises:
        LetterError: nobody does the broad intake here.
    """
    return _letter("intake", whole(guide, dossier, today, professional))


def annex(guide: Guide, dossier: Dossier, today: date, professional: str = "") -> Letter:
    """The answers that the municipality wants in the annex for the plan, of those that the organisation may see.

    Raises:
        LetterError: nobody does the broad intake here.
    """
    return _letter("annex", whole(guide, dossier, today, professional))


def goes(kind: Kind, guide: Guide, dossier: Dossier, today: date) -> Handover:
    """What goes with one of these papers, and on which basis.

    Raises:
        LetterError: nobody does the broad intake here.
    """
    return _goes(kind, whole(guide, dossier, today))


def _goes(kind: Kind, occasion: Occasion) -> Handover:
    municipality = occasion.guide.municipality
    annexed = {*municipality.settings.integration.annex, *certificates.questions(municipality)}
    return handover(occasion, annexed if kind == "annex" else None)


def _letter(kind: Kind, occasion: Occasion) -> Letter:
    given = _goes(kind, occasion)
    return Letter(
        kind=kind,
        title=_TITLES[kind],
        letterhead=occasion.letterhead,
        blocks=tuple(_blocks(occasion, given)),
        stem=occasion.stem_today(_STEMS[kind]),
        recipient=given.organisation.id,
        waits=given.ground.obstacle is not None,
    )


def _blocks(occasion: Occasion, given: Handover) -> Iterator[Block]:
    yield from address(occasion, given.organisation)
    if given.ground.obstacle:
        yield Heading("Nog niet versturen")
        yield Paragraph(REFUSALS[given.ground.obstacle], "lead")
        return
    yield Paragraph(DECIDES_NOTHING, "lead")
    yield Heading("Om wie het gaat")
    yield Facts(tuple(_who(occasion, given)))
    yield from _standing(occasion, given)
    yield from _told(occasion, given.disclosure.shown)
    if not given.disclosure.shown:
        yield Paragraph(BASES[given.ground.basis], "quiet")
    yield Signatures(
        (occasion.worded(occasion.guide.municipality.letters.referral.signature, given.organisation.name),)
    )


def _who(occasion: Occasion, given: Handover) -> Iterator[Fact]:
    newcomer = occasion.dossier.newcomer
    yield Fact("Naam", newcomer.name)
    if newcomer.birth_date and tells_birth_date(occasion, given.organisation):
        yield Fact("Geboortedatum", in_dutch(newcomer.birth_date))
    yield Fact("Taal", language(newcomer.language).dutch)
    if newcomer.linked_on:
        yield Fact("Gekoppeld op", in_dutch(newcomer.linked_on))


def _standing(occasion: Occasion, given: Handover) -> Iterator[Block]:
    """Where steps and parts stand. What holds a step up was typed by hand, and stays here; what the newcomer says of a
    part is an answer, and goes where answers go."""
    guide, dossier = occasion.guide, occasion.dossier
    steps = milestones.steps(dossier, guide.municipality)
    if steps:
        yield Heading("De stappen van de inburgering")
        yield Table(("Stap", "Stand", "Dag"), tuple(_step(one, occasion.today) for one in steps), _SHARES)
    asked = given.disclosure.questions.intersection(certificates.questions(guide.municipality))
    parts = certificates.parts(dossier, guide.municipality, latest(guide.questionnaire, dossier, asked))
    if parts:
        yield Heading("De onderdelen en het bewijs")
        yield Table(("Onderdeel", "Stand", "Klaar op"), tuple(_part(one) for one in parts), _SHARES)


def _step(one: StepStanding, today: date) -> tuple[str, ...]:
    return one.step.title, _STANDS[one.stands(today)], in_dutch(one.day) if one.day else "–"


def _part(one: PartStanding) -> tuple[str, ...]:
    day = in_dutch(one.certificate.done_on) if one.certificate else "–"
    return one.part.title, _PROVEN[one.stands], day


def _told(occasion: Occasion, lines: Sequence[Line]) -> Iterator[Block]:
    """The answers by legal basis and life domain, and when they were given: most of them on one day."""
    said = latest(occasion.guide.questionnaire, occasion.dossier, [line.question for line in lines])
    days = Counter(one.on for one in said.values())
    usual = max(days, key=lambda day: (days[day], day), default=None)

    def fact(line: Line) -> Fact:
        one = said.get(line.question)
        return Fact(line.text, line.answer, f"verteld op {in_dutch(one.on)}" if one and one.on != usual else "")

    if lines and usual:
        yield Heading("Wat is verteld")
        but = ", behalve waar een andere dag bij staat" if len(days) > 1 else ""
        yield Paragraph(f"Verteld op {in_dutch(usual)}{but}.", "quiet", close=True)
    for basis, words in BASES.items():
        group = [line for line in lines if line.basis == basis]
        for title, of_domain in groupby(group, lambda line: line.domain):
            yield Heading(title, minor=True)
            yield Facts(tuple(map(fact, of_domain)))
        if group:
            yield Paragraph(words, "quiet")
