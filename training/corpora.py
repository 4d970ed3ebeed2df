"""Reads the public sets and our own labels as examples, and splits them by a hash of the text (or of what it belongs to).

Equal texts, translations of one sentence and pairs with one premise always fall on the same side. `train` is trained on,
`cal` fits fusion, temperatures and thresholds, `dev` is only reported.
"""
import gzip
import hashlib
import json
import pickle
from dataclasses import dataclass, field

from .settings import DATA, LABELS, OWN, WORK, topics
from .text import normalise

# Share of each group that is reported, and the share that calibrates.
SHARES = {"own": (0.20, 0.08), "own-pairs": (0.08, 0.08), "real": (0.25, 0.10), "VnExpress-phones/news": (0.20, 0.08), "SIB-200": (0.15, 0.05)}
DEFAULT_SHARES = (0.10, 0.05)
NOT_SENTIMENT_OF_POSTS = ("headline", "lead")


@dataclass
class Example:
    text: str
    lang: str
    group: str                    # source, or source/domain
    targets: dict = field(default_factory=dict)   # head → label, or a tuple of allowed labels (topic)
    pair: str | None = None       # hypothesis, when `text` is a premise
    split: str = "train"
    press: bool | None = None     # genre: press style, a private post, or unknown
    extra: dict = field(default_factory=dict)


def fraction(key: str) -> float:
    """A uniform number in [0, 1) that only depends on the key."""
    return int(hashlib.sha256(key.encode("utf-8")).hexdigest()[:12], 16) / 16**12


def split_of(key: str, group: str) -> str:
    dev, cal = SHARES.get(group, DEFAULT_SHARES)
    at = fraction(key)
    return "dev" if at < dev else "cal" if at < dev + cal else "train"


