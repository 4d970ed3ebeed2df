"""Fits the read-outs of the heads to reviewers' overrides, and refuses the result when a measured interval got worse.

An override is a JSON line `{"text", "lang", "head", "label"}` (head: sentiment, topic, safetyEvent or claim). The encoder
stays as it is, so embeddings do not move; our own training labels are replayed beside the overrides.
Needs the checkpoint of the last phase in the work folder.
"""
import json
import random
import shutil
import sys
from pathlib import Path

import torch

from . import assemble, corpora, evaluate, export, train
from .cache import HiddenCache, pad_states, upper
from .corpora import Example
from .mixture import target_arrays
from .repair import repair
from .settings import FROZEN, MODEL, WORK, head_labels
from .text import normalise
from .tokens import batches, encode, load_tokenizer

PASSES, RATE, OVERRIDE_COPIES = 3, 5e-4, 4
SLACK = 0.2
HEADS = ("sentiment", "topic", "safetyEvent", "claim")


def read_overrides(path: Path) -> list[Example]:
    """Raises ValueError with the line's number for an unknown head or label."""
    labels, found = head_labels(), []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        row = json.loads(line)
        head, label = row["head"], row["label"]
        if head not in HEADS or label not in labels[head]:
            raise ValueError(f"{path.name}:{number}: no label {label!r} of head {head!r}")
        found.append(Example(normalise(row["text"]), row["lang"], "overrides", {head: (label,) if head == "topic" else label}))
    return found


def fit_read_outs(encoder, heads, rows: list[Example]) -> None:
    """Trains `heads.out` and `heads.query` of the four heads on the last layer's states."""
    ids = encode(load_tokenizer(), [e.text for e in rows])
    cache = HiddenCache(WORK / "cache", 0, encoder)
    targets = target_arrays({"overrides": rows})["overrides"]
    states = {}
    with torch.inference_mode():
        for part in batches([len(i) for i in ids], 1024):
            hidden, mask = pad_states(cache.states([ids[i] for i in part]))
            for row, i, n in zip(upper(encoder, hidden, mask, FROZEN), part, mask.sum(1).tolist()):
                states[i] = row[:n].half().numpy()
    trained = [p for name in HEADS for p in (heads.query[name], *heads.out[name].parameters())]
    optimiser, chance = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.01), random.Random(0)
    for _ in range(PASSES):
        parts = batches([len(i) for i in ids], 1024)
        chance.shuffle(parts)
        for part in parts:
            last, mask = pad_states([states[i] for i in part])
            logits = heads(last, mask, HEADS, drop=train.DROP)
            losses = [train.head_loss(logits[h], torch.from_numpy(targets[h][0][part]), torch.from_numpy(targets[h][1][part]), h) for h in HEADS if (targets[h][1][part] > 0).any()]
            if losses:
                (sum(losses) / len(part)).backward()
                optimiser.step()
                optimiser.zero_grad(set_to_none=True)


def worse(old: dict, new: dict) -> list[str]:
    """Tasks whose 95 % interval starts lower than before by more than SLACK of its width: less than that any refit moves it."""
    before = {(r["task"], r["source"], r["lang"]): r["ours"]["interval"] for r in old["rows"] if r["source"] == r["lang"] == "all"}
    reasons = []
    for row in new["rows"]:
        low, high = before.get((row["task"], row["source"], row["lang"]), (0, 0))
        if row["ours"]["interval"][0] < low - SLACK * (high - low):
            reasons.append(f"{row['task']}: lower end {row['ours']['interval'][0]} < {low}")
    return reasons


def accept(trial: Path, old: dict, new: dict) -> int:
    """Replaces the shipped folder by the trial unless that is worse; returns the exit status."""
    reasons = worse(old, new)
    if reasons:
        print("refused: " + "; ".join(reasons), file=sys.stderr)
        return 1
    shutil.copytree(trial, MODEL, dirs_exist_ok=True)
    print("the model was replaced: run `python -m training card`", file=sys.stderr)
    return 0


def retrain_heads(path: Path) -> int:
    """Exit status: 0 the folder was replaced, 1 refused (the folder is as it was)."""
    overrides = read_overrides(path)
    encoder, heads, _ = train.shipped()
    replay = [e for e in [*corpora.own(), *corpora.real()] if e.split == "train"]
    fit_read_outs(encoder, heads.train(), replay + overrides * OVERRIDE_COPIES)
    repair(encoder, heads)
    trial = WORK / "retrained"
    shutil.rmtree(trial, ignore_errors=True)
    export.export_folder(encoder, heads.eval(), WORK / "tokenizer/tokenizer.json", trial, WORK / "retrained-fp32")
    assemble.assemble(trial)
    new, old = evaluate.evaluate(trial, len(overrides)), json.loads((MODEL / "figures.json").read_text(encoding="utf-8"))
    return accept(trial, old, new)
