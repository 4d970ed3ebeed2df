"""What the encoder is trained on: groups of examples, how often each is drawn, and the weight of each label."""
import json
import lzma
import random
import re
from collections import Counter, defaultdict

import numpy as np

from . import corpora
from .corpora import Example
from .pairs import programmatic_pairs
from .settings import DATA, head_labels
from .text import augment, normalise, strip_marks
from .weak import weak_events

# Drawn examples of each group, relative. Groups with few rows repeat; a group that is missing is skipped.
RATES = {
    "UIT-VSFC": 1.2, "VnExpress-phones/news": 1.0, "VnExpress-phones/news-comments": 2.0, "VLSP-2016": 1.5, "HT0710-reviews": 1.5, "AIVIVN-2019": 0.9,
    "NSMC": 1.2, "ChineseNlpCorpus": 0.8, "JRTE-PN": 0.8, "Amazon-ja": 0.6, "TweetEval": 1.2, "SST-2": 0.9,
    "VNTC": 0.7, "SIB-200": 0.7, "OCNLI": 4.5, "KorNLI": 1.4, "SICK": 1.2, "JSICK": 1.2, "JNLI": 0.5,
    "distil": 2.2, "own": 4.0, "real": 1.5, "CrisisLex": 0.3, "weak-events": 0.9, "weak-claims": 0.3, "pairs": 0.7,
}
LARGEST = {"NSMC": 30_000, "ChineseNlpCorpus": 20_000, "HT0710-reviews": 30_000, "VNTC": 8_000}
LIMITS = {"VNTC": 72, "ChineseNlpCorpus": 80, "CrisisLex": 64}          # tokens; the rest 128 for pairs, 80 for texts
VARIANT_RATE = {"vi": 0.35, "own": 0.5}
REVIEWS = ("UIT-VSFC", "HT0710-reviews", "AIVIVN-2019", "NSMC", "ChineseNlpCorpus", "JRTE-PN", "Amazon-ja", "SST-2", "VLSP-2016")
LABEL_WEIGHT = {"sentiment": 1.0, "topic": 1.0, "safetyEvent": 1.0, "claim": 0.6, "entailment": 1.2, "genre": 0.1}
WEAK = 0.15      # weight of labels that are implied by the kind of text, not given
TATOEBA = {"eng": "en", "jpn": "ja", "zho": "zh", "vie": "vi", "kor": "ko"}


def distil_texts(chance: random.Random) -> list[Example]:
    """Sentences whose only target is the untouched encoder's embedding."""
    texts = defaultdict(list)
    quota = {"vi": 5000, "zh": 2500, "ko": 2000, "en": 2500, "ja": 400}
    with lzma.open(DATA / "pretrain/news.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if chance.random() < 0.05 or '"ja"' in line[:40]:
                row = json.loads(line)
                sentences = [s.strip() for s in re.split(r"(?<=[.!?。！？\n])\s*", row["text"][:1500]) if 15 < len(s.strip()) < 300]
                if sentences and len(texts[row["lang"]]) < quota[row["lang"]]:
                    texts[row["lang"]].append(chance.choice(sentences))
    for row in chance.sample(list(corpora.rows("bitext/tatoeba.jsonl.gz")), 5000):
        for lang, text in row.items():
            texts[TATOEBA[lang]].append(text)
    texts["lo"] = [e.text for e in corpora.sib200() if e.lang == "lo" and e.split == "train"] * 2
    texts["vi"] += [strip_marks(text) for text in texts["vi"][:1000]]
    return [Example(normalise(text), lang, "distil") for lang, several in texts.items() for text in several]


def weak_claims(chance: random.Random) -> list[Example]:
    """Claims that fact checkers checked are checkable; that is the only public signal at hand."""
    claims = chance.sample(list(corpora.rows("claims/checkthat2022.vclaims.jsonl.gz")), 2000)
    text = next(name for name in ("vclaim", "claim", "text") if name in claims[0])
    return [Example(normalise(row[text]), "en", "weak-claims", {"claim": "checkable"}, press=None) for row in claims]


def training_examples(chance: random.Random) -> dict[str, list[Example]]:
    """Group → examples of the training split, variants of Vietnamese and own texts included."""
    own, real = corpora.own(), corpora.real()
    everything = [*corpora.sentiment(), *corpora.vntc(), *corpora.sib200(), *corpora.nli(), *corpora.crisis(), *own, *real,
                  *programmatic_pairs(own), *weak_events(chance), *weak_claims(chance), *distil_texts(chance)]
    groups = defaultdict(list)
    for example in everything:
        if example.split == "train":
            groups[example.group].append(example)
    for name, examples in groups.items():
        chance.shuffle(examples)
        del examples[LARGEST.get(name, len(examples)):]
        examples += [varied for example in examples if (varied := variant(example, chance))]
    return groups


def variant(example: Example, chance: random.Random) -> Example | None:
    rate = VARIANT_RATE["own"] if example.group in ("own", "real") else VARIANT_RATE.get(example.lang, 0)
    if example.pair is not None or example.group in ("distil", "VNTC") or chance.random() > rate:
        return None
    kinds = (1, 1, 2, 3, 4) if example.lang == "vi" else (3, 4)
    text = augment(example.text, example.lang, chance.choice(kinds))
    return None if text == example.text else Example(text, example.lang, example.group, example.targets, press=example.press, extra=example.extra)


def target_arrays(groups: dict[str, list[Example]]) -> dict[str, dict]:
    """Group → {head: (allowed [n, labels] bool, weight [n])}; a weight of 0 means that the head has no target."""
    labels = head_labels()
    arrays = {}
    for name, examples in groups.items():
        arrays[name] = {}
        for head, names in labels.items():
            allowed, weight = np.zeros((len(examples), len(names)), bool), np.zeros(len(examples), np.float32)
            for i, example in enumerate(examples):
                target = example.targets.get(head)
                if target is None and name in REVIEWS and head in ("safetyEvent", "claim"):
                    target, weight[i] = ("none" if head == "safetyEvent" else "not-checkable"), WEAK
                elif target is not None:
                    weight[i] = LABEL_WEIGHT[head]
                for label in (target,) if isinstance(target, str) else target or ():
                    allowed[i, names.index(label)] = True
            given = weight > WEAK
            if given.any():
                weight[given] *= class_weights(allowed[given])
            arrays[name][head] = (allowed, weight)
        press = np.array([-1 if e.press is None else int(e.press) for e in examples])
        arrays[name]["genre"] = ((press == 1)[:, None], (press >= 0).astype(np.float32) * LABEL_WEIGHT["genre"])
    return arrays


def class_weights(allowed: np.ndarray) -> np.ndarray:
    """Square-root inverse frequency of each row's label (set), mean 1 over labels, at most 2.5: macro-F1 is what counts."""
    keys = [row.tobytes() for row in allowed]
    counts = Counter(keys)
    weight = {key: min(2.5, (len(keys) / len(counts) / count) ** 0.5) for key, count in counts.items()}
    return np.array([weight[key] for key in keys], np.float32)
