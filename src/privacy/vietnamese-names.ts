import { NOT_PERSONS, VIETNAMESE_SURNAMES } from './surnames.ts';

const unmarked = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .replace(/Đ/gu, 'D')
    .replace(/đ/gu, 'd');
const SURNAMES = [...new Set([...VIETNAMESE_SURNAMES, ...VIETNAMESE_SURNAMES.map(unmarked)])];
const SYLLABLE = '(?:\\p{Lu}(?:\\.\\p{Lu}){1,3}\\.?|\\p{Lu}\\p{Ll}{0,6}|\\p{Lu}\\.)(?![\\p{L}])\\.?';
const NOT_PLACE = `(?!(?:${NOT_PERSONS.join('|')})(?!\\p{Ll}))`;
const FULL = `${NOT_PLACE}(?:${SURNAMES.join('|')})(?!\\p{L})(?: ${SYLLABLE}){1,4}`;
const CAPITALS = `(?:${SURNAMES.map((name) => name.toUpperCase()).join('|')})(?!\\p{L})(?: \\p{Lu}{1,7}(?!\\p{L})){1,4}`;
const INITIALS = '\\p{Lu}(?:\\.\\s?\\p{Lu}){1,4}\\.?(?![\\p{L}])';
/** A name as the Vietnamese press writes it: in full, in capitals, or as initials. */
export const VIETNAMESE_NAME = `(?:${FULL}|${CAPITALS}|${INITIALS})`;

/** Where a name stands in a text. */
export interface NameRange {
  start: number;
  end: number;
}

const FIRST_WORDS = new Set([...SURNAMES, ...SURNAMES.map((name) => name.toUpperCase())]);
const AT_NAME = new RegExp(VIETNAMESE_NAME, 'uy');
const LONGEST_SURNAME = 8;
const LETTER = 1;
const CAPITAL = 3;

/** What each UTF-16 unit is: 1 a letter, 3 a capital. */
const UNITS = Uint8Array.from({ length: 65536 }, (_unit, code) => {
  const sign = String.fromCharCode(code);
  return /\p{Lu}/u.test(sign) ? CAPITAL : /\p{L}/u.test(sign) ? LETTER : 0;
});

const unitAt = (text: string, at: number): number => UNITS[text.charCodeAt(at)] ?? 0;

/** All that is written like a Vietnamese name, in order; the words around it decide whether it is a person's. */
export function vietnameseNames(text: string): NameRange[] {
  const names: NameRange[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (unitAt(text, at) !== CAPITAL || (at > 0 && unitAt(text, at - 1) > 0)) continue;
    let end = at + 1;
    while (end < text.length && unitAt(text, end) > 0) end += 1;
    const mayBe =
      end - at === 1 && text.charAt(end) === '.'
        ? true
        : end - at < LONGEST_SURNAME && text.charAt(end) === ' ' && FIRST_WORDS.has(text.slice(at, end));
    AT_NAME.lastIndex = at;
    const name = mayBe ? AT_NAME.exec(text) : null;
    if (name) names.push({ start: at, end: at + name[0].length });
    at = name ? at + name[0].length - 1 : end - 1;
  }
  return names;
}

/** The end of a name without the full stop of its sentence: "… Nguyễn Văn A. Theo". */
export function trimmedEnd(text: string, start: number, end: number): number {
  const name = text.slice(start, end);
  return /\p{L}{2,}\.$/u.test(name) || /[^.]{3,} \p{Lu}\.$/u.test(name) ? end - 1 : end;
}
