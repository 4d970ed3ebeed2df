import type { Document, DocumentText, DocumentVersion } from '../domain/document.ts';
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

function nextVersions(before: Document | null, parts: DocumentParts, hash: string): DocumentVersion[] {
  const { text, fetchedAt } = parts;
  if (!before) return [{ at: fetchedAt, title: text.title, changed: [], hash }];
  if (before.hash === hash) return before.versions;
  const changed = (['title', 'text'] as const).filter((field) => before[field] !== text[field]);
  return [...before.versions, { at: fetchedAt, title: text.title, changed, hash }];
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
    versions: nextVersions(before, parts, hash),
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
