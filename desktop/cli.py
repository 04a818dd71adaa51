"""The command line. Without a command it opens the window. Exit 0; 1 with one clear line; 2 for wrong usage."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from desktop.errors import AnswerError, ContentError, UserError, VaultMissing

if TYPE_CHECKING:
    from desktop.guide import Guide
    from desktop.store.vault import Vault


class _Parser(argparse.ArgumentParser):
    """Says wrong usage in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. Zie: {self.prog} --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given) or 0)
    except ContentError as error:
        print(error, file=sys.stderr)
    except UserError as error:
        print(" ".join(str(error).split("\n")), file=sys.stderr)
    except BrokenPipeError:
        sys.stderr.close()
    except KeyboardInterrupt:
        print("Gestopt.", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="startgesprek", description="Startgesprekken met nieuwkomers: veilig, in twee talen, zonder netwerk.")
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(title="opdrachten", parser_class=_Parser)

    demo = commands.add_parser("demo", help="twee verzonnen nieuwkomers door de echte vensters")
    demo.add_argument("--out", type=Path, help="map voor kluis, papieren en schermafdrukken")
    demo.set_defaults(run=_demo)

    check = commands.add_parser("check", help="kijk vragenlijsten, gemeenten en vertalingen na")
    check.add_argument("paths", nargs="*", type=Path, metavar="PAD")
    check.set_defaults(run=_check)

    _vault_parser(commands.add_parser("vault", help="een kluis maken, nakijken, herstellen"))
    _file_parsers(commands)
    _translations_parser(commands.add_parser("translations", help="stand van de vertalingen"))
    return parser


def _vault_parser(vault: argparse.ArgumentParser) -> None:
    actions = vault.add_subparsers(title="opdrachten", required=True, parser_class=_Parser, dest="opdracht")
    from desktop import cli_vault

    for name, text, run in (
        ("create", "maak een nieuwe kluis; de herstelsleutel komt op het scherm", cli_vault.create),
        ("verify", "kijk na of alles heel is", cli_vault.verify),
        ("backup", "maak een reservekopie", cli_vault.backup),
        ("restore", "zet een reservekopie terug in een nieuwe kluis", cli_vault.restore),
        ("passphrase", "verander de wachtzin", cli_vault.passphrase),
        ("recover", "open met de herstelsleutel en kies een nieuwe wachtzin", cli_vault.recover),
        ("info", "wat er in de kluis zit, zonder namen", cli_vault.info),
    ):
        action = actions.add_parser(name, help=text)
        action.add_argument("vault", type=Path, metavar="KLUIS")
        if name == "create":
            action.add_argument("--holder", default="", help="uw naam")
        if name == "restore":
            action.add_argument("backup", type=Path, metavar="RESERVEKOPIE")
        if name in ("passphrase", "recover"):
            action.add_argument("--new-passphrase-file", type=Path, metavar="BESTAND")
        if name == "recover":
            action.add_argument("--recovery-key-file", type=Path, metavar="BESTAND")
        else:
            _passphrase_option(action)
        action.set_defaults(run=run)


