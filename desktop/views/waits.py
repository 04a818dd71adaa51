"""How long people wait for each organisation: learned in the background once the vault is open, and then at hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from desktop.views.background import Background

if TYPE_CHECKING:
    from desktop.dossier.waiting import Waited
    from desktop.store.queries import Dossiers


class Waits:
    """Called, it gives what is known by now, by the id of an organisation; nothing until it is learned."""

    def __init__(self) -> None:
        self._known: Mapping[str, Waited] = {}

    def __call__(self) -> Mapping[str, Waited]:
        """What the history tells."""
        return self._known

    def learn(self, dossiers: Dossiers, background: Background, today: Callable[[], date]) -> None:
        """Learn it anew. Without it everything works: the organisations' own figures are told then."""

        def work() -> Mapping[str, Waited]:
            from desktop.dossier.waiting import learn

            return learn(dossiers.cases(), today())

        background.run(work, self._keep, lambda _: None)

    def _keep(self, known: Mapping[str, Waited]) -> None:
        self._known = known
