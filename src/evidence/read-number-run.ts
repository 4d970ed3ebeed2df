import { NUMBER_WORDS, type NumberWords } from './number-words.ts';
import { tokensOf, type Token } from './tokens.ts';

/** The number words of a language by their tokens. */
type Compiled = {
  digits: Map<string, number>;
  scales: Map<string, number>;
  /** By their first word, the longest phrases first. */
  vague: Map<string, { keys: string[]; range: readonly [number, number] }[]>;
  half: Set<string>;
  joiners: Set<string>;
  long: Map<string, LongWord[]>;
};
interface LongWord {
  keys: string[];
  value: number;
  isScale: boolean;
}

const compiled = new Map<string, Compiled>();

function byFirstKey<T extends { keys: string[] }>(phrases: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const phrase of phrases) {
    const [first = ''] = phrase.keys;
    found.set(first, [...(found.get(first) ?? []), phrase]);
  }
  return found;
}

/** The number words of a language, made once. */
export function compile(lang: string, isUnmarked: boolean): Compiled {
  const key = `${lang}${isUnmarked ? '-unmarked' : ''}`;
  const known = compiled.get(key);
  if (known) return known;
  const words: NumberWords = NUMBER_WORDS[lang] ?? (NUMBER_WORDS['en'] as NumberWords);
  const form = (phrase: string): string[] => tokensOf(phrase).map((token) => (isUnmarked ? token.folded : token.exact));
  const single = (table: Readonly<Record<string, number>>): Map<string, number> =>
    new Map(
      Object.entries(table).flatMap(([word, value]) => {
        const keys = form(word);
        return keys.length === 1 ? [[keys[0] as string, value] as const] : [];
      }),
    );
  const long = [words.digits, words.scales].flatMap((table, at) =>
    Object.entries(table).flatMap(([word, value]) => {
      const keys = form(word);
      return keys.length > 1 ? [{ keys, value, isScale: at === 1 }] : [];
    }),
  );
  const made: Compiled = {
    digits: single(words.digits),
    scales: single(words.scales),
    vague: byFirstKey(
      Object.entries(words.vague)
        .map(([word, range]) => ({ keys: form(word), range }))
        .sort((a, b) => b.keys.length - a.keys.length),
    ),
    half: new Set(words.half.flatMap(form)),
    joiners: new Set(words.joiners),
    long: byFirstKey(long),
  };
  compiled.set(key, made);
  return made;
}

/** The value of digits as a language writes them: `1.200` is 1,200 in Vietnamese, `1,5` is one and a half. */
function digitsValue(written: string, lang: string): { value: number; step: number } {
  const decimal = lang === 'vi' || lang === 'lo' ? ',' : '.';
  const grouping = decimal === ',' ? '.' : ',';
  let plain = written;
  if (new RegExp(`^\\d{1,3}(\\${grouping}\\d{3})+(\\${decimal}\\d+)?$`).test(written))
    plain = written.replaceAll(grouping, '');
  else if (/^\d{1,3}([.,]\d{3}){2,}$/.test(written)) plain = written.replace(/[.,]/g, '');
  else if (lang === 'vi' && /^\d{1,3},\d{3}$/.test(written) && !written.startsWith('0'))
    plain = written.replace(',', '');
  plain = plain.replace(',', '.');
  const value = Number(/^\d+(\.\d+)?$/.test(plain) ? plain : plain.replace(/\..*$/, ''));
  const fraction = /\.(\d+)$/.exec(plain)?.[1];
  if (fraction) return { value, step: 10 ** -fraction.length };
  const zeros = /0*$/.exec(String(value))?.[0].length ?? 0;
  return { value, step: value === 0 ? 1 : 10 ** zeros };
}

interface Run {
  value: number;
  step: number;
  length: number;
  hasDigits: boolean;
}

/** `380 thousand a child`: what follows is what a sum is paid for. */
export const FOR_EACH: ReadonlySet<string> = new Set(['một', 'mỗi', '/', 'per', 'a', 'each']);

const HALF_OF = new Set(['nửa', 'nua']);
/** What may stand before a scale that stands for one of itself. */
const BEFORE_SCALE = new Set(['hơn', 'gần', 'trên', 'ngót', 'chừng', 'khoảng', 'quá', 'tới']);
/** Digits that Korean says before hundreds and more alone. */
const SINO: Readonly<Record<string, number>> = { 일: 1, 이: 2, 삼: 3, 사: 4, 오: 5, 육: 6, 칠: 7, 팔: 8, 구: 9 };
/** `二百多亿`, `20여만`: more than what is said, before the larger scale. */
const MORE = new Set(['多', '余', '餘', '여']);

