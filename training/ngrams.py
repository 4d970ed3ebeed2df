"""Hashed n-gram features, specified so that another language computes the same bits (models/RUNTIME.md has the text).

Hashes are 32-bit and taken over UTF-16 units; arithmetic wraps. Two blocks, characters and words, each with its own
table and its own unit length.
"""
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sparse

from .text import normalise

BASIS, PRIME, GOLDEN = 0x811C9DC5, 0x01000193, 0x9E3779B1
WORD_SEED = 5
LONGEST = 2000        # units of the prepared text that are read


def prepare(text: str) -> np.ndarray:
    """Normalised, lower-cased text as UTF-16 units, cut at LONGEST."""
    return np.frombuffer(normalise(text).lower().encode("utf-16-le", "surrogatepass"), np.uint16)[:LONGEST].astype(np.uint32)


def mix(h: np.ndarray) -> np.ndarray:
    """murmur3's 32-bit finaliser."""
    h = h ^ (h >> np.uint32(16))
    h = h * np.uint32(0x85EBCA6B)
    h = h ^ (h >> np.uint32(13))
    h = h * np.uint32(0xC2B2AE35)
    return h ^ (h >> np.uint32(16))


def character_hashes(units: np.ndarray, orders: tuple[int, ...]) -> np.ndarray:
    """Hashes of all n-grams of the orders in " " + text + " "."""
    padded = np.concatenate([[32], units, [32]]).astype(np.uint32)
    found = []
    for order in orders:
        count = len(padded) - order + 1
        if count <= 0:
            continue
        h = np.full(count, BASIS ^ order, np.uint32)
        for i in range(order):
            h = (h ^ padded[i:i + count]) * np.uint32(PRIME)
        found.append(mix(h))
    return np.concatenate(found)


_words: dict[bytes, int] = {}


def word_hash(word: np.ndarray) -> int:
    key = word.tobytes()
    if key not in _words:
        h = BASIS ^ WORD_SEED
        for unit in word.tolist():
            h = ((h ^ unit) * PRIME) & 0xFFFFFFFF
        _words[key] = h
    return _words[key]


def word_hashes(units: np.ndarray) -> np.ndarray:
    """Hashes of words (between spaces) and of pairs of neighbours."""
    if not len(units):
        return np.zeros(0, np.uint32)
    singles = np.array([word_hash(word[word != 32]) for word in np.split(units, np.flatnonzero(units == 32)) if len(word[word != 32])], np.uint32)
    pairs = mix(singles[:-1] * np.uint32(GOLDEN) + singles[1:])
    return np.concatenate([mix(singles), pairs])


def block(hashes: np.ndarray, bits: int) -> tuple[np.ndarray, np.ndarray]:
    """Buckets (ascending) and values 1 + ln(count), scaled to unit length."""
    buckets, counts = np.unique(hashes & np.uint32((1 << bits) - 1), return_counts=True)
    values = 1 + np.log(counts)
    return buckets, (values / (np.sqrt((values**2).sum()) or 1)).astype(np.float32)


@dataclass(frozen=True)
class Shape:
    """What a table reads: lengths of character n-grams, log2 of the number of buckets of characters and of words (0: no words)."""
    orders: tuple[int, ...]
    bits: tuple[int, int]

    @property
    def rows(self) -> int:
        return (1 << self.bits[0]) + (1 << self.bits[1] if self.bits[1] else 0)


def features(text: str, shape: Shape) -> tuple[np.ndarray, np.ndarray]:
    """Indices and values; words' buckets come after the 2**bits[0] buckets of characters."""
    units, bits = prepare(text), shape.bits
    characters = block(character_hashes(units, shape.orders), bits[0])
    words = block(word_hashes(units) if bits[1] else np.zeros(0, np.uint32), bits[1])
    return np.concatenate([characters[0].astype(np.int64), words[0].astype(np.int64) + (1 << bits[0])]), np.concatenate([characters[1], words[1]])


def matrix(texts: list[str], shape: Shape) -> sparse.csr_matrix:
    """[texts, shape.rows], fp32."""
    with np.errstate(over="ignore"):
        rows = [features(text, shape) for text in texts]
    indptr = np.concatenate([[0], np.cumsum([len(indices) for indices, _ in rows])])
    indices = np.concatenate([i for i, _ in rows]).astype(np.int32)
    return sparse.csr_matrix((np.concatenate([v for _, v in rows]), indices, indptr), (len(rows), shape.rows))


def weighted(x: sparse.csr_matrix, weights: np.ndarray, shape: Shape) -> sparse.csr_matrix:
    """Values times their bucket's weight; each row's block of characters, and of words, is of unit length again."""
    data = x.data * weights[x.indices]
    rows = np.repeat(np.arange(x.shape[0]), np.diff(x.indptr))
    group = 2 * rows + (x.indices >= (1 << shape.bits[0]))
    squares = np.bincount(group, data.astype(np.float64) ** 2, minlength=2 * x.shape[0])
    return sparse.csr_matrix(((data / np.sqrt(np.maximum(squares, 1e-12))[group]).astype(np.float32), x.indices, x.indptr), x.shape)
