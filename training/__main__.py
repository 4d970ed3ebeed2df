"""`python -m training [STEP…]`: all steps in order, or the named ones. A step whose result exists is skipped.

`python -m training retrain-heads OVERRIDES.jsonl` fits the heads to reviewers' overrides; see retrain_heads.py.
"""
import logging
import pickle
import signal
import sys
from pathlib import Path

from . import assemble, card, evaluate, export, student, train
from .repair import repair
from .retrain_heads import retrain_heads
from .settings import MODEL, WORK
from .tasks import everything, tasks
from .tokens import load_tokenizer
from .unpack import unpack
from .vocabulary import trim


def step_unpack():
    if not (WORK / "e5.npz").exists():
        unpack(WORK / "e5.npz")


def step_trim():
    if not (WORK / "tokenizer/kept.npy").exists():
        trim(WORK / "tokenizer")


def step_untouched():
    """Retrieval of the encoder before training, fp32 and int8: what training must not lose."""
    path = WORK / "ntrex-untouched.pickle"
    if path.exists():
        return
    encoder, heads, _ = train.modules()
    quantised = export.export_folder(encoder, heads, WORK / "tokenizer/tokenizer.json", WORK / "untouched", WORK / "untouched-fp32")
    found = {}
    for name, graph_path in (("untouchedInt8", quantised), ("untouchedFp32", WORK / "untouched-fp32/model.onnx")):
        found[name] = evaluate.nearest(evaluate.retrieval(export.session(graph_path, 2), load_tokenizer()))
    path.write_bytes(pickle.dumps(found))


def step_train():
    for run in train.runs():
        train.train(run)
    train.take_mean()


def step_baselines():
    from .baseline import tfidf_predictions
    tfidf_predictions({t.name: (t.head, t.train, t.held) for t in tasks(everything())})


def step_export():
    encoder, heads, _ = train.shipped()
    repair(encoder, heads)
    export.export_folder(encoder, heads, WORK / "tokenizer/tokenizer.json", MODEL, WORK / "fp32")


def step_assemble():
    assemble.assemble(MODEL)


def step_evaluate():
    evaluate.evaluate(MODEL)


def step_student():
    student.student()


def step_card():
    card.write_card(MODEL)


STEPS = {"unpack": step_unpack, "trim": step_trim, "train": step_train, "untouched": step_untouched, "baselines": step_baselines,
         "export": step_export, "assemble": step_assemble, "evaluate": step_evaluate, "student": step_student, "card": step_card}


def main(arguments: list[str]) -> int:
    WORK.mkdir(parents=True, exist_ok=True)
    logging.getLogger().setLevel(logging.ERROR)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))     # an exit ends the training's processes too
    if arguments[:1] == ["retrain-heads"] and len(arguments) == 2:
        return retrain_heads(Path(arguments[1]))
    unknown = [name for name in arguments if name not in STEPS]
    if unknown:
        print(f"unknown step {unknown[0]}; steps: {' '.join(STEPS)}; or: retrain-heads OVERRIDES.jsonl", file=sys.stderr)
        return 2
    for name in arguments or STEPS:
        print(f"== {name}", file=sys.stderr, flush=True)
        STEPS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
