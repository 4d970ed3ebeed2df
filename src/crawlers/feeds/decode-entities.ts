import { ENTITY_CHARACTERS } from './entity-names.ts';

/** What Windows-1252 has at 0x80–0x9F: numeric references to C1 controls mean these in practice (HTML §13.2.5.80). */
const C1 =
  '\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178';
/** Bounded, so that a run of ampersands costs linear time. */
const REFERENCE = /&(?:#(?:[xX]([0-9a-fA-F]{1,8})|(\d{1,10}))|([A-Za-z_][\w.-]{1,39}));/g;

/** The character of a numeric reference; empty for what no text may hold (controls, surrogates, beyond Unicode). */
function characterOf(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return C1[code - 0x80] ?? '';
  if (code < 0x20) return code === 9 || code === 10 || code === 13 ? ' ' : '';
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || (code & 0xfffe) === 0xfffe) return '';
  return String.fromCodePoint(code);
}

/**
 * The text with character references replaced once; an unknown name and a lone `&` stay as they are.
 * `declared` gives the document's own entities (never resolved further, so they cannot grow).
 */
export function decodeEntities(text: string, declared?: (name: string) => string | undefined): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole: string, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return declared?.(name) ?? ENTITY_CHARACTERS.get(name) ?? whole;
    return characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}
