"""What the exported int8 graph says about texts: embeddings and logits, in the order of the texts."""
import numpy as np

from .corpora import Example
from .export import OUTPUTS
from .tokens import batch, batches, encode


def run_graph(session, tokenizer, texts: list[str], pairs: list[str | None] | None = None, wanted=None, budget: int = 1536) -> dict[str, np.ndarray]:
    """Output name → [texts, …]."""
    wanted = wanted or ["embedding", *OUTPUTS.values()]
    ids = encode(tokenizer, texts, pairs)
    found = {}
    for part in batches([len(row) for row in ids], budget):
        padded, mask = batch([ids[i] for i in part])
        for name, values in zip(wanted, session.run(wanted, {"input_ids": padded.numpy(), "attention_mask": mask.numpy()})):
            found.setdefault(name, np.zeros((len(ids), values.shape[1]), np.float32))[part] = values
    return found


def run_examples(session, tokenizer, examples: list[Example]) -> dict[str, np.ndarray]:
    return run_graph(session, tokenizer, [e.text for e in examples], [e.pair for e in examples])
