"""Pictures of what comes after the start conversation: following, planning, figures, and the vault itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from album import Album
from world import PASSPHRASE, filled_vault, program

from desktop.demo_hand import Hand, work
from desktop.dossier.model import Conversation
from desktop.store.queries import Dossiers
from desktop.trial_people import TODAY

YUSUF, HODAN, AHMAD = "Yusuf Al-Khatib", "Hodan Warsame", "Ahmad Darwish"


def after(album: Album, home: Path) -> None:
    """Every other page of the program, with everybody in it."""
    with program(home / "settings", TODAY, filled_vault(home)) as hand:
        hand.until_page("UnlockPage")
        hand.type("passphrase", PASSPHRASE)
        hand.click("unlock")
        hand.until_page("DossiersPage")
        assert hand.application.desk is not None
        dossiers = hand.application.desk.dossiers
        people = {line.name: line.dossier_id for line in dossiers.search("")}
        album.take("nieuwkomers", hand.window)
        scenes: list[tuple[str, Callable[[], None]]] = [
            ("what was promised and what changed", lambda: _follow_up(album, hand, dossiers, people)),
            ("one newcomer", lambda: _one_newcomer(album, hand, people)),
            ("everybody", lambda: _everybody(album, hand)),
            ("figures", lambda: _figures(album, hand)),
            ("the vault", lambda: _vault(album, hand)),
            ("translations", lambda: _translations(album, hand)),
        ]
        album.take_all(scenes)


def shown(album: Album, hand: Hand, name: str, page: str, kind: str, **ids: str) -> None:
    """Take a picture of a page once all of it is there."""
    hand.application.go(page, ids)
    there: Any = hand.until_page(kind)
    hand.until(lambda: there.whole, "the whole page")
    hand.application._background.wait()
    work(400)
    hand.window.messages.hide()
    album.take(name, hand.window)


def _follow_up(album: Album, hand: Hand, dossiers: Dossiers, people: dict[str, str]) -> None:
    """A conversation that begins with what was promised, and ends with what changed."""
    ahmad = dossiers.open(people[AHMAD])
    begun = Conversation("one_and_half_year", TODAY, "ar", professional="Marijke de Boer", interpreter="Samir Haddad")
    ahmad.conversations.append(begun)
    dossiers.save(ahmad)
    here = {"dossier": ahmad.id, "conversation": begun.id}
    shown(album, hand, "beloofd", "promises", "PromisesPage", **here)
    hodan = dossiers.open(people[HODAN])
    here = {"dossier": hodan.id, "conversation": hodan.conversations[-1].id}
    shown(album, hand, "veranderd", "changes", "ChangesPage", **here)
    ahmad.conversations.remove(begun)
    dossiers.save(ahmad)


def _one_newcomer(album: Album, hand: Hand, people: dict[str, str]) -> None:
    yusuf = {"dossier": people[YUSUF]}
    shown(album, hand, "dossier", "dossier", "DossierPage", **yusuf)
    shown(album, hand, "doorverwijzen", "referrals", "ReferralsPage", **yusuf)
    shown(album, hand, "tijdlijn", "timeline", "TimelinePage", **yusuf)
    shown(album, hand, "rechten", "rights", "RightsPage", **yusuf)
    maryam = people["Maryam Rahimi"]
    shown(album, hand, "huishouden", "household", "HouseholdPage", household="Huishouden 22", dossier=maryam)


def _everybody(album: Album, hand: Hand) -> None:
    for name, page, kind in (
        ("planning", "planning", "PlanningPage"),
        ("werklijst", "work", "WorkPage"),
        ("tips", "tips", "TipsPage"),
    ):
        if page == "planning":
            hand.application.go(page, {})
            hand.until_page(kind)
            hand.application._background.wait()
        shown(album, hand, name, page, kind)


def _figures(album: Album, hand: Hand) -> None:
    shown(album, hand, "cijfers", "monitor", "MonitorPage")
    hand.click("monitor_voices")
    work(500)
    hand.application._background.wait()
    work(300)
    album.take("meegeven", hand.window)
    hand.application.go("monitor", {})
    hand.until_page("MonitorPage")
    work(300)
    hand.click("monitor_export")
    album.take("cijfers-exporteren", hand.window)


def _vault(album: Album, hand: Hand) -> None:
    hand.application.go("vault", {})
    hand.until_page("VaultPage")
    album.take("kluis", hand.window)
    for part, name in (("backups", "reservekopie"), ("retention", "bewaren")):
        hand.click(f"vault_part:{part}")
        if part == "backups" and hand.there("backup_now"):
            hand.click("backup_now")
        work(300)
        hand.application._background.wait()
        work(300)
        hand.window.messages.hide()
        album.take(name, hand.window)
    shown(album, hand, "voorkeuren", "preferences", "PreferencesPage")


def _translations(album: Album, hand: Hand) -> None:
    shown(album, hand, "talen", "review", "ReviewPage", language="ar")
    hand.type("reviewer", "Samir Haddad")
    topics: Any = hand.find("topic")
    topics.setCurrentIndex(topics.findText("Gezondheid"))
    topics.activated.emit(topics.currentIndex())
    work(300)
    album.take("talen", hand.window)
