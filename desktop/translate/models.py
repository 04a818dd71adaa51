"""The models of machine translation: what a file holds, installing it, removing it, which lead where.

A model lives in a folder of its own name, `nl_en-…`; a folder whose name begins with a dot is half made or half
removed, and counts for nothing. What is known of a model stands in its `metadata.json`, in Argos Translate's form.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop.errors import ModelRefused
from desktop.translate.languages import language
from desktop.translate.model_archive import checked_file, opened, refusals
from desktop.translate.model_facts import LARGEST_METADATA, METADATA, metadata

PIVOT = "en"
A_DAY = 24 * 60 * 60
_TEXTS = ("from_code", "to_code", "name", "package_version", "licence", "sha256")


@dataclass(frozen=True)
class Model:
    """One direction of machine translation.

    Attributes:
        source: code of the language it reads, as in `translate.languages`.
        target: code of the language it writes.
        name: what its maker called it; signs of a file name only.
        version: as its maker counts.
        size: bytes of the file it came from.
        licence: as its maker words it; empty when nothing is said.
        sha256: of the file it came from, in hexadecimal.
        folder: where it is installed; of an offer, the file.
    """

    source: str
    target: str
    name: str
    version: str
    size: int
    licence: str
    sha256: str
    folder: Path

    @property
    def languages(self) -> str:
        """Both languages in Dutch: 'Nederlands → Engels'."""
        return f"{language(self.source).dutch} → {language(self.target).dutch}"


@dataclass(frozen=True)
class Offer:
    """A file that could be installed, for a person to look at first.

    Attributes:
        file: the `.argosmodel` file.
        model: the facts.
        installed: the model it would replace.
        folder: where models are installed.
    """

    file: Path
    model: Model
    installed: Model | None
    folder: Path


def inspect(file: Path, folder: Path) -> Offer:
    """Read a whole model file and prove it sound; nothing is written.

    Raises:
        ModelRefused: it is damaged, no model, made to do harm, or of a language the program does not speak.
    """
    with refusals():
        checked_file(file)
        with file.open("rb") as opened_file:
            archive = opened(opened_file)  # before a gigabyte of something else is read
            known = metadata(archive)
            archive.prove()
            size = opened_file.seek(0, os.SEEK_END)
            opened_file.seek(0)
            digest = hashlib.file_digest(opened_file, "sha256").hexdigest()
    model = _model({**known, "size": size, "sha256": digest}, file)
    earlier = [other for other in installed(folder) if _pair(other) == _pair(model)]
    return Offer(file, model, earlier[0] if earlier else None, folder)


def install(offer: Offer, prove: Callable[[Model], None] | None = None) -> Model:
    """Install what a person has seen. What it replaces stays until the new model is in place.

    Args:
        offer: of `inspect`.
        prove: lets the model translate before it is accepted (`machine.prove`); it raises when that fails.

    Raises:
        ModelRefused: the file is another one than was seen, is not sound, or does not fit on the disk.
    """
    folder, model = offer.folder, offer.model
    with refusals():
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        half = Path(tempfile.mkdtemp(prefix=f".{model.source}_{model.target}-", dir=folder))
        try:
            earlier = [place for place, known in _known(folder) if _pair(known) == _pair(model)]
            _unpack(offer, half, [place.name for place in earlier])
            if prove:
                prove(replace(model, folder=half))
            place = folder / half.name.removeprefix(".")
            half.rename(place)
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
    for old in earlier:
        with suppress(OSError):  # it counts no more: the new one says that it replaces it
            _discard(old)
    return replace(model, folder=place)


def remove(model: Model) -> None:
    """Take a model away.

    Raises:
        ModelRefused: the disk does not allow it; the model is still there.
    """
    same = [place for place, known in _known(model.folder.parent) if _pair(known) == _pair(model)]
    try:
        for place in sorted(same, key=lambda place: place == model.folder):  # what it had replaced goes first
            _discard(place)
    except OSError:
        raise ModelRefused(
            "Dit vertaalmodel kan niet worden weggehaald. Sluit andere vensters van Startgesprek. Probeer het opnieuw."
        ) from None


def installed(folder: Path) -> list[Model]:
    """The models in a folder, one for each pair of languages, by name of the languages."""
    known = dict(_known(folder))
    replaced = {name for place in known for name in _read(place).get("replaces", [])}
    pairs = {_pair(model): model for place, model in sorted(known.items()) if place.name not in replaced}
    return sorted(pairs.values(), key=lambda model: model.languages)


def route(models: Sequence[Model], source: str, target: str) -> tuple[Model, ...]:
    """The models that lead from one language to another: one, or two by way of a pivot, or none (empty)."""
    pairs = {_pair(model): model for model in models}
    if direct := pairs.get((source, target)):
        return (direct,)
    for pivot in () if source == target else (PIVOT, *sorted({model.target for model in models} - {PIVOT})):
        if (source, pivot) in pairs and (pivot, target) in pairs:
            return pairs[source, pivot], pairs[pivot, target]
    return ()


def _pair(model: Model) -> tuple[str, str]:
    return model.source, model.target


def _unpack(offer: Offer, half: Path, replaces: list[str]) -> None:
    """Unpack a copy of the file that nobody else can change any more."""
    copy = half / "archive"
    with offer.file.open("rb") as read, copy.open("xb") as written:
        shutil.copyfileobj(read, written, 1_000_000)
    with copy.open("rb") as archive_file:
        if hashlib.file_digest(archive_file, "sha256").hexdigest() != offer.model.sha256:
            raise ModelRefused(
                "Dit bestand is veranderd nadat u het bekeek. Kies het opnieuw. Er is niets geïnstalleerd."
            )
        archive = opened(archive_file)
        known = metadata(archive)
        archive.unpack(half)
    copy.unlink()
    facts = {**known, "size": offer.model.size, "sha256": offer.model.sha256, "replaces": replaces}
    (half / METADATA).write_text(json.dumps(facts, indent=1), "ascii")


def _known(folder: Path) -> Iterator[tuple[Path, Model]]:
    """Each folder that holds a model, those that another replaces included."""
    try:
        places = sorted(folder.iterdir())
    except OSError:
        return
    for place in places:
        if not place.name.startswith(".") and (known := _read(place)):
            yield place, _model(known, place)


def _read(place: Path) -> dict[str, Any]:
    """What stands in the metadata of an installed model; nothing when it is none."""
    file = place / METADATA
    try:
        if not file.is_file() or file.stat().st_size > LARGEST_METADATA:  # a pipe would be waited for without end
            return {}
        known = json.loads(file.read_text("ascii"))
    except (OSError, ValueError, RecursionError):
        return {}
    return known if _is_model(known) else {}


def _is_model(known: Any) -> bool:
    """Whether this is what `install` writes."""
    if not isinstance(known, dict) or not all(isinstance(known.get(name), str) for name in _TEXTS):
        return False
    replaces = known.get("replaces", [])
    return (
        type(known.get("size")) is int
        and isinstance(replaces, list)
        and all(isinstance(name, str) for name in replaces)
    )


def _model(known: Mapping[str, Any], place: Path) -> Model:
    return Model(
        source=known["from_code"],
        target=known["to_code"],
        name=known["name"],
        version=known["package_version"],
        size=known["size"],
        licence=known["licence"],
        sha256=known["sha256"],
        folder=place,
    )


def _discard(place: Path) -> None:
    """Take a folder away: at once under its name, then what was in it."""
    gone = place.with_name(f".{place.name}")
    place.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Throw away what was half made or half removed when the program was last killed."""
    for place in folder.glob(".*-*"):
        with suppress(OSError):
            if time.time() - place.stat().st_mtime > A_DAY:
                shutil.rmtree(place, ignore_errors=True)
