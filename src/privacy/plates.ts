import type { Skeleton } from './skeleton.ts';
import type { MaskSpan } from './span.ts';

const GAP = '[\\s.\\-–·\\u0001\\u0002]{0,3}';
const SERIES = '(?:[A-HK-NPR-VXYZĐ]|[A-Z][A-Z]|[A-Z][1-9]|MĐ[1-9]|[A-Z]Đ|Đ[A-Z1-9])';
/** 98A-123.45, 98-B1 123.45, 29C1-12345, 99H-1234. */
const VIETNAMESE = new RegExp(
  `(?<![\\p{L}\\p{N}/.,])([1-9]\\d)(${GAP})(${SERIES})(${GAP})(\\d{3}${GAP}\\d{2}|\\d{4})(?![\\p{L}\\p{N}/]|[.,]\\d)`,
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
/** After a word for plates: figures and capitals with anything short between. */
const SPELLED = new RegExp(
  `(?<![\\p{L}\\p{N}])[1-9]${GAP}\\d${GAP}[A-Za-zĐđ]${GAP}(?:[A-Za-z\\d]${GAP})?\\d(?:${GAP}\\d){3,4}(?!\\d)`,
  'gu',
);
const MILITARY =
  /(?<![\p{L}\p{N}])[A-Z]{2}[\s-]{1,2}\d{2}[\s.-]{1,2}\d{2}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:[A-Z]{1,3}[\s-]?\d{3,5}|\d{2,4}[\s-]?[A-Z]{2,3})(?![\p{L}\p{N}])/gu;
const CHINESE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼滬遼魯蘇贛陝閩貴粵寧瓊][A-Z][·•.\s-]?(?=[A-Z\d]*\d)[A-Z\d]{5,6}(?![A-Z\d])/gu;
const KOREAN =
  /(?<!\d)\d{2,3}[가나다라마거너더러머버서어저고노로모보소오조구누두루무부수우주바사아자배하허호]\s?\d{4}(?![\d명원년개건회])/gu;
const JAPANESE = /\p{Script=Han}{2,4}\s?\d{2,3}\s?[あ-んア-ン]\s?[\d・·]{1,2}-?\d{2}(?!\d)/gu;
const LAO = /[ກ-ຮ]{2}\s?\d{4}(?!\d)/gu;

function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/u.test(digits);
}

/** Number plates of vehicles: Vietnamese in all series, and Chinese, Korean, Japanese, Lao ones. */
export function findPlates(skeleton: Skeleton): MaskSpan[] {
  const { plain, folded } = skeleton;
  if (!/\d{2}/u.test(plain) && !/\d[\s.-]\d/u.test(plain)) return [];
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
  for (const match of plain.matchAll(SMALL)) push(match);
  for (const match of plain.matchAll(SPELLED)) if (NEAR.test(before(match.index))) push(match);
  for (const match of plain.matchAll(MILITARY)) if (NEAR.test(before(match.index))) push(match);
  if (/[\u0e80-\u0eff]/u.test(plain))
    for (const match of plain.matchAll(LAO)) if (NEAR.test(before(match.index))) push(match);
  if (/[\u3040-\u9fff\uac00-\ud7a3]/u.test(plain)) {
    for (const pattern of [CHINESE, JAPANESE]) for (const match of plain.matchAll(pattern)) push(match);
    for (const match of plain.matchAll(KOREAN))
      if (!isYear(match[0].slice(-4)) || NEAR.test(before(match.index))) push(match);
  }
  return spans;
}
