import { isPublisher, type Publishers } from './publishers.ts';
import { foldName, type Skeleton } from './skeleton.ts';
import type { MaskSpan } from './span.ts';

/** Bylines that name nobody, and places: an account may bear them, but they are no person's. */
const NOBODY = new Set(
  'ban doc|doc gia|admin|administrator|quan tri vien|mod|moderator|pv|phong vien|nhom pv|nhom phong vien|ctv|cong tac vien|bien tap|bien tap vien|toa soan|ban bien tap|tac gia|an danh|an danh 1|khach|guest|anonymous|unknown|user|deleted|[deleted]|automoderator|none|null|bot|news|tin tuc|thoi su|bao|tong hop|theo bao|nguoi dung|thanh vien|member|staff|editor|reporter|author|viet nam|vietnam|bac giang|tinh bac giang|bac ninh|ha noi|hanoi|luc ngan|viet yen|yen the|hiep hoa|tan yen|lang giang|son dong|luc nam|yen dung|thai nguyen|hai duong|hung yen|thai binh|hoa binh|ninh binh|an ninh|the gioi|kinh te|phap luat|giao thong|le hoi|public|private|channel|group|page|youtube|facebook|reddit|mastodon|bluesky|weibo|telegram|person|post|reply|en|vi|zh|ko|ja|lo|记者|编辑|匿名|网友|用户|기자|익명|편집국|記者|編集部|匿名さん'.split(
    '|',
  ),
);
const GAP = '[\\s._\\-·\\u0001\\u0002]{0,3}';
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Lao}\p{Script=Thai}]/u;

