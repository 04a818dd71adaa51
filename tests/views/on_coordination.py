"""People for a coordination meeting in Zeist, and the page of a meeting as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QLabel, QWidget

from desktop.dossier.around import Sitting
from desktop.dossier.model import Answer, Consent, Conversation, Dossier, Newcomer, Referral, Step
from desktop.guide import Guide

TODAY = date(2026, 11, 24)
TABLE = ("taalhuis", "rsd")
LONG_AGO = TODAY - timedelta(60)


def person(
    guide: Guide, name: str, *organisations: str, allows: Sequence[str] = TABLE, rule: str = "taalhuis-taalmaatje"
) -> Dossier:
    """Somebody whose referrals got no answer."""
    words = {one.id: one.title for one in guide.municipality.rules}[rule]
    history = [Step("sent", LONG_AGO), Step("no_answer", LONG_AGO + timedelta(20))]
    said = Answer("netwerk.hulp", "answered", "mijn oom in Utrecht")
    talk = Conversation("start", LONG_AGO, "ar", completed=True, answers={said.question: said})
    referrals = [
        Referral(one, "start", need=words, rule=rule, history=list(history), id=f"{name.split()[0].lower()}-{one}")
        for one in organisations
    ]
    consents = [Consent(one, "given", LONG_AGO) for one in allows]
    newcomer = Newcomer(name, "ar", date(1990, 5, 1), country="SY")
    return Dossier(newcomer, [talk], consents, referrals=referrals, id=name.split()[0].lower())


def crowd(guide: Guide) -> list[Dossier]:
    """One who allows all, one who was not asked for everybody, one whose matter is debts."""
    return [
        person(guide, "Amina Hassan", "taalhuis"),
        person(guide, "Nergis Demir", "taalhuis", allows=["taalhuis"]),
        person(guide, "Bilan Omar", "sociaal-team", allows=[*TABLE, "sociaal-team"], rule="hulp-bij-schulden"),
    ]


def sitting(**more: object) -> Sitting:
    """Today, with two partners."""
    return Sitting(**{"on": TODAY, "place": "Stadhuis", "organisations": list(TABLE), "id": "s"} | more)  # type: ignore[arg-type]


def said(page: QWidget, name: str) -> str:
    """The words of a label, when it is seen."""
    found = page.findChild(QLabel, name)
    return found.text() if found is not None and found.isVisibleTo(page) else ""


def shown_cases(page: QWidget) -> list[str]:
    """Ids of the referrals on the table."""
    names = [one.objectName() for one in page.findChildren(QWidget)]
    return [name.partition(":")[2] for name in names if name.startswith("case:")]


def withheld(page: QWidget) -> list[str]:
    """What is said of what is not on it."""
    found = [one for one in page.findChildren(QLabel) if one.objectName().startswith("withheld:")]
    return [one.text() for one in found if one.isVisibleTo(page)]
