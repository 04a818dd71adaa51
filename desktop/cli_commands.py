"""The commands of the command line: their words, and what each of them runs."""

from __future__ import annotations

import argparse
import errno
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import (
    cli_about,
    cli_check,
    cli_keys,
    cli_models,
    cli_monitor,
    cli_rights,
    cli_translations,
    cli_vault,
    cli_work,
)
from desktop.cli import shown, window
from desktop.cli_parser import Parser, municipality_option
from desktop.errors import UserError

if TYPE_CHECKING:
    from desktop.guide import Guide

    Commands = argparse._SubParsersAction[Parser]

_PAPERS = ("report", "actions", "referral", "consent", "agreements", "before", "timeline")
"""As `letters.saving.PAPERS`, which is not loaded for every command."""
_MOST_REMARKS = 20


@cache
def parser() -> Parser:
    """What reads the words of every command, and knows what each runs."""
    whole = Parser(
        prog="startgesprek", description="Startgesprekken met nieuwkomers: veilig, in twee talen, zonder netwerk."
    )
    whole.set_defaults(run=lambda _: window())
    commands: Commands = whole.add_subparsers(title="opdrachten", metavar="OPDRACHT", parser_class=Parser)

    demo = commands.add_parser("demo", help="twee verzonnen nieuwkomers door de echte vensters")
    demo.add_argument("--out", type=Path, metavar="MAP", help="map voor kluis, papieren en schermafdrukken")
    demo.set_defaults(run=_demo)

    check = commands.add_parser("check", help="kijk vragenlijsten, gemeenten en vertalingen na")
    check.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PAD",
        help="map of bestand; anders wat erbij zit, en uw eigen map",
    )
    check.add_argument(
        "--regels", action="store_true", help="bij welke antwoorden elke regel afgaat, en bij welke niet"
    )
    check.add_argument("--municipality", metavar="GEMEENTE", help="bij --regels: alleen deze; naam of pad")
    check.set_defaults(run=cli_check.check)

    _vault_parser(commands.add_parser("vault", help="een kluis maken, nakijken, herstellen"))
    _file_parsers(commands)
    _translations_parser(commands.add_parser("translations", help="stand van de vertalingen"))
    _machine_parsers(commands)
    cli_rights.parsers(commands)
    cli_work.parsers(commands)
    cli_monitor.parsers(commands)
    cli_about.parsers(commands)
    return whole


def _actions(parser: Parser) -> Commands:
    return parser.add_subparsers(
        title="opdrachten", required=True, parser_class=Parser, dest="opdracht", metavar="OPDRACHT"
    )


def _vault_parser(vault: Parser) -> None:
    actions = _actions(vault)
    for name, text, run in (
        ("create", "maak een nieuwe kluis; de herstelsleutel komt op het scherm", cli_vault.create),
        ("verify", "kijk na of alles heel is", cli_vault.verify),
        ("backup", "maak een reservekopie", cli_vault.backup),
        ("restore", "zet een reservekopie terug in een nieuwe kluis", cli_vault.restore),
        ("passphrase", "verander de wachtzin", cli_vault.passphrase),
        ("recover", "open met de herstelsleutel en kies een nieuwe wachtzin", cli_vault.recover),
        ("info", "wat er in de kluis zit, zonder namen", cli_vault.info),
        ("holders", "wie de kluis kan openen", cli_keys.holders),
        ("holder-add", "geef iemand een eigen wachtzin", cli_keys.add),
        ("holder-remove", "haal iemands wachtzin weg", cli_keys.remove),
        ("recovery-renew", "maak een nieuwe herstelsleutel; hij komt op het scherm", cli_keys.renew_recovery),
        ("log", "wie deed wat, met nummers van dossiers", cli_vault.log),
    ):
        action = actions.add_parser(name, help=text)
        action.add_argument("vault", type=Path, metavar="KLUIS")
        if name == "create":
            action.add_argument("--holder", default="", metavar="NAAM", help="van wie deze wachtzin is")
        if name == "backup":
            action.add_argument("--out", type=Path, metavar="MAP", help="map buiten de kluis, zoals een USB-stick")
        if name == "restore":
            action.add_argument("backup", type=Path, metavar="RESERVEKOPIE")
        if name == "log":
            action.add_argument("--dossier", metavar="NUMMER", help="nummer van één dossier")
            action.add_argument("--out", type=Path, metavar="BESTAND", help="schrijf het als CSV-bestand")
        if name == "verify":
            action.add_argument("--fingerprint", metavar="VINGERAFDRUK", help="die u eerder van het logboek bewaarde")
            action.add_argument("--number", type=int, metavar="REGEL", help="de regel waar die vingerafdruk bij hoorde")
        if name == "holder-add":
            action.add_argument("--holder", required=True, metavar="NAAM", help="van wie de nieuwe wachtzin wordt")
        if name == "holder-remove":
            action.add_argument("name", metavar="NAAM", help="naam uit de lijst van 'holders'")
            action.add_argument(
                "--reencrypt", action="store_true", help="versleutel de gegevens opnieuw voor wie blijft"
            )
        if name in ("passphrase", "recover", "holder-add"):
            action.add_argument("--new-passphrase-file", type=Path, metavar="BESTAND")
        if name == "recover":
            action.add_argument("--recovery-key-file", type=Path, metavar="BESTAND")
        else:
            _passphrase_option(action)
        action.set_defaults(run=run)


