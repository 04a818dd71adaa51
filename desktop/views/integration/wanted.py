"""Which part of what comes and has passed somebody looks at: as ids of a page, and what that leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Literal, get_args

from desktop.dossier.integration import URGENCIES, Due, Kind

Which = Literal["all", "passed", "near", "coming", "stuck", "undated"]
About = Literal["", "term", "relief", "step"]
LISTS: tuple[Which, ...] = get_args(Which)
ABOUT: Mapping[About, tuple[Kind, ...]] = {
    "term": ("deadline", "loan"),
    "relief": ("relief",),
    "step": ("step",),
}
"""What the list can be narrowed to, and the kinds that belong to it."""
WITHIN = 3
"""A word of so many letters is found anywhere in a name; a shorter one where a word of it begins."""


@dataclass(frozen=True)
class Row:
    """Something that comes or has passed, of one newcomer.

    Attributes:
        folded: the name as it is compared; a space stands before every word.
    """

    dossier_id: str
    name: str
    folded: str
    due: Due


@dataclass(frozen=True)
class Wanted:
    """What stands in the fields of the page.

    Attributes:
        which: the list.
        about: only these kinds; empty for every kind.
        text: words that stand in a name.
    """

    which: Which = "all"
    about: About = ""
    text: str = ""

    @classmethod
    def of(cls, ids: Mapping[str, str]) -> Wanted:
        """What the ids of a page ask for; what is not known is left as it is by itself."""
        which: Which = next((known for known in LISTS if known == ids.get("which")), "all")
        about: About = next((known for known in ABOUT if known == ids.get("about")), "")
        return cls(which, about, ids.get("text", ""))

    @property
    def ids(self) -> dict[str, str]:
        """The ids by which the page is shown as it is now; nothing of what is so by itself."""
        usual = asdict(Wanted())
        return {name: value for name, value in asdict(self).items() if value != usual[name]}

    @property
    def narrowed(self) -> bool:
        """Whether something of this list may not be shown."""
        return bool(self.about or self.text.strip())


def in_order(rows: Iterable[Row]) -> list[Row]:
    """What has to be looked at; the most urgent first. What is later, and what is over for good, is left out."""
    shown = [row for row in rows if row.due.urgency in LISTS]
    rank = {urgency: place for place, urgency in enumerate(URGENCIES)}
    return sorted(shown, key=lambda row: (rank[row.due.urgency], row.due.day or date.max, row.folded))


def sifted(rows: Sequence[Row], wanted: Wanted, words: Sequence[str]) -> tuple[list[Row], dict[Which, int]]:
    """The rows of the list, and how many every list has within the same choice.

    Args:
        words: of `wanted.text`, as they are compared; none of a text without letters or digits, which finds nobody.
    """
    kinds = ABOUT.get(wanted.about)
    left = [row for row in rows if kinds is None or row.due.kind in kinds]
    if wanted.text.strip() and not words:
        left = []
    for word in words:
        sought = word if len(word) >= WITHIN else f" {word}"
        left = [row for row in left if sought in row.folded]
    counted = Counter(row.due.urgency for row in left)
    counts: dict[Which, int] = {which: len(left) if which == "all" else counted[which] for which in LISTS}
    return [row for row in left if wanted.which in ("all", row.due.urgency)], counts
