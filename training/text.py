"""Text as the model sees it: NFC, folded white space; and the noise that training adds."""
import random
import re
import unicodedata

SPACE = re.compile(r"\s+")
# Spellings common in Vietnamese posts; each maps a plain word to what people type.
TEENCODE = {"không": ["ko", "k", "hok", "khong"], "được": ["đc", "dc"], "rồi": ["r", "ròi"], "với": ["vs"], "gì": ["j"], "biết": ["bt", "bít"],
            "bây giờ": ["bjo"], "mình": ["mk", "mik"], "bạn": ["b", "bn"], "người": ["ng"], "những": ["nhg"], "quá": ["wá", "qá"], "vậy": ["z", "v"],
            "cũng": ["cg"], "tôi": ["t", "toi"], "trong": ["trog"], "nhiều": ["nhìu", "nh"], "yêu": ["iu"], "thích": ["thik"], "chưa": ["ch"],
            "như": ["nh"], "sao": ["s"], "thôi": ["thui"], "luôn": ["lun"], "trước": ["trc"], "nhưng": ["nhg", "nhưg"], "phải": ["phải", "pải"], "ok": ["oke", "okie"]}


def normalise(text: str) -> str:
    """NFC with white space folded: the form that every step and the runtime give to the tokenizer."""
    return SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def strip_marks(text: str) -> str:
    """Vietnamese without marks, as many people type it."""
    plain = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))
    return plain.replace("đ", "d").replace("Đ", "D")


def teencode(text: str, chance: random.Random) -> str:
    words = [chance.choice(TEENCODE[w.lower()]) if w.lower() in TEENCODE and chance.random() < 0.6 else w for w in text.split(" ")]
    return " ".join(words)


def augment(text: str, lang: str, kind: int) -> str:
    """Variant `kind` of a text: 0 as it is, 1 marks removed, 2 teencode (and no marks in one of three), 3 upper case, 4 cut.

    NFD needs no variant: NFC comes first at run time too. Variants other than 0, 3, 4 exist for Vietnamese only.
    """
    chance = random.Random(text)
    if kind == 1 and lang == "vi":
        return strip_marks(text)
    if kind == 2 and lang == "vi":
        changed = teencode(text, chance)
        return strip_marks(changed) if chance.random() < 0.33 else changed
    if kind == 3:
        return text.upper()
    if kind == 4 and len(text) > 60:
        keep = int(len(text) * chance.uniform(0.5, 0.9))
        return text[:keep] if lang in ("zh", "ja", "lo") else text[:keep].rsplit(" ", 1)[0]
    return text
