"""The commands of machine translation, with real models: installed, looked at, used and taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import paths

from ..models import samples
from .samples import Run, right, wrong


def test_a_model_is_shown_before_it_is_installed(run: Run) -> None:
    file = samples.file("nl_en")
    shown = right(run("models", "install", file))
    for fact in ("translate-nl_en-1_0", "Nederlands → Engels", "1.0", "108 kB", "EUPL-1.2", "--yes"):
        assert fact in shown
    assert not paths.models().exists()
    assert right(run("models", "install", file, "--yes")) == (
        "Geïnstalleerd: translate-nl_en-1_0, Nederlands → Engels, versie 1.0.\n"
    )
    newer = right(run("models", "install", samples.file("nl_en", "1.1")))
    assert "vervangt   translate-nl_en-1_0, versie 1.0" in newer


def test_models_come_and_go(run: Run) -> None:
    assert "geen vertaalmodellen" in right(run("models", "list"))
    samples.install(paths.models(), "nl_en", "en_ar")
    first, second = right(run("models", "list")).splitlines()
    assert first.split()[:4] == ["translate-en_ar-1_0", "Engels", "→", "Arabisch"]
    assert second.split()[:4] == ["translate-nl_en-1_0", "Nederlands", "→", "Engels"]
    assert right(run("models", "remove", "translate-en_ar-1_0")) == "Weggehaald: translate-en_ar-1_0.\n"
    assert len(right(run("models", "list")).splitlines()) == 1
    assert "is er niet" in wrong(run("models", "remove", "translate-en_ar-1_0"))


def test_a_text_is_translated_and_translated_back(run: Run) -> None:
    samples.install(paths.models())
    translated = right(run("translate", "Mijn zoon is ziek. Ik zoek werk.", "--to", "ar"))
    assert translated == "ابني مريض. أبحث عن عمل.\nterugvertaald: Mijn zoon is ziek. Ik zoek werk.\n"
    assert right(run("translate", "ابني مريض.", "--from", "ar", "--to", "nl")).startswith("Mijn zoon is ziek.\n")


def test_a_way_back_that_is_not_there(run: Run) -> None:
    samples.install(paths.models(), "nl_en")
    out = right(run("translate", "Ja.", "--to", "en"))
    assert out == "Yes.\nterugvertaald: (voor de weg terug is er geen vertaalmodel)\n"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("translate", "Ja.", "--to", "ti"), "Van Nederlands naar Tigrinya is er geen vertaalmodel."),
        (("translate", "Ja.", "--to", "xx"), "'xx' is hier geen taal. Kies uit: ar, "),
        (("translate", "x" * 2001, "--to", "ar"), "langer dan 2.000 tekens"),
        (("models", "install", Path(__file__)), "geen vertaalmodel"),
        (("models", "install", "nergens", "--yes"), "Dit bestand is er niet."),
        (("models", "remove", "x"), "is er niet"),
    ],
)
def test_what_goes_wrong_is_one_line(run: Run, words: tuple[object, ...], problem: str) -> None:
    assert problem in wrong(run(*words))
