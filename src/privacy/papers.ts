import type { Skeleton } from './skeleton.ts';
import type { MaskSpan } from './span.ts';

const PASSPORT_WORD =
  /(?:(?<![a-z])(?:ho chieu|passport|visa|giay thong hanh)(?![a-z])|护照|護照|여권|パスポート|旅券|ໜັງສືຜ່ານແດນ)[^\n]{0,30}$/u;
const ANY_PASSPORT = new RegExp(PASSPORT_WORD.source.replace(/\[\^\\n\].*$/u, ''), 'u');
const PASSPORT =
  /(?<![\p{L}\p{N}])[A-Z]{1,2}[\s\u0001\u0002.-]{0,2}\d(?:[\s\u0001\u0002.-]{0,2}\d){6,8}(?![\p{L}\p{N}])/gu;
const PASSPORT_BARE = /(?<![\p{L}\p{N}-])[BCEGKMNP]\d{7,8}(?![\p{L}\p{N}])/gu;
const CHINESE_ID =
  /(?<!\d)[1-9]\d{5}[\s\u0001\u0002-]{0,2}(?:19|20)\d{2}[\s\u0001\u0002-]{0,2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[\s\u0001\u0002-]{0,2}\d{3}[\dXx](?!\d)/gu;
const KOREAN_ID = /(?<!\d)\d{6}\s?-\s?[1-8](?:\d{6}|\*{6})(?!\d)/gu;
const INSURANCE =
  /(?<![\p{L}\p{N}])(?:DN|HX|CH|NN|TK|HC|XK|HT|TB|NO|CT|XB|TN|CS|XN|MS|HD|TE|BT|HN|DT|DK|XD|TS|TC|TQ|TA|TY|HG|LS|PV|GD|HS|SV|GB|GD|CN|CC|CK|CB|KC|QN|CA|CY)[\s.-]?[1-5][\s.-]?\d{2}[\s.-]?\d{2,3}[\s.-]?\d{3}[\s.-]?\d{4,5}(?!\d)/gu;

/** Numbers with letters before them that a school, a hospital or an employer gives. */
const MEMBER_NUMBER =
  /(?<![a-z])(?:ma (?:so )?(?:nhan vien|sinh vien|hoc sinh|hoc vien|benh nhan|ho so|can bo|dang vien)|msnv|msv|mssv|sbd|so the)[^\n\d]{0,6}?([a-z]{0,3}\d{5,12})(?!\d)/gu;

/** Passports, Chinese and Korean person numbers, Vietnamese health-insurance cards; plain figures are in `numbers.ts`. */
export function findPapers(skeleton: Skeleton, isPost: boolean): MaskSpan[] {
  const { plain, folded } = skeleton;
  if (!/\d{3}|\d[\s.-]\d/u.test(plain)) return [];
  const spans: MaskSpan[] = [];
  const push = (match: RegExpMatchArray & { index: number }): void => {
    spans.push({ start: match.index, end: match.index + match[0].length, kind: 'id' });
  };
  if (ANY_PASSPORT.test(folded))
    for (const match of plain.matchAll(PASSPORT))
      if (PASSPORT_WORD.test(folded.slice(Math.max(0, match.index - 40), match.index))) push(match);
  if (isPost) for (const match of plain.matchAll(PASSPORT_BARE)) push(match);
  for (const match of folded.matchAll(MEMBER_NUMBER)) {
    const end = match.index + match[0].length;
    spans.push({ start: end - (match[1] as string).length, end, kind: 'id' });
  }
  const hasLong = /\d{6}|\d{3}[\s.-]?\d{4}/u.test(plain);
  if (hasLong)
    for (const pattern of [CHINESE_ID, KOREAN_ID, INSURANCE]) for (const match of plain.matchAll(pattern)) push(match);
  return spans;
}
