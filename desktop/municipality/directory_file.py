"""Changes the text of `organisations.yaml` as a person would: comments, order and quotation marks stay.

The one user of ruamel.yaml. Only the entry that is changed goes through it: the rest stays as it is, and it is quick.
`directory_saving` puts the new text in the place of the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import StringIO
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark, YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString
from ruamel.yaml.tokens import CommentToken

from desktop.errors import UserError
from desktop.municipality.directory import Activity
from desktop.municipality.model import Organisation

CHANGED = "Deze kaart is intussen ook ergens anders veranderd. Er is niets bewaard. Ga terug en open haar opnieuw."
GONE = "Deze kaart staat niet meer in de map van de gemeente. Er is niets bewaard."
WIDE = 1_000_000
"""Signs of a line, before it is broken: a person breaks lines, the program does not."""
KEY = "organisations:\n"
_LIST = re.compile(r"organisations:\s*(#.*)?$")
_DASH = re.compile(r"( *)- ")
_IDS = ("id", "role", "icon", "way", "themes", "days")
"""Fields that hold names of the program and no words of people."""


__all__ = ["CHANGED", "GONE", "YAMLError", "with_organisation", "without_organisation"]


def with_organisation(text: str, organisation: Organisation, before: Organisation | None = None) -> str:
    """The text of the file with an organisation in the place of its older self, or at the end when it is new.

    Args:
        before: as it was when the person began; None when it is new.

    Raises:
        UserError: it was changed or taken out meanwhile, or its id is there already.
    """
    above, part, below = _cut(text, organisation.id)
    yaml, whole = _read(part)
    entries = whole["organisations"]
    place = _place(entries, organisation.id)
    if (before is None) != (place is None):
        raise UserError(CHANGED if before is None else GONE)
    if place is None:
        follows = _take(whole, "organisations")
        _give(whole, "organisations", "\n")
        entries.append(CommentedMap())
        _fill(entries[-1], organisation, None)
        _give(whole, "organisations", follows)
    elif before is not None:
        if not _same(entries[place], before):
            raise UserError(CHANGED)
        _fill(entries[place], organisation, before)
    return _joined(text, above, _written(yaml, whole), below)


def without_organisation(text: str, organisation_id: str) -> str:
    """The text of the file without an organisation. What stands above it and below it stays.

    Raises:
        UserError: it is not there.
    """
    above, part, below = _cut(text, organisation_id)
    yaml, whole = _read(part)
    entries = whole["organisations"]
    place = _place(entries, organisation_id)
    if place is None:
        raise UserError(GONE)
    if len(entries) == 1:
        return _joined(text, above, KEY, below.removeprefix("\n"))
    _remove(whole, "organisations", place)
    return _joined(text, above, _written(yaml, whole), below)


def _cut(text: str, organisation_id: str) -> tuple[str, str, str]:
    """What stands above an entry, a file with that entry alone, and what stands below it.

    The last entry when there is no such one: a new one comes after it. The whole file, with nothing above and below,
    where entries are not written below each other.
    """
    lines = text.replace("\r\n", "\n").splitlines(keepends=True)
    starts = _starts(lines)
    found = None
    for start, end in zip(starts, [*starts[1:], _end(lines, starts)], strict=True):
        while end > start + 1 and not lines[end - 1].partition("#")[0].strip():
            end -= 1  # that stands just above the next entry
        part = KEY + "".join(lines[start:end])
        found = ("".join(lines[:start]), part, "".join(lines[end:]))
        if organisation_id in part and _place(_read(part)[1]["organisations"], organisation_id) is not None:
            break
    return found or ("", "".join(lines), "")


def _starts(lines: Sequence[str]) -> list[int]:
    """The numbers of the lines on which an entry begins; none where they are not written below each other."""
    first = next((number for number, line in enumerate(lines) if _LIST.match(line)), len(lines))
    found: list[int] = []
    indent = None
    for number, line in enumerate(lines[first + 1 :], first + 1):
        dash = _DASH.match(line)
        if dash and indent is None:
            indent = dash[1]
        if dash and dash[1] == indent:
            found.append(number)
        elif line[:1].isalpha():
            break
    return found


def _end(lines: Sequence[str], starts: Sequence[int]) -> int:
    """The number of the line after the last entry."""
    after = range(starts[-1] + 1 if starts else 0, len(lines))
    return next((number for number in after if lines[number][:1].isalpha()), len(lines))


def _joined(before: str, above: str, part: str, below: str) -> str:
    """The whole text again, with the line ends that it had."""
    whole = above + (part.removeprefix(KEY) if above else part) + below
    return whole.replace("\n", "\r\n") if "\r\n" in before else whole


def _read(text: str) -> tuple[YAML, Any]:
    found = next(filter(None, map(_DASH.match, text.splitlines())), None)
    indent = len(found[1]) if found else 2
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = WIDE
    yaml.indent(mapping=2, sequence=indent + 2, offset=indent)
    return yaml, yaml.load(text)


def _written(yaml: YAML, whole: Any) -> str:
    out = StringIO()
    yaml.dump(whole, out)
    return out.getvalue()


def _place(entries: Any, item_id: str) -> int | None:
    return next((number for number, entry in enumerate(entries) if entry.get("id") == item_id), None)


def _same(entry: Any, known: Organisation) -> bool:
    """Whether an entry of the file says the same as an organisation that was read from it before."""
    try:
        return Organisation.model_validate(entry) == known
    except ValidationError:
        return False


def _fill(entry: Any, item: Organisation | Activity, before: Organisation | Activity | None) -> None:
    """Write the fields that are others than before; what is left empty and was not there does not come."""
    for name, field in type(item).model_fields.items():
        value = getattr(item, name)
        if (before is not None and value == getattr(before, name)) or (name not in entry and value == field.default):
            continue
        if name == "activities":
            _fill_activities(entry, item, before)
        else:
            _put(entry, name, _yaml(name, value), list(type(item).model_fields))


def _fill_activities(entry: Any, item: Any, before: Any) -> None:
    known = {one.id: one for one in before.activities} if before else {}
    if not entry.get("activities"):
        _put(entry, "activities", CommentedSeq(), list(type(item).model_fields))
        entry["activities"].fa.set_block_style()
    entries, kept = entry["activities"], {one.id for one in item.activities}
    follows = _take(entry, "activities")
    for number in reversed(range(len(entries))):
        if entries[number].get("id") not in kept:
            _remove(entry, "activities", number)
    for one in item.activities:
        place = _place(entries, one.id)
        if place is None:
            entries.append(CommentedMap())
            place = len(entries) - 1
        _fill(entries[place], one, known.get(one.id))
    if not entries:
        entries.fa.set_flow_style()
        entry.ca.items.pop("activities", None)
    _give(entry, "activities", follows)


def _put(entry: Any, name: str, value: Any, order: list[str]) -> None:
    """Set a field; a new one comes where the model has it. What stands below stays below."""
    if name in entry:
        follows = _take(entry, name)
        entry[name] = value
        _give(entry, name, follows)
        return
    keys = list(entry)
    earlier = [number for number, key in enumerate(keys) if key in order and order.index(key) < order.index(name)]
    place = max(earlier, default=-1) + 1
    follows = _take(entry, keys[place - 1]) if place else ""
    entry.insert(place, name, value)
    _give(entry, name, follows)


def _remove(node: Any, name: str, number: int) -> None:
    """Take an entry out of the list in a field; what stood above it and below it stays."""
    entries = node[name]
    stood = (entries.ca.items.get(number) or [None, None])[1] or []
    above = [token for token in stood if token.value.strip()]
    follows = _take(entries, number) if number == len(entries) - 1 else ""
    del entries[number]
    if entries and number == 0:
        _above_first(node, name)
    elif number < len(entries):
        there = entries.ca.items.setdefault(number, [None, None, None, None])
        there[1] = [*above, *(there[1] or [])]
    elif entries:
        _give(entries, number - 1, "".join(token.value for token in above) + follows)


def _above_first(node: Any, name: str) -> None:
    """What stood above an entry that is now the first: that is kept with the field that the list is in."""
    tokens = (node[name].ca.items.pop(0, None) or [None, None])[1] or []
    if any(token.value.strip() for token in tokens):
        held = node.ca.items.setdefault(name, [None, None, None, None])
        held[3] = [*(held[3] or []), *(token for token in tokens if token.value.strip())]


def _yaml(name: str, value: Any) -> Any:
    """A value as it stands in the file: text in quotation marks, an id without them, a list on one line."""
    text = str if name in _IDS else DoubleQuotedScalarString
    if isinstance(value, tuple):
        made = CommentedSeq(map(text, value))
        made.fa.set_flow_style()
        return made
    return text(value) if isinstance(value, str) else value


# Comments and white lines: ruamel.yaml keeps what stands below a value with that value, however deep it lies


def _leaf(node: Any, key: Any) -> tuple[Any, Any, int]:
    """Where the lines below a part of the file are kept: of which node, at which key, in which place."""
    child = node[key]
    while isinstance(child, CommentedMap | CommentedSeq) and child and not child.fa.flow_style():
        node, key = child, list(child)[-1] if isinstance(child, CommentedMap) else len(child) - 1
        child = node[key]
    return node, key, 2 if isinstance(node, CommentedMap) else 0


def _take(node: Any, key: Any) -> str:
    """Take away the lines below a part of the file, and give them; a remark on its own line stays."""
    node, key, place = _leaf(node, key)
    held = node.ca.items.get(key)
    token = held[place] if held else None
    if token is None:
        return ""
    own, _, below = token.value.partition("\n")
    held[place] = CommentToken(own + "\n", token.start_mark, None) if own else None
    if not any(held):
        del node.ca.items[key]
    return str(below)


def _give(node: Any, key: Any, lines: str) -> None:
    """Put lines below a part of the file."""
    if not lines:
        return
    node, key, place = _leaf(node, key)
    held = node.ca.items.setdefault(key, [None, None, None, None])
    own = held[place].value if held[place] else "\n"
    held[place] = CommentToken(own + lines, held[place].start_mark if held[place] else CommentMark(0), None)
