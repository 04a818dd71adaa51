"""How fast the figures are there, from a real vault: `python tests/benchmarks/monitor.py [NUMBER…]`.

A dossier has three closed conversations with an answer to about two thirds of the questions (some of them with words),
three referrals and three actions. The vault is made through the store's own tables; of more than ten thousand dossiers
the same come again under other numbers. Then, each in a process of its own that opens the vault:

- the dashboard as the window asks it: reading everybody for figures, counting every indicator of Zeist over the last
  four quarters by origin, and after it the three periods before, of what was read once. Told are seconds by the clock
  and of the processor (the best of three), the longest time between two moments at which it can be stopped, and the
  peak of the memory of the whole process, with what the process had before it began;
- the dashboard when no digest was kept, as once in a vault of an earlier version;
- sixteen indicators by four breakdowns beside pandas, in turns. Pandas gets a plain frame that stands ready, with a row
  a conversation, and this gets what was read; both must count the same, cell by cell. Then both read the same vault
  first: pandas with `read_sql` of just the answers it needs. Where pandas is absent that is said.

The loop tells how fast this machine is at the moment: on a machine of its own it takes about half a second.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from desktop import guide as guides
from desktop.dossier.model import Action, Answer, Conversation, Dossier, Newcomer, Referral, ReferralStatus, Step
from desktop.guide import Guide
from desktop.monitor.answers import in_words
from desktop.monitor.brief import Brief
from desktop.monitor.counting import count
from desktop.monitor.model import TOTAL, Period, Table
from desktop.questions.model import Question
from desktop.store import records
from desktop.store.gist import Gist
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault

MOST = 10_000
"""So many are different; of more the same come again."""
TOGETHER = 500
PASSPHRASE = "vier fietsen onder de kastanje"
TODAY = date(2026, 11, 22)
PERIOD = Period(date(2025, 10, 1), date(2026, 9, 30))
EARLIER = [Period(date(year, 10, 1), date(year + 1, 9, 30)) for year in (2022, 2023, 2024)]
ROUNDS = (("start", 0), ("half_year", 183), ("one_and_half_year", 550))
STORY = "Zij vertelt dat het beter gaat dan in de eerste maanden, maar dat de brieven nog moeilijk zijn. "
COUNTRIES = ("SY", "ER", "AF", "UA", "TR", "SO", "IR", "IQ", "YE", "ET")
LANGUAGES = ("ar", "ti", "prs", "uk", "tr", "so", "fa", "kmr")
LATER: tuple[ReferralStatus, ...] = ("waiting", "started", "completed", "refused", "no_answer")


def answer(question: Question, chance: random.Random) -> Answer:
    """Some answer."""
    if chance.random() < 0.05:
        return Answer(question.id, "declined")
    low, high = question.bounds
    value: Any
    match question.type:
        case "single":
            value = chance.choice(question.options).id
        case "multi":
            value = sorted({chance.choice(question.options).id for _ in range(2)})
        case "scale":
            value = chance.randint(low, high)
        case "number":
            value = chance.randint(low, min(high, 40))
        case "yes_no":
            value = chance.random() < 0.5
        case "persons":
            relations = [option.id for option in question.options]
            value = [{"relation": chance.choice(relations), "age": chance.randint(1, 60)} for _ in range(2)]
        case "date":
            value = "2026-05-01"
        case _:
            value = "een verhaal"
    return Answer(question.id, "answered", value, STORY * chance.choice((0,) * 9 + (2,)))


def people(guide: Guide, number: int) -> Iterator[Dossier]:
    """Invented newcomers, always the same."""
    chance = random.Random(1)
    asked = {name: [item for item in guide.questionnaire if name in item.rounds] for name, _ in ROUNDS}
    organisations = [item.id for item in guide.municipality.organisations]
    for place in range(number):
        linked_on = date(2024, 10, 1) + timedelta(chance.randrange(250))
        begun = linked_on + timedelta(chance.randint(5, 60))
        talks = []
        for name, days in ROUNDS:
            answers = {item.id: answer(item, chance) for item in asked[name] if chance.random() < 0.66}
            held_on = begun + timedelta(days)
            talks.append(Conversation(name, held_on, "ar", "2026.1", completed=True, answers=answers))
        referrals = []
        for _ in range(3):
            steps = [Step("drafted", begun), Step("sent", begun + timedelta(chance.randrange(300)))]
            steps.append(Step(chance.choice(LATER), steps[1].on + timedelta(chance.randrange(80))))
            referrals.append(Referral(chance.choice(organisations), "start", history=steps))
        actions = [
            Action("Bellen", "professional", "start", begun + timedelta(30), chance.choice(("open", "done")))
            for _ in range(3)
        ]
        newcomer = Newcomer(
            f"Persoon {place}",
            chance.choice(LANGUAGES),
            date(1960 + chance.randrange(45), 3, 1),
            country=chance.choice(COUNTRIES),
            linked_on=linked_on,
            regime=chance.choice(("Wi2021", "ukraine", "family")),
        )
        yield Dossier(newcomer, talks, actions=actions, referrals=referrals)


COPIES = (
    """INSERT INTO dossiers (id, folded, name, language, birth_date, sex, country, linked_on, regime)
       SELECT id || ?1, folded, name, language, birth_date, sex, country, linked_on, regime FROM dossiers
       WHERE number <= ?2""",
    """INSERT INTO conversations (dossier, position, round, held_on, language, version, professional, interpreter,
           place, minutes, completed, at_question, dismissed, id)
       SELECT dossier || ?1, position, round, held_on, language, version, professional, interpreter, place, minutes,
           completed, at_question, dismissed, id || ?1 FROM conversations WHERE length(id) = ?2""",
    """INSERT INTO answers SELECT conversation || ?1, question, state, value, note, concern FROM answers
       WHERE length(conversation) = ?2""",
    """INSERT INTO digests SELECT conversation || ?1, content FROM digests WHERE length(conversation) = ?2""",
    """INSERT INTO actions (dossier, position, title, owner, round, due_on, status, reason, rule, done_on,
           professional, id)
       SELECT dossier || ?1, position, title, owner, round, due_on, status, reason, rule, done_on, professional,
           id || ?1 FROM actions WHERE length(id) = ?2""",
    """INSERT INTO referrals (dossier, position, organisation, round, basis, need, reason, rule, way, professional,
           instead_of, id)
       SELECT dossier || ?1, position, organisation, round, basis, need, reason, rule, way, professional,
           instead_of || ?1, id || ?1 FROM referrals WHERE length(id) = ?2""",
    """INSERT INTO steps (referral, position, status, "on", note, expected_on)
       SELECT referral || ?1, position, status, "on", note, expected_on FROM steps WHERE length(referral) = ?2""",
)


def make(folder: Path, guide: Guide, number: int) -> dict[str, float]:
    """A vault of so many dossiers, and the memory that took."""
    vault, _ = Vault.create(folder, PASSPHRASE, "Noor", Derivation(memory=8, passes=1, lanes=1))
    with vault:
        some: list[Dossier] = []
        for place, dossier in enumerate(people(guide, min(number, MOST)), 1):
            some.append(dossier)
            if place % TOGETHER == 0 or place == number:
                with vault.writing() as connection:
                    records.insert_dossiers(connection, some)
                some = []
        with closing(vault.connect()) as connection:
            for copy in range(1, -(-number // MOST)):
                connection.execute("BEGIN")
                for place, query in enumerate(COPIES):
                    connection.execute(query, (f"-{copy}", 32 if place else MOST))
                connection.execute("COMMIT")
    return {"peak": memory()}


def opened(folder: Path) -> Vault:
    """The vault that was made."""
    return Vault.open(folder, PASSPHRASE)


def memory() -> float:
    """The peak of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def counted(gist: Gist, guide: Guide, progress: Callable[[int], None] | None = None) -> list[Table]:
    """What the window shows at first."""
    return count(gist, guide, guide.indicators.every, PERIOD, ["origin"], today=TODAY, progress=progress)


