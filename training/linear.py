"""Linear models over hashed n-grams, by head and language, on all training rows; shipped as int8 tables."""
import json
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.svm import LinearSVC

from . import ngrams
from .corpora import Example
from .ngrams import Shape
from .settings import SENTIMENT
from .text import augment

# What each table reads. Chinese, Japanese and Korean need few orders and many buckets; scripts without spaces have no words.
SHAPES = {("sentiment", "vi"): Shape((1, 2, 3, 4), (19, 18)), ("sentiment", "ko"): Shape((1, 2, 3, 4), (20, 19)), ("sentiment", "zh"): Shape((1, 2, 3), (20, 0)),
          ("sentiment", "ja"): Shape((1, 2, 3), (16, 0)), ("sentiment", "en"): Shape((1, 2, 3, 4), (16, 16)), ("topic", "vi"): Shape((1, 2, 3, 4), (16, 15))}
# Tables whose inverse document frequency stands beside the weights and inside the norm of a row. Half a point on Korean; a byte a bucket, so
# not where a large table gains nothing by it.
WITH_RARITY = {("sentiment", "vi"), ("sentiment", "ko"), ("sentiment", "ja"), ("sentiment", "en"), ("topic", "vi")}
RARITY_STEP = 1 / 16     # of the stored bytes; it cancels out in the norm
PENALTY = 0.3
VARIANT_RATE = 0.35      # share of Vietnamese rows that are added once more without marks or in teencode


@dataclass
class Table:
    """weights int8 [buckets, columns]; a column's margin is scale × Σ value × weight + bias. Columns are labels, or
    the one label `positive` when a language has no neutral rows."""
    head: str
    lang: str
    shape: Shape
    labels: tuple[str, ...]
    weights: np.ndarray
    scale: np.ndarray
    bias: np.ndarray
    rarity: np.ndarray | None = None     # uint8 [buckets], in steps of RARITY_STEP; 0: never seen

    def margins(self, texts: list[str]) -> np.ndarray:
        x = ngrams.matrix(texts, self.shape)
        if self.rarity is not None:
            x = ngrams.weighted(x, self.rarity.astype(np.float32), self.shape)
        return x @ self.weights.astype(np.float32) * self.scale + self.bias


def fit(head: str, lang: str, texts: list[str], labels: list[str], shape: Shape | None = None) -> Table:
    """One-against-rest linear SVM. Inverse document frequency scales the columns: inside the norm of a row (WITH_RARITY), or folded into the weights."""
    shape = shape or SHAPES[head, lang]
    x = ngrams.matrix(texts, shape)
    counts = np.bincount(x.indices, minlength=x.shape[1])
    frequency = np.log((1 + len(texts)) / (1 + counts)) + 1
    rarity = None
    if (head, lang) in WITH_RARITY:
        rarity = np.where(counts > 0, np.clip(np.round(frequency / RARITY_STEP), 1, 255), 0).astype(np.uint8)
        x, folded = ngrams.weighted(x, rarity.astype(np.float32), shape), np.ones(x.shape[1])
    else:
        x.data *= frequency[x.indices].astype(np.float32)
        shrink = np.sqrt((2 if shape.bits[1] else 1) * x.shape[0] / (x.data.astype(np.float64) ** 2).sum())      # rows of mean square length 1 a block again
        x.data *= np.float32(shrink)
        folded = frequency * shrink
    model = LinearSVC(C=PENALTY, random_state=0, max_iter=200).fit(x, labels)
    weights = model.coef_.T * folded[:, None]
    names = tuple(model.classes_) if len(model.classes_) > 2 else (model.classes_[1],)
    return quantise(head, lang, shape, names, weights.astype(np.float32), model.intercept_, rarity)


def quantise(head, lang, shape, names, weights, bias, rarity=None) -> Table:
    """int8 by column; the largest 1 in 20,000 non-zero weights are clipped."""
    scale = np.array([np.quantile(np.abs(column[column != 0]), 1 - 5e-5) for column in weights.T], np.float32) / 127
    rounded = np.clip(np.round(weights / scale), -127, 127).astype(np.int8)
    return Table(head, lang, shape, names, rounded, scale, np.asarray(bias, np.float32).reshape(-1), rarity)


def with_variants(rows: list[tuple[str, str]], lang: str, seed: int = 1) -> list[tuple[str, str]]:
    """(text, label) rows and, for Vietnamese, noisy copies of some."""
    if lang != "vi":
        return rows
    chance = random.Random(seed)
    return rows + [(augment(text, lang, chance.choice((1, 1, 2))), label) for text, label in rows if chance.random() < VARIANT_RATE]


def sentiment_rows(examples: list[Example], lang: str) -> list[tuple[str, str]]:
    """Training rows of a language. Our own and real items are left out where they would add a third label to two."""
    rows = [e for e in examples if e.lang == lang and e.split == "train" and "sentiment" in e.targets]
    public = {e.targets["sentiment"] for e in rows if e.group not in ("own", "real")}
    return [(e.text, e.targets["sentiment"]) for e in rows if e.targets["sentiment"] in public and (len(public) == 3 or e.group not in ("own", "real"))]


def as_sentiment(table: Table, margins: np.ndarray) -> np.ndarray:
    """[n, 3] in the order of SENTIMENT. A single margin m becomes (−m, 0, m)."""
    if len(table.labels) == 1:
        return np.concatenate([-margins, np.zeros_like(margins), margins], 1)
    return margins[:, [table.labels.index(name) for name in SENTIMENT]]


def save(tables: list[Table], path: Path) -> list[dict]:
    """All tables one after the other, row by row, in one file; returns what a reader must know of each."""
    entries, at = [], 0
    with path.open("wb") as out:
        for table in tables:
            out.write(table.weights.tobytes())
            entry = {"head": table.head, "lang": table.lang, "orders": list(table.shape.orders), "bits": list(table.shape.bits), "labels": list(table.labels), "offset": at,
                            "scale": table.scale.tolist(), "bias": table.bias.tolist()}
            at += table.weights.size
            if table.rarity is not None:
                out.write(table.rarity.tobytes())
                entry["rarity"] = at
                at += table.rarity.size
            entries.append(entry)
    return entries


def load(entries: list[dict], path: Path) -> list[Table]:
    raw = np.fromfile(path, np.int8)
    tables = []
    for e in entries:
        shape = Shape(tuple(e["orders"]), tuple(e["bits"]))
        rows, columns = shape.rows, len(e["labels"])
        weights = raw[e["offset"]:e["offset"] + rows * columns].reshape(rows, columns)
        rarity = raw[e["rarity"]:e["rarity"] + rows].view(np.uint8) if "rarity" in e else None
        tables.append(Table(e["head"], e["lang"], shape, tuple(e["labels"]), weights, np.array(e["scale"], np.float32), np.array(e["bias"], np.float32), rarity))
    return tables


def entries_of(path: Path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["linear"]["tables"]
