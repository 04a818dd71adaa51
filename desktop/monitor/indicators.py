"""Indicators as data: what the municipality wants to know, each an expression over a dossier.

questionnaires/indicators.yaml                          for every municipality
questionnaires/municipalities/NAME/indicators.yaml      its own besides; either may be left out

All is compiled once, at load, and every name in it is held against the questions and facts there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from desktop.content import Document, Frozen, meant, read, validate
from desktop.document import Place
from desktop.errors import ContentError, Finding
from desktop.monitor.model import Kind
from desktop.monitor.people import AT_START, Ids, facts_known, ids_of, questions_known
from desktop.municipality.model import Municipality
from desktop.questions.conditions import Expression, compile_expression
from desktop.questions.load import twice
from desktop.questions.model import Cel, Id, QuestionId, Questionnaire, Text

FILE = "indicators.yaml"
NUMBERS: tuple[Kind, ...] = ("median", "sum")
"""Kinds that are of a number of each who is counted."""
BUILT_IN = ("origin", "language", "age", "regime", "sex", "round", "organisation")
"""Breakdowns that the program has by itself: no other may have their ids."""
_NONE: Ids = {}


class Indicator(Frozen):
    """One thing the municipality wants to know. Unknown and declined are told apart from no by the answers it reads.

    Attributes:
        id: stable for ever: exports name it.
        title: what is counted, as the heading of its table.
        meaning: what the figure tells, in one sentence.
        pillar: id of the goal it belongs to; a municipality without that pillar shows it apart.
        kind: share of those who are counted; count; median of a number; or sum of amounts, of 0 or more.
        unit: what is counted once: each person (or household) at the latest conversation of the period; each
            conversation; each referral of a person to an organisation.
        among: CEL; only those are counted of whom it is true; everybody when left out.
        holds: CEL; the numerator of a share or count. It may not ask `has(…)`: who gave no answer is unknown.
        value: CEL; the number that a median or a sum is of.
    """

    id: Id
    title: Text
    meaning: Text
    pillar: Id | None = None
    kind: Kind = "share"
    unit: Literal["person", "conversation", "referral"] = "person"
    among: Cel | None = None
    holds: Cel | None = None
    value: Cel | None = None

    @model_validator(mode="after")
    def _parts_fit_the_kind(self) -> Indicator:
        of_numbers = self.kind in NUMBERS
        if of_numbers and (self.value is None or self.holds is not None):
            raise ValueError(f"van een '{self.kind}' staat bij 'value' welk getal het is, en niets bij 'holds'.")
        if not of_numbers and self.value is not None:
            raise ValueError("'value' hoort bij 'kind: median' of 'kind: sum', en alleen daar. Gebruik 'holds'.")
        if self.kind == "share" and self.holds is None:
            raise ValueError("'holds' ontbreekt: van wie het waar is. Voeg het toe, of zet 'kind' op count.")
        return self


class Group(Frozen):
    """One group of a breakdown.

    Attributes:
        id: stable for ever.
        title: its name in words.
        when: CEL over what is known of the person; the first group whose condition holds is his.
    """

    id: Id
    title: Text
    when: Cel


class Grouping(Frozen):
    """A way to break figures down, besides those the program has by itself.

    Attributes:
        id: stable for ever.
        title: its name in words.
        question: its choices are the groups; the latest answer counts, from whatever conversation.
        groups: or the groups themselves; who fits none is unknown.
    """

    id: Id
    title: Text
    question: QuestionId | None = None
    groups: tuple[Group, ...] = Field(default=(), max_length=30)

    @model_validator(mode="after")
    def _has_its_groups(self) -> Grouping:
        if (self.question is None) == (not self.groups):
            raise ValueError("noem een 'question', of schrijf zelf de 'groups'; een van beide.")
        return self


class Indicators(Frozen):
    """The file `indicators.yaml`.

    Attributes:
        indicators: in the order in which they are shown.
        breakdowns: ways to break them down, besides origin, language, age, regime, sex, round and organisation.
    """

    indicators: tuple[Indicator, ...] = Field(default=(), max_length=300)
    breakdowns: tuple[Grouping, ...] = Field(default=(), max_length=30)


@dataclass(frozen=True)
class Definition:
    """An indicator, compiled.

    Attributes:
        among: who is counted; None for everybody.
        outcome: what `holds` or `value` says; None when whoever is counted is the numerator.
    """

    indicator: Indicator
    among: Expression | None
    outcome: Expression | None

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it reads."""
        read = (*(self.among.names if self.among else ()), *(self.outcome.names if self.outcome else ()))
        return tuple(dict.fromkeys(read))


