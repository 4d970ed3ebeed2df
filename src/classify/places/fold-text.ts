/** A text made comparable: lower case, no marks, no invisible characters, with the way back to the original. */
export interface FoldedText {
  original: string;
  folded: string;
  /** Index of each folded character in the original, and the original's length last. UTF-16 units. */
  offsets: Uint32Array;
  /** True where the text holds Han, Kana, Hangul or Lao. */
  hasUnspaced: boolean;
}

const DROP = 0;
const UNSPACED = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}\p{Script=Lao}]/u;
const INVISIBLE =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFE00-\uFE0F\uFEFF]/;
const ALL_INVISIBLE = new RegExp(INVISIBLE, 'g');

function foldedUnit(unit: number): number {
  const char = String.fromCharCode(unit);
  if (INVISIBLE.test(char) || (unit >= 0x300 && unit <= 0x36f)) return DROP;
  if (/\s/.test(char)) return unit === 10 ? 10 : 32;
  if (char === 'đ' || char === 'Đ' || char === 'ð' || char === 'Ð') return 100;
  if ((unit >= 0x2010 && unit <= 0x2015) || unit === 0x2212 || unit === 0xfe63 || unit === 0xff0d) return 45;
  const isLatin = unit < 0x250 || (unit >= 0x1e00 && unit <= 0x1eff);
  if (!isLatin && !(unit >= 0xff01 && unit <= 0xff9f)) return unit;
  const bare = char
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .toLowerCase();
  return bare.length === 1 ? bare.charCodeAt(0) : unit;
}

const TABLE = Uint16Array.from({ length: 0x10000 }, (_, unit) => foldedUnit(unit));

/** Decomposed Hangul and Kana composed, everything else left: only these change what the table sees. */
function composed(text: string): { text: string; at: number[] } | null {
  if (!/[\u1100-\u11FF\u3099\u309A]/.test(text)) return null;
  const at: number[] = [];
  let out = '';
  for (const match of text.matchAll(
    /[\u1100-\u115E][\u1161-\u11FF]*|[^\u1100-\u11FF\u3099\u309A][\u3099\u309A]*|[^]/gu,
  )) {
    const cluster = match[0].normalize('NFC');
    for (let i = 0; i < cluster.length; i++) at.push(match.index + Math.min(i, match[0].length - 1));
    out += cluster;
  }
  return { text: out, at };
}

/** The folded form of a text; works on NFC and NFD, with and without marks. */
export function foldText(original: string): FoldedText {
  const whole = composed(original);
  const source = whole ? whole.text : original;
  const codes = new Uint16Array(source.length);
  const offsets = new Uint32Array(source.length + 1);
  let length = 0;
  for (let i = 0; i < source.length; i++) {
    const code = TABLE[source.charCodeAt(i)] as number;
    if (code === DROP) continue;
    codes[length] = code;
    offsets[length++] = whole ? (whole.at[i] as number) : i;
  }
  offsets[length] = original.length;
  const folded = decode(codes.subarray(0, length));
  return { original, folded, offsets: offsets.subarray(0, length + 1), hasUnspaced: UNSPACED.test(folded) };
}

const UTF16 = new TextDecoder('utf-16le');

/** Text from code units; lone surrogates become U+FFFD, which is one unit too. */
function decode(codes: Uint16Array): string {
  return UTF16.decode(codes);
}

/** The original text between two folded positions, without what trails it invisibly. */
export function originalSpan(text: FoldedText, start: number, end: number): { start: number; end: number } {
  const from = text.offsets[start] as number;
  const last = end > start ? (text.offsets[end - 1] as number) : from;
  let to = last + 1;
  while (to < text.original.length && /[\u0300-\u036F\u3099\u309A\u1160-\u11FF]/.test(text.original[to] as string))
    to++;
  return { start: from, end: to };
}

/** The original text between two folded positions. */
export function originalSlice(text: FoldedText, start: number, end: number): string {
  const span = originalSpan(text, start, end);
  return text.original.slice(span.start, span.end);
}

/** The original text between two folded positions as a reader sees it: NFC, without invisible characters. */
export function visibleSlice(text: FoldedText, start: number, end: number): string {
  return originalSlice(text, start, end).replace(ALL_INVISIBLE, '').normalize('NFC');
}
