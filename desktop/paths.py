"""The only place that knows folders: shipped content, fonts, settings, the usual place for vaults."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def shipped() -> Path:
    """The folder that holds `questionnaires/` and `translations/`: inside a wheel, else the checkout."""
    installed = PACKAGE / "shipped"
    return installed if installed.is_dir() else PACKAGE.parent


def questionnaires() -> Path:
    """The shipped questionnaires: `domains/`, `rounds.yaml`, `phrases.yaml`, `municipalities/`."""
    return shipped() / "questionnaires"


def translations() -> Path:
    """The shipped catalogs, one `<language>.po` each."""
    return shipped() / "translations"


def manual() -> Path:
    """The shipped manual: `index.md`, its chapters and their pictures. What else it leads to stands beside it."""
    installed = PACKAGE / "shipped"
    return installed / "handleiding" if installed.is_dir() else PACKAGE.parent / "docs" / "handleiding"


def settings() -> Path:
    """The folder for settings that are not secret; STARTGESPREK_HOME moves it (tests, USB stick)."""
    home = os.environ.get("STARTGESPREK_HOME")
    if home:
        return Path(home)
    from platformdirs import user_config_path

    return user_config_path("startgesprek", appauthor=False)


def corrections() -> Path:
    """The folder for translations that interpreters reviewed, a folder for each municipality in it."""
    return settings() / "vertalingen"


def municipalities() -> Path:
    """The folder for copies of the municipalities that this person works for."""
    return settings() / "gemeenten"


def models() -> Path:
    """The folder for installed models of machine translation."""
    home = os.environ.get("STARTGESPREK_HOME")
    if home:
        return Path(home) / "vertaalmodellen"
    from platformdirs import user_data_path

    return user_data_path("startgesprek", appauthor=False) / "vertaalmodellen"


def trial() -> Path:
    """The folder of the vault with invented people, which may be thrown away."""
    home = os.environ.get("STARTGESPREK_HOME")
    if home:
        return Path(home) / "proef"
    from platformdirs import user_data_path

    return user_data_path("startgesprek", appauthor=False) / "proef"


def cache() -> Path:
    """The folder for public data that may be thrown away, such as prepared fonts."""
    home = os.environ.get("STARTGESPREK_HOME")
    if home:
        return Path(home) / "cache"
    from platformdirs import user_cache_path

    return user_cache_path("startgesprek", appauthor=False)


def running() -> Path:
    """The folder in which a running program is found by a second start of it; on this machine only."""
    home = os.environ.get("STARTGESPREK_HOME")
    if home:
        return Path(home) / "run"
    import warnings

    from platformdirs import user_runtime_path

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a system without such a folder gets one below its temporary folder
        return user_runtime_path("startgesprek", appauthor=False)


def vaults() -> Path:
    """Where a new vault is proposed: the documents folder of the person who logged in."""
    from platformdirs import user_documents_path

    return user_documents_path()


_FONTS = {
    "Inter": ("fontpkg_inter", "files"),
    "Noto Sans": ("fontpkg_noto_sans", "files"),
    "Noto Sans Arabic": ("fontpkg_noto_sans_arabic", "files"),
    "Noto Sans Ethiopic": ("justmytype_intl_africa", "fonts/ofl/notosansethiopic"),
}
"""The package that carries each bundled font, and the folder in it."""


def font(family: str) -> Path:
    """The file of a bundled font, from the package that carries it.

    The package is found, not loaded: asking `fontpkg` would read what is known of everything that is installed,
    before the first window is there.

    Raises:
        OSError: when the package is not installed.
    """
    package, folder = _FONTS[family]
    found = find_spec(package)
    for place in (found.submodule_search_locations or ()) if found else ():
        for file in sorted(Path(place, folder).glob(f"{family.replace(' ', '')}[[]*.ttf")):
            return file
    raise FileNotFoundError(family)
