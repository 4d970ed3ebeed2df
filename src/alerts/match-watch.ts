import type { Document, DocumentWords } from '../domain/document.ts';
import type { Watch } from '../domain/watch.ts';
import { searchWords, type Words } from '../lib/fold.ts';
import { parseSearchQuery, type QueryTerm } from '../lib/search-query.ts';

const parsed = new WeakMap<Watch, QueryTerm[]>();

function termsOf(watch: Watch): QueryTerm[] {
  const terms = parsed.get(watch) ?? parseSearchQuery(watch.query.q ?? '');
  parsed.set(watch, terms);
  return terms;
}

const HAS_FLAG: Record<string, (document: Document) => boolean> = {
  suspected: (document) => document.suspected,
  withdrawn: (document) => document.withdrawn,
  paywalled: (document) => document.paywalled,
  edited: (document) => document.versions.length > 1,
};

function fits(wanted: string[] | undefined, ...have: string[]): boolean {
  return !wanted || wanted.length === 0 || have.some((value) => wanted.includes(value));
}

function fitsFilters(document: Document, query: Watch['query']): boolean {
  const { tags } = document;
  return (
    fits(query.lang, document.language.label) &&
    fits(query.sentiment, tags.sentiment.label) &&
    fits(query.topic, tags.topic.label) &&
    fits(query.safetyEvent, tags.safetyEvent.label) &&
    fits(query.source, document.source.id) &&
    fits(query.place, ...document.places.map(({ id }) => id)) &&
    (query.kind === undefined || query.kind === document.kind) &&
    (query.origin === undefined || query.origin === document.source.origin) &&
    (query.flag ?? []).every((flag) => HAS_FLAG[flag]?.(document) ?? false)
  );
}

/** One field as the index sees it: its words between spaces, without marks and with them. */
type WatchedField = Words;

/** A document as all watches look at it. */
export interface WatchedText {
  document: Document;
  fields(): WatchedField[];
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function spaced({ folded, exact }: Words): WatchedField {
  return { folded: ` ${folded} `, exact: ` ${exact} ` };
}

/** What `matchesWatch` looks at. `words` are the document's, where they are at hand. */
export function watchedText(document: Document, words?: DocumentWords): WatchedText {
  return {
    document,
    fields: once(() =>
      [words?.title ?? searchWords(document.title), words?.text ?? searchWords(document.text || document.excerpt)].map(
        spaced,
      ),
    ),
  };
}

/** True when the words of a term stand in one field, in order. */
function contains(watched: WatchedText, { tokens, isExact, isPrefix }: QueryTerm): boolean {
  const form = isExact ? 'exact' : 'folded';
  const phrase = ` ${tokens.map((token) => token[form]).join(' ')} `;
  const wanted = isPrefix ? phrase.slice(0, -1) : phrase;
  return watched.fields().some((field) => field[form].includes(wanted));
}

/** True when a document fits a watch, by the same rules as `GET /documents` finds it. */
export function matchesWatch(watched: WatchedText, watch: Watch): boolean {
  if (!fitsFilters(watched.document, watch.query)) return false;
  if (!watch.query.q?.trim()) return true;
  const terms = termsOf(watch);
  const isWanting = terms.some((term) => !term.isExcluded);
  return isWanting && terms.every((term) => contains(watched, term) !== term.isExcluded);
}
