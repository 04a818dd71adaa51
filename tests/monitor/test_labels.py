"""A label nobody else has: what no file may name, for the name itself tells that somebody is there.

The attack reads every file as somebody outside does, and looks for the names of countries, languages and organisations
that fewer than five people have. How many have them is counted here by hand, and by nothing of the program.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop import guide as guides
from desktop.dossier.model import Dossier, Newcomer
from desktop.guide import Guide
from desktop.letters.monitor_files import files
from desktop.monitor import protect as module
from desktop.monitor.bounds import attack
from desktop.monitor.breakdowns import available, hierarchies
from desktop.monitor.counting import count
from desktop.monitor.labels import too_few
from desktop.monitor.model import OTHER, TOTAL, Export, Period, Table
from desktop.monitor.protect import ExportRefused, protect, shown
from desktop.translate.countries import country
from desktop.translate.languages import language

from .counting_samples import referral, talk
from .test_counting import households

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
DAY = date(2027, 1, 4)
FEW = ("nieuwkomers", "werk_betaald", "werk_vast", "werk_uren", "verwijzingen")
OPEN = ("origin", "language", "organisation", "round")
SPEAKS = {"SY": "ar", "ER": "ti", "AF": "prs", "CO": "es", "SO": "so", "IR": "fa", "ET": "am", "TR": "tr"}
"""Countries and their languages: words that stand nowhere else in the files."""
SENT = {"ER": "uaf", "SO": "cjg", "AF": "taalhuis"}


@pytest.fixture(scope="module")
def zeist() -> Guide:
    """The shipped guide of Zeist."""
    return guides.load("zeist")


def people(origin: str, number: int, *, working: int = 0) -> list[Dossier]:
    """So many from a country, with its language and its organisation; the first of them work, half with a contract."""
    return [_person(origin, place, works=place < working) for place in range(number)]


def _person(origin: str, place: int, *, works: bool) -> Dossier:
    said = {
        "werk__soort": ["betaald"],
        "werk__contract": ("vast", "tijdelijk")[place % 2],
        "werk__uren": 12 + place % 9,
    }
    held = [talk("start", date(2026, 2, 1), **(said if works else {"werk__soort": ["geen"]}))]
    sent = [referral(SENT[origin], ("sent", date(2026, 3, 1)))] if origin in SENT else []
    who = Newcomer(f"{origin} {place}", SPEAKS[origin], date(1990, 1, 1), country=origin, household=f"{origin} {place}")
    return Dossier(who, held, referrals=sent)


def tables(
    guide: Guide, dossiers: Sequence[Dossier], wanted: Sequence[str] = FEW, by: Sequence[str] = ()
) -> list[Table]:
    """What is counted of them, by some breakdowns or every one."""
    indicators = [guide.indicators.by_id[name] for name in wanted]
    return count(dossiers, guide, indicators, YEAR, by or list(available(guide)), today=DAY)


def made(counted: Sequence[Table], earlier: Sequence[Export] = (), *, rounded: bool = False) -> Export:
    """What may leave the vault of it."""
    return protect(counted, YEAR, DAY, 5, hierarchies(), earlier, rounded)


def read(guide: Guide, export: Export) -> Iterator[tuple[str, str]]:
    """The text of every file with its name, as somebody outside gets them."""
    meanings = {item.indicator.id: item.indicator.meaning for item in guide.indicators.every}
    for name, data in files(guide, export, meanings).items():
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(BytesIO(data)) as parts:
                yield name, " ".join(parts.read(part).decode("utf-8") for part in parts.namelist())
        elif name.endswith(".pdf"):
            yield name, " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())
        else:
            yield name, data.decode("utf-8-sig")
        yield name, name


def words(guide: Guide, dossiers: Sequence[Dossier], *, few: bool) -> list[str]:
    """The names of what fewer than five people have, or five and more."""
    known = guide.municipality.organisation_by_id
    found = Counter[str]()
    for one in dossiers:
        found[country(one.newcomer.country or "")] += 1
        found[language(one.newcomer.language).dutch] += 1
        found.update({known[item.organisation].name for item in one.referrals})
    return [name for name, number in found.items() if (number < 5) == few]


def named(guide: Guide, export: Export, names: Sequence[str]) -> set[tuple[str, str]]:
    """The attack: which of these names stand in which file."""
    return {
        (file, name)
        for file, text in read(guide, export)
        for name in names
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    }


def groups(export: Export, indicator: str, by: str) -> dict[str, int | None]:
    """The groups of a table that are shown, with how many they are."""
    (table,) = (one for one in export.tables if one.table == indicator and one.breakdown and one.breakdown.id == by)
    return {one.id: table.cells[one.id, TOTAL].value for one in shown(table)}


def reader_s_case() -> list[Dossier]:
    """Forty Syrians, of whom twenty work, and one woman from Eritrea."""
    return [*people("SY", 40, working=20), *people("ER", 1)]


@pytest.mark.parametrize("rounded", [False, True], ids=["withheld", "rounded"])
@pytest.mark.parametrize("together", [False, True], ids=["persons", "households"])
def test_a_label_nobody_else_has_stands_in_no_file(zeist: Guide, *, rounded: bool, together: bool) -> None:
    guide, dossiers = households(zeist) if together else zeist, reader_s_case()
    wanted = FEW if rounded or together else list(zeist.indicators.by_id)
    counted = tables(guide, dossiers, wanted)
    export = made(counted, rounded=rounded)
    names = words(guide, dossiers, few=True)
    assert {"Eritrea", "Tigrinya"} < set(names)
    assert named(guide, export, [*names, "ER", "Oost-Afrika"]) == set()
    inside = next(
        one for one in counted if one.indicator == "werk_vast" and one.breakdown and one.breakdown.id == "origin"
    )
    assert inside.breakdown
    assert "Eritrea" in {item.title for item in inside.breakdown.categories}, "in the vault everybody is there"


def test_the_attack_finds_what_occurs_when_it_is_named(zeist: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = tables(zeist, reader_s_case())
    monkeypatch.setattr(module, "names", lambda *_: {})
    with pytest.raises(ExportRefused):
        made(counted)
    monkeypatch.setattr(module, "too_few", lambda *_: [])
    careless = made(counted)
    found = named(zeist, careless, ["Eritrea", "Tigrinya"])
    assert {name for _, name in found} == {"Eritrea", "Tigrinya"}
    assert {file.removeprefix("monitor-2026-k1-tot-en-met-2026-k4") for file, _ in found} == {
        ".csv", ".pdf", ".xlsx", "-codeboek.csv",
    }  # fmt: skip
    assert attack(careless) == [], "no sum gives it away: it is the name alone"
    assert {("werk_vast", "origin", "ER"), ("werk_vast", "language", "ti")} <= set(too_few(counted, careless.tables, 5))


def test_of_two_dossiers_neither_country_is_named(zeist: Guide) -> None:
    dossiers = [*people("SY", 1), *people("ER", 1)]
    assert named(zeist, made(tables(zeist, dossiers)), words(zeist, dossiers, few=True)) == set()


@pytest.mark.parametrize(("number", "there"), [(4, False), (5, True)])
def test_five_are_named_also_where_none_of_them_is(zeist: Guide, number: int, *, there: bool) -> None:
    dossiers = [*people("SY", 40, working=20), *people("AF", 30, working=14), *people("ER", number)]
    export = made(tables(zeist, dossiers))
    assert ("ER" in groups(export, "nieuwkomers", "origin")) == there
    assert groups(export, "werk_vast", "origin").get("ER") == (0 if there else None)
    assert {name for _, name in named(zeist, export, ["Eritrea", "Tigrinya", "UAF"])} == (
        {"Eritrea", "Tigrinya", "UAF"} if there else set()
    )


def test_smaller_ones_go_into_their_region_in_every_table(zeist: Guide) -> None:
    dossiers = [*people("SY", 40, working=20), *people("ER", 3), *people("SO", 2)]
    export = made(tables(zeist, dossiers))
    assert groups(export, "nieuwkomers", "origin") == {"SY": 40, "un_014": 5, "unknown": 0}
    assert groups(export, "werk_vast", "origin") == {"SY": 20, "un_014": 0, "unknown": 0}
    assert named(zeist, export, words(zeist, dossiers, few=True)) == set()


def test_other_of_one_country_is_not_named_either(zeist: Guide) -> None:
    dossiers = [*people("SY", 40, working=20), *people("AF", 12, working=6), *people("ER", 4)]
    export = made(tables(zeist, dossiers))
    assert groups(export, "nieuwkomers", "origin") == {"SY": 40, "unknown": 0, OTHER: 16}
    assert named(zeist, export, ["Eritrea", "Oost-Afrika", "Afrika", "Afghanistan"]) == set()
    # Of those who work 'other' are Afghans alone: so there it goes with the Syrians, and nothing is told apart.
    assert set(groups(export, "werk_vast", "origin").values()) == {None}


def test_other_of_too_few_shows_nowhere(zeist: Guide) -> None:
    counted = tables(zeist, reader_s_case())
    for one in made(counted).tables:
        if one.breakdown and one.breakdown.id in ("origin", "language"):
            assert {cell.value for (group, _), cell in one.cells.items() if group != TOTAL} == {None}


def test_a_label_appears_when_five_must_have_come(zeist: Guide) -> None:
    """Before there were fewer than five: from nine on it is told of five or more that they came."""
    before = made(tables(zeist, [*people("SY", 40), *people("AF", 30), *people("ER", 4)]))
    for number, there in ((5, False), (8, False), (9, True)):
        dossiers = [*people("SY", 50), *people("AF", 40), *people("ER", number)]
        export = made(tables(zeist, dossiers), [before])
        assert ("ER" in groups(export, "nieuwkomers", "origin")) == there
        assert bool(named(zeist, export, ["Eritrea", "Tigrinya"])) == there
        assert attack(export, [before]) == []


def test_a_label_that_was_told_stays_while_there_are_five_and_goes_below(zeist: Guide) -> None:
    before = made(tables(zeist, [*people("SY", 40), *people("AF", 30), *people("ER", 12)]))
    for number, there in ((6, True), (4, False)):
        export = made(tables(zeist, [*people("SY", 40), *people("AF", 30), *people("ER", number)]), [before])
        assert ("ER" in groups(export, "nieuwkomers", "origin")) == there
        assert bool(named(zeist, export, ["Eritrea", "Tigrinya"])) == there
        assert attack(export, [before]) == []


def test_somebody_of_a_new_country_goes_with_the_others_and_is_held_against_before(zeist: Guide) -> None:
    """'Other' has one more than before, and she is of a country that was not there: as any other it grew by one."""
    others = [*people("AF", 30), *people("ER", 4), *people("TR", 4)]
    before = made(tables(zeist, [*people("SY", 40), *others]))
    assert groups(before, "nieuwkomers", "origin") == {"SY": 40, "AF": 30, "unknown": 0, OTHER: 8}
    dossiers = [*people("SY", 50), *others, *people("CO", 1)]
    export = made(tables(zeist, dossiers), [before])
    assert groups(export, "nieuwkomers", "origin").get(OTHER) != 9
    assert attack(export, [before]) == []
    assert named(zeist, export, words(zeist, dossiers, few=True)) == set()


@st.composite
def towns(draw: st.DrawFn) -> list[Dossier]:
    """Some people of some countries; of each some work."""
    found = []
    for origin in draw(st.lists(st.sampled_from(sorted(SPEAKS)), max_size=6, unique=True)):
        number = draw(st.sampled_from([1, 1, 2, 4, 5, 6, 9, 25]))
        found += people(origin, number, working=draw(st.integers(0, number)))
    return found


def nobody_is_named(guide: Guide, years: Sequence[list[Dossier]], *, rounded: bool) -> None:
    """The attack on exports after each other."""
    before: list[Export] = []
    for dossiers in years:
        export = made(tables(guide, dossiers, by=OPEN), before, rounded=rounded)
        assert named(guide, export, words(guide, dossiers, few=True)) == set()
        assert attack(export, before) == []
        before.append(export)


@settings(max_examples=10)
@given(st.lists(towns(), min_size=1, max_size=2), st.booleans(), st.booleans())
def test_no_town_gives_away_a_label(zeist: Guide, years: list[list[Dossier]], rounded: bool, together: bool) -> None:
    nobody_is_named(households(zeist) if together else zeist, years, rounded=rounded)


@pytest.mark.thorough
@settings(max_examples=100, derandomize=False)
@given(st.lists(towns(), min_size=1, max_size=3), st.booleans(), st.booleans())
def test_nor_do_many(zeist: Guide, years: list[list[Dossier]], rounded: bool, together: bool) -> None:
    nobody_is_named(households(zeist) if together else zeist, years, rounded=rounded)
