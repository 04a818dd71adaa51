"""Which list somebody looks at, and what he narrowed it to: as ids of a page, and as what the store is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import cast, get_args

from desktop.dossier.work import LISTS, Order, Search, WorkList

MOST = 500
"""Tasks that are shown at once."""
EVERY = 1_000_000
"""Tasks that are written to a file."""


@dataclass(frozen=True)
class Wanted:
    """What stands in the fields of the page.

    Attributes:
        professional: whose agreements are shown; not looked at in the list of one's own.
    """

    which: WorkList = "all"
    professional: str = ""
    organisation: str = ""
    text: str = ""
    order: Order = "due"
    descending: bool = False

    @classmethod
    def of(cls, ids: Mapping[str, str]) -> Wanted:
        """What the ids of a page ask for; what is not known is left as it is by itself."""
        which, order = ids.get("which", ""), ids.get("order", "")
        return cls(
            which=which if which in LISTS else "all",
            professional="" if which == "mine" else ids.get("professional", ""),
            organisation=ids.get("organisation", ""),
            text=ids.get("text", ""),
            order=cast(Order, order) if order in get_args(Order) else "due",
            descending=bool(ids.get("descending")),
        )

    @property
    def ids(self) -> dict[str, str]:
        """The ids by which the page is shown as it is now; nothing of what is so by itself."""
        now = asdict(self) | {"descending": "yes" if self.descending else ""}
        usual = asdict(Wanted()) | {"descending": ""}
        return {name: str(value) for name, value in now.items() if value != usual[name]}

    @property
    def narrowed(self) -> bool:
        """Whether there may be tasks of this list that are not shown."""
        others = self.professional and self.which != "mine"
        return bool(others or self.organisation or self.text.strip())

    def search(self, me: str, limit: int = MOST) -> Search:
        """What the store is asked.

        Args:
            me: name of whoever looks.
        """
        whose = me if self.which == "mine" else self.professional
        return Search(self.which, whose, self.organisation, self.text, self.order, self.descending, limit)
