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
  pattern: RegExp;
  exact: string;
  /** 0: a login read as a name. */
  partCount: number;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');

const NOBODY_JOINED = new Set([...NOBODY].map((name) => name.replace(/ /gu, '')));

/** A login such as nguyenvana98 read as the name it is made of: its letters with spaces between some. */
function compileLogin(folded: string): KnownName[] {
  const letters = folded.replace(/[\d._-]+/gu, '');
  if (!/^[a-z]{8,30}$/u.test(letters) || NOBODY_JOINED.has(letters)) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${[...letters].join(' ?')}(?![\\p{L}\\p{N}])`, 'gu');
  return [{ pattern, exact: letters, partCount: 0 }];
}

function compileName(raw: string, publishers: Publishers): KnownName[] {
  const name = raw
    .normalize('NFC')
    .replace(/^(?:acct:)?@+/u, '')
    .replace(/^\/?u\//u, '')
    .trim();
  const folded = foldName(name)
    .replace(/[\u0001\u0002]/gu, ' ')
    .trim();
  if (folded.length < 2 || folded.length > 120 || NOBODY.has(folded) || isPublisher(publishers, name)) return [];
  if (/^\d{1,4}$/u.test(folded) || /^https?:/u.test(folded)) return [];
  const parts = folded.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  if (parts.length === 0) return [];
  const body = parts.map(escaped).join(GAP);
  const edge = UNSPACED.test(folded) ? ['', ''] : ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'];
  const known = { pattern: new RegExp(`@?${edge[0]}${body}${edge[1]}`, 'gu'), exact: name, partCount: parts.length };
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

/** A name of which only the part to look for first has been read: most names do not recur and need no pattern. */
export interface NameToFind {
  name: string;
  /** Its longest part, folded; null when only a login's letters may recur. */
  key: string | null;
  compiled: KnownName[] | null;
}

/** The name ready to be looked for in several texts. */
export function nameToFind(name: string): NameToFind {
  const parts =
    foldName(name.normalize('NFC'))
      .split('@')[0]
      ?.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const key = parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
  return { name, key: /\s/u.test(name.trim()) && key !== '' ? key : null, compiled: null };
}

/** True when the key stands anywhere outside what is masked anyway; `covered` is in order. */
function standsElsewhere(folded: string, key: string, covered: readonly MaskSpan[]): boolean {
  let next = 0;
  for (let at = folded.indexOf(key); at >= 0; at = folded.indexOf(key, at + key.length)) {
    while (next < covered.length && (covered[next] as MaskSpan).end <= at) next += 1;
    const span = covered[next];
    if (!span || span.start > at || span.end < at + key.length) return true;
  }
  return false;
}

/**
 * Where the names recur: with or without marks, in any case, joined or apart, with or without @. `covered` are spans
 * that are masked anyway, in order.
 */
export function findKnownNames(
  skeleton: Skeleton,
  names: Iterable<NameToFind>,
  { publishers, covered }: { publishers: Publishers; covered: readonly MaskSpan[] },
): MaskSpan[] {
  const spans: MaskSpan[] = [];
  for (const name of names) {
    if (name.key !== null && !standsElsewhere(skeleton.folded, name.key, covered)) continue;
    name.compiled ??= compileName(name.name, publishers);
    for (const known of name.compiled) {
      for (const match of skeleton.folded.matchAll(known.pattern)) {
        const start = match.index;
        const end = start + match[0].length;
        if (isTheName(skeleton.text.slice(start, end), known)) spans.push({ start, end, kind: 'name' });
      }
    }
  }
  return spans;
}
