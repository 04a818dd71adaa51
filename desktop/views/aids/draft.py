"""What somebody wants translated by the machine, and what became of it: plain data, kept until it is accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop.dossier.model import Exchange
from desktop.translate.models import Model

DUTCH = "nl"


@dataclass(frozen=True)
class Made:
    """What the machine made of a text.

    Attributes:
        original: the text it was given.
        translation: its words.
        model: names and versions of the models.
        question: id of the question on the screen when it was asked for.
    """

    original: str
    translation: str
    model: str
    question: str = ""


@dataclass(eq=False)
class Draft:
    """One text under way, from one language to another.

    Attributes:
        source, target: codes of the languages.
        texts: what stands in the field now, by language: a text stays there when it is to go to another language.
        made: what the machine made, maybe of a text that was changed since.
        words: the translation as a person left it.
        back: words translated back; empty as long as they are not.
        back_of: the words that `back` was made of.
        trouble: why there is no translation; empty when nothing went wrong.
        back_trouble: why there is no back-translation.
    """

    source: str
    target: str
    texts: dict[str, str] = field(default_factory=dict)
    made: Made | None = None
    words: str = ""
    back: str = ""
    back_of: str = ""
    trouble: str = ""
    back_trouble: str = ""

    @property
    def typed(self) -> str:
        """What stands in the field now."""
        return self.texts.get(self.source, "")

    @typed.setter
    def typed(self, text: str) -> None:
        self.texts[self.source] = text

    @property
    def current(self) -> Made | None:
        """What the machine made of the very text that stands in the field."""
        return self.made if self.made and self.made.original == self.typed.strip() else None

    @property
    def changed(self) -> bool:
        """Whether the text was changed since it was translated."""
        return self.made is not None and bool(self.typed.strip()) and self.current is None

    @property
    def edited(self) -> bool:
        """Whether a person changed the machine's words."""
        return self.made is not None and _plain(self.words) != _plain(self.made.translation)

    @property
    def back_fits(self) -> bool:
        """Whether the back-translation is one of the words that stand there now."""
        return bool(self.back) and _plain(self.back_of) == _plain(self.words)

    @property
    def pair(self) -> tuple[str, str]:
        """The newcomer's words, and the Dutch."""
        original = self.made.original if self.made else self.typed.strip()
        return (original, self.words.strip()) if self.target == DUTCH else (self.words.strip(), original)

    def take(self, made: Made) -> None:
        """Take over what the machine made of a text."""
        self.made, self.words, self.trouble = made, made.translation, ""
        self.take_back("", "")

    def take_back(self, back: str, of: str) -> None:
        """Take over what the machine made of its translation."""
        self.back, self.back_of, self.back_trouble = back, of, ""

    def drop(self) -> None:
        """Forget the translation; what was typed stays."""
        self.made, self.words, self.trouble = None, "", ""
        self.take_back("", "")

    def exchange(self, today: date) -> Exchange:
        """The record of what was accepted. A back-translation of other words than these is left out."""
        assert self.made is not None
        return Exchange(
            speaker="newcomer" if self.target == DUTCH else "professional",
            original=self.made.original,
            original_language=self.source,
            translation=self.words.strip(),
            translation_language=self.target,
            said_on=today,
            back=self.back if self.back_fits else "",
            model=self.made.model,
            edited=self.edited,
            question=self.made.question,
        )


@dataclass
class Drafts:
    """The drafts of a conversation, one for each way of translating."""

    _drafts: dict[tuple[str, str], Draft] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)

    def draft(self, source: str, target: str) -> Draft:
        """The draft from one language to another."""
        return self._drafts.setdefault((source, target), Draft(source, target, self._texts))

    def accepted(self, draft: Draft) -> None:
        """A draft was kept: nothing of its text comes back, in whatever language."""
        draft.typed = ""
        for one in self._drafts.values():
            if one.source == draft.source:
                one.drop()


def names(models: Sequence[Model]) -> str:
    """Models in words, as they are kept with what they made."""
    return ", ".join(f"{model.name} {model.version}".strip() for model in models)


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").strip()  # a text field gives no other space back
