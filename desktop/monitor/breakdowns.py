"""What a figure can be told apart by: origin, language, age, regime, sex, round, organisation, and a file's own.

Categories stand in a declared order, or by their names: never by how many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from desktop.monitor.answers import Guidance
from desktop.monitor.indicators import Division
from desktop.monitor.model import Breakdown, Category
from desktop.monitor.regions import REGION_OF, WIDER
from desktop.monitor.values import Remembered
from desktop.questions.conditions import Expression
from desktop.translate.countries import country
from desktop.translate.languages import language

UNKNOWN = Category("unknown", "Onbekend")
"""Of whom it was not recorded, or not told."""
MIXED = Category("mixed", "Verschillend binnen het huishouden")
"""A household whose members differ."""
_BIRTHDAYS = (0, 18, 25, 35, 45, 55, 65)
_WIDER_AGES = (
    Category("wide_age_0", "Jonger dan 25"),
    Category("wide_age_25", "25 tot 45"),
    Category("wide_age_45", "45 en ouder"),
)
_REGIMES = {
    "Wi2013": "Wet inburgering 2013",
    "Wi2021": "Wet inburgering 2021",
    "ukraine": "Richtlijn Oekraïne",
    "family": "Gezinsmigratie",
}
_SEXES = {"female": "Vrouw", "male": "Man", "other": "Anders"}
_PERSON, _CONVERSATION, _REFERRAL = "person", "conversation", "referral"


@dataclass(frozen=True)
class Split:
    """A breakdown as it is counted.

    Attributes:
        units: of what it can be told: 'person', 'conversation', 'referral'.
        pick: the id of a category; None when it is unknown.
        declared: categories that are always shown, in their order: a list made beforehand.
        named: the category of an id that is not declared.
        reads: ids of the questions it reads.
        whole: whether everybody has one: nobody is unknown.
    """

    id: str
    title: str
    units: frozenset[str]
    pick: Remembered
    declared: tuple[Category, ...] = ()
    named: Callable[[str], Category] = lambda name: Category(name, name)
    reads: tuple[str, ...] = ()
    whole: bool = False

    def breakdown(self, found: Collection[str], *, households: bool) -> Breakdown:
        """With its declared categories, those that were found, and always one for unknown."""
        always = {item.id: item for item in self.declared}
        fixed = always.keys() | {UNKNOWN.id, MIXED.id}
        more = sorted((self.named(name) for name in found if name not in fixed), key=lambda item: (item.title, item.id))
        last = (() if self.whole else (UNKNOWN,)) + ((MIXED,) if households and _PERSON in self.units else ())
        return Breakdown(self.id, self.title, (*always.values(), *more, *last))

    def open(self, breakdown: Breakdown) -> frozenset[str]:
        """Its categories that stand in no list: to name one tells that somebody is in it (see `naming`)."""
        fixed = {UNKNOWN.id, MIXED.id, *(item.id for item in self.declared)}
        return frozenset(item.id for item in breakdown.categories) - fixed


def splits(guide: Guidance) -> dict[str, Split]:
    """Every breakdown of a municipality, by id."""
    settings = guide.municipality.settings
    found = [
        *([_named("origin", "Herkomst", "newcomer.country", _origin)] if settings.record_origin else []),
        _named("language", "Taal", "newcomer.language", lambda code: Category(code, language(code).dutch)),
        Split("age", "Leeftijd", frozenset({_PERSON}), Remembered(("newcomer.age",), _age), _ages()),
        _listed("regime", "Regeling", "newcomer.regime", _REGIMES),
        _listed("sex", "Geslacht", "newcomer.sex", _SEXES),
        _round(guide),
        _organisation(guide),
        *(_own(division, guide) for division in guide.indicators.divisions),
    ]
    return {item.id: item for item in found}


def available(guide: Guidance) -> dict[str, str]:
    """The title of every breakdown of a municipality, by id."""
    return {item.id: item.title for item in splits(guide).values()}


def hierarchies() -> dict[str, Sequence[Category]]:
    """By breakdown, the wider categories that its categories can be merged into: what `Category.parent` names."""
    return {"origin": tuple(WIDER.values()), "age": _WIDER_AGES}


def _ages() -> tuple[Category, ...]:
    bands = []
    for low, high in pairwise((*_BIRTHDAYS, None)):
        assert low is not None
        title = f"{low} en ouder" if high is None else f"{low} tot {high}" if low else f"Jonger dan {high}"
        bands.append(Category(f"age_{low}", title, f"wide_age_{0 if low < 25 else 25 if low < 45 else 45}"))
    return tuple(bands)


def _age(values: Mapping[str, Any], _: frozenset[str]) -> str | None:
    age = values.get("newcomer.age")
    return None if age is None else f"age_{max(low for low in _BIRTHDAYS if low <= max(age, 0))}"


def _origin(code: str) -> Category:
    return Category(code, country(code), REGION_OF.get(code))


def _pick(name: str) -> Remembered:
    return Remembered((name,), lambda values, _: values.get(name))


def _named(name: str, title: str, fact: str, named: Callable[[str], Category]) -> Split:
    """An open list: inside the vault what occurs is named."""
    return Split(name, title, frozenset({_PERSON}), _pick(fact), named=named)


def _listed(name: str, title: str, fact: str, titles: Mapping[str, str], reads: Iterable[str] = ()) -> Split:
    declared = tuple(Category(key, text) for key, text in titles.items())
    return Split(name, title, frozenset({_PERSON}), _pick(fact), declared, reads=tuple(reads))


def _round(guide: Guidance) -> Split:
    questionnaire = guide.questionnaire
    declared = tuple(Category(item.id, item.title) for item in questionnaire.rounds)
    units = frozenset({_PERSON, _CONVERSATION})

    def named(name: str) -> Category:
        return Category(name, questionnaire.round_title(name))

    return Split("round", "Gesprek", units, _pick("round"), declared, named, whole=True)


def _organisation(guide: Guidance) -> Split:
    known = guide.municipality.organisation_by_id

    def named(name: str) -> Category:
        return Category(name, known[name].name if name in known else name)

    units = frozenset({_REFERRAL})
    return Split("organisation", "Organisatie", units, _pick("referral.organisation"), named=named, whole=True)


def _own(division: Division, guide: Guidance) -> Split:
    """A breakdown of a file: the choices of a question, or the first group whose condition holds."""
    grouping, names = division.grouping, division.names
    reads = tuple(name for name in names if name in guide.questionnaire.by_id)
    question = guide.questionnaire.by_id.get(grouping.question or "")
    if question:
        titles = {option.id: option.text for option in (*question.options, *question.former_options)}
        return _listed(grouping.id, grouping.title, question.id, titles, reads)
    declared = tuple(Category(item.id, item.title) for item in grouping.groups)
    first = Remembered(names, lambda values, _: _first(division.groups, values))
    return Split(grouping.id, grouping.title, frozenset({_PERSON}), first, declared, reads=reads)


def _first(groups: Sequence[tuple[str, Expression]], values: Mapping[str, object]) -> str | None:
    return next((name for name, when in groups if when.outcome(values) is True), None)
