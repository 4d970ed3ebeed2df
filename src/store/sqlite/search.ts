import type { Document } from '../../domain/document.ts';
import { encodeCursor } from '../../lib/cursor.ts';
import { highlightRanges, parseSearchQuery, type QueryTerm } from '../../lib/search-query.ts';
import type { Database } from '../../lib/sqlite.ts';
import type { DocumentHit, DocumentQuery, Page } from '../port.ts';
import { readCursor } from '../read-cursor.ts';

type Value = string | number;
export interface Where {
  sql: string;
  values: Value[];
}

/** FTS5 expression of a typed query; null when nothing is wanted. Tokens are letters, digits and marks only, so quoting them is enough. */
export function matchExpression(terms: QueryTerm[]): string | null {
  const one = (term: QueryTerm): string => {
    const words = term.tokens.map((token) => (term.isExact ? token.exact : token.folded)).join(' ');
    const columns = term.isExact ? '{exact_title exact_text}' : '{folded_title folded_text}';
    return `${columns} : "${words}"${term.isPrefix ? ' *' : ''}`;
  };
  const wanted = terms.filter((term) => !term.isExcluded).map(one);
  const excluded = terms.filter((term) => term.isExcluded).map(one);
  if (wanted.length === 0) return null;
  const all = wanted.map((part) => `(${part})`).join(' AND ');
  return excluded.length === 0 ? all : `(${all}) NOT (${excluded.map((part) => `(${part})`).join(' OR ')})`;
}

function anyOf(column: string, wanted: string[] | undefined, where: Where): void {
  if (!wanted || wanted.length === 0) return;
  where.sql += ` AND ${column} IN (${wanted.map(() => '?').join(',')})`;
  where.values.push(...wanted);
}

const FLAGS: Record<string, string> = {
  suspected: 'd.suspected = 1',
  withdrawn: 'd.withdrawn = 1',
  paywalled: 'd.paywalled = 1',
  edited: 'd.edited = 1',
};

/** The WHERE of all filters but `q`, on the alias `d`. */
export function filterWhere(query: Omit<DocumentQuery, 'limit'>): Where {
  const where: Where = { sql: '1=1', values: [] };
  anyOf('d.language', query.lang, where);
  anyOf('d.sentiment', query.sentiment, where);
  anyOf('d.topic', query.topic, where);
  anyOf('d.safety_event', query.safetyEvent, where);
  anyOf('d.source', query.source, where);
  if (query.kind) anyOf('d.kind', [query.kind], where);
  if (query.origin) anyOf('d.origin', [query.origin], where);
  if (query.story) anyOf('d.story', [query.story], where);
  for (const flag of query.flag ?? []) where.sql += ` AND ${FLAGS[flag] ?? '1=0'}`;
  if (query.place && query.place.length > 0) {
    where.sql += ` AND d.row IN (SELECT document FROM document_places WHERE place IN (${query.place.map(() => '?').join(',')}))`;
    where.values.push(...query.place);
  }
  if (query.from) {
    where.sql += ' AND d.sort_at >= ?';
    where.values.push(query.from);
  }
  if (query.to) {
    where.sql += ' AND d.sort_at < ?';
    where.values.push(query.to);
  }
  return where;
}

/** The filters and `q` together. */
export function fullWhere(query: Omit<DocumentQuery, 'limit'>): Where {
  const where = filterWhere(query);
  const match = query.q ? matchExpression(parseSearchQuery(query.q)) : null;
  if (match) {
    where.sql += ' AND d.row IN (SELECT rowid FROM documents_text WHERE documents_text MATCH ?)';
    where.values.push(match);
  } else if (query.q?.trim()) where.sql += ' AND 1=0';
  return where;
}

/** One page of rows; bodies are long and read only of what is shown. */
interface RowPage {
  rows: number[];
  next: string | null;
}

function byRelevance(database: Database, query: DocumentQuery, match: string): RowPage {
  const where = filterWhere(query);
  const offset = query.cursor ? Number(readCursor(query.cursor, 2)[1]) : 0;
  const rows = database
    .statement(
      `SELECT d.row FROM documents_text f CROSS JOIN documents d ON d.row = f.rowid WHERE f.documents_text MATCH ? AND ${where.sql}
       ORDER BY bm25(documents_text, 4.0, 1.0, 6.0, 1.5), d.sort_at DESC, d.row DESC LIMIT ? OFFSET ?`,
    )
    .all<{ row: number }>(match, ...where.values, query.limit + 1, offset)
    .map(({ row }) => row);
  return {
    rows: rows.slice(0, query.limit),
    next: rows.length > query.limit ? encodeCursor(['relevance', offset + query.limit]) : null,
  };
}

