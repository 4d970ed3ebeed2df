"""Vietnamese (and other) entailment pairs made by rule: no public Vietnamese set exists.

From a text of several sentences: the text entails each sentence of its own; a sentence with a figure, date, place or
direction changed is contradicted; one sentence says nothing sure about the next.
"""
import json
import lzma
import random
import re

from .corpora import Example, split_of
from .settings import DATA
from .text import normalise

PLACES = {"vi": ["Bắc Giang", "Bắc Ninh", "Lạng Sơn", "Thái Nguyên", "Hải Phòng", "Hà Nội", "Lục Ngạn", "Lục Nam", "Yên Thế", "Tân Yên", "Hiệp Hòa",
                 "Việt Yên", "Yên Dũng", "Lạng Giang", "Sơn Động", "Chũ", "Quảng Ninh", "Đà Nẵng", "Nghệ An", "Cần Thơ", "TP HCM", "Huế"]}
OPPOSITES = {"vi": [("tăng", "giảm"), ("mở cửa", "đóng cửa"), ("thắng", "thua"), ("cao hơn", "thấp hơn"), ("nhiều hơn", "ít hơn"), ("đạt", "không đạt"),
                    ("hoàn thành", "chưa hoàn thành"), ("có", "không có"), ("được", "không được"), ("đã", "chưa"), ("bị", "không bị"), ("sẽ", "sẽ không"),
                    ("đúng hạn", "trễ hạn"), ("khởi công", "dừng thi công"), ("đồng ý", "từ chối")],
             "en": [("rose", "fell"), ("opened", "closed"), ("more", "less"), ("won", "lost"), ("was", "was not"), ("were", "were not"), ("has", "has not"), ("will", "will not")]}
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
PRESS_TEXTS = 1500


def sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.!?。！？])\s*(?=[^\d\s])", text) if len(s) > (8 if re.search("[\u3040-\u9fff]", s) else 20)]


def change_number(sentence: str, chance: random.Random) -> str | None:
    found = list(NUMBER.finditer(sentence))
    if not found:
        return None
    at = chance.choice(found)
    digits = list(at.group())
    place = chance.choice([i for i, d in enumerate(digits) if d.isdigit()])
    digits[place] = chance.choice([d for d in "123456789" if d != digits[place]])
    return sentence[:at.start()] + "".join(digits) + sentence[at.end():]


def change_place(sentence: str, lang: str, chance: random.Random) -> str | None:
    here = [p for p in PLACES.get(lang, ()) if p in sentence]
    if not here:
        return None
    old = max(here, key=len)
    return sentence.replace(old, chance.choice([p for p in PLACES[lang] if p != old]), 1)


def change_direction(sentence: str, lang: str, chance: random.Random) -> str | None:
    options = list(OPPOSITES.get(lang, ()))
    chance.shuffle(options)
    for a, b in options:
        for old, new in ((b, a), (a, b)):
            changed = re.sub(rf"(?<!\w){old}(?!\w)", new, sentence, count=1)
            if changed != sentence:
                return changed
    return None


def from_text(text: str, lang: str, origin: str, chance: random.Random) -> list[Example]:
    """Up to four pairs of one text."""
    parts = sentences(text)
    if len(parts) < 2:
        return []
    made = []
    chosen = chance.choice(parts)
    made.append((text, chosen, "entailment"))
    changes = [change_number(chosen, chance), change_place(chosen, lang, chance), change_direction(chosen, lang, chance)]
    made += [(text, changed, "contradiction") for changed in chance.sample(changes, 2) if changed and changed != chosen][:1]
    made.append((parts[0], parts[1], "neutral") if chance.random() < 0.5 else (text.replace(parts[-1], "").strip(), parts[-1], "neutral"))
    split = split_of(origin, "pairs")
    return [Example(premise, lang, "pairs", {"entailment": label}, pair=hypothesis, split=split) for premise, hypothesis, label in made]


def own_pairs(own: list[Example]) -> list[Example]:
    """Pairs of our own leads in every language. Items held out give only held-out pairs."""
    chance, examples = random.Random(5), []
    for example in own:
        made = from_text(example.text, example.lang, example.extra["id"], chance)
        for pair in made:
            pair.split = example.split
        examples += made
    return examples


def programmatic_pairs(own: list[Example]) -> list[Example]:
    """Pairs of our own leads and of Vietnamese press leads."""
    chance, examples, taken = random.Random(6), own_pairs(own), 0
    with lzma.open(DATA / "pretrain/news.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if taken < PRESS_TEXTS and '"vi"' in line[:20] and chance.random() < 0.02:
                text = normalise(" ".join(json.loads(line)["text"].split("\n")[1:])[:420]).rsplit(". ", 1)[0] + "."
                made = from_text(text, "vi", text, chance)
                taken += bool(made)
                examples += made
    return examples
