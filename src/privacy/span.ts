/** What was found and is masked. */
export const MASK_KINDS = ['phone', 'email', 'id', 'plate', 'account', 'user', 'link', 'name'] as const;
export type MaskKind = (typeof MASK_KINDS)[number];

/** A range of UTF-16 units that must go. */
export interface MaskSpan {
  start: number;
  end: number;
  kind: MaskKind;
}

/** What stands in the place of what was masked; the same for all of a kind, so that nothing can be counted back. */
export const TOKENS: Readonly<Record<MaskKind, string>> = {
  phone: '[điện thoại]',
  email: '[email]',
  id: '[số giấy tờ]',
  plate: '[biển số]',
  account: '[tài khoản]',
  user: '[người dùng]',
  link: '[liên kết cá nhân]',
  name: '[tên]',
};

const TOKEN = new RegExp(
  Object.values(TOKENS)
    .map((token) => token.replace(/[[\]]/g, '\\$&'))
    .join('|'),
  'gu',
);

/** Ranges that already hold a token of ours. */
export function tokenSpans(text: string): { start: number; end: number }[] {
  if (!text.includes('[')) return [];
  return [...text.matchAll(TOKEN)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Overlapping spans joined; the longest one names the kind. Spans that touch a token already there are dropped. */
export function joinSpans(text: string, spans: MaskSpan[]): MaskSpan[] {
  if (spans.length === 0) return [];
  const tokens = tokenSpans(text);
  const sorted = [...spans].sort((one, other) => one.start - other.start || other.end - one.end);
  const joined: (MaskSpan & { width: number })[] = [];
  let token = 0;
  for (const span of sorted) {
    if (span.end <= span.start) continue;
    while (token < tokens.length && (tokens[token] as MaskSpan).end <= span.start) token += 1;
    const next = tokens[token];
    if (next && next.start < span.end) continue;
    const last = joined[joined.length - 1];
    const width = span.end - span.start;
    if (!last || last.end <= span.start) joined.push({ ...span, width });
    else {
      if (width > last.width) Object.assign(last, { kind: span.kind, width });
      last.end = Math.max(last.end, span.end);
    }
  }
  return joined.map(({ start, end, kind }) => ({ start, end, kind }));
}

/** The text with each span replaced by its token; spans must be joined and in order. */
export function replaceSpans(text: string, spans: MaskSpan[]): string {
  let masked = '';
  let at = 0;
  for (const span of spans) {
    masked += text.slice(at, span.start) + TOKENS[span.kind];
    at = span.end;
  }
  return masked + text.slice(at);
}
