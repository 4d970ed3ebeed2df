"""Trains the upper layers and all heads together, from cached states of the frozen lower layers.

Two one-thread processes train on their own rows and pull towards one shared set of weights every few steps (elastic
averaging): on two cores this is faster than one process of two threads, most of all when the cores are shared.
Each phase runs for its minutes of wall time, saves every few minutes and goes on where it stopped. All hold the learning
rate but the last, which lets it fall to zero; each reads our own labels anew.
"""
import math
import pickle
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from .cache import HiddenCache, lower_graph, pad_states, upper
from .encoder import Encoder, Heads, freeze_lower, kept_layers, mean_pool, teacher
from .mixture import LIMITS, RATES, own_examples, public_examples, target_arrays, training_groups
from .settings import FROZEN, LANGUAGES, LAYERS, PHASE_MINUTES, WORK, WORKERS
from .tokens import encode, load_tokenizer

RATE, HEAD_RATE, WARM_UP = 1.5e-4, 10, 100   # 1–2e-4 and heads × 10 worked in the pilot
BATCH_TOKENS, SAVE_SECONDS = 1536, 150
WIDTHS = (12, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 128)     # lengths that rows are padded to
BF16 = getattr(torch.cpu, "_is_amx_tile_supported", lambda: False)()   # with AMX half again as fast; without it, many times slower
DROP = 0.1
CUT, CUT_PAIR = 0.1, 0.04      # share of a row's tokens that the upper layers do not see at a step: small sets are not learned by heart
DISTIL_WEIGHT = 8.0
STUDENT, STUDENT_MINUTES = (0, 1, 2, 3, 4, 11), 12    # the frozen layers, the first that is trained, and the last
SHIPPED = "mean"             # the checkpoint that is exported
PULL_STEPS, PULL = 12, 0.5                   # steps between averagings, share of the way that both sides move


@dataclass(frozen=True)
class Run:
    """One training run. It writes `{name}.pt` in the work folder."""
    name: str
    phase: int                       # of the mixture, and the seed
    minutes: float
    falls: bool                      # the learning rate falls to zero
    layers: tuple[int, ...] = tuple(range(LAYERS))     # of the twelve, those that the encoder has
    guide: str | None = None         # checkpoint of twelve layers whose outputs a smaller encoder learns

    @property
    def path(self) -> Path:
        return WORK / f"{self.name}.pt"


def phase_run(phase: int, twin: str = "") -> Run:
    return Run(f"phase-{phase}{twin}", phase, PHASE_MINUTES[phase], falls=phase == len(PHASE_MINUTES) - 1)


def student_run() -> Run:
    return Run("student", len(PHASE_MINUTES) - 1, STUDENT_MINUTES, falls=True, layers=STUDENT, guide=SHIPPED)


def runs() -> list[Run]:
    """All runs in order: the phases, and the last of them once more from the same start."""
    last = len(PHASE_MINUTES) - 1
    return [*map(phase_run, range(last + 1)), phase_run(last, twin="-twin")]


def take_mean() -> None:
    """Writes the mean of the last phase and its twin, which is what is shipped: two ends of one start err in different places."""
    path = WORK / f"{SHIPPED}.pt"
    if not path.exists():
        one, other = (torch.load(run.path) for run in runs()[-2:])
        weights = [(a + b) / 2 for a, b in zip(one["weights"], other["weights"], strict=True)]
        torch.save({"weights": weights, "spent": one["spent"] + other["spent"], "tokens": one["tokens"] + other["tokens"]}, path)


def prepare(phase: int) -> Path:
    """Draws up the mixture of a phase: {group: (ids, languages, targets)}, pickled. A later phase reads only our own labels anew."""
    path, before = WORK / f"mixture-{phase}.pickle", WORK / f"mixture-{phase - 1}.pickle"
    if not path.exists():
        chance, tokenizer = random.Random(phase), load_tokenizer()
        mixture = pickle.loads(before.read_bytes()) if before.exists() else {}
        groups = training_groups(own_examples() + ([] if mixture else public_examples(chance)), chance)
        targets = target_arrays(groups)
        mixture |= {name: (encode(tokenizer, [e.text for e in rows], [e.pair for e in rows], LIMITS.get(name, 80)), [e.lang for e in rows], targets[name])
                    for name, rows in groups.items()}
        path.write_bytes(pickle.dumps(mixture))
        print({name: (len(ids), round(float(np.mean([len(i) for i in ids])), 1)) for name, (ids, _, _) in mixture.items()}, flush=True)
    return path


