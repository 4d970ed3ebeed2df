"""Token ids of texts and pairs, and batches of similar length."""
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from .settings import MAX_PAIR, MAX_TEXT, PREFIX, WORK

PAD, END = 1, 2


def load_tokenizer(path: Path | None = None) -> Tokenizer:
    return Tokenizer.from_file(str(path or WORK / "tokenizer/tokenizer.json"))


def encode(tokenizer: Tokenizer, texts: list[str], pairs: list[str | None] | None = None, limit: int = MAX_TEXT) -> list[list[int]]:
    """Ids with special tokens. A text is `query: text`, cut to `limit` with </s> kept; a pair is premise, hypothesis without prefix.

    A pair that is too long loses the end of its premise.
    """
    out = []
    pairs = pairs or [None] * len(texts)
    for start in range(0, len(texts), 2000):
        part = list(zip(texts[start:start + 2000], pairs[start:start + 2000]))
        encodings = tokenizer.encode_batch([PREFIX + text if pair is None else (text, pair) for text, pair in part])
        for (text, pair), encoding in zip(part, encodings):
            ids = encoding.ids
            if pair is None:
                out.append(ids if len(ids) <= limit else ids[:limit - 1] + [END])
            else:
                over = len(ids) - MAX_PAIR
                first = ids.index(END)
                out.append(ids if over <= 0 else (ids[:max(1, first - over)] + ids[first:])[:MAX_PAIR])
    return out


def batch(ids: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Padded ids and mask, int64 [batch, length]."""
    length = max(map(len, ids))
    padded = np.full((len(ids), length), PAD, np.int64)
    for i, row in enumerate(ids):
        padded[i, :len(row)] = row
    return torch.from_numpy(padded), torch.from_numpy((np.arange(length)[None] < np.array([len(r) for r in ids])[:, None]).astype(np.int64))


def batches(lengths: list[int], budget: int) -> list[list[int]]:
    """Indices in batches of at most `budget` padded tokens, longest first."""
    out, current = [], []
    for i in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if current and lengths[current[0]] * (len(current) + 1) > budget:
            out.append(current)
            current = []
        current.append(i)
    return out + [current] if current else out
