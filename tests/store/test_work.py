"""Work lists: SQL finds exactly what a plain reading of every dossier finds."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import paths
from desktop.dossier.model import ENDED, REFERRAL_STATUSES, Action, ActionStatus, Dossier, Newcomer, Referral, Step
from desktop.dossier.promises import state_of
from desktop.dossier.waiting import Case
from desktop.dossier.work import LISTS, PEOPLE, WAITING, Order, Search, Task, WorkList
from desktop.municipality import load as municipality_file
from desktop.municipality.model import Municipality
from desktop.questions import load as questionnaire_file
from desktop.store import work
from desktop.store.names import folded
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

TODAY = date(2026, 11, 22)
NOOR, NAMES = "Noor de Wit", ("Ahmad Al-Khatíb", "ahmad Öz", "Selam Tesfay", "أحمد", "Li")


@cache
def municipality() -> Municipality:
    """Organisations of every kind: with a usual time, without, and one that is not there."""
    folder = paths.questionnaires()
    shipped, _ = municipality_file.load(folder / "municipalities" / "zeist", questionnaire_file.load(folder))
    short, long, unknown = shipped.organisations[:3]
    return shipped.model_copy(
        update={
            "organisations": (
                short.model_copy(update={"id": "kort", "waiting_days": 0}),
                long.model_copy(update={"id": "lang", "waiting_days": 3}),
                unknown.model_copy(update={"id": "onbekend", "waiting_days": None}),
            )
        }
    )


def usual() -> dict[str, int | None]:
    return {organisation.id: organisation.waiting_days for organisation in municipality().organisations}


def tasks_of(dossier: Dossier) -> list[Task]:
    """What is open of a dossier, read from its records."""
    found = []
    for action in dossier.actions:
        if action.status == "open":
            organisation = "" if action.owner in PEOPLE else action.owner
            found.append(
                Task(
                    "action", action.id, dossier.id, dossier.newcomer.name, action.title, action.owner, organisation,
                    action.professional, "open", None, action.due_on, action.overdue(TODAY),
                )
            )  # fmt: skip
    for referral in dossier.referrals:
        if referral.status in ENDED:
            continue
        last = referral.history[-1] if referral.history else None
        due, days = None, usual().get(referral.organisation)
        if last and referral.status in WAITING:
            due = last.expected_on or (last.on + timedelta(days) if days is not None else None)
        found.append(
            Task(
                "referral", referral.id, dossier.id, dossier.newcomer.name, referral.need, referral.organisation,
                referral.organisation, referral.professional, referral.status, last.on if last else None, due,
                referral.overdue(TODAY, days),
            )
        )  # fmt: skip
    return found


def in_list(which: WorkList, task: Task, dossier: Dossier, search: Search) -> bool:
    subject = next(item for item in (*dossier.actions, *dossier.referrals) if item.id == task.id)
    match which:
        case "today":
            return task.due_on == TODAY
        case "overdue":
            return task.overdue
        case "waiting":
            return task.status in WAITING
        case "no_answer":
            return state_of(subject, municipality(), TODAY) == "lost"
        case "mine":
            return bool(search.professional)
        case "all":
            return True


def wanted(task: Task, search: Search) -> bool:
    """Whether a task is within the organisation, the professional and the words of a search."""
    if search.professional not in ("", task.professional) or search.organisation not in ("", task.organisation):
        return False
    words, name = folded(search.text).split(), folded(task.name)
    if not search.text.strip():
        return True
    named = all(word in name if len(word) > 2 else f" {word}" in f" {name}" for word in words)
    return bool(words) and (named or " ".join(words) in folded(task.title))


def key_of(task: Task, search: Search) -> tuple[bool, str]:
    """What a task is sorted by; first whether it has it."""
    found = {
        "due": task.due_on.isoformat() if task.due_on else "",
        "name": folded(task.name),
        "organisation": task.organisation,
        "professional": "".join(sign.lower() if sign.isascii() else sign for sign in task.professional),
    }[search.order]
    return bool(found), found


def plainly(dossiers: list[Dossier], search: Search) -> tuple[list[Task], dict[WorkList, int]]:
    """The tasks of a list in their order, and how many each list has, without SQL."""
    every = [(task, dossier) for dossier in dossiers for task in tasks_of(dossier) if wanted(task, search)]
    counts = {which: sum(in_list(which, *item, search) for item in every) for which in LISTS}
    listed = [task for task, dossier in every if in_list(search.which, task, dossier, search)]
    if search.order != "due":
        listed.sort(key=lambda task: task.due_on or date.max)
    if search.order == "name":  # people of one name stay together
        places = {dossier.id: place for place, dossier in enumerate(dossiers)}
        listed.sort(key=lambda task: places[task.dossier], reverse=search.descending)
    listed.sort(key=lambda task: key_of(task, search)[1], reverse=search.descending)
    listed.sort(key=lambda task: not key_of(task, search)[0])
    return listed, counts


def some_dossier(chance: Random) -> Dossier:
    """Somebody with some of everything, on days around today."""

    def day() -> date:
        return TODAY + timedelta(chance.randint(-5, 5))

    def maybe() -> date | None:
        return chance.choice((None, day()))

    def organisation() -> str:
        return chance.choice(("kort", "lang", "onbekend", "weg"))

    def professional() -> str:
        return chance.choice(("", NOOR, NOOR, "noor de wit", "Élise", "jan"))

    def title() -> str:
        return chance.choice(("", "Fiets zoeken", "fiéts", "Naar Li", "Bellen"))

    def steps() -> list[Step]:
        return [Step(chance.choice(STATUSES), day(), "", maybe()) for _ in range(chance.randint(0, 3))]

    def owner() -> str:
        return chance.choice((*sorted(PEOPLE), organisation()))

    states: tuple[ActionStatus, ...] = ("open", "open", "done", "dropped")
    actions = [
        Action(title(), owner(), "start", maybe(), chance.choice(states), professional=professional())
        for _ in range(chance.randint(0, 3))
    ]
    referrals = [
        Referral(organisation(), "start", need=title(), history=steps(), professional=professional())
        for _ in range(chance.randint(0, 4))
    ]
    return Dossier(Newcomer(chance.choice(NAMES), "ar"), actions=actions, referrals=referrals)


def some_search(chance: Random) -> Search:
    orders: tuple[Order, ...] = ("due", "name", "organisation", "professional")
    texts = ("khatib", "ah", "li", "fiets", "FIÉ", "fiets zoeken", "öz ahmad", "%", "' OR 1")
    return Search(
        chance.choice(LISTS),
        chance.choice(("", NOOR)),
        chance.choice(("", "", "", "kort", "onbekend", "nergens")),
        chance.choice((*[""] * len(texts), *texts)),
        chance.choice(orders),
        chance.choice((True, False)),
    )


STATUSES = (*REFERRAL_STATUSES, "sent", "sent", "waiting")


def stored(vault: Vault, dossiers: Dossiers, chance: Random) -> list[Dossier]:
    """Some people, in the place of whoever was there."""
    with vault.writing() as connection:
        connection.exec_driver_sql("DELETE FROM dossiers")
    found = [some_dossier(chance) for _ in range(8)]
    dossiers.add(*found)
    return found


@pytest.mark.parametrize("few", [0, 5000])
def test_a_list_is_what_a_plain_reading_finds(
    vault: Vault, dossiers: Dossiers, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sorted at once, and looked up along the names, as is done when there are many."""
    monkeypatch.setattr(work, "_FEW", few)

    @settings(max_examples=8)
    @given(st.integers(0, 2**32).map(Random))
    def compare(chance: Random) -> None:
        found = stored(vault, dossiers, chance)
        for search in (some_search(chance) for _ in range(12)):
            listed, counts = plainly(found, search)
            done = dossiers.work(search, TODAY, usual())
            assert list(done.tasks) == listed
            assert done.counts == counts
            assert done.total == len(listed) == counts[search.which]

    compare()


