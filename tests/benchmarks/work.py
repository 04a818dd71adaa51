"""How fast the work lists are, over 10,000 and over 100,000 dossiers: `python tests/benchmarks/work.py [NUMBER…]`.

A dossier has one conversation, three actions and three referrals of two steps or so; a third of each is still open.
Each list comes with the number of tasks of every list, and is asked of the vault as the window asks it, through
SQLCipher. In turns with one of them, the same list without the rows that are kept ready for it: from the actions and
the last steps of all referrals. Every time is a median.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from measure import Row, Times, compared, peak
from measure import in_turns as measured_in_turns
from store import CHEAP, PASSPHRASE, in_turns, seconds

from desktop.dossier.model import Action, Conversation, Dossier, Newcomer, Referral, ReferralStatus, Step
from desktop.dossier.retention import Rule
from desktop.dossier.work import Search
from desktop.store import records
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

TODAY = date(2026, 11, 22)
USUAL: dict[str, int | None] = {f"organisatie-{number}": 14 * (number % 7) or None for number in range(25)}
TITLES = ("Samen een huisarts zoeken", "Fiets zoeken", "Bellen met school", "Inschrijven bij Woningnet", "Taalmaatje")
PEOPLE = ("Noor de Wit", "Jan Bakker", "Fatma Yildiz", "Eva Smit", "Piet de Boer", "Sara Haddad")
OPEN: tuple[ReferralStatus, ...] = ("sent", "received", "waiting", "appointment", "started", "no_answer")
OVER: tuple[ReferralStatus, ...] = ("completed", "completed", "refused", "withdrawn")

PLAIN = """
WITH usual (organisation, days) AS (SELECT key, value FROM json_each(?)),
everything AS (
    SELECT actions.id, dossiers.name, title, actions.professional, status, julianday(due_on) AS due
    FROM actions JOIN dossiers ON dossiers.id = actions.dossier WHERE status = 'open'
    UNION ALL
    SELECT referrals.id, dossiers.name, need, referrals.professional, status,
        coalesce(julianday(expected_on), julianday("on") + days)
    FROM referrals JOIN dossiers ON dossiers.id = referrals.dossier
    JOIN steps ON referral = referrals.id
        AND steps.position = (SELECT max(position) FROM steps WHERE referral = referrals.id)
    LEFT JOIN usual USING (organisation)
    WHERE status NOT IN ('completed', 'refused', 'withdrawn'))
