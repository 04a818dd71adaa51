"""The manual as it is shipped: Markdown files, in the order of `index.md`. No window is known here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

INDEX = "index.md"
_LINK = re.compile(r"^- \[(?P<title>[^\]]+)\]\((?P<name>[^)]+\.md)\)\s*$")
_COMMENT = re.compile(r"<!--(.*?)-->\s*", re.DOTALL)
_MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|^\|[\s|:-]+\|$|^#+ |[*`\[\]|]", re.MULTILINE)
AROUND = 60
"""Signs that are shown before and after what was found."""


@dataclass(frozen=True)
class Chapter:
    """One task.

    Attributes:
        name: its file, as `index.md` names it; one that stands beside the manual begins with '../'.
        title: its heading.
        text: Markdown.
        besides: words that it is found by though they are not in it, from a comment.
    """

    name: str
    title: str
    text: str
    besides: str = ""

    @cached_property
    def plain(self) -> str:
        """Its words, without marks, on one line."""
        return " ".join(_MARKS.sub(" ", self.text).split())

    @cached_property
    def folded(self) -> str:
        """What is searched in, as long as `plain` or longer."""
        return f"{fold(self.plain)} {fold(self.besides)}"

    def picture(self, link: str) -> str:
        """The path of a picture in it, from the folder of the manual."""
        return _joined(self.name, link)


@dataclass(frozen=True)
class Found:
    """A chapter in which something was found, and the words around it."""

    chapter: Chapter
    around: str


@dataclass(frozen=True)
class Section:
    """Chapters under one heading of the contents."""

    title: str
    names: tuple[str, ...]


class Manual:
    """All chapters.

    Attributes:
        folder: where `index.md` stands.
        sections: the contents, in their order.
    """

    def __init__(self, folder: Path) -> None:
        """Raises: OSError: it is not there."""
        self.folder = folder
        self._chapters: dict[str, Chapter] = {}
        self.sections = _sections(self.chapter(INDEX).text)

    @property
    def names(self) -> Sequence[str]:
        """The chapters in their order, without the index."""
        return [name for section in self.sections for name in section.names]

    def chapter(self, name: str) -> Chapter:
        """One chapter, read when it is first asked for.

        Raises:
            KeyError: there is none, or it lies outside the documents.
        """
        if name not in self._chapters:
            file = (self.folder / name).resolve()
            inside = file.is_relative_to(self.folder.resolve().parent) and file.suffix == ".md"
            if not inside or not file.is_file():
                raise KeyError(name)
            self._chapters[name] = _chapter(name, file.read_text("utf-8"))
        return self._chapters[name]

    def linked(self, from_name: str, link: str) -> str:
        """The chapter that a link in another one leads to.

        Raises:
            KeyError: it leads to none.
        """
        name = _joined(from_name, link.partition("#")[0])
        return self.chapter(name).name

    def search(self, words: str) -> list[Found]:
        """The chapters that hold all words, or the beginnings of them: first those that have them in their title."""
        wanted = fold(words).split()
        if not wanted:
            return []
        found = []
        for number, name in enumerate(self.names):
            chapter = self.chapter(name)
            if all(word in chapter.folded for word in wanted):
                titled = all(word in fold(chapter.title) for word in wanted)
                often = sum(chapter.folded.count(word) for word in wanted)
                found.append((not titled, -often, number, Found(chapter, _around(chapter, wanted))))
        return [item for *_, item in sorted(found, key=lambda one: one[:3])]


def fold(text: str) -> str:
    """Small letters without accents, so that 'privé' is found as 'prive'; as long as the text, letter for letter."""
    return "".join(_small(sign) for sign in text)


def _small(sign: str) -> str:
    return (unicodedata.normalize("NFD", sign)[:1].lower() or sign)[:1]


def _chapter(name: str, text: str) -> Chapter:
    besides = " ".join(found.group(1) for found in _COMMENT.finditer(text))
    text = _COMMENT.sub("", text)
    heading = next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), name)
    return Chapter(name, heading, text, " ".join(besides.split()))


def _sections(index: str) -> tuple[Section, ...]:
    found: list[tuple[str, list[str]]] = []
    for line in index.splitlines():
        if line.startswith("## "):
            found.append((line[3:].strip(), []))
        elif link := _LINK.match(line):
            found[-1][1].append(link["name"])
    return tuple(Section(title, tuple(names)) for title, names in found)


def _joined(from_name: str, link: str) -> str:
    """A relative path in a document, seen from the folder of the manual."""
    parts: list[str] = []
    for part in (*PurePosixPath(from_name).parent.parts, *PurePosixPath(link).parts):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(_without_own_folder(parts))


def _without_own_folder(parts: list[str]) -> Iterator[str]:
    """From beside the manual a link may lead back into it: '../handleiding/kluis.md' is 'kluis.md'."""
    return iter(parts[2:] if parts[:2] == ["..", "handleiding"] else parts)


def _around(chapter: Chapter, wanted: Sequence[str]) -> str:
    """A few words around the first place where something was found."""
    heading = len(chapter.title)
    places = [chapter.folded.find(word, heading) for word in wanted]
    at = min((place for place in places if 0 <= place < len(chapter.plain)), default=heading)
    first, last = max(at - AROUND, heading), min(at + AROUND, len(chapter.plain))
    words = chapter.plain[first:last].strip()
    if first > heading:
        words = f"… {words.partition(' ')[2]}"
    if last < len(chapter.plain):
        words = f"{words.rpartition(' ')[0]} …"
    return words
