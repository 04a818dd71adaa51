"""Builds the tiny models of the tests: real SentencePiece, real CTranslate2, real `.argosmodel` files, in a minute.

The models stand beside this script, so only who changes the phrases needs to build. It takes PyTorch, which the
program and its tests do without; give it a place of its own:

    python3 -m venv ~/torch && ~/torch/bin/pip install torch ctranslate2 argos-translate-lt subword-nmt
    ~/torch/bin/python tests/models/build.py

A transformer with random weights learns the phrases by heart; what it does with other text is nonsense, and may be.
Same libraries, same files: the seed is fixed and one thread calculates. Dutch to English is there twice, the second
version with subword-nmt's BPE, as part of Argos Translate's models have it.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import ctranslate2
import sentencepiece
import torch
from argostranslate.tokenizer import BPETokenizer, SentencePieceTokenizer, Tokenizer
from phrases import pairs
from subword_nmt.learn_bpe import learn_bpe
from torch import Tensor, nn

PLACE = Path(__file__).resolve().parent
PAIRS = (("nl", "en"), ("en", "ar"), ("ar", "en"), ("en", "nl"))
NAMES = {"nl": "Dutch", "en": "English", "ar": "Arabic"}
PIECES = 320
MERGES = 160
WIDTH, HEADS, INNER, LAYERS = 64, 4, 128, 1
SPECIAL = ["<unk>", "<s>", "</s>"]
BEGIN, END = 1, 2
README = """# {source} - {target}

A tiny model for the tests of Startgesprek. It knows some twenty phrases by heart, and nothing else.

Licence: EUPL-1.2, as the program it is made for.
"""


class Transformer(nn.Module):
    """As CTranslate2 calculates it: normalised before each layer, one table of tokens, sines for the places."""

    def __init__(self, tokens: int) -> None:
        super().__init__()
        self.tokens = nn.Embedding(tokens, WIDTH)
        nn.init.normal_(self.tokens.weight, std=WIDTH**-0.5)
        shape = {"dim_feedforward": INNER, "dropout": 0.0, "batch_first": True, "norm_first": True}
        reader = nn.TransformerEncoderLayer(WIDTH, HEADS, **shape)
        writer = nn.TransformerDecoderLayer(WIDTH, HEADS, **shape)
        self.reader = nn.TransformerEncoder(reader, LAYERS, nn.LayerNorm(WIDTH), enable_nested_tensor=False)
        self.writer = nn.TransformerDecoder(writer, LAYERS, nn.LayerNorm(WIDTH))
        self.outcome = nn.Parameter(torch.zeros(tokens))

    def placed(self, tokens: Tensor) -> Tensor:
        """What stands at each place."""
        half = WIDTH // 2
        rates = torch.exp(torch.arange(half) * (-torch.log(torch.tensor(10_000.0)) / (half - 1)))
        angles = torch.arange(1, tokens.shape[1] + 1)[:, None] * rates
        return self.tokens(tokens) * WIDTH**0.5 + torch.cat([angles.sin(), angles.cos()], dim=1)

    def forward(self, read: Tensor, unread: Tensor, written: Tensor) -> Tensor:
        """The odds of each next token."""
        memory = self.reader(self.placed(read), src_key_padding_mask=unread)
        later = torch.ones(written.shape[1], written.shape[1], dtype=torch.bool).triu(1)
        seen = self.writer(self.placed(written), memory, tgt_mask=later, memory_key_padding_mask=unread)
        return nn.functional.linear(seen, self.tokens.weight, self.outcome)


def padded(rows: list[list[int]], filler: int) -> Tensor:
    """Rows of unequal length as one table."""
    longest = max(map(len, rows))
    return torch.tensor([row + [filler] * (longest - len(row)) for row in rows])


@dataclass(frozen=True)
class Pieces:
    """How text is cut in tokens, in the file and by the class that Argos Translate has for it."""

    file: Path
    tokenizer: Tokenizer
    vocabulary: list[str]

    def ids(self, text: str) -> list[int]:
        """The tokens of a text, by their numbers."""
        return [self.vocabulary.index(token) for token in self.tokenizer.encode(text)]


def sentence_pieces(folder: Path, source: str, target: str) -> Pieces:
    """SentencePiece for both languages together."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([text for pair in pairs(source, target) for text in pair]),
        model_writer=model,
        vocab_size=PIECES,
        hard_vocab_limit=False,
        model_type="unigram",
        normalization_rule_name="identity",
        num_threads=1,
        minloglevel=2,
    )
    file = folder / "sentencepiece.model"
    file.write_bytes(model.getvalue())
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    vocabulary = [processor.id_to_piece(token) for token in range(processor.get_piece_size())]
    return Pieces(file, SentencePieceTokenizer(file), vocabulary)


