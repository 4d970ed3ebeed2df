"""Cuts the real items that people label, always the same way, so that a label finds its text again by hash.

An item is the first 320 characters of a text (whole words), NFC, white space folded; an item of the mention set is its
first 200 characters and the first two sentences that name the province. `python items.py OUT.tsv` writes `sha256<TAB>set<TAB>lang<TAB>text`.
"""
import gzip, hashlib, json, lzma, os, random, re, sys, unicodedata
from pathlib import Path

DATA = Path(os.environ.get("EVAL_DATA_DIR", "../shared/data"))
# Share of the texts of a language that are items, by their hash. A larger share only adds items.
SHARES = {"vi": 0.0285, "en": 0.075, "zh": 0.027, "ko": 0.060, "ja": 0.6}
MENTIONS = 480


def fold(text: str, limit: int) -> str:
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def mentions():
    with gzip.open(DATA / "mentions/bac-giang.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    random.Random(11).shuffle(rows)
    for row in rows[:MENTIONS]:
        yield "mentions", "vi", fold(row["text"], 200) + " ¶ " + fold(" ".join(row["sentences"][:2]), 320)


def news():
    """Every text whose hash falls in its language's share."""
    with lzma.open(DATA / "pretrain/news.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            lang, text = row["lang"], fold(row["text"], 320)
            if lang in SHARES and len(text) >= 25 and int(sha256(text)[:8], 16) / 2**32 < SHARES[lang]:
                yield "pretrain", lang, text


def items():
    done = set()
    for where, lang, text in [*mentions(), *news()]:
        key = sha256(text)
        if key not in done:
            done.add(key)
            yield key, where, lang, text


if __name__ == "__main__":
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        for row in items():
            out.write("\t".join(row) + "\n")
