import { francAll } from 'franc';
import type { Tag } from '../domain/tag.ts';
import { latinSigns, type LatinSigns } from './latin-signs.ts';

/** The language of a text. `label` is an ISO 639-1 code, or `und`. */
export interface LanguageTag extends Tag {
  /** True for Vietnamese written without marks. */
  unmarked: boolean;
}

/** Scripts that name a language, and what one of their characters weighs in Latin letters. */
const SCRIPTS: [label: string, script: RegExp, weight: number][] = [
  ['lo', /\p{Script=Lao}/gu, 1],
  ['th', /\p{Script=Thai}/gu, 1],
  ['km', /\p{Script=Khmer}/gu, 1],
  ['my', /\p{Script=Myanmar}/gu, 1],
  ['ko', /\p{Script=Hangul}/gu, 2.5],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}ー]/gu, 2],
  ['han', /\p{Script=Han}/gu, 3],
];
const LATIN = /\p{Script=Latin}/gu;
const OTHER_LETTERS =
  /[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}]/gu;
/** Where language is no evidence of the writer's: addresses, handles, mail. */
const NOISE = /https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w+|(?<![\p{L}\d])@[\w.]+/gu;
/** Longest stretch that is looked at, in UTF-16 units; more does not change the answer. */
const SAMPLE_LENGTH = 1500;
/** Latin and Cyrillic languages a text is held against: ISO 639-3 as franc says it → ISO 639-1. */
const NGRAM_LANGUAGES: Record<string, string> = {
  eng: 'en',
  vie: 'vi',
  fra: 'fr',
  deu: 'de',
  spa: 'es',
  por: 'pt',
  ita: 'it',
  nld: 'nl',
  ind: 'id',
  zlm: 'ms',
  tgl: 'tl',
  pol: 'pl',
  swe: 'sv',
  rus: 'ru',
  ukr: 'uk',
  arb: 'ar',
  hin: 'hi',
  ben: 'bn',
  tam: 'ta',
  ell: 'el',
  heb: 'he',
  tur: 'tr',
};
/** A short text is held against fewer: a free choice is wrong on headlines. */
const SHORT_TEXT_LANGUAGES = ['eng', 'vie', 'fra', 'spa', 'deu', 'ind'];
const SHORT_TEXT_LETTERS = 80;
/** Mean weight of frequent words from which a text is taken for English or unmarked Vietnamese without n-grams. */
const WORD_EVIDENCE = 0.28;

/** With less evidence than that a text of plain ASCII without these is still English rather than what n-grams guess. */
const WEAK_EVIDENCE = 0.1;
const ELSEWHERE =
  /\b(?:le|les|des|une|du|et|est|dans|pour|que|qui|sur|aux|el|los|las|del|por|con|una|der|die|das|und|ist|mit|von|nicht|ein|eine|den|dem|os|um|uma|em|nao|il|lo|gli|che|di|per|non|het|een|van|op|yang|dan|untuk|dengan|ini|itu|dari|pada|adalah)\b/gi;
const ELSEWHERE_SHARE = 0.12;

/** So many short forms of chats, and such a share of them and of syllables, make a text Vietnamese; set by hand on chats. */
const CHAT_FORMS = 2;
const CHAT_SHARE = 0.85;

const RULES = 'script-rules@1';
const WORDS = 'frequent-words@1';
const NGRAMS = 'franc@6.2.0';

/** The language of a text by script, then Vietnamese syllables, then n-grams. Total, also on empty text. */
export function detectLanguage(text: string): LanguageTag {
  const sample = text.slice(0, SAMPLE_LENGTH).normalize('NFC').replace(NOISE, ' ').replace(/_/g, ' ');
  const count = (letters: RegExp): number => sample.match(letters)?.length ?? 0;
  const latin = count(LATIN);
  const weights = new Map(SCRIPTS.map(([label, script, weight]) => [label, count(script) * weight]));
  const foreign = count(OTHER_LETTERS);
  const scripted = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const total = latin + foreign + scripted;
  if (total < 2) return { label: 'und', score: 0, model: RULES, unmarked: false };
  if (scripted >= total / 2) return byScript(weights, total);
  if (foreign > latin) return byNgrams(sample, SHORT_TEXT_LETTERS);
  return byLatin(sample, latin);
}

