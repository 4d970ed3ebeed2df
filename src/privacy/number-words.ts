import { contextReader } from './digit-context.ts';
import { judgeNumber } from './judge-number.ts';
import type { Skeleton } from './skeleton.ts';
import type { MaskSpan } from './span.ts';

/** Words for single figures, folded; longer ones stand before their beginnings. */
const WORDS: Record<string, string> = {
  khong: '0',
  mot: '1',
  hai: '2',
  hay: '2',
  ba: '3',
  bon: '4',
  tu: '4',
  nam: '5',
  lam: '5',
  nham: '5',
  sau: '6',
  bay: '7',
  tam: '8',
  chin: '9',
  moc: '1',
  hong: '0',
  ko: '0',
  hok: '0',
  zero: '0',
  oh: '0',
  nought: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
};
/** Figures of scripts without spaces: one unit or word each. */
const SIGNS: [string, string][] = [
  ['零', '0'],
  ['〇', '0'],
  ['○', '0'],
  ['一', '1'],
  ['幺', '1'],
  ['壹', '1'],
  ['二', '2'],
  ['两', '2'],
  ['兩', '2'],
  ['贰', '2'],
  ['三', '3'],
  ['叁', '3'],
  ['四', '4'],
  ['肆', '4'],
  ['五', '5'],
  ['伍', '5'],
  ['六', '6'],
  ['陆', '6'],
  ['七', '7'],
  ['柒', '7'],
  ['八', '8'],
  ['捌', '8'],
  ['九', '9'],
  ['玖', '9'],
  ['공', '0'],
  ['영', '0'],
  ['일', '1'],
  ['이', '2'],
  ['삼', '3'],
  ['사', '4'],
  ['오', '5'],
  ['육', '6'],
  ['륙', '6'],
  ['칠', '7'],
  ['팔', '8'],
  ['구', '9'],
  ['ゼロ', '0'],
  ['ぜろ', '0'],
  ['れい', '0'],
  ['まる', '0'],
  ['イチ', '1'],
  ['いち', '1'],
  ['ニ', '2'],
  ['に', '2'],
  ['サン', '3'],
  ['さん', '3'],
  ['ヨン', '4'],
  ['よん', '4'],
  ['ゴ', '5'],
  ['ご', '5'],
  ['ロク', '6'],
  ['ろく', '6'],
  ['ナナ', '7'],
  ['なな', '7'],
  ['しち', '7'],
  ['ハチ', '8'],
  ['はち', '8'],
  ['キュウ', '9'],
  ['キュー', '9'],
  ['きゅう', '9'],
  ['ສູນ', '0'],
  ['ໜຶ່ງ', '1'],
  ['ຫນຶ່ງ', '1'],
  ['ນຶ່ງ', '1'],
  ['ສອງ', '2'],
  ['ສາມ', '3'],
  ['ສີ່', '4'],
  ['ຫ້າ', '5'],
  ['ຫົກ', '6'],
  ['ເຈັດ', '7'],
  ['ແປດ', '8'],
  ['ເກົ້າ', '9'],
];
const SIGN_DIGITS = new Map(SIGNS);
const SEPARATOR = '[\\s.,\\-–_·・•*|/~…:;の에ㅡ\\u0001\\u0002+()]';
const SPOKEN_GAP =
  '(?:cham|phay|gach(?: ngang| duoi)?|dot|dash|space|cach|va|muoi|linh|le|roi|xong|tiep(?: theo)?|duoi)';
const LATIN_TOKEN = `(?:${Object.keys(WORDS).join('|')}|\\d{1,8})`;
const LATIN_RUN = new RegExp(
  `(?<![a-z\\d])${LATIN_TOKEN}(?:${SEPARATOR}{1,4}(?:${SPOKEN_GAP}${SEPARATOR}{1,3})?${LATIN_TOKEN}){2,21}(?![a-z\\d])`,
  'gu',
);
/** "đầu số 0912, đuôi 345678". */
const HEAD_AND_TAIL = /(?<![a-z])dau(?: so)? 0\d{1,4}[ ,.;-]{1,3}(?:va )?(?:duoi|cuoi)(?: so)? \d{3,8}(?!\d)/gu;
/** "không912345678". */
const ZERO_AND_FIGURES = /(?<![a-z])khong[ .-]?[35789](?:[ .-]?\d){8}(?![ .-]?\d)/gu;
/** Two parts with a spoken joint: 0912 rồi đến 345678, 0912 (cách) 345678. */
const TWO_PARTS =
  /(?<!\d)(0[35789]\d{1,7})[\s,.(]{1,3}(?:tiep theo|tiep den|tiep|roi(?: den)?|cach|sau do|noi(?: tiep)?|gach|cham|va|then|next)[\s,.)]{1,3}(\d{1,8})(?!\d)/gu;
