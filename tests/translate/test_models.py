"""Models of machine translation: what is shown of a file, what is refused; installing is whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import shutil
import stat
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ModelRefused
from desktop.translate import model_archive, models
from desktop.translate.models import Model, route

from ..models import samples

TOP = "translate-nl_en-1_0"
Change = Callable[[dict[str, bytes]], None]


def contents() -> dict[str, bytes]:
    """What is in the sound model, by name."""
    with zipfile.ZipFile(samples.file("nl_en")) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def written(folder: Path, data: bytes, name: str = "model.argosmodel") -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def refused(file: Path, folder: Path) -> str:
    """Why a file is refused; nothing is changed, and the sentence says so in Dutch."""
    before = sorted(folder.rglob("*"))
    with pytest.raises(ModelRefused) as caught:
        models.inspect(file, folder)
    assert sorted(folder.rglob("*")) == before
    return str(caught.value)


def test_what_is_shown_before_installing(tmp_path: Path) -> None:
    file = samples.file("nl_en")
    offer = models.inspect(file, tmp_path / "modellen")
    data = file.read_bytes()
    assert offer.model == Model(
        "nl", "en", TOP, "1.0", len(data), "Licence: EUPL-1.2, as the program it is made for.",
        hashlib.sha256(data).hexdigest(), file,
    )  # fmt: skip
    assert offer.model.languages == "Nederlands → Engels"
    assert offer.installed is None
    assert not (tmp_path / "modellen").exists()


def test_installing_and_removing(tmp_path: Path) -> None:
    folder = tmp_path / "diep" / "modellen"
    [model] = samples.install(folder, "nl_en")
    assert models.installed(folder) == [model]
    assert {file.name for file in model.folder.iterdir()} == {
        "README.md", "metadata.json", "model", "sentencepiece.model",
    }  # fmt: skip
    models.remove(model)
    assert models.installed(folder) == []
    assert list(folder.iterdir()) == []
    models.remove(model)


def test_a_second_version_replaces_the_first_knowingly(tmp_path: Path) -> None:
    [first] = samples.install(tmp_path, "nl_en")
    offer = models.inspect(samples.file("nl_en", "1.1"), tmp_path)
    assert offer.installed == first
    second = models.install(offer)
    assert models.installed(tmp_path) == [second]
    assert (second.version, second.name) == ("1.1", "translate-nl_en-1_1")
    assert list(tmp_path.iterdir()) == [second.folder]
    back = models.inspect(samples.file("nl_en"), tmp_path)
    assert back.installed == second


def test_a_broken_model_is_mended_by_installing_it_again(tmp_path: Path) -> None:
    [first] = samples.install(tmp_path, "nl_en")
    binary = first.folder / "model" / "model.bin"
    whole = binary.read_bytes()
    binary.write_bytes(b"")
    [again] = samples.install(tmp_path, "nl_en")
    assert (again.folder / "model" / "model.bin").read_bytes() == whole
    assert list(tmp_path.iterdir()) == [again.folder]


def test_the_old_one_stays_when_the_new_one_fails(tmp_path: Path) -> None:
    def prove(model: Model) -> None:
        assert (model.folder / "model" / "model.bin").exists()
        raise ModelRefused("nee")

    [first] = samples.install(tmp_path, "nl_en")
    with pytest.raises(ModelRefused, match="nee"):
        models.install(models.inspect(samples.file("nl_en", "1.1"), tmp_path), prove)
    assert models.installed(tmp_path) == [first]
    assert list(tmp_path.iterdir()) == [first.folder]


def test_what_was_replaced_does_not_come_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program was killed, or Windows held a file, just after the new model was in place."""
    [first] = samples.install(tmp_path, "nl_en")
    with monkeypatch.context() as patched:
        patched.setattr(models, "_discard", lambda place: None)
        second = models.install(models.inspect(samples.file("nl_en", "1.1"), tmp_path))
    assert first.folder.exists()
    assert models.installed(tmp_path) == [second]
    models.remove(second)
    assert models.installed(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_changed_after_it_was_seen(tmp_path: Path) -> None:
    file = Path(shutil.copy(samples.file("nl_en"), tmp_path / "model.argosmodel"))
    offer = models.inspect(file, tmp_path / "modellen")
    shutil.copy(samples.file("en_ar"), file)
    with pytest.raises(ModelRefused, match="veranderd nadat u het bekeek"):
        models.install(offer)
    file.unlink()
    with pytest.raises(ModelRefused, match="stick"):
        models.install(offer)
    assert list((tmp_path / "modellen").iterdir()) == []


@pytest.mark.parametrize(
    ("number", "problem"), [(errno.ENOSPC, "schijf is vol"), (errno.EACCES, "rechten"), (errno.EIO, "stick")]
)
def test_a_disk_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, problem: str) -> None:
    def fsync(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    offer = models.inspect(samples.file("nl_en"), tmp_path)
    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(ModelRefused, match=problem):
        models.install(offer)
    assert list(tmp_path.iterdir()) == []


def renamed(name: str) -> Change:
    """Add a file of this name."""
    return lambda files: files.update({name: b"x"})


def without(name: str) -> Change:
    return lambda files: files.pop(f"{TOP}/{name}") and None


def saying(**facts: Any) -> Change:
    """Change the metadata; None takes a fact away."""

    def change(files: dict[str, bytes]) -> None:
        known = json.loads(files[f"{TOP}/metadata.json"]) | facts
        files[f"{TOP}/metadata.json"] = json.dumps({k: v for k, v in known.items() if v is not None}).encode()

    return change


def metadata(data: bytes) -> Change:
    return lambda files: files.update({f"{TOP}/metadata.json": data})


WRONG: dict[str, tuple[Change, str]] = {
    "zip slip": (renamed(f"{TOP}/../../evil"), "onveilig"),
    "zip slip from the top": (renamed("../evil"), "onveilig"),
    "an absolute path": (renamed("/etc/evil"), "onveilig"),
    "a drive": (renamed("C:/evil"), "onveilig"),
    "a stream": (renamed(f"{TOP}/model/model.bin:evil"), "onveilig"),
    "backslashes": (renamed(f"{TOP}\\..\\evil"), "onveilig"),
    "a sign that cannot be seen": (renamed(f"{TOP}/model/\u202eevil"), "onveilig"),
    "an empty part": (renamed(f"{TOP}//evil"), "onveilig"),
    "a name twice on Windows": (renamed(f"{TOP}/Metadata.json"), "twee keer"),
    "a file as folder": (renamed(f"{TOP}/sentencepiece.model/x"), "twee keer"),
    "a second folder": (renamed("translate-en_nl/metadata.json"), "geen vertaalmodel"),
    "a loose file": (renamed("los.txt"), "geen vertaalmodel"),
    "too many files": (lambda files: files.update({f"{TOP}/{n}": b"" for n in range(1001)}), "te veel bestanden"),
    "a bomb": (lambda files: files.update({f"{TOP}/model/nul": bytes(20_000_000)}), "zwelt op"),
    "no metadata": (without("metadata.json"), "geen vertaalmodel"),
    "no model": (without("model/model.bin"), "geen vertaalmodel"),
    "no tokenizer": (without("sentencepiece.model"), "geen vertaalmodel"),
    "metadata that are no JSON": (metadata(b"{"), "beschadigd"),
    "metadata that are a list": (metadata(b"[]"), "beschadigd"),
    "metadata nested too deep": (metadata(b"[" * 90_000), "beschadigd"),
    "metadata too large": (metadata(b" " * 100_001), "beschadigd"),
    "a code that is a number": (saying(from_code=12), "beschadigd"),
    "a code that is missing": (saying(to_code=None), "taal die Startgesprek niet kent"),
    "a code that is a path": (saying(to_code="../en"), "taal die Startgesprek niet kent[.]"),
    "a language nobody speaks here": (saying(to_code="eo"), r"niet kent \(eo\)"),
    "to itself": (saying(to_code="nl"), "naar zichzelf"),
    "no version": (saying(package_version=None), "beschadigd"),
    "a version with signs in it": (saying(package_version="1.0\n"), "beschadigd"),
    "another kind of package": (saying(type="sbd"), "geen vertaalmodel"),
    "a prefix that is a list": (saying(target_prefix=["x"]), "beschadigd"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_inside_is_refused(tmp_path: Path, name: str) -> None:
    change, problem = WRONG[name]
    files = contents()
    change(files)
    with pytest.raises(ModelRefused, match=problem):
        models.inspect(written(tmp_path, packed(files)), tmp_path / "modellen")
    assert [file.name for file in tmp_path.iterdir()] == ["model.argosmodel"]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO, stat.S_IFDIR])
def test_only_regular_files(tmp_path: Path, kind: int) -> None:
    entry = zipfile.ZipInfo(f"{TOP}/model/extra")
    entry.external_attr = (kind | 0o777) << 16
    data = io.BytesIO(packed(contents()))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr(entry, "/etc/passwd")
    assert "koppeling of apparaat" in refused(written(tmp_path, data.getvalue()), tmp_path)


def test_the_same_name_twice(tmp_path: Path) -> None:
    data = io.BytesIO(packed(contents()))
    with zipfile.ZipFile(data, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(f"{TOP}/metadata.json", "{}")
    assert "twee keer" in refused(written(tmp_path, data.getvalue()), tmp_path)


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new)


def test_what_is_wrong_with_the_file_itself(tmp_path: Path) -> None:
    whole = samples.file("nl_en").read_bytes()
    middle = len(whole) // 2
    directory = whole.rindex(b"PK\x01\x02")
    locked = bytearray(whole)
    locked[directory + 8] |= 1
    length = len(contents()[f"{TOP}/README.md"])
    boast = bytearray(whole)
    boast[directory + 24 : directory + 28] = b"\xf0\xff\xff\xff"
    for name, data, problem in [
        ("empty", b"", "geen vertaalmodel"),
        ("text", b"dit is geen model", "geen vertaalmodel"),
        ("another archive", b"\x1f\x8b\x08" + whole, "geen vertaalmodel"),
        ("half", whole[:middle], "beschadigd"),
        ("without its last byte", whole[:-1], "beschadigd"),
        ("a hole", whole[:middle] + bytes(50) + whole[middle + 50 :], "beschadigd"),
        ("only an end", b"PK\x03\x04" + whole[-22:], "beschadigd|geen vertaalmodel"),
        ("claiming four gigabytes", bytes(boast), "zwelt op"),
        ("with a password", bytes(locked), "wachtwoord"),
        ("packed in an unusual way", packed(contents(), zipfile.ZIP_LZMA), "beschadigd"),
        ("lying about a length", changed(whole, length.to_bytes(4, "little"), b"\1\0\0\0"), "beschadigd"),
    ]:  # fmt: skip
        said = refused(written(tmp_path, data), tmp_path)
        assert any(part in said for part in problem.split("|")), (name, said)


def test_an_index_of_any_length_is_not_read(tmp_path: Path) -> None:
    whole = bytearray(samples.file("nl_en").read_bytes())
    whole[-10:-6] = (2**31).to_bytes(4, "little")
    assert "te veel bestanden" in refused(written(tmp_path, bytes(whole)), tmp_path)


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    assert "geen vertaalmodel" in refused(tmp_path / "pijp", tmp_path)
    assert "geen vertaalmodel" in refused(tmp_path, tmp_path)
    assert "geen vertaalmodel" in refused(Path("/dev/zero"), tmp_path)
    assert "geen vertaalmodel" in refused(Path("a\0b"), tmp_path)
    assert "stick" in refused(tmp_path / "nergens", tmp_path)
    with (tmp_path / "groot").open("wb") as file:
        file.truncate(model_archive.LARGEST_FILE + 1)
    assert "te groot" in refused(tmp_path / "groot", tmp_path)


@given(place=st.integers(0, 107_000), junk=st.binary(min_size=1, max_size=8))
def test_no_damage_gets_through(tmp_path_factory: pytest.TempPathFactory, place: int, junk: bytes) -> None:
    whole = samples.file("nl_en").read_bytes()
    spoilt = whole[:place] + junk + whole[place + len(junk) :]
    folder = tmp_path_factory.mktemp("schade")
    with suppress(ModelRefused):
        model = models.install(models.inspect(written(folder, spoilt), folder))
        for name in ("sentencepiece.model", "model/model.bin", "model/config.json"):
            assert (model.folder / name).read_bytes() == contents()[f"{TOP}/{name}"]


def test_a_sentence_splitter_in_the_file_is_left_out(tmp_path: Path) -> None:
    files = contents() | {f"{TOP}/stanza/nl/tokenize/x.pt": b"pickle", f"{TOP}/minisbd/x.onnx": b"onnx"}
    file = written(tmp_path, packed(files))
    model = models.install(models.inspect(file, tmp_path / "modellen"))
    assert not {"stanza", "minisbd"} & {place.name for place in model.folder.iterdir()}


@pytest.mark.parametrize(
    ("change", "licence"),
    [
        (saying(license="CC0-1.0"), "CC0-1.0"),
        (lambda files: files.update({f"{TOP}/LICENSE": b"\n# MIT License\n\nCopyright"}), "MIT License"),
        (lambda files: files.update({f"{TOP}/README.md": b"# Dutch\n\n## License\n\n*CC BY 4.0*\n"}), "CC BY 4.0"),
        (lambda files: files.update({f"{TOP}/README.md": b"# Dutch\n\x1b[31mText\n"}), ""),
        (lambda files: files.update({f"{TOP}/README.md": b"License: " + b"x" * 900}), "License: " + "x" * 110 + "…"),
        (without("README.md"), ""),
    ],
)
def test_the_licence_as_its_maker_words_it(tmp_path: Path, change: Change, licence: str) -> None:
    files = contents()
    change(files)
    assert models.inspect(written(tmp_path, packed(files)), tmp_path).model.licence == licence


def test_what_a_killed_program_left_is_swept_up(tmp_path: Path) -> None:
    for name in (".nl_en-oud", ".nl_en-bezig"):
        (tmp_path / name / "model").mkdir(parents=True)
    os.utime(tmp_path / ".nl_en-oud", (0, 0))
    [model] = samples.install(tmp_path, "nl_en")
    assert {place.name for place in tmp_path.iterdir()} == {".nl_en-bezig", model.folder.name}


def test_strange_things_in_the_folder_are_no_models(tmp_path: Path) -> None:
    [model] = samples.install(tmp_path, "nl_en")
    (tmp_path / "leeg").mkdir()
    (tmp_path / "bestand").touch()
    shutil.copytree(model.folder, tmp_path / ".half")
    (tmp_path / "stuk").mkdir()
    for text in ("[]", "{", '{"from_code": "nl"}', "\u0627"):
        (tmp_path / "stuk" / "metadata.json").write_text(text, "utf-8")
        assert models.installed(tmp_path) == [model]


def model(source: str, target: str) -> Model:
    return Model(source, target, "", "1", 0, "", "", Path())


def test_the_way_from_one_language_to_another() -> None:
    to_english, to_arabic, direct = model("nl", "en"), model("en", "ar"), model("nl", "ar")
    to_french, from_french = model("nl", "fr"), model("fr", "ar")
    assert route([to_english, to_arabic], "nl", "ar") == (to_english, to_arabic)
    assert route([to_english, to_arabic, direct], "nl", "ar") == (direct,)
    assert route([from_french, to_french], "nl", "ar") == (to_french, from_french)
    assert route([from_french, to_french, to_english, to_arabic], "nl", "ar") == (to_english, to_arabic)
    assert route([to_english, to_arabic], "ar", "nl") == ()
    assert route([to_english], "nl", "nl") == ()
    assert route([], "nl", "en") == ()