def _file_parsers(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    reading = commands.add_parser("import", help="lees dossiers in uit een JSON-bestand")
    reading.add_argument("vault", type=Path, metavar="KLUIS")
    reading.add_argument("file", type=Path, metavar="BESTAND")
    reading.set_defaults(run=_import)

    writing = commands.add_parser("export", help="schrijf dossiers naar een JSON-bestand (leesbaar: bewaar het veilig)")
    writing.add_argument("vault", type=Path, metavar="KLUIS")
    writing.add_argument("file", type=Path, metavar="BESTAND")
    writing.add_argument("--dossier", help="nummer van één dossier")
    writing.set_defaults(run=_export)

    schema = commands.add_parser("schema", help="het JSON Schema van import en export")
    schema.set_defaults(run=_schema)

    letters = commands.add_parser("letters", help="maak de papieren van een gesprek")
    letters.add_argument("vault", type=Path, metavar="KLUIS")
    letters.add_argument("--dossier", required=True, help="nummer van het dossier")
    letters.add_argument("--conversation", help="nummer of ronde van het gesprek; anders het laatste")
    letters.add_argument("--out", required=True, type=Path, metavar="MAP")
    letters.set_defaults(run=_letters)
    for parser in (reading, writing, letters):
        _passphrase_option(parser)
        parser.add_argument("--municipality", help="map van de gemeente; anders die van de voorkeuren")


def _translations_parser(translations: argparse.ArgumentParser) -> None:
    actions = translations.add_subparsers(title="opdrachten", required=True, parser_class=_Parser, dest="opdracht")
    from desktop import cli_translations

    for name, text, run in (
        ("update", "breng de catalogi bij met het Nederlands", cli_translations.update),
        ("status", "nagekeken, concept, verouderd en ontbrekend per taal", cli_translations.status),
    ):
        actions.add_parser(name, help=text).set_defaults(run=run)


def _passphrase_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--passphrase-file", type=Path, metavar="BESTAND", help="bestand met alleen de wachtzin")


def read_secret(file: Path | None, question: str) -> str:
    """A passphrase or recovery key from a file, or asked for without showing it.

    Raises:
        AnswerError: the file cannot be read, or nobody can be asked.
    """
    if file is not None:
        try:
            return file.read_text("utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError):
            raise AnswerError(f"Het bestand '{file}' kan niet worden gelezen. Kijk de naam na.") from None
    if not sys.stdin.isatty():
        raise AnswerError("Geef de wachtzin met --passphrase-file BESTAND.")
    return getpass.getpass(question + ": ")


def open_vault(given: argparse.Namespace) -> Vault:
    """Open the vault that the command names."""
    from desktop.store.vault import Vault

    if not given.vault.exists():
        raise VaultMissing(f"Er is geen kluis op '{given.vault}'. Kijk de naam van de map na.")
    return Vault.open(given.vault, read_secret(given.passphrase_file, "Wachtzin"))


def _window(given: argparse.Namespace) -> int:
    from desktop import app

    return app.run()


def _demo(given: argparse.Namespace) -> int:
    from desktop import demo

    return demo.run(given.out)


def _check(given: argparse.Namespace) -> int:
    from desktop import paths
    from desktop.check import check

    asked = given.paths or [paths.questionnaires(), paths.translations()]
    findings = [finding for path in asked for finding in check(path)]
    for finding in findings:
        print(finding)
    if findings:
        print(f"{len(findings)} fout(en) gevonden. Verbeter ze en kijk opnieuw na.", file=sys.stderr)
        return 1
    print("Alles klopt: " + ", ".join(str(path) for path in asked))
    return 0


def _guide(given: argparse.Namespace) -> Guide:
    from desktop import guide, paths
    from desktop.settings import Settings

    return guide.load(given.municipality or Settings(paths.settings()).get("municipality"))


def _import(given: argparse.Namespace) -> None:
    from desktop.store import interchange
    from desktop.store.queries import Dossiers

    guide = _guide(given)
    dossiers = interchange.read(interchange.load(given.file), guide.questionnaire, guide.municipality)
    with open_vault(given) as vault:
        Dossiers(vault).add(*dossiers)
    print(f"{len(dossiers)} dossier(s) ingelezen.")


def _export(given: argparse.Namespace) -> None:
    from desktop.store import files, interchange
    from desktop.store.queries import Dossiers

    with open_vault(given) as vault:
        book = Dossiers(vault)
        dossiers = [book.open(given.dossier)] if given.dossier else book.all()
        files.write_whole(given.file, interchange.export(dossiers))
    print(f"{len(dossiers)} dossier(s) geschreven. Dit bestand is leesbaar voor iedereen: bewaar het veilig.")


def _schema(given: argparse.Namespace) -> None:
    import json

    from desktop.store import interchange

    print(json.dumps(interchange.schema(), indent=2, ensure_ascii=False))


def _letters(given: argparse.Namespace) -> None:
    from desktop.letters.saving import save_packet
    from desktop.store.queries import Dossiers

    guide = _guide(given)
    with open_vault(given) as vault:
        dossier = Dossiers(vault).open(given.dossier)
    for file in save_packet(guide, dossier, given.conversation, given.out):
        print(file)