/** Reads one number from token `at`: digits, words, scales, mixed (`2 tỷ 300 triệu`, `1만2천`, `hai trăm rưỡi`). */
export function readRun(
  tokens: readonly Token[],
  at: number,
  lang: string,
  words: Compiled,
  isUnmarked: boolean,
): Run | null {
  let total = 0;
  let section = 0;
  let current: number | null = null;
  let step = 1;
  let lastScale = 1;
  let end = at;
  let hasDigits = false;
  let isDone = false;
  const keyAt = (index: number): string => {
    const token = tokens[index];
    // `2026 k bán vé`: only what stands at its number is a thousand.
    if (token?.exact === 'k' && tokens[index - 1]?.end !== token.start) return '';
    return token ? (isUnmarked ? token.folded : token.exact) : '';
  };
  const longAt = (index: number): LongWord | undefined =>
    words.long.get(keyAt(index))?.find(({ keys }) => keys.every((key, offset) => keyAt(index + offset) === key));
  // Where numbers are told in ten thousands, a thousand is counted within them: `14억 5천만`, `1亿2千万`.
  const leastLarge = lang === 'zh' || lang === 'ja' || lang === 'ko' ? 10_000 : 1000;
  const applyScale = (scale: number): void => {
    if (scale >= leastLarge) {
      section += current ?? 0;
      // `20 nghìn tỷ`, `三千五百万`: a larger scale multiplies all that stands before it.
      total = total > 0 && total < scale ? (total + section) * scale : total + (section || 1) * scale;
      section = 0;
    } else section += (current ?? 1) * scale;
    current = null;
    lastScale = scale;
  };
  // `hơn nghìn tỷ`, `trăm rưỡi`: one of it.
  const mayStandAlone = (index: number, scale: number): boolean =>
    lang === 'vi' &&
    scale >= 10 &&
    scale <= 1000 &&
    (words.half.has(keyAt(index + 1)) || BEFORE_SCALE.has(tokens[index - 1]?.exact ?? ''));
  const isTenth = (index: number, digit: number): boolean =>
    lang === 'vi' &&
    index > at &&
    lastScale >= 1000 &&
    current === null &&
    digit > 1 &&
    digit < 10 &&
    (FOR_EACH.has(keyAt(index + 1)) || keyAt(index) === 'tư');
  while (end < tokens.length && !isDone) {
    const token = tokens[end] as Token;
    const key = keyAt(end);
    const long = longAt(end);
    const scaleNext = words.scales.get(keyAt(end + 1));
    if (lang === 'vi' && end === at && HALF_OF.has(key) && scaleNext !== undefined && scaleNext >= 100) {
      current = 0.5;
      step = 1;
      end += 1;
    } else if (lang === 'ko' && SINO[key] !== undefined && scaleNext !== undefined && scaleNext >= 100) {
      if (current !== null) break;
      current = SINO[key] ?? 0;
      step = 1;
      end += 1;
    } else if (end > at && MORE.has(key) && scaleNext !== undefined && scaleNext > lastScale) end += 1;
    else if (lang === 'en' && key === '-' && end > at && scaleNext !== undefined) end += 1;
    else if (token.kind === 'number') {
      if (current !== null || (end > at && !hasDigits && section > 0 && lastScale < 1000)) break;
      if (hasDigits && lastScale === 1) break;
      const read = digitsValue(token.exact, lang);
      current = read.value;
      step = read.step;
      hasDigits = true;
      lastScale = 1;
      end += 1;
    } else if (words.digits.has(key) || (long && !long.isScale)) {
      const digit = long && !long.isScale ? long.value : (words.digits.get(key) as number);
      // `ba trăm tám mươi nghìn một cháu`: 1,001 is `một nghìn không trăm linh một`, so this one counts what is paid for.
      if (key === 'một' && end > at && lastScale >= 1000 && !words.scales.has(keyAt(end + 1))) break;
      // `tám nghìn hai`: a single digit behind a scale counts its tenths, unless a unit or a smaller scale follows.
      if (isTenth(end, digit)) {
        total += (digit * lastScale) / 10;
        step = lastScale / 10;
        end += 1;
        isDone = true;
        continue;
      }
      // `八亿六`: six tenths of it.
      if (
        lang === 'zh' &&
        current === null &&
        section === 0 &&
        lastScale >= 10_000 &&
        digit > 0 &&
        scaleNext === undefined
      ) {
        total += (digit * lastScale) / 10;
        step = lastScale / 10;
        end += 1;
        isDone = true;
        continue;
      }
      if (current !== null && hasDigits) break;
      if (current !== null && digit >= 10) break;
      if (current !== null && lang === 'zh') break;
      if (current !== null && current % 10 !== 0) break;
      current = (current ?? 0) + digit;
      step = 1;
      end += long && !long.isScale ? long.keys.length : 1;
    } else if (words.scales.has(key) || long?.isScale) {
      const scale = long?.isScale ? long.value : (words.scales.get(key) as number);
      const isBare = current === null && section === 0 && total === 0;
      if (isBare && !(lang !== 'vi' && scale <= 1000 && lang !== 'en') && !mayStandAlone(end, scale)) break;
      if (current === null && section === 0 && total > 0 && scale < 1000 && lang === 'vi') break;
      if (hasDigits) step *= scale;
      else step = 1;
      if (section > 0 && scale >= 1000 && current === null) current = 0;
      applyScale(scale);
      if (!hasDigits) step = scale;
      end += long?.isScale ? long.keys.length : 1;
    } else if (words.half.has(key) && end > at) {
      section += lastScale < 1000 ? lastScale / 2 : 0;
      total += lastScale >= 1000 ? lastScale / 2 : 0;
      step = lastScale / 2;
      end += 1;
      const after = words.scales.get(keyAt(end));
      isDone = after === undefined || after < 1000;
    } else if (
      words.joiners.has(key) &&
      end > at &&
      (lang === 'en' ? lastScale >= 100 || key === '-' : true) &&
      tokens[end + 1] &&
      (words.digits.has(keyAt(end + 1)) || ((tokens[end + 1] as Token).kind === 'number' && lang !== 'en'))
    )
      end += 1;
    else break;
  }
  if (end === at) return null;
  const value = total + section + (current ?? 0);
  return { value, step: Math.max(step, Number.MIN_VALUE), length: end - at, hasDigits };
}