def width_of(length: int) -> int:
    """The length that a row is padded to."""
    return next(width for width in WIDTHS if width >= length)


class Mixture:
    """Draws batches of (group, row) by the groups' rates among a worker's rows; a group is shuffled anew when used up."""

    def __init__(self, path: Path, rates: dict[str, float], worker: int, seed: int):
        self.groups, self.chance, self.worker = pickle.loads(path.read_bytes()), random.Random(seed), worker
        self.names = [name for name in rates if name in self.groups]
        self.rates = [rates[name] for name in self.names]
        self.order = {name: [] for name in self.names}

    def ids(self, item):
        return self.groups[item[0]][0][item[1]]

    def lang(self, item):
        return self.groups[item[0]][1][item[1]]

    def draw(self, name: str) -> tuple[str, int]:
        if not self.order[name]:
            self.order[name] = list(range(self.worker, len(self.groups[name][0]), WORKERS))
            self.chance.shuffle(self.order[name])
        return name, self.order[name].pop()

    def batches(self):
        """Full batches of rows of about one length: the kernels are compiled once for each of a few shapes."""
        waiting = {width: [] for width in WIDTHS}
        while True:
            item = self.draw(self.chance.choices(self.names, self.rates)[0])
            width = width_of(len(self.ids(item)))
            waiting[width].append(item)
            if len(waiting[width]) == BATCH_TOKENS // width:
                yield waiting[width]
                waiting[width] = []

    def is_pair(self, item) -> bool:
        return bool((self.groups[item[0]][2]["entailment"][1][item[1]] > 0))

    def labels(self, items, head):
        allowed = torch.from_numpy(np.stack([self.groups[name][2][head][0][row] for name, row in items]))
        weight = torch.from_numpy(np.array([self.groups[name][2][head][1][row] for name, row in items], np.float32))
        return allowed, weight


def head_loss(logits, allowed, weight, head):
    """Sum over rows. Cross entropy against the set of allowed labels (their joint probability), smoothed for some heads."""
    if head == "genre":
        return (F.binary_cross_entropy_with_logits(logits, allowed.float(), reduction="none")[:, 0] * weight).sum()
    logs = F.log_softmax(logits, -1)
    inside = torch.logsumexp(logs.masked_fill(~allowed, -1e9), -1)
    smooth = 0.05 if head in ("sentiment", "safetyEvent") else 0.0
    return ((-(1 - smooth) * inside - smooth * logs.mean(-1)) * weight)[weight > 0].sum()


def language_means(mixture: Mixture, cache: HiddenCache) -> dict[str, torch.Tensor]:
    """Mean of the untouched embeddings of up to 300 sentences of each language; distillation looks past it."""
    ids, langs, _ = mixture.groups["distil"]
    rows = {lang: [row for row, at in zip(ids, langs) if at == lang][:300] for lang in LANGUAGES}
    return {lang: torch.from_numpy(cache.teacher(some)).mean(0) for lang, some in rows.items()}


