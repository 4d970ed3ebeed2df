import type { Skeleton } from './skeleton.ts';
import type { MaskSpan } from './span.ts';

const AT =
  '(?:@{1,3}|[-_*~|/"\'“”]{1,2}(?:at|a ?cong)[-_*~|/"\'“”]{1,2}|ແອັດ|あっと|[(\\[{<]\\s?(?:at|a|@|a cong|acong|a-cong)\\s?[)\\]}>]|(?<=[\\s\\u0002])(?:a cong|acong|a-cong|a moc|a vong|a khoanh|at sign|at)(?=[\\s\\u0002])|골뱅이|앳(?=\\s)|a ?cong(?=gmail|yahoo|outlook|hotmail|icloud|[a-z0-9-]{3,20}cham(?:com|net|vn))|アット(?:マーク)?|艾特|圈a|小老鼠|📧|\\u0002{2}(?=\\s?(?:gmail|yahoo|outlook|hotmail|icloud)))';
const DOT =
  '(?:\\.|[-_*~|/"\'“”]{1,2}(?:dot|cham)[-_*~|/"\'“”]{1,2}|cham(?=com|net|vn)|ຈຸດ|[(\\[{<]\\s?(?:dot|cham|\\.|d)\\s?[)\\]}>]|(?<=[\\s\\u0002])(?:cham|dot)(?=[\\s\\u0002])|点|點|점|닷|ドット)';
const PROVIDERS =
  'gmail|googlemail|yahoo|ymail|outlook|hotmail|live|icloud|proton|protonmail|qq|163|126|sina|foxmail|naver|daum|hanmail|nate|kakao|docomo|ezweb|mail|zoho|yandex|네이버|지메일|한메일|aol|msn|gmx|tutanota';
const TLD =
  '(?:com|컴|콤|コム|net|org|vn|edu|gov|info|biz|io|me|co|kr|jp|cn|la|asia|online|site|xyz|dev|app|us|uk|de|fr|ru|th|tw|hk|sg|test|example|invalid)';