def dashboard(folder: Path, guide: Guide) -> dict[str, float]:
    """Reading and counting, three times, and the periods before it."""
    found: dict[str, float] = {}
    with opened(folder) as vault:
        before, dossiers, told = memory(), Dossiers(vault), [time.perf_counter()]

        def tell(_: int) -> None:
            told.append(time.perf_counter())

        for _ in range(3):
            told[:] = [time.perf_counter()]
            begun = time.process_time()
            gist = dossiers.gist(in_words(guide), tell)
            read = time.process_time() - begun
            tables = counted(gist, guide, tell)
            whole = time.process_time() - begun
            gaps = [later - earlier for earlier, later in pairwise(told)]
            times = {"clock": time.perf_counter() - told[0], "read": read, "processor": whole, "gap": max(gaps)}
            found = {name: min(value, found.get(name, value)) for name, value in times.items()}
        begun = time.process_time()
        for period in EARLIER:
            count(gist, guide, guide.indicators.every, period, today=TODAY)
        found["earlier"] = time.process_time() - begun
        return found | {"tables": len(tables), "before": before, "peak": memory()}


def first_time(folder: Path, guide: Guide) -> dict[str, float]:
    """Reading when no digest was kept; they are there again after it."""
    with opened(folder) as vault:
        with vault.writing() as connection:
            connection.exec_driver_sql("DELETE FROM digests")
        return {"processor": seconds(lambda: Dossiers(vault).gist(in_words(guide))), "peak": memory()}