def test_cases_are_what_the_steps_tell(vault: Vault, dossiers: Dossiers) -> None:
    @settings(max_examples=4)
    @given(st.integers(0, 2**32).map(Random))
    def compare(chance: Random) -> None:
        found = stored(vault, dossiers, chance)
        cases = [case for dossier in found for referral in dossier.referrals for case in case_of(referral)]
        assert sorted(map(str, dossiers.cases())) == sorted(map(str, cases))

    compare()


def case_of(referral: Referral) -> list[Case]:
    """The case of a referral that was sent; else none."""
    sent = next((place for place, step in enumerate(referral.history) if step.status == "sent"), None)
    if sent is None:
        return []
    helped = [step.on for step in referral.history[sent:] if step.status in ("started", "completed")]
    last = referral.history[-1]
    ended = last.on if last.status in ("refused", "withdrawn") else None
    started = helped[0] if helped else None
    return [Case(referral.organisation, referral.history[sent].on, started, ended, last.status == "refused")]


def test_only_the_first_tasks_are_given_and_all_are_counted(dossiers: Dossiers) -> None:
    actions = [Action(f"a{number}", "newcomer", "start", TODAY + timedelta(number)) for number in range(9)]
    dossiers.add(Dossier(Newcomer("Selam", "ti"), actions=actions))
    found = dossiers.work(Search(limit=4, descending=True), TODAY, {})
    assert [task.title for task in found.tasks] == ["a8", "a7", "a6", "a5"]
    assert (found.total, found.counts["today"]) == (9, 1)


