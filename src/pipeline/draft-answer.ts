import type { AnswerContent, AnswerPart } from '../domain/answer.ts';
import type { Claim, Evidence, EvidenceQuote } from '../domain/claim.ts';
import type { Document } from '../domain/document.ts';
import { excerptOf } from '../domain/excerpt.ts';
import type { Source } from '../domain/source.ts';
import { localTime } from '../lib/local-day.ts';

/** What a correction is assembled from. */
export interface AnswerFacts {
  document: Document;
  claim: Extract<Claim, { verdict: 'contradicted' | 'supported' }>;
  /** A private person's post: its words, link and name stay out (boundary B2). */
  isPrivate: boolean;
  records: ReadonlyMap<string, Evidence>;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  en: 'tiếng Anh',
  zh: 'tiếng Trung',
  ko: 'tiếng Hàn',
  ja: 'tiếng Nhật',
  lo: 'tiếng Lào',
};
const WORDS_IN_HEADLINE = 120;

/** True for what a private person wrote. */
export function isPrivatePost(
  document: Pick<Document, 'kind' | 'url'>,
  source: Pick<Source, 'kind'> | undefined,
): boolean {
  return document.kind === 'post' || source?.kind === 'social' || !/^https?:\/\//.test(document.url);
}

/** `lúc 18:00 ngày 08/09/2024`, local time. */
function spoken(at: string): string {
  const [time, day] = localTime(at).split(' ');
  return `lúc ${time} ngày ${day}`;
}

const original = (lang: string | undefined): string => {
  const name = LANGUAGES[lang ?? ''];
  return name ? ` (nguyên văn ${name})` : '';
};

function aboutClaim({ document, claim, isPrivate }: AnswerFacts): AnswerPart[] {
  if (isPrivate)
    return [{ kind: 'template', text: 'Trên mạng xã hội có thông tin trái với nội dung đã được công bố dưới đây.' }];
  const at = spoken(document.publishedAt ?? document.fetchedAt);
  const text = `${document.source.name} đăng ${at}${original(document.language.label)}:`;
  return [
    { kind: 'template', text },
    { kind: 'quote', of: 'claim', text: claim.text },
  ];
}

function aboutEvidence(quote: EvidenceQuote, record: Evidence | undefined): AnswerPart[] {
  const verb = record?.kind === 'fact-check' ? 'kiểm chứng' : record?.kind === 'correction' ? 'đính chính' : 'công bố';
  return [
    { kind: 'template', text: `${quote.publisher} ${verb} ${spoken(quote.publishedAt)}${original(record?.lang)}:` },
    { kind: 'quote', of: quote.id, text: quote.quote },
  ];
}

/**
 * The draft of a correction: every sentence is a template or a verbatim quote. Of a private post the claim's words come from
 * the fact check that examined it; without one they are empty, for a reviewer to write.
 */
export function draftAnswer(facts: AnswerFacts): AnswerContent {
  const { claim, isPrivate, records } = facts;
  const [main] = claim.evidence;
  const examined = claim.evidence.map(({ id }) => records.get(id)?.claimReviewed).find(Boolean);
  const claimReviewed = isPrivate ? (examined ?? '') : claim.text;
  const rating = claim.evidence.some(({ id }) => records.get(id)?.rating === 'misleading') ? 'misleading' : 'false';
  const verdict = rating === 'false' ? 'không đúng' : 'chưa chính xác';
  const sources = claim.evidence
    .filter(({ url }) => /^https?:\/\//.test(url))
    .map(({ publisher, url }): AnswerPart => ({ kind: 'template', text: `Nguồn: ${publisher}, ${url}` }));
  return {
    headline: claimReviewed
      ? `Thông tin “${excerptOf(claimReviewed, WORDS_IN_HEADLINE)}” là ${verdict}`
      : `Thông tin trên mạng xã hội trái với công bố của ${main.publisher} là ${verdict}`,
    claimReviewed,
    rating,
    parts: [
      ...aboutClaim(facts),
      ...claim.evidence.flatMap((quote) => aboutEvidence(quote, records.get(quote.id))),
      ...sources,
    ],
  };
}

/**
 * What a reviewer's edit is made of: a quote must stand verbatim in its record (or in the claim), a template is one only
 * unchanged; all else is the reviewer's own words. `bad`: indexes of quotes that stand nowhere.
 */
export function editedParts(
  parts: readonly AnswerPart[],
  known: { templates: ReadonlySet<string>; claim: string | null; records: ReadonlyMap<string, Evidence> },
): { parts: AnswerPart[]; bad: number[] } {
  const bad: number[] = [];
  const edited = parts.map((part, at): AnswerPart => {
    const text = part.text.trim();
    if (part.kind === 'template' && known.templates.has(text)) return { kind: 'template', text };
    if (part.kind !== 'quote') return { kind: 'reviewer', text };
    const whole = part.of === 'claim' ? known.claim : known.records.get(part.of)?.text;
    if (!text || !whole?.includes(text)) bad.push(at);
    return { kind: 'quote', of: part.of, text };
  });
  return { parts: edited.filter(({ text }) => text !== ''), bad };
}