def byte_pairs(folder: Path, source: str, target: str) -> Pieces:
    """Byte pairs for both languages together, on top of Moses' words."""
    file = folder / "bpe.model"
    file.write_text("#version: 0.2\n", "utf-8")
    words = BPETokenizer(file, source, target)  # it has no pairs yet, so its tokens are letters
    texts = [text for pair in pairs(source, target) for text in pair]
    whole = [" ".join(words.encode(text)).replace("@@ ", "") for text in texts]
    with file.open("w", encoding="utf-8") as codes:
        learn_bpe(whole, codes, MERGES)
    tokenizer = BPETokenizer(file, source, target)
    tokens = {token for text in texts for token in (*tokenizer.encode(text), *words.encode(text))}
    return Pieces(file, tokenizer, SPECIAL + sorted(tokens))


def learned(pieces: Pieces, known: list[tuple[str, str]]) -> Transformer:
    """A transformer that has learned the phrases by heart."""
    torch.manual_seed(1)
    model = Transformer(len(pieces.vocabulary))
    source = [pieces.ids(text) for text, _ in known]
    target = [pieces.ids(text) for _, text in known]
    read = padded(source, END)
    unread = torch.tensor([[place >= len(row) for place in range(read.shape[1])] for row in source])
    written = padded([[BEGIN, *row] for row in target], END)
    wanted = padded([[*row, END] for row in target], -100)
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    for _ in range(400):
        optimizer.zero_grad()
        odds = model(read, unread, written)
        loss = nn.functional.cross_entropy(odds.flatten(0, 1), wanted.flatten(), label_smoothing=0.05)
        loss.backward()
        optimizer.step()
    return model


class Converter(ctranslate2.converters.Converter):
    """Hands a trained transformer to CTranslate2."""

    def __init__(self, model: Transformer, vocabulary: list[str]) -> None:
        self.model = model
        self.vocabulary = vocabulary

    def _load(self) -> ctranslate2.specs.TransformerSpec:
        spec = ctranslate2.specs.TransformerSpec.from_config(LAYERS, HEADS, pre_norm=True)
        table = self.model.tokens.weight
        spec.encoder.embeddings[0].weight = array(table)
        spec.decoder.embeddings.weight = array(table)
        spec.decoder.projection.weight = array(table)
        spec.decoder.projection.bias = array(self.model.outcome)
        normalised(spec.encoder.layer_norm, self.model.reader.norm)
        normalised(spec.decoder.layer_norm, self.model.writer.norm)
        for out, layer in zip(spec.encoder.layer, self.model.reader.layers, strict=True):
            attending(out.self_attention, layer.self_attn, layer.norm1, (3 * WIDTH,))
            forwarding(out.ffn, layer, layer.norm2)
        for out, layer in zip(spec.decoder.layer, self.model.writer.layers, strict=True):
            attending(out.self_attention, layer.self_attn, layer.norm1, (3 * WIDTH,))
            attending(out.attention, layer.multihead_attn, layer.norm2, (WIDTH, 2 * WIDTH))
            forwarding(out.ffn, layer, layer.norm3)
        spec.register_source_vocabulary(self.vocabulary)
        spec.register_target_vocabulary(self.vocabulary)
        return spec


