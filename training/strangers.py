"""Pairs of a notice and what comes near it but speaks of something else: neutral, and what most real pages hold.

Written pairs always speak of their notice. A head trained on them alone takes the nearest notice for the right one and
finds a contradiction in every other place, day or body. Here each notice of our own pairs meets the nearest sentences of real
press (by words in Vietnamese, by the untouched encoder across languages) and what was written of the nearest other notices.
"""
import json
import lzma
import random
import re

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from .cache import HiddenCache
from .corpora import Example, split_of, written_pairs
from .encoder import teacher
from .settings import DATA, WORK
from .text import normalise
from .tokens import encode, load_tokenizer

PRESS_SENTENCES = 80_000                                     # Vietnamese ones that are searched by words
BY_WORDS, BY_MEANING = 3, {"vi": 1, "zh": 1, "ko": 1, "en": 1, "ja": 1}     # sentences of each notice
OTHERS = 2                                                   # nearest other notices, of each of which one sentence is taken


def press_sentences(chance: random.Random) -> list[str]:
    found = set()
    with lzma.open(DATA / "pretrain/news.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if len(found) < PRESS_SENTENCES and '"vi"' in line[:20] and chance.random() < 0.5:
                several = [s.strip() for s in re.split(r"(?<=[.!?\n])\s+", json.loads(line)["text"][:2000]) if 25 < len(s.strip()) < 300]
                found.update(normalise(s) for s in chance.sample(several, min(2, len(several))))
    return sorted(found)


def nearest(queries, rows, most: int) -> np.ndarray:
    """[queries, most]: row numbers of the largest products, the nearest first."""
    parts = []
    for start in range(0, queries.shape[0], 200):
        scores = queries[start:start + 200] @ rows.T
        scores = scores.toarray() if hasattr(scores, "toarray") else scores
        parts.append(np.argsort(-scores, axis=1)[:, :most])
    return np.concatenate(parts)


def by_meaning(notices: list[str], sentences: dict[str, list[str]]) -> list[tuple[int, str, str]]:
    """(notice, language, sentence): the nearest sentences of each language to each notice, past each language's mean."""
    cache = HiddenCache(WORK / "cache", 0, teacher(WORK / "e5.npz", np.load(WORK / "tokenizer/kept.npy")))
    tokenizer = load_tokenizer()

    def vectors(texts):
        got = cache.teacher(encode(tokenizer, texts))
        got = got - got.mean(0)
        return got / np.linalg.norm(got, axis=1, keepdims=True)

    asked, found = vectors(notices), []
    for lang, most in BY_MEANING.items():
        texts = list(dict.fromkeys(sentences[lang]))
        found += [(i, lang, texts[row]) for i, rows in enumerate(nearest(asked, vectors(texts), most)) for row in rows]
    cache.save()
    return found


def stranger_pairs(sentences: dict[str, list[str]]) -> list[Example]:
    """Neutral pairs, split with their notice. `sentences`: language → sentences of press."""
    chance = random.Random(12)
    written = [e for e in written_pairs() if e.extra["file"].startswith("vi-")]
    notices = list(dict.fromkeys(e.text for e in written))
    press = press_sentences(chance)
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2, dtype=np.float32).fit(press + notices)
    asked = words.transform(notices)
    found = [(i, "vi", press[row]) for i, rows in enumerate(nearest(asked, words.transform(press), BY_WORDS)) for row in rows]
    found += by_meaning(notices, sentences)
    told = {}
    for example in written:
        if example.targets["entailment"] != "neutral":
            told.setdefault(example.text, []).append((example.lang, example.pair))
    for i, rows in enumerate(nearest(asked, asked, OTHERS + 1)):
        found += [(i, *chance.choice(told[notices[row]])) for row in rows if row != i and notices[row] in told]
    return [Example(notices[i], lang, "strangers", {"entailment": "neutral"}, pair=text, split=split_of(notices[i].lower(), "own-pairs")) for i, lang, text in found]
