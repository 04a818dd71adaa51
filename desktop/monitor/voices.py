"""Lines in which somebody tells anew what people gave along, and that may leave the vault once each is approved.

A line is typed by a person: nothing of a dossier is ever put into it by the program. Approval is of exactly the words
that were read, with what was deliberately left standing: other words, or a mark that was not there, and it is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from desktop.dossier.record_id import new_id
from desktop.errors import AnswerError

if TYPE_CHECKING:  # what marks are found with is not needed to keep a line
    from desktop.monitor.certain import Known, Mark
    from desktop.monitor.model import Period

VoiceKind = Literal["tip", "need", "stalled"]
KINDS: tuple[VoiceKind, ...] = get_args(VoiceKind)
TITLES: Mapping[VoiceKind, str] = {
    "tip": "Tips",
    "need": "Waar nog geen hulp voor is",
    "stalled": "Waar het stokt",
}
_EMPTY = "Schrijf eerst een regel."


@dataclass(eq=False)
class Voice:
    """One line. It names nobody and belongs to no dossier.

    Attributes:
        text: tidied.
        kind: what it is about.
        on: when these words were written.
        by: who wrote them.
        first, last: the days of the period it is about, whole quarters.
        kept: keys of the marks that somebody deliberately let stand (`Mark.key`).
        approved_on, approved_by: when and by whom exactly this was approved; None and empty when it was not.
    """

    text: str
    kind: VoiceKind
    on: date
    by: str
    first: date
    last: date
    kept: list[str] = field(default_factory=list)
    approved_on: date | None = None
    approved_by: str = ""
    id: str = field(default_factory=new_id)

    @property
    def approved(self) -> bool:
        """Whether it may leave, as far as it was read then."""
        return self.approved_on is not None

    @property
    def said(self) -> tuple[str, str, date, date, tuple[str, ...]]:
        """What an approval is of."""
        return self.text, self.kind, self.first, self.last, tuple(sorted(self.kept))

    def within(self, period: Period) -> bool:
        """Whether it is about this period, or a part of it."""
        return period.first <= self.first and self.last <= period.last


@dataclass(frozen=True)
class Going:
    """What of the lines goes into an export.

    Attributes:
        lines: the texts, by kind; each once, in the order of the alphabet, which tells nothing.
        held: approved, but something in it is marked by now that nobody let stand.
        waiting: of this period, and not approved.
    """

    lines: Mapping[VoiceKind, tuple[str, ...]] = field(default_factory=dict)
    held: tuple[Voice, ...] = ()
    waiting: int = 0

    @property
    def count(self) -> int:
        """How many lines go."""
        return sum(map(len, self.lines.values()))


NOTHING = Going()


def written(text: str) -> str:
    """A line as it is kept.

    Raises:
        AnswerError: there is nothing in it, or it is too long.
    """
    from desktop.monitor.certain import LONGEST, tidy

    line = tidy(text)
    if not any(sign.isalnum() for sign in line):
        raise AnswerError(_EMPTY)
    if len(line) > LONGEST:
        raise AnswerError(f"Deze regel is te lang. Schrijf hoogstens {LONGEST} tekens.")
    return line


def open_marks(found: Iterable[Mark], kept: Iterable[str]) -> list[Mark]:
    """The marks that nobody let stand, and those that nobody can let stand."""
    known = set(kept)
    return [mark for mark in found if mark.must_go or mark.key not in known]


def changed(before: Voice, **changes: object) -> Voice:
    """A line with something else in it: what an approval was of is gone, and so is the approval."""
    after = replace(before, **changes)  # type: ignore[arg-type]  # the fields of the record
    return after if after.said == before.said else replace(after, approved_on=None, approved_by="")


def going(voices: Sequence[Voice], period: Period, known: Known, allowed: Callable[[str], bool]) -> Going:
    """What may leave: read once more against all that the vault knows by now.

    Takes seconds the first time: call it off the GUI thread.

    Args:
        allowed: whether nothing is in a text that no export ever holds.
    """
    mine = [voice for voice in voices if voice.within(period)]
    approved = [voice for voice in mine if voice.approved]
    held = tuple(voice for voice in approved if not allowed(voice.text) or not _still_right(voice, known))
    lines = {
        kind: tuple(sorted({v.text for v in approved if v.kind == kind and v not in held}, key=_alphabet))
        for kind in KINDS
    }
    return Going({kind: texts for kind, texts in lines.items() if texts}, held, len(mine) - len(approved))


def _still_right(voice: Voice, known: Known) -> bool:
    from desktop.monitor.certain import tidy
    from desktop.monitor.marking import marks  # with an engine behind it that nobody needs without lines

    return voice.text == tidy(voice.text) and not open_marks(marks(voice.text, known), voice.kept)


def _alphabet(text: str) -> tuple[str, str]:
    return text.casefold(), text
