import { ebcdicOf, looksLikeEbcdic } from './charset-ebcdic.ts';
import { charsetOf, contentTypeLabel, declaredLabel, decodeAs } from './charset-labels.ts';
import { plausibility } from './charset-score.ts';

/** What is known of bytes before they are read. */
export interface CharsetHints {
  /** The HTTP Content-Type header as received. */
  contentType?: string | null;
  kind: 'xml' | 'html' | 'text';
}

/** Bytes read as text: NFC, without control characters but tab and line ends. */
export interface DecodedText {
  text: string;
  /** Lower-case name: utf-8, utf-16le, gb18030, big5, shift_jis, euc-jp, iso-2022-jp, euc-kr, windows-1258, windows-1252 … */
  charset: string;
  /** False when it was guessed from the bytes, or a declaration was overruled by a guess. */
  certain: boolean;
}

const CANDIDATES = ['windows-1252', 'windows-1258', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'];
/** Guessed only where they read very well and nothing above does: East Asian bytes make Cyrillic letters too. */
const CYRILLIC_CANDIDATES = ['windows-1251', 'koi8-r'];
const CYRILLIC_FROM = 0.8;
const OTHERS_BELOW = 0.4;
const SAMPLE_BYTES = 32 * 1024;
/** A declared charset gives way when another reads better by this much (scores of right and wrong decodings lie ≥ 0.5 apart). */
const OVERRULE_MARGIN = 0.35;
/** So few bytes beyond ASCII prove little; then a declaration gives way only to what it makes nonsense of. */
const FEW_STRANGE_BYTES = 6;
const SHORT_MARGIN = 1.2;

function bomCharset(bytes: Uint8Array): [charset: string, length: number] | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return ['utf-8', 3];
  if (a === 0xff && b === 0xfe && c === 0 && d === 0 && bytes.length >= 8) return ['utf-32le', 4];
  if (a === 0xff && b === 0xfe) return ['utf-16le', 2];
  if (a === 0xfe && b === 0xff) return ['utf-16be', 2];
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return ['utf-32be', 4];
  return null;
}

/** UTF-16 without a mark: markup is ASCII, so every other byte of it is zero. */
function bareUtf16(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const half = length / 2;
  if (half < 4) return null;
  if (odd > half * 0.15 && even < odd * 0.3) return 'utf-16le';
  return even > half * 0.15 && odd < even * 0.3 ? 'utf-16be' : null;
}

/** UTF-32 without a mark: `<` or a white space in four bytes, of which three are zero. */
function bareUtf32(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (bytes.length < 8 || b !== 0 || c !== 0) return null;
  if (a === 0 && d !== 0 && bytes[4] === 0 && bytes[5] === 0) return 'utf-32be';
  return a !== 0 && d === 0 && bytes[6] === 0 && bytes[7] === 0 ? 'utf-32le' : null;
}

/** Counts of well-formed and of ill-formed multi-byte UTF-8 sequences. */
function utf8Sequences(bytes: Uint8Array): { valid: number; invalid: number } {
  let valid = 0;
  let invalid = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] as number;
    if (lead < 0x80) continue;
    const extra =
      lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
    let seen = 0;
    while (seen < extra && ((bytes[at + seen + 1] ?? 0) & 0xc0) === 0x80) seen += 1;
    const isCutOff = extra > 0 && at + seen + 1 >= bytes.length;
    if (extra > 0 && seen === extra) valid += 1;
    else if (!isCutOff) invalid += 1;
    at += seen;
  }
  return { valid, invalid };
}

/** A stretch of the bytes that starts at the first one beyond ASCII. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  let first = 0;
  while (first < bytes.length && (bytes[first] as number) < 0x80) first += 1;
  return bytes.subarray(Math.max(0, first - 1), first + SAMPLE_BYTES);
}

function scoreAs(charset: string, sample: Uint8Array): number {
  return plausibility(decodeAs(charset, sample).slice(0, -1), charset) ?? 0;
}

function bestGuess(sample: Uint8Array): { charset: string; score: number } {
  let best = { charset: 'windows-1252', score: -Infinity };
  for (const charset of CANDIDATES) {
    const score = scoreAs(charset, sample);
    if (score > best.score) best = { charset, score };
  }
  if (best.score >= OTHERS_BELOW) return best;
  for (const charset of CYRILLIC_CANDIDATES) {
    const score = scoreAs(charset, sample);
    if (score >= CYRILLIC_FROM && score > best.score) best = { charset, score };
  }
  return best;
}

/** Bytes that are no such text are told by their zeros, or there would be no declaration to read. */
function isWide(charset: string): boolean {
  return charset.startsWith('utf-16') || charset.startsWith('utf-32');
}

