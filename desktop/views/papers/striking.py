"""Taking one answer out of what goes to one organisation, and letting it go again. Plain data."""

from __future__ import annotations

from datetime import date

from desktop.dossier.model import Dossier, Speaker, Strike


def strike(dossier: Dossier, organisation: str, question: str, by: Speaker, today: date) -> None:
    """Let an answer not go to an organisation; who said so first stays."""
    if question not in dossier.struck(organisation):
        dossier.strikes.append(Strike(organisation, question, by, today))


def restore(dossier: Dossier, organisation: str, question: str) -> None:
    """Let an answer go again, as far as it may."""
    about = (organisation, question)
    dossier.strikes[:] = [one for one in dossier.strikes if (one.organisation, one.question) != about]
