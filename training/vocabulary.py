"""Trims the 250k-piece vocabulary to the pieces that the six languages use."""
import gzip
import json
import lzma
import random
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from .settings import DATA, PIECES
from .text import normalise, strip_marks
from .unpack import source_tokenizer

WEIGHT = {"vi": 3, "unmarked": 1, "en": 1.5, "zh": 1.5, "ko": 1.5, "ja": 1.2, "lo": 1}
TATOEBA = {"eng": "en", "jpn": "ja", "zho": "zh", "vie": "vi", "kor": "ko"}
# Blocks whose single characters are always kept: Latin, combining marks, Vietnamese, Lao, punctuation, kana, full width.
ALWAYS = ((0, 0x250), (0x300, 0x370), (0x1E00, 0x1F00), (0xE80, 0xF00), (0x2000, 0x2150), (0x3000, 0x3130), (0xFF00, 0xFFF0))
IDEOGRAPHS = ((0x4E00, 0xA000), (0xAC00, 0xD7B0))


def rows(name: str):
    with gzip.open(DATA / name, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def samples(chance: random.Random) -> dict[str, list[str]]:
    """Texts by language ("unmarked" is Vietnamese without marks), from every corpus."""
    texts = {lang: [] for lang in WEIGHT}
    quota = {"vi": 10_000, "zh": 30_000, "ko": 9_000, "en": 9_000, "ja": 421}
    with lzma.open(DATA / "pretrain/news.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if chance.random() < 0.12 or '"ja"' in line[:40]:
                row = json.loads(line)
                if quota[row["lang"]] > 0:
                    quota[row["lang"]] -= 1
                    texts[row["lang"]].append(row["text"][:800])
    for lang in ("vi", "ko", "zh", "ja", "en"):
        reviews = [row["text"] for row in rows(f"sentiment/{lang}.train.jsonl.gz")]
        texts[lang] += chance.sample(reviews, min(20_000, len(reviews)))
    texts["vi"] += chance.sample([row["text"][:800] for row in rows("topics/vntc.train.jsonl.gz")], 3_000)
    for row in rows("topics/sib200.train.jsonl.gz"):
        texts[row["lang"]].append(row["text"])
    for row in rows("bitext/ntrex.jsonl.gz"):
        for lang, text in row.items():
            texts[lang].append(text)
    for row in rows("bitext/tatoeba.jsonl.gz"):
        for lang, text in row.items():
            texts[TATOEBA[lang]].append(text)
    for row in rows("lid/ud.jsonl.gz"):
        if row["lang"] in texts:
            texts[row["lang"]].append(row["text"])
    for row in rows("nli/train.jsonl.gz"):
        texts[row["lang"]] += [row["premise"], row["hypothesis"]]
    texts["unmarked"] = [strip_marks(text) for text in chance.sample(texts["vi"], 12_000)]
    return texts


def within(piece: str, blocks) -> bool:
    return any(low <= ord(piece) < high for low, high in blocks)


def pieces_to_keep(vocabulary: list, counts: dict[str, np.ndarray]) -> list[int]:
    """Ids in the full vocabulary, ascending: specials, single characters, Lao, then the most frequent (languages weighted)."""
    used = sum(counts.values()) > 0
    keep = {0, 1, 2, 3, len(vocabulary) - 1}
    for i, (piece, _) in enumerate(vocabulary):
        bare = piece.replace("▁", "")
        lao = any("\u0e80" <= c <= "\u0eff" for c in piece)
        if lao or not bare or (len(bare) == 1 and (used[i] or within(bare, ALWAYS) or within(bare, IDEOGRAPHS))):
            keep.add(i)
    score = sum(WEIGHT[lang] * count / count.sum() for lang, count in counts.items())
    for i in np.argsort(-score):
        if len(keep) >= PIECES:
            break
        keep.add(int(i))
    return sorted(keep)


def trim(out: Path) -> None:
    """Writes out/tokenizer.json and out/kept.npy."""
    full = json.loads(source_tokenizer().read_text(encoding="utf-8"))
    vocabulary, tokenizer = full["model"]["vocab"], Tokenizer.from_file(str(source_tokenizer()))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    counts = {}
    for lang, texts in samples(random.Random(0)).items():
        counts[lang] = np.zeros(len(vocabulary) + 16, np.int64)
        for start in range(0, len(texts), 2000):
            for encoding in tokenizer.encode_batch([normalise(t) for t in texts[start:start + 2000]], add_special_tokens=False):
                np.add.at(counts[lang], encoding.ids, 1)
    kept = pieces_to_keep(vocabulary, {lang: count[:len(vocabulary)] for lang, count in counts.items()})
    place = {old: new for new, old in enumerate(kept)}
    for token in full["added_tokens"]:
        token["id"] = place[token["id"]]
    full["model"]["vocab"] = [vocabulary[i] for i in kept]
    full["truncation"] = full["padding"] = None
    out.mkdir(parents=True, exist_ok=True)
    (out / "tokenizer.json").write_text(json.dumps(full, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    np.save(out / "kept.npy", np.array(kept))
    chosen = np.isin(np.arange(len(vocabulary)), kept)
    print("kept", len(kept), {lang: round(float(c[:len(vocabulary)][chosen].sum() / c.sum()), 4) for lang, c in counts.items()})
