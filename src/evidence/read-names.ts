import { fold } from '../lib/fold.ts';
import type { Token } from './tokens.ts';

/** A thing with a name of its own: `cầu Đồng Sơn` is head `cau`, name `dong son`. */
export interface NamedThing {
  head: string;
  name: string;
  /** Index of its first token. */
  at: number;
}

/** Kinds of things that carry a name of their own, as written with marks. */
const HEADS: readonly string[] = (
  'cầu, hồ, đập, sông, trường, thcs, thpt, mầm non, tiểu học, bệnh viện, chợ, chùa, đền, núi, đường, phố, kcn, ' +
  'khu công nghiệp, cụm công nghiệp, công ty, nhà máy, ngân hàng, siêu thị, đê, kênh, sở, bộ, tòa án, viện, đại học, ' +
  'thôn, làng, ga, dự án, bão, giáo sứ, xưởng, tập đoàn, hợp tác xã, htx, cao đẳng, nhà máy nước, bot, trạm, trạm bơm, ' +
  'bãi rác, quốc lộ, ql, tỉnh lộ, đường tỉnh, đt, cao tốc, hội, lễ hội'
).split(', ');
/** A kind's words as written, or folded, and the kind; of each first word the most words that follow it. */
const MARKED_HEADS = new Map(HEADS.map((head) => [head, head]));
const FOLDED_HEADS = new Map(HEADS.map((head) => [fold(head), head]));
const longestBy = (heads: Iterable<string>): Map<string, number> => {
  const longest = new Map<string, number>();
  for (const head of heads) {
    const words = head.split(' ');
    longest.set(words[0] as string, Math.max(words.length, longest.get(words[0] as string) ?? 0));
  }
  return longest;
};
const LONGEST_MARKED = longestBy(MARKED_HEADS.keys());
const LONGEST_FOLDED = longestBy(FOLDED_HEADS.keys());
const TRAILING: readonly string[] = [
  'bridge',
  'dam',
  'lake',
  'reservoir',
  'river',
  'school',
  'hospital',
  'market',
  'pagoda',
  'park',
  'company',
  'bank',
  'plant',
  'dyke',
  'road',
  'highway',
  'factory',
  'zone',
  'pass',
  'station',
  'festival',
];

/** Words between the kind and the name: `cầu phao Đồng Sơn`. */
const QUALIFIERS = new Set([
  'phao',
  'treo',
  'vuot',
  'tam',
  'sat',
  'cung',
  'chinh',
  'moi',
  'cu',
  'chua',
  'thuy',
  'dien',
]);

/** Roads are told apart by class and name: `quốc lộ 31` is no expressway. */
const ROADS: Readonly<Record<string, string>> = {
  ql: 'ql',
  'quốc lộ': 'ql',
  'tỉnh lộ': 'dt',
  'đường tỉnh': 'dt',
  đt: 'dt',
  'cao tốc': 'ct',
};

/** Ends of roads as people write them: `cao tốc HN - BG`. */
const ROAD_ENDS: Readonly<Record<string, string>> = { hn: 'ha noi', bg: 'bac giang', ls: 'lang son', hp: 'hai phong' };

/** The kind of thing that stands at a token, as its words with marks; text without marks is read without them. */
function headAt(tokens: readonly Token[], at: number, isPlain: boolean): { head: string; length: number } | null {
  const word = (index: number): string => (isPlain ? tokens[index]?.folded : tokens[index]?.exact) ?? '';
  const heads = isPlain ? FOLDED_HEADS : MARKED_HEADS;
  const longest = (isPlain ? LONGEST_FOLDED : LONGEST_MARKED).get(word(at)) ?? 0;
  for (let length = Math.min(longest, tokens.length - at); length > 0; length -= 1) {
    const head = heads.get(Array.from({ length }, (_, offset) => word(at + offset)).join(' '));
    if (head) return { head, length };
  }
  return null;
}

