"""What is kept of a newcomer himself, as the dossier page shows it."""

from __future__ import annotations

from desktop.dossier.model import Newcomer
from desktop.questions import dates
from desktop.translate.countries import country
from desktop.translate.languages import language
from desktop.views.desk import Desk
from desktop.views.newcomers.newcomer import REGIMES


def facts(desk: Desk, newcomer: Newcomer) -> list[tuple[str, str]]:
    """Names and what they are; a dash for what is not known."""
    spoken = language(newcomer.language)
    age = newcomer.age(desk.today())
    born = dates.write(newcomer.birth_date) + (f" ({age} jaar)" if age is not None and age >= 0 else "")
    rows = [
        ("Taal", f"{spoken.dutch} · {spoken.own}"),
        ("Tolk", newcomer.interpreter),
        ("Geboren", born),
        ("Herkomst", country(newcomer.country) if desk.guide.municipality.settings.record_origin else ""),
        ("Koppeling", dates.write(newcomer.linked_on)),
        ("In de woning", dates.write(newcomer.moved_in_on)),
        ("Regeling", REGIMES.get(newcomer.regime or "", "")),
        ("Huishouden", newcomer.household),
    ]
    return [(name, value or "—") for name, value in rows]
