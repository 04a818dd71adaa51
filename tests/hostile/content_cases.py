"""What may stand in the files that people write: questionnaire, municipality, catalog, taalpakket, model."""

from __future__ import annotations

from . import makers as make
from .outcomes import Case, becomes, refused

NO_FILE = "kan niet worden gelezen"


def asking(condition: str) -> str:
    """A domain with one question, that is asked if this is so."""
    question = f"{{id: leven.x, type: text, text: T, purpose: P, rounds: [start], ask_if: '{condition}'}}"
    return f"id: leven\ntitle: L\nicon: home\nminutes: 5\nquestions:\n  - {question}\n"


CONTENT: dict[str, dict[str, Case]] = {
    "domains/10-leven.yaml": {
        "a bomb": refused("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", "& en *"),
        "a merge": refused("id: leven\n<<: *a\n", "& en *"),
        "a tag of Python": refused("id: !!python/object/apply:os.system [id]\n", "een typeaanduiding met !"),
        "a tag for bytes": refused("id: !!binary aGFsbG8=\n", "een typeaanduiding met !"),
        "the same twice": refused("id: leven\nid: leven\n", "twee keer"),
        "100,000 deep": refused(make.holding(b"[", 100_000), "te diep genest"),
        "blocks 100,000 deep": refused(make.holding(b"{a: ", 100_000), "te diep genest"),
        "200 MB": refused(make.sparse(200_000_000), "groter dan 1 MB"),
        "two documents": refused("id: leven\n---\nid: x\n", "meer dan één document"),
        "a pipe": refused(make.pipe, NO_FILE),
        "/dev/zero": refused(make.link("/dev/zero"), NO_FILE),
        "a list": refused("- id: leven\n", "uit velden bestaan"),
        "a number for a text": refused("id: 5\n", "moet tekst zijn"),
        "NaN for a number": refused("id: leven\ntitle: L\nicon: home\nminutes: .nan\nquestions: []\n", "heel getal"),
        "a sign that cannot be seen": refused("id: leven\ntitle: '\u0085'\n", "onzichtbaar teken"),
        "a condition that is Python": refused(asking('__import__("os").system("id")'), "leven.x"),
        "a condition with loops in loops": refused(
            asking("[1,2,3].all(a, [1,2,3].all(b, [1,2,3].all(c, true)))"), "leven.x"
        ),
        "a condition that reads a class": refused(asking("leven.x.__class__ == 1"), "__class__"),
        "a condition 10,000 deep": refused(asking("(" * 10_000), "leven.x"),
    },
    "municipalities/proefstad/municipality.yaml": {
        "a logo elsewhere": refused(
            "letterhead: {address: [P], logo: ../../../etc/passwd}\n", "PNG of JPEG in deze map"
        ),
        "a logo of the whole disk": refused("letterhead: {address: [P], logo: /dev/zero}\n", "PNG of JPEG in deze map"),
        "an id that is a path": refused("id: ../zeist\nname: Z\n", "'id' mag alleen kleine letters"),
        "months without end": refused("rounds: [{id: start, anchor: linked_on, months: 9999}]\n", "hoogstens 120"),
    },
    "municipalities/proefstad/organisations.yaml": {
        "an id that is a path": refused("organisations: [{id: ../../x, name: N, role: taal}]\n", "'id' mag alleen"),
        "an id that is two lines": refused('organisations: [{id: "a\\n", name: N, role: taal}]\n', "organisations"),
        "checked in year 10000": refused(
            "organisations: [{id: a, verified_on: 10000-01-01}]\n", "datum zijn die bestaat"
        ),
        "checked on 29 February of no leap year": refused(
            "organisations: [{id: a, verified_on: 2023-02-29}]\n", "datum zijn die bestaat"
        ),
    },
    "ar.po": {
        "no PO file": refused("%PDF-1.7\n", "geen goed PO-bestand"),
        "50 MB": refused(make.sparse(50_000_000), "groter dan 2 MB"),
        "100,000 lines": refused(make.holding(b"#\n", 100_000), "te veel regels"),
        "the same twice": refused('msgctxt "a"\nmsgid "b"\nmsgstr "c"\n\n' * 2, "twee keer"),
        "an unseen sign": refused('msgctxt "a"\nmsgid "b\x07"\nmsgstr "c"\n', "onzichtbaar teken"),
        "a pipe": becomes(make.pipe, "Wat wilt u?"),
        "a folder": becomes(make.folder, "Wat wilt u?"),
    },
}
