"""Fits, in closed form, the linear map from the trained model's pooled states to the sentence embedding.

First back to the untouched encoder's: ridge regression on the distillation texts, in deviations from the identity on layer 12.
What training moved without loss of information is moved back; the frozen layer's mean helps. Then what tells translations of one
sentence apart is made smaller (within-class covariance normalisation), as strongly as helps sentences that it was not fitted on.
"""
import random
from collections import defaultdict

import numpy as np
import torch

from . import corpora
from .cache import HiddenCache, pad_states, upper
from .encoder import Encoder, Heads, mean_pool, teacher
from .mixture import TATOEBA, plain_sentences
from .settings import FROZEN, HIDDEN, LANGUAGES, WORK
from .text import normalise
from .tokens import batches, encode, load_tokenizer

TEXTS = 6000         # of each language, where there are as many
RIDGE = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
SENTENCES = 4000     # of Tatoeba, those with Vietnamese first
FLATTENED = ((0.3, 0.25), (0.3, 0.5), (1.0, 0.25), (1.0, 0.5), (1.0, 0.75))     # (share of the mean variance added, power)


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


def translations() -> list[tuple[str, str, str]]:
    """(key of the sentence, language, text): SIB-200's sentences in six languages and pairs of Tatoeba. Never NTREX."""
    pairs = sorted(corpora.rows("bitext/tatoeba.jsonl.gz"), key=lambda row: ("vie" not in row, corpora.fraction("".join(row.values()))))[:SENTENCES]
    found = [(f"tatoeba {i}", TATOEBA[lang], normalise(text)) for i, row in enumerate(pairs) for lang, text in row.items()]
    return found + [(f"sib {row['id']}", row["lang"], normalise(row["text"])) for row in corpora.rows("topics/sib200.train.jsonl.gz")]


def past_means(vectors: np.ndarray, rows: list[tuple[str, str, str]]) -> np.ndarray:
    """Unit vectors past the mean of their set and language."""
    vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    sets = np.array([key.split()[0] + lang for key, lang, _ in rows])
    for name in set(sets):
        vectors[sets == name] -= vectors[sets == name].mean(0)
    return vectors


def flattening(vectors: np.ndarray, keys: list[str], added: float, power: float) -> np.ndarray:
    """[384, 384]: makes directions smaller by the variance that translations of one sentence have in them."""
    groups = defaultdict(list)
    for i, key in enumerate(keys):
        groups[key].append(i)
    apart = np.concatenate([vectors[several] - vectors[several].mean(0) for several in groups.values()])
    within = apart.T @ apart / len(apart)
    values, axes = np.linalg.eigh(within + added * np.trace(within) / HIDDEN * np.eye(HIDDEN))
    flat = axes @ np.diag(values ** (-power / 2)) @ axes.T
    return flat * HIDDEN / np.trace(flat)


def accuracy(vectors: np.ndarray, rows: list[tuple[str, str, str]], held: set[str]) -> float:
    """Accuracy@1 between Vietnamese and each other language, both ways, over the held sentences."""
    found = {lang: {key: vector for vector, (key, at, _) in zip(vectors, rows) if at == lang and key in held} for lang in LANGUAGES}
    keys, right = sorted(held), []
    matrix = {lang: np.stack([found[lang][key] for key in keys]) for lang in LANGUAGES}
    matrix = {lang: m / np.linalg.norm(m, axis=1, keepdims=True) for lang, m in matrix.items()}
    for lang in LANGUAGES[1:]:
        close = matrix[LANGUAGES[0]] @ matrix[lang].T
        right += [(close.argmax(1) == np.arange(len(keys))).mean(), (close.argmax(0) == np.arange(len(keys))).mean()]
    return float(np.mean(right))


def flattened(vectors: np.ndarray, rows: list[tuple[str, str, str]]) -> np.ndarray:
    """The flattening that helps most on half of SIB-200's sentences when fitted without them, then fitted on all; else the identity."""
    vectors, keys = past_means(vectors, rows), [key for key, _, _ in rows]
    sentences = sorted({key for key in keys if key.startswith("sib")})
    held = set(random.Random(7).sample(sentences, len(sentences) // 2))
    seen = [i for i, key in enumerate(keys) if key not in held]
    tried = {None: accuracy(vectors, rows, held)}
    for choice in FLATTENED:
        tried[choice] = accuracy(vectors @ flattening(vectors[seen], [keys[i] for i in seen], *choice), rows, held)
    best = max(tried, key=tried.get)
    print("flattening: accuracy@1 on held translations", {choice: round(value, 4) for choice, value in tried.items()}, flush=True)
    return flattening(vectors, keys, *best) if best else np.eye(HIDDEN)


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
    weight = base + ridge(dx, dy - dx @ base, best) if tried[best] > quality(base) else base
    offset = y.mean(0) - x.mean(0) @ weight
    rows = translations()
    flat = flattened(pooled(encoder, cache, encode(tokenizer, [text for _, _, text in rows])) @ weight + offset, rows)
    cache.save()
    with torch.no_grad():
        heads.repair.weight.copy_(torch.from_numpy((weight @ flat).T.copy()).float())
        heads.repair.bias.copy_(torch.from_numpy(offset @ flat).float())
