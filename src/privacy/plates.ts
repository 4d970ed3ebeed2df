import type { Skeleton } from './skeleton.ts';
import type { MaskSpan } from './span.ts';

const GAP = '[\\s._*\\-–·\\u0001\\u0002]{0,3}';
/** Keycaps leave a mark behind each figure. */
const K = '\\u0001{0,2}';
const SERIES = '(?:[A-HK-NPR-VXYZĐ]|[A-Z][A-Z]|[A-Z][1-9]|MĐ[1-9]|[A-Z]Đ|Đ[A-Z1-9])';
/** 98A-123.45, 98-B1 123.45, 29C1-12345, 99H-1234. */
const VIETNAMESE = new RegExp(
  `(?<![\\p{L}\\p{N}/.,])([1-9]${K}\\d)(${GAP})(${SERIES})(${GAP})(\\d${K}\\d${K}\\d${GAP}\\d${K}\\d|\\d${K}\\d${K}\\d${K}\\d)(?![\\p{L}\\p{N}/]|[.,]\\d)`,
  'gu',
);
const SMALL = new RegExp(
  `(?<![\\p{L}\\p{N}/.,])[1-9]\\d[-. ]?[a-hk-npr-vxyzđ][1-9]?[-. ]\\d{3}\\.\\d{2}(?![\\p{L}\\p{N}/])`,
  'gu',
);
const WORD =
  /(?:(?<![a-z])(?:bien so|bien kiem soat|bks|bien xe|so xe|bien do|xe (?:may|o to|tai|khach|con|container|ban tai|dau keo)?|oto|o to|taxi|plate(?: number)?|license plate|licence plate|registration(?: number)?)(?![a-z])|车牌|車牌|牌照|번호판|차량번호|차량|ナンバー|ປ້າຍ|ທະບຽນ)[^\n\d]{0,40}$/u;
const NEAR =
  /(?:(?<![a-z])(?:bien so|bien kiem soat|bks|bien xe|so xe|plate(?: number)?|license plate|licence plate|registration number)(?![a-z])|车牌|車牌|牌照|번호판|차량번호|ナンバー|ປ້າຍ|ທະບຽນ)[^\n\d]{0,16}$/u;
const ANY_NEAR = new RegExp(NEAR.source.replace(/\[\^\\n\\d\].*$/u, ''), 'u');
/** After a word for plates: figures and capitals with anything short between. */
const SPELLED = new RegExp(
  `(?<![\\p{L}\\p{N}])[1-9]${GAP}\\d${GAP}[A-Za-zĐđ]${GAP}(?:[A-Za-z\\d]${GAP})?\\d(?:${GAP}\\d){3,4}(?!\\d)`,
  'gu',
);
/** Every figure apart: 9 8 A 6 9 5 5 5. */
const SPACED = /(?<![\p{L}\p{N}])[1-9][ .-]\d[ .-][A-Z](?:[ .-]\d){4,6}(?![\p{L}\p{N}])/gu;
const SMALL_BARE = /(?<![\p{L}\p{N}/.,])[1-9]\d[a-hk-npr-vxyz][1-9]?[-. ]\d{5}(?![\p{L}\p{N}/]|[.,]\d)/gu;
const DIPLOMATIC = /(?<!\d)\d{2}[- ]?\d{3}[- ]?(?:NG|NN|QT|CV)[- ]?\d{2}(?!\d)/gu;
const FIGURE = '(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|\\d)';
const WORDS = new RegExp(
  `(?<![a-z])(?:bien(?: so| kiem soat| xe)?|bks) (?:la )?(${FIGURE}[ -]${FIGURE}[ -][a-z](?:[ -]${FIGURE}){4,6})(?![a-z\\d])`,
  'gu',
);
const SMALL_NAMED =
  /(?<![a-z])(?:bien|bks|bsx)(?: so| kiem soat| xe)?:? \d\d[ .-]?[a-z]\d?[ .-]{0,3}\d{3}[ .]{0,3}\d{2}(?!\d)/gu;
const MILITARY =
  /(?<![\p{L}\p{N}])[A-Z]{2}[\s-]{1,2}\d{2}[\s.-]{1,2}\d{2}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:[A-Z]{1,3}[\s-]?\d{3,5}|\d{2,4}[\s-]?[A-Z]{2,3})(?![\p{L}\p{N}])/gu;
const CHINESE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼滬遼魯蘇贛陝閩貴粵寧瓊][A-Z][·•.\s-]?(?=[A-Z\d]*\d)[A-Z\d]{5,6}(?![A-Z\d])/gu;
const KOREAN =
  /(?<!\d)\d{2,3}[가나다라마거너더러머버서어저고노로모보소오조구누두루무부수우주바사아자배하허호]\s?\d{4}(?![\d명원년개건회억만천백])/gu;
const JAPANESE = /\p{Script=Han}{2,4}\s?\d{2,3}\s?[あ-んア-ン]\s?[\d・·]{1,2}-?\d{2}(?!\d)/gu;
const LAO = /[ກ-ຮ]{2}\s?\d{4}(?!\d)/gu;

function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/u.test(digits);
}

/** Number plates of vehicles: Vietnamese in all series, and Chinese, Korean, Japanese, Lao ones. */
export function findPlates(skeleton: Skeleton, isPost: boolean): MaskSpan[] {
  const { plain, folded } = skeleton;
  if (!/\d{2}|\d[\s.\u0001-]\d|\d\u0001|bien/u.test(folded)) return [];
  const spans: MaskSpan[] = [];
  const before = (at: number): string => folded.slice(Math.max(0, at - 56), at);
  const push = (match: RegExpMatchArray & { index: number }): void => {
    spans.push({ start: match.index, end: match.index + match[0].length, kind: 'plate' });
  };
  for (const match of plain.matchAll(VIETNAMESE)) {
    const [, , early = '', series = '', late = '', digits = ''] = match;
    const isMarked = WORD.test(before(match.index));
    const isLoose = (early + late).length === 0 || /^[ ]*$/u.test(early + late);
    if (isYear(digits) && !NEAR.test(before(match.index))) continue;
    if (digits.length === 4 && isLoose && !isMarked) continue;
    if (series === 'K' && isLoose && !isMarked) continue;
    push(match);
  }
  for (const pattern of isPost ? [SMALL, SMALL_BARE, DIPLOMATIC] : [SMALL, DIPLOMATIC])
    for (const match of plain.matchAll(pattern)) push(match);
  const isNamed = ANY_NEAR.test(folded);
  if (isNamed) for (const match of plain.matchAll(SPELLED)) if (NEAR.test(before(match.index))) push(match);
  for (const match of plain.matchAll(SPACED)) if (WORD.test(before(match.index))) push(match);
  for (const pattern of [WORDS, SMALL_NAMED]) for (const match of folded.matchAll(pattern)) push(match);
  if (isNamed) for (const match of plain.matchAll(MILITARY)) if (NEAR.test(before(match.index))) push(match);
  if (!skeleton.isBeyondLatin) return spans;
  if (/[\u0e80-\u0eff]/u.test(plain))
    for (const match of plain.matchAll(LAO)) if (NEAR.test(before(match.index))) push(match);
  if (/[\u3040-\u9fff\uac00-\ud7a3]/u.test(plain)) {
    for (const pattern of [CHINESE, JAPANESE]) for (const match of plain.matchAll(pattern)) push(match);
    for (const match of plain.matchAll(KOREAN))
      if (!isYear(match[0].slice(-4)) || NEAR.test(before(match.index))) push(match);
  }
  return spans;
}
