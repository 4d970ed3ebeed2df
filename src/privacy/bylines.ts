import { isPublisher, type Publishers } from './publishers.ts';
import { vietnameseNames } from './vietnamese-names.ts';
import { CHINESE_SURNAMES, KOREAN_SURNAMES } from './surnames.ts';

/** A text without its bylines, and the names that stood in them. */
export interface Unsigned {
  text: string;
  names: string[];
}

const LABEL =
  '(?:Theo|Tác giả|Bài(?:\\s?(?:,|và|&|-)\\s?ảnh)?|Tin(?:\\s?(?:,|và|&|-)\\s?(?:bài|ảnh))?(?:, ảnh)?|Ảnh|Bài viết|Thực hiện|Phóng viên|PV|CTV|Cộng tác viên|Biên tập|Biên tập viên|BTV|Biên dịch|Người dịch|Dịch|Trình bày|Đồ họa|Video|Clip|Nhóm PV|Người gửi|Bạn đọc|Nguồn|Nhà báo|By|Written by|Reporting by|Reported by|Photos? by|Photos?|Author|Editor|Edited by|Story by|Text|Source|作者|记者|記者|编辑|編輯|责任编辑|責任編輯|责编|文\\/图|图文|文|图|摄影|撮影|取材|編集|聞き手|기자|글|사진|편집|취재|ຂ່າວ|ພາບ|ຂຽນໂດຍ|ໂດຍ|ບົດ|ນັກຂ່າວ)';
const LINE = new RegExp(
  `^[\\s(（\\[【*_—–-]{0,4}${LABEL}\\s?(?:[:：/／|]|\\s)\\s{0,2}([^\\n]{2,70}?)[\\s)）\\]】.*_]{0,4}$`,
  'u',
);
const NAMES_ONLY =
  /^(?:\p{Lu}[\p{L}.’'-]*\.?|[&,\-–/|;]|and|và|\p{Script=Han}{2,4}|[가-힣]{2,4}|[\u0e81-\u0edf]{2,20})(?:\s?(?:[&,\-–/|;、·]|and|và)?\s?(?:\p{Lu}[\p{L}.’'-]*\.?|\p{Script=Han}{2,4}|[가-힣]{2,4}|[\u0e81-\u0edf]{2,20}|\([^()\n]{2,30}\))){0,9}$/u;
const NOT_PERSONS_LINE =
  /(?:báo|Báo|TTXVN|Thông tấn|Đài|Truyền hình|VTV|VOV|VnExpress|Tuổi Trẻ|Thanh Niên|Dân Trí|News|Times|Reuters|AFP|AP|Post|Daily|新华|新華|日报|日報|晚报|통신|일보|신문|新聞|通信|Cổng|Sở|Bộ|UBND|Công an|Cục|Ban|Trung tâm|Viện|Tạp chí)/u;
const SIGNATURE =
  /^(?:\p{Lu}\p{Ll}{0,6}(?: \p{Lu}\p{Ll}{0,6}){1,3}|\p{Lu}{2,7}(?: \p{Lu}{1,7}){1,3}|\p{Lu}\.\p{Lu}(?:\.\p{Lu})?\.?|\p{Lu}\.\p{Lu}\p{Ll}{1,6})$/u;

