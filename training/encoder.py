"""The shared encoder (BERT, post-norm) and its heads, in plain torch."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from .settings import FROZEN, HIDDEN, LAYERS, head_labels

ATTENTION_HEADS = 12


class Layer(nn.Module):
    def __init__(self, hidden=HIDDEN, feed_forward=4 * HIDDEN):
        super().__init__()
        self.qkv, self.attend = nn.Linear(hidden, 3 * hidden), nn.Linear(hidden, hidden)
        self.widen, self.narrow = nn.Linear(hidden, feed_forward), nn.Linear(feed_forward, hidden)
        self.attend_norm, self.feed_norm = nn.LayerNorm(hidden, 1e-12), nn.LayerNorm(hidden, 1e-12)
        self.exporting = False

    def forward(self, x, mask, drop=0.0):
        """x [batch, length, hidden]; mask additive [batch, 1, 1, length] or None."""
        batch, length, hidden = x.shape
        q, k, v = (t.reshape(batch, length, ATTENTION_HEADS, -1).transpose(1, 2) for t in self.qkv(x).chunk(3, -1))
        if self.exporting or torch.is_autocast_enabled("cpu"):     # torch's own attention is slow backwards in bf16
            scores = q @ k.transpose(-1, -2) * (hidden // ATTENTION_HEADS) ** -0.5
            seen = torch.softmax(scores if mask is None else scores + mask, -1).to(v.dtype) @ v
        else:
            seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        seen = F.dropout(self.attend(seen.transpose(1, 2).reshape(batch, length, hidden)), drop, self.training)
        x = self.attend_norm(x + seen)
        return self.feed_norm(x + F.dropout(self.narrow(F.gelu(self.widen(x))), drop, self.training))


class Encoder(nn.Module):
    def __init__(self, pieces: int, layers: int = LAYERS):
        super().__init__()
        self.word, self.position = nn.Embedding(pieces, HIDDEN), nn.Embedding(512, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))

    def embed(self, ids):
        return self.norm(self.word(ids) + self.position(torch.arange(ids.shape[1])[None]))

    def run(self, x, mask, start=0, end=None, drop=0.0):
        """Layers start..end on x [batch, length, hidden]; mask as in Layer."""
        for layer in self.layers[start:end]:
            x = layer(x, mask, drop)
        return x

    def forward(self, ids, attention):
        return self.run(self.embed(ids), additive(attention))


def additive(attention):
    """[batch, length] of 0/1 → additive mask [batch, 1, 1, length]."""
    return (1.0 - attention[:, None, None, :].to(torch.float32)) * -1e9


def mean_pool(x, attention):
    weight = attention[:, :, None].to(x.dtype)
    return (x * weight).sum(1) / weight.sum(1)


class Heads(nn.Module):
    """Read-outs of the last layer: each head attends over the tokens with its own query and sees the mean as well.

    `genre` is one logit, > 0 for press style; the fusion may use it. `repair` maps the mean of layer 12 and the mean of
    the frozen layer to the sentence embedding; it is the identity on layer 12 until repair.py fits it.
    """
    def __init__(self):
        super().__init__()
        self.sizes = {name: len(labels) for name, labels in head_labels().items()} | {"genre": 1}
        self.query = nn.ParameterDict({name: nn.Parameter(torch.zeros(HIDDEN)) for name in self.sizes})
        self.dense = nn.Linear(2 * HIDDEN, HIDDEN)   # entailment only: a pair's relation is not linear in the pooled state
        self.out = nn.ModuleDict({name: nn.Linear(HIDDEN if name == "entailment" else 2 * HIDDEN, size) for name, size in self.sizes.items()})
        self.repair = nn.Linear(2 * HIDDEN, HIDDEN)
        for layer in self.out.values():
            nn.init.normal_(layer.weight, std=0.02)
            nn.init.zeros_(layer.bias)
        with torch.no_grad():
            self.repair.weight.copy_(torch.cat([torch.eye(HIDDEN), torch.zeros(HIDDEN, HIDDEN)], 1))
            self.repair.bias.zero_()

    def read_outs(self) -> list[nn.Parameter]:
        """What training moves: everything but `repair`, which repair.py fits in closed form afterwards."""
        return [p for name, p in self.named_parameters() if not name.startswith("repair")]

    def embedding(self, last, frozen, attention):
        """[batch, 384], not normalised."""
        return self.repair(torch.cat([mean_pool(last, attention), mean_pool(frozen, attention)], 1))

    def forward(self, last, attention, names=None, drop=0.0):
        """last [batch, length, hidden] → {head: logits [batch, labels]}."""
        names = list(names or self.sizes)
        keys = torch.stack([self.query[n] for n in names], 1)                                # hidden × heads
        weight = torch.softmax(last @ keys + (1.0 - attention[:, :, None].to(last.dtype)) * -1e9, 1)
        seen = weight.transpose(1, 2) @ last                                                 # batch × heads × hidden
        mean = mean_pool(last, attention)
        logits = {}
        for i, name in enumerate(names):
            x = F.dropout(torch.cat([mean, seen[:, i]], 1), drop, self.training)
            logits[name] = self.out[name](F.dropout(torch.tanh(self.dense(x)), drop, self.training) if name == "entailment" else x)
        return logits


def teacher(unpacked: str, kept: np.ndarray) -> Encoder:
    """The untouched encoder with the trimmed vocabulary; `kept` [pieces] are ids of the full vocabulary."""
    encoder = Encoder(len(kept))
    state = {name: torch.from_numpy(value) for name, value in np.load(unpacked).items()}
    state["word.weight"] = state["word.weight"][torch.from_numpy(kept)]
    encoder.load_state_dict(state)
    return encoder


def kept_layers(encoder: Encoder, layers: tuple[int, ...]) -> Encoder:
    """The same encoder with these of its layers alone."""
    encoder.layers = nn.ModuleList(encoder.layers[i] for i in layers)
    return encoder


def freeze_lower(encoder: Encoder) -> list[nn.Parameter]:
    """Freezes embeddings and the lower layers; returns what is left to train."""
    for part in (encoder.word, encoder.position, encoder.norm, *encoder.layers[:FROZEN]):
        part.requires_grad_(False)
    return [p for p in encoder.parameters() if p.requires_grad]
