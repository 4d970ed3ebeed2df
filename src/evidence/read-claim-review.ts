import type { Evidence, EvidenceRating } from '../domain/claim.ts';
import { sha256, stableId } from '../lib/hash.ts';

export type Json = Record<string, unknown>;

const FALSE_WORDS =
  /\b(false|fake|incorrect|hoax|scam|fabricated|untrue|wrong|pants)\b|sai|giả|không đúng|bịa|thất thiệt|虚假|不实|谣言|错误|거짓|허위|가짜|사실 ?아님|誤り|虚偽|デマ/iu;
const MIXED_WORDS =
  /mislead|mixture|mixed|partly|half|missing context|out of context|gây hiểu lầm|một phần|thiếu ngữ cảnh|误导|部分|일부|절반|誤解|一部/iu;
const TRUE_WORDS = /\b(true|correct|accurate|verified)\b|đúng|chính xác|xác thực|属实|真实|사실|正しい|事実/iu;

/** What a rating in words or on a scale says; null where it says nothing we know. */
export function ratingOf(
  words: string,
  scale: { value: number; best: number; worst: number } | null,
): EvidenceRating | null {
  if (MIXED_WORDS.test(words)) return 'misleading';
  if (FALSE_WORDS.test(words)) return 'false';
  if (TRUE_WORDS.test(words)) return 'true';
  if (!scale || !(scale.best > scale.worst)) return null;
  const share = (scale.value - scale.worst) / (scale.best - scale.worst);
  return share <= 0.25 ? 'false' : share >= 0.85 ? 'true' : 'misleading';
}

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value.normalize('NFC').trim();
  if (Array.isArray(value)) return textOf(value[0]);
  const named = value as { name?: unknown; '@value'?: unknown } | null;
  return named && typeof named === 'object' ? textOf(named.name ?? named['@value'] ?? '') : '';
};

/** An instant as ISO-8601 UTC; days are midnight in Vietnam. Null when it is none. */
export function instantOf(value: unknown): string | null {
  const written = textOf(value);
  const local = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(written);
  const iso = local ? `${local[3]}-${local[2]?.padStart(2, '0')}-${local[1]?.padStart(2, '0')}` : written;
  if (!/^\d{4}-\d{2}-\d{2}/.test(iso)) return null;
  const zoned = /^\d{4}-\d{2}-\d{2}$/.test(iso)
    ? `${iso}T00:00:00+07:00`
    : /Z|[+-]\d{2}:?\d{2}$/.test(iso)
      ? iso
      : `${iso.replace(' ', 'T')}+07:00`;
  const ms = Date.parse(zoned);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

function isReview(node: Json): boolean {
  return [node['@type']].flat().some((type) => typeof type === 'string' && /(^|\/)ClaimReview$/.test(type));
}

const DEPTH = 12;

/** Every ClaimReview in a JSON value: alone, in arrays, in `@graph`, in a DataFeed's items. */
export function claimReviewsIn(value: unknown, depth = 0): Json[] {
  if (depth > DEPTH || value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((one) => claimReviewsIn(one, depth + 1));
  const node = value as Json;
  if (isReview(node)) return [node];
  return [
    '@graph',
    'dataFeedElement',
    'item',
    'items',
    'itemListElement',
    'hasPart',
    'mainEntity',
    'review',
    'subjectOf',
    'reviews',
  ].flatMap((key) => claimReviewsIn(node[key], depth + 1));
}

function scaleOf(rating: Json): { value: number; best: number; worst: number } | null {
  const value = Number(rating['ratingValue']);
  if (rating['ratingValue'] === undefined || Number.isNaN(value)) return null;
  return { value, best: Number(rating['bestRating'] ?? 5), worst: Number(rating['worstRating'] ?? 1) };
}

/** A ClaimReview as a record of the registry, or what it lacks. Who made the claim is not kept (boundary B2). Source: schema.org/ClaimReview. */
export function evidenceOfReview(node: Json, languageOf: (text: string) => string): Evidence | { lacks: string } {
  const claimReviewed = textOf(node['claimReviewed']);
  const rating = (node['reviewRating'] ?? {}) as Json;
  const words = textOf(rating['alternateName']) || textOf(rating['ratingExplanation']);
  const body = textOf(node['reviewBody']) || textOf(node['text']) || textOf(node['description']);
  const title = textOf(node['headline']) || textOf(node['name']) || claimReviewed;
  const publishedAt = instantOf(node['datePublished']) ?? instantOf(node['dateModified']);
  const url = textOf(node['url']) || textOf(node['@id']);
  if (!claimReviewed) return { lacks: 'claimReviewed' };
  if (!publishedAt) return { lacks: 'datePublished' };
  const text = [...new Set([claimReviewed, words, body].filter(Boolean))].join('\n');
  const rated = ratingOf(words, scaleOf(rating));
  return {
    id: textOf(node['identifier']) || stableId('ev', url || claimReviewed, claimReviewed),
    kind: 'fact-check',
    publisher: textOf(node['publisher']) || textOf(node['author']) || (URL.canParse(url) ? new URL(url).host : ''),
    url,
    publishedAt,
    lang: textOf(node['inLanguage']).slice(0, 2).toLowerCase() || languageOf(text),
    title,
    text,
    hash: sha256(text),
    claimReviewed,
    ...(rated ? { rating: rated } : {}),
  };
}

const SCRIPT = /<script[^>]*type\s*=\s*["']?application\/ld\+json["']?[^>]*>([\s\S]*?)<\/script>/gi;
const MAX_SCRIPT = 500_000;

/** The ClaimReviews that a page carries as JSON-LD; scripts that are no JSON are passed over. */
export function claimReviewsInPage(html: string): Json[] {
  return [...html.matchAll(SCRIPT)].flatMap(([, script = '']) => {
    if (script.length > MAX_SCRIPT || !script.includes('ClaimReview')) return [];
    try {
      return claimReviewsIn(JSON.parse(script.trim().replace(/^\/\/<!\[CDATA\[|\/\/\]\]>$/g, '')));
    } catch {
      return [];
    }
  });
}
