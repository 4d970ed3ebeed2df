"""Fits, on calibration rows only, how encoder and linear margins are added, the temperatures and the thresholds.

What is fitted is what models/RUNTIME.md describes: z = encoder·logits + linear·(1 − genre·σ(g))·margins + bias.
"""
import numpy as np
import torch
from sklearn.metrics import f1_score

from .settings import head_labels

BIAS_PENALTY, SHRINK = 0.02, 30.0     # SHRINK: rows that a language's own temperature weighs against the pooled one
FEWEST = 150                          # calibration rows from which a language has its own fusion
GRID = np.exp(np.linspace(np.log(0.4), np.log(3.0), 60))
UNCERTAIN_SHARE = 0.02
EVENT_THRESHOLDS = np.arange(0.5, 0.98, 0.05)
HARD_PRECISION = 0.92     # what an event's threshold must keep on the calibration rows
LINEAR_FACTORS = (1, 1.4, 2, 3)
REST_SHIFTS = np.arange(0, 1.25, 0.2)


def fused(fusion: dict, logits: np.ndarray, margins: np.ndarray | None, genre: np.ndarray) -> np.ndarray:
    """Probabilities [n, labels]; genre [n] logits; margins [n, labels] or None."""
    z = fusion["encoder"] * logits + np.asarray(fusion["bias"])
    if margins is not None and fusion["linear"]:
        z = z + fusion["linear"] * (1 - fusion["genre"] / (1 + np.exp(-genre)))[:, None] * margins
    z = z / fusion["temperature"]
    p = np.exp(z - z.max(1, keepdims=True))
    return p / p.sum(1, keepdims=True)


def loss_of(z, allowed, weight):
    inside = torch.logsumexp(torch.log_softmax(z, 1).masked_fill(~allowed, -1e9), 1)
    return -(inside * weight).sum() / weight.sum()


