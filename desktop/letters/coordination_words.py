"""A case of the coordination meeting in words that anybody at the table may read; and what must not be typed there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from desktop.dossier.coordination import Case, Table, Why, closed, number
from desktop.dossier.model import Action, Dossier
from desktop.dossier.traces import folded
from desktop.guide import Guide
from desktop.letters.initials import initials
from desktop.letters.occasion import briefly_in_dutch
from desktop.letters.open_to_all import for_anybody
from desktop.monitor.certain import Known, certain
from desktop.translate.countries import country
from desktop.translate.languages import language

NOBODY = "Waar nu niemand voor is"
"""Heading of what no organisation of the directory does."""
WHYS: Mapping[Why, str] = {
    "no_answer": "geen antwoord",
    "refused": "geweigerd, en daarna niets",
    "late": "te laat",
    "waiting": "wacht al lang",
    "nobody": "niemand biedt dit",
}
GOES_ON = "loopt weer"
_STEM, _LEAST = 4, 4
"""Letters that a country shares with its people and their language (Syrië, Syrisch); and of an answer worth seeking."""


def who(case: Case, sitting: str) -> tuple[str, str]:
    """Initials, and a number that holds in this meeting only."""
    return initials(case.dossier.newcomer.name), number(sitting, case.dossier.id)


def heading(case: Case, guide: Guide) -> str:
    """The organisation it is about."""
    organisation = guide.municipality.organisation_by_id.get(case.referral.organisation)
    return organisation.name if organisation else NOBODY


def about(case: Case, guide: Guide) -> str:
    """What it is about: the help that is asked, or only that there is a question."""
    return case.referral.need if case.telling == "need" else f"Een vraag bij {heading(case, guide)}"


def standing(case: Case) -> str:
    """Why it is spoken of, or that it need not be any more."""
    return WHYS[case.why] if case.why else GOES_ON


def since(case: Case) -> str:
    """Since when it stands so."""
    return briefly_in_dutch(case.since) if case.since else "–"


def owner(action: Action | None, table: Table) -> str:
    """Who does what was decided; nobody who is not at the table is named."""
    if action is None:
        return "–"
    said = {"professional": "de gemeente", "newcomer": "de nieuwkomer"} | {one.id: one.name for one in table.partners}
    return said.get(action.owner, "–")


def due(action: Action | None) -> str:
    """By when."""
    return briefly_in_dutch(action.due_on) if action and action.due_on else "–"


def settled(action: Action | None) -> bool:
    """Whether it is done."""
    return action is not None and action.status == "done"


def gives_away(text: str, about: Collection[Dossier], guide: Guide) -> str:
    """The first thing in typed words that nobody at the table may read; '' when there is none.

    That is: a name, a birth date, a country or a language of the people it is about, a number of their dossiers, a
    telephone number, an organisation that is never spoken of, what one of them typed at a question that is not for
    anybody. It finds what is certain; who types must mind the rest.
    """
    municipality = guide.municipality
    hidden = [one.name for one in municipality.organisations if closed(municipality.role_of(one))]
    people = [one.newcomer for one in about]
    names = [name for one in people for name in (one.name, one.household or "")]
    known = Known.of(names, [one.id for one in about], hidden, smallest=0)
    stems = {folded(word)[:_STEM] for one in people for word in (country(one.country), language(one.language).dutch)}
    stems -= {"", folded("Nederlands")[:_STEM]}
    years = [str(one.birth_date.year) for one in people if one.birth_date]
    found = set()
    for mark in certain(text, known):
        named = mark.kind in ("contact", "organisation", "name")
        origin = mark.kind == "place" and folded(mark.words)[:_STEM] in stems
        born = mark.kind in ("date", "number") and any(year in mark.words for year in years)
        if named or origin or born:
            found.add((mark.start, mark.words))
    if found:
        return min(found)[1]
    plain = folded(text)
    return next((said for one in about for said in _private(one, guide) if folded(said) in plain), "")


def _private(dossier: Dossier, guide: Guide) -> Iterator[str]:
    """What was typed at questions that are not for anybody."""
    for talk in dossier.conversations:
        for answer in talk.answers.values():
            said = answer.value if answer.state == "answered" else None
            question = guide.questionnaire.known(answer.question)
            if isinstance(said, str) and len(said.strip()) >= _LEAST and not for_anybody(guide, question):
                options = {option.id for option in question.options} if question else set()
                if said not in options:
                    yield said.strip()