function byScript(weights: Map<string, number>, total: number): LanguageTag {
  const kana = weights.get('kana') ?? 0;
  const eastern = kana + (weights.get('han') ?? 0);
  // Chinese quotes a brand in kana now and then; Japanese prose is a third kana and more.
  const isJapanese = kana > eastern / 10;
  const merged = new Map(weights);
  merged.delete('kana');
  merged.delete('han');
  merged.set(isJapanese ? 'ja' : 'zh', eastern);
  const [label, weight] = [...merged].reduce((a, b) => (b[1] > a[1] ? b : a));
  return { label, score: round(weight / total), model: RULES, unmarked: false };
}

function byLatin(sample: string, letters: number): LanguageTag {
  const signs = latinSigns(sample);
  const { wordCount, syllableShare, markedShare, vietnamese, english } = signs;
  if (markedShare >= 0.15 && syllableShare >= 0.5) {
    return { label: 'vi', score: round(Math.min(1, 0.5 + markedShare)), model: WORDS, unmarked: false };
  }
  if (isVietnameseChat(signs)) return { label: 'vi', score: 0.8, model: WORDS, unmarked: markedShare < 0.05 };
  const isVietnamese = vietnamese > english * (syllableShare >= 0.9 ? 0.9 : 1.1);
  const best = Math.max(vietnamese, english);
  if (best >= WORD_EVIDENCE && (!isVietnamese || syllableShare >= 0.6)) {
    const score = round(0.5 + Math.abs(vietnamese - english) / (2 * best));
    return isVietnamese
      ? { label: 'vi', score, model: WORDS, unmarked: markedShare < 0.05 }
      : { label: 'en', score, model: WORDS, unmarked: false };
  }
  if (markedShare >= 0.08 && syllableShare >= 0.3)
    return { label: 'vi', score: round(0.5 + markedShare), model: WORDS, unmarked: false };
  const elsewhere = (sample.match(ELSEWHERE)?.length ?? 0) / Math.max(1, wordCount);
  if (english >= WEAK_EVIDENCE && english > vietnamese && elsewhere < ELSEWHERE_SHARE && !/[À-\u024F]/.test(sample)) {
    return { label: 'en', score: round(0.5 + english / 2), model: WORDS, unmarked: false };
  }
  return byNgrams(sample, letters, markedShare);
}

/** Short forms between syllables: "k di hc dc lun mn oi". */
function isVietnameseChat({ wordCount, chatCount, syllableShare, vietnamese, english }: LatinSigns): boolean {
  const share = syllableShare + chatCount / Math.max(1, wordCount);
  return chatCount >= CHAT_FORMS && share >= CHAT_SHARE && vietnamese > english;
}

function byNgrams(sample: string, letters: number, markedShare = 0): LanguageTag {
  const only = letters < SHORT_TEXT_LETTERS ? SHORT_TEXT_LANGUAGES : Object.keys(NGRAM_LANGUAGES);
  const [first, second] = francAll(sample, { only, minLength: 2 });
  const label = first ? NGRAM_LANGUAGES[first[0]] : undefined;
  if (!first || !label) return { label: 'und', score: 0, model: NGRAMS, unmarked: false };
  // franc gives the best 1 and the others a fraction of it; all 0 where nothing fits.
  const sum = first[1] + (second?.[1] ?? 0);
  return {
    label,
    score: sum > 0 ? round(first[1] / sum) : 0,
    model: NGRAMS,
    unmarked: label === 'vi' && markedShare < 0.05,
  };
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}