/** How many matches are few enough to sort whole; above it the date index is walked instead. */
const RARE_COUNT = 2_000;

function byDate(database: Database, query: DocumentQuery, match: string | null): RowPage {
  const where = filterWhere(query);
  const down = query.sort !== 'oldest';
  if (query.cursor) {
    where.sql += ` AND (d.sort_at, d.row) ${down ? '<' : '>'} (?, ?)`;
    where.values.push(...readCursor(query.cursor, 2));
  }
  const order = down ? 'd.sort_at DESC, d.row DESC' : 'd.sort_at, d.row';
  let from = 'documents d';
  if (match) {
    const found = database
      .statement('SELECT count(*) AS n FROM (SELECT 1 FROM documents_text WHERE documents_text MATCH ? LIMIT ?)')
      .get<{ n: number }>(match, RARE_COUNT);
    if (Number(found?.n) < RARE_COUNT) {
      from = 'documents_text f CROSS JOIN documents d ON d.row = f.rowid';
      where.sql = `f.documents_text MATCH ? AND ${where.sql}`;
    } else {
      // A common word: walk the newest documents and ask the index about each row.
      where.sql = `EXISTS (SELECT 1 FROM documents_text t WHERE t.documents_text MATCH ? AND t.rowid = d.row) AND ${where.sql}`;
    }
    where.values.unshift(match);
  }
  const found = database
    .statement(`SELECT d.row, d.sort_at FROM ${from} WHERE ${where.sql} ORDER BY ${order} LIMIT ?`)
    .all<{ row: number; sort_at: string }>(...where.values, query.limit + 1);
  const shown = found.slice(0, query.limit);
  const last = shown[shown.length - 1];
  return {
    rows: shown.map(({ row }) => row),
    next: found.length > query.limit && last ? encodeCursor([last.sort_at, Number(last.row)]) : null,
  };
}

function documentsOf(database: Database, rows: number[]): Document[] {
  const bodies = new Map(
    database
      .statement('SELECT row, body FROM documents WHERE row IN (SELECT value FROM json_each(?))')
      .all<{ row: number; body: string }>(JSON.stringify(rows))
      .map(({ row, body }) => [row, body]),
  );
  return rows.flatMap((row) => {
    const body = bodies.get(row);
    return body === undefined ? [] : [JSON.parse(body) as Document];
  });
}

/** Up to this many matches are counted. */
const MOST_COUNTED = 10_000;

/** How many documents a query finds, at most 10,000: more is told as that. */
export function countDocuments(database: Database, query: DocumentQuery): number {
  const match = query.q ? matchExpression(parseSearchQuery(query.q)) : null;
  if (query.q?.trim() && !match) return 0;
  const where = filterWhere(query);
  const isFiltered = where.sql !== '1=1';
  const from = match
    ? `documents_text f${isFiltered ? ' CROSS JOIN documents d ON d.row = f.rowid' : ''} WHERE f.documents_text MATCH ? AND`
    : 'documents d WHERE';
  const found = database
    .statement(`SELECT count(*) AS n FROM (SELECT 1 FROM ${from} ${where.sql} LIMIT ${MOST_COUNTED})`)
    .get<{ n: number }>(...(match ? [match] : []), ...where.values);
  return Number(found?.n ?? 0);
}

/** One page of hits with their highlights. Throws `record-invalid` for a foreign cursor. */
export function searchDocuments(database: Database, query: DocumentQuery): Page<DocumentHit> {
  const terms = query.q ? parseSearchQuery(query.q) : [];
  const match = matchExpression(terms);
  if (query.q?.trim() && !match) return { items: [], next: null };
  const page =
    query.sort === 'relevance' && match ? byRelevance(database, query, match) : byDate(database, query, match);
  const items = documentsOf(database, page.rows).map((document) => ({
    document,
    highlights: (['title', 'text'] as const).flatMap((field) =>
      terms.length === 0
        ? []
        : highlightRanges(document[field], terms, field === 'title' ? 10 : 30).map((range) => ({ field, ...range })),
    ),
  }));
  return { items, next: page.next };
}
