"""Measures the folder as it will run (int8 graph, fusion, thresholds) on held-out rows, beside both baselines.

Writes figures.json: the card is generated from it.
"""
import datetime
import json
import pickle
import time
from pathlib import Path

import numpy as np

from . import baseline, corpora, fuse, linear
from .assemble import decide, graph_outputs, margins_of
from .corpora import Example
from .export import OUTPUTS, session, write_json
from .outputs import run_graph
from .settings import LANGUAGES, MODEL, WORK
from .tasks import everything, tasks
from .text import normalise, strip_marks, teencode
from .train import history
from .tokens import batch, load_tokenizer

RESAMPLES, NOISY_ROWS = 400, 500
HARD_NEVER = ("criticism", "complaint", "petition", "strike", "protest", "satire")


def macro_f1(truth: np.ndarray, predicted: np.ndarray) -> float:
    """Mean F1 over the labels that occur in the truth; a label that only the model used counts as its error, not as a class."""
    scores = []
    for label in np.unique(truth):
        hit = ((truth == label) & (predicted == label)).sum()
        scores.append(2 * hit / max(1, (truth == label).sum() + (predicted == label).sum()))
    return float(np.mean(scores))


def interval(truth, predicted, score, seed=0) -> list[float]:
    """95 % bootstrap interval over rows."""
    chance = np.random.default_rng(seed)
    values = [score(truth[at], predicted[at]) for at in (chance.integers(0, len(truth), len(truth)) for _ in range(RESAMPLES))]
    return [round(float(v), 4) for v in np.quantile(values, [0.025, 0.975])]


def accuracy(truth, predicted) -> float:
    return float((truth == predicted).mean())


