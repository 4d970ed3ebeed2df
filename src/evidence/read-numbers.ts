import { compile, readRun } from './read-number-run.ts';
import type { Token } from './tokens.ts';

/** A number of a sentence as the range it leaves open; `at`, `length` in tokens. */
export interface ReadNumber {
  low: number;
  high: number;
  /** The value as written, before words such as `about`. */
  value: number;
  /** Significant step: 1,200 is known to the hundred. */
  step: number;
  isVague: boolean;
  at: number;
  length: number;
}

const NOT_A_NUMBER_BEFORE = new Set([
  'số',
  'khóa',
  'lớp',
  'điều',
  'khoản',
  'quý',
  'tháng',
  'thứ',
  'hạng',
  'cấp',
  'khu',
  'chuyền',
  'route',
  'no',
  'highway',
  'article',
  'ql',
  'quốc lộ',
  'phase',
  'kỳ',
  'đt',
  'tỉnh lộ',
  'định',
  'tư',
  'văn',
  'trình',
  'lộ',
  'bão',
  'mồng',
  'mùng',
  'covid',
  'decree',
  'grade',
  'group',
]);
/** Before `số` these make it count: `tổng số 3 người`. */
const COUNTED_NUMBER = new Set(['tổng', 'con', 'trong', 'một', 'với', 'của']);
/** Spelled-out words that are something else more often than a number. */
const DOUBTFUL: Readonly<Record<string, ReadonlySet<string>>> = {
  vi: new Set(['năm', 'ba', 'tư', 'một', 'k', 'tr']),
  en: new Set(['one', 'single', 'm', 'k']),
  zh: new Set(['一']),
  ja: new Set(['一']),
  ko: new Set(['한', '두', '세', '네', '열', '십', '백', '천', '만', '억', '조']),
};

/**
 * The numbers of a sentence in order, with ranges (`15–20`, `từ 5 đến 7`) joined and vague words as ranges. `isUnit` says
 * whether a unit stands at a token: words that may be something else are numbers only before one.
 */