def step_loss(mixture, cache, encoder, heads, means, items, guide=None):
    """{part of the loss: value} of a batch, and its number of tokens. `guide`: (encoder, heads) to learn from."""
    ids = [mixture.ids(item) for item in items]
    states, mask = pad_states(cache.states(ids), width_of(max(map(len, ids))))
    mask = mask * kept_tokens(mixture, items, mask.shape[1])
    with torch.autocast("cpu", torch.bfloat16, enabled=BF16):
        last = upper(encoder, states, mask, FROZEN, DROP)
    last = last.float()
    parts, logits = {}, heads(last, mask, drop=DROP)
    for head in heads.sizes:
        allowed, weight = mixture.labels(items, head)
        if bool((weight > 0).any()):
            parts[head] = head_loss(logits[head], allowed, weight, head) / len(items)
    kept = [i for i, (name, _) in enumerate(items) if name == "distil"]
    if kept:
        goal = torch.from_numpy(cache.teacher([ids[i] for i in kept]))
        mean = torch.stack([means[mixture.lang(items[i])] for i in kept])
        got = heads.embedding(last, states, mask)[kept]
        parts["distil"] = DISTIL_WEIGHT * (1 - F.cosine_similarity(got - mean, goal - mean, dim=1)).sum() / len(items)
    if guide:
        parts["guide"] = guide_loss(guide, states, mask, last, logits, pairs=torch.tensor([mixture.is_pair(item) for item in items]))
    return parts, int(mask.sum())


def kept_tokens(mixture: Mixture, items, width: int):
    """[batch, width] of 0/1: tokens cut off at this step are 0. The first of a row stays; so do all of a row that is only distilled."""
    share = torch.tensor([0.0 if item[0] == "distil" else CUT_PAIR if mixture.is_pair(item) else CUT for item in items])
    kept = (torch.rand(len(items), width) >= share[:, None]).to(torch.int64)
    kept[:, 0] = 1
    return kept


def guide_loss(guide, states, mask, last, logits, pairs):
    """How far a smaller encoder is from the guide: divergence of every head's distribution, and the angle of the pooled states."""
    encoder, heads = guide
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=BF16):
        goal = upper(encoder, states, mask, FROZEN).float()
        asked = heads(goal, mask)
    loss = (1 - F.cosine_similarity(mean_pool(last, mask), mean_pool(goal, mask), dim=1)).mean()
    for name, wanted in asked.items():
        if name != "genre":
            apart = F.kl_div(F.log_softmax(logits[name], -1), F.log_softmax(wanted, -1), reduction="none", log_target=True).sum(-1)
            loss = loss + (apart * (pairs == (name == "entailment"))).mean()
    return loss


def rate_at(run: Run, step: int, share: float) -> float:
    return RATE * min(1.0, (step + 1) / WARM_UP) * (max(0.01, 1 - share) if run.falls else 1.0)


def pull(own: list, shared: list) -> None:
    """Elastic averaging: own and shared weights move towards each other."""
    with torch.no_grad():
        for mine, common in zip(own, shared):
            difference = PULL * (mine - common)
            common.add_(difference)
            mine.sub_(difference)


