"""Argos Translate's models at work, in a process of their own: it reads texts from a pipe and answers in another.

Of the library only its tokenizers are imported, and CTranslate2 beside it. Its `translate`, `sbd` and `settings` would
make folders, read who knows which settings, log each text, keep each translation, and fetch a sentence splitter.
The process has no network, writes no line anywhere, and keeps nothing of a text once it is answered.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import signal
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal

from desktop.offline import refuse_network
from desktop.secrecy import no_core_dumps
from desktop.translate.sentences import parts

Fault = Literal["", "absent", "broken"]
Answer = tuple[list[str], Fault]
_LIBRARIES = ("argostranslate.tokenizer", "ctranslate2")
MOST_LOADED = 4
"""Pairs kept in memory: from Dutch through English and back."""
MOST_MEMORY = 8 * 1024**3
"""Bytes of address space on Linux: a damaged model may ask for any amount."""
TOGETHER = 32
"""Sentences in one batch."""
_EXACT = "float32"
"""How the models reckon, though their files hold whole numbers of eight bits. Sums of those overflow on processors
without VNNI, most AMD laptops of some years old among them (oneDNN, "Nuances of int8 Computations"), and other words
come out. It costs four times the memory; what a model says is the same on every laptop."""


class Pair:
    """One model in memory."""

    def __init__(self, folder: Path) -> None:
        """Load it.

        Raises:
            Exception: of any kind, when its files cannot be used.
        """
        from argostranslate.tokenizer import BPETokenizer, SentencePieceTokenizer
        from ctranslate2 import Translator

        known = json.loads((folder / "metadata.json").read_text("ascii"))
        self._source: str = known["from_code"]
        self._prefix: str = known.get("target_prefix", "")
        pieces = folder / "sentencepiece.model"
        self._tokenizer: Any = (
            SentencePieceTokenizer(pieces)
            if pieces.exists()
            else BPETokenizer(folder / "bpe.model", self._source, known["to_code"])
        )
        self._translator = Translator(
            str(folder / "model"), device="cpu", compute_type=_EXACT, intra_threads=_threads()
        )

    def translate(self, texts: Sequence[str]) -> list[str]:
        """Translate texts sentence by sentence, all in one batch. White space between sentences stays."""
        cut = [parts(text, self._source) for text in texts]
        wanted = [sentence for text in cut for sentence, _ in text if _has_words(sentence)]
        done = iter(self._batch(wanted))
        return [
            "".join((next(done) if _has_words(sentence) else sentence) + (gap or " ") for sentence, gap in text).strip()
            for text in cut
        ]

    def _batch(self, sentences: list[str]) -> list[str]:
        """Beam and penalty are Argos Translate's; how long an answer may be is bound, so that nonsense ends."""
        tokens = [self._tokenizer.encode(_plain(sentence)) for sentence in sentences]
        results = self._translator.translate_batch(
            tokens,
            target_prefix=[[self._prefix]] * len(tokens) if self._prefix else None,
            max_batch_size=TOGETHER,
            beam_size=4,
            length_penalty=0.2,
            no_repeat_ngram_size=6,
            max_decoding_length=16 + 2 * max(map(len, tokens), default=0),
            replace_unknowns=True,
        )
        return [
            _plain(self._tokenizer.decode(result.hypotheses[0]).strip().removeprefix(self._prefix))
            for result in results
        ]


class Engine:
    """The models that were used last."""

    def __init__(self) -> None:
        self._loaded: dict[Path, Pair] = {}

    def translate(self, texts: Sequence[str], folders: Sequence[Path]) -> list[str]:
        """Translate through one model after another."""
        done = list(texts)
        for folder in folders:
            done = self._pair(folder).translate(done)
        return done

    def _pair(self, folder: Path) -> Pair:
        pair = self._loaded.pop(folder, None) or Pair(folder)
        self._loaded[folder] = pair
        while len(self._loaded) > MOST_LOADED:
            self._loaded.pop(next(iter(self._loaded)))
        return pair


def serve(calls: Connection, answers: Connection) -> None:
    """Say that the engine is there, then answer each call until the other side is gone."""
    _confine()
    try:
        for library in _LIBRARIES:
            importlib.import_module(library)
    except Exception:
        answers.send(([], "absent"))
        return
    answers.send(([], ""))
    engine = Engine()
    while True:
        try:
            texts, folders = calls.recv()
        except EOFError:
            return
        answers.send(_answer(engine, texts, folders))


def _answer(engine: Engine, texts: Sequence[str], folders: Sequence[Path]) -> Answer:
    try:
        return engine.translate(texts, folders), ""
    except Exception:  # its text may hold what somebody said
        return [], "broken"


def _confine() -> None:
    """Shut this process off: no network, no lines anywhere, no memory on the disk, no settings from outside."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this process ends it
    refuse_network()
    no_core_dumps()
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    for name in [name for name in os.environ if name.startswith(("ARGOS_", "CT2_", "OMP_", "KMP_"))]:
        del os.environ[name]
    os.environ["KMP_DUPLICATE_LIB_OK"] = "True"  # on macOS more than one library brings its own OpenMP
    if sys.platform == "linux":
        import resource

        with contextlib.suppress(OSError, ValueError):  # the system allows less already
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _threads() -> int:
    """More than four gain nothing on one sentence."""
    return min(4, os.cpu_count() or 1)


def _plain(text: str) -> str:
    """A sentence on one line, without signs that are no text; some scripts need the joiners."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable() or sign in "\u200c\u200d").strip()


def _has_words(sentence: str) -> bool:
    """Whether there is something to translate: a number or a row of dots is the same in each language."""
    return any(sign.isalpha() for sign in sentence)