def rows(name: str):
    with gzip.open(DATA / name, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def sentiment() -> list[Example]:
    """All public sentiment rows; of texts with several labels within one source the first row counts."""
    examples, seen = [], set()
    for lang in ("vi", "ko", "zh", "ja", "en"):
        for row in rows(f"sentiment/{lang}.train.jsonl.gz"):
            text = normalise(row["text"])
            source, domain = row["source"], row["domain"]
            group = f"{source}/{domain}" if domain.startswith("news") else source
            key = text.lower()
            if not text or (group, key) in seen:
                continue
            seen.add((group, key))
            examples.append(Example(text, lang, group, {"sentiment": row["label"]}, split=split_of(key, group), press=domain == "news"))
    return examples


def allowed_topics(field_name: str) -> dict[str, tuple[str, ...]]:
    """Label of a public set → the topics it may be, from config/topics.yaml."""
    allowed = {}
    for topic in topics():
        for label in topic[field_name]:
            allowed.setdefault(label, []).append(topic["id"])
    return {label: tuple(ids) for label, ids in allowed.items()}


def vntc() -> list[Example]:
    allowed, examples = allowed_topics("vntc"), []
    for row in rows("topics/vntc.train.jsonl.gz"):
        text = normalise(row["text"])
        examples.append(Example(text, "vi", "VNTC", {"topic": allowed[row["label"]]}, split=split_of(text[:200].lower(), "VNTC"),
                                press=True, extra={"label": row["label"]}))
    return examples


def sib200() -> list[Example]:
    allowed = allowed_topics("sib200")
    return [Example(normalise(row["text"]), row["lang"], "SIB-200", {"topic": allowed[row["label"]]}, split=split_of("sib" + str(row["id"]), "SIB-200"),
                    extra={"label": row["label"]}) for row in rows("topics/sib200.train.jsonl.gz")]


def nli() -> list[Example]:
    return [Example(normalise(row["premise"]), row["lang"], row["source"], {"entailment": row["label"]}, pair=normalise(row["hypothesis"]),
                    split=split_of(normalise(row["premise"]).lower(), row["source"])) for row in rows("nli/train.jsonl.gz")]


CRISIS_EVENTS = {"earthquake": "natural-hazard", "flood": "natural-hazard", "wildfire": "natural-hazard", "bushfire": "natural-hazard",
                 "typhoon": "natural-hazard", "meteor": "natural-hazard", "haze": "natural-hazard", "collapse": "accident", "crash": "accident",
                 "shooting": "violence", "bombing": "violence", "explosion": "fire-explosion", "fire": "fire-explosion", "refinery": "fire-explosion"}
CRISIS_REPORTS = ("Affected individuals", "Infrastructure and utilities", "Caution and advice")


def crisis() -> list[Example]:
    """CrisisLex-T26: reports of harm are the event of their collection; sympathy, donations and unrelated messages are none."""
    examples, seen = [], set()
    for row in rows("crisis/crisislex-t26.jsonl.gz"):
        text = normalise(row["text"])
        if text.lower() in seen:
            continue
        seen.add(text.lower())
        event = next(kind for word, kind in CRISIS_EVENTS.items() if word in row["event"].lower())
        informative = row["informativeness"] == "Related and informative"
        if row["informativeness"] == "Not related" or row["type"] in ("Sympathy and support", "Donations and volunteering"):
            event = "none"
        elif not (informative and row["type"] in CRISIS_REPORTS):
            continue
        examples.append(Example(text, "en", "CrisisLex", {"safetyEvent": event}, split=split_of(row["event"], "CrisisLex"), press=None))
    return examples


def public() -> list[Example]:
    """Sentiment, topics and entailment; read once, then from the work folder."""
    path = WORK / "public.pickle"
    if not path.exists():
        path.write_bytes(pickle.dumps([*sentiment(), *vntc(), *sib200(), *nli()]))
    return pickle.loads(path.read_bytes())


def own() -> list[Example]:
    """Items in our own words (training/own), split by their ids; what says the same in several languages (`parallel`) is only trained on."""
    examples, seen = [], set()
    for path in sorted(OWN.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            row = json.loads(line)
            text = normalise(row["text"])
            if text.lower() in seen:
                continue
            seen.add(text.lower())
            topic, claim = row.get("topic"), row.get("checkable")
            targets = {"sentiment": row["tone"], "safetyEvent": row["safetyEvent"]}
            targets |= {"topic": (topic,)} if topic else {}
            targets |= {} if claim is None else {"claim": "checkable" if claim else "not-checkable"}
            split = "train" if row.get("parallel") else split_of(row["id"], "own")
            examples.append(Example(text, row["lang"], "own", targets, split=split, press=row["form"] in NOT_SENTIMENT_OF_POSTS,
                                    extra={"id": row["id"], "form": row["form"], "hard": row.get("hard"), "file": path.name, "line": number}))
    return examples


HELD_PAIRS = "vi-told"     # the files of own pairs (all whose names begin so) that are split; the others are only trained on


def written_pairs() -> list[Example]:
    """Entailment pairs in our own words (training/own/pairs). What is told freely of Vietnamese notices is held out in part, by notice: no public set has it."""
    examples = []
    for path in sorted((OWN / "pairs").glob("*.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            premise = normalise(row["premise"])
            split = split_of(premise.lower(), "own-pairs") if path.stem.startswith(HELD_PAIRS) else "train"
            examples.append(Example(premise, row["lang"], "own-pairs", {"entailment": row["label"]}, pair=normalise(row["hypothesis"]), split=split,
                                    extra={"file": path.stem}))
    return examples


def real() -> list[Example]:
    """Labels of real items (training/labels); their texts are cut again from the data by items.py."""
    from .items import items
    labels = {}
    for path in sorted(LABELS.glob("*.jsonl")):
        if "second" in path.name:
            continue   # the second labelling, kept for the agreement only
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line) if line.strip() else None
            if row:
                labels[row["sha256"]] = row
    examples = []
    for key, where, lang, text in items() if labels else ():
        if key not in labels:
            continue
        row = labels[key]
        targets = {"sentiment": row["tone"], "topic": (row["topic"],), "safetyEvent": row["safetyEvent"]}
        if row.get("checkable") is not None:
            targets["claim"] = "checkable" if row["checkable"] else "not-checkable"
        examples.append(Example(text.replace(" ¶ ", " "), lang, "real", targets, split=split_of(key, "real"), press=True, extra={"set": where, "about": row.get("about"), "sha256": key}))
    return examples
