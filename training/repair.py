"""Fits, in closed form, the linear map from the trained model's pooled states to the untouched encoder's embedding.

Ridge regression on the distillation texts, in deviations from the identity on layer 12. What training moved without loss
of information is moved back; the frozen layer's mean helps.
"""
import numpy as np
import torch

from .cache import HiddenCache, pad_states, upper
from .encoder import Encoder, Heads, mean_pool, teacher
from .mixture import plain_sentences
from .settings import FROZEN, HIDDEN, LANGUAGES, WORK
from .tokens import batches, encode, load_tokenizer

TEXTS = 6000         # of each language, where there are as many
RIDGE = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0)


@torch.inference_mode()
def pooled(encoder: Encoder, cache: HiddenCache, ids: list[list[int]]) -> np.ndarray:
    """[n, 768]: means of the last and of the frozen layer."""
    out = np.zeros((len(ids), 2 * HIDDEN), np.float64)
    for part in batches([len(row) for row in ids], 1024):
        states, mask = pad_states(cache.states([ids[i] for i in part]))
        out[part] = torch.cat([mean_pool(upper(encoder, states, mask, FROZEN), mask), mean_pool(states, mask)], 1).numpy()
    return out


def ridge(x: np.ndarray, y: np.ndarray, strength: float) -> np.ndarray:
    scale = np.trace(x.T @ x) / x.shape[1]
    return np.linalg.solve(x.T @ x + strength * scale * np.eye(x.shape[1]), x.T @ y)


def repair(encoder: Encoder, heads: Heads) -> None:
    """Sets heads.repair; the strength is the one with the best centred cosine on every fifth text."""
    encoder.eval()
    groups, tokenizer = plain_sentences(), load_tokenizer()
    texts = [(lang, text) for lang in LANGUAGES for text in list(dict.fromkeys(groups[lang]))[:TEXTS]]
    ids = encode(tokenizer, [text for _, text in texts])
    untouched = teacher(WORK / "e5.npz", np.load(WORK / "tokenizer/kept.npy"))
    cache = HiddenCache(WORK / "cache", 0, untouched)
    x, y = pooled(encoder, cache, ids), cache.teacher(ids).astype(np.float64)
    cache.save()
    langs, held = np.array([lang for lang, _ in texts]), np.arange(len(texts)) % 5 == 0
    centre_x = np.stack([x[(langs == lang)].mean(0) for lang, _ in texts])
    centre_y = np.stack([y[(langs == lang)].mean(0) for lang, _ in texts])
    dx, dy = x - centre_x, y - centre_y
    base = np.concatenate([np.eye(HIDDEN), np.zeros((HIDDEN, HIDDEN))])

    def quality(weight):
        got, goal = dx[held] @ weight, dy[held]
        return float(((got * goal).sum(1) / np.linalg.norm(got, axis=1) / np.linalg.norm(goal, axis=1)).mean())

    tried = {s: quality(base + ridge(dx[~held], dy[~held] - dx[~held] @ base, s)) for s in RIDGE}
    best = max(tried, key=tried.get)
    print("repair: centred cosine before", round(quality(base), 4), "after", {s: round(v, 4) for s, v in tried.items()}, flush=True)
    if tried[best] <= quality(base):
        return
    weight = base + ridge(dx, dy - dx @ base, best)
    with torch.no_grad():
        heads.repair.weight.copy_(torch.from_numpy(weight.T.copy()).float())
        heads.repair.bias.copy_(torch.from_numpy(y.mean(0) - x.mean(0) @ weight).float())