SCALES = {"taal.spreken": ("taal_spreken", 3), "netwerk.tevreden": ("netwerk_tevreden", 4)}
SCALES |= {"meedoen.welkom": ("meedoen_welkom", 4), "wegwijs.weet": ("wegwijs_weet", 4)}
SCALES |= {"wegwijs.bijeenkomsten": ("bijeenkomsten", 1), "wegwijs.activiteiten": ("activiteiten", 1)}
CHOICES = {"taal_steun_maatje": ("taal.maatje", ["heeft"]), "taal_steun_gewenst": ("taal.maatje", ["wil"])}
CHOICES |= {f"app_{name}": ("wegwijs.app", [name]) for name in ("nooit", "soms", "vaak")}
CHOICES |= {"taal_in_les": ("taal.les", ["ja", "klaar"]), "netwerk_geen_contact": ("netwerk.contacten", [0])}
CHOICES |= {"opleiding_wens": ("opleiding.wens", [True])}
LISTS = {"meedoen_vrijwillig": ("werk.soort", "vrijwillig"), "taal_steun_groep": ("wegwijs.organisaties", "taal")}
SAME = {*(name for name, _ in SCALES.values()), *CHOICES, *LISTS}
"""Indicators of one answer, that pandas counts as well: no question of these has a condition."""


KNOWN = {"origin": "country", "language": "language", "regime": "regime"}


def frame(pandas: Any, dossiers: Gist) -> Any:
    """A row a conversation, a column an answer: plain, as an analyst would be given it."""
    names = sorted({*SCALES, *(name for name, _ in CHOICES.values()), *(name for name, _ in LISTS.values())})
    rows, talks = [], dossiers.talks
    known = {name: dossiers.known[field].told() for name, field in KNOWN.items()}
    for owner, day, round_id, said in zip(talks.owner, talks.day, talks.round.told(), talks.said, strict=True):
        row = {"id": dossiers.ids[owner]} | {name: column[owner] for name, column in known.items()}
        row |= {"held_on": pandas.Timestamp(day), "round": round_id}
        answers = Brief(said, dossiers.places)
        for name in names:
            given = answers.get(name)
            row[name] = given.value if given and given.state == "answered" else None
            row[f"{name} declined"] = bool(given and given.state == "declined")
        rows.append(row)
    return pandas.DataFrame(rows)


def in_pandas(pandas: Any, data: Any) -> dict[tuple[str, str], Any]:
    """The latest conversation of everybody, a column of statuses an indicator, and a table for each breakdown."""
    inside = data[(data["held_on"] >= str(PERIOD.first)) & (data["held_on"] <= str(PERIOD.last))]
    latest = inside.loc[inside.groupby("id", sort=False)["held_on"].idxmax()]
    tests = {name: (question, latest[question].isin(wanted)) for name, (question, wanted) in CHOICES.items()}
    tests |= {name: (question, latest[question] >= least) for question, (name, least) in SCALES.items()}
    for name, (question, wanted) in LISTS.items():
        held = [wanted in given if isinstance(given, list) else False for given in latest[question]]
        tests[name] = question, pandas.Series(held, index=latest.index)
    found = {}
    for name, (question, held) in tests.items():
        status = held.map({True: "yes", False: "no"}).where(latest[question].notna(), "unknown")
        status = status.where(~latest[f"{question} declined"], "declined")
        found[name, ""] = status.value_counts()
        for by in ("origin", "language", "regime", "round"):
            found[name, by] = pandas.crosstab(latest[by], status)
    return found


def the_same(tables: Sequence[Table], found: dict[tuple[str, str], Any]) -> bool:
    """Whether both counted the same, cell by cell."""
    for table in tables:
        if table.breakdown is None:
            other = {(TOTAL, str(status)): int(number) for status, number in found[table.indicator, ""].items()}
            mine = {key: number for key, number in table.counts.items() if key[0] == TOTAL}
        else:
            cells = found[table.indicator, table.breakdown.id].stack().items()
            other = {(str(by), str(status)): int(number) for (by, status), number in cells if number}
            mine = {key: number for key, number in table.counts.items() if key[0] != TOTAL}
        if mine != other:
            return False
    return True


