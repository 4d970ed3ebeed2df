import type { estypes } from '@elastic/elasticsearch';
import { parseSearchQuery, type QueryTerm } from '../../lib/search-query.ts';
import type { DocumentQuery } from '../port.ts';

type Clause = estypes.QueryDslQueryContainer;
export type Filters = Omit<DocumentQuery, 'limit' | 'cursor' | 'sort'>;

/** The same weights as the embedded store's bm25: title before text, exact before folded. */
const WEIGHTS = { folded_title: 4, folded_text: 1, exact_title: 6, exact_text: 1.5 } as const;
const NOTHING: Clause = { match_none: {} };

function onField(field: keyof typeof WEIGHTS, term: QueryTerm): Clause {
  const words = term.tokens.map((token) => (term.isExact ? token.exact : token.folded));
  const boost = WEIGHTS[field];
  if (!term.isPrefix) return { match_phrase: { [field]: { query: words.join(' '), boost } } };
  const [only] = words;
  return words.length === 1
    ? { prefix: { [field]: { value: only ?? '', boost } } }
    : { match_phrase_prefix: { [field]: { query: words.join(' '), max_expansions: 1_000, boost } } };
}

function clauseOf(term: QueryTerm): Clause {
  const fields = term.isExact ? (['exact_title', 'exact_text'] as const) : (['folded_title', 'folded_text'] as const);
  return { bool: { should: fields.map((field) => onField(field, term)), minimum_should_match: 1 } };
}

function anyOf(field: string, wanted: string[] | undefined): Clause[] {
  return wanted && wanted.length > 0 ? [{ terms: { [field]: wanted } }] : [];
}

/** The clause of a typed query; null when nothing was typed. A query without a wanted word finds nothing. */
export function textClause(typed: string | undefined): { must: Clause[]; mustNot: Clause[] } | null {
  if (!typed?.trim()) return null;
  const terms = parseSearchQuery(typed);
  const must = terms.filter((term) => !term.isExcluded).map(clauseOf);
  return must.length === 0
    ? { must: [NOTHING], mustNot: [] }
    : { must, mustNot: terms.filter((term) => term.isExcluded).map(clauseOf) };
}

const FLAGS = new Set(['suspected', 'withdrawn', 'paywalled', 'edited']);

/** The whole query. `isScored` lets the words weigh; else everything only filters. */
export function documentClause(query: Filters, isScored = false): Clause {
  const filter: Clause[] = [
    ...anyOf('language', query.lang),
    ...anyOf('sentiment', query.sentiment),
    ...anyOf('topic', query.topic),
    ...anyOf('safetyEvent', query.safetyEvent),
    ...anyOf('source', query.source),
    ...anyOf('places', query.place),
    ...anyOf('kind', query.kind ? [query.kind] : undefined),
    ...anyOf('origin', query.origin ? [query.origin] : undefined),
    ...anyOf('story', query.story ? [query.story] : undefined),
    ...(query.flag ?? []).map((flag): Clause => (FLAGS.has(flag) ? { term: { [flag]: true } } : NOTHING)),
    ...(query.from || query.to
      ? [{ range: { sortAt: { ...(query.from ? { gte: query.from } : {}), ...(query.to ? { lt: query.to } : {}) } } }]
      : []),
  ];
  const text = textClause(query.q);
  return {
    bool: {
      filter: isScored ? filter : [...filter, ...(text?.must ?? [])],
      ...(isScored && text ? { must: text.must } : {}),
      ...(text && text.mustNot.length > 0 ? { must_not: text.mustNot } : {}),
    },
  };
}
