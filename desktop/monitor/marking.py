"""Marks in a line what may tell who somebody is: what is certain, and what Deduce takes for a name or a place.

The one door of Deduce (Menger and others, University Medical Center Utrecht: DEDUCE, "a pattern matching method for
automatic de-identification of Dutch medical text", Telematics and Informatics 35, 2018). On other hospitals' records it
found about two thirds. So it points things out to the person who reads, and decides nothing.

Only its lists of names and places are built, as they are. All of them with every spelling take three minutes and more
than a gigabyte, and its way around that is a pickle in its own folder; a street is told by its pattern, and whatever
has a capital inside a sentence is marked anyway. What it does to the whole program when it is imported (a log of
everything on standard output, warnings as they like) is kept out.
"""

from __future__ import annotations

import logging
import threading
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache

from desktop.dossier.traces import folded
from desktop.errors import AnswerError
from desktop.monitor.certain import LONGEST, Kind, Known, Mark, capitals, certain

_KINDS: dict[str, Kind] = {
    "persoon": "name",
    "patient": "name",
    "locatie": "place",
    "datum": "date",
    "leeftijd": "number",
    "bsn": "contact",
    "id": "contact",
    "telefoonnummer": "contact",
    "emailadres": "contact",
    "url": "contact",
}
_LEFT_OUT = frozenset({"street_lookup", "hospital", "institution", "eponymous_disease"})
"""Parts of Deduce that need the lists that are not built."""
_LISTS = (
    "names/lst_first_name", "names/lst_initial", "names/lst_interfix", "names/lst_interfix_surname",
    "names/lst_prefix", "names/lst_surname", "whitelist/lst_common_word", "whitelist/lst_medical_term",
    "whitelist/lst_stop_word",
)  # fmt: skip
_PLACES = ("province", "residence", "municipality", "region")
_JOINS = frozenset(" -'’")
_building, _working = threading.Lock(), threading.Lock()


class _Engine:
    """Deduce with its small lists.

    Attributes:
        common: words of everyday Dutch, folded.
    """

    def __init__(self) -> None:
        from deduce import lookup_struct_loader as loading
        from deduce.deduce import _LOOKUP_LIST_PATH, Deduce, _DeduceProcessorLoader
        from deduce.lookup_structs import load_raw_itemset
        from docdeid.ds.ds import DsCollection
        from docdeid.ds.lookup import LookupSet

        raw = {name.partition("lst_")[2]: load_raw_itemset(_LOOKUP_LIST_PATH / "src" / name) for name in _LISTS}
        places = (_LOOKUP_LIST_PATH / "src/locations/lst_placename" / f"lst_{name}" for name in _PLACES)
        raw["placename"] = set().union(*map(load_raw_itemset, places))
        config = Deduce._initialize_config()
        tokenizer = Deduce._initialize_tokenizer(_LOOKUP_LIST_PATH)
        lists = DsCollection()
        for name in ("initial", "interfix_surname", "common_word", "medical_term", "stop_word"):
            words = lists[name] = LookupSet()
            words.add_items_from_iterable(raw[name])
        for name in ("prefix", "interfix", "whitelist"):
            lists[name] = getattr(loading, f"load_{name}_lookup")(raw)
        for name in ("first_name", "surname", "placename"):
            lists[name] = getattr(loading, f"load_{name}_lookup")(raw, tokenizer)
        kept = {name: part for name, part in config["annotators"].items() if name not in _LEFT_OUT}
        self._deduce = Deduce.__new__(Deduce)
        super(Deduce, self._deduce).__init__()
        self._deduce.tokenizers = {"default": tokenizer}
        self._deduce.processors = _DeduceProcessorLoader().load(
            {**config, "annotators": kept}, {"tokenizer": tokenizer, "ds": lists}
        )
        self.common = frozenset(map(folded, raw["common_word"] | raw["stop_word"]))

    def guesses(self, text: str) -> Iterator[Mark]:
        """What Deduce takes for something of somebody."""
        with _working:
            found = self._deduce.deidentify(text).annotations
        for one in found:
            kind = _KINDS.get(one.tag, "name")
            yield Mark(one.start_char, one.end_char - one.start_char, kind, text[one.start_char : one.end_char])


@contextmanager
def _to_itself() -> Iterator[None]:
    """Keep what an import of Deduce does to the log and the warnings of the whole program from happening."""
    root, nothing = logging.getLogger(), logging.NullHandler()
    root.addHandler(nothing)  # with a handler there, it adds none of its own and leaves the level as it is
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        root.removeHandler(nothing)


@cache
def _engine() -> _Engine:
    with _to_itself():
        return _Engine()


def prepare() -> None:
    """Build the lists, once. It takes seconds: call it off the GUI thread."""
    with _building:
        _engine()


def guesses(text: str) -> list[Mark]:
    """What Deduce alone finds, from the beginning to the end."""
    prepare()
    return sorted(_engine().guesses(text), key=lambda mark: mark.start)


def marks(text: str, known: Known) -> list[Mark]:
    """Everything that a person has to look at, from the beginning of the text to its end; none lies in another.

    Args:
        text: tidied (`certain.tidy`).
        known: what this vault knows.

    Raises:
        AnswerError: the text is longer than a line can be.
    """
    if len(text) > LONGEST:
        raise AnswerError(f"Deze regel is te lang. Schrijf hoogstens {LONGEST} tekens.")
    guessed = [mark for mark in guesses(text) if not _tells_nothing(mark, known)]
    common = _engine().common
    every = [*certain(text, known, common), *guessed, *capitals(text, known, common)]
    return _joined(_apart(every, text), text)


def _tells_nothing(mark: Mark, known: Known) -> bool:
    """Whether it is a name that tells nothing of anybody, such as that of the municipality."""
    words = mark.words.split()
    return mark.kind in ("name", "place") and all(folded(word) in known.common for word in words)


def _apart(found: Iterable[Mark], text: str) -> list[Mark]:
    """Each place once, for the first that claims it; of a mark that is partly taken the rest is left."""
    taken = [False] * len(text)
    kept = []
    for mark in found:
        for start, end in _stretches(mark, taken):
            words = text[start:end].strip()
            if any(sign.isalnum() for sign in words):
                start = text.index(words, start)
                kept.append(Mark(start, len(words), mark.kind, words, mark.known, mark.few))
                taken[start : start + len(words)] = [True] * len(words)
    return sorted(kept, key=lambda mark: mark.start)


def _stretches(mark: Mark, taken: Sequence[bool]) -> list[tuple[int, int]]:
    free: list[tuple[int, int]] = []
    for place in range(mark.start, mark.end):
        if taken[place]:
            continue
        if free and free[-1][1] == place:
            free[-1] = (free[-1][0], place + 1)
        else:
            free.append((place, place + 1))
    return free


def _joined(found: Sequence[Mark], text: str) -> list[Mark]:
    """Parts of one name become one mark."""
    joined: list[Mark] = []
    for mark in found:
        last = joined[-1] if joined else None
        same = last and last.kind == mark.kind == "name" and last.known == mark.known
        if last and same and set(text[last.end : mark.start]) <= _JOINS:
            words = text[last.start : mark.end]
            joined[-1] = Mark(last.start, len(words), "name", words, mark.known)
        else:
            joined.append(mark)
    return joined
