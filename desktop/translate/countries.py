"""Countries in Dutch and weekdays in every language, from the Unicode CLDR tables that Babel carries."""

from __future__ import annotations

from functools import cache

STATELESS = "XX"
_AS_IN_CLDR = {"kmr": "ku", "prs": "fa_AF"}
OFTEN = ("SY", "ER", "AF", "UA", "TR", "SO", "IR", "IQ", "YE", "ET", "SD", "PS")


@cache
def countries() -> dict[str, str]:
    """ISO 3166 code to Dutch name: first those that newcomers often come from, then the alphabet."""
    from babel import Locale

    territories = Locale("nl").territories
    known = {
        code: str(name)
        for code, name in territories.items()
        if len(code) == 2 and code not in ("ZZ", "XA", "XB", "EU", "EZ", "UN", "QO")
    }
    ordered = [*OFTEN, *sorted((code for code in known if code not in OFTEN), key=lambda code: known[code])]
    return {code: known[code] for code in ordered if code in known} | {STATELESS: "staatloos"}


@cache
def weekdays(code: str) -> tuple[str, ...]:
    """The names of the days in a language of the program, from Monday."""
    from babel import Locale

    names = Locale.parse(_AS_IN_CLDR.get(code, code)).days["stand-alone"]["wide"]
    return tuple(str(names[day]) for day in range(7))


def country(code: str | None) -> str:
    """The Dutch name of a country; empty when it is not recorded, the code when it is unknown."""
    return countries().get(code, code) if code else ""
