"""What the model is asked to reach, judged on figures.json; the card shows every goal, reached or not."""

LEAD, SMALL_LEAD = 0.03, 0.04
MOST_BYTES = 45_000_000


def goals(figures: dict) -> list[tuple[str, float, float, bool]]:
    """(what, measured, asked, reached). `asked` is a least value, or a most value where the text says so."""
    rows, found = {(r["task"], r["source"], r["lang"]): r for r in figures["rows"]}, []

    def at_least(what, value, asked):
        found.append((what, round(value, 4), round(asked, 4), value >= asked - 1e-9))

    def at_most(what, value, asked):
        found.append((f"{what} (at most)", round(value, 4), round(asked, 4), value <= asked + 1e-9))

    def against(what, key, lead):
        row = rows.get(key)
        if row and row["tfidf"]:
            at_least(f"{what}: macro-F1, TF-IDF + {lead:.2f}", row["ours"]["macroF1"], row["tfidf"]["macroF1"] + lead)

    leads = {"VnExpress-phones/news": SMALL_LEAD, "VnExpress-phones/news-comments": SMALL_LEAD, "TweetEval": SMALL_LEAD}
    for lang in ("vi", "ko", "zh", "ja", "en"):
        against(f"sentiment, {lang}", (f"sentiment/{lang}", "all", "all"), LEAD if lang == "vi" else SMALL_LEAD if lang == "en" else 0)
    for (task, source, lang), row in rows.items():
        if task.startswith("sentiment/") and source != "all" and lang == "all":
            against(f"sentiment, {source}", (task, source, lang), leads.get(source, 0))
    against("topics of VNTC", ("topic/VNTC", "VNTC", "all"), 0)
    at_least("tone of real news, macro-F1", rows["tone", "real", "all"]["ours"]["macroF1"], 0.75)
    written, unmarked = (next(v for v in figures["unmarkedVietnamese"] if v["variant"] == name) for name in ("as written", "without marks"))
    at_most("loss without marks", written["macroF1"] - unmarked["macroF1"], 0.04)
    at_least("safety events, macro-F1", rows["safetyEvent", "all", "all"]["ours"]["macroF1"], 0.80)
    at_least("safety flags, precision on hard negatives", figures["safety"]["hardNegatives"]["precision"], 0.90)
    at_most("flags on criticism, complaint, petition, strike, protest, satire", figures["safety"]["opinionFlagged"], 0)
    for lang in ("zh", "ko", "ja", "en"):
        if row := rows.get(("entailment", "all", lang)) or rows.get(("entailment", {"zh": "OCNLI", "ko": "KorNLI", "en": "SICK"}.get(lang), "all")):
            at_least(f"entailment, {lang}, macro-F1", row["ours"]["macroF1"], 0.72)
    for lang, both in figures["retrieval"]["ours"].items():
        for way, value in both.items():
            untouched = figures["retrieval"].get("untouchedFp32", figures["retrieval"]["ours"])[lang][way]
            at_least(f"retrieval, {lang}, {'vi→x' if way == 'fromVi' else 'x→vi'}: .90 and untouched − .01", value, max(0.90, untouched - 0.01))
    for head in dict.fromkeys(r["task"] for r in figures["rows"]):
        if row := rows.get((head, "all", "all")):
            at_most(f"calibration error, {head}", row["ours"]["ece"], 0.05)
    at_most("bytes in all", sum(size for name, size in figures["bytes"].items() if name != "figures.json"), MOST_BYTES)
    return found


def goals_section(figures: dict) -> str:
    judged = goals(figures)
    lines = ["| goal | asked | measured | |", "|---|---|---|---|"] + [f"| {what} | {asked:g} | {value:g} | {'reached' if reached else '**not reached**'} |" for what, value, asked, reached in judged]
    return f"## Goals\n{sum(reached for *_, reached in judged)} of {len(judged)} reached.\n\n" + "\n".join(lines) + "\n"
