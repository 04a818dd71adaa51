"""Writes docs/questionnaire-format.md from the models: `python -m desktop.format_page`. A test fails when it drifts."""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic_core import PydanticUndefined

from desktop import paths
from desktop.content import Frozen
from desktop.monitor.indicators import Group, Grouping, Indicator, Indicators
from desktop.monitor.people import AT_START, FACTS, REFERRAL
from desktop.municipality.buddies import BuddyKind, BuddySettings
from desktop.municipality.directory import Activity
from desktop.municipality.integration import Integration, Part, ToldBy
from desktop.municipality.letters import (
    MORE_PLACES,
    PLACES,
    AgreementsTexts,
    ConsentTexts,
    InvitationTexts,
    Letters,
    ReferralTexts,
    ReminderTexts,
    ReportTexts,
    StopTexts,
)
from desktop.municipality.meetings import MeetingSettings, MeetingTheme, Wish
from desktop.municipality.model import (
    IntegrationStep,
    Letterhead,
    Organisation,
    Organisations,
    Pillar,
    PlannedRound,
    Role,
    Rule,
    Rules,
    Settings,
)
from desktop.questions.cards import Card, Cards, CardTheme
from desktop.questions.load import Phrase, Phrases
from desktop.questions.model import Domain, Former, Option, Question, Round, Rounds, Was
from desktop.questions.phrasebook import Phrase as BookPhrase
from desktop.questions.phrasebook import PhraseBook, Theme

PAGE = paths.PACKAGE.parent / "docs" / "questionnaire-format.md"
FILES: dict[str, tuple[type[Frozen], ...]] = {
    "questionnaires/domains/*.yaml": (Domain, Question, Option, Was, Former),
    "questionnaires/rounds.yaml": (Rounds, Round),
    "questionnaires/phrases.yaml": (Phrases, Phrase),
    "questionnaires/phrasebook.yaml": (PhraseBook, Theme, BookPhrase),
    "questionnaires/cards.yaml": (Cards, CardTheme, Card),
    "questionnaires/indicators.yaml": (Indicators, Indicator, Grouping, Group),
    "questionnaires/municipalities/NAME/municipality.yaml": (
        Settings,
        Letterhead,
        PlannedRound,
        Pillar,
        IntegrationStep,
        Integration,
        Part,
        ToldBy,
        BuddySettings,
        BuddyKind,
        Role,
        MeetingSettings,
        MeetingTheme,
        Wish,
    ),
    "questionnaires/municipalities/NAME/organisations.yaml": (Organisations, Organisation, Activity),
    "questionnaires/municipalities/NAME/rules.yaml": (Rules, Rule),
    "questionnaires/municipalities/NAME/letters.yaml": (
        Letters,
        ReferralTexts,
        ReminderTexts,
        StopTexts,
        ReportTexts,
        AgreementsTexts,
        ConsentTexts,
        InvitationTexts,
    ),
    "questionnaires/municipalities/NAME/domains/*.yaml": (),
    "questionnaires/municipalities/NAME/indicators.yaml": (),
    "questionnaires/municipalities/NAME/cards.yaml": (),
}
_AS = {
    "questionnaires/municipalities/NAME/domains/*.yaml": (
        "As `questionnaires/domains/*.yaml`: own life domains, asked before the last of the others."
    ),
    "questionnaires/municipalities/NAME/indicators.yaml": (
        "As `questionnaires/indicators.yaml`: own indicators and breakdowns besides. May be left out."
    ),
    "questionnaires/municipalities/NAME/cards.yaml": (
        "As `questionnaires/cards.yaml`: own cards besides, and which of the others are left out. May be left out."
    ),
}

_HEAD = f"""\
# The format of questionnaires

*Generated from the models by `python -m desktop.format_page`. Do not edit.*

YAML, UTF-8, at most 1 MB a file. `no` and `1:30` stay text; anchors, tags and duplicate keys are refused.
`startgesprek check` names file, line, entry and mend of every mistake. For municipal employees there is
[vragenlijst-maken.md](vragenlijst-maken.md), in Dutch.

Conditions (`ask_if`, `when`) are CEL over answers: `netwerk.contacten < 3 || "vrijwillig" in werk.soort`. A question
without an answer is unknown, and what touches it does not hold. Besides answers there are `round` and `newcomer.age`,
`newcomer.language`, `newcomer.country`, `newcomer.regime`.

Indicators (`among`, `holds`, `value`) may read more, of a person and of a referral: see `indicators.yaml`.

Between braces in `letters.yaml`: {", ".join(f"`{{{name}}}`" for name in PLACES)}; {
    ", ".join(
        f"in `{paper}` also " + ", ".join(f"`{{{name}}}`" for name in names) for paper, names in MORE_PLACES.items()
    )
}.
"""
_WORDS = {"str": "text", "int": "whole number", "bool": "true or false", "date": "date", "Any": "anything"}


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([_HEAD, *_parts()]).rstrip("\n") + "\n"


