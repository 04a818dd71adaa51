"""docs/questionnaire-format.md is what the models say today, and names every field with its meaning."""

from __future__ import annotations

from pathlib import Path

from desktop import format_page


def test_the_page_is_that_of_today() -> None:
    assert format_page.PAGE.read_text("utf-8") == format_page.page(), "run: python -m desktop.format_page"


def test_every_model_and_every_field_says_what_it_is_for() -> None:
    for models in format_page.FILES.values():
        for model in models:
            text, meanings = format_page._docstring(model)
            assert text.endswith("."), model
            assert set(meanings) == set(model.model_fields), model
            assert all(meanings.values()), model


def test_every_model_that_is_named_is_described() -> None:
    page = format_page.page()
    described = {model.__name__ for models in format_page.FILES.values() for model in models}
    named = {word.strip(" |") for word in page.split("list of ")[1:] for word in [word.split(" ")[0]]}
    assert {word for word in named if word[:1].isupper()} <= described


def test_it_is_written_by_one_command(tmp_path: Path) -> None:
    format_page.main(tmp_path / "page.md")
    assert (tmp_path / "page.md").read_text("utf-8") == format_page.page()
