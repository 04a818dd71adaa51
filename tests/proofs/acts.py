"""What is done to a vault in a process of its own (see `child.py`), by the real program.

Every act gets `tell`, which passes something on to whoever watches, and `wait`, which waits for a word.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QLabel

from desktop import guide as guides
from desktop import standby
from desktop.app import Application
from desktop.demo_hand import Hand, work
from desktop.dossier.model import Answer
from desktop.errors import VaultInUse
from desktop.forms.card import QuestionCard
from desktop.questions.model import Question
from desktop.settings import Settings
from desktop.store import backup, interchange, migration, queries, reencryption, vault  # noqa: F401  # loaded once
from desktop.store.queries import Dossiers
from desktop.store.sealing import Derivation
from desktop.store.vault import Vault
from desktop.views import pages, theme  # noqa: F401
from desktop.views.conversation import interview  # noqa: F401
from desktop.views.newcomers import dossiers  # noqa: F401

Tell = Callable[[Any], None]
Wait = Callable[[], Any]

GUIDE = guides.load("zeist")
standby.load_good = lambda *_: GUIDE  # read once, for every act
vault.preload()


def started(settings: Path, derivation: Derivation | None = None) -> Hand:
    """The real program with its windows, at the door of the vault that was open last."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app)
    application = Application(Settings(settings), derivation=derivation)
    application.entrance.guide = ("zeist", GUIDE)
    hand = Hand(application)
    application.window.show()
    return hand


def program(settings: Path, passphrase: str) -> Hand:
    """The real program, unlocked by typing the passphrase."""
    hand = started(settings)
    hand.type("passphrase", passphrase)
    hand.click("unlock")
    hand.until_page("DossiersPage")
    return hand


def at_conversation(settings: Path, passphrase: str, ids: dict[str, str]) -> Hand:
    """The program, with a conversation on the page."""
    hand = program(settings, passphrase)
    assert hand.application.go("interview", ids)
    hand.until_page("InterviewPage")
    return hand


def converse(tell: Tell, wait: Wait, settings: Path, passphrase: str, ids: dict[str, str], seed: int) -> None:
    """Answer one question after the other, for ever.

    Tells ("typing", question, value, note) before it does so, and ("saved", question, value, note) of what a card
    shows once that card says 'opgeslagen'.
    """
    chance = random.Random(seed)
    hand = at_conversation(settings, passphrase, ids)
    page: Any = hand.window.page
    tell(("open",))
    told: dict[str, tuple[Any, str]] = {}
    domains = list(page.domains)
    while True:
        domain = chance.choice(domains)
        hand.click(f"domain:{domain.id}")
        for question in chance.sample(domain.questions, k=min(12, len(domain.questions))):
            if hand.there(f"question:{question.id}"):
                answer(hand, question, chance, tell)
                work(chance.choice((0, 0, 5, 40)))
                report(hand, told, tell)
        if chance.random() < 0.5:
            work(650)  # a pause, after which what was typed is saved
            report(hand, told, tell)


def answer(hand: Hand, question: Question, chance: random.Random, tell: Tell) -> None:
    """Give a question an answer, or a note; tell of it first."""
    card = hand.find(f"question:{question.id}")
    assert isinstance(card, QuestionCard)
    now = card.answer()
    if question.type in ("text", "number") and now.state in ("open", "answered"):
        low, high = question.bounds
        value: Any = chance.randint(low, min(high, low + 90)) if question.type == "number" else words(chance)
        tell(("typing", question.id, value, now.note))
        hand.type(f"{question.type}:{question.id}", str(value), card)
    elif question.type in ("single", "scale", "yes_no") and now.state in ("open", "answered"):
        value = chance.choice([one for one in choices(question) if one != now.value])
        name = {True: "yes", False: "no"}.get(value, value) if question.type == "yes_no" else value
        tell(("typing", question.id, value, now.note))
        hand.click(f"option:{question.id}:{name}", card)
    elif hand.there(f"note_text:{question.id}"):
        note = words(chance)
        tell(("typing", question.id, now.value, note))
        hand.type(f"note_text:{question.id}", note, card)
    else:
        hand.click(f"note:{question.id}", card)


def choices(question: Question) -> list[Any]:
    """What can be chosen."""
    if question.type == "single":
        return [option.id for option in question.options]
    low, high = question.bounds
    return [True, False] if question.type == "yes_no" else list(range(low, high + 1))


def words(chance: random.Random) -> str:
    """A few words that were never said before."""
    spoken = ("Ik", "woon", "hier", "met", "mijn", "broer", "أسكن", "مع", "أخي", "ምስ", "ሓወይ")
    return " ".join([*chance.choices(spoken, k=chance.randint(1, 9)), str(chance.getrandbits(40))])


