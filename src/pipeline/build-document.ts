import { KEPT_VERSION_TEXTS, type Document, type DocumentText, type DocumentVersion } from '../domain/document.ts';
import { excerptOf } from '../domain/excerpt.ts';
import type { PlaceMention } from '../domain/place.ts';
import type { Source } from '../domain/source.ts';
import { notAssessed, type Tag } from '../domain/tag.ts';
import { sha256, stableId } from '../lib/hash.ts';

/** The document id of a canonical URL. */
export function documentId(url: string): string {
  return stableId('doc', url);
}

/** What tells two states of an item apart: its title and text, nothing else. */
export function contentHash(text: Pick<DocumentText, 'title' | 'text'>): string {
  return sha256(`${text.title}\n${text.text}`);
}

export interface DocumentParts {
  text: DocumentText;
  source: Source;
  language: Tag;
  places: PlaceMention[];
  fetchedAt: string;
  sealedUrl: string | null;
  validators: { etag?: string | undefined; lastModified?: string | undefined };
}

/** The history of an item once it is in a new state; its last state until now gets the text that is replaced. */
export function nextVersions(
  before: Pick<Document, 'title' | 'text' | 'hash' | 'versions'> | null,
  now: Pick<Document, 'title' | 'text' | 'hash'> & { at: string },
): DocumentVersion[] {
  const { at, title, hash } = now;
  if (!before) return [{ at, title, changed: [], hash }];
  if (before.hash === hash) return before.versions;
  const changed = (['title', 'text'] as const).filter((field) => before[field] !== now[field]);
  const earlier = before.versions.map((version, index, all): DocumentVersion => {
    const age = all.length - index;
    const { text: kept = age === 1 && before.text !== '' ? before.text : undefined, ...rest } = version;
    return kept !== undefined && age <= KEPT_VERSION_TEXTS ? { ...rest, text: kept } : rest;
  });
  return [...earlier, { at, title, changed, hash }];
}

/** A document from its parts, with the history of the one before; tags, claims and story are added by later steps. */
export function buildDocument(parts: DocumentParts, before: Document | null): Document {
  const { text, source } = parts;
  const hash = contentHash(text);
  return {
    ...text,
    publishedAt: text.publishedAt ?? before?.publishedAt ?? null,
    id: documentId(text.url),
    source: { id: source.id, name: source.name, origin: source.origin, country: source.country },
    excerpt: excerptOf(text.text || text.title),
    language: parts.language,
    fetchedAt: before?.fetchedAt ?? parts.fetchedAt,
    withdrawn: false,
    versions: nextVersions(before, { ...text, hash, at: parts.fetchedAt }),
    places: parts.places,
    story: before?.story ?? '',
    tags: { sentiment: notAssessed(), topic: notAssessed(), safetyEvent: notAssessed() },
    claims: [],
    suspected: false,
    hash,
    sealedUrl: parts.sealedUrl,
    recheck: {
      lastAt: parts.fetchedAt,
      etag: parts.validators.etag ?? null,
      lastModified: parts.validators.lastModified ?? null,
    },
  };
}