def fit(logits, margins, genre, allowed, weight) -> dict:
    """One fusion. allowed [n, labels] bool, weight [n]: rarer labels and smaller sources weigh more (macro-F1 is judged)."""
    x, g = torch.tensor(logits, dtype=torch.float64), torch.sigmoid(torch.tensor(genre, dtype=torch.float64))[:, None]
    m = None if margins is None else torch.tensor(margins, dtype=torch.float64)
    truth, w = torch.from_numpy(allowed), torch.tensor(weight, dtype=torch.float64)
    scale, mixing, gate = (torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in (0.0, -1.0, -1.0))
    bias = torch.zeros(x.shape[1], dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([scale, mixing, gate, bias], max_iter=120, line_search_fn="strong_wolfe")

    def logits_of():
        z = scale.exp() * x + bias
        return z if m is None else z + torch.nn.functional.softplus(mixing) * 2 * (1 - torch.sigmoid(gate) * g) * m

    def closure():
        optimiser.zero_grad()
        loss = loss_of(logits_of(), truth, w) + BIAS_PENALTY * (bias**2).mean()
        loss.backward()
        return loss

    optimiser.step(closure)
    linear = 0.0 if m is None else 2 * float(torch.nn.functional.softplus(mixing.detach()))
    return {"encoder": float(scale.detach().exp()), "linear": linear, "genre": 0.0 if m is None else float(torch.sigmoid(gate.detach())),
            "bias": [round(b, 4) for b in bias.detach().tolist()], "temperature": 1.0}


def best_of(tried: list[dict], logits, margins, genre, allowed) -> dict:
    """The fusion of best macro-F1, the first of equals."""
    truth = allowed.argmax(1)
    return max(tried, key=lambda one: f1_score(truth, fused(one, logits, margins, genre).argmax(1), average="macro"))


def favoured(fusion: dict, logits, margins, genre, allowed) -> dict:
    """The fusion with the linear margins times the factor of best macro-F1. A margin's error does not grow as the loss believes:
    where a table is the better judge (Korean) the fit leaves it too little."""
    return best_of([{**fusion, "linear": fusion["linear"] * factor} for factor in LINEAR_FACTORS], logits, margins, genre, allowed)


def cautious(fusion: dict, logits, genre, allowed) -> dict:
    """The fusion with the bias of its last label, the rest, raised by the shift of best macro-F1. Rare labels weigh more in the fit
    than they come, so that it names an event too readily."""
    *events, rest = fusion["bias"]
    return best_of([{**fusion, "bias": [*events, round(rest + float(shift), 4)]} for shift in REST_SHIFTS], logits, None, genre, allowed)


def temperature(fusion, logits, margins, genre, allowed, prior: float | None = None) -> float:
    """The temperature of least unweighted loss; `prior` pulls it when rows are few."""
    base = {**fusion, "temperature": 1.0}
    raw = np.log(np.maximum(fused(base, logits, margins, genre), 1e-12))
    best, least = 1.0, np.inf
    for t in GRID:
        z = raw / t
        logs = z - np.log(np.exp(z - z.max(1, keepdims=True)).sum(1, keepdims=True)) - z.max(1, keepdims=True)
        loss = -np.log(np.maximum((np.exp(logs) * allowed).sum(1), 1e-12)).sum() + (0 if prior is None else SHRINK * np.log(t / prior) ** 2)
        if loss < least:
            best, least = float(t), loss
    return best


def allowed_rows(examples, head: str) -> np.ndarray:
    names = head_labels()[head]
    allowed = np.zeros((len(examples), len(names)), bool)
    for i, example in enumerate(examples):
        target = example.targets[head]
        for label in (target,) if isinstance(target, str) else target:
            allowed[i, names.index(label)] = True
    return allowed


def row_weights(examples, allowed: np.ndarray) -> np.ndarray:
    """Inverse square root of the number of rows with the same group and label."""
    keys = [(e.group, row.tobytes()) for e, row in zip(examples, allowed)]
    counts = {key: keys.count(key) for key in set(keys)}
    return np.array([counts[key] ** -0.5 for key in keys])


def fit_head(head: str, examples, logits, margins: dict, genre) -> dict:
    """Fusions by language and "*". margins: language → (row indices, [rows, labels]) where a linear table exists."""
    allowed = allowed_rows(examples, head)
    weight, langs = row_weights(examples, allowed), np.array([e.lang for e in examples])
    pooled = fit(logits, None, genre, allowed, weight)
    if head == "safetyEvent":
        pooled = cautious(pooled, logits, genre, allowed)
    pooled["temperature"] = temperature(pooled, logits, None, genre, allowed)
    fusions = {"*": pooled}
    for lang in sorted(set(langs)):
        rows = np.flatnonzero(langs == lang)
        extra = margins.get(lang)
        one = dict(pooled)
        if len(rows) >= FEWEST and (extra is not None or head == "sentiment"):
            one = fit(logits[rows], extra, genre[rows], allowed[rows], weight[rows])
            if head == "sentiment" and extra is not None and not extra.any(0).all():      # a table of two labels
                one = favoured(one, logits[rows], extra, genre[rows], allowed[rows])
        one["temperature"] = temperature(one, logits[rows], extra if one["linear"] else None, genre[rows], allowed[rows], pooled["temperature"] if len(rows) < 1000 else None)
        fusions[lang] = one
    return fusions


def threshold(probabilities: np.ndarray, at_most: float = 0.5) -> float:
    """The score below which the least sure 2 % lie, never above `at_most`: few tags are lost, and those are near guesses."""
    return round(float(min(at_most, np.quantile(probabilities.max(1), UNCERTAIN_SHARE))), 3)


def event_threshold(probabilities: np.ndarray, truth: np.ndarray, hard: np.ndarray, opinion: np.ndarray) -> float:
    """The least threshold at which flags are right against hard negatives [n] bool and no opinion [n] bool is flagged.

    `truth` [n] are label numbers, the last of which is none. Right flags are counted among right flags and flagged hard negatives.
    """
    score, label = probabilities[:, :-1].max(1), probabilities[:, :-1].argmax(1)
    for threshold in EVENT_THRESHOLDS:
        flagged = score >= threshold
        right, wrong = (flagged & (label == truth)).sum(), (flagged & hard).sum()
        if right >= HARD_PRECISION * (right + wrong) and not (flagged & opinion).any():
            return round(float(threshold), 2)
    return round(float(EVENT_THRESHOLDS[-1]), 2)
