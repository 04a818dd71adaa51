"""What libraries carry inside them and no index names: the C and C++ parts, with their version and licence.

A wheel that brings its own list of these (`sboms/` in its metadata) is not here; `materials.py` reads that list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version


@dataclass(frozen=True)
class Embedded:
    """One part within a library.

    Attributes:
        within: the library, as package indexes write it.
        version: found out on the machine that builds.
        words: the file in `licences/` with the words of its licence; empty when those of the library hold them.
        files: shape of the names of the files that hold it, when it has files of its own.
    """

    name: str
    licence: str
    within: str
    version: Callable[[], str]
    words: str = ""
    files: str = ""


def _qt() -> str:
    return version("PySide6-Essentials")


def _sqlcipher() -> str:
    return _asked("PRAGMA cipher_version").split()[0]


def _provider() -> str:
    return _asked("PRAGMA cipher_provider_version").removeprefix("OpenSSL ").split()[0]


def _asked(question: str) -> str:
    import sqlcipher3

    connection = sqlcipher3.connect(":memory:")
    connection.execute("PRAGMA key = 'asked'")
    try:
        return str(connection.execute(question).fetchone()[0])
    finally:
        connection.close()


def _icu() -> str:
    import icu

    return str(icu.ICU_VERSION)


def _harfbuzz() -> str:
    import uharfbuzz

    return str(uharfbuzz.version_string())


def _libxml() -> str:
    from lxml import etree

    return ".".join(map(str, etree.LIBXML_VERSION))


def _libxslt() -> str:
    from lxml import etree

    return ".".join(map(str, etree.LIBXSLT_VERSION))


def _libyaml() -> str:
    import yaml

    return str(yaml._yaml.get_version_string()) if yaml.__with_libyaml__ else ""


def _untold() -> str:
    """The library does not tell; its own version stands beside it."""
    return ""


EMBEDDED = (
    Embedded("Qt", "LGPL-3.0-only", "pyside6-essentials", _qt, "LGPL-3.0-only", "libQt6*"),
    Embedded("ICU (Qt)", "Unicode-DFS-2016", "pyside6-essentials", lambda: "73.2", "ICU-73", "libicu*.73*"),
    Embedded("HarfBuzz (Qt)", "MIT", "pyside6-essentials", _untold, "HarfBuzz"),
    Embedded("FreeType (Qt)", "FTL", "pyside6-essentials", _untold, "FreeType"),
    Embedded("libpng (Qt)", "libpng-2.0", "pyside6-essentials", _untold, "libpng"),
    Embedded("libjpeg-turbo (Qt)", "BSD-3-Clause AND IJG", "pyside6-essentials", _untold, "libjpeg-turbo"),
    Embedded("PCRE2 (Qt)", "BSD-3-Clause", "pyside6-essentials", _untold, "PCRE2"),
    Embedded("zlib (Qt)", "Zlib", "pyside6-essentials", _untold, "zlib"),
    Embedded("Qt PDF", "LGPL-3.0-only", "pyside6-addons", _qt, "LGPL-3.0-only"),
    Embedded("PDFium (Qt PDF)", "BSD-3-Clause AND Apache-2.0", "pyside6-addons", _untold, "PDFium"),
    Embedded("PartitionAlloc (Qt PDF)", "BSD-3-Clause", "pyside6-addons", _untold, "Chromium"),
    Embedded("Abseil (Qt PDF)", "Apache-2.0", "pyside6-addons", _untold, "Apache-2.0"),
    Embedded("Anti-Grain Geometry (Qt PDF)", "AGG-2.3", "pyside6-addons", _untold, "AntiGrain"),
    Embedded("Little CMS (Qt PDF)", "MIT", "pyside6-addons", _untold, "LittleCMS"),
    Embedded("OpenJPEG (Qt PDF)", "BSD-2-Clause", "pyside6-addons", _untold, "OpenJPEG"),
    Embedded("fast_float (Qt PDF)", "MIT", "pyside6-addons", _untold, "fast_float"),
    Embedded("SQLCipher", "BSD-3-Clause", "sqlcipher3", _sqlcipher, "SQLCipher"),
    Embedded("SQLite", "blessing", "sqlcipher3", lambda: _asked("SELECT sqlite_version()"), "SQLite"),
    Embedded("OpenSSL", "Apache-2.0", "sqlcipher3", _provider, "Apache-2.0"),
    Embedded("Argon2", "CC0-1.0 OR Apache-2.0", "argon2-cffi-bindings", _untold, "Argon2"),
    Embedded("HarfBuzz", "MIT", "uharfbuzz", _harfbuzz, "HarfBuzz"),
    Embedded("ICU", "Unicode-3.0", "pyicu-wheels", _icu, "ICU-77", "*icu*"),
    Embedded("libxml2", "MIT", "lxml", _libxml, "libxml2"),
    Embedded("libxslt", "MIT", "lxml", _libxslt, "libxslt"),
    Embedded("LibYAML", "MIT", "pyyaml", _libyaml, "LibYAML"),
    Embedded("rapidfuzz-cpp", "MIT", "rapidfuzz", _untold, "rapidfuzz-cpp"),
    Embedded("Taskflow", "MIT", "rapidfuzz", _untold, "Taskflow"),
    Embedded("HiGHS", "MIT", "highspy", lambda: version("highspy"), "", "*highs*"),
    Embedded("CTranslate2", "MIT", "ctranslate2", lambda: version("ctranslate2"), "", "*ctranslate2*"),
    Embedded("oneDNN", "Apache-2.0", "ctranslate2", _untold, "Apache-2.0"),
    Embedded("Intel oneMKL", "LicenseRef-Intel-Simplified-Software-License", "ctranslate2", _untold, "Intel-oneMKL"),
    Embedded("SentencePiece", "Apache-2.0", "sentencepiece", lambda: version("sentencepiece")),
    Embedded("Protocol Buffers (lite)", "BSD-3-Clause", "sentencepiece", _untold),
    Embedded("OpenBLAS", "BSD-3-Clause", "numpy", _untold, "", "*openblas*"),
    Embedded("GNU Fortran runtime", "GPL-3.0-or-later WITH GCC-exception-3.1", "numpy", _untold, "", "libgfortran*"),
    Embedded("libquadmath", "LGPL-2.1-or-later", "numpy", _untold, "", "libquadmath*"),
    Embedded("Noto Sans", "OFL-1.1", "fontpkg-noto-sans", lambda: version("fontpkg-noto-sans")),
    Embedded("Noto Sans Arabic", "OFL-1.1", "fontpkg-noto-sans-arabic", lambda: version("fontpkg-noto-sans-arabic")),
    Embedded("Noto Sans Ethiopic", "OFL-1.1", "justmytype-intl-africa", _untold, "OFL-1.1"),
    Embedded("Inter", "OFL-1.1", "fontpkg-inter", lambda: version("fontpkg-inter")),
)

UNSAID = {
    "libgomp": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libXau": "MIT-open-group",
    "openssl": "Apache-2.0",
}
"""Licences that a wheel's own list leaves out, by the name it gives there."""
