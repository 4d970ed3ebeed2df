"""Writes the transformers.js folder: config, tokenizer and the int8 ONNX graph (opset 17, plain operators)."""
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
import torch.nn as nn
import torch.nn.functional as F

from .encoder import Encoder, Heads, additive
from .quantise import quantise
from .settings import FROZEN, HIDDEN, MAX_TEXT

OUTPUTS = {"sentiment": "sentiment", "topic": "topic", "safetyEvent": "safety_event", "claim": "claim", "entailment": "entailment", "genre": "genre"}


class WholeGraph(nn.Module):
    """ids, mask [batch, length] → unit embedding [batch, 384], then one logits tensor a head, in the order of OUTPUTS."""
    def __init__(self, encoder: Encoder, heads: Heads):
        super().__init__()
        self.encoder, self.heads = encoder, heads

    def forward(self, input_ids, attention_mask):
        mask = additive(attention_mask)
        frozen = self.encoder.run(self.encoder.embed(input_ids), mask, 0, FROZEN)
        last = self.encoder.run(frozen, mask, FROZEN)
        logits = self.heads(last, attention_mask)
        return (F.normalize(self.heads.embedding(last, frozen, attention_mask), dim=1), *(logits[name] for name in OUTPUTS))


class LowerGraph(nn.Module):
    """The embeddings and the frozen layers alone: [batch, length, 384]."""
    def __init__(self, encoder: Encoder):
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids, attention_mask):
        return self.encoder.run(self.encoder.embed(input_ids), additive(attention_mask), 0, FROZEN)


def write_graph(module: nn.Module, path: Path, outputs: list[str], whole_sequence: bool = False) -> None:
    """fp32 ONNX at `path`, int8 beside it as *_quantized.onnx."""
    path.parent.mkdir(parents=True, exist_ok=True)
    layers = list(module.encoder.layers)
    for layer in layers:
        layer.exporting = True
    ids = torch.tensor([[0, 5, 6, 7, 2], [0, 5, 2, 1, 1]])
    axes = {name: {0: "batch", 1: "length"} for name in ("input_ids", "attention_mask")}
    axes |= {name: {0: "batch", 1: "length"} if whole_sequence else {0: "batch"} for name in outputs}
    torch.onnx.export(module.eval(), (ids, (ids != 1).long()), str(path), input_names=["input_ids", "attention_mask"], output_names=outputs,
                      dynamic_axes=axes, opset_version=17, dynamo=False)
    for layer in layers:
        layer.exporting = False
    quantise(path, quantised(path))


def quantised(path: Path) -> Path:
    return path.with_name(path.stem + "_quantized.onnx")


def session(path: Path, threads: int = 1) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def export_folder(encoder: Encoder, heads: Heads, tokenizer: Path, out: Path, scratch: Path) -> Path:
    """Writes the folder; the fp32 graph stays in `scratch`. Returns the path of the int8 graph."""
    full = scratch / "model.onnx"
    write_graph(WholeGraph(encoder, heads), full, ["embedding", *OUTPUTS.values()])
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    shutil.copy(quantised(full), out / "onnx/model_quantized.onnx")
    shutil.copy(tokenizer, out / "tokenizer.json")
    marks = dict(bos_token="<s>", cls_token="<s>", eos_token="</s>", sep_token="</s>", unk_token="<unk>", pad_token="<pad>", mask_token="<mask>")
    write_json(out / "tokenizer_config.json", dict(tokenizer_class="XLMRobertaTokenizer", model_max_length=MAX_TEXT, **marks))
    write_json(out / "config.json", dict(
        model_type="bert", architectures=["BertModel"], hidden_size=HIDDEN, num_hidden_layers=len(encoder.layers), num_attention_heads=12,
        intermediate_size=4 * HIDDEN, hidden_act="gelu", vocab_size=encoder.word.weight.shape[0], max_position_embeddings=512,
        type_vocab_size=1, layer_norm_eps=1e-12, pad_token_id=1))
    check(out / "onnx/model_quantized.onnx")
    return out / "onnx/model_quantized.onnx"


def check(path: Path) -> None:
    """Refuses an operator set other than 17 or an operator outside the standard and ORT's own quantisation domains."""
    graph = onnx.load(str(path))
    versions = {entry.domain: entry.version for entry in graph.opset_import}
    assert versions.get("", 17) == 17, versions
    assert set(versions) <= {"", "ai.onnx", "com.microsoft", "ai.onnx.ml"}, versions


def write_json(path: Path, value) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2, default=plain) + "\n", encoding="utf-8")


def plain(value):
    """NumPy numbers and arrays as JSON."""
    return value.tolist() if isinstance(value, (np.ndarray, np.generic)) else str(value)
