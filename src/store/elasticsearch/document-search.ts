import type { Document } from '../../domain/document.ts';
import { encodeCursor } from '../../lib/cursor.ts';
import { highlightRanges, parseSearchQuery } from '../../lib/search-query.ts';
import type { DocumentHit, DocumentQuery, Page } from '../port.ts';
import { foreignCursor, readCursor } from '../read-cursor.ts';
import { isMissing, type Connection, type Found } from './connection.ts';
import { documentClause } from './document-query.ts';
import type { DocumentRow } from './document-row.ts';

/** Beyond this the total is no longer counted, as in the embedded store. */
const COUNTED_TO = 10_000;
const PIT_KEPT = '5m';

interface Walk {
  found: Found<DocumentRow>;
  next: string | null;
}

/** Newest or oldest: the sort keys are total (time, id) and never change under a reader, so the cursor needs no open search. */
async function byDate(connection: Connection, query: DocumentQuery): Promise<Walk> {
  const order = query.sort === 'oldest' ? 'asc' : 'desc';
  const found = await connection.search<DocumentRow>({
    index: connection.names.documents,
    query: documentClause(query),
    sort: [{ sortAt: { order, format: 'epoch_millis', numeric_type: 'date' } }, { id: { order } }],
    size: query.limit + 1,
    _source: ['body'],
    track_total_hits: query.cursor ? false : COUNTED_TO,
    ...(query.cursor ? { search_after: readCursor(query.cursor, 2) } : {}),
  });
  const last = found.hits[query.limit - 1];
  return { found, next: found.hits.length > query.limit && last ? encodeCursor(last.sort) : null };
}

/** By relevance scores move with every write: a point in time holds the index still from page to page. */
async function byRelevance(connection: Connection, query: DocumentQuery): Promise<Walk> {
  const keys = query.cursor ? readCursor(query.cursor, 4) : null;
  const pitId = keys
    ? String(keys[0])
    : (
        await connection.told((client) =>
          client.openPointInTime({ index: connection.names.documents, keep_alive: PIT_KEPT }),
        )
      ).id;
  try {
    const found = await connection.search<DocumentRow>({
      pit: { id: pitId, keep_alive: PIT_KEPT },
      query: documentClause(query, true),
      sort: [
        { _score: { order: 'desc' } },
        { sortAt: { order: 'desc', format: 'epoch_millis' } },
        { id: { order: 'desc' } },
      ],
      size: query.limit + 1,
      _source: ['body'],
      track_total_hits: keys ? false : COUNTED_TO,
      ...(keys ? { search_after: keys.slice(1) } : {}),
    });
    const last = found.hits[query.limit - 1];
    const hasMore = found.hits.length > query.limit && last !== undefined;
    const openPit = found.pitId ?? pitId;
    if (!hasMore) await connection.client.closePointInTime({ id: openPit }).catch(() => undefined);
    return { found, next: hasMore ? encodeCursor([openPit, ...last.sort]) : null };
  } catch (error) {
    if (isMissing(error) && query.cursor) throw foreignCursor(query.cursor);
    throw error;
  }
}

function hitOf(document: Document, terms: ReturnType<typeof parseSearchQuery>): DocumentHit {
  const highlights = (['title', 'text'] as const).flatMap((field) =>
    terms.length === 0
      ? []
      : highlightRanges(document[field], terms, field === 'title' ? 10 : 30).map((range) => ({ field, ...range })),
  );
  return { document, highlights };
}

/** One page of hits with their highlights. Throws `record-invalid` for a foreign or expired cursor. */
export async function searchDocuments(connection: Connection, query: DocumentQuery): Promise<Page<DocumentHit>> {
  const terms = query.q ? parseSearchQuery(query.q) : [];
  if (query.isFresh) await connection.refresh([connection.names.documents]);
  const isByRelevance = query.sort === 'relevance' && terms.some(({ isExcluded }) => !isExcluded);
  const { found, next } = await (isByRelevance ? byRelevance : byDate)(connection, query);
  return {
    items: found.hits.slice(0, query.limit).map(({ source }) => hitOf(source.body, terms)),
    next,
    ...(query.cursor ? {} : { total: found.total }),
  };
}