def array(values: Tensor) -> object:
    """Plain numbers."""
    return values.detach().numpy().copy()


def normalised(out: object, norm: nn.LayerNorm) -> None:
    """Hand over one normalisation."""
    out.gamma, out.beta = array(norm.weight), array(norm.bias)


def attending(out: object, attention: nn.MultiheadAttention, norm: nn.LayerNorm, parts: tuple[int, ...]) -> None:
    """Hand over one attention: its way in, in the parts that CTranslate2 wants, and its way out."""
    normalised(out.layer_norm, norm)
    weights, biases = attention.in_proj_weight.split(parts), attention.in_proj_bias.split(parts)
    for linear, weight, bias in zip(out.linear, weights, biases, strict=False):
        linear.weight, linear.bias = array(weight), array(bias)
    out.linear[-1].weight, out.linear[-1].bias = array(attention.out_proj.weight), array(attention.out_proj.bias)


def forwarding(out: object, layer: nn.Module, norm: nn.LayerNorm) -> None:
    """Hand over one pair of plain layers."""
    normalised(out.layer_norm, norm)
    out.linear_0.weight, out.linear_0.bias = array(layer.linear1.weight), array(layer.linear1.bias)
    out.linear_1.weight, out.linear_1.bias = array(layer.linear2.weight), array(layer.linear2.bias)


def packed(source: str, target: str, version: str, pieces: Path, model: Path) -> bytes:
    """The `.argosmodel`, the same bytes each time."""
    metadata = {
        "package_version": version,
        "argos_version": "1.12",
        "from_code": source,
        "from_name": NAMES[source],
        "to_code": target,
        "to_name": NAMES[target],
    }
    files = {
        "metadata.json": json.dumps(metadata, indent=4).encode(),
        "README.md": README.format(source=NAMES[source], target=NAMES[target]).encode(),
        pieces.name: pieces.read_bytes(),
        **{f"model/{file.name}": file.read_bytes() for file in sorted(model.iterdir())},
    }
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in files.items():
            entry = zipfile.ZipInfo(f"translate-{source}_{target}-{version.replace('.', '_')}/{name}")
            entry.external_attr = 0o644 << 16
            opened.writestr(entry, data, zipfile.ZIP_DEFLATED, compresslevel=9)
    return archive.getvalue()


def proven(model: Path, pieces: Pieces, known: list[tuple[str, str]]) -> None:
    """Stop when the model that CTranslate2 reads does not know every phrase."""
    tokens = [pieces.tokenizer.encode(text) for text, _ in known]
    results = ctranslate2.Translator(str(model)).translate_batch(tokens, beam_size=4)
    for (text, wanted), result in zip(known, results, strict=True):
        if (got := pieces.tokenizer.decode(result.hypotheses[0])) != wanted:
            raise SystemExit(f"{text!r} became {got!r}, not {wanted!r}")


def build(source: str, target: str, version: str) -> Path:
    """Build one model beside this script, when it knows its phrases."""
    known = pairs(source, target)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cut = {"1.0": sentence_pieces, "1.1": byte_pairs}[version]
        pieces = cut(folder, source, target)
        Converter(learned(pieces, known), pieces.vocabulary).convert(str(folder / "model"), quantization="int8")
        proven(folder / "model", pieces, known)
        file = PLACE / f"{source}_{target}-{version}.argosmodel"
        file.write_bytes(packed(source, target, version, pieces.file, folder / "model"))
    return file


def main() -> None:
    """Build each pair, and one pair again as its next version."""
    torch.set_num_threads(1)
    for source, target, version in [*((*pair, "1.0") for pair in PAIRS), (*PAIRS[0], "1.1")]:
        file = build(source, target, version)
        sys.stdout.write(f"{file.name}: {file.stat().st_size // 1000} KB\n")


if __name__ == "__main__":
    main()
