"""What was noted around the conversations counts as it stood at the end of a period, for each municipality its own."""

from __future__ import annotations

from datetime import date

from desktop import guide as guides
from desktop.dossier.around import BuddyMatch, Certificate
from desktop.dossier.model import Dossier, Newcomer
from desktop.monitor.model import TOTAL, Period

from .counting_samples import people, talk
from .test_counting import counted, row

AROUND = {
    "bijeenkomst_genoteerd": (2, 3, 1, 0),
    "bijeenkomst_uitgenodigd": (1, 1, 1, 0),
    "bijeenkomst_bezoeken": (6, 0, 0, 0),
    "maatje_genoteerd": (2, 4, 0, 0),
    "maatje_elke_week": (1, 0, 1, 0),
    "maatje_wacht": (3, 3, 0, 0),
    "maatje_wachttijd": (3, 0, 0, 0),
    "taalmaatje_genoteerd": (1, 5, 0, 0),
    "inburgering_pvt": (2, 0, 0, 0),
    "inburgering_map": (1, 0, 0, 0),
    "inburgering_knm": (0, 0, 0, 0),
}
"""Yes, no, unknown and declined of each: see the samples."""


def test_everything_is_as_it_was_worked_out_by_hand() -> None:
    found = counted(guides.load("zeist"), people())
    assert {name: row(found[name, ""]) for name in AROUND} == AROUND
    assert found["maatje_wachttijd", ""].values == {TOTAL: (10, 29, 180)}
    assert found["bijeenkomst_bezoeken", ""].values == {TOTAL: (0, 0, 0, 0, 1, 1)}


def test_what_happened_around_the_conversations_counts_as_it_stood_then() -> None:
    """A month later Farid has his buddy, and waits no more. Of A, C, D, F and G: they spoke from March on."""
    zeist = guides.load("zeist")
    found = counted(zeist, people(), period=Period(date(2026, 3, 1), date(2026, 7, 31)))
    assert row(found["maatje_genoteerd", ""]) == (2, 3, 0, 0), "Amina and Farid"
    assert row(found["maatje_elke_week", ""]) == (1, 1, 0, 0)
    assert row(found["maatje_wacht", ""]) == (1, 4, 0, 0), "Chnar"
    assert found["maatje_wachttijd", ""].values == {TOTAL: (41,)}
    assert row(found["inburgering_map", ""]) == (2, 0, 0, 0)
    first = counted(zeist, people(), period=Period(date(2026, 1, 1), date(2026, 3, 10)))
    assert row(first["bijeenkomst_genoteerd", ""]) == (2, 2, 0, 0), "the meeting of May has yet to come"


def test_a_municipality_counts_its_own_buddies_and_parts() -> None:
    """A household in which one has a klusmaatje; what is Zeist's is not counted."""
    guide = guides.load("linderveen")
    held = [talk("start", date(2026, 2, 1))]
    since = date(2026, 2, 2)
    with_one = Dossier(Newcomer("Amina", "ar", household="7"), held)
    with_one.buddy_matches = [BuddyMatch("b", kind, since) for kind in ("klusmaatje", "taalmaatje")]
    beside = Dossier(Newcomer("Bashir", "ar", household="7"), held, certificates=[Certificate("kijkweek", since)])
    alone = Dossier(Newcomer("Chnar", "ckb"), held, certificates=[Certificate("map", since)])
    found = counted(guide, [with_one, beside, alone])
    assert row(found["klusmaatje_genoteerd", ""]) == (1, 1, 0, 0)
    assert row(found["dorpsmaatje_genoteerd", ""]) == (0, 2, 0, 0)
    assert row(found["kijkweek_gedaan", ""]) == (1, 0, 0, 0)
    assert not {"taalmaatje_genoteerd", "inburgering_pvt", "inburgering_map"} & guide.indicators.by_id.keys()
    assert "klusmaatje_genoteerd" not in guides.load("zeist").indicators.by_id
