"""The logo of a letterhead: opened before anybody prints it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from desktop.municipality.logo import LARGEST, picture


@pytest.mark.parametrize("name", ["logo.png", "Logo Dorp.JPG", "logo.jpeg"])
def test_a_picture_is_printed_as_it_is(tmp_path: Path, name: str) -> None:
    Image.new("RGB", (60, 20), "teal").save(tmp_path / name)
    assert picture(tmp_path, name) == ((tmp_path / name).read_bytes(), "")


def test_it_is_read_from_the_folder_alone(tmp_path: Path) -> None:
    Image.new("RGB", (60, 20), "teal").save(tmp_path / "logo.png")
    (tmp_path / "dorp").mkdir()
    data, problem = picture(tmp_path / "dorp", "../logo.png")
    assert (data, problem) == (None, "het bestand 'logo.png' staat niet in deze map. Zet het erin of haal 'logo' weg.")


@pytest.mark.parametrize("kind", ["WEBP", "GIF", "BMP"])
def test_another_kind_of_picture_under_this_name_is_told(tmp_path: Path, kind: str) -> None:
    Image.new("RGB", (60, 20), "teal").save(tmp_path / "logo.png", format=kind)
    data, problem = picture(tmp_path, "logo.png")
    assert data is None
    assert problem.startswith("'logo.png' is geen goede PNG of JPEG, ook al heet het zo.")


def test_a_picture_that_was_cut_off_is_told_until_it_is_whole(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    Image.effect_noise((200, 200), 50).save(logo)
    whole = logo.read_bytes()
    logo.write_bytes(whole[: len(whole) // 2])
    assert picture(tmp_path, "logo.png")[0] is None
    logo.write_bytes(whole)
    assert picture(tmp_path, "logo.png") == (whole, "")


def test_a_picture_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(bytes(LARGEST + 1))
    assert picture(tmp_path, "logo.png")[1].startswith("het bestand 'logo.png' is groter dan 5 MB.")


def test_what_the_disk_refuses_to_look_at_is_told(tmp_path: Path) -> None:
    name = "a" * 300 + ".png"  # longer than any disk takes; as a folder that may not be entered
    assert picture(tmp_path, name) == (None, f"het bestand '{name}' kan niet worden gelezen. Kijk de rechten na.")
