"""Proof that the agreements sheet can be read: Tesseract reads the printed page, and gives its words in their order.

    python tests/proofs/read_back.py [--keep FOLDER]

(Debian: apt-get install poppler-utils tesseract-ocr tesseract-ocr-{ara,tir,ukr,nld}.) The sheet is made in Arabic,
Tigrinya, Ukrainian and Dutch, drawn at 300 dots an inch, and the column of that language is read. Of the words that
stand in the sheet's data, in that language's own letters, so many must be found, in the same order. The same sheet is
then made with the words of every sentence the wrong way round, the mistake that letters of two directions invite: that
page must fail, or the proof is worth nothing. Exit 1 when it does not; 0, with a word, where Tesseract is not.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from desktop.dossier.model import Action, Conversation, Dossier, Newcomer, Referral, Step
from desktop.guide import Guide, load
from desktop.letters.agreements import agreements
from desktop.letters.layout import LEFT, PAGE_HEIGHT, WIDTH
from desktop.letters.model import Letter, Letterhead, Pair, Signatures
from desktop.letters.occasion import Occasion
from desktop.letters.pdf import render

LANGUAGES = {"ar": "ara", "ti": "tir", "uk": "ukr", "nl": "nld"}
"""Language to Tesseract's name of it."""
SCRIPTS = {"ar": "ARABIC", "ti": "ETHIOPIC", "uk": "CYRILLIC", "nl": "LATIN"}
ENOUGH = 0.8
"""So many of the words, in their order. Measured: on right pages 94 % (Arabic) to 99 %, with the words of each sentence
the wrong way round 22 to 27 %. What is lost on right pages are single letters misread."""
DAY = date(2026, 2, 3)
DOTS = 300
MISSING = "overgeslagen: {} ontbreekt"


def missing(language: str) -> str:
    """What is not on this machine to read a language; empty when all is there."""
    for program in ("tesseract", "pdftoppm"):
        if shutil.which(program) is None:
            return program
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True)
    name = LANGUAGES[language]
    return "" if name in listed.stdout.split() else f"tesseract-ocr-{name}"


def sheet(guide: Guide, language: str) -> Letter:
    """The agreements with an invented newcomer: what the municipality's rules propose, with every kind of line."""
    names = {"ar": "Yusuf Al-Khatib", "ti": "Selam Tesfay", "uk": "Olena Koval", "nl": "Yusuf Al-Khatib"}
    held = Conversation("start", DAY, language, professional="Noor de Wit", interpreter="Samir Haddad")
    dossier = Dossier(Newcomer(names[language], language, linked_on=date(2026, 1, 5)), [held])
    rules = guide.municipality.rules
    for rule in [rule for rule in rules if rule.propose == "action"][:3]:
        dossier.actions.append(Action(rule.title, rule.owner, "start", date(2026, 3, 1), rule=rule.id))
    for rule in [rule for rule in rules if rule.propose == "referral"][:3]:
        history = [Step("drafted", DAY)]
        dossier.referrals.append(
            Referral(rule.organisation or "", "start", need=rule.title, rule=rule.id, history=history)
        )
    return agreements(Occasion(guide, dossier, held, DAY))


def said(part: object) -> Iterator[str]:
    """What stands in the column of the own language, in its order; what stands under a signature is elsewhere."""
    if isinstance(part, Pair):
        yield part.own
    elif isinstance(part, tuple):
        for item in part:
            yield from said(item)
    elif is_dataclass(part) and not isinstance(part, (Letterhead, Signatures)):
        for item in fields(part):
            value = getattr(part, item.name)
            if isinstance(value, str) and item.name in ("text", "title"):
                yield value
            elif item.name == "lines":
                yield from (line.own if isinstance(line, Pair) else line for line in value)
            elif not isinstance(value, str):
                yield from said(value)


def turned(part: Any) -> Any:
    """The same with the words of every text the wrong way round."""
    if isinstance(part, str):
        return " ".join(reversed(part.split()))
    if isinstance(part, tuple):
        return tuple(turned(item) for item in part)
    if is_dataclass(part) and not isinstance(part, type):
        texts = {item.name for item in fields(part)} & {"blocks", "rows", "lines", "text", "title", "own"}
        return replace(part, **{name: turned(getattr(part, name)) for name in texts})
    return part


def words(text: str, language: str) -> list[str]:
    """The words in the letters of a language, without marks and figures; letters alone are noise of a reader."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(sign for sign in plain if unicodedata.category(sign) not in ("Mn", "Cf", "Lm"))
    found = re.findall(r"[^\W\d_]{2,}", unicodedata.normalize("NFC", kept))
    return [word for word in found if all(unicodedata.name(sign, "").startswith(SCRIPTS[language]) for sign in word)]


def read(pdf: bytes, language: str, folder: Path, alone: bool = False, height: float = PAGE_HEIGHT) -> str:
    """What Tesseract reads in the column of the own language, page after page.

    Args:
        alone: the language has the page to itself.
        height: of every page, so many points are read.
    """
    file = folder / "sheet.pdf"
    file.write_bytes(pdf)
    left = LEFT - 4 if alone else LEFT + WIDTH / 2 + 4
    box = [round(points * DOTS / 72) for points in (left, 0.0, LEFT + WIDTH + 4 - left, height)]
    place = [item for name, value in zip("xyWH", box, strict=True) for item in (f"-{name}", str(value))]
    for old in folder.glob("page*.png"):
        old.unlink()
    subprocess.run(["pdftoppm", "-r", str(DOTS), "-gray", "-png", *place, str(file), str(folder / "page")], check=True)
    texts = []
    for page in sorted(folder.glob("page*.png")):
        command = ["tesseract", str(page), "-", "-l", LANGUAGES[language], "--psm", "6", "--dpi", str(DOTS)]
        texts.append(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return "\n".join(texts)


def share(wanted: Sequence[str], found: Sequence[str]) -> float:
    """The longest run of wanted words that were found in this order, as a share of all that were wanted."""
    row = [0] * (len(found) + 1)
    for word in wanted:
        before = row
        row = [0]
        for at, other in enumerate(found):
            row.append(before[at] + 1 if word == other else max(before[at + 1], row[at]))
    return row[-1] / len(wanted) if wanted else 0.0


def main() -> int:
    """Read every sheet, right and turned; print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--keep", type=Path, help="keep what was drawn in this folder")
    given = parser.parse_args()
    guide = load("zeist")
    failed = False
    with tempfile.TemporaryDirectory() as temporary:
        for language in LANGUAGES:
            lacking = missing(language)
            if lacking:
                print(f"{language}: {MISSING.format(lacking)}")
                continue
            letter = sheet(guide, language)
            wanted = words("\n".join(said(letter)), language)
            shares = []
            for name, one in (("goed", letter), ("omgekeerd", turned(letter))):
                folder = (given.keep or Path(temporary)) / f"{language}-{name}"
                folder.mkdir(parents=True, exist_ok=True)
                shares.append(share(wanted, words(read(render([one]), language, folder, language == "nl"), language)))
            right = shares[0] >= ENOUGH > shares[1] and bool(wanted)
            failed = failed or not right
            told = "" if right else "   NIET GOED"
            print(
                f"{language}: {len(wanted)} words, in their order {shares[0]:.1%}; turned around {shares[1]:.1%} "
                f"(the border is {ENOUGH:.0%}){told}",
                flush=True,
            )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
