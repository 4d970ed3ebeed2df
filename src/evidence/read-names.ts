import type { Token } from './tokens.ts';

/** A thing with a name of its own: `cầu Đồng Sơn` is head `cau`, name `dong son`. */
export interface NamedThing {
  head: string;
  name: string;
  /** Index of its first token. */
  at: number;
}

const HEADS: Readonly<Record<string, readonly string[]>> = {
  vi: [
    'cau',
    'ho',
    'dap',
    'song',
    'truong',
    'thcs',
    'thpt',
    'mam non',
    'tieu hoc',
    'benh vien',
    'cho',
    'chua',
    'den',
    'nui',
    'duong',
    'pho',
    'kcn',
    'khu cong nghiep',
    'cum cong nghiep',
    'cong ty',
    'nha may',
    'ngan hang',
    'sieu thi',
    'de',
    'kenh',
    'so',
    'bo',
    'toa an',
    'vien',
    'dai hoc',
    'thon',
    'lang',
    'ga',
    'du an',
    'bao',
    'giao su',
    'xuong',
    'tap doan',
    'hop tac xa',
    'htx',
    'cao dang',
    'nha may nuoc',
    'bot',
    'tram',
    'tram bom',
    'bai rac',
    'quoc lo',
    'ql',
    'tinh lo',
    'dt',
    'hoi',
    'le hoi',
  ],
  en: [],
};
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

const ROADS = new Set(['ql', 'quoc lo', 'tinh lo', 'dt']);

function viNames(tokens: readonly Token[]): NamedThing[] {
  const found: NamedThing[] = [];
  const heads = HEADS['vi'] as readonly string[];
  for (let at = 0; at < tokens.length; at += 1) {
    for (const length of [3, 2, 1]) {
      const words = tokens.slice(at, at + length);
      if (words.length < length || !heads.includes(words.map(({ folded }) => folded).join(' '))) continue;
      const name: string[] = [];
      const isQualified = QUALIFIERS.has(tokens[at + length]?.folded ?? '') && !tokens[at + length]?.isCapital;
      for (let next = at + length + Number(isQualified); next < tokens.length; next += 1) {
        const token = tokens[next] as Token;
        const isNumber =
          token.kind === 'number' && (name.length > 0 || ROADS.has(words.map(({ folded }) => folded).join(' ')));
        if (!(token.isCapital || isNumber) || name.length > 5) break;
        if (isNumber && name.length > 0 && !/^\d{1,3}$/.test(token.exact)) break;
        name.push(token.folded);
      }
      if (name.length > 0) found.push({ head: words.map(({ folded }) => folded).join(' '), name: name.join(' '), at });
      break;
    }
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

/** Things named by a capitalised name after (Vietnamese) or before (English) a word for their kind; none in other languages. */
export function readNames(tokens: readonly Token[], lang: string): NamedThing[] {
  return lang === 'vi' ? viNames(tokens) : lang === 'en' ? enNames(tokens) : [];
}

/** True when both name things of one kind, and none of them is the same: `cầu Đồng Sơn` against `cầu Như Nguyệt`. */
export function namesClash(one: readonly NamedThing[], other: readonly NamedThing[]): boolean {
  return one.some(({ head }) => {
    const mine = one.filter((named) => named.head === head);
    const theirs = other.filter((named) => named.head === head);
    if (theirs.length === 0) return false;
    return mine.every(({ name }) => theirs.every((their) => !their.name.includes(name) && !name.includes(their.name)));
  });
}
