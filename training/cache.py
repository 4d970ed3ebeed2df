"""Hidden states of the frozen lower layers, computed once by the int8 graph and kept on disk.

The upper layers are trained on the int8 lower layers' output, which is what they will see at run time.
"""
import os
import pickle
from pathlib import Path

import numpy as np
import torch

from .encoder import Encoder, additive, mean_pool
from .export import LowerGraph, quantised, session, write_graph
from .settings import FROZEN, HIDDEN
from .tokens import batch, batches


class HiddenCache:
    """`states(ids)` → fp16 arrays [length, 384] of the frozen layers; `teacher(ids)` → fp32 [n, 384] of the untouched encoder."""

    def __init__(self, folder: Path, worker: int, teacher: Encoder):
        """Each worker has its own files: rows are dealt out to workers, so nothing is computed twice."""
        graph = lower_graph(folder, teacher)
        self.lower, self.untouched = session(quantised(graph)), teacher.eval()
        self.index_path, self.offsets, self.embeddings, self.end = folder / f"index-{worker}.pickle", {}, {}, 0
        if self.index_path.exists():
            self.offsets, self.embeddings, self.end = pickle.loads(self.index_path.read_bytes())
        self.file = os.open(folder / f"hidden-{worker}.f16", os.O_RDWR | os.O_CREAT)

    def save(self) -> None:
        part = self.index_path.with_suffix(".part")
        part.write_bytes(pickle.dumps((self.offsets, self.embeddings, self.end)))
        part.replace(self.index_path)

    def states(self, ids: list[list[int]]) -> list[np.ndarray]:
        keys = [np.array(row, np.int32).tobytes() for row in ids]
        missing = list({key: i for i, key in enumerate(keys) if key not in self.offsets}.values())
        for part in batches([len(ids[i]) for i in missing], 2048):
            rows = [missing[i] for i in part]
            padded, mask = batch([ids[i] for i in rows])
            hidden = self.lower.run(None, {"input_ids": padded.numpy(), "attention_mask": mask.numpy()})[0]
            for state, i in zip(hidden, rows):
                raw = state[:len(ids[i])].astype(np.float16).tobytes()
                os.pwrite(self.file, raw, self.end)
                self.offsets[keys[i]] = self.end
                self.end += len(raw)
        return [np.frombuffer(os.pread(self.file, len(row) * HIDDEN * 2, self.offsets[key]), np.float16).reshape(-1, HIDDEN)
                for row, key in zip(ids, keys)]

    @torch.inference_mode()
    def teacher(self, ids: list[list[int]]) -> np.ndarray:
        keys = [np.array(row, np.int32).tobytes() for row in ids]
        missing = list({key: i for i, key in enumerate(keys) if key not in self.embeddings}.values())
        for part in batches([len(ids[i]) for i in missing], 2048):
            rows = [missing[i] for i in part]
            padded, mask = batch([ids[i] for i in rows])
            pooled = mean_pool(self.untouched(padded, mask), mask).numpy()
            self.embeddings |= {keys[i]: vector for i, vector in zip(rows, pooled)}
        return np.stack([self.embeddings[key] for key in keys])


def lower_graph(folder: Path, teacher: Encoder) -> Path:
    """The int8 graph of the frozen layers, written once."""
    folder.mkdir(parents=True, exist_ok=True)
    graph = folder / f"lower-{FROZEN}.onnx"
    if not quantised(graph).exists():
        write_graph(LowerGraph(teacher), graph, ["hidden"], whole_sequence=True)
    return graph


def pad_states(states: list[np.ndarray], length: int | None = None) -> tuple[torch.Tensor, torch.Tensor]:
    """fp32 [batch, length, 384] and mask int64 [batch, length]; without `length` that of the longest row."""
    length = length or max(map(len, states))
    padded, mask = np.zeros((len(states), length, HIDDEN), np.float32), np.zeros((len(states), length), np.int64)
    for i, state in enumerate(states):
        padded[i, :len(state)], mask[i, :len(state)] = state, 1
    return torch.from_numpy(padded), torch.from_numpy(mask)


def upper(encoder: Encoder, states, mask, frozen: int, drop: float = 0.0):
    """The trained layers on cached states; no mask arithmetic when nothing is padded."""
    return encoder.run(states, None if bool(mask.all()) else additive(mask), frozen, drop=drop)
