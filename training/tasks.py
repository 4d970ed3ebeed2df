"""The held-out tables: which rows are reported together, and what the TF-IDF baseline of each is trained on."""
from dataclasses import dataclass

from . import corpora
from .corpora import Example
from .pairs import own_pairs

CAPS = {"dev": 1000, "cal": 1500}     # rows of a public group; the largest sets have more than a table needs


@dataclass
class Task:
    """Rows of one head that are judged together. `key` names the baseline's training set."""
    name: str
    head: str
    train: list[Example]
    held: list[Example]


def everything() -> list[Example]:
    own = corpora.own()
    return [*corpora.public(), *own, *corpora.real(), *corpora.written_pairs(), *(p for p in own_pairs(own) if p.split != "train")]


def capped(rows: list[Example], most: int) -> list[Example]:
    """At most `most` rows of each public group, by hash; all of our own."""
    groups = {}
    for row in sorted(rows, key=lambda e: corpora.fraction(e.text + (e.pair or ""))):
        groups.setdefault(row.group, []).append(row)
    return [row for several in groups.values() for row in (several if several[0].group in ("own", "real") else several[:most])]


def tasks(examples: list[Example], part: str = "dev") -> list[Task]:
    """Tasks on the `dev` (reported) or `cal` (calibration) part."""
    made = []

    def add(name, head, chosen):
        train = [e for e in chosen if e.split == "train" and head in e.targets]
        made.append(Task(name, head, train, capped([e for e in chosen if e.split == part and head in e.targets], CAPS[part])))

    ours = [e for e in examples if e.group in ("own", "real")]
    for lang in ("vi", "ko", "zh", "ja", "en"):
        add(f"sentiment/{lang}", "sentiment", [e for e in examples if e.lang == lang and "sentiment" in e.targets and e.group not in ("own", "real")])
    add("tone", "sentiment", ours)
    add("topic/VNTC", "topic", [e for e in examples if e.group == "VNTC"])
    add("topic/SIB-200", "topic", [e for e in examples if e.group == "SIB-200"])
    add("topic", "topic", ours)
    add("safetyEvent", "safetyEvent", ours)
    add("claim", "claim", ours)
    add("entailment", "entailment", [e for e in examples if "entailment" in e.targets])
    return made