def read_by_pandas(pandas: Any, vault: Vault) -> Any:
    """The frame that `frame` makes of dossiers, of the vault: just these questions, a column each."""
    names = sorted({*SCALES, *(name for name, _ in CHOICES.values()), *(name for name, _ in LISTS.values())})
    marks = ", ".join("?" * len(names))
    with closing(vault.connect()) as connection:
        talks = pandas.DataFrame(
            connection.execute(
                "SELECT c.id, d.id, d.country, d.language, d.regime, c.held_on, c.round FROM conversations c"
                " JOIN dossiers d ON d.id = c.dossier WHERE c.completed"
            ).fetchall(),
            columns=["talk", "id", "origin", "language", "regime", "held_on", "round"],
        )
        rows = connection.execute(
            f"SELECT conversation, question, state, value FROM answers WHERE question IN ({marks})",
            names,
        ).fetchall()
    said = pandas.DataFrame(rows, columns=["talk", "question", "state", "value"])
    said["declined"] = said["state"] == "declined"
    said["value"] = [json.loads(value) if isinstance(value, str) else value for value in said["value"]]
    values = said.pivot(index="talk", columns="question", values="value")
    declined = said.pivot(index="talk", columns="question", values="declined").add_suffix(" declined")
    talks["held_on"] = pandas.to_datetime(talks["held_on"])
    data = talks.set_index("talk").join(values).join(declined)
    return data.assign(**{name: data[name].eq(True) for name in declined})


def beside(folder: Path, guide: Guide) -> dict[str, float]:
    """The same indicators by the same breakdowns, by this and by pandas in turns; both must count the same."""
    import pandas

    some = [item for item in guide.indicators.every if item.indicator.id in SAME]
    by = ("origin", "language", "regime", "round")
    with opened(folder) as vault:
        dossiers = Dossiers(vault)
        gist = dossiers.gist()

        def own(read: Gist) -> list[Table]:
            return count(read, guide, some, PERIOD, by, today=TODAY)

        data = frame(pandas, gist)
        assert the_same(own(gist), in_pandas(pandas, data)), "the two count differently"
        assert the_same(own(gist), in_pandas(pandas, read_by_pandas(pandas, vault))), "the two read differently"
        works: dict[str, Callable[[], object]] = {
            "own": partial(own, gist),
            "pandas": partial(in_pandas, pandas, data),
            "own, read": lambda: own(dossiers.gist()),
            "pandas, read": lambda: in_pandas(pandas, read_by_pandas(pandas, vault)),
        }
        found: dict[str, float] = {}
        for _ in range(3):
            for name, work in works.items():
                found[name] = min(seconds(work), found.get(name, 999.0))
        return found | {"indicators": len(some)}


def seconds(work: Callable[[], object]) -> float:
    """How long it takes this processor."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def apart(what: str, folder: Path, number: int) -> dict[str, float]:
    """One of the measurements, or the making of the vault, in a process of its own: a process that is started is
    counted the memory of who started it, so this one stays small."""
    command = [sys.executable, __file__, "--apart", what, str(folder), str(number)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measured(folder: Path, number: int) -> Iterator[str]:
    """The lines of so many dossiers."""
    apart("make", folder, number)
    told = apart("dashboard", folder, number)
    yield (
        f"{number} dossiers: dashboard ({told['tables']:.0f} tables) {told['clock']:.2f} s, {told['processor']:.2f} "
        f"of the processor ({told['read']:.2f} to read), stopped within {told['gap']:.2f}; three earlier periods "
        f"{told['earlier']:.2f}; memory {told['peak']:.0f} MB, {told['before']:.0f} before"
    )
    if number <= MOST:
        told = apart("first_time", folder, number)
        yield f"  without digests: {told['processor']:.2f} s of the processor to read, {told['peak']:.0f} MB"
        try:
            import pandas  # noqa: F401
        except ImportError:
            yield "  pandas is not installed"
            return
        told = apart("beside", folder, number)
        yield (
            f"  {told['indicators']:.0f} of them by four breakdowns {told['own']:.2f} s, pandas {told['pandas']:.2f}: "
            f"{told['own'] / told['pandas']:.2f} times as long; read and counted {told['own, read']:.2f} s, pandas "
            f"{told['pandas, read']:.2f}: {told['own, read'] / told['pandas, read']:.2f} times as long"
        )


def main() -> None:
    """Print every figure."""
    guide = guides.load("zeist")
    if sys.argv[1:2] == ["--apart"]:
        folder, number = Path(sys.argv[3]), int(sys.argv[4])
        works = {"dashboard": dashboard, "first_time": first_time, "beside": beside}
        works["make"] = partial(make, number=number)
        sys.stdout.write(json.dumps(works[sys.argv[2]](folder, guide)))
        return
    loop = seconds(lambda: sum(place + 1 for place in range(10_000_000)))
    sys.stdout.write(f"ten million additions: {loop:.2f} s\n")
    for number in [int(given) for given in sys.argv[1:]] or [10_000, 50_000]:
        with tempfile.TemporaryDirectory() as place:
            for line in measured(Path(place) / "Figures.startgesprek", number):
                sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