def test_a_list_follows_what_is_saved(dossiers: Dossiers, dossier: Dossier) -> None:
    dossiers.add(dossier)
    assert dossiers.work(Search(), TODAY, {}).total == 2
    dossier.actions[0].status = "done"
    dossier.referrals[0].history.append(Step("started", TODAY))
    dossiers.save(dossier)
    ((started,), counts) = (found := dossiers.work(Search(), TODAY, {})).tasks, found.counts
    assert (started.status, started.since, started.due_on, counts["waiting"]) == ("started", TODAY, None, 0)
    dossiers.delete(dossier.id)
    assert dossiers.work(Search(), TODAY, {}).total == 0


def test_half_a_character_stops_no_list(dossiers: Dossiers) -> None:
    dossiers.add(Dossier(Newcomer("Selam", "ti"), actions=[Action("a\ud800", "newcomer", "start")]))
    for search in (Search(text="\ud800"), Search(professional="\ud800"), Search(organisation="\ud800")):
        assert dossiers.work(search, TODAY, {}).tasks == ()
    assert [task.title for task in dossiers.work(Search(), TODAY, {}).tasks] == ["a?"]


def test_a_day_at_the_end_of_time_is_no_fault(dossiers: Dossiers) -> None:
    late = Referral("cjg", "start", history=[Step("sent", date.max)])
    dossiers.add(Dossier(Newcomer("Selam", "ti"), referrals=[late]))
    (task,) = dossiers.work(Search(), TODAY, {"cjg": 1500}).tasks
    assert (task.due_on, task.overdue) == (date.max, False)


def test_who_agreed_something_that_is_open(dossiers: Dossiers) -> None:
    names = ("noor", "Élise", "", "Jan", "Noor")
    actions = [Action("a", "newcomer", "start", professional=name) for name in names]
    gone = Action("b", "newcomer", "start", status="done", professional="Piet")
    dossiers.add(Dossier(Newcomer("Selam", "ti"), actions=[*actions, gone]))
    assert dossiers.professionals() == ["Élise", "Jan", "Noor", "noor"]


@pytest.mark.parametrize("order", ["due", "name", "organisation", "professional"])
@pytest.mark.parametrize("total", [10, 100_000])
def test_no_list_reads_the_rows_themselves(vault: Vault, order: str, total: int) -> None:
    """Only an index that covers: over a hundred thousand dossiers anything else takes too long."""
    values = {"usual": "{}", "today": 0, "limit": 500, "professional": NOOR}
    search = Search("overdue", NOOR, order=order)  # type: ignore[arg-type]
    condition = "tasks.professional = :professional"
    with vault.reading() as connection:
        for statement in (work._stretches(condition), work._found(condition), work._page(search, condition, total)):
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
            read = [step for step in plan if " tasks" in step]
            assert read
            assert all("COVERING INDEX ix_tasks" in step for step in read), plan
