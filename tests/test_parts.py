"""What the program knows of its own parts."""

from __future__ import annotations

from email.message import Message

import pytest

from desktop import about, parts
from desktop.cli import main


class Library:
    """A library that says only this of itself."""

    files = ()
    version = "1.0"

    def __init__(self, **said: str) -> None:
        self.metadata = Message()
        self.metadata["Name"] = said.pop("name", "Some.Thing")
        for key, value in said.items():
            self.metadata[key.replace("_", "-")] = value


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        ({"License_Expression": "MIT AND Zlib", "License": "BSD"}, "MIT AND Zlib"),
        ({"License": "BSD-2-Clause"}, "BSD-2-Clause"),
        ({"License": "Apache License 2.0"}, "Apache-2.0"),
        ({"License": "3-Clause BSD License"}, "BSD-3-Clause"),
        ({"Classifier": "License :: OSI Approved :: ISC License (ISCL)"}, "ISC"),
        ({"License": "GNU AFFERO GENERAL PUBLIC LICENSE\nVersion 3"}, "AGPL-3.0-only"),
        ({"name": "sqlcipher3"}, "Zlib"),
        ({"License": "as you like it"}, ""),
    ],
)
def test_a_licence_is_named_as_the_world_names_it(said: dict[str, str], licence: str) -> None:
    assert parts.licence(Library(**said)) == licence  # type: ignore[arg-type]


def test_what_is_needed_is_found_through_what_needs_it() -> None:
    names = [parts.canonical(found.metadata["Name"]) for found in parts.distributions("alembic")]
    assert {"mako", "markupsafe", "sqlalchemy"} <= set(names)
    assert "alembic" not in names
    assert names == sorted(names)
    assert parts.distributions("nothing-of-this-name") == []


def test_the_command_tells_version_licence_and_places(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["over"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"Startgesprek {about.version()}\nLicentie: EUPL-1.2.")
    assert all(place in told for _, place in about.places())
    assert "\n  Python 3." in told


def test_the_command_tells_every_licence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["over", "--licenties"]) == 0
    assert capsys.readouterr().out.count(f"\n{'=' * 78}\n") == len(parts.parts())


def test_what_is_told_of_the_machine_holds_no_place_and_no_person() -> None:
    told = "\n".join(about.machine())
    assert "Startgesprek" in told
    assert "/" not in told.replace("\n", "")
