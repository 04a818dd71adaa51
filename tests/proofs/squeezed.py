"""What the program does while the disk fails it: acts for `child.py`, each with one kind of trouble."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import acts  # type: ignore[import-not-found]  # these stand beside this module: see `nursery.py`
import places  # type: ignore[import-not-found]
import troubles  # type: ignore[import-not-found]
from PySide6.QtWidgets import QLabel

from desktop.dossier.model import Answer, Dossier
from desktop.errors import NotErased, NotSaved, UserError, WrongPassphrase
from desktop.store import files, interchange, keyslots
from desktop.store.queries import Dossiers
from desktop.store.vault import Vault

NEW = "een heel andere zin"
MANY = 1000


def store(tell: acts.Tell, wait: acts.Wait, place: Path, kind: str) -> None:
    """Everything that changes a vault, tried while the disk refuses and again when it does not."""
    trouble = troubles.KINDS[kind](place)
    people = [places.talk(name) for name in ("Ahmad Al-Khatib", "Selam Tesfay", "Hani", "Mariam")]
    folder = places.begun(place, people)
    (place / "papieren").mkdir()
    vault = Vault.open(folder, places.PASSPHRASE)
    trouble.begin(folder)
    dossiers, talk = Dossiers(vault), people[1].conversations[1].id
    saved = many(dossiers, talk)
    assert saved < MANY or not trouble.refuses, "nothing was ever refused"
    refused = {}
    for name, (act, _) in changes(vault, people).items():
        try:
            act()
        except NotErased:
            continue  # it was deleted, and the pages are wiped another time
        except UserError as error:
            refused[name] = error
    kinds = (UserError,) if isinstance(trouble, troubles.Moved) else (NotSaved,)
    assert all(isinstance(error, kinds) for error in refused.values()), refused
    assert not trouble.wholly or len(refused) >= len(changes(vault, people)) - 1, (kind, list(refused), saved)
    assert all(str(error).endswith(".") for error in refused.values()), refused
    trouble.end(folder)
    dossiers.save_answer(talk, Answer("na.afloop", "answered", 1))  # the program as it is, never closed
    if kind == "Forbidden":
        vault.close()
        vault = Vault.open(folder, NEW if "passphrase" not in refused else places.PASSPHRASE)
    assert not [path for path in folder.rglob("*") if path.name[0] == "."], "half files stay behind"
    places.sound(vault)
    found = Dossiers(vault).open(people[1].id).conversations[1].answers
    assert sorted(found) == sorted(["na.afloop", *(f"vol.{number}" for number in range(saved))]), "not there"
    for name, (act, done) in changes(vault, people).items():
        assert done() == (name not in refused), f"{name}: refused {name in refused}, done {done()}"
        if name in refused:
            act()
            assert done(), f"{kind}: {name} could not be done when all was well again"
    places.sound(vault)
    vault.close()
    Vault.open(folder, NEW).close()
    tell(("refused", list(refused)))


def many(dossiers: Dossiers, conversation: str) -> int:
    """Save answers until one is refused; how many were saved."""
    for number in range(MANY):
        try:
            dossiers.save_answer(conversation, Answer(f"vol.{number}", "answered", number, "lang " * 500))
        except NotSaved:
            return number
    return MANY


def changes(vault: Vault, people: list[Dossier]) -> dict[str, tuple[Callable[[], object], Callable[[], bool]]]:
    """Everything that changes a vault or writes a file, each with whether it was done."""
    dossiers = Dossiers(vault)
    ahmad, selam, hani, mariam = people
    talk, file = ahmad.conversations[1], vault.folder.parent / "papieren" / "uit.json"
    mariam.conversations[0].place = "Kamer 3"

    def now() -> Dossier:
        return dossiers.open(ahmad.id)

    def save_place() -> None:
        talk.at_question = "wonen.verhaal"
        dossiers.save_conversation(talk)

    said = Answer("werk.soort", "declined", note="nu wel")
    whole = interchange.export([selam])
    return {
        "dossier": (
            lambda: dossiers.save(mariam),
            lambda: dossiers.open(mariam.id).conversations[0].place == "Kamer 3",
        ),
        "answer": (
            lambda: dossiers.save_answer(talk.id, said),
            lambda: getattr(now().conversations[1].answers.get("werk.soort"), "note", "") == said.note,
        ),
        "place": (save_place, lambda: now().conversations[1].at_question == "wonen.verhaal"),
        "said besides": (
            lambda: dossiers.save_exchanges(talk.id, ahmad.conversations[0].exchanges),
            lambda: len(now().conversations[1].exchanges) == 1,
        ),
        "new dossier": (lambda: dossiers.add(places.talk("Yusuf")), lambda: len(dossiers.search("Yusuf")) == 1),
        "deletion": (lambda: dossiers.delete(hani.id), lambda: not dossiers.search("Hani")),
        "backup": (vault.backup, lambda: len(vault.info.backups) == 1),
        "passphrase": (lambda: vault.change_passphrase(places.PASSPHRASE, NEW), lambda: opens(vault, NEW)),
        "export": (lambda: files.write_whole(file, whole), lambda: file.exists() and file.read_bytes() == whole),
    }


def opens(vault: Vault, passphrase: str) -> bool:
    """Whether somebody has this passphrase."""
    try:
        keyslots.read(vault.folder / "keys.json").unlock(passphrase)
    except WrongPassphrase:
        return False
    return True


def migration(tell: acts.Tell, wait: acts.Wait, place: Path, kind: str, old: Path, passphrase: str) -> None:
    """A vault of an earlier version is brought up to date while the disk refuses: it stays as it was."""
    import shutil

    trouble = troubles.KINDS[kind](place)
    folder = shutil.copytree(old, place / "Zeist.startgesprek")
    before = (folder / "dossiers.db").read_bytes()
    trouble.begin(folder)
    try:
        Vault.open(folder, passphrase)
    except UserError as error:
        tell(("refused", str(error)))
    else:
        raise AssertionError("nothing was refused")
    trouble.end(folder)
    assert (folder / "dossiers.db").read_bytes() == before
    with Vault.open(folder, passphrase) as vault:
        places.sound(vault)
        tell(("people", places.everything(vault)))


def window(tell: acts.Tell, wait: acts.Wait, place: Path, kind: str) -> None:
    """The real windows: what the disk refuses is marked so and stays, and is saved when the disk takes it again."""
    trouble = troubles.KINDS[kind](place)
    dossier = places.talk("Ahmad Al-Khatib")
    folder = places.begun(place, [dossier])
    conversation = dossier.conversations[1].id
    ids = {"dossier": dossier.id, "conversation": conversation}
    hand = acts.at_conversation(place / places.SETTINGS, places.PASSPHRASE, ids)
    page: Any = hand.window.page
    domain, text = next(
        (domain, question.id) for domain in page.domains for question in domain.questions if question.type == "text"
    )
    hand.click(f"domain:{domain.id}")
    hand.type(f"text:{text}", "Voor het misging")
    hand.until(lambda: says(hand, text) == "opgeslagen", "saved")
    trouble.begin(folder)
    number = 0
    while not says(hand, text).startswith("niet opgeslagen"):
        number += 1
        trouble.go_on(folder)
        hand.type(f"text:{text}", f"Terwijl het misgaat {number} " + "en nog meer, " * 8 + "en klaar")
        page.flush()
        assert number < 500, "nothing was ever refused"
    tell(("told", hand.window.messages.text))
    shown = hand.find(f"text:{text}").toPlainText()
    trouble.go_on(folder)
    hand.application.lock()
    assert type(hand.window.page).__name__ == "InterviewPage", "the lock threw an answer away"
    trouble.go_on(folder)
    assert not hand.window.close(), "closing threw an answer away"
    assert hand.find(f"text:{text}").toPlainText() == shown
    trouble.end(folder)
    hand.until(lambda: says(hand, text) == "opgeslagen", "saved")
    hand.until(lambda: hand.window.messages.text == "Alles is nu opgeslagen.", "all is well")
    hand.application.lock()
    hand.until_page("UnlockPage")
    with Vault.open(folder, places.PASSPHRASE) as vault:
        places.sound(vault)
        assert Dossiers(vault).open(dossier.id).conversations[1].answers[text].value == shown
    tell("saved")


def says(hand: Any, question: str) -> str:
    """What a card says of its answer."""
    said = hand.find(f"saved:{question}")
    assert isinstance(said, QLabel)
    return said.text()
