"""Preferences that are not secret: whatever is in their file, the program starts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.settings import TABLE, Settings

DEFAULTS = {preference.key: preference.default for preference in TABLE}


def values(folder: Path) -> dict[str, object]:
    settings = Settings(folder)
    return {key: settings.get(key) for key in DEFAULTS}


def test_without_a_file_everything_is_as_it_comes(tmp_path: Path) -> None:
    assert values(tmp_path / "nergens") == DEFAULTS
    assert not (tmp_path / "nergens").exists(), "reading makes no folder"


def test_a_change_stays(tmp_path: Path) -> None:
    folder = tmp_path / "nieuw" / "map"
    Settings(folder).set("lock_minutes", 5)
    Settings(folder).set("last_vault", "/home/noor/Zeist ë.startgesprek")
    assert values(folder) == DEFAULTS | {"lock_minutes": 5, "last_vault": "/home/noor/Zeist ë.startgesprek"}
    assert [file.name for file in folder.iterdir()] == ["settings.json"]


def test_who_sets_up_many_machines_names_the_municipality(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STARTGESPREK_MUNICIPALITY", "/mnt/gemeente/mijndorp")
    settings = Settings(tmp_path)
    assert settings.get("municipality") == "/mnt/gemeente/mijndorp"
    settings.set("municipality", "linderveen")
    assert Settings(tmp_path).get("municipality") == "linderveen", "what a person chose goes before it"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"onzin",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"5",
        b"[" * 100_000,
        b'{"a": ' * 50_000,
        b'{"lock_minutes": "5", "municipality": 3, "text_percent": 79, "last_vault": null}',
        b'{"lock_minutes": true}',
        b'{"lock_minutes": 0}',
        b'{"lock_minutes": 121}',
        b'{"lock_minutes": 5.0}',
        b'{"lock_minutes": ' + b"9" * 5000 + b"}",
        b'{"lock_minutes": NaN}',
        b'{"iets": 5, "LOCK_MINUTES": 5}',
    ],
)
def test_nonsense_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    assert values(tmp_path) == DEFAULTS


def test_what_is_good_in_a_bad_file_is_used(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"lock_minutes": 7, "text_percent": "groot", "iets": 1}')
    assert values(tmp_path) == DEFAULTS | {"lock_minutes": 7}


@given(st.binary() | st.dictionaries(st.sampled_from([*DEFAULTS, "x"]), st.none() | st.integers() | st.text()))
def test_any_file_gives_values_of_the_right_type(
    tmp_path_factory: pytest.TempPathFactory, content: bytes | dict[str, object]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    (folder / "settings.json").write_bytes(data)
    for preference in TABLE:
        value = Settings(folder).get(preference.key)
        assert type(value) is type(preference.default)
        assert not isinstance(value, int) or preference.lowest <= value <= preference.highest


@pytest.mark.parametrize(
    ("key", "value"),
    [("lock_minutes", 0), ("lock_minutes", True), ("lock_minutes", "5"), ("text_percent", 201), ("municipality", None)],
)
def test_a_value_that_does_not_fit_is_refused(tmp_path: Path, key: str, value: object) -> None:
    settings = Settings(tmp_path)
    with pytest.raises(ValueError, match=key):
        settings.set(key, value)
    assert settings.get(key) == DEFAULTS[key]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", [lambda settings: settings.get("iets"), lambda settings: settings.set("iets", 5)])
def test_only_what_the_table_knows(tmp_path: Path, call: object) -> None:
    assert callable(call)
    with pytest.raises(KeyError):
        call(Settings(tmp_path))


def test_a_disk_that_refuses_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map")
    settings = Settings(tmp_path / "bestand")
    settings.set("lock_minutes", 5)
    assert settings.get("lock_minutes") == 5
    (tmp_path / "settings.json").mkdir()
    settings = Settings(tmp_path)
    settings.set("lock_minutes", 5)
    assert settings.get("lock_minutes") == 5
    assert values(tmp_path) == DEFAULTS


def test_a_path_that_is_no_unicode_comes_back_the_same(tmp_path: Path) -> None:
    Settings(tmp_path).set("last_vault", "/mnt/kluis\udcff")
    assert Settings(tmp_path).get("last_vault") == "/mnt/kluis\udcff"


def test_nothing_of_a_dossier_has_a_place_here() -> None:
    plain = {"municipality", "last_vault", "begun", "lock_minutes", "text_percent"}
    assert set(DEFAULTS) - {"colours"} == plain


def test_settings_and_cache_move_with_their_variable(own_place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.settings() == own_place / "settings"
    assert paths.cache() == own_place / "settings" / "cache"
    monkeypatch.delenv("STARTGESPREK_HOME")
    assert paths.settings() == own_place / "config" / "startgesprek"
    assert paths.cache() == own_place / "cache" / "startgesprek"
    assert paths.vaults().is_relative_to(own_place / "home")


def test_what_is_shipped_is_there() -> None:
    assert (paths.questionnaires() / "rounds.yaml").is_file()
    assert (paths.translations() / "ar.po").is_file()


@pytest.mark.parametrize("family", ["Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic", "Inter"])
def test_a_bundled_font_is_a_file(family: str) -> None:
    assert paths.font(family).suffix in (".ttf", ".otf")
    assert paths.font(family).is_file()