def _file_parsers(commands: Commands) -> None:
    reading = commands.add_parser("import", help="lees dossiers in uit een JSON-bestand")
    reading.add_argument("vault", type=Path, metavar="KLUIS")
    reading.add_argument("file", type=Path, metavar="BESTAND")
    reading.set_defaults(run=_import)

    writing = commands.add_parser("export", help="schrijf dossiers naar een JSON-bestand (leesbaar: bewaar het veilig)")
    writing.add_argument("vault", type=Path, metavar="KLUIS")
    writing.add_argument("file", type=Path, metavar="BESTAND")
    writing.add_argument("--dossier", metavar="NUMMER", help="nummer van één dossier")
    writing.set_defaults(run=_export)

    schema = commands.add_parser("schema", help="het JSON Schema van import en export")
    schema.add_argument("--pip", action="store_true", help="dat van het bestand voor het PIP")
    schema.set_defaults(run=_schema)

    letters = commands.add_parser("letters", help="maak de papieren van een gesprek")
    letters.add_argument("vault", type=Path, metavar="KLUIS")
    letters.add_argument("--dossier", required=True, metavar="NUMMER", help="nummer van het dossier")
    letters.add_argument(
        "--conversation", metavar="GESPREK", help="nummer of ronde van het gesprek; anders het laatste"
    )
    where = letters.add_mutually_exclusive_group(required=True)
    where.add_argument("--out", type=Path, metavar="MAP", help="map voor een bestand van elk papier")
    where.add_argument("--one", type=Path, metavar="BESTAND", help="alle papieren samen als één PDF")
    letters.add_argument("--on", metavar="DATUM", help="dag die op de papieren staat; anders vandaag")
    letters.add_argument(
        "--paper", action="append", choices=_PAPERS, default=[], help="alleen dit papier; mag vaker dan één keer"
    )
    letters.add_argument("--word", action="store_true", help="als .docx, om er een regel bij te zetten")
    letters.add_argument("--names", action="store_true", help="zet de naam van de nieuwkomer in de bestandsnamen")
    letters.set_defaults(run=_letters)
    for parser in (reading, writing, letters):
        _passphrase_option(parser)
    for parser in (reading, letters):
        municipality_option(parser)


def _translations_parser(translations: Parser) -> None:
    actions = _actions(translations)
    made = {}
    for name, text, run in (
        ("update", "breng de catalogi bij met het Nederlands", cli_translations.update),
        ("status", "nagekeken, concept, verouderd en ontbrekend per taal", cli_translations.status),
        ("pack", "bewaar de nagekeken teksten van een taal als taalpakket", cli_translations.write),
        ("import", "lees een taalpakket in: wat nieuw is of later nagekeken", cli_translations.read),
    ):
        made[name] = actions.add_parser(name, help=text)
        made[name].set_defaults(run=run)
    made["pack"].add_argument("language", metavar="TAAL", help="code van de taal, zoals ar")
    for name in ("pack", "import"):
        made[name].add_argument("file", type=Path, metavar="BESTAND")
    for name in ("status", "pack", "import"):
        municipality_option(made[name])
    made["import"].add_argument("--by", metavar="NAAM", help="wie nakeek, waar het pakket dat niet zegt")
    choice = made["import"].add_mutually_exclusive_group()
    choice.add_argument("--newest", action="store_true", help="bij verschil het laatst nagekeken; zo gaat het vanzelf")
    choice.add_argument("--replace", action="store_true", help="bij verschil altijd het pakket, ook als dat ouder is")


def _machine_parsers(commands: Commands) -> None:
    translate = commands.add_parser("translate", help="laat de computer een tekst vertalen, zonder netwerk")
    translate.add_argument("text", metavar="TEKST")
    translate.add_argument("--from", dest="source", default="nl", metavar="TAAL", help="code van de taal; anders nl")
    translate.add_argument("--to", dest="target", required=True, metavar="TAAL", help="code van de taal, zoals ar")
    translate.set_defaults(run=cli_models.translate)

    actions = _actions(commands.add_parser("models", help="vertaalmodellen installeren en weghalen"))
    actions.add_parser("list", help="de vertaalmodellen die er zijn").set_defaults(run=cli_models.show)
    install = actions.add_parser("install", help="bekijk een .argosmodel-bestand en installeer het")
    install.add_argument("file", type=Path, metavar="BESTAND")
    install.add_argument("--yes", action="store_true", help="installeer het; anders komen alleen de gegevens in beeld")
    install.set_defaults(run=cli_models.install)
    remove = actions.add_parser("remove", help="haal een vertaalmodel weg")
    remove.add_argument("name", metavar="NAAM", help="naam uit de lijst")
    remove.set_defaults(run=cli_models.remove)


