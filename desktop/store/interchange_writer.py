"""Dossiers to JSON, as `interchange` reads them back."""

from __future__ import annotations

import base64
import dataclasses
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from desktop.dossier.around import CaseDecision
from desktop.dossier.history import in_order
from desktop.dossier.model import Conversation, Dossier, Referral, SentLetter
from desktop.dossier.tips import Tip
from desktop.store.interchange_model import FORMAT, ONE_LINE, tidy

_NO_PAPERS: Mapping[str, bytes] = {}
_LATER = ("signed", "professional", "way", "instead_of")
_AROUND = ("attendances", "buddy_wishes", "buddy_matches", "case_decisions", "certificates")
_LATER_PARTS = ("extensions", "strikes", "sent", "arrangements", "milestones", "outcomes", *_AROUND)


def export(dossiers: Iterable[Dossier], papers: Mapping[str, bytes] = _NO_PAPERS, tips: Iterable[Tip] = ()) -> bytes:
    """A file with these dossiers, in their order: UTF-8, keys in alphabetical order, two spaces of indent.

    Args:
        papers: what was sent, as `Dossiers.papers` gives it; a letter without it is told of all the same.
        tips: of the municipality, with the export of everybody; without whom they come from.
    """
    content: dict[str, Any] = {"format": FORMAT, "dossiers": [_dossier_out(dossier, papers) for dossier in dossiers]}
    if told := [_fields(tip, "id", "source") for tip in tips if tidy(tip.text)]:
        content["tips"] = told
    return json.dumps(_plain(content), ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n"


def _dossier_out(dossier: Dossier, papers: Mapping[str, bytes]) -> dict[str, Any]:
    numbers = {referral.id: number for number, referral in enumerate(dossier.referrals, 1)}
    kept = {
        "id": dossier.id,
        "newcomer": _fields(dossier.newcomer),
        "conversations": [_conversation_out(conversation) for conversation in in_order(dossier)],
        "consents": [_short(_fields(consent, "id")) for consent in dossier.consents],
        "actions": [_short(_fields(action, "id")) for action in dossier.actions],
        "referrals": [_referral_out(referral, numbers) for referral in dossier.referrals],
        "extensions": [_fields(extension, "id") for extension in dossier.extensions],
        "strikes": [_fields(strike, "id") for strike in dossier.strikes],
        "sent": [_letter_out(letter, numbers, papers) for letter in dossier.sent],
        "arrangements": [_fields(arrangement, "id") for arrangement in dossier.arrangements],
        "milestones": [_fields(milestone, "id") for milestone in dossier.milestones],
        "outcomes": [_fields(outcome, "id") for outcome in dossier.outcomes],
    } | {name: [_around_out(part, dossier) for part in getattr(dossier, name)] for name in _AROUND}
    return {name: found for name, found in kept.items() if found or name not in _LATER_PARTS}


def _referral_out(referral: Referral, numbers: Mapping[str, int]) -> dict[str, Any]:
    kept = _fields(referral, "id", "history") | {"instead_of": numbers.get(referral.instead_of or "")}
    return _short(kept) | {"history": [_fields(step) for step in referral.history]}


def _around_out(part: Any, dossier: Dossier) -> dict[str, Any]:
    """Of a decision, the action and the referral by their number."""
    kept = _fields(part, "id")
    if isinstance(part, CaseDecision):
        kept["action"] = _number(part.action, dossier.actions)
        kept["referral"] = _number(part.referral, dossier.referrals)
    return kept


def _number(wanted: str | None, records: Iterable[Any]) -> int | None:
    """The place of a record among others, counted from 1."""
    return next((number for number, record in enumerate(records, 1) if record.id == wanted), None)


def _letter_out(letter: SentLetter, numbers: Mapping[str, int], papers: Mapping[str, bytes]) -> dict[str, Any]:
    kept = _fields(letter, "id") | {"referrals": [numbers[name] for name in letter.referrals if name in numbers]}
    if letter.id in papers:
        kept["pdf"] = base64.b64encode(papers[letter.id]).decode()
    return kept


def _short(kept: dict[str, Any]) -> dict[str, Any]:
    """Without the later fields that say nothing: a program that does not know them reads the file as well."""
    return {name: value for name, value in kept.items() if name not in _LATER or _plain(value, name in ONE_LINE)}


def _conversation_out(conversation: Conversation) -> dict[str, Any]:
    answers = conversation.answers
    kept = _fields(conversation, "id", "answers", "exchanges")
    kept["answers"] = {
        name: answer.value if answer.state == "answered" else {answer.state: True}
        for name, answer in answers.items()
        if answer.state != "open"
    }
    kept["notes"] = {name: note for name, answer in answers.items() if (note := tidy(answer.note))}
    kept["concerns"] = sorted(name for name, answer in answers.items() if answer.concern)
    if conversation.exchanges:  # left out otherwise, as in `_short`
        kept["exchanges"] = [_fields(exchange) for exchange in conversation.exchanges]
    return kept


def _fields(record: Any, *left_out: str) -> dict[str, Any]:
    names = (field.name for field in dataclasses.fields(record))
    return {name: getattr(record, name) for name in names if name not in left_out}


def _plain(value: Any, one_line: bool = False) -> Any:
    """What JSON can say, with text as an import would keep it."""
    if isinstance(value, dict):
        return {key: item if key == "pdf" else _plain(item, key in ONE_LINE) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return tidy(value, one_line) if isinstance(value, str) else value