interface Choice {
  charset: string;
  certain: boolean;
}

function choose(bytes: Uint8Array, declared: string[]): Choice {
  const { valid, invalid } = utf8Sequences(bytes);
  const has2022Escapes =
    bytes.includes(0x1b) && /\x1b\$[@B]/.test(Buffer.from(bytes.subarray(0, 200_000)).toString('latin1'));
  if (valid + invalid === 0) {
    if (has2022Escapes) return { charset: 'iso-2022-jp', certain: declared.includes('iso-2022-jp') };
    return {
      charset: declared.find((label) => label !== 'iso-2022-jp') ?? 'utf-8',
      certain: true,
    };
  }
  const usable = declared.filter((label) => label !== 'iso-2022-jp');
  const declaresUtf8 = usable[0] === 'utf-8';
  // Few bad bytes among good UTF-8 is damaged UTF-8, not another charset.
  const isUtf8 = invalid === 0 || valid > invalid * 20 || (declaresUtf8 && valid > invalid * 2);
  if (isUtf8) {
    const first = usable[0] ?? 'utf-8';
    if (declaresUtf8 || usable.length === 0 || valid >= 4) return { charset: 'utf-8', certain: true };
    // Two or three characters of a double-byte charset can look like UTF-8 by chance.
    const isTold = usable.includes('utf-8') || scoreAs('utf-8', sampleOf(bytes)) >= scoreAs(first, sampleOf(bytes));
    return { charset: isTold ? 'utf-8' : first, certain: true };
  }
  return chooseLegacy(
    sampleOf(bytes),
    usable.filter((label) => label !== 'utf-8'),
  );
}

/** The first declaration that reads nearly as well as the best reading found. */
function chooseLegacy(sample: Uint8Array, declared: string[]): Choice {
  const best = bestGuess(sample);
  let strangeCount = 0;
  for (const byte of sample) if (byte >= 0x80) strangeCount += 1;
  for (const charset of declared) {
    // Servers say iso-8859-1 of everything, and Vietnamese read so still looks like letters.
    const isTooShort = charset !== 'windows-1252' && strangeCount < FEW_STRANGE_BYTES;
    const margin = charset === 'windows-1252' ? OVERRULE_MARGIN / 3 : isTooShort ? SHORT_MARGIN : OVERRULE_MARGIN;
    if (scoreAs(charset, sample) > best.score - margin) return { charset, certain: true };
  }
  return { charset: best.charset, certain: false };
}

/** The EBCDIC code page of an XML document, whose declaration says which; null when it is not in EBCDIC. */
function ebcdicCharset(bytes: Uint8Array): string | null {
  if (!looksLikeEbcdic(bytes)) return null;
  const head = Buffer.from(decodeAs('cp037', bytes.subarray(0, 400)), 'latin1');
  return ebcdicOf((declaredLabel(head, 'xml') ?? '').toLowerCase()) ?? 'cp037';
}

/** NFC, without NUL and other control characters; vertical tab and form feed become spaces. */
function cleanText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/[\v\f]/g, ' ')
    .replace(/\u0085/g, '\n')
    .replace(/[\0-\x08\x0e-\x1f\x7f-\x9f\uFFFE\uFFFF]/g, '')
    .toWellFormed()
    .normalize('NFC');
}

/**
 * Text of bytes: byte order mark, then HTTP, then the declaration within, then the bytes themselves. A declaration that
 * the bytes contradict is overruled; gb2312 means GB18030, ks_c_5601-1987 UHC, shift_jis Windows-31J, iso-8859-1 Windows-1252.
 * Never throws: what cannot be read is U+FFFD.
 */
export function decodeText(bytes: Uint8Array, hints: CharsetHints): DecodedText {
  const mark = bomCharset(bytes);
  if (mark) return { text: cleanText(decodeAs(mark[0], bytes.subarray(mark[1]))), charset: mark[0], certain: true };
  const wide = bareUtf32(bytes) ?? bareUtf16(bytes) ?? (hints.kind === 'xml' ? ebcdicCharset(bytes) : null);
  if (wide) return { text: cleanText(decodeAs(wide, bytes)), charset: wide, certain: true };
  const labels = [contentTypeLabel(hints.contentType), declaredLabel(bytes, hints.kind)];
  const declared = labels
    .map(charsetOf)
    .filter((charset): charset is string => charset !== null && !isWide(charset) && ebcdicOf(charset) !== charset);
  const { charset, certain } = choose(bytes, declared);
  return { text: cleanText(decodeAs(charset, bytes)), charset, certain };
}