const SIGNED_BEFORE =
  /(?:(?<![\p{L}])(?:[Pp]hóng viên|PV|[Nn]hà báo|CTV|[Cc]ộng tác viên|[Tt]ác giả|[Bb]iên tập viên|[Bb]ạn đọc|[Đđ]ộc giả|[Ảả]nh|[Bb]ài và ảnh|[Bb]ài, ảnh|Tin, ảnh)\s?[:：]?\s|\([Tt]heo )$/u;
const ENGLISH_SIGN = /By |[a-z] by /u;
const INLINE: RegExp[] = [
  /(?:^|\n)\s*By ((?:\p{Lu}[\p{L}.'’-]*)(?: \p{Lu}[\p{L}.'’-]*){1,3})/gu,
  /(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Ww]ritten|[Rr]eported|[Ee]dited|[Cc]ompiled|[Tt]ranslated|[Pp]hotos?|[Pp]osted) by ((?:\p{Lu}[\p{L}.'’-]*)(?: \p{Lu}[\p{L}.'’-]*){1,3}(?:(?:,| and) (?:\p{Lu}[\p{L}.'’-]*)(?: \p{Lu}[\p{L}.'’-]*){1,3})*)/gu,
];
const INLINE_ASIAN: RegExp[] = [
  new RegExp(
    `(?:记者|記者|通讯员|通訊員|责任编辑|责编|编辑|編輯|作者|编译|摄影|攝影|文|图|撰文|校对|审核)\\s?[:：/／]?\\s?([${CHINESE_SURNAMES}]\\p{Script=Han}{1,2}(?:[ 、，,/]{1,2}[${CHINESE_SURNAMES}]\\p{Script=Han}{1,2}){0,3})(?=[）)】\\s，,。]|摄|報道|报道|報導|$)`,
    'gu',
  ),
  new RegExp(
    `(?<![가-힣])([${KOREAN_SURNAMES}][가-힣]{2})\\s?(?:선임|수습|인턴|객원|편집)?\\s?(?:기자|특파원|통신원|앵커|에디터)(?![가-힣])`,
    'gu',
  ),
  /(?:【|（|\()(?:[^【】（）()\n]{0,12}[・＝=]|記者[・:：]?)([\p{Script=Han}々]{2,6})(?:】|）|\))/gu,
  /(?:(?:文|写真|取材|撮影|聞き手|編集|記者)[・:：/／＝=]\s?)([\p{Script=Han}々]{3,6})(?=[】）)\s、。]|$)/gu,
  /(?<![\p{Script=Han}])([\p{Script=Han}々]{3,5})記者/gu,
];

const ASIAN = /[\u3040-\u9fff\uac00-\ud7a3]/u;

function isKept(names: string, publishers: Publishers): boolean {
  return isPublisher(publishers, names) || NOT_PERSONS_LINE.test(names);
}

function splitNames(names: string): string[] {
  return names
    .replace(/\([^)]*\)/gu, ' ')
    .split(/\s*(?:[,;&|/、·，]|\s[-–]\s|(?<=\s)(?:and|và)(?=\s))\s*/u)
    .map((name) => name.trim())
    .filter((name) => name.length >= 2);
}

/** The names in one line, when the line is nothing but a byline. */
function bylineOf(line: string, publishers: Publishers): string[] | null {
  if (line.length > 110) return null;
  const match = LINE.exec(line.trim());
  const names = match?.[1];
  if (!names || !NAMES_ONLY.test(names.trim()) || isKept(names, publishers)) return null;
  return splitNames(names);
}

function namesInside(text: string, publishers: Publishers): string[] {
  const signed = vietnameseNames(text)
    .filter(({ start }) => SIGNED_BEFORE.test(text.slice(Math.max(0, start - 24), start)))
    .map(({ start, end }) => text.slice(start, end));
  const patterns = [...(ENGLISH_SIGN.test(text) ? INLINE : []), ...(ASIAN.test(text) ? INLINE_ASIAN : [])];
  const matched = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] as string));
  return [...signed, ...matched].filter((name) => !isKept(name, publishers)).flatMap(splitNames);
}

/**
 * Takes lines that are bylines out, and a pen name that closes an article. Names found in bylines inside the text are
 * only given back: the masker replaces them.
 */
export function withoutBylines(text: string, publishers: Publishers, isPost: boolean): Unsigned {
  const names: string[] = [];
  const lines = text.split('\n');
  const kept = lines.filter((line) => {
    const byline = line.trim() === '' ? null : bylineOf(line, publishers);
    if (byline) names.push(...byline);
    return byline === null;
  });
  let last = kept.length - 1;
  while (last >= 0 && (kept[last] as string).trim() === '') last -= 1;
  const closing = (kept[last] ?? '').trim().replace(/^[(–—-]\s?|[).]$/gu, '');
  if (!isPost && last > 0 && SIGNATURE.test(closing) && !isKept(closing, publishers)) {
    names.push(closing);
    kept.splice(last);
  }
  const unsigned = kept
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
  names.push(...namesInside(unsigned, publishers));
  return { text: unsigned, names };
}
