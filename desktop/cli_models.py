"""The commands of machine translation: `startgesprek translate TEXT`, and `startgesprek models …` it needs."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from desktop.errors import ModelRefused, NoModel, UserError

if TYPE_CHECKING:
    from desktop.translate.models import Model


def translate(given: argparse.Namespace) -> None:
    """Print a translation, and under it what it says when it is translated back."""
    from desktop import paths
    from desktop.translate.languages import BY_CODE
    from desktop.translate.machine import Machine

    for code in (given.source, given.target):
        if code not in BY_CODE:
            raise UserError(f"'{code}' is hier geen taal. Kies uit: {', '.join(BY_CODE)}.")
    machine = Machine(paths.models())
    try:
        [translated] = machine.translate([given.text], given.source, given.target)
        print(translated, flush=True)
        try:
            [back] = machine.translate([translated], given.target, given.source)
        except NoModel:
            back = "(voor de weg terug is er geen vertaalmodel)"
        print(f"terugvertaald: {back}")
    finally:
        machine.close()


def show(given: argparse.Namespace) -> None:
    """Print the models that are installed."""
    from desktop import paths
    from desktop.translate import models

    known = models.installed(paths.models())
    if not known:
        print("Er zijn geen vertaalmodellen. Zie: startgesprek models install --help")
    for model in known:
        print(f"{model.name:<30} {model.languages:<36} versie {model.version:<8} {size(model)}")


def install(given: argparse.Namespace) -> None:
    """Print the facts of a model file; with --yes, install it."""
    from desktop import paths
    from desktop.translate import models
    from desktop.translate.machine import prove

    offer = models.inspect(given.file, paths.models())
    if not given.yes:
        _print_facts(offer.model)
        if offer.installed:
            print(f"{'vervangt':<10} {offer.installed.name}, versie {offer.installed.version}")
        print("Klopt dit? Installeer het dan met dezelfde opdracht en --yes.")
        return
    model = models.install(offer, prove)
    print(f"Geïnstalleerd: {model.name}, {model.languages}, versie {model.version}.")


def remove(given: argparse.Namespace) -> None:
    """Take a model away, by its name."""
    from desktop import paths
    from desktop.translate import models

    for model in models.installed(paths.models()):
        if given.name == model.name:
            models.remove(model)
            print(f"Weggehaald: {model.name}.")
            return
    raise ModelRefused("Dit vertaalmodel is er niet. Zie: startgesprek models list")


def size(model: Model) -> str:
    """How large its file is, in words."""
    return f"{model.size / 1e6:.0f} MB" if model.size >= 1_000_000 else f"{model.size / 1e3:.0f} kB"


def _print_facts(model: Model) -> None:
    facts = {
        "naam": model.name,
        "talen": model.languages,
        "versie": model.version,
        "grootte": size(model),
        "licentie": model.licence or "niet vermeld",
        "SHA-256": model.sha256,
    }
    for name, fact in facts.items():
        print(f"{name:<10} {fact}")
