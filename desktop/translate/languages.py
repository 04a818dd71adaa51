"""The languages the program speaks with newcomers: their Dutch name, their own name, their direction."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language.

    Attributes:
        code: BCP 47, and the name of its catalog.
        dutch: its name in Dutch.
        own: its name in itself.
        right_to_left: whether it is written from right to left.
        script: ISO 15924 code of its writing.
    """

    code: str
    dutch: str
    own: str
    right_to_left: bool = False
    script: str = "Latn"


LANGUAGES: tuple[Language, ...] = (
    Language("ar", "Arabisch", "العربية", True, "Arab"),
    Language("ti", "Tigrinya", "ትግርኛ", False, "Ethi"),
    Language("prs", "Dari", "دری", True, "Arab"),
    Language("fa", "Farsi", "فارسی", True, "Arab"),
    Language("uk", "Oekraïens", "Українська", False, "Cyrl"),
    Language("tr", "Turks", "Türkçe"),
    Language("so", "Somalisch", "Soomaali"),
    Language("en", "Engels", "English"),
    Language("fr", "Frans", "Français"),
    Language("kmr", "Koerdisch (Kurmanji)", "Kurmancî"),
    Language("ckb", "Koerdisch (Sorani)", "کوردی", True, "Arab"),
    Language("am", "Amhaars", "አማርኛ", False, "Ethi"),
    Language("ps", "Pasjtoe", "پښتو", True, "Arab"),
    Language("ru", "Russisch", "Русский", False, "Cyrl"),
    Language("nl", "Nederlands", "Nederlands"),
)
BY_CODE: dict[str, Language] = {language.code: language for language in LANGUAGES}


def language(code: str) -> Language:
    """The language with this code; one that is not in the table is shown by its code, left to right."""
    return BY_CODE.get(code) or Language(code, code, code)


def numbers_whole(text: str) -> str:
    """The text with the groups of a telephone number tied together.

    Between words that are written from right to left, two groups with a space between them would change places.
    """
    return re.sub(r"(?<=\d) (?=\d)", "\u00a0", text)
