/** A place in a ranking; offsets in the sentence. */
export interface ReadRank {
  rank: number;
  start: number;
  end: number;
}

const VI: Readonly<Record<string, number>> = {
  nhất: 1,
  nhì: 2,
  hai: 2,
  ba: 3,
  tư: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
};
const EN: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};
const HAN = '一二三四五六七八九十';

const PATTERNS: readonly RegExp[] = [
  /(?:đứng|xếp|giữ|ở|vị trí|hạng)\s+(?:vị trí\s+)?(?:thứ|hạng)\s+(?<vi>nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|\d{1,2})(?!\p{L}|\s+(?:hàng|tuần))/giu,
  /(?:trường hợp|ca|vụ)\s+(?:tử vong\s+|chết\s+|mắc\s+|bệnh\s+)?thứ\s+(?<vi>nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|\d{1,2})(?!\p{L})/giu,
  /(?<top>dẫn đầu|đứng đầu|đứng nhất|top the|ranks? top|居首位?|位居第一|排名首位|1위를? 차지)/giu,
  /rank(?:s|ed|ing)?\s+(?:in\s+)?(?:the\s+)?(?<en>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?=(?:st|nd|rd|th)\b))/giu,
  /(?:排名|位居|居|名列|列)(?:\p{Script=Han}{0,3})第(?<zh>[一二三四五六七八九十]|\d{1,2})/gu,
  /(?<asian>\d{1,2})\s*(?:위(?![원치협기해한])|位(?!\p{Script=Han}))/gu,
];

/** The places in rankings that a sentence names, in order: `đứng thứ ba`, `ranked third`, `排名第三`, `3위`. */
export function readRanks(text: string): ReadRank[] {
  const found = PATTERNS.flatMap((pattern) =>
    [...text.normalize('NFC').matchAll(pattern)].flatMap((match): ReadRank[] => {
      const { vi, en, zh, asian, top } = match.groups ?? {};
      const said = (vi ?? en ?? zh ?? asian ?? '').toLowerCase();
      const rank = top ? 1 : (VI[said] ?? EN[said] ?? (HAN.indexOf(said) + 1 || Number(said)));
      return rank > 0 ? [{ rank, start: match.index, end: match.index + match[0].length }] : [];
    }),
  );
  return found.sort((one, other) => one.start - other.start);
}
