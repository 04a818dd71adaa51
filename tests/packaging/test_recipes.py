"""The recipes of installers: what they name exists, and they say the same as the program."""

from __future__ import annotations

import configparser
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

import desktop
from desktop import about

ROOT = Path(__file__).resolve().parents[2]
RECIPES = ROOT / "packaging"
IDENTITY = about.IDENTITY

Recipe = Callable[[str], ModuleType]


def test_the_recipe_of_the_frozen_program_names_what_there_is() -> None:
    text = (RECIPES / "startgesprek.spec").read_text("utf-8")
    compile(text, "startgesprek.spec", "exec")
    for name in re.findall(r'HERE / "([^"]+)"', text) + re.findall(r"^import (\w+)  # noqa: E402", text, re.MULTILINE):
        assert (RECIPES / name).exists() or (RECIPES / f"{name}.py").exists(), name
    assert f'bundle_identifier="{IDENTITY}"' in text


def test_the_package_has_the_version_of_the_program(recipe: Recipe) -> None:
    assert recipe("debian_package").version() == desktop.__version__
    assert recipe("debian_package").IDENTITY == IDENTITY
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == desktop.__version__
    assert project["license"] == about.LICENCE
    metainfo = ElementTree.parse(RECIPES / "debian" / f"{IDENTITY}.metainfo.xml").getroot()
    release = metainfo.find("releases/release")
    assert release is not None
    assert release.get("version") == desktop.__version__
    assert metainfo.findtext("project_license") == about.LICENCE
    assert metainfo.findtext("id") == IDENTITY
    assert f'"Startgesprek {desktop.__version__}"' in (RECIPES / "debian" / "startgesprek.1").read_text("utf-8")


def test_the_changes_are_told_in_the_form_of_debian(recipe: Recipe) -> None:
    told = recipe("debian_package").changes()
    assert re.fullmatch(
        r"startgesprek \(\S+\) unstable; urgency=medium\n\n  \* .+\n\n -- .+ <\S+>  \w{3}, .+\+0000\n", told
    )


def test_the_entry_in_the_menu() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(RECIPES / "debian" / f"{IDENTITY}.desktop", "utf-8")
    main = entry["Desktop Entry"]
    assert main["Type"] == "Application"
    assert main["Exec"] == "startgesprek"
    assert main["Icon"] == IDENTITY
    assert main["Categories"].endswith(";")
    assert main["Terminal"] == "false"


def test_the_package_asks_for_what_qt_needs(recipe: Recipe, tmp_path: Path) -> None:
    libraries = recipe("needed_libraries")
    must, wished = libraries.packages({"libxcb-cursor.so.0", "libcups.so.2", "libc.so.6", "libspeechd.so.2"})
    assert must[1:] == ["libcups2 | libcups2t64", "libxcb-cursor0"]
    assert must[0].startswith("libc6 (>= 2.")
    assert wished == ["libspeechd2", "speech-dispatcher"]
    with pytest.raises(SystemExit, match=r"libnobody\.so\.1"):
        libraries.packages({"libnobody.so.1"})


def test_control_is_whole_and_has_no_scripts(recipe: Recipe, tmp_path: Path) -> None:
    file = tmp_path / "usr" / "share" / "é" / "file.txt"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x" * 2048)
    recipe("debian_package").control(tmp_path, "amd64", ["libc6", "libcups2 | libcups2t64"], ["libspeechd2"])
    text = (tmp_path / "DEBIAN" / "control").read_text("utf-8")
    assert "Depends: libc6, libcups2 | libcups2t64\nRecommends: libspeechd2\n" in text
    assert f"Version: {desktop.__version__}\nArchitecture: amd64\n" in text
    assert "Installed-Size: 2\n" in text
    assert "{" not in text
    assert sorted(part.name for part in (tmp_path / "DEBIAN").iterdir()) == ["control", "md5sums"]
    assert (tmp_path / "DEBIAN" / "md5sums").read_text("utf-8").endswith("  usr/share/é/file.txt\n")


def test_the_installer_for_windows_is_for_one_person_and_keeps_vaults() -> None:
    text = (RECIPES / "windows" / "startgesprek.iss").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith(";")]
    assert "PrivilegesRequired=lowest" in lines
    assert "[UninstallDelete]" not in lines
    assert 'Name: "nl"; MessagesFile: "compiler:Languages\\Dutch.isl"' in lines
    known = set(re.findall(r"\{#(\w+)\}", text))
    given = set(re.findall(r'names\["(\w+)"\]|"(\w+)":', (RECIPES / "windows_package.py").read_text("utf-8")))
    assert known <= {name for pair in given for name in pair}
    deleted = re.findall(r'^Type: \w+; Name: "([^"]+)"', text, re.MULTILINE)
    assert deleted == ["{app}\\_internal"]


def test_the_facts_of_the_windows_program_can_be_read(recipe: Recipe, tmp_path: Path) -> None:
    recipe("windows_package").write_version(tmp_path / "version.txt")
    text = (tmp_path / "version.txt").read_text("utf-8")
    compile(text, "version.txt", "eval")
    assert f'StringStruct("ProductVersion", "{desktop.__version__}")' in text


def test_the_words_beside_the_archive_have_no_places_left(recipe: Recipe) -> None:
    text = (RECIPES / "LEESMIJ.txt").read_text("utf-8")
    made = text.format(version="1", must="libc6", wished="libspeechd2", identity=IDENTITY)
    assert "{" not in made


def test_the_locks_of_building_and_running_do_not_meet() -> None:
    def names(file: Path) -> set[str]:
        program = file.read_text("utf-8").partition("# Tools")[0]
        return {line.partition("==")[0] for line in program.splitlines() if "==" in line}

    assert not names(RECIPES / "requirements.lock") & names(ROOT / "requirements.lock")
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]["package"]
    assert {re.split(r"[\[>]", line)[0] for line in wanted} <= names(RECIPES / "requirements.lock")