SELECT *, count(*) OVER () FROM everything WHERE due < julianday(?) ORDER BY due LIMIT 500
"""


def people(number: int) -> Iterator[Dossier]:
    """Invented newcomers, always the same."""
    chance = random.Random(1)

    def word() -> str:
        return "".join(chance.choices("abdefhiklmnorstu", k=7)).title()

    def day(back: int) -> date:
        return TODAY - timedelta(chance.randrange(back))

    def referral(who: str) -> Referral:
        still = chance.random() < 1 / 3
        history = [Step("sent", day(400))]
        told = TODAY + timedelta(chance.randint(-20, 40)) if chance.random() < 0.3 else None
        later = min(TODAY, history[0].on + timedelta(chance.randint(1, 60)))
        if not still:
            history += [Step("started", later), Step(chance.choice(OVER), later)]
        elif (status := chance.choice(OPEN)) != "sent":
            history.append(Step(status, later, "", told))
        to, need = chance.choice(list(USUAL)), chance.choice(TITLES)
        return Referral(to, "start", need=need, history=history, professional=who)

    for _ in range(number):
        who = chance.choice(PEOPLE)
        actions = []
        for _ in range(3):
            owner = chance.choice(("newcomer", "professional", chance.choice(list(USUAL))))
            due = TODAY + timedelta(chance.randint(-40, 120)) if chance.random() < 0.8 else None
            state = "open" if chance.random() < 1 / 3 else "done"
            title = f"{chance.choice(TITLES)} {word()}"
            actions.append(Action(title, owner, "start", due, state, professional=who))  # type: ignore[arg-type]
        talk = Conversation("start", day(3000), "ar", professional=who, completed=True)
        newcomer = Newcomer(f"{word()} {word()}", "ar", linked_on=talk.held_on)
        yield Dossier(newcomer, [talk], actions=actions, referrals=[referral(who) for _ in range(3)])


def filled(folder: Path, number: int) -> Vault:
    """A vault with so many people, in large steps and without a line in the log for each."""
    vault, _ = Vault.create(folder, PASSPHRASE, "", CHEAP)
    waiting: list[Dossier] = []
    with vault.writing() as connection:
        for dossier in people(number):
            waiting.append(dossier)
            if len(waiting) == 2000:
                records.insert_dossiers(connection, waiting)
                waiting.clear()
        records.insert_dossiers(connection, waiting)
    return vault


def lists(dossiers: Dossiers) -> dict[str, Callable[[int], object]]:
    """What a window may ask."""
    searches = {
        "today": Search("today"),
        "overdue": Search("overdue"),
        "waiting on an organisation": Search("waiting"),
        "no answer": Search("no_answer"),
        "mine": Search("mine", PEOPLE[0]),
        "all": Search("all"),
        "all, last day first": Search("all", descending=True),
        "all, by name": Search("all", order="name"),
        "today, by name": Search("today", order="name"),
        "no answer, by name": Search("no_answer", order="name"),
        "all, by organisation": Search("all", order="organisation"),
        "all, by professional": Search("all", order="professional"),
        "one organisation": Search("all", organisation="organisatie-3"),
        "part of a name": Search("all", text="dar"),
        "a word of a title": Search("overdue", text="huisarts", order="name"),
    }
    return {name: lambda _, asked=search: dossiers.work(asked, TODAY, USUAL) for name, search in searches.items()}


def timed(rounds: int, works: Mapping[str, Callable[[int], object]]) -> list[str]:
    """A line for each: the median time, and that of this processor alone, which a busy machine hardly changes."""
    lines = []
    for name, work in works.items():
        whole, own = [], []
        for number in range(rounds):
            before = time.process_time()
            whole.append(seconds(work, number))
            own.append(time.process_time() - before)
        told = f"{statistics.median(whole) * 1e3:8.1f} ms, {statistics.median(own) * 1e3:8.1f} of the processor"
        lines.append(f"{name:<28} {told}")
    return lines


def measured(vault: Vault, number: int) -> list[str]:
    """Every list over so many dossiers."""
    dossiers = Dossiers(vault)
    works = lists(dossiers)
    counts = dossiers.work(Search(), TODAY, USUAL).counts
    rule = Rule(5, "last_conversation")
    others: dict[str, Callable[[int], object]] = {
        "first hundred people": lambda _: dossiers.search(),
        "whose term has ended": lambda _: dossiers.ending(rule, TODAY),
        "who agreed something": lambda _: dossiers.professionals(),
    }

    def plain(_: int) -> object:
        with vault.reading() as connection:
            return connection.exec_driver_sql(PLAIN, (json.dumps(USUAL), TODAY.isoformat())).all()

    ready, asked = in_turns(3, works["overdue"], plain)
    return [
        f"{number} dossiers; {dict(counts)}",
        *timed(9, works),
        f"{'overdue, no ready rows':<28} {asked * 1e3:8.1f} ms, without counts: {asked / ready:.0f} times as long",
        *timed(5, others),
        *timed(1, {"all cases, to learn from": lambda _: dossiers.cases()}),
    ]


def rows(quick: bool = False) -> Iterator[Row]:
    """Every list over many dossiers; one of them also against the same without the rows that are kept ready."""
    number, rounds = (200, 2) if quick else (10_000, 7)
    with tempfile.TemporaryDirectory() as name:
        vault = filled(Path(name) / "werk", number)
        dossiers = Dossiers(vault)
        works = lists(dossiers)

        def plain(_: int) -> object:
            with vault.reading() as connection:
                return connection.exec_driver_sql(PLAIN, (json.dumps(USUAL), TODAY.isoformat())).all()

        ours, asked = measured_in_turns(rounds, works["overdue"], plain)
        yield compared(f"work list of {number} people", ours, asked, "the same from all actions and steps")
        taken = {named: Times(times.all) for named, work in works.items() for times in measured_in_turns(rounds, work)}
        slowest = max(taken, key=lambda named: taken[named].middle)
        yield Row(f"slowest of {len(taken)} lists: {slowest}", taken[slowest].middle, spread=taken[slowest].spread,
                  memory=peak())  # fmt: skip
        vault.close()


def main() -> None:
    """Print every figure."""
    for number in [int(given) for given in sys.argv[1:]] or [10_000, 100_000]:
        with tempfile.TemporaryDirectory() as name:
            vault = filled(Path(name) / "werk", number)
            sys.stdout.write("\n".join(measured(vault, number)) + "\n\n")
            vault.close()


if __name__ == "__main__":
    main()
