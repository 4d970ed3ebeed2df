import { conceptItems, itemsByObject, negate, placesIn, plainItems, type Draft } from './read-items.ts';
import { findPhrases, type Tries } from './phrase-tries.ts';
import { readDates, readTimes, type ReadDate, type ReadTime } from './read-dates.ts';
import { readNumbers } from './read-numbers.ts';
import { readNames, type NamedThing } from './read-names.ts';
import { isCountedBy, quantitiesOf } from './read-quantities.ts';
import { isUnmarked, tokensOf, type Token } from './tokens.ts';

export type ItemKind = 'role' | 'event' | 'thing' | 'word';

/** A part of a sentence that can stand in another sentence too, in other words or another language. */
export interface Item {
  /** Concept id, or `w:` and the folded word or character pair. */
  id: string;
  kind: ItemKind;
  at: number;
  length: number;
  clause: number;
  isNegated: boolean;
  /** A word of a proper name. */
  isName: boolean;
  /** Of a name, the word as it is written, in small letters: `Nhơn` is not `Nhớn`. */
  written?: string;
}

export interface Quantity {
  low: number;
  high: number;
  value: number;
  step: number;
  isVague: boolean;
  bound: 'exact' | 'about' | 'under' | 'over';
  /** Concept id of a unit, `w:` and a word, or null. */
  unit: string | null;
  /** What happens to the counted: a role or event, null where none is near. */
  role: string | null;
  /** The nearest thing: tuition, lychee, bridge. */
  topic: string | null;
  /** True where the count itself is denied. */
  isNegated: boolean;
  /** `none` for "nobody", `some` for a happening without a number. */
  sort: 'number' | 'none' | 'some';
  clause: number;
  /** The words that say it, offsets in the sentence. */
  start: number;
  end: number;
}

export interface PlaceName {
  id: string;
  above: readonly string[];
  /** `elsewhere`: another province. */
  level: 'province' | 'below' | 'elsewhere';
  clause: number;
  start: number;
  end: number;
}

export interface Cue {
  /** Offset in the sentence. */
  start: number;
  id: string;
  at: number;
  length: number;
  clause: number;
}

/** What a sentence says, in terms that hold across languages. */
export interface Frame {
  text: string;
  lang: string;
  items: Item[];
  quantities: Quantity[];
  dates: ReadDate[];
  times: ReadTime[];
  /** Years named, of dates or alone. */
  years: number[];
  places: PlaceName[];
  names: NamedThing[];
  cues: Cue[];
  clauseCount: number;
  tokenCount: number;
}

const BEFORE_WHETHER = new Set(['biết', 'hỏi', 'và', 'nhưng', 'thì', 'rằng', 'rõ', 'mà']);
const CLAUSE_MARKS = new Set([',', ';', '，', '；', '、', '(', ')', '—', '–', '.', '。', '!', '！', '?', '？', '…']);
const CLAUSE_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  vi: new Set(['nhưng', 'mà', 'nhung']),
  en: new Set(['but', 'while', 'although', 'though', 'however', 'nor']),
  zh: new Set(['但', '而']),
  ko: new Set(),
  ja: new Set(),
  lo: new Set(),
};

function clausesOf(tokens: readonly Token[], lang: string): number[] {
  let last = 0;
  let clause = 0;
  let around: number | null = null;
  return tokens.map((token) => {
    if (token.exact === ')' && around !== null) {
      clause = around;
      around = null;
    } else if (CLAUSE_MARKS.has(token.exact) || CLAUSE_WORDS[lang]?.has(token.exact)) {
      if (token.exact === '(') around ??= clause;
      last += 1;
      clause = last;
    }
    return clause;
  });
}

/** The 121 and the 300 of `at km 121+300` say where, no count. */
function isMilestone(tokens: readonly Token[], at: number): boolean {
  const isKm = (index: number): boolean => tokens[index]?.exact === 'km' && tokens[index - 1]?.kind !== 'number';
  const [before, here] = [tokens[at - 1], tokens[at]];
  if (here?.kind !== 'number') return false;
  return isKm(at - 1) || (before?.kind === 'number' && here.start - before.end === 1 && isKm(at - 2));
}

/** Reads a sentence of a language (`vi en zh ko ja lo`, others as English) into its frame. */
export function frameOf(text: string, lang: string, tries: Tries): Frame {
  const isPlain = lang === 'vi' && isUnmarked(text);
  const trie = tries[isPlain ? 'vi-unmarked' : lang] ?? tries['en'];
  const language = tries[lang] ? lang : 'en';
  const tokens = tokensOf(text);
  const clauses = clausesOf(tokens, language);
  const hits = trie ? findPhrases(tokens, trie) : [];
  const dates = readDates(text);
  const times = readTimes(text);
  const dateTokens = new Set<number>();
  tokens.forEach((token, at) => {
    if (
      isMilestone(tokens, at) ||
      [...dates, ...times].some(({ start, end }) => token.start < end && token.end > start)
    )
      dateTokens.add(at);
  });
  const draft: Draft = { text, tokens, clauses, lang: language, hits, covered: new Set(), dateTokens };
  const places = placesIn(draft);
  // `200k` is no `200 không`.
  const isScale = (at: number): boolean =>
    tokens[at]?.exact === 'k' && tokens[at - 1]?.kind === 'number' && tokens[at - 1]?.end === tokens[at]?.start;
  // `phế liệu`, `nhập liệu` ask nothing.
  const isMaterial = (at: number): boolean =>
    tokens[at]?.exact === 'liệu' && tokens[at - 1]?.kind === 'word' && !BEFORE_WHETHER.has(tokens[at - 1]?.exact ?? '');
  const cues = hits
    .filter(({ at }) => !dateTokens.has(at) && !isScale(at) && !isMaterial(at))
    .flatMap((hit) =>
      hit.meanings.flatMap((meaning): Cue[] =>
        meaning.kind === 'cue'
          ? [
              {
                id: meaning.id,
                start: (tokens[hit.at] as Token).start,
                at: hit.at,
                length: hit.length,
                clause: clauses[hit.at] as number,
              },
            ]
          : [],
      ),
    );
  for (const hit of hits) {
    const isPlaceOnly = hit.meanings.every(({ kind }) => kind === 'place');
    const first = tokens[hit.at] as Token;
    if (hit.meanings.every(({ kind, id }) => kind === 'cue' && id === 'pseudo')) continue;
    if (isPlaceOnly && !places.some(({ start }) => start === first.start)) continue;
    for (let at = hit.at; at < hit.at + hit.length; at += 1) draft.covered.add(at);
  }
  for (const number of readNumbers(tokens, {
    lang: language,
    isUnmarked: isPlain,
    taken: dateTokens,
    isUnit: (at) => isCountedBy(draft, at),
  }))
    for (let at = number.at; at < number.at + number.length; at += 1) draft.covered.add(at);
  for (const hit of hits)
    if (cues.some(({ at, id }) => at === hit.at && id === 'neg'))
      for (let at = hit.at; at < hit.at + hit.length; at += 1) dateTokens.add(at);
  const items = [...conceptItems(draft), ...itemsByObject(draft), ...plainItems(draft)].sort((a, b) => a.at - b.at);
  negate(items, cues, draft);
  return {
    text,
    lang: language,
    items,
    quantities: quantitiesOf(draft, items, cues, isPlain),
    dates,
    times,
    years: [...text.matchAll(/(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)/gu)].map(([year]) => Number(year)),
    places,
    names: readNames(tokens, language, text),
    cues,
    clauseCount: Math.max(0, ...clauses) + 1,
    tokenCount: tokens.length,
  };
}
