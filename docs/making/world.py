"""What is on the pictures: invented people in a vault of their own. Nobody here exists."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop import guide as guides
from desktop import paths
from desktop.app import Application
from desktop.demo_hand import Hand
from desktop.demo_people import DECLINED, YUSUF
from desktop.dossier.coming_back import Arrangement
from desktop.dossier.model import Answer, Conversation, Dossier, Newcomer
from desktop.dossier.tips import Tip
from desktop.guide import Guide
from desktop.questions.answers import check
from desktop.settings import Settings
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault
from desktop.trial_around import surround
from desktop.trial_dossiers import invented
from desktop.trial_people import TODAY

PASSPHRASE = "zeven lampen boven het water"  # noqa: S105  # of a vault that lives as long as the pictures take
HOLDER = "Marijke de Boer"
CHEAP = Derivation(memory=8 * 1024, passes=1, lanes=1)
FIRST_DAY = YUSUF.meetings[0].held_on
MODELS = Path(__file__).parents[2] / "tests" / "models"
LONG_AGO = date(2020, 3, 10)


class Calendar:
    """The day it is on the pictures."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> date:
        """The day it is."""
        return self.day


@contextmanager
def program(home: Path, today: date, vault: Path | None = None) -> Iterator[Hand]:
    """The program, running, worked by a hand.

    Args:
        vault: the one that was open last; None for the very first start.
    """
    settings = Settings(home)
    settings.set("last_vault", str(vault) if vault else "")
    if vault:
        settings.set("municipality", settings.get("municipality"))  # chosen, as at the very first start
    application = Application(settings, Calendar(today), CHEAP)
    application.window.resize(1280, 720)
    application.window.show()
    try:
        yield Hand(application)
    finally:
        application.window.close()
        application.window.deleteLater()
        QApplication.processEvents()


def filled_vault(folder: Path) -> Path:
    """A vault with the invented people of the trial, one of long ago, and Yusuf before his start conversation ends."""
    guide = guides.load("zeist")
    vault, _ = Vault.create(folder / "Startgesprekken.startgesprek", PASSPHRASE, HOLDER, CHEAP)
    dossiers = Dossiers(vault)
    people = list(invented(guide, TODAY, HOLDER))
    around = surround(guide, people, TODAY)
    dossiers.add(*people, _of_long_ago(guide))
    dossiers.around.add(around.meetings, around.buddies, around.sittings)
    dossiers.publishing.save_tip(Tip("Neem elke brief mee naar het spreekuur, ook als u hem niet begrijpt.", TODAY))
    dossiers.publishing.save_tip(Tip("Ga een keer mee naar het taalcafé. Niemand lacht als u een fout maakt.", TODAY))
    vault.add_passphrase("acht lampen boven het water", "Noor Willems", CHEAP)
    vault.close()
    return vault.folder


def begun_vault(folder: Path) -> Path:
    """A vault with one start conversation that is nearly done."""
    guide = guides.load("zeist")
    vault, _ = Vault.create(folder / "Begonnen.startgesprek", PASSPHRASE, HOLDER, CHEAP)
    Dossiers(vault).add(_in_conversation(guide))
    vault.close()
    return vault.folder


def tiny_models() -> None:
    """The models of the tests, so that the machine translates a few sentences."""
    from desktop.translate import models

    for name in ("nl_en-1.1", "en_ar-1.0", "ar_en-1.0", "en_nl-1.0"):
        models.install(models.inspect(MODELS / f"{name}.argosmodel", paths.models()))


def _in_conversation(guide: Guide) -> Dossier:
    form, meeting = YUSUF.form, YUSUF.meetings[0]
    newcomer = Newcomer(
        form["name"], form["language"], date(1988, 3, 12), country=form["country"], linked_on=date(2026, 1, 5),
        moved_in_on=date(2026, 2, 20), regime="Wi2021", household=form["household"], interpreter=form["interpreter"],
    )  # fmt: skip
    held = Conversation(
        "start", FIRST_DAY, "ar", version=guide.questionnaire.version, professional=HOLDER,
        interpreter=form["interpreter"], place="Gemeentehuis, kamer 2", minutes=52,
    )  # fmt: skip
    for question_id, value in meeting.answers.items():
        question = guide.question(question_id)
        if question is None:
            continue
        declined = value == DECLINED
        said = None if declined else check(question, date.fromisoformat(value) if question.type == "date" else value)
        held.answers[question_id] = Answer(
            question_id,
            "declined" if declined else "answered",
            said,
            meeting.notes.get(question_id, ""),
            question_id in meeting.concerns,
        )
    return Dossier(newcomer, [held])


def _of_long_ago(guide: Guide) -> Dossier:
    newcomer = Newcomer("Ibrahim Saleh", "ar", date(1969, 4, 2), country="SY", linked_on=date(2020, 2, 3))
    held = Conversation(
        "start", LONG_AGO, "ar", version=guide.questionnaire.version, professional=HOLDER, minutes=80, completed=True
    )
    moved = [
        Arrangement(item.id, "skipped", LONG_AGO, reason="verhuisd naar een andere gemeente", by=HOLDER)
        for item in guide.questionnaire.rounds
        if item.id != "start"
    ]
    return Dossier(newcomer, [held], arrangements=moved)
