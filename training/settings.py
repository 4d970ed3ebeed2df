"""Where training reads and writes, and the few numbers that all steps must agree on."""
import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("EVAL_DATA_DIR", REPOSITORY / "../shared/data"))
WORK = Path(os.environ.get("TRAINING_WORK", Path.home() / ".cache/diembao-training"))
MODEL = REPOSITORY / "models/diembao-encoder"
OWN = REPOSITORY / "training/own"
LABELS = REPOSITORY / "training/labels"
WORKERS = int(os.environ.get("TRAINING_WORKERS", "2"))   # training processes of one thread each
# Minutes of each training phase on two free cores (see train.py); the figures in the card name what was used.
PHASE_MINUTES = tuple(float(m) for m in os.environ.get("TRAINING_MINUTES", "125,46,80").split(","))

PIECES = 46_000          # vocabulary after trimming: 48k would leave no room for the linear tables under 45 MB
HIDDEN, LAYERS, FROZEN = 384, 12, 4
PREFIX = "query: "       # what e5 was trained with; single texts carry it, pairs do not
MAX_TEXT, MAX_PAIR = 128, 128   # tokens, special tokens included
LANGUAGES = ("vi", "en", "zh", "ko", "ja", "lo")

SENTIMENT = ("negative", "neutral", "positive")
EVENTS = ("natural-hazard", "fire-explosion", "accident", "health", "fraud", "cyber", "violence", "none")
ENTAILMENT = ("contradiction", "neutral", "entailment")
CLAIM = ("not-checkable", "checkable")


def topics() -> list[dict]:
    """The topics of config/topics.yaml, in file order: that order is the order of the topic head's outputs."""
    import yaml
    return yaml.safe_load((REPOSITORY / "config/topics.yaml").read_text(encoding="utf-8"))["topics"]


def topic_ids() -> list[str]:
    return [topic["id"] for topic in topics()]


def head_labels() -> dict[str, tuple[str, ...]]:
    """Labels of each head, in output order."""
    return {"sentiment": SENTIMENT, "topic": tuple(topic_ids()), "safetyEvent": EVENTS, "claim": CLAIM, "entailment": ENTAILMENT}