export function readNumbers(
  tokens: readonly Token[],
  options: { lang: string; isUnmarked: boolean; taken: ReadonlySet<number>; isUnit(at: number): boolean },
): ReadNumber[] {
  const { lang, isUnmarked, taken } = options;
  const words = compile(lang, isUnmarked);
  const found: ReadNumber[] = [];
  const key = (token: Token | undefined): string => (token ? (isUnmarked ? token.folded : token.exact) : '');
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] as Token;
    if (taken.has(at)) {
      at += 1;
      continue;
    }
    const vague = words.vague
      .get(key(token))
      ?.find(({ keys }) => keys.every((one, offset) => key(tokens[at + offset]) === one));
    if (vague && options.isUnit(at + vague.keys.length)) {
      found.push({
        low: vague.range[0],
        high: vague.range[1],
        value: vague.range[0],
        step: vague.range[0],
        isVague: true,
        at,
        length: vague.keys.length,
      });
      at += vague.keys.length;
      continue;
    }
    const run = readRun(tokens, at, lang, words, isUnmarked);
    if (!run) {
      at += 1;
      continue;
    }
    const isWord = token.kind !== 'number' && run.length === 1;
    const next = tokens[at + run.length];
    // `nửa năm`: half a year, no five.
    const isHalf = ['nửa', 'nua'].includes(tokens[at - 1]?.exact ?? '') && /^n[ăa]m$/u.test(token.exact);
    // `là một đơn vị`: what something is, no count of it; `hai giờ một lần`: how often.
    const isArticle =
      isWord &&
      token.exact === 'một' &&
      (next?.exact === 'lần' ||
        (['là', 'như', 'thành'].includes(tokens[at - 1]?.exact ?? '') &&
          ['đơn', 'trong', 'nơi', 'điểm', 'địa'].includes(next?.exact ?? '')));
    const isDoubtful = isWord && DOUBTFUL[lang]?.has(token.exact) && !options.isUnit(at + run.length);
    // `八亿六`; `千万别走` counts nothing.
    const isLarge = lang === 'zh' && run.value >= 10_000 && words.digits.has(key(token));
    const isWordAlone =
      token.kind !== 'number' &&
      !isLarge &&
      !options.isUnit(at + run.length) &&
      (lang === 'ko' || lang === 'zh' || lang === 'ja' || isUnmarked);
    const isGluedHangul =
      lang === 'ko' &&
      token.kind === 'character' &&
      tokens[at - 1]?.kind === 'character' &&
      tokens[at - 1]?.end === token.start;
    // `bão số 6 ngày 21`: the day has its own number.
    const isDayNamed = /^ng[àa]y$/u.test(tokens[at + 1]?.exact ?? '') && tokens[at + 2]?.kind === 'number';
    const before = tokens[at - 1]?.exact ?? '';
    // `Tiểu học Nếnh số 3 tử vong`: the number of a school, no count of deaths.
    const isNumbered = before === 'số' && !COUNTED_NUMBER.has(tokens[at - 2]?.exact ?? '') && run.value < 20;
    const isLabel =
      (run.length === 1 &&
        (NOT_A_NUMBER_BEFORE.has(before) || (isUnmarked && before === 'so')) &&
        (!options.isUnit(at + 1) || isDayNamed || isNumbered)) ||
      // `cứ 100 hồ sơ thì 80`: what a share is of.
      (before === 'cứ' && lang === 'vi');
    // `ເລກ 3`: tokens of Lao are characters.
    const isLaoLabel = lang === 'lo' && ['ກ', 'ລ', 'ເ'].every((sign, back) => tokens[at - 1 - back]?.exact === sign);
    const isYear =
      run.length === 1 &&
      token.kind === 'number' &&
      /^(19|20)\d\d$/.test(token.exact) &&
      (!options.isUnit(at + 1) ||
        ['年', '년'].includes(next?.exact ?? '') ||
        (/^[-–]$/u.test(before) && /^(19|20)\d\d$/.test(tokens[at - 2]?.exact ?? '')));
    const isGlued =
      run.hasDigits &&
      next?.kind === 'word' &&
      next.start === token.end &&
      run.length === 1 &&
      !options.isUnit(at + 1) &&
      !/^h/.test(next.exact);
    if (
      !isHalf &&
      !isArticle &&
      !isDoubtful &&
      !isWordAlone &&
      !isGluedHangul &&
      !isLabel &&
      !isLaoLabel &&
      !isYear &&
      !isGlued
    )
      found.push({
        low: run.value,
        high: run.value,
        value: run.value,
        step: run.step,
        isVague: false,
        at,
        length: run.length,
      });
    at += run.length;
  }
  return joinRanges(tokens, found);
}

const RANGE_SIGNS = new Set(['–', '-', '—', 'đến', 'den', 'tới', 'to', '至', '到', '~', '에서', '부터', 'and']);

function joinRanges(tokens: readonly Token[], numbers: ReadNumber[]): ReadNumber[] {
  const joined: ReadNumber[] = [];
  for (const number of numbers) {
    const last = joined.at(-1);
    const gap = last ? number.at - (last.at + last.length) : 9;
    const sign = last ? tokens[last.at + last.length]?.exact : undefined;
    if (last && gap === 1 && sign && RANGE_SIGNS.has(sign) && number.value > last.value && !last.isVague) {
      // `5–7 triệu`: the scale belongs to both ends.
      const scale =
        number.value >= 1000 * last.value && last.value > 0
          ? 10 ** (Math.floor(Math.log10(number.value / last.value) / 3) * 3)
          : 1;
      last.low = last.value * scale;
      last.high = number.value;
      last.value = last.low;
      last.step = number.step;
      last.length = number.at + number.length - last.at;
    } else joined.push({ ...number });
  }
  return joined;
}