def report(hand: Hand, told: dict[str, tuple[Any, str]], tell: Tell) -> None:
    """Tell what stands on every card that says it is saved."""
    for card in hand.window.findChildren(QuestionCard):
        said = card.findChild(QLabel, f"saved:{card.question.id}")
        if said is not None and said.text() == "opgeslagen":
            shown = card.answer()
            if told.get(card.question.id) != (shown.value, shown.note):
                told[card.question.id] = (shown.value, shown.note)
                tell(("saved", card.question.id, shown.value, shown.note))


# Without windows


def save_for_ever(tell: Tell, wait: Wait, folder: Path, passphrase: str, conversation: str) -> None:
    """Save answers of all lengths."""
    with Vault.open(folder, passphrase) as opened:
        dossiers = Dossiers(opened)
        for number in count():
            dossiers.save_answer(
                conversation, Answer(f"vraag.{number % 50}", "answered", number, "merk" * (number % 300))
            )
            tell(number)


def make_backups(tell: Tell, wait: Wait, folder: Path, passphrase: str) -> None:
    """Make backups, one after the other; tell the name of each that was made."""
    with Vault.open(folder, passphrase) as opened:
        tell("begin")
        for _ in range(4):
            tell(opened.backup().name)


def open_once(tell: Tell, wait: Wait, folder: Path, passphrase: str) -> None:
    """Open a vault, which brings it up to date, and close it."""
    tell("begin")
    Vault.open(folder, passphrase).close()
    tell("open")


def import_file(tell: Tell, wait: Wait, folder: Path, passphrase: str, file: Path) -> None:
    """Import a file of dossiers: all of it, or nothing."""
    with Vault.open(folder, passphrase) as opened:
        found = interchange.read(file.read_bytes(), GUIDE.questionnaire, GUIDE.municipality)
        tell("begin")
        Dossiers(opened).add(*found)
        tell("imported")


def delete_all(tell: Tell, wait: Wait, folder: Path, passphrase: str, ids: list[str]) -> None:
    """Delete dossiers one by one; tell the id of each that is gone."""
    with Vault.open(folder, passphrase) as opened:
        tell("begin")
        for dossier in ids:
            Dossiers(opened).delete(dossier)
            tell(dossier)


def change_passphrases(tell: Tell, wait: Wait, folder: Path, passphrase: str, others: list[str]) -> None:
    """Change a passphrase into one after the other; tell each that opens the vault from then on."""
    with Vault.open(folder, passphrase) as opened:
        tell("begin")
        for other in others:
            opened.change_passphrase(passphrase, other)
            passphrase = other
            tell(other)


def hold(tell: Tell, wait: Wait, folder: Path, passphrase: str) -> None:
    """Have a vault open until told otherwise."""
    with Vault.open(folder, passphrase):
        tell("open")
        wait()


def knock(tell: Tell, wait: Wait, settings: Path, passphrase: str) -> None:
    """Try to open the vault through the real window; tell what the page says."""
    hand = started(settings)
    hand.type("passphrase", passphrase)
    hand.click("unlock")
    page: Any = hand.window.page
    hand.until(lambda: bool(page.error), "an answer")
    tell(("told", page.error))


def open_bound(tell: Tell, wait: Wait, folder: Path, place: Path, passphrase: str) -> None:
    """Try to open a vault through a mount of its folder at another place."""
    import troubles  # type: ignore[import-not-found]

    place.mkdir()
    troubles.bind(folder, place)
    try:
        Vault.open(place, passphrase).close()
    except VaultInUse as error:
        tell(("told", str(error)))


def take_turns(tell: Tell, wait: Wait, folder: Path, passphrase: str, conversation: str, name: int, times: int) -> None:
    """Open a vault as soon as it is free, save one answer, close it; so many times. Tells how often it was not free."""
    turn = waited = 0
    while turn < times:
        try:
            with Vault.open(folder, passphrase) as opened:
                Dossiers(opened).save_answer(conversation, Answer(f"p{name}.{turn}", "answered", turn))
                turn += 1
        except VaultInUse:
            waited += 1
    tell(waited)


def encrypt_anew(tell: Tell, wait: Wait, folder: Path, passphrase: str) -> None:
    """Give the database another key; tell the recovery key that opens it from then on."""
    with Vault.open(folder, passphrase) as opened:
        tell("begin")
        tell(reencryption.reencrypt(opened, passphrase))


def keep_backups(tell: Tell, wait: Wait, folder: Path, passphrase: str, conversation: str, start: datetime) -> None:
    """Save an answer and keep a backup, each on a day that is later; tell how many answers are in a backup."""
    with Vault.open(folder, passphrase) as opened:
        tell("begin")
        for number in count():
            Dossiers(opened).save_answer(conversation, Answer(f"dag.{number}", "answered", number))
            backup.keep(opened, lambda number=number: start + timedelta(days=number))
            tell(number)