def calibration_error(confidence: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """ECE with equal-width bins over the score of the chosen label."""
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    return float(sum(abs(confidence[place == b].mean() - right[place == b].mean()) * (place == b).mean() for b in range(bins) if (place == b).any()))


def judged(head: str, example: Example, label: str, mapping: dict) -> str:
    """The label as the row's own label set names it: a topic is read through config/topics.yaml for VNTC and SIB-200."""
    if head != "topic" or "label" not in example.extra:
        return label
    names = mapping[example.group].get(label, ["other"])
    return example.extra["label"] if example.extra["label"] in names else names[0]


def topic_mapping() -> dict:
    from .settings import topics
    return {"VNTC": {t["id"]: t["vntc"] or ["other"] for t in topics()}, "SIB-200": {t["id"]: t["sib200"] or ["other"] for t in topics()}}


def score(truth, predicted, confidence=None, head=None) -> dict:
    truth, predicted = np.array(truth), np.array(predicted)
    found = {"macroF1": round(macro_f1(truth, predicted), 4), "interval": interval(truth, predicted, macro_f1), "accuracy": round(accuracy(truth, predicted), 4)}
    if confidence is not None:
        found["ece"] = round(calibration_error(np.array(confidence), truth == predicted), 4)
    return found


def table_rows(task, probabilities, tags, tfidf, mapping) -> list[dict]:
    """A row for the task as a whole, for each source and each language in it."""
    spec, head = tags["heads"][task.head], task.head
    best = [spec["labels"][i] for i in probabilities.argmax(1)]
    tagged = [decide(spec, e.lang, p) for e, p in zip(task.held, probabilities)]
    truth = [baseline.target(e, head) for e in task.held]
    ours = [judged(head, e, label, mapping) for e, label in zip(task.held, best)]
    words = [judged(head, e, baseline.word_list(head, e), mapping) for e in task.held]
    groups = {("all", "all"): list(range(len(truth)))}
    for i, e in enumerate(task.held):
        for key in {(e.group, "all"), (e.group, e.lang), ("all", e.lang)}:
            groups.setdefault(key, []).append(i)
    rows, seen = [], set()
    for (group, lang), at in sorted(groups.items()):
        if len(at) < 25 or tuple(at) in seen:
            continue
        seen.add(tuple(at))
        some = lambda values: [values[i] for i in at]
        row = {"task": task.name, "head": head, "source": group, "lang": lang, "rows": len(at), "ours": score(some(truth), some(ours), some(probabilities.max(1))),
               "tfidf": tfidf and score(some(truth), some(tfidf)), "wordList": score(some(truth), some(words))}
        row["ours"]["uncertain"] = round(float(np.mean([t == "uncertain" for t in some(tagged)])), 4)
        rows.append(row)
    return rows


def head_probabilities(tags, tables, head, rows, out) -> np.ndarray:
    spec = tags["heads"][head]
    margins, p = margins_of(tables, head, rows), np.zeros((len(rows), len(spec["labels"])))
    langs = np.array([e.lang for e in rows])
    for lang in set(langs):
        at = np.flatnonzero(langs == lang)
        fusion = spec["fusion"].get(lang, spec["fusion"]["*"])
        p[at] = fuse.fused(fusion, out[spec["output"]][at], margins.get(lang), out["genre"][at, 0])
    return p


def safety(task, probabilities, tags) -> dict:
    """Flags (an event at or above its threshold): precision on hard negatives, flags by kind of hard negative."""
    spec = tags["heads"]["safetyEvent"]
    flagged = np.array([decide(spec, e.lang, p) not in ("none", "uncertain", "not-assessed") for e, p in zip(task.held, probabilities)])
    hard = np.array([bool(e.extra.get("hard")) for e in task.held])
    truth = np.array([e.targets["safetyEvent"] for e in task.held])
    label = np.array([decide(spec, e.lang, p) for e, p in zip(task.held, probabilities)])
    kinds = {}
    for e, flag in zip(task.held, flagged):
        if e.extra.get("hard") and e.targets["safetyEvent"] == "none":
            n, k = kinds.get(e.extra["hard"], (0, 0))
            kinds[e.extra["hard"]] = (n + 1, k + int(flag))
    events, negatives = truth != "none", hard & (truth == "none")
    true_flags = int((flagged & events & (label == truth)).sum())
    return {"hardNegatives": {"rows": int(negatives.sum()), "flagged": int((flagged & negatives).sum()),
                              "correctlyLeft": round(float(1 - (flagged & negatives).sum() / max(1, negatives.sum())), 4),
                              "precision": round(true_flags / max(1, true_flags + int((flagged & negatives).sum())), 4)},
            "flagged": int(flagged.sum()), "precision": round(true_flags / max(1, int(flagged.sum())), 4),
            "recall": round(true_flags / max(1, int(events.sum())), 4), "neverFlagged": {k: {"rows": n, "flagged": f} for k, (n, f) in sorted(kinds.items())},
            "opinionFlagged": sum(f for k, (n, f) in kinds.items() if k in HARD_NEVER)}


def unmarked(examples, tags, tables, graph, tokenizer) -> list[dict]:
    """Vietnamese sentiment of the same rows as typed, without marks and in teencode."""
    import random
    rows = sorted((e for e in examples if e.lang == "vi" and e.split == "dev" and "sentiment" in e.targets), key=lambda e: corpora.fraction("u" + e.text))[:NOISY_ROWS]
    made = {"as written": rows}
    for name, change in (("without marks", strip_marks), ("teencode", lambda t: teencode(t, random.Random(t)))):
        made[name] = [Example(change(e.text), "vi", e.group, e.targets) for e in rows]
    found = []
    for name, changed in made.items():
        out = run_graph(graph, tokenizer, [e.text for e in changed], wanted=["sentiment", "genre"])
        p = head_probabilities(tags, tables, "sentiment", changed, out)
        labels = tags["heads"]["sentiment"]["labels"]
        found.append({"variant": name, "rows": len(rows), **score([e.targets["sentiment"] for e in rows], [labels[i] for i in p.argmax(1)])})
    return found


def retrieval(graph, tokenizer, store: Path | None = None) -> np.ndarray:
    """Embeddings of NTREX's sentences, [languages, sentences, 384]; kept in `store`."""
    if store is not None and store.exists():
        return pickle.loads(store.read_bytes())
    rows = list(corpora.rows("bitext/ntrex.jsonl.gz"))
    found = np.stack([run_graph(graph, tokenizer, [normalise(row[lang]) for row in rows], wanted=["embedding"])["embedding"] for lang in LANGUAGES])
    if store is not None:
        store.write_bytes(pickle.dumps(found))
    return found


def nearest(embeddings: np.ndarray, means: dict | None = None) -> dict:
    """Accuracy@1 from Vietnamese to each language and back, past the given means or, by default, the set's own."""
    centre = embeddings.mean(1, keepdims=True) if means is None else np.array([means[lang] for lang in LANGUAGES])[:, None]
    unit = embeddings - centre
    unit /= np.linalg.norm(unit, axis=2, keepdims=True)
    at, found = np.arange(embeddings.shape[1]), {}
    for lang, other in zip(LANGUAGES[1:], unit[1:]):
        close = unit[0] @ other.T
        found[lang] = {"fromVi": round(float((close.argmax(1) == at).mean()), 4), "toVi": round(float((close.argmax(0) == at).mean()), 4)}
    return found


def speed(graph) -> dict:
    """Texts a second, one thread, batches of equal length (tokens as the tokenizer's ids would be)."""
    found = {}
    for name, length, count in (("articles128", 128, 8), ("posts32", 32, 24)):
        ids, mask = batch([[0] + [100 + i] * (length - 2) + [2] for i in range(count)])
        feed = {"input_ids": ids.numpy(), "attention_mask": mask.numpy()}
        graph.run(["sentiment"], feed)
        times = []
        for _ in range(5):
            begun = time.perf_counter()
            graph.run(None, feed)
            times.append(time.perf_counter() - begun)
        found[name] = round(count / min(times), 1)
    return found


def evaluate(folder: Path = MODEL, overrides: int = 0) -> dict:
    """`overrides`: how many of the reviewers' labels the heads were refitted to."""
    tags = json.loads((folder / "tags.json").read_text(encoding="utf-8"))
    tables = linear.load(tags["linear"]["tables"], folder / "linear.i8")
    path = folder / "onnx/model_quantized.onnx"
    graph, tokenizer, examples = session(path, 2), load_tokenizer(), everything()
    todo, mapping = tasks(examples), topic_mapping()
    tfidf = baseline.known_predictions({t.name: (t.head, t.train, t.held) for t in todo})
    store = WORK / f"outputs-{path.stat().st_mtime_ns}.pickle"
    rows, extra = [], {}
    for task in todo:
        out = graph_outputs(graph, tokenizer, task.held, store)
        p = head_probabilities(tags, tables, task.head, task.held, out)
        rows += table_rows(task, p, tags, tfidf[task.name], mapping)
        if task.name == "safetyEvent":
            extra["safety"] = safety(task, p, tags)
        print(task.name, rows[-1]["ours"], flush=True)
    untouched, ntrex = WORK / "ntrex-untouched.pickle", retrieval(graph, tokenizer, WORK / f"ntrex-{path.stat().st_mtime_ns}.pickle")
    figures = {"measuredAt": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"), "model": tags["model"], "version": tags["version"], "rows": rows, **extra,
               "unmarkedVietnamese": unmarked(examples, tags, tables, graph, tokenizer),
               "retrieval": {"ours": nearest(ntrex), "shipped": nearest(ntrex, tags["embedding"]["means"]), **(pickle.loads(untouched.read_bytes()) if untouched.exists() else {})},
               "speedOneThread": speed(session(path, 1)), "bytes": {f.name: f.stat().st_size for f in sorted(folder.rglob("*")) if f.is_file()},
               "training": history() + (f", then {overrides} overrides of reviewers" if overrides else "")}
    write_json(folder / "figures.json", figures)
    return figures
