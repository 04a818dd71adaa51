"""A date in words, with the names of day and month from Qt's own tables."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale


def in_words(day: date, code: str) -> str:
    """With the name of the day and the month, in a language; empty when Qt does not know the language."""
    locale = QLocale(code)
    if locale.language() == QLocale.Language.C:
        return ""
    return locale.toString(QDate(day.year, day.month, day.day), "dddd d MMMM yyyy")
