"""Weak safety-event labels for press texts, by the phrase lists of config/safety-events.yaml.

A title or first sentence with phrases of exactly one kind, and no `refuse` phrase, is that kind; a text without any
phrase is `none`; a text with a phrase and a `refuse` phrase is left out.
"""
import json
import lzma
import random
import re
from functools import cache

import yaml

from . import corpora
from .corpora import Example
from .settings import DATA, REPOSITORY
from .text import normalise

HEAD = 150          # characters that are searched and trained on
SUBSTRING = ("zh", "ja", "lo")
PER_EVENT, NONE = {"vi": 260, "ko": 60, "zh": 40, "en": 60, "ja": 20}, {"vi": 1500, "ko": 300, "zh": 300, "en": 300, "ja": 60}


@cache
def phrase_lists(lang: str) -> tuple[dict[str, list[str]], list[str]]:
    """({event: phrases}, refuse phrases) for a language."""
    lists = yaml.safe_load((REPOSITORY / "config/safety-events.yaml").read_text(encoding="utf-8"))
    return {event["id"]: [str(p) for p in event["patterns"].get(lang) or ()] for event in lists["events"]}, [str(p) for p in lists["refuse"].get(lang) or ()]


def occurs(phrases: list[str], lower: str, lang: str) -> bool:
    """Substring first (fast), then word boundaries where the language has them."""
    found = [phrase for phrase in phrases if phrase in lower]
    if not found or lang in SUBSTRING:
        return bool(found)
    end = "" if lang == "ko" else r"(?!\w)"
    return any(re.search(r"(?<!\w)" + re.escape(phrase) + end, lower) for phrase in found)


def weak_label(text: str, lang: str) -> str | None:
    """Event, "none", or None where the lists are of two minds."""
    events, refuse = phrase_lists(lang)
    lower = text.lower()
    found = [event for event, phrases in events.items() if occurs(phrases, lower, lang)]
    if not found:
        return "none"
    return found[0] if len(found) == 1 and not occurs(refuse, lower, lang) else None


def press(chance: random.Random):
    with lzma.open(DATA / "pretrain/news.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if chance.random() < 0.35 or '"ja"' in line[:40]:
                row = json.loads(line)
                yield row["lang"], row["text"]
    for row in corpora.rows("topics/vntc.train.jsonl.gz"):
        yield "vi", row["text"]


def weak_events(chance: random.Random) -> list[Example]:
    counts, examples = {}, []
    for lang, text in press(chance):
        text = normalise(text[:HEAD * 2])
        text = text if len(text) <= HEAD else text[:HEAD].rsplit(" ", 1)[0]
        label = weak_label(text, lang)
        most = NONE[lang] if label == "none" else PER_EVENT[lang]
        if label is None or len(text) < 25 or counts.get((lang, label), 0) >= most or (label == "none" and chance.random() > 0.1):
            continue
        counts[lang, label] = counts.get((lang, label), 0) + 1
        examples.append(Example(text, lang, "weak-events", {"safetyEvent": label}, split=corpora.split_of(text.lower(), "weak-events"), press=True))
    return examples
