import type { Document, DocumentWords } from '../../domain/document.ts';
import { splitWords } from '../document-words.ts';
import type { Connection } from './connection.ts';
import type { Series } from './index-names.ts';

/** A document as it is indexed: what is searched, and the whole document as `body`. */
export interface DocumentRow {
  id: string;
  sortAt: string;
  /** Key of the outcome that the same commit writes last; until that row is there the document counts as not yet filed. */
  outcomeKey: string | null;
  body: Document;
}

/** What a document is filtered and counted by. */
export function facetsOf(document: Document): Record<string, string> {
  const { source, kind, language, tags } = document;
  return {
    kind,
    source: source.id,
    origin: source.origin,
    language: language.label,
    sentiment: tags.sentiment.label,
    topic: tags.topic.label,
    safetyEvent: tags.safetyEvent.label,
  };
}

/** The record that is written for a document. `words` are the document's, where they are at hand. */
export function rowOf(
  document: Document,
  outcomeKey: string | null,
  words: DocumentWords = splitWords(document),
): DocumentRow & Record<string, unknown> {
  const { title, text } = words;
  return {
    ...facetsOf(document),
    id: document.id,
    story: document.story,
    suspected: document.suspected,
    withdrawn: document.withdrawn,
    paywalled: document.paywalled,
    edited: document.versions.length > 1,
    sortAt: document.publishedAt ?? document.fetchedAt,
    checkedAt: document.recheck.lastAt,
    hasText: document.text !== '',
    places: [...new Set(document.places.map(({ id }) => id))],
    outcomeKey,
    folded_title: title.folded,
    folded_text: text.folded,
    exact_title: title.exact,
    exact_text: text.exact,
    body: document,
  };
}

/** The month alias a document lives behind: that of its first sighting, which no later edit moves. */
export function aliasOf({ names }: Connection, document: Document): string {
  const series: Series = document.kind === 'post' ? 'posts' : 'articles';
  return names.month(series, document.fetchedAt.slice(0, 7).replace('-', '.'));
}
