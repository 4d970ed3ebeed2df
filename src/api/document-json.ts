import type { Document } from '../domain/document.ts';
import type { DocumentHit } from '../store/port.ts';
import type { DocumentBriefJson, DocumentJson } from './schemas/document.ts';

/** A document as the contract shows it: field by field, so that nothing internal slips out. */
export function documentJson(document: Document): DocumentJson {
  const { source } = document;
  return {
    id: document.id,
    kind: document.kind,
    url: document.url,
    source: { id: source.id, name: source.name, origin: source.origin, country: source.country },
    title: document.title,
    excerpt: document.excerpt,
    text: document.text,
    language: document.language.label,
    publishedAt: document.publishedAt,
    fetchedAt: document.fetchedAt,
    withdrawn: document.withdrawn,
    paywalled: document.paywalled,
    versions: document.versions.map(({ at, title, changed }) => ({ at, title, changed })),
    places: document.places.map(({ id, name, matched, span, rule }) => ({ id, name, matched, span, rule })),
    story: document.story,
    tags: document.tags,
    claims: document.claims,
    suspected: document.suspected,
  };
}

/** One document by itself: its versions come with the texts that were kept, for the reading of what was changed. */
export function wholeDocumentJson(document: Document): DocumentJson {
  const versions = document.versions.map(({ at, title, changed, text }) => ({
    at,
    title,
    changed,
    ...(text === undefined ? {} : { text }),
  }));
  return { ...documentJson(document), versions };
}

/** A hit of a search: the document and where the words stand in it. */
export function hitJson(hit: DocumentHit): DocumentJson & { highlights: DocumentHit['highlights'] } {
  return { ...documentJson(hit.document), highlights: hit.highlights };
}

/** A document in the list of its story. */
export function documentBrief(document: Document): DocumentBriefJson {
  const { id, kind, url, source, title, excerpt, language, publishedAt } = documentJson(document);
  return { id, kind, url, source, title, excerpt, language, publishedAt };
}
