"""The directory: what is checked in it, who is still there, and that no municipality shows anything of another."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from desktop import guide as guides
from desktop import paths
from desktop.check import check
from desktop.guide import Guide
from desktop.municipality.directory import Activity, new_id
from desktop.municipality.directory_cards import Card, cards

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def zeist() -> Guide:
    return guides.load("zeist")


@pytest.fixture(scope="module")
def linderveen() -> Guide:
    return guides.load("linderveen")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Zeist's folder, elsewhere."""
    return Path(shutil.copytree(paths.questionnaires() / "municipalities" / "zeist", tmp_path / "zeist"))


def problems(folder: Path, old: str, new: str) -> list[str]:
    """What is said of the folder when this stands in its directory."""
    file = folder / "organisations.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    assert {Path(finding.file).name for finding in check(file)} == {"organisations.yaml"}
    return [f"{finding.where}: {finding.problem}" for finding in check(folder)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("themes: [taal, netwerk]", "themes: [tal, netwerk]", "het leefgebied 'tal' bestaat niet. Kijk de spelling na."
         " Bedoelt u 'taal'?"),
        ("id: zwemles", "id: fietsles", "de activiteit 'fietsles' staat er twee keer. Geef elk een eigen id."),
        ('neighbourhoods: ["Centrum"]', 'neighbourhoods: ["Centrm"]', "de wijk 'Centrm' bestaat niet. Kijk de spelling"
         " na. Bedoelt u 'Centrum'?"),
        ("days: [tue, fri]", "days: [tue, vri]", "nummer 2 van 'days' moet een van deze zijn: mon, tue, wed, thu, fri,"
         " sat, sun. Bedoelt u 'fri'?"),
        ("days: [tue, fri]", "until: 2026-12-01", "'until' is hier geen bekend veld."),
        ("    words: [\"bijstand\"", "    icon: huis\n    words: [\"bijstand\"", "het plaatje 'huis' is er niet."),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_what_was_meant(folder: Path, old: str, new: str, said: str) -> None:
    found = problems(folder, old, new)
    assert any(said in line for line in found), found


def test_a_file_by_itself_is_checked_for_what_it_can_tell(tmp_path: Path) -> None:
    file = tmp_path / "organisations.yaml"
    file.write_text(
        "organisations:\n"
        "  - {id: a, name: A, role: r, offers: T., verified_on: 2026-01-01, icon: nergens,\n"
        "     activities: [{id: x, title: X, text: T.}, {id: x, title: X, text: T.}]}\n",
        "utf-8",
    )
    said = [finding.problem for finding in check(file)]
    assert len(said) == 2
    assert "plaatje" in said[0]
    assert "twee keer" in said[1]


def test_what_is_shipped_has_a_theme_for_every_card_and_all_words_in_every_language(
    zeist: Guide, linderveen: Guide
) -> None:
    for guide in (zeist, linderveen):
        found = cards(guide.municipality, TODAY)
        assert all(card.themes for card in found)
        assert sum(card.activity is not None for card in found) >= 5
        for code in ("ar", "ti", "so"):
            catalog = guide.catalog(code)
            for card in found:
                names = ("title", "text", "audience", "cost") if card.activity else ("offers", "cost", "directions")
                told = [catalog.get(*card.part(guide.municipality, name)) for name in names]
                assert all(one.text and one.state == "draft" for one in told), card.id


def test_the_second_municipality_shows_nothing_of_the_first(zeist: Guide, linderveen: Guide) -> None:
    here, there = (cards(guide.municipality, TODAY) for guide in (zeist, linderveen))
    assert {card.id for card in here}.isdisjoint(card.id for card in there)
    assert {card.organisation.name for card in here}.isdisjoint(card.organisation.name for card in there)
    assert {name for card in here for name in card.neighbourhoods}.isdisjoint(
        name for card in there for name in card.neighbourhoods
    )
    assert "Zeist" not in " ".join(" ".join((card.title, card.text, *card.place)) for card in there)
    assert "dorp" in {theme for card in there for theme in card.themes}
    assert "dorp" not in {theme for card in here for theme in card.themes}


def test_who_ended_is_no_card_any_more_and_keeps_the_name(zeist: Guide) -> None:
    municipality = zeist.municipality
    ended = [
        one.model_copy(update={"until": TODAY}) if one.id == "meanderomnium" else one
        for one in municipality.organisations
    ]
    left = municipality.__class__(**{name: getattr(municipality, name) for name in type(municipality).model_fields}
                                  | {"organisations": tuple(ended)})  # fmt: skip
    ids = [card.id for card in cards(left, TODAY)]
    assert not any(name.startswith("meanderomnium") for name in ids)
    assert "meanderomnium/fietsles" in [card.id for card in cards(left, date(2026, 11, 21))]
    assert left.organisation_by_id["meanderomnium"].name == "MeanderOmnium"


def test_an_activity_has_what_its_organisation_has_unless_it_says_otherwise(zeist: Guide) -> None:
    organisation = zeist.municipality.organisation_by_id["taalhuis"]
    plain = Card(organisation, Activity(id="x", title="X", text="Y."))
    assert plain.languages == organisation.languages
    assert plain.place == organisation.address
    assert plain.verified_on == organisation.verified_on
    assert plain.days == plain.neighbourhoods == ()
    own = Card(
        organisation,
        Activity(id="x", title="X", text="Y.", languages=("Frans",), place="Park", verified_on=date(2020, 1, 1)),
    )
    assert (own.languages, own.place, own.stale(TODAY)) == (("Frans",), ("Park",), True)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Taalcafé De Brug", "taalcafe-de-brug"),
        ("24-uurs hulp", "kaart-24-uurs-hulp"),
        ("مقهى", "kaart"),
        ("Rsd", "rsd-2"),
    ],
)
def test_a_new_id_is_made_of_the_name(name: str, found: str) -> None:
    assert new_id(name, {"rsd"}) == found


def test_the_guide_uses_another_directory_at_once(zeist: Guide) -> None:
    guide = guides.load("zeist")
    first = guide.municipality.organisations[0]
    guide.use_directory([first.model_copy(update={"name": "Anders"})])
    assert [one.name for one in guide.municipality.organisations] == ["Anders"]
    assert list(guide.municipality.organisation_by_id.values()) == list(guide.municipality.organisations)
    assert guide.municipality.settings is zeist.municipality.settings or guide.municipality.rules
