"""Puts the folder together: fits the linear tables, fuses and calibrates on the int8 graph, writes tags.json and vectors.json."""
import pickle
from pathlib import Path

import numpy as np

from . import corpora, fuse, linear, ngrams
from .corpora import Example
from .export import OUTPUTS, plain, session, write_json
from .outputs import run_examples, run_graph
from .settings import LANGUAGES, MAX_TEXT, PREFIX, WORK, head_labels
from .tasks import everything, tasks
from .text import normalise
from .tokens import encode, load_tokenizer

VERSION, NAME = "7", "diembao-encoder-7"
FEWEST_MEASURED = 40      # held-out rows from which a head counts as measured in a language
TOPIC_ROWS, JUDGED = 16_000, 3_000     # VNTC rows of the topic table, and how many of them the encoder judges
NEVER_FLAGGED = ("criticism", "complaint", "petition", "strike", "protest", "satire")


def sentiment_tables(examples: list[Example]) -> list[linear.Table]:
    made = []
    for lang in ("vi", "ko", "zh", "ja", "en"):
        rows = linear.with_variants(linear.sentiment_rows(examples, lang), lang)
        made.append(linear.fit("sentiment", lang, *map(list, zip(*rows))))
        print("table", made[-1].head, lang, len(rows), flush=True)
    return made


def topic_table(examples: list[Example], graph, tokenizer) -> linear.Table:
    """Vietnamese topics. A VNTC row gets, of the topics that its label allows, the one that the encoder likes best (the
    first JUDGED rows) or a linear model of those rows and of our own labels (the rest)."""
    labels = head_labels()["topic"]
    ours = [e for e in examples if e.group in ("own", "real") and e.lang == "vi" and e.split == "train"]
    public = [e for e in examples if e.group in ("VNTC", "SIB-200") and e.lang == "vi" and e.split == "train"]
    public = sorted(public, key=lambda e: corpora.fraction(e.text))[:TOPIC_ROWS]
    seen = run_graph(graph, tokenizer, [e.text for e in public[:JUDGED]], wanted=["topic"])["topic"]
    chosen = [labels[int(np.where(allowed, scores, -1e9).argmax())] for allowed, scores in zip(fuse.allowed_rows(public[:JUDGED], "topic"), seen)]
    rows = [(e.text, e.targets["topic"][0]) for e in ours] + [(e.text, label) for e, label in zip(public, chosen)]
    first, rest = linear.fit("topic", "vi", *map(list, zip(*rows))), public[JUDGED:]
    scores = np.full((len(rest), len(labels)), -1e6, np.float32)
    scores[:, [labels.index(name) for name in first.labels]] = first.margins([e.text for e in rest])
    rows += [(e.text, labels[int(np.where(allowed, s, -1e9).argmax())]) for e, allowed, s in zip(rest, fuse.allowed_rows(rest, "topic"), scores)]
    return linear.fit("topic", "vi", *map(list, zip(*linear.with_variants(rows, "vi"))))


def margins_of(tables: list[linear.Table], head: str, examples: list[Example]) -> dict[str, np.ndarray]:
    """Language → [rows of that language, labels of the head]."""
    labels, found = head_labels()[head], {}
    for table in tables:
        texts = [e.text for e in examples if e.lang == table.lang]
        if table.head != head or not texts:
            continue
        raw = table.margins(texts)
        if head == "sentiment":
            found[table.lang] = linear.as_sentiment(table, raw)
        else:
            found[table.lang] = np.zeros((len(texts), len(labels)), np.float32)
            found[table.lang][:, [labels.index(name) for name in table.labels]] = raw
    return found


def rows_by_head(examples: list[Example], part: str) -> dict[str, list[Example]]:
    """Head → distinct rows of all its tasks."""
    rows = {}
    for task in tasks(examples, part):
        rows.setdefault(task.head, {}).update({id(e): e for e in task.held})
    return {head: list(several.values()) for head, several in rows.items()}


