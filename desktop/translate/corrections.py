"""The texts that interpreters of one municipality corrected or reviewed: one PO file for each language.

They stand outside the vault: nothing of a case is in them, only fixed texts, who reviewed them, and when. That is a
translator's comment, `# Nagekeken door Amira Haddad op 2026-03-01`, which Poedit shows and keeps.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from filelock import FileLock, Timeout

from desktop.document import refusal
from desktop.errors import ContentError, CorrectionRefused
from desktop.translate import po
from desktop.translate.languages import language
from desktop.translate.po import Entry
from desktop.translate.wording import faults, name_faults

LOCK = "in-use.lock"
PATIENCE = 5.0
"""Seconds to wait for another program that is writing; it takes a few milliseconds."""

_CODE = re.compile(r"[a-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}")
_CONTROL = re.compile(r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REVIEWER = re.compile(r"^Nagekeken door (.+?) op (\d{4}-\d\d-\d\d)\.?[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Correction:
    """A text that a person stands for.

    Attributes:
        context: what the text is.
        source: the Dutch it translates.
        by: who reviewed it; empty when that is not known yet.
        on: the day of the review.
    """

    context: str
    source: str
    text: str
    by: str
    on: date


class Corrections:
    """The corrections of one municipality.

    A file that is damaged never stops anything: it is set aside under another name, and there are no corrections.

    Attributes:
        folder: where they are kept; made at the first correction.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._troubles: dict[str, str] = {}

    @property
    def trouble(self) -> str:
        """What was wrong with the files that were read, for a person, in Dutch; empty when nothing was."""
        return " ".join(self._troubles.values())

    def languages(self) -> list[str]:
        """Codes of the languages that have corrections."""
        return sorted(file.stem for file in self.folder.glob("*.po") if _CODE.fullmatch(file.stem))

    def of(self, code: str) -> Mapping[str, Correction]:
        """The corrections of a language by context: only those that can be used, and that somebody signed."""
        file = self._file(code)
        if file is None or not os.path.lexists(file):
            return {}
        self._troubles.pop(code, None)
        try:
            return self._read(code, file)
        except OSError:
            self._troubles[code] = (
                f"De verbeterde vertalingen voor het {language(code).dutch} kunnen nu niet worden gelezen. "
                "U ziet de gewone vertalingen. Kijk de rechten van de map na en begin opnieuw."
            )
        except ContentError:
            return self._mended(code, file)
        return {}

    def add(self, code: str, corrections: Iterable[Correction]) -> None:
        """Keep corrections: each replaces the one with its context.

        Raises:
            CorrectionRefused: one of them cannot be used, or the disk refused; none of them was kept.
        """
        given, file = list(corrections), self._file(code)
        if file is None:
            raise CorrectionRefused("In deze taal kunnen geen vertalingen worden bewaard. Kies een andere taal.")
        for item in given:
            if wrong := _wrong(code, item):
                raise CorrectionRefused(wrong[0])
        if given:
            self._change(code, file, [signed(item) for item in given])

    def remove(self, code: str, context: str) -> None:
        """Forget a correction: the shipped text counts again.

        Raises:
            CorrectionRefused: the disk refused; it is still there.
        """
        file = self._file(code)
        if file and context in self.of(code):
            self._change(code, file, (), {context})

    def _file(self, code: str) -> Path | None:
        return self.folder / f"{code}.po" if _CODE.fullmatch(code) and code != "nl" else None

    def _read(self, code: str, file: Path) -> dict[str, Correction]:
        """The usable corrections in a file.

        Raises:
            ContentError: it is damaged.
            OSError: it cannot be read now.
        """
        _check_readable(file)
        entries = [entry for entry in po.read(file).entries if entry.text and not entry.draft]
        found = {item.context: item for entry in entries if (item := _correction(code, entry))}
        if idle := len(entries) - len(found):
            self._troubles[code] = (
                f"{idle} verbeterde vertaling(en) voor het {language(code).dutch} kunnen niet worden gebruikt. "
                f"U ziet daar de gewone vertaling. Kijk na wat er staat in {file.name}."
            )
        return found

    def _change(self, code: str, file: Path, entries: Sequence[Entry], without: Collection[str] = ()) -> None:
        with self._alone():
            try:
                if there := os.path.lexists(file):
                    _check_readable(file)
                text = po.put(file if there else None, _title(code), code, entries, without, _REVIEWER)
            except ContentError:
                self._set_aside(code, file)
                text = po.put(None, _title(code), code, entries)
            if len(text.encode()) > po.LARGEST_FILE or text.count("\n") > po.MOST_LINES:
                raise CorrectionRefused("De vertaling is niet bewaard: het bestand met vertalingen is te groot.")
            po.write(file, text)

    def _mended(self, code: str, file: Path) -> Mapping[str, Correction]:
        """Set a damaged file aside, unless another program has done so meanwhile."""
        try:
            with self._locked():
                try:
                    return self._read(code, file)
                except FileNotFoundError:
                    return {}
                except ContentError:
                    self._set_aside(code, file)
        except (OSError, NotImplementedError):  # a Timeout is an OSError
            self._troubles[code] = f"{_damage(code)} Het bestand {file.name} staat er nog; vraag uw beheerder om hulp."
        return {}

    def _set_aside(self, code: str, file: Path) -> None:
        names = (file.with_name(f"{file.name}.beschadigd-{number}") for number in count(1))
        aside = next(name for name in names if not os.path.lexists(name))
        os.rename(file, aside)
        self._troubles[aside.name] = f"{_damage(code)} Het bestand heet nu {aside.name}; vraag uw beheerder om hulp."

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with FileLock(self.folder / LOCK, timeout=PATIENCE, mode=0o600):
            yield

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """The right to change files, that no other program has meanwhile.

        Raises:
            CorrectionRefused: another program keeps it too long, or the disk refuses, here or within.
        """
        try:
            for part in (self.folder.parent, self.folder):
                part.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._locked():
                yield
        except Timeout:
            raise CorrectionRefused(
                "De vertaling is nog niet bewaard: een ander programma is bezig. Probeer het zo opnieuw."
            ) from None
        except (OSError, NotImplementedError):
            raise CorrectionRefused(
                "De vertaling is niet bewaard: de schijf is vol of niet bereikbaar. Maak ruimte en probeer het opnieuw."
            ) from None


