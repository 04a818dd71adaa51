"""Information cards to test with: one that is suggested, one that nobody suggests, one that is never printed."""

from __future__ import annotations

from desktop.questions.cards import Card, CardBook, CardTheme, KnownCard
from desktop.questions.conditions import compiled

HELPED = "steun"
"""An organisation that helps."""


def _card(name: str, title: str, discreet: bool = False) -> Card:
    return Card(
        id=name,
        theme="zorg",
        title=title,
        what=f"{title} is er voor u.",
        steps=("Bel eerst.", "Ga er dan heen."),
        know="Neem een tolk mee.",
        help="Uw contactpersoon.",
        discreet=discreet,
    )


def book(condition: str, helper: str = "") -> CardBook:
    """Three cards; the first is suggested when a condition holds, and an organisation helps with it."""
    return CardBook(
        (CardTheme(id="zorg", title="Gezondheid", icon="health"),),
        (
            KnownCard(_card("huisarts", "De huisarts"), "card:huisarts", compiled(condition), (helper,) * bool(helper)),
            KnownCard(_card("tandarts", "De tandarts"), "card:tandarts"),
            KnownCard(_card("veilig", "Veilig thuis", discreet=True), "card:veilig"),
        ),
    )
