import type { Gazetteer, Place } from '../domain/place.ts';
import { COMMUNE_NAMES } from './words/commune-names.ts';
import { CONCEPTS } from './words/concepts.ts';
import { CUES } from './words/cues.ts';
import { tokensOf, type Token } from './tokens.ts';

export const LANGS = ['vi', 'en', 'zh', 'ko', 'ja', 'lo'] as const;
export type ConceptKind = 'role' | 'event' | 'thing' | 'unit';

/** What a phrase stands for. */
export type Meaning =
  | { kind: ConceptKind; id: string }
  | { kind: 'cue'; id: string }
  | { kind: 'place'; id: string; above: string[]; level: 'province' | 'below' | 'elsewhere'; needsCapital: boolean };

interface Node {
  next: Map<string, Node>;
  meanings: Meaning[];
}

export interface Hit {
  meanings: Meaning[];
  /** Tokens from `at`, `length` of them. */
  at: number;
  length: number;
}

/** Phrases of one language, longest match first. */
export interface PhraseTrie {
  root: Node;
  /** Compare tokens with or without marks. */
  form: 'exact' | 'folded';
}

export type Tries = Readonly<Record<string, PhraseTrie>>;

const newNode = (): Node => ({ next: new Map(), meanings: [] });

function add(trie: PhraseTrie, phrase: string, meaning: Meaning): void {
  let node = trie.root;
  const tokens = tokensOf(phrase);
  if (tokens.length === 0) return;
  for (const token of tokens) {
    const key = token[trie.form];
    const next = node.next.get(key) ?? newNode();
    node.next.set(key, next);
    node = next;
  }
  if (!node.meanings.some(({ kind, id }) => kind === meaning.kind && id === meaning.id)) node.meanings.push(meaning);
}

function rows(table: string, headCount: number): { head: string; columns: string[] }[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      return { head: cells.slice(0, headCount).join(' '), columns: cells.slice(headCount) };
    });
}

/** An English phrase for a thing with its plural: `industrial park`, `industrial parks`. */
function inflected(phrase: string, kind: Meaning['kind']): string[] {
  if (kind !== 'thing' || !/[a-rt-z]$/u.test(phrase)) return [phrase];
  const plural = /[^aeiou]y$/u.test(phrase)
    ? `${phrase.slice(0, -1)}ies`
    : `${phrase}${/(?:ch|sh|x|z)$/u.test(phrase) ? 'es' : 's'}`;
  return [phrase, plural];
}

/** Cues of one syllable that stay themselves without their marks; `do` is `dở` and `do`, `hoi` is `hỡi`, `hỏi` and `hội`. */
const CLEAR_UNMARKED = new Set([
  'buồn',
  'ghét',
  'nếu',
  'nhỡ',
  'haha',
  'hihi',
  'mong',
  'chắc',
  'bực',
  'khổ',
  'tin',
  'fake',
  'facebook',
  'tiktok',
  'zalo',
]);
const EASILY_LOST = new Set(['tone', 'rhetoric', 'opinion', 'ask', 'rumour', 'refute']);

const isLostUnmarked = (phrase: string, { kind, id }: Meaning): boolean =>
  kind === 'cue' && EASILY_LOST.has(id) && !phrase.includes(' ') && !CLEAR_UNMARKED.has(phrase);

function addTable(tries: Record<string, PhraseTrie>, table: string, meaningOf: (head: string) => Meaning): void {
  for (const { head, columns } of rows(table, 1)) {
    columns.forEach((cell, column) => {
      const lang = LANGS[column];
      if (!lang) return;
      for (const phrase of cell.split(',').map((one) => one.trim())) {
        if (!phrase) continue;
        for (const form of lang === 'en' ? inflected(phrase, meaningOf(head).kind) : [phrase])
          add(tries[lang] as PhraseTrie, form, meaningOf(head));
        if (lang === 'vi' && !isLostUnmarked(phrase, meaningOf(head)))
          add(tries['vi-unmarked'] as PhraseTrie, phrase, meaningOf(head));
      }
    });
  }
}

/** The key under which old and new units of one name are one place: the folded first Vietnamese name. */
function placeKey(place: Pick<Place, 'names'>): string {
  const name = place.names.vi?.[0] ?? place.names.en?.[0] ?? '';
  return tokensOf(name)
    .map(({ folded }) => folded)
    .join(' ');
}

/** What a city or ward that is called as its province is told by: the name alone is the province's. */
const UNIT_WORDS: Partial<Record<Place['kind'], { vi: string[]; en: string }>> = {
  city: { vi: ['thành phố', 'TP', 'TP.'], en: 'City' },
  ward: { vi: ['phường', 'P.'], en: 'Ward' },
};

function namesWithUnit({ kind, names }: Place): Place['names'] {
  const { vi = [], en = '' } = UNIT_WORDS[kind] ?? {};
  const own = names.vi ?? [];
  return { vi: own.flatMap((name) => vi.map((word) => `${word} ${name}`)), en: own.map((name) => `${name} ${en}`) };
}

