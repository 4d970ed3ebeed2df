/** A cleaned text with two shadows of the same length, so that every offset means the same place in all three. */
export interface Skeleton {
  /** NFC, no invisible characters. */
  text: string;
  /** Digits of all scripts, full-width and circled forms made ASCII; emoji U+0002; marks that only decorate U+0001. */
  plain: string;
  /** `plain` in lower case without Vietnamese marks. */
  folded: string;
  /** It holds a sign from U+0E80 on that is neither Latin nor plain punctuation: Lao, Han, kana, Hangul, emoji. */
  isBeyondLatin: boolean;
}

const INVISIBLE =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0E\uFEFF\uFFA0\u{E0000}-\u{E007F}]/gu;
const HAS_INVISIBLE =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0E\uFEFF\uFFA0\uDB40]/;

/** First code units of ten digits in a row. */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810, 0xff10, 0x2080,
];
/** First code units of one to nine in a row: circled, parenthesised, dotted, double, black. */
const ONES = [0x2460, 0x2474, 0x2488, 0x24f5, 0x2776, 0x2780, 0x278a];
const LONE: [number, string][] = [
  [0x24ea, '0'],
  [0x24ff, '0'],
  [0x1f10b, '0'],
  [0x2070, '0'],
  [0x00ba, '0'],
  [0x00d8, '0'],
  [0x00f8, '0'],
  [0x00b9, '1'],
  [0x00b2, '2'],
  [0x00b3, '3'],
  [0x24d0, '@'],
  [0x2074, '4'],
  [0x2075, '5'],
  [0x2076, '6'],
  [0x2077, '7'],
  [0x2078, '8'],
  [0x2079, '9'],
  [0x043e, 'o'],
  [0x041e, 'O'],
  [0x03bf, 'o'],
  [0x039f, 'O'],
  [0x0430, 'a'],
  [0x0435, 'e'],
  [0x0441, 'c'],
  [0x0440, 'p'],
  [0x0445, 'x'],
  [0x0456, 'i'],
  [0x3000, ' '],
  [0x00a0, ' '],
  [0x202f, ' '],
  [0x205f, ' '],
  [0x2800, ' '],
  [0x2212, '-'],
  [0x2043, '-'],
  [0xfe58, '-'],
  [0xfe63, '-'],
  [0x3002, '.'],
  [0xff61, '.'],
  [0x2024, '.'],
  [0xfe52, '.'],
  [0xfe6b, '@'],
  [0x3001, ','],
  [0x2044, '/'],
  [0x2215, '/'],
];

function buildPlain(): Uint16Array {
  const table = new Uint16Array(65536);
  const set = (from: number, to: number, value: number): void => {
    table.fill(value, from, to + 1);
  };
  for (let unit = 0; unit < 65536; unit += 1) table[unit] = unit;
  for (let unit = 0xff01; unit <= 0xff5e; unit += 1) table[unit] = unit - 0xfee0;
  for (const [from, to] of [
    [0x2300, 0x23ff],
    [0x25a0, 0x27bf],
    [0x2900, 0x297f],
    [0x2b00, 0x2bff],
  ] as const)
    set(from, to, 2);
  for (const zero of ZEROS) for (let digit = 0; digit < 10; digit += 1) table[zero + digit] = 48 + digit;
  for (const one of ONES) for (let digit = 1; digit < 10; digit += 1) table[one + digit - 1] = 48 + digit;
  for (let letter = 0; letter < 26; letter += 1) {
    table[0x24b6 + letter] = 65 + letter;
    table[0x24d0 + letter] = 97 + letter;
  }
  for (const [unit, plain] of LONE) if (unit < 65536) table[unit] = plain.charCodeAt(0);
  set(0x2000, 0x200a, 32);
  set(0x2010, 0x2015, 45);
  set(0x300, 0x36f, 1);
  set(0x20d0, 0x20ff, 1);
  table[0xfe0f] = 1;
  return table;
}

function buildFold(): Uint16Array {
  const table = new Uint16Array(65536);
  for (let unit = 0; unit < 65536; unit += 1) table[unit] = unit;
  const ranges = [
    [0x41, 0x5a],
    [0xc0, 0x24f],
    [0x1e00, 0x1eff],
    [0x391, 0x3a9],
    [0x410, 0x42f],
  ] as const;
  for (const [from, to] of ranges) {
    for (let unit = from; unit <= to; unit += 1) {
      const base = String.fromCharCode(unit).normalize('NFD').charAt(0).toLowerCase();
      table[unit] = base === 'đ' ? 100 : base.charCodeAt(0);
    }
  }
  return table;
}

const PLAIN = buildPlain();
const FOLD = buildFold();
const UTF16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/** NFC without zero-width and other invisible characters. */
export function cleanText(text: string): string {
  const visible = HAS_INVISIBLE.test(text) ? text.replace(INVISIBLE, '') : text;
  return visible.replace(/\r\n?/gu, '\n').toWellFormed().normalize('NFC');
}

/** Low units of squared and circled A to Z. */
const SQUARED = [0xdd30, 0xdd50, 0xdd70];

function fillPair(plain: Uint16Array, at: number, high: number, low: number): void {
  if (high === 0xd835 && low >= 0xdfce) plain[at] = 48 + ((low - 0xdfce) % 10);
  else if (high === 0xd835) plain[at] = String.fromCharCode(high, low).normalize('NFKC').charCodeAt(0);
  else if (high === 0xd83c && SQUARED.some((first) => low >= first && low < first + 26))
    plain[at] = 65 + ((low - (SQUARED.find((first) => low >= first && low < first + 26) as number)) % 26);
  else if (high === 0xd83e && low >= 0xdff0 && low <= 0xdff9) plain[at] = 48 + (low - 0xdff0);
  else if (high === 0xd83c && (low === 0xdd0b || low === 0xdd0c)) plain[at] = 48;
  else if (high >= 0xd83c && high <= 0xd83e) {
    plain[at] = 2;
    plain[at + 1] = 2;
    return;
  } else return;
  plain[at + 1] = 1;
}

/** The text with its shadows; `text` is cleaned first. */
export function skeletonOf(raw: string): Skeleton {
  const text = cleanText(raw);
  const plain = new Uint16Array(text.length);
  const folded = new Uint16Array(text.length);
  let isBeyondLatin = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    plain[at] = PLAIN[unit] as number;
    if (unit >= 0xe80 && (unit < 0x1e00 || unit >= 0x2460)) isBeyondLatin = true;
    if (unit >= 0xd800 && unit < 0xdc00 && at + 1 < text.length) {
      const low = text.charCodeAt(at + 1);
      plain[at + 1] = low;
      fillPair(plain, at, unit, low);
      folded[at] = plain[at] as number;
      folded[at + 1] = plain[at + 1] as number;
      at += 1;
    } else folded[at] = FOLD[plain[at] as number] as number;
  }
  return { text, plain: UTF16.decode(plain), folded: UTF16.decode(folded), isBeyondLatin };
}

/** Lower case, no marks, đ → d, full-width to ASCII; same length as the cleaned text. */
export function foldName(text: string): string {
  return skeletonOf(text).folded;
}