interface KnownName {
  /** Sticky: it is asked where the key stands. */
  pattern: RegExp;
  key: string;
  exact: string;
  /** 0: a login read as a name. */
  partCount: number;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');

const NOBODY_JOINED = new Set([...NOBODY].map((name) => name.replace(/ /gu, '')));

/** The letters of a folded login that may be a name; null when they are too few or no letters. */
function loginLetters(folded: string): string | null {
  const letters = folded.replace(/[\d._-]+/gu, '');
  return /^[a-z]{8,30}$/u.test(letters) ? letters : null;
}

/** A login such as nguyenvana98 read as the name it is made of: its letters with spaces between some. */
function compileLogin(folded: string): KnownName[] {
  const letters = loginLetters(folded);
  if (letters === null || NOBODY_JOINED.has(letters)) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${[...letters].join(' ?')}(?![\\p{L}\\p{N}])`, 'uy');
  return [{ pattern, key: letters, exact: letters, partCount: 0 }];
}

/** Without what marks it as a handle. */
function bareName(raw: string): { name: string; folded: string } {
  const name = raw
    .normalize('NFC')
    .replace(/^(?:acct:)?@+/u, '')
    .replace(/^\/?u\//u, '')
    .trim();
  return {
    name,
    folded: foldName(name)
      .replace(/[\u0001\u0002]/gu, ' ')
      .trim(),
  };
}

const partsOf = (folded: string): string[] => folded.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);

function compileName(raw: string, publishers: Publishers): KnownName[] {
  const { name, folded } = bareName(raw);
  if (folded.length < 2 || folded.length > 120 || NOBODY.has(folded) || isPublisher(publishers, name)) return [];
  if (/^\d{1,4}$/u.test(folded) || /^https?:/u.test(folded)) return [];
  const parts = partsOf(folded);
  if (parts.length === 0) return [];
  const body = parts.map(escaped).join(GAP);
  const edge = UNSPACED.test(folded) ? ['', ''] : ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'];
  const pattern = new RegExp(`@?${edge[0]}${body}${edge[1]}`, 'uy');
  const known = { pattern, key: parts.join(''), exact: name, partCount: parts.length };
  const local = folded.split('@')[0] as string;
  if (local !== folded && local.length >= 3) return [known, ...compileName(local, publishers)];
  return folded.includes(' ') ? [known] : [known, ...compileLogin(folded)];
}

/** A name of two small syllables may be two ordinary words; a short word may be any word. */
function isTheName(matched: string, known: KnownName): boolean {
  if (matched.startsWith('@') || UNSPACED.test(matched)) return matched.length >= 2;
  if (known.partCount === 0)
    return (
      matched.split(' ').length <= 5 &&
      matched.split(' ').every((word) => /^\p{Lu}/u.test(word)) &&
      matched.includes(' ')
    );
  const isMarkedAlike = matched.toLowerCase() === known.exact.toLowerCase();
  const isUnmarked = foldName(matched) === matched.toLowerCase();
  const isJoined = known.partCount > 1 && !/\s/u.test(matched);
  if (!isMarkedAlike && !isUnmarked && !isJoined)
    return foldName(matched) === foldName(known.exact) && known.partCount >= 3;
  if (known.partCount >= 3 || isJoined) return true;
  if (known.partCount === 2) return /\p{Lu}/u.test(matched) || !/\p{Lu}/u.test(known.exact);
  if (/[\d_.]/u.test(known.exact) || known.exact.length >= 7) return true;
  return matched === known.exact && (/^\p{Lu}/u.test(matched) || matched.length >= 5);
}

/** A name to look for. It is read only so far as to see where it may stand: most names do not recur and need no pattern. */
export interface NameToFind {
  name: string;
  /** Its letters and digits in one piece, folded; those of a login's name and of the part before an @ too. */
  keys: readonly string[];
  compiled: KnownName[] | null;
}

/** The name ready to be looked for in several texts. */
export function nameToFind(name: string): NameToFind {
  const { folded } = bareName(name);
  const keys = new Set<string>();
  for (const one of [folded, (folded.split('@')[0] as string).trim()]) {
    keys.add(partsOf(one).join(''));
    if (!one.includes(' ')) keys.add(loginLetters(one) ?? '');
  }
  return { name, keys: [...keys].filter((key) => key.length >= 2), compiled: null };
}

/** Names by the code units of their keys: a text is read once for all of them, whatever their number. */
interface KeyNode {
  next: Map<number, KeyNode>;
  ends: { name: NameToFind; key: string }[];
}

function keyTree(names: Iterable<NameToFind>): KeyNode {
  const root: KeyNode = { next: new Map(), ends: [] };
  for (const name of names) {
    for (const key of name.keys) {
      let node = root;
      for (let at = 0; at < key.length; at += 1) {
        const unit = key.charCodeAt(at);
        const next: KeyNode = node.next.get(unit) ?? { next: new Map(), ends: [] };
        node.next.set(unit, next);
        node = next;
      }
      node.ends.push({ name, key });
    }
  }
  return root;
}

const IS_GAP = new RegExp(GAP.replace(/\{.*/u, ''), 'u');
const GAPS = new Uint8Array(0x10000);
for (let unit = 0; unit < 0x10000; unit += 1) GAPS[unit] = Number(IS_GAP.test(String.fromCharCode(unit)));

/** The code units of a text that are no gap, and where each stands. */
function withoutGaps(folded: string): { units: Uint16Array; offsets: Uint32Array; length: number } {
  const units = new Uint16Array(folded.length);
  const offsets = new Uint32Array(folded.length);
  let length = 0;
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charCodeAt(at);
    if (GAPS[unit] === 1) continue;
    units[length] = unit;
    offsets[length] = at;
    length += 1;
  }
  return { units, offsets, length };
}

/** The end of the name that stands exactly here, or null. */
function nameAt(skeleton: Skeleton, start: number, known: KnownName): number | null {
  known.pattern.lastIndex = start;
  const match = known.pattern.exec(skeleton.folded);
  if (!match) return null;
  const end = start + match[0].length;
  return isTheName(skeleton.text.slice(start, end), known) ? end : null;
}

/**
 * Where the names recur: with or without marks, in any case, joined or apart, with or without @. `covered` are spans
 * that are masked anyway, in order. The work grows with the text, not with text times names.
 */
export function findKnownNames(
  skeleton: Skeleton,
  names: Iterable<NameToFind>,
  { publishers, covered }: { publishers: Publishers; covered: readonly MaskSpan[] },
): MaskSpan[] {
  const tree = keyTree(names);
  if (tree.next.size === 0) return [];
  const spans: MaskSpan[] = [];
  const ends = new Map<KnownName, number>();
  const { units, offsets, length } = withoutGaps(skeleton.folded);
  let next = 0;
  for (let from = 0; from < length; from += 1) {
    const at = offsets[from] as number;
    while (next < covered.length && (covered[next] as MaskSpan).end <= at) next += 1;
    const cover = covered[next];
    let node = tree.next.get(units[from] as number);
    for (let to = from; node; node = to < length ? node.next.get(units[to] as number) : undefined) {
      const last = offsets[to] as number;
      to += 1;
      if (cover && cover.start <= at && cover.end > last) continue;
      for (const { name, key } of node.ends) {
        name.compiled ??= compileName(name.name, publishers);
        for (const known of name.compiled) {
          if (known.key !== key || at < (ends.get(known) ?? 0)) continue;
          const start = skeleton.folded[at - 1] === '@' && known.partCount > 0 ? at - 1 : at;
          const end = nameAt(skeleton, start, known);
          if (end === null) continue;
          ends.set(known, end);
          spans.push({ start, end, kind: 'name' });
        }
      }
    }
  }
  return spans;
}