/** Provinces across the border, which foreign press writes about beside ours. */
const NEIGHBOURS: Place['names'][] = [
  { vi: ['Quảng Tây'], en: ['Guangxi'], zh: ['广西'], ko: ['광시'], ja: ['広西'] },
  { vi: ['Quảng Đông'], en: ['Guangdong'], zh: ['广东'], ko: ['광둥'], ja: ['広東'] },
  { vi: ['Vân Nam'], en: ['Yunnan'], zh: ['云南'], ko: ['윈난'], ja: ['雲南'] },
];

function addPlaces(tries: Record<string, PhraseTrie>, gazetteer: Gazetteer): void {
  const byId = new Map(gazetteer.places.map((place) => [place.id, place]));
  const provinces = new Set(gazetteer.places.filter(({ kind }) => kind === 'province').map(placeKey));
  const isNamesake = (place: Place): boolean => place.kind in UNIT_WORDS && provinces.has(placeKey(place));
  const keyOf = (place: Place): string => (isNamesake(place) ? `${place.kind} ${placeKey(place)}` : placeKey(place));
  const aboveOf = (place: Place): string[] => {
    const above: string[] = [];
    for (const start of [place.parent, place.formerly])
      for (let id = start; id; id = byId.get(id)?.parent ?? null) {
        const parent = byId.get(id);
        if (parent) above.push(keyOf(parent));
        if (above.length > 12) break;
      }
    return [...new Set(above)];
  };
  const put = (names: Place['names'], meaning: Meaning): void => {
    for (const [lang, list] of Object.entries(names))
      for (const name of list ?? []) {
        add(tries[lang] as PhraseTrie, name, meaning);
        if (lang !== 'vi') continue;
        add(tries['vi-unmarked'] as PhraseTrie, name, meaning);
        const latin = tokensOf(name)
          .map(({ folded }) => folded)
          .join(' ');
        // Foreign press writes it without marks, or in brackets behind its own spelling.
        for (const foreign of LANGS) if (foreign !== 'vi') add(tries[foreign] as PhraseTrie, latin, meaning);
      }
  };
  // Before our own: without marks `Lạng Sơn` is also a village of ours, and a province is what the press means.
  for (const names of NEIGHBOURS)
    put(names, { kind: 'place', id: placeKey({ names }), above: [], level: 'elsewhere', needsCapital: true });
  for (const other of gazetteer.otherProvinces)
    if (!provinces.has(placeKey(other)))
      put(other.names, { kind: 'place', id: placeKey(other), above: [], level: 'elsewhere', needsCapital: true });
  for (const place of gazetteer.places) {
    if (['product', 'event', 'organisation'].includes(place.kind)) continue;
    const meaning: Meaning = {
      kind: 'place',
      id: keyOf(place),
      above: aboveOf(place),
      level: provinces.has(keyOf(place)) ? 'province' : 'below',
      needsCapital: place.certainty === 'parent',
    };
    put(isNamesake(place) ? namesWithUnit(place) : place.names, meaning);
    if (place.kind === 'commune' || place.kind === 'ward')
      put(COMMUNE_NAMES.get(place.names.vi?.[0] ?? '') ?? {}, meaning);
  }
  for (const other of gazetteer.neighbours)
    for (const names of [other.names, COMMUNE_NAMES.get(other.names.vi?.[0] ?? '') ?? {}])
      put(names, { kind: 'place', id: placeKey(other), above: ['bac ninh'], level: 'below', needsCapital: true });
}

const made = new WeakMap<Gazetteer, Tries>();

/** The phrases of every language, with the gazetteer's names where one is given; made once a gazetteer. */
export function makeTries(gazetteer: Gazetteer | null): Tries {
  const known = gazetteer ? made.get(gazetteer) : undefined;
  if (known) return known;
  const tries: Record<string, PhraseTrie> = {
    'vi-unmarked': { root: newNode(), form: 'folded' },
    ...Object.fromEntries(LANGS.map((lang) => [lang, { root: newNode(), form: lang === 'vi' ? 'exact' : 'folded' }])),
  };
  addTable(tries, CONCEPTS, (head) => {
    const [id = '', kind = ''] = head.split(' ');
    return { kind: kind as ConceptKind, id };
  });
  addTable(tries, CUES, (head) => ({ kind: 'cue', id: head }));
  if (gazetteer) {
    addPlaces(tries, gazetteer);
    made.set(gazetteer, tries);
  }
  return tries;
}

/** Every phrase found, longest first from the left; hits do not overlap but for single cues inside longer words. */
export function findPhrases(tokens: readonly Token[], trie: PhraseTrie): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length;) {
    let node: Node | undefined = trie.root;
    let best: Hit | null = null;
    for (let end = at; end < tokens.length; end += 1) {
      const token: Token = tokens[end] as Token;
      node = node?.next.get(token[trie.form]);
      if (!node) break;
      if (node.meanings.length > 0) best = { meanings: node.meanings, at, length: end - at + 1 };
    }
    if (best) hits.push(best);
    at += best?.length ?? 1;
  }
  return hits;
}