const JOIN = '[\\s\\u0001\\u0002]{0,3}';
const SPACED_PROVIDER = '(?:g ?m ?a ?i ?l|y ?a ?h ?o ?o|o ?u ?t ?l ?o ?o ?k|h ?o ?t ?m ?a ?i ?l)';
const LABEL = '[\\p{L}\\p{N}_-]{1,63}';
const DOMAIN = `(?:(?:${SPACED_PROVIDER}|${LABEL})${JOIN}${DOT}${JOIN}){1,4}(?:(?:${TLD})(?![\\p{L}\\p{N}])|[a-z]{2,12}(?![\\p{L}\\p{N}]))`;
const RIGHT = new RegExp(
  `${AT}${JOIN}(?:${DOMAIN}|(?:[a-z0-9-][ .·_]){3,30}[a-z]{1,6}(?![a-z])|(?:${PROVIDERS})(?![\\p{L}\\p{N}]))`,
  'gu',
);
/** What may stand before the sign: one word of an address, or one spelled with gaps; a spoken dot joins words. */
const LEFT = new RegExp(
  `(?:["“][^"“”\\s]{2,40}["”]|(?<![\\p{L}\\p{N}])(?:[\\p{L}\\p{N}][\\s.·_-]){3,40}[\\p{L}\\p{N}]|[\\p{L}\\p{N}._%+'\\u0001\\u0002-]{1,64}(?:\\s?(?:[(\\[]\\s?(?:dot|cham|\\.)\\s?[)\\]]|\\s(?:cham|dot|gach duoi|underscore)\\s)\\s?[\\p{L}\\p{N}._%+-]{1,64}){0,3})[\\s\\u0002]{0,2}$`,
  'u',
);
/** `name gmail.com` without any sign between. */
const BARE_PROVIDER = new RegExp(
  `(?<![\\p{L}\\p{N}])[a-z0-9][a-z0-9._-]{3,40}[\\s\\u0002]{1,4}(?:[^\\s@]{1,3}[\\s\\u0002]{1,3}){0,2}(?:${PROVIDERS})(?:${JOIN}${DOT}${JOIN}|\\s)(?:com|net|vn|me)(?:${JOIN}${DOT}${JOIN}vn)?(?![\\p{L}\\p{N}])`,
  'gu',
);
const ANY_PROVIDER = new RegExp(PROVIDERS, 'u');
const HINT =
  /@|(?<![a-z])at(?![a-z])|ແອັດ|あっと|[#※\u0002]|a vong|a khoanh|a cong|acong|\(a\)|\[a\]|a-cong|a moc|골뱅이|앳|アット|艾特|圈a|小老鼠|gmail|yahoo|outlook|hotmail|icloud|qq\.com|163\.com|naver\.com/u;
/** A sign that is none of an address where the @ should stand, on any host. */
const ODD_ANYWHERE =
  /(?<![\p{L}\p{N}])[a-z0-9][a-z0-9._-]{2,40}[#※\u0002]{1,2}[a-z0-9-]{3,30}\.(?:com|net|vn)(?![\p{L}\p{N}])/gu;
/** `hoa98 (gmail)`: the provider alone. */
const PROVIDER_ALONE =
  /(?<![\p{L}\p{N}@./])([a-z][a-z0-9._-]{1,30}\d{2,6})\s?[([]\s?(?:gmail|yahoo|outlook|hotmail|icloud)(?![\p{L}.])/gu;
/** Any other sign where the @ should stand: name#qq.com, name★gmail.com. */
const ODD_SIGN = new RegExp(
  `[a-z0-9][a-z0-9._-]{2,40}[^\\s\\p{L}\\p{N}./,:;()@\\[\\]-]{1,2}(?:${PROVIDERS})\\.(?:com|net|vn)(?![\\p{L}\\p{N}])`,
  'gu',
);
const NOT_LOCAL =
  /^(?:email|mail|e-mail|hop thu|gui|qua|dia chi|lien he|toi|cua|la|contact|at|on|the|and|from|with|your|dich vu|ung dung)$/u;

function hasDigitOrDot(local: string): boolean {
  return /[\d._]/u.test(local);
}

/** E-mail addresses, also with spaces, words or brackets for the signs, full-width or spelled letter by letter. */
export function findEmails(skeleton: Skeleton): MaskSpan[] {
  const { folded } = skeleton;
  if (!HINT.test(folded)) return [];
  const spans: MaskSpan[] = [];
  for (const match of folded.matchAll(RIGHT)) {
    const from = Math.max(0, match.index - 140);
    const left = LEFT.exec(folded.slice(from, match.index));
    if (!left) continue;
    // " at " between two words is English; an address needs a provider or a dot after it, and one word before.
    const sign = match[0];
    const isSpoken = /^at[\s\u0002]/u.test(sign);
    if (isSpoken && !ANY_PROVIDER.test(sign) && !hasDigitOrDot(left[0])) continue;
    if (isSpoken && !/(?:\.|dot|cham)[\s)\]]*(?:com|net|org|vn|edu|gov|kr|jp|cn|la|me|io)$/u.test(sign)) continue;
    spans.push({ start: from + left.index, end: match.index + sign.length, kind: 'email' });
  }
  for (const match of folded.matchAll(ODD_ANYWHERE))
    if (/[a-z][a-z._-]*\d{2}/u.test(match[0]))
      spans.push({ start: match.index, end: match.index + match[0].length, kind: 'email' });
  if (ANY_PROVIDER.test(folded))
    for (const match of folded.matchAll(PROVIDER_ALONE))
      spans.push({ start: match.index, end: match.index + (match[1] as string).length, kind: 'email' });
  if (ANY_PROVIDER.test(folded))
    for (const match of folded.matchAll(ODD_SIGN))
      spans.push({ start: match.index, end: match.index + match[0].length, kind: 'email' });
  for (const match of ANY_PROVIDER.test(folded) ? folded.matchAll(BARE_PROVIDER) : []) {
    const local = match[0].split(/[\s\u0002]/u)[0] as string;
    if (NOT_LOCAL.test(local) || !/[a-z]/u.test(local) || !(hasDigitOrDot(local) || local.length >= 8)) continue;
    spans.push({ start: match.index, end: match.index + match[0].length, kind: 'email' });
  }
  return spans;
}