def reviewer(remark: str) -> tuple[str, date] | None:
    """Who reviewed a text and when, from what translators wrote beside it; None when it does not say."""
    found = _REVIEWER.search(remark) if remark else None
    if not found:
        return None
    try:
        return found[1].strip(), date.fromisoformat(found[2])
    except ValueError:
        return None


def signed(correction: Correction) -> Entry:
    """A correction as an entry of a PO file, with the comment that says who reviewed it and when."""
    signature = f"Nagekeken door {correction.by} op {correction.on.isoformat()}"
    return Entry(correction.context, correction.source, correction.text, remark=signature)


def _wrong(code: str, item: Correction) -> list[str]:
    """Why a correction cannot be kept."""
    named = item.context + item.source
    if not item.context or not item.source or _CONTROL.search(named):  # would make the file one that cannot be read
        return ["Deze tekst is geen tekst van de vragenlijst. Er is niets bewaard."]
    return name_faults(item.by) + faults(code, item.context, item.source, item.text)


def _correction(code: str, entry: Entry) -> Correction | None:
    """An entry as a correction; None when nobody signed it, or its text cannot be used."""
    by, on = reviewer(entry.remark) or ("", date.min)
    item = Correction(entry.context, entry.source, entry.text, by, on)
    return None if _wrong(code, item) else item


def _check_readable(file: Path) -> None:
    """Tell a file that is damaged from one that cannot be read now.

    Raises:
        ContentError: something else than a file stands there.
        OSError: it is gone, or may not be read.
    """
    found = file.lstat()
    if not stat.S_ISREG(found.st_mode):
        raise refusal(file, 1, "dit is geen gewoon bestand. Haal het weg.")
    if not found.st_size:  # what a power cut may leave
        raise refusal(file, 1, "dit bestand is leeg. Haal het weg.")
    file.open("rb").close()


def _title(code: str) -> str:
    name = language(code)
    return (
        f"{name.dutch} ({name.own}): vertalingen die tolken in uw gemeente hebben nagekeken.\n"
        "Startgesprek leest dit bestand. Laat de regel 'Nagekeken door ...' bij elke tekst staan."
    )


def _damage(code: str) -> str:
    name = language(code).dutch
    return f"De verbeterde vertalingen voor het {name} zijn beschadigd. U ziet de gewone vertalingen."