@dataclass(frozen=True)
class Division:
    """A breakdown of a file, compiled.

    Attributes:
        groups: id and expression of each group, in their order; empty when a question tells.
    """

    grouping: Grouping
    groups: tuple[tuple[str, Expression], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it reads."""
        own = (self.grouping.question,) if self.grouping.question else ()
        return tuple(dict.fromkeys((*own, *(name for _, when in self.groups for name in when.names))))


@dataclass(frozen=True)
class Definitions:
    """All indicators and breakdowns of one municipality, in the order in which they are shown."""

    every: tuple[Definition, ...] = ()
    divisions: tuple[Division, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Definition]:
        """Every indicator by its id."""
        return {definition.indicator.id: definition for definition in self.every}

    def pillar(self, pillar: str | None) -> list[Definition]:
        """The indicators of one pillar; None: those of none that this municipality has."""
        return [item for item in self.every if item.indicator.pillar == pillar]


def load(folder: Path, municipality: Municipality, whole: Questionnaire, asked: Questionnaire) -> Definitions:
    """The indicators that a municipality can count: left out is what reads a question that it does not ask.

    Args:
        folder: the questionnaires; the municipality's own file lies in its own folder.
        whole: every question there is, its own among them.
        asked: as it asks it.

    Raises:
        ContentError: with every mistake found.
    """
    findings: list[Finding] = []
    shared = _loaded(folder / FILE, whole, {}, findings)
    own = _loaded(Path(municipality.folder) / FILE, whole, ids_of(municipality), findings, shared)
    if findings:
        raise ContentError(findings)
    pillars = {pillar.id for pillar in municipality.settings.pillars}
    left_out = set() if municipality.settings.record_origin else {"newcomer.country"}
    left_out |= {prefix + item.id for item in whole if item.id not in asked.by_id for prefix in ("", AT_START)}
    return Definitions(
        tuple(_placed(item, pillars) for item in (*shared.every, *own.every) if left_out.isdisjoint(item.names)),
        tuple(item for item in (*shared.divisions, *own.divisions) if left_out.isdisjoint(item.names)),
    )


def check(file: Path, questionnaire: Questionnaire, ids: Ids = _NONE, beside: Path | None = None) -> list[Finding]:
    """Every mistake in a file of indicators; none when it is not there.

    Args:
        questionnaire: every question it may name.
        ids: of a municipality, that it may name.
        beside: the file of indicators that every municipality has, when this is a municipality's own.
    """
    findings: list[Finding] = []
    shared = _loaded(beside, questionnaire, {}, []) if beside else Definitions()
    _loaded(file, questionnaire, ids, findings, shared)
    return findings


def check_document(document: Document, questionnaire: Questionnaire, ids: Ids) -> list[Finding]:
    """Every mistake in a file that was read, by itself.

    Raises:
        ContentError: it has not the shape of such a file.
    """
    return _Compiler(document, questionnaire, ids, Definitions()).findings


def _placed(definition: Definition, pillars: Collection[str]) -> Definition:
    """Without a pillar that the municipality does not have."""
    indicator = definition.indicator
    if indicator.pillar is None or indicator.pillar in pillars:
        return definition
    return Definition(indicator.model_copy(update={"pillar": None}), definition.among, definition.outcome)


def _loaded(
    file: Path,
    questionnaire: Questionnaire,
    ids: Ids,
    findings: list[Finding],
    before: Definitions | None = None,
) -> Definitions:
    """What a file holds; mistakes are added to the findings."""
    if not file.exists():
        return Definitions()
    try:
        compiler = _Compiler(read(file), questionnaire, ids, before or Definitions())
    except ContentError as error:
        findings += error.findings
        return Definitions()
    findings += compiler.findings
    return compiler.definitions


class _Compiler:
    """Compiles one file. `findings` names every mistake."""

    def __init__(self, document: Document, questionnaire: Questionnaire, ids: Ids, before: Definitions) -> None:
        self._document, self._questionnaire, self._ids = document, questionnaire, ids
        self._known = {unit: questions_known(unit, questionnaire) for unit in ("person", "conversation", "referral")}
        model = validate(document, Indicators)
        found = [item.id for item in model.indicators]
        self.findings = twice(document, "indicators", found)
        self.findings += twice(document, "breakdowns", [item.id for item in model.breakdowns])
        taken = {item.grouping.id for item in before.divisions} | set(BUILT_IN)
        self.findings += self._taken("indicators", found, before.by_id)
        self.findings += self._taken("breakdowns", [item.id for item in model.breakdowns], taken)
        every = [self._indicator(index, item) for index, item in enumerate(model.indicators)]
        divisions = [self._division(index, item) for index, item in enumerate(model.breakdowns)]
        self.definitions = Definitions(tuple(every), tuple(divisions))

    def _taken(self, part: str, ids: Sequence[str], known: Iterable[str]) -> Iterator[Finding]:
        for index, name in enumerate(ids):
            if name in known:
                problem = f"'{name}' is er al voor elke gemeente. Kies een andere id."
                yield self._document.finding((part, index, "id"), problem)

    def _indicator(self, index: int, indicator: Indicator) -> Definition:
        place: Place = ("indicators", index)
        among = self._expression((*place, "among"), indicator.among, indicator.unit)
        holds = self._expression((*place, "holds"), indicator.holds, indicator.unit, presence=False)
        value = self._expression((*place, "value"), indicator.value, indicator.unit, presence=False, number=True)
        return Definition(indicator, among, holds or value)

    def _division(self, index: int, grouping: Grouping) -> Division:
        place: Place = ("breakdowns", index)
        question = self._questionnaire.by_id.get(grouping.question or "")
        if grouping.question and question is None:
            problem = f"de vraag '{grouping.question}' bestaat niet."
            problem += meant(grouping.question, self._questionnaire.by_id)
            self.findings.append(self._document.finding((*place, "question"), problem))
        if question and question.type != "single":
            problem = f"'{question.id}' is geen vraag met één keuze. Schrijf zelf de 'groups'."
            self.findings.append(self._document.finding((*place, "question"), problem))
        groups = []
        for number, group in enumerate(grouping.groups):
            when = self._expression((*place, "groups", number, "when"), group.when, "person")
            if when:
                groups.append((group.id, when))
        return Division(grouping, tuple(groups))

    def _expression(
        self, place: Place, source: str | None, unit: str, *, presence: bool = True, number: bool = False
    ) -> Expression | None:
        if source is None:
            return None
        try:
            facts = facts_known(unit, self._ids)
            expression, named = compile_expression(source, self._known[unit], facts, number=number)
            if named.asks_presence and not presence:
                raise ValueError("has(…) maakt van onbekend een nee. Zet het bij 'among', of laat het weg.")
        except ValueError as error:
            self.findings.append(self._document.finding(place, f"'{place[-1]}': {error}"))
            return None
        return expression
