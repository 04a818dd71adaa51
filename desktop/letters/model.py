"""A letter as plain data: what it says, never how it is drawn. Every text is plain text, never markup."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Kind = Literal[
    "report", "actions", "referral", "agreements", "everything",
    "consent", "reminder", "stop", "invitation", "message", "promised", "work",
    "before", "timeline", "household", "planning", "tips", "cards", "monitor", "directory",
    "meeting", "attendance", "intake", "annex",
    "coordination_agenda", "coordination_minutes", "buddy",
]  # fmt: skip
Direction = Literal["ltr", "rtl"]
Tone = Literal["normal", "lead", "quiet"]


class Tongue(NamedTuple):
    """A language on paper: its code (ISO 639) and the direction its lines run."""

    code: str
    direction: Direction = "ltr"


DUTCH = Tongue("nl")


@dataclass(frozen=True)
class Letterhead:
    """Who sends the letter.

    Attributes:
        sender: name of the municipality.
        lines: address, phone and the like, one line each; as many as there are.
        logo: bytes of a PNG or JPEG picture, or None.
        trouble: why the municipality's logo is not there, in Dutch, for the official; never on the paper.
    """

    sender: str
    lines: tuple[str, ...] = ()
    logo: bytes | None = field(default=None, repr=False)
    trouble: str = ""


@dataclass(frozen=True)
class Pair:
    """The same words in Dutch and in the newcomer's language; `own` is empty when there is no translation."""

    dutch: str
    own: str


@dataclass(frozen=True)
class Heading:
    """Opens a part of the letter; it never stands alone at the foot of a page. `icon` as in `Promise`.

    Attributes:
        minor: it opens a part of a part.
    """

    text: str | Pair
    icon: str = ""
    minor: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Running text; a line end in it is kept. `close` stays with the paragraph before, without white between.

    `icon` is the name of a drawing before it, for who cannot read; '' for none.
    """

    text: str | Pair
    tone: Tone = "normal"
    close: bool = False
    icon: str = ""


@dataclass(frozen=True)
class Fact:
    """A label and its value, with a note below it.

    Attributes:
        quiet: nothing was answered: the value is an explanation, drawn in grey.
        concern: needs attention: marked in the margin and by a word.
    """

    label: str
    value: str
    note: str = ""
    quiet: bool = False
    concern: bool = False


@dataclass(frozen=True)
class Facts:
    """Label-value rows."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True)
class Table:
    """A table with a head row that returns on every page.

    Attributes:
        head: the title of each column; empty for a table that goes on under a heading of its own.
        rows: one text for each column.
        shares: the part of the width each column takes; they add up to 1.
        continued: it goes on where another table ended: its head only stands where it goes on on the next page.
        bars: for each row a part of 1, drawn as a bar in the last column, or None; empty for a table without bars.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    continued: bool = False
    bars: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Promise:
    """Something somebody will do: a box to tick, what it is, and sentences (who, by when, whom to call).

    Attributes:
        done: ticks the box.
        icon: name of a drawing before the title (`drawings.py`); '' for none.
        icons: the same before each of the lines, in their order; lines beyond the last have none.
    """

    title: str | Pair
    lines: tuple[str | Pair, ...] = ()
    done: bool = False
    icon: str = ""
    icons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Promises:
    """Promises, each kept together on one page. `close` for choices on a form: little white and no rules between."""

    rows: tuple[Promise, ...]
    close: bool = False


@dataclass(frozen=True)
class Given:
    """A question and the answer to it, '' when it is not told. What was typed stands as it was, in one language."""

    question: str | Pair
    answer: str | Pair


@dataclass(frozen=True)
class Answers:
    """Questions with their answers, small, in two languages beside each other."""

    rows: tuple[Given, ...]


@dataclass(frozen=True)
class Side:
    """The words of one language, under a Dutch label; `back` is the same, translated there and back again."""

    label: str
    text: str
    tongue: Tongue
    back: str = ""


@dataclass(frozen=True)
class Saying:
    """Something said in two languages, side by side under a title; Dutch stands at the left."""

    title: str
    left: Side
    right: Side


@dataclass(frozen=True)
class Sayings:
    """Things said, in their order."""

    rows: tuple[Saying, ...]


@dataclass(frozen=True)
class Slope:
    """One scale or number through the conversations, drawn as a line of points.

    Attributes:
        title: the question, or what it is about.
        values: one a conversation, in the order of `Slopes.days`; None where it was not answered or cannot be compared.
        low, high: the ends of the scale, or the least and the most that was said.
        better_up: whether more is better; None when neither is.
        verdict: what became of it, in a word or a sentence.
        icon: name of a drawing before the title; '' for none.
    """

    title: str | Pair
    values: tuple[int | None, ...]
    low: int
    high: int
    better_up: bool | None
    verdict: str | Pair = ""
    icon: str = ""


@dataclass(frozen=True)
class Slopes:
    """Several of them below each other; `days` names the conversations. `dots` draws each as filled rounds, then
    and now, for who cannot read a chart."""

    days: tuple[str | Pair, ...]
    rows: tuple[Slope, ...]
    dots: bool = False


@dataclass(frozen=True)
class Spoke:
    """A life domain of a wheel: one score (0: worst, 1: best) a conversation, None where there is none."""

    title: str | Pair
    scores: tuple[float | None, ...]
    icon: str = ""


@dataclass(frozen=True)
class Wheel:
    """The life domains round a middle, the conversations laid over each other; `days` names them, oldest first."""

    days: tuple[str | Pair, ...]
    spokes: tuple[Spoke, ...]


@dataclass(frozen=True)
class Signatures:
    """A line to sign on for each name, side by side: three in a row when there are three, else two."""

    names: tuple[str | Pair, ...]


@dataclass(frozen=True)
class Spacer:
    """Empty height, in points."""

    height: float = 12.0


Block = Heading | Paragraph | Facts | Table | Promises | Answers | Sayings | Signatures | Slopes | Wheel | Spacer


@dataclass(frozen=True)
class Letter:
    """One paper of the packet.

    Attributes:
        kind: which paper it is.
        title: the title on the paper; the second language beside it, if any.
        letterhead: who sends it.
        blocks: the parts, in order.
        stem: file name without ending; it names no person.
        tongue: the language that stands beside Dutch in every `Pair`.
        recipient: id of the organisation a letter goes to; empty for the papers that go to none.
        waits: it must not be sent (yet): the newcomer does not allow it, or there is no reason for it.
        people: of a list, ids of the dossiers of those who stand on it: each of them may know that he did.
    """

    kind: Kind
    title: str | Pair
    letterhead: Letterhead
    blocks: tuple[Block, ...]
    stem: str
    tongue: Tongue = DUTCH
    recipient: str = ""
    waits: bool = False
    people: tuple[str, ...] = ()

    @property
    def dutch_title(self) -> str:
        """The title in Dutch, as the window lists it."""
        return self.title.dutch if isinstance(self.title, Pair) else self.title
