"""One language's catalog: gettext PO, context = what the text is, source = Dutch. The one user of Babel's PO.

A text is reviewed only when a named interpreter removed its `fuzzy` mark; until then it is a draft.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from desktop.errors import ContentError, Finding
from desktop.translate.languages import Language, language

State = Literal["reviewed", "draft", "outdated", "missing", "source"]


@dataclass(frozen=True)
class Translated:
    """A text in the newcomer's language.

    Attributes:
        text: empty when missing.
        state: reviewed by an interpreter, draft, outdated (the Dutch changed since), missing,
            or source (the newcomer's language is Dutch).
    """

    text: str
    state: State


@dataclass(frozen=True)
class _Entry:
    source: str
    text: str
    fuzzy: bool


class Catalog:
    """The texts of one language.

    Attributes:
        language: the language and its direction.
    """

    def __init__(self, code: str, entries: dict[str, _Entry] | None = None) -> None:
        self.language: Language = language(code)
        self._entries = entries or {}

    def get(self, context: str, source: str) -> Translated:
        """The text for a context whose Dutch is `source`, with its state."""
        if self.language.code == "nl":
            return Translated(source, "source")
        entry = self._entries.get(context)
        if entry is None or not entry.text:
            return Translated("", "missing")
        if entry.source != source:
            return Translated(entry.text, "outdated")
        return Translated(entry.text, "draft" if entry.fuzzy else "reviewed")

    def say(self, context: str, source: str) -> str:
        """The text alone; the Dutch where there is none. Fits `questions.answers.in_words`."""
        return self.get(context, source).text or source

    def __len__(self) -> int:
        return len(self._entries)


def load(folder: Path, code: str) -> Catalog:
    """The catalog of a language; an empty one when the folder has none.

    Raises:
        ContentError: when the file is no PO file.
    """
    file = folder / f"{code}.po"
    if not file.is_file():
        return Catalog(code)
    return Catalog(code, {context: entry for context, entry in _read(file)})


def available(folder: Path) -> list[str]:
    """Codes of the languages that have a catalog."""
    return sorted(file.stem for file in folder.glob("*.po"))


def merge(folder: Path, code: str, sources: Iterable[tuple[str, str]]) -> dict[State, int]:
    """Bring a catalog up to date with the Dutch, and write it.

    A text whose Dutch changed keeps its translation and stays outdated (its old Dutch stands in the
    entry until an interpreter looks at it); a new one is added empty; one that is gone is dropped.

    Returns:
        how many texts are in each state.
    """
    from babel.messages.catalog import Catalog as PO
    from babel.messages.pofile import write_po

    wanted = list(sources)
    have = load(folder, code)
    file = folder / f"{code}.po"
    po = PO(locale=None, project="startgesprek", charset="utf-8", header_comment=_HEADER, fuzzy=False)
    counts: dict[State, int] = {"reviewed": 0, "draft": 0, "outdated": 0, "missing": 0}
    for context, source in wanted:
        found = have.get(context, source)
        counts[found.state] += 1
        old = have._entries.get(context)
        changed = found.state == "outdated" and old is not None
        flags = ("fuzzy",) if found.state in ("draft", "outdated") else ()
        po.add(old.source if changed and old else source, found.text, context=context, flags=flags)
    with file.open("wb") as out:
        write_po(out, po, width=110, omit_header=True)
    text = file.read_text("utf-8")
    file.write_text(_header(code) + text, "utf-8")
    return counts


_HEADER = ""


def _header(code: str) -> str:
    name = language(code)
    return (
        f"# {name.dutch} ({name.own}): texts of Startgesprek. `fuzzy` = draft, not yet reviewed by an interpreter.\n"
        'msgid ""\nmsgstr ""\n'
        '"Project-Id-Version: startgesprek\\n"\n'
        f'"Language: {code}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )


def _read(file: Path) -> list[tuple[str, _Entry]]:
    from babel.messages.pofile import PoFileError, read_po

    try:
        with file.open("rb") as source:
            po = read_po(source, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 1
        problem = "dit is geen goed PO-bestand. Open het in Poedit of zet een eerdere versie terug."
        raise ContentError([Finding(str(file), line, "-", problem)]) from None
    return [
        (message.context, _Entry(str(message.id), str(message.string or ""), message.fuzzy))
        for message in po
        if message.context and message.id
    ]
