"""Pictures of the first start and of one start conversation, from registering to the papers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from album import Album
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from world import FIRST_DAY, HOLDER, PASSPHRASE, begun_vault, program

from desktop.demo_hand import Hand, work
from desktop.demo_people import YUSUF
from desktop.views.agreements.proposal_card import ProposalCard

SHOWN_KEY = "4H7K2M-9QXR3T-6WBNC8\n5JDLPA-7VYEG2-M3KT4"
SHOWN_FOLDER = "Documenten"


def first_start(album: Album, home: Path) -> None:
    """Four steps, an empty list, and the first newcomer."""
    with program(home / "settings", FIRST_DAY) as hand:
        hand.until_page("WelcomePage")
        album.take("eerste-scherm", hand.window)
        hand.click("create_vault")
        hand.until_page("MunicipalityPage")
        hand.click("step_on")
        page: Any = hand.until_page("NewVaultPage")
        page.set_folder(home)
        place: Any = hand.find("vault_folder")
        place.setText(SHOWN_FOLDER)
        for field, text in (
            ("holder", HOLDER),
            ("new_passphrase", PASSPHRASE),
            ("new_passphrase_again", PASSPHRASE),
        ):
            hand.type(field, text)
        hand.click("make_vault")
        key: Any = hand.until_page("RecoveryKeyPage").findChild(QLabel, "recovery_key")
        key.setText(SHOWN_KEY)
        album.take("herstelsleutel", hand.window)
        hand.click("recovery_key_later")
        if hand.there("step_on"):
            hand.click("step_on")
        hand.until_page("DossiersPage")
        _register(album, hand)


def _register(album: Album, hand: Hand) -> None:
    hand.click("new_newcomer")
    hand.until_page("NewcomerPage")
    for field, value in YUSUF.form.items():
        if field in ("language", "country", "regime"):
            hand.choose(f"newcomer:{field}", value)
        else:
            hand.type(f"newcomer:{field}", value)
    album.take("inschrijven", hand.window)
    hand.click("save_newcomer")
    hand.until_page("DossierPage")
    hand.type("start:place", "Gemeentehuis, kamer 2")
    hand.window.messages.hide()
    album.take("beginnen-gesprek", hand.window)


def conversation(album: Album, home: Path) -> None:
    """The questions, what helps two readers, what is agreed, and the papers."""
    with program(home / "settings", FIRST_DAY, begun_vault(home)) as hand:
        hand.type("passphrase", PASSPHRASE)
        hand.click("unlock")
        hand.until_page("DossiersPage")
        assert hand.application.desk is not None
        (line,) = hand.application.desk.dossiers.search("")
        dossier = hand.application.desk.dossiers.open(line.dossier_id)
        here = {"dossier": dossier.id, "conversation": dossier.conversations[0].id}
        hand.application.go("dossier", {"dossier": dossier.id})
        hand.until_page("DossierPage")
        hand.find("resume_conversation")
        album.take("verder", hand.window)
        hand.application.go("interview", here)
        hand.until_page("InterviewPage")
        _interview(album, hand)
        hand.application.go("actions", here)
        _agree(album, hand)
        hand.application.go("letters", here)
        _papers(album, hand)


def _interview(album: Album, hand: Hand) -> None:
    hand.click("domain:wonen")
    hand.click("domain:gezondheid")
    hand.find("question:gezondheid.ervaren")
    hand._show(hand.find("question:gezondheid.huisarts"))
    album.take("gesprek", hand.window)
    hand.click("aid:phrases")
    album.take("zinnenboek", hand.window)
    hand.click("aid:cards")
    album.take("kaarten", hand.window)
    hand.click("aid:correction")
    album.take("verbeteren", hand.window)
    hand.click("aid:machine")
    area: Any = hand.find("to_translate")
    area.setPlainText("Slaapt u goed?")
    hand.click("translate")
    hand.until(lambda: hand.there("show_translation"), "a translation")
    work(2000)
    area.setFocus()
    album.take("vertaalmachine", hand.window)
    hand.click("drawer_close")
    hand.click("domain:netwerk")
    hand.click("aid:screen")
    screen: Any = hand.find("newcomer_screen")
    for _ in range(2):
        hand.click("screen_further", screen)
    album.take("scherm-nieuwkomer", screen)
    hand.click("aid:screen")


def _cards(hand: Hand) -> list[ProposalCard]:
    page: Any = hand.window.page
    return [card for card in page.findChildren(ProposalCard) if card.isVisibleTo(page)]


def _asks(card: ProposalCard) -> bool:
    given = card.findChild(QPushButton, "consent:given")
    return given is not None and given.isVisibleTo(card)


def _agree(album: Album, hand: Hand) -> None:
    page: Any = hand.until_page("ActionsPage")
    seen: set[str] = set()
    while card := next((one for one in _cards(hand) if one.objectName() not in seen), None):
        seen.add(card.objectName())
        name = card.objectName()
        if _asks(card):
            if "toestemming" not in album.kept:
                hand._show(hand.find("consent:given", card))
                album.take("toestemming", hand.window)
            hand.click("consent:given", card)
            card = page.findChild(ProposalCard, name)
        hand.click("confirm", card)
        if len(seen) == 3:
            page.findChild(ProposalCard).setFocus(Qt.FocusReason.OtherFocusReason)
            album.take("voorstellen", hand.window)


def _papers(album: Album, hand: Hand) -> None:
    page: Any = hand.until_page("LettersPage")
    hand.until(lambda: page.ready, "the papers")
    papers: Any = hand.find("papers")
    own = next(row for row, paper in enumerate(page.papers) if paper.letter.kind == "agreements")
    papers.setCurrentRow(own)
    work(600)
    album.take("papieren", hand.window)
    letters = [row for row in range(papers.count()) if "Taalhuis" in papers.item(row).text()]
    papers.setCurrentRow(letters[0])
    work(600)
    album.take("strepen", hand.window)
