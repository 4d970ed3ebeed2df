import type { Evidence, EvidenceKind, EvidenceRating } from '../domain/claim.ts';
import { sha256, stableId } from '../lib/hash.ts';
import { claimReviewsIn, claimReviewsInPage, evidenceOfReview, instantOf, type Json } from './read-claim-review.ts';

/** A record that was read, or why one could not be, with its line (from 1) or place in the file. */
export type EvidenceReadout = { record: Evidence } | { line: number; message: string };

const KINDS: readonly EvidenceKind[] = ['official-statement', 'fact-check', 'correction'];
/** How Vietnam's anti-fake-news centre labels what it examined. */
const LABELS: Readonly<Record<string, EvidenceRating>> = {
  fake: 'false',
  false: 'false',
  'tin giả': 'false',
  inaccurate: 'misleading',
  misleading: 'misleading',
  'tin sai sự thật': 'false',
  'tin sai lệch': 'misleading',
  verified: 'true',
  true: 'true',
  'xác thực': 'true',
};

const first = (row: Json, ...names: string[]): string => {
  for (const name of names) {
    const value = row[name];
    if (typeof value === 'string' && value.trim() !== '') return value.normalize('NFC').trim();
    if (typeof value === 'number') return String(value);
  }
  return '';
};

/** A plain record (`id,kind,publisher,url,publishedAt,lang,title,text`) or one with a label fake, inaccurate or verified. */
function plainRecord(row: Json, languageOf: (text: string) => string): Evidence | { lacks: string } {
  const label = first(row, 'label', 'verdict', 'status', 'rating').toLowerCase();
  const rating = LABELS[label];
  const kind = KINDS.find((one) => one === row['kind']) ?? (rating ? 'fact-check' : undefined);
  const title = first(row, 'title', 'headline', 'name');
  const text = first(row, 'text', 'content', 'body', 'description') || title;
  const publishedAt = instantOf(row['publishedAt'] ?? row['date'] ?? row['datePublished'] ?? row['created_at']);
  const url = first(row, 'url', 'link', 'source_url');
  const claimReviewed = first(row, 'claimReviewed', 'claim');
  if (!kind) return { lacks: `kind: one of ${KINDS.join(', ')}` };
  if (!text) return { lacks: 'text' };
  if (!publishedAt) return { lacks: 'publishedAt: an ISO-8601 instant or day' };
  const withdrawnAt = instantOf(row['withdrawnAt']);
  const supersededBy = first(row, 'supersededBy');
  return {
    id: first(row, 'id', 'identifier') || stableId('ev', url || title, text),
    kind,
    publisher: first(row, 'publisher', 'agency', 'organization') || (rating ? 'VAFC' : ''),
    url,
    publishedAt,
    lang: first(row, 'lang', 'language', 'inLanguage').slice(0, 2).toLowerCase() || languageOf(text),
    title,
    text,
    hash: sha256(text),
    ...(claimReviewed ? { claimReviewed } : {}),
    ...(rating ? { rating } : {}),
    ...(withdrawnAt ? { withdrawnAt } : {}),
    ...(supersededBy ? { supersededBy } : {}),
  };
}

function recordsOf(value: unknown, line: number, languageOf: (text: string) => string): EvidenceReadout[] {
  const reviews = claimReviewsIn(value);
  const found =
    reviews.length > 0
      ? reviews.map((node) => evidenceOfReview(node, languageOf))
      : plainRows(value).map((row) => plainRecord(row, languageOf));
  if (found.length === 0) return [{ line, message: 'no evidence in it' }];
  return found.map((one) => ('lacks' in one ? { line, message: `lacks ${one.lacks}` } : { record: one }));
}

function plainRows(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(plainRows);
  if (value === null || typeof value !== 'object') return [];
  const row = value as Json;
  for (const key of ['data', 'items', 'records', 'results']) if (Array.isArray(row[key])) return plainRows(row[key]);
  return [row];
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * The records of a file: one JSON value (ClaimReview alone, in arrays, `@graph` or a DataFeed; plain or labelled records),
 * JSON Lines, or a page with ClaimReview JSON-LD. What cannot be read is named, never guessed. Ids given are kept.
 */
export function readEvidenceFile(content: string, languageOf: (text: string) => string): EvidenceReadout[] {
  const text = content.replace(/^\uFEFF/, '').trim();
  if (text === '') return [];
  if (text.startsWith('<')) {
    const reviews = claimReviewsInPage(text);
    return reviews.length === 0
      ? [{ line: 1, message: 'the page holds no ClaimReview' }]
      : recordsOf(reviews, 1, languageOf);
  }
  const whole = parsed(text);
  if (whole !== undefined) return recordsOf(whole, 1, languageOf);
  return text.split(/\r?\n/).flatMap((row, at): EvidenceReadout[] => {
    if (row.trim() === '') return [];
    const value = parsed(row);
    return value === undefined ? [{ line: at + 1, message: 'no JSON' }] : recordsOf(value, at + 1, languageOf);
  });
}