function viNames(tokens: readonly Token[]): NamedThing[] {
  const found: NamedThing[] = [];
  const isPlain = tokens.every(({ exact, folded }) => exact === folded);
  for (let at = 0; at < tokens.length; at += 1) {
    const kind = headAt(tokens, at, isPlain);
    // `Đáp Cầu` is a name, no bridge; `Trường`, `Cầu` begin a sentence.
    if (!kind || ((tokens[at] as Token).isCapital && tokens[at - 1]?.isCapital)) continue;
    const { head, length } = kind;
    const name: string[] = [];
    const isQualified = QUALIFIERS.has(tokens[at + length]?.folded ?? '') && !tokens[at + length]?.isCapital;
    for (let next = at + length + Number(isQualified); next < tokens.length; next += 1) {
      const token = tokens[next] as Token;
      const isNumber = token.kind === 'number' && (name.length > 0 || head in ROADS);
      if (!(token.isCapital || isNumber) || name.length > 5) break;
      if (isNumber && name.length > 0 && !/^\d{1,3}$/.test(token.exact)) break;
      name.push(...(head in ROADS ? (ROAD_ENDS[token.folded] ?? token.folded) : token.folded).split(' '));
    }
    if (name.length === 0) continue;
    const road = ROADS[head];
    found.push({ head: road ? 'road' : fold(head), name: [...(road ? [road] : []), ...name].join(' '), at });
  }
  return found;
}

function enNames(tokens: readonly Token[]): NamedThing[] {
  return tokens.flatMap((token, at) => {
    const head = token.folded.replace(/s$/, '');
    if (!TRAILING.includes(head)) return [];
    const name: string[] = [];
    for (let before = at - 1; before >= 0 && name.length < 5; before -= 1) {
      const one = tokens[before] as Token;
      if (!one.isCapital || ['the', 'a', 'an', 'in', 'at'].includes(one.folded)) break;
      name.unshift(one.folded);
    }
    return name.length > 0 ? [{ head, name: name.join(' '), at: at - name.length }] : [];
  });
}

const HAN_NAMED = /(?<name>\p{Script=Han}{2})(?<head>工业园|工业区|大桥|水库|医院|市场)/gu;
const KOREAN_NAMED = /(?<name>[가-힣]{2,6})\s?(?<head>산업단지|공단|대교|저수지|병원|시장)/gu;

/** `安丰工业园`: two signs before a word for its kind, as Vietnamese names are written in Chinese; in Korean the word before it. */
const namedBy = (text: string, pattern: RegExp): NamedThing[] =>
  [...text.matchAll(pattern)].map(({ groups, index }) => ({
    head: groups?.['head'] as string,
    name: groups?.['name'] as string,
    at: index,
  }));

/** Things named by a capitalised name after (Vietnamese) or before (English) a word for their kind; none in other languages. */
export function readNames(tokens: readonly Token[], lang: string, text: string): NamedThing[] {
  if (lang === 'zh') return namedBy(text, HAN_NAMED);
  if (lang === 'ko') return namedBy(text, KOREAN_NAMED);
  return lang === 'vi' ? viNames(tokens) : lang === 'en' ? enNames(tokens) : [];
}

/** True when both name things of one kind, and none of them is the same: `cầu Đồng Sơn` against `cầu Như Nguyệt`. */
export function namesClash(one: readonly NamedThing[], other: readonly NamedThing[]): boolean {
  return one.some(({ head }) => {
    const mine = one.filter((named) => named.head === head);
    const theirs = other.filter((named) => named.head === head);
    if (theirs.length === 0) return false;
    // `trường THPT Lục Ngạn` and `THPT Lục Ngạn`: the longer kind is part of the name.
    if (mine.some(({ name }) => other.some((their) => their.name === `${head} ${name}`))) return false;
    return mine.every(({ name }) => theirs.every((their) => !their.name.includes(name) && !name.includes(their.name)));
  });
}
