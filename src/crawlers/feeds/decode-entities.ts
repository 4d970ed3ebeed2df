import { ENTITY_CHARACTERS } from './entity-names.ts';

/** What Windows-1252 has at 0x80–0x9F: numeric references to C1 controls mean these in practice (HTML §13.2.5.80). */
const C1 =
  '\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178';
/** The character of a numeric reference; empty for what no text may hold (controls, surrogates, beyond Unicode). */
function characterOf(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return C1[code - 0x80] ?? '';
  if (code < 0x20) return code === 9 || code === 10 || code === 13 ? ' ' : '';
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || (code & 0xfffe) === 0xfffe) return '';
  return String.fromCodePoint(code);
}

/** Characters of the longest name that is looked up; a bound, so that a run of ampersands costs linear time. */
const MAX_NAME_CHARACTERS = 40;
const NAME = /^[A-Za-z_][\w.-]{1,39}$/;
const HEXADECIMAL = /^[\da-fA-F]{1,8}$/;
const DECIMAL = /^\d{1,10}$/;

/** The text that a reference (without `&` and `;`) stands for; undefined for none that is known. */
function referenceText(name: string, declared?: (name: string) => string | undefined): string | undefined {
  if (name.charCodeAt(0) === 35) {
    const isHex = name.charCodeAt(1) === 120 || name.charCodeAt(1) === 88;
    const digits = name.slice(isHex ? 2 : 1);
    if (!(isHex ? HEXADECIMAL : DECIMAL).test(digits)) return undefined;
    return characterOf(Number.parseInt(digits, isHex ? 16 : 10));
  }
  const own = declared && NAME.test(name) ? declared(name) : undefined;
  return own ?? ENTITY_CHARACTERS.get(name);
}

/**
 * The text with character references replaced once; an unknown name and a lone `&` stay as they are.
 * `declared` gives the document's own entities (never resolved further, so they cannot grow).
 */
export function decodeEntities(text: string, declared?: (name: string) => string | undefined): string {
  let at = text.indexOf('&');
  if (at < 0) return text;
  let decoded = '';
  let from = 0;
  let semicolon = -1;
  while (at >= 0) {
    if (semicolon < at) semicolon = text.indexOf(';', at);
    if (semicolon < 0) break;
    const length = semicolon - at - 1;
    const found =
      length > 1 && length <= MAX_NAME_CHARACTERS ? referenceText(text.slice(at + 1, semicolon), declared) : undefined;
    if (found !== undefined) {
      decoded += text.slice(from, at) + found;
      from = semicolon + 1;
    }
    at = text.indexOf('&', found === undefined ? at + 1 : from);
  }
  return from === 0 ? text : decoded + text.slice(from);
}
