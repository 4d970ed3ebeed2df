"""What the model is compared with: TF-IDF (characters 1–4, words 1–2) with a linear SVM, and word lists.

The TF-IDF baseline is trained on all training rows of each task, without augmentation, fp32, with 2**20 and 2**19
buckets (so practically without collisions). Predictions for the held-out rows are kept in the work folder.
"""
import pickle
import re

import numpy as np
import scipy.sparse as sparse
from sklearn.svm import LinearSVC

from . import ngrams
from .corpora import Example
from .settings import WORK, topics
from .weak import occurs, phrase_lists

SHAPE = ngrams.Shape((1, 2, 3, 4), (20, 19))
PENALTY = 0.3

POLARITY = {
    "vi": ("tốt đẹp hay tuyệt thích hài lòng nhanh chất lượng cảm ơn nhiệt tình tuyệt vời ưng xuất sắc dễ hiểu vui vẻ thành công tăng trưởng khen đạt giải hỗ trợ khánh thành ổn bền rẻ mượt",
           "tệ xấu kém chán thất vọng chậm hỏng lỗi rách đắt dở tồi khó hiểu bực chết bị thương cháy lừa đảo ngập thiệt hại phạt tai nạn ô nhiễm giảm thiếu bức xúc vi phạm khởi tố lag nóng"),
    "en": ("good great love best happy excellent wonderful amazing enjoy fun beautiful brilliant win award praised growth rescued opens moving funny charming",
           "bad worst hate boring sad awful terrible poor fail dull killed dead injured fire fraud crash flood damage loss complaint angry mess stupid"),
    "zh": ("好 不错 喜欢 满意 快 方便 舒服 推荐 值得 好吃 热情 干净 增长 获奖 成功", "差 不好 失望 慢 坏 难吃 垃圾 贵 退货 脏 死亡 受伤 火灾 诈骗 投诉 事故 下降 不满"),
    "ko": ("재밌 최고 좋 감동 추천 훌륭 멋지 아름다 완벽 명작 성공 증가 수상", "재미없 최악 지루 쓰레기 아깝 별로 실망 유치 노잼 졸작 사망 부상 화재 사기 사고 피해 감소"),
    "ja": ("良い 良かった 満足 最高 美味し おいしい 楽し きれい 快適 便利 おすすめ 素晴らし 親切 受賞 増加", "悪い 残念 ひどい 不満 遅い 汚 壊れ 高い がっかり まずい 狭い 死亡 負傷 火災 詐欺 事故 被害 減少"),
    "lo": ("ດີ ງາມ ສຳເລັດ ພັດທະນາ ຊ່ວຍ ຂອບໃຈ ມ່ວນ", "ເສຍຫາຍ ຕາຍ ບາດເຈັບ ໄຟໄໝ້ ອຸບັດຕິເຫດ ຫຼອກລວງ ຮ້ອງທຸກ ຊ້າ"),
}


def svm(train_texts: list[str], train_labels: list[str], texts: list[str]) -> list[str]:
    x = ngrams.matrix(train_texts, SHAPE)
    frequency = (np.log((1 + len(train_texts)) / (1 + np.bincount(x.indices, minlength=x.shape[1]))) + 1).astype(np.float32)
    model = LinearSVC(C=PENALTY, random_state=0).fit(weighted(x, frequency), train_labels)
    return list(model.predict(weighted(ngrams.matrix(texts, SHAPE), frequency)))


def weighted(x, frequency):
    """Multiplies by inverse document frequency and scales each block of a row to length 1 again, as TfidfVectorizer does."""
    x = x.copy()
    x.data *= frequency[x.indices]
    blocks = (x[:, :1 << SHAPE.bits[0]], x[:, 1 << SHAPE.bits[0]:])
    lengths = [np.sqrt(np.asarray(b.multiply(b).sum(1)).ravel()) for b in blocks]
    return sparse.hstack([sparse.diags(1 / np.maximum(length, 1e-9)) @ b for length, b in zip(lengths, blocks)]).tocsr()


def polarity(text: str, lang: str) -> str:
    """Counts of the words of two lists; neutral on a tie."""
    good, bad = POLARITY.get(lang, POLARITY["en"])
    lower = text.lower()
    count = sum(lower.count(w) for w in good.split()) - sum(lower.count(w) for w in bad.split())
    return "positive" if count > 0 else "negative" if count < 0 else "neutral"


def topic_words() -> dict[str, list[str]]:
    """Words of each topic's scope in config/topics.yaml."""
    return {t["id"]: [w.strip().lower() for w in re.split(r"[,;.]", t["scope"]) if w.strip()] for t in topics()}


def word_list_topic(text: str) -> str:
    lower = text.lower()
    counts = {topic: sum(lower.count(w) for w in words) for topic, words in topic_words().items()}
    return max(counts, key=counts.get)


def word_list_event(text: str, lang: str) -> str:
    """First kind whose phrases are found, unless a `refuse` phrase is found too."""
    events, refuse = phrase_lists(lang)
    lower = text.lower()
    found = [event for event, phrases in events.items() if occurs(phrases, lower, lang)]
    return found[0] if found and not occurs(refuse, lower, lang) else "none"


def word_list_claim(text: str) -> str:
    return "checkable" if re.search(r"\d", text) and not text.rstrip().endswith(("?", "？")) else "not-checkable"


def word_list(head: str, example: Example) -> str:
    if head == "sentiment":
        return polarity(example.text, example.lang)
    if head == "safetyEvent":
        return word_list_event(example.text, example.lang)
    if head == "claim":
        return word_list_claim(example.text)
    return word_list_topic(example.text) if head == "topic" else "neutral"


def target(example: Example, head: str) -> str:
    value = example.targets[head]
    return value if isinstance(value, str) else example.extra.get("label", value[0])


def document(example: Example) -> str:
    return example.text if example.pair is None else example.text + " ¦ " + example.pair


def tfidf_predictions(tasks: dict[str, tuple[str, list[Example], list[Example]]]) -> dict[str, list[str]]:
    """Task name → (head, train rows, held-out rows) in; task name → predicted labels out. Known rows are read from disk."""
    path, found = WORK / "tfidf.pickle", {}
    done = pickle.loads(path.read_bytes()) if path.exists() else {}
    for name, (head, train, held_out) in tasks.items():
        texts = [document(e) for e in held_out]
        known = done.get((name, len(train)), {})
        if not all(text in known for text in texts):
            known = dict(zip(texts, svm([document(e) for e in train], [target(e, head) for e in train], texts)))
            done[name, len(train)] = known
            path.write_bytes(pickle.dumps(done))
            print("TF-IDF", name, len(train), flush=True)
        found[name] = [known[text] for text in texts]
    return found


def known_predictions(tasks: dict) -> dict[str, list[str] | None]:
    """As tfidf_predictions, without training: None for a task whose baseline was not trained on this many rows."""
    path, found = WORK / "tfidf.pickle", {}
    done = pickle.loads(path.read_bytes()) if path.exists() else {}
    for name, (_, train, held_out) in tasks.items():
        known, texts = done.get((name, len(train)), {}), [document(e) for e in held_out]
        found[name] = [known[text] for text in texts] if all(text in known for text in texts) else None
    return found
