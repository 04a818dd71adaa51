"""Taalpakketten and model files that somebody else made."""

from __future__ import annotations

from . import makers as make
from . import texts as t
from .content import ENTRY, HEAD
from .outcomes import Case, becomes, refused, same


def signed(text: str, by: str = "Amira Haddad", on: str = "2026-03-01", context: str = "leven.wens:text") -> make.Make:
    """A pack with one text in it."""
    body = text.replace("\\", "\\\\").replace('"', '\\"')
    entry = f'# Nagekeken door {by} op {on}\nmsgctxt "{context}"\nmsgid "Wat wilt u?"\nmsgstr "{body}"\n'
    return make.holding(HEAD + entry)


GOOD = {
    "from_code": "nl",
    "to_code": "en",
    "name": "nl_en",
    "package_version": "1",
    "size": 1,
    "licence": "",
    "sha256": "",
}


def known(**facts: object) -> make.Make:
    """The metadata of an installed model, with these facts changed."""
    return make.as_json(**{**GOOD, **facts})


PACKS: dict[str, dict[str, Case]] = {
    "a taalpakket": {
        "right": becomes(signed("ماذا؟"), "ماذا؟"),
        "a reviewer who is an image": becomes(signed("ماذا؟", t.IMAGE), "ماذا؟"),
        "a bidi override": refused(signed("\u202eماذا؟"), "U+202E"),
        "zero width": refused(signed("ما\u200bذا؟"), "U+200B"),
        "markup": refused(signed("<b>ماذا</b>"), "geen letter van het Arabisch"),
        "a placeholder": refused(signed("ماذا {name.__class__}؟"), "losse { of }"),
        "10,000 characters": refused(signed("ن" * 10_000), "te lang"),
        "a reviewer who turns around": refused(signed("ماذا؟", "Amira\u202e"), "tekens die niet mogen"),
        "a reviewer of 10,000 characters": refused(signed("ماذا؟", t.LONG), "te lang"),
        "reviewed in year 1": refused(signed("ماذا؟", on="0001-01-01"), "kan niet kloppen"),
        "reviewed in year 9999": refused(signed("ماذا؟", on="9999-12-31"), "een dag die nog komt"),
        "a text that is a path": refused(signed("ماذا؟", context=t.PARENT), "unknown"),
        "a text that is SQL": refused(signed("ماذا؟", context=t.SQL), "unknown"),
        "another language by a path": refused(
            make.holding(HEAD.replace(": ar", ": ../zz") + ENTRY.replace("#, fuzzy\n", "")), "'../zz', is niet"
        ),
        "200 MB": refused(make.sparse(200_000_000), "groter dan 2 MB"),
        "a socket": refused(make.listening, "kan niet worden gelezen"),
        "a link to /dev/zero": refused(make.link("/dev/zero"), "kan niet worden gelezen"),
        "a zip": refused(make.slip, "kan niet worden ingelezen"),
    },
    "a model file": {
        "a zip with zip slip": refused(make.slip, "onveilig"),
        "a socket": refused(make.listening, "geen vertaalmodel"),
        "a link to /dev/zero": refused(make.link("/dev/zero"), "geen vertaalmodel"),
        "a link to itself": refused(make.link("x.argosmodel"), "kan niet worden gelezen"),
        "2 GB of nothing": refused(make.sparse(2_000_000_000), "te groot"),
        "1 GB of nothing": refused(make.sparse(1_000_000_000), "geen vertaalmodel"),
        "two ends": refused(make.holding(b"PK\x03\x04" + b"PK\x05\x06" + bytes(18)), "geen vertaalmodel"),
        "more than 65,535 disks": refused(
            make.holding(b"PK\x03\x04PK\x05\x06" + b"\xff" * 16 + b"\0\0"), "te veel bestanden"
        ),
    },
    "the metadata of an installed model": {
        "a pipe": refused(make.pipe, ""),
        "a link to /dev/zero": refused(make.link("/dev/zero"), ""),
        "200 MB": refused(make.sparse(200_000_000), ""),
        "100,000 deep": refused(make.holding(b"[", 50_000), ""),
        "a list for a language": refused(known(from_code=["nl"]), ""),
        "a number for a name": refused(known(name=7), ""),
        "a number for what it replaces": refused(known(replaces=7), ""),
        "lists for what it replaces": refused(known(replaces=[["a"]]), ""),
        "a truth for a size": refused(known(size=True), ""),
        "a block for a checksum": refused(known(sha256={}), ""),
        "as it was": same(known()),
    },
}
