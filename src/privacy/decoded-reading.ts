/** A text as it reads once its encodings are undone, with the way back to where each character stood. */
export interface DecodedReading {
  text: string;
  /** Index of each unit in the original, and the original's length last. UTF-16 units. */
  offsets: Uint32Array;
}

/** Character references, percent signs, escapes; letters of mathematics and boxes; marks that only strike through. */
const ENCODED =
  /&#(\d{2,7});?|&#x([0-9a-f]{2,6});?|&(nbsp|commat|period|num|lowbar|hyphen|dash|sol|colon|amp|ensp|emsp);|%([2-7][0-9a-f])|\\u\{?(?:00)?([2-7][0-9a-f])\}?|\\x([2-7][0-9a-f])|([\u{1d400}-\u{1d7cb}\u{1f130}-\u{1f149}\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\u24b6-\u24e9])|[\u0332-\u0338\u20d0-\u20df]/giu;
const HAS_ENCODED =
  /&#?[0-9a-z]{2,8};?|%[2-7][0-9a-f]|\\[ux]|[\u{1d400}-\u{1d7cb}\u{1f130}-\u{1f189}\u24b6-\u24e9\u0332-\u0338\u20d0-\u20df]/iu;

const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  commat: '@',
  period: '.',
  num: '#',
  lowbar: '_',
  hyphen: '-',
  dash: '-',
  sol: '/',
  colon: ':',
  amp: '&',
};

function boxed(sign: string): string {
  const code = sign.codePointAt(0) as number;
  for (const first of [0x1f130, 0x1f150, 0x1f170])
    if (code >= first && code < first + 26) return String.fromCharCode(97 + code - first);
  return sign.normalize('NFKC');
}

function decoded(match: RegExpMatchArray): string {
  const [, decimal, hex, name, percent, escape, byte, letter] = match;
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? ' ';
  if (letter !== undefined) return boxed(letter);
  const code = decimal !== undefined ? Number(decimal) : parseInt(hex ?? percent ?? escape ?? byte ?? '', 16);
  if (Number.isNaN(code)) return '';
  return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : ' ';
}

/** The other reading of a text that holds encoded characters; null when there are none. */
export function decodedReading(text: string): DecodedReading | null {
  if (!HAS_ENCODED.test(text)) return null;
  const parts: string[] = [];
  const offsets: number[] = [];
  let from = 0;
  const keep = (to: number): void => {
    parts.push(text.slice(from, to));
    for (let at = from; at < to; at += 1) offsets.push(at);
  };
  for (const match of text.matchAll(ENCODED)) {
    keep(match.index);
    const sign = decoded(match);
    parts.push(sign);
    for (let unit = 0; unit < sign.length; unit += 1) offsets.push(match.index);
    from = match.index + match[0].length;
  }
  if (from === 0) return null;
  keep(text.length);
  offsets.push(text.length);
  return { text: parts.join(''), offsets: Uint32Array.from(offsets) };
}