def work(worker: int, run: Run, shared: list, rates: dict[str, float], started: float, read: int) -> None:
    """One training process. Worker 0 writes the log and the checkpoints (the shared weights)."""
    torch.set_num_threads(1)
    torch.manual_seed(1000 * run.phase + worker)
    encoder, heads, _ = modules(run.layers)
    upper_parts, head_parts = freeze_lower(encoder), heads.read_outs()
    guide = load(run.guide)[:2] if run.guide else None
    own = upper_parts + head_parts
    with torch.no_grad():
        for mine, common in zip(own, shared):
            mine.copy_(common)
    optimiser = torch.optim.AdamW([{"params": upper_parts, "scale": 1}, {"params": head_parts, "scale": HEAD_RATE}], lr=RATE, weight_decay=0.01, fused=True)
    cache = HiddenCache(WORK / "cache", worker, untouched())
    mixture = Mixture(prepare(run.phase), rates, worker, int(started) + worker)
    means = language_means(mixture, cache)
    encoder.train()
    heads.train()
    step, tokens, begun, saved_at, log = 0, 0, time.time(), time.time(), {}
    for items in mixture.batches():
        share = (time.time() - started) / (run.minutes * 60)
        for group in optimiser.param_groups:
            group["lr"] = rate_at(run, step, min(share, 1)) * group["scale"]
        parts, count = step_loss(mixture, cache, encoder, heads, means, items, guide)
        sum(parts.values()).backward()
        torch.nn.utils.clip_grad_norm_(upper_parts, 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        step, tokens = step + 1, tokens + count
        for name, value in parts.items():
            log.setdefault(name, []).append(float(value.detach()))
        if step % PULL_STEPS == 0 or share >= 1:
            pull(own, shared)
        if step % 50 == 0:
            print(f"worker {worker} step {step} {100 * share:.1f} % {tokens / (time.time() - begun):.0f} tok/s", {n: round(math.fsum(v) / len(v), 3) for n, v in log.items()}, flush=True)
            log = {}
        if share >= 1 or time.time() - saved_at > SAVE_SECONDS:
            cache.save()
            saved_at = time.time()
            if worker == 0:
                save(run, shared, time.time() - started, read + tokens * WORKERS)
        if share >= 1:
            return


def untouched() -> Encoder:
    return teacher(WORK / "e5.npz", np.load(WORK / "tokenizer/kept.npy"))


def modules(layers: tuple[int, ...] = tuple(range(LAYERS))) -> tuple:
    """(encoder of these layers, heads, trained parameters in a fixed order), untouched."""
    encoder, heads = kept_layers(untouched(), layers), Heads()
    return encoder, heads, freeze_lower(encoder) + heads.read_outs()


def save(run: Run, shared: list, spent: float, tokens: int) -> None:
    """`tokens` are those of the whole run, of all workers (each reads about as many)."""
    part = run.path.with_suffix(".part")
    torch.save({"weights": [p.detach().clone() for p in shared], "spent": spent, "tokens": tokens}, part)
    part.replace(run.path)


def load(name: str, layers: tuple[int, ...] = tuple(range(LAYERS))):
    """(encoder, heads, seconds spent) of a checkpoint."""
    encoder, heads, parameters = modules(layers)
    saved = torch.load(WORK / f"{name}.pt")
    with torch.no_grad():
        for parameter, value in zip(parameters, saved["weights"], strict=True):
            parameter.copy_(value)
    return encoder.eval(), heads.eval(), saved["spent"]


def shipped():
    """(encoder, heads, seconds spent) of what is shipped."""
    return load(SHIPPED)


def first_weights(run: Run) -> list:
    """What a run starts from: the guide's own layers and heads, the phase before, or the untouched encoder."""
    if run.guide:
        encoder, heads, _ = load(run.guide)
        return freeze_lower(kept_layers(encoder, run.layers)) + heads.read_outs()
    before = WORK / f"phase-{run.phase - 1}.pt"
    return torch.load(before)["weights"] if before.exists() else modules()[2]


def train(run: Run, rates: dict[str, float] = RATES) -> None:
    """Does a run, or goes on with it."""
    torch.manual_seed(0)
    lower_graph(WORK / "cache", untouched())
    prepare(run.phase)
    spent, read, weights = 0.0, 0, None
    if run.path.exists():
        saved = torch.load(run.path)
        spent, read, weights = saved["spent"], saved["tokens"], saved["weights"]
    if spent >= run.minutes * 60:
        return
    shared = [p.detach().clone().share_memory_() for p in weights or first_weights(run)]
    context = torch.multiprocessing.get_context("spawn")
    workers = [context.Process(target=work, args=(n, run, shared, rates, time.time() - spent, read), daemon=True) for n in range(WORKERS)]
    for process in workers:
        process.start()
    for process in workers:
        process.join()
    if any(process.exitcode for process in workers):
        raise RuntimeError("a training worker failed")


def history() -> str:
    """What the checkpoints say of the training, for the card."""
    phases = [torch.load(WORK / f"{name}.pt") for name in (*(run.name for run in runs()[:-2]), SHIPPED)]
    minutes, tokens = sum(p["spent"] for p in phases) / 60, sum(p.get("tokens", 0) for p in phases) / 1e6
    return f"layers {FROZEN + 1}–{LAYERS} and the heads, {len(phases)} phases (the last twice, the mean of both ends), {minutes:.0f} minutes on {WORKERS} shared cores, {tokens:.1f} million tokens{', bf16' if BF16 else ''}"