def _passphrase_option(parser: Parser) -> None:
    parser.add_argument("--passphrase-file", type=Path, metavar="BESTAND", help="bestand met alleen de wachtzin")


def _demo(given: argparse.Namespace) -> int:
    from desktop import demo

    return demo.run(given.out)


def _guide(given: argparse.Namespace) -> Guide:
    from desktop import guide, paths
    from desktop.settings import Settings

    return guide.load(given.municipality or Settings(paths.settings()).get("municipality"))


def _import(given: argparse.Namespace) -> None:
    from desktop.store import interchange
    from desktop.store.queries import Dossiers

    guide = _guide(given)
    if given.file.exists() and not given.file.is_file() and not given.file.is_dir():
        raise UserError(f"'{given.file}' is geen gewoon bestand. Kies een JSON-bestand.")
    interchange.check_size(given.file.stat().st_size)
    with given.file.open("rb") as opened:
        data = opened.read(interchange.LARGEST + 1)
    content = interchange.content(data, guide.questionnaire, guide.municipality)
    with cli_vault.open_vault(given) as vault:
        Dossiers(vault).add(*content.dossiers, imported=True, papers=content.papers, tips=content.tips)
    print(f"{len(content.dossiers)} dossier(s) ingelezen.")
    if content.tips:
        print(f"{len(content.tips)} tip(s) voor nieuwkomers ingelezen.")
    for remark in content.remarks[:_MOST_REMARKS]:
        print(f"Let op: {shown(remark)}")
    if more := len(content.remarks[_MOST_REMARKS:]):
        print(f"En nog {more} opmerking(en).")


def _export(given: argparse.Namespace) -> None:
    from desktop.store import files, interchange
    from desktop.store.queries import Dossiers

    if given.file.is_dir():
        raise IsADirectoryError(errno.EISDIR, "", str(given.file))
    cli_vault.outside(given.vault, given.file)
    with cli_vault.open_vault(given) as vault:
        book = Dossiers(vault)
        dossiers = [book.open(given.dossier)] if given.dossier else book.all()
        if given.dossier:
            vault.log.note("exported", given.dossier, "json")
        else:
            vault.log.note_list("exported", (dossier.id for dossier in dossiers), "json")
        tips = [] if given.dossier else book.publishing.tips()
        data = interchange.export(dossiers, book.papers(given.dossier), tips)
        files.write_whole(given.file, data)
    print(f"{len(dossiers)} dossier(s) geschreven. Dit bestand is leesbaar voor iedereen: bewaar het veilig.")
    if len(data) > interchange.LARGEST:
        most = interchange.LARGEST // 1_000_000
        print(f"Let op: inlezen gaat tot {most} MB. Schrijf elk dossier apart met --dossier als u het wilt inlezen.")


def _schema(given: argparse.Namespace) -> None:
    import json

    if given.pip:
        from desktop.letters import pip_exchange

        print(pip_exchange.SCHEMA.read_text("utf-8"), end="")
        return
    from desktop.store import interchange

    print(json.dumps(interchange.schema(), indent=2, ensure_ascii=False))


def _letters(given: argparse.Namespace) -> None:
    from datetime import date

    from desktop.dossier.waiting import learn
    from desktop.letters import saving
    from desktop.questions import dates
    from desktop.store.queries import Dossiers

    if given.one and (given.word or given.names):
        raise UserError("'--one' maakt één PDF met de naam die u geeft. Gebruik '--word' en '--names' met '--out'.")
    cli_vault.outside(given.vault, given.one or given.out)
    guide, on = _guide(given), dates.parse(given.on) if given.on else date.today()
    with cli_vault.open_vault(given) as vault:
        book = Dossiers(vault)
        dossier = book.open(given.dossier)
        waits = learn(book.cases(), on)
        letters = saving.to_save(guide, dossier, given.conversation, on, given.paper, waits)
        vault.log.note("saved", dossier.id, ",".join(dict.fromkeys(letter.kind for letter in letters)))
    if trouble := next((letter.letterhead.trouble for letter in letters), ""):
        print(f"Let op: {shown(trouble)}")
    if given.one:
        print(saving.save_one(letters, given.one))
        return
    name = dossier.newcomer.name if given.names else ""
    for file in saving.save_letters(letters, given.out, word=given.word, name=name):
        print(file)