def graph_outputs(graph, tokenizer, rows: list[Example], store: Path) -> dict[str, np.ndarray]:
    """Outputs of distinct rows, kept on disk under `store` so that a step can be repeated."""
    key = [e.text + "¦" + (e.pair or "") for e in rows]
    known = pickle.loads(store.read_bytes()) if store.exists() else {}
    missing = [i for i, k in enumerate(key) if k not in known]
    if missing:
        found = run_examples(graph, tokenizer, [rows[i] for i in missing])
        for place, i in enumerate(missing):
            known[key[i]] = {name: values[place] for name, values in found.items()}
        store.write_bytes(pickle.dumps(known))
    return {name: np.stack([known[k][name] for k in key]) for name in ["embedding", *OUTPUTS.values()]}


def event_bar(rows: list[Example], probabilities: np.ndarray) -> float:
    """The threshold of all events, of all languages."""
    kinds = [e.extra.get("hard") if e.targets["safetyEvent"] == "none" else None for e in rows]
    truth = np.array([head_labels()["safetyEvent"].index(e.targets["safetyEvent"]) for e in rows])
    return fuse.event_threshold(probabilities, truth, hard=np.array([bool(kind) for kind in kinds]), opinion=np.array([kind in NEVER_FLAGGED for kind in kinds]))


def calibrate(examples, tables, graph, tokenizer, store: Path) -> dict:
    """The `heads` part of tags.json, fitted on the calibration rows."""
    heads, labels = {}, head_labels()
    measured = rows_by_head(examples, "dev")
    for head, rows in rows_by_head(examples, "cal").items():
        out = graph_outputs(graph, tokenizer, rows, store)
        genre, logits = out["genre"][:, 0], out[OUTPUTS[head]]
        margins = margins_of(tables, head, rows)
        fusion = fuse.fit_head(head, rows, logits, margins, genre)
        bar = event_bar(rows, fuse.fused(fusion["*"], logits, None, genre)) if head == "safetyEvent" else None
        thresholds = {}
        for lang in fusion:
            at = np.array([lang in ("*", e.lang) for e in rows])
            extra = margins.get(lang) if lang != "*" else None
            p = fuse.fused(fusion[lang], logits[at], extra if fusion[lang]["linear"] else None, genre[at])
            thresholds[lang] = {"default": fuse.threshold(p)}
            if bar is not None:
                thresholds[lang] = {label: bar for label in labels[head] if label != "none"} | {"default": 0.34}
        counts = {lang: sum(e.lang == lang for e in measured.get(head, [])) for lang in LANGUAGES}
        heads[head] = {"output": OUTPUTS[head], "labels": list(labels[head]), "fusion": fusion, "thresholds": thresholds,
                       "measured": [lang for lang, n in counts.items() if n >= FEWEST_MEASURED]}
    return heads


def embedding_means(graph, tokenizer) -> dict[str, list[float]]:
    """Mean unit embedding of each language over the same sentences (SIB-200): what differs is the language, not what it speaks of. NTREX is never read here."""
    texts = {lang: [e.text for e in corpora.sib200() if e.lang == lang] for lang in LANGUAGES}
    return {lang: np.round(run_graph(graph, tokenizer, several, wanted=["embedding"])["embedding"].mean(0), 5).tolist() for lang, several in texts.items()}


def write_tags(folder: Path, heads: dict, tables: list[linear.Table], means: dict) -> dict:
    entries = linear.save(tables, folder / "linear.i8")
    tags = {"version": VERSION, "model": NAME, "prefix": PREFIX, "maxTokens": MAX_TEXT, "heads": heads,
            "embedding": {"output": "embedding", "size": 384, "means": means},
            "linear": {"file": "linear.i8", "longest": ngrams.LONGEST, "tables": entries}}
    import json
    (folder / "tags.json").write_text(json.dumps(tags, ensure_ascii=False, default=plain, separators=(",", ":")).replace('},"', '},\n"') + "\n", encoding="utf-8")
    return tags


