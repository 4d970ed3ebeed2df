"""What the encoder is trained on: groups of examples, how often each is drawn, and the weight of each label."""
import json
import lzma
import pickle
import random
import re
from collections import Counter, defaultdict

import numpy as np

from . import corpora
from .corpora import Example
from .pairs import programmatic_pairs
from .settings import DATA, WORK, head_labels
from .strangers import stranger_pairs
from .text import augment, normalise, strip_marks
from .weak import weak_events

# Drawn examples of each group, relative: thousands of draws of a run of 25 million tokens, two to eight times a small group's
# rows. A group that is missing is skipped.
RATES = {
    "UIT-VSFC": 45, "VnExpress-phones/news": 11, "VnExpress-phones/news-comments": 45, "VLSP-2016": 28, "HT0710-reviews": 75, "AIVIVN-2019": 45,
    "NSMC": 130, "ChineseNlpCorpus": 40, "JRTE-PN": 12, "Amazon-ja": 13, "TweetEval": 9, "SST-2": 14,
    "VNTC": 30, "SIB-200": 18, "OCNLI": 100, "KorNLI": 26, "SICK": 18, "JSICK": 18, "JNLI": 10,
    "distil": 110, "own": 65, "real": 60, "CrisisLex": 6, "weak-events": 10, "weak-claims": 2, "pairs": 14, "own-pairs": 110, "strangers": 60,
}
LIMITS = {"VNTC": 72, "ChineseNlpCorpus": 80, "CrisisLex": 64}          # tokens; the rest 128 for pairs, 80 for texts
VARIANT_RATE = {"vi": 0.5, "own": 0.6}
REVIEWS = ("UIT-VSFC", "HT0710-reviews", "AIVIVN-2019", "NSMC", "ChineseNlpCorpus", "JRTE-PN", "Amazon-ja", "SST-2", "VLSP-2016")
LABEL_WEIGHT = {"sentiment": 1.0, "topic": 1.0, "safetyEvent": 1.0, "claim": 0.6, "entailment": 1.2, "genre": 0.1}
WEAK = 0.15      # weight of labels that are implied by the kind of text, not given
TATOEBA = {"eng": "en", "jpn": "ja", "zho": "zh", "vie": "vi", "kor": "ko"}


def plain_sentences() -> dict[str, list[str]]:
    """Language → sentences of press and of translated sets, for distillation and its repair. Never NTREX."""
    path, chance = WORK / "plain-sentences.pickle", random.Random(4)
    if path.exists():
        return pickle.loads(path.read_bytes())
    texts = defaultdict(list)
    quota = {"vi": 12_000, "zh": 5000, "ko": 5000, "en": 5000, "ja": 1000}
    with lzma.open(DATA / "pretrain/news.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if chance.random() < 0.4 or '"ja"' in line[:40]:
                row = json.loads(line)
                sentences = [s.strip() for s in re.split(r"(?<=[.!?。！？\n])\s*", row["text"][:1500]) if 15 < len(s.strip()) < 300]
                if sentences and len(texts[row["lang"]]) < quota[row["lang"]]:
                    texts[row["lang"]].append(normalise(chance.choice(sentences)))
    for row in chance.sample(list(corpora.rows("bitext/tatoeba.jsonl.gz")), 5000):
        for lang, text in row.items():
            texts[TATOEBA[lang]].append(normalise(text))
    texts["lo"] = [e.text for e in corpora.sib200() if e.lang == "lo" and e.split == "train"]
    path.write_bytes(pickle.dumps(dict(texts)))
    return dict(texts)


def distil_examples() -> list[Example]:
    """Sentences whose only target is the untouched encoder's embedding; Lao twice, some Vietnamese without marks."""
    texts = plain_sentences()
    texts["vi"] = texts["vi"] + [strip_marks(text) for text in texts["vi"][:1000]]
    texts["lo"] = texts["lo"] * 2
    return [Example(text, lang, "distil") for lang, several in texts.items() for text in several]


def weak_claims(chance: random.Random) -> list[Example]:
    """Claims that fact checkers checked are checkable; that is the only public signal at hand."""
    claims = chance.sample(list(corpora.rows("claims/checkthat2022.vclaims.jsonl.gz")), 2000)
    text = next(name for name in ("vclaim", "claim", "text") if name in claims[0])
    return [Example(normalise(row[text]), "en", "weak-claims", {"claim": "checkable"}, press=None) for row in claims]


def own_examples() -> list[Example]:
    """Our own labels, of own and of real items, and the pairs made from own items and notices."""
    own = corpora.own()
    return [*own, *corpora.real(), *corpora.written_pairs(), *stranger_pairs(plain_sentences()), *programmatic_pairs(own)]


def public_examples(chance: random.Random) -> list[Example]:
    return [*corpora.public(), *corpora.crisis(), *weak_events(chance), *weak_claims(chance), *distil_examples()]


def training_groups(everything: list[Example], chance: random.Random) -> dict[str, list[Example]]:
    """Group → examples of the training split, variants of Vietnamese and own texts included."""
    groups = defaultdict(list)
    for example in everything:
        if example.split == "train" and example.group in RATES:
            groups[example.group].append(example)
    for name, examples in groups.items():
        chance.shuffle(examples)
        examples += [varied for example in examples if (varied := variant(example, chance))]
    return groups


def variant(example: Example, chance: random.Random) -> Example | None:
    rate = VARIANT_RATE["own"] if example.group in ("own", "real") else VARIANT_RATE.get(example.lang, 0)
    if example.pair is not None or example.group in ("distil", "VNTC") or chance.random() > rate:
        return None
    kinds = (1, 1, 1, 2, 3, 4) if example.lang == "vi" else (3, 4)
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