/** Ten signs of which most are figures and the others look like some: 09B3S4742l. */
const LOOK_ALIKES = /(?<![\p{L}\p{N}])[0oOQD]{1}[35789SBsbg](?:[.-]?[\doOQDlI|!SsBbZzg]){8}(?![\p{L}\p{N}])/gu;
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  o: '0',
  q: '0',
  d: '0',
  l: '1',
  i: '1',
  '|': '1',
  '!': '1',
  s: '5',
  b: '8',
  z: '2',
  g: '9',
};
/** Words run together: khongchinmothai… */
const JOINED_RUN = new RegExp(`(?<![a-z])(?:${Object.keys(WORDS).join('|')}){8,14}(?![a-z])`, 'gu');
const JOINED_TOKENS = new RegExp(Object.keys(WORDS).join('|'), 'gu');
const SPOKEN = new Set('cham phay gach dot dash cach roi tiep duoi'.split(' '));
const SIGN_TOKEN = `(?:${SIGNS.map(([sign]) => sign).join('|')}|\\d)`;
const SIGN_RUN = new RegExp(`${SIGN_TOKEN}(?:${SEPARATOR}{0,3}${SIGN_TOKEN}){7,21}`, 'gu');
const LATIN_TOKENS = new RegExp(`[a-z]+|\\d+`, 'gu');
const SIGN_TOKENS = new RegExp(SIGN_TOKEN, 'gu');
const HAS_SIGN = /[零〇一二三四五六七八九幺壹공영일이삼사오육칠팔구ゼぜキゴロイニきごろいに\u0e80-\u0eff]/u;

function judge(
  skeleton: Skeleton,
  range: { start: number; end: number; digits: string },
  wordCount: number,
): MaskSpan | null {
  const { start, end, digits } = range;
  const context = contextReader(skeleton)(start, end);
  const isMarked = context.phone || context.id || context.account;
  // "năm 2024 năm 2025": a few words among figures say nothing by themselves.
  const isSure = wordCount === 2 && /^(?:0[35789]\d{8}|01[016789]\d{7,8})$/u.test(digits);
  if (wordCount < (isMarked || isSure ? 2 : 3)) return null;
  if (!isMarked && !/^(?:0[1-9]|84[235789]|1[3-9]\d{9}$)/u.test(digits)) return null;
  if (isMarked && wordCount < 3 && !digits.startsWith('0')) return null;
  if (context.quantity || /(?<!\d)(?:19|20)\d\d(?!\d)/u.test(skeleton.folded.slice(start, end))) return null;
  if (isMarked && digits.length >= 6)
    return { start, end, kind: context.account ? 'account' : context.id ? 'id' : 'phone' };
  const kind = judgeNumber({
    digits,
    sizes: [digits.length],
    gaps: [],
    hasPlus: false,
    followsFigure: false,
    isPost: false,
    isInLink: false,
    touchesLetter: false,
    hasDate: false,
    context,
  });
  return kind && digits.length >= 9 ? { start, end, kind } : null;
}

function findLatin(skeleton: Skeleton): MaskSpan[] {
  const spans: MaskSpan[] = [];
  for (const match of skeleton.folded.matchAll(LATIN_RUN)) {
    let digits = '';
    let wordCount = 0;
    for (const token of match[0].matchAll(LATIN_TOKENS)) {
      const digit = WORDS[token[0]];
      if (digit !== undefined || SPOKEN.has(token[0])) wordCount += 1;
      digits += digit ?? (/^\d/u.test(token[0]) ? token[0] : '');
    }
    const span = judge(skeleton, { start: match.index, end: match.index + match[0].length, digits }, wordCount);
    if (span) spans.push(span);
  }
  for (const match of skeleton.folded.matchAll(HEAD_AND_TAIL))
    spans.push({ start: match.index, end: match.index + match[0].length, kind: 'phone' });
  for (const match of skeleton.folded.matchAll(ZERO_AND_FIGURES))
    if (!match[0].endsWith('000'))
      spans.push({ start: match.index, end: match.index + match[0].length, kind: 'phone' });
  for (const match of skeleton.folded.matchAll(TWO_PARTS))
    if ((match[1] as string).length + (match[2] as string).length === 10)
      spans.push({ start: match.index, end: match.index + match[0].length, kind: 'phone' });
  for (const match of skeleton.plain.matchAll(LOOK_ALIKES)) {
    const signs = match[0].replace(/[ .-]/gu, '');
    const digits = signs.toLowerCase().replace(/\D/gu, (sign) => LOOKS_LIKE[sign] ?? sign);
    const figureCount = signs.replace(/\D/gu, '').length;
    if (figureCount >= 5 && figureCount < 10 && /^0[35789]\d{8}$/u.test(digits))
      spans.push({ start: match.index, end: match.index + match[0].length, kind: 'phone' });
  }
  for (const match of skeleton.folded.matchAll(JOINED_RUN)) {
    const digits = [...match[0].matchAll(JOINED_TOKENS)].map((token) => WORDS[token[0]]).join('');
    const end = match.index + match[0].length;
    if (/^0[35789]\d{8}$|^0?2\d{8,10}$|^84\d{9}$/u.test(digits)) spans.push({ start: match.index, end, kind: 'phone' });
  }
  return spans;
}

function findSigns(skeleton: Skeleton): MaskSpan[] {
  if (!skeleton.isBeyondLatin || !HAS_SIGN.test(skeleton.text)) return [];
  const spans: MaskSpan[] = [];
  for (const match of skeleton.plain.matchAll(SIGN_RUN)) {
    let digits = '';
    let wordCount = 0;
    for (const token of match[0].matchAll(SIGN_TOKENS)) {
      const digit = SIGN_DIGITS.get(token[0]);
      if (digit !== undefined) wordCount += 1;
      digits += digit ?? token[0];
    }
    const span = judge(skeleton, { start: match.index, end: match.index + match[0].length, digits }, wordCount);
    if (span) spans.push(span);
  }
  return spans;
}

/** Numbers spelled out, wholly or in part, in Vietnamese (with and without marks), English, Chinese, Korean, Japanese, Lao. */
export function findNumberWords(skeleton: Skeleton): MaskSpan[] {
  return [...findLatin(skeleton), ...findSigns(skeleton)];
}