SAMPLES = [("vi", "Cháy lớn tại xưởng gỗ ở Việt Yên, ba công nhân bị bỏng", None), ("vi", "shop giao hang nhanh, dep lam nha 😍", None),
           ("vi", "Lớp học vui, thầy dạy dễ hiểu nhưng phòng hơi nóng!!", None), ("en", "Lychee exports from Bac Giang rise 12% as new market opens", None),
           ("zh", "北江省荔枝出口增长，农民收入提高。", None), ("ko", "박장성 공단에서 불이 나 2명이 다쳤다", None), ("ja", "工場の火災で二人がけがをした。", None),
           ("lo", "ນ້ຳຖ້ວມຢູ່ແຂວງບັກຢາງ", None), ("vi", "Tỉnh công bố 12 ca mắc sởi trong tuần qua.", "Trong tuần có 12 ca sởi."), ("vi", "A\u0323  e\u0302\u0323 NFD VÀ CHỮ HOA", None)]


def write_vectors(folder: Path, tags: dict, tables: list[linear.Table], graph, tokenizer) -> None:
    """Inputs with token ids, features, margins, logits and probabilities."""
    vectors = []
    for lang, text, pair in SAMPLES:
        ids = encode(tokenizer, [normalise(text)], [normalise(pair) if pair else None])[0]
        out = run_graph(graph, tokenizer, [normalise(text)], [normalise(pair) if pair else None])
        entry = {"lang": lang, "text": text, "pair": pair, "ids": ids, "logits": {n: np.round(out[n][0], 4).tolist() for n in OUTPUTS.values()},
                 "embedding8": np.round(out["embedding"][0][:8], 5).tolist(), "margins": {}, "tags": {}}
        example = Example(normalise(text), lang, "vector", pair=pair)
        for table in (t for t in tables if t.lang == lang and not pair):
            indices, values = ngrams.features(text, table.shape)
            entry["margins"][table.head] = {"labels": list(table.labels), "values": np.round(table.margins([text])[0], 5).tolist(),
                                            "rows": indices[:6].tolist(), "rowValues": np.round(values[:6], 6).tolist(), "rowCount": len(indices)}
        for head, spec in tags["heads"].items():
            if (head == "entailment") != bool(pair):
                continue
            fusion = spec["fusion"].get(lang, spec["fusion"]["*"])
            margins = margins_of([t for t in tables if t.lang == lang], head, [example]).get(lang)
            p = fuse.fused(fusion, out[spec["output"]], margins, out["genre"][:, 0])[0]
            entry["tags"][head] = {"probabilities": np.round(p, 4).tolist(), "label": decide(spec, lang, p), "score": round(float(p.max()), 4)}
        vectors.append(entry)
    write_json(folder / "vectors.json", vectors)


def decide(spec: dict, lang: str, p: np.ndarray) -> str:
    """The label, `uncertain` under its threshold, or `not-assessed`."""
    if lang not in spec["measured"]:
        return "not-assessed"
    label = spec["labels"][int(p.argmax())]
    bars = spec["thresholds"].get(lang, spec["thresholds"]["*"])
    return label if p.max() >= bars.get(label, bars["default"]) else "uncertain"


def assemble(folder: Path, examples: list[Example] | None = None) -> None:
    """Everything after the export. Needs the graph in `folder`."""
    examples = examples or everything()
    graph, tokenizer = session(folder / "onnx/model_quantized.onnx", 2), load_tokenizer()
    store = WORK / f"outputs-{(folder / 'onnx/model_quantized.onnx').stat().st_mtime_ns}.pickle"
    kept = WORK / "tables.pickle"
    tables = pickle.loads(kept.read_bytes()) if kept.exists() else sentiment_tables(examples)
    kept.write_bytes(pickle.dumps(tables))
    tables = tables + [topic_table(examples, graph, tokenizer)]
    tags = write_tags(folder, calibrate(examples, tables, graph, tokenizer, store), tables, embedding_means(graph, tokenizer))
    write_vectors(folder, tags, tables, graph, tokenizer)
