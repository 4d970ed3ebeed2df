"""The 6-layer student: trained on the same rows and towards the twelve layers' outputs, measured beside them.

It is shipped only if it loses at most one point of macro-F1 on every head; otherwise the card reports it.
"""
import json

from . import assemble, evaluate, export, train
from .repair import repair
from .settings import MODEL, WORK
from .train import STUDENT

MOST_LOST = 0.01
REPORT = "student.json"


def compared(ours: dict, theirs: dict) -> dict:
    """What the card says: macro-F1 of the pooled rows of each task, retrieval, size and speed, of both."""
    def tasks(figures):
        return {row["task"]: row["ours"]["macroF1"] for row in figures["rows"] if row["source"] == row["lang"] == "all" or row["task"].startswith(("sentiment/", "topic/")) and row["lang"] == "all"}

    def retrieval(figures):
        return {f"retrieval/{lang}": round((both["fromVi"] + both["toVi"]) / 2, 4) for lang, both in figures["retrieval"]["ours"].items()}

    twelve, six = tasks(ours) | retrieval(ours), tasks(theirs) | retrieval(theirs)
    rows = [{"task": name, "twelve": twelve[name], "six": six[name]} for name in twelve if name in six]
    return {"layers": len(STUDENT), "rows": rows, "speedOneThread": {"twelve": ours["speedOneThread"], "six": theirs["speedOneThread"]},
            "graphBytes": {"twelve": ours["bytes"]["model_quantized.onnx"], "six": theirs["bytes"]["model_quantized.onnx"]},
            "mostLost": round(max(row["twelve"] - row["six"] for row in rows), 4)}


def student() -> None:
    """Trains, exports, calibrates and measures; writes the comparison beside the shipped model."""
    run, folder = train.student_run(), WORK / "student"
    train.train(run)
    if not (folder / "figures.json").exists():
        encoder, heads, _ = train.load(run.name, run.layers)
        repair(encoder, heads)
        export.export_folder(encoder, heads, WORK / "tokenizer/tokenizer.json", folder, WORK / "student-fp32")
        assemble.assemble(folder)
        evaluate.evaluate(folder)
    theirs, ours = (json.loads((path / "figures.json").read_text(encoding="utf-8")) for path in (folder, MODEL))
    export.write_json(MODEL / REPORT, compared(ours, theirs))