def _parts() -> Iterator[str]:
    for file, models in FILES.items():
        yield f"## `{file}`\n"
        if not models:
            yield f"{_AS[file]}\n"
        for number, model in enumerate(models):
            yield from _model(model, whole=number == 0)
        if Indicator in models:
            yield from _facts()


def _facts() -> Iterator[str]:
    """What an indicator may read besides."""
    yield "### What `among`, `holds`, `value` and `when` may read\n"
    yield (
        "Of a conversation: its answers, `round` and `newcomer`. Of a person: those of the conversation that is\n"
        f"counted, `{AT_START}` before the id of a question for the answer in the first conversation, and `facts`.\n"
        "Of a referral: `round`, `newcomer` and `referral`. Facts are as they stood at the end of the period.\n"
    )
    yield "| name | value | meaning |\n|---|---|---|"
    for name, fact in {**FACTS, **REFERRAL}.items():
        kind = {"yes_no": "true or false", "number": "whole number", "choices": "list"}.get(fact.sort, "one")
        among = f" of {', '.join(f'`{option}`' for option in fact.options)}" if fact.options else ""
        of_ids = {"facts.buddies": " of kinds of buddies", "facts.certificates": " of parts of civic integration"}
        among = among or (of_ids.get(name, " of organisations") if fact.sort in ("choice", "choices") else "")
        yield f"| `{name}` | {kind}{among} | {fact.meaning}. |"
    yield ""


def _model(model: type[Frozen], *, whole: bool) -> Iterator[str]:
    text, meanings = _docstring(model)
    if not whole:
        yield f"### {model.__name__}\n"
    yield f"{text}\n"
    yield "| field | value | left out | meaning |\n|---|---|---|---|"
    for name, field in model.model_fields.items():
        kind = _kind(field.annotation) + _limits(field.metadata)
        yield f"| `{name}` | {kind} | {_default(field)} | {meanings[name]} |"
    yield ""


def _docstring(model: type[Frozen]) -> tuple[str, dict[str, str]]:
    """What a model is, and the meaning of each of its fields."""
    text, _, attributes = inspect.cleandoc(model.__doc__ or "").partition("\n\nAttributes:\n")
    meanings = {}
    for entry in re.split(r"\n(?=    \S)", attributes):
        names, _, meaning = entry.strip().partition(": ")
        for name in names.split(", "):
            meanings[name] = " ".join(meaning.split())
    return text, meanings


def _kind(annotation: Any) -> str:
    """A type in words."""
    origin, parts = get_origin(annotation), [part for part in get_args(annotation) if part is not types.NoneType]
    if origin is Annotated:
        return _kind(parts[0]) + _limits(parts[1:])
    if origin is Literal:
        return "one of " + ", ".join(f"`{part}`" for part in parts)
    if origin is tuple:
        return f"list of {_kind(parts[0])}"
    if origin is dict:
        return "`key: value`"
    if origin in (Union, types.UnionType):
        return _kind(parts[0])
    name = str(annotation.__name__)
    return _WORDS.get(name, name)


def _limits(metadata: Any) -> str:
    """Bounds and pattern of a value, as pydantic keeps them."""
    found = []
    for item in metadata:
        for part in getattr(item, "metadata", [item]):
            low, high = getattr(part, "ge", None), getattr(part, "le", None)
            found += [f"from {low}"] * (low is not None) + [f"to {high}"] * (high is not None)
            found += [f"at least {part.min_length}"] if getattr(part, "min_length", 0) else []
            found += [f"at most {part.max_length}"] if getattr(part, "max_length", 0) else []
            found += [f"`{part.pattern}`"] if getattr(part, "pattern", None) else []
    return f" ({', '.join(found)})" if found else ""


def _default(field: Any) -> str:
    if field.default is PydanticUndefined:
        return "must be there" if field.default_factory is None else "empty"
    if isinstance(field.default, Frozen):
        return "as below"
    if field.default in ("", (), None):
        return "empty"
    return f"`{str(field.default).lower() if isinstance(field.default, bool) else field.default}`"


def main(file: Path = PAGE) -> None:
    """Write the page."""
    file.write_text(page(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
